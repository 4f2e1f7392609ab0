"""What must hold from every day of fifty years, for one, two, three and four years: looped through, not sampled."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from duty.clock import Status, due, standing
from duty.intervals import anniversary, last_day, last_day_lenient
from duty.regimes import duty_on
from duty.rows import Duty
from tests.duty.days import EVERY_DAY

ONE_DAY = timedelta(days=1)
INFORMATION = replace(duty_on("EQ_INFO", date(2026, 1, 1)), effective_from=date(2011, 1, 1))
every_interval = pytest.mark.parametrize("years", [1, 2, 3, 4])


def lasting(years: int) -> Duty:
    return replace(INFORMATION, years=years)


@every_interval
def test_the_due_day_is_the_same_whatever_day_it_is_asked_on(years: int) -> None:
    row = lasting(years)
    for last in EVERY_DAY[::13]:
        asked = (last, last_day(last, years), anniversary(last, years), date(2065, 1, 1))
        assert {standing(row, last=last, on=on).due_on for on in asked} == {due(row, last).due_on}


@every_interval
def test_publishing_a_day_earlier_never_makes_the_next_day_later(years: int) -> None:
    row = lasting(years)
    answers = [due(row, last) for last in EVERY_DAY]
    for earlier, later in pairwise(answers):
        assert earlier.due_on is not None
        assert later.due_on is not None
        assert earlier.due_on <= later.due_on
        assert earlier.contested_until is not None
        assert later.contested_until is not None
        assert earlier.contested_until <= later.contested_until


@every_interval
def test_the_day_before_the_anniversary_is_inside_the_period_and_the_anniversary_is_not(years: int) -> None:
    for start in EVERY_DAY:
        last, outside = last_day(start, years), anniversary(start, years)
        assert last + ONE_DAY == outside
        assert outside.year == start.year + years
        # 29 February comes round on 1 March of a common year.
        assert (outside.month, outside.day) in ((start.month, start.day), (3, 1))
        assert last_day_lenient(start, years) in (last, outside)


@every_interval
def test_a_correction_leaves_the_due_day_where_it_was(years: int) -> None:
    # A correction is not a publication: the clock is asked again with the same last publication, on a later day.
    row = lasting(years)
    for last in EVERY_DAY[::5]:
        corrected_on = last + timedelta(days=100)
        assert standing(row, last=last, on=corrected_on).due_on == due(row, last).due_on


@every_interval
def test_exactly_one_day_at_most_is_arguable_and_lateness_begins_the_day_after_the_safe_day(years: int) -> None:
    row = lasting(years)
    for last in EVERY_DAY[::11]:
        safe = last_day(last, years)
        at = [standing(row, last=last, on=safe + timedelta(days=number)) for number in (0, 1, 2)]
        assert [one.status for one in at] == [Status.DUE_TODAY, Status.OVERDUE, Status.OVERDUE]
        assert [one.contested for one in at] == [False, last_day_lenient(last, years) > safe, False]
        assert [one.days for one in at] == [0, -1, -2]
