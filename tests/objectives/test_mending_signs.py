"""A sign of success whose words are mended stays the same sign; another sign is another one."""

from datetime import date

import pytest

from objectives import measuring
from tests.objectives.stage import a_set, an_objective

ON = date(2026, 6, 1)


@pytest.fixture
def judged(barsetshire, olivia):
    """An objective with two signs, of which a person has judged the first."""
    objective = an_objective(a_set(barsetshire, by=olivia), by=olivia)
    measuring.set_criteria(objective, texts=["Parants say they are heard", "Fewer calls"], logic="all", by=olivia)
    measuring.judge_criterion(
        objective.criteria.get(position=1), is_seen=True, evidence="The survey of May.", on=ON, by=olivia
    )
    return objective


def signs(objective) -> list[tuple[str, bool | None, str]]:
    return list(objective.criteria.order_by("position").values_list("text", "is_seen", "evidence"))


def test_a_letter_mended_keeps_the_judgement_and_its_evidence(judged, olivia):
    measuring.set_criteria(judged, texts=["Parents say they are heard", "Fewer calls"], logic="all", by=olivia)

    assert signs(judged) == [("Parents say they are heard", True, "The survey of May."), ("Fewer calls", None, "")]


def test_a_sign_moved_and_mended_keeps_them_too(judged, olivia):
    measuring.set_criteria(judged, texts=["Fewer calls", "Parents say they are heard."], logic="all", by=olivia)

    assert signs(judged) == [("Fewer calls", None, ""), ("Parents say they are heard.", True, "The survey of May.")]


def test_another_sign_in_its_place_begins_without_a_judgement(judged, olivia):
    measuring.set_criteria(judged, texts=["Schools answer within a week", "Fewer calls"], logic="all", by=olivia)

    assert signs(judged) == [("Schools answer within a week", None, ""), ("Fewer calls", None, "")]


def test_the_same_words_twice_are_two_signs_and_one_keeps_the_judgement(judged, olivia):
    twice = ["Parants say they are heard", "Parants say they are heard"]
    measuring.set_criteria(judged, texts=twice, logic="all", by=olivia)

    assert [seen for _text, seen, _evidence in signs(judged)] == [True, None]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("No incidents arise", "Some incidents arise"),
        ("Fewer than 5 calls", "More than 5 calls"),
        ("The gap is under 10%", "The gap is under 90%"),
        ("People are able to come", "People are unable to come"),
        ("It is met", "It is not met"),
    ],
)
def test_words_that_turn_the_meaning_round_are_another_sign(before, now):
    assert not measuring.are_mended(before, now)
