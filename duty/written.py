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
    "ion": 1, "chwef": 2, "ebr": 4, "meh": 6, "gorff": 7, "tach": 11, "rhag": 12,
    "ngorffennaf": 7, "thachwedd": 11, "nhachwedd": 11,
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "fawrth": 3, "ebrill": 4, "mai": 5, "fai": 5, "mehefin": 6, "fehefin": 6,
    "gorffennaf": 7, "orffennaf": 7, "awst": 8, "medi": 9, "fedi": 9, "hydref": 10, "tachwedd": 11, "dachwedd": 11,
    "rhagfyr": 12, "ragfyr": 12,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18,
    "un": 1, "dwy": 2, "ddwy": 2, "tair": 3, "dair": 3, "pedair": 4, "bedair": 4, "pum": 5, "bum": 5, "chwe": 6,
    "saith": 7, "wyth": 8, "naw": 9, "deng": 10, "deuddeg": 12, "ddeuddeg": 12,
}  # fmt: skip

FINANCIAL_YEAR = "a financial year runs from 1 April to 31 March"
CALENDAR_YEAR = "a bare year runs from 1 January to 31 December"
WHOLE_MONTH = "a month without a day runs from its first day to its last"
QUARTER = "a quarter with a financial year is counted from 1 April"
YEAR_LEFT_OUT = "the start has no year, so it is the last such day before the end"


def in_words(day: date) -> str:
    """ "29 March 2026", the same on every machine: no locale takes part."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_mid_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "equality information", but "Strategic Equality Plan" as it is."""
    return name if any(letter.isupper() for letter in name[1:]) else name[:1].lower() + name[1:]


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

MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
YEARS = r"(?:19|20)\d\d"
_END = r"(?![a-z0-9])"
_QUARTER = r"(?:q|quarter\ |chwarter\ )"

# "2022-2023 to 2025-2026": each pair is one year long, so it is not a range of calendar years.
_PAIRED_YEARS = rf"\b{YEARS}-{YEARS} ?(?:-|to) ?{YEARS}-{YEARS}\b"

_SCANNER = re.compile(
    rf"""
      (?P<iso>(?P<iso_y>{YEARS})(?P<iso_s>[-/.])(?P<iso_m>\d\d)(?P=iso_s)(?P<iso_d>\d\d))(?!\d)
    | (?P<dmy>(?P<dmy_d>\d\d?)(?P<dmy_s>[/.-])(?P<dmy_m>\d\d?)(?P=dmy_s)(?P<dmy_y>{YEARS}))(?!\d)
    | (?P<dmyy>(?P<dmyy_d>\d\d?)(?P<dmyy_s>[/.])(?P<dmyy_m>\d\d?)(?P=dmyy_s)(?P<dmyy_y>\d\d))(?![\d/.])
    | (?P<days>(?P<days_a>\d\d?)\ ?(?:-|to|i)\ ?(?P<days_b>\d\d?)\ (?:o\ )?(?P<days_m>{MONTH})\ (?P<days_y>{YEARS}))
        (?!\d)
    | (?P<my>(?P<my_m>\d\d?)/(?P<my_y>{YEARS}))(?!\d)
    | (?P<day>(?P<day_d>\d\d?)\ (?:o\ )?(?P<day_m>{MONTH})\ (?P<day_y>{YEARS}))(?!\d)
    | (?P<mdy>(?P<mdy_m>{MONTH})\ (?P<mdy_d>\d\d?)\ (?P<mdy_y>{YEARS}))(?!\d)
    | (?P<month>(?P<month_m>{MONTH})\ ?(?P<month_y>{YEARS}))(?!\d)
    | (?P<excel>(?P<excel_m>{MONTH})(?:-|\ ?~)(?P<excel_y>\d\d))(?!\d)
    | (?P<yearless>(?P<yearless_d>\d\d?)\ (?P<yearless_m>{MONTH}){_END})
    | (?P<bare_month>(?P<bare_month_m>{MONTH}){_END})
    | (?P<nth>(?:-\ ?)?(?:year|blwyddyn)\ [1-9])(?!\d|\ (?:o\ )?(?:{MONTH}){_END})
    | (?P<quarter>{_QUARTER}(?P<quarter_n>[1-4])\ (?:of\ )?(?P<quarter_a>{YEARS})\ ?[-/]\ ?(?P<quarter_b>\d\d))(?!\d)
    | (?P<in_quarter>(?P<in_quarter_a>{YEARS})\ ?[-/]\ ?(?P<in_quarter_b>\d\d)\ {_QUARTER}(?P<in_quarter_n>[1-4]))(?!\d)
    | (?P<pair>(?P<pair_a>{YEARS})(?P<pair_gap>\ ?[-/]\ ?)(?P<pair_b>{YEARS}|\d\d))(?!\d)
    | (?P<short>(?P<short_a>\d\d)/(?P<short_b>\d\d))(?![\d/])
    | (?P<year>{YEARS})(?!\d)
    | (?P<length>(?P<length_n>\d\d?|{_NUMBER})[\ -]?
        (?P<length_u>years?|yrs?|months?|mths?|[fbm]lynedd|flwyddyn|[mf]is){_END})
    | (?P<year_to>(?:the\ )?year\ (?:ending|ended|to)(?:\ on)?{_END}|[bf]lwyddyn\ (?:hyd\ at|hyd){_END})
    | (?P<X>(?:next|coming|nesaf){_END})
    | (?P<N>(?:now|present|today|date|nawr){_END})
    | (?P<O>(?:onwards?|and\ beyond|ymlaen){_END}|\+(?!\d))
    | (?P<E>(?:the\ )?end\ of{_END}|(?:the\ )?end{_END}|dd?iwedd{_END})
    | (?P<B>(?:the\ )?(?:beginning|start)\ of{_END}|dd?echrau{_END})
    | (?P<Y>fy(?![a-z])|financial\ years?{_END}|[bf]lwyddyn\ ariannol{_END})
    | (?P<until>(?:by|no\ later\ than|not\ later\ than|ending|ends|erbyn){_END})
    | (?P<to>-|/|(?:through\ to|up\ to|upto|to|until|till|til|through|hyd\ at|hyd|tan|i){_END})
    | (?P<named>(?:and|a)\ (?:diversity|inclusion|equality|equalities|belonging|human\ rights|chynhwysiant){_END})
    | (?P<both>(?:and|a|ac|&){_END})
    | (?P<F>(?:with\ effect\ from|effective(?:\ from)?|wef|from|since|between|beginning|starting|commencing
        |rhwng|ers|o){_END})
    | (?P<noise>(?:the|an|our|in|on|of|with|for|over|during|within|covering|inclusive|period|years?|calendar\ year|its
        |equality|equalities|diversity|inclusion|edi|human\ rights|objectives?|strategy|strategic|plan|scheme|single
        |outcomes|policy|corporate|council|framework|annual|report|statement|information|action|mainstreaming
        |delivery
        |mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?
        |y|yr|ym|yng|am|dros|mis|fis|cyfnod|strategaeth|cynllun|[cg]ydraddoldeb|strategol|amcanion|adroddiad
        |blynyddol|corfforaethol|dydd\ (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)){_END}|[(),:;.])
    | (?P<space>\s+)
    | (?P<unread>[^\W\d_]+|\d+|.)
    """,
    re.VERBOSE,
)


def normalise(text: str) -> str:
    """Lower case, one kind of dash and space, no ordinals or apostrophes: what the scanner reads.

    Only the apostrophe that stands for a century after a word ("Apr '20") is kept, as a tilde.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"(?<=[^\W\d])\.?( ?)['\u2018\u2019](?=\d\d\b)", r"\1~", text)
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
        financial=re.search(r"\bfy|\bfinancial year|lwyddyn ariannol|" + _PAIRED_YEARS, written) is not None,
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
        case "dmyy":
            day = _calendar_day(2000 + int(match["dmyy_y"]), int(match["dmyy_m"]), int(match["dmyy_d"]))
            return (Span(day, day, doubt=_TWO_FIGURES),)
        case "days":
            return _days_of_a_month(match)
        case "excel":
            return (_whole_month(2000 + int(match["excel_y"]), month_number(match["excel_m"]), _TWO_FIGURES),)
        case "quarter" | "in_quarter":
            return _quarter(*(int(match[f"{kind}_{part}"]) for part in "nab"))
        case "year_to":
            return (Length(12), Mark("-"))
        case "iso" | "dmy" | "day" | "mdy":
            day = _calendar_day(int(match[f"{kind}_y"]), month_number(match[f"{kind}_m"]), int(match[f"{kind}_d"]))
            return (Span(day, day),)
        case "my" | "month":
            return (_whole_month(int(match[f"{kind}_y"]), month_number(match[f"{kind}_m"])),)
        case "yearless":
            number, day_number = month_number(match["yearless_m"]), int(match["yearless_d"])
            _calendar_day(2000, number, day_number)  # a leap year: only a day that no year has is refused
            return (YearlessDay(number, day_number),)
        case "bare_month":
            return (YearlessDay(month_number(match["bare_month_m"]), None),)
        case "pair":
            return _pair(int(match["pair_a"]), match["pair_gap"], match["pair_b"], financial=context.financial)
        case "short":
            return _short(int(match["short_a"]), int(match["short_b"]))
        case "year":
            return (_year(int(match["year"])),)
        case "length":
            number = int(_NUMBERS.get(match["length_n"], match["length_n"]))
            in_months = (match["length_u"][0] == "m" and match["length_u"] != "mlynedd") or match["length_u"] == "fis"
            return (Length(number if in_months else 12 * number),) if number else None
        case "to":
            return (Mark("-"),)
        case "until":
            return (Mark("U"),)
        case "both":
            return (Mark("-"),) if context.between else () if match[0] == "a" else None
        case "X" | "N" | "O" | "E" | "B" | "Y" | "F":
            return (Mark(kind),)
        case "noise" | "named" | "nth" | "space":
            return ()
        case _:
            return None


def month_number(written: str) -> int:
    """The number of a month written as a name, in English or Welsh, or in figures."""
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


_TWO_FIGURES = "a year of two figures is read as one of this century"
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


def _days_of_a_month(match: re.Match[str]) -> tuple[Piece, ...]:
    """ "1-31 March 2024": two days of one month and year."""
    year, month = int(match["days_y"]), month_number(match["days_m"])
    first, last = _calendar_day(year, month, int(match["days_a"])), _calendar_day(year, month, int(match["days_b"]))
    return (Span(first, first), Mark("-"), Span(last, last))


def _quarter(number: int, first: int, second: int) -> tuple[Piece, ...] | None:
    """ "Q4 2021/22": a quarter of a financial year. Of a calendar year it could be either, and is not read."""
    if second != (first + 1) % 100:
        return None
    begins = date(first + number // 4, 1 + 3 * (number % 4), 1)
    ends = _whole_month(begins.year, begins.month + 2).last
    return (Span(begins, ends, QUARTER),)
