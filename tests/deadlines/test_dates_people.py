"""Who is told of a date, in which order, who was told already, and who answers for it."""

import re
from datetime import date

import pytest
import time_machine

from councils.models import Record
from deadlines import actions, keeping
from deadlines.models import Deadline, Flag, Kind, Notice
from tests import cast
from tests.deadlines.dates_stage import page_of, words_of

pytestmark = pytest.mark.django_db
LIST = "/officers/barsetshire/dates/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def information(barsetshire):
    """Equality information, last published on 30 March 2026: due by 29 March 2027."""
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 30), label="2025–26", by=cast.STAGE_HAND)
    return Deadline.objects.open().get(council=barsetshire, duty="EQ_INFO")


@pytest.fixture
def promise(barsetshire):
    keeping.enter(
        barsetshire,
        kind=Kind.OWN_PROMISE,
        title="Report to Cabinet",
        due_on=date(2026, 7, 10),
        by=cast.STAGE_HAND,
    )
    return Deadline.objects.open().get(kind=Kind.OWN_PROMISE)


# --- Who is told ------------------------------------------------------------------------------------------------------


def chain_of(shown: str) -> list[str]:
    listed = re.search(r'<ol class="govuk-list govuk-list--number.*?</ol>', shown)[0]
    return re.findall(r"<strong>(.*?)</strong>", listed)


def test_the_chain_is_shown_with_the_names_of_today(officer, olivia, ada, cora, petra, information):
    keeping.name_people(information, owner=petra, sponsor=cora, by=olivia)

    shown = words_of(officer.get(page_of(information, "date")))

    assert chain_of(shown) == [
        "Owner: Petra", "Equality officer: Olivia", "Administrator: Ada", "Member sponsor: Cora",
    ]  # fmt: skip
    assert "Told when its day is 14 days past." in shown


def test_without_an_owner_the_officers_are_told_first_and_nobody_is_made_up(officer, information):
    shown = words_of(officer.get(page_of(information, "date")))

    assert chain_of(shown) == ["Equality officer: Olivia", "Administrator", "Member sponsor"]
    assert "There is none." in shown
    assert "No councillor is named. When its day is 14 days past, the administrators are told." in shown


def test_an_owner_who_left_is_not_in_the_chain(officer, olivia, petra, information):
    keeping.name_people(information, owner=petra, sponsor=None, by=olivia)
    petra.memberships.all().delete()

    assert "Owner: Petra" not in chain_of(words_of(officer.get(page_of(information, "date"))))


def test_what_was_told_already_is_counted_and_refusals_are_shown(officer, olivia, ada, information):
    flag = Flag.objects.create(
        council=information.council, body="council", kind="statutory", duty="EQ_INFO", due_on=information.due_on,
        stage="30_days", deadline=information, raised_on=date(2026, 5, 30),
    )  # fmt: skip
    Notice.objects.create(flag=flag, recipient=olivia, sent_at="2026-05-30T06:00:00Z", attempts=1)
    Notice.objects.create(flag=flag, recipient=ada, attempts=3, last_error="550 no such mailbox")

    shown = words_of(officer.get(page_of(information, "date")))

    assert "30 days before" in shown
    assert "1 person" in shown
    assert "Refused for Ada" in shown
    assert "550 no such mailbox (tried 3 times)" in shown


def test_the_page_asks_the_same_number_of_questions_however_much_was_told(
    officer, olivia, ada, information, django_assert_max_num_queries
):
    def tell(count):
        for week in range(1, count + 1):
            flag = Flag.objects.create(
                council=information.council, body="council", kind="statutory", duty="EQ_INFO",
                due_on=date(2020 + count, 1, 1), stage="overdue", week=week, deadline=information,
                raised_on=date(2026, 5, 1),
            )  # fmt: skip
            for person in (olivia, ada):
                Notice.objects.create(flag=flag, recipient=person, attempts=1, last_error="no")

    for count in (1, 9):
        tell(count)
        with django_assert_max_num_queries(14):
            officer.get(page_of(information, "date"))


# --- Who answers for it -----------------------------------------------------------------------------------------------


def test_an_officer_names_who_answers_and_it_is_recorded(officer, petra, cora, information):
    address = page_of(information, "date_people")
    assert "Petra" in words_of(officer.get(address))

    told = {"owner": petra.pk, "sponsor": cora.pk, "seen": keeping.people_of(information)}
    shown = words_of(officer.post(address, told, follow=True))

    information.refresh_from_db()
    assert (information.owner, information.sponsor) == (petra, cora)
    assert "Who is told of this date is saved." in shown
    told = Record.objects.get(event="people of a date named")
    assert (told.before, told.after) == ({"owner": None, "sponsor": None}, {"owner": "Petra", "sponsor": "Cora"})


def test_naming_the_same_people_twice_is_recorded_once(officer, petra, information):
    told = {"owner": petra.pk, "sponsor": "", "seen": keeping.people_of(information)}
    for _ in range(2):
        assert officer.post(page_of(information, "date_people"), told).status_code == 302

    assert Record.objects.filter(event="people of a date named").count() == 1


def test_of_two_who_name_people_at_once_neither_overwrites_the_other_unseen(officer, olivia, petra, cora, information):
    address = page_of(information, "date_people")
    told = {"owner": "", "sponsor": cora.pk, "seen": seen_in(officer.get(address))}
    keeping.name_people(information, owner=petra, sponsor=None, by=olivia)

    refused = officer.post(address, told)

    information.refresh_from_db()
    assert (refused.status_code, information.owner, information.sponsor) == (409, petra, None)
    shown = words_of(refused)
    assert "You saved this in another tab while you were writing here" in shown
    assert "Olivia saved it on" in shown
    assert re.findall(r'portal-stale__text">([^<]*)<', shown) == ["Nothing entered", "Petra", "Cora", "Nothing entered"]

    assert officer.post(address, told | {"seen": seen_in(refused)}).status_code == 302
    information.refresh_from_db()
    assert (information.owner, information.sponsor) == (None, cora)


def test_who_was_seen_has_to_be_said(officer, petra, information):
    answer = officer.post(page_of(information, "date_people"), {"owner": petra.pk, "sponsor": ""})

    assert answer.status_code == 422
    assert "Open this page again before you save" in words_of(answer)


def seen_in(answer) -> str:
    return re.search(r'name="seen" value="([^"]*)"', words_of(answer))[1]


def test_nobody_of_another_council_and_no_councillor_can_be_made_to_answer(officer, sam, cora, information):
    for stranger in (sam, cora):
        answer = officer.post(page_of(information, "date_people"), {"owner": stranger.pk, "sponsor": ""})

        assert answer.status_code == 422
        assert "Select somebody who has a role at this council" in words_of(answer)
    assert "Sam" not in words_of(officer.get(page_of(information, "date_people")))


def test_the_action_itself_refuses_somebody_without_a_role(olivia, sam, information):
    with pytest.raises(keeping.NotPossible, match="Sam has no role"):
        keeping.name_people(information, owner=sam, sponsor=None, by=olivia)


def test_somebody_who_lost_the_role_is_named_so_that_another_is_chosen(officer, olivia, petra, information):
    keeping.name_people(information, owner=petra, sponsor=None, by=olivia)
    petra.memberships.all().delete()

    assert "Petra was named, and has no such role here any more." in words_of(
        officer.get(page_of(information, "date_people"))
    )


def test_nobody_is_named_for_a_closed_date(officer, olivia, petra, promise):
    Deadline.objects.filter(pk=promise.pk).update(closed_on=date(2026, 5, 1))

    assert officer.get(page_of(promise, "date_people")).status_code == 404
    with pytest.raises(keeping.NotPossible, match="closed"):
        keeping.name_people(promise, owner=petra, sponsor=None, by=olivia)


def test_naming_who_answers_for_a_diary_s_date_names_it_in_the_diary_too(olivia, petra, promise):
    keeping.name_people(promise, owner=petra, sponsor=None, by=olivia)

    assert keeping.entry_behind(promise).owner == petra


# --- Doors ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["date", "date_people"])
def test_a_stranger_finds_nothing_and_a_councillor_may_not(client, sam, cora, information, name):
    client.force_login(sam)
    assert client.get(page_of(information, name)).status_code == 404
    client.force_login(cora)
    assert client.get(page_of(information, name)).status_code == 403


def test_another_council_s_date_is_not_found_in_one_s_own(client, sam, information):
    client.force_login(sam)

    assert client.get(f"/officers/loamshire/dates/{information.pk}/").status_code == 404


def test_the_pages_for_reading_take_no_post_and_reading_writes_nothing(officer, information):
    before = Record.objects.count()

    assert officer.post(LIST).status_code == 405
    assert officer.post(page_of(information, "date")).status_code == 405
    officer.get(page_of(information, "date"))
    assert Record.objects.count() == before


def test_an_auditor_reads_and_cannot_change(client, barsetshire, information):
    client.force_login(cast.person("audrey", (barsetshire, "auditor")))

    assert client.get(page_of(information, "date")).status_code == 200
    assert "Change" not in words_of(client.get(page_of(information, "date")))
    assert client.get(page_of(information, "date_people")).status_code == 403


def test_whoever_answers_for_one_listed_body_answers_for_the_same_day_of_the_others(db):
    strathshire = cast.enrolled("strathshire", nation="scotland")
    isla = cast.person("isla", (strathshire, "officer"))
    of_council = Deadline.objects.open().get(council=strathshire, duty="SCO_MAINSTREAMING", body="council")

    keeping.name_people(of_council, owner=isla, sponsor=None, by=isla)

    owners = Deadline.objects.filter(council=strathshire, owner=isla)
    assert set(owners.values_list("duty", "body")) == {
        ("SCO_MAINSTREAMING", "council"),
        ("SCO_MAINSTREAMING", "education_authority"),
        ("SCO_MAINSTREAMING", "licensing_board"),
    }
