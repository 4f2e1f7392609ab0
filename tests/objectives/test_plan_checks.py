"""The council's promise to look at how its plan goes every so many months."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from councils.models import Record
from deadlines.models import Deadline, Kind
from objectives import actions
from objectives.lifecycle import NotAllowedNow
from objectives.plan_checks import note_plan_checked
from objectives.refusals import AlreadyThere
from publications import actions as publications
from tests.objectives.stage import a_set, amending, an_objective, day, published

DAY = date(2026, 3, 2)


@pytest.fixture
def promised(barsetshire, olivia, petra):
    draft = a_set(barsetshire, monitored_every_months=6, by=olivia)
    an_objective(draft, by=olivia)
    return published(draft, on=DAY, by=olivia, approver=petra)


@pytest.fixture
def page(promised) -> str:
    return reverse("check_plan", args=["barsetshire", promised.slug])


def days() -> list[tuple[date, date | None]]:
    """By when each check is, or was, due, and the day on which it was made."""
    return list(Deadline.objects.filter(kind=Kind.MONITORING).order_by("pk").values_list("due_on", "closed_on"))


def test_a_set_that_becomes_public_owes_its_first_check(promised):
    assert days() == [(date(2026, 9, 1), None)]
    assert Deadline.objects.get(kind=Kind.MONITORING).is_promise


def test_a_draft_and_a_set_without_an_interval_owe_none(barsetshire, draft, objective, olivia, petra):
    a_set(barsetshire, title="Draft", monitored_every_months=6, by=olivia)
    published(draft, on=DAY, by=olivia, approver=petra)
    assert days() == []


def test_a_check_starts_the_next_months_and_is_recorded(promised, olivia):
    note_plan_checked(promised, on=date(2026, 8, 31), note="All six were looked at.", by=olivia)

    assert days() == [(date(2026, 9, 1), date(2026, 8, 31)), (date(2027, 2, 28), None)]
    told = Record.objects.get(event="plan checked")
    assert told.after == {"on": "2026-08-31", "note": "All six were looked at."}


def test_the_same_check_twice_is_one(promised, olivia):
    for _ in range(2):
        note_plan_checked(promised, on=date(2026, 8, 31), note="", by=olivia)

    assert len(days()) == 2
    assert Record.objects.filter(event="plan checked").count() == 1


def test_a_day_before_the_months_began_is_refused(promised, olivia):
    with pytest.raises(AlreadyThere, match="after 2 March 2026"):
        note_plan_checked(promised, on=DAY, note="", by=olivia)


def test_where_no_check_is_expected_none_is_recorded(draft, olivia):
    with pytest.raises(NotAllowedNow, match="No check of the plan is expected"):
        note_plan_checked(draft, on=DAY, note="", by=olivia)


@pytest.mark.parametrize(
    ("months", "expected"), [(3, [(date(2026, 6, 1), None)]), (None, [(date(2026, 9, 1), date(2026, 4, 1))])]
)
def test_an_amendment_may_change_the_interval(promised, olivia, petra, months, expected):
    again = amending(promised, by=olivia)
    actions.change_set(again, seen=again.version, monitored_every_months=months, by=olivia)
    published(again, on=date(2026, 4, 1), by=olivia, approver=petra)

    assert days() == expected


def test_a_set_that_is_replaced_owes_no_further_check(promised, barsetshire, olivia, petra):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    published(newer, on=date(2026, 5, 1), by=olivia, approver=petra)

    assert days() == [(date(2026, 9, 1), date(2026, 5, 1))]


@time_machine.travel("2026-08-31 12:00", tick=False)
def test_the_page_of_the_set_leads_to_the_form_and_shows_the_next_day(officer, promised, page):
    shown = officer.get(promised.get_absolute_url()).text
    assert page in shown
    assert "Next check by 1 September 2026" in shown

    answer = officer.post(page, {"note": "Looked at."} | day("checked_on", date(2026, 8, 31)), follow=True).text

    assert "The check is recorded." in answer
    assert "Next check by 28 February 2027" in answer


@time_machine.travel("2026-08-31 12:00", tick=False)
@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2026, 9, 1), "must be on or before 31 August 2026"), (DAY, "must be after 2 March 2026")],
)
def test_a_wrong_day_is_an_error_and_keeps_the_note(officer, promised, page, on, words):
    answer = officer.post(page, {"note": "Looked at."} | day("checked_on", on))

    assert answer.status_code == 422
    assert words in answer.text
    assert "Looked at." in answer.text
    assert len(days()) == 1


def test_a_set_that_owes_no_check_says_so(officer, draft):
    answer = officer.get(reverse("check_plan", args=["barsetshire", draft.slug]))

    assert answer.status_code == 409
    assert "No check of the plan is expected" in answer.text


def test_who_may_record_a_check(client, promised, page, sam, cora, petra, con):
    answers = []
    for person in (sam, cora, petra, con):
        client.force_login(person)
        answers.append(client.get(page).status_code)
    client.logout()

    assert answers == [404, 403, 403, 200]
    assert client.get(page).headers["Location"].startswith("/account/login/")
    client.force_login(con)
    assert client.put(page).status_code == 405


def test_the_promise_of_an_amendment_under_way_stays(promised, olivia):
    publications.start_correction(promised.publication, what_changes="One word.", by=olivia)

    note_plan_checked(promised, on=date(2026, 6, 1), note="", by=olivia)

    assert days()[-1] == (date(2026, 11, 30), None)
