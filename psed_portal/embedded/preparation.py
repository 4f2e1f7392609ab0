"""The management commands that bring an installation up to date, several in one process so that a start is quick.

    python -m psed_portal.embedded.preparation schema|content [--report SECONDS]

DATABASE_ROLE, read by the settings, says as whom: the owner changes the schema, the app writes the content. With
`--report` the content's last line says where the PDF of the example annual report is, once the worker has rendered it.
"""

import argparse
import io
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

import django
from django.core.management import call_command

from psed_portal.embedded.places import REPOSITORY, write_private
from psed_portal.embedded.supervisor import say

Step = tuple[str, str, dict[str, object]]

SCHEMA: tuple[Step, ...] = (
    ("The design system's files are built", "build_design", {}),
    ("The static files are collected", "collectstatic", {"interactive": False}),
    ("The tables are up to date", "migrate", {"interactive": False}),
    ("The cache's table is there", "createcachetable", {}),
    ("The app's role has its rights", "grant_app_role", {}),
)
CONTENT: tuple[Step, ...] = (("The register of councils is loaded", "import_councils", {}),)
EXAMPLE: tuple[Step, ...] = (
    ("The example councils are loaded", "load_example", {}),
    ("The example people can sign in", "example_people", {}),
)
# What a command says that is needed later, and where it is written down.
KEPT = {"example_people": "sign-ins", "example_report": "run/example-report"}


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=("schema", "content"))
    parser.add_argument("--report", type=int, default=0, help="seconds to wait for the example annual report")
    wish = parser.parse_args(words)
    steps = SCHEMA if wish.part == "schema" else CONTENT
    if wish.report:
        steps += (*EXAMPLE, ("The example annual report is rendered", "example_report", {"wait": wish.report}))
    django.setup()
    return 0 if all(_is_done(*step) for step in steps) else 1


def _is_done(done: str, command: str, options: dict[str, object]) -> bool:
    words = io.StringIO()
    try:
        with redirect_stdout(words), redirect_stderr(words):
            call_command(command, stdout=words, stderr=words, **options)
    except (Exception, SystemExit):  # whatever it was, it goes to the log, and a line to the person
        print(words.getvalue(), traceback.format_exc(), sep="\n", file=sys.stderr)
        say(f"Failed: manage.py {command}")
        return False
    print(f"--- manage.py {command}\n{words.getvalue()}", file=sys.stderr)
    if command in KEPT:
        write_private(REPOSITORY / "var" / KEPT[command], words.getvalue())
    say(done)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
