"""Which reviews a published set asks for: what it writes into the book of deadlines, and takes out again."""

from collections.abc import Iterable
from datetime import date

from councils.record import Actor
from deadlines import actions as deadlines
from deadlines.models import Deadline, Kind
from duty.reviews import Because, review_due, set_due
from objectives.models import Objective, ObjectiveSet
from objectives.querysets import replaced_by


def superseded(objective_set: ObjectiveSet, *, on: date) -> bool:
    return replaced_by(objective_set, on=on) is not None


def expect_set_review(objective_set: ObjectiveSet, *, by: Actor) -> None:
    """Open the set's own review, where its own end comes before its four years: those are the statutory duty."""
    whole = set_due(objective_set.published_on, objective_set.ends_on)
    if whole.because is Because.OWN_END and whole.due_on:
        deadlines.expect(
            objective_set,
            council=objective_set.council,
            kind=Kind.SET_REVIEW,
            label=f"Review the set “{objective_set.title}”"[:300],
            path=objective_set.get_absolute_url(),
            opened_on=objective_set.published_on,
            due_on=whole.due_on,
            explanation=" ".join(whole.explanation),
            is_promise=True,
            by=by,
        )


def expect_reviews(
    objective_set: ObjectiveSet, objectives: Iterable[Objective], *, adopted_on: date, by: Actor
) -> None:
    """Open the review of each of these objectives of the set."""
    for objective in objectives:
        expect_review(objective, objective_set, reviewed_on=adopted_on, local_review_on=objective.review_on, by=by)


def expect_review(
    objective: Objective, objective_set: ObjectiveSet, *, reviewed_on: date, local_review_on: date | None, by: Actor
) -> None:
    """Open the deadline by which the objective is to be looked at again: at the day the council set, and never past the
    day its set is due."""
    whole = set_due(objective_set.published_on, objective_set.ends_on)
    answer = review_due(reviewed_on, local_review_on, whole.due_on)
    assert answer.due_on is not None  # noqa: S101 - a day was given for the adoption, so there is one
    deadlines.expect(
        objective,
        council=objective_set.council,
        kind=Kind.OBJECTIVE_REVIEW,
        label=f"Review the objective “{objective.title}”"[:300],
        path=objective.get_absolute_url(),
        opened_on=reviewed_on,
        due_on=answer.due_on,
        explanation=" ".join(answer.explanation),
        is_promise=True,
        by=by,
    )


def retire_reviews(objective_set: ObjectiveSet, *, until: date, on: date, by: Actor) -> None:
    """A set that another follows owes no further review, and its plan no further check; save what falls due while it
    still runs, `until` the other takes its place."""
    deadlines.close(objective_set, kind=Kind.SET_REVIEW, on=on, by=by)
    last = set_due(objective_set.published_on, objective_set.ends_on).due_on
    owed_before = min(until, last) if last else until
    owing: list[tuple[ObjectiveSet | Objective, Kind]] = [(objective_set, Kind.MONITORING)]
    owing += [(objective, Kind.OBJECTIVE_REVIEW) for objective in objective_set.objectives.all()]
    for subject, kind in owing:
        open_ones = Deadline.objects.open().about(subject).filter(kind=kind)
        if until <= on or not open_ones.filter(due_on__lt=owed_before).exists():
            deadlines.close(subject, kind=kind, on=on, by=by)
