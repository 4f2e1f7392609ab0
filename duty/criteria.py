"""Whether signs of success that are joined by "all" or "any" are met, when some of them are not judged yet."""

from collections.abc import Sequence
from enum import StrEnum


class Logic(StrEnum):
    """How the signs are joined."""

    ALL = "all"
    ANY = "any"


_RULES = {Logic.ALL: "all are needed", Logic.ANY: "any one is enough"}
_OUTCOMES = {True: "as things stand it is met", False: "as things stand it is not met", None: "it cannot be said yet"}


def outcome(logic: str, states: Sequence[bool | None]) -> bool | None:
    """Whether it is met: as soon as that is certain, whatever the signs not judged yet (None) turn out to be.

    Without a single sign nothing can be said, so nothing is met by default.
    """
    decides = Logic(logic) is Logic.ANY  # one seen sign decides "any", one sign that is not seen decides "all"
    if decides in states:
        return decides
    return None if None in states or not states else not decides


def in_words(logic: str, states: Sequence[bool | None]) -> str:
    """ "1 of 3 signs is seen; any one is enough, so it is met." """
    found = outcome(logic, states)
    if not states:
        return "No signs are named, so it cannot be said whether it is met."
    if found is False and Logic(logic) is Logic.ALL:
        counted = f"{_of(states.count(False), len(states))} not seen"
    else:
        counted = f"{_of(states.count(True), len(states))} seen"
    waiting = states.count(None)
    if found is None:
        counted += f" and {waiting} {_be(waiting)} not judged yet"
    rule = "it is the only one" if len(states) == 1 else _RULES[Logic(logic)]
    return f"{counted}; {rule}, so {_OUTCOMES[found]}."


def _of(count: int, total: int) -> str:
    return f"{count or 'None'} of {total} {'sign' if total == 1 else 'signs'} {_be(count)}"


def _be(count: int) -> str:
    return "is" if count < 2 else "are"
