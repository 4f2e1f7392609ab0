"""What the ledger of notices is asked every few minutes: which flags still need a reader, which notices are still owed.

In SQL, because the questions are asked for every letter, and what is true of a notice hangs on five tables.
"""

from datetime import date

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from councils.models import Council, Membership, User
from deadlines.envelopes import KEPT
from deadlines.models import Arrangements, Deadline, Flag, Notice, Stage, ToldAs
from deadlines.recipients import ABOVE, ESCALATE_AFTER, SEE_DRAFTS, TEAM, Readers

MOST_ATTEMPTS = 10
NEW_FOR = 2  # days

FLAGS, NOTICES, DEADLINES, COUNCILS, ROLES, PEOPLE, ARRANGED = (
    model._meta.db_table for model in (Flag, Notice, Deadline, Council, Membership, User, Arrangements)
)


def listed(words: frozenset[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


# A flag counts as long as nobody has met or moved its deadline, and the council stands.
OPEN = f"""
    {FLAGS} f
    JOIN {DEADLINES} d ON d.id = f.deadline_id AND d.closed_on IS NULL AND d.due_on = f.due_on
    JOIN {COUNCILS} c ON c.id = f.council_id AND (c.ended_on IS NULL OR c.ended_on >= %(on)s)
    LEFT JOIN {ARRANGED} a ON a.council_id = f.council_id
"""
HAS_A_ROLE = f"EXISTS (SELECT 1 FROM {ROLES} m WHERE m.user_id = n.recipient_id AND m.council_id = f.council_id"  # noqa: S608 - table names of our own models
# The reader still is what they are told as. Officers and administrators are called as their roles are.
STILL_TRUE = f"""
    EXISTS (SELECT 1 FROM {PEOPLE} p WHERE p.id = n.recipient_id AND p.is_active)
    AND CASE n.because
            WHEN '{ToldAs.OWNER.value}'
            THEN n.recipient_id = d.owner_id AND {HAS_A_ROLE} AND m.role IN ({listed(SEE_DRAFTS)}))
            WHEN '{ToldAs.SPONSOR.value}'
            THEN n.recipient_id IN (d.sponsor_id, a.sponsor_id) AND {HAS_A_ROLE})
            ELSE {HAS_A_ROLE} AND m.role = n.because)
        END
"""  # noqa: S608 - table names of our own models, no value of anybody's
IS_FOUND = f"(n.sent_at IS NOT NULL OR n.attempts < {MOST_ATTEMPTS} AND {STILL_TRUE})"


def has_reader(more: str = "TRUE") -> str:
    return f"EXISTS (SELECT 1 FROM {NOTICES} n WHERE n.flag_id = f.id AND ({more}) AND {IS_FOUND})"  # noqa: S608 - as above


# New flags, and those of which a letter has not gone: only there does the answer change from one sweep to the next. The
# whole ledger is asked once a day, for flags that nobody was there to be told of. What nobody could be told for longer
# than the envelopes are kept is left to the newer ones.
UNTOLD = f"""
    SELECT f.id FROM {OPEN}
     WHERE f.raised_on > %(on)s::date - {KEPT.days}
       AND (%(whole)s OR f.raised_on >= %(on)s::date - {NEW_FOR}
            OR f.id IN (SELECT flag_id FROM {NOTICES} WHERE sent_at IS NULL))
       AND (NOT {has_reader()}
            OR f.stage = '{Stage.OVERDUE.value}'
            AND (NOT {has_reader(f"n.because IN ({listed(TEAM)}) OR {HAS_A_ROLE} AND m.role = '{ToldAs.OFFICER.value}')")}
                 OR f.raised_on - f.due_on >= COALESCE(a.escalate_after_days, {ESCALATE_AFTER})
                 AND NOT {has_reader(f"n.because IN ({listed(ABOVE)}) OR n.recipient_id IN (d.sponsor_id, a.sponsor_id)")}))
     ORDER BY f.id
"""  # noqa: S608, E501 - as above
READERS = f"""
    SELECT n.flag_id, n.recipient_id, n.because, {IS_FOUND}, n.sent_at IS NULL AND n.attempts >= {MOST_ATTEMPTS}
      FROM {OPEN} JOIN {NOTICES} n ON n.flag_id = f.id
     WHERE f.id = ANY(%(flags)s)
"""  # noqa: S608 - as above
OWED = f"""
    SELECT n.id FROM {OPEN} JOIN {NOTICES} n ON n.flag_id = f.id
     WHERE n.sent_at IS NULL AND {STILL_TRUE}
"""  # noqa: S608 - as above


def untold(*, on: date, whole: bool = False) -> list[int]:
    """Flags for which a reader has yet to be found: nobody was told or is about to be, or of what is overdue only the
    owner was, or of what is long overdue nobody above. `whole`: of the whole ledger, not only of what is new."""
    with connection.cursor() as cursor:
        cursor.execute(UNTOLD, {"on": on, "whole": whole})
        return [key for (key,) in cursor.fetchall()]


def readers_of(flags: list[int], *, on: date) -> dict[int, Readers]:
    found = {key: Readers() for key in flags}
    with connection.cursor() as cursor:
        cursor.execute(READERS, {"on": on, "flags": flags})
        for flag, person, because, is_found, is_out_of_reach in cursor.fetchall():
            if is_found:
                found[flag].told.add((person, because))
            elif is_out_of_reach:
                found[flag].out_of_reach.add(person)
    return found


def owed(*, on: date) -> Q:
    """Notices that are still owed as they go: not sent, to somebody who still is what they are told as, about a
    deadline that nobody has met or moved meanwhile."""
    return Q(pk__in=RawSQL(OWED.replace("%(on)s", "%s"), [on]))  # noqa: S611 - as above
