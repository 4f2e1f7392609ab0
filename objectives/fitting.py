"""What of a measure must fit together: its target, those it is set against, its figures, and the signs read from it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from govuk.quotes import in_quotes
from objectives.models import Condition, Measure, Objective, TargetKind

NEED_COMPARATOR = frozenset({"narrow", "above"})  # of targets and of conditions: they have the same keys
NEED_BENCHMARK = frozenset({"benchmark"})


def why_measure_cannot(measure: Measure, changes: Mapping[str, Any]) -> str:
    """Why a measure may not be changed so, in a sentence; empty where it may."""
    kind, comparator, benchmark = (
        changes.get(name, getattr(measure, name)) for name in ("target_kind", "comparator", "benchmark")
    )
    if why := why_target_cannot(kind, comparator=comparator, benchmark=benchmark):
        return why
    for sign in measure.criteria.all():
        if lacks(sign.condition, target_kind=kind, comparator=comparator, benchmark=benchmark):
            words = _("The sign of success %(sign)s is read from it: “%(condition)s”. Change that sign first.")
            return words % {"sign": in_quotes(sign.text), "condition": Condition(sign.condition).label}
    if not comparator and measure.readings.exclude(comparator_state="").exists():
        return _("There are figures of the comparator. Remove those first, or name whom they are about.")
    if not benchmark and measure.readings.exclude(benchmark_state="").exists():
        return _("There are figures of the benchmark. Remove those first, or name what they are about.")
    return why_cannot_replace(measure, changes.get("replaces", measure.replaces))


def why_target_cannot(kind: str, *, comparator: str, benchmark: str) -> str:
    if kind in NEED_COMPARATOR and not comparator:
        return _("The target needs somebody with whom the group is compared.")
    if kind in NEED_BENCHMARK and not benchmark:
        return _("The target needs a benchmark: a nation or a region.")
    return ""


def why_cannot_replace(measure: Measure, replaced: Measure | None) -> str:
    """A measure takes the place of an earlier one of its own objective, and never, by whatever way round, its own."""
    if replaced is not None and replaced.objective_id != measure.objective_id:
        return _("A measure replaces one of the same objective.")
    walked: set[int] = set()
    while replaced is not None and replaced.pk not in walked:
        if replaced.pk == measure.pk:
            return _("A measure cannot replace itself, nor one that replaces it.")
        walked.add(replaced.pk)
        replaced = replaced.replaces
    return ""


def lacks(condition: str, *, target_kind: str, comparator: str, benchmark: str) -> bool:
    """Whether a measure lacks what the condition of a sign is read from."""
    return (
        (condition in NEED_COMPARATOR and not comparator)
        or (condition in NEED_BENCHMARK and not benchmark)
        or (condition == Condition.TARGET and target_kind == TargetKind.NONE)
    )


def why_sign_cannot(objective: Objective, measure: Measure, condition: str) -> str:
    """Why a sign of the objective cannot be read from a measure by a condition; empty where it can."""
    if measure.objective_id != objective.pk:
        return _("A sign of success is read from a measure of the same objective.")
    if condition not in Condition.values:
        return _("Say what must be so of the measure.")
    if condition in NEED_COMPARATOR and not measure.comparator:
        return _("The measure %(name)s is compared with nobody.") % {"name": in_quotes(measure.name)}
    if condition in NEED_BENCHMARK and not measure.benchmark:
        return _("The measure %(name)s has no benchmark.") % {"name": in_quotes(measure.name)}
    if condition == Condition.TARGET and measure.target_kind == TargetKind.NONE:
        return _("The measure %(name)s has no target.") % {"name": in_quotes(measure.name)}
    return ""
