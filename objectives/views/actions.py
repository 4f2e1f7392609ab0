"""The actions beside an objective: added, changed, done, dropped and put back, at any state of its set."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.models import Council, Record
from councils.people_form import no_longer_here, people_who
from councils.roles import Can
from duty.written import in_words
from objectives import doing
from objectives.forms import AddAction, ChangeAction, DropAction, FinishAction, ReopenAction
from objectives.models import Action, ActionState, Decision, Objective
from objectives.querysets import replaced_by
from objectives.views.answers import CONFLICT, address_of, answer, objective_of, person


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    objective = objective_of(council, set_slug, pk)
    return answer(
        request,
        "objectives/add_action.html",
        AddAction.among(people_who(council, Can.SEE_DRAFTS), request.POST or None),
        save=lambda form: doing.add_action(objective, on=today_at(council), by=person(request), **form.cleaned_data),
        done=address_of(objective, "actions"),
        said=lambda action: _("The action is added.") + warned_of(action, on=today_at(council)),
        objective_set=objective.objective_set,
        objective=objective,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_action(request: HttpRequest, council: Council, set_slug: str, pk: int, action: int) -> HttpResponse:
    """What it says, who does it, and its day, with the reason for which that moves."""
    changed = action_of(council, set_slug, pk, action)
    people = people_who(council, Can.SEE_DRAFTS)
    return over(request, changed) or answer(
        request,
        "objectives/change_action.html",
        ChangeAction.of(changed, people, request.POST or None),
        save=lambda form: doing.change_action(
            changed, seen=form.cleaned_data["seen"], on=today_at(council), by=person(request), **form.told()
        ),
        done=address_of(changed.objective, "actions"),
        said=lambda action: _("The action is saved.") + warned_of(action, on=today_at(council)),
        objective_set=changed.objective.objective_set,
        objective=changed.objective,
        action=changed,
        gone=no_longer_here(changed.owner_account, people),
        moves=moves_of(changed),
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def finish_action(request: HttpRequest, council: Council, set_slug: str, pk: int, action: int) -> HttpResponse:
    finished = action_of(council, set_slug, pk, action)
    on = today_at(council)
    return over(request, finished) or answer(
        request,
        "objectives/finish_action.html",
        FinishAction(request.POST or None, on=on),
        save=lambda form: doing.finish_action(finished, by=person(request), **form.cleaned_data),
        done=address_of(finished.objective, "actions"),
        said=_("The action is noted as done."),
        objective_set=finished.objective.objective_set,
        objective=finished.objective,
        action=finished,
        on=on,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def drop_action(request: HttpRequest, council: Council, set_slug: str, pk: int, action: int) -> HttpResponse:
    dropped = action_of(council, set_slug, pk, action)
    return over(request, dropped) or answer(
        request,
        "objectives/drop_action.html",
        DropAction(request.POST or None),
        save=lambda form: doing.drop_action(dropped, on=today_at(council), by=person(request), **form.cleaned_data),
        done=address_of(dropped.objective, "actions"),
        said=_("The action is dropped. It stays here with your reason."),
        objective_set=dropped.objective.objective_set,
        objective=dropped.objective,
        action=dropped,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def reopen_action(request: HttpRequest, council: Council, set_slug: str, pk: int, action: int) -> HttpResponse:
    """For what was ended by mistake, or too soon."""
    back = action_of(council, set_slug, pk, action)
    if back.state == ActionState.OPEN and request.method == "GET":
        return stopped(request, back, _("This action is to do already."))
    return answer(
        request,
        "objectives/reopen_action.html",
        ReopenAction(request.POST or None),
        save=lambda form: doing.reopen_action(back, on=today_at(council), by=person(request), **form.cleaned_data),
        done=address_of(back.objective, "actions"),
        said=_("The action is to do again."),
        objective_set=back.objective.objective_set,
        objective=back.objective,
        action=back,
    )


def warned_of(action: Action, *, on: date) -> str:
    """That its day has passed already, as the diary says it of an entry; nothing where it has not."""
    if action.due_on >= on:
        return ""
    words = _("Its day, %(day)s, has passed already, so it shows as overdue.")
    return " " + words % {"day": in_words(action.due_on)}


def action_of(council: Council, set_slug: str, pk: int, action: int) -> Action:
    """The action, with its objective, set and council at hand."""
    return get_object_or_404(objective_of(council, set_slug, pk).actions.select_related("owner_account"), pk=action)


def over(request: HttpRequest, action: Action) -> HttpResponse | None:
    """The page that says that an action has ended; None where it is to do. A form already filled in is answered itself,
    so that nothing typed is lost."""
    why = doing.why_over(action)
    return stopped(request, action, why) if why and request.method == "GET" else None


def stopped(request: HttpRequest, action: Action, because: str) -> HttpResponse:
    shown = {"objective": action.objective, "action": action, "because": because}
    return render(request, "objectives/action_stopped.html", shown, status=CONFLICT)


def moves_of(action: Action) -> list[Record]:
    """The acts by which its day moved, the newest first."""
    acts = Record.objects.filter(subject_type=action._meta.label_lower, subject_number=action.pk)
    return list(acts.filter(event="action changed", after__has_key="due_on").order_by("-at", "-pk"))


# --- On the objective's page ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WhatWeDo:
    """The actions of one objective, as its page shows them on a day."""

    to_do: tuple[Action, ...]
    ended: tuple[Action, ...]
    why_not_expected: str


def what_we_do(objective: Objective, *, on: date) -> WhatWeDo:
    """Wants `actions`, with their owners, and `reviews` prefetched."""
    rows = sorted(objective.actions.all(), key=lambda action: (action.due_on, action.pk))
    to_do = tuple(action for action in rows if action.state == ActionState.OPEN)
    ended = sorted((action for action in rows if action.ended_on), key=lambda action: (action.ended_on, action.pk))
    return WhatWeDo(to_do, tuple(reversed(ended)), why_not_expected(objective, on=on) if to_do else "")


def why_not_expected(objective: Objective, *, on: date) -> str:
    """Why nobody is reminded of its actions, or should be no more; empty where all is well."""
    objective_set = objective.objective_set
    if objective_set.published_on is None or objective.number is None:
        return _("Nobody is reminded of these days until the objective is published.")
    if replaced_by(objective_set, on=on):
        return _("Another set has taken the place of this one, so nobody is reminded of what is still to do here.")
    newest = max(objective.reviews.all(), key=lambda review: (review.decided_on, review.pk), default=None)
    if newest and newest.decision == Decision.RETIRE:
        return _("A review has retired this objective. Drop what will not be done any more.")
    return ""
