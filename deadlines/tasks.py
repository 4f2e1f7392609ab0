"""The clock's two tasks: flag what has come into a new stage, and tell people what is new."""

from celery import shared_task
from django.utils import timezone

from councils.record import MORNING_JOB
from deadlines import actions, envelopes, flags, notices


@shared_task(name="deadlines.flag_overdue")
def flag_overdue(**_: object) -> int:
    """Clock: every morning, open what is newly owed, flag what has come into a new stage, and tell whom it concerns."""
    now = timezone.now()
    actions.keep_up(on=timezone.localdate(now), by=MORNING_JOB)
    raised = flags.raise_flags(on=timezone.localdate(now))
    notices.send_new(now=now, whole=True)
    envelopes.throw_away_old(now=now)
    return len(raised)


@shared_task(name="deadlines.send_notices")
def send_notices(**_: object) -> int:
    """Sweep: send what a flag still owes its readers, a refused letter included."""
    return notices.sweep(now=timezone.now())
