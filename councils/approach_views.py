"""Pages on which a council's approach is written, submitted and decided on."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from councils import approaches as verbs
from councils.access import for_council
from councils.actions import NotPossible
from councils.answers import CONFLICT, answer, person
from councils.approach_forms import ApproachWords, SendBack
from councils.day import today_at
from councils.edits import StaleEdit
from councils.lifecycle import Move, State, after, state_of
from councils.models import Approach, Council
from councils.people_form import people_who
from councils.roles import Can

FOLDER = "councils/approach/"


@for_council(Can.SEE_DRAFTS)
@require_safe
def approach(request: HttpRequest, council: Council) -> HttpResponse:
    return hub(request, council)


def hub(request: HttpRequest, council: Council, *, sentence: str = "") -> HttpResponse:
    """What is public, the draft beside it, who has it and what comes next; `sentence` says why something is refused."""
    page = compared(council) | {"sentence": sentence}
    return render(request, f"{FOLDER}approach.html", page, status=CONFLICT if sentence else 200)


def compared(council: Council) -> dict[str, Any]:
    """The public words and the draft, and who else may decide on it."""
    draft = council.approaches.being_written().first()
    approvers = people_who(council, Can.APPROVE) if draft else []
    return {
        "public": council.approaches.published(on=today_at(council)).first(),
        "draft": draft,
        "is_in_review": draft is not None and state_of(draft) == State.IN_REVIEW,
        "approvers": [user for user in approvers if draft and not verbs.is_own(draft, user)],
    }


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def write_approach(request: HttpRequest, council: Council) -> HttpResponse:
    standing = council.approaches.being_written().first() or verbs.newest_of(council)
    return with_the_approver(request, council, standing) or answer(
        request,
        f"{FOLDER}write.html",
        ApproachWords.about(standing, request.POST or None)
        if standing
        else ApproachWords(request.POST or None, initial={"seen": 0}),
        save=lambda form: verbs.write_approach(
            council, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"], by=person(request)
        ),
        done=page_of(council),
        said=_("The draft is saved. Nothing is public until another person has agreed to it."),
        back=page_of(council),
        standing=standing,
    )


def with_the_approver(request: HttpRequest, council: Council, standing: Approach | None) -> HttpResponse | None:
    """The page that says why the draft cannot be changed now; None where it can. A form already filled in is answered
    itself."""
    if request.method == "POST" or standing is None or standing.number:
        return None
    try:
        after(state_of(standing), Move.WRITE)
    except NotPossible as refusal:
        page = {"sentence": str(refusal), "back": page_of(council)}
        return render(request, "councils/not_now.html", page, status=CONFLICT)
    return None


@for_council(Can.EDIT_PUBLICATIONS)
@require_POST
def submit_approach(request: HttpRequest, council: Council) -> HttpResponse:
    seen = request.POST.get("seen", "")
    try:
        verbs.submit_approach(council, seen=int(seen) if seen.isdecimal() else 0, by=person(request))
    except StaleEdit:
        return hub(request, council, sentence=_("The draft was changed since you opened the page. Read it again."))
    except NotPossible as refusal:
        return hub(request, council, sentence=str(refusal))
    messages.success(request, _("Submitted. From here on it cannot change, only be agreed to or sent back."))
    return redirect(page_of(council))


@for_council(Can.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def decide_approach(request: HttpRequest, council: Council) -> HttpResponse:
    """The draft beside what is public; then the decision, which makes it public at once."""
    if request.method != "POST":
        return decision(request, council)
    digest = request.POST.get("digest", "")
    try:
        verbs.publish_approach(council, agreed_digest=digest, on=today_at(council), by=person(request))
    except NotPossible as refusal:
        return decision(request, council, sentence=str(refusal))
    messages.success(request, _("Published. Readers see it on the council’s page now."))
    return redirect(page_of(council))


def decision(request: HttpRequest, council: Council, *, sentence: str = "") -> HttpResponse:
    page = compared(council)
    draft = page["draft"]
    if not page["is_in_review"]:
        return hub(request, council, sentence=sentence) if sentence else redirect(page_of(council))
    page |= {"sentence": sentence, "is_own": verbs.is_own(draft, person(request)), "on": today_at(council)}
    return render(request, f"{FOLDER}decide.html", page, status=CONFLICT if sentence else 200)


@for_council(Can.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back_approach(request: HttpRequest, council: Council) -> HttpResponse:
    draft = council.approaches.being_written().first()
    if request.method != "POST" and (draft is None or state_of(draft) != State.IN_REVIEW):
        return redirect(page_of(council))
    return answer(
        request,
        f"{FOLDER}send_back.html",
        SendBack(request.POST or None),
        save=lambda form: verbs.send_back_approach(council, **form.cleaned_data, by=person(request)),
        done=page_of(council),
        said=_("Sent back. The officers can see your words and change the draft."),
        back=page_of(council),
    )


def page_of(council: Council) -> str:
    return reverse("approach", args=[council.slug])
