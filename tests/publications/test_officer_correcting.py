"""Corrections, amendments and withdrawals, on the page."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from deadlines.models import Discharge
from publications import actions
from publications.models import Edition, Publication, State
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
HUB = reverse("officer_publication", args=REPORT)
CORRECT = reverse("correct_publication", args=REPORT)
WITHDRAW = reverse("withdraw_publication", args=REPORT)
SET = ("barsetshire", "equality-objectives", "equality-objectives-2026-to-2030")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False) as clock:
        yield clock


@pytest.fixture
def officer(client, olivia):
    """Olivia, signed in and just now asked for her password again."""
    client.force_login(olivia)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def edition(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


# --- Corrections and withdrawals --------------------------------------------------------------------------------------

MENDED = {
    "kind": "error", "was_wrong": "12 people were counted twice.", "is_right": "The share is 7.9 per cent.",
    "what_changes": "", "because": "The payroll file held leavers.", "decided_by": "Head of policy", "size": "minor",
}  # fmt: skip
AMENDED = MENDED | {"kind": "update", "what_changes": "A new objective, decided by cabinet.", "size": "major"}


def test_a_correction_needs_to_say_what_is_wrong(officer, edition):
    response = officer.post(CORRECT, {"kind": "error"})

    assert response.status_code == 422
    for asked in ("what was wrong", "what is right", "how it came about", "who decides on it"):
        assert f"Enter {asked}" in text_of(response)
    assert "Select how much changes" in text_of(response)


def test_an_update_needs_to_say_what_changes(officer, edition):
    response = officer.post(CORRECT, MENDED | {"kind": "update"})

    assert response.status_code == 422
    assert "Enter what changes" in text_of(response)
    assert "Enter what was wrong" not in text_of(response)


def test_a_correction_opens_the_draft(officer, edition):
    assert "Correct what is published" in text_of(officer.get(CORRECT))
    response = officer.post(CORRECT, MENDED)

    assert response.headers["Location"] == HUB
    change = Publication.objects.get().change
    assert (change.mends_an_error, change.is_major, change.decided_by) == (True, False, "Head of policy")
    assert Publication.objects.get().what_changes == "12 people were counted twice.\nThe share is 7.9 per cent."
    assert Publication.objects.get().state == State.DRAFT
    assert "Readers still see the present edition" in text_of(officer.get(HUB))


def test_the_difference_is_shown_before_the_further_edition_is_submitted(officer, edition, olivia):
    officer.post(CORRECT, MENDED)
    section = Publication.objects.get().sections.get(key="aims")
    actions.write_section(section, seen=section.version, narrative="The right words.", by=olivia)

    page = text_of(officer.get(reverse("submit_publication", args=REPORT)))

    assert "What will differ from the edition that the public reads now" in page
    assert "The right words" in page
    assert "portal-marked__removed" in page
    assert "An error is mended. Decided by Head of policy." in text_of(officer.get(HUB))


def test_an_amendment_opens_the_set(officer, barsetshire, olivia, petra):
    stories.published_set(barsetshire, olivia, petra)
    amend = reverse("correct_publication", args=SET)

    assert "Amend the objectives" in text_of(officer.get(amend))
    assert "Why does the council change it?" in text_of(officer.get(amend))
    assert "Enter what changes" in text_of(officer.post(amend, {"kind": "update"}))
    response = officer.post(amend, AMENDED)

    objective_set = barsetshire.objective_sets.get()
    assert response.headers["Location"] == objective_set.get_absolute_url()
    assert objective_set.state == "amending"


def test_a_draft_has_nothing_to_correct(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert officer.get(CORRECT).headers["Location"] == HUB
    response = officer.post(CORRECT, AMENDED | {"what_changes": "A word"})

    assert response.status_code == 409
    assert "A word</textarea>" in text_of(response)


def test_a_withdrawal_needs_a_reason(officer, edition):
    response = officer.post(WITHDRAW, {"because": ""})

    assert response.status_code == 422
    assert "Enter why it is withdrawn" in text_of(response)
    assert Edition.objects.get().withdrawn_on is None


def test_an_edition_is_withdrawn_with_its_reason(officer, edition):
    assert "A withdrawal cannot be taken back" in text_of(officer.get(WITHDRAW))
    response = officer.post(WITHDRAW, {"because": "A table let people be recognised.", "met_the_duty": "yes"})

    assert response.headers["Location"] == HUB
    assert Edition.objects.get().withdrawn_on == date(2026, 6, 10)


def test_withdrawing_twice_keeps_the_first_reason(officer, edition):
    officer.post(WITHDRAW, {"because": "First", "met_the_duty": "yes"})

    response = officer.post(WITHDRAW, {"because": "Second", "met_the_duty": "yes"})

    assert response.status_code == 409
    assert "was withdrawn on 10 June 2026" in text_of(response)
    assert Edition.objects.get().withdrawn_because == "First"


def test_what_was_never_published_is_not_withdrawn(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert officer.get(WITHDRAW).headers["Location"] == HUB
    assert officer.post(WITHDRAW, {"because": "x"}).headers["Location"] == HUB


def test_a_withdrawn_one_can_be_put_right(officer, edition, olivia):
    actions.withdraw(edition, because="Wrong", on=date(2026, 6, 10), by=olivia)

    assert officer.get(CORRECT).status_code == 200
    assert officer.post(CORRECT, AMENDED).headers["Location"] == HUB


def test_a_withdrawal_asks_whether_the_duty_counts_as_met(officer, edition):
    assert "Does the duty still count as met" in text_of(officer.get(WITHDRAW))

    response = officer.post(WITHDRAW, {"because": "Wrong"})

    assert response.status_code == 422
    assert "Select whether the duty still counts as met" in text_of(response)


def test_a_publication_by_mistake_meets_no_duty_and_the_day_is_told(officer, edition):
    officer.post(WITHDRAW, {"because": "Wrong text", "met_the_duty": "no"})

    page = text_of(officer.get(HUB))
    assert not Discharge.objects.standing().exists()
    assert "“Equality information” is due next by 30 March 2018." in page


def test_where_no_duty_was_met_nothing_is_asked(officer, edition):
    Discharge.objects.update(withdrawn_at=timezone.now(), withdrawn_because="Entered twice")

    assert "Does the duty still count" not in text_of(officer.get(WITHDRAW))
