"""What may be done to the actions beside an objective. The only place they change.

Like progress they are dated rows and no part of an edition: they come, change and end whatever state their set is in.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.record import Actor, act, record
from councils.roles import Can
from deadlines import actions as deadlines
from deadlines.keeping import must_hold
from deadlines.models import Kind
from duty.written import in_words
from objectives.expectations import expect_action
from objectives.lifecycle import NotAllowedNow
from objectives.models import Action, ActionState, Objective


@act
def add_action(objective: Objective, *, title: str, due_on: date, on: date, by: Actor, **told: Any) -> Action:
    """Add a step towards an objective; `told` are any of its other columns. The same step twice, as by a double click,
    is one. Raises NotPossible for an owner who may not see it."""
    council = held(objective.objective_set.council)
    objective = latest(objective)
    must_hold(council, Can.SEE_DRAFTS, told.get("owner_account"))
    said = {"title": title, "due_on": due_on} | told
    if before := objective.actions.filter(state=ActionState.OPEN, **said).first():
        return before
    action = Action.objects.create(objective=objective, **said)
    record("action added", by=by, council=council, of=action, after={"title": title, "due_on": due_on.isoformat()})
    expect_action(action, objective.objective_set, on=on, by=by)
    return action


@act
def change_action(action: Action, *, seen: int, on: date, by: Actor, because: str = "", **changes: Any) -> Action:
    """Change what an action says, who does it, or its day. A day that moves needs a reason, which the record keeps.

    Raises NotAllowedNow for one that has ended, StaleEdit when another save came between, and NotPossible for a moved
    day without a reason or an owner who may not see it."""
    council = held(action.objective.objective_set.council)
    must_be_to_do(latest(action))
    action = latest(action, seen=seen)
    is_moved = changes.get("due_on", action.due_on) != action.due_on
    if is_moved and not because:
        raise NotPossible(_("Say why the day moves."))
    if changes.get("owner_account") != action.owner_account:
        must_hold(council, Can.SEE_DRAFTS, changes.get("owner_account"))
    before, now = rewrite(action, **changes)
    if now:
        reason = {"because": because} if is_moved else {}
        record("action changed", by=by, council=council, of=action, before=before, after=now | reason)
        expect_action(action, action.objective.objective_set, on=on, by=by)
    return action


@act
def finish_action(action: Action, *, done_on: date, by: Actor, because: str = "") -> Action:
    """It was done on a day; `because` says what came of it, or why it was late. Its deadline closes. The same word
    twice is said once; raises NotAllowedNow for one that ended otherwise."""
    return end(action, ActionState.DONE, on=done_on, because=because, event="action done", by=by)


@act
def drop_action(action: Action, *, because: str, on: date, by: Actor) -> Action:
    """It will not be done, and why. It stays readable, and nobody is told of it any more. Twice for one reason is once;
    raises NotAllowedNow for one that ended otherwise."""
    return end(action, ActionState.DROPPED, on=on, because=because, event="action dropped", by=by)


def end(action: Action, state: ActionState, *, on: date, because: str, event: str, by: Actor) -> Action:
    council = held(action.objective.objective_set.council)
    action = latest(action)
    if (action.state, action.ended_because) == (state, because) and action.ended_on == on:
        return action
    must_be_to_do(action)
    rewrite(action, state=state, ended_on=on, ended_because=because)
    deadlines.close(action, kind=Kind.ACTION, on=on, by=by)
    record(event, by=by, council=council, of=action, after={"on": on.isoformat(), "because": because})
    return action


@act
def reopen_action(action: Action, *, because: str, on: date, by: Actor) -> Action:
    """It is to be done after all: it was ended by mistake, or too soon. How it ended stays in the record, and its day
    is expected again. Twice is once."""
    council = held(action.objective.objective_set.council)
    action = latest(action)
    if action.state == ActionState.OPEN:
        return action
    before, now = rewrite(action, state=ActionState.OPEN, ended_on=None, ended_because="")
    record("action reopened", by=by, council=council, of=action, before=before, after=now | {"because": because})
    expect_action(action, action.objective.objective_set, on=on, by=by)
    return action


def must_be_to_do(action: Action) -> None:
    if why := why_over(action):
        raise NotAllowedNow(why)


def why_over(action: Action) -> str:
    """Why nothing more can be done to an action, in a sentence; empty while it is to do."""
    if action.ended_on is None:
        return ""
    said = {"day": in_words(action.ended_on)}
    if action.state == ActionState.DONE:
        return _("This action was done on %(day)s.") % said
    return _("This action was dropped on %(day)s.") % said
