"""Numbers into places: round ticks of an axis, periods along a line, and labels pushed apart until none overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise

from govuk.charts.facts import Level, Period

STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Axis:
    """Round figures from the lowest to the highest, and where a value stands between them (0 at the lowest, 1)."""

    ticks: tuple[Decimal, ...]

    @property
    def starts_at_zero(self) -> bool:
        return self.ticks[0] <= 0 <= self.ticks[-1]

    def share(self, value: Decimal) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))


def axis(found: Sequence[Decimal], most: int, *, from_zero: bool = False) -> Axis | None:
    """An axis over all values; None if there are none. It starts at zero where it must, and where that costs less than
    half of the picture."""
    if not found:
        return None
    low, high = min(found), max(found)
    if from_zero or low == high or (low > 0 and low * 2 <= high) or (high < 0 and high * 2 >= low):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return Axis((Decimal(0), Decimal(1)))
    with localcontext(prec=80):
        raw = (high - low) / most
        power = raw.adjusted()
        step = next(wide for times in STEPS if (wide := Decimal(times).scaleb(power)) >= raw)
        first = int((low / step).to_integral_value(ROUND_FLOOR))
        last = int((high / step).to_integral_value(ROUND_CEILING))
        decimals = Decimal(1).scaleb(min(power, 0))
        return Axis(tuple((step * times).quantize(decimals) for times in range(first, last + 1)))


def places(periods: Sequence[Period], levels: Sequence[Level] = ()) -> tuple[list[float], dict[Level, float]]:
    """Where each period stands along the axis, from 0 to 1, and each level with a day of its own.

    By date when every period has one and they follow each other; otherwise in even steps, where days have no place.
    """
    days = [period.on for period in periods if period.on]
    if len(days) < len(periods) or any(later <= earlier for earlier, later in pairwise(days)):
        last = len(periods) - 1
        return [at / last if last else 0.5 for at in range(len(periods))], {}
    first = days[0].toordinal()
    dated = {level: level.on.toordinal() for level in levels if level.on and level.on >= days[0]}
    span = max([days[-1].toordinal(), *dated.values()]) - first
    if not span:
        return [0.5], {}
    return (
        [(day.toordinal() - first) / span for day in days],
        {level: (ordinal - first) / span for level, ordinal in dated.items()},
    )


def spread(wanted: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Centres for things of (wanted centre, size) between low and high, none over another, each as near to its wish as
    the others let it. Nothing is lost when there is too little room: they then start at `low` and go beyond `high`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at][0])
    groups: list[tuple[list[int], float]] = []  # members, top edge
    for at in order:
        group = ([at], wanted[at][0] - wanted[at][1] / 2)
        while groups and groups[-1][1] + _size(groups[-1][0], wanted) > group[1]:
            group = _joined(groups.pop()[0] + group[0], wanted)
        groups.append(group)
    edges = [0.0] * len(wanted)
    edge = high
    for members, top in reversed(groups):
        for at in reversed(members):
            size = wanted[at][1]
            own = top + _size(members[: members.index(at)], wanted)
            edge = min(edge - size, own)
            edges[at] = edge
    edge = low
    for at in order:
        edges[at] = max(edges[at], edge)
        edge = edges[at] + wanted[at][1]
    return [edges[at] + wanted[at][1] / 2 for at in range(len(wanted))]


def _size(members: Sequence[int], wanted: Sequence[tuple[float, float]]) -> float:
    return sum(wanted[at][1] for at in members)


def _joined(members: list[int], wanted: Sequence[tuple[float, float]]) -> tuple[list[int], float]:
    """Things that touch stand as one block, where the mean of their wishes is met."""
    before, wishes = 0.0, 0.0
    for at in members:
        wishes += wanted[at][0] - wanted[at][1] / 2 - before
        before += wanted[at][1]
    return members, wishes / len(members)


def thinned(boxes: Sequence[tuple[float, float]], gap: float, *, even: bool) -> list[int]:
    """Which of the labels (left, right), in their order, can stand without touching: the first and the last always, of
    the others every second, third … if their steps are even, otherwise as many as there is room for."""
    last = len(boxes) - 1
    if last < 1:
        return list(range(len(boxes)))
    if even:
        for each in range(1, last):
            kept = [at for at in range(0, last, each) if at == 0 or boxes[at][1] + gap <= boxes[last][0]]
            if all(boxes[one][1] + gap <= boxes[other][0] for one, other in pairwise(kept)):
                return [*kept, last]
        return [0, last]
    kept = [0]
    for at in range(1, last):
        if boxes[kept[-1]][1] + gap <= boxes[at][0] and boxes[at][1] + gap <= boxes[last][0]:
            kept.append(at)
    return [*kept, last]
