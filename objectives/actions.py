"""What may be done to sets and objectives. The only place they change."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from councils.edits import held, latest, rewrite
from councils.models import Aim, CharacteristicAim, Council
from councils.record import Actor, act, person, record
from deadlines import actions as deadlines
from deadlines.models import Kind
from objectives.addresses import address_for
from objectives.expectations import (
    expect_actions,
    expect_review,
    expect_reviews,
    expect_set_review,
    note_when_all_are_reviewed,
    retire_reviews,
    superseded,
)
from objectives.lifecycle import Move, NotAllowedNow, after
from objectives.models import (
    Commitment,
    Decision,
    Measure,
    Objective,
    ObjectiveCover,
    ObjectiveSet,
    ProgressUpdate,
    Reading,
    Review,
    SuccessCriterion,
)
from objectives.plan_checks import expect_plan_check
from objectives.querysets import in_place_from
from objectives.refusals import AlreadyThere, PublishedBefore, UnlawfulPair, why_not

Pairs = Iterable[tuple[str, str]]  # (characteristic, aim)


def latest_set(objective_set: ObjectiveSet, *, seen: int | None = None) -> ObjectiveSet:
    """The set as it stands, locked after its council. Raises StaleEdit."""
    held(objective_set.council)
    return latest(objective_set, seen=seen)


@act
def start_set(council: Council, *, title: str, by: Actor, **told: Any) -> ObjectiveSet:
    """Start a draft set; `told` are any of its other editable fields."""
    council = held(council)
    objective_set = ObjectiveSet.objects.create(council=council, slug=address_for(council, title), title=title, **told)
    record("objective set started", by=by, council=council, of=objective_set, after={"title": title})
    return objective_set


@act
def change_set(objective_set: ObjectiveSet, *, seen: int, by: Actor, **changes: Any) -> ObjectiveSet:
    """Change what the set says of itself. Raises StaleEdit when another save came between, NotAllowedNow when
    locked."""
    objective_set = latest_set(objective_set, seen=seen)
    after(objective_set.state, Move.EDIT)
    before, now = rewrite(objective_set, **changes)
    if now:
        council = objective_set.council
        record("objective set changed", by=by, council=council, of=objective_set, before=before, after=now)
    return objective_set


def editable(objective_set: ObjectiveSet) -> ObjectiveSet:
    """The set, locked against a submit that would freeze half of an edit. Raises NotAllowedNow."""
    objective_set = latest_set(objective_set)
    after(objective_set.state, Move.EDIT)
    return objective_set


def covered(objective: Objective) -> dict[tuple[str, str], ObjectiveCover]:
    return {(row.pair.characteristic_id, row.pair.aim): row for row in objective.cover.select_related("pair")}


def cover(objective: Objective, pairs: Pairs, *, aims: Sequence[str]) -> bool:
    """Make the objective's pairs exactly these; answers whether anything changed."""
    wanted = set(pairs)
    lawful = {(pair.characteristic_id, pair.aim): pair for pair in CharacteristicAim.objects.all()}
    for characteristic, aim in sorted(wanted):
        if (characteristic, aim) not in lawful:
            raise UnlawfulPair(why_not(characteristic, aim))
        if aim not in aims:
            raise UnlawfulPair(
                _("Characteristics are chosen for “%(aim)s”, but not the aim itself. Choose the aim as well.")
                % {"aim": Aim(aim).label}
            )
    held = covered(objective)
    for key in held.keys() - wanted:
        held[key].delete()
    ObjectiveCover.objects.bulk_create(
        [ObjectiveCover(objective=objective, pair=lawful[key]) for key in sorted(wanted - held.keys())]
    )
    return held.keys() != wanted


@act
def add_objective(
    objective_set: ObjectiveSet, *, title: str, by: Actor, aims: Sequence[str] = (), pairs: Pairs = (), **told: Any
) -> Objective:
    """Add an objective at the end of the set; a title is enough to begin with."""
    objective_set = editable(objective_set)
    last = objective_set.objectives.aggregate(last=Max("position"))["last"] or 0
    objective = Objective.objects.create(
        objective_set=objective_set, position=last + 1, title=title, aims=list(aims), **told
    )
    cover(objective, pairs, aims=aims)
    record("objective added", by=by, council=objective_set.council, of=objective, after={"title": title})
    return objective


@act
def change_objective(
    objective: Objective,
    *,
    seen: int,
    by: Actor,
    aims: Sequence[str] | None = None,
    pairs: Pairs | None = None,
    **changes: Any,
) -> Objective:
    """Change an objective's words, aims or people. Raises StaleEdit, NotAllowedNow or UnlawfulPair, and then changes
    nothing."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective, seen=seen)
    if aims is not None:
        changes["aims"] = list(aims)
    before, now = rewrite(objective, **changes)
    # Without pairs the present ones stay, and must still fit the aims.
    wanted = set(covered(objective) if pairs is None else pairs)
    if cover(objective, wanted, aims=objective.aims):
        now["pairs"] = sorted(f"{characteristic} / {aim}" for characteristic, aim in wanted)
        if len(now) == 1:
            count_up(objective)
    if now:
        record("objective changed", by=by, council=objective_set.council, of=objective, before=before, after=now)
    return objective


def count_up(objective: Objective) -> None:
    """What hangs on the objective changed and no column of its own: the older version must still be stopped."""
    objective.version += 1
    objective.save(update_fields=["version"])


@act
def move_objective(objective: Objective, *, up: bool, by: Actor) -> None:
    """Move an objective one place up or down its set; at the end of the list nothing happens."""
    objective_set = editable(objective.objective_set)
    order = list(objective_set.objectives.in_order())
    here = next(n for n, other in enumerate(order) if other.pk == objective.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for position, other in enumerate(order, start=1):
        other.position = position
    Objective.objects.bulk_update(order, ["position"])
    record("objective moved", by=by, council=objective_set.council, of=objective, after={"position": there + 1})


@act
def remove_objective(objective: Objective, *, by: Actor) -> None:
    """Remove an objective that was never published; a published one is retired by a review instead."""
    objective_set = editable(objective.objective_set)
    if objective.number is not None:
        raise PublishedBefore(_("A published objective cannot be removed. Record a review that retires it instead."))
    record("objective removed", by=by, council=objective_set.council, of=objective, before={"title": objective.title})
    objective.delete()


@act
def add_measure(objective: Objective, *, readings: Iterable[dict[str, Any]] = (), by: Actor, **told: Any) -> Measure:
    """Add a measure with what is known of it, and its first readings."""
    objective_set = editable(objective.objective_set)
    last = objective.measures.aggregate(last=Max("position"))["last"] or 0
    measure = Measure.objects.create(objective=objective, position=last + 1, **told)
    Reading.objects.bulk_create([Reading(measure=measure, **reading) for reading in readings])
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
    reading = Reading.objects.create(measure=measure, **told)
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


@act
def add_commitments(
    objective_set: ObjectiveSet, *, texts: Sequence[str], by: Actor, objective: Objective | None = None
) -> None:
    """Add standing promises, to the set or beside one objective."""
    objective_set = editable(objective_set)
    last = objective_set.commitments.aggregate(last=Max("position"))["last"] or 0
    Commitment.objects.bulk_create(
        [
            Commitment(objective_set=objective_set, objective=objective, position=n, text=text)
            for n, text in enumerate(texts, start=last + 1)
        ]
    )
    record("commitments added", by=by, council=objective_set.council, of=objective_set, after={"texts": list(texts)})


@act
def note_progress(objective: Objective, *, as_at: date, rag: str, narrative: str, by: Actor) -> ProgressUpdate:
    """Note how an objective goes. Dated rows that only add up, before and after publication alike; the same word said
    twice, as by a double click, is said once."""
    council = held(objective.objective_set.council)
    objective = latest(objective)
    said = {"as_at": as_at, "rag": rag, "narrative": narrative, "noted_by": person(by)}
    if before := objective.progress.filter(**said).first():
        return before
    update = ProgressUpdate.objects.create(objective=objective, **said)
    record("progress noted", by=by, council=council, of=objective, after={"as_at": as_at.isoformat(), "rag": rag})
    return update


@act
def review_objective(
    objective: Objective,
    *,
    decided_on: date,
    decision: str,
    reason: str,
    by: Actor,
    next_review_on: date | None = None,
) -> Review:
    """Record a review of one objective. It ends the deadline for that review and, unless the objective is retired or
    replaced, opens the next: at the day the council set, and never past the end of its set. One that is entered late,
    after a newer one, and one in a set that has been superseded, move nothing. The same review twice is one.

    Raises NotAllowedNow for an objective that no edition has: what nobody promised yet is simply edited."""
    objective_set = latest_set(objective.objective_set)
    objective.refresh_from_db(fields=["number"])
    if objective.number is None:
        raise NotAllowedNow(
            _("This objective is not published yet. Change it instead: a review is of what was published.")
        )
    told = {
        "decided_on": decided_on,
        "decision": decision,
        "reason": reason,
        "next_review_on": next_review_on,
        "reviewed_by": person(by),
    }
    if before := objective.reviews.filter(**told).first():
        return before
    review = Review.objects.create(objective=objective, **told)
    council = objective_set.council
    record("objective reviewed", by=by, council=council, of=objective, after={"decision": decision, "reason": reason})
    if objective.reviews.filter(decided_on__gt=decided_on).exists():
        return review
    deadlines.close(objective, kind=Kind.OBJECTIVE_REVIEW, on=decided_on, by=by)
    is_pursued = decision in (Decision.KEEP, Decision.AMEND)
    if is_pursued and not superseded(objective_set, on=decided_on):
        expect_review(objective, objective_set, reviewed_on=decided_on, local_review_on=next_review_on, by=by)
    note_when_all_are_reviewed(objective_set, on=decided_on, by=by)
    return review


@act
def submit_set(objective_set: ObjectiveSet, *, by: Actor) -> ObjectiveSet:
    """Lock the set while an approver reads it. Called by the publication that froze it."""
    objective_set = latest_set(objective_set)
    rewrite(objective_set, state=after(objective_set.state, Move.SUBMIT))
    return objective_set


@act
def send_back_set(objective_set: ObjectiveSet, *, by: Actor) -> ObjectiveSet:
    """Open the set to editing again."""
    objective_set = latest_set(objective_set)
    move = Move.SEND_BACK_AMENDMENT if objective_set.published_on else Move.SEND_BACK
    rewrite(objective_set, state=after(objective_set.state, move))
    return objective_set


@act
def amend_set(objective_set: ObjectiveSet, *, by: Actor) -> ObjectiveSet:
    """Open a published set for an amendment. What is public stays as it is until the amendment is published."""
    objective_set = latest_set(objective_set)
    rewrite(objective_set, state=after(objective_set.state, Move.AMEND))
    record("amendment started", by=by, council=objective_set.council, of=objective_set)
    return objective_set


@act
def mark_published(objective_set: ObjectiveSet, *, on: date, by: Actor) -> ObjectiveSet:
    """The set has been made public. The first time it gets its day, its objectives their numbers for ever, the set
    before it is superseded, and the reviews fall due; an amendment moves none of these, and only numbers what is new
    and expects its review and actions."""
    objective_set = latest_set(objective_set)
    state = after(objective_set.state, Move.PUBLISH)
    if objective_set.published_on is None:
        return make_public(objective_set, on=on, state=state, by=by)
    rewrite(objective_set, state=state)
    fresh = number_objectives(objective_set)
    if not superseded(objective_set, on=on):
        expect_reviews(objective_set, fresh, adopted_on=on, by=by)
        expect_actions(objective_set, fresh, on=on, by=by)
        expect_plan_check(objective_set, since=on, by=by)
    return objective_set


@act
def note_published_elsewhere(
    objective_set: ObjectiveSet, *, on: date, by: Actor, is_day_assumed: bool = False
) -> ObjectiveSet:
    """The set was made public by other means, in a document of its time: it has a day and no edition. Older sets are
    noted before newer ones. Whoever calls this also enters the discharge; nothing here meets a duty by itself."""
    objective_set = latest_set(objective_set)
    state = after(objective_set.state, Move.NOTE_PUBLISHED)
    now = {"on": on.isoformat(), "is_day_assumed": is_day_assumed}
    record("noted as published", by=by, council=objective_set.council, of=objective_set, after=now)
    return make_public(objective_set, on=on, state=state, is_published_day_assumed=is_day_assumed, by=by)


def make_public(objective_set: ObjectiveSet, *, on: date, by: Actor, **changes: Any) -> ObjectiveSet:
    others = objective_set.council.objective_sets.last_in_line().filter(published_on__lte=on)
    before = others.exclude(pk=objective_set.pk).newest_first().first()
    rewrite(objective_set, published_on=on, supersedes=objective_set.supersedes or before, **changes)
    if objective_set.supersedes:
        retire_reviews(objective_set.supersedes, until=in_place_from(objective_set) or on, on=on, by=by)
    expect_set_review(objective_set, by=by)
    expect_plan_check(objective_set, since=on, by=by)
    fresh = number_objectives(objective_set)
    expect_reviews(objective_set, fresh, adopted_on=on, by=by)
    expect_actions(objective_set, fresh, on=on, by=by)
    return objective_set


def number_objectives(objective_set: ObjectiveSet) -> list[Objective]:
    """Give each objective that has none its number, and gives those."""
    last = objective_set.objectives.aggregate(last=Max("number"))["last"] or 0
    fresh = list(objective_set.objectives.filter(number=None).in_order())
    for number, objective in enumerate(fresh, start=last + 1):
        objective.number = number
    Objective.objects.bulk_update(fresh, ["number"])
    return fresh
