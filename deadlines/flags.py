"""The morning's scan: which deadlines passed into a new stage. The only place flags and mornings are written.

A stage lasts from its day until the day on which the next begins. A deadline is flagged for each stage that had not
ended when its day was written into the book: what was past by then is told to nobody. So the flags do not depend on
when the scan ran, only on the book; a night that was missed, or a scan that ran twice, changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from councils.models import Council
from deadlines.models import DAYS_BEFORE, Deadline, Flag, Morning, Stage

WEEK = 7
LONGEST_BEFORE = max(DAYS_BEFORE.values())
# So many mornings may be missed before it is cheaper to look at every open deadline than at the days gone by.
LONGEST_GAP = 31
# An action that began before midnight may be kept after the scan that should have seen it: look one day further back.
GRACE = timedelta(days=1)

# Each stage before the day, how long before, and how long before the day it ends.
ENDS = dict(zip(DAYS_BEFORE, [*list(DAYS_BEFORE.values())[1:], -1], strict=True))
STAGES = ", ".join(f"('{stage.value}', {days}, {ENDS[stage]})" for stage, days in DAYS_BEFORE.items())

FLAGS, DEADLINES, COUNCILS, MORNINGS = (model._meta.db_table for model in (Flag, Deadline, Council, Morning))

# Where the last scan left off, the oldest day still owed, and who joined since.
LEFT_OFF = f"""
    SELECT since.day,
           (SELECT min(due_on) FROM {DEADLINES} WHERE closed_on IS NULL),
           (SELECT array_agg(id) FROM {COUNCILS} WHERE enrolled_on >= since.day - %(grace)s AND enrolled_on <= %(on)s)
      FROM (SELECT max("on") AS day FROM {MORNINGS} WHERE "on" < %(on)s) AS since
"""  # noqa: S608 - table names of our own models, no value of anybody's

COLUMNS = "d.council_id, d.body, d.kind, d.duty, d.subject_type, d.subject_number, d.due_on, d.id, d.armed_on"

# What stood in the book already and came into a stage by the mere passing of days: found by its due day. The days are
# named twice, because PostgreSQL weighs the index by what it knows of these days, and of a join it knows nothing.
PASSED = f"""
    SELECT {COLUMNS}, w.stage, w.week, w.ends_on
      FROM unnest(%(due_days)s::date[], %(stages)s::text[], %(weeks)s::int[], %(notice)s::int[], %(ends)s::date[])
           AS w (due_on, stage, week, days, ends_on)
      JOIN {DEADLINES} d ON d.due_on = w.due_on AND d.closed_on IS NULL AND d.notice_days >= w.days
     WHERE d.due_on = ANY(%(due_days)s::date[])
"""  # noqa: S608 - as above

# What came into the book since, or whose council did: every stage up to now, each with the day on which it ends.
EVERY_STAGE = f"""
    SELECT {COLUMNS}, s.stage, s.week, s.ends_on
      FROM {DEADLINES} d
     CROSS JOIN LATERAL (
               SELECT b.stage, 0 AS week, d.due_on - b.days AS begins_on, d.due_on - b.ends AS ends_on
                 FROM (VALUES {STAGES}) AS b (stage, days, ends)
                WHERE b.days <= d.notice_days
                UNION ALL
               SELECT '{Stage.OVERDUE.value}', n, d.due_on + {WEEK} * n - {WEEK - 1}, d.due_on + {WEEK} * n + 1
                 FROM generate_series(
                          GREATEST(1, (LEAST(GREATEST(d.armed_on, %(known_from)s), %(on)s) - d.due_on - 1) / {WEEK}),
                          (%(on)s - d.due_on - 1) / {WEEK} + 1
                      ) AS n
           ) AS s
     WHERE d.closed_on IS NULL AND d.due_on <= %(on)s::date + {LONGEST_BEFORE} AND s.begins_on <= %(on)s
"""  # noqa: S608 - as above
JOINED = "d.armed_on >= %(since)s::date - %(grace)s OR d.council_id = ANY(%(joined)s::bigint[])"

# The order is for two scans at once: both wait for each other's rows in the same order, so neither waits for ever.
RAISE = f"""
    INSERT INTO {FLAGS}
           (council_id, body, kind, duty, subject_type, subject_number, due_on, deadline_id, stage, week, raised_on)
    SELECT f.council_id, f.body, f.kind, f.duty, f.subject_type, f.subject_number, f.due_on, f.id, f.stage, f.week,
           %(on)s
      FROM ({{found}}) AS f
      JOIN {COUNCILS} c ON c.id = f.council_id
     WHERE c.enrolled_on <= %(on)s AND (c.ended_on IS NULL OR c.ended_on >= %(on)s) AND c.shown_as_at IS NULL
       AND f.ends_on > LEAST(GREATEST(f.armed_on, c.enrolled_on, %(known_from)s), %(on)s)
     ORDER BY f.id, f.due_on, f.stage, f.week
        ON CONFLICT DO NOTHING
 RETURNING id
"""  # noqa: S608 - as above
AFTER_A_MORNING = RAISE.format(found=f"{PASSED} UNION ALL {EVERY_STAGE} AND ({JOINED})")
OF_THE_WHOLE_BOOK = RAISE.format(found=f"{EVERY_STAGE} AND (s.begins_on > %(since)s OR {JOINED})")

NOTE_THE_MORNING = f"""
    INSERT INTO {MORNINGS} ("on", ran_at) VALUES (%(on)s, now()) ON CONFLICT DO NOTHING
"""  # noqa: S608 - as above


@dataclass(frozen=True)
class Passed:
    """Whatever is due on a day has come into a stage, if people are to hear of it so many `days` before; the next stage
    begins on `ends_on`."""

    due_on: date
    stage: Stage
    week: int
    days: int
    ends_on: date


def passed(since: date, on: date, *, oldest: date | None) -> Iterator[Passed]:
    """The stages that began after one day and by another, and what is due when. `oldest`: the oldest day still owed."""
    for number in range((on - since).days):
        begins_on = on - timedelta(days=number)
        for stage, days in DAYS_BEFORE.items():
            due_on = begins_on + timedelta(days=days)
            yield Passed(due_on, stage, 0, days, due_on - timedelta(days=ENDS[stage]))
        due_on, week = begins_on - timedelta(days=1), 1
        while oldest is not None and due_on >= oldest:
            yield Passed(due_on, Stage.OVERDUE, week, 0, begins_on + timedelta(days=WEEK))
            due_on, week = due_on - timedelta(days=WEEK), week + 1


@transaction.atomic
def raise_flags(*, on: date) -> list[int]:
    """Flag each stage that a deadline of an enrolled council has come into, once; gives the new flags' keys.

    Three statements for any number of councils, one of which does the work; all that is open and newly in a stage is
    found by its due day. Run twice, late, or by several workers at once it says everything once.
    """
    with connection.cursor() as cursor:
        cursor.execute(LEFT_OFF, {"on": on, "grace": GRACE.days})
        since, oldest, joined = cursor.fetchone()
        told = {
            "on": on,
            "since": since or date.min,
            "known_from": date.min if since else on,
            "grace": GRACE.days,
            "joined": joined or [],
        }
        if since is None or (on - since).days > LONGEST_GAP:
            cursor.execute(OF_THE_WHOLE_BOOK, told)
        else:
            found = list(passed(since, on, oldest=oldest))
            told |= {
                "due_days": [one.due_on for one in found],
                "stages": [one.stage.value for one in found],
                "weeks": [one.week for one in found],
                "notice": [one.days for one in found],
                "ends": [one.ends_on for one in found],
            }
            cursor.execute(AFTER_A_MORNING, told)
        raised = [number for (number,) in cursor.fetchall()]
        cursor.execute(NOTE_THE_MORNING, {"on": on})
    return raised
