"""Putting a publication before its approver."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from publications import actions
from publications.actions import NotReady
from publications.approval import comments_of, due_days
from publications.approving import steps_for
from publications.checks import Finding, findings
from publications.lifecycle import NotAllowedNow
from publications.models import Publication, State, StepKind
from publications.officer_views.reaching import (
    held_by,
    hub_of,
    latest_edition,
    not_now,
    page,
    person_of,
    publication_of,
    with_places,
)
from publications.report.comparing import compared
from publications.report.content import content_of
from publications.starting import publication_for
from publications.steps import who_may_approve


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What the check finds, what submitting means, and the button."""
    publication = publication_of(council, kind, period)
    if publication.objective_set:
        return redirect("submit_set", council.slug, publication.objective_set.slug)
    if request.method == "GET":
        if not publication.is_open_to_editing:
            return redirect(hub_of(publication))
        return asked(request, publication, findings(publication, on=localdate()))
    try:
        actions.submit(publication, on=localdate(), by=person_of(request))
    except NotReady as refusal:
        return asked(request, publication, refusal.findings, status=422)
    except NotAllowedNow as refusal:
        return refused(request, publication, refusal)
    return done(request, publication)


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def submit_set(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """The same for a set of objectives: what the check finds, and what will be frozen."""
    objective_set = get_object_or_404(council.objective_sets, slug=set_slug)
    publication = publication_for(objective_set)
    frozen: dict[str, Any] = {"objective_set": objective_set, "objectives": objective_set.objectives.in_order()}
    if request.method == "GET":
        if not objective_set.is_open_to_editing:
            return redirect(hub_of(publication))
        return asked(request, publication, findings(publication, on=localdate()), **frozen)
    try:
        publication = actions.submit_set(objective_set, on=localdate(), by=person_of(request))
    except NotReady as refusal:
        return asked(request, publication, refusal.findings, status=422, **frozen)
    except NotAllowedNow as refusal:
        return refused(request, publication, refusal)
    return done(request, publication)


def asked(
    request: HttpRequest, publication: Publication, found: list[Finding], *, status: int = 200, **told: Any
) -> HttpResponse:
    told |= with_places(found, publication, held_by(request))
    told |= against_present(publication)
    told["approvers"] = who_may_approve(publication.council, but=request.user.pk)
    steps = steps_for(publication)
    days = due_days(steps, publication.council, on=localdate())
    told["asks_a_person"] = any(step.kind == StepKind.PERSON for step in steps)
    told["steps"] = list(zip(steps, days, strict=True)) if any(step.pk for step in steps) else []
    told["left"] = [comment for comment in comments_of(publication) if comment.answered_at is None]
    return page(request, "submit", publication, status=status, **told)


def against_present(publication: Publication) -> dict[str, Any]:
    """Of a further edition, what will differ from the one that the public reads now, before anything is frozen."""
    edition = latest_edition(publication)
    if edition is None or edition.removed_on:
        return {}
    now = publication.submitted or content_of(publication, on=localdate())
    return {"edition": edition, "changes": compared(edition.snapshot, now)}


def done(request: HttpRequest, publication: Publication) -> HttpResponse:
    messages.success(request, _("Submitted. From here on it cannot change, only be agreed to or sent back."))
    return redirect(hub_of(publication))


def refused(request: HttpRequest, publication: Publication, refusal: Exception) -> HttpResponse:
    """A second press of the button finds the work done; anything else is said."""
    if publication.pk:
        publication.refresh_from_db(fields=["state", "submitted_by"])
    if publication.state == State.IN_REVIEW and publication.submitted_by_id == request.user.pk:
        return redirect(hub_of(publication))
    return not_now(request, publication, refusal)
