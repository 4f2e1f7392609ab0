"""The pages that read: all sets, one set, one objective; and who may open which page at all."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from objectives import actions, measuring
from objectives.models import ObjectiveSet
from publications import actions as publications
from tests.govuk.page import Elements
from tests.objectives.stage import a_measure, a_set, amending, an_objective, measurable, published

DAY = date(2026, 3, 2)
OF_A_SET = ["objective_set", "change_set", "add_objective", "enter_round"]
OF_AN_OBJECTIVE = [
    "objective", "change_words", "change_cover", "change_people", "change_criteria", "add_measure", "note_progress",
    "review_objective", "remove_objective",
]  # fmt: skip
OF_A_MEASURE = ["remove_measure", "add_reading", "change_measure", "enter_figures"]
OF_A_FIGURE = ["change_reading", "remove_reading"]
OF_A_SIGN = ["tie_criterion", "judge_criterion"]
READ = ["objective_sets", "objective_set", "objective"]
BY_CONTRIBUTORS = [
    "note_progress", "add_reading", "enter_figures", "enter_round", "change_reading", "remove_reading",
    "judge_criterion",
]  # fmt: skip


@pytest.fixture
def addresses(draft, objective, olivia) -> dict[str, str]:
    """Every page that answers GET, by name."""
    measure = a_measure(objective, readings=[{"period": "2025", "value": 3}], by=olivia)
    measuring.set_criteria(objective, texts=["Seen"], logic="all", by=olivia)
    figure, sign = measure.readings.get().pk, objective.criteria.get().pk
    to_set, to_objective = ["barsetshire", draft.slug], ["barsetshire", draft.slug, objective.pk]
    return (
        {name: reverse(name, args=["barsetshire"]) for name in ("objective_sets", "start_set")}
        | {name: reverse(name, args=to_set) for name in OF_A_SET}
        | {name: reverse(name, args=to_objective) for name in OF_AN_OBJECTIVE}
        | {name: reverse(name, args=[*to_objective, measure.pk]) for name in OF_A_MEASURE}
        | {name: reverse(name, args=[*to_objective, measure.pk, figure]) for name in OF_A_FIGURE}
        | {name: reverse(name, args=[*to_objective, sign]) for name in OF_A_SIGN}
    )


def refusals(client, addresses) -> set[str]:
    return {name for name, address in addresses.items() if client.get(address).status_code == 403}


def test_every_page_opens_for_an_officer_with_one_heading_and_the_council_in_its_title(officer, addresses):
    for name, address in addresses.items():
        response = officer.get(address)
        page = Elements(response.text)

        # A draft has nothing to review: the page says so.
        status = 409 if name == "review_objective" else 200
        assert (name, response.status_code, len(page.all("h1"))) == (name, status, 1)
        assert "– Barsetshire County Council – PSED Portal</title>" in response.text, name


def test_a_stranger_finds_none_of_the_pages(client, sam, addresses):
    client.force_login(sam)

    assert {client.get(address).status_code for address in addresses.values()} == {404}


def test_whoever_has_not_signed_in_is_asked_to(client, addresses):
    for address in addresses.values():
        assert client.get(address).headers["Location"] == f"/account/login/?next={address}"


def test_a_councillor_sees_no_draft(client, cora, addresses):
    client.force_login(cora)

    assert refusals(client, addresses) == set(addresses)


def test_an_approver_reads_and_edits_nothing(client, petra, addresses):
    client.force_login(petra)

    assert refusals(client, addresses) == set(addresses) - set(READ)


def test_a_contributor_reads_notes_progress_and_adds_figures(client, con, addresses):
    client.force_login(con)

    assert refusals(client, addresses) == set(addresses) - set(READ) - set(BY_CONTRIBUTORS)


def test_nothing_may_be_deleted_by_its_address(officer, addresses):
    assert {officer.delete(address).status_code for address in addresses.values()} == {405}


def test_reading_pages_take_no_post_and_moving_takes_no_get(officer, addresses, draft, objective):
    posts = {officer.post(addresses[name]).status_code for name in READ}
    move = officer.get(reverse("move_objective", args=["barsetshire", draft.slug, objective.pk]))

    assert (posts, move.status_code) == ({405}, 405)


def test_an_objective_of_another_set_is_not_found_under_this_one(officer, objective, barsetshire, olivia):
    other = a_set(barsetshire, title="Other", by=olivia)

    assert officer.get(reverse("objective", args=["barsetshire", other.slug, objective.pk])).status_code == 404


def test_a_measure_of_another_objective_is_not_found_under_this_one(officer, draft, objective, olivia):
    measure = a_measure(an_objective(draft, title="Other", by=olivia), by=olivia)
    address = reverse("add_reading", args=["barsetshire", draft.slug, objective.pk, measure.pk])

    assert officer.get(address).status_code == 404


# --- All sets --------------------------------------------------------------------------------------------------------


def test_a_council_without_a_set_is_told_what_to_do(officer, barsetshire):
    page = officer.get("/officers/barsetshire/objectives/").text

    assert "There is no set of objectives here yet" in page
    assert 'href="/officers/barsetshire/objectives/new/"' in page


def test_who_may_not_start_a_set_sees_no_button_for_it(client, petra):
    client.force_login(petra)

    assert "/objectives/new/" not in client.get("/officers/barsetshire/objectives/").text


def test_the_list_names_each_set_its_state_and_how_many_objectives(
    officer, draft, objective, barsetshire, olivia, petra
):
    published(draft, on=DAY, by=olivia, approver=petra)
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    published(newer, on=date(2026, 4, 2), by=olivia, approver=petra)

    page = officer.get("/officers/barsetshire/objectives/").text

    assert page.index("Newer") < page.index("Our objectives")
    assert "2 April 2026" in page
    assert page.count("Replaced by a newer set") == 1


def queries(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_asks_the_same_number_of_questions_for_many_sets(officer, draft, barsetshire, olivia):
    one = queries(officer, "/officers/barsetshire/objectives/")
    for n in range(12):
        an_objective(a_set(barsetshire, title=f"Set {n}", by=olivia), by=olivia)

    assert queries(officer, "/officers/barsetshire/objectives/") == one


# --- One set ---------------------------------------------------------------------------------------------------------


def furnish(objective_set, *, by, title: str) -> None:
    """An objective with everything a card can show."""
    objective = an_objective(objective_set, title=title, pairs=[("sex", "advance"), ("race", "advance")], by=by)
    a_measure(objective, readings=[{"period": "2025", "value": 3}, {"period": "2026", "value": 4}], by=by)
    measuring.set_criteria(objective, texts=["Seen"], logic="all", by=by)
    actions.note_progress(objective, as_at=DAY, rag="late", narrative="Late.", by=by)


def test_a_set_asks_the_same_number_of_questions_for_1_and_for_39_objectives(officer, draft, olivia):
    furnish(draft, title="first", by=olivia)
    one = queries(officer, draft.get_absolute_url())
    for n in range(38):
        furnish(draft, title=f"Objective {n}", by=olivia)

    assert draft.objectives.count() == 39
    assert queries(officer, draft.get_absolute_url()) == one


def test_a_card_says_how_it_goes_for_whom_and_what_is_missing(officer, draft, olivia):
    furnish(draft, title="Narrow the gap", by=olivia)

    page = officer.get(draft.get_absolute_url()).text

    for words in (
        "Late",
        "2 March 2026",
        "Advance equality of opportunity",
        "Race, Sex",
        "It has no owner",
        "no baseline",
    ):
        assert words in page, words


def test_a_set_says_how_its_period_was_read(officer, barsetshire, olivia):
    dated = a_set(
        barsetshire, period_as_written="2016 to 2020", starts_on=date(2016, 1, 1), ends_on=date(2020, 12, 31), by=olivia
    )

    assert (
        "We read this as 1 January 2016 to 31 December 2020: a bare year" in officer.get(dated.get_absolute_url()).text
    )


def test_a_draft_can_be_edited_checked_and_published_from_its_page(officer, draft, objective):
    page = officer.get(draft.get_absolute_url()).text

    for part in ("change/", "add/", "submit/"):
        assert f'href="{draft.get_absolute_url()}{part}' in page


def test_an_empty_set_offers_to_add_an_objective_before_anything_else(officer, draft):
    page = officer.get(draft.get_absolute_url()).text

    assert "The set has no objective yet" in page
    assert "Check and publish" not in page


@pytest.mark.parametrize("reader", ["petra", "con"])
def test_who_may_not_edit_sees_no_link_to_it(client, draft, objective, reader, request):
    client.force_login(request.getfixturevalue(reader))

    for address in (draft.get_absolute_url(), objective.get_absolute_url()):
        page = client.get(address).text
        assert not [part for part in ("change/", "add/", "submit/", "words/", "move/", "remove/") if f"{part}" in page]


def test_with_the_approver_the_page_says_so_and_offers_no_edit(officer, draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    page = officer.get(draft.get_absolute_url()).text

    assert "until the approver has answered" in page
    assert "change/" not in page


def test_a_published_set_leads_to_an_amendment(officer, draft, objective, olivia, petra):
    published(draft, on=DAY, by=olivia, approver=petra)

    page = officer.get(draft.get_absolute_url()).text

    assert f"/publications/equality-objectives/{draft.slug}/correct/" in page
    assert "change/" not in page


def test_a_set_published_elsewhere_offers_no_amendment_that_could_not_be_made(officer, draft, objective, olivia):
    actions.note_published_elsewhere(draft, on=date(2016, 4, 1), by=olivia)

    page = officer.get(draft.get_absolute_url()).text

    assert "before the council used this portal" in page
    assert "/correct/" not in page


def test_an_amendment_says_that_the_public_still_reads_the_present_edition(officer, draft, objective, olivia, petra):
    published(draft, on=DAY, by=olivia, approver=petra)
    amending(draft, by=olivia)

    page = officer.get(draft.get_absolute_url()).text

    assert "You are amending a published set" in page
    assert "change/" in page


# --- One objective ---------------------------------------------------------------------------------------------------


def test_an_objective_asks_the_same_number_of_questions_however_much_is_known_of_it(officer, draft, olivia):
    furnish(draft, title="Much", by=olivia)
    objective = draft.objectives.get()
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    actions.review_objective(objective, decided_on=DAY, decision="keep", reason="r", by=olivia)
    one = queries(officer, objective.get_absolute_url())
    ObjectiveSet.objects.update(state="amending")
    for n in range(9):
        earlier = a_measure(objective, name=f"M{n}", readings=[{"period": "2025", "value": 3}], by=olivia)
        a_measure(objective, name=f"N{n}", replaces=earlier, by=olivia)
        actions.note_progress(objective, as_at=DAY, rag="met", narrative=f"Word {n}", by=olivia)
        actions.review_objective(objective, decided_on=date(2026, 4, n + 1), decision="keep", reason="r", by=olivia)

    ObjectiveSet.objects.update(state="published")
    # The measures that were replaced are one more question, asked once.
    assert queries(officer, objective.get_absolute_url()) - one in (0, 1)


def test_figures_are_shown_as_published_with_their_numbers_and_the_gap(officer, draft, objective, olivia):
    reading = {"period": "2016", "is_baseline": True, "numerator": 57, "denominator": 1440, "value": "37.5"}
    a_measure(objective, comparator="All", readings=[reading | {"comparator_value": "55.8"}], by=olivia)
    a_measure(objective, name="P8", unit="score", readings=[{"period": "2016", "value": "-0.35"}], by=olivia)

    page = officer.get(objective.get_absolute_url()).text

    for words in ("37.5%", "57 of 1,440", "55.8%", "18.3", "−0.35", "(baseline)"):
        assert words in page, words


def test_the_newest_progress_stands_first_and_is_rendered_from_markdown_alone(officer, objective, olivia):
    actions.note_progress(objective, as_at=date(2026, 1, 1), rag="late", narrative="Older", by=olivia)
    actions.note_progress(
        objective, as_at=date(2026, 2, 1), rag="met", narrative="**Newer** <script>x</script>", by=olivia
    )

    page = officer.get(objective.get_absolute_url()).text

    assert page.index("<strong>Newer</strong>") < page.index("Older")
    assert "<script>x" not in page


def test_any_one_of_the_signs_is_said_to_be_enough(officer, objective, olivia):
    measuring.set_criteria(objective, texts=["One", "Two"], logic="any", by=olivia)

    assert "Met when any one of these is seen:" in officer.get(objective.get_absolute_url()).text


def test_a_very_long_welsh_title_is_shown_whole(officer, draft, olivia):
    title = ("Gwrando ar bobl hŷn “â pharch” • ŵŷïô " * 20)[:500].strip()
    objective = an_objective(draft, title=title, by=olivia)

    assert title in officer.get(objective.get_absolute_url()).text
    assert title in officer.get(draft.get_absolute_url()).text


def test_a_contributor_finds_progress_and_figures_and_no_other_link(client, con, objective, olivia):
    a_measure(objective, by=olivia)
    client.force_login(con)

    links = {link["href"] for link in Elements(client.get(objective.get_absolute_url()).text).all("a")}
    parts = {
        href.removeprefix(objective.get_absolute_url())
        for href in links
        if href.startswith(objective.get_absolute_url())
    }

    assert {part.split("/")[0] for part in parts} == {"progress", "measures"}
