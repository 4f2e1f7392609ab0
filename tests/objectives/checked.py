"""Makers of sets to be checked: one of which nothing is missing, and the same with something changed."""

from datetime import date
from typing import Any

from councils.models import Council, User
from duty.characteristics import CHARACTERISTICS
from objectives import actions, covering, measuring
from objectives.checks import Finding, findings
from objectives.models import Measure, Objective, ObjectiveSet
from tests.objectives.stage import a_measure, a_set, an_objective

START, END = date(2026, 4, 1), date(2030, 3, 31)
OF_A_SET = {"period_as_written": "1 April 2026 to 31 March 2030", "starts_on": START, "ends_on": END}
OF_AN_OBJECTIVE = {
    "title": "More disabled residents in work",
    "pairs": [("disability", "advance")],
    "owner": "Head of Skills",
}
OF_A_MEASURE = {
    "name": "Disabled residents in work",
    "unit": "percent",
    "group": "Disabled residents aged 16 to 64",
    "target_kind": "value",
    "target_value": 50,
    "target_on": date(2029, 3, 31),
    "source": "Survey of residents",
    "every_months": 12,
    "owner": "Head of Research",
}
BASELINE = {"period": "2025", "ends_on": date(2025, 12, 31), "is_baseline": True, "value": 41}
NO_MEASURE: dict[str, Any] = {"measures": []}


def checked_measure(objective: Objective, *, by: User, baseline: Any = (), **told: Any) -> Measure:
    """A measure of which nothing is missing; `baseline` changes its start, or is None for no figure at all."""
    readings = [] if baseline is None else [{**BASELINE, **dict(baseline)}]
    return a_measure(objective, readings=readings, by=by, **OF_A_MEASURE | told)


def checked_objective(
    objective_set: ObjectiveSet, *, by: User, measures: Any = ({},), signs: tuple[str, ...] = (), **told: Any
) -> Objective:
    """An objective of which nothing is missing; `measures` are changes to each of its measures."""
    objective = an_objective(objective_set, by=by, **OF_AN_OBJECTIVE | told)
    for measure in measures:
        checked_measure(objective, by=by, **measure)
    if signs:
        measuring.set_criteria(objective, texts=signs, logic="any", by=by)
    return objective


def checked_set(
    council: Council, *, by: User, objectives: Any = ({},), has_reasons: bool = True, **told: Any
) -> ObjectiveSet:
    """A set of which nothing is missing; `objectives` are changes to each of its objectives. `has_reasons`: it says why
    no objective is for some characteristic."""
    objective_set = a_set(council, by=by, **OF_A_SET | told)
    if has_reasons:
        reasons = {(each.code, ""): "Too few people to set a target by." for each in CHARACTERISTICS}
        covering.give_reasons(objective_set, seen=1, reasons=reasons, by=by)
        objective_set.refresh_from_db()
    for objective in objectives:
        checked_objective(objective_set, by=by, **objective)
    return objective_set


def noted(objective_set: ObjectiveSet, *, on: date, by: User) -> ObjectiveSet:
    """The set as it was published elsewhere, in its time."""
    return actions.note_published_elsewhere(objective_set, on=on, by=by)


def found(objective_set: ObjectiveSet) -> list[Finding]:
    return findings(ObjectiveSet.objects.get(pk=objective_set.pk))


def rules(objective_set: ObjectiveSet, *, blocks: bool | None = None) -> list[str]:
    return [each.rule for each in found(objective_set) if blocks is None or each.blocks is blocks]
