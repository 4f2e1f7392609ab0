"""What the database itself refuses, whoever asks and by whatever words."""

from datetime import date

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError
from django.utils import timezone

from councils.models import Record
from deadlines.models import Discharge
from publications import actions, watching
from publications.models import Edition, Publication, Rendition, Verification
from tests.publications import stories

FOREVER = {
    Edition: "snapshot = '{}'",
    Discharge: "made_public_on = '2030-01-01'",
    Record: "by_name = 'Nobody'",
    Rendition: "sha256 = 'other'",
    Verification: "faults = '[]', editions = 99",
}
# Each column that says how an edition is called and what it mends.
COLUMNS = {
    "major": "major + 1",
    "minor": "minor + 1",
    "is_correction": "NOT is_correction",
    "was_wrong": "'Nothing'",
    "is_right": "'Everything'",
    "changed_because": "'No reason'",
    "change_decided_by": "'Nobody'",
    "what_changed": "'Nothing'",
    "passport": "'{}'",
    "digest": "'other'",
    "number": "number + 1",
    "published_on": "'2030-01-01'",
}
WAYS = {
    "update": "UPDATE {table} SET {change}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}


@pytest.fixture
def edition(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    Rendition.objects.update(made_at=timezone.now(), sha256="a" * 64)
    watching.watch(on=date(2026, 7, 1))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no check that is still to be made
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return edition


def spoken(model, way):
    return WAYS[way].format(table=model._meta.db_table, change=FOREVER[model])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", FOREVER, ids=lambda model: model.__name__)
def test_the_owner_s_own_sql_changes_nothing_that_was_published(edition, model, way):
    with pytest.raises(InternalError, match="pgtrigger: Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(spoken(model, way))


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_a_published_edition_can_be_written_again(edition, column):
    statement = f"UPDATE publications_edition SET {column} = {COLUMNS[column]}"  # noqa: S608 - our own words
    refused = pytest.raises(InternalError, match="pgtrigger: Cannot update")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("way", ["update", "delete"])
@pytest.mark.parametrize("model", FOREVER, ids=lambda model: model.__name__)
def test_without_the_triggers_the_same_sql_would_change_it(edition, model, way):
    """The planted control: it is the trigger that refuses, not the wording of the test."""
    with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(spoken(model, way))

        assert cursor.rowcount > 0
        transaction.set_rollback(True)


def test_without_the_trigger_an_edition_s_table_could_be_emptied(edition):
    with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(spoken(Rendition, "truncate"))

    assert Rendition.objects.count() == 0


def test_a_withdrawal_is_written_once(edition, olivia):
    actions.withdraw(edition, because="Wrong", on=date(2026, 7, 1), by=olivia)

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(withdrawn_because="Another reason")


def test_a_withdrawal_touches_no_other_column(edition):
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(withdrawn_on=date(2026, 7, 1), withdrawn_because="x", digest="other")


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("nobody_approves_their_own", "approved_by_id = submitted_by_id"),
        ("an_approval_names_its_person", "approved_by_name = ''"),
        ("what_is_submitted_is_frozen", "digest = ''"),
        ("a_publication_is_in_a_known_state", "state = 'lost'"),
    ],
)
def test_the_database_holds_what_the_actions_promise(barsetshire, olivia, petra, constraint, changes):
    publication = stories.approved(barsetshire, olivia, petra)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Publication._meta.db_table} SET {changes} WHERE id = %s",  # noqa: S608 - our own words
            [publication.pk],
        )


def test_an_edition_number_is_given_once(edition):
    edition.pk = None

    with pytest.raises(IntegrityError, match="editions_are_numbered_once"), transaction.atomic():
        edition.save(force_insert=True)


def test_a_further_edition_says_what_changed(edition):
    first, edition.pk, edition.number = edition.pk, None, 2
    edition.corrects_id = first

    with pytest.raises(IntegrityError, match="a_correction_says_what_changed"), transaction.atomic():
        edition.save(force_insert=True)


def test_only_objectives_are_drawn_from_a_set(barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)

    with pytest.raises(IntegrityError, match="only_objectives_are_drawn_from_a_set"), transaction.atomic():
        Publication.objects.create(
            council=barsetshire, kind="equality_information", period="2026", title="x", objective_set=objective_set
        )
