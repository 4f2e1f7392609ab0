"""What each kind of duty says of itself: the day, the rule, and what is taken for granted."""

from dataclasses import replace
from datetime import date

import pytest

from duty.clock import Due, Standing, Status, due, judged, position, standing
from duty.regimes import duty_on

TODAY = date(2026, 11, 22)
PAY_GAP, KEPT = duty_on("GPG", TODAY), duty_on("GPG_RETENTION", TODAY)
PLAN, REVIEW = duty_on("WAL_SEP", TODAY), duty_on("ACCESS_STATEMENT", TODAY)
WEEKENDS = "A weekend or a bank holiday does not move the day."


def at(code: str, *, nation: str = "england", last: date | None = None, on: date = TODAY, **more: object) -> Standing:
    return position(nation, code, last=last, on=on, **more)  # type: ignore[arg-type]


# Fixed days


def test_a_fixed_day_tells_its_year_its_rule_and_who_is_bound() -> None:
    told = at("GPG", headcount=3000)
    assert told.headline == "Due in 128 days"
    assert told.explanation == (
        "The reporting year asked about is 2026-27: the snapshot on 31 March 2026.",
        f"{PAY_GAP.rule} Source: {PAY_GAP.citation}.",
        "So the last day in time is 30 March 2027, that day included; from 31 March 2027 it is late.",
        "On 22 November 2026 there are 128 days left.",
        PAY_GAP.not_a_restart,
        "The duty binds councils with 250 or more employees on 31 March 2026; this one has 3,000.",
        WEEKENDS,
    )
    assert told.cycle is not None
    assert told.is_to_be_kept is False


def test_a_publication_for_an_earlier_year_is_named_as_that() -> None:
    told = at("GPG", last=date(2026, 3, 30))
    assert "What was published on 30 March 2026 was for an earlier reporting year." in told.explanation
    assert (told.status, told.contested) == (Status.UP_TO_DATE, False)


def test_a_publication_inside_the_year_says_what_it_is_taken_for() -> None:
    told = at("GPG", last=date(2026, 3, 31))
    assert told.headline == "Published on time"
    assert told.explanation[-3:] == (
        "What was published on 31 March 2026 is taken to be for 2026-27.",
        "It was published on 31 March 2026, 364 days before it was due: on time.",
        PAY_GAP.not_a_restart,
    )


def test_a_year_that_was_moved_says_so() -> None:
    told = at("GPG", on=date(2021, 6, 1), cycle="2020-21")
    assert any("given until 5 October 2021" in sentence for sentence in told.explanation)


def test_a_late_publication_for_a_named_year() -> None:
    told = at("GPG", last=date(2026, 4, 10), cycle="2025-26")
    assert (told.headline, told.contested, told.contested_until) == ("Published 11 days late", False, date(2026, 3, 30))
    by_a_day = at("GPG", last=date(2026, 3, 31), cycle="2025-26")
    assert (by_a_day.status, by_a_day.days) == (Status.PUBLISHED_LATE, -1)


@pytest.mark.parametrize(
    ("headcount", "sentence"),
    [
        (19, "The duty binds councils with 20 or more employees at some time from 1 May 2025 to 30 April 2027; this "
             "one has 19."),
    ],
)  # fmt: skip
def test_a_council_too_small_for_a_period_is_told_which(headcount: int, sentence: str) -> None:
    told = at("SCO_PAY_GAP", nation="scotland", headcount=headcount)
    assert (told.status, told.applies, told.due_on, told.explanation) == (
        Status.NOT_APPLICABLE,
        False,
        None,
        (sentence,),
    )
    assert told.cycle is not None


def test_an_upper_bound_below_the_threshold_switches_off_and_one_above_says_nothing() -> None:
    small = standing(PAY_GAP, last=None, on=TODAY, headcount=149, at_most=True)
    assert small.explanation == (
        "The duty binds councils with 250 or more employees on 31 March 2026; this one has fewer than 150.",
    )
    unknown = standing(PAY_GAP, last=None, on=TODAY, headcount=250, at_most=True)
    assert unknown.applies
    assert any("The number of employees is not recorded" in sentence for sentence in unknown.explanation)


def test_a_council_that_began_after_the_snapshot_does_not_owe_the_year() -> None:
    told = at("GPG", began_on=date(2026, 4, 1))
    assert (told.status, told.explanation) == (
        Status.NOT_APPLICABLE,
        ("The council began on 1 April 2026, after the snapshot on 31 March 2026.",),
    )
    assert at("GPG", began_on=date(2026, 3, 31)).applies


def test_a_fixed_day_is_the_year_s_own_whatever_came_before() -> None:
    cycle = at("GPG").cycle
    assert due(PAY_GAP, date(2020, 1, 1), cycle=cycle) == Due(date(2027, 3, 30), date(2027, 3, 30))


def test_a_fixed_day_missed_is_overdue_even_where_nothing_was_ever_published() -> None:
    told = at("GPG", on=date(2026, 3, 31), cycle="2025-26")
    assert (told.status, told.headline) == (Status.OVERDUE, "Overdue by 1 day")


# Kept published


@pytest.mark.parametrize(
    ("on", "status", "headline", "sentence"),
    [
        (date(2027, 3, 18), Status.UP_TO_DATE, "To be kept for 1 day more", "On 18 March 2027 there is 1 day left."),
        (date(2027, 3, 19), Status.UP_TO_DATE, "To be kept until the end of the day",
         "19 March 2027 is that last day itself."),
        (date(2027, 3, 20), Status.NOT_APPLICABLE, "No longer has to be kept",
         "That day is 1 day past: the law no longer asks for it to be there."),
    ],
)  # fmt: skip
def test_what_has_to_stay_published_stays_for_three_years(
    on: date, status: Status, headline: str, sentence: str
) -> None:
    told = at("GPG_RETENTION", last=date(2024, 3, 20), on=on)
    assert (told.status, told.headline, told.due_on) == (status, headline, date(2027, 3, 19))
    assert told.applies is (status is Status.UP_TO_DATE)
    assert told.contested is False
    assert told.is_to_be_kept
    assert sentence in told.explanation
    assert told.explanation[0] == "The clock started on 20 March 2024, when the figures were published."
    assert "19 March 2027 is the last day on which it must be there." in told.explanation


def test_without_a_publication_there_is_nothing_to_keep() -> None:
    told = at("GPG_RETENTION")
    assert (told.status, told.headline, told.is_without_a_day) == (Status.UP_TO_DATE, "No fixed day", True)
    assert told.explanation[1] == "No publication is known, so there is nothing that has to stay published."


# Custom, policy, event, not yet law


def test_a_custom_says_that_it_is_one_and_no_day_is_arguable() -> None:
    told = at("WAL_SEP", nation="wales", last=date(2022, 11, 21))
    assert (told.due_on, told.contested_until, told.contested) == (date(2026, 11, 20), date(2026, 11, 20), False)
    assert "That day is a custom, not a day that the law sets." in told.explanation
    assert not any("arguable" in sentence for sentence in told.explanation)
    assert judged(PLAN, published_on=date(2026, 11, 21), previous=date(2022, 11, 21)).contested is False


def test_a_policy_comes_round_on_the_same_day() -> None:
    assert due(REVIEW, date(2024, 2, 29)) == Due(date(2025, 2, 28), date(2025, 2, 28))
    told = at("ACCESS_STATEMENT", last=date(2025, 9, 23))
    assert told.explanation[0] == "The clock started on 23 September 2025, when it was last reviewed."
    assert told.explanation[2] == "One year after 23 September 2025 is 23 September 2026."


def test_a_statement_never_reviewed_has_no_day() -> None:
    told = at("ACCESS_STATEMENT")
    assert (told.status, told.due_on) == (Status.NEVER_PUBLISHED, None)
    assert told.explanation[:2] == (
        "Nothing has been published under this duty yet.",
        f"{REVIEW.rule} Source: {REVIEW.citation}.",
    )


def test_an_event_has_to_happen_first() -> None:
    told = at("WAL_EIA_PUBLISH", nation="wales", last=date(2026, 1, 1))
    assert (told.status, told.headline, told.is_without_a_day) == (Status.UP_TO_DATE, "No fixed day", True)
    assert (told.contested, told.contested_until) == (False, None)
    assert told.explanation[1] == "No clock runs: something has to happen first."
    assert due(duty_on("WAL_EIA_PUBLISH", TODAY), date(2026, 1, 1)) == Due(None, None)


def test_what_is_not_law_yet_does_not_apply() -> None:
    told = at("GPG_ACTION_PLAN", headcount=900)
    assert (told.status, told.applies) == (Status.NOT_APPLICABLE, False)
    assert told.explanation == (told.rule,)


@pytest.mark.parametrize("code", ["EQ_INFO", "GPG_RETENTION"])
def test_only_a_fixed_day_has_a_named_year(code: str) -> None:
    with pytest.raises(LookupError, match=f"{code} runs from the last publication and has no named year"):
        at(code, cycle="2025-26")


def test_an_objective_s_clock_starts_with_its_review() -> None:
    told = at("WAL_OBJECTIVES_REVIEW", nation="wales", last=date(2024, 4, 1))
    assert (
        told.explanation[0] == "The clock started on 1 April 2024, when the objective was published or last reviewed."
    )
    assert told.contested_until == date(2028, 4, 1)


def test_what_is_asked_beside_the_duties_is_asked_by_nation_and_by_day() -> None:
    wales = at("GPG_ACTION_PLAN", nation="wales")
    assert wales.explanation == ("The duty binds councils in England; councils in Wales have duties of their own.",)
    with pytest.raises(LookupError, match="No duty GPG_ACTION_PLAN is known for 5 April 2026"):
        at("GPG_ACTION_PLAN", on=date(2026, 4, 5))


# History


def test_a_fixed_day_is_judged_by_the_year_it_was_for_or_by_the_one_open_on_its_day() -> None:
    named = judged(PAY_GAP, published_on=date(2026, 4, 10), previous=None, cycle="2025-26")
    assert (named.status, named.days, named.contested) == (Status.PUBLISHED_LATE, -11, False)
    unnamed = judged(PAY_GAP, published_on=date(2026, 4, 10), previous=None)
    assert (unnamed.status, unnamed.days) == (Status.PUBLISHED_ON_TIME, 354)
    assert unnamed.cycle is not None
    assert unnamed.cycle.name == "2026-27"
    assert unnamed.explanation[-1] == "The next due day stands in the calendar, whenever this one was met."


def test_a_publication_on_the_day_of_the_one_before_is_judged() -> None:
    at_once = judged(duty_on("EQ_INFO", TODAY), published_on=TODAY, previous=TODAY)
    assert (at_once.days, at_once.applies) == (364, True)


def test_a_day_between_two_instruments_is_arguable_only_from_the_day_after_it_and_only_near_the_change() -> None:
    row = duty_on("EQ_INFO", TODAY)
    days = [date(2017, 11, 30), date(2017, 12, 1), date(2018, 3, 30), date(2018, 3, 31)]
    assert [judged(row, published_on=day, previous=date(2016, 12, 1)).contested for day in days] == [
        False,
        True,
        True,
        False,
    ]
    # The due day itself fell on the first day of the new Regulations, or on their first date: nothing was survived.
    assert judged(row, published_on=date(2017, 5, 1), previous=date(2016, 4, 1)).contested is True
    assert judged(row, published_on=date(2017, 5, 1), previous=date(2016, 3, 31)).contested is False
    assert judged(row, published_on=date(2018, 4, 1), previous=date(2017, 3, 31)).contested is False
    without = replace(row, first_due_on=None)
    assert judged(without, published_on=date(2017, 12, 5), previous=date(2016, 12, 1)).contested is False
