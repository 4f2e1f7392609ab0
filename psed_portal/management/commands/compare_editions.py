"""Draws the body of every edition with today's templates and compares it with the page that was kept."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publications.verifying import faults_of_drawing, kept_pages


class Command(BaseCommand):
    help = "Check that every edition is still drawn as it was. Exits with 1 when one is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schema", type=int, metavar="N", help="only editions of this schema")

    def handle(self, *args: Any, **options: Any) -> None:
        editions = kept_pages(schema=options["schema"])
        found = list(faults_of_drawing(editions))
        for fault in found:
            self.stderr.write(fault.text)
        if found:
            raise CommandError(f"{len(found)} edition{'' if len(found) == 1 else 's'} drawn otherwise than published.")
        self.stdout.write(f"Drawn as they were: {editions.count():,} editions.")
