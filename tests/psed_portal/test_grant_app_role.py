"""The app's role reads and writes rows, and cannot change or empty a table."""

import re
from io import StringIO

import environ
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from psed_portal import checks


@pytest.fixture
def app_role(db, settings) -> str:
    """The app's role, without any right on the sessions until the command gives it one."""
    role = environ.Env.db_url_config(settings.DATABASE_APP_URL)["USER"]
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON django_session FROM {role}")
    return role


def grant() -> str:
    words = StringIO()
    call_command("grant_app_role", stdout=words)
    return words.getvalue()


def as_app(role: str, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute(statement)
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO django_session VALUES ('k', 'd', now())",
        "SELECT * FROM django_session",
        "UPDATE django_session SET session_data = ''",
        "DELETE FROM django_session",
    ],
)
def test_the_app_reads_and_writes_rows(app_role, statement):
    grant()

    as_app(app_role, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE django_session",
        "DROP TABLE django_session",
        "ALTER TABLE django_session DISABLE TRIGGER ALL",
        "CREATE TRIGGER mine BEFORE UPDATE ON django_session EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_app_cannot_change_or_empty_a_table(app_role, statement):
    grant()

    with pytest.raises(ProgrammingError, match=re.compile("permission denied|must be owner")):
        as_app(app_role, statement)


def test_without_the_command_the_app_sees_nothing(app_role):
    with pytest.raises(ProgrammingError, match="permission denied"):
        as_app(app_role, "SELECT * FROM django_session")


def test_tables_of_later_migrations_are_the_apps_to_use_too(app_role):
    grant()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (id bigserial)")

    as_app(app_role, "INSERT INTO later DEFAULT VALUES")


def test_granting_twice_is_the_same_as_once(app_role):
    assert grant() == grant()


def test_one_role_for_everything_is_left_as_it_is(db, settings):
    settings.DATABASE_APP_URL = settings.DATABASE_OWNER_URL

    assert "nothing to give" in grant()


def test_a_role_that_is_not_there_is_named(db, settings):
    settings.DATABASE_APP_URL = "postgresql://nobody_here@/psed"

    with pytest.raises(CommandError, match="nobody_here"):
        grant()


def test_the_deployment_check_warns_when_the_app_owns_its_tables(settings):
    settings.DATABASE_APP_URL = settings.DATABASE_OWNER_URL = "postgresql://one@/psed"

    assert [warning.id for warning in checks.roles_are_separate()] == ["psed_portal.W001"]


def test_the_deployment_check_is_silent_about_two_roles(settings):
    settings.DATABASE_APP_URL, settings.DATABASE_OWNER_URL = "postgresql://app@/psed", "postgresql://owner@/psed"

    assert checks.roles_are_separate() == []
