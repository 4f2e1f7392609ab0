"""Drawing the files that wait: each made once, whoever dies on the way. A leaf: it calls no action."""

import logging
import re
import zlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from files import store
from publications.models import Rendition
from publications.report.render import pdf_of

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=6)  # longer than the worker's hard limit on a task
MOST_ATTEMPTS = 5


def claim() -> Rendition | None:
    """Take one file that waits, by a lease; None when none does. Two workers never get the same one."""
    now = timezone.now()
    with transaction.atomic():
        rendition = (
            Rendition.objects.waiting(at=now, most_attempts=MOST_ATTEMPTS)
            .select_for_update(skip_locked=True)
            .order_by("attempts", "pk")
            .first()
        )
        if rendition:
            rendition.leased_until, rendition.attempts = now + LEASE, rendition.attempts + 1
            rendition.save(update_fields=["leased_until", "attempts"])
        return rendition


def make(rendition: Rendition) -> bool:
    """Render, keep durably, and only then reveal. A failure is noted with its reason and tried again by the sweep."""
    try:
        content = pdf_of(rendition.edition)
        sha256 = store.keep(content)
    except Exception as error:  # whatever goes wrong in a renderer must reach the page as a reason
        log.exception("Rendering %s failed", rendition)
        Rendition.objects.filter(pk=rendition.pk, made_at=None).update(
            leased_until=timezone.now() + timedelta(minutes=rendition.attempts), last_error=str(error)[:500]
        )
        return False
    revealed = Rendition.objects.filter(pk=rendition.pk, made_at=None).update(
        sha256=sha256, bytes=len(content), pages=pages_in(content), made_at=timezone.now(), last_error=""
    )
    return bool(revealed)


def make_waiting() -> int:
    """Make every file that waits; gives how many were made."""
    made = 0
    while rendition := claim():
        made += make(rendition)
    return made


def retry(rendition: Rendition) -> None:
    """Let a file that was given up be tried again from the start."""
    Rendition.objects.filter(pk=rendition.pk, made_at=None).update(attempts=0, leased_until=None, last_error="")


def pages_in(content: bytes) -> int:
    """The number of pages of a PDF made here. WeasyPrint keeps its page tree inside compressed object streams; these
    are opened, and the tree's own count is read there (outlines have a /Count too, which is another thing)."""
    objects = [content]
    for stream in re.finditer(rb"/ObjStm\b.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        objects.append(zlib.decompressobj().decompress(stream[1]))
    trees = [tree for text in objects for tree in re.findall(rb"<<[^<>]*/Type /Pages\b[^<>]*>>", text)]
    return max((int(number) for tree in trees for number in re.findall(rb"/Count (\d+)", tree)), default=0)
