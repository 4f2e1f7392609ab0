"""The arithmetic: what "beginning with" means, over fifty years."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.intervals import (
    anniversary,
    last_day,
    last_day_lenient,
    last_day_of_days,
    last_day_of_months,
    last_day_of_weeks,
    months_on,
    number_in_words,
)
from tests.duty.days import EVERY_DAY, days, intervals, steady

KNOWN_LAST_DAYS = [
    (date(2025, 3, 30), 1, date(2026, 3, 29)),
    (date(2022, 3, 30), 4, date(2026, 3, 29)),
    (date(2024, 2, 29), 1, date(2025, 2, 28)),
    (date(2020, 2, 29), 4, date(2024, 2, 28)),
    (date(2024, 2, 29), 4, date(2028, 2, 28)),
    (date(2023, 3, 1), 1, date(2024, 2, 29)),
    (date(2025, 1, 1), 1, date(2025, 12, 31)),
    (date(2096, 2, 29), 4, date(2100, 2, 28)),
]


@pytest.mark.parametrize(("start", "years", "end"), KNOWN_LAST_DAYS)
def test_a_period_beginning_with_a_day_ends_the_day_before_its_anniversary(start: date, years: int, end: date) -> None:
    assert last_day(start, years) == end


def clamping_rule(start: date, years: int) -> date:
    """A planted fault: clamp 29 February to the 28th, as a common date library does, then take a day off."""
    return months_on(start, 12 * years) - timedelta(days=1)


def day_before_first_rule(start: date, years: int) -> date:
    """A planted fault: take the day before, then add the years."""
    return months_on(start - timedelta(days=1), 12 * years)


def counting_days_rule(start: date, years: int) -> date:
    """A planted fault: every year has 365 days."""
    return start + timedelta(days=365 * years - 1)


@pytest.mark.parametrize("naive", [clamping_rule, day_before_first_rule, counting_days_rule])
def test_the_known_last_days_catch_each_naive_rule(naive: Callable[[date, int], date]) -> None:
    assert [start for start, years, end in KNOWN_LAST_DAYS if naive(start, years) != end]


def test_the_clamping_rule_is_a_day_early_from_29_february() -> None:
    assert clamping_rule(date(2024, 2, 29), 1) == date(2025, 2, 27)
    assert last_day(date(2024, 2, 29), 1) == date(2025, 2, 28)


@pytest.mark.parametrize("years", [1, 2, 3, 4])
def test_from_every_start_the_last_day_is_inside_the_period_and_the_anniversary_outside(years: int) -> None:
    for start in EVERY_DAY:
        # Counted without the rule under test: the first day after the start whose (month, day) has come round.
        end = date(start.year + years, start.month, 1) + timedelta(days=start.day - 1)
        assert anniversary(start, years) == end
        assert last_day(start, years) < end
        assert end - last_day(start, years) == timedelta(days=1)


@pytest.mark.parametrize("years", [1, 2, 3, 4])
def test_starting_a_day_later_ends_the_same_day_or_at_most_two_days_later(years: int) -> None:
    for start, following in pairwise(EVERY_DAY):
        step = last_day(following, years) - last_day(start, years)
        assert timedelta(0) <= step <= timedelta(days=2)


@steady
@given(earlier=days, later=days, years=intervals)
def test_publishing_earlier_never_makes_the_next_day_later(earlier: date, later: date, years: int) -> None:
    earlier, later = sorted((earlier, later))
    assert last_day(earlier, years) <= last_day(later, years)
    assert last_day_lenient(earlier, years) <= last_day_lenient(later, years)


@steady
@given(start=days, years=intervals)
def test_the_lenient_day_is_the_strict_one_or_the_next(start: date, years: int) -> None:
    assert last_day_lenient(start, years) - last_day(start, years) in (timedelta(0), timedelta(days=1))


def test_from_29_february_both_readings_agree_in_a_common_year() -> None:
    assert last_day_lenient(date(2024, 2, 29), 1) == last_day(date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_from_29_february_to_a_leap_year_the_readings_differ() -> None:
    assert last_day_lenient(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -2, date(2025, 11, 15)),
    ],
)
def test_months_are_clamped_to_the_end_of_the_month(start: date, months: int, expected: date) -> None:
    assert months_on(start, months) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2025, 3, 31), 12, date(2026, 3, 30)),
        (date(2025, 9, 23), 3, date(2025, 12, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 4, 1), 1, date(2026, 4, 30)),
    ],
)
def test_months_beginning_with_a_day_include_that_day(start: date, months: int, expected: date) -> None:
    assert last_day_of_months(start, months) == expected


@steady
@given(start=days, years=intervals)
def test_twelve_months_and_a_year_beginning_with_a_day_end_together(start: date, years: int) -> None:
    assert last_day_of_months(start, 12 * years) == last_day(start, years)


def test_twelve_weeks_from_a_monday_end_on_a_sunday() -> None:
    assert last_day_of_weeks(date(2025, 9, 1), 12) == date(2025, 11, 23)


def test_28_days_beginning_with_receipt_are_receipt_and_27_more() -> None:
    assert last_day_of_days(date(2026, 3, 2), 28) == date(2026, 3, 29)


@pytest.mark.parametrize("count", [0, -1])
@pytest.mark.parametrize("rule", [last_day, last_day_lenient, last_day_of_months, last_day_of_weeks, last_day_of_days])
def test_a_period_lasts_at_least_one_unit(rule: Callable[[date, int], date], count: int) -> None:
    with pytest.raises(ValueError, match=rf"at least one unit, not {count}\."):
        rule(date(2026, 1, 1), count)


@steady
@given(start=days, count=st.integers(min_value=1, max_value=60))
def test_a_period_of_days_holds_that_many_days(start: date, count: int) -> None:
    assert (last_day_of_days(start, count) - start).days + 1 == count


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [
        (1, "year", "one year"),
        (4, "year", "four years"),
        (10, "day", "ten days"),
        (11, "day", "11 days"),
        (18, "month", "18 months"),
    ],
)
def test_small_numbers_are_words(count: int, unit: str, words: str) -> None:
    assert number_in_words(count, unit) == words
