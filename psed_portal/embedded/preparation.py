"""The management commands that bring an installation up to date, several in one process so that a start is quick.

    python -m psed_portal.embedded.preparation owner|app

The owner's part changes the schema, the app's does the rest: DATABASE_ROLE, read by the settings, tells them apart.
"""

import io
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

import django
from django.core.management import call_command

from psed_portal.embedded.places import REPOSITORY, write_private
from psed_portal.embedded.supervisor import say

Step = tuple[str, str, dict[str, object]]

OWNER: tuple[Step, ...] = (
    ("The tables are up to date", "migrate", {"interactive": False}),
    ("The cache's table is there", "createcachetable", {}),
    ("The app's role has its rights", "grant_app_role", {}),
)
APP: tuple[Step, ...] = (
    ("The design system's files are built", "build_design", {}),
    ("The static files are collected", "collectstatic", {"interactive": False}),
    ("The register of councils is loaded", "import_councils", {}),
)
EXAMPLE: tuple[Step, ...] = (
    ("The example councils are loaded", "load_example", {}),
    ("The example people can sign in", "example_people", {}),
)


def main(part: str) -> int:
    steps = OWNER if part == "owner" else APP
    if part == "app" and os.environ.get("ALLOW_EXAMPLE", "").lower() in {"true", "1", "yes", "on"}:
        steps += EXAMPLE
    django.setup()
    for done, command, options in steps:
        words = io.StringIO()
        try:
            with redirect_stdout(words), redirect_stderr(words):
                call_command(command, stdout=words, stderr=words, **options)
        except (Exception, SystemExit):  # whatever it was, it goes to the log, and a line to the person
            print(words.getvalue(), traceback.format_exc(), sep="\n", file=sys.stderr)
            say(f"Failed: manage.py {command}")
            return 1
        print(f"--- manage.py {command}\n{words.getvalue()}", file=sys.stderr)
        if command == "example_people":
            write_private(REPOSITORY / "var" / "sign-ins", words.getvalue())
        say(done)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
