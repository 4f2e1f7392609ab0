"""What is found in the coverage of a set: characteristics that no objective covers and no sentence explains."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from objectives.checks.finding import Finding, of_set
from objectives.coverage import board_of
from objectives.coverage_words import in_mid_sentence, listed
from objectives.models import Objective, ObjectiveSet


def about_gaps(objective_set: ObjectiveSet, objectives: Sequence[Objective]) -> Iterator[Finding]:
    """One finding for all gaps without a reason. A set without an objective is told that first, by another rule. Wants
    `coverage.COVER` prefetched."""
    board = board_of(objective_set, objectives=objectives)
    if board.marked and board.missing:
        names = listed([in_mid_sentence(row.name) for row in board.missing], _("or"))
        yield of_set("gap-reason", objective_set, names=names)
