"""When a public calendar last changed: whenever the public reads another thing, and at nothing behind the scenes."""

from datetime import date

import pytest
import time_machine

from deadlines import feeds, keeping
from deadlines.models import Deadline, Kind
from publications import actions as publications
from publications.public_dates import dates_in_public
from tests.deadlines.test_feeds import INFORMATION, TODAY, noted, public
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db


def last_change(council, *entries):
    return feeds.last_change(council, entries, dates_in_public(council, on=TODAY))


def test_what_changed_last_in_the_file_is_its_last_change(barsetshire):
    entries = public(barsetshire).values()

    assert last_change(barsetshire, *entries) == max(entry.changed_at for entry in entries)
    assert last_change(barsetshire) is None


def test_naming_people_and_writing_drafts_change_nothing_in_public(barsetshire, olivia, petra):
    stage.published_set(barsetshire, olivia)
    before = public(barsetshire)
    barsetshire.deadlines.update(owner=petra)
    barsetshire.deadlines.filter(kind=Kind.OBJECTIVE_REVIEW).update(label="As an amendment would call it")

    assert public(barsetshire) == before


def test_another_day_of_an_entry_is_a_change_in_public(barsetshire, olivia, petra):
    before = public(barsetshire)[INFORMATION]
    rows = Deadline.objects.filter(council=barsetshire, duty="EQ_INFO")
    rows.update(owner=petra)
    rows.update(contested_until=date(2028, 6, 1))

    assert public(barsetshire)[INFORMATION].sequence == before.sequence + 1


def test_a_day_of_the_law_that_goes_changes_the_file(barsetshire):
    barsetshire.deadlines.filter(duty="GPG").update(closed_on=TODAY)

    assert last_change(barsetshire) is not None


def test_a_day_that_goes_changes_the_file_if_its_thing_is_published(barsetshire):
    noted(barsetshire, Kind.OBJECTIVE_REVIEW, "Review", subject_type="a.thing", subject_number=7, closed_on=TODAY)

    assert feeds.last_change(barsetshire, [], {}) is None
    assert feeds.last_change(barsetshire, [], {("a.thing", 8): feeds.Spoken("another", "/")}) is None
    assert feeds.last_change(barsetshire, [], {("a.thing", 7): feeds.Spoken("it", "/")}) is not None


def test_a_withdrawal_changes_the_file(barsetshire, olivia):
    edition = stage.published_set(barsetshire, olivia)
    with time_machine.travel("2030-01-01 12:00Z", tick=False):
        publications.withdraw(edition, because="A mistake", on=TODAY, by=olivia)

    assert last_change(barsetshire).year == 2030


def test_what_closes_in_the_diary_changes_nothing_in_public(barsetshire):
    noted(barsetshire, Kind.OWN_PROMISE, "Report to Cabinet")
    barsetshire.deadlines.filter(kind=Kind.OWN_PROMISE).update(closed_on=TODAY)

    assert last_change(barsetshire) is None


def test_what_is_done_behind_the_scenes_moves_neither_the_public_file_nor_its_day(client, barsetshire, olivia, petra):
    stage.published_set(barsetshire, olivia)
    before = client.get("/councils/barsetshire/dates.ics")
    with time_machine.travel("2030-06-02 12:00+01:00", tick=False):
        keeping.enter(
            barsetshire, kind=Kind.COMPLIANCE_NOTICE, title="Letter", since=date(2030, 6, 1),
            due_on=date(2030, 6, 28), by=olivia,
        )  # fmt: skip
        for row in barsetshire.deadlines.open():
            keeping.name_people(row, owner=petra, sponsor=None, by=olivia)
        stage.written_set(barsetshire, olivia, title="Secret plans")
        after = client.get("/councils/barsetshire/dates.ics")

    assert (before["Last-Modified"], before["ETag"]) == (after["Last-Modified"], after["ETag"])
    assert before.content == after.content
