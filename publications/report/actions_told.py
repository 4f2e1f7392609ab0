"""The actions beside a set's objectives, each with its objective as readers are told of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from objectives.models import Action, ActionState, ObjectiveSet
from publications.report.snapshot import numbered


def actions_told(
    objective_set: ObjectiveSet, objectives: Iterable[dict[str, Any]]
) -> list[tuple[Action, dict[str, Any]]]:
    """In the order of the objectives. An objective that is not told of, which an amendment adds, has none yet."""
    told = {objective["number"]: objective for objective in objectives}
    rows = {row.pk: told.get(number) for number, row in numbered(list(objective_set.objectives.in_order()))}
    found = Action.objects.filter(objective__objective_set=objective_set)
    return [
        (action, objective)
        for action in found.order_by("objective__position", "due_on", "pk")
        if (objective := rows[action.objective_id]) is not None
    ]


def how_it_stood(action: Action, *, on: date) -> str:
    """The state of an action in words, as it was on a day: the correction of an old report tells what held then. Only
    the state: an action keeps no day on which it was added, or on which its own day was moved."""
    has_ended = action.ended_on is not None and action.ended_on <= on
    return str(ActionState(action.state if has_ended else ActionState.OPEN).label)
