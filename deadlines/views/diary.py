"""Pages of the diary: what else has a day, entered by hand, done, changed and ended."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import for_council
from councils.answers import CONFLICT, answer, person
from councils.day import today_at
from councils.models import Council
from councils.people_form import no_longer_here, people_who
from councils.roles import Can
from deadlines import keeping
from deadlines.dates import Dated
from deadlines.diary import KINDS
from deadlines.kept_forms import AddEntry, ChangeEntry, Done, End
from deadlines.models import Deadline, DiaryEntry, Kind
from duty.written import in_words
from govuk.quotes import in_quotes

IN_ADDRESS = {kind.value.replace("_", "-"): kind for kind in KINDS}
CALLED = {
    Kind.DOCUMENT_REVIEW: gettext_lazy("A document to look at again"),
    Kind.ACCESSIBILITY: gettext_lazy("An accessibility statement"),
    Kind.COMPLIANCE_NOTICE: gettext_lazy("A compliance notice"),
    Kind.OWN_PROMISE: gettext_lazy("A promise of our own"),
}


@for_council(Can.SEE_DRAFTS)
@require_safe
def diary(request: HttpRequest, council: Council) -> HttpResponse:
    """Everything in the diary, what comes first before the rest, and what has ended."""
    on = today_at(council)
    about = Deadline.objects.open().filter(council=council, subject_type=DiaryEntry._meta.label_lower)
    days = {deadline.subject_number: Dated(deadline, on) for deadline in about}
    entries = list(council.diary.select_related("owner").order_by("title", "pk"))
    standing = [(entry, days[entry.pk]) for entry in entries if entry.pk in days and entry.ended_on is None]
    page = {
        "standing": sorted(standing, key=lambda row: row[1].deadline.due_on),
        "ended": [entry for entry in entries if entry.ended_on],
        "kinds": [(slug, CALLED[kind]) for slug, kind in IN_ADDRESS.items()],
    }
    return render(request, "deadlines/diary/diary.html", page)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_diary_entry(request: HttpRequest, council: Council, kind: str) -> HttpResponse:
    if kind not in IN_ADDRESS:
        raise Http404
    which, on = IN_ADDRESS[kind], today_at(council)
    people = people_who(council, Can.SEE_DRAFTS)
    return answer(
        request,
        "deadlines/diary/add.html",
        AddEntry.of(which, request.POST or None, people=people, on=on),
        save=lambda form: keeping.enter(council, kind=which, **form.cleaned_data, by=person(request)),
        done=page_of,
        said=lambda entry: _("%(title)s is in the diary.") % {"title": in_quotes(entry.title)} + " " + next_day(entry),
        kind=which,
        called=CALLED[which],
    )


@for_council(Can.SEE_DRAFTS)
@require_safe
def diary_entry(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """One entry: its next day, and the times before."""
    entry = get_object_or_404(council.diary.select_related("owner"), pk=pk)
    on = today_at(council)
    days = [Dated(deadline, on) for deadline in Deadline.objects.about(entry).order_by("-due_on", "-pk")]
    page = {
        "entry": entry,
        "coming": next((each for each in days if each.deadline.closed_on is None), None),
        "before": [each.deadline for each in days if each.deadline.closed_on],
    }
    return render(request, "deadlines/diary/entry.html", page)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_diary_entry(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    entry = get_object_or_404(council.diary.select_related("owner"), pk=pk)
    people = people_who(council, Can.SEE_DRAFTS)
    return ended(request, entry) or answer(
        request,
        "deadlines/diary/change.html",
        ChangeEntry.of(entry, request.POST or None, people=people, on=today_at(council)),
        save=lambda form: keeping.change_entry(
            entry, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=page_of,
        said=lambda entry: _("The entry is saved.") + " " + next_day(entry),
        entry=entry,
        gone=no_longer_here(entry.owner, people),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def diary_entry_done(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    entry = get_object_or_404(council.diary, pk=pk)
    return ended(request, entry) or answer(
        request,
        "deadlines/diary/done.html",
        Done(request.POST or None, on=today_at(council)),
        save=lambda form: keeping.note_done(entry, done_on=form.cleaned_data["done_on"], by=person(request)),
        done=page_of,
        said=lambda entry: _("Noted as done.") + " " + next_day(entry),
        entry=entry,
        present=keeping.expected(entry),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_diary_entry(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    entry = get_object_or_404(council.diary, pk=pk)
    return ended(request, entry) or answer(
        request,
        "deadlines/diary/end.html",
        End(request.POST or None),
        save=lambda form: keeping.end_entry(
            entry, because=form.cleaned_data["because"], on=today_at(council), by=person(request)
        ),
        done=page_of,
        said=_("It is owed no more. The entry stays in the diary with your reason."),
        entry=entry,
    )


def ended(request: HttpRequest, entry: DiaryEntry) -> HttpResponse | None:
    """The page that says why an ended entry asks for nothing more; None where it still does. A form already filled in
    is answered itself."""
    if entry.ended_on is None or request.method == "POST":
        return None
    page: dict[str, Any] = {"entry": entry, "coming": None, "before": [], "is_refused": True}
    return render(request, "deadlines/diary/entry.html", page, status=CONFLICT)


def page_of(entry: DiaryEntry) -> str:
    return reverse("diary_entry", args=[entry.council.slug, entry.pk])


def next_day(entry: DiaryEntry) -> str:
    """By when it is due next; or that the day has passed already; or that nothing more is."""
    present = keeping.expected(entry)
    if present is None:
        return _("Nothing more is due.")
    told = {"day": in_words(present.due_on)}
    if present.due_on < today_at(entry.council):
        return _("Its day, %(day)s, has passed already, so it shows as overdue.") % told
    return _("It is due by %(day)s.") % told
