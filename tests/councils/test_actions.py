"""What is done to councils: enrolment, headcount, contact, and the stale save that is stopped."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from councils import actions
from councils.edits import StaleEdit, latest, plain, rewrite
from councils.models import Council, Record
from tests import cast
from tests.cast import STAGE_HAND


def test_a_council_enrols_once(db):
    newshire = cast.council("newshire")

    actions.enrol(newshire, on=date(2026, 1, 1), by=STAGE_HAND)
    again = actions.enrol(newshire, on=date(2026, 2, 1), by=STAGE_HAND)

    assert again.enrolled_on == date(2026, 1, 1)
    assert Record.objects.filter(event="enrolled").count() == 1


def test_a_council_that_ended_cannot_enrol(db):
    gone = cast.council("goneshire", ended_on=date(2023, 3, 31))

    with pytest.raises(actions.NotPossible, match="ended on 31 March 2023"):
        actions.enrol(gone, on=date(2026, 1, 1), by=STAGE_HAND)


def test_a_historical_example_cannot_enrol(db):
    example = cast.council("example", shown_as_at=date(2021, 1, 7))

    with pytest.raises(actions.NotPossible, match="historical example"):
        actions.enrol(example, on=date(2026, 1, 1), by=STAGE_HAND)


def test_the_database_too_refuses_an_enrolled_example(db):
    example = cast.council("example", shown_as_at=date(2021, 1, 7))

    with pytest.raises(IntegrityError, match="an_example_is_never_enrolled"), transaction.atomic():
        Council.objects.filter(pk=example.pk).update(enrolled_on=date(2026, 1, 1))


def test_a_council_does_not_end_before_it_starts(db):
    with pytest.raises(IntegrityError, match="a_council_ends_after_it_starts"), transaction.atomic():
        cast.council("odd", ended_on=date(1970, 1, 1))


def test_headcounts_are_dated_and_one_a_day(barsetshire):
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=140, by=STAGE_HAND)
    actions.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=148, by=STAGE_HAND)
    actions.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=150, by=STAGE_HAND)

    assert barsetshire.headcount(on=date(2026, 3, 30)).count == 140
    assert barsetshire.headcount(on=date(2026, 3, 31)).count == 150
    assert barsetshire.headcount(on=date(2024, 1, 1)) is None


def test_the_second_of_two_saves_is_stopped_and_shown_the_first(barsetshire, olivia):
    seen = barsetshire.version
    actions.change_contact(barsetshire, seen=seen, contact="The first text", by=olivia)

    with pytest.raises(StaleEdit) as stopped:
        actions.change_contact(barsetshire, seen=seen, contact="The second text", by=olivia)

    assert stopped.value.current.contact == "The first text"
    barsetshire.refresh_from_db()
    assert barsetshire.contact == "The first text"


def test_saving_the_same_words_changes_and_records_nothing(barsetshire, olivia):
    actions.change_contact(barsetshire, seen=barsetshire.version, contact=barsetshire.contact, by=olivia)

    assert not Record.objects.filter(event="contact changed").exists()


def test_a_row_read_without_a_version_is_simply_the_latest(barsetshire):
    with transaction.atomic():
        assert latest(barsetshire).pk == barsetshire.pk


def test_a_rewrite_tells_what_differed_in_plain_values(barsetshire):
    with transaction.atomic():
        before, after = rewrite(latest(barsetshire), started_on=date(1975, 4, 1), name=barsetshire.name)

    assert (before, after) == ({"started_on": "1974-04-01"}, {"started_on": "1975-04-01"})


def test_values_that_json_cannot_hold_become_text():
    assert [plain(Decimal("-0.35")), plain(date(2026, 3, 29)), plain(None)] == ["-0.35", "2026-03-29", None]
