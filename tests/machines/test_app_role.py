"""The app's own role, really signed in: it tells the whole story, and cannot unsay a word of it."""

from io import StringIO

import environ
import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from councils import approaches
from publications import actions, watching
from publications.models import Edition, FaultLetter, Rendition
from tests.machines.engine_room import app_address
from tests.publications import stories

KEPT = {
    "publications_edition": "snapshot = '{}', major = 9, minor = 9, is_correction = true, was_wrong = 'x'",
    "deadlines_discharge": "made_public_on = '2030-01-01'",
    "councils_record": "by_name = 'Nobody'",
    "publications_rendition": "sha256 = 'other'",
    "councils_approach": "text = 'other'",
    "publications_verification": "faults = '[]', editions = 99",
    "publications_faultletter": "sent_at = NULL",
}
ONE_COLUMN = "snapshot = '{}'"  # of an edition: no other rule than the triggers stands in its way
WAYS = {
    "update": "UPDATE {table} SET {change}",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
    "add a column": "ALTER TABLE {table} ADD COLUMN mine int",
    "disable the triggers": "ALTER TABLE {table} DISABLE TRIGGER USER",
    "drop a trigger": "DROP TRIGGER {trigger} ON {table}",
    "take a trigger's function": "CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger AS 'BEGIN RETURN NEW; END' "
    "LANGUAGE plpgsql",
    "drop": "DROP TABLE {table} CASCADE",
    "own": "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "replica": "SET session_replication_role = replica; UPDATE {table} SET {change}",
    "become the owner": "SET ROLE {owner}; DELETE FROM {table}",
    "ask the triggers to look away": "SET pgtrigger.ignore = '{all_triggers}'; UPDATE {table} SET {change}",
    "ask them, and delete": "SET pgtrigger.ignore = '{all_triggers}'; DELETE FROM {table}",
}
REFUSED = (psycopg2.errors.RaiseException, psycopg2.errors.InsufficientPrivilege)


@pytest.fixture
def edition(granted, barsetshire, olivia, petra) -> Edition:
    edition = stories.published(barsetshire, olivia, petra)
    Rendition.objects.update(made_at=timezone.now(), sha256="a" * 64)
    draft = approaches.write_approach(barsetshire, text="We listen first.", seen=0, by=olivia)
    draft = approaches.submit_approach(barsetshire, seen=draft.version, by=olivia)
    approaches.publish_approach(barsetshire, agreed_digest=draft.digest, on=stories.PUBLISHED, by=petra)
    night = watching.watch(on=stories.PUBLISHED)
    FaultLetter.objects.create(verification=night, recipient=olivia, sent_at=timezone.now())
    return edition


@pytest.fixture
def told(edition, settings) -> dict[str, dict[str, str]]:
    """Of each table, the words that the statements need."""
    owner = environ.Env.db_url_config(settings.DATABASE_OWNER_URL)["USER"]
    found = {}
    with connection.cursor() as cursor:
        for table, change in KEPT.items():
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY tgname",
                [table],
            )
            names = [name for (name,) in cursor.fetchall()]
            everything = "{" + ",".join(names) + "}"
            found[table] = {
                "table": table, "change": change, "owner": owner, "trigger": names[0], "all_triggers": everything,
            }  # fmt: skip
    return found


@pytest.fixture
def app_session(edition):
    session = psycopg2.connect(app_address())
    yield session
    session.close()


@pytest.mark.parametrize("table", KEPT)
def test_no_raw_sql_of_the_app_changes_what_was_published(table, told, app_session):
    came_through = []
    for way, statement in WAYS.items():
        try:
            with app_session.cursor() as cursor:
                cursor.execute(statement.format(**told[table]))
            came_through.append(way)
        except REFUSED:
            pass
        finally:
            app_session.rollback()

    assert came_through == []


def test_without_the_triggers_the_app_s_update_would_come_through(told, app_session):
    """The planted control: the statements are right, and it is the triggers that refuse them."""
    table = told["publications_edition"] | {"change": ONE_COLUMN}
    with connection.cursor() as owner:
        owner.execute("ALTER TABLE publications_edition DISABLE TRIGGER USER")
    try:
        with app_session.cursor() as cursor:
            cursor.execute(WAYS["update"].format(**table))
            assert cursor.rowcount == 1
            app_session.rollback()
    finally:
        with connection.cursor() as owner:
            owner.execute("ALTER TABLE publications_edition ENABLE TRIGGER USER")


def test_before_the_rights_are_given_the_triggers_look_away_for_anybody(told, app_session):
    """The planted control: the library's own function lets every role by, and the command alone shuts that door."""
    begin = (
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN LANGUAGE sql AS "
        "$$SELECT trigger_name::text = ANY (current_setting('pgtrigger.ignore', true)::text[])$$"
    )
    with connection.cursor() as owner:
        owner.execute(begin)
    try:
        with app_session.cursor() as cursor:
            cursor.execute(
                WAYS["ask the triggers to look away"].format(**told["publications_edition"] | {"change": ONE_COLUMN})
            )
            assert cursor.rowcount == 1
            app_session.rollback()
    finally:
        call_command("grant_app_role", stdout=StringIO())


def test_the_whole_story_is_told_as_the_app(granted, as_app, barsetshire, olivia, petra):
    first = stories.published_set(barsetshire, olivia, petra)
    report = stories.published(barsetshire, olivia, petra)
    second = stories.corrected(report, olivia, petra, on=stories.PUBLISHED)
    actions.withdraw(second, because="Wrong after all", on=stories.PUBLISHED, by=olivia)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user, usesuper FROM pg_user WHERE usename = current_user")
        me, session, is_superuser = cursor.fetchone()
    assert me == session == connection.settings_dict["USER"]
    assert not is_superuser
    assert [edition.number for edition in (first, report, second)] == [1, 1, 2]
    assert Rendition.objects.count() == 3 * 4
