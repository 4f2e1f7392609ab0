"""The front door's own pages, and pages that help when something is wrong."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory
from redis import ConnectionError as BrokerAway
from redis import Redis

from councils.models import Council
from psed_portal import views
from publications import actions as publications
from tests.dashboards.stories import published_report

FORM = "application/x-www-form-urlencoded"
PAGES = ["/", "/about/", "/accessibility/", "/robots.txt"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_answers_sets_no_cookie_and_may_be_kept(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "s-maxage" in answer["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", [*PAGES, "/health/live", "/health/ready"])
def test_a_public_page_takes_no_posts(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ["/about/", "/accessibility/", "/robots.txt", "/health/live"])
def test_pages_of_fixed_words_need_no_database(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_signed_in_person_gets_the_same_front_page_as_everybody(client, olivia):
    everybody = client.get("/").content
    client.force_login(olivia)
    answer = client.get("/")
    assert answer.content == everybody
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.django_db
def test_the_front_page_searches_councils(client):
    shown = client.get("/").content.decode()
    assert 'action="/councils/"' in shown
    assert 'name="q"' in shown
    assert 'href="/account/login/"' in shown


@pytest.mark.django_db
def test_what_was_published_last_comes_first(client, barsetshire, olivia, petra):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    shown = client.get("/").content.decode()
    assert shown.index("Equality information 2025 to 2026") < shown.index("Equality information 2024 to 2025")


@pytest.mark.django_db
def test_only_frozen_words_stand_on_the_front_page(client, barsetshire, olivia, petra):
    publication = published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1)).publication
    publication.title = "Secret new title"
    publication.save()
    assert "Secret" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_what_was_withdrawn_or_is_an_example_of_its_time_is_not_news(
    client, barsetshire, loamshire, olivia, petra, sam
):
    withdrawn = published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    publications.withdraw(withdrawn, because="A person was named.", on=date(2026, 5, 2), by=olivia)
    published_report(loamshire, by=sam, approver=petra, on=date(2026, 5, 1))
    Council.objects.filter(pk=loamshire.pk).update(enrolled_on=None, shown_as_at=date(2026, 6, 1))
    assert "Nothing has been published here yet." in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_front_page_takes_one_query(client, barsetshire, olivia, petra, django_assert_num_queries):
    for year in (2024, 2025, 2026):
        published_report(barsetshire, by=olivia, approver=petra, on=date(year, 5, 1))
    with django_assert_num_queries(1):
        client.get("/")


def test_robots_are_kept_from_pages_of_people(client):
    shown = client.get("/robots.txt").content.decode()
    assert "Disallow: /officers/" in shown
    assert "Disallow: /councils/" not in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/councils/Barsetshire/", "/councils/barsetshire/"),
        ("/councils/BARSETSHIRE/objectives/?page=A", "/councils/barsetshire/objectives/?page=A"),
        ("/councils/Ynys-M%C3%B4n/", "/councils/ynys-m%C3%B4n/"),
        ("/councils/X//elsewhere.example/", "/councils/x//elsewhere.example/"),
    ],
)
def test_a_council_s_address_with_capitals_leads_to_the_one_that_stays(client, typed, meant):
    answer = client.get(typed)
    assert (answer.status_code, answer["Location"]) == (301, meant)
    assert not answer.cookies


@pytest.mark.django_db
def test_an_address_in_small_letters_is_answered_itself_whatever_is_asked_of_it(client, barsetshire):
    assert client.get("/councils/barsetshire/?Q=A").status_code == 200
    assert client.get("/councils/?q=Bar").status_code == 200


# --- Health -----------------------------------------------------------------------------------------------------------


def test_health_is_never_kept(client):
    assert "no-store" in client.get("/health/live")["Cache-Control"]


@pytest.fixture(autouse=True)
def _a_process_that_has_not_looked_yet():
    views.MIGRATED.clear()
    yield
    views.MIGRATED.clear()


@pytest.fixture
def _broker_answers(monkeypatch):
    monkeypatch.setattr(Redis, "ping", lambda broker: True)


@pytest.mark.django_db
@pytest.mark.usefixtures("_broker_answers")
def test_ready_when_database_and_migrations_are(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "database": "ok", "broker": "ok"})


@pytest.mark.django_db
def test_a_broker_that_is_away_is_told_and_holds_nothing_up(client, monkeypatch):
    def away(broker):
        raise BrokerAway("no")

    monkeypatch.setattr(Redis, "ping", away)
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert "does not answer" in answer.json()["broker"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_broker_answers")
def test_a_missing_migration_is_told(client):
    MigrationRecorder.Migration.objects.filter(app="publications").delete()
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert "manage.py migrate" in answer.json()["database"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_broker_answers")
def test_migrations_are_looked_for_until_all_are_in_and_then_one_query_is_enough(
    client, monkeypatch, django_assert_num_queries
):
    rows = list(MigrationRecorder.Migration.objects.filter(app="publications"))
    MigrationRecorder.Migration.objects.filter(app="publications").delete()
    assert client.get("/health/ready").status_code == 503

    MigrationRecorder.Migration.objects.bulk_create(rows)
    assert client.get("/health/ready").status_code == 200

    monkeypatch.setattr(views, "MigrationExecutor", None)  # asking it again would fail
    with django_assert_num_queries(1):
        assert client.get("/health/ready").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("_broker_answers")
def test_a_database_that_goes_away_later_is_told(client, monkeypatch):
    def away(*_):
        raise OperationalError("no")

    assert client.get("/health/ready").status_code == 200
    monkeypatch.setattr(views.connection, "cursor", away)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "does not answer")


def test_the_broker_is_not_waited_for():
    told = views.broker().connection_pool.connection_kwargs
    assert told["socket_timeout"] == told["socket_connect_timeout"] == 0.5


@pytest.mark.usefixtures("_broker_answers")
def test_a_database_that_is_away_is_told(client, monkeypatch):
    def away(connection):
        raise OperationalError("no")

    monkeypatch.setattr(views, "MigrationExecutor", away)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer"


# --- When something is wrong ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_try(client):
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert 'href="/councils/"' in answer.content.decode()
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_page_that_breaks_says_so_without_touching_database_or_request(olivia, monkeypatch):
    def broken(request, **_):
        raise RuntimeError("planted")

    monkeypatch.setattr(views.Edition.objects, "latest_of_each", broken)
    client = Client(raise_request_exception=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "It is our fault, not yours." in answer.content.decode()


def test_a_refusal_says_whom_to_ask():
    request = RequestFactory().get("/officers/barsetshire/")
    shown = views.forbidden(request, PermissionDenied("You may not approve at Barsetshire.")).content.decode()
    assert "You may not approve at Barsetshire." in shown
    assert "An administrator of your council gives and takes roles" in shown


def test_a_refusal_without_words_is_still_one():
    shown = views.forbidden(RequestFactory().get("/"), PermissionDenied()).content.decode()
    assert "Your account does not have the role that this needs." in shown


def test_a_bad_request_says_what_to_do():
    answer = views.bad_request(RequestFactory().get("/"), SuspiciousOperation())
    assert answer.status_code == 400
    assert "load the page again" in answer.content.decode()


@pytest.mark.django_db
def test_a_request_too_large_to_read_says_that_the_text_is_not_lost(client, settings):
    answer = client.post("/account/login/", "login=" + "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE, content_type=FORM)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "This is too long to send" in shown
    assert "Use the Back button of your browser: your text is still in its box." in shown


def test_a_request_that_is_refused_for_its_size_is_read_to_its_end():
    request = RequestFactory().post("/", "a" * 200_000, content_type=FORM)
    views.bad_request(request, RequestDataTooBig())
    assert request.read() == b""


@pytest.mark.django_db
def test_a_form_without_its_secret_is_refused_with_advice(olivia):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": olivia.email, "password": "x"})
    assert answer.status_code == 403
    assert "Your answers were not sent" in answer.content.decode()
