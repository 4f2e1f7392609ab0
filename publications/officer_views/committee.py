"""Reports to a meeting: starting one, its head, its recommendations, and what the meeting decided."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from councils.access import for_council
from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Council
from councils.roles import Can
from govuk.forms import Form
from publications import committee
from publications.committee_forms import HeadOfReport, NoteOutcome, Recommend, StartCommitteeReport
from publications.kinds import KIND
from publications.lifecycle import NotAllowedNow
from publications.models import CommitteeReport, Kind, Publication, Recommendation, State
from publications.officer_views.reaching import FOLDER, page, person_of, publication_of, to
from publications.starting import publication_for


def report_of(publication: Publication) -> CommitteeReport:
    """The head of the report; 404 for any other document."""
    if publication.kind != Kind.COMMITTEE_REPORT:
        raise Http404
    return get_object_or_404(
        CommitteeReport.objects.select_related("publication__council", "about"), publication=publication
    )


def saved_meanwhile() -> str:
    return _("Somebody saved this meanwhile. Look at what you typed, and save once more.")


def documents_of(council: Council) -> list[Publication]:
    """The documents that a report can be about, newest first."""
    others = council.publications.exclude(kind=Kind.COMMITTEE_REPORT).exclude(state=State.WITHDRAWN)
    return list(others.select_related("objective_set").newest_first())


def choices_of(council: Council) -> dict[str, Publication]:
    """The same by the key of their choice, and the sets that no publication has been made of yet."""
    found = {str(document.pk): document for document in documents_of(council)}
    unsubmitted = council.objective_sets.filter(publication=None, published_on=None).newest_first()
    return found | {f"set-{each.pk}": publication_for(each) for each in unsubmitted}


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def start_committee_report(request: HttpRequest, council: Council) -> HttpResponse:
    """Which document, which meeting, from whom and for what."""
    form = StartCommitteeReport(request.POST if request.method == "POST" else None, documents=choices_of(council))
    if form.is_valid():
        try:
            begun = committee.start_report(council, on=localdate(), by=person_of(request), **form.answers())
        except NotPossible as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The report is started. Take the suggested texts and write the rest."))
            return to("officer_publication", begun)
    told = {
        "council": council,
        "form": form,
        "kind": KIND[Kind.COMMITTEE_REPORT],
        "back": reverse("start_publication", args=[council.slug]),
    }
    return render(request, f"{FOLDER}start_document.html", told, status=422 if form.is_bound else 200)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def committee_head(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """To whom, when, from whom, on what."""
    publication = publication_of(council, kind, period)
    report = report_of(publication)
    if request.method == "GET" and not publication.is_open_to_editing:
        return to("officer_publication", publication)
    form = HeadOfReport(request.POST if request.method == "POST" else None, initial=HeadOfReport.told(report))
    if not form.is_valid():
        return shown(request, publication, "committee_head", form, status=422 if form.is_bound else 200)
    try:
        committee.change_head(report, seen=form.cleaned_data["seen"], by=person_of(request), **form.answers())
    except StaleEdit as stale:
        form = HeadOfReport(seen_anew(request, stale))
        return refused(request, publication, "committee_head", form, saved_meanwhile())
    except NotAllowedNow as refusal:
        return refused(request, publication, "committee_head", form, str(refusal))
    messages.success(request, _("Saved."))
    return to("officer_publication", publication)


def shown(
    request: HttpRequest, publication: Publication, template: str, form: Form, *, status: int, **told: Any
) -> HttpResponse:
    return page(request, template, publication, form=form, status=status, **told)


def refused(
    request: HttpRequest, publication: Publication, template: str, form: Form, why: str, **told: Any
) -> HttpResponse:
    form.add_error(None, why)
    return shown(request, publication, template, form, status=409, **told)


def seen_anew(request: HttpRequest, stale: StaleEdit) -> Any:
    """What was typed, with the version that it would now replace."""
    typed = request.POST.copy()
    typed["seen"] = str(stale.current.version)  # type: ignore[attr-defined]  # what is edited so has one
    return typed


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def recommendations(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """The list, and the form for one more."""
    publication = publication_of(council, kind, period)
    report = report_of(publication)
    if request.method == "GET" and not publication.is_open_to_editing:
        return to("officer_publication", publication)
    told = {"report": report, "rows": report.recommendations.select_related("document").order_by("position")}
    form = Recommend(request.POST if request.method == "POST" else None, documents=documents_of(council))
    if not form.is_valid():
        return shown(request, publication, "recommendations", form, status=422 if form.is_bound else 200, **told)
    try:
        committee.recommend(report, by=person_of(request), **form.answers())
    except NotAllowedNow as refusal:
        return refused(request, publication, "recommendations", form, str(refusal), **told)
    messages.success(request, _("The recommendation is added."))
    return to("recommendations", publication)


def recommendation_of(report: CommitteeReport, pk: int) -> Recommendation:
    return get_object_or_404(report.recommendations.select_related("report__publication__council"), pk=pk)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def change_recommendation(request: HttpRequest, council: Council, kind: str, period: str, pk: int) -> HttpResponse:
    """Word it anew, give it another number, or remove it."""
    publication = publication_of(council, kind, period)
    row = recommendation_of(report_of(publication), pk)
    if request.method == "GET" and not publication.is_open_to_editing:
        return to("officer_publication", publication)
    choices: dict[str, Any] = {
        "documents": documents_of(council),
        "places": range(1, row.report.recommendations.count() + 1),
    }
    initial: dict[str, Any] = {"asked": row.asked, "words": row.words, "document": str(row.document_id or "")}
    initial |= {"place": str(row.position), "seen": row.version}
    form = Recommend(request.POST if request.method == "POST" else None, initial=initial, **choices)
    if not form.is_valid():
        return shown(request, publication, "recommendation", form, status=422 if form.is_bound else 200, row=row)
    try:
        save_recommendation(row, form, request)
    except StaleEdit as stale:
        form = Recommend(seen_anew(request, stale), **choices)
        return refused(request, publication, "recommendation", form, saved_meanwhile(), row=row)
    except NotAllowedNow as refusal:
        return refused(request, publication, "recommendation", form, str(refusal), row=row)
    messages.success(request, _("Saved."))
    return to("recommendations", publication)


def save_recommendation(row: Recommendation, form: Recommend, request: HttpRequest) -> None:
    told, by = form.cleaned_data, person_of(request)
    committee.change_recommendation(row, seen=told["seen"] or 0, by=by, **form.answers())
    committee.move_recommendation(row, to=int(told["place"] or row.position), by=by)


@for_council(Can.EDIT_PUBLICATIONS)
@require_POST
def drop_recommendation(request: HttpRequest, council: Council, kind: str, period: str, pk: int) -> HttpResponse:
    """Ask for it no more; a second press finds it gone."""
    publication = publication_of(council, kind, period)
    row = report_of(publication).recommendations.filter(pk=pk).first()
    try:
        if row:
            committee.drop_recommendation(row, by=person_of(request))
    except NotAllowedNow as refusal:
        return page(request, "not_now", publication, status=409, sentence=str(refusal))
    messages.success(request, _("The recommendation is removed."))
    return to("recommendations", publication)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def recommendation_outcome(request: HttpRequest, council: Council, kind: str, period: str, pk: int) -> HttpResponse:
    """What the meeting decided, with its day and minute; at any time after the meeting."""
    publication = publication_of(council, kind, period)
    report = report_of(publication)
    row = recommendation_of(report, pk)
    typed = request.POST if request.method == "POST" else None
    form = NoteOutcome(typed, on=localdate(), initial=NoteOutcome.told(row, report))
    if not form.is_valid():
        return shown(request, publication, "outcome", form, status=422 if form.is_bound else 200, row=row)
    try:
        committee.note_outcome(row, seen=form.cleaned_data["seen"], by=person_of(request), **form.answers())
    except StaleEdit as stale:
        form = NoteOutcome(seen_anew(request, stale), on=localdate())
        return refused(request, publication, "outcome", form, saved_meanwhile(), row=row)
    messages.success(request, _("Saved."))
    return to("officer_publication", publication)
