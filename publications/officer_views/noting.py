"""What is noted on a document's way through the steps: a body's decision, a step passed over, another day, and what
became of a comment."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.actions import NotPossible
from councils.answers import answer
from councils.models import Council
from councils.roles import Can
from duty.written import in_words
from publications import approving
from publications.approval import Chain, chain_of, earliest_decision, parts_in
from publications.approval_forms import AnswerComment, DueDay, NoteDecision, PassOver
from publications.lifecycle import NotAllowedNow
from publications.models import Publication, SignOff, State, StepKind
from publications.officer_views.reaching import FOLDER, address, hub_of, person_of, publication_of, to


def kept_in_the_form(verb: Callable[[], Any]) -> Any:
    """What the state forbids is said in the form, so that what was typed stays."""
    try:
        return verb()
    except NotAllowedNow as refusal:
        raise NotPossible(str(refusal)) from refusal


def framed(publication: Publication, **told: object) -> dict[str, Any]:
    """What every page about a publication is given."""
    return {"council": publication.council, "publication": publication, "hub": hub_of(publication)} | told


def a_body_of(request: HttpRequest, chain: Chain) -> SignOff | None:
    """The body's step that is asked now; or of a form that was sent the one it is about, which may be answered by now.
    None where there is nothing to note: no body is asked, or it is the second of two clicks."""
    turn = chain.turn if chain.turn and chain.turn.kind == StepKind.BODY else None
    bodies = {str(each.position): each for each in chain.current if each.kind == StepKind.BODY}
    sent = bodies.get(request.POST.get("step", ""))
    if sent is None:
        return turn
    return None if sent.decided_by_id == request.user.pk and sent.kept_from is None else sent


@for_council(Can.PUBLISH)
@require_http_methods(["GET", "POST"])
def note_decision(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """What a body decided: on which day, with the minute and the link; and what it wants changed."""
    publication = publication_of(council, kind, period)
    chain = chain_of(publication)
    turn = a_body_of(request, chain)
    if turn is None:
        return to("officer_publication", publication)
    form = NoteDecision.of(
        turn,
        request.POST if request.method == "POST" else None,
        digest=publication.digest,
        parts=parts_in(publication.submitted or publication.sent_back_content),
        earliest=earliest_decision(chain, turn),
        on=localdate(),
    )
    return answer(
        request,
        f"{FOLDER}note_decision.html",
        form,
        save=lambda form: kept_in_the_form(
            lambda: approving.note_decision(publication, on=localdate(), by=person_of(request), **form.told())
        ),
        done=address("officer_publication", publication),
        said=said_of,
        **framed(publication, turn=turn, is_author=publication.submitted_by_id == request.user.pk),
    )


def said_of(publication: Publication) -> str:
    """What follows from a decision that has just been noted."""
    if publication.state == State.DRAFT:
        return _("The decision is noted, and the draft is open again.")
    if publication.state == State.APPROVED:
        return _("The decision is noted. That was the last step.")
    return _("The decision is noted. The next step is asked now.")


@for_council(Can.APPROVE)
@require_http_methods(["GET", "POST"])
def pass_over_step(request: HttpRequest, council: Council, kind: str, period: str) -> HttpResponse:
    """A body does not decide on this document after all, and why."""
    publication = publication_of(council, kind, period)
    turn = a_body_of(request, chain_of(publication))
    if turn is None:
        return to("officer_publication", publication)
    return answer(
        request,
        f"{FOLDER}pass_over.html",
        PassOver(request.POST if request.method == "POST" else None, initial={"step": turn.position}),
        save=lambda form: kept_in_the_form(
            lambda: approving.pass_over(
                publication,
                because=form.cleaned_data["because"],
                position=form.cleaned_data["step"],
                by=person_of(request),
            )
        ),
        done=address("officer_publication", publication),
        said=_("The step is passed over, with your reason."),
        **framed(publication, turn=turn),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def change_due_day(request: HttpRequest, council: Council, kind: str, period: str, position: int) -> HttpResponse:
    """Another day by which a step of what is under way is to be answered."""
    publication = publication_of(council, kind, period)
    sign_off = next((each for each in chain_of(publication).current if each.position == position), None)
    if sign_off is None or (request.method == "GET" and publication.state != State.IN_REVIEW):
        return to("officer_publication", publication)

    def save(form: DueDay) -> SignOff:
        told = {name: form.cleaned_data[name] for name in ("due_on", "seen")}
        return approving.change_due_day(sign_off, on=localdate(), by=person_of(request), **told)

    return answer(
        request,
        f"{FOLDER}due_day.html",
        DueDay.about(sign_off, request.POST if request.method == "POST" else None),
        save=lambda form: kept_in_the_form(lambda: save(form)),
        done=address("officer_publication", publication),
        said=lambda saved: (
            _("“%(step)s” is to be answered by %(day)s.") % {"step": saved.name, "day": in_words(saved.due_on)}
        ),
        **framed(publication, sign_off=sign_off),
    )


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def answer_comment(request: HttpRequest, council: Council, kind: str, period: str, comment: int) -> HttpResponse:
    """Say what was done about a comment on a part."""
    publication = publication_of(council, kind, period)
    commented = get_object_or_404(publication.comments, pk=comment)
    is_open = publication.is_open_to_editing and commented.answered_at is None
    if request.method == "GET" and not is_open:
        return to("officer_publication", publication)
    return answer(
        request,
        f"{FOLDER}answer_comment.html",
        AnswerComment(request.POST if request.method == "POST" else None),
        save=lambda form: kept_in_the_form(
            lambda: approving.answer_comment(commented, answer=form.cleaned_data["answer"], by=person_of(request))
        ),
        done=address("officer_publication", publication),
        said=_("Noted. Whoever decides next reads it."),
        **framed(publication, comment=commented),
    )
