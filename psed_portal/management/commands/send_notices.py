"""Sends the letters that are owed about what is flagged, at once, whatever the hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from deadlines.notices import send_new


class Command(BaseCommand):
    help = "Tell people what is due or overdue: one letter a person and day, each thing once."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_new(now=timezone.now(), whole=True)
        self.stdout.write(f"{sent} mail{'' if sent == 1 else 's'} sent.")
