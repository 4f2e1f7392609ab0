"""A plan counted back: each nation's working days, the council's own lengths, and what is said of both."""

import socket
from datetime import date

import pytest

from councils.models import Nation
from deadlines.models import Arrangements
from deadlines.plans import STEPS, plan_back, steps_of, working_days
from duty.backwards import Unit

USUAL = Arrangements()
NONE = dict.fromkeys(
    [
        "evidence_weeks", "consultation_weeks", "drafting_weeks", "scrutiny_working_days", "cabinet_working_days",
        "call_in_working_days", "publication_working_days",
    ],
    0,
)  # fmt: skip


def test_the_seven_steps_stand_in_the_order_of_doing_with_the_usual_lengths():
    assert [(step.key, step.length, step.unit) for step in steps_of(USUAL)] == [
        ("evidence", 6, Unit.WEEKS),
        ("consultation", 12, Unit.WEEKS),
        ("drafting", 4, Unit.WEEKS),
        ("scrutiny", 15, Unit.WORKING_DAYS),
        ("cabinet", 15, Unit.WORKING_DAYS),
        ("call_in", 5, Unit.WORKING_DAYS),
        ("publication", 3, Unit.WORKING_DAYS),
    ]
    assert tuple(step.key for step in steps_of(USUAL)) == STEPS


def test_the_working_days_are_those_of_the_nation():
    new_year_s_next = date(2026, 1, 2)  # a bank holiday in Scotland alone
    easter_monday = date(2026, 4, 6)  # one everywhere but in Scotland
    patrick_s_day = date(2026, 3, 17)  # one in Northern Ireland alone

    works_on = {
        nation: [working_days(nation)(day) for day in (new_year_s_next, easter_monday, patrick_s_day)]
        for nation in Nation
    }

    assert works_on == {
        Nation.ENGLAND: [True, False, True],
        Nation.WALES: [True, False, True],
        Nation.SCOTLAND: [False, True, True],
        Nation.NORTHERN_IRELAND: [True, False, False],
    }


def test_nobody_works_at_the_weekend():
    assert not working_days("england")(date(2026, 11, 21))
    assert not working_days("england")(date(2026, 11, 22))
    assert working_days("england")(date(2026, 11, 23))


def test_the_calendar_comes_with_the_package_and_is_never_fetched(monkeypatch):
    def connects(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", connects)
    working_days.cache_clear()

    assert working_days("scotland").knows(date(2026, 1, 1))


def test_a_plan_ends_on_the_last_working_day_and_the_day_itself_stays():
    planned = plan_back(date(2027, 3, 29), USUAL, nation="england", on=date(2026, 6, 1))

    assert planned.plan.due_on == date(2027, 3, 29)
    assert planned.plan.steps[-1].ends_on == date(2027, 3, 25)  # before Good Friday; the 29th is Easter Monday
    assert planned.plan.start_by == date(2026, 9, 1)
    assert any("does not move" in note for note in planned.notes)


def test_scotland_works_on_easter_monday_so_the_same_plan_ends_on_the_day():
    planned = plan_back(date(2027, 3, 29), USUAL, nation="scotland", on=date(2026, 6, 1))

    assert planned.plan.steps[-1].ends_on == date(2027, 3, 29)
    assert not any("does not move" in note for note in planned.notes)


def test_a_consultation_is_whole_weeks_whatever_holidays_lie_in_them():
    planned = plan_back(date(2027, 1, 31), USUAL, nation="england", on=date(2026, 1, 1), taking=["consultation"])

    [consultation] = planned.plan.steps
    assert (consultation.ends_on - consultation.starts_on).days + 1 == 12 * 7
    assert planned.notes == ()


def test_steps_that_are_not_taken_and_steps_of_no_length_are_left_out():
    lengths = Arrangements(call_in_working_days=0)

    planned = plan_back(
        date(2027, 3, 29), lengths, nation="england", on=date(2026, 6, 1), taking=["cabinet", "call_in"]
    )

    assert [step.key for step in planned.plan.steps] == ["cabinet"]


def test_a_council_that_takes_no_step_has_no_plan_and_nothing_is_said_of_working_days():
    planned = plan_back(date(2027, 3, 29), Arrangements(**NONE), nation="england", on=date(2026, 6, 1))

    assert planned.plan.steps == ()
    assert planned.notes == ()


@pytest.mark.parametrize("year", [2010, 2035])
def test_beyond_the_years_that_are_known_it_says_so_and_counts_weekends_only(year):
    planned = plan_back(date(year, 12, 29), USUAL, nation="england", on=date(2009, 6, 1))

    assert working_days("england")(date(2035, 12, 25))  # a Tuesday
    assert any("Bank holidays are known here from 2012 to 2028." in note for note in planned.notes)


def test_a_plan_inside_the_years_that_are_known_says_nothing_of_them():
    planned = plan_back(date(2027, 3, 29), USUAL, nation="england", on=date(2026, 6, 1))

    assert not any("known here" in note for note in planned.notes)


def test_a_plan_that_reaches_out_of_the_years_that_are_known_says_so():
    planned = plan_back(date(2029, 1, 5), USUAL, nation="england", on=date(2026, 6, 1))

    assert planned.plan.steps[3].starts_on.year == 2028
    assert any("known here" in note for note in planned.notes)
