"""How far a measure has come from its start to its target, against where it should be by now, and how we know."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from duty.figures import Unit
from duty.measured import Aimed, Case, Point, Progress, Seen, Standing, TargetKind
from duty.reaching import ONLY, gain, reaching
from duty.shares import Way, gap
from duty.written import in_words

__all__ = ["Aimed", "Progress", "Seen", "Standing", "TargetKind", "Way", "progress"]

_NO_WAY = "It is not said whether a higher or a lower figure is better, so it cannot be judged."


def progress(seen: Sequence[Seen], aimed: Aimed, *, on: date, suffix: str = "", prefix: str = "") -> Progress:
    """How the figures, in order of time, stand to the target on a day, with up to five sentences that say why.

    Progress is counted from the baseline (the last that is marked), or from the first figure where none is known, or
    from the first after the way of counting changed. Time is counted to the newest figure's own day, not to the day
    that is asked about: nobody is behind for a figure that is not due yet. A target is missed only by a figure of its
    day or later; until one is known the standing stays, and a sentence says what is awaited.
    """
    every = _known(seen)
    if not every:
        why = "No figure is known, so it cannot be said how it stands."
        sentences = ("No target is stated.", why) if aimed.kind is TargetKind.NONE else (why,)
        return Progress(Standing.CANNOT_SAY, None, None, None, None, None, sentences)
    points, whence = _from_the_start(seen, every)
    unknown = "" if every[-1].seen is seen[-1] else f"{_newest(seen[-1])} has no figure."
    begins = seen.index(points[0].seen)
    without = next((each.label or "a period" for each in seen[begins:] if each.value is None), "")
    return _RULES[aimed.kind](Case(points, every, aimed, on, Unit(prefix, suffix), whence, unknown, without))


def _known(seen: Sequence[Seen]) -> tuple[Point, ...]:
    return tuple(Point(each, each.value) for each in seen if each.value is not None)


def _newest(seen: Seen) -> str:
    return f"The newest period, {seen.label}," if seen.label else "The newest period"


def _from_the_start(seen: Sequence[Seen], every: tuple[Point, ...]) -> tuple[tuple[Point, ...], str]:
    """The figures from the start to the newest, and a sentence where the start is not a baseline.

    A break after the newest known figure separates nothing yet.
    """
    newest = max(number for number, each in enumerate(seen) if each.value is not None)
    since = max((number for number, each in enumerate(seen[: newest + 1]) if each.breaks), default=0)
    points = every[-len(_known(seen[since:])) :]
    baselines = [number for number, point in enumerate(points) if point.seen.is_baseline]
    if baselines:
        return points[baselines[-1] :], ""
    if len(points) == len(every):
        return points, f"No baseline is known, so progress is counted from the first figure{points[0].in_brackets}."
    there = "there" if seen[since].value is not None else points[0].figure
    return points, f"The way of counting changed before {seen[since].label}, so progress is counted from {there}."


def _none(case: Case) -> Progress:
    return case.unsaid("No target is stated.")


def _value(case: Case) -> Progress:
    if case.aimed.value is None:
        return case.unsaid("The figure to reach is not stated.")
    if case.aimed.way is Way.KEEP:
        return _between(case, case.aimed.value, case.aimed.value)
    return reaching(case, case.aimed.value)


def _within(case: Case) -> Progress:
    return _between(case, case.aimed.value, case.aimed.upper)


def _between(case: Case, lower: Fraction | None, upper: Fraction | None) -> Progress:
    """To stay within edges, which belong to what is allowed. One of them may be left open."""
    value, unit = case.latest.value, case.unit
    if lower is not None and upper is not None:
        if lower > upper:
            return case.unsaid("The lower edge of the range is above its upper edge.")
        allowed = f"between {unit.given(lower)} and {unit.given(upper)}" if lower < upper else f"at {unit.given(lower)}"
    elif lower is not None:
        allowed = f"at {unit.given(lower)} or above"
    elif upper is not None:
        allowed = f"at {unit.given(upper)} or below"
    else:
        return case.unsaid("The range to stay within is not stated.")
    rule, stood = f"It shall stay {allowed}.", case.stood(case.latest)
    if lower is not None and value < lower:
        return case.held(False, rule, f"{stood}, {unit.distance(lower - value)} below that.")
    if upper is not None and value > upper:
        return case.held(False, rule, f"{stood}, {unit.distance(value - upper)} above that.")
    return case.held(True, rule, f"{stood}, as it shall be.")


def _improve(case: Case) -> Progress:
    way, start, latest = case.aimed.way, case.start, case.latest
    if way is Way.KEEP:
        return case.unsaid(_NO_WAY)
    aim = f"It started at {case.at(start)} and shall {'rise' if way is Way.UP else 'fall'}{case.by}."
    if latest is start:
        return case.counted(Standing.CANNOT_SAY, aim, ONLY)
    better = gain(way, start.value, latest.value)
    size = f"{case.unit.distance(better)} {'better' if better > 0 else 'worse'} than" if better else "the same as"
    return case.counted(_moved(case, better), aim, f"{case.stood(latest)}, {size} when it started.")


def _moved(case: Case, better: Fraction) -> Standing:
    """Any step the right way is enough, and on the target's day it has to be there."""
    if better > 0:
        return Standing.MET if case.due else Standing.ON_COURSE
    if case.due:
        return Standing.MISSED
    return Standing.MOVING_AWAY if better else Standing.BEHIND


def _narrow(case: Case) -> Progress:
    """A gap that shall be smaller, on whichever side of its comparator the group is by then."""
    way, start, latest = case.aimed.way, case.start, case.latest
    if start.seen.comparator is None or latest.seen.comparator is None:
        without = start if start.seen.comparator is None else latest
        return case.unsaid(f"There is no comparator beside {without.figure}, so the gap cannot be followed.")
    before, now = gap(start.value, start.seen.comparator, way), gap(latest.value, latest.seen.comparator, way)
    aim = f"It started {_behind(case, before)} its comparator{start.in_brackets}, and the gap shall narrow{case.by}."
    if latest is start:
        return case.counted(Standing.CANNOT_SAY, aim, ONLY)
    if before == now == 0:
        return case.counted(Standing.CANNOT_SAY, aim, "There was no gap then and there is none now.")
    narrower = abs(before) - abs(now)
    how = "narrowed" if narrower > 0 else "widened"
    change = f"the gap has {how} by {case.unit.distance(narrower)}" if narrower else "the gap is as wide as it was"
    when = f"On {in_words(latest.seen.on)} it was" if latest.seen.on else "Now it is"
    crossed = ""
    if before * now < 0:
        crossed = f"The group has {'overtaken' if now < 0 else 'fallen behind'} its comparator since it started."
    return case.counted(_moved(case, narrower), aim, f"{when} {_behind(case, now)} it: {change}.", crossed)


def _behind(case: Case, apart: Fraction) -> str:
    if not apart:
        return "level with"
    side = "away from" if case.aimed.way is Way.KEEP else "behind" if apart > 0 else "ahead of"
    return f"{case.unit.distance(apart)} {side}"


def _above(case: Case) -> Progress:
    return _better_than(case, "comparator", [(point, point.seen.comparator) for point in case.every])


def _benchmark(case: Case) -> Progress:
    return _better_than(case, "benchmark", [(point, point.seen.benchmark) for point in case.every])


def _better_than(case: Case, name: str, pairs: list[tuple[Point, Fraction | None]]) -> Progress:
    """On the better side of another figure of the same period. A break in the series parts no period from itself."""
    way, unit = case.aimed.way, case.unit
    if way is Way.KEEP:
        return case.unsaid(_NO_WAY)
    beside = [(point, other) for point, other in pairs if other is not None]
    if not beside:
        return case.unsaid(f"No period has both a figure and a {name}.")
    point, other = beside[-1]
    apart = point.value - other
    where = f"{unit.distance(apart)} {'above' if apart > 0 else 'below'}" if apart else "level with"
    rule = f"It shall be {'above' if way is Way.UP else 'below'} its {name}."
    newer = "" if point is case.latest else f"There is no {name} beside {case.latest.figure} yet."
    stood = f"{case.stood(point)}, {where} its {name}, {unit.given(other)}."
    return case.held(gain(way, other, point.value) > 0, rule, stood, newer, by=point)


def _zero(case: Case) -> Progress:
    """Nothing since the start. A baseline that is not zero is what it shall change from, and is not held against it."""
    judged = case.points[1:] if case.start.seen.is_baseline and case.start.value else case.points
    rule = f"Every figure since the start, {case.at(case.start)}, shall be zero."
    if not judged:
        return case.counted(Standing.CANNOT_SAY, rule, ONLY)
    others = [point for point in judged if point.value]
    if others:
        many = f"Of {len(judged)}, {len(others)} {'is' if len(others) == 1 else 'are'} not"
        return case.held(False, case.whence, rule, f"{many}, the newest of these {case.at(others[-1])}.")
    if case.without_figure:
        silent = f"Of {case.without_figure} no figure is known, so it cannot be said of every period."
        return case.counted(Standing.CANNOT_SAY, rule, silent)
    return case.held(True, case.whence, rule, "Every one of them is.")


_RULES: dict[TargetKind, Callable[[Case], Progress]] = {
    TargetKind.NONE: _none,
    TargetKind.VALUE: _value,
    TargetKind.WITHIN: _within,
    TargetKind.IMPROVE: _improve,
    TargetKind.NARROW: _narrow,
    TargetKind.ABOVE: _above,
    TargetKind.BENCHMARK: _benchmark,
    TargetKind.ZERO: _zero,
}
