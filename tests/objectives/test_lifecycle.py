"""What may happen to a set in which state: the whole grid."""

import pytest

from objectives.lifecycle import Move, NotAllowedNow, after
from objectives.models import State

GRID = {
    #            draft        in_review    published   amending
    "edit": ("draft", None, None, "amending"),
    "submit": ("in_review", None, None, "in_review"),
    "send back": (None, "draft", None, None),
    "send back an amendment": (None, "amending", None, None),
    "publish": (None, "published", None, None),
    "note as published elsewhere": ("published", None, None, None),
    "amend": (None, None, "amending", None),
}
STATES = ("draft", "in_review", "published", "amending")
CELLS = [(move, state, to) for move, row in GRID.items() for state, to in zip(STATES, row, strict=True)]


def outcome(state: str, move: str) -> str | None:
    try:
        return after(state, Move(move)).value
    except NotAllowedNow:
        return None


def test_the_grid_names_every_state_and_every_move():
    assert set(GRID) == {move.value for move in Move}
    assert set(STATES) == set(State.values)


@pytest.mark.parametrize(("move", "state", "to"), CELLS)
def test_each_move_leads_where_the_grid_says_or_nowhere(move, state, to):
    assert outcome(state, move) == to


@pytest.mark.parametrize("state", STATES)
def test_a_refusal_is_a_sentence_that_says_how_things_stand(state):
    refused = next(Move(move) for move, at, to in CELLS if at == state and to is None)

    with pytest.raises(NotAllowedNow) as refusal:
        after(state, refused)

    assert str(refusal.value).startswith("This set is ")


def test_a_state_nobody_knows_is_no_state():
    with pytest.raises(ValueError):
        after("burnt", Move.EDIT)
