"""The approver's pages: agree to exactly what was submitted, or ask for changes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council, User
from councils.roles import Can
from publications import actions
from publications.approval import chain_of, comments_of, parts_in, rows_of, who_answers
from publications.approval_forms import AskForChangesOnParts
from publications.checks import findings
from publications.lifecycle import NotAllowedNow
from publications.models import Answer, Edition, Publication, State
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
from publications.steps import who_may_approve

FIRST = 1  # the one step of a council that has set none
LONGEST_NUMBER = 4  # digits of a step's place that are read as one


@for_council(Can.APPROVE)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What it is, what changed, what the check says; then the decision."""
    publication = publication_of(council, kind, period)
    if request.method == "GET":
        if publication.state != State.IN_REVIEW:
            return to("officer_publication", publication)
        return asked(request, publication)
    step = request.POST.get("step", "")
    try:
        publication = actions.approve(
            publication,
            agreed_digest=request.POST.get("digest", ""),
            position=int(step) if step.isdecimal() and len(step) <= LONGEST_NUMBER else FIRST,
            by=person_of(request),
        )
    except NotAllowedNow as refusal:
        publication.refresh_from_db()
        if publication.state == State.IN_REVIEW and has_agreed(publication, step, person_of(request)):
            return to("officer_publication", publication)
        if publication.state == State.IN_REVIEW:
            return asked(request, publication, status=409, sentence=str(refusal))
        if publication.approved_by_id == request.user.pk:
            return to("officer_publication", publication)
        return not_now(request, publication, refusal)
    messages.success(request, what_follows(publication))
    return to("officer_publication", publication)


def has_agreed(publication: Publication, step: str, user: User) -> bool:
    """Whether the person agreed at that step already: then it is the second of two clicks."""
    agreed = [
        each for each in chain_of(publication).current if each.state == Answer.AGREED and each.decided_by_id == user.pk
    ]
    return any(str(each.position) == step for each in agreed)


def what_follows(publication: Publication) -> str:
    turn = chain_of(publication).turn
    if turn:
        return _("You agreed to it. The next step, “%(step)s”, is asked now.") % {"step": turn.name}
    return _("You agreed to it. It can be published now.")


def asked(request: HttpRequest, publication: Publication, *, status: int = 200, **told: Any) -> HttpResponse:
    told |= with_places(findings(publication, on=localdate()), publication, held_by(request))
    told |= compared(publication)
    told["is_own"] = publication.submitted_by_id == request.user.pk
    chain = chain_of(publication)
    approvers = who_may_approve(publication.council, but=publication.submitted_by_id)
    rows = rows_of(chain, approvers)
    told |= {"chain": chain, "turn": chain.turn, "has_steps": chain.has_steps, "rows": rows}
    told["comments"] = comments_of(publication)
    if chain.turn:
        answering = who_answers(chain.turn, approvers)
        told |= {"answering": answering, "is_asked": request.user in answering}
    return page(request, "decide", publication, status=status, **told)


def compared(publication: Publication) -> dict[str, Any]:
    """What differs from what was sent back; else from the edition the public reads now; for a first report, from that
    of the period before. Of one that was removed by law nothing is shown."""
    now: dict[str, Any] = publication.submitted  # type: ignore[assignment]  # in review: the database holds it
    if publication.sent_back_content:
        return {"sent_back": True, "changes": differences(publication.sent_back_content, now)}
    edition = latest_edition(publication)
    if edition and edition.removed_on:
        return {"removed": edition}
    if edition:
        return {"against": edition, "changes": differences(edition.snapshot, now)}
    before = None
    if publication.objective_set is None:
        before = (
            Edition.objects.of_the_period_before(publication)
            .filter(removed_on=None)
            .select_related("publication")
            .first()
        )
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
    form = AskForChangesOnParts(request.POST if request.method == "POST" else None)
    form.ask_about_parts(parts_in(publication.submitted or publication.sent_back_content))
    seen = request.POST.get("digest", "") if form.is_bound else publication.digest
    if not form.is_valid():
        return page(request, "send_back", publication, form=form, seen=seen, status=422 if form.is_bound else 200)
    try:
        actions.send_back(
            publication,
            because=form.cleaned_data["because"],
            comments=form.comments(),
            seen_digest=seen,
            by=person_of(request),
        )
    except NotAllowedNow as refusal:
        publication.refresh_from_db()
        if is_sent_back(publication, form, person_of(request)):  # the second of two clicks
            return to("officer_publication", publication)
        form.add_error(None, why_not_sent_back(publication, refusal))
        return page(request, "send_back", publication, form=form, seen=publication.digest, status=409)
    messages.success(request, _("Sent back. The officers can see your words and change the draft."))
    return to("officer_publication", publication)


def is_sent_back(publication: Publication, form: AskForChangesOnParts, user: User) -> bool:
    """Whether it was this person who sent it back, in these words, those on parts among them."""
    said = (publication.sent_back_because, publication.sent_back_by_name)
    told = set(publication.comments.filter(made_by=user).values_list("part", "text"))
    is_said = said == (form.cleaned_data["because"], str(user)) and form.comments().items() <= told
    return publication.state == State.DRAFT and is_said


def why_not_sent_back(publication: Publication, refusal: Exception) -> str:
    if publication.state == State.DRAFT and publication.sent_back_because:
        return _(
            "%(who)s has asked for changes already, and the draft is open. What you typed is not saved: copy it, and "
            "tell it to those who write the draft."
        ) % {"who": publication.sent_back_by_name}
    return str(refusal)
