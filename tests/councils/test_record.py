"""The record of acts: it adds up, it names who, and it cannot be changed unseen."""

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from councils import actions
from councils.models import Council, Record
from councils.record import faults, head, record
from tests import cast
from tests.cast import STAGE_HAND


@pytest.fixture
def three_acts(barsetshire, olivia):
    for event in ("first", "second", "third"):
        record(event, by=olivia, council=barsetshire, of=barsetshire, after={"ymlaen": "Môn", "count": 3})
    return list(Record.objects.filter(chain="barsetshire").order_by("number"))


def test_each_council_has_a_chain_of_its_own_that_counts_from_one(three_acts, loamshire):
    assert [row.number for row in Record.objects.filter(chain="barsetshire").order_by("number")] == [1, 2, 3, 4]
    assert [row.number for row in Record.objects.filter(chain="loamshire")] == [1]


def test_each_row_holds_the_hash_of_the_one_before(three_acts):
    assert [row.previous_hash for row in three_acts[1:]] == [row.hash for row in three_acts[:-1]]


def test_the_head_is_the_newest_hash(three_acts, barsetshire):
    assert head(barsetshire) == three_acts[-1].hash


def test_a_council_without_acts_has_no_head(db):
    assert head(cast.council("newshire")) == ""


def test_an_act_of_no_council_goes_to_the_platform_s_chain(db, barsetshire):
    row = record("register imported", by=STAGE_HAND, of=barsetshire)

    assert (row.chain, row.by_name, row.by_number) == ("platform", "The stage hand", None)


def test_an_untouched_record_has_no_faults(three_acts):
    assert list(faults()) == []


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE councils_record SET by_name = 'Somebody else'",
        "DELETE FROM councils_record WHERE number = 2",
        "TRUNCATE councils_record",
    ],
)
def test_the_database_refuses_to_change_the_record(three_acts, attack):
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)

    assert Record.objects.filter(chain="barsetshire").count() == 4


@pytest.mark.parametrize(
    ("forgery", "fault"),
    [
        ("UPDATE councils_record SET by_name = 'Forger' WHERE chain = 'barsetshire' AND number = 3", "3: was changed"),
        ("DELETE FROM councils_record WHERE chain = 'barsetshire' AND number = 2", "number 2 is missing"),
        (
            "UPDATE councils_record SET previous_hash = 'x' WHERE chain = 'barsetshire' AND number = 4",
            "4: does not follow",
        ),
    ],
)
def test_a_forgery_behind_the_triggers_is_found_at_its_row(three_acts, forgery, fault):
    """The planted fault: an owner of the database who switches the triggers off."""
    unwatched = pgtrigger.ignore("councils.Record:is_never_changed", "councils.Record:is_never_deleted")
    with unwatched, connection.cursor() as cursor:
        cursor.execute(forgery)

    assert any(fault in sentence for sentence in faults())


def test_the_row_history_names_the_actor_and_the_verb(barsetshire, olivia):
    actions.change_contact(barsetshire, seen=barsetshire.version, contact="New", by=olivia)

    event = Council.pgh_event_model.objects.filter(pgh_obj=barsetshire).latest("pgh_id")
    assert event.contact == "New"
    assert event.pgh_context.metadata | {"verb": "change_contact", "by": "Olivia"} == event.pgh_context.metadata


def test_raw_sql_leaves_a_history_too(barsetshire):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE councils_council SET contact = 'by the back door' WHERE id = %s", [barsetshire.pk])

    assert Council.pgh_event_model.objects.filter(pgh_obj=barsetshire, contact="by the back door").exists()
