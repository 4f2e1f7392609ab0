"""The officers' pages about other formats of a publication, and about those who asked for one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import for_council
from councils.answers import answer
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from publications import formats
from publications.format_forms import AddFormat, AnswerRequest, RemoveFormat
from publications.models import Edition, FormatRequest, OtherFormat, Publication
from publications.officer_views.reaching import FOLDER, address, page, person_of, publication_of
from publications.other_formats import Offered, called, details_of, other_formats_of


def published(council: Council, kind: str, period: str) -> tuple[Publication, Edition]:
    """The publication and its newest edition that stands; 404 for one that nobody can read yet."""
    found = publication_of(council, kind, period)
    edition = found.editions.filter(removed_on=None).defer("snapshot", "passport").order_by("-number").first()
    if edition is None:
        raise Http404
    return found, edition


@for_council(Can.SEE_DRAFTS)
@require_safe
def other_formats(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    found, edition = published(council, kind, period)
    offered = other_formats_of(found)
    shown = {each.other.pk for each in offered}
    earlier = [
        (other, Offered(other, called(other), details_of(other)))
        for other in found.other_formats.select_related("edition").order_by("-number")
        if other.pk not in shown
    ]
    return page(request, "other_formats", found, edition=edition, offered=offered, earlier=earlier)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def add_format(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    found, edition = published(council, kind, period)

    def keep(form: AddFormat) -> OtherFormat:
        told = form.cleaned_data
        for warning in told["file"].warnings if told["file"] else ():
            messages.warning(request, warning)
        return formats.add_format(edition, on=localdate(), by=person_of(request), **told)

    return answer(
        request,
        f"{FOLDER}add_format.html",
        AddFormat(
            request.POST or None,
            request.FILES or None,
            initial={name: request.GET[name] for name in ("sort", "language") if name in request.GET},
        ),
        save=keep,
        done=address("other_formats", found),
        said=_("It is added. Readers find it on the page of the publication at once."),
        **about(found, edition=edition),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_format(request: HttpRequest, council: Council, kind: str, period: str, number: int) -> HttpResponse:
    found = publication_of(council, kind, period)
    other = get_object_or_404(found.other_formats.select_related("edition"), number=number)
    return answer(
        request,
        f"{FOLDER}remove_format.html",
        RemoveFormat(request.POST or None),
        save=lambda form: formats.remove_format(other, on=localdate(), by=person_of(request), **form.cleaned_data),
        done=address("other_formats", found),
        said=_("It is removed. Its address says so, with the reason."),
        **about(found, offered=Offered(other, called(other), details_of(other))),
    )


def about(publication: Publication, **told: Any) -> dict[str, Any]:
    """What the frame of these pages wants."""
    return {"publication": publication, "hub": address("other_formats", publication)} | told


# --- Those who asked --------------------------------------------------------------------------------------------------


@for_council(Can.EDIT_PUBLICATIONS)
@require_safe
def format_requests(request: HttpRequest, council: Council) -> HttpResponse:
    every = council.format_requests.select_related("publication").defer(*formats.PERSONAL)
    told = {
        "waiting": every.filter(answered_on=None).order_by("due_on", "pk"),
        "answered": every.exclude(answered_on=None).order_by("-answered_on", "-pk")[:100],
        "on": today_at(council),
    }
    return render(request, f"{FOLDER}format_requests.html", told)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def format_request(request: HttpRequest, council: Council, reference: str) -> HttpResponse:
    """One request, and the form that notes what came of it while it waits."""
    every = council.format_requests.select_related("publication__council", "edition")
    found = get_object_or_404(every, reference=reference)
    on = today_at(council)
    told = {"asked": found, "on": on, "kept_days": formats.KEPT_AFTER_THE_ANSWER.days}
    if found.answered_on is not None and request.method != "POST":
        return render(request, f"{FOLDER}format_request.html", told)
    return answer(
        request,
        f"{FOLDER}format_request.html",
        AnswerRequest.about(found, request.POST or None).between(found.received_on, on),
        save=lambda form: formats.answer_request(
            found, seen=form.cleaned_data["seen"], by=person_of(request), **form.told()
        ),
        done=reverse("format_requests", args=[council.slug]),
        said=_("It is noted, and the day is closed."),
        **told,
    )


def waiting_requests(council: Council) -> int:
    """How many people wait for an answer."""
    return FormatRequest.objects.filter(council=council, answered_on=None).count()
