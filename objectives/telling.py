"""Who is told of an objective's dates: the people in its offices just now. The only place they change."""

from typing import Any

from councils.edits import held, latest, rewrite
from councils.models import User
from councils.record import Actor, act, record
from deadlines import keeping
from deadlines.models import Deadline, Kind
from objectives import actions
from objectives.expectations import tell_of_actions
from objectives.figures_due import tell_of_figures
from objectives.models import Objective


@act
def change_people(objective: Objective, *, seen: int, by: Actor, **changes: Any) -> Objective:
    """Change who answers for an objective, as readers see it, and who is told. Raises StaleEdit, NotAllowedNow where
    the set is locked, and NotPossible for somebody without a role here."""
    objective = actions.change_objective(objective, seen=seen, by=by, **changes)
    pass_on(objective, by=by)
    return objective


@act
def name_told(
    objective: Objective, *, seen: int, owner_account: User | None, sponsor_account: User | None, by: Actor
) -> Objective:
    """Name the people who are told. Nothing of this is published, so it may change while the set is locked: people
    leave. Raises StaleEdit, and NotPossible for somebody without a role here."""
    council = held(objective.objective_set.council)
    objective = latest(objective, seen=seen)
    before, now = rewrite(objective, owner_account=owner_account, sponsor_account=sponsor_account)
    if now:
        record("objective changed", by=by, council=council, of=objective, before=before, after=now)
    pass_on(objective, by=by)
    return objective


def pass_on(objective: Objective, *, by: Actor) -> None:
    """The review that is open already is told to the same people, and so are actions and measures that name nobody of
    their own."""
    for deadline in Deadline.objects.open().about(objective).filter(kind=Kind.OBJECTIVE_REVIEW):
        keeping.name_people(deadline, owner=objective.owner_account, sponsor=objective.sponsor_account, by=by)
    tell_of_actions(objective, by=by)
    tell_of_figures(objective, by=by)
