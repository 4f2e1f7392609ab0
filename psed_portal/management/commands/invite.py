"""Invites a person to a council: the way the first administrator of an installation comes in."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.timezone import localdate

from councils import actions as councils
from councils.invitations import link_for
from councils.models import Council
from councils.record import COMMAND_LINE
from councils.roles import Role
from deadlines.actions import follow


class Command(BaseCommand):
    help = "Give a person a role at a council, and print the link by which they choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--council", required=True, metavar="SLUG", help="as in the address: /councils/SLUG/")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--name", default="", help="full name; the address stands for it if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        council = Council.objects.filter(slug=options["council"]).first()
        if council is None:
            raise CommandError(f"No council has the address /councils/{options['council']}/. Look it up at /councils/.")
        try:
            validate_email(options["email"].strip())
            if council.enrolled_on is None:
                council = follow(council, on=localdate(), by=COMMAND_LINE)
                self.stdout.write(f"{council} now uses the portal.")
            membership = councils.invite(
                council, email=options["email"], name=options["name"], role=options["role"], by=COMMAND_LINE
            )
        except (ValidationError, councils.NotPossible) as error:
            raise CommandError("; ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(f"{membership.user.email} is {membership.get_role_display()} at {council}.")
        if membership.user.has_usable_password():
            self.stdout.write("They have chosen a password already and can sign in.")
        else:
            self.stdout.write(
                f"An e-mail waits to be sent. Or hand over this link yourself:\n{link_for(membership.user)}"
            )
