"""The pages that write: what is saved, what stops a save, and that nothing typed is lost."""

import re
from datetime import date

import pytest
from django.urls import reverse

from objectives import actions, measuring, refusals
from objectives.models import Objective, ObjectiveSet
from publications import actions as publications
from tests.objectives.stage import address, an_objective, broken_links, day, measurable, published

DAY = date(2026, 3, 2)
WHY = "Pobl hŷn “alone”\n- at home"
# For each edit form: what Olivia types, and where it lands.
EDITS = {
    "change_words": (
        {"title": "Llai o gwympo gartref", "reference": "EO1", "why": WHY},
        {"title": "Llai o gwympo gartref"},
    ),
    "change_people": (
        {"owner": "Head of housing", "member_sponsor": "", "review_on-day": ""},
        {"owner": "Head of housing"},
    ),
    "change_cover": (
        {"foster": "on", "foster_for": ["age"], "group": "people who live alone"},
        {"aims": ["foster"], "tags__name": "people who live alone"},
    ),
    "change_criteria": ({"texts": "• Fewer calls\n• Fewer visits", "logic": "any"}, {"criteria_logic": "any"}),
}
# And for each, what somebody else saves first.
MEANWHILE = {
    "change_words": {"title": "Theirs"},
    "change_people": {"owner": "Theirs"},
    "change_cover": {"tags": [("group", "Theirs")]},
}


def meanwhile(name: str, objective: Objective, by) -> None:
    if name == "change_criteria":
        measuring.set_criteria(objective, texts=["Theirs"], logic="all", by=by)
    else:
        actions.change_objective(objective, seen=1, by=by, **MEANWHILE[name])


def seen_in(page: str) -> str:
    return re.search(r'name="seen" value="(\d+)"', page)[1]


@pytest.mark.parametrize("name", EDITS)
def test_a_part_of_an_objective_is_saved_and_shown(officer, objective, name):
    typed, lands = EDITS[name]

    response = officer.post(address(name, objective), typed | {"seen": 1}, follow=True)

    assert Objective.objects.filter(pk=objective.pk, **lands).count() == 1
    assert "govuk-notification-banner--success" in response.text


@pytest.mark.parametrize("name", EDITS)
def test_a_second_save_is_stopped_shows_both_texts_and_loses_neither(officer, objective, petra, name):
    meanwhile(name, objective, petra)
    typed, lands = EDITS[name]

    response = officer.post(address(name, objective), typed | {"seen": 1})

    assert response.status_code == 409
    assert "Petra saved it on" in response.text
    assert "Theirs" in response.text
    assert Objective.objects.filter(**lands).count() == 0
    boxes = [text for text in typed.values() if isinstance(text, str) and text not in ("", "on", "any")]
    assert all(text.splitlines()[0] in response.text for text in boxes)


def test_days_are_compared_in_words(officer, objective, petra):
    actions.change_objective(objective, seen=1, review_on=date(2027, 6, 30), by=petra)

    page = officer.post(address("change_people", objective), {"seen": 1} | day("review_on", DAY)).text

    assert "2 March 2026" in page
    assert "30 June 2027" in page


@pytest.mark.parametrize("name", EDITS)
def test_saving_again_after_comparing_is_a_decision_that_counts(officer, objective, petra, name):
    meanwhile(name, objective, petra)
    typed, lands = EDITS[name]
    stopped = officer.post(address(name, objective), typed | {"seen": 1}).text

    officer.post(address(name, objective), typed | {"seen": seen_in(stopped)})

    assert Objective.objects.filter(**lands).count() == 1


@pytest.mark.parametrize("name", EDITS)
def test_a_form_left_open_while_the_set_was_submitted_keeps_its_words_and_says_why(
    officer, objective, draft, olivia, name
):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)
    typed, lands = EDITS[name]

    response = officer.post(address(name, objective), typed | {"seen": 1})

    assert response.status_code == 409
    assert "This set is with the approver" in response.text
    assert Objective.objects.filter(**lands).count() == 0


@pytest.mark.parametrize("name", [*(name for name in EDITS if name != "change_people"), "add_measure"])
def test_no_form_opens_while_the_set_is_with_the_approver(officer, objective, draft, olivia, name):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    response = officer.get(address(name, objective))

    assert response.status_code == 409
    assert "This cannot be changed now" in response.text
    assert '<form method="post" novalidate' not in response.text


@pytest.mark.parametrize("name", EDITS)
def test_a_save_that_does_not_say_what_was_seen_is_refused(officer, objective, name):
    response = officer.post(address(name, objective), EDITS[name][0])

    assert response.status_code == 422
    assert "Open this page again before you save" in response.text


def test_an_empty_title_is_refused_and_the_reason_stays(officer, objective):
    response = officer.post(address("change_words", objective), {"title": " ", "why": "A long story", "seen": 1})

    assert response.status_code == 422
    assert "Enter the objective in one sentence" in response.text
    assert "A long story" in response.text
    assert broken_links(response.text) == []


def test_an_unlawful_pair_posted_by_hand_is_refused_on_the_page(officer, objective):
    sent = {"advance": "on", "advance_for": ["marriage_civil_partnership"], "seen": 1}

    response = officer.post(address("change_cover", objective), sent)

    assert response.status_code == 422
    assert "s.149(7)" in response.text
    assert not objective.cover.exists()
    assert broken_links(response.text) == []


def test_a_refusal_of_the_action_itself_becomes_a_sentence_on_the_page(officer, objective, monkeypatch):
    def refuse(*args, **told):
        raise refusals.UnlawfulPair("Not lawful.")

    monkeypatch.setattr(actions, "change_objective", refuse)

    response = officer.post(address("change_cover", objective), {"foster": "on", "seen": 1})

    assert response.status_code == 422
    assert "Not lawful." in response.text


def test_the_page_explains_why_marriage_is_offered_under_the_first_aim_only(officer, objective):
    page = officer.get(address("change_cover", objective)).text
    offered = re.findall(r'name="(\w+)"[^>]*value="marriage_civil_partnership"', page)

    assert offered == ["eliminate_for", "undecided"]
    assert "Section 149(7)" in page


# --- Sets ------------------------------------------------------------------------------------------------------------


def test_a_set_is_started_from_its_title_alone(officer, barsetshire):
    response = officer.post("/officers/barsetshire/objectives/new/", {"title": "Amcanion 2026"})

    started = ObjectiveSet.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, started.get_absolute_url())
    assert (started.title, started.called, started.state) == ("Amcanion 2026", "equality objectives", "draft")


def test_starting_the_same_set_twice_gives_one(officer, barsetshire):
    for _ in range(2):
        last = officer.post("/officers/barsetshire/objectives/new/", {"title": "Ours"})

    assert (ObjectiveSet.objects.count(), last.status_code) == (1, 422)


def test_a_wrong_day_is_said_beside_its_box_and_the_rest_stays(officer, barsetshire):
    sent = {
        "title": "Ours",
        "decided_by": "Cabinet",
        "decided_on-day": "31",
        "decided_on-month": "2",
        "decided_on-year": "2026",
    }

    response = officer.post("/officers/barsetshire/objectives/new/", sent)

    assert "The day of the decision must be a real date" in response.text
    assert 'value="Cabinet"' in response.text
    assert broken_links(response.text) == []


def test_days_that_follow_from_the_period_are_left_open_so_that_a_new_period_is_read_afresh(officer, draft, olivia):
    days = {"starts_on": date(2016, 1, 1), "ends_on": date(2020, 12, 31)}
    actions.change_set(draft, seen=1, period_as_written="2016 to 2020", by=olivia, **days)
    change = reverse("change_set", args=["barsetshire", draft.slug])
    assert 'value="2016"' not in officer.get(change).text

    officer.post(change, {"title": "Ours", "period_as_written": "2021 – 2023", "seen": 2})

    draft.refresh_from_db()
    assert (draft.starts_on, draft.ends_on) == (date(2021, 1, 1), date(2023, 12, 31))


def test_a_day_the_council_gave_itself_stays_in_its_box(officer, draft, olivia):
    actions.change_set(draft, seen=1, period_as_written="2020", ends_on=date(2020, 3, 31), by=olivia)

    assert 'value="2020"' in officer.get(reverse("change_set", args=["barsetshire", draft.slug])).text


def test_the_second_save_of_a_set_is_stopped_and_shows_both(officer, draft, petra):
    actions.change_set(draft, seen=1, title="Theirs", by=petra)
    change = reverse("change_set", args=["barsetshire", draft.slug])

    response = officer.post(change, {"title": "Mine", "seen": 1})

    draft.refresh_from_db()
    assert (response.status_code, draft.title) == (409, "Theirs")
    assert "Mine" in response.text
    assert seen_in(response.text) == "2"


def test_a_published_set_cannot_be_changed_by_its_address(officer, draft, objective, olivia, petra):
    published(draft, on=DAY, by=olivia, approver=petra)

    response = officer.get(reverse("change_set", args=["barsetshire", draft.slug]))

    assert response.status_code == 409
    assert "Start an amendment" in response.text


# --- Adding, moving, removing ----------------------------------------------------------------------------------------


def test_an_objective_is_added_by_its_title_and_its_page_opens(officer, draft):
    response = officer.post(reverse("add_objective", args=["barsetshire", draft.slug]), {"title": "Fewer falls"})

    assert response.headers["Location"] == Objective.objects.get().get_absolute_url()


def test_adding_the_same_objective_twice_gives_one(officer, draft):
    for _ in range(2):
        officer.post(reverse("add_objective", args=["barsetshire", draft.slug]), {"title": "Fewer falls"})

    assert Objective.objects.count() == 1


def test_the_buttons_move_an_objective_up_and_down(officer, draft, objective, olivia):
    other = an_objective(draft, title="Other", by=olivia)
    titles = draft.objectives.in_order().values_list("title", flat=True)

    officer.post(address("move_objective", other), {"direction": "up"})
    assert list(titles) == ["Other", objective.title]

    officer.post(address("move_objective", other), {"direction": "down"})
    assert list(titles.all()) == [objective.title, "Other"]


def test_moving_in_a_set_with_the_approver_is_refused_in_words(officer, draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    response = officer.post(address("move_objective", objective), {"direction": "up"})

    assert response.status_code == 409
    assert "This set is with the approver" in response.text


def test_removing_asks_first_and_then_removes(officer, draft, objective):
    asked = officer.get(address("remove_objective", objective))
    assert (asked.status_code, Objective.objects.count()) == (200, 1)

    response = officer.post(address("remove_objective", objective))

    assert (response.headers["Location"], Objective.objects.count()) == (draft.get_absolute_url(), 0)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_published_objective_is_not_removed_but_reviewed(officer, draft, objective, olivia, petra, method):
    published(draft, on=DAY, by=olivia, approver=petra)
    publications.start_correction(draft.publication, what_changes="x", by=olivia)

    response = getattr(officer, method)(address("remove_objective", objective))

    assert (response.status_code, Objective.objects.count()) == (409, 1)
    assert "Record a review that retires it" in response.text
