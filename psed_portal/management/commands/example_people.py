"""Say who can sign in to the example."""

from typing import Any

from django.core.management.base import BaseCommand

from psed_portal.example.people import sign_ins


class Command(BaseCommand):
    help = "List the invented people of the example, one a line. Their password is that of EXAMPLE_PASSWORD."

    def handle(self, *args: Any, **options: Any) -> None:
        for line in sign_ins():
            self.stdout.write(line)
