"""Due days that fell between two Regulations: arguable until the first date of the newer one."""

from datetime import date, timedelta

import pytest

from duty.clock import Status, due, judged, standing
from duty.regimes import duty_on
from duty.written import in_words

INFORMATION = duty_on("EQ_INFO", date(2026, 2, 1))


def test_a_day_that_fell_between_two_instruments_is_arguable_until_the_new_first_date() -> None:
    at = judged(INFORMATION, published_on=date(2018, 3, 30), previous=date(2016, 12, 1))
    assert (at.due_on, at.contested) == (date(2017, 11, 30), True)
    assert at.contested_until == date(2018, 3, 30)
    assert at.explanation[3:5] == (
        "30 November 2017 is the safe day.",
        "These Regulations set 30 March 2018 as the first date for every council, so publishing up to that day is "
        "arguable; from 31 March 2018 it is late.",
    )
    assert judged(INFORMATION, published_on=date(2018, 3, 31), previous=date(2016, 12, 1)).contested is False


@pytest.mark.parametrize(
    ("last", "until"),
    [("2016-03-31", "2017-03-31"), ("2016-04-01", "2018-03-30"),
     ("2017-02-10", "2018-03-30"), ("2017-03-30", "2018-03-30"), ("2017-03-31", "2018-03-31")],
)  # fmt: skip
def test_contested_until_and_the_day_being_arguable_say_the_same(last: str, until: str) -> None:
    published, until_then = date.fromisoformat(last), date.fromisoformat(until)
    for day in (until_then, until_then + timedelta(days=1)):
        at = standing(INFORMATION, last=published, on=day)
        assert at.contested_until == due(INFORMATION, published).contested_until == until_then
        assert at.contested is (day == until_then)
        assert f"from {in_words(until_then + timedelta(days=1))} it is late" in " ".join(at.explanation)
        assert " ".join(at.explanation).count("it is late") == 1


def test_a_custom_that_ran_before_the_regulations_is_arguable_until_their_first_date() -> None:
    plan = duty_on("WAL_SEP", date(2012, 1, 1))
    at = standing(plan, last=date(2008, 1, 1), on=date(2012, 4, 2))
    assert (at.due_on, at.contested_until, at.contested) == (date(2011, 12, 31), date(2012, 4, 2), True)
    assert at.explanation[3] == "That day is a custom, not a day that the law sets."
    assert "set 2 April 2012 as the first date for every council" in at.explanation[4]


def test_a_day_missed_under_the_old_regulations_stays_late() -> None:
    at = judged(INFORMATION, published_on=date(2018, 3, 30), previous=date(2016, 3, 1))
    assert (at.status, at.contested) == (Status.PUBLISHED_LATE, False)
