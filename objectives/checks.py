"""Whether a set of objectives is fit to be published. Nothing blocks while it is a draft; these speak at submit."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from objectives.models import Direction, Measure, Objective, ObjectiveSet, TargetKind


@dataclass(frozen=True)
class Finding:
    """`blocks`: the set cannot be submitted until it is mended. `objective` is what it is about; None for the set.

    `sentence` stands by itself; `here` is the same for the page of the thing itself, which need not name it.
    """

    rule: str
    sentence: str
    blocks: bool
    objective: Objective | None = None
    here: str = ""


def findings(objective_set: ObjectiveSet) -> list[Finding]:
    """Everything found in the set, what blocks first."""
    found = list(about_set(objective_set))
    objectives = list(objective_set.objectives.in_order().prefetch_related("measures__readings", "criteria"))
    if not objectives:
        nothing = _("The set has no objective. The law asks for at least one.")
        found.append(Finding("no-objective", nothing, blocks=True))
    for objective in objectives:
        found += about_objective(objective)
    return sorted(found, key=lambda finding: not finding.blocks)


def about_set(objective_set: ObjectiveSet) -> Iterator[Finding]:
    if not objective_set.rationale.strip():
        yield Finding("rationale", _("Say how the council arrived at these objectives."), blocks=True)
    if not objective_set.decided_by.strip():
        yield Finding("decision", _("Say who decided on the set."), blocks=True)
    if not objective_set.period_as_written.strip():
        yield Finding("period", _("The set names no period. Four years from publication is the most."), blocks=False)


def about_objective(objective: Objective) -> Iterator[Finding]:
    """What is found in one objective; wants its `measures__readings` and `criteria` prefetched."""
    named = {"title": objective.title}
    if not objective.aims:
        yield Finding(
            "aim",
            _("“%(title)s” serves none of the three aims. Choose at least one.") % named,
            blocks=True,
            objective=objective,
            here=_("It serves none of the three aims. Choose at least one."),
        )
    if not objective.owner.strip():
        yield Finding(
            "owner",
            _("“%(title)s” has no owner.") % named,
            blocks=False,
            objective=objective,
            here=_("It has no owner. Name the office that answers for it, for example “Head of housing”."),
        )
    if not objective.measures.all() and not objective.criteria.all():
        nobody_can_tell = _(
            "has no measure or sign of success, so nobody can tell whether it is met. "
            "The law asks for objectives that are specific and measurable."
        )
        yield Finding(
            "measure",
            f"“{objective.title}” {nobody_can_tell}",
            blocks=False,
            objective=objective,
            here=_(
                "It has no measure or sign of success, so nobody can tell whether it is met. For example: “Women in "
                "senior posts: from 37.5 per cent in 2016 to 45 per cent by 31 March 2020”."
            ),
        )
    for measure in objective.measures.all():
        yield from about_measure(measure, objective)


def about_measure(measure: Measure, objective: Objective) -> Iterator[Finding]:
    """What keeps a measure from being measurable: where it starts, where it shall lead, and by when."""
    named = {"measure": measure.name, "title": objective.title}
    if not any(reading.is_baseline for reading in measure.readings.all()):
        yield Finding(
            "baseline",
            _("“%(measure)s” of “%(title)s” has no baseline.") % named,
            blocks=False,
            objective=objective,
            here=_("“%(measure)s” has no baseline. Say where it stood at the start.") % named,
        )
    if measure.target_kind == TargetKind.NONE:
        if measure.direction != Direction.KEEP:
            yield Finding(
                "target",
                _("“%(measure)s” of “%(title)s” has no target.") % named,
                blocks=False,
                objective=objective,
                here=_("“%(measure)s” has no target. Say what would count as met.") % named,
            )
    elif measure.target_on is None:
        yield Finding(
            "target-day",
            _("The target for “%(measure)s” of “%(title)s” has no day.") % named,
            blocks=False,
            objective=objective,
            here=_("The target for “%(measure)s” has no day. Say by when it is to be met.") % named,
        )
