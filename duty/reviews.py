"""When a set of objectives, and each objective in it, is due for review: the earliest of several days, and whose."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty.intervals import ONE_DAY, last_day, last_day_lenient, number_in_words
from duty.written import in_words


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
    """

    due_on: date | None
    because: Because | None
    statutory: bool
    contested_until: date | None
    explanation: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    day: date
    because: Because
    sentence: str
    statutory: bool = False
    contested_until: date | None = None


def set_due(published_on: date | None, ends_on: date | None, years: int = 4) -> ReviewDue:
    """When a set of objectives must be replaced: the earlier of its own end and its years from publication.

    England: regulation 5 of SI 2017/353 gives four years beginning with the day of publication; a set's own end is the
    council's choice. On the same day the statutory rule is named.
    """
    candidates = []
    if published_on is not None:
        candidates.append(_years(published_on, years, f"published on {in_words(published_on)}", statutory=True))
    if ends_on is not None:
        candidates.append(
            _Candidate(ends_on, Because.OWN_END, f"The set's own end is {in_words(ends_on)}, the council's choice.")
        )
    return _earliest(candidates, "Neither a publication day nor an end is known, so no day can be given for the set.")


def review_due(
    adopted_on: date | None, local_review_on: date | None, set_due_on: date | None, years: int = 4
) -> ReviewDue:
    """When one objective is due for review: the earliest of the local review date, its years, and the set's day.

    English law fixes no review of a single objective: the years are counted from its adoption as good practice, and
    only the set's day can be statutory, which the set itself says.
    """
    candidates = []
    if set_due_on is not None:
        candidates.append(
            _Candidate(set_due_on, Because.SET, f"The set it belongs to is due on {in_words(set_due_on)}.")
        )
    if adopted_on is not None:
        candidates.append(_years(adopted_on, years, f"adopted on {in_words(adopted_on)}", statutory=False))
    if local_review_on is not None:
        candidates.append(
            _Candidate(
                local_review_on,
                Because.LOCAL_REVIEW,
                f"The council's own review date is {in_words(local_review_on)}.",
            )
        )
    return _earliest(candidates, "No review date, adoption day or set date is known, so no day can be given.")


def _years(start: date, years: int, started: str, *, statutory: bool) -> _Candidate:
    safe, lenient = last_day(start, years), last_day_lenient(start, years)
    return _Candidate(
        safe,
        Because.YEARS,
        f"It was {started}, and {number_in_words(years, 'year')} beginning with that day "
        f"{'ends' if years == 1 else 'end'} on {in_words(safe)}.",
        statutory=statutory,
        contested_until=lenient if statutory and lenient > safe else None,
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
        late = in_words(winner.contested_until + ONE_DAY)
        sentences.append(
            f"{in_words(winner.day)} is the safe day; publishing on {in_words(winner.contested_until)} is arguable; "
            f"from {late} it is late."
        )
    return ReviewDue(winner.day, winner.because, winner.statutory, winner.contested_until, tuple(sentences))
