"""Where actions are read: on the objective's page, by councillors as days, and not by the public."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deadlines.models import Deadline
from objectives import actions, doing
from objectives.models import Action
from publications import actions as publications
from tests.objectives.stage import a_set, actions_shown, address, an_action, an_objective, measurable

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def on_the_second_of_march():
    with time_machine.travel("2026-03-02 12:00", tick=False):
        yield


@pytest.fixture
def action(objective, olivia) -> Action:
    return an_action(objective, by=olivia)


# --- Where they are read ---------------------------------------------------------------------------------------------


def test_an_objective_without_actions_says_so_and_offers_to_add_one(officer, objective):
    page = officer.get(objective.get_absolute_url()).text

    assert "No action is written down yet" in actions_shown(page)
    assert address("add_action", objective) in page


def test_who_may_only_read_sees_the_actions_and_no_links_to_change_them(client, petra, objective, action):
    client.force_login(petra)

    page = client.get(objective.get_absolute_url()).text

    assert "Train the wardens" in actions_shown(page)
    assert "/actions/" not in page


def test_why_nobody_is_reminded_is_said(officer, draft, objective, action, barsetshire, olivia):
    def shown() -> str:
        return actions_shown(officer.get(objective.get_absolute_url()).text)

    assert "Nobody is reminded of these days until the objective is published." in shown()
    actions.note_published_elsewhere(draft, on=date(2026, 1, 2), by=olivia)
    assert "reminded" not in shown()
    actions.review_objective(objective, decided_on=DAY, decision="retire", reason="Met.", by=olivia)
    assert "A review has retired this objective. Drop what will not be done any more." in shown()
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    actions.note_published_elsewhere(newer, on=DAY, by=olivia)
    assert "Another set has taken the place of this one" in shown()


def queries(client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_the_objective_s_page_asks_the_same_at_1_and_at_12_actions(officer, objective, action, olivia, petra):
    page = objective.get_absolute_url()
    officer.get(page)
    few = queries(officer, page)
    for number in range(8):
        an_action(objective, title=f"Step {number}", owner_account=petra, by=olivia)
    for number in range(3):
        done = an_action(objective, title=f"Done {number}", owner_account=olivia, by=olivia)
        doing.finish_action(done, done_on=DAY, by=olivia)

    assert queries(officer, page) == few


# --- Councillors and the public --------------------------------------------------------------------------------------


@pytest.fixture
def edition(draft, objective, olivia, petra):
    publication = publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)
    publications.approve(publication, agreed_digest=publication.digest, by=petra)
    return publications.publish(publication, on=DAY, by=olivia)


def words_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_a_councillor_reads_the_day_of_a_published_objective_s_action_and_its_public_address(
    client, cora, objective, edition, olivia
):
    an_action(objective, due_on=date(2026, 3, 20), by=olivia)
    client.force_login(cora)

    response = client.get("/members/barsetshire/")

    assert "Action: Train the wardens (objective 1) (the council’s own promise)" in words_of(response)
    assert "/officers/barsetshire/objectives/" not in response.text


def test_a_councillor_reads_of_a_late_action_as_a_promise(client, cora, objective, edition, olivia):
    an_action(objective, due_on=date(2026, 3, 1), by=olivia)
    client.force_login(cora)

    shown = words_of(client.get("/members/barsetshire/"))

    assert "1 thing that the council promised itself is overdue." in shown
    assert "Action: Train the wardens (objective 1) : due by 1 March 2026, overdue by 1 day" in shown


def test_a_councillor_reads_nothing_of_actions_in_a_draft_or_for_a_new_objective_of_an_amendment(
    client, cora, draft, objective, edition, barsetshire, olivia
):
    publications.start_correction(edition.publication, what_changes="One more.", by=olivia)
    draft.refresh_from_db()
    an_action(an_objective(draft, title="New", by=olivia), title="Secret", by=olivia)
    an_action(an_objective(a_set(barsetshire, title="Next", by=olivia), by=olivia), title="Secret", by=olivia)
    client.force_login(cora)

    assert "Secret" not in client.get("/members/barsetshire/").text


def test_a_councillor_reads_no_words_that_an_amendment_is_changing(client, cora, objective, edition, olivia):
    publications.start_correction(edition.publication, what_changes="One word.", by=olivia)
    objective.refresh_from_db()
    actions.change_objective(objective, seen=objective.version, title="Unpublished words", by=olivia)
    action = an_action(objective, due_on=date(2026, 3, 20), by=olivia)
    client.force_login(cora)

    assert "Unpublished words" not in client.get("/members/barsetshire/").text
    assert "Unpublished words" not in Deadline.objects.about(action).get().explanation


def test_a_councillor_reads_nothing_of_actions_of_objectives_that_were_withdrawn(
    client, cora, objective, edition, olivia
):
    an_action(objective, due_on=date(2026, 3, 20), by=olivia)
    publications.withdraw(edition, because="It named a person.", on=DAY, by=olivia)
    client.force_login(cora)

    assert "Train the wardens" not in client.get("/members/barsetshire/").text


def test_the_public_reads_nothing_of_actions(client, objective, edition, olivia):
    an_action(objective, due_on=date(2026, 3, 20), by=olivia)

    for page in (
        "/councils/barsetshire/",
        f"/councils/barsetshire/objectives/{objective.objective_set.slug}/1/",
        "/councils/barsetshire/dates.ics",
        edition.get_absolute_url(),
    ):
        response = client.get(page)
        assert (page, response.status_code) == (page, 200)
        assert "wardens" not in response.text


def test_an_action_s_date_names_its_people_at_the_objective(officer, objective, edition, olivia):
    action = an_action(objective, by=olivia)
    deadline = Deadline.objects.about(action).get()

    shown = words_of(officer.get(f"/officers/barsetshire/dates/{deadline.pk}/"))

    assert "Action: Train the wardens" in shown
    assert "Named at the objective itself." in shown
