"""The clock's two tasks: flag what is overdue, and tell people what is new."""

from celery import shared_task
from django.utils.timezone import localdate

from deadlines import actions, notices


@shared_task(name="deadlines.flag_overdue")
def flag_overdue(**_: object) -> int:
    """Clock: every morning, raise a flag for each deadline whose day has passed, and tell the people it concerns."""
    raised = actions.raise_flags(on=localdate())
    notices.send_new()
    return len(raised)


@shared_task(name="deadlines.send_notices")
def send_notices(**_: object) -> int:
    """Sweep: send what a flag still owes its readers, a refused mail included."""
    return notices.send_new()
