"""The pages on which a council's approach is written, submitted and decided on."""

import pytest
import time_machine
from django.urls import reverse

from councils import approaches
from tests import cast
from tests.councils import approach_stage as stage
from tests.councils.approach_stage import FIRST, SECOND
from tests.deadlines.dates_stage import error_beside, words_of

pytestmark = pytest.mark.django_db
PAGE = "/officers/barsetshire/approach/"
NOW = "2026-06-01 12:00+01:00"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def approver(client, petra):
    client.force_login(petra)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    return client


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_on_the_first_day_the_officer_is_invited_to_write_it(officer, barsetshire):
    shown = words_of(officer.get(PAGE))

    assert "Write our approach" in shown
    assert f'href="{PAGE}write/"' in shown


def test_a_reader_among_colleagues_is_told_who_can(client, petra):
    client.force_login(petra)

    shown = words_of(client.get(PAGE))

    assert "An equality officer of the council can write it." in shown
    assert f'href="{PAGE}write/"' not in shown


def test_what_is_written_is_a_draft_that_nobody_else_sees(officer, barsetshire):
    shown = words_of(officer.post(f"{PAGE}write/", {"text": "Rŵan:\r\n- “un”", "seen": 0}, follow=True))

    assert "The draft is saved." in shown
    assert "<li>“un”</li>" in shown
    assert barsetshire.approaches.get().text == "Rŵan:\n- “un”"
    assert "Our approach" not in words_of(officer.get("/councils/barsetshire/"))
    assert officer.get("/councils/barsetshire/approach/").status_code == 404


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "Enter how the council goes about equality"),
        ("-", 409, "Enter how the council goes about equality"),
        ("x" * 20_001, 422, "must be 20000 characters or fewer"),
    ],
)
def test_words_that_cannot_stand_are_refused_beside_the_box(officer, text, status, words):
    answer = officer.post(f"{PAGE}write/", {"text": text, "seen": 0})

    assert answer.status_code == status
    assert words in error_beside(answer, "text")


def test_a_new_version_begins_from_the_public_words(officer, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)

    shown = words_of(officer.get(f"{PAGE}write/"))

    assert "Write a new version" in shown
    assert "We listen first." in shown


def test_the_second_of_two_saves_is_stopped_and_both_texts_are_shown(officer, barsetshire, ada):
    stage.draft(barsetshire, ada)

    answer = officer.post(f"{PAGE}write/", {"text": SECOND, "seen": 0})

    shown = words_of(answer)
    assert answer.status_code == 409
    assert "Ada saved it" in shown
    assert shown.count(SECOND) == 2
    assert 'name="seen" value="1"' in shown
    officer.post(f"{PAGE}write/", {"text": SECOND, "seen": 1})
    assert barsetshire.approaches.get().text == SECOND


# --- Submitting -------------------------------------------------------------------------------------------------------


def test_the_draft_stands_beside_what_is_public_and_can_be_submitted(officer, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)
    draft = stage.draft(barsetshire, olivia, SECOND)
    shown = words_of(officer.get(PAGE))
    assert shown.index("Now public") < shown.index("<li>to residents</li>") < shown.index(SECOND)
    assert "Who can decide:</a> Petra." in shown or "Who can decide: Petra." in shown

    shown = words_of(officer.post(f"{PAGE}submit/", {"seen": draft.version}, follow=True))

    assert "Submitted." in shown
    assert "Olivia submitted the draft on 1 June 2026 at 12:00pm" in shown
    assert "Submit for approval" not in shown


def test_where_nobody_can_decide_it_is_said(officer, barsetshire, olivia):
    stage.draft(barsetshire, olivia)

    assert "Nobody at this council can decide on it" in words_of(officer.get(PAGE))


@pytest.mark.parametrize(
    ("seen", "words"), [("1", "The draft was changed since you opened the page"), ("x", "changed since you opened")]
)
def test_a_draft_that_was_not_read_is_not_submitted(officer, barsetshire, olivia, seen, words):
    stage.draft(barsetshire, olivia)
    stage.draft(barsetshire, olivia, SECOND)

    answer = officer.post(f"{PAGE}submit/", {"seen": seen})

    assert answer.status_code == 409
    assert words in words_of(answer)
    assert barsetshire.approaches.get().submitted_at is None


def test_without_a_draft_nothing_is_submitted(officer, barsetshire):
    answer = officer.post(f"{PAGE}submit/", {"seen": "1"})

    assert answer.status_code == 409
    assert "There is no draft any more" in words_of(answer)


def test_while_it_is_with_the_approver_it_cannot_be_changed_and_nothing_typed_is_lost(officer, barsetshire, olivia):
    draft = stage.submitted(barsetshire, olivia)
    answer = officer.get(f"{PAGE}write/")
    assert (answer.status_code, "This is with the approver" in words_of(answer)) == (409, True)

    answer = officer.post(f"{PAGE}write/", {"text": SECOND, "seen": draft.version})

    assert answer.status_code == 409
    assert SECOND in words_of(answer)


# --- Deciding ---------------------------------------------------------------------------------------------------------


def test_the_approver_reads_both_and_agrees(approver, barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)
    draft = stage.submitted(barsetshire, olivia, SECOND)
    assert "Read and decide" in words_of(approver.get(PAGE))
    shown = words_of(approver.get(f"{PAGE}decide/"))
    assert shown.index("<li>to residents</li>") < shown.index(SECOND) < shown.index("Agree and publish")

    shown = words_of(approver.post(f"{PAGE}decide/", {"digest": draft.digest}, follow=True))

    assert "Published." in shown
    assert "Version 2 has been public since 1 June 2026." in shown
    assert SECOND in words_of(approver.get("/councils/barsetshire/"))


def test_publishing_asks_again_who_one_is(client, petra, barsetshire, olivia):
    stage.submitted(barsetshire, olivia)
    client.force_login(petra)

    answer = client.get(f"{PAGE}decide/")

    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_what_was_not_read_is_not_agreed_to(approver, barsetshire, olivia):
    stage.submitted(barsetshire, olivia)

    answer = approver.post(f"{PAGE}decide/", {"digest": "other"})

    assert answer.status_code == 409
    assert "Read it again before you decide" in words_of(answer)
    assert not barsetshire.approaches.published().exists()


def test_whoever_wrote_it_is_not_asked(approver, barsetshire, petra):
    barsetshire.memberships.create(user=petra, role="officer")
    draft = stage.submitted(barsetshire, petra)
    shown = words_of(approver.get(f"{PAGE}decide/"))
    assert "another person has to approve it" in shown
    assert "Agree and publish" not in shown

    answer = approver.post(f"{PAGE}decide/", {"digest": draft.digest})

    assert answer.status_code == 409
    assert "You wrote or submitted this yourself." in words_of(answer)


def test_a_page_left_open_leads_back_when_there_is_nothing_to_decide(approver, barsetshire, olivia, petra):
    draft = stage.draft(barsetshire, olivia)
    assert approver.get(f"{PAGE}decide/")["Location"] == PAGE
    assert approver.get(f"{PAGE}send-back/")["Location"] == PAGE

    answer = approver.post(f"{PAGE}decide/", {"digest": draft.digest})

    assert answer.status_code == 409
    assert "It has to be submitted first." in words_of(answer)


def test_the_approver_asks_for_changes_and_the_officer_reads_why(approver, barsetshire, olivia):
    stage.submitted(barsetshire, olivia)
    assert "Enter what has to change" in error_beside(approver.post(f"{PAGE}send-back/", {"because": ""}), "because")
    assert "What has to change?" in words_of(approver.get(f"{PAGE}send-back/"))

    shown = words_of(approver.post(f"{PAGE}send-back/", {"because": "Say who answers"}, follow=True))

    assert "Petra asked for changes" in shown
    approver.force_login(olivia)
    assert "Say who answers" in words_of(approver.get(f"{PAGE}write/"))
    stage.submitted(barsetshire, olivia, SECOND)
    assert "Say who answers" not in words_of(approver.get(PAGE))


def test_what_is_not_with_the_approver_is_not_sent_back(approver, barsetshire, olivia):
    answer = approver.post(f"{PAGE}send-back/", {"because": "Mine"})

    assert answer.status_code == 409
    assert "There is no draft any more" in words_of(answer)
    assert ">Mine</textarea>" in words_of(answer).replace("\n", "").replace("> Mine", ">Mine")


def test_of_another_day_the_words_of_that_day_are_shown(officer, settings, barsetshire, olivia, petra):
    settings.ALLOW_EXAMPLE = True
    stage.published(barsetshire, olivia, petra)
    stage.published(barsetshire, olivia, petra, SECOND, on=stage.REPLACED)

    assert "Version 1 has been public since 3 March 2026." in words_of(officer.get(f"{PAGE}?on=2026-04-01"))


def test_the_list_of_objectives_leads_here(officer, barsetshire):
    assert f'href="{PAGE}"' in words_of(officer.get("/officers/barsetshire/objectives/"))


def test_the_page_takes_as_many_queries_for_many_versions_as_for_one(
    officer, barsetshire, olivia, petra, django_assert_num_queries
):
    stage.published(barsetshire, olivia, petra)
    with django_assert_num_queries(6):
        officer.get(PAGE)
    for number in range(6):
        stage.published(barsetshire, olivia, petra, f"{FIRST} {number}")
    assert approaches.newest_of(barsetshire).number == 7
    with django_assert_num_queries(6):
        officer.get(PAGE)
