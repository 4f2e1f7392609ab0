"""Periods as people write them: what is known, by which rule, and what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.intervals import Basis, period_end
from duty.written import in_words
from tests.duty.days import days, steady

STATED, ASSUMED = Basis.STATED, Basis.ASSUMED

# As written, first day, last day, length in months; None is what the writing leaves unknown.
READ = [
    ("2016 to 2020", "2016-01-01", "2020-12-31", None),
    ("2016 until 2020", "2016-01-01", "2020-12-31", None),
    ("2021 – 2023", "2021-01-01", "2023-12-31", None),
    ("2021—2023", "2021-01-01", "2023-12-31", None),
    ("2021-2023", "2021-01-01", "2023-12-31", None),
    ("2021- 2023", "2021-01-01", "2023-12-31", None),
    ("  2021   to\n2023 ", "2021-01-01", "2023-12-31", None),
    ("2021-'23", "2021-01-01", "2023-12-31", None),
    ("from 2021 to 2023", "2021-01-01", "2023-12-31", None),
    ("between 2021 and 2023", "2021-01-01", "2023-12-31", None),
    ("For the period 2021 to 2023 inclusive", "2021-01-01", "2023-12-31", None),
    ("Equality Strategy 2018-23", "2018-01-01", "2023-12-31", None),
    ("2016-20", "2016-01-01", "2020-12-31", None),
    ("2016–20", "2016-01-01", "2020-12-31", None),
    ("2021/25", "2021-01-01", "2025-12-31", None),
    ("2021/2025", "2021-01-01", "2025-12-31", None),
    ("2021-2022", "2021-01-01", "2022-12-31", None),
    ("2016", "2016-01-01", "2016-12-31", None),
    ("calendar year 2016", "2016-01-01", "2016-12-31", None),
    ("2021/22", "2021-04-01", "2022-03-31", None),
    ("2024-25", "2024-04-01", "2025-03-31", None),
    ("2021/2022", "2021-04-01", "2022-03-31", None),
    ("1999/00", "1999-04-01", "2000-03-31", None),
    ("2009-10", "2009-04-01", "2010-03-31", None),
    ("FY2021/22", "2021-04-01", "2022-03-31", None),
    ("FY 21/22", "2021-04-01", "2022-03-31", None),
    ("financial year 2021-2022", "2021-04-01", "2022-03-31", None),
    ("the 2021/22 financial year", "2021-04-01", "2022-03-31", None),
    ("blwyddyn ariannol 2021/22", "2021-04-01", "2022-03-31", None),
    ("2021/22 to 2024/25", "2021-04-01", "2025-03-31", None),
    ("2021-22 - 2024-25", "2021-04-01", "2025-03-31", None),
    ("2021/22–24/25", "2021-04-01", "2025-03-31", None),
    ("April 2023 to March 2027", "2023-04-01", "2027-03-31", None),
    ("Apr 2021 - Sept. 2024", "2021-04-01", "2024-09-30", None),
    ("April 2023 to 2027", "2023-04-01", "2027-12-31", None),
    ("February 2024", "2024-02-01", "2024-02-29", None),
    ("April – June 2021", "2021-04-01", "2021-06-30", None),
    ("1 January – 31 March 2021", "2021-01-01", "2021-03-31", None),
    ("1 April to 31 March 2021", "2020-04-01", "2021-03-31", None),
    ("29 February to 1 January 2027", "2024-02-29", "2027-01-01", None),
    ("1 April 2021 to 31 March 2025", "2021-04-01", "2025-03-31", None),
    ("1st April, 2021 to 31st March, 2025", "2021-04-01", "2025-03-31", None),
    ("April 1, 2021 – March 31, 2025", "2021-04-01", "2025-03-31", None),
    ("01/04/2021 - 31/03/2025", "2021-04-01", "2025-03-31", None),
    ("1.4.2021–31.3.2025", "2021-04-01", "2025-03-31", None),
    ("2021-04-01 to 2025-03-31", "2021-04-01", "2025-03-31", None),
    ("2021-04-01/2025-03-31", "2021-04-01", "2025-03-31", None),
    ("04/2021 - 03/2025", "2021-04-01", "2025-03-31", None),
    ("2019-04 to 2023-03", "2019-04-01", "2023-03-31", None),
    ("from the beginning of 2021 to the end of March 2025", "2021-01-01", "2025-03-31", None),
    ("over the next four years", None, None, 48),
    ("Over the next 4 years", None, None, 48),
    ("a four-year plan", None, None, 48),
    ("18 months", None, None, 18),
    ("the next 4 years (from April 2018)", "2018-04-01", "2022-03-31", 48),
    ("four years beginning with 1 April 2021", "2021-04-01", "2025-03-31", 48),
    ("from 29 February 2024 for one year", "2024-02-29", "2025-02-28", 12),
    ("18 months to March 2025", "2023-10-01", "2025-03-31", 18),
    ("four-year plan 2021/22 to 2024/25", "2021-04-01", "2025-03-31", 48),
    ("four years, 2016 to 2020", "2016-01-01", "2020-12-31", 48),
    ("2019 onwards", "2019-01-01", None, None),
    ("since April 2019", "2019-04-01", None, None),
    ("2019 to present", "2019-01-01", None, None),
    ("between now and 2019", None, "2019-12-31", None),
    ("by the end of 2025", None, "2025-12-31", None),
    ("until 31 March 2025", None, "2025-03-31", None),
    ("Ebrill 2020 i Fawrth 2024", "2020-04-01", "2024-03-31", None),
    ("o fis Ebrill 2020 hyd at fis Mawrth 2024", "2020-04-01", "2024-03-31", None),
    ("1 o Ebrill 2020 tan 31 o Fawrth 2024", "2020-04-01", "2024-03-31", None),
    ("rhwng 2020 a 2024", "2020-01-01", "2024-12-31", None),
    ("Cynllun 2020-24", "2020-01-01", "2024-12-31", None),
    ("dros y pedair blynedd nesaf", None, None, 48),
    ("erbyn diwedd 2025", None, "2025-12-31", None),
    ("o 2020 ymlaen", "2020-01-01", None, None),
    # Years of two figures, as spreadsheets and short notes have them
    ("1/4/20 to 31/3/24", "2020-04-01", "2024-03-31", None),
    ("01.04.20 - 31.03.24", "2020-04-01", "2024-03-31", None),
    ("Apr-20 to Mar-24", "2020-04-01", "2024-03-31", None),
    ("Apr '20 – Mar '24", "2020-04-01", "2024-03-31", None),
    ("Mawrth-20", "2020-03-01", "2020-03-31", None),
    # With the document's name, the day of the week, or the number of the year
    ("Equality, Diversity and Inclusion Strategy 2021 – 2023", "2021-01-01", "2023-12-31", None),
    ("Corporate Plan 2017-2025", "2017-01-01", "2025-12-31", None),
    ("Council Plan 2022/23 to 2025/26", "2022-04-01", "2026-03-31", None),
    ("Mainstreaming Report and Equality Outcomes 2025-2029", "2025-01-01", "2029-12-31", None),
    ("Cynllun Cydraddoldeb Strategol 2020-2024", "2020-01-01", "2024-12-31", None),
    ("Strategaeth Gydraddoldeb 2020 i 2024", "2020-01-01", "2024-12-31", None),
    ("Monday 1 September 2025 to Sunday 23 November 2025", "2025-09-01", "2025-11-23", None),
    ("Mon 1 Sept – Sun 23 Nov 2025", "2025-09-01", "2025-11-23", None),
    ("Year 1 (2020/21)", "2020-04-01", "2021-03-31", None),
    ("2020/21 - Year 1", "2020-04-01", "2021-03-31", None),
    # More ways to begin and to end
    ("with effect from 1 April 2020", "2020-04-01", None, None),
    ("w.e.f. 1 April 2020", "2020-04-01", None, None),
    ("effective from April 2020", "2020-04-01", None, None),
    ("2024+", "2024-01-01", None, None),
    ("2019 and beyond", "2019-01-01", None, None),
    ("no later than 31 March 2024", None, "2024-03-31", None),
    ("period ending 31 March 2024", None, "2024-03-31", None),
    ("end of March 2024", None, "2024-03-31", None),
    ("the end of 2024/25", None, "2025-03-31", None),
    ("tan ddiwedd Mawrth 2024", None, "2024-03-31", None),
    ("1 April 2020 through to 31 March 2024", "2020-04-01", "2024-03-31", None),
    ("2020/04/01 - 2024/03/31", "2020-04-01", "2024-03-31", None),
    ("2022-2023 to 2025-2026", "2022-04-01", "2026-03-31", None),
    # Two days of one month, quarters of a financial year
    ("1-31 March 2024", "2024-03-01", "2024-03-31", None),
    ("14th to 28th February 2024", "2024-02-14", "2024-02-28", None),
    ("1 i 31 o Fawrth 2024", "2024-03-01", "2024-03-31", None),
    ("Q1 2021/22", "2021-04-01", "2021-06-30", None),
    ("Quarter 2 of 2021-22", "2021-07-01", "2021-09-30", None),
    ("2021/22 Q3", "2021-10-01", "2021-12-31", None),
    ("Chwarter 4 2023/24", "2024-01-01", "2024-03-31", None),
    ("Q1 2021/22 to Q4 2023/24", "2021-04-01", "2024-03-31", None),
    # More lengths
    ("year ending 31 March 2021", "2020-04-01", "2021-03-31", 12),
    ("the year to 31 March 2021", "2020-04-01", "2021-03-31", 12),
    ("blwyddyn hyd at 31 Mawrth 2021", "2020-04-01", "2021-03-31", 12),
    ("four years ending 31 March 2024", "2020-04-01", "2024-03-31", 48),
    ("3 yrs", None, None, 36),
    ("4yr plan from April 2020", "2020-04-01", "2024-03-31", 48),
    ("18 mths", None, None, 18),
    ("18 mis", None, None, 18),
    ("deuddeg mis o 1 Ebrill 2020", "2020-04-01", "2021-03-31", 12),
    ("chwe mis", None, None, 6),
    ("saith mlynedd", None, None, 84),
    ("twelve months to 31 March 2021", "2020-04-01", "2021-03-31", 12),
    ("am y pedair blynedd nesaf", None, None, 48),
    ("ym Mai 2024", "2024-05-01", "2024-05-31", None),
    ("yng Ngorffennaf 2024", "2024-07-01", "2024-07-31", None),
]

NOT_READ = [
    "",
    "   ",
    "soon",
    "ongoing",
    "spring 2021 to 2023",
    "mid-2024",
    "every four years",
    "the last four years",
    "next year",
    "academic year 2021/22",
    "municipal year 2021/22",
    "financial year 2021",
    "financial years 2021-2025",
    "2016 to 2020 and 2021 to 2025",
    "2021 & 2022",
    "2016, 2017",
    "31 March 2025",
    "April 2021 to June",
    "April",
    "2020 to 2016",
    "1 April 2025 to 1 April 2021",
    "31 February 2021 to 2022",
    "31 April to 31 March 2025",
    "13/2021 to 14/2022",
    "2021-13 to 2022",
    "2020-00",
    "2019/05",
    "2016-2120",
    "21-23",
    "05/06",
    "21/25",
    "0 years",
    "1816 to 1820",
    "2021\x00",
    "Apr 20 - Mar 24",
    "FY2022",
    "Q1 2021",
    "Q5 2021/22",
    "Q1 2021/23",
    "summer 2025",
    "gwanwyn 2024",
    "2024 -",
    "30-1 March 2024",
    "0-31 March 2024",
    "1-32 March 2024",
    "31/2/20 to 31/3/24",
    "2020-2024 (updated 2022)",
    "2020, 2021 and 2022",
    "2022-2023 to 2025-2027",
    "within 12 months of April 2024",
    "Year 3",
    "annual",
    "start of 2021",
    "before 31 March 2024",
]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(("written", "first", "last", "months"), READ)
def test_a_written_period_is_read(written: str, first: str | None, last: str | None, months: int | None) -> None:
    period = period_end(written)
    assert (iso(period.starts_on), iso(period.ends_on), period.months) == (first, last, months)
    assert period.understood
    assert period.as_written == " ".join(written.split())


@pytest.mark.parametrize("written", NOT_READ)
def test_what_cannot_be_read_gives_no_day_and_says_so(written: str) -> None:
    period = period_end(written)
    assert not period.understood
    assert len(period.notes) == 1
    assert period.explanation[-1] == period.notes[0]


@pytest.mark.parametrize(("written", "first", "last", "months"), READ)
def test_every_assumed_day_names_its_rule_and_every_stated_day_needs_none(
    written: str, first: str | None, last: str | None, months: int | None
) -> None:
    period = period_end(written)
    for edge in filter(None, (period.starts, period.ends)):
        assert bool(edge.rule) == (edge.basis is ASSUMED)


def test_a_day_written_in_full_is_stated() -> None:
    period = period_end("1 April 2021 to March 2025")
    assert period.starts is not None
    assert period.ends is not None
    assert (period.starts.basis, period.ends.basis) == (STATED, ASSUMED)


def test_the_explanation_tells_stated_from_assumed_and_from_unknown() -> None:
    assert period_end("1 April 2021 to 2025").explanation == (
        "The period begins on 1 April 2021, as written.",
        "The period ends on 31 December 2025: a bare year runs from 1 January to 31 December.",
    )
    assert period_end("over the next four years").explanation == (
        "The period is said to last four years.",
        "It is not known when the period begins.",
        "It is not known when the period ends.",
    )
    assert period_end("18 months").explanation[0] == "The period is said to last 18 months."


def test_a_financial_year_runs_from_april_to_march_and_says_so() -> None:
    period = period_end("2021/22")
    assert period.ends is not None
    assert period.ends.rule == "a financial year runs from 1 April to 31 March"


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("2021-2022", "it could also mean the financial year 2021/22"),
        ("2009-10", "it could also mean October 2009"),
        ("2010-12", "it could also mean December 2010"),
        ("2021/25", "a slash usually means a financial year"),
        ("2021/2025", "a slash usually means a financial year"),
        ("FY 21/22", "two-figure years are read as 2021 and 2022"),
        ("1/4/20 to 31/3/24", "a year of two figures is read as one of this century"),
        ("Apr-20 to Mar-24", "a year of two figures is read as one of this century"),
    ],
)
def test_a_writing_with_two_meanings_says_the_other_one(written: str, doubt: str) -> None:
    assert doubt in " ".join(period_end(written).notes)


@pytest.mark.parametrize("written", ["2016 to 2020", "2021/22", "2024-25", "2007/08", "2016-20", "1999-00"])
def test_a_writing_with_one_meaning_raises_no_doubt(written: str) -> None:
    assert period_end(written).notes == ()


NUMBERS = {
    "one un": 1, "two dwy ddwy": 2, "three tair dair": 3, "four pedair bedair": 4, "five pum bum": 5, "six chwe": 6,
    "seven saith": 7, "eight wyth": 8, "nine naw": 9, "ten deng": 10, "eleven": 11, "twelve deuddeg ddeuddeg": 12,
    "eighteen": 18,
}  # fmt: skip


def test_every_number_in_words_is_read_in_english_and_welsh() -> None:
    for names, number in NUMBERS.items():
        for name in names.split():
            assert period_end(f"{name} months").months == number, name
            assert period_end(f"{name} blynedd").months == 12 * number, name


def test_the_same_doubt_is_said_once() -> None:
    assert len(period_end("1/4/20 to 31/3/24").notes) == 1


def test_a_quarter_says_from_when_it_is_counted() -> None:
    assert period_end("Q4 2021/22").explanation == (
        "The period begins on 1 January 2022: a quarter with a financial year is counted from 1 April.",
        "The period ends on 31 March 2022: a quarter with a financial year is counted from 1 April.",
    )


def test_a_length_that_contradicts_the_days_is_pointed_out_and_the_days_are_kept() -> None:
    period = period_end("four years, 2016 to 2020")
    assert iso(period.ends_on) == "2020-12-31"
    assert "The text says four years" in period.notes[0]


def test_a_length_that_agrees_with_the_days_is_not_remarked_on() -> None:
    assert period_end("four years, April 2021 to March 2025").notes == ()


def test_an_unread_word_is_named() -> None:
    assert "because of “spring”" in period_end("spring 2021 to 2023").notes[0]


def test_a_period_that_ends_before_it_begins_is_refused_with_the_reason() -> None:
    assert "31 December 2016 comes before 1 January 2020" in period_end("2020 to 2016").notes[0]


def test_an_impossible_day_is_refused_in_plain_words() -> None:
    assert "no such day in the calendar" in period_end("31 February 2021 to 2022").notes[0]


@steady
@given(start=days, end=days)
def test_two_days_in_words_are_read_back_as_stated(start: date, end: date) -> None:
    start, end = sorted((start, end))
    period = period_end(f"{in_words(start)} to {in_words(end)}")
    assert (period.starts_on, period.ends_on) == (start, end)


@steady
@given(st.text(max_size=60) | st.text(alphabet="0123456789/-– toaiapril.yernx", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    period = period_end(text)
    assert period.understood or period.notes
    if period.starts_on and period.ends_on:
        assert period.starts_on <= period.ends_on


def test_a_very_long_text_is_read_quickly() -> None:
    assert not period_end("2021 - " * 5000).understood
