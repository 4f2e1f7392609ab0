"""Arrangements: lengths of steps and whom a delay is brought to, set once, and two people at one form."""

import re

import pytest

from councils.edits import StaleEdit
from councils.models import Record
from deadlines import keeping
from deadlines.models import Arrangements
from tests import cast
from tests.deadlines.dates_stage import error_beside, words_of
from tests.govuk.page import broken_error_links

pytestmark = pytest.mark.django_db
PAGE = "/officers/barsetshire/arrangements/"
TYPED = {
    "evidence_weeks": "6",
    "consultation_weeks": "8",
    "drafting_weeks": "4",
    "scrutiny_working_days": "15",
    "cabinet_working_days": "10",
    "call_in_working_days": "0",
    "publication_working_days": "3",
    "reply_working_days": "20",
    "escalate_after_days": "21",
    "sponsor": "",
    "seen": "1",
}


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def test_a_council_that_said_nothing_has_the_usual_lengths_and_reading_them_writes_nothing(officer, barsetshire):
    shown = words_of(officer.get(PAGE))

    assert re.search(r'name="consultation_weeks"[^>]* value="12"', shown)
    assert not Arrangements.objects.exists()


def test_what_is_set_is_kept_recorded_and_shown(officer, barsetshire, cora):
    shown = words_of(officer.post(PAGE, TYPED | {"sponsor": cora.pk}, follow=True))

    kept = Arrangements.objects.get(council=barsetshire)
    assert (kept.consultation_weeks, kept.call_in_working_days, kept.sponsor) == (8, 0, cora)
    assert "The arrangements are saved." in shown
    told = Record.objects.get(event="arrangements changed")
    assert told.before == {
        "consultation_weeks": 12, "cabinet_working_days": 15, "call_in_working_days": 5, "escalate_after_days": 14,
        "sponsor": None,
    }  # fmt: skip
    assert told.after["sponsor"] == "Cora"
    assert re.search(r'name="consultation_weeks"[^>]* value="8"', shown)


def test_the_same_lengths_twice_are_recorded_once(barsetshire, olivia):
    kept = keeping.arrange(barsetshire, seen=1, evidence_weeks=8, by=olivia)
    keeping.arrange(barsetshire, seen=kept.version, evidence_weeks=8, by=olivia)

    assert Record.objects.filter(event="arrangements changed").count() == 1


def test_a_second_save_is_stopped_shows_both_and_loses_neither(officer, barsetshire, petra):
    keeping.arrange(barsetshire, seen=1, consultation_weeks=10, by=petra)

    stopped = officer.post(PAGE, TYPED)

    assert stopped.status_code == 409
    shown = words_of(stopped)
    assert "Petra saved it on" in shown
    assert re.search(r'<div class="portal-stale__text"><p>8|<div class="portal-stale__text">8', shown)
    assert "10" in shown
    assert Arrangements.objects.get().consultation_weeks == 10
    seen = re.search(r'name="seen" value="(\d+)"', shown)[1]

    officer.post(PAGE, TYPED | {"seen": seen})

    assert Arrangements.objects.get().consultation_weeks == 8


def test_two_who_both_began_from_nothing_are_told_apart(barsetshire, olivia, petra):
    keeping.arrange(barsetshire, seen=1, consultation_weeks=10, by=petra)

    with pytest.raises(StaleEdit):
        keeping.arrange(barsetshire, seen=1, consultation_weeks=8, by=olivia)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("consultation_weeks", "", "Consultation: enter how long it takes, or 0"),
        ("consultation_weeks", "53", "Consultation must be 52 weeks or fewer"),
        ("consultation_weeks", "-1", "Consultation must be 0 weeks or more"),
        ("scrutiny_working_days", "twelve", "Scrutiny must be a whole number of working days, like 12"),
        ("scrutiny_working_days", "121", "Scrutiny must be 120 working days or fewer"),
        ("reply_working_days", "", "Enter within how many working days a request is answered"),
        ("reply_working_days", "0", "The working days until a request is answered must be 1 or more"),
        ("escalate_after_days", "0", "The days until the sponsor is told must be 1 or more"),
        ("escalate_after_days", "366", "The days until the sponsor is told must be 365 or fewer"),
        ("sponsor", "999999", "Select somebody who has a role at this council"),
        ("sponsor", "'; drop table", "Select somebody who has a role at this council"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box_and_nothing_is_lost(officer, barsetshire, field, typed, says):
    answer = officer.post(PAGE, TYPED | {field: typed})

    assert answer.status_code == 422
    assert says in error_beside(answer, field)
    assert re.search(r'name="drafting_weeks"[^>]* value="4"', words_of(answer))
    assert not [link for link in broken_error_links(answer.content.decode()) if link != "#main-content"]
    assert not Arrangements.objects.exists()


def test_only_councillors_of_this_council_can_be_the_sponsor(officer, loamshire, petra):
    other = cast.person("otto", (loamshire, "councillor"))

    for stranger in (other, petra):
        assert officer.post(PAGE, TYPED | {"sponsor": stranger.pk}).status_code == 422
    assert "Nobody has the role of a councillor here yet." in words_of(officer.get(PAGE))


def test_a_sponsor_who_left_is_named_so_that_another_is_chosen(officer, barsetshire, cora, olivia):
    keeping.arrange(barsetshire, seen=1, sponsor=cora, by=olivia)
    cora.memberships.all().delete()

    assert "Cora was named, and has no such role here any more." in words_of(officer.get(PAGE))


def test_two_of_one_name_are_told_apart_by_their_addresses(officer, barsetshire, cora):
    other = cast.person("cora.jones", (barsetshire, "councillor"))
    other.name = "Cora"
    other.save()

    shown = words_of(officer.get(PAGE))

    assert "Cora (cora@example.org)" in shown
    assert "Cora (cora.jones@example.org)" in shown


def test_a_stranger_finds_nothing_a_reader_may_not_and_another_method_is_refused(client, sam, cora, barsetshire):
    auditor = cast.person("audrey", (barsetshire, "auditor"))
    for person, status in ((sam, 404), (cora, 403), (auditor, 403)):
        client.force_login(person)
        assert client.get(PAGE).status_code == status
        assert client.post(PAGE, TYPED).status_code == status
    assert not Arrangements.objects.exists()


def test_another_method_is_refused(officer):
    assert officer.put(PAGE).status_code == 405


def test_the_page_asks_the_same_number_of_questions_however_many_councillors(
    officer, barsetshire, django_assert_num_queries
):
    for number in (1, 2, 3):
        cast.person(f"member{number}", (barsetshire, "councillor"))
        with django_assert_num_queries(6):
            officer.get(PAGE)
