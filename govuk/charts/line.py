"""A chart of lines: one to four series over time, told apart by label, dash and marker as well as colour."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from govuk.charts.facts import Level, Period, Series, Table, break_notes, check, runs, table, told, values
from govuk.charts.frame import Frame, beside, framed
from govuk.charts.picture import COLOURS
from govuk.charts.scale import axis
from govuk.charts.small import small

MARKED = 16  # units from point to point; where they stand closer, only the ends of a line have their markers


@dataclass(frozen=True)
class LineChart:
    """Series over time. The axis need not start at zero; where it does not, the notes say so."""

    title: str
    description: str
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        check(self)

    def svg(self, width: int = 640) -> SafeString:
        """The picture, for a page, a dashboard or a PDF."""
        frame = framed(self, width)
        for at in range(len(self.series)):
            _draw(frame, at)
        beside(frame)
        return frame.picture.svg(frame.height, title=self.title, description=told(self, self.notes))

    @property
    def small(self) -> SafeString:
        """The picture for a card."""
        return small(self)

    @property
    def notes(self) -> list[str]:
        """What stands under the picture in words: the breaks, and a scale that does not start at zero."""
        scale = axis(values(self), 5)
        cut = scale is not None and not scale.starts_at_zero
        return break_notes(self.periods) + [_("The scale does not start at zero.")] * cut

    @property
    def table(self) -> Table:
        """Every figure, as columns and rows for `fact_table`."""
        return table(self)


def _draw(frame: Frame, at: int) -> None:
    series, kind = frame.plot.series[at], at % len(COLOURS)
    if frame.axis is None:
        return
    points = {
        place: (frame.xs[place], frame.y(frame.axis.share(mark.value)))
        for place, mark in enumerate(series.marks)
        if mark.value is not None
    }
    for run in runs(series, frame.plot.periods):
        if len(run) > 1:
            frame.picture.segment(f"line-{kind}", *(points[place] for place in run))
        for place in run if frame.step >= MARKED else {run[0], run[-1]}:
            frame.picture.shape(f"marker-{kind}", kind, *points[place])
    if points:
        frame.labels[at].point = points[max(points)]
