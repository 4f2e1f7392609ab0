"""Measures and signs of success as plain facts: pages, charts, files and frozen editions are all drawn from these.

Days are ISO texts and figures the texts they were published as, so that the same facts always give the same bytes.
Words stand beside keys (`unit` and `unit_label`): what was frozen reads the same for ever. Whoever changes a shape here
counts up the schema of the editions that hold it (`publications.report.snapshot`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from duty.progress import Aimed, Progress, Seen, Standing, TargetKind, Way, progress
from duty.shares import rounded
from objectives.models import WHO, FigureState, Measure, Objective, Reading
from objectives.wording import DIRECTIONS, affixes, plain, rhythm_in_words, target_in_words

STANDINGS = {
    Standing.MET: _("Met"),
    Standing.ON_COURSE: _("On course"),
    Standing.BEHIND: _("Behind"),
    Standing.MOVING_AWAY: _("Moving away"),
    Standing.MISSED: _("Missed"),
    Standing.HOLDS: _("Holds"),
    Standing.FAILS: _("Does not hold"),
    Standing.CANNOT_SAY: _("Cannot be computed"),
}


@dataclass(frozen=True)
class Figure:
    """One figure, or the word on why there is none. `exactly` is the share its counts give, where it was published as a
    whole per cent of that ("12.95" beside "13")."""

    state: str = ""
    state_label: str = ""
    value: str = ""
    numerator: int | None = None
    denominator: int | None = None
    exactly: str = ""


@dataclass(frozen=True)
class ReadingFacts:
    period: str
    ends_on: str
    is_baseline: bool
    own: Figure
    comparator: Figure
    benchmark: Figure
    gap: str
    break_before: str
    note: str


@dataclass(frozen=True)
class Course:
    """How far a measure has come, against where it should be by now, computed; and how that was found."""

    standing: str
    label: str
    done: str  # the share of the way in per cent; empty where there is no way to speak of
    expected: str
    explanation: tuple[str, ...]


@dataclass(frozen=True)
class MeasureFacts:
    """`key` tells a measure from others whatever its words: later figures find it by that."""

    key: str
    name: str
    unit: str
    unit_label: str
    direction: str
    direction_label: str
    population: str
    group: str
    comparator: str
    benchmark: str
    target_kind: str
    target_value: str
    target_upper: str
    target_on: str
    target: str
    source: str
    rhythm: str
    owner: str
    note: str
    replaces: str
    replaced_by: str
    readings: tuple[ReadingFacts, ...]
    course: Course | None = None


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def in_order(readings: Sequence[Reading]) -> list[Reading]:
    """By the last day of their period; those without one before them, as they were entered: nobody knows that one of
    them is the newest."""
    return sorted(readings, key=lambda reading: (reading.ends_on or date.min, reading.pk))


def of_figure(reading: Reading, who: str, *, unit: str) -> Figure:
    state, value = getattr(reading, f"{who}state"), getattr(reading, f"{who}value")
    numerator, denominator = getattr(reading, f"{who}numerator"), getattr(reading, f"{who}denominator")
    exact = reading.exact(who, unit=unit)
    exactly = plain(rounded(exact, 2)) if exact is not None and numerator is not None else ""
    return Figure(
        state=state,
        state_label=str(FigureState(state).label) if state else "",
        value=plain(value),
        numerator=numerator,
        denominator=denominator,
        exactly="" if exactly == plain(value) else exactly,
    )


def of_reading(reading: Reading, *, unit: str, direction: str) -> ReadingFacts:
    own, comparator, benchmark = (of_figure(reading, who, unit=unit) for who in WHO)
    gap = reading.gap(unit=unit, direction=direction)
    return ReadingFacts(
        period=reading.period,
        ends_on=iso(reading.ends_on),
        is_baseline=reading.is_baseline,
        own=own,
        comparator=comparator,
        benchmark=benchmark,
        gap="" if gap is None else gap_in_figures(gap),
        break_before=reading.break_before,
        note=reading.note,
    )


def gap_in_figures(gap: Fraction) -> str:
    """A difference of figures as published is told whole; one of exact shares is rounded to two decimals."""
    return plain(rounded(gap, 4 if 10_000 % gap.denominator == 0 else 2))


def of_measure(measure: Measure, *, on: date, with_coming: bool = False, replaced_by: str = "") -> MeasureFacts:
    """The measure as it stands on a day, with the figures of periods that had ended by then (or `with_coming`, of all),
    and its course computed. `replaced_by` names the newer measure, if there is one. Wants `readings` and `replaces`
    prefetched."""
    readings = [r for r in measure.readings.all() if with_coming or r.ends_on is None or r.ends_on <= on]
    facts = MeasureFacts(
        key=str(measure.pk),
        name=measure.name,
        unit=measure.unit,
        unit_label=str(measure.get_unit_display()) if measure.unit else "",
        direction=measure.direction,
        direction_label=str(DIRECTIONS[measure.direction]),  # type: ignore[index]  # a key of the choices
        population=measure.population,
        group=measure.group,
        comparator=measure.comparator,
        benchmark=measure.benchmark,
        target_kind=measure.target_kind,
        target_value=plain(measure.target_value),
        target_upper=plain(measure.target_upper),
        target_on=iso(measure.target_on),
        target=target_in_words(measure),
        source=measure.source,
        rhythm=rhythm_in_words(measure),
        owner=measure.owner,
        note=measure.note,
        replaces=measure.replaces.name if measure.replaces else "",
        replaced_by=replaced_by,
        readings=tuple(of_reading(r, unit=measure.unit, direction=measure.direction) for r in in_order(readings)),
    )
    return with_course(facts, on=on)


def facts_of(objective: Objective, *, on: date, with_coming: bool = False) -> list[MeasureFacts]:
    """The measures of an objective in their order. Wants `measures` prefetched as `of_measure` does."""
    rows = sorted(objective.measures.all(), key=lambda each: each.position)
    newer = {row.replaces_id: row.name for row in rows if row.replaces_id}
    return [of_measure(each, on=on, with_coming=with_coming, replaced_by=newer.get(each.pk, "")) for each in rows]


def of_plain(told: Mapping[str, Any]) -> MeasureFacts:
    """The measure from a frozen edition."""
    readings = tuple(
        ReadingFacts(**row | {name: Figure(**row[name]) for name in ("own", "comparator", "benchmark")})
        for row in told["readings"]
    )
    course = told.get("course")
    found = Course(**course | {"explanation": tuple(course["explanation"])}) if course else None
    return MeasureFacts(**{**told, "readings": readings, "course": found})


# --- How far it has come ----------------------------------------------------------------------------------------------


def exact(figure: Figure) -> Fraction | None:
    """The figure to compute with: the share that its counts give, where that is what was published, rounded."""
    if figure.value == "":
        return None
    if figure.exactly and figure.numerator is not None and figure.denominator:
        return Fraction(figure.numerator * 100, figure.denominator)
    return Fraction(figure.value)


def day_of(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def computed(facts: MeasureFacts, *, on: date, kind: str = "") -> Progress:
    """How far the measure has come by a day, to its own target or to another `kind` of relative one."""
    seen = [
        Seen(
            label=reading.period,
            on=day_of(reading.ends_on),
            value=exact(reading.own),
            comparator=exact(reading.comparator),
            benchmark=exact(reading.benchmark),
            is_baseline=reading.is_baseline,
            breaks=bool(reading.break_before),
        )
        for reading in facts.readings
    ]
    aimed = Aimed(
        kind=TargetKind(kind or facts.target_kind),
        way=Way(facts.direction),
        value=Fraction(facts.target_value) if facts.target_value and not kind else None,
        upper=Fraction(facts.target_upper) if facts.target_upper and not kind else None,
        on=day_of(facts.target_on),
    )
    before, after = affixes(facts.unit)
    return progress(seen, aimed, on=on, prefix=before, suffix=after)


def with_course(facts: MeasureFacts, *, on: date) -> MeasureFacts:
    """The same measure with its course as computed on a day; none for one that another replaced: nobody pursues its
    target."""
    if facts.replaced_by:
        return replace(facts, course=None)
    found = computed(facts, on=on)
    return replace(
        facts,
        course=Course(
            standing=found.standing.value,
            label=str(STANDINGS[found.standing]),
            done=in_percent(found.done),
            expected=in_percent(found.expected),
            explanation=found.explanation,
        ),
    )


def in_percent(share: Fraction | None) -> str:
    return "" if share is None else plain(Decimal(rounded(share * 100, 1)))
