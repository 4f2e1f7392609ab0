"""Anybody asks for a publication in another format: without a session, without a cookie, and not by another site."""

import re
from datetime import date

import pytest
from django.core import signing
from django.test import Client

from councils.models import Council, Record
from councils.strangers import GOOD_FOR, NotFromHere, key_of, token_for
from deadlines.models import Deadline, Kind
from files.accepting import accept
from publications import actions, formats, starting
from publications.models import FormatRequest
from tests.files import corpus
from tests.publications import stories

PUBLIC = "/councils/barsetshire/publications/equality-information/2025-to-2026/"
ASK = f"{PUBLIC}ask/"
HERE = "http://testserver"
ON = date(2026, 11, 27)
NAUGHTY = [
    '"><script>alert(1)</script>',
    "{{ 7*7 }}{% load x %}",
    "'; DROP TABLE councils_council; --",
    "\u202eright to left\u202c",
    "\x00zero",
    "line\r\nBcc: everybody@example.org",
    "🏳️‍🌈 emoji, and Ŵ",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "javascript:alert(1)",
    "&lt;b&gt; &amp;",
    "\u0000\u0001\u007f",
    "％００ ｆｕｌｌ",
    "x" * 400,
]


@pytest.fixture(autouse=True)
def _a_day_in_november(time_machine):
    time_machine.move_to("2026-11-27T12:00:00+00:00")


@pytest.fixture
def edition(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


def filled(**told):
    return {"asked_for": "easy_read", "email": "pat@example.org", "token": token_for(ASK)} | told


def send(client, *, origin=HERE, headers=None, **told):
    said = {"Origin": origin} if origin else {}
    return client.post(ASK, filled(**told), headers=said | (headers or {}))


def test_the_page_of_an_edition_leads_to_the_form_which_says_by_when(client, edition):
    shown = client.get(ASK)

    assert f'href="{ASK}"' in client.get(edition.get_absolute_url()).content.decode()
    assert "If you ask today, you hear from Barsetshire County Council by 29 December 2026." in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert not shown.cookies
    assert "csrfmiddlewaretoken" not in shown.content.decode()


def test_a_request_is_taken_and_its_page_says_when_the_person_will_hear(client, edition):
    answer = send(client, name="Pat", details="With pictures")
    request = FormatRequest.objects.get()
    shown = client.get(answer["Location"])

    assert answer["Location"] == f"/councils/barsetshire/asked/{request.reference}/"
    assert not answer.cookies
    assert request.reference in shown.content.decode()
    assert "by 29 December 2026" in shown.content.decode()
    assert "Pat" not in shown.content.decode().replace("Path", "")
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert Deadline.objects.open().get(kind=Kind.FORMAT_REQUEST).due_on == date(2026, 12, 29)
    assert Record.objects.get(event="another format asked for").by_name == "A member of the public"


def test_the_page_of_a_request_says_that_it_was_answered_or_is_late(client, edition, olivia, time_machine):
    page = send(client)["Location"]
    request = FormatRequest.objects.get()
    time_machine.move_to("2027-01-04T12:00:00+00:00")
    late = client.get(page).content.decode()
    formats.answer_request(
        request, outcome="answered", answered_on=date(2027, 1, 4), answer="Sent to Pat.", seen=1, by=olivia
    )
    answered = client.get(page).content.decode()

    assert "You should have heard from Barsetshire County Council by 29 December 2026" in late
    assert "noted that it answered request" in answered
    assert "Sent to Pat" not in answered
    assert client.get("/councils/barsetshire/asked/F7K3-9TXB/").status_code == 404
    assert client.get(page.replace("barsetshire", "loamshire")).status_code == 404


def test_the_same_page_sent_twice_is_one_request(client, edition):
    typed = filled()
    first = client.post(ASK, typed, headers={"Origin": HERE})
    second = client.post(ASK, typed, headers={"Origin": HERE})

    assert first["Location"] == second["Location"]
    assert FormatRequest.objects.count() == 1


# --- What people leave out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"asked_for": ""}, "Select which format you need"),
        ({"asked_for": "gold"}, "Select one of the choices on this page"),
        ({"email": ""}, "Enter an email address, a telephone number or a postal address"),
        ({"email": "pat"}, "Enter an email address in the format"),
        ({"email": "", "phone": "none"}, "Enter a telephone number, like"),
        ({"email": "", "address": " \n "}, "Enter an email address, a telephone number or a postal address"),
        ({"asked_for": "translation"}, "Enter which language"),
        ({"asked_for": "other"}, "Enter what you need"),
        ({"details": "x" * 1001}, "must be 1000 characters or fewer"),
        ({"asked_for": "other", "details": "x" * 1001}, "must be 1000 characters or fewer"),
        ({"name": "x" * 201}, "must be 200 characters or fewer"),
        ({"address": "x" * 501}, "must be 500 characters or fewer"),
        ({"leave_empty": "http://buy.example"}, "Leave the last box empty"),
        ({"token": ""}, "Open this page again before you send the request"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, edition, told, words):
    answer = send(client, **{"phone": ""} | told)
    shown = answer.content.decode()

    assert answer.status_code == 422
    assert words in shown
    assert not FormatRequest.objects.exists()
    assert "Error:" in shown


@pytest.mark.parametrize("way", [{"email": "p@example.org"}, {"phone": "01632 960 001"}, {"address": "1 The Close"}])
def test_one_way_to_be_reached_is_enough(client, edition, way):
    assert send(client, **{"email": ""} | way).status_code == 302


@pytest.mark.parametrize("naughty", NAUGHTY)
@pytest.mark.parametrize("field", ["details", "name", "phone", "address"])
def test_hostile_words_are_words_wherever_they_are_shown(client, edition, olivia, naughty, field):
    answer = send(client, asked_for="audio", **{field: naughty})
    assert answer.status_code in (302, 422)
    client.force_login(olivia)
    pages = [answer] if answer.status_code == 422 else []
    for request in FormatRequest.objects.all():
        pages.append(client.get(f"/officers/barsetshire/format-requests/{request.reference}/"))
        pages.append(client.get(f"/councils/barsetshire/asked/{request.reference}/"))
    for page in pages:
        shown = page.content.decode()
        assert "<script>alert(1)" not in shown
        assert "49" not in re.findall(r">(\d+){%", shown)
        assert 'href="javascript:' not in shown


# --- Posts of other sites ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "https://testserver:444"},
        {"Referer": "https://evil.example/http://testserver/"},
        {"Referer": "http://["},
        {},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_that_another_site_sent_is_not_taken(client, edition, headers):
    answer = client.post(ASK, filled(details="Kept words"), headers=headers)

    assert answer.status_code == 403
    assert "Nothing was sent yet" in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    assert not FormatRequest.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": HERE},
        {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
        {"Referer": f"{HERE}{ASK}"},
        {"Origin": "http://127.0.0.1:8000"},  # the address people type, where a proxy stands before us
    ],
)
def test_a_form_that_was_filled_in_here_is_taken(client, edition, headers):
    assert client.post(ASK, filled(), headers=headers).status_code == 302


def test_a_signed_in_officer_s_cookies_make_no_difference(client, edition, olivia):
    client.force_login(olivia)

    assert client.post(ASK, filled(), headers={"Origin": "https://evil.example"}).status_code == 403
    assert send(client).status_code == 302


@pytest.mark.parametrize(
    "token",
    [
        "nonsense",
        token_for("/councils/loamshire/publications/x/y/ask/"),
        signing.TimestampSigner().sign(f"{ASK}:x"),
        "x" * 9000,
    ],
)
def test_a_token_of_another_page_is_not_taken_and_the_next_one_is(client, edition, token):
    answer = send(client, token=token, details="Kept words")
    shown = answer.content.decode()
    fresh = re.search(r'name="token" value="([^"]+)"', shown)[1]

    assert answer.status_code == 422
    assert "could not be recognised" in shown
    assert "Kept words" in shown
    assert send(client, token=fresh).status_code == 302


def test_a_page_that_was_open_for_days_asks_once_more(client, edition, time_machine):
    typed = filled(name="Pat")
    time_machine.move_to("2026-11-29T12:00:00+00:00")
    answer = client.post(ASK, typed, headers={"Origin": HERE})

    assert "open for more than a day" in answer.content.decode()
    assert 'value="Pat"' in answer.content.decode()


def test_a_token_is_known_by_its_page_and_each_showing_by_its_key(time_machine):
    one, other = token_for("/a/"), token_for("/a/")

    assert key_of(one, "/a/") == key_of(one, "/a/") != key_of(other, "/a/")
    with pytest.raises(NotFromHere):
        key_of(one, "/b/")
    time_machine.shift(GOOD_FOR + 1)
    with pytest.raises(NotFromHere) as stopped:
        key_of(one, "/a/")
    assert stopped.value.is_old


# --- Too many ---------------------------------------------------------------------------------------------------------


def test_one_address_sends_ten_an_hour_and_its_double_clicks_do_not_count(client, edition):
    typed = filled()
    client.post(ASK, typed, headers={"Origin": HERE})
    for _again in range(3):
        assert client.post(ASK, typed, headers={"Origin": HERE}).status_code == 302
    codes = [send(client).status_code for _each in range(10)]

    assert codes == [302] * 9 + [429]
    assert FormatRequest.objects.count() == 10


def test_one_council_takes_so_many_a_day(client, edition, monkeypatch):
    monkeypatch.setattr(formats, "MOST_A_DAY", 1)
    send(client)
    answer = send(client, details="Kept words")

    assert answer.status_code == 429
    assert "very many requests today" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


# --- Where nobody can ask ---------------------------------------------------------------------------------------------


def test_there_is_no_form_where_nobody_reads_it(client, edition, barsetshire):
    Council.objects.filter(pk=barsetshire.pk).update(enrolled_on=None)

    assert client.get(ASK).status_code == 404
    assert ASK not in client.get(edition.get_absolute_url()).content.decode()


@pytest.mark.parametrize("address", [ASK.replace("2025-to-2026", "1999"), ASK.replace("information", "gossip")])
def test_there_is_no_form_for_what_was_never_published(client, edition, address):
    assert client.get(address).status_code == 404


def test_looking_writes_nothing(client, edition):
    before = Record.objects.count()
    client.get(ASK)
    client.head(ASK)

    assert Record.objects.count() == before
    assert client.put(ASK).status_code == 405


def test_no_cookie_is_asked_for_where_forged_posts_are_looked_for(edition):
    strict = Client(enforce_csrf_checks=True)

    assert send(strict).status_code == 302
    assert send(strict, origin="https://evil.example").status_code == 403


def test_a_title_that_a_correction_is_changing_is_shown_nowhere_in_public(client, edition, olivia):
    there = send(client)["Location"]
    other = formats.add_format(edition, sort="easy_read", file=accept(corpus.pdf(), name="E.pdf"), on=ON, by=olivia)
    draft = actions.start_correction(edition.publication, what_changes="The title.", by=olivia)
    starting.change_about(draft, seen=draft.version, title="A secret title", by=olivia)

    shown = [client.get(each).content.decode() for each in (ASK, there, edition.get_absolute_url())]
    formats.remove_format(other, because="It was wrong.", on=ON, by=olivia)
    shown.append(client.get(other.get_absolute_url()).content.decode())

    assert all("Equality information 2025 to 2026" in each for each in shown)
    assert not any("A secret title" in each for each in shown)


def test_one_address_sends_twenty_a_day(client, edition, time_machine):
    codes = []
    for hour in (8, 10, 12):
        time_machine.move_to(f"2026-11-27T{hour:02}:00:00+00:00")
        codes += [send(client).status_code for _each in range(9)]

    assert (codes.count(302), codes[-1]) == (20, 429)
