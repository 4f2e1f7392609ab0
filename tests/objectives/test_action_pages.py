"""The pages by which actions are added, changed, done, dropped and put back, and where they are read."""

import re
from datetime import date

import pytest
import time_machine

from deadlines.models import Deadline
from objectives import actions, doing
from objectives.models import Action
from tests.govuk.page import Elements
from tests.objectives.stage import actions_shown, address, an_action, an_objective, broken_links, day

DAY, DUE, LATER = date(2026, 3, 2), date(2026, 9, 30), date(2026, 12, 31)
OF_AN_ACTION = ["change_action", "finish_action", "drop_action", "reopen_action"]
TYPED = {"title": "Hyfforddi’r wardeiniaid", "owner": "Head of “housing”", "owner_account": "", "origin": "Cabinet"}


@pytest.fixture(autouse=True)
def on_the_second_of_march():
    with time_machine.travel("2026-03-02 12:00", tick=False):
        yield


@pytest.fixture
def action(objective, olivia) -> Action:
    return an_action(objective, by=olivia)


@pytest.fixture
def pages(objective, action) -> dict[str, str]:
    return {"add_action": address("add_action", objective)} | {
        name: address(name, objective, action.pk) for name in OF_AN_ACTION
    }


def statuses(client, pages: dict[str, str]) -> dict[str, int]:
    return {name: client.get(page).status_code for name, page in pages.items()}


def change(action: Action, *, seen: int | None = None, **typed) -> dict:
    due_on = typed.pop("due_on", action.due_on)
    return (
        TYPED | {"title": action.title, "because": "", "seen": seen or action.version} | typed | day("due_on", due_on)
    )


# --- Who comes in ----------------------------------------------------------------------------------------------------


def test_every_page_opens_for_an_officer_with_one_heading(officer, pages, action, olivia):
    for name in ("add_action", "change_action", "finish_action", "drop_action"):
        response = officer.get(pages[name])
        assert (name, response.status_code, len(Elements(response.text).all("h1"))) == (name, 200, 1)
        assert "– Barsetshire County Council – PSED Portal</title>" in response.text
    doing.drop_action(action, because="No money.", on=DAY, by=olivia)
    assert officer.get(pages["reopen_action"]).status_code == 200


def test_a_stranger_finds_none_of_them(client, sam, pages):
    client.force_login(sam)

    assert set(statuses(client, pages).values()) == {404}


def test_whoever_has_not_signed_in_is_asked_to(client, pages):
    for page in pages.values():
        assert client.get(page).headers["Location"] == f"/account/login/?next={page}"


def test_readers_open_none_and_a_contributor_only_notes_what_is_done(client, cora, petra, con, pages):
    for reader in (cora, petra):
        client.force_login(reader)
        assert set(statuses(client, pages).values()) == {403}
    client.force_login(con)
    assert statuses(client, pages) == dict.fromkeys(pages, 403) | {"finish_action": 200}


def test_nothing_is_deleted_by_its_address(officer, pages):
    assert {officer.delete(page).status_code for page in pages.values()} == {405}


def test_an_action_of_another_objective_is_not_found_under_this_one(officer, draft, action, olivia):
    other = an_objective(draft, title="Other", by=olivia)

    assert {officer.get(address(name, other, action.pk)).status_code for name in OF_AN_ACTION} == {404}


# --- Adding ----------------------------------------------------------------------------------------------------------


def test_an_action_is_added_and_shown_with_its_day(officer, objective, petra):
    sent = TYPED | {"owner_account": petra.pk} | day("due_on", DUE)

    response = officer.post(address("add_action", objective), sent, follow=True)

    added = objective.actions.get()
    assert (added.title, added.owner_account, added.due_on) == ("Hyfforddi’r wardeiniaid", petra, DUE)
    assert response.redirect_chain == [(objective.get_absolute_url() + "#actions", 302)]
    shown = actions_shown(response.text)
    for words in (
        "By 30 September 2026",
        "Due in 212 days",
        "Head of “housing”",
        "Petra is told of the day",
        "Cabinet",
    ):
        assert words in shown


def test_a_double_click_adds_one(officer, objective):
    sent = TYPED | day("due_on", DUE)

    answers = [officer.post(address("add_action", objective), sent).status_code for _ in range(2)]

    assert (answers, objective.actions.count()) == ([302, 302], 1)


def test_a_day_that_has_passed_is_taken_and_shown_as_overdue(officer, objective):
    page = officer.post(address("add_action", objective), TYPED | day("due_on", date(2026, 2, 28)), follow=True).text

    assert "Overdue by 2 days" in actions_shown(page)
    assert "The action is added. Its day, 28 February 2026, has passed already, so it shows as overdue." in page


def test_a_day_that_is_still_to_come_brings_no_warning(officer, objective):
    page = officer.post(address("add_action", objective), TYPED | day("due_on", DAY), follow=True).text

    assert "The action is added." in page
    assert "has passed already" not in page


def test_a_day_moved_into_the_past_brings_the_warning_too(officer, objective, action):
    sent = change(action, due_on=date(2026, 2, 28), because="Told so.")

    page = officer.post(address("change_action", objective, action.pk), sent, follow=True).text

    assert "The action is saved. Its day, 28 February 2026, has passed already" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "Enter what will be done"),
        ({"title": "x" * 301}, "What will be done must be 300 characters or fewer"),
        ({"due_on-day": ""}, "The day by which it will be done must include a day"),
        ({"due_on-year": "26"}, "The day by which it will be done must include a year with 4 numbers"),
        ({"due_on-year": "2261"}, "The day by which it will be done must be on or before 31 December 2060"),
        ({"owner": "x" * 201}, "The office must be 200 characters or fewer"),
        ({"owner_account": "0"}, "Select somebody who has a role at this council"),
        ({"origin": "x" * 301}, "Where it was decided must be 300 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(officer, objective, wrong, said):
    response = officer.post(address("add_action", objective), TYPED | day("due_on", DUE) | wrong)

    assert (response.status_code, objective.actions.count()) == (422, 0)
    assert response.text.count(said) == 2  # in the summary and beside the field
    assert "Head of “housing”" in response.text or "owner" in wrong
    assert broken_links(response.text) == []


def test_only_people_who_may_see_it_are_offered(officer, objective, cora, con, sam):
    page = officer.get(address("add_action", objective)).text

    assert f'value="{con.pk}"' in page
    assert f'<option value="{cora.pk}"' not in page
    assert f'<option value="{sam.pk}"' not in page


# --- Changing --------------------------------------------------------------------------------------------------------


def test_a_change_is_saved(officer, objective, action):
    officer.post(address("change_action", objective, action.pk), change(action, title="Train everybody"))

    action.refresh_from_db()
    assert (action.title, action.origin, action.version) == ("Train everybody", "Cabinet", 2)


def test_a_moved_day_without_a_reason_is_refused_beside_the_reason(officer, objective, action):
    response = officer.post(address("change_action", objective, action.pk), change(action, due_on=LATER))

    assert response.status_code == 422
    assert response.text.count("Say why the day moves from 30 September 2026") == 2
    assert broken_links(response.text) == []
    assert 'value="31"' in response.text


def test_how_often_its_day_moved_and_why_is_read_where_it_is_changed(officer, objective, action):
    page = address("change_action", objective, action.pk)
    assert "Its day has moved" not in officer.get(page).text

    officer.post(page, change(action, due_on=LATER, because="Two wardens are ill."))

    text = " ".join(officer.get(page).text.split())
    assert "Its day has moved once" in text
    assert "From 30 September 2026 to 31 December 2026, by Olivia: Two wardens are ill." in text


def test_a_second_save_is_stopped_shows_both_texts_and_saving_again_is_a_decision(officer, objective, action, petra):
    page = address("change_action", objective, action.pk)
    doing.change_action(action, seen=1, title="Theirs", due_on=LATER, because="Ill.", on=DAY, by=petra)

    stopped = officer.post(page, change(action, seen=1, title="Mine"))

    assert stopped.status_code == 409
    for words in ("Petra saved it on", "Theirs", "Mine", "30 September 2026", "31 December 2026"):
        assert words in stopped.text
    assert "Say why the day moves" not in stopped.text
    assert stopped.text.count("If the day moves, why?") == 1  # asked, and not compared
    seen = int(re.search(r'name="seen" value="(\d+)"', stopped.text)[1])
    officer.post(page, change(action, seen=seen, title="Mine", due_on=LATER))
    action.refresh_from_db()
    assert (action.title, action.due_on) == ("Mine", LATER)


def test_a_save_that_does_not_say_what_was_seen_is_refused(officer, objective, action):
    sent = change(action)
    del sent["seen"]

    response = officer.post(address("change_action", objective, action.pk), sent)

    assert response.status_code == 422
    assert "Open this page again before you save" in response.text


def test_an_owner_who_left_is_named_on_the_form(officer, objective, action, olivia, petra):
    doing.change_action(action, seen=1, owner_account=petra, on=DAY, by=olivia)
    petra.memberships.all().delete()

    page = officer.get(address("change_action", objective, action.pk)).text

    assert "Petra was named, and has no such role here any more." in page


# --- Ending ----------------------------------------------------------------------------------------------------------


def test_a_contributor_notes_it_done_and_why_it_was_late(client, con, draft, objective, olivia):
    action = an_action(objective, due_on=date(2026, 2, 25), by=olivia)
    actions.note_published_elsewhere(draft, on=date(2026, 1, 2), by=olivia)
    client.force_login(con)
    page = address("finish_action", objective, action.pk)
    assert re.search(r'name="done_on-day"[^>]*value="2"', client.get(page).text)
    sent = {"because": "Two wardens were ill."} | day("done_on", DAY)

    answers = [client.post(page, sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert "Done on 2 March 2026, 5 days after its day. Two wardens were ill." in actions_shown(
        client.get(objective.get_absolute_url()).text
    )
    assert not Deadline.objects.open().about(action).exists()


def test_it_is_not_done_tomorrow(officer, objective, action):
    response = officer.post(address("finish_action", objective, action.pk), day("done_on", date(2026, 3, 3)))

    assert response.status_code == 422
    assert response.text.count("The day it was done must be on or before 2 March 2026") == 2


def test_dropping_asks_for_a_reason_and_keeps_it(officer, objective, action):
    page = address("drop_action", objective, action.pk)
    refused = officer.post(page, {"because": " "})
    assert (refused.status_code, refused.text.count("Say why it will not be done")) == (422, 2)

    shown = actions_shown(officer.post(page, {"because": "No money."}, follow=True).text)

    assert "1 action has ended" in shown
    assert "Dropped on 2 March 2026. No money." in shown


@pytest.mark.parametrize("name", ["change_action", "finish_action", "drop_action"])
def test_what_has_ended_opens_no_form_and_keeps_what_was_typed_in_one_left_open(
    officer, objective, action, olivia, name
):
    doing.drop_action(action, because="No money.", on=DAY, by=olivia)
    typed = change(action, seen=1, title="Long words", because="Long words") | day("done_on", DAY)

    page, left_open = (
        officer.get(address(name, objective, action.pk)),
        officer.post(address(name, objective, action.pk), typed),
    )

    assert (page.status_code, left_open.status_code) == (409, 409)
    assert "This action was dropped on 2 March 2026. No money." in page.text
    assert "This action was dropped on 2 March 2026." in left_open.text
    assert "Long words" in left_open.text


def test_what_was_ended_is_put_back_with_a_reason(officer, objective, action, olivia):
    doing.finish_action(action, done_on=DAY, by=olivia)
    page = address("reopen_action", objective, action.pk)
    assert officer.post(page, {}).status_code == 422

    shown = actions_shown(officer.post(page, {"because": "By mistake."}, follow=True).text)

    assert "By 30 September 2026" in shown
    assert "ended" not in shown


def test_what_is_to_do_is_not_put_back(officer, objective, action):
    response = officer.get(address("reopen_action", objective, action.pk))

    assert response.status_code == 409
    assert "This action is to do already." in response.text
