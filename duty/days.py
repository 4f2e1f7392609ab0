"""One day as a person types it, English or Welsh: read to the day, or refused with a sentence that says why."""

import re
from datetime import date

from duty.written import MONTH, YEARS, in_words, month_number, normalise

_DAYS_OF_THE_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = {
    **{name.lower(): number for number, name in enumerate(_DAYS_OF_THE_WEEK)},
    **{name.lower()[:3]: number for number, name in enumerate(_DAYS_OF_THE_WEEK)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
    "llun": 0, "mawrth": 1, "mercher": 2, "iau": 3, "gwener": 4, "sadwrn": 5, "sul": 6,
}  # fmt: skip
# "Mawrth" is Tuesday as well as March: only "dydd Mawrth" is the day of the week.
_ALONE = "|".join(name for name in _WEEKDAYS if name != "mawrth")
_WEEKDAY = re.compile(rf"(?:dydd (llun|mawrth|mercher|iau|gwener|sadwrn|sul)|({_ALONE}))\b ?")
_LABEL = re.compile(r"[^\d:]*: ?|(?:on|the|ar|published(?: on)?|cyhoeddwyd(?: ar)?) (?=\S)")
_MIDNIGHT = re.compile(r"(?:t| )00:00(?::00(?:\.0+)?)?z?$")
_SEPARATED = re.compile(
    rf"(?P<y>{YEARS})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
    r"|(?P<d2>\d\d?)(?P<s2>[-/. ])(?P<m2>\d\d?)(?P=s2)(?P<y2>\d{4}|\d\d)"
)
_NAMED = re.compile(
    rf"(?P<d>\d\d?)[- ]?(?:of? )?(?P<m>{MONTH})(?:[- ]?(?P<y>\d{{4}}|(?<=[- ])~?\d\d))?"
    rf"|(?P<m2>{MONTH})(?: (?P<d2>\d\d?))?(?:[- ]?(?P<y2>\d{{4}}))?"
)
_YEAR_ALONE = re.compile(rf"{YEARS}(?:[-/]\d\d(?:\d\d)?)?")
_MOVING = re.compile(
    r"(?:today|yesterday|tomorrow|now|heddiw|ddoe|yfory|nawr)$|(?:last|this|next) (?:week|month|year|[a-z]+day)$"
)

EXAMPLE = "such as 30 March 2025"
FIRST_YEAR, LAST_YEAR = 1900, 2199
TWO_FIGURES = "The day comes first, and a year of two figures is one of this century: {written} is {day}."


def read_day(text: str) -> date | str:
    """The day somebody wrote ("30/3/25", "30ain Mawrth 2025", "Sunday 30 March 2025"), or a sentence why not.

    Figures are read day first, as the United Kingdom writes them; only a year in front turns that round. A year of two
    figures is one of this century, and `rule_of_day` says so. Nothing is filled in: no day, month or year that was not
    written. A day of the week that does not fit refuses the date, because one of the two must be wrong.
    """
    written = " ".join(text.split())
    rest, weekday = _bare(text)
    if not rest:
        return f"Write a day, {EXAMPLE}."
    if _MOVING.match(rest):
        return f"“{written}” is another day every day. Write the day itself, {EXAMPLE}."
    found = _figures(rest) or _named(rest)
    if found is None and _YEAR_ALONE.fullmatch(rest):
        return f"“{written}” is missing the day and the month. Write all three, {EXAMPLE}."
    if found is None:
        return f"“{written}” could not be read as one day. Write it {EXAMPLE.removeprefix('such ')}."
    if isinstance(found, str):
        return f"“{written}” {found}"
    if weekday is not None and found.weekday() != weekday:
        is_, said = _DAYS_OF_THE_WEEK[found.weekday()], _DAYS_OF_THE_WEEK[weekday]
        return f"{in_words(found)} is a {is_}, not a {said}. Check the date."
    return found


def rule_of_day(text: str) -> str:
    """The rule by which `read_day` completed what was written; empty where nothing had to be completed."""
    day = read_day(text)
    if isinstance(day, str) or str(day.year) in normalise(text):
        return ""
    return TWO_FIGURES.format(written=" ".join(text.split()), day=in_words(day))


def _bare(text: str) -> tuple[str, int | None]:
    """The text without a label, a time of midnight and a day of the week, and that day's number."""
    rest = _MIDNIGHT.sub("", normalise(text))
    label = _LABEL.match(rest)
    rest = rest[label.end() :] if label else rest
    named = _WEEKDAY.match(rest)
    if named is None:
        return rest.rstrip("."), None
    return rest[named.end() :].rstrip("."), _WEEKDAYS[named[1] or named[2]]


def _figures(rest: str) -> date | str | None:
    match = _SEPARATED.fullmatch(rest)
    if match is None:
        return None
    if match["y"]:
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if int(match["m2"]) > 12 >= int(match["d2"]):
        return f"has no month {match['m2']}. Write the day first, then the month: 30/3/2025 is 30 March 2025."
    return _day(_full(match["y2"]), int(match["m2"]), int(match["d2"]))


def _named(rest: str) -> date | str | None:
    match = _NAMED.fullmatch(rest)
    if match is None:
        return None
    month = month_number(match["m"] or match["m2"])
    day, year = match["d"] or match["d2"], match["y"] or match["y2"]
    if not day:
        missing = "the day" if year else "the day and the year"
        return f"is missing {missing}. Write all three, {EXAMPLE}."
    if not year:
        return f"is missing the year. Write all three, {EXAMPLE}."
    return _day(_full(year), month, int(day))


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year.removeprefix("~"))


def _day(year: int, month: int, day: int) -> date | str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"is not in the years {FIRST_YEAR} to {LAST_YEAR}. Check the year."
    try:
        return date(year, month, day)
    except ValueError:
        return "is not a day in the calendar. Check the day and the month."
