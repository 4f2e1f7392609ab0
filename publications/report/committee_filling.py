"""What the portal puts into a report to a meeting from what stands here: its head, tables and days, frozen with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from deadlines.dates import Dated
from deadlines.models import Deadline
from deadlines.standing import Owed, duties_of_councils
from duty.characteristics import AIMS, CHARACTERISTICS
from duty.citations import background_papers_law
from duty.clock import Standing, Status
from duty.written import in_words
from objectives.models import ObjectiveSet, Rag
from objectives.wording import figure
from publications.models import CommitteeReport, Kind, Publication
from publications.report.actions_told import actions_told, how_it_stood
from publications.report.snapshot import (
    Link,
    Table,
    as_plain_facts,
    frozen_objective,
    frozen_set,
    numbered,
    with_coverage,
)
from publications.report.standing import latest_editions, may_be_told, objectives_as_published, set_as_published

Filled = dict[str, Any]
NEEDS_A_LOOK = (Rag.LATE, Rag.AT_RISK)


def committee_of(publication: Publication) -> CommitteeReport | None:
    """The head of a report to a meeting; None of any other document."""
    if publication.kind != Kind.COMMITTEE_REPORT:
        return None
    return CommitteeReport.objects.select_related("about__objective_set__council").get(publication=publication)


def head_of(publication: Publication) -> tuple[tuple[str, str], ...]:
    """The facts at the head: to whom and when, from whom, on what, and what kind of decision it is."""
    report = committee_of(publication)
    if report is None:
        return ()
    yes, no = _("Yes"), _("No")
    told = (
        (_("Report to"), report.meeting_of),
        (_("Date of the meeting"), in_words(report.meeting_on)),
        (_("Report of"), report.report_of),
        (_("Subject"), publication.title),
        (_("Wards"), report.wards),
        (_("Key decision"), yes if report.is_key_decision else no),
        (_("Subject to call-in"), yes if report.is_subject_to_call_in else no),
        (_("Contact officer"), report.contact_officer),
    )
    return tuple((name, value) for name, value in told if value)


# --- What the report speaks of ----------------------------------------------------------------------------------------


def set_of(report: CommitteeReport, *, on: date) -> ObjectiveSet | None:
    """The set that the report is about; else the one that holds."""
    if report.about and report.about.objective_set:
        return report.about.objective_set
    return report.publication.council.objective_sets.current(on=on).newest_first().first()


def told_of(report: CommitteeReport, *, on: date) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """The set and its objectives as plain facts. A set that the report itself puts before the meeting is told as it was
    submitted, or as it is being written; one that merely holds, as it was published."""
    found = set_of(report, on=on)
    if found is None:
        return None, []
    about = report.about if report.about and report.about.objective_set_id else None
    if about and about.submitted:
        return about.submitted["objective_set"], about.submitted["objectives"]
    if about and about.is_open_to_editing:
        rows = numbered(list(found.objectives.in_order().with_everything()))
        facts = as_plain_facts(with_coverage(frozen_set(found), found, on=on))
        return facts, [as_plain_facts(frozen_objective(number, row, on=on)) for number, row in rows]
    edition = latest_editions([found], on=on).get(found.pk)
    if not may_be_told(edition, on=on):
        return None, []
    return set_as_published(found, edition), objectives_as_published(found, edition, on=on)


def state_of_objective(objective: dict[str, Any]) -> tuple[str, str]:
    """The newest traffic light, as its key and in words."""
    newest = next(iter(objective["progress"]), None)
    return (newest["rag"], newest["rag_label"]) if newest else ("", _("Not reported"))


def newest_figure(measure: dict[str, Any]) -> str:
    """ "41.2% (2025 to 2026)"; the word for it where a figure is not known; empty where none was entered."""
    newest = next(reversed(measure["readings"]), None)
    if newest is None:
        return ""
    own = newest["own"]
    told = figure(own["value"], measure["unit"]) if own["value"] else own["state_label"]
    return f"{told} ({newest['period']})" if newest["period"] else told


def duties_told(report: CommitteeReport, *, on: date) -> list[Owed]:
    """The duties that the document claims, and where it claims none, or the report is about none, all that bind."""
    council = report.publication.council
    owed = duties_of_councils([council], on=on)[council.pk].owed
    claimed = {claim.duty for claim in report.about.claims.all()} if report.about else set()
    return [each for each in owed if each.duty.code in claimed] or list(owed)


def overdue(report: CommitteeReport, *, on: date) -> list[Deadline]:
    """What all councillors may see to be overdue."""
    book = Deadline.objects.open_on(on).filter(council=report.publication.council, due_on__lt=on)
    return list(book.for_members().soonest_first())


# --- Days -------------------------------------------------------------------------------------------------------------


def as_at_of(report: CommitteeReport, table: Table, on: date) -> Table:
    """The table with the day as at which it is told. Where what was sent back, or is public, told the very same, its
    day stays: nobody who reads it again is shown a difference that nobody made."""
    publication = report.publication
    edition = None if publication.sent_back_content else publication.editions.order_by("-number").first()
    before = publication.sent_back_content or (edition.snapshot if edition else {"parts": []})
    told = [each for part in before["parts"] for each in part["tables"]]
    same = next((each for each in told if each == as_plain_facts(replace(table, as_at=each["as_at"]))), None)
    return replace(table, as_at=same["as_at"] if same else on.isoformat())


def where_it_stands(at: Standing) -> str:
    """Where a duty stands, in words that count no days: the day stands beside them, and is the same tomorrow."""
    if at.is_to_be_kept and at.applies:
        return _("To be kept until that day")
    if at.is_without_a_day:
        return at.headline
    match at.status:
        case Status.UP_TO_DATE | Status.DUE_SOON:
            return _("Not due yet")
        case Status.OVERDUE if at.contested:
            return _("Past the safe day, still arguable")
        case Status.OVERDUE if at.by_custom:
            return _("Past the customary day")
        case Status.OVERDUE:
            return _("Overdue")
        case _:
            return at.headline


# --- The parts --------------------------------------------------------------------------------------------------------


def decision(report: CommitteeReport, on: date) -> Filled:
    rows = tuple(
        (
            str(row.position),
            str(row.get_asked_display()),
            row.words,
            document_in_short(row.document) if row.document else _("This report"),
        )
        for row in report.recommendations.select_related("document").order_by("position")
    )
    if not rows:
        return {}
    columns = (_("No."), _("Asked to"), _("What"), _("Document"))
    return {"tables": (Table(_("What the meeting is asked"), columns, rows),)}


def document_in_short(document: Publication) -> str:
    """The same with the first letters of the digest: all of them stand with the appendices."""
    told = document_in_words(document)
    return told.replace(document.digest, f"{document.digest[:12]}…") if document.digest else told


def document_in_words(document: Publication) -> str:
    """The document's name; and once it is frozen, the digest by which everybody can tell that it is the same."""
    if document.is_open_to_editing or not document.digest:
        return _("%(title)s (draft)") % {"title": document.title}
    return _("%(title)s (SHA-256 %(digest)s)") % {"title": document.title, "digest": document.digest}


def priorities(report: CommitteeReport, on: date) -> Filled:
    facts, objectives = told_of(report, on=on)
    if facts is None or not objectives:
        return {}
    rows = []
    for objective in objectives:
        measures = objective["measures"] or [None]
        for n, measure in enumerate(measures):
            told = (measure["name"], newest_figure(measure), measure["target"]) if measure else ("", "", "")
            first = (str(objective["number"]), objective["title"]) if n == 0 else (str(objective["number"]), "")
            rows.append((*first, *told, state_of_objective(objective)[1] if n == 0 else ""))
    columns = (_("No."), _("Objective"), _("Measure"), _("Newest figure"), _("Target"), _("How it stands"))
    return {"tables": (as_at_of(report, Table(facts["title"], columns, tuple(rows)), on),)}


def action_plan(report: CommitteeReport, on: date) -> Filled:
    found = set_of(report, on=on)
    _facts, objectives = told_of(report, on=on)
    rows = tuple(
        (
            action.title,
            objective["title"],
            action.owner or objective["owner"],
            objective["member_sponsor"],
            in_words(action.due_on),
            how_it_stood(action, on=on),
        )
        for action, objective in (actions_told(found, objectives) if found else ())
    )
    if not rows:
        return {}
    columns = (_("Action"), _("Objective"), _("Who"), _("Member"), _("By"), _("How it stands"))
    return {"tables": (as_at_of(report, Table(_("Actions"), columns, rows), on),)}


def legal(report: CommitteeReport, on: date) -> Filled:
    rows = tuple(
        (
            f"{each.duty.name} {each.standing.cycle.name if each.standing.cycle else ''}".strip(),
            in_words(each.met.made_public_on) if each.met else _("None recorded"),
            in_words(each.standing.due_on) if each.standing.due_on else _("No day is set"),
            where_it_stands(each.standing),
            str(each.duty.citation),
        )
        for each in duties_told(report, on=on)
    )
    if not rows:
        return {}
    columns = (_("Duty"), _("Last met"), _("Due by"), _("Where it stands"), _("Source"))
    return {"tables": (as_at_of(report, Table(_("The duties and their days"), columns, rows), on),)}


def equalities(report: CommitteeReport, on: date) -> Filled:
    facts, _objectives = told_of(report, on=on)
    if facts is None:
        return {}
    names = {each.code: each.name for each in CHARACTERISTICS}
    aims = {str(aim.key): aim.name for aim in AIMS}
    rows = tuple(
        (names.get(row["characteristic"], row["characteristic"]), aims.get(row["aim"], _("All aims")), row["text"])
        for row in facts["reasons"]
    )
    columns = (_("Not covered"), _("Aim"), _("Why"))
    tables = (Table(_("What the objectives do not cover, and why"), columns, rows),) if rows else ()
    return {"paragraphs": tuple(facts["coverage"]), "tables": tables}


def risk(report: CommitteeReport, on: date) -> Filled:
    late = [
        (row.label, how_late(row, on=on), _("Was due by %(day)s") % {"day": in_words(row.due_on)})
        for row in overdue(report, on=on)
    ]
    _facts, objectives = told_of(report, on=on)
    troubled = [
        (
            _("Objective %(number)s: %(title)s") % {"number": each["number"], "title": each["title"]},
            state_of_objective(each)[1],
            as_at_in_words(each),
        )
        for each in objectives
        if state_of_objective(each)[0] in NEEDS_A_LOOK
    ]
    if not late and not troubled:
        return {"paragraphs": (_("Nothing is overdue, and no objective is reported as late or at risk."),)}
    columns = (_("What"), _("How it stands"), _("Day"))
    return {"tables": (as_at_of(report, Table(_("What members should watch"), columns, (*late, *troubled)), on),)}


def how_late(row: Deadline, *, on: date) -> str:
    """A day that has passed, in the words in which `where_it_stands` tells of it."""
    at = Dated(row, on)
    if at.is_arguable:
        return _("Past the safe day, still arguable")
    return _("Past the customary day") if at.by_custom else _("Overdue")


def as_at_in_words(objective: dict[str, Any]) -> str:
    return _("As at %(day)s") % {"day": in_words(date.fromisoformat(objective["progress"][0]["as_at"]))}


def recommendations(report: CommitteeReport, on: date) -> Filled:
    rows = list(report.recommendations.order_by("position"))
    if not rows:
        return {}
    said = {"who": report.report_of, "whom": report.meeting_of}
    opening = _("%(who)s recommends that %(whom)s:") % said
    return {"paragraphs": (opening, *(f"{row.position}. {in_a_sentence(row.asked, row.words)}" for row in rows))}


def in_a_sentence(asked: str, words: str) -> str:
    """ "approve “Equality objectives 2026 to 2030”." """
    verbs = {"approve": _("approve"), "note": _("note"), "recommend": _("recommend to Council")}
    return f"{verbs[asked]} {words.rstrip('.')}."


def papers(report: CommitteeReport, on: date) -> Filled:
    law = background_papers_law(report.publication.council.nation)
    rests_on = Q(pk=report.about_id) | Q(objective_set=set_of(report, on=on), objective_set__isnull=False)
    published = report.publication.council.publications.public().filter(rests_on).select_related("council")
    return {
        "links": tuple(Link(each.title, whole(each.get_absolute_url())) for each in published.newest_first()),
        "citations": ((str(law), law.address),),
    }


def appendices(report: CommitteeReport, on: date) -> Filled:
    asked = [row.document for row in report.recommendations.select_related("document").order_by("position")]
    documents = list(dict.fromkeys(each for each in (report.about, *asked) if each))
    if not documents:
        return {}
    return {
        "paragraphs": tuple(
            _("Appendix %(number)s: %(document)s") % {"number": n, "document": document_in_words(each)}
            for n, each in enumerate(documents, start=1)
        )
    }


def whole(path: str) -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"


def of_report(fill: Callable[[CommitteeReport, date], Filled]) -> Callable[[Publication, date], Filled]:
    def filled(publication: Publication, on: date) -> Filled:
        report = committee_of(publication)
        return fill(report, on) if report else {}

    return filled


FILLS: dict[str, Callable[[Publication, date], Filled]] = {
    "committee_decision": of_report(decision),
    "committee_priorities": of_report(priorities),
    "committee_actions": of_report(action_plan),
    "committee_legal": of_report(legal),
    "committee_equalities": of_report(equalities),
    "committee_risk": of_report(risk),
    "committee_recommendations": of_report(recommendations),
    "committee_papers": of_report(papers),
    "committee_appendices": of_report(appendices),
}
