"""Doors: who may come in. Every view carries one of these marks; a test walks the address map and fails on any
without.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache

from councils.day import another_day, staying_in_that_day
from councils.models import Council, Membership, User
from councils.roles import ROLES, Can
from govuk.caching import cacheable
from govuk.typed import what_was_typed

View = Callable[..., HttpResponseBase]


def powers(user: User, council: Council) -> frozenset[Can]:
    """Everything the person may do at the council, all roles together; nothing for a stranger."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    roles = Membership.objects.filter(user=user, council=council).values_list("role", flat=True)
    return frozenset[Can]().union(*(ROLES[role] for role in roles))


def private(view: View) -> View:
    """Answers that belong to one person: kept in no cache."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return never_cache(answered)


def marked(view: View, **facts: object) -> View:
    view.door = facts  # type: ignore[attr-defined]  # the door test reads it
    return view


def signed_out(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page. Whoever typed into a form while their session ran out is shown every word of it first, to
    copy: nothing typed is lost, and nothing is done for somebody who has not signed in."""
    path = request.get_full_path()
    if request.method != "POST":
        return redirect_to_login(path)
    told = {"typed": what_was_typed(request.POST), "sign_in": redirect_to_login(path).url}
    return render(request, "councils/signed_out.html", told, status=401)


def for_council(can: Can) -> Callable[[View], View]:
    """A page of one council for those with the power: the slug in the address becomes the council.

    A stranger gets 404, so that nothing tells whether the address exists; a colleague without the power gets 403.
    """

    def door(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return signed_out(request)
            council = Council.objects.filter(slug=slug, memberships__user=request.user.pk).distinct().first()
            if council is None:
                raise Http404
            held = powers(request.user, council)
            if can not in held:
                raise PermissionDenied(f"You may not {can} at {council}. Ask one of its administrators for a role.")
            request.council, request.powers = council, held  # type: ignore[attr-defined]  # for templates and menus
            if Can.SEE_ANOTHER_DAY in held and (day := another_day(request)):
                council.seen_on = day
                if request.method not in ("GET", "HEAD"):
                    return render(request, "councils/another_day.html", status=409)
                return staying_in_that_day(view(request, council, *args, **kwargs), council)
            return view(request, council, *args, **kwargs)

        return marked(private(entered), kind="council", can=can)

    return door


def signed_in(why: str) -> Callable[[View], View]:
    """A page for anyone with an account, with the reason why it belongs to no one council."""

    def door(view: View) -> View:
        return marked(private(login_required(view)), kind="signed in", why=why)

    return door


def open_to_public(why: str, *, kept: bool = True) -> Callable[[View], View]:
    """A page for everybody, with the reason. It touches no session, sets no cookie, and (unless not `kept`) may be
    kept by shared caches, which ask again with its ETag."""

    def door(view: View) -> View:
        return marked(cacheable(view) if kept else never_cache(view), kind="public", why=why)

    return door


def by_secret_link(why: str) -> Callable[[View], View]:
    """A page for whoever has its address, which is as good as a password, with the reason why nobody signs in to it.

    It touches no session, is kept in no cache and found by no search engine, and a link on it tells nobody where it
    stood. Whatever the reason why nothing is here, the answer is the same.
    """

    def door(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                response = view(request, *args, **kwargs)
            except (Http404, PermissionDenied):
                nothing = "There is nothing at this address.\n"
                response = HttpResponseNotFound(nothing, content_type="text/plain; charset=utf-8")
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return marked(private(entered), kind="secret link", why=why)

    return door
