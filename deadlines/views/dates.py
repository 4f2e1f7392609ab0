"""Pages of the book of deadlines: every date of a council, one date and what follows from it, who answers for it."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import for_council
from councils.answers import answer, person
from councils.day import today_at
from councils.models import Council, User
from councils.people_form import no_longer_here, people_who, people_with
from councils.roles import Can, Role
from deadlines import keeping
from deadlines.chain import chain, stages_to_come, told_already
from deadlines.dates import BY_LAW, PLANNED, Dated, by_month, owed_as, what_follows
from deadlines.deeds import deed_of, said_of
from deadlines.kept_forms import DateTried, PeopleOfADate
from deadlines.models import Deadline, DiaryEntry, Kind
from deadlines.notices import troubles
from deadlines.plans import STEPS, plan_back
from deadlines.querysets import DeadlineQuerySet
from govuk.writing import UNPROCESSABLE

NAMED_ELSEWHERE = (Kind.OBJECTIVE_REVIEW, Kind.ACTION, Kind.FIGURES, Kind.CONTRIBUTION, Kind.APPROVAL)
SHOWN = {
    "": gettext_lazy("All"),
    "law": gettext_lazy("By law"),
    "promises": gettext_lazy("Our own promises"),
    "mine": gettext_lazy("Mine"),
}


@for_council(Can.SEE_DRAFTS)
@require_safe
def dates(request: HttpRequest, council: Council) -> HttpResponse:
    """Every open date of the council in order of its day."""
    asked = request.GET.get("show", "")
    shown = asked if asked in SHOWN else ""
    found = council.deadlines.open_on(today_at(council)).with_recorded().select_related("owner").soonest_first()
    page = {
        "months": by_month(chosen(found, shown, reader=person(request)), on=today_at(council)),
        "shown": shown,
        "filters": SHOWN.items(),
        "troubles": troubles(council, on=localdate()),
    }
    return render(request, "deadlines/dates/dates.html", page)


def chosen(found: DeadlineQuerySet, shown: str, *, reader: User) -> DeadlineQuerySet:
    match shown:
        case "law":
            return found.filter(BY_LAW)
        case "promises":
            return found.filter(is_promise=True)
        case "mine":
            return found.filter(Q(owner=reader) | Q(sponsor=reader))
    return found


@for_council(Can.SEE_DRAFTS)
@require_safe
def date_page(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """One date: how it was found, what follows from another day, a plan counted back, and who is told."""
    deadline = get_object_or_404(council.deadlines.with_recorded().select_related("owner", "sponsor"), pk=pk)
    on, arrangements = today_at(council), keeping.arrangements_of(council)
    dated, entry = Dated(deadline, on), keeping.entry_behind(deadline)
    is_open = deadline.closed_on is None
    form = DateTried(
        request.GET if is_open and "asked" in request.GET else None,
        arrangements=arrangements,
        if_it_were=deed_of(deadline).if_it_were,
        is_planned=deadline.kind in PLANNED,
        taking=STEPS if dated.is_usually_planned else (),
    )
    tried_on, follows = outcome(form, deadline, council, entry, on=on)
    planned = None
    if is_open and form.taking and not form.errors:
        day = tried_on or deadline.due_on
        planned = plan_back(day, arrangements, nation=council.nation, on=on, taking=form.taking)
    page = {
        "deadline": deadline,
        "dated": dated,
        "entry": entry,
        "owed": owed_as(deadline, council, on=on) if is_open else None,
        "form": form if is_open else None,
        "tried_on": tried_on,
        "said": said_of(deadline, tried_on),
        "follows": follows,
        "planned": planned,
        "is_past": planned is not None and planned.plan.due_on < on,
        "chain": chain(deadline) if is_open else [],
        "to_come": stages_to_come(deadline, on=on),
        "told": told_already(deadline),
        "in_its_place": None if is_open else Deadline.objects.in_place_of(deadline).first(),
        "is_named_elsewhere": deadline.kind in NAMED_ELSEWHERE,
    }
    return render(request, "deadlines/dates/date.html", page, status=UNPROCESSABLE if form.errors else 200)


def outcome(
    form: DateTried, deadline: Deadline, council: Council, entry: DiaryEntry | None, *, on: date
) -> tuple[date | None, tuple[str, ...]]:
    """The day that was tried, and what follows from it; a day that cannot be becomes an error of the form."""
    tried_on = form.cleaned_data.get("published_on") if form.is_valid() else None
    if tried_on is None:
        return None, ()
    try:
        return tried_on, what_follows(deadline, council, tried_on, on=on, entry=entry)
    except ValueError as cannot_be:
        form.add_error("published_on", str(cannot_be).rstrip("."))
        return None, ()


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def date_people(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Who answers for a date, and the councillor to whom a long delay is brought."""
    deadline = get_object_or_404(council.deadlines.open().select_related("owner", "sponsor"), pk=pk)
    people, councillors = people_who(council, Can.SEE_DRAFTS), people_with(council, Role.COUNCILLOR)
    form = PeopleOfADate.among(people, councillors, deadline, request.POST if request.method == "POST" else None)
    gone = [no_longer_here(deadline.owner, people), no_longer_here(deadline.sponsor, councillors)]
    return answer(
        request,
        "deadlines/dates/people.html",
        form,
        save=lambda form: keeping.name_people(
            deadline, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=reverse("date", args=[council.slug, deadline.pk]),
        said=_("Who is told of this date is saved."),
        deadline=deadline,
        gone=[sentence for sentence in gone if sentence],
    )
