"""The pages on which figures are entered, revised and removed, and signs of success tied and judged."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from councils.actions import NotPossible
from objectives import actions, measuring
from objectives.models import Measure, Reading, SuccessCriterion
from tests.govuk.page import Elements
from tests.objectives.stage import a_measure, address, broken_links, day

DAY = date(2026, 3, 2)


@pytest.fixture
def measure(objective, olivia) -> Measure:
    return a_measure(objective, comparator="All pupils", benchmark="England", by=olivia)


@pytest.fixture
def table(objective, measure) -> str:
    return address("enter_figures", objective, measure.pk)


def row(number: int | str, **told: str) -> dict[str, str]:
    return {f"row-{number}-{name}": value for name, value in told.items()}


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# --- The table -------------------------------------------------------------------------------------------------------


def test_a_contributor_enters_several_figures_at_once(client, con, measure, table):
    client.force_login(con)

    sent = row(1, period="2024", ends_on="31 March 2024", value="13 (57 of 440)") | row(
        3, period="2025", value="hidden"
    )
    page = client.post(table, sent, follow=True).text

    assert "2 figures are added." in page
    assert [(one.period, one.state, one.numerator) for one in measure.readings.order_by("period")] == [
        ("2024", "known", 57),
        ("2025", "hidden", None),
    ]
    assert "These figures were added already." in client.post(table, sent, follow=True).text


def test_one_wrong_row_keeps_them_all_out_and_what_was_typed_in(officer, measure, table):
    response = officer.post(table, row(1, period="2024", value="13") | row(2, period="2025", value="-", note="“Late”"))

    assert (response.status_code, measure.readings.count()) == (422, 0)
    assert "Row 2: “-” could mean nil or nothing known." in response.text
    assert 'value="2024"' in response.text
    assert 'value="“Late”"' in response.text
    assert broken_links(response.text) == []


def test_a_period_that_has_a_figure_is_refused_beside_its_row(officer, measure, table, olivia):
    measuring.add_reading(measure, period="2025", value=1, by=olivia)

    response = officer.post(table, row(2, period="2024", value="1") | row(4, period="2025", value="3"))

    assert (response.status_code, measure.readings.count()) == (422, 1)
    assert "Row 4: There is a figure for this period already" in response.text
    assert 'href="#id_row-4-period"' in response.text
    assert broken_links(response.text) == []


def test_a_figure_that_disagrees_is_asked_about_in_its_row(officer, measure, table):
    sent = row(1, period="2024", value="42 (57 of 152)")

    asked = officer.post(table, sent)

    assert 'name="row-1-as_published"' in asked.text
    assert 'name="row-2-as_published"' not in asked.text
    assert officer.post(table, sent | row(1, as_published="on")).status_code == 302


def test_more_rows_come_without_saving(officer, measure, table):
    response = officer.post(table, row(1, period="2024", value="13") | {"rows": "6", "more": "more"})

    assert (response.status_code, measure.readings.count()) == (200, 0)
    assert len(Elements(response.text).all("tr")) == 13
    assert 'value="2024"' in response.text


def test_pasted_lines_go_into_the_table_and_are_saved_only_from_there(officer, measure, table):
    response = officer.post(table, {"pasted": "2024\t31/3/2024\t13\t61\n2025\t\tn/c", "fill": "fill"})
    assert (response.status_code, measure.readings.count()) == (200, 0)
    assert 'value="31/3/2024"' in response.text

    bad = officer.post(table, {"pasted": "1\t2\t3\t4\t5\t6\t7\t8", "fill": "fill"})
    assert (bad.status_code, broken_links(bad.text)) == (422, [])
    assert "1\t2\t3" in bad.text


def test_a_measure_without_comparator_has_no_column_for_one(officer, objective, olivia):
    plain = a_measure(objective, name="Plain", by=olivia)

    page = officer.get(address("enter_figures", objective, plain.pk)).text

    assert "comparator_value" not in page
    assert "benchmark_value" not in page
    assert page.count('name="row-6-') == 5


def test_a_measure_that_goes_meanwhile_stops_the_table_and_keeps_what_was_typed(
    officer, objective, measure, table, monkeypatch
):
    monkeypatch.setattr("objectives.counting.held_measures", gone)

    response = officer.post(table, row(1, period="2024", value="13"))

    assert response.status_code == 409
    assert "A measure of these figures was removed meanwhile" in response.text
    assert 'value="2024"' in response.text


def gone(*_args: object) -> None:
    raise NotPossible("A measure of these figures was removed meanwhile. Open the page again.")


# --- The round -------------------------------------------------------------------------------------------------------


@pytest.fixture
def a_round(draft) -> str:
    return reverse("enter_round", args=["barsetshire", draft.slug])


def test_a_round_of_hundreds_of_measures_is_taken(officer, objective, a_round):
    Measure.objects.bulk_create(
        Measure(objective=objective, position=n, name=f"Measure {n}", comparator="All", benchmark="England")
        for n in range(1, 301)
    )
    sent = {"period": "2026", "ends_on": ""}
    for key in Measure.objects.values_list("pk", flat=True):
        sent |= row(key, value="1", comparator_value="2", benchmark_value="3", note="")

    assert officer.post(a_round, sent).status_code == 302
    assert Reading.objects.count() == 300


def test_a_round_adds_one_period_to_the_measures_that_were_counted(officer, objective, measure, a_round, olivia):
    other = a_measure(objective, name="Help", readings=[{"period": "2025", "value": 7}], by=olivia)
    a_measure(objective, name="Newest", replaces=a_measure(objective, name="Gone", by=olivia), by=olivia)
    page = officer.get(a_round).text
    assert "2025: 7%" in words_of(page)
    assert "Gone" not in page

    sent = {"period": "2026", "ends_on": "31/3/2026"} | row(other.pk, value="9 days")
    assert "Help: The kind of figure is “per cent”, and this one is written in days" in officer.post(a_round, sent).text
    officer.post(a_round, sent | row(other.pk, value="9%"))

    assert measure.readings.count() == 0
    assert str(other.readings.get(period="2026").ends_on) == "2026-03-31"
    response = officer.post(a_round, sent | row(other.pk, value="10"))
    assert (response.status_code, broken_links(response.text)) == (422, [])
    assert "Help: There is a figure for this period already" in response.text


def test_a_round_of_a_set_without_measures_says_so(officer, draft, a_round):
    page = officer.get(a_round)

    assert "No objective of this set has a measure yet" in page.text
    assert officer.post(a_round, {"period": "2026"}).status_code == 422


def queries(client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_the_round_asks_the_same_at_1_and_at_20_measures(officer, objective, measure, a_round, olivia):
    officer.get(a_round)
    few = queries(officer, a_round)
    for number in range(19):
        reading = {"period": "2025", "value": 3, "ends_on": DAY}
        a_measure(objective, name=f"M{number}", readings=[reading], by=olivia)

    assert queries(officer, a_round) == few


# --- Revised and removed ---------------------------------------------------------------------------------------------


@pytest.fixture
def reading(measure, olivia) -> Reading:
    told = {"value": 13, "numerator": 57, "denominator": 440, "comparator_value": 61, "benchmark_state": "not_yet"}
    return measuring.add_reading(measure, period="2025", **told, by=olivia)


def test_a_figure_is_shown_as_it_stands_and_revised_with_its_reason(client, con, objective, measure, reading):
    client.force_login(con)
    page = address("change_reading", objective, measure.pk, reading.pk)
    shown = client.get(page).text
    assert 'value="13 (57 of 440)"' in shown
    assert 'value="not yet available"' in shown

    sent = {"seen": 1, "period": "2025", "value": "14", "comparator_value": "61", "because": ""}
    refused = client.post(page, sent)
    assert (refused.status_code, "Say why" in refused.text, broken_links(refused.text)) == (422, True, [])
    client.post(page, sent | {"because": "Late returns"})

    reading.refresh_from_db()
    assert (reading.value, reading.numerator, reading.benchmark_state, reading.version) == (14, None, "", 2)

    stale = client.post(page, sent | {"because": "Later returns", "value": "15"})
    assert stale.status_code == 409
    assert "Con saved it on" in words_of(stale.text)
    assert 'name="seen" value="2"' in stale.text


def test_a_figure_that_stood_against_its_numbers_is_asked_about_again(officer, objective, measure, olivia):
    kept = measuring.add_reading(measure, period="2025", value=42, numerator=57, denominator=152, by=olivia)

    page = officer.get(address("change_reading", objective, measure.pk, kept.pk)).text

    assert re.search(r'name="as_published"[^>]*checked', page)


def test_a_figure_is_removed_with_a_reason(officer, objective, measure, reading):
    page = address("remove_reading", objective, measure.pk, reading.pk)
    assert officer.post(page, {"because": " "}).status_code == 422

    officer.post(page, {"because": "Of another county"})

    assert not measure.readings.exists()
    assert officer.get(page).status_code == 404


@pytest.mark.parametrize("name", ["change_reading", "remove_reading"])
def test_a_published_baseline_stays(officer, draft, objective, measure, olivia, name):
    baseline = measuring.add_reading(measure, period="2025", value=1, is_baseline=True, by=olivia)
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    page = address(name, objective, measure.pk, baseline.pk)

    assert "part of what was published" in officer.get(page).text
    sent = {"seen": 1, "period": "2025", "value": "2", "because": "w"}
    response = officer.post(page, sent)
    assert (response.status_code, measure.readings.get().value) == (409, 1)


# --- A measure that changes ------------------------------------------------------------------------------------------


def test_a_measure_is_changed_and_a_stale_save_loses_nothing(officer, objective, measure, olivia):
    page = address("change_measure", objective, measure.pk)
    assert 'value="All pupils"' in officer.get(page).text
    sent = {
        "seen": 1, "name": "Falls at home", "unit": "days", "direction": "down", "target_kind": "value",
        "target_value": "12 days", "comparator": "All pupils", "every_months": "12", "lag_months": "4",
    }  # fmt: skip

    officer.post(page, sent)

    measure.refresh_from_db()
    assert (measure.name, measure.target_value, measure.every_months, measure.benchmark) == (
        "Falls at home",
        12,
        12,
        "",
    )
    stale = officer.post(page, sent | {"name": "Slips"})
    assert stale.status_code == 409
    assert 'value="Slips"' in stale.text
    refused = officer.post(page, sent | {"seen": 2, "target_kind": "narrow", "target_value": "", "comparator": ""})
    assert (refused.status_code, broken_links(refused.text)) == (422, [])


def test_what_figures_contradict_is_refused_in_words(officer, objective, measure, reading):
    sent = {"seen": 1, "name": "Falls", "unit": "percent", "direction": "up", "target_kind": "none"}

    response = officer.post(address("change_measure", objective, measure.pk), sent)

    assert response.status_code == 422
    assert "There are figures of the comparator." in response.text


def test_a_measure_removed_says_which_signs_are_judged_afterwards(officer, objective, measure, sign, olivia):
    tied = measuring.tie_criterion(sign, seen=objective.version, measure=measure, condition="narrow", by=olivia)

    page = officer.get(address("remove_measure", objective, measure.pk)).text

    assert tied.text in page
    assert "A person judges them afterwards" in page


# --- Signs of success ------------------------------------------------------------------------------------------------


@pytest.fixture
def sign(objective, olivia) -> SuccessCriterion:
    measuring.set_criteria(objective, texts=["Fewer falls"], logic="all", by=olivia)
    objective.refresh_from_db()
    return objective.criteria.get()


def test_a_sign_is_tied_to_a_measure(officer, objective, measure, sign, olivia):
    page = address("tie_criterion", objective, sign.pk)
    assert "From none: a person judges it" in officer.get(page).text
    sent = {"seen": objective.version, "measure": measure.pk}

    assert "Select when it is seen" in officer.post(page, sent).text
    refused = officer.post(page, sent | {"condition": "target"})
    assert "The measure “Falls” has no target" in refused.text
    assert broken_links(refused.text) == []
    officer.post(page, sent | {"condition": "narrow"})
    sign.refresh_from_db()
    assert (sign.measure, sign.condition) == (measure, "narrow")

    stale = officer.post(page, sent | {"condition": "above"})
    assert stale.status_code == 409
    assert "it is better than the comparator" in stale.text
    assert "the gap to the comparator is narrower than at the start" in words_of(stale.text)


def test_a_sign_that_another_save_removed_is_not_compared(officer, objective, measure, sign, olivia, monkeypatch):
    page, seen = address("tie_criterion", objective, sign.pk), objective.version
    stays = measuring.tie_criterion

    def late(*args, **kwargs):
        measuring.set_criteria(objective, texts=["Other"], logic="all", by=olivia)
        return stays(*args, **kwargs)

    monkeypatch.setattr(measuring, "tie_criterion", late)
    response = officer.post(page, {"seen": seen, "measure": measure.pk, "condition": "narrow"})

    assert response.status_code == 409


@time_machine.travel("2026-03-02 12:00", tick=False)
def test_a_sign_is_judged_by_a_contributor_with_what_shows_it(client, con, draft, objective, sign, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    client.force_login(con)
    page = address("judge_criterion", objective, sign.pk)
    assert 'value="2026"' in client.get(page).text

    assert "Say what shows it" in client.post(page, {"verdict": "seen"} | day("judged_on", DAY)).text
    client.post(page, {"verdict": "seen", "evidence": "The survey"} | day("judged_on", DAY))

    sign.refresh_from_db()
    assert (sign.is_seen, sign.judged_on, sign.judged_by) == (True, DAY, con)


def test_a_sign_read_from_a_measure_is_not_judged(officer, objective, measure, sign, olivia):
    measuring.tie_criterion(sign, seen=objective.version, measure=measure, condition="narrow", by=olivia)
    page = address("judge_criterion", objective, sign.pk)

    assert "is read from the measure “Falls”" in officer.get(page).text
    posted = officer.post(page, {"verdict": "unseen", "evidence": "e"} | day("judged_on", date(2026, 1, 1)))
    assert posted.status_code == 422
