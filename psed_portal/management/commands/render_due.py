"""Draws the files that wait, here and now, as a worker does; editions that lack a format get it."""

from typing import Any

from django.core.management.base import BaseCommand

from publications.models import Rendition
from publications.renditions import make_waiting, wish_for_the_missing


class Command(BaseCommand):
    help = "Make each file of an edition that waits to be made."

    def handle(self, *args: Any, **options: Any) -> None:
        wish_for_the_missing()
        made = make_waiting()
        left = Rendition.objects.filter(made_at=None).count()
        waits = f" {left} still wait{'s' if left == 1 else ''}; the log says why." if left else ""
        self.stdout.write(f"{made} file{'' if made == 1 else 's'} made.{waits}")
