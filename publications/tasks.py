"""The errand of this room: drawing the files that wait."""

from celery import shared_task

from publications import proofs, renditions


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits, those of editions first. Safe to run any number of times at once."""
    return renditions.make_waiting() + proofs.make_waiting()
