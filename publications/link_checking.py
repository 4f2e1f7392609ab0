"""Asking the addresses that wait, and noting what they answered: each by one worker. A leaf: it calls no action."""

from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from publications.link_answers import answer_of
from publications.models import CheckedLink

LEASE = timedelta(minutes=6)  # longer than the worker's hard limit on a task
ENOUGH = 120  # seconds after which a run takes no further address


def claim() -> CheckedLink | None:
    """Take one address that waits, by a lease; None when none does. Two workers never get the same one."""
    now = timezone.now()
    with transaction.atomic():
        waits = Q(checked_at=None) | Q(checked_at__lt=F("asked_at"))
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        rows = CheckedLink.objects.filter(waits, free).order_by("asked_at", "pk")
        found = rows.select_for_update(skip_locked=True).first()
        if found:
            found.leased_until = now + LEASE
            found.save(update_fields=["leased_until"])
        return found


def check_waiting() -> int:
    """Ask the addresses that wait, for two minutes at most: the sweep comes again. Gives how many were asked."""
    asked, stop_at = 0, monotonic() + ENOUGH
    while monotonic() < stop_at and (link := claim()):
        answer = answer_of(link.address)
        CheckedLink.objects.filter(pk=link.pk).update(answer=answer, checked_at=timezone.now(), leased_until=None)
        asked += 1
    return asked
