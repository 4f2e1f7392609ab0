"""A day counted forward over the days on which a council works."""

from collections.abc import Callable
from datetime import date

from duty.backwards import LONGEST_REST
from duty.intervals import ONE_DAY
from duty.written import in_words


def working_days_after(day: date, count: int, *, is_working_day: Callable[[date], bool]) -> date:
    """The last of so many working days that follow a day; that day itself is not counted, as with requests under the
    Freedom of Information Act 2000, section 10(1): "following the date of receipt". Raises ValueError for fewer than
    1, and for a calendar in which nobody works."""
    if count < 1:
        raise ValueError(f"A day is counted forward by 1 working day or more, not {count}.")
    found, rest = day, 0
    while count:
        found += ONE_DAY
        if is_working_day(found):
            count, rest = count - 1, 0
            continue
        rest += 1
        if rest == LONGEST_REST:
            raise ValueError(f"There is no working day in the {LONGEST_REST} days up to {in_words(found)}.")
    return found
