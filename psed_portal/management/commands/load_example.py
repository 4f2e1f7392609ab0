"""Load the example: an invented county and district, and five bodies as documents of their time show them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from psed_portal.example.loader import load
from psed_portal.example.people import given_password


class Command(BaseCommand):
    help = "Load the invented councils and the historical examples; again and again without duplicates."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ALLOW_EXAMPLE:
            raise CommandError(
                "This installation holds no examples: invented councils must not stand beside real ones in production. "
                "Set ALLOW_EXAMPLE=true where people only try the portal."
            )
        loaded = load(on=localdate(), password=given_password())
        self.stdout.write(str(loaded))
        if loaded.new_password:
            self.stdout.write(f"Their password, shown only now: {loaded.new_password}")
