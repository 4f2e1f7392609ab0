"""What may be done to measures, their figures and the signs of success. The only place they change."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from councils.edits import held, latest, rewrite
from councils.record import Actor, act, record
from objectives.editing import count_up, editable
from objectives.models import WHO, FigureState, Measure, Objective, Reading, SuccessCriterion
from objectives.refusals import AlreadyThere


def with_states(told: dict[str, Any]) -> dict[str, Any]:
    """A reading as it is stored: of each figure that is given without a word on its state, that it is known."""
    states = {
        f"{who}state": FigureState.KNOWN
        for who in WHO
        if not told.get(f"{who}state") and told.get(f"{who}value") is not None
    }
    return told | states


@act
def add_measure(objective: Objective, *, readings: Iterable[dict[str, Any]] = (), by: Actor, **told: Any) -> Measure:
    """Add a measure with what is known of it, and its first readings."""
    objective_set = editable(objective.objective_set)
    last = objective.measures.aggregate(last=Max("position"))["last"] or 0
    measure = Measure.objects.create(objective=objective, position=last + 1, **told)
    Reading.objects.bulk_create([Reading(measure=measure, **with_states(reading)) for reading in readings])
    record("measure added", by=by, council=objective_set.council, of=measure, after={"name": measure.name})
    return measure


@act
def remove_measure(measure: Measure, *, by: Actor) -> None:
    objective_set = editable(measure.objective.objective_set)
    record("measure removed", by=by, council=objective_set.council, of=measure, before={"name": measure.name})
    measure.delete()


@act
def add_reading(measure: Measure, *, by: Actor, **told: Any) -> Reading:
    """Add a figure for a period. Figures keep arriving after publication: this asks for no amendment.

    Only a baseline does, for that is part of what was published: raises NotAllowedNow where the set is locked. Raises
    AlreadyThere when the measure has a figure for the period, or a baseline and this is another.
    """
    council = held(measure.objective.objective_set.council)
    if told.get("is_baseline"):
        editable(measure.objective.objective_set)
    measure = Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)
    if measure.readings.filter(period=told["period"]).exists():
        raise AlreadyThere(_("There is already a figure for “%(period)s”.") % {"period": told["period"]})
    if told.get("is_baseline") and measure.readings.filter(is_baseline=True).exists():
        raise AlreadyThere(_("This measure already has a baseline."))
    reading = Reading.objects.create(measure=measure, **with_states(told))
    now = {"period": reading.period, "value": str(reading.value)}
    record("reading added", by=by, council=council, of=reading, after=now)
    return reading


@act
def set_criteria(
    objective: Objective, *, texts: Sequence[str], logic: str, by: Actor, seen: int | None = None
) -> Objective:
    """Set the objective's signs of success, and whether all are needed or any. Raises StaleEdit or NotAllowedNow."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective, seen=seen)
    had = list(objective.criteria.order_by("position").values_list("text", flat=True))
    before, now = rewrite(objective, criteria_logic=logic)
    if had != list(texts):
        objective.criteria.all().delete()
        SuccessCriterion.objects.bulk_create(
            [SuccessCriterion(objective=objective, position=n, text=text) for n, text in enumerate(texts, start=1)]
        )
        if not now:
            count_up(objective)
        before["criteria"], now["criteria"] = had, list(texts)
    if now:
        record("criteria set", by=by, council=objective_set.council, of=objective, before=before, after=now)
    return objective
