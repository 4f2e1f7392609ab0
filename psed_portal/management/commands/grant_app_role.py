"""Gives the app's database role what serving needs, and nothing that changes tables."""

from typing import Any

import environ
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg2 import sql

# For the tables that are there, and for those a later migration makes. Never TRUNCATE, TRIGGER or REFERENCES.
STATEMENTS = (
    "GRANT USAGE ON SCHEMA public TO {app}",
    "REVOKE CREATE ON SCHEMA public FROM {app}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "REVOKE TRUNCATE, TRIGGER, REFERENCES ON ALL TABLES IN SCHEMA public FROM {app}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)

# The triggers step aside for a session that names them in a setting, which any role may set: for the owner's alone.
# Every migration of a trigger writes the library's own function again, so this, as the rights, follows migrations.
ONLY_THE_OWNER_IS_LET_BY = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS BOOLEAN LANGUAGE sql AS $$
        SELECT current_user = {owner} AND trigger_name::text
            = ANY (coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{{}}')::text[])
    $$
"""


class Command(BaseCommand):
    help = "Give the role of DATABASE_URL its rights on the tables of the role of DATABASE_OWNER_URL."

    def handle(self, *args: Any, **options: Any) -> None:
        app = environ.Env.db_url_config(settings.DATABASE_APP_URL).get("USER") or ""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            owner = cursor.fetchone()[0]
            if app == owner:
                self.stdout.write(f"One role, {owner}, both owns and serves: nothing to give.")
                return
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [app])
            if not cursor.fetchone():
                raise CommandError(f"The role {app}, which DATABASE_URL names, is not in this database server.")
            for statement in STATEMENTS:
                cursor.execute(sql.SQL(statement).format(app=sql.Identifier(app)))
            cursor.execute(sql.SQL(ONLY_THE_OWNER_IS_LET_BY).format(owner=sql.Literal(owner)))
        self.stdout.write(f"{app} may read and write the tables of {owner}, and not change how they are made.")
