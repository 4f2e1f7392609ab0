"""The errands of this room, drawing the files and asking the links that wait; and its clocks: the night's check of what
is published, and the erasing of who asked for a format.
"""

from time import monotonic

from celery import shared_task
from celery.signals import worker_init
from django.utils.timezone import localdate

from govuk import drawing
from publications import formats, link_checking, proofs, renditions, watching


@worker_init.connect
def warm_up(**_: object) -> None:
    """A worker loads what it draws with once, before it grows hands; the web and the clock never do."""
    drawing.warm_up()


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits, those of editions first. Safe to run any number of times at once.
    Both share one time, so that the worker's limit does not fall into a drawing."""
    stop_at = monotonic() + renditions.ENOUGH
    return renditions.make_waiting(stop_at=stop_at) + proofs.make_waiting(stop_at=stop_at)


@shared_task(name="publications.erase_answered")
def erase_answered(**_: object) -> int:
    """Clock: every night, erase who asked from requests that were answered long enough ago."""
    return formats.erase_answered(on=localdate(), by=formats.ERASER)


@shared_task(name="publications.verify_published", soft_time_limit=3300, time_limit=3600)
def verify_published(**_: object) -> int:
    """Clock: every night, check that everything published is what was published, and note which files are still to be
    drawn. Gives how many faults there are."""
    renditions.wish_for_the_missing()
    night = watching.watch(on=localdate())
    return len(night.faults) if night else 0


@shared_task(name="publications.send_fault_letters")
def send_fault_letters(**_: object) -> int:
    """Sweep: tell administrators what the night's check found."""
    return watching.send_fault_letters()


@shared_task(name="publications.check_links")
def check_links(**_: object) -> int:
    """Errand and sweep: ask each address that waits whether it answers. Safe to run any number of times at once."""
    return link_checking.check_waiting()
