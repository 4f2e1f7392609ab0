"""Figures as files for spreadsheets: one row for each figure, with everything that is needed to read it by itself."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from objectives.facts import Figure, MeasureFacts, ReadingFacts, facts_of, iso
from objectives.models import Objective, Rag
from objectives.signs import Signs, of_objective

BYTE_ORDER = "\ufeff"  # without it spreadsheets read Welsh letters as two others
# A cell that begins so is run as a formula by spreadsheets, whoever typed it.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FIGURE_COLUMNS = (
    "objective", "reference", "objective title", "measure", "unit", "better", "population", "period", "period ends",
    "baseline", "whose", "name", "state", "figure", "numerator", "denominator", "exact share", "gap",
    "series breaks before", "note", "target", "target day", "source",
)  # fmt: skip
PROGRESS_COLUMNS = (
    "objective", "reference", "objective title", "measure", "standing", "done per cent", "expected per cent",
    "how it was computed", "signs of success", "said", "said on",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One objective as the files tell it."""

    number: int
    reference: str
    title: str
    measures: Sequence[MeasureFacts]
    signs: Signs | None = None
    said: str = ""
    said_on: str = ""


def told_of(objective: Objective, *, on: date) -> Told:
    """An objective from its rows, as they stand on a day. Wants `with_everything` and `with_latest_progress`."""
    measures = facts_of(objective, on=on)
    return Told(
        number=objective.number or objective.position,
        reference=objective.reference,
        title=objective.title,
        measures=measures,
        signs=of_objective(objective, measures, on=on),
        said=str(Rag(objective.rag).label) if objective.rag else "",  # type: ignore[attr-defined]  # annotated
        said_on=iso(objective.said_on),  # type: ignore[attr-defined]  # annotated
    )


def runs(text: str) -> bool:
    return text.startswith(("\t", "\r")) or text.lstrip().startswith(FORMULA)


def safe(cell: object) -> object:
    """A text that no spreadsheet runs as a formula; figures stay figures."""
    return f"'{cell}" if isinstance(cell, str) and runs(cell) else cell


def written(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return BYTE_ORDER + out.getvalue()


def figures_csv(objectives: Iterable[Told]) -> str:
    """Every figure of every measure: the group's, the comparator's and the benchmark's each in a row of its own."""
    return written(
        FIGURE_COLUMNS,
        (
            row
            for told in objectives
            for measure in told.measures
            for reading in measure.readings
            for row in rows_of(told, measure, reading)
        ),
    )


def rows_of(told: Told, measure: MeasureFacts, reading: ReadingFacts) -> Iterable[Sequence[object]]:
    whose = (
        ("group", measure.group, reading.own, reading.gap),
        ("comparator", measure.comparator, reading.comparator, ""),
        ("benchmark", measure.benchmark, reading.benchmark, ""),
    )
    for who, name, figure, gap in whose:
        if figure.state:
            yield (
                told.number,
                *map(safe, (told.reference, told.title, measure.name, measure.unit, measure.direction)),
                *map(safe, (measure.population, reading.period, reading.ends_on)),
                "yes" if reading.is_baseline else "",
                who,
                safe(name),
                *cells_of(figure),
                gap,
                *map(safe, (reading.break_before, reading.note, measure.target, measure.target_on, measure.source)),
            )


def cells_of(figure: Figure) -> tuple[object, ...]:
    return (figure.state, figure.value, figure.numerator, figure.denominator, figure.exactly)


def progress_csv(objectives: Iterable[Told]) -> str:
    """How far each measure of each objective has come; an objective without a measure has one row that says so."""
    return written(PROGRESS_COLUMNS, (row for told in objectives for row in progress_rows(told)))


def progress_rows(told: Told) -> Iterable[Sequence[object]]:
    about = (told.number, safe(told.reference), safe(told.title))
    said = (safe(told.signs.sentence if told.signs else ""), safe(told.said), told.said_on)
    for measure in told.measures:
        course = measure.course
        computed = (
            (course.standing, course.done, course.expected, " ".join(course.explanation)) if course else ("",) * 4
        )
        yield (*about, safe(measure.name), *computed, *said)
    if not told.measures:
        yield (*about, "", "no measure", "", "", "", *said)
