"""Figures as files for officers: of one objective, and of all of a set, drafts included."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from objectives.exchange import figures_csv, progress_csv, told_of
from objectives.views.answers import set_of


def as_file(content: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@for_council(Can.SEE_DRAFTS)
@require_GET
def figures_file(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """Every figure of one objective."""
    on = today_at(council)
    found = set_of(council, set_slug).objectives.with_latest_progress(on=on).with_everything()
    told = told_of(get_object_or_404(found, pk=pk), on=on)
    return as_file(figures_csv([told]), f"{council.slug}-{set_slug}-objective-{pk}-figures")


@for_council(Can.SEE_DRAFTS)
@require_GET
def progress_file(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """How far every objective of the set has come."""
    on = today_at(council)
    found = set_of(council, set_slug).objectives.in_order().with_latest_progress(on=on).with_everything()
    return as_file(progress_csv(told_of(each, on=on) for each in found), f"{council.slug}-{set_slug}-progress")
