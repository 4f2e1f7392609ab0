"""What charts over time have around their data: axis and grid, periods, levels, breaks, missing figures, labels."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext as _

from govuk.charts.facts import Level, Plot, Series, breaks, reasons, unit, values
from govuk.charts.picture import COLOURS, INK, QUIET, SHAPES, Picture, block
from govuk.charts.scale import Axis, axis, places, spread, thinned
from govuk.charts.words import LINE, figure, why_missing, width, wrapped

NARROW = 480  # below it the names stand above the plot, and only their figures beside it
INSIDE = 12  # from the edge of the plot to the first and last point
GUTTER = 16  # from the plot to the labels beside it, for their leaders
ROW = 13  # of missing figures
MOST_LINES = 4
LEAST = 110  # of width that is left to a plot


@dataclass
class Label:
    """Words beside the plot: their lines (bold or not), and the point they speak of; without one they speak of none."""

    lines: list[tuple[str, bool]]
    fill: str
    key: str  # what stands above a narrow plot instead
    look: str = ""
    shape: int | None = None
    point: tuple[float, float] | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 4


@dataclass
class Frame:
    """The places of everything, worked out from the top down; what has a place is drawn at once."""

    plot: Plot
    picture: Picture
    bars: bool
    axis: Axis | None
    labels: list[Label] = field(default_factory=list)
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    height: float = 0
    xs: list[float] = field(default_factory=list)
    days: dict[Level, float] = field(default_factory=dict)
    breaks: list[tuple[float, float]] = field(default_factory=list)
    on_bars: bool = False  # each bar carries its figure

    @property
    def compact(self) -> bool:
        return self.picture.width < NARROW

    @property
    def step(self) -> float:
        return (self.right - self.left - (0 if self.bars else 2 * INSIDE)) / max(len(self.xs) - (not self.bars), 1)

    def y(self, share: float) -> float:
        return self.bottom - share * (self.bottom - self.top)

    def written(self) -> tuple[str, str]:
        return unit(self.plot)


def framed(plot: Plot, wide: float, *, bars: bool = False) -> Frame:
    """A frame with everything in its place but the data and their labels."""
    most = 4 if wide < NARROW else 5
    frame = Frame(plot, Picture(wide), bars, axis(values(plot), most, from_zero=bars))
    frame.labels = [*([] if bars else _of_series(frame)), *_of_levels(frame)]
    _sides(frame)
    frame.on_bars = bars and _all_fit(frame)
    if bars and not frame.on_bars and plot.series[0].last:
        lines = [(line, True) for line in wrapped(value_of_last(frame, plot.series[0]), wide * 0.28, MOST_LINES, True)]
        frame.labels.insert(0, Label(lines, COLOURS[0], ""))
        _sides(frame)
    cursor = _above(frame)
    _along(frame)
    cursor = _break_marks(frame, cursor)
    room = sum(label.height for label in frame.labels)
    frame.top = cursor + (22 if bars else 9)
    full = (190.0 if frame.compact else 240.0) if frame.axis else 30.0
    frame.bottom = frame.top + max(full, room)
    _grid(frame)
    _levels(frame)
    under = frame.bottom + (14 if frame.on_bars and frame.axis and frame.axis.ticks[0] < 0 else 0)
    frame.height = _legend(frame, _periods(frame, _missing(frame, under)))
    return frame


def _of_series(frame: Frame) -> list[Label]:
    plot = frame.plot
    found = []
    for at, series in enumerate(plot.series):
        colour = COLOURS[at % len(COLOURS)]
        value = value_of_last(frame, series)
        lines = [(value, True)] if frame.compact else _column(frame, value, series.name)
        found.append(Label(lines, colour, series.name, f"line-{at % len(COLOURS)}", at % len(COLOURS)))
    return found


def value_of_last(frame: Frame, series: Series) -> str:
    if series.last is None:
        return _("no figures") if not frame.compact else "–"
    at, value = series.last
    text = figure(value, *frame.written())
    if at < len(series.marks) - 1 and not frame.compact:
        return _("%(value)s in %(period)s") % {"value": text, "period": frame.plot.periods[at].label}
    return text


def _column(frame: Frame, value: str, name: str) -> list[tuple[str, bool]]:
    """A figure and its name in lines for the column beside the plot."""
    room = frame.picture.width * 0.28
    bold = [(line, True) for line in wrapped(value, room, MOST_LINES, True)]
    return bold + [(line, False) for line in wrapped(name, room, MOST_LINES)]


def _of_levels(frame: Frame) -> list[Label]:
    found = []
    for level in frame.plot.levels:
        value = figure(level.value, *frame.written())
        lines = [(value, False)] if frame.compact else _column(frame, "" if value in level.name else value, level.name)
        found.append(Label(lines, QUIET, _with(level.name, value), "level"))
    return found


def _with(name: str, value: str) -> str:
    return name if value in name else f"{name}: {value}"


def _above(frame: Frame) -> float:
    """What stands over the plot: the key of a narrow picture, the name of bars, a long unit. Where it ends."""
    picture, cursor = frame.picture, 0.0
    if frame.bars:
        for line in wrapped(frame.plot.series[0].name, picture.width, 3):
            picture.text(0, cursor + 13, line, bold=False, fill=INK)
            cursor += LINE
        cursor += 4
    for label in (label for label in frame.labels if frame.compact and label.key):
        lines = wrapped(label.key, picture.width - 40, 3)
        picture.segment(label.look, (0, cursor + 9), (30, cursor + 9))
        if label.shape is not None:
            picture.shape(f"marker-{label.shape}", label.shape, 15, cursor + 9)
        block(picture, 38, cursor, [(line, False) for line in lines], label.fill)
        cursor += LINE * len(lines) + 5
    if frame.axis and frame.written() != (frame.plot.prefix, frame.plot.suffix):
        long = f"{frame.plot.prefix} {frame.plot.suffix}".strip()
        for line in wrapped(long, picture.width, 2):
            picture.text(0, cursor + 13, line, fill=QUIET)
            cursor += LINE
        cursor += 2
    return cursor


def _sides(frame: Frame) -> None:
    """How much of the width the figures of the axis and the labels leave to the plot."""
    ticks = frame.axis.ticks if frame.axis else ()
    frame.left = max(22.0, *(width(figure(tick, *frame.written())) + 8 for tick in ticks), 22.0)
    widest = max((width(line, bold) for label in frame.labels for line, bold in label.lines), default=0)
    frame.right = frame.picture.width - (widest + GUTTER if widest else 1)
    if frame.compact and frame.right - frame.left < LEAST:  # figures so long go up to their names
        for label in frame.labels:
            label.key = label.key and _with(label.key, " ".join(line for line, _bold in label.lines))
            label.lines = []
        frame.right = frame.picture.width - 1


def _all_fit(frame: Frame) -> bool:
    slot = (frame.right - frame.left) / len(frame.plot.periods) - 3
    figures = (mark.value for mark in frame.plot.series[0].marks if mark.value is not None)
    return all(width(figure(value, *frame.written())) <= slot for value in figures)


def _along(frame: Frame) -> None:
    wide = frame.right - frame.left
    if frame.bars:
        slot = wide / len(frame.plot.periods)
        frame.xs = [frame.left + slot * (at + 0.5) for at in range(len(frame.plot.periods))]
        return
    shares, days = places(frame.plot.periods, frame.plot.levels)
    frame.xs = [frame.left + INSIDE + share * (wide - 2 * INSIDE) for share in shares]
    frame.days = {level: frame.left + INSIDE + share * (wide - 2 * INSIDE) for level, share in days.items()}


def _break_marks(frame: Frame, cursor: float) -> float:
    """Numbers over the places where the series breaks, in as many rows as they need. Where they end."""
    rows: list[float] = []  # where the last number of each row ends
    marks = []
    for number, at, _why in breaks(frame.plot.periods):
        before = frame.xs[at] - frame.step if frame.bars or not at else frame.xs[at - 1]
        x = max(frame.left, (before + frame.xs[at]) / 2)
        half = max(8.5, width(str(number), True) / 2 + 4)
        row = next((row for row, end in enumerate(rows) if end <= x - half), len(rows))
        rows[row : row + 1] = [x + half]
        marks.append((x, half, row, str(number)))
    for x, half, row, words in marks:
        y = cursor + row * 19 + 9
        frame.picture.box("number", x - half + 0.5, y - 8.5, 2 * half - 1, 17)
        frame.picture.text(x, y + 5, words, anchor="middle", bold=True)
        frame.breaks.append((x, y + 8.5))
    return cursor + len(rows) * 19 + (4 if rows else 0)


def _grid(frame: Frame) -> None:
    picture = frame.picture
    for x, y in frame.breaks:
        picture.segment("break", (x, y), (x, frame.bottom))
    for tick in frame.axis.ticks if frame.axis else ():
        y = frame.y(frame.axis.share(tick)) if frame.axis else 0
        picture.segment("zero" if tick == 0 else "grid", (frame.left, y), (frame.right, y))
        picture.text(frame.left - 8, y + 5, figure(tick, *frame.written()), anchor="end", fill=QUIET)
    if frame.axis is None or frame.axis.ticks[0] != 0:
        picture.segment("axis", (frame.left, frame.bottom), (frame.right, frame.bottom))


def _levels(frame: Frame) -> None:
    labels = frame.labels[len(frame.labels) - len(frame.plot.levels) :]
    for level, label in zip(frame.plot.levels, labels, strict=True):
        y = frame.y(frame.axis.share(level.value)) if frame.axis else 0
        end = frame.days.get(level, frame.right)
        frame.picture.segment("level", (frame.left, y), (end, y))
        if level in frame.days:
            frame.picture.shape("day", 3, end, y)
        label.point = (end, y)


def _missing(frame: Frame, under: float) -> float:
    """A row of hollow marks for each series that lacks figures, under the plot. Where they end."""
    kinds = {reason: min(at, len(SHAPES) - 1) for at, reason in enumerate(reasons(frame.plot))}
    row = 0
    for at, series in enumerate(frame.plot.series):
        gaps = [place for place in range(len(series.marks)) if not series.has(place)]
        if not gaps:
            continue
        y = under + 15 + ROW * row
        row += 1
        if len(frame.plot.series) > 1:
            frame.picture.shape(f"marker-{at % len(COLOURS)}", at % len(COLOURS), frame.left - 9, y)
        for place in gaps:
            kind = kinds[why_missing(series.marks[place].missing)]
            frame.picture.shape("missing", kind, frame.xs[place], y, min(4.0, max(2.0, frame.step / 2 - 1)))
    return under + ROW * row + (4 if row else 0)


def _periods(frame: Frame, under: float) -> float:
    """The names of the periods, as many as there is room for. Where they end."""
    longest = max(width(word) for period in frame.plot.periods for word in period.label.split() or [""])
    room = min(max(frame.step - 8, 64, min(longest, 96)), 120, frame.picture.width / 2 - 6)
    names, boxes = _named(frame, room)
    while len(boxes) > 1 and boxes[0][1] + 8 > boxes[-1][0] and room > 20:  # the first and the last must stand
        room *= 0.9
        names, boxes = _named(frame, room)
    steps = [round(after - before) for before, after in pairwise(frame.xs)]
    kept = thinned(boxes, 8, even=max(steps, default=0) <= 1.6 * min(steps, default=0))
    for at in kept:
        frame.picture.segment("axis", (frame.xs[at], frame.bottom), (frame.xs[at], frame.bottom + 5))
        middle = sum(boxes[at]) / 2
        for line, words in enumerate(names[at]):
            frame.picture.text(middle, under + 25 + line * LINE, words, anchor="middle")
    return under + 29 + LINE * max((len(names[at]) - 1 for at in kept), default=0) + 3


def _named(frame: Frame, room: float) -> tuple[list[tuple[str, ...]], list[tuple[float, float]]]:
    """The names in lines, and from where to where each would stand."""
    names = [wrapped(period.label, room, 3) for period in frame.plot.periods]
    boxes = []
    for x, lines in zip(frame.xs, names, strict=True):
        half = max((width(line) for line in lines), default=0) / 2
        middle = min(max(x, half), frame.picture.width - half)
        boxes.append((middle - half, middle + half))
    return names, boxes


def _legend(frame: Frame, under: float) -> float:
    """Why figures are missing, in words beside the marks that stand for it. Where it ends."""
    named = reasons(frame.plot)
    if len(named) > len(SHAPES):
        named = [*named[: len(SHAPES) - 1], _("another reason, told in the table of figures")]
    for kind, reason in enumerate(named):
        lines = wrapped(reason, frame.picture.width - 22, 2)
        frame.picture.shape("missing", kind, 6, under + 12, 4)
        block(frame.picture, 18, under + 3, [(line, False) for line in lines], QUIET)
        under += LINE * len(lines) + 3
    return under + (4 if named else 0)


def beside(frame: Frame) -> None:
    """The labels in their column: each at the height of its point, or as near as the others let it, with a leader."""
    middle = (frame.top + frame.bottom) / 2
    wanted = [(label.point[1] if label.point else middle, label.height) for label in frame.labels]
    for label, y in zip(frame.labels, spread(wanted, frame.top - 9, frame.bottom + 9), strict=True):
        block(frame.picture, frame.right + GUTTER, y - label.height / 2 + 2, label.lines, label.fill)
        if label.point is None:
            continue
        x, own = label.point
        if abs(y - own) > 3 or x < frame.right - INSIDE - 1:
            start = x + (8 if x < frame.right else 0)
            frame.picture.segment("leader", (start, own), (frame.right, own), (frame.right + GUTTER - 4, y))
