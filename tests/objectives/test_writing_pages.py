"""Writing narrative: a preview saves nothing, pasted text is shown before it is saved, and one may save and stay."""

import re

import pytest
from django.urls import reverse

from govuk.fields import LONGEST
from objectives import actions
from objectives.models import Objective, ObjectiveSet
from publications import actions as publications
from tests.objectives.stage import address, broken_links, day, measurable
from tests.objectives.test_editing_pages import DAY, seen_in

PASTED = "We asked:\r\n\uf0b7\tcarers\r\n\uf0b7\tparents"
CLEAN = "We asked:\n- carers\n- parents"
TITLE = {"title": "Fewer falls at home", "seen": 1}


def in_box(page: str, name: str) -> str:
    """What stands in a text box."""
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found, f"no box {name}"
    return found[1].replace("&quot;", '"').replace("&lt;", "<").replace("&#39;", "'")


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# --- Pasted text ------------------------------------------------------------------------------------------------------


def test_pasted_text_is_shown_tidied_before_it_is_saved(officer, objective):
    response = officer.post(address("change_words", objective), TITLE | {"why": PASTED})

    objective.refresh_from_db()
    assert (response.status_code, objective.why, objective.version) == (200, "", 1)
    assert in_box(response.text, "why") == CLEAN
    assert "Check the text we tidied, then save" in response.text
    assert "Made 2 pasted bullets into a list." in response.text
    assert "govuk-notification-banner--success" not in response.text


def test_the_text_as_it_was_pasted_can_still_be_read(officer, objective):
    pasted = "Read <script>alert(1)</script> this"

    page = officer.post(address("change_words", objective), TITLE | {"why": pasted}).text

    assert "as it was pasted" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Removed a script" in page


def test_saving_again_saves_the_tidied_text(officer, objective):
    page = officer.post(address("change_words", objective), TITLE | {"why": PASTED}).text

    response = officer.post(
        address("change_words", objective), TITLE | {"why": in_box(page, "why"), "seen": seen_in(page)}
    )

    objective.refresh_from_db()
    assert (response.status_code, objective.why) == (302, CLEAN)


def test_what_is_only_put_right_unseen_stops_nobody(officer, objective):
    officer.post(address("change_words", objective), TITLE | {"why": "Pobl hy\u0302n,\u00a0“ŵyn”  \r\nyma"})

    objective.refresh_from_db()
    assert objective.why == "Pobl hŷn, “ŵyn”\nyma"


def test_a_form_that_is_wrong_elsewhere_shows_both(officer, objective):
    response = officer.post(address("change_words", objective), {"title": " ", "why": PASTED, "seen": 1})

    assert response.status_code == 422
    assert "Enter the objective in one sentence" in response.text
    assert "Check the text we tidied" in response.text
    assert in_box(response.text, "why") == CLEAN
    assert broken_links(response.text) == []


@pytest.mark.parametrize(
    ("name", "typed", "box"),
    [
        ("note_progress", {"rag": "late"} | day("as_at", DAY), "narrative"),
        ("review_objective", {"decision": "keep"} | day("decided_on", DAY), "reason"),
    ],
)
def test_every_box_of_narrative_shows_what_was_pasted(officer, objective, name, typed, box):
    response = officer.post(address(name, objective), typed | {box: PASTED})

    assert (response.status_code, in_box(response.text, box)) == (200, CLEAN)
    assert not objective.progress.exists()
    assert not objective.reviews.exists()


def test_a_new_set_is_not_started_before_its_text_was_looked_at(officer, barsetshire):
    response = officer.post("/officers/barsetshire/objectives/new/", {"title": "Ours", "rationale": PASTED})

    assert (response.status_code, ObjectiveSet.objects.count()) == (200, 0)
    assert in_box(response.text, "rationale") == CLEAN


# --- Preview ----------------------------------------------------------------------------------------------------------


def test_a_preview_shows_what_readers_will_see_and_saves_nothing(officer, objective):
    sent = {"title": "Another title", "why": "We asked **everybody**.", "seen": 1, "preview": "1"}

    response = officer.post(address("change_words", objective), sent)

    objective.refresh_from_db()
    assert (response.status_code, objective.title, objective.version) == (200, "Fewer falls at home", 1)
    assert "Preview: Why this objective? (optional)" in response.text
    assert "We asked <strong>everybody</strong>." in response.text
    assert in_box(response.text, "title") == "Another title"
    assert in_box(response.text, "why") == "We asked **everybody**."


def test_a_preview_of_pasted_text_shows_it_tidied_and_says_so(officer, objective):
    page = officer.post(address("change_words", objective), TITLE | {"why": PASTED, "preview": "1"}).text

    assert "Check the text we tidied" in page
    assert re.search(r"portal-preview.*<li>carers</li>", page, re.DOTALL)
    assert in_box(page, "why") == CLEAN


def test_a_preview_of_a_form_with_errors_keeps_what_was_typed_and_says_what_is_wrong(officer, objective):
    response = officer.post(address("note_progress", objective), {"narrative": "*Two* schools.", "preview": "1"})

    assert response.status_code == 422
    assert "<em>Two</em> schools." in response.text
    assert "Select how it is going" in response.text
    assert in_box(response.text, "narrative") == "*Two* schools."


def test_an_empty_box_says_so_in_its_preview(officer, objective):
    page = officer.post(address("change_words", objective), TITLE | {"why": "", "preview": "1"}).text

    assert "Nothing is written in this box yet." in page


def test_a_preview_does_not_hide_that_somebody_saved_meanwhile(officer, objective, petra):
    actions.change_objective(objective, seen=1, title="Theirs", by=petra)
    sent = {"title": "Mine", "why": "My words", "seen": 1}
    looked_at = officer.post(address("change_words", objective), sent | {"preview": "1"}).text
    assert seen_in(looked_at) == "1"

    response = officer.post(address("change_words", objective), sent)

    objective.refresh_from_db()
    assert (response.status_code, objective.title) == (409, "Theirs")
    assert in_box(response.text, "why") == "My words"


def test_a_preview_after_the_set_was_submitted_keeps_the_words(officer, objective, draft, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    response = officer.post(address("change_words", objective), TITLE | {"why": "My words", "preview": "1"})

    assert in_box(response.text, "why") == "My words"


def test_a_form_without_narrative_has_no_preview(officer, objective):
    page = officer.get(address("change_people", objective)).text

    assert 'name="preview"' not in page
    assert 'name="stay"' not in page


@pytest.mark.parametrize("button", ["preview", "stay"])
def test_an_officer_of_another_council_previews_nothing_here(client, objective, sam, button):
    client.force_login(sam)

    assert client.post(address("change_words", objective), TITLE | {"why": "x", button: "1"}).status_code == 404


# --- Save and stay ----------------------------------------------------------------------------------------------------


def test_one_may_save_and_stay(officer, objective):
    here = address("change_words", objective)

    response = officer.post(here, TITLE | {"why": "So far", "stay": "1"}, follow=True)

    objective.refresh_from_db()
    assert response.redirect_chain == [(here, 302)]
    assert "The words are saved." in response.text
    assert (objective.why, in_box(response.text, "why"), seen_in(response.text)) == ("So far", "So far", "2")


def test_a_form_that_adds_something_leads_on(officer, objective):
    """Staying there would add it twice."""
    page = officer.get(address("note_progress", objective)).text
    assert 'name="stay"' not in page
    assert 'name="preview"' in page

    response = officer.post(
        address("note_progress", objective), {"rag": "late", "narrative": "x", "stay": "1"} | day("as_at", DAY)
    )

    assert response.headers["Location"].endswith("#progress")


def test_the_button_that_saves_is_the_first_so_that_enter_presses_it(officer, draft):
    page = officer.get(reverse("change_set", args=["barsetshire", draft.slug])).text

    buttons = [text_of(button) for button in re.findall(r'<button type="submit".*?</button>', page, re.DOTALL)]
    assert buttons[-3:] == ["Save and continue", "Save and stay on this page", "Preview"]


# --- Long texts -------------------------------------------------------------------------------------------------------


def test_the_longest_text_is_saved_whole(officer, objective):
    text = ("Pobl hŷn – " * LONGEST)[: LONGEST - 1] + "."

    officer.post(address("change_words", objective), TITLE | {"why": text})

    objective.refresh_from_db()
    assert objective.why == text


@pytest.mark.parametrize("letter", ["a", "ŵ", "😀"])
def test_a_million_letters_are_refused_beside_the_box_and_all_stay(officer, objective, letter):
    response = officer.post(address("change_words", objective), TITLE | {"why": letter * 1_000_000})

    page = response.text
    assert response.status_code == 422
    assert "is 1,000,000 characters long, and this box takes up to 100,000" in page
    assert page.count(letter * 1_000_000) == 1
    assert broken_links(page) == []
    assert Objective.objects.get().version == 1


def test_a_count_appears_only_where_the_limit_is_near(officer, objective):
    assert "govuk-character-count" not in in_form(officer.get(address("note_progress", objective)).text)

    page = officer.post(address("note_progress", objective), {"narrative": "a" * 95_000}).text

    assert 'data-maxlength="100000"' in page


def in_form(page: str) -> str:
    return page[page.index('<form method="post" novalidate') :]
