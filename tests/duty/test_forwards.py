"""Working days counted forward."""

from datetime import date

import pytest

from duty.forwards import free_after, working_days_on

WEDNESDAY = date(2024, 3, 20)
GOOD_FRIDAY, EASTER_MONDAY = date(2024, 3, 29), date(2024, 4, 1)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in (GOOD_FRIDAY, EASTER_MONDAY)


@pytest.mark.parametrize(
    ("count", "last"),
    [(0, WEDNESDAY), (1, date(2024, 3, 21)), (3, date(2024, 3, 25)), (6, date(2024, 3, 28)), (7, date(2024, 4, 2))],
)
def test_the_day_itself_is_not_counted_and_days_off_are_left_out(count: int, last: date) -> None:
    assert working_days_on(WEDNESDAY, count, is_working_day=is_working_day) == last


def test_a_wait_is_over_on_the_day_after_its_last_working_day() -> None:
    assert free_after(WEDNESDAY, 5, is_working_day=is_working_day) == date(2024, 3, 28)


def test_a_wait_that_ends_before_a_day_off_is_over_on_that_day_off() -> None:
    assert free_after(WEDNESDAY, 6, is_working_day=is_working_day) == GOOD_FRIDAY


def test_where_there_is_nothing_to_wait_for_the_day_itself_is_free() -> None:
    assert free_after(WEDNESDAY, 0, is_working_day=is_working_day) == WEDNESDAY


def test_fewer_than_no_days_are_refused() -> None:
    with pytest.raises(ValueError, match="No fewer than 0 working days follow a day, not -1"):
        working_days_on(WEDNESDAY, -1, is_working_day=is_working_day)


def test_a_calendar_without_a_working_day_is_broken() -> None:
    with pytest.raises(ValueError, match="no working day in the 60 days after 20 March 2024"):
        working_days_on(WEDNESDAY, 1, is_working_day=lambda day: False)
