"""The errand of this room, drawing the files that wait; and its clock, which erases who asked for a format."""

from celery import shared_task
from django.utils.timezone import localdate

from publications import formats, renditions


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits. Safe to run any number of times at once."""
    return renditions.make_waiting()


@shared_task(name="publications.erase_answered")
def erase_answered(**_: object) -> int:
    """Clock: every night, erase who asked from requests that were answered long enough ago."""
    return formats.erase_answered(on=localdate(), by=formats.ERASER)
