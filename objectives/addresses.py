"""The public address of a set, made from its title once and for ever."""

import re

from django.utils.text import slugify

from councils.models import Council

# Pages that stand where a set's would: a set of such a name takes the next free address.
PAGES = {"new", "what-we-check"}
DASHES = re.compile("[\u2010-\u2015\u2212/]")


def address_for(council: Council, title: str) -> str:
    """A slug of the title that no other set of the council has. Dashes as word processors write them part words too."""
    words = slugify(DASHES.sub("-", title))
    wanted = words if len(words) <= 70 else words[:70].rpartition("-")[0] or words[:70]
    wanted = wanted or "objectives"
    taken = PAGES | set(council.objective_sets.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)
