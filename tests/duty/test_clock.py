"""Where a duty stands on a day, and the reasons it gives."""

import inspect
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.clock import Due, Standing, Status, due, judged, position, standing
from duty.intervals import anniversary
from duty.nations import Nation
from duty.regimes import Duty, duty_on
from tests.duty.days import days, steady

TODAY = date(2026, 2, 1)
INFORMATION, OBJECTIVES = duty_on("EQ_INFO", TODAY), duty_on("EQ_OBJECTIVES", TODAY)
INFORMATION_2011 = duty_on("EQ_INFO", date(2012, 1, 1))
OBJECTIVES_2011 = duty_on("EQ_OBJECTIVES", date(2012, 1, 1))
PUBLISHED = date(2025, 3, 30)


def on(
    day: date, *, last: date | None = PUBLISHED, headcount: int | None = None, began_on: date | None = None
) -> Standing:
    return standing(INFORMATION, last=last, on=day, headcount=headcount, began_on=began_on)


# Statuses and headlines


@pytest.mark.parametrize(
    ("day", "status", "headline"),
    [
        (date(2025, 3, 30), Status.UP_TO_DATE, "Due in 364 days"),
        (date(2025, 12, 28), Status.UP_TO_DATE, "Due in 91 days"),
        (date(2025, 12, 29), Status.DUE_SOON, "Due in 90 days"),
        (date(2026, 3, 28), Status.DUE_SOON, "Due in 1 day"),
        (date(2026, 3, 29), Status.DUE_TODAY, "Due today"),
        (date(2026, 3, 30), Status.OVERDUE, "1 day past the safe day, still arguable"),
        (date(2026, 3, 31), Status.OVERDUE, "Overdue by 2 days"),
        (date(2029, 3, 29), Status.OVERDUE, "Overdue by 1,096 days"),
    ],
)
def test_the_status_follows_the_day(day: date, status: Status, headline: str) -> None:
    at = on(day)
    assert (at.status, at.headline) == (status, headline)


def test_only_the_day_between_the_two_readings_is_contested() -> None:
    around = [date(2026, 3, 28) + timedelta(days=number) for number in range(5)]
    assert [on(day).contested for day in around] == [False, False, True, False, False]


def test_from_29_february_no_day_is_contested_in_a_common_year() -> None:
    at = on(date(2025, 3, 1), last=date(2024, 2, 29))
    assert (at.status, at.contested, at.days) == (Status.OVERDUE, False, -1)
    assert "28 February 2025 is the last day, on every reading; from 1 March 2025 it is late." in at.explanation


def test_statuses_are_spelled_as_they_are_stored() -> None:
    assert [status.value for status in Status] == [
        "NOT_APPLICABLE",
        "UP_TO_DATE",
        "DUE_SOON",
        "DUE_TODAY",
        "OVERDUE",
        "NEVER_PUBLISHED",
        "PUBLISHED_ON_TIME",
        "PUBLISHED_LATE",
    ]


# Explanations


def test_the_explanation_says_what_started_the_clock_the_rule_the_arithmetic_and_what_is_disregarded() -> None:
    assert on(TODAY, headcount=1200).explanation == (
        "The clock started on 30 March 2025, when the last publication was made public.",
        f"{INFORMATION.rule} Source: {INFORMATION.citation}.",
        "One year beginning with 30 March 2025, that day included, ends at the end of 29 March 2026.",
        "29 March 2026 is the safe day; publishing on 30 March 2026 is arguable; from 31 March 2026 it is late.",
        "On 1 February 2026 there are 56 days left.",
        "Correcting an error, mending a typing mistake, uploading the same document again and a page's “last updated” "
        "stamp do not restart the clock.",
        "With 1,200 employees, the information must also cover employees (Equality Act 2010 (Specific Duties and "
        "Public Authorities) Regulations 2017 (SI 2017/353), regulation 4(4)).",
        "A weekend or a bank holiday does not move the day.",
    )


def test_four_years_are_explained_in_the_plural_and_without_employees() -> None:
    at = standing(OBJECTIVES, last=date(2022, 3, 30), on=TODAY, headcount=80)
    assert "Four years beginning with 30 March 2022, that day included, end at the end of 29 March 2026." in (
        at.explanation
    )
    assert "adding a single objective to the set" in " ".join(at.explanation)
    assert "employees" not in " ".join(at.explanation)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 3, 28), "On 28 March 2026 there is 1 day left."),
        (date(2026, 3, 29), "29 March 2026 is the due day itself: publishing on it is in time."),
        (date(2026, 3, 30), "30 March 2026 is past the safe day, but publishing on it is arguably in time."),
        (date(2026, 3, 31), "On 31 March 2026 the due day is 2 days past."),
    ],
)
def test_the_explanation_says_where_the_day_lies(day: date, sentence: str) -> None:
    assert sentence in on(day).explanation


@steady
@given(last=days, after=st.integers(min_value=0, max_value=2000), headcount=st.none() | st.integers(0, 5000))
def test_the_word_breach_is_never_used(last: date, after: int, headcount: int | None) -> None:
    day = last + timedelta(days=after)
    row = replace(OBJECTIVES, effective_from=date(2011, 1, 1))
    for at in (
        standing(row, last=last, on=day, headcount=headcount),
        standing(row, last=None, on=day, headcount=headcount),
        judged(row, published_on=day, previous=last),
    ):
        assert "breach" not in " ".join((at.headline, at.rule, *at.explanation)).lower()
        assert all(sentence[0].isupper() or sentence[0].isdigit() for sentence in at.explanation)
        assert all(sentence.endswith((".", ")")) for sentence in at.explanation)


# What the due day depends on


@steady
@given(last=days, asked=st.lists(st.integers(min_value=0, max_value=3000), min_size=2, max_size=5))
def test_the_due_day_never_depends_on_today(last: date, asked: list[int]) -> None:
    row = replace(INFORMATION, effective_from=date(2011, 1, 1))
    answers = {standing(row, last=last, on=last + timedelta(days=number)).due_on for number in asked}
    assert answers == {due(row, last).due_on}
    assert set(inspect.signature(due).parameters) == {"duty", "last", "began_on", "cycle"}


@steady
@given(last=days)
def test_walking_day_by_day_the_status_turns_overdue_exactly_once_and_on_the_day_after(last: date) -> None:
    row = replace(INFORMATION, effective_from=date(2011, 1, 1))
    walked = [last + timedelta(days=number) for number in range(300, 400)]
    overdue = [standing(row, last=last, on=day).status is Status.OVERDUE for day in walked]
    assert sum(before != after for before, after in pairwise(overdue)) == 1
    assert walked[overdue.index(True)] == anniversary(last, 1)


@steady
@given(earlier=days, later=days)
def test_publishing_early_never_pushes_the_next_day_back(earlier: date, later: date) -> None:
    earlier, later = sorted((earlier, later))
    first, second = due(OBJECTIVES, earlier).due_on, due(OBJECTIVES, later).due_on
    assert first is not None
    assert second is not None
    assert first <= second


@steady
@given(last=days, correction=st.integers(min_value=1, max_value=360))
def test_a_correction_leaves_the_due_day_where_it_was(last: date, correction: int) -> None:
    # The clock has no way in for a correction: it knows the day of publication and nothing else about a document.
    row = replace(INFORMATION, effective_from=date(2011, 1, 1))
    before = standing(row, last=last, on=last)
    after_correction = standing(row, last=last, on=last + timedelta(days=correction))
    assert after_correction.due_on == before.due_on


def test_a_clock_that_a_correction_restarts_would_be_caught() -> None:
    corrected_on = date(2025, 9, 1)
    assert (
        due(INFORMATION, corrected_on)
        != due(INFORMATION, date(2025, 3, 20))
        == Due(date(2026, 3, 19), date(2026, 3, 20))
    )


def test_a_publication_after_the_day_asked_about_is_refused() -> None:
    with pytest.raises(ValueError, match="30 March 2025, is after the day asked about, 29 March 2025"):
        on(date(2025, 3, 29))


# Never published, new councils, and duties that do not bind


def test_a_council_that_never_published_is_measured_from_the_first_date() -> None:
    at = on(date(2026, 11, 22), last=None)
    assert (at.status, at.due_on, at.days, at.contested) == (
        Status.NEVER_PUBLISHED,
        date(2018, 3, 30),
        -3159,
        False,
    )
    assert at.headline == "Never published: first due 30 March 2018"
    assert at.explanation[0] == "No earlier publication under this duty is known, so the first date counts."
    assert "do not restart the clock" not in " ".join(at.explanation)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2017, 12, 29), Status.UP_TO_DATE),
        (date(2017, 12, 30), Status.DUE_SOON),
        (date(2018, 3, 30), Status.DUE_TODAY),
        (date(2018, 3, 31), Status.NEVER_PUBLISHED),
    ],
)
def test_until_the_first_date_nobody_is_late(day: date, status: Status) -> None:
    assert on(day, last=None).status is status


def test_a_council_younger_than_the_first_date_has_no_due_day_and_is_told_so() -> None:
    at = on(TODAY, last=None, began_on=date(2023, 4, 1))
    assert (at.status, at.due_on, at.days, at.contested_until) == (Status.NEVER_PUBLISHED, None, None, None)
    assert at.headline == "Never published: the law gives no first date"
    assert "give no first date for a council that began after 30 March 2018" in at.explanation[1]


def test_a_new_council_that_has_published_runs_like_any_other() -> None:
    assert on(TODAY, began_on=date(2023, 4, 1)).due_on == date(2026, 3, 29)


def test_a_council_as_old_as_the_first_date_is_bound_by_it() -> None:
    assert on(TODAY, last=None, began_on=date(2018, 3, 30)).due_on == date(2018, 3, 30)


@pytest.mark.parametrize(
    ("row", "day", "more", "reason"),
    [
        (INFORMATION, date(2017, 3, 30), {}, "This rule came into force on 31 March 2017."),
        (INFORMATION_2011, date(2017, 3, 31), {}, "This rule was in force until 30 March 2017."),
        (INFORMATION, TODAY, {"began_on": date(2026, 2, 2)}, "The council began on 2 February 2026."),
        (
            replace(INFORMATION, threshold=250),
            TODAY,
            {"headcount": 249},
            "The duty binds councils with 250 or more employees; this one has 249.",
        ),
    ],
)
def test_a_duty_that_does_not_bind_says_why(row: Duty, day: date, more: dict, reason: str) -> None:
    at = standing(row, last=None, on=day, **more)
    assert (at.status, at.applies, at.due_on, at.days, at.contested) == (
        Status.NOT_APPLICABLE,
        False,
        None,
        None,
        False,
    )
    assert at.explanation == (reason,)
    assert at.headline == "Does not apply"


@pytest.mark.parametrize(
    ("row", "day", "more"),
    [
        (INFORMATION, date(2017, 3, 31), {}),
        (INFORMATION_2011, date(2017, 3, 30), {}),
        (INFORMATION, TODAY, {"began_on": TODAY}),
    ],
)
def test_a_duty_binds_on_the_first_and_the_last_day(row: Duty, day: date, more: dict) -> None:
    assert standing(row, last=None, on=day, **more).applies


@pytest.mark.parametrize("headcount", [250, None])
def test_a_threshold_switches_off_only_a_council_known_to_be_smaller(headcount: int | None) -> None:
    assert standing(replace(INFORMATION, threshold=250), last=None, on=TODAY, headcount=headcount).applies


# History


@pytest.mark.parametrize(
    ("published_on", "status", "days_over", "headline", "sentence"),
    [
        (date(2025, 3, 1), Status.PUBLISHED_ON_TIME, 28, "Published on time", "28 days before it was due: on time."),
        (date(2025, 3, 29), Status.PUBLISHED_ON_TIME, 0, "Published on time", "the due day itself: on time."),
        (
            date(2025, 3, 30),
            Status.PUBLISHED_LATE,
            -1,
            "1 day past the safe day, still arguable",
            "1 day after the safe day and arguably in time.",
        ),
        (date(2025, 6, 10), Status.PUBLISHED_LATE, -73, "Published 73 days late", "73 days late."),
    ],
)
def test_a_publication_is_judged_by_the_one_before(
    published_on: date, status: Status, days_over: int, headline: str, sentence: str
) -> None:
    at = judged(INFORMATION, published_on=published_on, previous=date(2024, 3, 30))
    assert (at.status, at.days, at.headline) == (status, days_over, headline)
    assert at.explanation[-2].endswith(sentence)


def test_a_late_publication_restarts_the_clock_from_its_actual_day() -> None:
    at = judged(INFORMATION, published_on=date(2025, 6, 10), previous=date(2024, 3, 30))
    assert at.explanation[-1] == "The next period began with 10 June 2025, the day of publication."


@pytest.mark.parametrize(
    ("row", "published_on", "days_over"),
    [
        (INFORMATION_2011, date(2012, 1, 31), 0),
        (INFORMATION_2011, date(2012, 2, 1), -1),
        (OBJECTIVES_2011, date(2012, 4, 5), 1),
        (OBJECTIVES, date(2018, 3, 31), -1),
    ],
)
def test_a_first_publication_is_judged_by_the_first_date_of_its_day_s_law(
    row: Duty, published_on: date, days_over: int
) -> None:
    at = judged(row, published_on=published_on, previous=None)
    assert at.days == days_over
    assert at.contested is False


def test_a_new_council_s_first_publication_is_not_late() -> None:
    at = judged(INFORMATION, published_on=TODAY, previous=None, began_on=date(2023, 4, 1))
    assert (at.status, at.days) == (Status.PUBLISHED_ON_TIME, None)
    assert "No due day had been set" in at.explanation[-2]


def test_a_publication_cannot_come_before_the_one_before_it() -> None:
    with pytest.raises(ValueError, match="is after 1 January 2025"):
        judged(INFORMATION, published_on=date(2025, 1, 1), previous=PUBLISHED)


# The four nations


@pytest.mark.parametrize("nation", [Nation.WALES, Nation.SCOTLAND])
def test_another_nation_s_duty_is_not_applicable_and_says_whose_it_is(nation: Nation) -> None:
    at = position(nation, "EQ_INFO", last=None, on=TODAY)
    assert (at.status, at.applies, at.due_on, at.citation) == (Status.NOT_APPLICABLE, False, None, INFORMATION.citation)
    assert at.explanation == (
        f"The duty binds councils in England; councils in {nation.label} have duties of their own.",
    )


def test_in_northern_ireland_every_duty_is_not_applicable_with_the_reason() -> None:
    at = position("northern_ireland", "EQ_INFO", last=None, on=TODAY)
    assert isinstance(at, Standing)
    assert (at.status, at.applies) == (Status.NOT_APPLICABLE, False)
    assert "section 75 of the Northern Ireland Act 1998" in at.explanation[0]
    assert str(at.citation) == "Northern Ireland Act 1998, s.75"


def test_england_s_duties_are_found_by_their_code() -> None:
    at = position("england", "EQ_OBJECTIVES", last=date(2022, 3, 30), on=TODAY)
    assert isinstance(at, Standing)
    assert at.citation == OBJECTIVES.citation


@pytest.mark.parametrize(
    ("code", "day", "known"),
    [
        ("EQ_INFORMATION", TODAY, "EQ_INFO, EQ_OBJECTIVES, GPG, GPG_RETENTION"),
        ("GPG", date(2012, 1, 1), "EQ_INFO, EQ_OBJECTIVES"),
        ("EQ_INFO", date(2010, 1, 1), "none"),
    ],
)
def test_a_duty_that_is_not_known_is_refused_with_those_that_are(code: str, day: date, known: str) -> None:
    with pytest.raises(LookupError, match=rf"No duty {code} is known for .* Duties known for that day: {known}\."):
        position("england", code, last=None, on=day)
