"""How long the morning's scan takes, and how many letters a second go through the ledger. Not a test: a measuring tool.

    python -m tests.tools.scan_speed [--deadlines 10000 1000000] [--new 5000] [--letters 1000]

Works in a database of its own, made and dropped by the owner's role. Beside the scan stand, in the same run, one bare
`INSERT … SELECT … ON CONFLICT` of the same flags, which knows already what to flag, and the loop over objects that one
would write first.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up before its models can be named
from django.db import connection, transaction  # noqa: E402 - as above
from django.test.utils import CaptureQueriesContext  # noqa: E402 - as above

from deadlines import flags, notices  # noqa: E402 - as above
from deadlines.models import Deadline, Flag, Kind, Morning, Stage  # noqa: E402 - as above
from tests import cast  # noqa: E402 - as above
from tests.machines.engine_room import mail_server  # noqa: E402 - as above

TODAY = date(2026, 6, 1)
ROUNDS = 7
COLUMNS = "council_id, body, kind, duty, subject_type, subject_number, due_on, deadline_id, stage, week, raised_on"


@contextmanager
def own_database() -> Iterator[None]:
    """A database that goes again, beside that of the tests: what `--reuse-db` keeps is left alone."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{connection.settings_dict['TEST']['NAME']}_of_a_tool"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def fill(count: int, new: int) -> None:
    """So many open deadlines of 400 councils, of which `new` came into a stage this morning; the others are far off, or
    overdue in the middle of a week."""
    councils = [cast.council(f"shire-{n}", enrolled_on=date(2020, 1, 1)).pk for n in range(400)]
    with connection.cursor() as cursor:
        # A million rows of history are not what is measured.
        cursor.execute(f"ALTER TABLE {Deadline._meta.db_table} DISABLE TRIGGER USER")
        cursor.execute(
            f"""
            INSERT INTO {Deadline._meta.db_table}
                   (council_id, body, kind, duty, cycle, subject_type, subject_number, label, path, armed_on,
                    notice_days, due_on, is_promise, explanation)
            SELECT (%(councils)s::bigint[])[1 + n %% 400], 'council', %(kind)s, '', '', 'a.thing', n, 'Thing ' || n, '',
                   '2020-01-01', 90,
                   CASE WHEN n <= %(new)s THEN %(on)s::date + (ARRAY[90, 60, 30, 14, 7, 1, 0, -1, -8, -15])[1 + n %% 10]
                        WHEN n %% 10 = 0 THEN %(on)s::date - 3 - 7 * (n %% 50)
                        ELSE %(on)s::date + 100 + n %% 1000 END,
                   false, ''
              FROM generate_series(1, %(count)s) AS n
            """,  # noqa: S608 - the table of our own model
            {"councils": councils, "kind": Kind.ACTION, "new": new, "count": count, "on": TODAY},
        )
    Morning.objects.create(on=TODAY - timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def undone(doing: Callable[[], object]) -> float:
    """Seconds the doing takes, in a transaction that is rolled back."""
    with transaction.atomic():
        began = time.perf_counter()
        doing()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the foreign keys are looked up at the end
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {Flag._meta.db_table}")
    return took


def bare() -> None:
    """The same flags from a list that somebody else made."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Flag._meta.db_table} ({COLUMNS}) SELECT {COLUMNS} FROM wanted ON CONFLICT DO NOTHING RETURNING id"  # noqa: S608, E501 - the table of our own model
        )
        cursor.fetchall()


def loop() -> None:
    """What one would write first: every open deadline asked for its stage, and each flag looked up and saved."""
    for deadline in Deadline.objects.open().select_related("council").iterator():
        left = (deadline.due_on - TODAY).days
        if left > deadline.notice_days:
            continue
        if left < 0:
            stage, week = Stage.OVERDUE, (-left + 6) // 7
            begins = deadline.due_on + timedelta(days=7 * week - 6)
        else:
            stage = next(s for s, days in reversed(flags.DAYS_BEFORE.items()) if left <= days)
            week, begins = 0, deadline.due_on - timedelta(days=flags.DAYS_BEFORE[stage])
        if begins == TODAY:
            Flag.objects.get_or_create(
                deadline=deadline, due_on=deadline.due_on, stage=stage, week=week,
                defaults={"council": deadline.council, "body": deadline.body, "kind": deadline.kind, "raised_on": TODAY,
                          "subject_type": deadline.subject_type, "subject_number": deadline.subject_number},
            )  # fmt: skip


def buffers() -> int:
    """Shared buffers that the statement touches, found or read."""
    told: list[tuple[str, dict]] = []

    def listen(execute, sql, params, many, context):
        told.append((sql, params))
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        flags.raise_flags(on=TODAY)
        transaction.set_rollback(True)
    statement, params = max(told, key=lambda each: len(each[0]))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", params)
        plan = cursor.fetchone()[0][0]["Plan"]
        transaction.set_rollback(True)
    found = plan["Plans"][0]  # what looks for the rows, below what inserts them
    return found["Shared Hit Blocks"] + found["Shared Read Blocks"]


def scan(count: int, new: int) -> None:
    with own_database():
        fill(count, new)
        with CaptureQueriesContext(connection) as asked:
            undone(lambda: flags.raise_flags(on=TODAY))
        statements = sum("deadlines_" in each["sql"] and "VACUUM" not in each["sql"] for each in asked.captured_queries)
        with connection.cursor() as cursor, transaction.atomic():
            raised = len(flags.raise_flags(on=TODAY))
            cursor.execute(f"CREATE TABLE wanted AS SELECT {COLUMNS} FROM {Flag._meta.db_table}")  # noqa: S608 - as above
            cursor.execute(f"DELETE FROM {Flag._meta.db_table}")  # noqa: S608 - as above
            Morning.objects.filter(on=TODAY).delete()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        ours, theirs = [], []
        for _ in range(ROUNDS):  # by turns, so that both have the same weather
            ours.append(undone(lambda: flags.raise_flags(on=TODAY)))
            theirs.append(undone(bare))
        flags.raise_flags(on=TODAY)
        again = median(undone(lambda: flags.raise_flags(on=TODAY)) for _ in range(ROUNDS))
        Flag.objects.all().delete()
        Morning.objects.filter(on=TODAY).delete()
        touched = buffers()
        slow = undone(loop)
        print(
            f"{count:>9,} deadlines, {raised:,} newly in a stage: {statements} statements, {touched:,} buffers to find "
            f"them; scan {median(ours) * 1000:.0f} ms, bare insert {median(theirs) * 1000:.0f} ms, ratio "
            f"{median(ours) / median(theirs):.2f}; again {again * 1000:.1f} ms; loop over objects {slow:,.1f} s "
            f"({slow / median(ours):.0f} times)"
        )


def letters(count: int) -> None:
    """One letter each to so many officers, about three things, through a mail server on this machine."""
    with own_database(), tempfile.TemporaryDirectory() as folder, mail_server() as server:
        settings.FILES_ROOT = folder
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        for number in range(count):
            council = cast.council(f"shire-{number}", enrolled_on=date(2020, 1, 1))
            cast.person(f"officer-{number}", (council, "officer"))
            for days in (0, 1, 7):
                Deadline.objects.create(
                    council=council, kind=Kind.ACTION, label=f"Thing of {days}", due_on=TODAY + timedelta(days=days),
                    armed_on=date(2020, 1, 1), subject_number=days,
                )  # fmt: skip
        flags.raise_flags(on=TODAY)
        now = datetime(2026, 6, 1, 6, tzinfo=ZoneInfo("Europe/London"))
        began = time.perf_counter()
        sent = notices.send_new(now=now)
        took = time.perf_counter() - began
        assert sent == len(server.taken) == count, (sent, len(server.taken))
        print(f"{sent:,} letters about {3 * sent:,} things in {took:.1f} s: {sent / took:.0f} letters a second")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the morning's scan and its letters.")
    parser.add_argument("--deadlines", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--new", type=int, default=5000)
    parser.add_argument("--letters", type=int, default=1000)
    asked = parser.parse_args()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for count in asked.deadlines:
        scan(count, asked.new)
    if asked.letters:
        letters(asked.letters)


if __name__ == "__main__":
    main()
