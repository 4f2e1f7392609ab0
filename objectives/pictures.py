"""Which charts show a measure and a set of objectives: the same for officers, councillors, the public and the PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duty.progress import Standing
from govuk.charts import BarChart, Level, LineChart, Mark, Period, ProgressChart, ProgressRow, Series, Tone
from objectives.facts import Figure, MeasureFacts, day_of
from objectives.models import Direction, TargetKind
from objectives.wording import affixes, figure

TONES: dict[str, Tone] = {
    Standing.MET: "met",
    Standing.ON_COURSE: "good",
    Standing.HOLDS: "good",
    Standing.BEHIND: "warn",
    Standing.FAILS: "bad",
    Standing.MOVING_AWAY: "bad",
    Standing.MISSED: "bad",
    Standing.CANNOT_SAY: "none",
}


SEVERAL = 2


@dataclass(frozen=True)
class Pictures:
    """The charts of one measure; None where there is nothing to draw."""

    over_time: LineChart | None
    gap: BarChart | None


def mark(told: Figure) -> Mark:
    if told.value:
        return Mark(Decimal(told.value))
    return Mark(None, told.state_label or _("no figure"))


def periods_of(facts: MeasureFacts) -> tuple[Period, ...]:
    return tuple(Period(r.period, day_of(r.ends_on), r.break_before) for r in facts.readings)


def pictures(facts: MeasureFacts) -> Pictures:
    """A measure over time, and its gap over time where it is set against a comparator."""
    return Pictures(over_time(facts), gap_over_time(facts))


def over_time(facts: MeasureFacts) -> LineChart | None:
    """The group's line, its comparator's and a benchmark's, with baseline and target. None without a single figure."""
    named = (
        (facts.group or facts.population or facts.name, [r.own for r in facts.readings], True),
        (facts.comparator, [r.comparator for r in facts.readings], bool(facts.comparator)),
        (facts.benchmark, [r.benchmark for r in facts.readings], bool(facts.benchmark)),
    )
    series = tuple(
        Series(name, tuple(map(mark, told)))
        for name, told, is_asked in named
        if is_asked and any(each.value for each in told)
    )
    if not series:
        return None
    before, after = affixes(facts.unit)
    return LineChart(
        title=_("Over time: %(name)s") % {"name": facts.name},
        description=told_in_words(facts),
        periods=periods_of(facts),
        series=series,
        levels=levels_of(facts),
        prefix=before,
        suffix=after,
    )


def levels_of(facts: MeasureFacts) -> tuple[Level, ...]:
    """The baseline, and the target where it is a figure or a range."""
    found = []
    start = next((r for r in facts.readings if r.is_baseline and r.own.value), None)
    is_compared = start and not any(r.break_before for r in facts.readings[facts.readings.index(start) + 1 :])
    if start and is_compared and len(facts.readings) > 1:
        words = {"figure": figure(start.own.value, facts.unit)}
        found.append(Level(_("Baseline: %(figure)s") % words, Decimal(start.own.value), day_of(start.ends_on)))
    if facts.target_value:
        on = day_of(facts.target_on)
        edges = [facts.target_value, facts.target_upper] if facts.target_upper else [facts.target_value]
        for n, edge in enumerate(edges):
            words = {"figure": figure(edge, facts.unit)}
            if facts.target_kind == TargetKind.WITHIN:
                name = (_("At most %(figure)s") if n else _("At least %(figure)s")) % words
            else:
                name = _("Target: %(figure)s") % words
            found.append(Level(name, Decimal(edge), on))
    return tuple(found)


BEHIND = gettext_lazy("How far “%(group)s” is behind “%(comparator)s”; below zero it is ahead.")
KEPT_APART = gettext_lazy("How far “%(group)s” and “%(comparator)s” are apart.")


def gap_over_time(facts: MeasureFacts) -> BarChart | None:
    """How far the group is behind its comparator, period by period. None for a single gap, which is no course: the
    table of figures tells it."""
    if sum(bool(reading.gap) for reading in facts.readings) < SEVERAL:
        return None
    # A gap between two per cents is counted in percentage points, which no sign stands for.
    before, after = ("", "") if facts.unit == "percent" else affixes(facts.unit)
    name = _("Gap in percentage points") if facts.unit == "percent" else _("Gap")
    words = {"name": facts.name, "group": facts.group or facts.name, "comparator": facts.comparator}
    return BarChart(
        title=_("Gap: %(name)s") % words,
        description=(KEPT_APART if facts.direction == Direction.KEEP else BEHIND) % words,
        periods=periods_of(facts),
        name=name,
        marks=tuple(Mark(Decimal(r.gap)) if r.gap else Mark(None, no_gap(r.own, r.comparator)) for r in facts.readings),
        prefix=before,
        suffix=after,
    )


def no_gap(own: Figure, comparator: Figure) -> str:
    """Why a period has no gap: the word on whichever figure is missing."""
    missing = own if not own.value else comparator
    return missing.state_label or _("no figure")


def told_in_words(facts: MeasureFacts) -> str:
    """What the picture shows, for those who do not see it: first and newest figure, target, and the course."""
    known = [reading for reading in facts.readings if reading.own.value]
    said = []
    if known:
        first, last = known[0], known[-1]
        words = {
            "first": figure(first.own.value, facts.unit),
            "from": first.period,
            "last": figure(last.own.value, facts.unit),
            "to": last.period,
        }
        one, several = _("%(last)s (%(to)s)."), _("From %(first)s (%(from)s) to %(last)s (%(to)s).")
        said.append((one if first is last else several) % words)
    said.append(_("%(target)s.") % {"target": facts.target})
    return " ".join(said)


# --- All objectives at a glance ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class InPlace:
    """An objective for the glance: how it is called, where its page is, and its measures."""

    label: str
    measures: Sequence[MeasureFacts]
    href: str = ""


def at_a_glance(objectives: Iterable[InPlace], *, title: str) -> ProgressChart | None:
    """A row for each objective: how far its measure has come and where it should be by now. Of several measures the one
    that is worst off speaks, for an objective is met by all of them or by none."""
    rows = tuple(row_of(objective) for objective in objectives)
    if not rows:
        return None
    told = _("How far each objective has come from its baseline to its target, and where it should be by now.")
    return ProgressChart(title=title, description=told, rows=rows)


# From what needs attention first to what needs none.
WORST_FIRST = (
    Standing.MISSED,
    Standing.MOVING_AWAY,
    Standing.FAILS,
    Standing.BEHIND,
    Standing.ON_COURSE,
    Standing.HOLDS,
    Standing.MET,
    Standing.CANNOT_SAY,
)


def row_of(objective: InPlace) -> ProgressRow:
    courses = [facts.course for facts in objective.measures if facts.course and not facts.replaced_by]
    speaking = min(courses, key=lambda course: WORST_FIRST.index(Standing(course.standing)), default=None)
    if speaking is None:
        why = _("Not computed") if objective.measures else _("No measure")
        return ProgressRow(objective.label, None, None, why, "none", objective.href)
    return ProgressRow(
        label=objective.label,
        done=share_of(speaking.done),
        expected=share_of(speaking.expected),
        state=speaking.label,
        tone=TONES[Standing(speaking.standing)],
        href=objective.href,
    )


def share_of(percent: str) -> Fraction | None:
    return Fraction(percent) / 100 if percent else None
