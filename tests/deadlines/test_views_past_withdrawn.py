"""An entry that was a mistake is withdrawn with its reason, and the days move back."""

from datetime import date

import pytest
import time_machine

from councils.models import Record
from deadlines import actions
from deadlines.models import Discharge
from tests import cast
from tests.deadlines.past_stage import ROW, error_beside, known, table, words_of

pytestmark = pytest.mark.django_db
PAST = "/officers/barsetshire/past/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def mistaken(barsetshire):
    known(barsetshire, on=date(2026, 2, 1), label="The right one")
    return known(barsetshire, label="Mistaken")


def test_a_mistaken_entry_is_withdrawn_with_its_reason_and_the_day_moves_back(officer, mistaken):
    address = f"{PAST}{mistaken.pk}/withdraw/"
    assert "Mistaken" in words_of(officer.get(address))

    shown = words_of(officer.post(address, {"because": "It was Loamshire’s"}, follow=True))

    assert "“Mistaken” no longer counts. Publish your next equality information by 31 January 2027." in shown
    assert "Withdrawn on 1 June 2026: It was Loamshire’s" in shown
    assert address not in shown
    assert Record.objects.filter(event="discharge withdrawn", by_name="Olivia").exists()


def test_after_a_withdrawal_the_right_one_may_be_entered_for_the_same_day(officer, mistaken):
    officer.post(f"{PAST}{mistaken.pk}/withdraw/", {"because": "Wrong title"})
    officer.post(PAST, table(ROW))

    assert Discharge.objects.standing().get(made_public_on=date(2026, 3, 30)).label == ROW["label"]


def test_the_only_one_withdrawn_leaves_the_first_date(officer, barsetshire):
    only = known(barsetshire)

    shown = words_of(officer.post(f"{PAST}{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "Equality information: no publication is known now. The first was due by 30 March 2018." in shown


def test_the_only_figures_of_a_reporting_year_withdrawn_leave_its_day(officer, barsetshire):
    only = known(barsetshire, "GPG", date(2026, 3, 12), cycle="2025-26")
    assert "Gender pay gap, 2025-26" in words_of(officer.get(f"{PAST}{only.pk}/withdraw/"))

    shown = words_of(officer.post(f"{PAST}{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "Gender pay gap: no publication is known now. For 2025-26 the day is 30 March 2026." in shown


def test_a_council_younger_than_the_law_is_told_that_it_has_no_day_again(client, db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    client.force_login(cast.person("nia", (new, "officer")))
    only = known(new)

    shown = words_of(client.post(f"/officers/newshire/past/{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "no publication is known now, and the law gives no first date." in shown


@pytest.mark.parametrize(
    ("because", "words"),
    [("  ", "Enter why it does not count"), ("x" * 501, "must be 500 characters or fewer")],
)
def test_without_a_fit_reason_nothing_is_withdrawn(officer, mistaken, because, words):
    answer = officer.post(f"{PAST}{mistaken.pk}/withdraw/", {"because": because})

    assert answer.status_code == 422
    assert words in error_beside(answer, "because")
    assert because in answer.content.decode()
    assert Discharge.objects.standing().count() == 2


def test_a_second_withdrawal_is_refused_in_a_sentence(officer, mistaken):
    address = f"{PAST}{mistaken.pk}/withdraw/"
    officer.post(address, {"because": "Once"})

    answer = officer.post(address, {"because": "Twice"})

    assert answer.status_code == 422
    assert "“Mistaken” was withdrawn already." in words_of(answer)
    assert Discharge.objects.get(pk=mistaken.pk).withdrawn_because == "Once"


def test_a_first_date_that_the_council_set_counts_again(client, db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    actions.set_first_date(
        new, "EQ_INFO", due_on=date(2027, 3, 31), because="Decided", on=date(2026, 6, 1), by=cast.STAGE_HAND
    )
    client.force_login(cast.person("nia", (new, "officer")))
    only = known(new)

    shown = words_of(client.post(f"/officers/newshire/past/{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "Equality information: no publication is known now. Publish it by 31 March 2027." in shown
