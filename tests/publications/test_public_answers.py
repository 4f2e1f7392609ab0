"""How every public page answers: no cookie, kept by caches, and nothing again to those who already have it."""

from datetime import date

import pytest

from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(barsetshire, olivia) -> list[str]:
    objectives = stage.published_set(barsetshire, olivia)
    report = stage.published_report(barsetshire, olivia)
    stage.drawn(report)
    return [
        "/councils/barsetshire/",
        "/councils/barsetshire/objectives/",
        f"/councils/barsetshire/objectives/{objectives.publication.objective_set.slug}/1/",
        "/councils/barsetshire/publications/",
        report.publication.get_absolute_url(),
        report.get_absolute_url(),
        report.get_absolute_url()[:-1] + ".pdf",
        report.get_absolute_url()[:-1] + ".json",
        objectives.get_absolute_url(),
    ]


def test_no_page_touches_the_session_or_sets_a_cookie(client, olivia, addresses) -> None:
    client.force_login(olivia)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address
        assert b"olivia" not in answer.content.lower().replace(b'"submitted_by":"olivia"', b"").replace(
            b'"published_by":"olivia"', b""
        ), address


def test_a_page_that_touches_the_session_would_be_seen_by_this(client) -> None:
    answer = client.get("/account/login/")

    assert answer.cookies
    assert "Cookie" in answer["Vary"]


def test_every_page_may_be_kept_and_answers_304_to_those_who_have_it(client, addresses) -> None:
    for address in addresses:
        answer = client.get(address)
        assert "public" in answer["Cache-Control"], address
        assert "stale-if-error" in answer["Cache-Control"] or "immutable" in answer["Cache-Control"], address
        if answer.status_code == 200:
            again = client.get(address, headers={"if-none-match": answer["ETag"]})
            assert again.status_code == 304, address
            assert not again.content


def test_a_page_that_changed_is_sent_again(client, barsetshire, olivia) -> None:
    stage.published_set(barsetshire, olivia)
    before = client.get("/councils/barsetshire/")
    stage.published_report(barsetshire, olivia)

    assert client.get("/councils/barsetshire/", headers={"if-none-match": before["ETag"]}).status_code == 200


def test_only_reading_is_allowed(client, addresses) -> None:
    for address in addresses:
        for verb in (client.post, client.put, client.patch, client.delete):
            assert verb(address).status_code == 405, address
        assert client.head(address).status_code in (200, 302), address


def test_a_page_weighs_little(client, addresses) -> None:
    for address in addresses[:6]:
        assert len(client.get(address).content) < 40_000, address


def test_an_edition_says_when_it_last_changed(client, barsetshire, olivia) -> None:
    edition = stage.published_report(barsetshire, olivia)
    first = client.get(edition.get_absolute_url())["Last-Modified"]
    later = stage.corrected(edition, olivia, on=date(2026, 4, 2))

    assert first
    assert client.get(later.get_absolute_url())["Last-Modified"]
    assert "newer edition" in client.get(edition.get_absolute_url()).content.decode()
