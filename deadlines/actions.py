"""What may be done to the book of deadlines. The only place discharges and deadlines are written."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from councils import actions as councils
from councils.actions import NotPossible
from councils.edits import held
from councils.models import Council, Headcount, User
from councils.record import Actor, act, record
from deadlines.bodies import bodies_owing
from deadlines.models import Deadline, Discharge, FirstDate, LapseReason, ListedBody
from deadlines.rebuilding import last_met, rebuild
from duty.clock import due
from duty.cycles import cycle_named, cycle_of
from duty.nations import Nation
from duty.regimes import Duty, duties_for, duty_on
from duty.written import in_words

LONGEST_NOTICE = 90  # days, where nobody knows when the time began


class AlreadyKnown(ValueError):
    """The book says already that the duty was met on that day; the message is a sentence fit for the page."""


def duties_of(council: Council, *, on: date) -> tuple[Duty, ...]:
    """The duties of this council under the law of a day; none where another law applies."""
    found = duties_for(Nation(council.nation), on=on)
    return found if isinstance(found, tuple) else ()


@act
def follow(council: Council, *, on: date, by: Actor) -> Council:
    """Enrol the council and open a deadline for each duty it has. Safe to repeat."""
    council = councils.enrol(council, on=on, by=by)
    rebuild_all(council, on=on, by=by)
    return council


@act
def note_headcount(council: Council, *, on: date, by: Actor, **told: Any) -> Headcount:
    """Note how many people the council employed, and bring what it owes in line: some duties begin with a size."""
    headcount = councils.note_headcount(council, by=by, **told)
    rebuild_all(council, on=on, by=by)
    return headcount


@act
def rebuild_all(council: Council, *, on: date, by: Actor) -> None:
    """Bring every open deadline of the law in line with the discharges. Nothing at a council that is not enrolled."""
    council = held(council)
    if council.enrolled_on is None:
        return
    for duty in duties_of(council, on=on):
        if duty.has_a_clock:
            for body in bodies_owing(council, duty):
                rebuild(council, duty, on=on, body=body, by=by)


@act
def keep_up(*, on: date, by: Actor) -> int:
    """Open what enrolled councils owe and the book does not have yet: the next reporting year, or a duty that a new
    regulation brought. Gives how many were opened. Safe to repeat."""
    followed = list(Council.objects.alive(on=on).filter(enrolled_on__lte=on).order_by("pk"))
    rows = Deadline.objects.open().statutory().filter(council__in=followed)
    latest = {
        (council, body, duty): due_on
        for council, body, duty, due_on in rows.values_list("council", "body", "duty")
        .annotate(latest=models.Max("due_on"))
        .order_by()
    }
    opened = 0
    for council in followed:
        for duty in duties_of(council, on=on):
            for body in bodies_owing(council, duty) if duty.has_a_clock else ():
                known = latest.get((council.pk, body, duty.code))
                if known is None or (duty.is_fixed and known < on):
                    opened += rebuild(council, duty, on=on, body=body, by=by)
    return opened


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
    cycle: str = "",
    is_day_assumed: bool = False,
) -> Discharge:
    """Note that the council met a duty: from the day the content was public, the next period runs.

    A correction is no discharge: whoever publishes one must not call this. Historic ones may be entered late. `cycle`
    names the reporting year it is for, where the duty has a fixed day; without it, the one open on that day.
    """
    council = held(council)
    met = Discharge.objects.create(
        council=council,
        body=body,
        duty=code,
        cycle=cycle_in_book(code, cycle, made_public_on),
        made_public_on=made_public_on,
        is_day_assumed=is_day_assumed,
        label=label[:300],
        path=path,
        subject_type=subject._meta.label_lower if subject else "",
        subject_number=subject.pk if subject else 0,
    )
    record("duty met", by=by, council=council, of=met, after={"duty": code, "on": made_public_on.isoformat()})
    rebuild_by_code(council, code, on=max(made_public_on, council.enrolled_on or made_public_on), body=body, by=by)
    return met


def cycle_in_book(code: str, name: str, made_public_on: date) -> str:
    """The reporting year as the book writes it; empty for a duty that has none. Raises LookupError for a wrong name."""
    try:
        duty = duty_on(code, made_public_on)
    except LookupError:
        return ""
    if not duty.is_fixed:
        return ""
    return (cycle_named(duty, name) if name else cycle_of(duty, made_public_on)).name


@act
def enter_past(
    council: Council,
    code: str,
    *,
    made_public_on: date,
    label: str,
    by: Actor,
    path: str = "",
    body: str = ListedBody.COUNCIL,
    cycle: str = "",
    is_day_assumed: bool = False,
) -> Discharge:
    """Enter by hand what was published before the portal, or past it. Raises AlreadyKnown for a duty and day that
    stand in the book: two people who read the same shelf enter the same thing."""
    council = held(council)
    known = council.discharges.standing().of_duty(code).filter(made_public_on=made_public_on, body=body)
    if before := known.filter(cycle=cycle_in_book(code, cycle, made_public_on)).first():
        raise AlreadyKnown(
            _("%(day)s is already known for this duty: “%(label)s”.")
            % {"day": in_words(made_public_on), "label": before.label}
        )
    return discharge(
        council,
        code,
        made_public_on=made_public_on,
        label=label,
        path=path,
        body=body,
        cycle=cycle,
        is_day_assumed=is_day_assumed,
        by=by,
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


@act
def set_first_date(
    council: Council, code: str, *, due_on: date, because: str, on: date, by: Actor, body: str = ListedBody.COUNCIL
) -> FirstDate:
    """Set by when a council publishes first that the law gives no first date, because it began after the one there was.

    Raises NotPossible for a duty of which the law gives the day, or a publication is known.
    """
    council = held(council)
    duty = next((each for each in duties_of(council, on=on) if each.code == code and not each.is_fixed), None)
    if duty is None or due(duty, last_met(council, duty, body), began_on=council.started_on).due_on is not None:
        raise NotPossible(_("The day of this duty follows from the law. It cannot be set."))
    first = FirstDate.objects.create(
        council=council, body=body, duty=code, due_on=due_on, because=because, set_by_name=str(by)
    )
    record("first date set", by=by, council=council, of=first, after={"duty": code, "due_on": due_on.isoformat()})
    rebuild(council, duty, on=on, body=body, by=by)
    return first


@act
def explain_lapse(
    council: Council, code: str, *, due_on: date, because: str, by: Actor, body: str = ListedBody.COUNCIL
) -> LapseReason:
    """Say why a day was missed: the words stand beside it for everybody to read, with the name of who said so."""
    council = held(council)
    reason = LapseReason.objects.create(
        council=council, body=body, duty=code, due_on=due_on, because=because, given_by_name=str(by)
    )
    told = {"duty": code, "due_on": due_on.isoformat(), "because": because}
    record("lapse explained", by=by, council=council, of=reason, after=told)
    return reason


def rebuild_by_code(council: Council, code: str, *, on: date, body: str, by: Actor) -> None:
    for duty in duties_of(council, on=on):
        if duty.code == code and duty.has_a_clock:
            rebuild(council, duty, on=on, body=body, by=by)


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
    contested_until: date | None = None,
    explanation: str = "",
    is_promise: bool = False,
    owner: User | None = None,
    sponsor: User | None = None,
    notice_days: int | None = None,
) -> Deadline:
    """Open, or move, the deadline of one sort about one thing. A new day arms its flags again. People first hear of it
    a quarter of its time before the day, or so many `notice_days`."""
    council = held(council)
    of_this = {"kind": kind, "subject_type": subject._meta.label_lower, "subject_number": subject.pk}
    present = Deadline.objects.open().filter(council=council, **of_this).first()
    is_moved = present is None or present.due_on != due_on
    told = {
        "label": label,
        "path": path,
        "opened_on": opened_on,
        "due_on": due_on,
        "contested_until": contested_until,
        "explanation": explanation,
        "is_promise": is_promise,
        **{name: person for name, person in (("owner", owner), ("sponsor", sponsor)) if person},
        "notice_days": notice_before(due_on, opened_on) if notice_days is None else notice_days,
        **({"armed_on": localdate()} if is_moved else {}),
    }
    deadline, _is_new = Deadline.objects.open().update_or_create(council=council, **of_this, defaults=told)
    return deadline


def notice_before(due_on: date, opened_on: date | None) -> int:
    """How many days before a day people first hear of it: a quarter of the time there is, a year at most."""
    return LONGEST_NOTICE if opened_on is None else min(366, max(0, (due_on - opened_on).days // 4))


@act
def keep_in_line(
    wanted: Mapping[int, dict[str, Any]],
    *,
    among: Collection[int],
    of: type[models.Model],
    kind: str,
    council: Council,
    on: date,
    by: Actor,
) -> None:
    """Of the things `among` these, by their keys, those that are `wanted` owe a day each, which is opened or moved, and
    the others none any more. As `expect` and `close` do it, in a fixed number of statements for any number of things;
    who is told is what is told here, also if that is nobody."""
    council = held(council)
    of_these = Deadline.objects.open().filter(council=council, kind=kind, subject_type=of._meta.label_lower)
    present = {row.subject_number: row for row in of_these.filter(subject_number__in=among)}
    fresh: list[Deadline] = []
    changed: list[Deadline] = []
    for key, told in wanted.items():
        row = present.get(key) or Deadline(
            council=council, kind=kind, subject_type=of._meta.label_lower, subject_number=key
        )
        if row.due_on != told["due_on"]:
            row.armed_on = localdate()
        told = told | {"notice_days": notice_before(told["due_on"], told["opened_on"])}
        differs = any(getattr(row, name) != value for name, value in told.items())
        for name, value in told.items():
            setattr(row, name, value)
        if row.pk is None:
            fresh.append(row)
        elif differs:
            changed.append(row)
    Deadline.objects.bulk_create(fresh)
    if changed:
        columns = ["label", "path", "opened_on", "due_on", "explanation", "is_promise", "owner", "sponsor"]
        Deadline.objects.bulk_update(changed, [*columns, "notice_days", "armed_on"])
    if no_more := [row.pk for key, row in present.items() if key not in wanted]:
        Deadline.objects.filter(pk__in=no_more).update(closed_on=on)


@act
def close(subject: models.Model, *, kind: str, on: date, by: Actor) -> int:
    """What was owed about the thing has been done, or is owed no more; gives how many deadlines that closed.
    Whoever calls this holds the council."""
    return Deadline.objects.open().about(subject).filter(kind=kind).update(closed_on=on)
