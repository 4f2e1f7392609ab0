"""For whom an objective is: aims with their characteristics, and the council's own tags, written for the actions."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from councils.models import Aim, CharacteristicAim
from objectives.models import Objective, ObjectiveCover, ObjectiveTag, Tag
from objectives.refusals import UnlawfulPair, why_not

Pairs = Iterable[tuple[str, str]]  # (characteristic, aim)
Tags = Iterable[tuple[str, str]]  # (kind, name)


def covered(objective: Objective) -> dict[tuple[str, str], ObjectiveCover]:
    return {(row.pair.characteristic_id, row.pair.aim): row for row in objective.cover.select_related("pair")}


def cover(objective: Objective, pairs: Pairs, *, aims: Sequence[str]) -> bool:
    """Make the objective's pairs exactly these; answers whether anything changed."""
    wanted = set(pairs)
    lawful = {(pair.characteristic_id, pair.aim): pair for pair in CharacteristicAim.objects.all()}
    for characteristic, aim in sorted(wanted):
        if (characteristic, aim) not in lawful:
            raise UnlawfulPair(why_not(characteristic, aim))
        if aim not in aims:
            raise UnlawfulPair(
                _("Characteristics are chosen for “%(aim)s”, but not the aim itself. Choose the aim as well.")
                % {"aim": Aim(aim).label}
            )
    held = covered(objective)
    for key in held.keys() - wanted:
        held[key].delete()
    ObjectiveCover.objects.bulk_create(
        [ObjectiveCover(objective=objective, pair=lawful[key]) for key in sorted(wanted - held.keys())]
    )
    return held.keys() != wanted


def carried(objective: Objective) -> dict[tuple[str, str], ObjectiveTag]:
    return {(row.tag.kind, row.tag.name): row for row in objective.tagged.select_related("tag")}


def tag(objective: Objective, tags: Tags) -> bool:
    """Make the objective's tags exactly these, adding to the council's what it has not yet; answers whether anything
    changed."""
    wanted, present = set(tags), carried(objective)
    for key in present.keys() - wanted:
        present[key].delete()
    for kind, name in sorted(wanted - present.keys()):
        own, _is_new = Tag.objects.get_or_create(council=objective.objective_set.council, kind=kind, name=name)
        ObjectiveTag.objects.create(objective=objective, tag=own)
    return present.keys() != wanted
