"""Dates as people write and read them: a day in words, and the pieces of a written period, English or Welsh."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Welsh names with the mutated forms that follow "i", "o" and "a".
_MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "fawrth": 3, "ebrill": 4, "mai": 5, "fai": 5, "mehefin": 6, "fehefin": 6,
    "gorffennaf": 7, "orffennaf": 7, "awst": 8, "medi": 9, "fedi": 9, "hydref": 10, "tachwedd": 11, "dachwedd": 11,
    "rhagfyr": 12, "ragfyr": 12,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dwy": 2, "ddwy": 2, "tair": 3, "dair": 3, "pedair": 4, "bedair": 4, "pum": 5, "bum": 5,
}  # fmt: skip

FINANCIAL_YEAR = "a financial year runs from 1 April to 31 March"
CALENDAR_YEAR = "a bare year runs from 1 January to 31 December"
WHOLE_MONTH = "a month without a day runs from its first day to its last"
YEAR_LEFT_OUT = "the start has no year, so it is the last such day before the end"


def in_words(day: date) -> str:
    """ "29 March 2026", the same on every machine: no locale takes part."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True)
class Span:
    """A written day, month, year or financial year: its first and last day, and the rule that supplied them.

    `rule` is empty when the day itself was written. `doubt` says what else the writing could mean.
    """

    first: date
    last: date
    rule: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class YearlessDay:
    """A day or a month written without its year ("1 April to 31 March 2021")."""

    month: int
    day: int | None

    def before(self, end: date) -> date:
        """The last such day before an end. A yearless month stands for its first day."""
        year = end.year if (self.month, self.day or 1) < (end.month, end.day) else end.year - 1
        if self.month == 2 and self.day == 29:
            while not calendar.isleap(year):
                year -= 1
        return date(year, self.month, self.day or 1)


@dataclass(frozen=True)
class Length:
    """A written length, in months ("the next four years")."""

    months: int


@dataclass(frozen=True)
class Mark:
    """A word that tells what its neighbours are. One letter, so that a sentence of marks can be matched as a pattern.

    `-` to, `F` from, `U` until, `N` now, `O` onwards, `X` next, `B` beginning of, `E` end of, `Y` financial year.
    """

    letter: str


Piece = Span | YearlessDay | Length | Mark

_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_END = r"(?![a-z0-9])"

_SCANNER = re.compile(
    rf"""
      (?P<iso>(?P<iso_y>{_YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d))(?!\d)
    | (?P<dmy>(?P<dmy_d>\d\d?)(?P<dmy_s>[/.-])(?P<dmy_m>\d\d?)(?P=dmy_s)(?P<dmy_y>{_YEAR}))(?!\d)
    | (?P<my>(?P<my_m>\d\d?)/(?P<my_y>{_YEAR}))(?!\d)
    | (?P<day>(?P<day_d>\d\d?)\ (?:o\ )?(?P<day_m>{_MONTH})\ (?P<day_y>{_YEAR}))(?!\d)
    | (?P<mdy>(?P<mdy_m>{_MONTH})\ (?P<mdy_d>\d\d?)\ (?P<mdy_y>{_YEAR}))(?!\d)
    | (?P<month>(?P<month_m>{_MONTH})\ ?(?P<month_y>{_YEAR}))(?!\d)
    | (?P<yearless>(?P<yearless_d>\d\d?)\ (?P<yearless_m>{_MONTH}){_END})
    | (?P<bare_month>(?P<bare_month_m>{_MONTH}){_END})
    | (?P<pair>(?P<pair_a>{_YEAR})(?P<pair_gap>\ ?[-/]\ ?)(?P<pair_b>{_YEAR}|\d\d))(?!\d)
    | (?P<short>(?P<short_a>\d\d)/(?P<short_b>\d\d))(?![\d/])
    | (?P<year>{_YEAR})(?!\d)
    | (?P<length>(?P<length_n>\d\d?|{_NUMBER})[\ -](?P<length_u>years?|months?|[fbm]lynedd|flwyddyn){_END})
    | (?P<X>(?:next|coming|nesaf){_END})
    | (?P<N>(?:now|present|today|date|nawr){_END})
    | (?P<O>(?:onwards?|ymlaen){_END})
    | (?P<E>(?:the\ )?end\ of{_END}|(?:the\ )?end{_END}|diwedd{_END})
    | (?P<B>(?:the\ )?(?:beginning|start)\ of{_END}|dechrau{_END})
    | (?P<Y>fy(?![a-z])|financial\ years?{_END}|[bf]lwyddyn\ ariannol{_END})
    | (?P<until>(?:by|erbyn){_END})
    | (?P<to>-|/|(?:up\ to|upto|to|until|till|til|through|hyd\ at|hyd|tan|i){_END})
    | (?P<both>(?:and|a|ac|&){_END})
    | (?P<F>(?:from|since|between|beginning|starting|commencing|rhwng|ers|o){_END})
    | (?P<noise>(?:the|an|our|in|on|of|with|for|over|during|within|covering|inclusive|period|years?|calendar\ year|its
        |equality|equalities|objectives?|strategy|strategic|plan|scheme|outcomes|policy
        |y|yr|dros|mis|fis|cyfnod|strategaeth|cynllun){_END}|[(),:;.])
    | (?P<space>\s+)
    | (?P<unread>[^\W\d_]+|\d+|.)
    """,
    re.VERBOSE,
)


def normalise(text: str) -> str:
    """Lower case, one kind of dash and space, no ordinals or apostrophes: what the scanner reads."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"['\u2018\u2019,]|(?<=[^\W\d])\.", "", text)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th|af|ain|il|ydd|fed|eg)\b", "", text)
    return " ".join(text.split())


def read_pieces(text: str) -> tuple[list[Piece], list[str]]:
    """The pieces of a written period in order, and the words nobody could read.

    Raises ValueError for a day or month that no calendar has (31 February, 13/2021).
    """
    written = normalise(text)
    context = _Context(
        between=re.search(r"\b(?:between|rhwng)\b", written) is not None,
        financial=re.search(r"\bfy|\bfinancial year|lwyddyn ariannol", written) is not None,
    )
    pieces: list[Piece] = []
    unread: list[str] = []
    for match in _SCANNER.finditer(written):
        kind = match.lastgroup or ""
        found = _read(kind, match, context)
        if found is None:
            unread.append(match[0])
        pieces.extend(found or ())
    return pieces, unread


@dataclass(frozen=True)
class _Context:
    """What the rest of the text says about a piece: "and" joins only after "between"."""

    between: bool
    financial: bool


def _read(kind: str, match: re.Match[str], context: _Context) -> tuple[Piece, ...] | None:
    """The pieces one match stands for: none for a word without meaning, None for one that cannot be read."""
    match kind:
        case "iso" | "dmy" | "day" | "mdy":
            day = _calendar_day(int(match[f"{kind}_y"]), _month(match[f"{kind}_m"]), int(match[f"{kind}_d"]))
            return (Span(day, day),)
        case "my" | "month":
            return (_whole_month(int(match[f"{kind}_y"]), _month(match[f"{kind}_m"])),)
        case "yearless":
            number, day_number = _month(match["yearless_m"]), int(match["yearless_d"])
            _calendar_day(2000, number, day_number)  # a leap year: only a day that no year has is refused
            return (YearlessDay(number, day_number),)
        case "bare_month":
            return (YearlessDay(_month(match["bare_month_m"]), None),)
        case "pair":
            return _pair(int(match["pair_a"]), match["pair_gap"], match["pair_b"], financial=context.financial)
        case "short":
            return _short(int(match["short_a"]), int(match["short_b"]))
        case "year":
            return (_year(int(match["year"])),)
        case "length":
            number = int(_NUMBERS.get(match["length_n"], match["length_n"]))
            return (Length(number if match["length_u"].startswith("month") else 12 * number),) if number else None
        case "to":
            return (Mark("-"),)
        case "until":
            return (Mark("U"),)
        case "both":
            return (Mark("-"),) if context.between else () if match[0] == "a" else None
        case "X" | "N" | "O" | "E" | "B" | "Y" | "F":
            return (Mark(kind),)
        case "noise" | "space":
            return ()
        case _:
            return None


def _month(written: str) -> int:
    return _MONTH_NUMBERS.get(written) or int(written)


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day in the calendar") from None


def _whole_month(year: int, month: int, doubt: str = "") -> Span:
    first = _calendar_day(year, month, 1)
    return Span(first, first.replace(day=calendar.monthrange(year, month)[1]), WHOLE_MONTH, doubt)


def _year(year: int, doubt: str = "") -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), CALENDAR_YEAR, doubt)


def _financial_year(year: int, doubt: str = "") -> Span:
    return Span(date(year, 4, 1), date(year + 1, 3, 31), FINANCIAL_YEAR, doubt)


_SLASH = "a slash usually means a financial year, but these two years do not follow each other"


def _pair(first: int, gap: str, second: str, *, financial: bool) -> tuple[Piece, ...]:
    """Two years with a dash or slash between: a financial year, a range of years, or a month (2021-04)."""
    dashed = "-" in gap
    if len(second) == 4:
        if int(second) == first + 1 and (financial or not dashed):
            return (_financial_year(first),)
        doubt = f"it could also mean the financial year {first}/{second[2:]}" if int(second) == first + 1 else ""
        doubt = doubt or ("" if dashed else _SLASH)
        return (_year(first, doubt), Mark("-"), _year(int(second)))
    number = int(second)
    doubt = f"it could also mean {MONTHS[number - 1]} {first}" if dashed and 1 <= number <= 12 else ""
    if number == (first + 1) % 100:
        return (_financial_year(first, doubt),)
    if number > first % 100:
        return (_year(first, doubt if dashed else _SLASH), Mark("-"), _year(first - first % 100 + number))
    if gap == "-":
        return (_whole_month(first, number),)
    raise ValueError(f"the years {first} and {second} are not in order")


def _short(first: int, second: int) -> tuple[Piece, ...] | None:
    """ "21/22": a financial year of this century, where it cannot be a day and a month."""
    if second != first + 1 or second <= 12:
        return None
    return (_financial_year(2000 + first, f"two-figure years are read as 20{first} and 20{second}"),)
