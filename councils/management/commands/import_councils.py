"""Bring the register of councils up to date."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from councils.record import COMMAND_LINE
from councils.register import REGISTER, import_register, rows_of


class Command(BaseCommand):
    help = "Import the register of councils, again and again without duplicates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=REGISTER)

    def handle(self, *args: object, **options: Path) -> None:
        try:
            rows = rows_of(options["file"])
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(import_register(rows, by=COMMAND_LINE)))
