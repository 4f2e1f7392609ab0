"""What the coverage board says before a set is submitted: gaps without a reason, characteristics without an aim."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from objectives.checks import Finding
from objectives.coverage import board_of
from objectives.coverage_words import in_mid_sentence, listed
from objectives.models import ObjectiveSet


def about_gaps(objective_set: ObjectiveSet) -> Iterator[Finding]:
    """Each characteristic that no objective covers and no sentence explains. It blocks where the law asks for reasons:
    Wales (SI 2011/1064 regulation 3(3)) and Scotland (SSI 2012/162 regulation 4); elsewhere it advises, in one
    sentence. A set without an objective is told that first, by another rule."""
    board = board_of(objective_set)
    if not board.marked or not board.missing:
        return
    if not board.is_duty:
        names = listed([in_mid_sentence(row.name) for row in board.missing], _("or"))
        told = _("No objective is for %(names)s. It is good practice to say why.") % {"names": names}
        yield Finding(rule="gap-reason", sentence=told, blocks=False)
        return
    for row in board.missing:
        told = _("No objective covers %(name)s, and no reason is given. The law asks for one (%(law)s).") % {
            "name": in_mid_sentence(row.name),
            "law": board.law,
        }
        yield Finding(rule="gap-reason", sentence=told, blocks=True)


def about_undecided(objective_set: ObjectiveSet) -> Iterator[Finding]:
    """Each objective that names somebody without an aim: allowed in a draft, to be settled before it is submitted."""
    for objective in objective_set.objectives.in_order().prefetch_related("local_cover"):
        if objective.characteristics_without_aim or any(not row.aim for row in objective.local_cover.all()):
            yield Finding(
                rule="aim-undecided",
                sentence=_("“%(title)s” names characteristics without an aim. Choose the aim they are for.")
                % {"title": objective.title},
                blocks=True,
                objective=objective,
                here=_("It names characteristics without an aim. Choose the aim they are for before you submit."),
            )
