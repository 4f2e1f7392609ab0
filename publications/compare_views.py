"""The public comparison of two editions: all that differs, both texts marked word by word. Touches no session."""

from dataclasses import dataclass

from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from publications.models import Edition
from publications.public_views import editions_at, removed
from publications.report.comparing import compared


@dataclass(frozen=True)
class Choice:
    """An edition that may be compared, and how the address names it: by its number, or with its period before that."""

    value: str
    edition: Edition
    is_of_before: bool


def choices_at(slug: str, kind: str, period: str) -> list[Choice]:
    """The editions of the publication at this address, and before them the newest of the period before it."""
    editions = editions_at(slug, kind, period).select_related("publication__council").defer("snapshot", "passport")
    rows = list(editions.annotate(title=KT("snapshot__title")).order_by("number"))
    if not rows:
        raise Http404
    publication = rows[0].publication
    told = [Choice(str(row.number), row, is_of_before=False) for row in rows]
    if publication.ends_on is None or publication.objective_set_id:
        return told
    before = Edition.objects.of_the_period_before(publication).select_related("publication__council")
    nearest = before.defer("snapshot", "passport").annotate(title=KT("snapshot__title")).first()
    if nearest is None:
        return told
    return [Choice(f"{nearest.publication.period}/{nearest.number}", nearest, is_of_before=True), *told]


@open_to_public("what changed between two editions is for everybody")
@require_safe
def compare_editions(request: HttpRequest, slug: str, kind: str, period: str) -> HttpResponse:
    """Two editions chosen from lists, without a choice the newest two that may be read; then what differs."""
    choices = choices_at(slug, kind, period)
    newest = choices[-1].edition
    given = {choice.value: choice for choice in choices}
    readable = [choice for choice in choices if not choice.edition.removed_on] or choices
    asked = (
        request.GET.get("from") or readable[-2 if len(readable) > 1 else -1].value,
        request.GET.get("to") or readable[-1].value,
    )
    if not set(asked) <= given.keys():
        raise Http404
    before, now = (given[value].edition for value in asked)
    for each in (before, now):
        if each.removed_on:
            return removed(request, each)
    told = {
        "council": newest.publication.council,
        "publication": newest.publication,
        "choices": choices,
        "asked": asked,
        "before": before,
        "now": now,
        "is_one": len(choices) == 1,
        "changes": [] if before == now else compared(before.snapshot, now.snapshot),
    }
    return render(request, "publications/public/compare.html", told)
