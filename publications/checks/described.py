"""A publication, as it stands on a day, described for the rules: the one place where rows become plain facts, in a
fixed number of queries."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Nation
from deadlines.models import Deadline
from deadlines.models import Kind as Awaited
from duty.regimes import DUTIES, duty_on, employee_part_applies
from objectives.models import Objective as ObjectiveRow
from objectives.models import ObjectiveSet, Reading
from publications.checks.about_document import MET_IN
from publications.checks.about_links import may_be_asked, to_ask
from publications.checks.about_tables import THRESHOLD
from publications.checks.document import (
    Answer,
    Claim,
    Document,
    File,
    LateFigures,
    Meeting,
    Objective,
    Part,
    SmallFigure,
    Table,
)
from publications.checks.reading import Link
from publications.kinds import KIND
from publications.models import CheckedLink, CommitteeReport, Edition, Kind, Publication, Section
from publications.models import Claim as ClaimRow
from publications.report.filling import in_position, in_turn
from publications.report.parts import PART
from publications.report.snapshot import is_pursued, numbered
from publications.report.standing import latest_editions, objectives_in_brief, was_withdrawn


def described(publication: Publication, *, on: date) -> Document:
    if publication.objective_set:
        return of_set(publication, publication.objective_set, on=on)
    return of_report(publication, on=on)


def of_report(publication: Publication, *, on: date) -> Document:
    council = publication.council
    headcount = council.headcount(on=on)
    count = headcount.count if headcount else None
    is_information, meeting = publication.kind == Kind.INFORMATION, meeting_of(publication)
    before = narratives_before(publication)
    current, edition = set_to_tell(publication, on=on)
    sections = publication.sections.order_by("position").prefetch_related("tables", "links", "files")
    parts = []
    for section in sections:
        section.publication = publication  # no query for each
        parts.append(of_section(section, before))
    return Document(
        nation=council.nation,
        on=on,
        starts_on=publication.starts_on,
        ends_on=publication.ends_on,
        since=publication.starts_on,
        has_period=KIND[Kind(publication.kind)].years > 0,
        is_about_people=is_information,
        language=publication.language,
        owner=publication.owner if meeting is None else None,
        is_reviewed=KIND[Kind(publication.kind)].is_reviewed,
        review_on=publication.review_on,
        claims=claims_of(publication),
        left_to_nobody=left_to_nobody(publication),
        contact=council.contact,
        colour=council.colour,
        has_welsh=has_welsh(publication),
        headcount=count,
        is_employees_part_owed=is_information
        and (count is None or bool(employee_part_applies(duty_on("EQ_INFO", on), count))),
        must_tell_progress=publication.kind == Kind.ANNUAL_REPORT,
        tells_objectives=any(part.key == "objectives" for part in parts),
        meeting=meeting,
        parts=tuple(parts),
        objectives=objectives_of(current, edition, on=on) if current else (),
        late_figures=late_figures(publication, on=on),
        small_figures=small_figures(current, part="objectives") if current else (),
        answers=answers_of(parts),
    )


def of_section(section: Section, before: dict[str, str]) -> Part:
    of_report = PART[section.key]
    narrative = section.narrative.strip()
    return Part(
        key=section.key,
        heading=section.heading,
        narrative=section.narrative,
        left_out_because=section.left_out_because,
        is_done=section.is_done,
        is_needed=of_report.is_written,
        may_be_left_out=of_report.may_be_left_out,
        is_same_as_before=bool(narrative) and section.narrative == before.get(section.key),
        tables=tables_of(section),
        own_links=links_of(section),
        files=files_of(section),
        about=section,
    )


# --- What a part holds beside its text --------------------------------------------------------------------------------


def tables_of(section: Section) -> tuple[Table, ...]:
    return tuple(
        Table(
            row.title,
            tuple(row.columns),
            tuple(map(tuple, row.rows)),
            row.note,
            row.source,
            row.as_at,
            href=place("change_table", section, row.pk),
        )
        for row in in_position(section.tables.all())
    )


def links_of(section: Section) -> tuple[Link, ...]:
    return tuple(
        Link(row.text, row.address, href=place("change_link", section, row.pk)) for row in in_turn(section.links.all())
    )


def files_of(section: Section) -> tuple[File, ...]:
    where = f"{place('write_section', section)}#links"  # a file is not changed, but taken out and added again
    return tuple(File(row.title, row.type, row.alternative, where) for row in in_turn(section.files.all()))


def place(name: str, section: Section, *more: int) -> str:
    """The officers' page about a part, or about something in it."""
    publication = section.publication
    return reverse(
        name, args=[publication.council.slug, publication.kind_in_address, publication.period, section.key, *more]
    )


def meeting_of(publication: Publication) -> Meeting | None:
    report = CommitteeReport.objects.filter(publication=publication).first()
    if report is None:
        return None
    return Meeting(report.meeting_on, report.recommendations.count(), report.consulted_until, report.contact_officer)


def claims_of(publication: Publication) -> tuple[Claim, ...]:
    """The duties that it is said to meet by itself, each once for however many bodies."""
    codes = dict.fromkeys(publication.claims.filter(is_part=False).order_by("pk").values_list("duty", flat=True))
    return tuple(
        Claim(code, next(duty.name for duty in DUTIES if duty.code == code)) for code in codes if code in MET_IN
    )


def left_to_nobody(publication: Publication) -> tuple[str, ...]:
    """The duties that it meets together with others, where no document of the same period, and none that is being
    prepared, is said to move their day."""
    shared = list(publication.claims.filter(is_part=True).order_by("pk").values_list("duty", "body"))
    if not shared or publication.editions.exists():
        return ()
    moving = ClaimRow.objects.filter(publication__council=publication.council_id, is_part=False)
    same_time = Q(publication__editions=None) | Q(
        publication__ends_on=publication.ends_on, publication__ends_on__isnull=False
    )
    moved = set(moving.filter(same_time).values_list("duty", "body"))
    left = dict.fromkeys(code for code, body in shared if (code, body) not in moved)
    return tuple(next(duty.name for duty in DUTIES if duty.code == code) for code in left)


def has_welsh(publication: Publication) -> bool:
    """Whether a Welsh version is known, or none is asked for."""
    if publication.council.nation != Nation.WALES or publication.language == "cy":
        return True
    return publication.pk is not None and publication.other_formats.filter(language="cy", removed_on=None).exists()


# ----------------------------------------------------------------------------------------------------------------------


def narratives_before(publication: Publication) -> dict[str, str]:
    """By part, the text of the report of the period before; nothing while this one is being corrected."""
    if publication.ends_on is None or publication.editions.exists():
        return {}
    before = Edition.objects.of_the_period_before(publication).filter(removed_on=None).only("snapshot").first()
    return {part["key"]: part["narrative"] for part in before.snapshot["parts"]} if before else {}


def set_to_tell(publication: Publication, *, on: date) -> tuple[ObjectiveSet | None, Edition | None]:
    """The set in force, of which the report tells, with its newest edition; none that was withdrawn or removed."""
    rows = ObjectiveRow.objects.in_order().with_latest_progress(on=on)
    current = (
        publication.council.objective_sets.current(on=on)
        .newest_first()
        .prefetch_related(Prefetch("objectives", rows), "objectives__reviews")
        .first()
    )
    edition = latest_editions([current], on=on).get(current.pk) if current else None
    if current is None or was_withdrawn(edition, on=on) or (edition and edition.removed_on):
        return None, None
    return current, edition


def objectives_of(current: ObjectiveSet, edition: Edition | None, *, on: date) -> tuple[Objective, ...]:
    """The objectives that the report will show, by their published titles, with the day something was last said of
    each."""
    by_number = dict(numbered(list(current.objectives.all())))
    found = []
    for brief in objectives_in_brief(current, edition, on=on):
        row = by_number.get(brief.number)
        place = reverse("note_progress", args=[current.council.slug, current.slug, row.pk]) if row else ""
        found.append(Objective(brief.title, row is not None and is_pursued(row, on=on), brief.said_on, place))
    return tuple(found)


def late_figures(publication: Publication, *, on: date) -> tuple[LateFigures, ...]:
    """What the book of deadlines says of figures that are due and not in."""
    late = Deadline.objects.open().filter(council=publication.council_id, kind=Awaited.FIGURES, due_on__lt=on)
    return tuple(LateFigures(row.label, row.due_on, row.path) for row in late.order_by("due_on", "pk") if row.due_on)


def small_figures(objective_set: ObjectiveSet, *, part: str = "") -> tuple[SmallFigure, ...]:
    """The figures of its measures, in every period, that are made of few people. They stand in the `part`, or each in
    that of its objective."""
    few = Q(numerator__gt=0, numerator__lt=THRESHOLD)
    few_beside = Q(comparator_numerator__gt=0, comparator_numerator__lt=THRESHOLD)
    rows = Reading.objects.filter(few | few_beside, measure__objective__objective_set=objective_set)
    address = [objective_set.council.slug, objective_set.slug]
    return tuple(
        SmallFigure(
            label=f"{row.measure.name}, {row.period}",
            words=counts_in_words(row),
            part=part or of_objective(row.measure.objective_id),
            href=reverse("change_reading", args=[*address, row.measure.objective_id, row.measure_id, row.pk]),
        )
        for row in rows.select_related("measure").order_by("measure__objective__position", "measure__position", "pk")
    )


def counts_in_words(row: Reading) -> str:
    pairs = ((row.numerator, row.denominator), (row.comparator_numerator, row.comparator_denominator))
    small = (pair for pair in pairs if pair[0] and pair[0] < THRESHOLD)
    return ", ".join(_("%(count)s of %(base)s") % {"count": count, "base": f"{base:,}"} for count, base in small)


def of_objective(number: int) -> str:
    """The part of a set in which an objective stands."""
    return f"objective-{number}"


def answers_of(parts: Iterable[Part]) -> dict[str, Answer]:
    """What is known of the addresses of all links, in one query."""
    addresses = addresses_in(parts)
    known = CheckedLink.objects.filter(address__in=addresses) if addresses else ()
    return {row.address: Answer(row.is_dead, row.known_on, row.in_words) for row in known}


def addresses_in(parts: Iterable[Part]) -> list[str]:
    """Each address that may be asked, once, in the order of the document."""
    every = (to_ask(link.address) for part in parts for link, _where in part.links)
    return list(dict.fromkeys(address for address in every if may_be_asked(address)))


def of_set(publication: Publication, objective_set: ObjectiveSet, *, on: date) -> Document:
    """A set: its words alone. Whether it is specific, measurable and decided upon has rules of its own."""
    council = publication.council
    rows = list(objective_set.objectives.in_order())
    words = Part(
        key="set",
        heading=objective_set.title,
        narrative=objective_set.rationale,
        about=objective_set,
        anchor="id_rationale",
    )
    each = (
        Part(key=of_objective(row.pk), heading=row.title, narrative=row.why, about=row, anchor="id_why") for row in rows
    )
    parts = (words, *each)
    return Document(
        nation=council.nation,
        on=on,
        is_report=False,
        contact=council.contact,
        has_welsh=has_welsh(publication),
        parts=parts,
        small_figures=small_figures(objective_set),
        answers=answers_of(parts),
    )
