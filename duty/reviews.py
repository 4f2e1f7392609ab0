"""When a set of objectives, and each objective in it, is due for review: the earliest of several days, and whose."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from duty.citations import OBJECTIVES_2017, SCOTLAND_OUTCOMES, WALES_REVIEW, Citation
from duty.intervals import ONE_DAY, last_day, last_day_lenient, number_in_words
from duty.nations import Nation
from duty.written import in_words

_SETS: dict[Nation, Citation] = {Nation.ENGLAND: OBJECTIVES_2017, Nation.SCOTLAND: SCOTLAND_OUTCOMES}
"""Where the law itself says how long a published set may stand: four years in both."""


class Because(StrEnum):
    """Which day decided."""

    OWN_END = "own_end"
    YEARS = "years"
    LOCAL_REVIEW = "local_review"
    SET = "set"


@dataclass(frozen=True)
class ReviewDue:
    """The day by which a review is due, which rule won, and why. All empty when nothing fixes a day.

    `statutory` is false when the winning day is the council's own choice: its end date or its local review date.
    `contested_until` is the day after which it is late on every reading; None where there is only one reading.
    `citation` is the provision that sets a statutory day.
    """

    due_on: date | None
    because: Because | None
    statutory: bool
    contested_until: date | None
    explanation: tuple[str, ...]
    citation: Citation | None = None


@dataclass(frozen=True)
class _Candidate:
    """A day that may decide. With a `citation` the law sets it; `doing` is what is owed by then."""

    day: date
    because: Because
    sentence: str
    contested_until: date | None = None
    citation: Citation | None = None
    doing: str = "publishing"


def set_due(
    published_on: date | None, ends_on: date | None, years: int = 4, *, nation: str = Nation.ENGLAND
) -> ReviewDue:
    """When a set of objectives must be replaced: the earlier of its own end and its years from publication.

    England: regulation 5 of SI 2017/353 gives four years beginning with the day of publication. Scotland: regulation 4
    of SSI 2012/162 does. In Wales the law gives four years to each objective and none to the plan they stand in, so the
    set's years are a custom there. A set's own end is the council's choice. On the same day the statutory rule is
    named.
    """
    which = Nation(nation)
    candidates = []
    if published_on is not None:
        counted = _years(published_on, years, f"It was published on {in_words(published_on)}", _SETS.get(which))
        candidates.append(counted)
    if ends_on is not None:
        candidates.append(
            _Candidate(ends_on, Because.OWN_END, f"The set's own end is {in_words(ends_on)}, the council's choice.")
        )
    found = _earliest(candidates, "Neither a publication day nor an end is known, so no day can be given for the set.")
    if published_on is None or which is Nation.ENGLAND:
        return found
    return replace(found, explanation=(*found.explanation, _whose_years(which, years)))


def review_due(
    adopted_on: date | None,
    local_review_on: date | None,
    set_due_on: date | None,
    years: int = 4,
    *,
    by_law: bool = False,
) -> ReviewDue:
    """When one objective is due for review: the earliest of the local review date, its years, and the set's day.

    English and Scottish law fix no review of a single objective: the years are counted from its adoption as good
    practice, and only the set's day can be statutory, which the set itself says. In Wales (`by_law`) regulation 4 of
    SI 2011/1064 asks for a review of each objective within its years, which begin with its publication or its last
    review: pass that day as `adopted_on`.
    """
    candidates = []
    if set_due_on is not None:
        candidates.append(
            _Candidate(set_due_on, Because.SET, f"The set it belongs to is due on {in_words(set_due_on)}.")
        )
    if adopted_on is not None and by_law:
        started = f"This objective was published or last reviewed on {in_words(adopted_on)}"
        candidates.insert(0, _years(adopted_on, years, started, WALES_REVIEW, doing="reviewing"))
    elif adopted_on is not None:
        started = f"This objective was adopted or last reviewed on {in_words(adopted_on)}"
        candidates.append(_years(adopted_on, years, started, None))
    if local_review_on is not None:
        candidates.append(
            _Candidate(
                local_review_on,
                Because.LOCAL_REVIEW,
                f"The council's own review date is {in_words(local_review_on)}.",
            )
        )
    found = _earliest(candidates, "No review date, adoption day or set date is known, so no day can be given.")
    if adopted_on is None or not by_law:
        return found
    law = (
        f"The law asks for a review of each objective within {number_in_words(years, 'year')}. Source: {WALES_REVIEW}."
    )
    return replace(found, explanation=(*found.explanation, law))


def _whose_years(nation: Nation, years: int) -> str:
    """Whether the years of a set are the law's own outside England."""
    length = number_in_words(years, "year")
    if nation in _SETS:
        return f"The law gives a published set {length}. Source: {_SETS[nation]}."
    return f"The law sets no interval for a set of objectives in {nation.label}: {length} is a custom."


def _years(
    start: date, years: int, started: str, citation: Citation | None, *, doing: str = "publishing"
) -> _Candidate:
    safe, lenient = last_day(start, years), last_day_lenient(start, years)
    return _Candidate(
        safe,
        Because.YEARS,
        f"{started}, and {number_in_words(years, 'year')} beginning with that day "
        f"{'ends' if years == 1 else 'end'} on {in_words(safe)}.",
        contested_until=lenient if citation and lenient > safe else None,
        citation=citation,
        doing=doing,
    )


def _earliest(candidates: list[_Candidate], nothing: str) -> ReviewDue:
    """The earliest day; on the same day the first candidate wins."""
    if not candidates:
        return ReviewDue(None, None, statutory=False, contested_until=None, explanation=(nothing,))
    winner = min(candidates, key=lambda candidate: candidate.day)
    sentences = [winner.sentence]
    sentences += [candidate.sentence for candidate in candidates if candidate is not winner]
    if len(candidates) > 1:
        sentences.append(f"The earliest of these counts: {in_words(winner.day)}.")
    if winner.contested_until is not None:
        arguable, late = in_words(winner.contested_until), in_words(winner.contested_until + ONE_DAY)
        sentences.append(
            f"{in_words(winner.day)} is the safe day; {winner.doing} on {arguable} is arguable; from {late} it is late."
        )
    return ReviewDue(
        winner.day,
        winner.because,
        winner.citation is not None,
        winner.contested_until,
        tuple(sentences),
        winner.citation,
    )
