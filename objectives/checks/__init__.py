"""Whether a set of objectives is specific and measurable, and what else stands in the way of its publication.

Nothing blocks while it is a draft; these speak beside the thing they are about, and at submit. `rules` say what is
checked and why, `of_objectives` and `of_measures` when a rule speaks.
"""

from objectives.checks.finding import Finding
from objectives.checks.of_coverage import about_gaps
from objectives.checks.of_objectives import about_objective, about_objectives, about_set, findings
from objectives.checks.rule import PARTS, Part, Rule
from objectives.checks.rules import RULE, RULES

__all__ = [
    "PARTS",
    "RULE",
    "RULES",
    "Finding",
    "Part",
    "Rule",
    "about_gaps",
    "about_objective",
    "about_objectives",
    "about_set",
    "findings",
]
