"""Makers for the stories about objectives; all invented."""

from datetime import date
from typing import Any

from councils.models import Council, User
from objectives import actions
from objectives.models import Measure, Objective, ObjectiveSet
from publications import actions as publications


def a_set(council: Council, *, by: User, **told: Any) -> ObjectiveSet:
    """A draft that may be submitted once it has an objective with an aim."""
    return actions.start_set(
        council,
        by=by,
        **{"title": "Our objectives", "rationale": "From a survey.", "decided_by": "Cabinet"} | told,
    )


def an_objective(objective_set: ObjectiveSet, *, by: User, **told: Any) -> Objective:
    return actions.add_objective(objective_set, by=by, **{"title": "Fewer falls at home", "aims": ["advance"]} | told)


def a_measure(objective: Objective, *, by: User, **told: Any) -> Measure:
    return actions.add_measure(objective, by=by, **{"name": "Falls", "unit": "percent"} | told)


def published(objective_set: ObjectiveSet, *, on: date, by: User, approver: User) -> ObjectiveSet:
    """The set, made public with the approver's agreement."""
    publication = publications.submit_set(objective_set, on=on, by=by)
    publications.approve(publication, agreed_digest=publication.digest, by=approver)
    publications.publish(publication, on=on, by=by)
    objective_set.refresh_from_db()
    return objective_set


def amending(objective_set: ObjectiveSet, *, by: User) -> ObjectiveSet:
    publications.start_correction(objective_set.publication, what_changes="One word.", by=by)
    objective_set.refresh_from_db()
    return objective_set
