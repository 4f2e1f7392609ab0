"""Calendars to subscribe to: a council's for everybody, and each person's own behind a secret address."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import by_secret_link, for_council, open_to_public, powers
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from deadlines import calendar_actions as actions
from deadlines import feeds
from deadlines.calendars import CONTENT_TYPE, Entry, calendar
from deadlines.models import CalendarAddress

Sort = CalendarAddress.Sort
ASKS_FOR = {Sort.OFFICER: Can.SEE_DRAFTS, Sort.MEMBER: Can.SEE_DASHBOARD}
InPublic = Callable[..., feeds.Published]


@open_to_public("whoever waits for what a council owes may have its days in their calendar")
@require_safe
def council_calendar(request: HttpRequest, slug: str, in_public: InPublic) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    if why := feeds.why_no_calendar(council):
        page = {"council": council, "why": why, "council_page": feeds.page_of(council)}
        return render(request, "deadlines/calendars/none.html", page, status=404)
    published = in_public(council, on=today_at(council))
    entries = feeds.public_dates(council, published)
    response = as_calendar(council, _("Equality dates – %(council)s") % {"council": council}, entries)
    if changed_at := feeds.last_change(council, entries, published):
        response["Last-Modified"] = http_date(changed_at.timestamp())
    return response


@by_secret_link("a calendar program cannot sign in; the address alone says whose calendar it is")
@require_safe
def secret_calendar(request: HttpRequest, secret: str, in_public: InPublic) -> HttpResponse:
    found = CalendarAddress.objects.select_related("user", "council").filter(secret_hash=actions.hashed(secret)).first()
    if found is None or ASKS_FOR[Sort(found.sort)] not in powers(found.user, found.council):
        raise Http404
    council, reader = found.council, found.user
    if found.sort == Sort.OFFICER:
        called = _("What we owe – %(council)s")
        entries = feeds.officer_dates(council, reader=reader)
    else:
        called = _("Dates for councillors – %(council)s")
        entries = feeds.member_dates(council, in_public(council, on=today_at(council)), reader=reader)
    return as_calendar(council, called % {"council": council}, entries)


def as_calendar(council: Council, name: str, entries: list[Entry]) -> HttpResponse:
    response = HttpResponse(calendar(name, entries, on=now()), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{council.slug}-dates.ics"'
    return response


# --- How to subscribe -------------------------------------------------------------------------------------------------


@for_council(Can.SEE_DASHBOARD)
@require_safe
def calendars(request: HttpRequest, council: Council) -> HttpResponse:
    return the_page(request, council)


@for_council(Can.SEE_DASHBOARD)
@require_http_methods(["GET", "HEAD", "POST"])
def make_calendar_address(request: HttpRequest, council: Council) -> HttpResponse:
    """Answers with the page itself: to lead back to it, the secret would have to be kept until it is shown. Whoever
    opens the address of that answer again is led to the page, and nothing is made."""
    if request.method != "POST":
        return redirect("calendars", council.slug)
    secret = actions.make_address(council, sort=sort_for(request), by=request.user)  # type: ignore[arg-type]  # signed in
    return the_page(request, council, made=settings.PUBLIC_URL + reverse("secret_calendar", args=[secret]))


@for_council(Can.SEE_DASHBOARD)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_calendar_address(request: HttpRequest, council: Council) -> HttpResponse:
    if request.method != "POST":
        return redirect("calendars", council.slug)
    actions.withdraw_address(council, by=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(request, _("Your address is withdrawn. Calendars that use it get nothing more."))
    return redirect("calendars", council.slug)


def the_page(request: HttpRequest, council: Council, *, made: str = "") -> HttpResponse:
    address = CalendarAddress.objects.filter(user=request.user.pk, council=council).first()
    sort = sort_for(request)
    page = {
        "why_none": feeds.why_no_calendar(council),
        "public_address": settings.PUBLIC_URL + reverse("council_calendar", args=[council.slug]),
        "is_for_officers": sort == Sort.OFFICER,
        "address": address,
        # One made in a role that has ended answers nothing, and one made as a councillor shows no more than that.
        "is_of_another_role": address is not None and address.sort != sort,
        "made": made,
    }
    return render(request, "deadlines/calendars/calendars.html", page)


def sort_for(request: HttpRequest) -> str:
    """The fullest calendar that the person may have here."""
    held = request.powers  # type: ignore[attr-defined]  # the door set it
    return next(sort for sort, can in ASKS_FOR.items() if can in held)
