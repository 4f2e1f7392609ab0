"""Recomputes the digest of every edition and the hash of every file drawn from one, and says what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publications.models import Edition, Rendition
from publications.verifying import faults_of_editions, faults_of_files, waiting_too_long


class Command(BaseCommand):
    help = "Check that every edition and file is what was published. Exits with 1 when one is not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = [*faults_of_editions(), *faults_of_files()]
        for sentence in waiting_too_long():
            self.stdout.write(sentence)
        for fault in found:
            self.stderr.write(fault.text)
        if found:
            raise CommandError(f"{len(found)} fault{'' if len(found) == 1 else 's'} in what is published.")
        editions, files = Edition.objects.count(), Rendition.objects.made().count()
        self.stdout.write(f"What is published holds: {editions:,} editions, {files:,} files.")
