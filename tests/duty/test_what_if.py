"""What follows from publishing on an imagined day."""

from datetime import date, timedelta

import pytest

from duty.clock import Due, Status
from duty.regimes import duty_on
from duty.what_if import if_published

TODAY = date(2026, 11, 22)
LAST = date(2026, 3, 30)
INFORMATION, PAY_GAP = duty_on("EQ_INFO", TODAY), duty_on("GPG", TODAY)


def test_publishing_early_pulls_the_next_day_forward_and_says_by_how_much() -> None:
    what = if_published(INFORMATION, on=date(2027, 3, 11), last=LAST)
    assert (what.on, what.met.status, what.met.days) == (date(2027, 3, 11), Status.PUBLISHED_ON_TIME, 18)
    assert what.next_due == Due(date(2028, 3, 10), date(2028, 3, 11))
    assert what.usual_next == Due(date(2028, 3, 28), date(2028, 3, 29))
    assert what.pulled_forward_days == 18
    assert (
        "1 day before the safe day, so in time"
        in if_published(INFORMATION, on=date(2027, 3, 28), last=LAST).explanation[0]
    )
    assert what.explanation == (
        "Publishing on 11 March 2027 is 18 days before the safe day, so in time.",
        "The next falls due on 10 March 2028.",
        "Publishing on 29 March 2027 would make it 28 March 2028: publishing early pulls the cycle forward by 18 days.",
    )


def test_publishing_on_the_safe_day_loses_nothing() -> None:
    what = if_published(INFORMATION, on=date(2027, 3, 29), last=LAST)
    assert what.next_due == what.usual_next
    assert what.pulled_forward_days == 0
    assert what.explanation == (
        "Publishing on 29 March 2027 is the safe day itself, so in time.",
        "The next falls due on 28 March 2028.",
    )


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2027, 3, 30), "Publishing on 30 March 2027 is 1 day after the safe day, and arguably in time."),
        (date(2027, 3, 31), "Publishing on 31 March 2027 is 2 days after the safe day, so late."),
    ],
)
def test_publishing_late_pulls_nothing_forward_and_restarts_from_the_actual_day(on: date, sentence: str) -> None:
    what = if_published(INFORMATION, on=on, last=LAST)
    assert what.pulled_forward_days == 0
    assert what.next_due.due_on is not None
    assert what.usual_next.due_on is not None
    assert what.next_due.due_on > what.usual_next.due_on
    assert what.explanation[0] == sentence
    assert what.explanation[2].startswith(f"The next period begins with {on.day} March 2027, the actual day")


def test_from_29_february_a_day_lost_may_be_none() -> None:
    # One year beginning with 28 February 2023 ends on 27 February 2024, one beginning with 1 March on 29 February.
    early = if_published(INFORMATION, on=date(2023, 2, 27), last=date(2022, 3, 1))
    assert (early.next_due.due_on, early.usual_next.due_on) == (date(2024, 2, 26), date(2024, 2, 27))
    day_early = if_published(INFORMATION, on=date(2025, 2, 27), last=date(2024, 2, 29))
    assert (day_early.met.days, day_early.pulled_forward_days) == (1, 1)


def test_publishing_a_day_earlier_never_makes_the_next_day_later() -> None:
    days = [LAST + timedelta(days=number) for number in range(500)]
    nexts = [if_published(INFORMATION, on=day, last=LAST).next_due.due_on for day in days]
    assert nexts == sorted(nexts, key=lambda day: day or date.max)


def test_a_council_without_a_first_date_is_not_late_and_loses_nothing() -> None:
    what = if_published(INFORMATION, on=TODAY, last=None, began_on=date(2023, 4, 1))
    assert (what.met.days, what.pulled_forward_days, what.next_due) == (None, 0, what.usual_next)
    assert what.explanation == (
        "No due day is set, so publishing on 22 November 2026 is not late.",
        "The next falls due on 21 November 2027.",
    )


def test_a_first_date_long_past_leaves_the_imagined_day_late() -> None:
    what = if_published(INFORMATION, on=TODAY, last=None)
    assert "3,159 days after the first date, so late" in what.explanation[0]
    assert what.pulled_forward_days == 0
    plan = if_published(duty_on("WAL_SEP", TODAY), on=date(2012, 4, 3), last=None)
    assert plan.explanation[0] == "Publishing on 3 April 2012 is 1 day after the first date, so late."


def test_a_review_is_called_a_review() -> None:
    what = if_published(duty_on("WAL_OBJECTIVES_REVIEW", TODAY), on=date(2028, 3, 1), last=date(2024, 4, 1))
    assert what.explanation[0] == "Reviewing on 1 March 2028 is 30 days before the safe day, so in time."
    assert what.explanation[2].endswith("reviewing early pulls the cycle forward by 30 days.")


def test_a_custom_or_a_policy_is_never_late() -> None:
    plan = if_published(duty_on("WAL_SEP", TODAY), on=date(2028, 4, 1), last=date(2024, 4, 1))
    assert plan.explanation[0] == "Publishing on 1 April 2028 is 1 day after the customary day."
    statement = if_published(duty_on("ACCESS_STATEMENT", TODAY), on=date(2026, 9, 23), last=date(2025, 9, 23))
    assert statement.explanation == (
        "Reviewing on 23 September 2026 is the day that policy sets itself, so in time.",
        "The next falls due on 23 September 2027.",
    )


# Fixed days


def test_a_fixed_day_is_not_pulled_forward() -> None:
    what = if_published(PAY_GAP, on=date(2027, 3, 11), last=LAST)
    assert (what.met.days, what.pulled_forward_days) == (19, 0)
    assert what.next_due == what.usual_next == Due(date(2028, 3, 30), date(2028, 3, 30))
    assert what.explanation == (
        "Publishing on 11 March 2027 is 19 days before the last day in time for 2026-27, so in time.",
        "The next stands in the calendar: 2027-28 is due on 30 March 2028, whenever this one is met. Publishing early "
        "pulls nothing forward.",
    )


def test_a_named_year_may_be_met_late() -> None:
    what = if_published(PAY_GAP, on=date(2026, 4, 10), last=None, cycle="2025-26")
    assert (what.met.status, what.met.days) == (Status.PUBLISHED_LATE, -11)
    assert what.next_due.due_on == date(2027, 3, 30)
    assert what.explanation[0].endswith("11 days after the last day in time for 2025-26, so late.")


@pytest.mark.parametrize(("last", "said"), [(date(2026, 3, 30), False), (date(2026, 3, 31), True)])
def test_a_year_already_met_is_pointed_out(last: date, said: bool) -> None:
    what = if_published(PAY_GAP, on=date(2027, 3, 11), last=last)
    assert any("taken to have met 2026-27 already" in sentence for sentence in what.explanation) is said


# Refused


def test_a_day_before_the_last_publication_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="29 March 2026 is before the last publication, which was on 30 March 2026"):
        if_published(INFORMATION, on=LAST - timedelta(days=1), last=LAST)
    assert if_published(INFORMATION, on=LAST, last=LAST).pulled_forward_days == 365  # 29 February 2028 is among them


@pytest.mark.parametrize("code", ["WAL_EIA_PUBLISH", "GPG_RETENTION", "GPG_ACTION_PLAN"])
def test_a_duty_that_never_falls_due_again_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="has no day that publishing could move"):
        if_published(duty_on(code, TODAY), on=TODAY, last=LAST)


def test_a_year_named_for_a_rolling_duty_is_refused() -> None:
    with pytest.raises(LookupError, match="EQ_INFO runs from the last publication"):
        if_published(INFORMATION, on=TODAY, last=LAST, cycle="2025-26")
