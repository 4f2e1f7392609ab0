"""The approver's pages: agree to exactly what was submitted, or ask for changes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from publications import actions
from publications.checks import findings
from publications.forms import AskForChanges
from publications.lifecycle import NotAllowedNow
from publications.models import Edition, Publication, State
from publications.officer_views.reaching import (
    held_by,
    latest_edition,
    not_now,
    page,
    person_of,
    publication_of,
    to,
    with_places,
)
from publications.report.differences import differences, word_for_word


@for_council(Can.APPROVE)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What it is, what changed, what the check says; then the decision."""
    publication = publication_of(council, kind, period)
    if request.method == "GET":
        if publication.state != State.IN_REVIEW:
            return to("officer_publication", publication)
        return asked(request, publication)
    try:
        actions.approve(publication, agreed_digest=request.POST.get("digest", ""), by=person_of(request))
    except NotAllowedNow as refusal:
        publication.refresh_from_db()
        if publication.state == State.IN_REVIEW:
            return asked(request, publication, status=409, sentence=str(refusal))
        if publication.approved_by_id == request.user.pk:
            return to("officer_publication", publication)
        return not_now(request, publication, refusal)
    messages.success(request, _("You agreed to it. It can be published now."))
    return to("officer_publication", publication)


def asked(request: HttpRequest, publication: Publication, *, status: int = 200, **told: Any) -> HttpResponse:
    told |= with_places(findings(publication, on=localdate()), publication, held_by(request))
    told |= compared(publication)
    told["is_own"] = publication.submitted_by_id == request.user.pk
    return page(request, "decide", publication, status=status, **told)


def compared(publication: Publication) -> dict[str, Any]:
    """What differs from what was sent back; else from the edition the public reads now; for a first report, from that
    of the period before."""
    now: dict[str, Any] = publication.submitted  # type: ignore[assignment]  # in review: the database holds it
    if publication.sent_back_content:
        return {"sent_back": True, "changes": differences(publication.sent_back_content, now)}
    edition = latest_edition(publication)
    if edition:
        return {"against": edition, "changes": differences(edition.snapshot, now)}
    before = None
    if publication.objective_set is None:
        before = Edition.objects.of_the_period_before(publication).select_related("publication").first()
    if before:
        return {
            "before": before,
            "changes": differences(before.snapshot, now),
            "same": word_for_word(before.snapshot, now),
        }
    return {}


@for_council(Can.APPROVE)
@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """Say what has to change; the draft opens again."""
    publication = publication_of(council, kind, period)
    if request.method == "GET" and publication.state not in (State.IN_REVIEW, State.APPROVED):
        return to("officer_publication", publication)
    form = AskForChanges(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, "send_back", publication, form=form, status=422 if form.is_bound else 200)
    try:
        actions.send_back(publication, because=form.cleaned_data["because"], by=person_of(request))
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return page(request, "send_back", publication, form=form, status=409)
    messages.success(request, _("Sent back. The officers can see your words and change the draft."))
    return to("officer_publication", publication)
