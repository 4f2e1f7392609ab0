"""Tables of a document as they are drawn: which columns are figures, and how much room they need on paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FIGURE = re.compile(r"[−–+-]?\s?[£€]?\s?[−-]?\d[\d,.\s]*\s?(%|pp|p|k|m|bn)?", re.IGNORECASE)
NO_FIGURE = re.compile(
    r"|[−–—*.~x/-]{1,3}|\[?[a-z]\]?|n/?a|none|nil|hidden|suppressed|not (known|available|stated|collected)|"
    r"(<|less than|fewer than|under) ?\d+",
    re.IGNORECASE,
)
"""What stands in a column of figures where there is none, or where it would tell of one person."""

FEW = 7
"""Columns that every table may have in the usual size and upright."""
UPRIGHT, LYING = 120, 165
"""Letters that a line of a table takes in the small size, on a page upright and on one lying."""
LONGEST_WORD = 14
"""Letters of a word up to which a column is kept as wide as it; longer ones are broken."""


@dataclass(frozen=True)
class Drawn:
    """`numeric` says of each column whether it holds figures; `size` is the class that the style sheet knows."""

    numeric: tuple[bool, ...]
    size: str

    def cells(self, row: Sequence[str]) -> list[tuple[str, bool, bool]]:
        """Each cell with whether it is a figure, and whether it holds a word so long that it must be broken."""
        known = (*self.numeric, *[False] * len(row))
        return [(cell, numeric, breaks(cell)) for cell, numeric in zip(row, known, strict=False)]


def drawn(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Drawn:
    many = max(map(len, (columns, *rows)), default=0)
    down = [[row[place] if place < len(row) else "" for row in rows] for place in range(many)]
    # The first column names the rows, though its names be years.
    numeric = tuple(place > 0 and is_of_figures(cells) for place, cells in enumerate(down))
    return Drawn(numeric, size_of(columns, down))


def breaks(text: str) -> bool:
    return any(len(word) > LONGEST_WORD for word in text.split())


def is_of_figures(cells: Sequence[str]) -> bool:
    told = [cell.strip() for cell in cells]
    return any(map(FIGURE.fullmatch, told)) and all(
        FIGURE.fullmatch(cell) or NO_FIGURE.fullmatch(cell) for cell in told
    )


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
