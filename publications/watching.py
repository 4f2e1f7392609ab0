"""The nightly check of everything published: what it found is kept for good, and administrators are told of faults."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Council, Membership
from councils.roles import Role
from publications.models import FaultLetter, Verification
from publications.verifying import Fault, counted, faults_of_drawing, faults_of_editions, faults_of_files, kept_pages

log = logging.getLogger(__name__)
NIGHTS = 7  # within so many nights every edition is drawn anew once and compared
MOST_ATTEMPTS = 200  # a letter every five minutes: by then the next night's is on its way


def watch(*, on: date) -> Verification | None:
    """Check everything, keep what was found, and owe a letter to each administrator of a council that has a fault. Once
    a night, whoever calls how often: None where that night was checked already."""
    if Verification.objects.filter(on=on).exists():
        return None
    began = timezone.now()
    drawn = kept_pages().one_in(NIGHTS, turn=on.toordinal() % NIGHTS)
    redrawn = drawn.count()
    faults = [*faults_of_editions(), *faults_of_files(), *faults_of_drawing(drawn)]
    return kept(faults, on=on, began=began, redrawn=redrawn)


@transaction.atomic
def kept(faults: Sequence[Fault], *, on: date, began: datetime, redrawn: int) -> Verification | None:
    of = counted()
    Verification.objects.bulk_create(
        [
            Verification(
                on=on,
                started_at=began,
                ended_at=timezone.now(),
                editions=sum(int(each["editions"]) for each in of),
                files=sum(int(each["files"]) for each in of),
                redrawn=redrawn,
                of=of,
                faults=[asdict(fault) for fault in faults],
            )
        ],
        ignore_conflicts=True,
    )
    verification = Verification.objects.get(on=on)
    if verification.started_at != began:  # another one was quicker, and has written its letters
        return None
    if faults:
        log.error("%s faults in what is published: see the record, or run verify_editions.", len(faults))
        owed = administrators({fault.council for fault in faults})
        FaultLetter.objects.bulk_create(
            [FaultLetter(verification=verification, recipient_id=person) for person in sorted(owed)]
        )
    return verification


def administrators(slugs: set[str]) -> dict[int, set[str]]:
    """Who looks after these councils, by person: the slugs of the councils each does."""
    found: dict[int, set[str]] = defaultdict(set)
    held = Membership.objects.filter(council__slug__in=slugs, role=Role.ADMINISTRATOR, user__is_active=True)
    for person, slug in held.values_list("user", "council__slug"):
        found[person].add(slug)
    return found


def send_fault_letters() -> int:
    """Send the letters of the newest night that wait, each once; gives how many went. A refused one is tried again."""
    newest = Verification.objects.order_by("-on").first()
    sent = 0
    if newest is None:
        return sent
    waiting = FaultLetter.objects.filter(verification=newest, sent_at=None, attempts__lt=MOST_ATTEMPTS)
    for key in list(waiting.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            letter = waiting.select_for_update(skip_locked=True).select_related("recipient").filter(pk=key).first()
            if letter is not None:
                sent += send(letter, newest)
    return sent


def send(letter: FaultLetter, night: Verification) -> bool:
    """Send one, whose row is locked, and note what became of it."""
    slugs = administrators({fault["council"] for fault in night.faults}).get(letter.recipient_id, set())
    told = {
        "on": night.on,
        "faults": [fault["text"] for fault in night.faults if fault["council"] in slugs],
        "records": [f"{settings.PUBLIC_URL}{reverse('record', args=[slug])}" for slug in sorted(slugs)],
    }
    subject = _("Something published is not as it was published")
    try:
        if slugs:
            body = render_to_string("emails/faults.txt", told)
            EmailMessage(subject=subject, body=body, to=[letter.recipient.email]).send()
    except OSError as error:  # SMTPException is one
        letter.attempts += 1
        letter.save(update_fields=["attempts"])
        log.warning("The mail server did not take the letter of faults to person %s: %s", letter.recipient_id, error)
        return False
    letter.sent_at = timezone.now()
    letter.save(update_fields=["sent_at"])
    return bool(slugs)


# --- What the record's page says --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LastCheck:
    """The newest night's check as one council reads it."""

    at: datetime
    editions: int
    files: int
    faults: list[str]


def last_check(council: Council) -> LastCheck | None:
    night = Verification.objects.order_by("-on").first()
    if night is None:
        return None
    own = next((each for each in night.of if each["slug"] == council.slug), {"editions": 0, "files": 0})
    faults = [fault["text"] for fault in night.faults if fault["council"] == council.slug]
    return LastCheck(night.ended_at, own["editions"], own["files"], faults)
