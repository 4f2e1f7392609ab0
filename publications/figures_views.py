"""The figures that the public may read, as files for spreadsheets: of an objective, of a set, of an edition."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from councils.day import today_at
from councils.models import Council
from objectives.exchange import figures_csv, progress_csv
from objectives.views.files import as_file
from publications.report.glance import told
from publications.report.standing import Worded, latest_editions, objectives_as_published, sets_in_brief


def objectives_of(slug: str, set_slug: str, *, only: int | None = None) -> Sequence[Worded]:
    """The objectives of a set that the public may read, as its pages show them."""
    council = get_object_or_404(Council, slug=slug)
    on = today_at(council)
    chosen = next((each for each in sets_in_brief(council, on=on) if each.slug == set_slug), None)
    if chosen is None:
        raise Http404
    return objectives_as_published(chosen, latest_editions([chosen], on=on).get(chosen.pk), on=on, only=only)


@open_to_public("the figures behind a published chart are for everybody")
@require_safe
def objective_figures(request: HttpRequest, slug: str, set_slug: str, number: int) -> HttpResponse:
    """Every figure of one objective."""
    chosen = next((each for each in objectives_of(slug, set_slug, only=number) if each["number"] == number), None)
    if chosen is None:
        raise Http404
    return as_file(figures_csv([told(chosen)]), f"{slug}-{set_slug}-objective-{number}-figures")


@open_to_public("the progress of published objectives is for everybody")
@require_safe
def set_progress(request: HttpRequest, slug: str, set_slug: str) -> HttpResponse:
    """How far every objective of a set has come."""
    pursued = [each for each in objectives_of(slug, set_slug) if each["is_pursued"]]
    return as_file(progress_csv(map(told, pursued)), f"{slug}-{set_slug}-progress")
