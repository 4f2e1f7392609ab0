"""What the mornings of a time would bring: the real scan and the real letters, on copies that vanish at the end.

The tables are copied to temporary ones of the same names, which PostgreSQL finds first; from then on the transaction
may only read. So nothing of it can stay, and it keeps nobody from working: not the portal, not the real morning.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from councils.models import Council, User
from deadlines import flags, notices
from deadlines.models import Deadline, Flag, Morning, Notice

MORNING = time(6)
MOST_YEARS = 15

DEADLINES, FLAGS, NOTICES, MORNINGS = (model._meta.db_table for model in (Deadline, Flag, Notice, Morning))
COPIED = f"""
    CREATE TEMP TABLE book AS SELECT * FROM {DEADLINES} WHERE %(council)s IS NULL OR council_id = %(council)s;
    CREATE TEMP TABLE ledger AS SELECT * FROM {FLAGS} WHERE raised_on < %(first)s;
    CREATE TEMP TABLE told AS
        SELECT n.* FROM {NOTICES} n JOIN ledger ON ledger.id = n.flag_id
         WHERE n.sent_at IS NULL OR n.sent_at < %(from)s;
    CREATE TEMP TABLE mornings AS SELECT * FROM {MORNINGS} WHERE "on" < %(first)s;

    CREATE TEMP TABLE {DEADLINES} (LIKE {DEADLINES} INCLUDING DEFAULTS) ON COMMIT DROP;
    CREATE INDEX ON pg_temp.{DEADLINES} (due_on) WHERE closed_on IS NULL;
    CREATE INDEX ON pg_temp.{DEADLINES} (armed_on) WHERE closed_on IS NULL;
    CREATE UNIQUE INDEX ON pg_temp.{DEADLINES} (id);
    CREATE TEMP TABLE {FLAGS} (LIKE {FLAGS} INCLUDING ALL) ON COMMIT DROP;
    CREATE TEMP TABLE {NOTICES} (LIKE {NOTICES} INCLUDING ALL) ON COMMIT DROP;
    CREATE TEMP TABLE {MORNINGS} (LIKE {MORNINGS} INCLUDING ALL) ON COMMIT DROP;
    INSERT INTO {FLAGS} OVERRIDING SYSTEM VALUE SELECT * FROM ledger;
    INSERT INTO {NOTICES} OVERRIDING SYSTEM VALUE SELECT * FROM told;
    INSERT INTO {MORNINGS} OVERRIDING SYSTEM VALUE SELECT * FROM mornings;
    ALTER TABLE pg_temp.{FLAGS} ALTER id RESTART WITH 4000000000000000;
    ALTER TABLE pg_temp.{NOTICES} ALTER id RESTART WITH 4000000000000000;
    ALTER TABLE pg_temp.{MORNINGS} ALTER id RESTART WITH 4000000000000000;
    SET TRANSACTION READ ONLY
"""  # noqa: S608 - table names of our own models, no value of anybody's
# A thing stands in the book of a day from the day its time began until it was met.
ENTER = f"""
    INSERT INTO {DEADLINES} SELECT * FROM book
     WHERE (opened_on IS NULL OR opened_on <= %(on)s) AND (closed_on IS NULL OR closed_on > %(on)s)
       AND (%(is_first)s OR opened_on = %(on)s);
    UPDATE {DEADLINES} SET closed_on = NULL WHERE closed_on > %(on)s
"""  # noqa: S608 - as above
LEAVE = f"""
    UPDATE {DEADLINES} d SET closed_on = book.closed_on FROM book WHERE book.id = d.id AND book.closed_on = %(on)s
"""  # noqa: S608 - as above


@dataclass(frozen=True)
class Posted:
    """A letter that would have gone, and of each thing in it as what the reader would have been told."""

    to: str
    subject: str
    because: Collection[str]


@dataclass(frozen=True)
class Day:
    """A day on which something would have been flagged or sent."""

    on: date
    flags: list[Flag]
    letters: list[Posted]


class Nobody:
    """The post of a rehearsal: it takes every letter, sends none, and notes nothing."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []

    def is_alone_with(self, person: User) -> bool:
        return True

    def posted(self, person: User) -> Mapping[str, datetime]:
        return {}

    def send(self, mail: EmailMessage) -> None:
        self.taken.append(mail)

    def keep(self, person: User, told: Collection[str], *, at: datetime) -> None:
        return

    def close(self) -> None:
        return


def mornings(first: date, last: date, *, council: Council | None = None) -> Iterator[Day]:
    """Each day of the time on which something would have been flagged or sent, had every morning's scan run, by the
    book as it stands now.

    What was flagged and told before counts as told; of one council, if it is named. Read it to its end: the copies are
    there until then.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_outermost:  # inside another transaction it is too late to ask for it
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        begins_at = datetime.combine(first, time(), zone)
        told = {"first": first, "from": begins_at, "council": council.pk if council else None}
        try:
            cursor.execute(COPIED, told)
            for number in range((last - first).days + 1):
                on = first + timedelta(days=number)
                cursor.execute(LEAVE, {"on": on})
                cursor.execute(ENTER, {"on": on, "is_first": number == 0})
                if day := one_morning(datetime.combine(on, MORNING, zone)):
                    yield day
        finally:
            transaction.set_rollback(True)


def one_morning(now: datetime) -> Day | None:
    post = Nobody()
    raised = flags.raise_flags(on=now.date())
    notices.send_new(now=now, post=post)
    if not raised and not post.taken:
        return None
    told: dict[str, set[str]] = {}
    for address, because in Notice.objects.filter(sent_at=now).values_list("recipient__email", "because"):
        told.setdefault(address, set()).add(because)
    found = (
        Flag.objects.filter(pk__in=raised)
        .select_related("council", "deadline")
        .order_by("council__name", "due_on", "pk")
    )
    letters = [Posted(mail.to[0], str(mail.subject), sorted(told[mail.to[0]])) for mail in post.taken]
    return Day(now.date(), list(found), letters)
