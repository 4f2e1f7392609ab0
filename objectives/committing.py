"""What may be done to standing commitments. The only place they change."""

from collections.abc import Iterable, Sequence

from councils.edits import latest
from councils.record import Actor, act, record
from objectives.editing import count_up, editable, latest_set
from objectives.models import Commitment, Objective, ObjectiveSet


@act
def add_commitments(
    objective_set: ObjectiveSet,
    *,
    texts: Sequence[str],
    by: Actor,
    objective: Objective | None = None,
    heading: str = "",
) -> ObjectiveSet:
    """Add standing promises, to the set under a heading or none, or beside one objective."""
    objective_set = editable(objective_set)
    rows = in_order(objective_set)
    fresh = [Commitment(objective_set=objective_set, objective=objective, heading=heading, text=text) for text in texts]
    group = group_of(rows, heading=heading, objective=objective)
    after_the_group = rows.index(group[-1]) + 1 if group else len(rows)
    place([*rows[:after_the_group], *fresh, *rows[after_the_group:]])
    count_up(objective_set)
    now = {"heading": heading, "texts": list(texts)} | beside(objective)
    record("commitments added", by=by, council=objective_set.council, of=objective_set, after=now)
    return objective_set


@act
def set_commitments(
    objective_set: ObjectiveSet,
    *,
    heading: str,
    was: str | None,
    texts: Sequence[str],
    seen: int,
    by: Actor,
    objective: Objective | None = None,
) -> ObjectiveSet:
    """Make the group under the heading `was` exactly these, under `heading`; without texts it is gone, and with None
    for `was` it is a new one. `seen` is the version of the set. The other groups keep their order. Raises StaleEdit
    and NotAllowedNow.

    A heading that another group has makes the two one, in the place of the first.
    """
    editable(objective_set)
    objective_set = latest_set(objective_set, seen=seen)
    if objective:
        objective = latest(objective)
    rows = in_order(objective_set)
    held = [] if was is None else group_of(rows, heading=was, objective=objective)
    before = {"heading": was or "", "texts": [row.text for row in held]}
    now = {"heading": heading, "texts": list(texts)}
    if before == now or not (held or texts):
        return objective_set
    fresh = [Commitment(objective_set=objective_set, objective=objective) for _text in texts[len(held) :]]
    kept = [*held[: len(texts)], *fresh]
    for row, text in zip(kept, texts, strict=True):
        row.heading, row.text = heading, text
    for row in held[len(texts) :]:
        row.delete()
    here = rows.index(held[0]) if held else len(rows)
    place(together([*rows[:here], *kept, *(row for row in rows[here:] if row not in held)]))
    count_up(objective_set)
    now |= beside(objective)
    record("commitments changed", by=by, council=objective_set.council, of=objective_set, before=before, after=now)
    return objective_set


def grouped(rows: Iterable[Commitment]) -> list[tuple[str, list[Commitment]]]:
    """Promises under their headings, in order; those without a heading first."""
    groups: dict[str, list[Commitment]] = {}
    for row in sorted(rows, key=lambda row: row.position):
        groups.setdefault(row.heading, []).append(row)
    return sorted(groups.items(), key=lambda group: group[0] != "")


# --- What they are made of --------------------------------------------------------------------------------------------


def in_order(objective_set: ObjectiveSet) -> list[Commitment]:
    return list(objective_set.commitments.order_by("position"))


def beside(objective: Objective | None) -> dict[str, str]:
    return {"objective": objective.title} if objective else {}


def group_of(rows: Iterable[Commitment], *, heading: str, objective: Objective | None) -> list[Commitment]:
    key = objective.pk if objective else None
    return [row for row in rows if row.objective_id == key and row.heading == heading]


def together(rows: Sequence[Commitment]) -> list[Commitment]:
    """The rows with each group in one piece, where its first row stands."""
    groups: dict[tuple[int | None, str], list[Commitment]] = {}
    for row in rows:
        groups.setdefault((row.objective_id, row.heading), []).append(row)
    return [row for group in groups.values() for row in group]


def place(rows: Sequence[Commitment]) -> None:
    """Save the rows, in this order. No two may stand in one place even for a moment, so those that move step aside
    first."""
    there = [row for row in rows if row.pk]
    moving = [(row, n) for n, row in enumerate(rows, start=1) if row.pk and row.position != n]
    aside = max([len(rows), *(row.position for row in there)])
    for row, n in moving:
        row.position = aside + n
    Commitment.objects.bulk_update([row for row, _n in moving], ["position"])
    for n, row in enumerate(rows, start=1):
        row.position = n
    Commitment.objects.bulk_update(there, ["position", "heading", "text"])
    Commitment.objects.bulk_create([row for row in rows if not row.pk])
