"""Working days counted forward."""

from datetime import date

import pytest

from duty.forwards import working_days_after

CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in CHRISTMAS


@pytest.mark.parametrize(
    ("received_on", "count", "by"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # a Friday: Monday is the first
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # a Saturday as well
        (date(2026, 11, 27), 20, date(2026, 12, 29)),  # over Christmas and Boxing Day's substitute
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 31), 2, date(2027, 1, 5)),
    ],
)
def test_the_day_itself_weekends_and_holidays_are_not_counted(received_on, count, by):
    assert working_days_after(received_on, count, is_working_day=works) == by


def test_a_count_below_one_is_refused():
    with pytest.raises(ValueError, match="1 working day or more, not 0"):
        working_days_after(date(2026, 11, 27), 0, is_working_day=works)


def test_a_calendar_without_working_days_is_refused():
    with pytest.raises(ValueError, match="no working day in the 60 days up to 26 January 2027"):
        working_days_after(date(2026, 11, 27), 1, is_working_day=lambda _: False)
