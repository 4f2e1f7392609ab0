"""What differs between two texts, word by word: what stayed, what was taken out, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
# Comparing words takes time by the product of their numbers; longer passages are compared line by line alone.
MOST_PAIRS = 1_000_000
# Two passages that share fewer of their words than this are told apart as wholes: nobody reads a patchwork.
LEAST_ALIKE = 0.2


@dataclass(frozen=True)
class Run:
    """A piece of text, and whether it is the same in both, removed or added."""

    kind: str
    text: str


def marked(before: str, now: str) -> list[Run]:
    """Both texts as one, marked. Lines are matched first and then the words of those that differ."""
    old, new = before.splitlines(keepends=True), now.splitlines(keepends=True)
    runs: list[Run] = []
    for kind, first, second in _matched(old, new):
        if kind == "replace":
            runs += _in_words("".join(first), "".join(second))
        else:
            runs += _runs(kind, "".join(first), "".join(second))
    return joined(runs)


def _in_words(before: str, now: str) -> Iterator[Run]:
    old, new = PIECES.findall(before), PIECES.findall(now)
    if len(old) * len(new) > MOST_PAIRS:
        yield from _runs("replace", before, now)
        return
    found = list(_matched(old, new))
    kept = sum(len(_words(first)) for kind, first, _second in found if kind == "equal")
    if 2 * kept < LEAST_ALIKE * (len(_words(old)) + len(_words(new))):
        yield from _runs("replace", before, now)
        return
    for kind, first, second in found:
        yield from _runs(kind, "".join(first), "".join(second))


def _words(pieces: Sequence[str]) -> list[str]:
    return [piece for piece in pieces if piece[0].isalnum()]


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    exact = len(old) * len(new) <= MOST_PAIRS
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=not exact).get_opcodes():
        yield kind, old[a:b], new[c:d]


def _runs(kind: str, before: str, now: str) -> Iterator[Run]:
    if kind == "equal":
        yield Run("same", now)
        return
    if before:
        yield Run("removed", before)
    if now:
        yield Run("added", now)


def joined(runs: Sequence[Run]) -> list[Run]:
    """The same with each stretch of change as one removal and one addition: a blank between two changed words says
    nothing by itself, and a reader who listens hears one "removed" and one "added"."""
    told: list[Run] = []
    gone, come = "", ""
    for number, run in enumerate(runs):
        is_blank = run.kind == "same" and not run.text.strip() and "\n" not in run.text
        between = is_blank and bool(gone or come) and number + 1 < len(runs)
        if run.kind == "removed" or between:
            gone += run.text
        if run.kind == "added" or between:
            come += run.text
        if run.kind == "same" and not between:
            told += [*_runs("replace", gone, come), run]
            gone, come = "", ""
    return [*told, *_runs("replace", gone, come)]
