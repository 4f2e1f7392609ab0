"""Adding up what councils owe."""

from datetime import date

import pytest

from councils.models import Council
from dashboards.summaries import duties_in_words, owing, standings, standings_of
from deadlines import actions as deadlines
from deadlines.flags import raise_flags
from duty.clock import Status
from tests import cast

TODAY = date(2026, 6, 1)


def met(council: Council, code: str, day: date) -> None:
    deadlines.discharge(council, code, made_public_on=day, label="A report", by=cast.STAGE_HAND)


def both_met(council: Council, *, information: date, objectives: date = date(2025, 9, 1)) -> None:
    met(council, "EQ_INFO", information)
    met(council, "EQ_OBJECTIVES", objectives)
    met(council, "GPG", date(2026, 3, 2))


def test_each_duty_stands_by_its_last_publication(barsetshire):
    both_met(barsetshire, information=date(2026, 3, 30))
    information, objectives, pay_gap = standings(barsetshire, on=TODAY).rows
    assert (pay_gap.duty.code, pay_gap.standing.due_on) == ("GPG", date(2027, 3, 30))
    assert (information.duty.code, information.standing.due_on) == ("EQ_INFO", date(2027, 3, 29))
    assert (objectives.duty.code, objectives.standing.due_on) == ("EQ_OBJECTIVES", date(2029, 8, 31))


def test_a_publication_after_the_day_asked_about_does_not_count(barsetshire):
    met(barsetshire, "EQ_INFO", date(2026, 7, 1))
    assert standings(barsetshire, on=TODAY).rows[0].last is None


def test_a_withdrawn_discharge_does_not_count(barsetshire):
    entered = deadlines.discharge(
        barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 1), label="By mistake", by=cast.STAGE_HAND
    )
    deadlines.withdraw_discharge(entered, because="Another council's", on=TODAY, by=cast.STAGE_HAND)
    assert standings(barsetshire, on=TODAY).rows[0].standing.status is Status.NEVER_PUBLISHED


def test_the_headcount_of_the_day_is_told(barsetshire):
    barsetshire.headcounts.create(as_at=date(2026, 3, 31), count=120)
    barsetshire.headcounts.create(as_at=date(2026, 6, 30), count=4000)
    assert any("fewer than 150" in s for s in standings(barsetshire, on=TODAY).rows[0].explanation)


def test_an_upper_bound_is_not_told_as_a_headcount(barsetshire):
    barsetshire.headcounts.create(as_at=date(2026, 3, 31), count=149, is_upper_bound=True)
    said = " ".join(standings(barsetshire, on=TODAY).rows[0].explanation)
    assert "With fewer than 150 employees, the information need not cover employees." in said
    assert "149" not in said


def test_what_the_documents_of_an_example_do_not_say_is_not_held_against_it(db):
    council = cast.council("oldshire", shown_as_at=TODAY)
    at = standings(council, on=TODAY)
    assert [(row.headline, row.due_on, row.colour) for row in at.rows] == [
        ("Not known from the documents shown here", None, "grey")
    ] * 3
    assert (at.overdue, at.unrecorded) == ((), ())


def test_a_council_that_is_not_enrolled_has_no_status(db):
    at = standings(cast.council("offshire"), on=TODAY)
    assert at.rows == ()
    assert "cannot say" in at.sentence


def test_where_another_law_applies_nothing_is_counted(db):
    at = standings(cast.enrolled("elsewhere", nation="northern_ireland"), on=TODAY)
    assert at.rows == ()
    assert "Another law" in at.sentence


def test_a_small_council_does_not_stand_under_a_duty_for_large_ones(barsetshire):
    barsetshire.headcounts.create(as_at=date(2025, 3, 31), count=249)
    assert [row.duty.code for row in standings(barsetshire, on=TODAY).rows] == ["EQ_INFO", "EQ_OBJECTIVES"]


def test_the_size_on_the_snapshot_day_decides(barsetshire):
    barsetshire.headcounts.create(as_at=date(2026, 3, 31), count=250)
    barsetshire.headcounts.create(as_at=date(2026, 5, 31), count=249)
    assert "GPG" in [row.duty.code for row in standings(barsetshire, on=TODAY).rows]


def test_the_three_bodies_of_a_scottish_council_stand_together_until_they_differ(db):
    strathshire = cast.enrolled("strathshire", nation="scotland")
    met(strathshire, "SCO_MAINSTREAMING", date(2025, 4, 24))
    by_duty = [(row.duty.code, row.bodies) for row in standings(strathshire, on=TODAY).rows]
    assert by_duty[:2] == [
        ("SCO_MAINSTREAMING", "the council"),
        ("SCO_MAINSTREAMING", "the education authority, the licensing board"),
    ]
    assert by_duty[2] == ("SCO_OUTCOMES", "the council, the education authority, the licensing board")


def test_a_licensing_board_employs_nobody_and_owes_no_pay_figures(db):
    rows = standings(cast.enrolled("strathshire", nation="scotland"), on=TODAY).rows
    owing_pay = [row.bodies for row in rows if row.duty.code in ("SCO_PAY_GAP", "SCO_EQUAL_PAY")]
    assert owing_pay == ["the council, the education authority"] * 2


def test_a_day_of_custom_that_has_passed_is_not_called_overdue(db):
    gwent = cast.enrolled("gwent", nation="wales")
    met(gwent, "WAL_SEP", date(2022, 4, 1))
    plan = next(row for row in standings(gwent, on=TODAY).rows if row.duty.code == "WAL_SEP")
    assert (plan.headline, plan.is_overdue, plan.colour) == ("62 days past the customary day", False, "orange")


def test_the_number_of_queries_does_not_depend_on_the_number_of_councils(db, django_assert_num_queries):
    councils = [cast.enrolled(f"shire-{number}") for number in range(4)]
    for council in councils:
        met(council, "EQ_INFO", date(2026, 3, 1))
    with django_assert_num_queries(2):
        standings_of(councils[:1], on=TODAY)
    with django_assert_num_queries(2):
        assert len(standings_of(councils, on=TODAY)) == 4


# --- The first sentence -----------------------------------------------------------------------------------------------


def test_nothing_overdue_and_nothing_soon_is_said(barsetshire):
    both_met(barsetshire, information=date(2026, 5, 30))
    assert owing(barsetshire, on=TODAY).sentences == ["Nothing is overdue, and nothing is due within 90 days."]


def test_what_is_soon_is_counted(barsetshire):
    both_met(barsetshire, information=date(2025, 6, 20))
    assert owing(barsetshire, on=TODAY).sentences == ["Nothing is overdue, 1 is due within 90 days."]


def test_the_last_lawful_day_is_not_overdue(barsetshire):
    both_met(barsetshire, information=date(2025, 6, 2))
    owed = owing(barsetshire, on=TODAY)
    assert owed.standings.rows[0].standing.status is Status.DUE_TODAY
    assert owed.standings.overdue == ()


def test_a_contested_day_is_said_and_not_called_overdue(barsetshire):
    both_met(barsetshire, information=date(2025, 6, 1))
    said = " ".join(owing(barsetshire, on=TODAY).sentences)
    assert "Nothing is overdue" in said
    assert "Equality information: the safe day has passed, but publishing today is arguably still in time." in said


def test_overdue_and_soon_stand_in_one_sentence(barsetshire):
    both_met(barsetshire, information=date(2025, 5, 1), objectives=date(2022, 7, 1))
    assert owing(barsetshire, on=TODAY).sentences == ["1 thing is overdue, 1 is due within 90 days."]


def test_a_council_younger_than_the_law_is_told_that_no_first_date_is_given(db):
    young = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    assert "the law gives no first date" in " ".join(owing(young, on=TODAY).sentences)


def test_what_is_not_recorded_here_is_not_called_overdue(barsetshire):
    owed = owing(barsetshire, on=TODAY)
    assert owed.standings.overdue == ()
    assert owed.sentences == [
        "No publication of equality information is recorded here; the first was due by 30 March 2018.",
        "No publication of equality objectives is recorded here; the first was due by 30 March 2018.",
        "No publication of gender pay gap 2025-26 is recorded here; it was due by 30 March 2026.",
        "Nothing else is overdue, and nothing else is due within 90 days.",
    ]
    assert [(row.headline, row.colour) for row in owed.standings.rows] == [
        *[("None recorded here", "orange")] * 3,
        ("Due in 302 days", "green"),
    ]


def test_a_review_and_a_plan_are_called_by_their_names_inside_a_sentence(db):
    gwent = cast.enrolled("gwent", nation="wales")
    assert owing(gwent, on=TODAY).sentences[:2] == [
        "No review of the equality objectives is recorded here; the first was due by 2 April 2012.",
        "No publication of Strategic Equality Plan is recorded here; the first was due by 2 April 2012.",
    ]
    met(gwent, "WAL_OBJECTIVES_REVIEW", date(2022, 5, 20))
    assert duties_in_words(standings(gwent, on=TODAY))[0] == (
        "The review of the equality objectives is overdue by 13 days."
    )


def test_beside_what_is_not_recorded_the_rest_is_still_counted(barsetshire):
    met(barsetshire, "EQ_INFO", date(2025, 6, 20))
    assert owing(barsetshire, on=TODAY).sentences[2:] == ["Nothing else is overdue, 1 is due within 90 days."]


def test_a_councillor_reads_sentences(barsetshire):
    assert duties_in_words(standings(barsetshire, on=TODAY)) == [
        "No publication of equality information is recorded here; the first was due by 30 March 2018.",
        "No publication of equality objectives is recorded here; the first was due by 30 March 2018.",
        "No publication of gender pay gap 2025-26 is recorded here; it was due by 30 March 2026.",
    ]
    both_met(barsetshire, information=date(2025, 5, 1))
    assert duties_in_words(standings(barsetshire, on=TODAY)) == [
        "Publishing equality information is overdue by 32 days."
    ]


# --- Promises ---------------------------------------------------------------------------------------------------------


def promise(council: Council, subject: Council, day: date, kind: str = "monitoring") -> None:
    deadlines.expect(
        subject,
        council=council,
        kind=kind,
        label=f"Monitor {subject.slug}",
        due_on=day,
        is_promise=True,
        by=cast.STAGE_HAND,
    )


def test_promises_of_one_day_and_kind_are_told_together(barsetshire, loamshire):
    promise(barsetshire, barsetshire, date(2026, 9, 1))
    promise(barsetshire, loamshire, date(2026, 9, 1))
    promise(barsetshire, loamshire, date(2026, 9, 1), kind="set_review")
    assert [day.count for day in owing(barsetshire, on=TODAY).days] == [2, 1]


def test_a_flag_says_since_when(barsetshire):
    promise(barsetshire, barsetshire, date(2026, 5, 1))
    raise_flags(on=date(2026, 5, 3))
    owed = owing(barsetshire, on=TODAY)
    assert owed.promises[0].flagged_on == date(2026, 5, 3)
    assert owed.flagged["EQ_INFO", "council", ""] == date(2026, 5, 3)


def test_a_promise_that_was_kept_is_not_owed(barsetshire):
    promise(barsetshire, barsetshire, date(2026, 5, 1))
    deadlines.close(barsetshire, kind="monitoring", on=date(2026, 5, 2), by=cast.STAGE_HAND)
    assert owing(barsetshire, on=TODAY).promises == ()


@pytest.mark.parametrize(
    ("day", "headline", "colour"),
    [
        (date(2026, 6, 1), "Due today", "yellow"),
        (date(2026, 6, 2), "Due in 1 day", "yellow"),
        (date(2026, 5, 31), "Overdue by 1 day", "red"),
        (date(2029, 6, 1), "Due in 1,096 days", "grey"),
    ],
)
def test_a_promise_says_how_far_its_day_is(barsetshire, day, headline, colour):
    promise(barsetshire, barsetshire, day)
    [told] = owing(barsetshire, on=TODAY).promises
    assert (told.headline, told.colour) == (headline, colour)
