"""Tables of a document as they are drawn: which columns are figures, and how much room they need on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from publications.report.cells import LONGEST_WORD, columns_of_figures

FEW = 7
"""Columns that every table may have in the usual size and upright."""
UPRIGHT, LYING = 120, 165
"""Letters that a line of a table takes in the small size, on a page upright and on one lying."""


@dataclass(frozen=True)
class Drawn:
    """`numeric` says of each column whether it holds figures; `size` is the class that the style sheet knows."""

    numeric: tuple[bool, ...]
    size: str


def drawn(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Drawn:
    many = max(map(len, (columns, *rows)), default=0)
    down = [[row[place] if place < len(row) else "" for row in rows] for place in range(many)]
    figures = columns_of_figures([[cell.strip() for cell in row] for row in rows])
    return Drawn(tuple(place in figures for place in range(many)), size_of(columns, down))


def size_of(columns: Sequence[str], down: Sequence[Sequence[str]]) -> str:
    """Nothing for the usual size, "small", "wide" for a page that lies, "wide small" for the most that goes on one."""
    if len(down) <= FEW:
        return ""
    letters = sum(
        2 + min(LONGEST_WORD, max((len(word) for text in (heading, *cells) for word in text.split()), default=0))
        for heading, cells in zip((*columns, *[""] * len(down)), down, strict=False)
    )
    if letters <= UPRIGHT:
        return "small"
    return "wide" if letters <= LYING else "wide small"
