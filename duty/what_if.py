"""What follows from publishing on a day: whether that is in time, and when the next falls due."""

from dataclasses import dataclass
from datetime import date

from duty.clock import Due, Standing, due, judged
from duty.cycles import Cycle, cycle_after
from duty.reasons import days_in_words
from duty.rows import Duty, Recurrence
from duty.written import in_words


@dataclass(frozen=True)
class WhatIf:
    """What would follow from publishing `on` a day.

    `usual_next` is the due day after publishing on the safe day itself; `pulled_forward_days` is by how much publishing
    earlier than that brings the next one forward, and 0 where it does not.
    """

    on: date
    met: Standing
    next_due: Due
    usual_next: Due
    pulled_forward_days: int
    explanation: tuple[str, ...]


def if_published(
    duty: Duty, *, on: date, last: date | None, began_on: date | None = None, cycle: str | None = None
) -> WhatIf:
    """What would follow from meeting a duty on an imagined day. `last` and `cycle` as in `clock.standing`.

    Raises ValueError for a day before the last publication and for a duty that never falls due, and LookupError for a
    reporting year there is not.
    """
    if not duty.has_days or duty.recurrence is Recurrence.RETAIN_YEARS:
        raise ValueError(f"{duty.name} has no day that publishing could move.")
    if last is not None and on < last:
        raise ValueError(
            f"{in_words(on)} is before the last publication, which was on {in_words(last)}. Choose that day or a later "
            "one."
        )
    if cycle and not duty.is_fixed:
        raise LookupError(f"{duty.code} runs from the last publication and has no named year. Leave the year out.")
    met = judged(duty, published_on=on, previous=last, began_on=began_on, cycle=cycle)
    if met.cycle is not None:
        return _of_a_fixed_day(duty, met, met.cycle, on, last)
    next_due = due(duty, on)
    usual_next = due(duty, met.due_on) if met.due_on else next_due
    assert next_due.due_on is not None and usual_next.due_on is not None  # noqa: S101, PT018 - each follows from a day
    pulled = max(0, (usual_next.due_on - next_due.due_on).days)
    sentences = [_in_time_or_not(duty, met, on), f"The next falls due on {in_words(next_due.due_on)}."]
    if pulled:
        assert met.due_on is not None  # noqa: S101 - without a safe day nothing is pulled
        sentences.append(
            f"{_doing(duty)} on {in_words(met.due_on)} would make it {in_words(usual_next.due_on)}: "
            f"{_doing(duty).lower()} early pulls the cycle forward by {days_in_words(pulled)}."
        )
    elif met.days:
        sentences.append(f"The next period begins with {in_words(on)}, the actual day; no time is made up or lost.")
    return WhatIf(on, met, next_due, usual_next, pulled, tuple(sentences))


def _of_a_fixed_day(duty: Duty, met: Standing, cycle: Cycle, on: date, last: date | None) -> WhatIf:
    following = cycle_after(duty, cycle)
    next_due = Due(following.due_on, following.due_on)
    sentences = [
        _in_time_or_not(duty, met, on),
        f"The next stands in the calendar: {following.name} is due on {in_words(following.due_on)}, whenever this one "
        "is met. Publishing early pulls nothing forward.",
    ]
    if last is not None and last >= cycle.opens_on:
        sentences.append(f"What was published on {in_words(last)} is taken to have met {cycle.name} already.")
    return WhatIf(on, met, next_due, next_due, 0, tuple(sentences))


def _in_time_or_not(duty: Duty, met: Standing, on: date) -> str:
    """The first sentence: how far the imagined day is from the due day."""
    doing = f"{_doing(duty)} on {in_words(on)}"
    if met.days is None:
        return f"No due day is set, so {doing[0].lower()}{doing[1:]} is not late."
    is_law = duty.is_law
    if met.cycle is not None:
        day = f"the last day in time for {met.cycle.name}"
    elif met.contested_until is None:
        day, is_law = "the first date", True
    elif is_law:
        day = "the safe day"
    else:
        day = "the day that policy sets" if duty.recurrence is Recurrence.REVIEW_YEARS else "the customary day"
    if met.days == 0:
        return f"{doing} is {day} itself, so in time."
    count = days_in_words(abs(met.days))
    if met.days > 0:
        return f"{doing} is {count} before {day}, so in time."
    if met.contested:
        return f"{doing} is {count} after {day}, and arguably in time."
    return f"{doing} is {count} after {day}{', so late' if is_law else ''}."


def _doing(duty: Duty) -> str:
    return "Reviewing" if duty.recurrence in (Recurrence.PER_OBJECTIVE, Recurrence.REVIEW_YEARS) else "Publishing"
