"""One thing that is found, said in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from objectives.checks.rule import Part, Rule
from objectives.checks.rules import RULE
from objectives.models import Measure, Objective, ObjectiveSet


@dataclass(frozen=True)
class Finding:
    """`blocks`: the set cannot be submitted until it is mended. `objective` is what it is about, and `measure` which of
    its measures; None for the set, or the objective, as a whole.

    `sentence` stands by itself; `here` is the same for the page of the thing itself, which need not name it. `example`
    is a better version.
    """

    rule: str
    sentence: str
    blocks: bool
    objective: Objective | None = None
    here: str = ""
    example: str = ""
    measure: Measure | None = None
    part: Part = Part.SET
    reason: str = ""


def of_set(rule: str, objective_set: ObjectiveSet, **words: Any) -> Finding:
    return said(RULE[rule], words, blocks=RULE[rule].blocks(objective_set.council.nation))


def of_objective(
    rule: str, objective: Objective, measure: Measure | None = None, *, is_soft: bool = False, **words: Any
) -> Finding:
    """`is_soft`: it only advises, though the rule blocks."""
    named = {"title": objective.title, "measure": measure.name if measure else "", **words}
    blocks = not is_soft and RULE[rule].blocks(objective.objective_set.council.nation)
    return said(RULE[rule], named, blocks=blocks, objective=objective, measure=measure)


def said(rule: Rule, words: dict[str, Any], **about: Any) -> Finding:
    return Finding(
        rule=rule.id,
        sentence=str(rule.sentence) % words,
        here=str(rule.here) % words,
        example=str(rule.example),
        reason=str(rule.reason),
        part=rule.part,
        **about,
    )


def what_blocks_first(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: not finding.blocks)
