"""What a chart is told: points, periods, series and levels; and what charts over time say of themselves in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.charts.words import figure, why_missing

Column = str | tuple[str, str]
SHORT = 3  # letters of prefix and suffix
Table = tuple[list[Column], list[list[str]]]


@dataclass(frozen=True)
class Mark:
    """One point of a series; with no value, `missing` says why in words."""

    value: Decimal | None
    missing: str = ""


@dataclass(frozen=True)
class Period:
    """A period as the council writes it, its last day, and why the series breaks before it, if it does."""

    label: str
    on: date | None = None
    break_before: str = ""


@dataclass(frozen=True)
class Series:
    """A name and one mark for each period."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def last(self) -> tuple[int, Decimal] | None:
        """The last figure there is, and where it stands."""
        found = [(at, mark.value) for at, mark in enumerate(self.marks) if mark.value is not None]
        return found[-1] if found else None

    def has(self, at: int) -> bool:
        return self.marks[at].value is not None


@dataclass(frozen=True)
class Level:
    """A horizontal reference: a baseline, a target or the edge of a range; its day may lie after the last period."""

    name: str
    value: Decimal
    on: date | None = None


class Plot(Protocol):
    """A chart over time, whatever it draws."""

    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def periods(self) -> tuple[Period, ...]: ...
    @property
    def series(self) -> tuple[Series, ...]: ...
    @property
    def levels(self) -> tuple[Level, ...]: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...


def check(plot: Plot) -> None:
    """Refuse what could only be drawn wrong."""
    if not plot.periods:
        raise ValueError("A chart needs at least one period.")
    for series in plot.series:
        if len(series.marks) != len(plot.periods):
            raise ValueError(f"“{series.name}” has {len(series.marks)} marks for {len(plot.periods)} periods.")


def values(plot: Plot) -> list[Decimal]:
    """Every figure of the chart, its levels too."""
    found = [mark.value for series in plot.series for mark in series.marks if mark.value is not None]
    return found + [level.value for level in plot.levels]


def unit(plot: Plot) -> tuple[str, str]:
    """What every figure of the picture carries before and after it; a long unit stands once, above the plot."""
    short = len(f"{plot.prefix}{plot.suffix}".strip()) <= SHORT
    return (plot.prefix, plot.suffix) if short else ("", "")


def breaks(periods: Sequence[Period]) -> Iterator[tuple[int, int, str]]:
    """The breaks of the series, numbered: (number, index of the period after the break, why)."""
    found = ((at, period.break_before) for at, period in enumerate(periods) if period.break_before)
    return ((number, at, why) for number, (at, why) in enumerate(found, start=1))


def break_notes(periods: Sequence[Period]) -> list[str]:
    """What the numbered marks of the picture mean."""
    return [
        _("%(number)s. Break before %(period)s: %(why)s") % {"number": number, "period": periods[at].label, "why": why}
        for number, at, why in breaks(periods)
    ]


def reasons(plot: Plot) -> list[str]:
    """Why figures are missing, each reason once, in the order in which they come up."""
    found = (mark.missing for series in plot.series for mark in series.marks if mark.value is None)
    return list(dict.fromkeys(why_missing(reason) for reason in found))


def told(plot: Plot, notes: Sequence[str]) -> str:
    """The picture in words: description, last figure of each series, levels by their full names, notes."""
    sentences = [plot.description.strip()]
    sentences += [_last_of(plot, series) for series in plot.series]
    sentences += [f"{level.name}." for level in plot.levels]
    missing = sum(mark.value is None for series in plot.series for mark in series.marks)
    if missing:
        counted = ngettext("%(count)s figure is missing: %(why)s.", "%(count)s figures are missing: %(why)s.", missing)
        sentences.append(counted % {"count": missing, "why": ", ".join(reasons(plot))})
    return " ".join(filter(None, [*sentences, *notes]))


def _last_of(plot: Plot, series: Series) -> str:
    if series.last is None:
        return _("%(name)s: no figures.") % {"name": series.name}
    at, value = series.last
    words = {
        "name": series.name,
        "value": figure(value, plot.prefix, plot.suffix),
        "period": plot.periods[at].label,
    }
    return _("%(name)s: %(value)s in %(period)s.") % words


def table(plot: Plot) -> Table:
    """Every figure by its period, as `fact_table` takes it; below them the levels, and beside them the breaks."""
    noted = any(period.break_before for period in plot.periods)
    columns: list[Column] = [_("Period"), *((series.name, "numeric") for series in plot.series)]
    rows = [
        [period.label, *(_cell(plot, series.marks[at]) for series in plot.series), *([period.break_before] * noted)]
        for at, period in enumerate(plot.periods)
    ]
    for level in plot.levels:
        value = figure(level.value, plot.prefix, plot.suffix)
        rows.append([level.name, *([value] * len(plot.series)), *([""] * noted)])
    return columns + [_("Break in the series before it")] * noted, rows


def _cell(plot: Plot, mark: Mark) -> str:
    if mark.value is None:
        return why_missing(mark.missing)
    return figure(mark.value, plot.prefix, plot.suffix)


def runs(series: Series, periods: Sequence[Period]) -> list[list[int]]:
    """Stretches of points that a line may join: no figure missing between them, and no break of the series."""
    found: list[list[int]] = [[]]
    for at, period in enumerate(periods):
        if period.break_before or not series.has(at):
            found.append([])
        if series.has(at):
            found[-1].append(at)
    return [run for run in found if run]
