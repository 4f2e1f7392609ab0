"""What can be read in a drawn chart: its texts with the room they take, and its marks."""

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from govuk.charts.words import ABOVE, BELOW, width

SPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """One line of text and its box."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    fill: str = ""

    def touches(self, other: "Text") -> bool:
        apart = 0.05  # coordinates are rounded to a tenth
        return (
            min(self.right, other.right) - max(self.left, other.left) > apart
            and min(self.bottom, other.bottom) - max(self.top, other.top) > apart
        )


def root(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  # drawn by ourselves


def texts(svg: str) -> list[Text]:
    found = []
    for group in root(svg).iter(f"{SPACE}g"):
        for text in group.iter(f"{SPACE}text"):
            words = text.text or ""
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            wide = width(words, group.get("font-weight") == "700") / 1.02
            left = {"middle": x - wide / 2, "end": x - wide}.get(group.get("text-anchor", ""), x)
            found.append(Text(words, left, y - ABOVE, left + wide, y + BELOW, group.attrib["fill"]))
    return found


def words(svg: str) -> list[str]:
    return [text.words for text in texts(svg)]


def size(svg: str) -> tuple[float, float]:
    _x, _y, wide, high = map(float, root(svg).attrib["viewBox"].split())
    return wide, high


def faults(svg: str) -> list[str]:
    """Texts over each other, and texts that leave the picture."""
    found, (wide, high) = texts(svg), size(svg)
    over = [f"“{one.words}” is over “{other.words}”" for one, other in combinations(found, 2) if one.touches(other)]
    out = [
        f"“{text.words}” leaves the picture"
        for text in found
        if text.left < -0.1 or text.top < 0 or text.right > wide + 0.1 or text.bottom > high + 0.1
    ]
    return over + out


def paths(svg: str, **attributes: str) -> list[str]:
    """What is drawn with these attributes (an underscore stands for a hyphen)."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [
        path.attrib["d"]
        for path in root(svg).iter(f"{SPACE}path")
        if all(path.get(name) == value for name, value in named.items())
    ]
