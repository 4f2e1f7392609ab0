"""Drawing prints of drafts: by the worker that draws the files of editions, each once. A leaf: it calls no action."""

import logging
from datetime import timedelta
from time import monotonic

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from files import store
from publications.models import Proof
from publications.renditions import ENOUGH, LEASE, pages_in, pause
from publications.report.render import pdf_of_draft

log = logging.getLogger(__name__)
KEPT = timedelta(days=30)


def claim() -> Proof | None:
    """Take one print that waits, by a lease; None when none does."""
    now = timezone.now()
    with transaction.atomic():
        proof = Proof.objects.waiting(at=now).select_for_update(skip_locked=True).order_by("attempts", "pk").first()
        if proof:
            proof.leased_until, proof.last_error = now + LEASE, ""
            proof.attempts = min(proof.attempts + 1, 30_000)
            proof.save(update_fields=["leased_until", "attempts", "last_error"])
        return proof


def make(proof: Proof) -> bool:
    """Draw, keep durably, and only then reveal. A failure is noted with its reason and tried again by the sweep."""
    waiting = Proof.objects.filter(pk=proof.pk, made_at=None)
    try:
        content = pdf_of_draft(proof)
        sha256 = store.keep(content)
    except SoftTimeLimitExceeded:  # see renditions.make
        raise
    except Exception as error:  # whatever goes wrong in a renderer must reach the page as a reason
        log.exception("Drawing %s failed", proof)
        why = (str(error) or type(error).__name__)[:500]
        waiting.update(leased_until=timezone.now() + pause(proof.attempts), last_error=why)
        return False
    told = {"sha256": sha256, "bytes": len(content), "pages": pages_in(content), "made_at": timezone.now()}
    return bool(waiting.update(**told, last_error=""))


def make_waiting(*, stop_at: float | None = None) -> int:
    """Take old prints off the list, then make those that wait, as `renditions.make_waiting` does."""
    Proof.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
    made, stop_at = 0, stop_at or monotonic() + ENOUGH
    while monotonic() < stop_at and (proof := claim()):
        made += make(proof)
    return made
