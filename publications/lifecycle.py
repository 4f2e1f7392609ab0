"""What may happen to a publication, and when."""

from enum import StrEnum

from django.utils.translation import gettext as _

from objectives.lifecycle import NotAllowedNow
from publications.models import State

__all__ = ["Move", "NotAllowedNow", "after"]


class Move(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    SEND_BACK = "send back"
    AGREE = "agree at a step"
    APPROVE = "approve"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


MOVES: dict[Move, dict[State, State]] = {
    Move.EDIT: {State.DRAFT: State.DRAFT},
    Move.SUBMIT: {State.DRAFT: State.IN_REVIEW},
    Move.SEND_BACK: {State.IN_REVIEW: State.DRAFT, State.APPROVED: State.DRAFT},
    Move.AGREE: {State.IN_REVIEW: State.IN_REVIEW},
    Move.APPROVE: {State.IN_REVIEW: State.APPROVED},
    Move.PUBLISH: {State.APPROVED: State.PUBLISHED},
    Move.CORRECT: {State.PUBLISHED: State.DRAFT, State.WITHDRAWN: State.DRAFT},
    # What readers see can be withdrawn at any time, also while its correction is on its way: that goes on.
    Move.WITHDRAW: {State.PUBLISHED: State.WITHDRAWN}
    | {state: state for state in (State.DRAFT, State.IN_REVIEW, State.APPROVED)},
}


def after(state: str, move: Move) -> State:
    """The state that the move leads to. Raises NotAllowedNow where it may not be made."""
    known = State(state)
    try:
        return MOVES[move][known]
    except KeyError:
        raise NotAllowedNow(
            {
                State.DRAFT: _("This is a draft. It has to be submitted and approved first."),
                State.IN_REVIEW: _("This is with the approver. Nothing in it can change until they have answered."),
                State.APPROVED: _("This is approved and waits to be published. Send it back to change it."),
                State.PUBLISHED: _("This is published. Start a correction to change it."),
                State.WITHDRAWN: _("This was withdrawn. Start a correction to publish it again."),
            }[known]
        ) from None
