"""What may happen to a set of objectives, and when."""

from enum import StrEnum

from django.utils.translation import gettext as _

from objectives.models import State


class Move(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    SEND_BACK = "send back"
    SEND_BACK_AMENDMENT = "send back an amendment"
    PUBLISH = "publish"
    NOTE_PUBLISHED = "note as published elsewhere"
    AMEND = "amend"


class NotAllowedNow(ValueError):
    """The state forbids the move; the message is a sentence fit for the page."""


# The approval itself is the publication's affair: here a set is either with the approver or it is not.
MOVES: dict[Move, dict[State, State]] = {
    Move.EDIT: {State.DRAFT: State.DRAFT, State.AMENDING: State.AMENDING},
    Move.SUBMIT: {State.DRAFT: State.IN_REVIEW, State.AMENDING: State.IN_REVIEW},
    Move.SEND_BACK: {State.IN_REVIEW: State.DRAFT},
    Move.SEND_BACK_AMENDMENT: {State.IN_REVIEW: State.AMENDING},
    Move.PUBLISH: {State.IN_REVIEW: State.PUBLISHED},
    Move.NOTE_PUBLISHED: {State.DRAFT: State.PUBLISHED},
    Move.AMEND: {State.PUBLISHED: State.AMENDING},
}


def after(state: str, move: Move) -> State:
    """The state that the move leads to. Raises NotAllowedNow where it may not be made."""
    known = State(state)
    try:
        return MOVES[move][known]
    except KeyError:
        raise NotAllowedNow(
            {
                State.DRAFT: _("This set is a draft. Submit it for approval first."),
                State.IN_REVIEW: _("This set is with the approver. Nothing in it can change until they have answered."),
                State.PUBLISHED: _("This set is published. Start an amendment to change it."),
                State.AMENDING: _("This set is already being amended."),
            }[known]
        ) from None
