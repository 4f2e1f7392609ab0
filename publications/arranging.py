"""What may be done to the list of steps through which a council approves. The only place it changes.

It is set once and copied at each submission: a change counts for what is submitted from then on. Only who answers at a
step is brought to what is under way too, so that nothing waits for somebody who has left.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import StaleEdit, held, latest, rewrite
from councils.models import Council, User
from councils.people_form import people_who
from councils.record import Actor, act, record
from councils.roles import Can
from publications.approval import asking, chain_of
from publications.approving import hand_on, reached
from publications.models import ApprovalStep, Publication, State, StepKind


class NameTaken(NotPossible):
    """Another step has that name; said beside the box of the name."""

    field = "name"


def must_approve(council: Council, person: User | None) -> None:
    if person is not None and person not in people_who(council, Can.APPROVE):
        raise NotPossible(_("%(person)s has no role at this council that lets them approve.") % {"person": person})


@act
def add_step(
    council: Council,
    *,
    kind: str,
    name: str,
    by: Actor,
    working_days: int = 5,
    person: User | None = None,
    documents: Sequence[str] = (),
) -> ApprovalStep:
    """Add a step at the end. The same step twice, as by a double click, is one; raises NameTaken for another of its
    name, and NotPossible for a person who may not approve here."""
    council = held(council)
    must_approve(council, person)
    told = {"kind": kind, "working_days": working_days, "person": person, "documents": list(documents)}
    if known := council.approval_steps.filter(name=name).first():
        if all(getattr(known, column) == value for column, value in told.items()):
            return known
        raise NameTaken(_("There is already a step “%(name)s”.") % {"name": name})
    last = council.approval_steps.aggregate(last=Max("position"))["last"] or 0
    step = ApprovalStep.objects.create(council=council, name=name, position=last + 1, **told)
    after = {"name": name, "kind": kind, "working_days": working_days, "person": person and str(person)}
    record("approval step added", by=by, council=council, of=step, after=after)
    return step


@act
def change_step(step: ApprovalStep, *, seen: int, on: date, by: Actor, **changes: Any) -> ApprovalStep:
    """Change what a step is. Who answers is changed for what is under way as well, unless they submitted it. Raises
    StaleEdit, NameTaken for a name that is taken, and NotPossible for a person who may not approve here."""
    council = held(step.council)
    step = latest(step, seen=seen)
    name, person = changes.get("name", step.name), changes.get("person", step.person)
    if person != step.person:
        must_approve(council, person)
    if council.approval_steps.filter(name=name).exclude(pk=step.pk).exists():
        raise NameTaken(_("There is already a step “%(name)s”.") % {"name": name})
    called, named = step.name, step.person
    before, now = rewrite(step, **changes)
    if now:
        record("approval step changed", by=by, council=council, of=step, before=before, after=now)
    if person != named and step.kind == StepKind.PERSON:
        bring_to(person, council, called, on=on, by=by)
    return step


def bring_to(person: User | None, council: Council, name: str, *, on: date, by: Actor) -> None:
    """Whoever answers at a step of that name from now on answers for what waits there already."""
    in_review = Publication.objects.filter(council=council, state=State.IN_REVIEW).order_by("pk")
    for publication in in_review:
        publication = reached(publication)
        waiting = asking(chain_of(publication).current)
        sign_off = next((each for each in waiting if (each.name, each.kind) == (name, StepKind.PERSON)), None)
        if sign_off and (person is None or person.pk != sign_off.submitted_by_id):
            rewrite(latest(sign_off), person=person)
            hand_on(publication, on=on, by=by)


@act
def move_step(step: ApprovalStep, *, later: bool, by: Actor) -> ApprovalStep:
    """Change places with the step before, or after; at the end of the list nothing happens."""
    council = held(step.council)
    steps = list(council.approval_steps.select_for_update(no_key=True).order_by("position"))
    here = steps.index(step)
    there = here + (1 if later else -1)
    if not 0 <= there < len(steps):
        return step
    first, second = steps[here], steps[there]
    first_at, second_at = first.position, second.position
    rewrite(first, position=second_at)
    rewrite(second, position=first_at)
    record("approval step moved", by=by, council=council, of=first, after={"position": second_at})
    return first


@act
def remove_step(step: ApprovalStep, *, seen: int, by: Actor) -> None:
    """Take a step off the list. What was submitted keeps it. Twice is once; raises StaleEdit where it was changed
    meanwhile."""
    council = held(step.council)
    standing = council.approval_steps.filter(pk=step.pk).select_for_update().first()
    if standing is None:
        return
    if standing.version != seen:
        raise StaleEdit(standing)
    record("approval step removed", by=by, council=council, of=standing, before={"name": standing.name})
    standing.delete()
