"""An edition that the law compels to be removed answers 410 in every form, and the lists say why."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import IntegrityError, InternalError

from councils.models import Record
from councils.record import COMMAND_LINE
from publications import actions
from publications.lifecycle import NotAllowedNow
from publications.models import Edition
from tests.publications import public_stage as stage

WHY = "By order of the High Court."
WHERE = ("barsetshire", "equality-information", "2025-to-2026", "1")


@pytest.fixture
def report(barsetshire, olivia) -> Edition:
    edition = stage.published_report(barsetshire, olivia, words="Secret words.")
    stage.drawn(edition)
    return edition


@pytest.fixture
def removed(report) -> Edition:
    return actions.remove_by_law(report, because=WHY, on=date(2026, 7, 1), by=COMMAND_LINE)


def said(*words: str) -> str:
    out = StringIO()
    call_command("remove_edition", *words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["/", ".pdf", ".json"])
def test_every_form_of_it_is_gone_with_its_reason(client, removed, form):
    response = client.get(removed.get_absolute_url()[:-1] + form)

    told = response.content.decode()
    assert response.status_code == 410
    assert WHY in told
    assert "1 July 2026" in told
    assert "Secret words." not in told
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"


def test_it_says_nothing_of_an_earlier_state_to_who_asks_again(client, removed):
    response = client.get(removed.get_absolute_url(), headers={"If-Modified-Since": "Wed, 01 Jul 2026 00:00:00 GMT"})

    assert response.status_code == 410


def test_before_that_it_is_there(client, report):
    assert "Secret words." in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("tail", ["", "publications/"])
def test_the_lists_say_so_without_a_link_to_it(client, removed, tail):
    told = client.get(f"/councils/barsetshire/{tail}").content.decode()

    assert f"Removed by law on 1 July 2026: {WHY}" in told
    assert f'href="{removed.get_absolute_url()}' not in told
    assert ".pdf" not in told


def test_the_newer_edition_stays_and_the_older_is_gone(client, removed, olivia):
    second = stage.corrected(removed, olivia)

    assert client.get(second.get_absolute_url()).status_code == 200
    assert WHY in client.get("/councils/barsetshire/publications/").content.decode()


def test_the_objectives_of_a_removed_edition_are_nowhere(client, barsetshire, olivia):
    edition = stage.published_set(barsetshire, olivia)
    actions.remove_by_law(edition, because=WHY, on=date(2026, 7, 1), by=COMMAND_LINE)

    assert client.get("/councils/barsetshire/objectives/equality-objectives/1/").status_code == 404
    assert "Goal 1" not in client.get("/councils/barsetshire/objectives/").content.decode()


def test_it_is_removed_once_and_stands_in_the_record(removed):
    assert Record.objects.filter(event="removed by law").count() == 1
    with pytest.raises(NotAllowedNow, match="removed on 1 July 2026"):
        actions.remove_by_law(removed, because="Again", on=date(2026, 7, 2), by=COMMAND_LINE)


def test_the_database_keeps_a_removal_for_good(removed):
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(removed_on=None, removed_because="")


def test_the_database_wants_a_reason(report):
    with pytest.raises(IntegrityError, match="a_removal_says_why"), transaction.atomic():
        Edition.objects.update(removed_on=date(2026, 7, 1))


def test_a_withdrawn_edition_can_be_removed_and_its_withdrawal_stays(report, olivia):
    actions.withdraw(report, because="Wrong", on=date(2026, 6, 1), by=olivia)

    gone = actions.remove_by_law(report, because=WHY, on=date(2026, 7, 1), by=COMMAND_LINE)

    assert (gone.withdrawn_on, gone.removed_on) == (date(2026, 6, 1), date(2026, 7, 1))


def test_the_command_only_tells_without_commit(report):
    assert "Nothing was changed" in said(*WHERE, "--because", WHY)
    report.refresh_from_db()
    assert report.removed_on is None


def test_the_command_removes_with_commit(report):
    assert "Removed Barsetshire" in said(*WHERE, "--because", WHY, "--commit")
    report.refresh_from_db()
    assert report.removed_because == WHY


@pytest.mark.parametrize(
    ("where", "why", "words"),
    [((*WHERE[:3], "7"), WHY, "no such edition"), (WHERE, "  ", "Say why")],
)
def test_the_command_refuses_what_it_cannot_do(report, where, why, words):
    with pytest.raises(CommandError, match=words):
        said(*where, "--because", why, "--commit")


def test_the_command_refuses_a_second_time(removed):
    with pytest.raises(CommandError, match="already"):
        said(*WHERE, "--because", WHY, "--commit")
