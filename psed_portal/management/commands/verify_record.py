"""Recomputes every chain of the record of acts, and says what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from councils.models import Record
from councils.record import faults


class Command(BaseCommand):
    help = "Check that no row of the record was changed, removed or slipped in. Exits with 1 when one was."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} fault{'' if len(found) == 1 else 's'} in the record.")
        chains = Record.objects.values("chain").distinct().count()
        self.stdout.write(f"The record holds: {Record.objects.count():,} acts in {chains:,} chains.")
