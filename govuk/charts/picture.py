"""A drawing that becomes SVG: paths and texts gathered by how they look, each look written once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from govuk.charts.words import ABOVE, BELOW, LINE, SIZE, width

Anchor = Literal["start", "middle", "end"]
INK, QUIET = "#16191a", "#3d4a4b"
# The colours, dashes and shapes of the series: told apart without any one of the three. All 4.5:1 and more on white.
COLOURS = ("#17575c", "#a34a00", "#5b3a8c", "#7a1f3d")
DASHES = ("", "8 4", "2 3", "9 3 2 3")
TONES = {"good": "#0f6a48", "warn": "#8a5a08", "bad": "#a32020", "none": "#5a6567", "met": "#17575c"}


def _stroke(colour: str, thick: float, dashes: str = "") -> dict[str, str]:
    return {"fill": "none", "stroke": colour, "stroke-width": f"{thick:g}"} | (
        {"stroke-dasharray": dashes} if dashes else {}
    )


# How paths look, in the order in which they are drawn over each other.
LOOKS: Mapping[str, Mapping[str, str]] = {
    "grid": _stroke("#dbe3e3", 1),
    "track": {"fill": "#eef4f3", "stroke": "#6b7778", "stroke-width": "1"},
    "track-none": {"fill": "#fff", "stroke": "#6b7778", "stroke-width": "1", "stroke-dasharray": "3 3"},
    **{f"tone-{tone}": {"fill": colour} for tone, colour in TONES.items()},
    "bar": {"fill": COLOURS[0]},
    "axis": _stroke("#6b7778", 1),
    "zero": _stroke(INK, 1.25),
    "leader": _stroke("#7c8788", 0.75),
    "break": {**_stroke(QUIET, 1.25, "1 3"), "stroke-linecap": "round"},
    "level": _stroke(QUIET, 1.25, "12 4"),
    **{f"line-{at}": _stroke(COLOURS[at], 2.5, dashes) for at, dashes in enumerate(DASHES)},
    **{f"marker-{at}": {"fill": colour, "stroke": "#fff"} for at, colour in enumerate(COLOURS)},
    "day": {"fill": "#fff", "stroke": QUIET, "stroke-width": "1.5"},
    "plate": {"fill": "#fff"},
    "number": {"fill": "#fff", "stroke": QUIET, "stroke-width": "1"},
    "missing": {"fill": "#fff", "stroke": QUIET, "stroke-width": "1.25"},
    "expected": {"fill": INK, "stroke": "#fff", "stroke-width": "1"},
}


def attributes(named: Mapping[str, str]) -> SafeString:
    """Attributes as they stand in a tag; all of them are constants of ours."""
    return format_html_join("", ' {}="{}"', named.items())


WRITTEN = {look: attributes(named) for look, named in LOOKS.items()}


def n(value: float) -> str:
    """A coordinate with one decimal, without a nought that says nothing."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Picture:
    """What has been drawn so far, on a sheet `width` wide."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.paths: dict[str, list[str]] = {}
        self.texts: dict[tuple[Anchor, str, bool], list[tuple[SafeString, str]]] = {}

    def path(self, look: str, d: str) -> None:
        self.paths.setdefault(look, []).append(d)

    def segment(self, look: str, *points: tuple[float, float]) -> None:
        """A line from point to point."""
        self.path(look, "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points))

    def box(self, look: str, x: float, y: float, wide: float, high: float) -> None:
        self.path(look, f"M{n(x)} {n(y)}h{n(wide)}v{n(high)}h{n(-wide)}z")

    def shape(self, look: str, kind: int, x: float, y: float, r: float = 4.5) -> None:
        """A small mark around a point: circle, square, triangle, diamond, cross."""
        self.path(look, SHAPES[kind % len(SHAPES)](x, y, r))

    def text(
        self, x: float, y: float, words: str, *, anchor: Anchor = "start", fill: str = INK, bold: bool = False
    ) -> None:
        """One line of text; y is the line on which the letters stand."""
        self.texts.setdefault((anchor, fill, bold), []).append((SafeString(f' x="{n(x)}" y="{n(y)}"'), words))

    def plated(self, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """Text around x that stays readable over lines."""
        wide = width(words, bold)
        self.box("plate", x - wide / 2 - 1, y - ABOVE + 1, wide + 2, ABOVE + BELOW - 1)
        self.text(x, y, words, anchor="middle", bold=bold)

    def svg(self, height: float, *, title: str, description: str, css: str = "") -> SafeString:
        """The finished picture, as one element of a page."""
        paths = [(WRITTEN[look], SafeString("".join(self.paths[look]))) for look in LOOKS if look in self.paths]
        texts = [(_letters(*look), lines) for look, lines in self.texts.items()]
        context = {"width": n(self.width), "height": n(height), "size": SIZE, "css": css}
        words = {"title": title.strip(), "description": description}
        drawn = get_template("components/charts/picture.svg").render(
            {**context, **words, "paths": paths, "texts": texts}
        )
        return SafeString(drawn.strip())


@lru_cache(maxsize=64)
def _letters(anchor: Anchor, fill: str, bold: bool) -> SafeString:
    named = {"fill": fill}
    if anchor != "start":
        named["text-anchor"] = anchor
    if bold:
        named["font-weight"] = "700"
    return attributes(named)


def _circle(x: float, y: float, r: float) -> str:
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 1 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 1 {n(-2 * r)} 0z"


def _square(x: float, y: float, r: float) -> str:
    r *= 0.9
    return f"M{n(x - r)} {n(y - r)}h{n(2 * r)}v{n(2 * r)}h{n(-2 * r)}z"


def _triangle(x: float, y: float, r: float) -> str:
    return f"M{n(x)} {n(y - 1.2 * r)}l{n(1.2 * r)} {n(2 * r)}h{n(-2.4 * r)}z"


def _diamond(x: float, y: float, r: float) -> str:
    r *= 1.25
    return f"M{n(x)} {n(y - r)}l{n(r)} {n(r)}l{n(-r)} {n(r)}l{n(-r)} {n(-r)}z"


def _cross(x: float, y: float, r: float) -> str:
    r *= 0.85
    return f"M{n(x - r)} {n(y - r)}l{n(2 * r)} {n(2 * r)}m0 {n(-2 * r)}l{n(-2 * r)} {n(2 * r)}"


SHAPES = (_circle, _square, _triangle, _diamond, _cross)
"""The first four mark series, all five why a figure is missing."""


def block(picture: Picture, x: float, top: float, lines: list[tuple[str, bool]], fill: str) -> None:
    """Lines of text under each other, each bold or not."""
    for at, (words, bold) in enumerate(lines):
        picture.text(x, top + 13 + at * LINE, words, fill=fill, bold=bold)
