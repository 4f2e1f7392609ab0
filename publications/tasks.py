"""The errand of this room: drawing the files that wait."""

from celery import shared_task
from celery.signals import worker_init

from govuk import drawing
from publications import renditions


@worker_init.connect
def warm_up(**_: object) -> None:
    """A worker loads what it draws with once, before it grows hands; the web and the clock never do."""
    drawing.warm_up()


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits. Safe to run any number of times at once."""
    return renditions.make_waiting()
