"""What the public may read of each thing that has a day in the book of deadlines, in the words it was published in."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Council
from deadlines.feeds import Published, Spoken
from objectives.models import Objective, ObjectiveSet
from publications.report.standing import (
    latest_editions,
    objectives_in_brief,
    set_as_published,
    sets_in_brief,
    was_withdrawn,
)


def dates_in_public(council: Council, *, on: date) -> Published:
    """The council's published sets and their objectives, by type and number, but for those that were withdrawn. A fixed
    number of queries."""
    sets = sets_in_brief(council, on=on)
    editions = latest_editions(sets, on=on)
    spoken: dict[tuple[str, int], Spoken] = {}
    for each in sets:
        edition = editions.get(each.pk)
        if was_withdrawn(edition, on=on):
            continue
        since = (edition.number, edition.published_at) if edition else ()
        title = {"title": set_as_published(each, edition)["title"]}
        page = reverse("public_objectives", args=[council.slug])
        spoken[ObjectiveSet._meta.label_lower, each.pk] = Spoken(_("the set “%(title)s”") % title, page, *since)
        rows = {row.number: row.pk for row in each.objectives.all() if row.number}
        for brief in objectives_in_brief(each, edition, on=on):
            if brief.number in rows:
                what = _("objective %(number)s, “%(title)s”") % {"number": brief.number, "title": brief.title}
                page = reverse("public_objective", args=[council.slug, each.slug, brief.number])
                spoken[Objective._meta.label_lower, rows[brief.number]] = Spoken(what, page, *since)
    return spoken
