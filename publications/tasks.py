"""The errands of this room: drawing the files that wait, and asking the links that wait."""

from celery import shared_task

from publications import link_checking, renditions


@shared_task(name="publications.render_due")
def render_due(**_: object) -> int:
    """Errand and sweep: make each file that waits. Safe to run any number of times at once."""
    return renditions.make_waiting()


@shared_task(name="publications.check_links")
def check_links(**_: object) -> int:
    """Errand and sweep: ask each address that waits whether it answers. Safe to run any number of times at once."""
    return link_checking.check_waiting()
