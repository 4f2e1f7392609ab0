"""Telling people what is newly overdue: one mail a person and council, each thing once."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.timezone import localdate

from councils.models import Council, Membership, User
from councils.roles import Role
from deadlines.letter import letter
from deadlines.models import Deadline, Flag, Notice

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 10

LONGEST_WAIT = timedelta(days=1)

# Whoever is an officer of the council is told; where there is none, or none whose mail server takes a letter, its
# administrators are: nothing overdue may have nobody. A flag whose deadline was met or moved since is not told, and a
# notice to somebody who has lost the role since tells nobody.
OWE = f"""
    INSERT INTO {Notice._meta.db_table} (flag_id, recipient_id, attempts, last_error)
    SELECT DISTINCT f.id, m.user_id, 0, ''
      FROM {Flag._meta.db_table} f
      JOIN {Deadline._meta.db_table} d ON d.id = f.deadline_id AND d.closed_on IS NULL AND d.due_on = f.due_on
      JOIN {Membership._meta.db_table} m ON m.council_id = f.council_id
      JOIN {User._meta.db_table} u ON u.id = m.user_id AND u.is_active
     WHERE NOT EXISTS (
               SELECT 1 FROM {Notice._meta.db_table} n
                WHERE n.flag_id = f.id
                  AND (n.sent_at IS NOT NULL
                       OR n.attempts < %(most)s AND EXISTS (
                           SELECT 1 FROM {Membership._meta.db_table} o
                             JOIN {User._meta.db_table} p ON p.id = o.user_id AND p.is_active
                            WHERE o.council_id = f.council_id AND o.user_id = n.recipient_id
                              AND o.role IN (%(officer)s, %(administrator)s))))
       AND (m.role = %(officer)s
            OR m.role = %(administrator)s AND NOT EXISTS (
                SELECT 1 FROM {Membership._meta.db_table} o
                  JOIN {User._meta.db_table} p ON p.id = o.user_id AND p.is_active
                 WHERE o.council_id = f.council_id AND o.role = %(officer)s
                   AND NOT EXISTS (
                       SELECT 1 FROM {Notice._meta.db_table} r
                        WHERE r.flag_id = f.id AND r.recipient_id = o.user_id
                          AND r.sent_at IS NULL AND r.attempts >= %(most)s)))
        ON CONFLICT DO NOTHING
"""  # noqa: S608 - table names of our own models, no value of anybody's


def owe_notices() -> int:
    """Write down who has to be told of each flag that tells nobody so far; one statement, safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(OWE, {"officer": Role.OFFICER, "administrator": Role.ADMINISTRATOR, "most": MOST_ATTEMPTS})
        return cursor.rowcount


def send_new() -> int:
    """Send every mail that is owed; gives how many went. A refused one is tried again, later each time and at last once
    a day."""
    owe_notices()
    sent = 0
    seen: set[int] = set()
    while True:
        with transaction.atomic():
            first = ready().exclude(pk__in=seen).first()
            if first is None:
                return sent
            person, council = first.recipient, first.flag.council
            batch = list(
                Notice.objects.select_for_update(skip_locked=True, of=("self",))
                .filter(owed(), recipient=person, flag__council=council)
                .select_related("flag__deadline")
                .order_by("flag__due_on", "pk")
            )
            seen.update(notice.pk for notice in batch)
            seen.add(first.pk)
            sent += deliver(person, council, batch)


def owed() -> Q:
    """Notices that are still owed as they go: not sent, to somebody who still has a say there, about a deadline that
    nobody has met or moved meanwhile."""
    roles = Membership.objects.filter(
        user=OuterRef("recipient"), council=OuterRef("flag__council"), role__in=(Role.OFFICER, Role.ADMINISTRATOR)
    )
    return Q(
        Exists(roles),
        sent_at=None,
        recipient__is_active=True,
        flag__council__ended_on=None,
        flag__deadline__closed_on=None,
        flag__deadline__due_on=F("flag__due_on"),
    )


def ready() -> QuerySet[Notice]:
    """Notices to be sent now: still owed, and their last refusal long enough ago."""
    now = timezone.now()
    rested = Q(attempts=0)
    for attempts in range(1, MOST_ATTEMPTS):
        wait = min(timedelta(minutes=5 * 2 ** (attempts - 1)), LONGEST_WAIT)
        rested |= Q(attempts=attempts, last_attempt_at__lte=now - wait)
    rested |= Q(attempts__gte=MOST_ATTEMPTS, last_attempt_at__lte=now - LONGEST_WAIT)
    return Notice.objects.filter(owed(), rested).select_related("recipient", "flag__council").order_by("pk")


def deliver(person: User, council: Council, batch: list[Notice]) -> bool:
    """One mail that lists what is new. `sent_at` is written only when the mail server has taken it."""
    if not batch:
        return False
    mail = letter(person, council, batch, on=localdate())
    now, keys = timezone.now(), [notice.pk for notice in batch]
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        log.warning("The mail server did not take a notice for %s: %s", council, error)
        Notice.objects.filter(pk__in=keys).update(
            attempts=F("attempts") + 1, last_attempt_at=now, last_error=str(error)[:300]
        )
        if any(notice.attempts + 1 == MOST_ATTEMPTS for notice in batch):
            log.error(
                "Person %s of %s has not been told of %s overdue: refused %s times. It is tried once a day, and where "
                "no colleague can be told the administrators are.",
                person.pk, council, len(batch), MOST_ATTEMPTS,
            )  # fmt: skip
        return False
    Notice.objects.filter(pk__in=keys).update(
        attempts=F("attempts") + 1, last_attempt_at=now, last_error="", sent_at=now
    )
    return True
