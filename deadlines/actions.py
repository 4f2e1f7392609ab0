"""What may be done to the book of deadlines. The only place discharges, deadlines and flags are written."""

from datetime import date

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext as _

from councils import actions as councils
from councils.actions import NotPossible
from councils.edits import held
from councils.models import Council
from councils.record import Actor, act, record
from deadlines.models import Deadline, Discharge, Flag, Kind, ListedBody, Stage
from duty.clock import due
from duty.nations import Nation
from duty.regimes import Duty, duties_for
from duty.written import in_words


class AlreadyKnown(ValueError):
    """The book says already that the duty was met on that day; the message is a sentence fit for the page."""


def duties_of(council: Council, *, on: date) -> tuple[Duty, ...]:
    """The duties whose days the portal computes for this council under the law of a day; none where it cannot."""
    found = duties_for(Nation(council.nation), on=on)
    return found if isinstance(found, tuple) else ()


@act
def follow(council: Council, *, on: date, by: Actor) -> Council:
    """Enrol the council and open a deadline for each duty it has. Safe to repeat."""
    council = councils.enrol(council, on=on, by=by)
    for duty in duties_of(council, on=on):
        rebuild(council, duty, on=on, by=by)
    return council


@act
def discharge(
    council: Council,
    code: str,
    *,
    made_public_on: date,
    label: str,
    by: Actor,
    path: str = "",
    subject: models.Model | None = None,
    body: str = ListedBody.COUNCIL,
    is_day_assumed: bool = False,
) -> Discharge:
    """Note that the council met a duty: from the day the content was public, the next period runs.

    A correction is no discharge: whoever publishes one must not call this. Historic ones may be entered late.
    """
    council = held(council)
    met = Discharge.objects.create(
        council=council,
        body=body,
        duty=code,
        made_public_on=made_public_on,
        is_day_assumed=is_day_assumed,
        label=label[:300],
        path=path,
        subject_type=subject._meta.label_lower if subject else "",
        subject_number=subject.pk if subject else 0,
    )
    record("duty met", by=by, council=council, of=met, after={"duty": code, "on": made_public_on.isoformat()})
    rebuild_by_code(council, code, on=made_public_on, body=body, by=by)
    return met


@act
def enter_past(
    council: Council,
    code: str,
    *,
    made_public_on: date,
    label: str,
    by: Actor,
    path: str = "",
    is_day_assumed: bool = False,
) -> Discharge:
    """Enter by hand what was published before the portal, or past it. Raises AlreadyKnown for a duty and day that
    stand in the book: two people who read the same shelf enter the same thing."""
    council = held(council)
    known = council.discharges.standing().of_duty(code).filter(made_public_on=made_public_on).first()
    if known:
        raise AlreadyKnown(
            _("%(day)s is already known for this duty: “%(label)s”.")
            % {"day": in_words(made_public_on), "label": known.label}
        )
    return discharge(
        council, code, made_public_on=made_public_on, label=label, path=path, is_day_assumed=is_day_assumed, by=by
    )


@act
def withdraw_discharge(met: Discharge, *, because: str, on: date, by: Actor) -> Discharge:
    """A discharge that was entered by mistake no longer counts; it stays in the book, with the reason. Raises
    NotPossible for one that was withdrawn already."""
    council = held(met.council)
    met = Discharge.objects.select_for_update(no_key=True).get(pk=met.pk)
    if met.withdrawn_at is not None:
        raise NotPossible(_("“%(label)s” was withdrawn already.") % {"label": met.label})
    met.withdrawn_at, met.withdrawn_because = timezone.now(), because
    met.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record("discharge withdrawn", by=by, council=council, of=met, after={"because": because})
    rebuild_by_code(council, met.duty, on=on, body=met.body, by=by)
    return met


def rebuild_by_code(council: Council, code: str, *, on: date, body: str, by: Actor) -> None:
    for duty in duties_of(council, on=on):
        if duty.code == code:
            rebuild(council, duty, on=on, body=body, by=by)


@act
def rebuild(council: Council, duty: Duty, *, on: date, by: Actor, body: str = ListedBody.COUNCIL) -> Deadline | None:
    """Bring the duty's open deadline in line with its discharges, and give it.

    A newer publication closes the present deadline and opens the next; a late entry or a withdrawal moves the
    present one, which arms its flags again. None where the law gives no day: a council younger than the first date
    that has never published, or whose only publication was withdrawn.
    """
    council = held(council)
    met = council.discharges.standing().filter(duty=duty.code, body=body)
    last: date | None = met.aggregate(last=models.Max("made_public_on"))["last"]
    when = due(duty, last, began_on=council.started_on)
    of_this = {"council": council, "body": body, "kind": Kind.STATUTORY, "duty": duty.code}
    present = Deadline.objects.open().filter(**of_this).first()
    if present and last and (present.opened_on is None or present.opened_on < last):
        present.closed_on = last
        present.save(update_fields=["closed_on"])
        present = None
    if when.due_on is None:
        if present:
            present.closed_on = on
            present.save(update_fields=["closed_on"])
        return None
    if present is None:
        return Deadline.objects.create(
            **of_this,
            label=duty.name,
            opened_on=last,
            due_on=when.due_on,
            contested_until=when.contested_until,
        )
    if (present.opened_on, present.due_on) != (last, when.due_on):
        before = {"due_on": present.due_on.isoformat()}
        present.opened_on, present.due_on, present.contested_until = last, when.due_on, when.contested_until
        present.save(update_fields=["opened_on", "due_on", "contested_until"])
        now = {"due_on": when.due_on.isoformat()}
        record("deadline moved", by=by, council=council, of=present, before=before, after=now)
    return present


@act
def expect(
    subject: models.Model,
    *,
    council: Council,
    kind: str,
    label: str,
    due_on: date,
    by: Actor,
    path: str = "",
    opened_on: date | None = None,
    explanation: str = "",
    is_promise: bool = False,
) -> Deadline:
    """Open, or move, the deadline of one sort about one thing. A new day arms its flags again."""
    council = held(council)
    deadline, _is_new = Deadline.objects.open().update_or_create(
        council=council,
        kind=kind,
        subject_type=subject._meta.label_lower,
        subject_number=subject.pk,
        defaults={
            "label": label,
            "path": path,
            "opened_on": opened_on,
            "due_on": due_on,
            "explanation": explanation,
            "is_promise": is_promise,
        },
    )
    return deadline


@act
def close(subject: models.Model, *, kind: str, on: date, by: Actor) -> int:
    """What was owed about the thing has been done, or is owed no more; gives how many deadlines that closed.
    Whoever calls this holds the council."""
    return Deadline.objects.open().about(subject).filter(kind=kind).update(closed_on=on)


RAISE = f"""
    INSERT INTO {Flag._meta.db_table}
           (council_id, body, kind, duty, subject_type, subject_number, due_on, stage, deadline_id, raised_on)
    SELECT d.council_id, d.body, d.kind, d.duty, d.subject_type, d.subject_number, d.due_on, %(stage)s, d.id, %(on)s
      FROM {Deadline._meta.db_table} d
      JOIN {Council._meta.db_table} c ON c.id = d.council_id
     WHERE d.closed_on IS NULL AND d.due_on < %(on)s
       AND c.enrolled_on IS NOT NULL AND c.enrolled_on <= %(on)s AND c.ended_on IS NULL
        ON CONFLICT DO NOTHING
 RETURNING id
"""  # noqa: S608 - table names of our own models, no value of anybody's


def raise_flags(*, on: date) -> list[int]:
    """Flag what is overdue at enrolled councils, each deadline once for each day it was due; gives the new flags' keys.

    One statement for any number of councils. Run twice, late, or by two workers at once it says everything once.
    """
    with connection.cursor() as cursor:
        cursor.execute(RAISE, {"on": on, "stage": Stage.OVERDUE})
        return [number for (number,) in cursor.fetchall()]
