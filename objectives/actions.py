"""What may be done to sets and objectives. The only place they change."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from councils.edits import held, latest, rewrite
from councils.models import Council
from councils.record import Actor, act, person, record
from deadlines import actions as deadlines
from deadlines.models import Kind
from objectives.addresses import address_for
from objectives.covering import Local, Pairs, Tags, cover, cover_locally, covered, covered_locally, tag, undecided
from objectives.editing import count_up, editable, latest_set
from objectives.expectations import (
    expect_actions,
    expect_review,
    expect_reviews,
    expect_set_review,
    note_when_all_are_reviewed,
    retire_reviews,
    superseded,
)
from objectives.figures_due import expect_all_figures, expect_figures_of
from objectives.lifecycle import Move, NotAllowedNow, after
from objectives.models import Decision, Objective, ObjectiveSet, ProgressUpdate, Review
from objectives.plan_checks import expect_plan_check
from objectives.querysets import in_place_from
from objectives.refusals import PublishedBefore


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


@act
def add_objective(
    objective_set: ObjectiveSet,
    *,
    title: str,
    by: Actor,
    aims: Sequence[str] = (),
    pairs: Pairs = (),
    local: Local = (),
    tags: Tags = (),
    **told: Any,
) -> Objective:
    """Add an objective at the end of the set; a title is enough to begin with."""
    objective_set = editable(objective_set)
    last = objective_set.objectives.aggregate(last=Max("position"))["last"] or 0
    pairs = list(pairs)
    if "characteristics_without_aim" in told:
        told["characteristics_without_aim"] = undecided(told["characteristics_without_aim"], pairs=pairs)
    objective = Objective.objects.create(
        objective_set=objective_set, position=last + 1, title=title, aims=list(aims), **told
    )
    cover(objective, pairs, aims=aims)
    cover_locally(objective, local, aims=aims)
    tag(objective, tags)
    record("objective added", by=by, council=objective_set.council, of=objective, after={"title": title})
    return objective


@act
def add_objectives(objective_set: ObjectiveSet, told: Sequence[dict[str, Any]], *, by: Actor) -> list[Objective]:
    """Add several objectives at the end of the set, in this order and as one act; each has a title, and what else of
    its own columns is known."""
    objective_set = editable(objective_set)
    last = objective_set.objectives.aggregate(last=Max("position"))["last"] or 0
    added = Objective.objects.bulk_create(
        [Objective(objective_set=objective_set, position=n, **each) for n, each in enumerate(told, start=last + 1)]
    )
    if added:
        titles = [objective.title for objective in added]
        record("objectives added", by=by, council=objective_set.council, of=objective_set, after={"titles": titles})
    return added


@act
def change_objective(
    objective: Objective,
    *,
    seen: int,
    by: Actor,
    aims: Sequence[str] | None = None,
    pairs: Pairs | None = None,
    local: Local | None = None,
    tags: Tags | None = None,
    **changes: Any,
) -> Objective:
    """Change an objective's words, aims, tags or people. Raises StaleEdit, NotAllowedNow or UnlawfulPair, and then
    changes nothing."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective, seen=seen)
    if aims is not None:
        changes["aims"] = list(aims)
    # Without pairs the present ones stay, and must still fit the aims.
    wanted = set(covered(objective) if pairs is None else pairs)
    if "characteristics_without_aim" in changes or pairs is not None:
        named = changes.get("characteristics_without_aim", objective.characteristics_without_aim)
        changes["characteristics_without_aim"] = undecided(named, pairs=wanted)
    before, now = rewrite(objective, **changes)
    has_own_change = bool(now)
    if cover(objective, wanted, aims=objective.aims):
        now["pairs"] = sorted(f"{characteristic} / {aim}" for characteristic, aim in wanted)
    wanted_locally = set(covered_locally(objective) if local is None else local)
    if cover_locally(objective, wanted_locally, aims=objective.aims):
        now["local"] = sorted(f"{slug} / {aim}" if aim else slug for slug, aim in wanted_locally)
    if tags is not None and tag(objective, tags := list(tags)):
        now["tags"] = sorted(f"{kind}: {name}" for kind, name in tags)
    if now and not has_own_change:
        count_up(objective)
    if now:
        record("objective changed", by=by, council=objective_set.council, of=objective, before=before, after=now)
    return objective


@act
def move_objective(objective: Objective, *, up: bool, by: Actor) -> None:
    """Move an objective one place up or down its set; at the end of the list nothing happens."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective)
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
    objective = latest(objective)
    if objective.number is not None:
        raise PublishedBefore(_("A published objective cannot be removed. Record a review that retires it instead."))
    record("objective removed", by=by, council=objective_set.council, of=objective, before={"title": objective.title})
    objective.delete()


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
    expect_figures_of(objective.measures.all(), objective_set, on=decided_on, by=by)
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
    before it is superseded, and the reviews fall due; an amendment moves none of these, and only numbers what is new,
    expects its review and actions, and expects new figures by what the measures say now."""
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
        expect_all_figures(objective_set, on=on, by=by)
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
    expect_all_figures(objective_set, on=on, by=by)
    return objective_set


def number_objectives(objective_set: ObjectiveSet) -> list[Objective]:
    """Give each objective that has none its number, and gives those."""
    last = objective_set.objectives.aggregate(last=Max("number"))["last"] or 0
    fresh = list(objective_set.objectives.filter(number=None).in_order())
    for number, objective in enumerate(fresh, start=last + 1):
        objective.number = number
    Objective.objects.bulk_update(fresh, ["number"])
    return fresh
