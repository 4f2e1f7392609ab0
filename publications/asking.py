"""The verb by which somebody wants to know whether links still answer. What is noted is no council's: a memory."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from councils.errands import after_commit
from publications.models import CheckedLink
from publications.tasks import check_links

MOST = 500  # addresses that are asked for at once
FRESH = timedelta(minutes=10)  # how long an answer is not asked for again


@transaction.atomic
def ask_for(addresses: Iterable[str], *, at: datetime) -> int:
    """Note that somebody wants to know whether these answer, and send a worker. Gives how many will be asked: what was
    asked a moment ago is not asked again."""
    wanted = sorted(list(addresses)[:MOST])
    CheckedLink.objects.bulk_create(
        [CheckedLink(address=address, asked_at=at) for address in wanted], ignore_conflicts=True
    )
    due = CheckedLink.objects.filter(Q(checked_at=None) | Q(checked_at__lt=at - FRESH), address__in=wanted)
    held = list(due.order_by("pk").select_for_update().values_list("pk", flat=True))
    CheckedLink.objects.filter(pk__in=held).update(asked_at=at)
    after_commit(check_links)
    return len(held)
