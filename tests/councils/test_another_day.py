"""Looking at an example as of another day: for those with the power, said on the page, and nothing is changed."""

from datetime import date

import pytest

from councils.models import Headcount, Record
from deadlines import actions as deadlines
from tests.cast import STAGE_HAND

HOME = "/officers/barsetshire/"


@pytest.fixture(autouse=True)
def for_trying_out(settings):
    settings.ALLOW_EXAMPLE = True


@pytest.fixture
def published(barsetshire):
    deadlines.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 30), label="A report", by=STAGE_HAND)


def page(client, person, address):
    client.force_login(person)
    return client.get(address)


@pytest.mark.parametrize(
    ("day", "state"),
    [("2027-03-29", "Due today"), ("2027-03-30", "1 day past the safe day"), ("2027-04-10", "Overdue by 12 days")],
)
def test_the_page_answers_as_of_the_day_and_says_so(client, olivia, published, day, state):
    shown = page(client, olivia, f"{HOME}?on={day}").content.decode()

    assert state in shown
    assert "Nothing can be changed here." in shown
    assert "Back to today" in shown


def test_the_menu_leads_on_in_the_same_day(client, olivia, published):
    shown = page(client, olivia, f"{HOME}?on=2027-03-29").content.decode()

    assert 'href="/members/barsetshire/?on=2027-03-29"' in shown


def test_a_councillor_has_not_the_power_and_sees_today(client, cora, published):
    shown = page(client, cora, "/members/barsetshire/?on=2031-03-29").content.decode()

    assert "2031" not in shown
    assert "Nothing can be changed here." not in shown


@pytest.mark.parametrize("written", ["", "tomorrow", "2027-02-30", "1999-01-01", "9999-12-31", "2027-03-29\x00"])
def test_what_is_no_day_is_today(client, olivia, published, written):
    answer = page(client, olivia, f"{HOME}?on={written}")

    assert answer.status_code == 200
    assert "Nothing can be changed here." not in answer.content.decode()


def test_nothing_is_changed_from_another_day(client, olivia, barsetshire):
    client.force_login(olivia)
    before = Record.objects.count()
    told = {"as_at_0": "31", "as_at_1": "3", "as_at_2": "2026", "count": "300"}

    answer = client.post("/officers/barsetshire/headcount/?on=2027-03-29", told)

    assert answer.status_code == 409
    assert "Nothing was changed" in answer.content.decode()
    assert (Headcount.objects.count(), Record.objects.count()) == (0, before)


def test_a_live_installation_does_not_hear_of_another_day(client, olivia, published, settings):
    settings.ALLOW_EXAMPLE = False

    shown = page(client, olivia, f"{HOME}?on=2027-04-10").content.decode()

    assert "Nothing can be changed here." not in shown
    assert "see this page as of" not in shown
