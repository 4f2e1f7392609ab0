"""Writing parts of a report with pasted text: shown before it is saved, previewed, saved while one stays."""

import pytest
import time_machine
from django.urls import reverse

from publications import actions
from tests import cast
from tests.objectives.test_writing_pages import CLEAN, PASTED, in_box
from tests.publications import stories
from tests.publications.test_officer_writing import ABOUT, REPORT


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-01 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def about(barsetshire, olivia):
    return stories.draft(barsetshire, olivia).sections.get(key="aims")


def test_pasted_text_is_shown_tidied_and_saved_when_it_is_sent_again(officer, about):
    shown = officer.post(ABOUT, {"seen": "1", "narrative": PASTED, "is_done": "on"})

    about.refresh_from_db()
    assert (shown.status_code, about.narrative, in_box(shown.text, "narrative")) == (200, "", CLEAN)
    assert "Made 2 pasted bullets into a list." in shown.text

    officer.post(ABOUT, {"seen": "1", "narrative": in_box(shown.text, "narrative"), "is_done": "on"})

    about.refresh_from_db()
    assert (about.narrative, about.is_done) == (CLEAN, True)


def test_a_script_is_taken_out_and_shown_as_words(officer, about):
    page = officer.post(ABOUT, {"seen": "1", "narrative": "Before <script>alert(1)</script> after"}).text

    assert in_box(page, "narrative") == "Before after"
    assert "Removed a script or other active content." in page
    assert "<script>alert" not in page


def test_a_preview_shows_the_part_and_saves_nothing(officer, about):
    page = officer.post(ABOUT, {"seen": "1", "narrative": "# Môn\n\n**Bold**", "is_done": "on", "preview": "1"}).text

    about.refresh_from_db()
    assert (about.narrative, about.version) == ("", 1)
    assert "Preview: Your text" in page
    assert '<h3 class="govuk-heading-m">Môn</h3>' in page
    assert 'name="is_done" type="checkbox" value="on" checked' in page


def test_one_may_save_and_stay(officer, about):
    response = officer.post(ABOUT, {"seen": "1", "narrative": "So far", "stay": "1"}, follow=True)

    about.refresh_from_db()
    assert response.redirect_chain == [(ABOUT, 302)]
    assert (about.narrative, in_box(response.text, "narrative")) == ("So far", "So far")
    assert "is saved" in response.text


def test_a_preview_does_not_hide_that_somebody_saved_meanwhile(officer, about):
    actions.write_section(about, seen=1, narrative="The first text", by=cast.person("otto"))
    officer.post(ABOUT, {"seen": "1", "narrative": "Mine", "preview": "1"})

    response = officer.post(ABOUT, {"seen": "1", "narrative": "Mine"})

    assert response.status_code == 409
    assert "The first text" in response.text
    assert in_box(response.text, "narrative") == "Mine"


def test_an_officer_of_another_council_previews_nothing_here(client, about, sam):
    client.force_login(sam)

    assert client.post(ABOUT, {"seen": "1", "narrative": "x", "preview": "1"}).status_code == 404


def test_a_text_too_long_is_refused_and_kept(officer, about):
    response = officer.post(ABOUT, {"seen": "1", "narrative": "ŵ" * 1_000_000})

    assert response.status_code == 422
    assert "The text in “Your text” is 1,000,000 characters long" in response.text
    assert in_box(response.text, "narrative") == "ŵ" * 1_000_000


def test_a_part_may_be_left_out_with_a_reason_and_a_preview_shows_only_the_narrative(officer, about):
    gaps = reverse("write_section", args=[*REPORT, "gaps"])

    page = officer.post(gaps, {"seen": "1", "left_out_because": "None known", "preview": "1"}).text

    assert page.count("portal-preview") == 1
    assert in_box(page, "left_out_because") == "None known"
