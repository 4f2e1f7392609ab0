"""How every action on a set takes hold of it: locked after its council, and only while it may be edited."""

from councils.edits import held, latest
from objectives.lifecycle import Move, after
from objectives.models import Objective, ObjectiveSet


def latest_set(objective_set: ObjectiveSet, *, seen: int | None = None) -> ObjectiveSet:
    """The set as it stands, locked after its council. Raises StaleEdit."""
    held(objective_set.council)
    return latest(objective_set, seen=seen)


def editable(objective_set: ObjectiveSet) -> ObjectiveSet:
    """The set, locked against a submit that would freeze half of an edit. Raises NotAllowedNow."""
    objective_set = latest_set(objective_set)
    after(objective_set.state, Move.EDIT)
    return objective_set


def count_up(row: Objective | ObjectiveSet) -> None:
    """What hangs on the row changed and no column of its own: the older version must still be stopped."""
    row.version += 1
    row.save(update_fields=["version"])
