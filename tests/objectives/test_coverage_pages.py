"""The pages about whom objectives cover, standing promises, and several objectives at once."""

from datetime import date

import pytest

from councils import characteristics
from objectives import actions, committing, covering
from objectives.models import Objective
from publications import actions as publications
from tests import cast
from tests.govuk.page import Elements
from tests.objectives.stage import a_set, address, an_objective, broken_links, measurable, of_set
from tests.objectives.test_pages import queries

DAY = date(2026, 3, 2)


@pytest.fixture
def addresses(draft, olivia) -> dict[str, str]:
    committing.add_commitments(draft, texts=["We listen."], by=olivia)
    draft.refresh_from_db()
    first = draft.commitments.get().pk
    names = ("coverage", "gap_reasons", "add_commitments", "add_several")
    return {name: of_set(name, draft) for name in names} | {
        "change_commitments": of_set("change_commitments", draft, first)
    }


@pytest.fixture
def carers(barsetshire, olivia):
    return characteristics.adopt_local(barsetshire, name="Carers", adopted_on=DAY, decided_by="Cabinet", by=olivia)


@pytest.fixture
def welsh(client, db):
    """A draft of a Welsh council, and its officer signed in."""
    council = cast.council("caerfro", nation="wales")
    officer = cast.person("gwen", (council, "officer"))
    client.force_login(officer)
    return a_set(council, by=officer), officer


def test_every_page_opens_with_one_heading_and_leads_back(officer, addresses):
    for name, there in addresses.items():
        response = officer.get(there)

        assert (name, response.status_code, len(Elements(response.text).all("h1"))) == (name, 200, 1)


def test_the_forms_open_only_while_the_set_may_be_edited(officer, addresses, draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)
    status = {name: officer.get(there).status_code for name, there in addresses.items()}

    assert status == dict.fromkeys(addresses, 409) | {"coverage": 200}
    assert of_set("gap_reasons", draft) not in officer.get(addresses["coverage"]).text


def test_an_approver_looks_at_the_board_and_edits_nothing(client, petra, addresses):
    client.force_login(petra)

    assert {name for name, there in addresses.items() if client.get(there).status_code == 200} == {"coverage"}


# --- The board --------------------------------------------------------------------------------------------------------


def test_the_board_is_a_table_with_headings_and_words_for_everything(officer, draft, carers, olivia):
    one = an_objective(draft, pairs=[("age", "advance")], local=[("carers", "advance")], by=olivia)
    covering.give_reasons(draft, seen=1, reasons={("sex", ""): "It is in our pay plan."}, by=olivia)

    page = officer.get(of_set("coverage", draft)).text

    assert page.count('scope="row"') == 10
    assert page.count('scope="col"') == 5
    assert page.count("Closed: s.149(7)") == 2
    assert "Not protected in law" in page
    assert "It is in our pay plan." in page
    assert page.count(f'href="{one.get_absolute_url()}"') == 3  # two cells and the key


def test_the_board_asks_the_same_number_of_questions_for_5_and_for_50_objectives(officer, draft, carers, olivia):
    def furnish(count: int) -> int:
        for n in range(count):
            an_objective(draft, title=f"{n}", pairs=[("sex", "advance")], local=[("carers", "advance")], by=olivia)
        return queries(officer, of_set("coverage", draft))

    assert furnish(5) == furnish(45)
    assert draft.objectives.count() == 50


def test_a_set_asks_the_same_number_of_questions_with_its_promises(officer, draft, carers, olivia):
    an_objective(draft, local=[("carers", "advance")], characteristics_without_aim=["age"], by=olivia)
    committing.add_commitments(draft, heading="A", texts=["a"], by=olivia)
    one = queries(officer, draft.get_absolute_url())
    for n in range(4):
        an_objective(draft, title=f"{n}", local=[("carers", "")], characteristics_without_aim=["age"], by=olivia)
        committing.add_commitments(draft, heading=f"{n}", texts=["a", "b"], by=olivia)

    assert queries(officer, draft.get_absolute_url()) == one


def test_a_retired_objective_stands_in_the_key_and_covers_nothing(officer, draft, objective, olivia, petra):
    actions.change_objective(objective, seen=1, pairs=[("age", "advance")], by=olivia)
    actions.mark_published(actions.submit_set(draft, by=olivia), on=DAY, by=petra)
    actions.review_objective(objective, decided_on=DAY, decision="retire", reason="Done.", by=olivia)

    assert "retired or replaced by a review" in officer.get(of_set("coverage", draft)).text


# --- Reasons ----------------------------------------------------------------------------------------------------------


def test_reasons_are_given_and_shown(officer, draft, objective):
    sent = {"seen": 1, "age": "Our age plan\nis apart.", "race-foster": "Not now.", "sex": ""}

    response = officer.post(of_set("gap_reasons", draft), sent, follow=True)

    assert "The reasons are saved" in response.text
    assert "is apart." in response.text
    assert "Not now." in response.text


def test_a_welsh_council_is_told_that_the_law_asks_and_an_english_one_that_it_is_good_practice(
    officer, draft, client, welsh
):
    there, gwen = welsh
    an_objective(there, pairs=[("sex", "advance")], is_about_pay=True, by=gwen)
    client.force_login(gwen)
    page = client.get(of_set("gap_reasons", there)).text

    assert "The law asks for a published reason (SI 2011/1064 regulation 3(3))" in page
    assert "An objective about pay differences does not cover it" in page
    assert "Good practice" not in page


def test_an_english_council_is_told_of_good_practice(officer, draft):
    page = officer.get(of_set("gap_reasons", draft)).text

    assert "Good practice. It may be left empty." in page
    assert "The law asks" not in page


def test_a_reason_posted_for_a_closed_cell_is_refused_with_its_section(officer, draft):
    sent = {"seen": 1, "marriage_civil_partnership-foster": "We would like to."}

    response = officer.post(of_set("gap_reasons", draft), sent)

    assert response.status_code == 422
    assert "s.149(7)" in response.text
    assert not draft.gap_reasons.exists()
    assert broken_links(response.text) == []


def test_a_reason_that_is_too_long_is_said_beside_its_box(officer, draft):
    response = officer.post(of_set("gap_reasons", draft), {"seen": 1, "age": "x" * 1001})

    assert response.status_code == 422
    assert "A reason must be 1,000 characters or fewer" in response.text or "1000 characters" in response.text


def test_a_second_save_of_reasons_is_stopped_and_loses_neither(officer, draft, petra):
    covering.give_reasons(draft, seen=1, reasons={("age", ""): "Theirs.", ("race", ""): "Also theirs."}, by=petra)

    response = officer.post(of_set("gap_reasons", draft), {"seen": 1, "age": "Mine."})

    assert response.status_code == 409
    assert "Petra saved it on" in response.text
    assert "Theirs." in response.text
    assert "Mine." in response.text

    officer.post(of_set("gap_reasons", draft), {"seen": 2, "age": "Mine.", "race": "Also theirs."})
    assert {row.text for row in draft.gap_reasons.all()} == {"Mine.", "Also theirs."}


def test_a_box_that_was_not_on_the_page_keeps_its_reason(officer, draft, petra):
    covering.give_reasons(draft, seen=1, reasons={("age", ""): "Theirs."}, by=petra)

    officer.post(of_set("gap_reasons", draft), {"seen": 2, "race": "Mine."})

    assert {row.text for row in draft.gap_reasons.all()} == {"Mine.", "Theirs."}


def test_what_was_typed_stays_though_an_objective_fills_the_gap_meanwhile(officer, draft, olivia):
    an_objective(draft, pairs=[("age", "advance")], by=olivia)

    officer.post(of_set("gap_reasons", draft), {"seen": 1, "age": "Only in part."})
    page = officer.get(of_set("gap_reasons", draft)).text

    assert "Only in part." in page
    assert "An objective is for it by now" in page


# --- Whom one objective is for ----------------------------------------------------------------------------------------


def test_people_may_be_named_before_an_aim_is_decided(officer, objective, carers):
    sent = {
        "seen": 1,
        "advance": "on",
        "advance_for": ["age"],
        "undecided": ["race", "age"],
        "undecided_local": ["carers"],
    }

    page = officer.post(address("change_cover", objective), sent, follow=True).text

    objective.refresh_from_db()
    assert objective.characteristics_without_aim == ["race"]
    assert "Not decided yet which aim" in page
    assert "Carers: no aim so far" in page
    card = officer.get(objective.objective_set.get_absolute_url()).text
    assert "Without an aim so far: Race" in card
    assert "(not protected in law)" in card


def test_the_form_shows_what_stands(officer, objective, carers, olivia):
    actions.change_objective(
        objective, seen=1, local=[("carers", "advance")], characteristics_without_aim=["sex"], by=olivia
    )
    page = officer.get(address("change_cover", objective)).text

    assert page.count("Decided by the council, not protected in law.") == 4
    boxes = [each for each in Elements(page).all("input") if "checked" in each.attributes]
    assert {(each["name"], each["value"]) for each in boxes} == {
        ("advance", "on"),
        ("advance_local", "carers"),
        ("undecided", "sex"),
    }


def test_a_local_characteristic_needs_its_aim_too(officer, objective, carers):
    response = officer.post(address("change_cover", objective), {"seen": 1, "foster_local": ["carers"]})

    assert response.status_code == 422
    assert "Select “Foster good relations” as well" in response.text
    assert broken_links(response.text) == []


def test_an_ended_one_is_offered_only_where_it_is_held(officer, draft, objective, carers, olivia):
    actions.change_objective(objective, seen=1, local=[("carers", "advance")], by=olivia)
    characteristics.end_local(carers, ended_on=DAY, because="Law now.", by=olivia)
    other = an_objective(draft, title="Other", by=olivia)

    assert "Carers (considered no more)" in officer.get(address("change_cover", objective)).text
    assert "Carers" not in officer.get(address("change_cover", other)).text


def test_the_council_s_own_words_are_suggested(officer, draft, objective, olivia):
    an_objective(draft, title="Other", tags=[("theme", "Hate crime"), ("theme", "Housing")], by=olivia)

    page = officer.get(address("change_cover", objective)).text

    assert "Used already: “Hate crime”, “Housing”." in page
    assert page.count("Used already") == 1


def test_only_welsh_councils_are_asked_about_pay_differences(officer, objective, client, welsh):
    there, gwen = welsh
    ours = an_objective(there, by=gwen)

    page = client.get(address("change_cover", ours)).text
    shown = client.post(address("change_cover", ours), {"seen": 1, "advance": "on", "is_about_pay": "on"}, follow=True)

    assert "regulation 3(3)" in page
    assert Objective.objects.get(pk=ours.pk).is_about_pay
    assert "In Wales it covers no characteristic by itself" in shown.text


def test_english_councils_are_not_asked_about_pay_differences(officer, objective):
    assert "pay differences" not in officer.get(address("change_cover", objective)).text
