"""What follows from doing a promise on another day, and how a date's nearness reads: no database is asked."""

from datetime import date

import pytest

from councils.models import Council
from deadlines.dates import Dated, days_in_words, what_follows
from deadlines.diary import explained
from deadlines.models import Deadline, DiaryEntry, Kind

ENGLISH = Council(nation="england")
JUNE = date(2026, 6, 1)


def a_date(kind: str, *, opened_on: date | None = date(2026, 3, 31), due_on: date = date(2026, 9, 30)) -> Deadline:
    return Deadline(kind=kind, opened_on=opened_on, due_on=due_on, is_promise=True)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (Kind.SET_REVIEW, "The set that follows names its own end; its four years would end on 31 August 2030."),
        (Kind.OBJECTIVE_REVIEW, "at the latest four years on, on 31 August 2030; earlier if the council names a day"),
    ],
)
def test_a_review_says_how_far_the_next_can_lie(kind, says):
    [first, second] = what_follows(a_date(kind), ENGLISH, date(2026, 9, 1), on=JUNE)

    assert first == "1 September 2026 is 29 days before 30 September 2026, so in time."
    assert says in second


def test_a_round_of_monitoring_ends_on_its_last_day():
    said = what_follows(a_date(Kind.MONITORING), ENGLISH, date(2026, 9, 1), on=JUNE)

    assert said[1:] == ("The next would fall due on 28 February 2027.",)


@pytest.mark.parametrize("deadline", [a_date(Kind.MONITORING, opened_on=None), a_date(Kind.ACTION)])
def test_what_does_not_say_how_it_comes_round_promises_no_next_day(deadline):
    assert len(what_follows(deadline, ENGLISH, date(2026, 9, 1), on=JUNE)) == 1


def test_the_months_of_a_diary_s_entry_count_and_not_a_chance_of_its_days():
    once, monthly = DiaryEntry(every_months=None), DiaryEntry(every_months=1)
    deadline = a_date(Kind.OWN_PROMISE)

    assert len(what_follows(deadline, ENGLISH, date(2026, 9, 30), on=JUNE, entry=once)) == 1
    assert what_follows(deadline, ENGLISH, date(2026, 9, 30), on=JUNE, entry=monthly) == (
        "30 September 2026 is the due day itself, so in time.",
        "The next would fall due on 30 October 2026.",
    )


def test_after_the_day_it_is_not_called_in_time():
    said = what_follows(a_date(Kind.ACTION), ENGLISH, date(2026, 10, 1), on=JUNE)

    assert said == ("1 October 2026 is 1 day after 30 September 2026.",)


def test_a_day_before_the_period_began_cannot_be_tried():
    with pytest.raises(ValueError, match="on or after 31 March 2026"):
        what_follows(a_date(Kind.ACTION), ENGLISH, date(2026, 3, 30), on=JUNE)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Due in 1 day"),
        (0, "Due today"),
        (-1, "Overdue by 1 day"),
        (-1200, "Overdue by 1,200 days"),
        (1200, "Due in 1,200 days"),
    ],
)
def test_nearness_in_words(days, words):
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("on", "colour"),
    [
        (date(2026, 9, 30), "orange"),
        (date(2026, 10, 1), "red"),
        (date(2026, 7, 2), "yellow"),
        (date(2026, 7, 1), "grey"),
    ],
)
def test_a_day_stands_out_from_ninety_days_before_it(on, colour):
    assert Dated(a_date(Kind.ACTION), on).colour == colour


def test_a_notice_of_which_nobody_knows_when_it_came_still_asks_for_advice():
    entry = DiaryEntry(kind=Kind.COMPLIANCE_NOTICE, title="T", source="Letter of 3 May 2026")

    said = explained(entry, since=None, due_on=JUNE)

    assert said == "Take legal advice on the notice and on the day. Source: Letter of 3 May 2026."
