"""Titles that stand word for word elsewhere: in the same set, in an earlier one, in what another council published."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import CharField, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from govuk.quotes import in_quotes
from objectives.models import Decision, Objective, ObjectiveSet, Review, State

NOT_PLAIN = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Copies:
    """What was found of one objective's title: `whose` names where it stands already, `is_repeated` says that another
    of its own set has it."""

    whose: str = ""
    is_repeated: bool = False


def folded(title: str) -> str:
    """The title without case, accents, spaces and punctuation."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", title).casefold() if letter.isalnum())


def plain(title: str) -> str:
    """The same cut down to what the database folds alike whatever its language; titles that are equal folded are equal
    so."""
    return NOT_PLAIN.sub("", unicodedata.normalize("NFKD", title).lower())


def in_plain() -> Func:
    """`plain` of the title, computed by the database."""
    normal = Func(F("title"), template="NORMALIZE(%(expressions)s, NFKD)", output_field=CharField())
    return Func(
        Lower(normal), Value("[^a-z0-9]+"), Value(""), Value("g"), function="REGEXP_REPLACE", output_field=CharField()
    )


def alike(objective_set: ObjectiveSet, titles: Iterable[str]) -> list[Objective]:
    """Objectives with one of the titles: of the set itself, of this council's earlier sets, and of what others have
    made public before it. Of a set under amendment elsewhere nothing is read: its words may be a draft."""
    published = Q(number__isnull=False)
    if objective_set.published_on:
        published &= Q(objective_set__published_on__lt=objective_set.published_on)
    own = Q(objective_set__council=objective_set.council_id, objective_set__published_on__isnull=False)
    last = Review.objects.filter(objective=OuterRef("pk")).order_by("-decided_on", "-pk").values("decision")[:1]
    found = (
        Objective.objects.alias(plain=in_plain())
        .filter(plain__in={key for title in titles if (key := plain(title))})
        .filter(Q(objective_set=objective_set) | published & (own | Q(objective_set__state=State.PUBLISHED)))
        .annotate(last_decision=Subquery(last))
    )
    return list(found.select_related("objective_set__council").order_by("objective_set__published_on", "pk"))


def copies(objective_set: ObjectiveSet, objectives: Sequence[Objective]) -> dict[int, Copies]:
    """For each objective of the set where its title stands word for word; in one query for all."""
    by_title: dict[str, list[Objective]] = {}
    for row in alike(objective_set, (objective.title for objective in objectives)):
        by_title.setdefault(folded(row.title), []).append(row)
    return {one.pk: of_one(one, objective_set, by_title.get(folded(one.title), [])) for one in objectives}


def of_one(objective: Objective, objective_set: ObjectiveSet, found: Iterable[Objective]) -> Copies:
    others = [row for row in found if row.pk != objective.pk]
    elsewhere = [row for row in others if row.objective_set_id != objective_set.pk]
    own = [row for row in elsewhere if row.objective_set.council_id == objective_set.council_id]
    is_repeated = len(elsewhere) < len(others)
    if own:  # carried on from the council's own past: what its newest set decided of it counts
        newest = own[-1]
        goes_on = newest.last_decision in (Decision.KEEP, Decision.AMEND)  # type: ignore[attr-defined]  # annotated
        before = _("the council’s own %(set)s") % {"set": in_quotes(newest.objective_set.title)}
        return Copies("" if goes_on else before, is_repeated)
    if elsewhere:
        first = elsewhere[0].objective_set
        whose = _("%(set)s of %(council)s") % {"set": in_quotes(first.title), "council": first.council.name}
        return Copies(whose, is_repeated)
    return Copies(is_repeated=is_repeated)
