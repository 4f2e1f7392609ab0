"""Pages about councils and people: the public directory, who holds which role, contact, headcount and the record."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils import actions
from councils.access import for_council, open_to_public
from councils.edits import StaleEdit
from councils.forms import Contact, Invitation, Search
from councils.models import Council, CouncilName, Membership, Nation, Record
from councils.querysets import folded
from councils.roles import WHAT_A_ROLE_IS_FOR, Can, Role

PER_PAGE = 60
ACTS_PER_PAGE = 50


@open_to_public("anyone may look for a council")
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    form = Search(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    words, nation = asked.get("q", ""), asked.get("nation", "")
    councils = Council.objects.order_by("name", "pk").prefetch_related("successors")
    if words:
        also = CouncilName.objects.filter(folded__contains=folded(words)).order_by("pk")
        councils = councils.named_like(words).prefetch_related(Prefetch("names", also, to_attr="matching"))
    if nation:
        councils = councils.filter(nation=nation)
    page = Paginator(councils, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(council, found_by(council, words)) for council in page]
    shown = {"form": form, "page": page, "rows": rows, "words": words, "nation": nation, "nations": Nation.choices}
    return render(request, "councils/directory.html", shown)


def found_by(council: Council, words: str) -> CouncilName | None:
    """The other name by which the search found the council; None where the name on the page already says why."""
    if not words or folded(words) in folded(council.name):
        return None
    return next(iter(council.matching), None)  # type: ignore[attr-defined]  # prefetched by the directory


# --- People -----------------------------------------------------------------------------------------------------------


@for_council(Can.MANAGE_PEOPLE)
@require_safe
def people(request: HttpRequest, council: Council) -> HttpResponse:
    held = council.memberships.select_related("user").order_by("user__name", "user__email", "role")
    persons: dict[int, list[Membership]] = {}
    for membership in held:
        persons.setdefault(membership.user_id, []).append(membership)
    rows = [(roles[0].user, roles) for roles in persons.values()]
    return render(request, "councils/people.html", {"rows": rows, "roles": WHAT_A_ROLE_IS_FOR})


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, council: Council) -> HttpResponse:
    form = Invitation(request.POST or None)
    if form.is_valid():
        membership = actions.invite(council, **form.cleaned_data, by=request.user)  # type: ignore[arg-type]  # signed in
        messages.success(request, what_the_invitation_did(membership))
        return redirect("people", council.slug)
    return render(request, "councils/invite.html", {"form": form}, status=422 if form.errors else 200)


def what_the_invitation_did(membership: Membership) -> str:
    told = {"person": membership.user, "role": membership.get_role_display(), "address": membership.user.email}
    if membership.user.is_invitation_waiting:
        return _("%(person)s is %(role)s. An invitation goes to %(address)s in the next minutes.") % told
    # Not by name: until now only another council may have known it.
    return _("This person already has an account. %(address)s is now %(role)s.") % told


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def take_role(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    membership = get_object_or_404(council.memberships.select_related("user"), pk=pk)
    refused = ""
    if request.method == "POST":
        try:
            actions.take_role(membership, by=request.user)  # type: ignore[arg-type]  # signed in
        except actions.NotPossible as error:
            refused = str(error)
        else:
            told = {"person": membership.user, "role": membership.get_role_display()}
            messages.success(request, _("%(person)s is no longer %(role)s.") % told)
            lost_the_key = membership.user == request.user and membership.role == Role.ADMINISTRATOR
            return redirect(settings.LOGIN_REDIRECT_URL) if lost_the_key else redirect("people", council.slug)
    page = {"membership": membership, "refused": refused}
    return render(request, "councils/take_role.html", page, status=409 if refused else 200)


# --- About the council ------------------------------------------------------------------------------------------------


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, council: Council) -> HttpResponse:
    form = Contact(request.POST or None, initial={"contact": council.contact, "seen": council.version})
    differences, status = [], 200
    if form.is_valid():
        yours, seen = form.cleaned_data["contact"], form.cleaned_data["seen"]
        try:
            actions.change_contact(council, seen=seen, contact=yours, by=request.user)  # type: ignore[arg-type]  # signed in
        except StaleEdit as stale:
            differences, status = [(form.fields["contact"].label, yours, stale.current.contact)], 409  # type: ignore[attr-defined]
            typed = request.POST.copy()
            typed["seen"] = str(stale.current.version)  # type: ignore[attr-defined]  # a council
            form.data = typed
        else:
            messages.success(request, _("The contact is saved. Readers see it on the council’s page at once."))
            return redirect(home_of(council))
    page = {"form": form, "differences": differences}
    return render(request, "councils/contact.html", page, status=422 if form.errors else status)


def home_of(council: Council) -> str:
    return settings.OFFICERS_HOME.format(slug=council.slug)


@for_council(Can.READ_RECORD)
@require_safe
def record(request: HttpRequest, council: Council, checked: Callable[[Council], Any]) -> HttpResponse:
    """Every act, newest first, and at the head what the night's check of everything published found: `checked` says it,
    from a room upstairs."""
    acts = Record.objects.filter(chain=council.slug).order_by("-number")
    page = Paginator(acts, ACTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "councils/record.html", {"page": page, "checked": checked(council)})
