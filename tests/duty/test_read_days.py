"""One day as people type it: read to the day, or refused with the reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.days import read_day, rule_of_day
from duty.written import MONTHS, in_words
from tests.duty.days import days, steady

THE_DAY = date(2025, 3, 30)

# All of these are Sunday 30 March 2025, each with its year in full.
WRITTEN_IN_FULL = [
    "30 March 2025",
    "30 march 2025",
    "30 MARCH 2025.",
    "  30  March\n2025 ",
    "30th March 2025",
    "30th of March 2025",
    "the 30th of March 2025",
    "30 March, 2025",
    "March 30, 2025",
    "March 30th 2025",
    "30 Mar 2025",
    "30 Mar. 2025",
    "30-Mar-2025",
    "30Mar2025",
    "30/3/2025",
    "30/03/2025",
    "30-03-2025",
    "30–03–2025",
    "30.3.2025",
    "30 03 2025",
    "2025-03-30",
    "2025/03/30",
    "2025.3.30",
    "2025-03-30T00:00:00",
    "2025-03-30 00:00:00",
    "2025-03-30T00:00:00.000Z",
    "Sunday 30 March 2025",
    "Sunday, 30th March 2025",
    "Sun 30/03/2025",
    "on 30 March 2025",
    "Published 30 March 2025",
    "Published on 30 March 2025",
    "Date: 30/03/2025",
    "Page last updated: 30 Mar 2025",
    "30 Mawrth 2025",
    "30ain Mawrth 2025",
    "30 o Fawrth 2025",
    "Dydd Sul 30 Mawrth 2025",
    "Dyddiad: 30/03/2025",
    "Cyhoeddwyd ar 30 Mawrth 2025",
    "３０/３/２０２５",
]


@pytest.mark.parametrize("written", WRITTEN_IN_FULL)
def test_a_day_written_in_full_is_read_without_a_rule(written: str) -> None:
    assert read_day(written) == THE_DAY
    assert rule_of_day(written) == ""


@pytest.mark.parametrize(
    "written", ["30/3/25", "30.03.25", "30-03-25", "30 03 25", "30 Mar 25", "30-Mar-25", "30 Mar '25", "30 Mawrth 25"]
)
def test_a_year_of_two_figures_is_one_of_this_century_and_the_rule_is_said(written: str) -> None:
    assert read_day(written) == THE_DAY
    assert rule_of_day(written) == (
        f"The day comes first, and a year of two figures is one of this century: {written} is 30 March 2025."
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("29 February 2024", date(2024, 2, 29)),
        ("1af Ionawr 2020", date(2020, 1, 1)),
        ("3ydd Chwefror 2020", date(2020, 2, 3)),
        ("dydd Mawrth 1 Ebrill 2025", date(2025, 4, 1)),
        ("Tues 1 April 2025", date(2025, 4, 1)),
        ("Thurs 3/4/2025", date(2025, 4, 3)),
        ("12/11/2025", date(2025, 11, 12)),
        ("13/12/2025", date(2025, 12, 13)),
        ("04 Oct 2022", date(2022, 10, 4)),
        ("1 Sept 2025", date(2025, 9, 1)),
        ("31 Rhagfyr 2199", date(2199, 12, 31)),
        ("1 January 1900", date(1900, 1, 1)),
        ("1 Ion 2025", date(2025, 1, 1)),
        ("03/04/99", date(2099, 4, 3)),
    ],
)
def test_other_days_are_read(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "Write a day, such as 30 March 2025."),
        (" \n", "Write a day, such as 30 March 2025."),
        ("Date:", "Write a day, such as 30 March 2025."),
        ("Mar 2025", "“Mar 2025” is missing the day. Write all three, such as 30 March 2025."),
        ("Mawrth 2025", "“Mawrth 2025” is missing the day."),
        ("March", "“March” is missing the day and the year."),
        ("30 March", "“30 March” is missing the year."),
        ("March 30", "“March 30” is missing the year."),
        ("2025", "“2025” is missing the day and the month."),
        ("2025/26", "“2025/26” is missing the day and the month."),
        ("2025-2026", "“2025-2026” is missing the day and the month."),
        ("3/30/2025", "has no month 30. Write the day first, then the month"),
        ("31 February 2025", "“31 February 2025” is not a day in the calendar."),
        ("29/02/2025", "is not a day in the calendar."),
        ("2025-02-30", "is not a day in the calendar."),
        ("13/13/2025", "is not a day in the calendar."),
        ("0/1/2025", "is not a day in the calendar."),
        ("30 March 1899", "is not in the years 1900 to 2199. Check the year."),
        ("30 March 2200", "is not in the years 1900 to 2199. Check the year."),
        ("Monday 30 March 2025", "30 March 2025 is a Sunday, not a Monday. Check the date."),
        ("dydd Mawrth 30 Mawrth 2025", "30 March 2025 is a Sunday, not a Tuesday. Check the date."),
        ("yesterday", "“yesterday” is another day every day. Write the day itself, such as 30 March 2025."),
        ("Today", "is another day every day"),
        ("ddoe", "is another day every day"),
        ("last week", "is another day every day"),
        ("next Monday", "is another day every day"),
        ("30/3", "“30/3” could not be read as one day. Write it as 30 March 2025."),
        ("30032025", "could not be read as one day"),
        ("20250330", "could not be read as one day"),
        ("45746", "could not be read as one day"),
        ("2025-03-30 23:30", "could not be read as one day"),
        ("1 April to 31 March 2021", "could not be read as one day"),
        ("30-31 March 2025", "could not be read as one day"),
        ("30/3-2025", "could not be read as one day"),
        ("about 30 March 2025", "could not be read as one day"),
        ("30 March 2025 (approx)", "could not be read as one day"),
        ("spring 2025", "could not be read as one day"),
        ("30 Marchh 2025", "could not be read as one day"),
        ("30 March 202", "could not be read as one day"),
        ("TBC", "could not be read as one day"),
        ("n/a", "could not be read as one day"),
        ("30 March 2025\x00", "could not be read as one day"),
    ],
)
def test_what_is_not_one_day_is_refused_with_the_reason(written: str, reason: str) -> None:
    answer = read_day(written)
    assert isinstance(answer, str)
    assert reason in answer
    assert answer.endswith(".")
    assert rule_of_day(written) == ""


@steady
@given(day=days)
def test_every_day_in_words_and_in_figures_is_read_back(day: date) -> None:
    for written in (in_words(day), day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%d.%m.%y")):
        assert read_day(written) == day


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("Monday Mon dydd_Llun", 7),
        ("Tuesday Tue Tues dydd_Mawrth", 1),
        ("Wednesday Wed Weds dydd_Mercher", 2),
        ("Thursday Thu Thur Thurs dydd_Iau", 3),
        ("Friday Fri dydd_Gwener", 4),
        ("Saturday Sat dydd_Sadwrn", 5),
        ("Sunday Sun dydd_Sul", 6),
    ],
)
def test_every_name_of_a_day_of_the_week_fits_its_day_and_no_other(names: str, day: int) -> None:
    for written in (name.replace("_", " ") for name in names.split()):
        assert read_day(f"{written} {day} April 2025") == date(2025, 4, day)
        assert isinstance(read_day(f"{written} {day + 1} April 2025"), str)


WELSH = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
    "Ion Chwef Fawrth Ebr Fai Fehefin Orffennaf Awst Fedi Hydref Dachwedd Ragfyr",
    "Ion Chwef Fawrth Ebr Mai Meh Gorff Awst Medi Hydref Tach Rhag",
    "Ion Chwef Fawrth Ebr Mai Meh Ngorffennaf Awst Medi Hydref Thachwedd Rhag",
    "Ion Chwef Fawrth Ebr Mai Meh Ngorffennaf Awst Sept Hydref Nhachwedd Rhag",
)


@pytest.mark.parametrize("names", WELSH)
def test_every_welsh_month_is_read_in_each_of_its_forms(names: str) -> None:
    for number, name in enumerate(names.split(), 1):
        assert read_day(f"5 {name} 2025") == date(2025, number, 5), name


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_is_read_in_full_and_short(month: str) -> None:
    number = MONTHS.index(month) + 1
    assert read_day(f"5 {month} 2025") == read_day(f"5 {month[:3]} 2025") == date(2025, number, 5)


@steady
@given(st.text(max_size=40) | st.text(alphabet="0123456789/-. toaMrch:", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    answer = read_day(text)
    assert isinstance(answer, date) or (isinstance(answer, str) and answer.endswith("."))
