"""Working days counted forward: when a step that begins after a day ends, and when a wait is over."""

from collections.abc import Callable
from datetime import date

from duty.backwards import LONGEST_REST
from duty.intervals import ONE_DAY
from duty.written import in_words


def working_days_on(day: date, count: int, *, is_working_day: Callable[[date], bool]) -> date:
    """The last of so many working days that follow a day, which itself is not counted; the day itself for none.

    A call-in of five working days after a decision on a Wednesday ends with the Wednesday after, bank holidays aside.
    """
    if count < 0:
        raise ValueError(f"No fewer than 0 working days follow a day, not {count}.")
    for _ in range(count):
        day = _next_working_day(day, is_working_day)
    return day


def free_after(day: date, count: int, *, is_working_day: Callable[[date], bool]) -> date:
    """The first day after a wait of so many whole working days; the day itself where there is nothing to wait for.

    It may be a day off: nobody has to work for a page to be public.
    """
    return working_days_on(day, count, is_working_day=is_working_day) + ONE_DAY if count else day


def _next_working_day(day: date, is_working_day: Callable[[date], bool]) -> date:
    following = day
    for _ in range(LONGEST_REST):
        following += ONE_DAY
        if is_working_day(following):
            return following
    raise ValueError(f"There is no working day in the {LONGEST_REST} days after {in_words(day)}.")
