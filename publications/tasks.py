"""The errands of this room: drawing the files that wait, and the night's check of what is published."""

from celery import shared_task
from django.utils import timezone

from publications import renditions, watching


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits. Safe to run any number of times at once."""
    return renditions.make_waiting()


@shared_task(name="publications.verify_published", soft_time_limit=3300, time_limit=3600)
def verify_published(**_: object) -> int:
    """Clock: every night, check that everything published is what was published, and note which files are still to be
    drawn. Gives how many faults there are."""
    renditions.wish_for_the_missing()
    night = watching.watch(on=timezone.localdate())
    return len(night.faults) if night else 0


@shared_task(name="publications.send_fault_letters")
def send_fault_letters(**_: object) -> int:
    """Sweep: tell administrators what the night's check found."""
    return watching.send_fault_letters()
