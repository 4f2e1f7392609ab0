"""Walks day by day through a time and says what would have been flagged and sent. Changes nothing, sends nothing."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from councils.models import Council
from deadlines.models import Flag, Stage, ToldAs
from deadlines.rehearsal import MOST_YEARS, Day, mornings
from duty.written import in_words
from psed_portal.management.commands.flag_overdue import day


class Command(BaseCommand):
    help = "Say for each day what the morning job would flag and whom it would write to. Nothing is kept or sent."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", required=True, metavar="DATE", dest="first", help="the first day, as 2026-03-29")
        parser.add_argument("--to", required=True, metavar="DATE", dest="last", help="the last day")
        parser.add_argument("--council", metavar="SLUG", help="of one council only, by its name in addresses")

    def handle(self, *args: Any, **options: Any) -> None:
        first, last, slug = day(options["first"]), day(options["last"]), options["council"]
        if first > last:
            raise CommandError("--from is after --to.")
        if (last - first).days > 366 * MOST_YEARS:
            raise CommandError(f"That is more than {MOST_YEARS} years. Ask for less.")
        council = Council.objects.filter(slug=slug).first() if slug else None
        if slug and council is None:
            raise CommandError(f"No council is called “{slug}” in addresses.")
        raised = sent = 0
        for told in mornings(first, last, council=council):
            self.stdout.write("\n".join(lines_of(told)))
            raised, sent = raised + len(told.flags), sent + len(told.letters)
        days = (last - first).days + 1
        self.stdout.write(f"{days} days, {first} to {last}: {raised} flags and {sent} mails; nothing was changed.")


def lines_of(told: Day) -> Iterator[str]:
    yield f"{told.on} {told.on:%A}"
    for flag in told.flags:
        yield f"  flag  {flag.council}: {flag.deadline.label}, due {in_words(flag.due_on)}: {stage_of(flag)}"
    for letter in told.letters:
        yield f"  mail  {letter.to} ({', '.join(str(ToldAs(each).label) for each in letter.because)}): {letter.subject}"


def stage_of(flag: Flag) -> str:
    if flag.stage == Stage.OVERDUE:
        days = (flag.raised_on - flag.due_on).days
        return f"{days} day{'' if days == 1 else 's'} overdue, week {flag.week}"
    return str(Stage(flag.stage).label)
