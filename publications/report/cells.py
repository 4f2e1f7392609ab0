"""Tables of a part as they are read: which columns hold figures, why one is missing, the picture, rows for a file."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.charts import BarChart, LineChart, Mark, Period, Series
from objectives.exchange import safe
from objectives.forms.fields import DASHES, FEWER, MINUSES, WORDS
from objectives.models import FigureState

MOST_ROWS, MOST_COLUMNS = 40, 12
"""What is printed whole on a page; a larger table goes with the part as a file."""
MOST_LINES, MOST_BARS, SEVERAL = 4, 24, 2
LONGEST_WORD = 14
"""Letters of a word up to which a column is kept as wide as it; longer ones are broken."""
NUMBER = re.compile(
    r"(?P<sign>[-−–+]?) ?(?P<before>£?) ?(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?P<part>\.\d{1,8})? ?(?P<after>%?)",
    re.ASCII,
)
Rows = Sequence[Sequence[str]]


def number_of(cell: str) -> Decimal | None:
    """The figure that a cell is, as people write it: "1,240", "−0.35", "£12.50", "37.5%"; None for anything else."""
    found = NUMBER.fullmatch(cell)
    if found is None:
        return None
    value = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    return -value if found["sign"] in MINUSES else value


def why_missing(cell: str) -> str:
    """The state of a figure that is not there, by the word or sign for it; empty for anything else."""
    word = cell.casefold().rstrip(".") or cell
    if word in WORDS:
        return WORDS[word]
    return FigureState.HIDDEN if FEWER.fullmatch(word) else ""


def columns_of_figures(rows: Rows) -> tuple[int, ...]:
    """The columns, but for the first, in which each cell is a figure, says why there is none, or is empty."""
    width = max(map(len, rows), default=0)
    return tuple(at for at in range(1, width) if is_of_figures([row[at] for row in rows if at < len(row)]))


def is_of_figures(cells: Iterable[str]) -> bool:
    told = [cell for cell in cells if cell]
    return any(number_of(cell) is not None for cell in told) and all(
        number_of(cell) is not None or why_missing(cell) or cell in DASHES for cell in told
    )


def has_long_word(text: str) -> bool:
    return any(len(word) > LONGEST_WORD for word in text.split())


def in_words(rows: Rows) -> list[list[str]]:
    """The same rows, in which columns of figures say in words why one is missing: "*" and "<5" are hidden."""
    figures = columns_of_figures(rows)
    return [
        [
            str(FigureState(why_missing(cell)).label) if at in figures and why_missing(cell) else cell
            for at, cell in enumerate(row)
        ]
        for row in rows
    ]


def without_figures(rows: Rows) -> list[list[str]]:
    """The same rows with empty cells where the figures were."""
    figures = columns_of_figures(rows)
    return [["" if at in figures else cell for at, cell in enumerate(row)] for row in rows]


# --- As it is shown ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    text: str
    is_numeric: bool
    is_missing: bool = False

    @property
    def breaks(self) -> bool:
        return has_long_word(self.text)


@dataclass(frozen=True)
class Shown:
    """A table for a template: its head and its rows in cells, and the chart drawn from it, if one is."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: BarChart | LineChart | None


def shown(table: Mapping[str, Any]) -> Shown:
    figures = columns_of_figures(table["rows"])
    return Shown(
        head=tuple(Cell(text, at in figures) for at, text in enumerate(table["columns"])),
        rows=tuple(
            tuple(Cell(text, at in figures, at in figures and bool(why_missing(text))) for at, text in enumerate(row))
            for row in table["rows"]
        ),
        chart=chart_of(table),
    )


def why_no_chart(columns: Sequence[str], rows: Rows, chart: str) -> str:
    """Why the chart cannot be drawn from the table, in a sentence; empty where it can, and where none is wanted."""
    figures = columns_of_figures(rows)
    if not chart:
        return ""
    if not figures:
        return _("No column holds figures alone, so there is nothing to draw. Correct the figures, or choose no chart")
    if chart == "bars" and len(figures) > 1:
        words = _(
            "Bars show one column of figures, and this table has %(count)s. Choose lines, or make a table of each"
        )
        return words % {"count": len(figures)}
    if chart == "bars" and len(rows) > MOST_BARS:
        words = _("Bars can be read up to %(most)s rows, and this table has %(count)s. Choose no chart, or fewer rows")
        return words % {"most": MOST_BARS, "count": len(rows)}
    if chart == "lines" and len(figures) > MOST_LINES:
        words = _("Lines can be told apart up to %(most)s columns of figures, and this table has %(count)s")
        return words % {"most": MOST_LINES, "count": len(figures)}
    if chart == "lines" and len(rows) < SEVERAL:
        return _("A line needs at least two rows. Choose bars, or no chart")
    return ""


def chart_of(table: Mapping[str, Any]) -> BarChart | LineChart | None:
    """The picture of the table; None where none is wanted or, as in a frozen one of another time, none can be drawn."""
    columns, rows, chart = table["columns"], table["rows"], table["chart"]
    if not chart or why_no_chart(columns, rows, chart):
        return None
    figures = columns_of_figures(rows)
    series = tuple(Series(columns[at], tuple(mark(row[at]) for row in rows)) for at in figures)
    periods = tuple(Period(row[0]) for row in rows)
    before, after = unit_of(row[at] for row in rows for at in figures)
    told: dict[str, Any] = {
        "title": table["title"],
        "description": _("%(figures)s by %(rows)s.")
        % {"figures": ", ".join(columns[at] for at in figures), "rows": columns[0]},
        "periods": periods,
        "prefix": before,
        "suffix": after,
    }
    if chart == "bars":
        return BarChart(name=series[0].name, marks=series[0].marks, **told)
    return LineChart(series=series, levels=(), **told)


def mark(cell: str) -> Mark:
    value = number_of(cell)
    return Mark(value) if value is not None else Mark(None, cell or _("no figure"))


def unit_of(cells: Iterable[str]) -> tuple[str, str]:
    """What all figures carry before and after them, if they all do."""
    found = {(told["before"], told["after"]) for cell in cells if (told := NUMBER.fullmatch(cell))}
    return found.pop() if len(found) == 1 else ("", "")


# --- Beside last time -------------------------------------------------------------------------------------------------


def side_by_side(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Each figure by its name with what it was last time and what it is now, in the order of this time's table."""
    new, old = figures_by_name(now), figures_by_name(before)
    return [(name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys([*new, *old])]


def figures_by_name(table: Mapping[str, Any]) -> dict[str, str]:
    """ "Women, Grade 4": the cell of that row and column; of a table with one column of figures the row says it all."""
    rows = table["rows"]
    figures = columns_of_figures(rows) or tuple(range(1, len(table["columns"])))
    return {
        named(row, figures) if len(figures) == 1 else f"{named(row, figures)}, {table['columns'][at]}": row[at]
        for row in rows
        for at in figures
    }


def named(row: Sequence[str], figures: Sequence[int]) -> str:
    """What a row is about: its cells that are no figures."""
    return ", ".join(cell for at, cell in enumerate(row) if at not in figures and cell)


# --- In a file --------------------------------------------------------------------------------------------------------


def tables_as_rows(content: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    """Every figure of the tables in the parts of a frozen content, in the columns of `objectives.exchange`: under the
    title of an objective stands the heading of the part, under the measure the table, under the period the row."""
    for part in content["parts"]:
        for table in part.get("tables", ()):
            figures = columns_of_figures(table["rows"])
            for row in table["rows"]:
                for at in figures:
                    if row[at]:
                        yield row_of(part, table, row, at, named(row, figures))


def row_of(
    part: Mapping[str, Any], table: Mapping[str, Any], row: Sequence[str], at: int, name: str
) -> Sequence[object]:
    value = number_of(row[at])
    state = FigureState.KNOWN if value is not None else why_missing(row[at])
    unit = "percent" if row[at].endswith("%") else ""
    return (
        "", "", *map(safe, (part["heading"], table["title"])), unit, "", "", safe(name), table["as_at"], "", "table",
        safe(table["columns"][at]), str(state), "" if value is None else str(value), "", "", "", "", "",
        safe(table["note"]), "", "", safe(table["source"]),
    )  # fmt: skip


def tables_csv(content: Mapping[str, Any]) -> str:
    """The same as lines to stand below the figures of the objectives in one file."""
    out = StringIO()
    csv.writer(out).writerows(tables_as_rows(content))
    return out.getvalue()


def size_in_words(rows: int, columns: int) -> str:
    """ "52 rows and 3 columns"."""
    return _("%(rows)s and %(columns)s") % {
        "rows": ngettext("%(count)s row", "%(count)s rows", rows) % {"count": rows},
        "columns": ngettext("%(count)s column", "%(count)s columns", columns) % {"count": columns},
    }
