"""A chart of bars: one value for each period, up or down from zero."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from govuk.charts.facts import Level, Mark, Period, Series, Table, break_notes, check, table, told
from govuk.charts.frame import Frame, beside, framed
from govuk.charts.small import small
from govuk.charts.words import figure

WIDEST = 64


@dataclass(frozen=True)
class BarChart:
    """A value for each period. Bars start at zero and stand in even steps, whatever the days of the periods."""

    title: str
    description: str
    periods: tuple[Period, ...]
    name: str
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...] = ()
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        check(self)

    @property
    def series(self) -> tuple[Series, ...]:
        """The bars as the one series they are."""
        return (Series(self.name, self.marks),)

    def svg(self, width: int = 640) -> SafeString:
        """The picture, for a page, a dashboard or a PDF."""
        frame = framed(self, width, bars=True)
        _draw(frame)
        beside(frame)
        return frame.picture.svg(frame.height, title=self.title, description=told(self, self.notes))

    @property
    def small(self) -> SafeString:
        """The picture for a card."""
        return small(self)

    @property
    def notes(self) -> list[str]:
        """What stands under the picture in words: the breaks."""
        return break_notes(self.periods)

    @property
    def table(self) -> Table:
        """Every figure, as columns and rows for `fact_table`."""
        return table(self)


def _draw(frame: Frame) -> None:
    if frame.axis is None:
        return
    zero = frame.y(frame.axis.share(frame.axis.ticks[0] * 0))
    thick = min(WIDEST, max(frame.step * 0.66, 2))
    for x, mark in zip(frame.xs, frame.plot.series[0].marks, strict=True):
        if mark.value is None:
            continue
        y = frame.y(frame.axis.share(mark.value))
        frame.picture.box("bar", x - thick / 2, min(y, zero), thick, max(abs(y - zero), 1.5))
        if not frame.on_bars:
            frame.labels[0].point = (x + thick / 2, y)
        else:
            words = figure(mark.value, *frame.written())
            frame.picture.plated(x, y + 16 if mark.value < 0 else y - 5, words)
