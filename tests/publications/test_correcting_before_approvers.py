"""What an approver of a further edition is shown: why it was opened again, and nothing of what the law removed."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from publications import actions
from publications.changes import Why
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False) as clock:
        yield clock


@pytest.fixture
def opened(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    why = Why(True, False, "12 people counted twice.", "The share is 7.9%.", "Leavers in the file.", "Head of policy")
    return actions.start_correction(edition.publication, what_changes="A figure.", why=why, by=olivia)


def page_of(client, name: str) -> str:
    answer = client.get(reverse(name, args=REPORT))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def is_all_told(page: str) -> bool:
    said = ("12 people counted twice.", "The share is 7.9%.", "Leavers in the file.", "Head of policy")
    return all(words in page for words in said)


def test_what_becomes_public_of_a_correction_is_read_before_it_is_agreed_to(client, opened, olivia, petra):
    client.force_login(olivia)
    assert is_all_told(page_of(client, "submit_publication"))
    actions.submit(opened, on=date(2026, 6, 10), by=olivia)
    client.force_login(petra)
    assert is_all_told(page_of(client, "decide_publication"))


def test_nothing_is_compared_with_an_edition_that_the_law_removed(client, opened, olivia, petra):
    section = opened.sections.get(key="gaps")
    actions.write_section(section, seen=section.version, narrative="A new text.", by=olivia)
    actions.submit(opened, on=date(2026, 6, 10), by=olivia)
    actions.remove_by_law(opened.editions.get(), because="By order.", on=date(2026, 6, 10), by=petra)
    client.force_login(petra)

    page = page_of(client, "decide_publication")

    assert "Edition 1.0 was removed by law on 10 June 2026, so nothing is compared with it." in page
    assert "The text of “" not in page
    opened.refresh_from_db()
    actions.approve(opened, agreed_digest=opened.digest, by=petra)
    client.force_login(olivia)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    page = page_of(client, "publish_publication")
    assert "was removed by law on 10 June 2026" in page
    assert "stays readable" not in page


@pytest.mark.parametrize("name", ["preview_publication", "word_publication"])
def test_content_that_the_law_removed_is_shown_to_no_officer(client, barsetshire, olivia, petra, name):
    edition = stories.published(barsetshire, olivia, petra)
    client.force_login(olivia)
    assert client.get(reverse(name, args=REPORT)).status_code == 200

    actions.remove_by_law(edition, because="By order.", on=date(2026, 6, 10), by=petra)

    assert client.get(reverse(name, args=REPORT)).status_code == 404
