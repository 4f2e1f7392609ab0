"""Telling people what is newly overdue: one mail a person and council, each thing once."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from councils.models import Council, Membership, User
from councils.roles import Role
from deadlines.models import Deadline, Flag, Notice

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 10

# Whoever is an officer of the council is told; where there is none, its administrators are: nothing overdue may have
# nobody. A flag whose deadline was met or moved since is not told.
OWE = f"""
    INSERT INTO {Notice._meta.db_table} (flag_id, recipient_id, attempts, last_error)
    SELECT DISTINCT f.id, m.user_id, 0, ''
      FROM {Flag._meta.db_table} f
      JOIN {Deadline._meta.db_table} d ON d.id = f.deadline_id AND d.closed_on IS NULL AND d.due_on = f.due_on
      JOIN {Membership._meta.db_table} m ON m.council_id = f.council_id
      JOIN {User._meta.db_table} u ON u.id = m.user_id AND u.is_active
     WHERE NOT EXISTS (SELECT 1 FROM {Notice._meta.db_table} n WHERE n.flag_id = f.id)
       AND (m.role = %(officer)s
            OR m.role = %(administrator)s AND NOT EXISTS (
                SELECT 1 FROM {Membership._meta.db_table} o
                  JOIN {User._meta.db_table} p ON p.id = o.user_id AND p.is_active
                 WHERE o.council_id = f.council_id AND o.role = %(officer)s))
        ON CONFLICT DO NOTHING
"""  # noqa: S608 - table names of our own models, no value of anybody's


def owe_notices() -> int:
    """Write down who has to be told of each flag nobody has been told of; one statement, safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(OWE, {"officer": Role.OFFICER, "administrator": Role.ADMINISTRATOR})
        return cursor.rowcount


def send_new() -> int:
    """Send every mail that is owed; gives how many went. A refused one is tried again, later each time."""
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
                .filter(sent_at=None, recipient=person, flag__council=council)
                .select_related("flag__deadline")
                .order_by("flag__due_on", "pk")
            )
            seen.update(notice.pk for notice in batch)
            seen.add(first.pk)
            sent += deliver(person, council, batch)


def ready() -> QuerySet[Notice]:
    """Notices to be sent now: not yet sent, and their last refusal long enough ago."""
    back_off = Q()
    for attempts in range(1, MOST_ATTEMPTS):
        since = timezone.now() - timedelta(minutes=5 * 2 ** (attempts - 1))
        back_off |= Q(attempts=attempts, last_attempt_at__lte=since)
    return (
        Notice.objects.filter(Q(attempts=0) | back_off, sent_at=None)
        .select_related("recipient", "flag__council")
        .order_by("pk")
    )


def deliver(person: User, council: Council, batch: list[Notice]) -> bool:
    """One mail that lists what is new. `sent_at` is written only when the mail server has taken it."""
    if not batch:
        return False
    told = {
        "person": person,
        "council": council,
        "notices": batch,
        "on": localdate(),
        "link": settings.PUBLIC_URL + settings.OFFICERS_HOME.format(slug=council.slug),
    }
    count = len(batch)
    subject = ngettext(
        "%(council)s: %(count)s thing is overdue for review",
        "%(council)s: %(count)s things are overdue for review",
        count,
    ) % {"council": council, "count": count}
    mail = EmailMultiAlternatives(subject, render_to_string("emails/overdue.txt", told), to=[person.email])
    mail.attach_alternative(render_to_string("emails/overdue.html", told), "text/html")
    now, keys = timezone.now(), [notice.pk for notice in batch]
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        log.warning("The mail server did not take a notice for %s: %s", council, error)
        Notice.objects.filter(pk__in=keys).update(
            attempts=F("attempts") + 1, last_attempt_at=now, last_error=str(error)[:300]
        )
        return False
    Notice.objects.filter(pk__in=keys).update(
        attempts=F("attempts") + 1, last_attempt_at=now, last_error="", sent_at=now
    )
    return True
