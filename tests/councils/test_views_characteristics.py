"""The officers' pages of characteristics, and what readers see of them on the council's page."""

from datetime import date

import pytest
import time_machine

from councils import characteristics
from councils.models import LocalCharacteristic
from tests import cast
from tests.deadlines.dates_stage import day, error_beside, words_of
from tests.govuk.page import broken_error_links

pytestmark = pytest.mark.django_db
LIST = "/officers/barsetshire/characteristics/"
ADOPTED = date(2025, 7, 14)


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def carers(barsetshire, olivia):
    return adopted(barsetshire, olivia)


def adopted(council, by, name: str = "Carers", **told):
    told = {"adopted_on": ADOPTED, "decided_by": "Full Council"} | told
    return characteristics.adopt_local(council, name=name, **told, by=by)


def typed(**told) -> dict[str, object]:
    told = {"adopted_on": ADOPTED} | told
    words = {"name": "Carers", "description": "", "decided_by": "Full Council", "decision_reference": ""}
    return words | day("adopted_on", told.pop("adopted_on")) | told


# --- For officers -----------------------------------------------------------------------------------------------------


def test_the_nine_stand_with_their_sections_and_what_each_counts_for(officer):
    shown = words_of(officer.get(LIST))

    assert shown.count("All three aims") == 8
    assert "section 149(7) leaves it out of the other two" in shown
    assert 'Sex <span class="govuk-!-font-weight-regular">(s.11)</span>' in shown
    assert "s.149(1)(c)" in shown


def test_what_is_added_stands_there_with_its_decision_and_its_mark(officer):
    reference = "https://barsetshire.example.org/minutes"
    shown = words_of(officer.post(f"{LIST}add/", typed(decision_reference=reference), follow=True))

    assert "“Carers” is added." in shown
    assert "Not protected in law" in shown
    assert "Full Council, 14 July 2025" in shown
    assert f'href="{reference}"' in shown


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"name": ""}, "name", "Enter what the council has decided to consider"),
        ({"name": "x" * 101}, "name", "must be 100 characters or fewer"),
        ({"decided_by": ""}, "decided_by", "Enter who decided it"),
        ({"description": "x" * 301}, "description", "must be 300 characters or fewer"),
        ({"adopted_on": None}, "adopted_on", "Enter the day of the decision"),
        ({"adopted_on": date(2026, 6, 2)}, "adopted_on", "must be on or before 1 June 2026"),
        ({"adopted_on": date(1925, 6, 2)}, "adopted_on", "must be on or after 1 January 2000"),
    ],
)
def test_a_wrong_entry_is_refused_with_a_reason_and_kept_in_the_box(officer, wrong, field, words):
    answer = officer.post(f"{LIST}add/", typed(**wrong))

    assert answer.status_code == 422
    assert words in error_beside(answer, field)
    assert not [link for link in broken_error_links(answer.content.decode()) if link != "#main-content"]
    assert not LocalCharacteristic.objects.exists()


def test_one_of_the_nine_is_refused_beside_its_box_with_its_section(officer):
    answer = officer.post(f"{LIST}add/", typed(name="disability"))

    assert answer.status_code == 409
    assert "Disability is protected by law already (Equality Act 2010, section 6)" in error_beside(answer, "name")
    assert 'value="disability"' in answer.content.decode()


def test_it_is_changed(officer, carers):
    answer = officer.post(f"{LIST}carers/change/", typed(name="Unpaid carers", seen=1), follow=True)

    assert "“Unpaid carers” is saved." in words_of(answer)


def test_the_second_of_two_saves_is_stopped_and_both_are_shown(officer, carers, ada):
    characteristics.change_local(carers, seen=1, decided_by="Cabinet", by=ada)

    answer = officer.post(f"{LIST}carers/change/", typed(decided_by="The Leader", seen=1))

    assert answer.status_code == 409
    assert "Ada saved it" in words_of(answer)
    assert 'name="seen" value="2"' in words_of(answer)
    assert "Cabinet" in words_of(answer)


def test_it_ends_with_a_day_and_a_reason_and_stays_in_the_list(officer, carers):
    assert "Consider it no more" in words_of(officer.get(f"{LIST}carers/end/"))

    told = {"because": "Minute 50"} | day("ended_on", date(2026, 5, 4))
    shown = words_of(officer.post(f"{LIST}carers/end/", told, follow=True))

    assert "“Carers” is considered no more." in shown
    assert "Carers, from 14 July 2025 to 4 May 2026: Minute 50" in shown


def test_a_day_before_the_decision_is_refused_beside_its_box(officer, carers):
    answer = officer.post(f"{LIST}carers/end/", {"because": "x"} | day("ended_on", date(2025, 5, 4)))

    assert answer.status_code == 409
    assert "on or after 14 July 2025" in error_beside(answer, "ended_on")


@pytest.mark.parametrize("page", ["change", "end"])
def test_an_ended_one_says_that_nothing_more_can_be_done(officer, carers, olivia, page):
    characteristics.end_local(carers, ended_on=date(2026, 5, 4), because="Minute 50", by=olivia)

    answer = officer.get(f"{LIST}carers/{page}/")

    assert answer.status_code == 409
    assert "“Carers” ended on 4 May 2026. If it is adopted again, add it anew." in words_of(answer)
    assert (
        officer.post(f"{LIST}carers/{page}/", typed(seen=1, because="y") | day("ended_on", ADOPTED)).status_code == 409
    )


def test_whoever_only_reads_finds_no_buttons(client, petra, carers):
    client.force_login(petra)

    shown = words_of(client.get(LIST))

    assert "Carers" in shown
    assert "Add a characteristic" not in shown
    assert "carers/change/" not in shown


def test_another_council_s_are_not_found(officer, loamshire, sam):
    adopted(loamshire, sam)

    assert officer.get(f"{LIST}carers/change/").status_code == 404


def test_the_list_of_objectives_leads_here(officer):
    assert f'href="{LIST}"' in words_of(officer.get("/officers/barsetshire/objectives/"))


def test_the_list_takes_the_same_number_of_queries_for_one_and_many(
    officer, barsetshire, olivia, carers, django_assert_num_queries
):
    with django_assert_num_queries(5):
        officer.get(LIST)
    for number in range(12):
        adopted(barsetshire, olivia, f"Another {number}")
    with django_assert_num_queries(5):
        officer.get(LIST)


# --- For readers ------------------------------------------------------------------------------------------------------


def test_readers_see_what_stands_with_the_decision_and_the_mark(client, barsetshire, olivia):
    adopted(barsetshire, olivia, description="People who look after somebody", decision_reference="Minute 42")
    gone = adopted(barsetshire, olivia, "Care experience")
    characteristics.end_local(gone, ended_on=date(2026, 5, 4), because="Minute 50", by=olivia)

    shown = words_of(client.get("/councils/barsetshire/"))

    assert "Also considered here" in shown
    assert "<strong>Carers</strong>" in shown
    assert "Not protected in law" in shown
    assert "Decided by Full Council, 14 July 2025: Minute 42" in shown
    assert "Care experience" not in shown


def test_without_any_there_is_no_such_section(client, barsetshire):
    assert "Also considered here" not in words_of(client.get("/councils/barsetshire/"))
    assert "Also considered here" not in words_of(client.get(f"/councils/{cast.council('silent').slug}/"))


def test_a_historical_example_shows_what_stood_on_its_day(client, olivia):
    example = cast.council("example", shown_as_at=date(2025, 8, 1))
    adopted(example, olivia)
    adopted(example, olivia, "Later", adopted_on=date(2025, 8, 2))

    shown = words_of(client.get("/councils/example/"))

    assert "<strong>Carers</strong>" in shown
    assert "Later" not in shown


def test_the_reader_s_page_takes_as_many_queries_for_many_as_for_none(
    client, barsetshire, loamshire, sam, django_assert_max_num_queries
):
    for number in range(12):
        adopted(loamshire, sam, f"Another {number}")
    counted = {}
    for slug in ("barsetshire", "loamshire"):
        with django_assert_max_num_queries(20) as caught:
            client.get(f"/councils/{slug}/")
        counted[slug] = len(caught)

    assert counted["barsetshire"] == counted["loamshire"]
