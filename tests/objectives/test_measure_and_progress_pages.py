"""The pages by which figures, progress and reviews arrive."""

import re
from datetime import date
from fractions import Fraction

import time_machine

from objectives import actions
from tests.objectives.stage import a_measure, address, broken_links, day

DAY = date(2026, 3, 2)

# --- Measures --------------------------------------------------------------------------------------------------------

MEASURE = {
    "name": "Falls",
    "unit": "percent",
    "direction": "down",
    "target_kind": "value",
    "target_value": "−0.35",
}


def test_a_measure_is_added_with_its_baseline_and_target(officer, objective):
    officer.post(address("add_measure", objective), MEASURE | {"period": "2016", "value": "57 of 152"})

    measure = objective.measures.get()
    baseline = measure.readings.get()
    assert (str(measure.target_value), str(baseline.value), baseline.is_baseline) == ("-0.3500", "37.5000", True)


def test_a_figure_that_disagrees_is_asked_about_with_a_box_to_keep_it(officer, objective):
    sent = MEASURE | {"period": "2016", "value": "42 (57 of 152)"}
    assert 'name="as_published"' not in officer.get(address("add_measure", objective)).text

    asked = officer.post(address("add_measure", objective), sent)

    assert asked.status_code == 422
    assert 'name="as_published"' in asked.text
    assert officer.post(address("add_measure", objective), sent | {"as_published": "on"}).status_code == 302


def test_a_bad_measure_keeps_what_was_typed(officer, objective):
    response = officer.post(address("add_measure", objective), MEASURE | {"value": "many", "source": "The “blue” book"})

    assert (response.status_code, objective.measures.count()) == (422, 0)
    assert 'value="many"' in response.text
    assert 'value="The “blue” book"' in response.text
    assert broken_links(response.text) == []


def test_a_figure_is_added_by_a_contributor(client, con, objective, olivia):
    measure = a_measure(objective, by=olivia)
    client.force_login(con)

    client.post(address("add_reading", objective, measure.pk), {"period": "2026", "value": "12.5", "note": "estimated"})

    reading = measure.readings.get()
    assert (reading.period, reading.note, reading.is_baseline) == ("2026", "estimated", False)


def test_a_figure_is_added_beside_the_comparator_s(officer, objective, olivia):
    measure = a_measure(objective, comparator="All pupils", by=olivia)
    sent = {"period": "2026", "value": "12.5", "comparator_value": "20 (288 of 1,440)"}

    page = officer.post(address("add_reading", objective, measure.pk), sent, follow=True).text

    assert measure.readings.get().gap(unit="percent", direction="up") == Fraction(15, 2)
    assert "of 1,440" in page


def test_a_second_figure_for_a_period_is_refused_in_words(officer, objective, olivia):
    measure = a_measure(objective, readings=[{"period": "2026", "value": 3}], by=olivia)

    response = officer.post(address("add_reading", objective, measure.pk), {"period": "2026", "value": "12.5"})

    assert response.status_code == 422
    assert "There is already a figure for “2026”" in response.text
    assert 'value="12.5"' in response.text


def test_a_missing_baseline_may_be_added_by_an_officer_and_not_by_a_contributor(officer, con, objective, olivia):
    measure = a_measure(objective, by=olivia)
    page = address("add_reading", objective, measure.pk)
    assert 'name="is_baseline"' in officer.get(page).text

    officer.post(page, {"period": "2016", "value": "1", "is_baseline": "on"})
    assert measure.readings.get().is_baseline
    assert 'name="is_baseline"' not in officer.get(page).text

    measure.readings.all().delete()
    officer.force_login(con)
    officer.post(page, {"period": "2016", "value": "1", "is_baseline": "on"})
    assert not measure.readings.get().is_baseline


def test_a_measure_is_removed_after_asking(officer, objective, olivia):
    measure = a_measure(objective, readings=[{"period": "2026", "value": 3}], by=olivia)
    assert "1 figure goes with it." in officer.get(address("remove_measure", objective, measure.pk)).text

    officer.post(address("remove_measure", objective, measure.pk))

    assert not objective.measures.exists()


# --- Progress and reviews --------------------------------------------------------------------------------------------


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_progress_is_noted_as_at_today_unless_another_day_is_given(client, con, objective):
    client.force_login(con)
    page = client.get(address("note_progress", objective)).text
    assert re.search(r'name="as_at-day"[^>]*value="2"', page)

    client.post(
        address("note_progress", objective), {"rag": "late", "narrative": "- Two posts\n- empty"} | day("as_at", DAY)
    )

    noted = objective.progress.get()
    assert (noted.as_at, noted.rag, noted.narrative, noted.noted_by) == (DAY, "late", "- Two posts\n- empty", con)


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_progress_without_a_reason_or_of_tomorrow_is_refused(officer, objective):
    response = officer.post(address("note_progress", objective), {"rag": "met"} | day("as_at", date(2026, 3, 3)))

    assert response.status_code == 422
    assert "Say why: what was done, and what changed" in response.text
    assert "must be on or before 2 March 2026" in response.text
    assert broken_links(response.text) == []


def test_the_last_word_is_at_hand_when_the_next_is_written(officer, objective, olivia):
    actions.note_progress(objective, as_at=DAY, rag="late", narrative="Two posts are empty.", by=olivia)

    assert "Two posts are empty." in officer.get(address("note_progress", objective)).text


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_a_review_is_recorded_with_its_reason(officer, draft, objective, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    sent = {"decision": "retire", "reason": "It is met."} | day("decided_on", DAY)

    officer.post(address("review_objective", objective), sent)

    review = objective.reviews.get()
    assert (review.decision, review.reason, review.reviewed_by) == ("retire", "It is met.", olivia)


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_a_draft_is_not_reviewed_and_offers_no_link_to_it(officer, objective):
    address_of_it = address("review_objective", objective)
    told = {"decision": "keep", "reason": "r"} | day("decided_on", DAY)

    assert address_of_it not in officer.get(objective.get_absolute_url()).text
    for response in (officer.get(address_of_it), officer.post(address_of_it, told)):
        assert response.status_code == 409
        assert "not published yet" in response.text


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_a_review_without_a_reason_is_refused(officer, objective):
    response = officer.post(address("review_objective", objective), {"decision": "keep"} | day("decided_on", DAY))

    assert response.status_code == 422
    assert "Enter the reason for the decision" in response.text
