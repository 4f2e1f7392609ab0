"""What a further edition changes and why: asked when the published one is opened again, frozen when it is published."""

from dataclasses import dataclass
from typing import Any

from publications.models import Edition, Publication


@dataclass(frozen=True)
class Why:
    """What is said when a published document is opened again. An error is mended, or something is added or updated;
    a small change counts the number after the point, a substantial one the number before it."""

    mends_an_error: bool
    is_major: bool = False
    was_wrong: str = ""
    is_right: str = ""
    because: str = ""
    decided_by: str = ""


def why_of(publication: Publication) -> Why:
    """What was said when it was opened again. Where nothing was: a report is corrected, a set of objectives amended."""
    said = getattr(publication, "change", None)
    if said is None:
        return Why(mends_an_error=publication.objective_set_id is None)
    return Why(said.mends_an_error, said.is_major, said.was_wrong, said.is_right, said.because, said.decided_by)


def next_label(last: Edition | None, *, is_major: bool) -> tuple[int, int]:
    """What the edition after that one is called: 1.0, then 1.1, 1.2 or 2.0."""
    if last is None:
        return 1, 0
    return (last.major + 1, 0) if is_major else (last.major, last.minor + 1)


def frozen_change(publication: Publication, last: Edition | None) -> dict[str, Any]:
    """The columns of the next edition that say how it is called and what it mends; `last` is the one before it."""
    why = why_of(publication)
    major, minor = next_label(last, is_major=why.is_major)
    if last is None:
        return {"major": major, "minor": minor}
    return {
        "major": major,
        "minor": minor,
        "is_correction": why.mends_an_error,
        "was_wrong": why.was_wrong if why.mends_an_error else "",
        "is_right": why.is_right if why.mends_an_error else "",
        "changed_because": why.because,
        "change_decided_by": why.decided_by,
    }
