"""What may be done to measures, a figure of theirs, and the signs of success. The only place they change.

Many figures at once, and figures that are revised, are `counting`'s.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.day import today_at
from councils.edits import held, latest, rewrite
from councils.record import Actor, act, person, record
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines.keeping import must_hold
from deadlines.models import Kind
from govuk.quotes import in_quotes
from objectives.editing import count_up, editable
from objectives.figures_due import expect_figures
from objectives.fitting import why_measure_cannot, why_sign_cannot
from objectives.models import WHO, FigureState, Measure, Objective, Reading, SuccessCriterion
from objectives.refusals import AlreadyThere

OUT_OF_THE_WAY = 10_000  # a place in the order that no sign of success has


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
    """Add a measure with what is known of it, and its first readings. Raises NotPossible for an owner who may not see
    it."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective)
    if told.get("replaces"):
        told["replaces"] = as_it_stands(told["replaces"])
    must_hold(objective_set.council, Can.SEE_DRAFTS, told.get("owner_account"))
    last = objective.measures.aggregate(last=Max("position"))["last"] or 0
    measure = Measure.objects.create(objective=objective, position=last + 1, **told)
    Reading.objects.bulk_create([Reading(measure=measure, **with_states(reading)) for reading in readings])
    record("measure added", by=by, council=objective_set.council, of=measure, after={"name": measure.name})
    return measure


@act
def change_measure(measure: Measure, *, seen: int, by: Actor, **changes: Any) -> Measure:
    """Change what a measure says of itself; what readers see of it changes with the next edition, and so does the day
    on which its new figures are due.

    Raises StaleEdit, NotAllowedNow where the set is locked, and NotPossible for what its figures, its target or a sign
    of success contradict, or an owner who may not see it."""
    objective_set = editable(measure.objective.objective_set)
    measure = latest(measure, seen=seen)
    if changes.get("replaces"):
        changes["replaces"] = as_it_stands(changes["replaces"])
    if why := why_measure_cannot(measure, changes):
        raise NotPossible(why)
    if changes.get("owner_account") != measure.owner_account:
        must_hold(objective_set.council, Can.SEE_DRAFTS, changes.get("owner_account"))
    before, now = rewrite(measure, **changes)
    if now:
        record("measure changed", by=by, council=objective_set.council, of=measure, before=before, after=now)
    return measure


@act
def remove_measure(measure: Measure, *, by: Actor) -> None:
    """Remove a measure with its figures. The signs of success that were read from it are judged in words again. Twice,
    as by a double click, is once."""
    objective_set = editable(measure.objective.objective_set)
    if not Measure.objects.filter(pk=measure.pk).exists():
        return
    before: dict[str, Any] = {"name": measure.name}
    if untied := measure.criteria.update(measure=None, condition=""):
        count_up(latest(measure.objective))
        before["signs untied"] = untied
    deadlines.close(measure, kind=Kind.FIGURES, on=today_at(objective_set.council), by=by)
    record("measure removed", by=by, council=objective_set.council, of=measure, before=before)
    measure.delete()


def as_it_stands(measure: Measure) -> Measure:
    """A measure that something is to refer to. Whoever removes one has the council in hand as well, so from here on it
    stays. Raises NotPossible where that was done before."""
    found = Measure.objects.filter(pk=measure.pk).first()
    if found is None:
        raise NotPossible(
            _("%(name)s was removed meanwhile. Choose another measure.") % {"name": in_quotes(measure.name)}
        )
    return found


@act
def add_reading(measure: Measure, *, by: Actor, **told: Any) -> Reading:
    """Add a figure for a period. Figures keep arriving after publication: this asks for no amendment. The same figure
    twice, as by a double click, is one.

    Only a baseline asks for one, for that is part of what was published: raises NotAllowedNow where the set is locked.
    Raises AlreadyThere when the measure has another figure for the period, or a baseline and this is another.
    """
    council = held(measure.objective.objective_set.council)
    if told.get("is_baseline"):
        editable(measure.objective.objective_set)
    measure = latest(measure)
    told = with_states(told)
    if present := measure.readings.filter(period=told["period"]).first():
        if all(getattr(present, name) == value for name, value in told.items()):
            return present
        raise AlreadyThere(_("There is already a figure for “%(period)s”.") % {"period": told["period"]})
    if told.get("is_baseline") and measure.readings.filter(is_baseline=True).exists():
        raise AlreadyThere(_("This measure already has a baseline."))
    reading = Reading.objects.create(measure=measure, **told)
    now = {"period": reading.period, "value": str(reading.value)}
    record("reading added", by=by, council=council, of=reading, after=now)
    expect_figures(measure, measure.objective.objective_set, on=today_at(council), by=by)
    return reading


# --- Signs of success -------------------------------------------------------------------------------------------------


@act
def set_criteria(
    objective: Objective, *, texts: Sequence[str], logic: str, by: Actor, seen: int | None = None
) -> Objective:
    """Set the objective's signs of success, and whether all are needed or any. A sign whose words stay keeps its
    measure and its judgement, wherever it stands. Raises StaleEdit or NotAllowedNow."""
    objective_set = editable(objective.objective_set)
    objective = latest(objective, seen=seen)
    had = list(objective.criteria.order_by("position").values_list("text", flat=True))
    before, now = rewrite(objective, criteria_logic=logic)
    if had != list(texts):
        write_criteria(objective, texts)
        if not now:
            count_up(objective)
        before["criteria"], now["criteria"] = had, list(texts)
    if now:
        record("criteria set", by=by, council=objective_set.council, of=objective, before=before, after=now)
    return objective


WORD = re.compile(r"[^\W_]+")
ALIKE = 0.75  # two spellings of one word


def write_criteria(objective: Objective, texts: Sequence[str]) -> None:
    """Make the signs exactly these, in this order, keeping the rows of those that were there: with the same words, or
    with letters mended in them."""
    present = list(objective.criteria.order_by("position"))
    same = {text: each for text in texts if (each := next((e for e in present if e.text == text), None))}
    present = [each for each in present if each not in same.values()]
    kept: list[SuccessCriterion] = []
    fresh: list[SuccessCriterion] = []
    for position, text in enumerate(texts, start=1):
        sign = same.pop(text, None) or mended(text, present)
        if sign:
            if sign in present:
                present.remove(sign)
            sign.position, sign.text = position, text
            kept.append(sign)
        else:
            fresh.append(SuccessCriterion(objective=objective, position=position, text=text))
    objective.criteria.filter(pk__in=[sign.pk for sign in present]).delete()
    # Two may not stand in one place, not even between two rows of one statement.
    objective.criteria.update(position=F("position") + OUT_OF_THE_WAY)
    SuccessCriterion.objects.bulk_update(kept, ["position", "text"])
    SuccessCriterion.objects.bulk_create(fresh)


def mended(text: str, present: Sequence[SuccessCriterion]) -> SuccessCriterion | None:
    """The sign of which these are the same words with letters mended, if there is one."""
    return next((each for each in present if are_mended(each.text, text)), None)


def are_mended(before: str, now: str) -> bool:
    """Whether two wordings differ by letters inside words alone. A word more or less, another number, or another
    beginning of a word ("able", "unable") may turn the meaning round: that is another sign."""
    pairs = list(zip_longest(WORD.findall(before.casefold()), WORD.findall(now.casefold()), fillvalue=""))
    return all(
        one == other
        or (
            one[:1] == other[:1]
            and not any(letter.isdigit() for letter in one + other)
            and SequenceMatcher(None, one, other).ratio() >= ALIKE
        )
        for one, other in pairs
    )


@act
def tie_criterion(
    criterion: SuccessCriterion, *, seen: int, measure: Measure | None, condition: str, by: Actor
) -> SuccessCriterion:
    """Say from which of the objective's measures a sign of success is read, and what must be so of it; with none, a
    person judges it. A judgement that was made goes when a measure comes. `seen` is the objective's version.

    Raises StaleEdit, NotAllowedNow where the set is locked, and NotPossible for a measure of another objective or a
    condition that the measure cannot show."""
    objective_set = editable(criterion.objective.objective_set)
    objective = latest(criterion.objective, seen=seen)
    criterion = SuccessCriterion.objects.select_for_update(no_key=True, of=("self",)).get(pk=criterion.pk)
    measure, condition = (as_it_stands(measure), condition) if measure else (None, "")
    if measure and (why := why_sign_cannot(objective, measure, condition)):
        raise NotPossible(why)
    if (criterion.measure, criterion.condition) == (measure, condition):
        return criterion
    before = {"sign": criterion.text, "measure": str(criterion.measure or ""), "condition": criterion.condition}
    now = {"sign": criterion.text, "measure": str(measure or ""), "condition": condition}
    criterion.measure, criterion.condition = measure, condition
    if measure:
        criterion.is_seen, criterion.judged_on, criterion.judged_by, criterion.evidence = None, None, None, ""
    criterion.save()
    count_up(objective)
    record("criterion tied", by=by, council=objective_set.council, of=objective, before=before, after=now)
    return criterion


@act
def judge_criterion(
    criterion: SuccessCriterion, *, is_seen: bool | None, evidence: str, on: date, by: Actor
) -> SuccessCriterion:
    """Say whether a sign of success is seen, with the evidence; None takes a judgement back. It is no part of what was
    published, so it comes and changes at any state of the set. The same judgement twice is one.

    Raises NotPossible for a sign that is read from a measure, and for a judgement without evidence."""
    council = held(criterion.objective.objective_set.council)
    criterion = SuccessCriterion.objects.select_for_update(no_key=True, of=("self",)).get(pk=criterion.pk)
    if criterion.measure:
        words = _("This sign is read from the measure %(name)s, so nobody judges it.")
        raise NotPossible(words % {"name": in_quotes(criterion.measure.name)})
    if is_seen is not None and not evidence:
        raise NotPossible(_("Say what shows it."))
    wanted = (None, "") if is_seen is None else (is_seen, evidence)
    if (criterion.is_seen, criterion.evidence) == wanted:
        return criterion
    before = {"sign": criterion.text, "is_seen": criterion.is_seen, "evidence": criterion.evidence}
    criterion.is_seen, criterion.evidence = wanted
    criterion.judged_on, criterion.judged_by = (None, None) if is_seen is None else (on, person(by))
    criterion.save()
    now = {"sign": criterion.text, "is_seen": is_seen, "evidence": criterion.evidence}
    record("criterion judged", by=by, council=council, of=criterion, before=before, after=now)
    return criterion
