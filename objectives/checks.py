"""Whether a set of objectives is fit to be published. Nothing blocks while it is a draft; these speak at submit."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from objectives.models import Objective, ObjectiveSet


@dataclass(frozen=True)
class Finding:
    """`blocks`: the set cannot be submitted until it is mended. `objective` is what it is about; None for the set."""

    rule: str
    sentence: str
    blocks: bool
    objective: Objective | None = None


def findings(objective_set: ObjectiveSet) -> list[Finding]:
    """Everything found in the set, what blocks first."""
    found = list(about_set(objective_set))
    objectives = list(objective_set.objectives.in_order().prefetch_related("measures", "criteria"))
    if not objectives:
        found.append(Finding("no-objective", _("The set has no objective. The law asks for at least one."), blocks=True))
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
    named = {"title": objective.title}
    if not objective.aims:
        yield Finding(
            "aim",
            _("“%(title)s” serves none of the three aims. Choose at least one.") % named,
            blocks=True,
            objective=objective,
        )
    if not objective.owner.strip():
        yield Finding("owner", _("“%(title)s” has no owner.") % named, blocks=False, objective=objective)
    if not objective.measures.all() and not objective.criteria.all():
        yield Finding(
            "measure",
            _("“%(title)s” has no measure or sign of success, so nobody can tell whether it is met. "
              "The law asks for objectives that are specific and measurable.") % named,
            blocks=False,
            objective=objective,
        )
