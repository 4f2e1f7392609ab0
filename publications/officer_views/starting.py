"""Starting a document, and saying what it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from councils.access import for_council
from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Council
from councils.roles import Can
from objectives.refusals import AlreadyThere
from publications import starting
from publications.kinds import KIND, KindOfDocument, kinds_of
from publications.lifecycle import NotAllowedNow
from publications.models import Kind, Publication
from publications.officer_views.reaching import (
    FOLDER,
    may_have_another_period,
    page,
    person_of,
    publication_of,
    to,
)
from publications.starting_forms import AboutDocument, ChangePeriod, StartWithPeriod, StartWithTitle, usual_periods


@for_council(Can.EDIT_PUBLICATIONS)
@require_GET
def start(request: HttpRequest, council: Council) -> HttpResponse:
    """Choose what kind of document to start."""
    kinds = [
        {
            "label": kind.key.label,
            "purpose": kind.purpose,
            "address": reverse("start_document", args=[council.slug, kind.key.replace("_", "-")]),
            "duties": [duty.name for duty in starting.owed_by_kind(council, kind.key, on=localdate())]
            if kind.meets.get(council.nation)  # type: ignore[call-overload]  # a nation's stored key is it
            else [],
        }
        for kind in kinds_of(council.nation)
        if kind.is_started_by_hand
    ]
    return render(request, f"{FOLDER}start.html", {"council": council, "kinds": kinds})


def kind_at(council: Council, kind: str) -> KindOfDocument:
    """The kind at this part of the address, if councils of this nation start it by hand; 404 otherwise."""
    made = KIND.get(kind.replace("-", "_")) if "_" not in kind else None  # type: ignore[call-overload]  # a stored key
    if made is None or made not in kinds_of(council.nation) or not made.is_started_by_hand:
        raise Http404
    return made


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def start_document(request: HttpRequest, council: Council, kind: str) -> HttpResponse:
    """Choose what the new document is about."""
    made = kind_at(council, kind)
    form = form_to_start(request, council, made)
    if form.is_valid():
        try:
            begun = starting.start_document(council, made.key, on=localdate(), by=person_of(request), **form.answers())
        except (AlreadyThere, NotPossible) as refusal:
            field = getattr(refusal, "field", "period")
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The document is started. Write its parts in any order."))
            return to("officer_publication", begun)
    told = {"council": council, "form": form, "kind": made, "back": reverse("start_publication", args=[council.slug])}
    return render(request, f"{FOLDER}start_document.html", told, status=422 if form.is_bound else 200)


def form_to_start(request: HttpRequest, council: Council, made: KindOfDocument) -> StartWithPeriod | StartWithTitle:
    typed = request.POST if request.method == "POST" else None
    if made.years == 0:
        return StartWithTitle(typed, kind=made)
    return StartWithPeriod(typed, **periods_of(council, made))


def periods_of(council: Council, made: KindOfDocument, *, but: str = "") -> dict[str, Any]:
    """What a form about the period of a document has to know; `but`: the period that is its own."""
    on = localdate()
    owed = starting.owed_by_kind(council, made.key, on=on)
    usual = made.meets.get(council.nation, ())  # type: ignore[call-overload]  # a nation's stored key is it
    fixed = next((duty for duty in owed if duty.code in usual and duty.is_fixed), None)
    taken = set(council.publications.filter(kind=made.key).values_list("period", flat=True)) - {but}
    return {"kind": made, "fixed": fixed, "on": on, "taken": taken}


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def about_document(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What the document is: its title, who answers for it, which duties it meets, what it replaces."""
    publication = publication_of(council, kind, period)
    if publication.objective_set:
        raise Http404
    if request.method == "GET" and not publication.is_open_to_editing:
        return to("officer_publication", publication)
    form = form_about(request, publication)
    if form.is_bound and form.is_valid():
        try:
            starting.change_about(publication, seen=form.cleaned_data["seen"], by=person_of(request), **form.answers())
        except StaleEdit:
            publication.refresh_from_db()
            form = form_about(request, publication, anew=True)
            form.add_error(None, _("Somebody saved this meanwhile. Look at what you typed, and save once more."))
            return page(request, "about_document", publication, form=form, status=409)
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal))
            return page(request, "about_document", publication, form=form, status=409)
        messages.success(request, _("Saved."))
        return to("officer_publication", publication)
    may_move = may_have_another_period(publication)
    status = 422 if form.is_bound else 200
    return page(request, "about_document", publication, form=form, may_move=may_move, status=status)


def form_about(request: HttpRequest, publication: Publication, *, anew: bool = False) -> AboutDocument:
    """The form; with `anew`, holding what was typed, with the version that it would now replace."""
    council, made = publication.council, KIND[Kind(publication.kind)]
    claims = list(publication.claims.all())
    told: dict[str, Any] = {
        "seen": publication.version,
        "title": publication.title,
        "owner": publication.owner,
        "review_on": publication.review_on,
        "language": publication.language,
        "supersedes": str(publication.supersedes_id or ""),
        "meets": [f"{claim.duty} {claim.body}" for claim in claims],
        "how": "part" if any(claim.is_part for claim in claims) else "whole",
    }
    typed = request.POST.copy() if request.method == "POST" else None
    if typed is not None and anew:
        typed["seen"] = str(publication.version)
    return AboutDocument(
        typed,
        initial=told,
        kind=made,
        duties=starting.owed_by_kind(council, made.key, on=localdate()),
        publication=publication,
        others=council.publications.public().filter(kind=made.key).exclude(pk=publication.pk).newest_first(),
        is_public=not starting.counts_as_met(publication),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def change_period(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Another period for a draft of which nothing was published, and so another address."""
    publication = publication_of(council, kind, period)
    if not KIND[Kind(publication.kind)].years or publication.objective_set:
        raise Http404
    if request.method == "GET" and not may_have_another_period(publication):
        return to("officer_publication", publication)
    form = form_of_period(request, publication)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        told = form.answers() | {"seen": form.cleaned_data["seen"], "by": person_of(request)}
        try:
            publication = starting.change_period(publication, **told)
        except StaleEdit:
            publication, status = publication_of(council, kind, period), 409
            form = form_of_period(request, publication, anew=True)
            form.add_error(None, _("Somebody saved this meanwhile. Look at what you typed, and save once more."))
        except AlreadyThere as refusal:
            form.add_error("period", str(refusal))
        except NotAllowedNow as refusal:
            status = 409
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The period is changed. What is written has stayed."))
            return to("officer_publication", publication)
    return page(request, "change_period", publication, form=form, status=status)


def form_of_period(request: HttpRequest, publication: Publication, *, anew: bool = False) -> ChangePeriod:
    """The form; with `anew`, holding what was typed, with the version that it would now replace."""
    told = periods_of(publication.council, KIND[Kind(publication.kind)], but=publication.period)
    typed = request.POST.copy() if request.method == "POST" else None
    if typed is not None and anew:
        typed["seen"] = str(publication.version)
    usual = usual_periods(told["kind"], told["fixed"], on=told["on"])
    return ChangePeriod(typed, initial=ChangePeriod.told(publication, usual), **told)
