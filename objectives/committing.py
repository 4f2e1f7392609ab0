"""What may be done to standing commitments. The only place they change."""

from collections.abc import Sequence

from django.db.models import Max

from councils.record import Actor, act, record
from objectives.editing import editable
from objectives.models import Commitment, Objective, ObjectiveSet


@act
def add_commitments(
    objective_set: ObjectiveSet,
    *,
    texts: Sequence[str],
    by: Actor,
    objective: Objective | None = None,
    heading: str = "",
) -> None:
    """Add standing promises, to the set or beside one objective; those of one `heading` stand together under it."""
    objective_set = editable(objective_set)
    last = objective_set.commitments.aggregate(last=Max("position"))["last"] or 0
    Commitment.objects.bulk_create(
        [
            Commitment(objective_set=objective_set, objective=objective, position=n, text=text, heading=heading)
            for n, text in enumerate(texts, start=last + 1)
        ]
    )
    record("commitments added", by=by, council=objective_set.council, of=objective_set, after={"texts": list(texts)})
