"""The picture for a card: the course of the figures without axis or grid, and the last of them in words."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from govuk.charts.facts import Plot, break_notes, runs, told, unit, values
from govuk.charts.picture import COLOURS, Picture
from govuk.charts.scale import axis, places, spread
from govuk.charts.words import figure, width

WIDE, HIGH = 160, 40
COURSE = 70  # the least that lines have for themselves, however long the figure
EDGE = 7
CSS = "portal-chart__small"


def small(plot: Plot) -> SafeString:
    """About 160 by 40: the lines of all series, their levels, and the last figure of each beside its marker."""
    lasts = [figure(s.last[1], *unit(plot)) if s.last else _("no figures") for s in plot.series]
    words = max((width(last, True) for last in lasts), default=0)
    wide = max(WIDE, COURSE + words)
    high = max(HIGH, 18 * len(lasts) + 4)
    picture = Picture(wide)
    ends = _lines(plot, picture, wide - words - 18, high)
    heights = spread([(y, 18) for _x, y in ends], 0, high)
    for at, (last, end, y) in enumerate(zip(lasts, ends, heights, strict=True)):
        if len(lasts) > 1:
            picture.shape(f"marker-{at % len(COLOURS)}", at % len(COLOURS), wide - words - 10, y, 3.5)
        if abs(y - end[1]) > 4:
            picture.segment("leader", (end[0] + 6, end[1]), (wide - words - 15, y))
        picture.text(wide - words - 2, y + 5, last, fill=COLOURS[at % len(COLOURS)], bold=True)
    return picture.svg(high, title=plot.title, description=told(plot, break_notes(plot.periods)), css=CSS)


def _lines(plot: Plot, picture: Picture, right: float, high: float) -> list[tuple[float, float]]:
    """The lines; and where each ends, or the middle of the picture for a series without figures."""
    scale, middle = axis(values(plot), 4), (right, high / 2)
    if scale is None:
        return [middle for _series in plot.series]
    shares, _days = places(plot.periods)
    low, top = high - EDGE, EDGE
    xs = [EDGE + share * (right - 2 * EDGE) for share in shares]
    for level in plot.levels:
        y = low - scale.share(level.value) * (low - top)
        picture.segment("level", (0, y), (right, y))
    ends = []
    for at, series in enumerate(plot.series):
        kind = at % len(COLOURS)
        points = {
            place: (xs[place], low - scale.share(mark.value) * (low - top))
            for place, mark in enumerate(series.marks)
            if mark.value is not None
        }
        for run in runs(series, plot.periods):
            if len(run) > 1:
                picture.segment(f"line-{kind}", *(points[place] for place in run))
            elif run[0] != max(points):
                picture.shape(f"marker-{kind}", kind, *points[run[0]], 2.5)
        if points:
            picture.shape(f"marker-{kind}", kind, *points[max(points)], 4)
        ends.append(points[max(points)] if points else middle)
    return ends
