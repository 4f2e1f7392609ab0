"""What is found in tables: headings that lack, and counts by which somebody could be recognised."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from objectives.models import FigureState
from publications.checks.document import Part, Table
from publications.checks.finding import Seen, Spot
from publications.report.cells import why_missing

THRESHOLD = 10
"""Counts below it are not shown: the Equality and Human Rights Commission's own practice."""

PEOPLE = re.compile(
    r"\b(?:people|persons?|staff|employees?|workforce|headcount|applicants?|appointe(?:d|es)|residents?|customers?"
    r"|tenants?|pupils?|students?|carers?|wom[ae]n|m[ae]n|females?|males?|girls?|boys?|disab\w+|ethnic\w*|white|asian"
    r"|black|mixed|chinese|gypsy|roma|traveller|bame|religion|christian|muslim|hindu|sikh|jewish|buddhist|heterosexual"
    r"|gay|lesbian|bisexual|lgbt?\w*|trans\w*|non-binary|pregnan\w+|maternity|married|civil partner\w*|aged?|leavers?"
    r"|starters?|joiners?|promoted|grievances?|dismiss\w+|volunteers?|users?|councillors?|apprentices?|pobl|staff)\b"
    r"|\b\d{2}\s?(?:[-–]|to)\s?\d{2}\b|\bunder \d{2}\b|\b\d{2}\s?(?:\+|and over|or over)",
    re.IGNORECASE,
)
# What the figures of a row or column are, where they are no counts of people.
NO_COUNT = re.compile(
    r"%|per ?cent|percentage|proportion|\bshare\b|\brate\b|£|\bpay\b|\bgaps?\b|\bscores?\b|\baverage\b|\bmean\b"
    r"|\bmedian\b|\brank\w*|\btargets?\b|\byears?\b|\bdays?\b|\bhours?\b|\bweeks?\b|\bmonths?\b|\bratio\b|\bpoints?\b"
    r"|\bindex\b|\bfte\b|\bevents?\b|\bsessions?\b|\bcourses?\b|\bmeetings?\b|\bassessments?\b|\beq?h?ias?\b"
    r"|\bpolicies\b|\bbuildings?\b|\bsites?\b|\bschools\b|\bwards?\b|\bobjectives?\b|\bactions?\b|\bref\b|\bno\.?$"
    r"|\bquartiles?\b|\breg(?:ulation)?s?\b|\bprojects?\b|\bdifference\b|\bchange\b|\bsize\b|\bquestions?\b|\bpriority\b",
    re.IGNORECASE,
)
A_SHARE = re.compile(r"%|per ?cent|percentage|proportion|\bshare\b", re.IGNORECASE)
A_TOTAL = re.compile(r"\W*(?:grand |over)?(?:total|all)\b.{0,40}|\W*(?:headcount|base|cyfanswm)\W*", re.IGNORECASE)
# "Number" beside "Share" is the count itself, not what the share is of.
A_BASE = re.compile(
    r"\W*(?:base|total|headcount|all(?: \w+)?|n\s?=|(?:number (?:of )?)?(?:asked|respondents?|replies|sample))\W*",
    re.IGNORECASE,
)
SAID_BASE = re.compile(
    r"\b(?:base|n)\s?[=:]?\s?(\d[\d,]{0,9})\b|\((\d[\d,]{0,9}) (?:people|employees|staff|replies)\)", re.I
)
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})")
SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?%?")
HIDDEN = re.compile(
    r"\*{1,3}|\[?c\]?|#|x|<\s?\d{1,2}|(?:fewer|less) than \w+|suppressed|hidden|withheld|redacted|[–-]?\*[–-]?", re.I
)


def about_tables(part: Part) -> Iterator[Seen]:
    for table in part.all_tables:
        named = table.title or (table.columns[0] if table.columns else "") or _("a table")
        yield from about_shape(part, table, named)
        counted = Counted(table)
        if counted.is_of_people:
            for words in counted.small_counts():
                yield Seen("small-counts", part, Spot(words, named, table.href))
            for words in counted.small_shares():
                yield Seen("small-base", part, Spot(words, named, table.href))
            for words in counted.recoverable():
                yield Seen("hidden-by-one", part, Spot(words, named, table.href))


def about_shape(part: Part, table: Table, named: str) -> Iterator[Seen]:
    width = max([len(table.columns), *map(len, table.rows)], default=0)
    for number in range(1, width):
        heading = table.columns[number] if number < len(table.columns) else ""
        if not heading.strip() and any(number < len(row) and row[number].strip() for row in table.rows):
            yield Seen("table-headers", part, Spot(_("column %(number)s") % {"number": number + 1}, named, table.href))
    if not table.title.strip() and not table.is_in_text:
        yield Seen("table-title", part, Spot(named, href=table.href))


def width_of(table: Table) -> int:
    return max([len(table.columns), *map(len, table.rows)], default=0)


def whole(cell: str) -> int | None:
    found = NUMBER.fullmatch(cell.strip())
    return int(found[1].replace(",", "")) if found else None


def is_hidden(cell: str) -> bool:
    """Whether the cell hides a figure: as the grid keeps it, or as people write it in a text."""
    return why_missing(cell) == FigureState.HIDDEN or bool(HIDDEN.fullmatch(cell))


def share(cell: str) -> float | None:
    found = SHARE.fullmatch(cell.strip())
    return float(found[1]) if found else None


@dataclass(frozen=True)
class Counted:
    """A table with what its rows and columns count."""

    table: Table

    @cached_property
    def is_of_people(self) -> bool:
        """By its title and headings, or by what two rows and a third of all are called."""
        if any(PEOPLE.search(words) for words in (self.table.title, *self.table.columns)):
            return True
        called = sum(bool(row and PEOPLE.search(row[0])) for row in self.table.rows)
        return called >= 2 and called * 3 >= len(self.table.rows)

    @cached_property
    def has_shares_only(self) -> bool:
        """Whether the title says that all of it is shares."""
        return bool(A_SHARE.search(self.table.title))

    def heading(self, number: int) -> str:
        return self.table.columns[number] if number < len(self.table.columns) else ""

    def is_column_of_shares(self, number: int) -> bool:
        """By its heading, or by a sign in one of its cells."""
        signed = any("%" in row[number] for row in self.table.rows if number < len(row))
        return signed or bool(A_SHARE.search(self.heading(number)))

    @cached_property
    def numbers(self) -> range:
        """The columns that hold figures: all but the first."""
        return range(1, width_of(self.table))

    @cached_property
    def columns_of_shares(self) -> frozenset[int]:
        return frozenset(number for number in self.numbers if self.is_column_of_shares(number))

    @cached_property
    def columns_of_no_counts(self) -> frozenset[int]:
        others = (n for n in self.numbers if NO_COUNT.search(self.heading(n)) or self.has_fractions(n))
        return self.columns_of_shares | frozenset(others)

    def has_fractions(self, number: int) -> bool:
        return any(
            "." in row[number] and share(row[number]) is not None for row in self.table.rows if number < len(row)
        )

    def small_counts(self) -> Iterator[str]:
        if self.has_shares_only:
            return
        for row in self.table.rows:
            if not row or NO_COUNT.search(row[0]):
                continue
            for number, cell in enumerate(row[1:], start=1):
                value = whole(cell)
                if value is not None and 0 < value < THRESHOLD and number not in self.columns_of_no_counts:
                    yield f"{row[0]}, {self.heading(number)}: {value}".strip(" ,")

    def small_shares(self) -> Iterator[str]:
        """Shares of a base that is known from the same row, from a row of bases, or from the table's own words."""
        said = SAID_BASE.search(f"{self.table.title} {self.table.note}")
        of_all = whole(said[1] or said[2]) if said else None
        of_column = self.bases_below()
        for row in self.table.rows:
            of_row = self.base_in(row)
            for number, cell in enumerate(row[1:], start=1):
                value = share(cell) if "%" in cell or self.is_share(number) else None
                base = of_row or of_column.get(number) or of_all
                if value and base and base >= THRESHOLD and round(value * base / 100) < THRESHOLD:
                    told = {"label": row[0], "heading": self.heading(number), "share": cell, "base": f"{base:,}"}
                    yield _("%(label)s, %(heading)s: %(share)s of %(base)s") % told

    def is_share(self, number: int) -> bool:
        return self.has_shares_only or number in self.columns_of_shares

    def base_in(self, row: Sequence[str]) -> int | None:
        bases = (n for n in range(1, len(row)) if A_BASE.fullmatch(self.heading(n)) and n not in self.columns_of_shares)
        return next((value for n in bases if (value := whole(row[n])) is not None), None)

    def bases_below(self) -> dict[int, int]:
        """By column, what a row of bases says."""
        found: dict[int, int] = {}
        for row in self.table.rows:
            if row and A_BASE.fullmatch(row[0]):
                found |= {number: value for number, cell in enumerate(row) if number and (value := whole(cell))}
        return found

    def recoverable(self) -> Iterator[str]:
        """Rows, then columns, in which one figure is hidden and the others and their total are shown."""
        for label, headings, cells in (*self.lines(), *self.lines_down()):
            total = next((n for n, heading in enumerate(headings) if A_TOTAL.fullmatch(heading)), None)
            if total is None or whole(cells[total]) is None:
                continue
            parts = [(n, cell) for n, cell in enumerate(cells) if n != total and cell.strip()]
            hidden = [n for n, cell in parts if is_hidden(cell.strip())]
            shown = [value for n, cell in parts if n not in hidden and (value := whole(cell)) is not None]
            if len(hidden) == 1 and len(shown) == len(parts) - 1 > 0 and sum(shown) <= (whole(cells[total]) or 0):
                yield f"{label}, {headings[hidden[0]]}".strip(" ,")

    def lines(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Each row with the headings of its figures; columns of shares are no part of a sum."""
        for row in self.table.rows:
            numbers = [n for n in range(1, len(row)) if n not in self.columns_of_shares]
            yield (row[0] if row else ""), [self.heading(n) for n in numbers], [row[n] for n in numbers]

    def lines_down(self) -> Iterator[tuple[str, list[str], list[str]]]:
        for number in range(1, len(self.table.columns)):
            if number not in self.columns_of_shares:
                rows = [row for row in self.table.rows if number < len(row)]
                yield self.heading(number), [row[0] for row in rows], [row[number] for row in rows]
