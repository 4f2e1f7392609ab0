"""The whole grid of states and moves of a publication."""

import pytest

from publications.lifecycle import Move, NotAllowedNow, after
from publications.models import State

GRID = {
    (State.DRAFT, Move.EDIT): State.DRAFT,
    (State.DRAFT, Move.SUBMIT): State.IN_REVIEW,
    (State.IN_REVIEW, Move.SEND_BACK): State.DRAFT,
    (State.IN_REVIEW, Move.AGREE): State.IN_REVIEW,
    (State.IN_REVIEW, Move.APPROVE): State.APPROVED,
    (State.APPROVED, Move.SEND_BACK): State.DRAFT,
    (State.APPROVED, Move.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Move.CORRECT): State.DRAFT,
    (State.PUBLISHED, Move.WITHDRAW): State.WITHDRAWN,
    (State.WITHDRAWN, Move.CORRECT): State.DRAFT,
    (State.DRAFT, Move.WITHDRAW): State.DRAFT,
    (State.IN_REVIEW, Move.WITHDRAW): State.IN_REVIEW,
    (State.APPROVED, Move.WITHDRAW): State.APPROVED,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_each_move_from_each_state_is_made_or_refused_with_a_sentence(state, move):
    print(f"{state:>10} + {move:<9} = {GRID.get((state, move), 'refused')}")
    if (state, move) in GRID:
        assert after(state, move) == GRID[state, move]
    else:
        with pytest.raises(NotAllowedNow, match=r"^[A-Z].+\.$"):
            after(state, move)


def test_nothing_leads_back_to_a_draft_without_a_reason_being_asked():
    back = {move for (state, move), to in GRID.items() if to == State.DRAFT and state != State.DRAFT}
    assert back == {Move.SEND_BACK, Move.CORRECT}


def test_a_state_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="lost"):
        after("lost", Move.EDIT)
