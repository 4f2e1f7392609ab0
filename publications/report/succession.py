"""Which document took the place of which: the report of one year that of the year before, a set the set before it.

What a document supersedes is frozen in its passport. What superseded it came later, and is found when it is read.
"""

from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from publications.models import Edition, Publication
from publications.querysets import EditionQuerySet


def standing(on: date) -> EditionQuerySet:
    """The newest edition of each publication by a day, where it was neither withdrawn nor removed; with its title."""
    newest = Edition.objects.latest_of_each(on=on).filter(withdrawn_on=None, removed_on=None)
    return (
        newest.annotate(title=KT("snapshot__title"))
        .select_related("publication__council")
        .defer("snapshot", "passport")
    )


def superseded(publication: Publication, *, on: date) -> Any:
    """The newest edition, with its title, of the document that this one takes the place of; None where there is none.
    One named explicitly (`Publication.supersedes`) goes before the usual one, which kind and period tell."""
    if publication.supersedes_id is not None:
        return standing(on).filter(publication=publication.supersedes_id).first()
    if publication.objective_set_id:
        replaced = Q(publication__objective_set__superseded_by=publication.objective_set_id)
        return standing(on).filter(replaced).first()
    if publication.ends_on is None:
        return None
    earlier = standing(on).filter(of_the_kind(publication), publication__ends_on__lt=publication.ends_on)
    return earlier.order_by("-publication__ends_on", "-publication").first()


def superseded_by(publication: Publication, *, on: date) -> list[Any]:
    """The newest editions, with their titles, of the documents that took the place of this one, the nearest first.
    Which one a document replaces is read from its edition: a correction may be changing the publication's own."""
    later = Q(publication__council=publication.council_id, snapshot__supersedes__1=publication.get_absolute_url())
    if publication.objective_set_id:
        later |= Q(publication__objective_set__supersedes=publication.objective_set_id)
    elif publication.ends_on:
        later |= of_the_kind(publication) & Q(publication__ends_on__gt=publication.ends_on)
    return list(standing(on).filter(later).order_by("publication__ends_on", "publication"))


def public_title(publication: Publication) -> str:
    """The title that the public knows, that of the newest edition which was not removed: a correction may be changing
    the publication's own. Where none stands, what kind of document it is."""
    editions = publication.editions.filter(removed_on=None).order_by("-number")
    return editions.values_list(KT("snapshot__title"), flat=True).first() or str(publication.get_kind_display())


def of_the_kind(publication: Publication) -> Q:
    return Q(publication__council=publication.council_id, publication__kind=publication.kind)
