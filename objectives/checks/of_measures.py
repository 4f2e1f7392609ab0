"""What the measures of an objective lack: where each starts, where it shall lead, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duty.intervals import last_day_of_months
from duty.written import in_words
from objectives.checks.finding import Finding, of_objective
from objectives.models import Direction, Measure, Objective, ObjectiveSet, Reading, TargetKind

FOUR_YEARS = 48  # months
AGAINST_OTHERS = {
    TargetKind.NARROW: "comparator_value",
    TargetKind.ABOVE: "comparator_value",
    TargetKind.BENCHMARK: "benchmark_value",
}


@dataclass(frozen=True)
class Seen:
    """A measure with the baseline that is known, and whether it has a target: a figure, an edge of a range, or a
    relative one, which needs no figure. To keep as it is is a target by itself."""

    measure: Measure
    baseline: Reading | None
    has_target: bool


def seen(measure: Measure) -> Seen:
    known = (row for row in measure.readings.all() if row.is_baseline and row.value is not None)
    return Seen(measure, next(known, None), has_target(measure))


def has_target(measure: Measure) -> bool:
    match measure.target_kind:
        case TargetKind.NONE:  # of a measure that shall stay as it is too: nobody said within what
            return False
        case TargetKind.VALUE:
            return measure.target_value is not None
        case TargetKind.WITHIN:
            return measure.target_value is not None or measure.target_upper is not None
        case _:
            return True


def about_measures(objective: Objective) -> Iterator[Finding]:
    """What is found in all of them, measure by measure; of one that a newer way of counting replaced, nothing.

    One measure that has a unit, a target and a baseline is enough for the law. While there is none, what the first
    lacks blocks; for every other measure the same is advice. Without a unit a measure cannot be counted, so it is not
    that one. A measure that was replaced goes on being that one until the newer one has its first figures.
    """
    every = [seen(measure) for measure in sorted(objective.measures.all(), key=lambda measure: measure.position)]
    replaced = {one.measure.replaces_id for one in every}
    counted = [one for one in every if one.measure.pk not in replaced] or every
    needed = {} if any(not list(lacks(one)) for one in every) else lacking(counted)
    for one in counted:
        for rule in lacks(one):
            yield of_objective(rule, objective, one.measure, is_soft=needed.get(rule) is not one)
        yield from about_measure(one, objective)


def lacking(counted: list[Seen]) -> dict[str, Seen | None]:
    """By rule, the measure that has to be mended so that one of them is whole; None where one is as it should be."""
    with_unit = [one for one in counted if one.measure.unit]
    countable = with_unit or counted
    aimed = [one for one in countable if one.has_target]
    nearest = aimed or countable
    return {
        "unit": None if with_unit else counted[0],
        "target": None if aimed else countable[0],
        "baseline": None if any(one.baseline for one in nearest) else nearest[0],
    }


def lacks(one: Seen) -> Iterator[str]:
    if not one.measure.unit:
        yield "unit"
    if one.baseline is None:
        yield "baseline"
    if not one.has_target:
        yield "target"


def about_measure(one: Seen, objective: Objective) -> Iterator[Finding]:
    """What is wrong in one measure, and what would help its readers."""
    for rule in (*contradictions(one), *gaps(one)):
        yield of_objective(rule, objective, one.measure)
    end = end_of(objective.objective_set)
    if one.measure.target_on and end and one.measure.target_on > end:
        yield of_objective("target-beyond-period", objective, one.measure, end=in_words(end))


def contradictions(one: Seen) -> Iterator[str]:
    """Figures and days that cannot all be right."""
    measure, baseline = one.measure, one.baseline
    if baseline is None:
        return
    start, target = baseline.value, measure.target_value
    if measure.target_kind == TargetKind.VALUE and start is not None and target is not None:
        if target == start and measure.direction != Direction.KEEP:
            yield "target-equals-baseline"
        if (target < start and measure.direction == Direction.UP) or (
            target > start and measure.direction == Direction.DOWN
        ):
            yield "target-against-direction"
    if baseline.ends_on and measure.target_on and measure.target_on <= baseline.ends_on:
        yield "target-before-baseline"


def gaps(one: Seen) -> Iterator[str]:
    """What nobody has said of it."""
    measure, baseline = one.measure, one.baseline
    if baseline and not baseline.ends_on:
        yield "baseline-day"
    if one.has_target and measure.target_kind != TargetKind.NONE and not measure.target_on:
        yield "target-day"
    if measure.target_kind == TargetKind.WITHIN and not one.has_target:
        yield "range-without-edges"
    others = AGAINST_OTHERS.get(TargetKind(measure.target_kind))
    if others and baseline and getattr(baseline, others) is None:
        yield "comparator-missing"
    if not (measure.population.strip() or measure.group.strip()):
        yield "population"
    if not measure.source.strip():
        yield "source"
    if not measure.every_months:
        yield "rhythm"
    elif not measure.owner.strip():
        yield "measure-owner"


def end_of(objective_set: ObjectiveSet) -> date | None:
    """The last day of the set's time: its own, or that of four years from its publication or decision."""
    since = objective_set.published_on or objective_set.decided_on
    return objective_set.ends_on or (last_day_of_months(since, FOUR_YEARS) if since else None)
