"""What may be done to a report to a meeting: start it, say what it is, ask for something, note what came of it."""

from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from councils.edits import StaleEdit, held, latest, rewrite
from councils.models import Council
from councils.record import Actor, act, record
from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import Asked, CommitteeReport, Kind, Publication, Recommendation
from publications.starting import claim, start_document, usual_claims


@act
def start_report(
    council: Council,
    *,
    meeting_of: str,
    meeting_on: date,
    report_of: str,
    on: date,
    by: Actor,
    subject: str = "",
    about: Publication | None = None,
    asked: str = Asked.APPROVE,
    **head: Any,
) -> Publication:
    """Start a report to a meeting; about a document, with the first recommendation on it. The subject is the name of
    the document unless another is given. Raises NotPossible where councils of the nation make no such report."""
    council = held(council)
    about = about and on_its_way(about, on=on)
    subject = subject or (about.title if about else "")
    place = free_address(council, meeting_of, meeting_on)
    publication = start_document(council, Kind.COMMITTEE_REPORT, title=subject, address=place, on=on, by=by)
    report = CommitteeReport.objects.create(
        publication=publication,
        about=about,
        meeting_of=meeting_of,
        meeting_on=meeting_on,
        report_of=report_of,
        **{"wards": _("All")} | head,
    )
    if about:
        Recommendation.objects.create(
            report=report, position=1, asked=asked, words=_("“%(title)s”") % {"title": about.title}, document=about
        )
    told = {"meeting": str(report), "about": about.title if about else ""}
    record("report to a meeting started", by=by, council=council, of=publication, after=told)
    return publication


def on_its_way(document: Publication, *, on: date) -> Publication:
    """The document as a row to point at: one drawn from a set has none before the set is first submitted."""
    if document.pk is None:
        document.save(force_insert=True)
        claim(document, usual_claims(document.council, document.kind, on=on))
    return document


def free_address(council: Council, meeting_of: str, meeting_on: date) -> str:
    """ "cabinet-2027-02-12"; a second report to the same meeting is "cabinet-2027-02-12-2"."""
    first = f"{slugify(meeting_of)[:60].strip('-') or 'meeting'}-{meeting_on.isoformat()}"
    taken = set(
        council.publications.filter(kind=Kind.COMMITTEE_REPORT, period__startswith=first).values_list(
            "period", flat=True
        )
    )
    number, place = 1, first
    while place in taken:
        number += 1
        place = f"{first}-{number}"
    return place


def editable(report: CommitteeReport) -> CommitteeReport:
    """The report as it stands, locked after its council and its publication. Raises NotAllowedNow unless a draft."""
    held(report.publication.council)
    after(latest(report.publication).state, Move.EDIT)
    return latest(report)


@act
def change_head(report: CommitteeReport, *, seen: int, by: Actor, subject: str, **changes: Any) -> CommitteeReport:
    """Say to whom, when and from whom the report goes. Its address stays. Raises StaleEdit, or NotAllowedNow."""
    report = editable(report)
    if report.version != seen:
        raise StaleEdit(report)
    publication = latest(report.publication)
    before, now = rewrite(report, **changes)
    old, new = rewrite(publication, title=subject)
    if old and not now:  # an older form must still be stopped
        report.version += 1
        report.save(update_fields=["version"])
    if now | new:
        record(
            "head of the report",
            by=by,
            council=publication.council,
            of=publication,
            before=before | old,
            after=now | new,
        )
    return report


@act
def recommend(
    report: CommitteeReport, *, asked: str, words: str, by: Actor, document: Publication | None = None
) -> Recommendation:
    """Ask the meeting for one thing more, last in the list. The same as the last, as by a double click, is one. Raises
    NotAllowedNow unless the report is a draft."""
    report = editable(report)
    last = report.recommendations.order_by("position").last()
    if last and (last.asked, last.words, last.document) == (asked, words, document):
        return last
    made = Recommendation.objects.create(
        report=report, position=report.recommendations.count() + 1, asked=asked, words=words, document=document
    )
    record("recommendation added", by=by, council=report.publication.council, of=made, after={"says": str(made)})
    return made


@act
def change_recommendation(recommendation: Recommendation, *, seen: int, by: Actor, **changes: Any) -> Recommendation:
    """Word a recommendation anew. Raises StaleEdit, or NotAllowedNow unless the report is a draft."""
    report = editable(recommendation.report)
    recommendation = latest(recommendation, seen=seen)
    before, now = rewrite(recommendation, **changes)
    if now:
        council = report.publication.council
        record("recommendation changed", by=by, council=council, of=recommendation, before=before, after=now)
    return recommendation


@act
def move_recommendation(recommendation: Recommendation, *, to: int, by: Actor) -> None:
    """Give a recommendation another place in the list; the others close up around it."""
    report = editable(recommendation.report)
    rows = list(report.recommendations.select_for_update().order_by("position"))
    moved = next((row for row in rows if row.pk == recommendation.pk), None)
    to = max(1, min(to, len(rows)))
    if moved is None or moved.position == to:
        return
    rows.remove(moved)
    rows.insert(to - 1, moved)
    numbered_anew(rows)
    council = report.publication.council
    record("recommendation moved", by=by, council=council, of=moved, before={}, after={"position": to})


@act
def drop_recommendation(recommendation: Recommendation, *, by: Actor) -> None:
    """Ask for it no more. One on which the meeting has decided stays. A second call finds it gone."""
    report = editable(recommendation.report)
    gone = report.recommendations.select_for_update().filter(pk=recommendation.pk).first()
    if gone is None:
        return
    if gone.outcome:
        raise NotAllowedNow(_("The meeting has decided on this recommendation. It stays with what was decided."))
    record("recommendation dropped", by=by, council=report.publication.council, of=gone, before={"said": str(gone)})
    gone.delete()
    numbered_anew(list(report.recommendations.select_for_update().order_by("position")))


def numbered_anew(rows: list[Recommendation]) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            row.version += 1
            row.save(update_fields=["position", "version"])


@act
def note_outcome(
    recommendation: Recommendation,
    *,
    seen: int,
    outcome: str,
    by: Actor,
    outcome_on: date | None = None,
    minute: str = "",
) -> Recommendation:
    """Note what the meeting decided, whatever has become of the report; an empty outcome takes a note back. Raises
    StaleEdit."""
    council = held(recommendation.report.publication.council)
    recommendation = latest(recommendation, seen=seen)
    if not outcome:
        outcome_on, minute = None, ""
    before, now = rewrite(recommendation, outcome=outcome, outcome_on=outcome_on, minute=minute)
    if now:
        record("decision of the meeting", by=by, council=council, of=recommendation, before=before, after=now)
    return recommendation
