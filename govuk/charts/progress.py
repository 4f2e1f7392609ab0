"""A chart of how far things have come: a bar from start to target for each, what was expected, and the state."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from govuk.charts.facts import Column
from govuk.charts.frame import NARROW
from govuk.charts.picture import INK, QUIET, TONES, Picture, block, n
from govuk.charts.words import LINE, figure, wrapped

Tone = Literal["good", "warn", "bad", "none", "met"]
BAR = 16
ARROW = 10  # room for the sign that a bar goes on beyond its end
BETWEEN = 14
SAID = 12  # rows that the description names one by one


@dataclass(frozen=True)
class ProgressRow:
    """One thing on its way: the shares of the way from baseline to target that are done and that were to be done by
    now (below 0 and over 1 too), and the state in words. None is what cannot be worked out; the state says why."""

    label: str
    done: Fraction | None
    expected: Fraction | None
    state: str
    tone: Tone
    href: str = ""


@dataclass(frozen=True)
class ProgressChart:
    """Rows under each other; links stand in the table, since a picture is one thing to those who hear it."""

    title: str
    description: str
    rows: tuple[ProgressRow, ...]

    def svg(self, width: int = 640) -> SafeString:
        """The picture, as high as its rows."""
        return _drawn(self, self.rows, width, self.title)

    def pieces(self, width: int, high: float) -> list[SafeString]:
        """The picture in parts no higher than `high`, for paper."""
        parts: list[list[ProgressRow]] = [[]]
        columns = _columns(width)
        head = filled = _head(Picture(width), columns, expected=True)
        for row in self.rows:
            own = _Row(row, columns).height
            if parts[-1] and filled + own > high:
                parts, filled = [*parts, []], head
            parts[-1].append(row)
            filled += own
        if len(parts) == 1:
            return [self.svg(width)]
        words = {"title": self.title, "parts": len(parts)}
        return [
            _drawn(self, part, width, _("%(title)s, part %(part)s of %(parts)s") % {**words, "part": number})
            for number, part in enumerate(parts, start=1)
        ]

    @property
    def notes(self) -> list[str]:
        """Nothing stands under this picture in words."""
        return []

    @property
    def table(self) -> tuple[list[Column], list[list[str]]]:
        """Every row in words and figures, for `fact_table`."""
        columns: list[Column] = [
            _("What"),
            (_("Share of the way to the target"), "numeric"),
            (_("Share expected by now"), "numeric"),
            _("State"),
        ]
        return columns, [_cells(row) for row in self.rows]


def share(of: Fraction | None) -> str:
    """40%, −30%; nothing if it is not known. What is nearly all, or nearly nothing, is never written as just that."""
    if of is None:
        return ""
    whole = round(of * 100)
    if whole == 100 and of < 1:
        whole = 99
    elif whole == 0 and of:
        whole = 1 if of > 0 else -1
    return figure(Decimal(whole), "", "%")


def _cells(row: ProgressRow) -> list[str]:
    name = format_html('<a class="govuk-link" href="{}">{}</a>', row.href, row.label) if row.href else row.label
    unknown = _("cannot be worked out")
    return [name, share(row.done) or unknown, share(row.expected) or unknown, row.state]


@dataclass(frozen=True)
class _Columns:
    """Where the label, the bar and the words stand, and how wide each is; a narrow picture puts the label on top."""

    stacked: bool
    label: float
    bar_at: float
    bar: float
    words_at: float
    words: float


def _columns(wide: float) -> _Columns:
    stacked = wide < NARROW
    words = wide * (0.4 if stacked else 0.25)
    bar_at = ARROW if stacked else wide * 0.34 + ARROW
    return _Columns(
        stacked=stacked,
        label=wide if stacked else wide * 0.34 - 8,
        bar_at=bar_at,
        bar=wide - words - bar_at - ARROW - 8,
        words_at=wide - words,
        words=words,
    )


class _Row:
    """The words of a row in lines, and so its height."""

    def __init__(self, row: ProgressRow, columns: _Columns) -> None:
        self.row = row
        self.label = wrapped(row.label, columns.label, 2)
        self.state = [(line, True) for line in wrapped(row.state, columns.words, 4, True)]
        self.state += [(line, False) for line in wrapped(_way(row), columns.words, 4)]
        beside = max(len(self.state) * LINE, BAR + 6)
        self.above = len(self.label) * LINE + 2 if columns.stacked else 0
        self.height = BETWEEN + (self.above + beside if columns.stacked else max(beside, len(self.label) * LINE))


def _way(row: ProgressRow) -> str:
    if row.done is None:
        return ""
    if row.done < 0:
        return _("%(share)s of the way: worse than at the start") % {"share": share(row.done)}
    if row.done > 1:
        return _("%(share)s of the way: beyond the target") % {"share": share(row.done)}
    return _("%(share)s of the way") % {"share": share(row.done)}


def _drawn(chart: ProgressChart, rows: Sequence[ProgressRow], wide: int, title: str) -> SafeString:
    picture, columns = Picture(wide), _columns(wide)
    cursor = _head(picture, columns, expected=any(row.expected is not None for row in rows))
    for row in rows:
        cursor = _row(picture, columns, _Row(row, columns), cursor)
    return picture.svg(cursor, title=title, description=_told(chart, rows))


def _head(picture: Picture, columns: _Columns, *, expected: bool) -> float:
    """What the ends of the bars and the tick mean. Where it ends."""
    cursor = 0.0
    if expected:
        words = wrapped(_("Where it should be by now"), picture.width - 16, 2)
        _tick(picture, 4, cursor + 1, 14)
        block(picture, 14, cursor, [(line, False) for line in words], QUIET)
        cursor += LINE * len(words) + 5
    start, target = (wrapped(word, columns.bar / 2 - 4, 1) for word in (_("Start"), _("Target")))
    picture.text(columns.bar_at, cursor + 13, start[0], fill=QUIET)
    picture.text(columns.bar_at + columns.bar, cursor + 13, target[0], anchor="end", fill=QUIET)
    return cursor + LINE + 4


def _row(picture: Picture, columns: _Columns, row: _Row, top: float) -> float:
    picture.segment("grid", (0, top), (picture.width, top))
    end, top = top + row.height, top + BETWEEN / 2
    block(picture, 0, top, [(line, False) for line in row.label], INK)
    top += row.above
    block(picture, columns.words_at, top, row.state, TONES[row.row.tone])
    _bar(picture, columns, row.row, top + 2)
    return end


def _bar(picture: Picture, columns: _Columns, row: ProgressRow, y: float) -> None:
    x, wide = columns.bar_at, columns.bar
    picture.box("track" if row.done is not None else "track-none", x, y, wide, BAR)
    look = f"tone-{row.tone}"
    if row.done is not None:
        done = float(min(max(row.done, Fraction(0)), Fraction(1))) * wide
        if done:
            picture.box(look, x, y, done, BAR)
        if row.done < 0:
            _arrow(picture, look, x - 1, y, -1)
        if row.done > 1:
            _arrow(picture, look, x + wide + 1, y, 1)
    if row.expected is not None:
        _tick(picture, x + float(min(max(row.expected, Fraction(0)), Fraction(1))) * wide, y - 3, BAR + 6)


def _tick(picture: Picture, x: float, y: float, high: float) -> None:
    picture.box("expected", x - 2, y, 4, high)


def _arrow(picture: Picture, look: str, x: float, y: float, way: int) -> None:
    """The bar goes on beyond its end."""
    picture.path(look, f"M{n(x)} {n(y)}l{n(way * (ARROW - 2))} {n(BAR / 2)}l{n(-way * (ARROW - 2))} {n(BAR / 2)}z")


def _told(chart: ProgressChart, rows: Sequence[ProgressRow]) -> str:
    """The picture in words: each row while they are few; the table has them all."""
    sentences = [chart.description.strip()]
    if len(rows) <= SAID:
        sentences += [": ".join(filter(None, (row.label, row.state, _way(row)))) + "." for row in rows]
    return " ".join(filter(None, sentences))
