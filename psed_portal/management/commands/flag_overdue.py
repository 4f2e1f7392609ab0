"""Flags what has come into a new stage by a day, as the morning job does. Changes nothing without --commit."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from deadlines.flags import raise_flags


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is not a day. Write it as 2026-03-29.") from None


class Command(BaseCommand):
    help = "Flag what is due soon, due or overdue on a day. A dry run unless --commit is given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", required=True, metavar="DATE", help="the day to judge by, as 2026-03-29")
        parser.add_argument("--commit", action="store_true", help="keep the flags")

    def handle(self, *args: Any, **options: Any) -> None:
        on = day(options["on"])
        with transaction.atomic():
            raised = len(raise_flags(on=on))
            if not options["commit"]:
                transaction.set_rollback(True)
        flags = f"{raised} new flag{'' if raised == 1 else 's'} on {on.isoformat()}"
        self.stdout.write(
            f"{flags}: raised." if options["commit"] else f"{flags} would be raised; nothing was changed (--commit)."
        )
