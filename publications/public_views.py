"""What everybody may read of a council: its page, objectives, publications and every edition. Touches no session."""

import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from councils.access import open_to_public
from councils.day import today_at
from councils.models import Council
from govuk.caching import KEPT
from govuk.charts import ProgressChart
from objectives.models import ObjectiveSet
from publications.approach_views import in_brief
from publications.links import linked
from publications.models import Document, Edition, Kind, Publication, Rendition
from publications.obligations import asked_of, sets_shown, why_no_status
from publications.other_formats import other_formats_of
from publications.querysets import EditionQuerySet
from publications.renditions import MANY_ATTEMPTS, file_in_words
from publications.report.drawn import name_of
from publications.report.glance import glance
from publications.report.render import body_template, shown
from publications.report.standing import (
    in_figures,
    is_current,
    latest_editions,
    objectives_as_published,
    set_as_published,
    sets_in_brief,
    was_withdrawn,
    with_figures,
)
from publications.report.succession import superseded_by

log = logging.getLogger(__name__)
RECENT = 5


# --- The council ------------------------------------------------------------------------------------------------------


@open_to_public("a council's page is what the public came for")
@require_safe
def council_page(request: HttpRequest, slug: str) -> HttpResponse:
    kin = ("names", "successors", "predecessors", "members", "joint_bodies")
    council = get_object_or_404(Council.objects.prefetch_related(*kin), slug=slug)
    on = today_at(council)
    sets = sets_in_brief(council, on=on)
    each = sets_shown(sets, latest_editions(sets, on=on), on=on)
    current, coming = [shown for shown in each if shown.is_current], [shown for shown in each if shown.is_coming]
    years, documents = by_year(published_by(council)), documents_of(council)
    told = {
        "council": council,
        "on": on,
        "law": asked_of(council, on=on),
        "why_no_status": why_no_status(council, on=on),
        "approach": in_brief(council.approaches.published(on=on).first()),
        "considered": council.local_characteristics.standing(on=on),
        "current_sets": current,
        "coming_sets": coming,
        "older_sets": len(sets) - len(current) - len(coming),
        "years": years,
        "documents": documents[:RECENT],
        "further_documents": max(0, len(documents) - RECENT),
    }
    return render(request, "publications/public/council_page.html", told)


# --- Objectives -------------------------------------------------------------------------------------------------------


@open_to_public("published objectives are for everybody")
@require_safe
def objective_sets(request: HttpRequest, slug: str) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    on = today_at(council)
    sets = sets_in_brief(council, on=on)
    editions = latest_editions(sets, on=on)
    each = sets_shown(sets, editions, on=on)
    told = {
        "council": council,
        "on": on,
        "current_sets": [shown for shown in each if shown.is_current],
        "glances": glances(council, sets, editions, on=on),
        "coming_sets": [shown for shown in each if shown.is_coming],
        "older_sets": [shown for shown in each if shown.replaced_by],
        "why_no_status": why_no_status(council, on=on),
    }
    return render(request, "publications/public/objective_sets.html", told)


def glances(
    council: Council, sets: list[ObjectiveSet], editions: dict[int, Edition], *, on: date
) -> dict[str, ProgressChart | None]:
    """The progress of all objectives of each set that holds now and was not withdrawn, by the set's part of the
    address."""
    standing = [each for each in sets if is_current(each, on=on) and not was_withdrawn(editions.get(each.pk), on=on)]
    with_figures(standing)
    return {
        each.slug: glance(
            in_figures(each, editions.get(each.pk), on=on),
            council_slug=council.slug,
            set_slug=each.slug,
            title=set_as_published(each, editions.get(each.pk))["title"],
        )
        for each in standing
    }


@open_to_public("published objectives are for everybody")
@require_safe
def objective(request: HttpRequest, slug: str, set_slug: str, number: int) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    on = today_at(council)
    chosen = next((each for each in sets_in_brief(council, on=on) if each.slug == set_slug), None)
    if chosen is None:
        raise Http404
    editions = latest_editions([chosen], on=on)
    objectives = objectives_as_published(chosen, editions.get(chosen.pk), on=on, only=number)
    numbers = [each["number"] for each in objectives]
    if number not in numbers:
        raise Http404
    here = numbers.index(number)
    told = {
        "council": council,
        "on": on,
        "set": sets_shown([chosen], editions, on=on)[0],
        "objective": objectives[here],
        "before": objectives[here - 1] if here else None,
        "after": objectives[here + 1] if here + 1 < len(objectives) else None,
        "figures_address": reverse("objective_figures", args=[council.slug, set_slug, number]),
    }
    return render(request, "publications/public/objective.html", told)


# --- Publications -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EditionShown:
    """An edition in a list, by the title that was frozen in it: a correction may be changing the publication's own."""

    edition: Edition
    title: str
    files: list[tuple[Rendition, str]]
    is_late: bool  # no file although it was tried often


@dataclass(frozen=True)
class PublicationShown:
    """A publication in a list: its newest edition, and those it has replaced."""

    publication: Publication
    newest: EditionShown
    replaced: list[EditionShown]

    @property
    def year(self) -> int:
        """The year in which it was first made public."""
        return (self.replaced[-1] if self.replaced else self.newest).edition.published_on.year


def published_by(council: Council) -> list[PublicationShown]:
    """What the council has published, newest first."""
    rows = (
        Edition.objects.of_council(council)
        .annotate(title=KT("snapshot__title"))
        .defer("snapshot", "passport")
        .prefetch_related(Prefetch("renditions", Rendition.objects.made().pdf(), to_attr="made"))
        .order_by("-number")
    )
    waiting = Rendition.objects.pdf().waiting_long(attempts=MANY_ATTEMPTS).filter(edition__publication__council=council)
    late = set(waiting.values_list("edition", flat=True))
    editions = defaultdict(list)
    for row in rows:
        files = [(rendition, file_in_words(rendition)) for rendition in row.made]
        editions[row.publication_id].append(EditionShown(row, row.title, files, is_late=row.pk in late))
    return [
        PublicationShown(publication, editions[publication.pk][0], editions[publication.pk][1:])
        for publication in council.publications.newest_first()
        if publication.pk in editions
    ]


def by_year(published: list[PublicationShown]) -> list[tuple[int, list[PublicationShown]]]:
    """Publications under the year in which they were first made public, newest year first."""
    years: dict[int, list[PublicationShown]] = defaultdict(list)
    for each in published:
        years[each.year].append(each)
    return sorted(years.items(), reverse=True)


def documents_of(council: Council) -> list[Document]:
    return list(council.documents.order_by("series", "-period", "title"))


@open_to_public("publications are for everybody")
@require_safe
def publications(request: HttpRequest, slug: str) -> HttpResponse:
    council = get_object_or_404(Council, slug=slug)
    told = {
        "council": council,
        "on": today_at(council),
        "years": by_year(published_by(council)),
        "documents": documents_of(council),
        "why_no_status": why_no_status(council, on=today_at(council)),
    }
    return render(request, "publications/public/publications.html", told)


def editions_at(slug: str, kind: str, period: str) -> EditionQuerySet:
    """The editions of the publication at this part of the address; of its kind there is no other spelling."""
    if kind not in {key.replace("_", "-") for key in Kind.values}:
        raise Http404
    return Edition.objects.filter(
        publication__council__slug=slug, publication__kind=kind.replace("-", "_"), publication__period=period
    )


@open_to_public("leads to what stands now")
@require_safe
def latest(request: HttpRequest, slug: str, kind: str, period: str) -> HttpResponse:
    newest = editions_at(slug, kind, period).order_by("-number").values_list("number", flat=True).first()
    if newest is None:
        raise Http404
    response = redirect("edition", slug, kind, period, newest)
    patch_cache_control(response, **KEPT)
    return response


@open_to_public("published editions are for everybody, for ever")
@require_safe
def edition(request: HttpRequest, slug: str, kind: str, period: str, number: int) -> HttpResponse:
    editions = editions_at(slug, kind, period)
    this = get_object_or_404(editions.select_related("publication__council"), number=number)
    if this.removed_on:
        return removed(request, this)
    rest = editions.select_related("corrects").defer("snapshot", "passport", "corrects__snapshot", "corrects__passport")
    later = list(rest.filter(number__gt=number).order_by("number"))
    stand = [each.number for each in later if each.withdrawn_on is None and each.removed_on is None]
    made, files = files_of(this)
    council = this.publication.council
    told = {
        **shown(this.snapshot, this.passport),
        **files,
        "council": council,
        "publication": this.publication,
        "edition": this,
        "later": later,
        "stands_later": bool(stand),
        "newer": superseded_by(this.publication, on=today_at(council)),
        "body": body_template(this.schema),
        "other_formats": other_formats_of(this.publication),
    }
    response = linked(render(request, "publications/public/edition.html", told), this, stand)
    # Of a withdrawal, and of formats that came or went, only the day is known; a newer document may go again.
    if this.withdrawn_on is None and not told["newer"] and not this.publication.other_formats.exists():
        changed: list[datetime] = [e.published_at for e in (this, *later)] + [r.made_at for r in made if r.made_at]
        response["Last-Modified"] = http_date(max(changed).timestamp())
    return response


def files_of(this: Edition) -> tuple[list[Rendition], dict[str, Any]]:
    """The files of an edition that are made, and what its page says of them."""
    every = list(this.renditions.order_by("pk"))
    made = [rendition for rendition in every if rendition.made_at]
    in_print = [rendition for rendition in every if rendition.format == Rendition.Format.PDF]
    pdf = [rendition for rendition in in_print if rendition.made_at]
    return made, {
        "is_late": not pdf and any(rendition.attempts >= MANY_ATTEMPTS for rendition in in_print),
        "files": [(rendition, file_in_words(rendition)) for rendition in pdf],
        "made": [
            (rendition, file_in_words(rendition), name_of(this, rendition.format), address_of(this, rendition.format))
            for rendition in made
        ],
        "hashes_name": name_of(this, "sha256"),
        "waits": len(made) < len(every),
    }


def address_of(this: Edition, ending: str) -> str:
    return f"{this.get_absolute_url().removesuffix('/')}.{ending}"


def removed(request: HttpRequest, this: Edition) -> HttpResponse:
    """What stands in place of every form of an edition that the law compelled to be removed: 410, when and why."""
    told = {"council": this.publication.council, "why": this.removed_because, "removed_on": this.removed_on}
    response = render(request, "410.html", told, status=410)
    # Kept like any page, but never shown as it was: a cache that cannot ask must not go on with the old content.
    patch_cache_control(response, public=True, max_age=0, s_maxage=60)
    return response


def without_file(request: HttpRequest, this: Edition, *, status: int) -> HttpResponse:
    """The page in place of a PDF that is still being prepared (404) or cannot be read just now (503)."""
    tried_often = this.renditions.pdf().waiting_long(attempts=MANY_ATTEMPTS).exists()
    told = {
        "council": this.publication.council,
        "edition": this,
        "is_kept": status != 404,
        "is_late": status == 404 and tried_often,
    }
    response = render(request, "publications/public/without_file.html", told, status=status)
    patch_cache_control(response, no_store=True)
    if status == 503:
        response["Retry-After"] = "60"
    return response
