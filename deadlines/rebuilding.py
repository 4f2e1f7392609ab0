"""Bringing the open deadlines of the law in line with what was published: the one place that opens, moves and closes
them."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from councils.edits import held
from councils.models import Council
from councils.record import Actor, act, record
from deadlines.bodies import label_of
from deadlines.models import Deadline, Discharge, Kind, ListedBody
from deadlines.querysets import DischargeQuerySet
from deadlines.standing import too_small_in, years_owed
from duty.clock import Due, due
from duty.regimes import Duty

Facts = dict[str, Any]


@act
def rebuild(council: Council, duty: Duty, *, on: date, by: Actor, body: str = ListedBody.COUNCIL) -> int:
    """Bring the duty's open deadlines in line with its discharges; gives how many were opened.

    A newer publication closes the present deadline and opens the next; a late entry or a withdrawal moves the present
    one, which arms its flags again. A duty with a fixed day has one for each reporting year owed. None stays open where
    nothing is owed: the council is too small, or the law gives no day and its administrator set none.
    """
    council = held(council)
    of_this = {"council": council, "body": body, "kind": Kind.STATUTORY, "duty": duty.code}
    owed = {facts["cycle"]: facts for facts in owed_now(council, duty, body, on=on)}
    for present in Deadline.objects.open().filter(**of_this).order_by("due_on"):
        facts = owed.get(present.cycle)
        if met_on := met_since(present, duty):
            close(present, on=met_on)
        elif facts is None:
            close(present, on=on)
        else:
            move(owed.pop(present.cycle), present, council=council, by=by)
    last_one = Deadline.objects.filter(**of_this).select_related("owner", "sponsor").order_by("-pk").first()
    Deadline.objects.bulk_create(
        Deadline(
            **of_this,
            armed_on=localdate(),
            notice_days=duty.soon_days,
            owner=last_one.owner if last_one else None,  # who answered for the last period answers for the next
            sponsor=last_one.sponsor if last_one else None,
            **facts,
        )
        for facts in owed.values()
    )
    return len(owed)


def close(present: Deadline, *, on: date) -> None:
    present.closed_on = on
    present.save(update_fields=["closed_on"])


def move(facts: Facts, present: Deadline, *, council: Council, by: Actor) -> None:
    """Write what differs. A day that moves is armed anew, and the record says so."""
    if all(getattr(present, name) == value for name, value in facts.items()):
        return
    before, now = present.due_on, facts["due_on"]
    for name, value in {**facts, "armed_on": localdate() if before != now else present.armed_on}.items():
        setattr(present, name, value)
    present.save(update_fields=[*facts, "armed_on"])
    if before != now:
        told = {"before": {"due_on": before.isoformat()}, "after": {"due_on": now.isoformat()}}
        record("deadline moved", by=by, council=council, of=present, **told)


def discharges_of(council: Council, duty: Duty, body: str) -> DischargeQuerySet:
    """What met the duty of one body. What was published before the council began was another's, and does not count."""
    met = Discharge.objects.standing().filter(council=council, duty=duty.code, body=body)
    return met.filter(made_public_on__gte=council.started_on) if council.started_on else met


def last_met(council: Council, duty: Duty, body: str) -> date | None:
    newest: date | None = discharges_of(council, duty, body).aggregate(last=models.Max("made_public_on"))["last"]
    return newest


def met_since(present: Deadline, duty: Duty) -> date | None:
    """The day on which the open deadline was met; None while it is not."""
    met = discharges_of(present.council, duty, present.body)
    if duty.is_fixed:
        met = met.filter(cycle=present.cycle)
    elif present.opened_on is not None:
        met = met.filter(made_public_on__gt=present.opened_on)
    newest: date | None = met.aggregate(newest=models.Max("made_public_on"))["newest"]
    return newest


def owed_now(council: Council, duty: Duty, body: str, *, on: date) -> list[Facts]:
    """What the open deadlines of a duty have to say: since when, by when and for which reporting year."""
    if duty.is_fixed:
        return owed_by_year(council, duty, body, on=on)
    last = last_met(council, duty, body)
    when, explanation = due(duty, last, began_on=council.started_on), ""
    if when.due_on is None:
        first = council.first_dates.filter(duty=duty.code, body=body).order_by("-pk").first()
        if first is None:
            return []
        when = Due(first.due_on, None)
        explanation = _("The law gives no first date. The council set this one: %(because)s") % {
            "because": first.because
        }
    return [
        {
            "label": label_of(duty, body),
            "opened_on": last,
            "due_on": when.due_on,
            "contested_until": when.contested_until,
            "cycle": "",
            "explanation": explanation,
        }
    ]


def owed_by_year(council: Council, duty: Duty, body: str, *, on: date) -> list[Facts]:
    met = set(discharges_of(council, duty, body).exclude(cycle="").values_list("cycle", flat=True))
    noted = list(council.headcounts.all())
    return [
        {
            "label": label_of(duty, body, cycle.name),
            "opened_on": cycle.opens_on,
            "due_on": cycle.due_on,
            "contested_until": cycle.due_on,
            "cycle": cycle.name,
            "explanation": "",
        }
        for cycle in years_owed(council, duty, met, noted, on=on)
        if not too_small_in(cycle, duty, noted)
    ]
