"""A plan counted back from the due day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from duty.backwards import Plan, Step, Unit, count_back
from duty.intervals import last_day_of_weeks

SUNDAY_28_MARCH = date(2027, 3, 28)
GOOD_FRIDAY = date(2027, 3, 26)
EARLY = date(2026, 8, 1)
STEPS = [
    Step("evidence", "Evidence", 4, "weeks"),
    Step("consultation", "Consultation", 12, "weeks"),
    Step("scrutiny", "Scrutiny", 10, "working_days"),
    Step("call_in", "Call-in", 5, "working_days"),
    Step("publication", "Publication", 1, "working_days"),
]


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day != GOOD_FRIDAY


def plan(steps: list[Step] = STEPS, *, due_on: date = SUNDAY_28_MARCH, on: date = EARLY) -> Plan:
    return count_back(due_on, steps, on=on, is_working_day=is_working_day)


def test_each_step_is_placed_as_late_as_it_may_be() -> None:
    assert [(step.key, step.starts_on.isoformat(), step.ends_on.isoformat()) for step in plan().steps] == [
        ("evidence", "2026-11-12", "2026-12-09"),
        ("consultation", "2026-12-10", "2027-03-03"),
        ("scrutiny", "2027-03-04", "2027-03-17"),
        ("call_in", "2027-03-18", "2027-03-24"),
        ("publication", "2027-03-25", "2027-03-25"),
    ]
    assert [step.name for step in plan().steps] == [step.name for step in STEPS]


def test_the_statutory_day_never_moves_and_weeks_end_on_it_whatever_day_it_is() -> None:
    (consultation,) = plan([Step("c", "Consultation", 12, Unit.WEEKS)]).steps
    assert consultation.ends_on == SUNDAY_28_MARCH
    assert last_day_of_weeks(consultation.starts_on, 12) == SUNDAY_28_MARCH
    assert plan().due_on == SUNDAY_28_MARCH


def test_a_step_of_working_days_may_end_on_the_due_day_itself() -> None:
    (step,) = plan([Step("p", "Publication", 3, "working_days")], due_on=date(2027, 3, 30)).steps
    # Tuesday, Monday and, over the weekend and Good Friday, the Thursday before.
    assert (step.starts_on, step.ends_on) == (date(2027, 3, 25), date(2027, 3, 30))


def test_between_steps_there_is_no_day_but_days_off() -> None:
    steps = plan().steps
    for earlier, later in pairwise(steps):
        gap = [earlier.ends_on + timedelta(days=n) for n in range(1, (later.starts_on - earlier.ends_on).days)]
        assert not [day for day in gap if is_working_day(day)]


def test_a_step_of_no_length_is_not_taken() -> None:
    assert [step.key for step in plan([*STEPS[:2], Step("scrutiny", "Scrutiny", 0, "weeks")]).steps] == [
        "evidence",
        "consultation",
    ]


def test_without_steps_the_day_to_start_by_is_the_due_day() -> None:
    empty = plan([])
    assert (empty.steps, empty.start_by, empty.is_too_late, empty.days_short) == ((), SUNDAY_28_MARCH, False, 0)


@pytest.mark.parametrize(
    ("on", "days_short", "sentences"),
    [
        (date(2026, 11, 11), 0, ("Start by 12 November 2026.",)),
        (date(2026, 11, 12), 0, ("Start today, 12 November 2026: there is no day to spare.",)),
        (
            date(2026, 11, 13),
            1,
            (
                "It is too late for this plan: it would have had to start on 12 November 2026, 1 day ago. Shorten a "
                "step, leave one out, or choose a later day.",
                "Evidence should have begun on 12 November 2026.",
            ),
        ),
        (
            date(2026, 12, 22),
            40,
            (
                "It is too late for this plan: it would have had to start on 12 November 2026, 40 days ago. Shorten a "
                "step, leave one out, or choose a later day.",
                "Evidence should have begun on 12 November 2026 and ended on 9 December 2026.",
                "Consultation should have begun on 10 December 2026.",
            ),
        ),
    ],
)
def test_the_plan_says_when_to_start_or_that_it_is_too_late(
    on: date, days_short: int, sentences: tuple[str, ...]
) -> None:
    made = plan(on=on)
    assert (made.start_by, made.days_short, made.is_too_late) == (date(2026, 11, 12), days_short, days_short > 0)
    assert made.sentences == sentences


def test_a_step_on_its_first_or_last_day_is_not_behind() -> None:
    on_the_first_day = plan(on=date(2026, 12, 10)).sentences
    assert not [sentence for sentence in on_the_first_day if "Consultation" in sentence]
    on_the_last_day = plan(on=date(2026, 12, 9)).sentences
    assert on_the_last_day[1] == "Evidence should have begun on 12 November 2026."


def test_a_step_of_one_day_should_have_been_done() -> None:
    assert "Publication should have been done on 25 March 2027." in plan(on=date(2027, 3, 26)).sentences
    assert "Publication" not in " ".join(plan(on=date(2027, 3, 25)).sentences)


def test_after_the_due_day_no_plan_can_keep_it() -> None:
    assert plan(on=date(2027, 3, 29)).sentences[0] == "The due day, 28 March 2027, has passed: no plan can keep it."
    assert plan(on=SUNDAY_28_MARCH).sentences[0].startswith("It is too late for this plan")


@pytest.mark.parametrize(("length", "unit"), [(-1, "weeks"), (1, "months"), (2, "")])
def test_a_step_that_makes_no_sense_is_refused(length: int, unit: str) -> None:
    with pytest.raises(ValueError, match="A step "):
        Step("s", "Scrutiny", length, unit)


def test_a_calendar_without_working_days_is_refused_and_the_longest_rest_is_not() -> None:
    step = [Step("p", "Publication", 1, "working_days")]
    with pytest.raises(ValueError, match="no working day in the 60 days up to 28 March 2027"):
        count_back(SUNDAY_28_MARCH, step, on=EARLY, is_working_day=lambda day: False)
    only = SUNDAY_28_MARCH - timedelta(days=59)
    assert count_back(SUNDAY_28_MARCH, step, on=EARLY, is_working_day=lambda day: day == only).start_by == only
    with pytest.raises(ValueError):
        count_back(SUNDAY_28_MARCH, step, on=EARLY, is_working_day=lambda day: day == only - timedelta(days=1))
