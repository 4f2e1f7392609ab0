"""Makers for the stories about objectives; all invented."""

import re
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from councils.models import Council, User
from objectives import actions, covering, doing, measuring
from objectives.coverage import board_of
from objectives.models import Action, Measure, Objective, ObjectiveSet
from publications import actions as publications
from tests.govuk.page import broken_error_links


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
    return measuring.add_measure(objective, by=by, **{"name": "Falls", "unit": "percent"} | told)


def measurable(objective_set: ObjectiveSet, *, by: User) -> ObjectiveSet:
    """The set with what the law asks for: each objective that has no whole measure gets one, with a baseline and a
    target; and each gap its reason, where the nation's law wants one."""
    whole = Measure.objects.exclude(unit="").exclude(target_kind="none").filter(readings__is_baseline=True)
    for objective in objective_set.objectives.exclude(measures__in=whole):
        a_measure(
            objective, name="People helped", unit="number", target_kind="value", target_value=20, by=by,
            readings=[{"period": "2025", "ends_on": date(2025, 12, 31), "is_baseline": True, "value": 10}],
        )  # fmt: skip
    board = board_of(objective_set)
    if board.is_duty and board.missing:
        reasons = {(row.code, ""): "Too few people to set a target by." for row in board.missing}
        objective_set.refresh_from_db()
        covering.give_reasons(objective_set, seen=objective_set.version, reasons=reasons, by=by)
    return objective_set


def an_action(objective: Objective, *, by: User, **told: Any) -> Action:
    usual = {"title": "Train the wardens", "due_on": date(2026, 9, 30), "on": date(2026, 3, 2)}
    return doing.add_action(objective, by=by, **usual | told)


def published(objective_set: ObjectiveSet, *, on: date, by: User, approver: User) -> ObjectiveSet:
    """The set, made public with the approver's agreement."""
    publication = publications.submit_set(measurable(objective_set, by=by), on=on, by=by)
    publications.approve(publication, agreed_digest=publication.digest, by=approver)
    publications.publish(publication, on=on, by=by)
    objective_set.refresh_from_db()
    return objective_set


def amending(objective_set: ObjectiveSet, *, by: User) -> ObjectiveSet:
    publications.start_correction(objective_set.publication, what_changes="One word.", by=by)
    objective_set.refresh_from_db()
    return objective_set


def address(name: str, objective: Objective, *more: int) -> str:
    """The address of one of the objective's pages."""
    return reverse(name, args=[objective.objective_set.council.slug, objective.objective_set.slug, objective.pk, *more])


def of_set(name: str, objective_set: ObjectiveSet, *more: int) -> str:
    """The address of one of the set's pages."""
    return reverse(name, args=[objective_set.council.slug, objective_set.slug, *more])


def day(name: str, value: date) -> dict[str, int]:
    """A day as a browser sends it: three boxes."""
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def posted(**told: object) -> QueryDict:
    """What a browser sends."""
    sent = QueryDict(mutable=True)
    for name, value in told.items():
        sent[name] = str(value)
    return sent


def broken_links(html: str) -> list[str]:
    """The links of the error summary that lead to nothing that can take the focus."""
    return [href for href in broken_error_links(html) if href != "#main-content"]


def actions_shown(page: str) -> str:
    """What the objective's page says of its actions, without tags."""
    found = re.search(r'<section[^>]*id="actions".*?</section>', page, re.DOTALL)
    assert found, "the page has no such section"
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())
