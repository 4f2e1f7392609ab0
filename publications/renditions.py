"""Drawing the files that wait: each made once, whoever dies on the way. A leaf: it calls no action."""

import logging
import re
import zlib
from datetime import datetime, timedelta
from time import monotonic

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext

from files import store
from publications.models import Edition, Proof, Rendition
from publications.report.drawn import file_of
from publications.report.render import pdf_of

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=6)  # longer than the worker's hard limit on a task
ENOUGH = 60  # seconds after which a run takes no further file: the worker's limit must not fall into a drawing
MANY_ATTEMPTS = 5  # from here on a file waits too long, and people are told
LONGEST_PAUSE = 60  # minutes between two tries


def claim() -> Rendition | None:
    """Take one file that waits, by a lease; None when none does. Two workers never get the same one."""
    now = timezone.now()
    with transaction.atomic():
        waiting = Rendition.objects.waiting(at=now).select_for_update(skip_locked=True)
        rendition = waiting.most_wanted_first().first()
        if rendition:
            rendition.leased_until, rendition.last_error = now + LEASE, ""
            rendition.attempts = min(rendition.attempts + 1, 30_000)  # what the column holds, and years of tries
            rendition.save(update_fields=["leased_until", "attempts", "last_error"])
        return rendition


def make(rendition: Rendition) -> bool:
    """Render, keep durably, and only then reveal. A failure is noted with its reason and tried again by the sweep."""
    try:
        content = drawn(rendition)
        sha256 = store.keep(content)
    except SoftTimeLimitExceeded:  # the worker's time is over, which says nothing of the file: its lease runs out
        raise
    except Exception as error:  # whatever goes wrong in a renderer must reach the page as a reason
        log.exception("Rendering %s failed", rendition)
        Rendition.objects.filter(pk=rendition.pk, made_at=None).update(
            leased_until=timezone.now() + pause(rendition.attempts),
            last_error=(str(error) or type(error).__name__)[:500],
        )
        return False
    revealed = Rendition.objects.filter(pk=rendition.pk, made_at=None).update(
        sha256=sha256, bytes=len(content), pages=pages_of(rendition, content), made_at=timezone.now(), last_error=""
    )
    return bool(revealed)


def drawn(rendition: Rendition) -> bytes:
    if rendition.format == Rendition.Format.PDF:
        return pdf_of(rendition.edition)
    return file_of(rendition.edition, rendition.format)


def pages_of(rendition: Rendition, content: bytes) -> int:
    return pages_in(content) if rendition.format == Rendition.Format.PDF else 0


def wishes(edition: Edition) -> list[Rendition]:
    """A row for each file that an edition is to have, not saved yet. The PDF is first: people wait for it."""
    return [Rendition(edition=edition, format=form) for form in Rendition.Format.values]


def wish_for_the_missing() -> int:
    """Note the files that editions lack which were published before there was such a format; gives how many."""
    editions = Edition.objects.filter(removed_on=None).only("pk").order_by("pk")
    missing = [
        Rendition(edition=edition, format=form)
        for form in Rendition.Format.values
        for edition in editions.exclude(renditions__format=form)
    ]
    Rendition.objects.bulk_create(missing, ignore_conflicts=True, batch_size=1000)
    return len(missing)


def pause(attempts: int) -> timedelta:
    """How long a file rests after so many tries: 1 minute, 2, 4 … and never more than an hour. Nothing is given up: a
    full disk or a broken renderer is mended some day, and then the file is made."""
    return timedelta(minutes=min(2 ** min(attempts - 1, 10), LONGEST_PAUSE))


def make_waiting(*, stop_at: float | None = None) -> int:
    """Make the files that wait, until then, or for two minutes at most: the sweep comes again. Gives how many."""
    made, stop_at = 0, stop_at or monotonic() + ENOUGH
    while monotonic() < stop_at and (rendition := claim()):
        made += make(rendition)
    return made


def is_being_drawn(file: Rendition | Proof, *, at: datetime) -> bool:
    """Whether a worker holds it now. A try that failed leaves its reason, and what runs then is only the pause."""
    is_held = file.leased_until is not None and file.leased_until > at
    return is_held and not file.last_error


def state_of(file: Rendition | Proof, *, at: datetime) -> str:
    """made, waiting, failing (tried, will be tried again) or late (failing for longer than people should wait)."""
    if file.made_at:
        return "made"
    if file.attempts >= MANY_ATTEMPTS and not is_being_drawn(file, at=at):
        return "late"
    return "failing" if file.last_error else "waiting"


def retry(rendition: Rendition) -> bool:
    """Let a file that waits for its next try be tried at once, and its pauses begin anew. Answers whether there was
    one: what is made, or being drawn, is left alone."""
    being_drawn = Q(leased_until__gt=timezone.now(), last_error="")
    waiting = Rendition.objects.filter(pk=rendition.pk, made_at=None).exclude(being_drawn)
    return bool(waiting.update(attempts=0, leased_until=None, last_error=""))


def file_in_words(rendition: Rendition | Proof) -> str:
    """PDF, 12 pages, 340 KB."""
    pages = ngettext("%(number)s page", "%(number)s pages", rendition.pages) % {"number": f"{rendition.pages:,}"}
    size = size_in_words(rendition.bytes)
    return ", ".join(filter(None, (rendition.get_format_display(), pages if rendition.pages else "", size)))


def size_in_words(count: int) -> str:
    """340 KB, or 1.2 MB."""
    kilobytes = max(1, round(count / 1000))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{count / 1_000_000:.1f} MB"


def pages_in(content: bytes) -> int:
    """The number of pages of a PDF made here. WeasyPrint keeps its page tree inside compressed object streams; these
    are opened, and the tree's own count is read there (outlines have a /Count too, which is another thing)."""
    objects = [content]
    for stream in re.finditer(rb"/ObjStm\b.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        objects.append(zlib.decompressobj().decompress(stream[1]))
    trees = [tree for text in objects for tree in re.findall(rb"<<[^<>]*/Type /Pages\b[^<>]*>>", text)]
    return max((int(number) for tree in trees for number in re.findall(rb"/Count (\d+)", tree)), default=0)
