"""Wait until the worker has rendered the example annual report, and put a copy where people can find it."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from kombu.exceptions import OperationalError

from councils.record import COMMAND_LINE
from files import store
from psed_portal.example.people import BARSETSHIRE
from publications.actions import draw_again
from publications.models import Edition, Kind, Rendition
from publications.renditions import MANY_ATTEMPTS
from publications.tasks import render_due

LOOK_AGAIN = 0.25  # seconds


class Command(BaseCommand):
    help = "Have the newest example annual report rendered by the worker, and print the path of its PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--wait", type=float, default=60, metavar="SECONDS", help="how long to wait for the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        rendition = awaited_rendition()
        if rendition.made_at is None:
            ask_for(rendition)
            wait_for(rendition, seconds=options["wait"])
        self.stdout.write(str(copy_of(rendition).relative_to(settings.ROOT)))


def awaited_rendition() -> Rendition:
    """The PDF of the newest annual report that the invented county has published, made or not."""
    reports = Edition.objects.filter(publication__council__slug=BARSETSHIRE, publication__kind=Kind.INFORMATION)
    newest = reports.newest_first().first()
    if newest is None:
        raise CommandError("No example report is published here. Run: manage.py load_example")
    return newest.renditions.select_related("edition__publication__council").get(format=Rendition.Format.PDF)


def ask_for(rendition: Rendition) -> None:
    """Wake a worker through the queue. What it then renders is whatever waits; this process renders nothing."""
    if rendition.attempts >= MANY_ATTEMPTS:
        draw_again(rendition, by=COMMAND_LINE)
    try:
        render_due.apply_async(retry=False)
    except OperationalError as error:
        raise CommandError(f"The broker at REDIS_URL does not answer, so no worker can be asked: {error}") from error


def wait_for(rendition: Rendition, *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while rendition.made_at is None:
        if time.monotonic() > end:
            reason = (
                f"The last attempt failed: {rendition.last_error}" if rendition.last_error else "Is a worker running?"
            )
            raise CommandError(f"The report was not rendered within {seconds:g} seconds. {reason}")
        time.sleep(LOOK_AGAIN)
        rendition.refresh_from_db(fields=["made_at", "sha256", "last_error"])


def copy_of(rendition: Rendition) -> Path:
    """The path of the copy in `var/example`. The stored file is read against its own hash first."""
    try:
        content = store.read(rendition.sha256)
    except FileNotFoundError as error:
        raise CommandError(f"The store has no file {rendition.sha256}, which the report should be.") from error
    except store.DamagedFile as error:
        raise CommandError(f"The stored report is damaged: {error}") from error
    publication = rendition.edition.publication
    path = Path(settings.VAR) / "example" / f"{publication.council.slug}-{publication.period}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".part")
    arriving.write_bytes(content)
    arriving.replace(path)
    return path
