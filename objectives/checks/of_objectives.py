"""What is found in a set and its objectives. Rows are read as they were fetched, so that many ask no more than one."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from councils.models import Characteristic
from duty.intervals import last_day_of_months
from duty.written import in_words
from objectives.checks.copies import Copies, copies
from objectives.checks.finding import Finding, of_objective, of_set, what_blocks_first
from objectives.checks.of_coverage import about_gaps
from objectives.checks.of_measures import FOUR_YEARS, about_measures
from objectives.checks.openings import is_like_a_commitment, vague_opening
from objectives.coverage import COVER
from objectives.models import Objective, ObjectiveSet

FETCHED = ("measures__readings", "criteria", *COVER)
"""What `about_objective` reads of an objective, to be prefetched."""


def findings(objective_set: ObjectiveSet) -> list[Finding]:
    """Everything found in the set, what blocks first."""
    found = list(about_set(objective_set))
    objectives = list(objective_set.objectives.in_order().prefetch_related(*FETCHED))
    if not objectives:
        found.append(of_set("no-objective", objective_set))
    found += about_gaps(objective_set, objectives)
    for _objective, of_one in about_objectives(objective_set, objectives):
        found += of_one
    return what_blocks_first(found)


def about_set(objective_set: ObjectiveSet) -> Iterator[Finding]:
    """What is found in the set itself, whatever its objectives."""
    if not objective_set.rationale.strip():
        yield of_set("rationale", objective_set)
    if not objective_set.decided_by.strip():
        yield of_set("decision", objective_set)
    decided, until = objective_set.decided_on, objective_set.consulted_until
    if decided and until and decided <= until:
        yield of_set("decided-too-early", objective_set, decided=in_words(decided), until=in_words(until))
    period, starts, ends = objective_set.period_as_written.strip(), objective_set.starts_on, objective_set.ends_on
    if not period:
        yield of_set("period", objective_set)
    elif ends is None:
        yield of_set("period-days", objective_set, period=period)
    if starts and ends and ends > last_day_of_months(starts, FOUR_YEARS):
        yield of_set("period-too-long", objective_set)


def about_objectives(
    objective_set: ObjectiveSet, objectives: Sequence[Objective]
) -> list[tuple[Objective, list[Finding]]]:
    """Each objective of the set with what is found in it, what blocks first; wants `FETCHED` prefetched. Where titles
    stand word for word elsewhere is asked once for all, and so are the names of characteristics where they matter."""
    elsewhere = copies(objective_set, objectives) if objectives else {}
    names = names_of(objectives)
    return [(one, what_blocks_first(about_objective(one, copied=elsewhere[one.pk], names=names))) for one in objectives]


def names_of(objectives: Iterable[Objective]) -> dict[str, str]:
    """The names of the characteristics that are named without an aim."""
    wanted = {key for one in objectives for key in one.characteristics_without_aim}
    return dict(Characteristic.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


NOT_COPIED = Copies()


def about_objective(
    objective: Objective, *, copied: Copies = NOT_COPIED, names: dict[str, str] | None = None
) -> Iterator[Finding]:
    """What is found in one objective; wants `FETCHED` prefetched."""
    yield from about_words(objective, copied)
    yield from about_cover(objective, names or {})
    if objective.measures.all():
        yield from about_measures(objective)
        signs = objective.criteria.all()
        if signs and not any(sign.measure_id for sign in signs):
            yield of_objective("judged-in-words", objective)
    else:
        judged = _(" Its signs of success are judged only in words, which does not make it measurable.")
        yield of_objective("measure", objective, signs=judged if objective.criteria.all() else "")
    if not objective.owner.strip():
        yield of_objective("owner", objective)


def about_words(objective: Objective, copied: Copies) -> Iterator[Finding]:
    if opening := vague_opening(objective.title):
        yield of_objective("vague-opening", objective, opening=opening)
    has_signs = objective.measures.all() or objective.criteria.all()
    if not has_signs and is_like_a_commitment(objective.title):
        yield of_objective("commitment-like", objective)
    if copied.whose:
        yield of_objective("copied", objective, whose=copied.whose)
    if copied.is_repeated:
        yield of_objective("repeated", objective)


def about_cover(objective: Objective, names: dict[str, str]) -> Iterator[Finding]:
    if not objective.aims:
        yield of_objective("aim", objective)
    elif not objective.cover.all() and not objective.characteristics_without_aim:
        yield of_objective("characteristic", objective)
    undecided = [str(names.get(key, key)) for key in objective.characteristics_without_aim]
    undecided += [row.local.name for row in objective.local_cover.all() if not row.aim]
    if undecided:  # what the law does not protect it does not ask an aim for
        is_soft = not objective.characteristics_without_aim
        yield of_objective("characteristic-without-aim", objective, is_soft=is_soft, names=", ".join(undecided))
