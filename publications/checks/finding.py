"""What was found, said in words: equal findings of one rule in one part are joined, so that forty stay readable."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from objectives.models import Measure, Objective, ObjectiveSet
from publications.checks.document import Part
from publications.checks.rules import RULE
from publications.models import Section

MOST_SPOTS = 3
LONGEST, LONGEST_PLACE = 120, 200  # letters; a place may name two addresses


@dataclass(frozen=True)
class Spot:
    """One place: the words there, where they stand, and, where that is another page than the part's, its address."""

    words: str
    where: str = ""
    href: str = ""


@dataclass(frozen=True)
class Seen:
    """What a rule saw. With a `spot` it is one of many that are told together; `told` fills the rule's sentence, and
    `is_soft` says that it only advises though the rule blocks."""

    rule: str
    part: Part | None = None
    spot: Spot | None = None
    told: dict[str, Any] = field(default_factory=dict)
    is_soft: bool = False


@dataclass(frozen=True)
class Finding:
    """`about` is the thing to mend (a section, an objective), or None for the publication as a whole; `measure` is one
    of the objective's measures, `part` a part of its page, `anchor` the box.

    `sentence` stands by itself; `here` is the same under the heading of the part. `spots` are the first places, `more`
    how many there are besides. `reason` says why it matters, `example` what is better. `is_of_set`: the rule is one of
    objectives, which have a page of rules of their own.
    """

    rule: str
    sentence: str
    blocks: bool
    about: Section | Objective | ObjectiveSet | None = None
    reason: str = ""
    example: str = ""
    part: str = ""
    measure: Measure | None = None
    here: str = ""
    heading: str = ""
    spots: tuple[Spot, ...] = ()
    more: int = 0
    anchor: str = ""
    is_of_set: bool = False


def joined(seen: Iterable[Seen], *, nation: str) -> Iterator[Finding]:
    """One finding for each rule in each part, in the order of the parts as they were looked at."""
    together: dict[tuple[Any, ...], list[Seen]] = {}
    for number, one in enumerate(seen):
        key = (one.rule, one.part.key if one.part else "", one.is_soft, *one.told.values())
        together.setdefault(key if one.spot else (number,), []).append(one)
    for group in together.values():
        yield of_group(group, nation=nation)


def of_group(group: list[Seen], *, nation: str) -> Finding:
    first = group[0]
    rule, part = RULE[first.rule], first.part
    spots = [one.spot for one in group if one.spot]
    heading = part.heading if part else ""
    here = str(rule.sentence) % ({"heading": heading} | first.told)
    return Finding(
        rule=rule.id,
        sentence=_("%(what)s, in “%(heading)s”") % {"what": here, "heading": heading} if spots and part else here,
        here=here,
        heading=heading,
        blocks=rule.blocks(nation) and not first.is_soft,
        about=part.about if part else None,
        anchor=part.anchor if part else "",
        reason=str(rule.reason),
        example=str(rule.example),
        spots=tuple(shortened(spot) for spot in spots[:MOST_SPOTS]),
        more=max(0, len(spots) - MOST_SPOTS),
    )


def shortened(spot: Spot) -> Spot:
    return replace(spot, words=cut(spot.words, LONGEST), where=cut(spot.where, LONGEST_PLACE))


def cut(text: str, most: int) -> str:
    """The text on one line; where it is longer than that, up to a space if there is one, and an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    at = words.rfind(" ", most // 2, most)
    return words[: at if at > 0 else most].rstrip(" ,;:") + " …"


def what_blocks_first(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: not finding.blocks)
