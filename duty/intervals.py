"""The arithmetic of statutory periods, and written periods turned into the days that are known.

A period "beginning with" a day includes that day, so it ends on the day before the anniversary.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duty.written import (
    CALENDAR_YEAR,
    YEAR_LEFT_OUT,
    Length,
    Mark,
    Piece,
    Span,
    YearlessDay,
    in_words,
    read_pieces,
)

ONE_DAY = timedelta(days=1)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _at_least_one(count: int) -> int:
    if count < 1:
        raise ValueError(f"A period lasts at least one unit, not {count}.")
    return count


def anniversary(day: date, years: int) -> date:
    """The same day and month, years on. 29 February falls on 1 March in a common year."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def last_day(day: date, years: int) -> date:
    """The last day of the period of N years beginning with a day: the strict reading, and the safe day.

    Counting "beginning with" includes the first day, so one year beginning with 30 March 2025 ends at the end of
    29 March 2026. A weekend or bank holiday moves nothing.
    """
    return anniversary(day, _at_least_one(years)) - ONE_DAY


def last_day_lenient(day: date, years: int) -> date:
    """The last day on the reading that counts the gap between two publications: the same day, N years on.

    From 29 February the gap is full on 28 February of a common year, where both readings agree.
    """
    year = day.year + _at_least_one(years)
    if (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def months_on(day: date, months: int) -> date:
    """The same day some months on (or back), clamped to the month's end: six months after 31 August is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of_months(day: date, months: int) -> date:
    """The last day of the period of N months beginning with a day. Twelve months agree with one year."""
    same = months_on(day, _at_least_one(months))
    return same - ONE_DAY if same.day == day.day else same


def last_day_of_weeks(day: date, weeks: int) -> date:
    """The last day of N weeks beginning with a day: twelve weeks from Monday 1 September end on Sunday 23 November."""
    return day + timedelta(weeks=_at_least_one(weeks)) - ONE_DAY


def last_day_of_days(day: date, days: int) -> date:
    """The last day of N days beginning with a day: "28 days beginning with receipt" is receipt and 27 more."""
    return day + timedelta(days=_at_least_one(days)) - ONE_DAY


def number_in_words(count: int, unit: str) -> str:
    """ "one year", "four years", "18 months"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {unit}{'' if count == 1 else 's'}"


class Basis(StrEnum):
    """Whether a day was written out, or follows from what was written by a rule that we state."""

    STATED = "stated"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Edge:
    """The first or last day of a written period; `rule` says where an assumed day comes from."""

    day: date
    basis: Basis
    rule: str = ""


@dataclass(frozen=True)
class Period:
    """What a written period says: each edge it gives, the length in months if it states one, and what stays unknown.

    `notes` are sentences for the reader: what could not be read, or what else the writing could mean.
    """

    as_written: str
    starts: Edge | None = None
    ends: Edge | None = None
    months: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def starts_on(self) -> date | None:
        """The first day, if known."""
        return self.starts.day if self.starts else None

    @property
    def ends_on(self) -> date | None:
        """The last day, if known."""
        return self.ends.day if self.ends else None

    @property
    def understood(self) -> bool:
        """Whether anything at all could be read."""
        return self.starts is not None or self.ends is not None or self.months is not None

    @property
    def explanation(self) -> tuple[str, ...]:
        """Plain sentences: what is known, by which rule, and what is not."""
        sentences = [_edge_sentence("begins", self.starts), _edge_sentence("ends", self.ends)]
        if self.months is not None:
            sentences.insert(0, f"The period is said to last {_length_in_words(self.months)}.")
        return (*sentences, *self.notes)


def _edge_sentence(verb: str, edge: Edge | None) -> str:
    if edge is None:
        return f"It is not known when the period {verb}."
    if edge.basis is Basis.STATED:
        return f"The period {verb} on {in_words(edge.day)}, as written."
    return f"The period {verb} on {in_words(edge.day)}: {edge.rule}."


def _length_in_words(months: int) -> str:
    years, rest = divmod(months, 12)
    return number_in_words(months, "month") if rest else number_in_words(years, "year")


_RANGE = re.compile(r"L?F?B?[Sm]-E?SL?")
_START = re.compile(r"F?B?S(?:O|-N)|FB?S")
_START_AND_LENGTH = re.compile(r"LFB?S|FB?SL")
_END = re.compile(r"(?:F?N)?-E?S|UE?S|ES")
_LENGTH_AND_END = re.compile(r"L[-U]E?S")


def period_end(text: str) -> Period:
    """What a period says as people write it, in English or Welsh: "2016 to 2020", "2021/22", "the next four years".

    Nothing is guessed in silence: an edge is stated, or assumed by a rule that it names, or absent. A text with a word
    that cannot be read gives no days at all, only the note that says which word.
    """
    as_written = " ".join(text.split())
    if not as_written:
        return Period("", notes=("No period is written.",))
    try:
        pieces, unread = read_pieces(as_written)
        period = None if unread else _compose(as_written, pieces)
    except ValueError as impossible:
        return Period(as_written, notes=(f"The period could not be read: {impossible}. Give its first and last day.",))
    if period is None:
        words = f", because of “{' '.join(unread)}”" if unread else ""
        return Period(as_written, notes=(f"The period could not be read{words}. Give its first and last day.",))
    return period


def _compose(as_written: str, pieces: list[Piece]) -> Period | None:
    """The period that the pieces spell, or None where they spell none."""
    spelling = "".join(map(_letter, pieces)).replace("XL", "L").replace("LX", "L")
    financial, spelling = "Y" in spelling, spelling.replace("Y", "")
    spans = [piece for piece in pieces if isinstance(piece, Span)]
    months = next((piece.months for piece in pieces if isinstance(piece, Length)), None)
    notes = tuple(dict.fromkeys(f"Written like this, {span.doubt}." for span in spans if span.doubt))
    if financial and any(span.rule == CALENDAR_YEAR for span in spans):
        return None
    if spelling == "L":
        return Period(as_written, months=months)
    if spelling == "S" and spans[0].rule:
        return Period(as_written, _first(spans[0]), _last(spans[0]), notes=notes)
    if _START.fullmatch(spelling):
        return Period(as_written, starts=_first(spans[0]), notes=notes)
    if _END.fullmatch(spelling):
        return Period(as_written, ends=_last(spans[0]), notes=notes)
    if months is not None and _START_AND_LENGTH.fullmatch(spelling):
        starts = _first(spans[0])
        rule = f"{_length_in_words(months)} beginning with {in_words(starts.day)}"
        ends = Edge(last_day_of_months(starts.day, months), Basis.ASSUMED, rule)
        return Period(as_written, starts, ends, months, notes)
    if months is not None and _LENGTH_AND_END.fullmatch(spelling):
        ends = _last(spans[0])
        rule = f"{_length_in_words(months)} counted back from {in_words(ends.day)}"
        return Period(
            as_written, Edge(months_on(ends.day + ONE_DAY, -months), Basis.ASSUMED, rule), ends, months, notes
        )
    if _RANGE.fullmatch(spelling):
        return _range(as_written, pieces, spans, months, notes)
    return None


def _range(
    as_written: str, pieces: list[Piece], spans: list[Span], months: int | None, notes: tuple[str, ...]
) -> Period:
    """From one written day, month or year to another."""
    ends = _last(spans[-1])
    yearless = next((piece for piece in pieces if isinstance(piece, YearlessDay)), None)
    starts = _first(spans[0]) if yearless is None else Edge(yearless.before(ends.day), Basis.ASSUMED, YEAR_LEFT_OUT)
    if ends.day < starts.day:
        raise ValueError(f"{in_words(ends.day)} comes before {in_words(starts.day)}")
    if months is not None and last_day_of_months(starts.day, months) != ends.day:
        notes = (
            *notes,
            f"The text says {_length_in_words(months)}, but the days it gives do not make exactly that. "
            "The days are kept.",
        )
    return Period(as_written, starts, ends, months, notes)


def _letter(piece: Piece) -> str:
    if isinstance(piece, Mark):
        return piece.letter
    return {Span: "S", YearlessDay: "m", Length: "L"}[type(piece)]


def _first(span: Span) -> Edge:
    return Edge(span.first, Basis.ASSUMED if span.rule else Basis.STATED, span.rule)


def _last(span: Span) -> Edge:
    return Edge(span.last, Basis.ASSUMED if span.rule else Basis.STATED, span.rule)
