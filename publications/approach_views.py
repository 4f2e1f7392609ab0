"""The public pages of a council's own words on its approach: the newest, and every version for ever. Touches no
session."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from councils.day import today_at
from councils.models import Approach, Council
from govuk.excerpt import beginning


@dataclass(frozen=True)
class ApproachShown:
    """The newest words in brief, for the council's page."""

    approach: Approach
    words: str
    is_whole: bool

    @property
    def has_earlier(self) -> bool:
        return (self.approach.number or 1) > 1


def in_brief(newest: Approach | None) -> ApproachShown | None:
    """The first paragraphs of the newest words; None where nothing is public."""
    return ApproachShown(newest, *beginning(newest.text)) if newest else None


@open_to_public("a council's own words are for everybody")
@require_safe
def public_approach(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, slug)


@open_to_public("published words are for everybody, for ever")
@require_safe
def approach_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return page(request, slug, number)


def page(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """One version, the newest where none is asked for, and which others there are."""
    council = get_object_or_404(Council, slug=slug)
    versions = list(council.approaches.published(on=today_at(council)))
    here = next((n for n, each in enumerate(versions) if number in (None, each.number)), None)
    if here is None:
        raise Http404
    told = {
        "council": council,
        "shown": versions[here],
        "versions": versions,
        "replaced_on": versions[here - 1].published_on if here else None,
        "is_one_of_them": number is not None,
    }
    return render(request, "publications/public/approach.html", told)
