"""For whom an objective is: aims with their characteristics, what the council considers beside the nine, and its own
tags, written for the actions; and why nothing is for some."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.models import Aim, Characteristic, CharacteristicAim
from councils.record import Actor, act, record
from duty import characteristics
from duty.written import in_words
from govuk.quotes import in_quotes
from objectives.editing import count_up, editable, latest_set
from objectives.models import (
    GapReason,
    Objective,
    ObjectiveCover,
    ObjectiveLocalCover,
    ObjectiveSet,
    ObjectiveTag,
    Tag,
)
from objectives.refusals import UnlawfulPair, why_not

Pairs = Iterable[tuple[str, str]]  # (characteristic, aim)
Local = Iterable[tuple[str, str]]  # (address of a local characteristic, aim or "" while none is decided)
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


def undecided(codes: Iterable[str], *, pairs: Pairs) -> list[str]:
    """The characteristics that are named without an aim, in the statute's order: those that an aim names are decided.
    Raises UnlawfulPair for what is none of the nine."""
    wanted, decided = set(codes), {characteristic for characteristic, _aim in pairs}
    known = [each.code for each in characteristics.CHARACTERISTICS]
    for code in sorted(wanted.difference(known)):
        raise UnlawfulPair(_("“%(code)s” is none of the nine characteristics of the Act.") % {"code": code})
    return [code for code in known if code in wanted - decided]


def covered_locally(objective: Objective) -> dict[tuple[str, str], ObjectiveLocalCover]:
    return {(row.local.slug, row.aim): row for row in objective.local_cover.select_related("local")}


def cover_locally(objective: Objective, local: Local, *, aims: Sequence[str]) -> bool:
    """Make what the objective is for beside the nine exactly this; answers whether anything changed. One that an aim
    names is decided. What the council has ended stays where it was, and is not added anew."""
    wanted = set(local)
    wanted -= {(slug, "") for slug, aim in wanted if aim}
    held = covered_locally(objective)
    known = {each.slug: each for each in objective.objective_set.council.local_characteristics.all()}
    there = {slug for slug, _aim in held}
    for slug, _aim in sorted(wanted - held.keys()):
        if slug not in known:
            raise NotPossible(_("The council does not consider “%(name)s” beside the nine.") % {"name": slug})
        if (ended := known[slug].ended_on) and slug not in there:
            told = {"name": in_quotes(known[slug].name), "day": in_words(ended)}
            raise NotPossible(_("%(name)s ended on %(day)s, so no objective can be for it anew.") % told)
    for slug, aim in sorted(wanted):
        if aim and aim not in Aim.values:
            raise UnlawfulPair(why_not(slug, aim))
        if aim and aim not in aims:
            told = {"name": in_quotes(known[slug].name), "aim": str(Aim(aim).label)}
            raise UnlawfulPair(
                _("%(name)s is chosen for “%(aim)s”, but not the aim itself. Choose the aim as well.") % told
            )
    for key in held.keys() - wanted:
        held[key].delete()
    ObjectiveLocalCover.objects.bulk_create(
        [
            ObjectiveLocalCover(objective=objective, local=known[slug], aim=aim)
            for slug, aim in sorted(wanted - held.keys())
        ]
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


@act
def give_reasons(
    objective_set: ObjectiveSet, *, seen: int, reasons: Mapping[tuple[str, str], str], by: Actor
) -> ObjectiveSet:
    """Make the set's reasons for gaps exactly these: by characteristic, and aim or "" for all three; an empty one is no
    reason. Raises StaleEdit, NotAllowedNow, and UnlawfulPair for a cell that the law closes."""
    editable(objective_set)
    objective_set = latest_set(objective_set, seen=seen)
    wanted = {key: text.strip() for key, text in reasons.items() if text.strip()}
    may_have_one = set(CharacteristicAim.objects.values_list("characteristic_id", "aim"))
    may_have_one |= {(code, "") for code in Characteristic.objects.values_list("pk", flat=True)}
    for characteristic, aim in sorted(wanted.keys() - may_have_one):
        raise UnlawfulPair(why_not(characteristic, aim))
    held = {(row.characteristic_id, row.aim): row for row in objective_set.gap_reasons.all()}
    before = {key: row.text for key, row in held.items()}
    if before == wanted:
        return objective_set
    for key, row in held.items():
        if key not in wanted:
            row.delete()
        elif row.text != wanted[key]:
            row.text = wanted[key]
            row.save(update_fields=["text"])
    GapReason.objects.bulk_create(
        [
            GapReason(objective_set=objective_set, characteristic_id=code, aim=aim, text=text)
            for (code, aim), text in sorted(wanted.items())
            if (code, aim) not in held
        ]
    )
    count_up(objective_set)
    record(
        "reasons for gaps given",
        by=by,
        council=objective_set.council,
        of=objective_set,
        before=as_told(before),
        after=as_told(wanted),
    )
    return objective_set


def as_told(reasons: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Reasons as the record keeps them: "race / foster", or "race" for all three aims."""
    return {f"{code} / {aim}" if aim else code: text for (code, aim), text in sorted(reasons.items())}
