"""Contact, headcount and the record of a council."""

from datetime import date

import pytest
import time_machine

from councils import actions
from councils.models import Record
from tests import cast

pytestmark = pytest.mark.django_db
CONTACT = "/officers/barsetshire/contact/"
HEADCOUNT = "/officers/barsetshire/headcount/"
RECORD = "/officers/barsetshire/record/"


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


# --- Contact ----------------------------------------------------------------------------------------------------------


def test_the_contact_is_changed_and_recorded(officer, barsetshire, olivia):
    words = "Tîm Cydraddoldeb\r\n• “cydraddoldeb@example.org”"
    answer = officer.post(CONTACT, {"contact": words, "seen": 1})
    barsetshire.refresh_from_db()
    assert answer["Location"] == "/officers/barsetshire/"
    assert barsetshire.contact == "Tîm Cydraddoldeb\n• “cydraddoldeb@example.org”"
    assert Record.objects.filter(event="contact changed", by_name="Olivia").exists()


def test_the_second_of_two_saves_is_stopped_and_both_texts_are_shown(officer, barsetshire, olivia):
    actions.change_contact(barsetshire, seen=1, contact="Petra's text", by=olivia)
    answer = officer.post(CONTACT, {"contact": "My text", "seen": 1})
    shown = answer.content.decode()
    barsetshire.refresh_from_db()
    assert answer.status_code == 409
    assert shown.count("My text") == 2
    assert ">My text</textarea>" in shown.replace("\n", "")
    assert "Petra&#x27;s text" in shown
    assert 'name="seen" value="2"' in shown
    assert barsetshire.contact == "Petra's text"


def test_saving_again_after_that_is_a_decision(officer, barsetshire, olivia):
    actions.change_contact(barsetshire, seen=1, contact="Petra's text", by=olivia)
    officer.post(CONTACT, {"contact": "My text", "seen": 2})
    barsetshire.refresh_from_db()
    assert barsetshire.contact == "My text"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Enter whom readers may write to"), ("x" * 1001, "must be 1000 characters or fewer")],
)
def test_a_wrong_contact_is_refused_and_kept_in_the_box(officer, typed, words):
    answer = officer.post(CONTACT, {"contact": typed, "seen": 1})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert typed in answer.content.decode()


# --- Headcount --------------------------------------------------------------------------------------------------------

COUNT = {"as_at-day": "31", "as_at-month": "March", "as_at-year": "2026", "count": "4,210", "basis": "Payroll"}


@pytest.fixture
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.mark.usefixtures("_june")
def test_a_headcount_is_noted_as_people_write_numbers(officer, barsetshire):
    officer.post(HEADCOUNT, COUNT)
    noted = barsetshire.headcount(on=date(2026, 6, 1))
    assert (noted.as_at, noted.count, noted.basis) == (date(2026, 3, 31), 4210, "Payroll")


@pytest.mark.usefixtures("_june")
def test_another_number_for_the_same_day_replaces_the_first(officer, barsetshire):
    officer.post(HEADCOUNT, COUNT)
    officer.post(HEADCOUNT, COUNT | {"count": "149", "is_upper_bound": "on"})
    assert [(noted.count, noted.is_upper_bound) for noted in barsetshire.headcounts.all()] == [(149, True)]
    assert "at most" in officer.get(HEADCOUNT).content.decode()


@pytest.mark.usefixtures("_june")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"count": ""}, "Enter how many people the council employed"),
        ({"count": "many"}, "The number of employees must be a whole number, like 1200"),
        ({"count": "-1"}, "The number of employees must be 0 or more"),
        ({"count": "1000001"}, "The number of employees must be 1,000,000 or fewer"),
        ({"as_at-year": "2027"}, "must be on or before 1 June 2026"),
        ({"as_at-day": "31", "as_at-month": "2"}, "must be a real date"),
    ],
)
def test_a_wrong_headcount_is_refused_with_a_reason(officer, barsetshire, wrong, words):
    answer = officer.post(HEADCOUNT, COUNT | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="Payroll"' in answer.content.decode()
    assert not barsetshire.headcounts.exists()


@pytest.mark.parametrize(
    ("nation", "says", "keeps_silent"),
    [
        (
            "england",
            ["From 150 employees", "From 250 employees on 31 March", "Leave out staff of maintained schools"],
            ["20 or more"],
        ),
        ("scotland", ["20 or more employees at any time", "For example 19"], ["150", "250", "maintained"]),
        ("wales", ["No duty in Wales depends on the number"], ["150", "250", "20 or more", "maintained"]),
        ("northern_ireland", ["No date here depends on the number"], ["150", "250", "20 or more", "maintained"]),
    ],
)
def test_what_the_number_decides_is_told_as_the_law_of_the_nation_has_it(client, nation, says, keeps_silent):
    council = cast.council("northshire", nation=nation)
    client.force_login(cast.person("nora", (council, "officer")))
    shown = client.get("/officers/northshire/headcount/").content.decode()
    assert [words for words in says if words not in shown] == []
    content = shown[shown.index("<main") : shown.index("</main>")]
    assert [words for words in keeps_silent if words in content] == []


# --- The record -------------------------------------------------------------------------------------------------------


@pytest.fixture
def administrator(client, ada):
    client.force_login(ada)
    return client


def test_the_record_is_read_newest_first(administrator, barsetshire, olivia):
    actions.change_contact(barsetshire, seen=1, contact="New words", by=olivia)
    shown = administrator.get(RECORD).content.decode()
    assert shown.index("contact changed") < shown.index("enrolled")
    assert "New words" in shown


def test_the_record_of_another_council_is_not_in_it(administrator, loamshire):
    assert "Loamshire" not in administrator.get(RECORD).content.decode()


def test_the_record_is_read_in_pages_with_the_same_number_of_queries(
    administrator, barsetshire, olivia, django_assert_num_queries
):
    with django_assert_num_queries(7):
        administrator.get(RECORD)
    for number in range(60):
        actions.note_headcount(barsetshire, as_at=date(2026, 1, 1), count=number, by=olivia)
    with django_assert_num_queries(7):
        shown = administrator.get(RECORD).content.decode()
    assert "page=2" in shown


# --- The doors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [CONTACT, HEADCOUNT, RECORD])
def test_a_stranger_finds_nothing_and_a_councillor_is_refused(client, address, sam, cora):
    client.force_login(sam)
    assert client.get(address).status_code == 404
    client.force_login(cora)
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address)["Location"].startswith("/account/login/")


@pytest.mark.parametrize(("address", "role"), [(CONTACT, "officer"), (HEADCOUNT, "officer"), (RECORD, "auditor")])
def test_other_methods_are_refused(client, barsetshire, address, role):
    client.force_login(cast.person("someone", (barsetshire, role)))
    assert client.delete(address).status_code == 405


@pytest.mark.parametrize("address", [CONTACT, HEADCOUNT])
def test_an_approver_may_not_change_it(client, petra, barsetshire, address):
    client.force_login(petra)
    assert client.post(address, {"contact": "Mine", "seen": 1} | COUNT).status_code == 403
    barsetshire.refresh_from_db()
    assert barsetshire.contact != "Mine"
