"""The public register of a council's corrections: what was wrong, what is right, what was withdrawn or removed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from councils.models import Council
from publications.models import Edition


@dataclass(frozen=True)
class Entry:
    """One line of the register: a correction, a withdrawal or a removal of an edition."""

    what: str
    on: date
    edition: Any


def register_of(council: Council) -> list[Entry]:
    """Everything that was put right, withdrawn or removed, the newest first."""
    rows = (
        Edition.objects.of_council(council)
        .filter(Q(is_correction=True) | Q(withdrawn_on__isnull=False) | Q(removed_on__isnull=False))
        .annotate(title=KT("snapshot__title"))
        .select_related("publication__council", "corrects")
        .defer("snapshot", "passport", "corrects__snapshot", "corrects__passport")
        .order_by("pk")
    )
    entries = []
    for row in rows:
        if row.is_correction:
            entries.append(Entry("corrected", row.published_on, row))
        if row.withdrawn_on:
            entries.append(Entry("withdrawn", row.withdrawn_on, row))
        if row.removed_on:
            entries.append(Entry("removed", row.removed_on, row))
    return sorted(entries, key=lambda entry: (entry.on, entry.edition.pk), reverse=True)


@open_to_public("what a council had to put right is for everybody")
@require_safe
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    return render(
        request, "publications/public/corrections.html", {"council": council, "entries": register_of(council)}
    )
