"""Sends the mails that are owed about what is flagged, as the sweep does."""

from typing import Any

from django.core.management.base import BaseCommand

from deadlines.notices import send_new


class Command(BaseCommand):
    help = "Tell people what is newly overdue: one mail for each person and council, each thing once."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_new()
        self.stdout.write(f"{sent} mail{'' if sent == 1 else 's'} sent.")
