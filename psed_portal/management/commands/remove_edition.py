"""Removes the content of one edition from the public, where the law compels it. Without --commit it only says what."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from councils.record import COMMAND_LINE
from publications.actions import remove_by_law
from publications.lifecycle import NotAllowedNow
from publications.models import Edition


class Command(BaseCommand):
    help = "Remove an edition because the law compels it. Its address then says when and why it was removed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the council, as in the address")
        parser.add_argument("kind", help="equality-information or equality-objectives, as in the address")
        parser.add_argument("period", help="as in the address")
        parser.add_argument("number", type=int, help="the edition's number")
        parser.add_argument("--because", required=True, metavar="TEXT", help="everybody reads this in its place")
        parser.add_argument("--commit", action="store_true", help="do it; without this nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        because = options["because"].strip()
        if not because:
            raise CommandError("Say why: everybody reads the reason in place of the edition.")
        edition = (
            Edition.objects.select_related("publication__council")
            .filter(
                publication__council__slug=options["slug"],
                publication__kind=options["kind"].replace("-", "_"),
                publication__period=options["period"],
                number=options["number"],
            )
            .first()
        )
        if edition is None:
            raise CommandError("There is no such edition. Copy the parts from its address.")
        if edition.removed_on is not None:
            raise CommandError(f"It was removed on {edition.removed_on} already.")
        name = f"{edition.publication.council}: {edition} ({edition.get_absolute_url()})"
        if not options["commit"]:
            self.stdout.write(f"Would remove {name}. Nothing was changed; add --commit to do it.")
            return
        try:
            remove_by_law(edition, because=because, on=localdate(), by=COMMAND_LINE)
        except NotAllowedNow as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Removed {name}.")
