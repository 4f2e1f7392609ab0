"""Signs of success joined by "all" or "any", some of them not judged yet."""

from itertools import product

import pytest

from duty.criteria import in_words, outcome


@pytest.mark.parametrize(
    ("logic", "states", "found", "sentence"),
    [
        ("any", (True, False, None), True, "1 of 3 signs is seen; any one is enough, so as things stand it is met."),
        ("any", (False, None, None), None,
         "None of 3 signs is seen and 2 are not judged yet; any one is enough, so it cannot be said yet."),
        ("any", (False, False), False, "None of 2 signs is seen; any one is enough, so as things stand it is not met."),
        ("all", (True, True), True, "2 of 2 signs are seen; all are needed, so as things stand it is met."),
        ("all", (True, True, None), None,
         "2 of 3 signs are seen and 1 is not judged yet; all are needed, so it cannot be said yet."),
        ("all", (True, False, None), False,
         "1 of 3 signs is not seen; all are needed, so as things stand it is not met."),
        ("all", (False, False), False, "2 of 2 signs are not seen; all are needed, so as things stand it is not met."),
        ("all", (True,), True, "1 of 1 sign is seen; it is the only one, so as things stand it is met."),
        ("any", (False,), False, "None of 1 sign is seen; it is the only one, so as things stand it is not met."),
        ("all", (), None, "No signs are named, so it cannot be said whether it is met."),
        ("any", (), None, "No signs are named, so it cannot be said whether it is met."),
    ],
)  # fmt: skip
def test_what_the_signs_say_together(
    logic: str, states: tuple[bool | None, ...], found: bool | None, sentence: str
) -> None:
    assert outcome(logic, states) is found
    assert in_words(logic, states) == sentence


@pytest.mark.parametrize("logic", ["all", "any"])
@pytest.mark.parametrize("count", range(1, 5))
def test_it_is_said_exactly_when_every_judgement_to_come_would_agree(logic: str, count: int) -> None:
    joined = all if logic == "all" else any
    for states in product((True, False, None), repeat=count):
        futures = {
            joined(judged) for judged in product(*((True, False) if state is None else (state,) for state in states))
        }
        assert outcome(logic, states) is (futures.pop() if len(futures) == 1 else None)


def test_signs_are_joined_by_all_or_any_and_nothing_else() -> None:
    with pytest.raises(ValueError):
        outcome("most", [True])
