"""Signs of success as plain facts: which are seen, how that is known, and whether the objective is met by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duty.criteria import in_words, outcome
from duty.progress import Standing
from duty.written import in_words as day_in_words
from objectives.facts import MeasureFacts, computed, iso
from objectives.models import Condition, Objective, SuccessCriterion

# A relative sign is seen while the figures say so; a target only once it is met.
SEEN = frozenset({Standing.MET, Standing.ON_COURSE, Standing.HOLDS})
NOT_SEEN = frozenset({Standing.FAILS, Standing.BEHIND, Standing.MOVING_AWAY, Standing.MISSED})


@dataclass(frozen=True)
class Sign:
    """One sign. `seen` is True, False or None (nobody can say yet); `how` says in words how that is known.

    `measure` is the place of its measure among those of the objective, counted from 1, and `measured_by` the measure's
    name; 0 and empty where a person judges it.
    """

    text: str
    measure: int
    measured_by: str
    condition: str
    seen: bool | None
    how: str
    evidence: str
    judged_on: str


@dataclass(frozen=True)
class Signs:
    """All signs of an objective. `logic` is "all" or "any"; `seen` whether the objective is met by them."""

    logic: str
    each: tuple[Sign, ...]
    seen: bool | None
    sentence: str


def by_figures(facts: MeasureFacts, condition: str, *, on: date) -> tuple[bool | None, str]:
    """Whether the figures of a measure show what the sign asks for, and the sentences that say so."""
    is_target = condition == Condition.TARGET
    found = computed(facts, on=on, kind="" if is_target else condition)
    how = " ".join(found.explanation)
    if is_target:  # how it was found stands with the measure itself
        if found.standing in (Standing.MET, Standing.HOLDS):
            return True, _("Its target is met.")
        if found.standing in (Standing.MISSED, Standing.FAILS):
            return False, _("Its target is missed.")
        return None, how if found.standing == Standing.CANNOT_SAY else _("Its target is not met yet.")
    stays = condition in (Condition.ABOVE, Condition.BENCHMARK)
    if stays and found.standing in SEEN and found.latest and found.latest.is_baseline:
        return None, how + " " + _("Only the starting figure is known, so whether it stays so cannot be said yet.")
    if found.standing in SEEN:
        return True, how
    return (False if found.standing in NOT_SEEN else None), how


def judged(sign: Sign) -> tuple[bool | None, str]:
    """What a person said, as the page tells it."""
    if sign.seen is None or not sign.judged_on:
        return None, _("Nobody has judged this yet.")
    said = {"day": day_in_words(date.fromisoformat(sign.judged_on))}
    return sign.seen, (_("Judged as seen on %(day)s.") if sign.seen else _("Judged as not seen on %(day)s.")) % said


def of_criterion(criterion: SuccessCriterion, places: Mapping[int, int]) -> Sign:
    """A sign from its row, not yet computed; `places` are the measures' places by their keys."""
    return Sign(
        text=criterion.text,
        measure=places.get(criterion.measure_id or 0, 0),
        measured_by="",
        condition=criterion.condition,
        seen=criterion.is_seen,
        how="",
        evidence=criterion.evidence,
        judged_on=iso(criterion.judged_on) if criterion.judged_on else "",
    )


def settled(signs: Sequence[Sign], logic: str, measures: Sequence[MeasureFacts], *, on: date) -> Signs:
    """The signs with what the figures, or a person, say of each by a day, and of all of them together."""
    each = []
    for sign in signs:
        tied = measures[sign.measure - 1] if 0 < sign.measure <= len(measures) else None
        seen, how = by_figures(tied, sign.condition, on=on) if tied else judged(sign)
        each.append(replace(sign, seen=seen, how=how, measured_by=tied.name if tied else ""))
    states = [sign.seen for sign in each]
    return Signs(logic, tuple(each), outcome(logic, states), in_words(logic, states) if each else "")


def of_objective(objective: Objective, measures: Sequence[MeasureFacts], *, on: date) -> Signs:
    """The signs of an objective as they stand; judgements after the day are not known yet. Wants `criteria` and
    `measures` prefetched; `measures` the facts, in the order of their positions."""
    places = {m.pk: n for n, m in enumerate(sorted(objective.measures.all(), key=lambda m: m.position), start=1)}
    rows = sorted(objective.criteria.all(), key=lambda criterion: criterion.position)
    signs = [of_criterion(row, places) for row in rows]
    known = [
        replace(sign, seen=None, judged_on="", evidence="")
        if sign.judged_on and date.fromisoformat(sign.judged_on) > on
        else sign
        for sign in signs
    ]
    return settled(known, objective.criteria_logic, measures, on=on)


def of_plain(told: Mapping[str, Any]) -> Signs:
    """The signs from a frozen edition."""
    return Signs(**{**told, "each": tuple(Sign(**sign) for sign in told["each"])})
