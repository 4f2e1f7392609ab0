"""Telling people what has come into a new stage: one letter a person and day, each thing once."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, localtime

from councils.models import Council, User
from deadlines.envelopes import address
from deadlines.ledger import MOST_ATTEMPTS, owed, readers_of, untold
from deadlines.letter import letter
from deadlines.models import Flag, Morning, Notice
from deadlines.post import MailServer, NotReached, Post
from deadlines.recipients import People, owed_to, people_of

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(days=1)
# By this hour the sweep waits no longer for a scan that does not come.
AT_THE_LATEST = 9


# --- Who has to be told -----------------------------------------------------------------------------------------------


@transaction.atomic
def owe_notices(*, on: date, whole: bool = False) -> int:
    """Write down who has to be told of each flag; a handful of statements, safe to repeat. `whole`: look through the
    whole ledger, as once a day, not only at what is new."""
    keys = untold(on=on, whole=whole)
    if not keys:
        return 0
    flags = list(Flag.objects.filter(pk__in=keys).select_related("deadline").order_by("pk"))
    readers = readers_of(keys, on=on)
    people = people_of({flag.council_id for flag in flags})
    owed = [
        Notice(flag=flag, recipient_id=person, because=because)
        for flag in flags
        for person, because in sorted(owed_to(flag, people[flag.council_id], readers[flag.pk]).items())
    ]
    Notice.objects.bulk_create(owed, ignore_conflicts=True, batch_size=2000)
    return len(owed)


# --- Sending ----------------------------------------------------------------------------------------------------------


def send_new(*, now: datetime, post: Post | None = None, whole: bool = False) -> int:
    """Send every letter that is owed; gives how many went. A refused one is tried again, later each time and at last
    once a day. Whoever had a letter today hears of anything newer tomorrow."""
    owe_notices(on=localdate(now), whole=whole)
    waiting = list(readers(now=now))
    if not waiting:
        return 0
    people = people_of(set(ready(now=now).values_list("flag__council", flat=True)))
    post = post or MailServer()
    sent = 0
    try:
        for person in waiting:
            sent += tell(person, now=now, post=post, people=people)
    except NotReached:
        log.warning("The mail server was not reached: the letters that are left wait for the next sweep.")
    finally:
        post.close()
    return sent


def sweep(*, now: datetime) -> int:
    """Send what is still owed. In the early morning nothing goes before the day's scan: what it finds belongs in the
    same letter."""
    at = localtime(now)
    if at.hour < AT_THE_LATEST and not Morning.objects.filter(on=at.date()).exists():
        return 0
    return send_new(now=now)


def wait_after(attempts: int) -> timedelta:
    """How long a letter rests that was refused so many times."""
    return LONGEST_WAIT if attempts >= MOST_ATTEMPTS else min(timedelta(minutes=5 * 2 ** (attempts - 1)), LONGEST_WAIT)


def ready(*, now: datetime) -> QuerySet[Notice]:
    """Notices to be sent now: still owed, and their last refusal long enough ago."""
    rested = Q(attempts=0)
    for attempts in range(1, MOST_ATTEMPTS):
        rested |= Q(attempts=attempts, last_attempt_at__lte=now - wait_after(attempts))
    rested |= Q(attempts__gte=MOST_ATTEMPTS, last_attempt_at__lte=now - wait_after(MOST_ATTEMPTS))
    return Notice.objects.filter(owed(on=localdate(now)), rested)


def told_on(day: date) -> QuerySet[Notice]:
    """Notices sent on a day in London."""
    return Notice.objects.filter(sent_at__date=day)


def readers(*, now: datetime) -> QuerySet[User]:
    """The people a letter is ready for, save those who had one today."""
    today = told_on(localdate(now)).filter(recipient=OuterRef("pk"))
    return User.objects.filter(pk__in=ready(now=now).values("recipient")).exclude(Exists(today)).order_by("pk")


def tell(person: User, *, now: datetime, post: Post, people: Mapping[int, People]) -> bool:
    """Write to one person what is owed to them, at all their councils, in one letter; gives whether it went.

    `sent_at` is written only when the mail server has taken it. Raises NotReached, when that is noted.
    """
    with transaction.atomic():
        if not post.is_alone_with(person):
            return False
        batch = left_to_tell(person, now=now, post=post)
        if not batch:
            return False
        error = hand_over(person, batch, now=now, post=post, people=people)
        told = Notice.objects.filter(pk__in=[notice.pk for notice in batch])
        if error is None:
            told.update(attempts=F("attempts") + 1, last_attempt_at=now, last_error="", sent_at=now)
            return True
        told.update(attempts=F("attempts") + 1, last_attempt_at=now, last_error=str(error)[:300])
        if any(notice.attempts + 1 == MOST_ATTEMPTS for notice in batch):
            log.error(
                "Person %s has not been told of %s things: refused %s times. It is tried once a day, and where "
                "no colleague can be told the administrators are.",
                person.pk, len(batch), MOST_ATTEMPTS,
            )  # fmt: skip
    if isinstance(error, NotReached):
        raise error
    return False


def left_to_tell(person: User, *, now: datetime, post: Post) -> list[Notice]:
    """What the person is owed and has not been told, whatever the ledger says; nothing when they had a letter today."""
    on = localdate(now)
    owed_now = Notice.objects.filter(owed(on=on), recipient=person)
    batch = list(owed_now.select_related("flag__deadline__council", "flag__council").order_by("flag__due_on", "pk"))
    known = post.posted(person)
    already = [
        (notice, known[address(notice.flag, person)]) for notice in batch if address(notice.flag, person) in known
    ]
    for notice, sent_at in already:
        Notice.objects.filter(pk=notice.pk).update(sent_at=sent_at)
    if already:
        log.warning("Person %s was told of %s things before: the database had forgotten.", person.pk, len(already))
    had_one = told_on(on).filter(recipient=person).exists() or any(localdate(at) == on for at in known.values())
    told = {notice.pk for notice, _sent_at in already}
    return [] if had_one else [notice for notice in batch if notice.pk not in told]


def hand_over(
    person: User, batch: Sequence[Notice], *, now: datetime, post: Post, people: Mapping[int, People]
) -> Exception | None:
    """Send one letter that tells all of these; gives what went wrong, or nothing when it was taken."""
    told = [address(notice.flag, person) for notice in batch]
    try:
        with transaction.atomic():
            mail = letter(person, batch, on=localdate(now), told=told, people=people)
    except Exception as error:  # whatever it is: one letter that cannot be written holds up no other
        log.exception("The letter to person %s could not be written.", person.pk)
        return error
    try:
        post.send(mail)
    except OSError as error:  # SMTPException is one
        log.warning("The mail server did not take the letter to person %s: %s", person.pk, error)
        return error
    post.keep(person, told, at=now)
    return None


# --- What could not be told -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Trouble:
    """A person whose letter was refused, with what the mail server said and when it is tried again."""

    person: User
    things: int
    attempts: int
    said: str
    tried_at: datetime

    @property
    def again_at(self) -> datetime:
        return self.tried_at + wait_after(self.attempts)


def troubles(council: Council, *, on: date) -> list[Trouble]:
    """Everybody who is still owed a letter about the council that was refused before."""
    refused = Notice.objects.filter(owed(on=on), flag__council=council, attempts__gt=0, last_attempt_at__isnull=False)
    by_person: dict[User, list[Notice]] = defaultdict(list)
    for notice in refused.select_related("recipient").order_by("recipient", "-last_attempt_at", "pk"):
        by_person[notice.recipient].append(notice)
    return [
        Trouble(person, len(waiting), waiting[0].attempts, waiting[0].last_error, waiting[0].last_attempt_at)
        for person, waiting in by_person.items()
        if waiting[0].last_attempt_at
    ]
