#!/usr/bin/env python
"""The command line of the portal."""

import os
import sys
from pathlib import Path

# These change the schema and so speak to PostgreSQL as its owner; everything else is the app's role, without DDL.
OWNER_COMMANDS = {"migrate", "makemigrations", "sqlmigrate", "grant_app_role", "createcachetable", "pgtrigger"}


def main() -> None:
    os.chdir(Path(__file__).resolve().parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ["DATABASE_ROLE"] = "owner"
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the role is set

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
