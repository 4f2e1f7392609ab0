"""What may happen to a council's words on its approach, and when."""

from enum import StrEnum

from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.models import Approach


class State(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"


class Move(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    SEND_BACK = "send back"
    PUBLISH = "publish"


MOVES: dict[Move, dict[State, State]] = {
    Move.WRITE: {State.DRAFT: State.DRAFT},
    Move.SUBMIT: {State.DRAFT: State.IN_REVIEW},
    Move.SEND_BACK: {State.IN_REVIEW: State.DRAFT},
    Move.PUBLISH: {State.IN_REVIEW: State.PUBLISHED},
}


def state_of(approach: Approach) -> State:
    """Where a version stands: its columns say it, and nothing else is stored."""
    if approach.number is not None:
        return State.PUBLISHED
    return State.IN_REVIEW if approach.submitted_at else State.DRAFT


def after(state: State, move: Move) -> State:
    """The state that the move leads to. Raises NotPossible where it may not be made."""
    if state in MOVES[move]:
        return MOVES[move][state]
    raise NotPossible(
        {
            State.DRAFT: _("This is a draft. It has to be submitted first."),
            State.IN_REVIEW: _("This is with the approver. Nothing in it can change until they have answered."),
            State.PUBLISHED: _("This is published. Write a new version to change it."),
        }[state]
    )
