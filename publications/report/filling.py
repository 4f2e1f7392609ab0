"""The parts of a document as they are frozen: the officer's words, with what the portal itself puts in."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Council
from deadlines.bodies import label_of
from deadlines.models import Kind as DeadlineKind
from deadlines.models import ListedBody
from duty.citations import statement_of_duty
from duty.regimes import duty_on, employee_part
from duty.written import in_words
from publications.models import PartMeasure, PartTable, Publication, Section
from publications.report import committee_filling
from publications.report.actions_told import actions_told, how_it_stood
from publications.report.committee_parts import group_of, number_of
from publications.report.snapshot import File, FrozenClaim, Link, Part, Table, iso
from publications.report.standing import published_titles, set_in_force

Filled = dict[str, Any]
Row = TypeVar("Row", bound=Model)
_OTHER_DUTIES, _ACTIONS = gettext_lazy("Other duties and their days"), gettext_lazy("Actions")


def parts_of(publication: Publication, *, on: date) -> tuple[Part, ...]:
    return tuple(part_of(section, publication, on=on) for section in pieces_of(publication))


def part_of(section: Section, publication: Publication, *, on: date) -> Part:
    """A part as it is frozen, but for the measures chosen for it, which stand with the objectives."""
    filled = prefilled(section.key, publication, on=on)
    return Part(
        key=section.key,
        heading=section.heading,
        narrative=section.narrative,
        left_out_because=section.left_out_because,
        number=number_of(section.key),
        under=group_of(section.key),
        **filled
        | {
            "tables": (*filled.get("tables", ()), *map(table_of, in_position(section.tables.all()))),
            "links": (
                *filled.get("links", ()),
                *(Link(link.text, link.address) for link in in_turn(section.links.all())),
            ),
            "files": tuple(
                File(file.title, file.name, file.type, file.bytes, file.sha256, file.alternative)
                for file in in_turn(section.files.all())
            ),
        },
    )


def pieces_of(publication: Publication) -> list[Section]:
    """The document's parts in order, with all that stands in them: five queries however many there are."""
    sections = publication.sections.order_by("position")
    return list(sections.prefetch_related("tables", "links", "files", "measures"))


def table_of(table: PartTable) -> Table:
    return Table(
        title=table.title,
        columns=tuple(table.columns),
        rows=tuple(tuple(row) for row in table.rows),
        as_at=iso(table.as_at),
        source=table.source,
        note=table.note,
        chart=table.chart,
    )


def in_position(tables: Iterable[PartTable]) -> list[PartTable]:
    return sorted(tables, key=lambda table: table.position)


def in_turn(rows: Iterable[Row]) -> list[Row]:
    """As they were added."""
    return sorted(rows, key=lambda row: row.pk)


def with_measures(parts: list[Filled], publication: Publication, objectives: list[Filled]) -> list[Filled]:
    """The parts with the measures that were chosen for each, as their objectives tell them."""
    known = {measure["key"]: measure for objective in objectives for measure in objective.get("measures", ())}
    chosen: dict[str, list[Filled]] = {}
    rows = PartMeasure.objects.filter(section__publication=publication).select_related("section")
    for row in sorted(
        rows, key=lambda row: list(known).index(str(row.measure_id)) if str(row.measure_id) in known else 0
    ):
        if str(row.measure_id) in known:
            chosen.setdefault(row.section.key, []).append(known[str(row.measure_id)])
    return [part | {"measures": chosen.get(part["key"], [])} for part in parts]


def claims_of(publication: Publication, *, on: date) -> tuple[FrozenClaim, ...]:
    """The duties that the document is to meet, each with the listed bodies it is met for."""
    if publication.pk is None:
        return ()
    claims = sorted(publication.claims.all(), key=lambda claim: (claim.duty, claim.cycle, claim.is_part, claim.body))
    told = []
    for (code, cycle, is_part), each in groupby(claims, key=lambda claim: (claim.duty, claim.cycle, claim.is_part)):
        duty = duty_on(code, on)
        bodies = tuple(str(ListedBody(claim.body).label) for claim in each)
        told.append(FrozenClaim(code, duty.name, str(duty.citation), bodies, cycle, is_part))
    return tuple(told)


def prefilled(key: str, publication: Publication, *, on: date) -> Filled:
    """What the portal itself puts into a part, above the officer's words."""
    fill = FILLS.get(key)
    return fill(publication, on) if fill else {}


def the_duty(publication: Publication, on: date) -> Filled:
    statement = statement_of_duty(publication.council.nation)
    return {
        "paragraphs": statement.paragraphs,
        "citations": tuple((str(citation), citation.address) for citation in statement.citations),
    }


def employees(publication: Publication, on: date) -> Filled:
    counted = headcount_in_words(publication.council, on=on)
    headcount = publication.council.headcount(on=on)
    if headcount is None or publication.council.nation != "england":
        return counted
    said = employee_part(duty_on("EQ_INFO", on), headcount.count, at_most=headcount.is_upper_bound)
    return {"paragraphs": (*counted["paragraphs"], said)}


def headcount_in_words(council: Council, *, on: date) -> Filled:
    headcount = council.headcount(on=on)
    if headcount is None:
        return {}
    counted = f"fewer than {headcount.count + 1:,}" if headcount.is_upper_bound else f"{headcount.count:,}"
    return {"paragraphs": (f"The council employed {counted} people on {in_words(headcount.as_at)}.",)}


def next_dates(publication: Publication, on: date) -> Filled:
    """The days of the law that were open on the day, but for those that this document itself moves: these stand in its
    passport."""
    claimed = {(claim.duty, claim.body) for claim in publication.claims.all() if not claim.is_part}
    open_days = publication.council.deadlines.open_on(on).filter(kind=DeadlineKind.STATUTORY).order_by("due_on", "pk")
    rows = tuple(
        (
            label_of(duty_on(row.duty, on), row.body, row.cycle),
            in_words(row.due_on),
            str(duty_on(row.duty, on).citation),
        )
        for row in open_days
        if (row.duty, row.body) not in claimed
    )
    if not rows:
        return {}
    columns = (_("Duty"), _("Last safe day"), _("Source"))
    return {"tables": (Table(str(_OTHER_DUTIES), columns, rows),)}


def actions(publication: Publication, on: date) -> Filled:
    """The actions beside the objectives that hold on the day, named as they were published. They are told as they
    stand: no day beside them, since the same text on another day has to be the same text."""
    found = set_in_force(publication.council, on=on)
    if found is None:
        return {}
    rows = tuple(
        (action.title, objective["title"], action.owner, in_words(action.due_on), how_it_stood(action, on=on))
        for action, objective in actions_told(found[0], published_titles(*found))
    )
    if not rows:
        return {}
    columns = (_("Action"), _("Objective"), _("Who"), _("By"), _("How it stands"))
    return {"tables": (Table(str(_ACTIONS), columns, rows),)}


OWN_TABLES = {"next_dates": _OTHER_DUTIES, "actions": _ACTIONS}
"""The tables that the portal itself puts into parts that officers write too: nobody copies or compares them."""

FILLS: dict[str, Callable[[Publication, date], Filled]] = {
    "duty": the_duty,
    "employees": employees,
    "scotland_employees": lambda publication, on: headcount_in_words(publication.council, on=on),
    "next_dates": next_dates,
    "actions": actions,
    **committee_filling.FILLS,
}
