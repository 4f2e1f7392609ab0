"""Which reviews and actions a published set asks for: what it writes into the book of deadlines and takes out again."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min
from django.utils.translation import gettext as _

from councils.models import User
from councils.people_form import people_who
from councils.record import Actor
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.models import Deadline, Kind
from duty.nations import Nation
from duty.reviews import Because, ReviewDue, review_due, set_due
from duty.written import in_words
from govuk.quotes import in_quotes
from objectives.figures_due import expect_all_figures
from objectives.models import Action, ActionState, Objective, ObjectiveSet
from objectives.querysets import in_place_from, replaced_by

WELSH_REVIEW = "WAL_OBJECTIVES_REVIEW"


def due_of(objective_set: ObjectiveSet) -> ReviewDue:
    """When the set itself has to be replaced, by the rule of its council's nation."""
    return set_due(objective_set.published_on, objective_set.ends_on, nation=objective_set.council.nation)


def superseded(objective_set: ObjectiveSet, *, on: date) -> bool:
    return replaced_by(objective_set, on=on) is not None


def expect_set_review(objective_set: ObjectiveSet, *, by: Actor) -> None:
    """Open the set's own review, where its own end comes before its four years: those are the statutory duty."""
    whole = due_of(objective_set)
    if whole.because is Because.OWN_END and whole.due_on:
        deadlines.expect(
            objective_set,
            council=objective_set.council,
            kind=Kind.SET_REVIEW,
            label=f"Review the set {in_quotes(objective_set.title)}"[:300],
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
    council = objective_set.council
    is_law = council.nation == Nation.WALES
    answer = review_due(reviewed_on, local_review_on, due_of(objective_set).due_on, by_law=is_law)
    assert answer.due_on is not None  # noqa: S101 - a day was given for the adoption, so there is one
    deadlines.expect(
        objective,
        council=council,
        kind=Kind.OBJECTIVE_REVIEW,
        label=f"Review the objective {in_quotes(objective.title)}"[:300],
        path=objective.get_absolute_url(),
        opened_on=reviewed_on,
        due_on=answer.due_on,
        contested_until=answer.contested_until,
        explanation=" ".join(answer.explanation),
        is_promise=not answer.statutory,
        owner=objective.owner_account,
        sponsor=objective.sponsor_account,
        by=by,
    )


def note_when_all_are_reviewed(objective_set: ObjectiveSet, *, on: date, by: Actor) -> None:
    """In Wales the law asks for a review of each objective (SI 2011/1064 regulation 4). When the earliest day on which
    one of those pursued was published or last reviewed is later than the day from which the duty ran, the duty is met
    as of that day. Nothing for a set that another has replaced."""
    council = objective_set.council
    if council.nation != Nation.WALES or objective_set.published_on is None or superseded(objective_set, on=on):
        return
    met = council.discharges.standing().of_duty(WELSH_REVIEW).last()
    runs_from = max(objective_set.published_on, met.made_public_on if met else date.min)
    owed = Deadline.objects.open().filter(
        council=council, kind=Kind.OBJECTIVE_REVIEW, subject_type=Objective._meta.label_lower
    )
    pursued = owed.filter(subject_number__in=objective_set.objectives.values("pk"), opened_on__isnull=False)
    earliest = pursued.aggregate(earliest=Min("opened_on"))["earliest"]
    if earliest and earliest > runs_from:
        deadlines.discharge(
            council,
            WELSH_REVIEW,
            made_public_on=earliest,
            label=f"Review of each objective of {in_quotes(objective_set.title)}",
            subject=objective_set,
            by=by,
        )


def retire_reviews(objective_set: ObjectiveSet, *, until: date, on: date, by: Actor) -> None:
    """A set that another follows owes no further review, its plan no further check, and its objectives no further
    action or figure; save what falls due while it still runs, `until` the other takes its place."""
    deadlines.close(objective_set, kind=Kind.SET_REVIEW, on=on, by=by)
    last = due_of(objective_set).due_on
    owed_before = min(until, last) if last else until
    owing: list[tuple[ObjectiveSet | Objective, Kind]] = [(objective_set, Kind.MONITORING)]
    owing += [(objective, Kind.OBJECTIVE_REVIEW) for objective in objective_set.objectives.all()]
    for subject, kind in owing:
        open_ones = Deadline.objects.open().about(subject).filter(kind=kind)
        if until <= on or not open_ones.filter(due_on__lt=owed_before).exists():
            deadlines.close(subject, kind=kind, on=on, by=by)
    expect_actions(objective_set, objective_set.objectives.all(), on=on, by=by)
    expect_all_figures(objective_set, on=on, by=by)


# --- Actions ----------------------------------------------------------------------------------------------------------


def expect_actions(objective_set: ObjectiveSet, objectives: Iterable[Objective], *, on: date, by: Actor) -> None:
    """Bring the day of each action that is to do for these objectives of the set in line with the book."""
    to_do = Action.objects.filter(objective__in=objectives, state=ActionState.OPEN).order_by("due_on", "pk")
    for action in to_do.select_related("objective__owner_account", "objective__sponsor_account", "owner_account"):
        expect_action(action, objective_set, on=on, by=by)


def expect_action(action: Action, objective_set: ObjectiveSet, *, on: date, by: Actor) -> None:
    """Open, move or close the deadline of an action, as it asks for. It runs from the day on which it was promised."""
    if not is_promised(action, objective_set, on=on):
        deadlines.close(action, kind=Kind.ACTION, on=on, by=by)
        return
    present = day_of(action)
    owner, sponsor = told_of(action, objective_set)
    deadline = deadlines.expect(
        action,
        council=objective_set.council,
        kind=Kind.ACTION,
        label=(_("Action: %(title)s") % {"title": action.title})[:300],
        path=f"{action.objective.get_absolute_url()}#actions",
        opened_on=present.opened_on if present else on,
        due_on=action.due_on,
        explanation=explained(action),
        is_promise=True,
        owner=owner,
        sponsor=sponsor,
        by=by,
    )
    keeping.name_people(deadline, owner=owner, sponsor=sponsor, by=by)


def is_promised(action: Action, objective_set: ObjectiveSet, *, on: date) -> bool:
    """Whether the council owes an action: it is to do, its objective has been published, and its set runs until the
    day has come."""
    is_public = objective_set.published_on is not None and action.objective.number is not None
    if action.state != ActionState.OPEN or not is_public or superseded(objective_set, on=on):
        return False
    newer = getattr(objective_set, "superseded_by", None)
    until = in_place_from(newer) if newer else None
    return until is None or action.due_on < until


def day_of(action: Action) -> Deadline | None:
    """The open deadline of an action, if it has one."""
    return Deadline.objects.open().about(action).filter(kind=Kind.ACTION).first()


def told_of(action: Action, objective_set: ObjectiveSet) -> tuple[User | None, User | None]:
    """Who is told of an action's day, and the councillor to whom a long delay is brought; nobody who has no such role
    any more."""
    council, objective = objective_set.council, action.objective
    readers, members = people_who(council, Can.SEE_DRAFTS), people_who(council, Can.SEE_DASHBOARD)
    owner = next((each for each in (action.owner_account, objective.owner_account) if each in readers), None)
    return owner, objective.sponsor_account if objective.sponsor_account in members else None


def tell_of_actions(objective: Objective, *, by: Actor) -> None:
    """The days of its actions that are open already are told to the people who answer for the objective now."""
    for action in objective.actions.filter(state=ActionState.OPEN).select_related("owner_account"):
        if deadline := day_of(action):
            owner, sponsor = told_of(action, objective.objective_set)
            keeping.name_people(deadline, owner=owner, sponsor=sponsor, by=by)


def explained(action: Action) -> str:
    """How the day was found. It speaks of the objective by its number: an amendment may be changing its words."""
    said = [
        _("A step towards objective %(number)s. The council means to take it by %(day)s.")
        % {"number": action.objective.number, "day": in_words(action.due_on)}
    ]
    if action.origin:
        said.append(_("Source: %(source)s.") % {"source": action.origin.rstrip(".")})
    return " ".join(said)
