"""The addresses of calendars: the public one, the secret ones, and the page on which they are made and withdrawn."""

import logging
import re
from datetime import date

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from councils.models import Membership, Record
from deadlines import actions
from deadlines.models import CalendarAddress, Deadline, Kind
from psed_portal.log import WithoutSecrets
from tests import cast
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db
PUBLIC = "/councils/barsetshire/dates.ics"
PAGE = "/officers/barsetshire/calendars/"
NOTHING = "/calendars/" + "x" * 43 + ".ics"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


def titles(answer) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(answer.content).events]


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def made_by(client, person) -> str:
    """The path of a new secret address of the person's."""
    client.force_login(person)
    found = re.findall(r"(/calendars/[\w-]{43}\.ics)", words_of(client.post(f"{PAGE}make/")))
    assert len(found) == 1
    return found[0]


def by_program(address: str):
    """As a calendar program asks: it knows nothing but the address."""
    return Client().get(address)


# --- For everybody ----------------------------------------------------------------------------------------------------


def test_the_public_calendar_is_one_a_program_can_read(client, barsetshire):
    answer = client.get(PUBLIC)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="barsetshire-dates.ics"'
    assert "Due: Equality information – Barsetshire County Council" in titles(answer)
    assert str(Calendar.from_ical(answer.content).calendar_name) == "Equality dates – Barsetshire County Council"


def test_the_public_calendar_sets_no_cookie_and_may_be_kept(client, olivia):
    client.force_login(olivia)

    answer = client.get(PUBLIC)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" in answer["Cache-Control"]
    assert "stale-if-error" in answer["Cache-Control"]


def test_who_has_it_is_told_so_until_something_changes(client, barsetshire):
    answer = client.get(PUBLIC)
    with time_machine.travel("2026-08-01 12:00+01:00", tick=False):
        again = client.get(PUBLIC, headers={"if-none-match": answer["ETag"]})
        actions.enter_past(
            barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 30), label="Last year", by=cast.STAGE_HAND
        )
        changed = client.get(PUBLIC, headers={"if-none-match": answer["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert answer["Last-Modified"].endswith("GMT")


def test_a_day_that_moves_moves_the_event_of_those_who_subscribed(client, barsetshire):
    [before] = [e for e in Calendar.from_ical(client.get(PUBLIC).content).events if "objectives" in e["SUMMARY"]]
    Deadline.objects.filter(duty="EQ_OBJECTIVES").update(due_on=date(2026, 9, 9))

    [after] = [e for e in Calendar.from_ical(client.get(PUBLIC).content).events if "objectives" in e["SUMMARY"]]

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert before.start != after.start == date(2026, 9, 9)


def test_a_council_that_does_not_use_the_portal_has_no_calendar_and_the_page_says_why(client, db):
    cast.council("elsewhere")

    answer = client.get("/councils/elsewhere/dates.ics")

    assert answer.status_code == 404
    assert "not using this portal" in words_of(answer)
    assert 'href="/councils/elsewhere/"' in words_of(answer)
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_historical_example_has_no_dates_to_come(client, db):
    cast.council("bygone", shown_as_at=date(2017, 4, 1))

    assert "historical example" in words_of(client.get("/councils/bygone/dates.ics"))


def test_an_unknown_council_is_not_found(client, db):
    assert client.get("/councils/nowhere/dates.ics").status_code == 404


def test_a_calendar_is_only_read(client, barsetshire):
    assert client.post(PUBLIC).status_code == 405
    assert client.post(NOTHING).status_code == 405
    assert client.head(PUBLIC).status_code == 200


def test_the_public_calendar_asks_the_database_as_often_for_much_as_for_little(
    client, barsetshire, loamshire, olivia, sam, django_assert_num_queries
):
    stage.published_set(barsetshire, olivia, many=1)
    stage.published_set(loamshire, sam, many=8)
    for slug in ("barsetshire", "loamshire"):
        with django_assert_num_queries(9):
            client.get(f"/councils/{slug}/dates.ics")


# --- Behind a secret address ------------------------------------------------------------------------------------------


def test_an_officer_s_address_shows_all_that_is_owed_to_a_program_that_cannot_sign_in(client, barsetshire, olivia):
    Deadline.objects.create(
        council=barsetshire, kind=Kind.COMPLIANCE_NOTICE, label="Reply to the commission", due_on=date(2026, 7, 1),
        armed_on=date(2026, 6, 1), owner=olivia,
    )  # fmt: skip

    answer = by_program(made_by(client, olivia))

    assert answer.status_code == 200
    assert "Yours, due: Reply to the commission – Barsetshire County Council" in titles(answer)
    assert str(Calendar.from_ical(answer.content).calendar_name) == "What we owe – Barsetshire County Council"


def test_a_councillor_s_address_shows_what_is_public(client, barsetshire, cora):
    Deadline.objects.create(
        council=barsetshire, kind=Kind.COMPLIANCE_NOTICE, label="Reply", due_on=date(2026, 7, 1),
        armed_on=date(2026, 6, 1),
    )  # fmt: skip

    answer = by_program(made_by(client, cora))

    assert titles(answer) == titles(client.get(PUBLIC))
    assert str(Calendar.from_ical(answer.content).calendar_name) == "Dates for councillors – Barsetshire County Council"


def test_what_a_secret_address_answers_is_kept_nowhere_found_nowhere_and_tells_nobody_the_address(client, olivia):
    address = made_by(client, olivia)

    for answer in (by_program(address), by_program(NOTHING)):
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


def test_a_secret_address_looks_at_no_session(client, olivia, django_assert_num_queries):
    """Who asks makes no difference: the address, the powers and the dates are three questions, the session none."""
    address = made_by(client, olivia)

    with django_assert_num_queries(3):
        client.get(address)


def test_only_a_hash_of_the_secret_is_kept(client, olivia):
    secret = made_by(client, olivia).removeprefix("/calendars/").removesuffix(".ics")

    kept = CalendarAddress.objects.get()
    assert secret not in str(vars(kept))
    assert re.fullmatch("[0-9a-f]{64}", kept.secret_hash)
    assert not [row for row in Record.objects.values() if secret in str(row) or kept.secret_hash in str(row)]


def test_the_secret_is_shown_once(client, olivia):
    made_by(client, olivia)

    assert not re.search(r"/calendars/[\w-]{43}", words_of(client.get(PAGE)))


def test_a_new_address_ends_the_old_one(client, olivia):
    old = made_by(client, olivia)
    new = made_by(client, olivia)

    assert old != new
    assert (by_program(old).status_code, by_program(new).status_code) == (404, 200)
    assert CalendarAddress.objects.count() == 1


def test_a_new_address_ends_one_made_in_another_role(client, barsetshire, cora):
    old = made_by(client, cora)
    Membership.objects.create(user=cora, council=barsetshire, role="officer")
    new = made_by(client, cora)

    assert (by_program(old).status_code, by_program(new).status_code) == (404, 200)


def test_a_withdrawn_address_answers_no_more(client, olivia):
    address = made_by(client, olivia)

    answer = client.post(f"{PAGE}withdraw/", follow=True)

    assert by_program(address).status_code == 404
    assert "Your address is withdrawn." in words_of(answer)
    assert Record.objects.filter(event="calendar address withdrawn", by_name="Olivia").count() == 1


def test_withdrawing_twice_changes_nothing_more(client, olivia):
    made_by(client, olivia)

    for _time in range(2):
        assert client.post(f"{PAGE}withdraw/").status_code == 302

    assert Record.objects.filter(event="calendar address withdrawn").count() == 1


def test_who_loses_the_role_loses_the_calendar_with_the_next_question(client, olivia):
    address = made_by(client, olivia)
    olivia.memberships.all().delete()

    assert by_program(address).status_code == 404


def test_an_officer_who_stays_a_councillor_sees_no_more_what_officers_see(client, barsetshire, olivia):
    address = made_by(client, olivia)
    olivia.memberships.all().delete()
    Membership.objects.create(user=olivia, council=barsetshire, role="councillor")

    assert by_program(address).status_code == 404
    assert "in another role" in words_of(client.get(PAGE))


def test_a_role_elsewhere_opens_nothing_here(client, loamshire, olivia):
    address = made_by(client, olivia)
    olivia.memberships.update(council=loamshire)

    assert by_program(address).status_code == 404


def test_a_closed_account_has_no_calendar(client, olivia):
    address = made_by(client, olivia)
    olivia.is_active = False
    olivia.save()

    assert by_program(address).status_code == 404


@pytest.mark.parametrize("secret", ["x", "x" * 43, "-" * 5000, "officer"])
def test_an_unknown_address_answers_as_a_withdrawn_one_does(client, olivia, secret):
    withdrawn = made_by(client, olivia)
    client.post(f"{PAGE}withdraw/")

    unknown, known_once = by_program(f"/calendars/{secret}.ics"), by_program(withdrawn)

    assert unknown.status_code == known_once.status_code == 404
    assert unknown.content == known_once.content
    assert dict(unknown.headers) == dict(known_once.headers)


def test_no_line_of_the_log_has_the_secret(client, olivia, caplog):
    address = made_by(client, olivia)
    client.post(f"{PAGE}withdraw/")
    quiet = WithoutSecrets()
    caplog.handler.addFilter(quiet)
    with caplog.at_level(logging.DEBUG):
        by_program(address)
    caplog.handler.removeFilter(quiet)

    assert "Not Found: /calendars/…" in caplog.text
    assert address not in caplog.text


# --- The page ---------------------------------------------------------------------------------------------------------


def test_the_page_says_how_to_subscribe_and_warns_that_the_address_is_like_a_password(client, olivia):
    client.force_login(olivia)

    shown = words_of(client.get(PAGE))

    assert "like a password" in shown
    assert f"{PUBLIC}</p>" in shown
    for program in ("Outlook", "Google Calendar", "Apple Calendar"):
        assert program in shown
    assert "<title>Calendars – Barsetshire County Council – PSED Portal</title>" in shown
    assert "Withdraw your address" not in shown


def test_who_has_an_address_may_make_a_new_one_or_withdraw_it(client, olivia):
    made_by(client, olivia)

    shown = words_of(client.get(PAGE))

    assert "You made an address on 1 June 2026 at 12:00pm." in shown
    assert "Make a new secret address" in shown
    assert "Withdraw your address" in shown


def test_a_new_address_is_shown_whole_and_no_cache_keeps_it(client, olivia, settings):
    client.force_login(olivia)

    answer = client.post(f"{PAGE}make/")

    assert settings.PUBLIC_URL + "/calendars/" in words_of(answer)
    assert "Copy it now" in words_of(answer)
    assert "no-store" in answer["Cache-Control"]


def test_a_councillor_reaches_the_page_and_is_told_what_they_get(client, cora):
    client.force_login(cora)

    assert "No drafts." in words_of(client.get(PAGE))


def test_where_there_is_no_public_calendar_the_page_says_why(client, olivia, barsetshire):
    barsetshire.enrolled_on = None
    barsetshire.save()
    client.force_login(olivia)

    shown = words_of(client.get(PAGE))

    assert "not using this portal" in shown
    assert PUBLIC not in shown


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}make/", f"{PAGE}withdraw/"])
def test_a_stranger_finds_nothing_and_nobody_gets_in_unsigned(client, barsetshire, sam, address):
    assert client.get(address).status_code == 302
    client.force_login(sam)

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_the_page_itself_takes_nothing(client, olivia):
    client.force_login(olivia)

    assert client.post(PAGE).status_code == 405


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("asked", ["make/", "withdraw/"])
def test_opening_the_address_of_an_answer_again_leads_to_the_page_and_does_nothing(client, olivia, method, asked):
    address = made_by(client, olivia)

    answer = getattr(client, method)(PAGE + asked)

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert CalendarAddress.objects.count() == 1
    assert by_program(address).status_code == 200


def test_nothing_is_deleted_by_its_address(client, olivia):
    client.force_login(olivia)

    assert {client.delete(PAGE + asked).status_code for asked in ("make/", "withdraw/")} == {405}


def test_the_page_asks_the_database_as_often_with_an_address_as_without(client, olivia, django_assert_num_queries):
    client.force_login(olivia)
    with django_assert_num_queries(5):
        client.get(PAGE)
    client.post(f"{PAGE}make/")
    with django_assert_num_queries(5):
        client.get(PAGE)
