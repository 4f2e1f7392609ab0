"""A table that is typed or pasted, cell by cell, on a page that works without JavaScript."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from govuk.forms import as_seen
from objectives.forms.fields import DASHES
from publications.report.cells import MOST_COLUMNS, MOST_ROWS, columns_of_figures, in_words, size_in_words

ROWS_AT_FIRST, COLUMNS_AT_FIRST, MORE_ROWS, MORE_COLUMNS = 6, 3, 5, 1
LONGEST_CELL, LONGEST_PASTE = 300, 100_000
UNSAID = frozenset({"n/a", "na", "n.a."})  # not applicable, not available, not asked: nobody can tell


@dataclass(frozen=True)
class Box:
    """One cell to type in: its name in the form, what stands in it, what it is called, and what is wrong with it."""

    name: str
    text: str
    called: str
    error: str = ""


@dataclass
class Grid:
    """What stands in the boxes; `told` is the table once it has been found right."""

    columns: list[str]
    rows: list[list[str]]
    wrong: dict[str, str] = field(default_factory=dict)
    told: tuple[list[str], list[list[str]]] = field(default_factory=lambda: ([], []))

    @classmethod
    def empty(cls) -> "Grid":
        return cls([""] * COLUMNS_AT_FIRST, [[""] * COLUMNS_AT_FIRST for _row in range(ROWS_AT_FIRST)])

    @classmethod
    def of(cls, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> "Grid":
        return cls(list(columns), [list(row) for row in rows])

    @classmethod
    def typed(cls, sent: QueryDict) -> "Grid":
        """The boxes as they were sent, as many as the page said there were, and no more than there may be."""
        wide, high = size(sent, "columns", MOST_COLUMNS), size(sent, "rows", MOST_ROWS)
        return cls(
            [seen(sent, f"head-{c}") for c in range(wide)],
            [[seen(sent, f"cell-{r}-{c}") for c in range(wide)] for r in range(high)],
        )

    @classmethod
    def pasted(cls, text: str) -> "Grid":
        """The lines that a spreadsheet copies, the first of which heads the columns. Raises ValueError with a
        sentence."""
        lines = lines_of(text)
        if len(lines) < 2:
            raise ValueError(_("Paste at least two lines: the first heads the columns"))
        wide, high = max(map(len, lines)), len(lines) - 1
        if wide < 2:
            raise ValueError(_("Paste at least two columns: the first says what each row is about"))
        if high > MOST_ROWS or wide > MOST_COLUMNS:
            words = _(
                "The table has %(size)s, and up to %(most)s are printed whole. Attach the large table as a file, and "
                "paste here what matters most in it"
            )
            said = {"size": size_in_words(high, wide), "most": size_in_words(MOST_ROWS, MOST_COLUMNS)}
            raise ValueError(words % said)
        filled = [line + [""] * (wide - len(line)) for line in lines]
        return cls(filled[0], filled[1:])

    def with_more(self, *, rows: int = 0, columns: int = 0) -> "Grid":
        """The same with empty boxes at its end, as far as there is room."""
        wide = min(MOST_COLUMNS, len(self.columns) + columns)
        high = min(MOST_ROWS, len(self.rows) + rows)
        more = wide - len(self.columns)
        filled = [[*row, *[""] * more] for row in self.rows]
        return Grid([*self.columns, *[""] * more], filled + [[""] * wide for _row in range(high - len(filled))])

    @property
    def has_room_below(self) -> bool:
        return len(self.rows) < MOST_ROWS

    @property
    def has_room_beside(self) -> bool:
        return len(self.columns) < MOST_COLUMNS

    def is_valid(self) -> bool:
        """Whether every box that says something is right; columns and rows in which nothing stands are no part of the
        table."""
        wide = [c for c, head in enumerate(self.columns) if head or any(row[c] for row in self.rows)]
        high = [r for r, row in enumerate(self.rows) if any(row)]
        self.wrong = {}
        for c in wide:
            self._look_at(f"head-{c}", self.columns[c], _("Enter what column %(n)d is about") % {"n": c + 1})
        if len(wide) < 2:
            self.wrong[f"head-{min(len(wide), 1)}"] = _("A table has at least two columns. Enter what each is about")
        if not high:
            self.wrong["cell-0-0"] = _("Enter at least one row")
        rows = [[self.rows[r][c] for c in wide] for r in high]
        # Read as a dash, so that a column of figures stays one and its "n/a" is asked about, not taken for words.
        figures = columns_of_figures([["-" if is_unsaid(text) else text for text in row] for row in rows])
        for r in high:
            for at, c in enumerate(wide):
                text = self.rows[r][c]
                needed = _("Enter what row %(n)d is about") % {"n": r + 1} if at == 0 else ""
                self._look_at(f"cell-{r}-{c}", text, needed)
                if at in figures and is_unsaid(text):
                    words = _("“%(text)s” could mean nil or nothing known. Enter 0, “not collected” or “hidden”")
                    self.wrong[f"cell-{r}-{c}"] = words % {"text": text}
        self.told = [self.columns[c] for c in wide], in_words(rows)
        return not self.wrong

    def _look_at(self, name: str, text: str, needed: str) -> None:
        if needed and not text:
            self.wrong[name] = needed
        elif len(text) > LONGEST_CELL:
            self.wrong[name] = _("A cell must be %(most)d characters or fewer") % {"most": LONGEST_CELL}

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, each line leading to its box."""
        named = {box.name: box.called for box in [*self.heads, *(box for row in self.lines for box in row)]}
        return [
            {"text": f"{named[name]}: {message}", "href": f"#{name}"}
            for name, message in sorted(self.wrong.items(), key=lambda each: list(named).index(each[0]))
        ]

    @property
    def heads(self) -> list[Box]:
        return [self._box(f"head-{c}", text, _("Heading %(n)d") % {"n": c + 1}) for c, text in enumerate(self.columns)]

    @property
    def lines(self) -> Iterator[list[Box]]:
        for r, row in enumerate(self.rows):
            words = [
                _("Row %(row)d, column %(column)d") % {"row": r + 1, "column": c + 1}
                + (f" ({head})" if (head := self.columns[c]) else "")
                for c in range(len(row))
            ]
            yield [self._box(f"cell-{r}-{c}", text, words[c]) for c, text in enumerate(row)]

    def _box(self, name: str, text: str, called: str) -> Box:
        return Box(name, text, called, self.wrong.get(name, ""))


def is_unsaid(text: str) -> bool:
    """Whether it stands where a figure would and does not say why there is none."""
    return text in DASHES or text.casefold() in UNSAID


def seen(sent: Mapping[str, Any], name: str) -> str:
    return " ".join(as_seen(str(sent.get(name, ""))).split())


def size(sent: QueryDict, name: str, most: int) -> int:
    """How many rows or columns the page had; whatever is claimed, at least one and no more than there may be."""
    claimed = sent.get(name, "")
    if not (claimed.isascii() and claimed.isdigit() and len(claimed) < 4):
        return 1
    return max(1, min(most, int(claimed)))


def lines_of(text: str) -> list[list[str]]:
    """Cells parted by tabs, line by line; what a spreadsheet puts in quotation marks is one cell. Lines and columns at
    the end in which nothing stands are left out."""
    text = text[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")
    if text.count('"') % 2:
        raw = [line.split("\t") for line in text.split("\n")]
    else:
        raw = list(csv.reader(StringIO(text), delimiter="\t"))
    lines = [[" ".join(as_seen(cell).split()) for cell in line] for line in raw]
    lines = [line for line in lines if any(line)]
    wide = max((at + 1 for line in lines for at, cell in enumerate(line) if cell), default=0)
    return [line[:wide] for line in lines]
