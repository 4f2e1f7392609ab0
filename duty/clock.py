"""When a duty falls due, where it stands on a day, and why, in plain sentences. The day is always passed in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty import reasons
from duty.citations import SECTION_75, Citation
from duty.cycles import Cycle, cycle_named, cycle_of, cycle_open
from duty.intervals import last_day, last_day_lenient
from duty.nations import Nation
from duty.regimes import ANOTHER_LAW, RELATED, Duty, OtherLaw, Recurrence, duties_for, duty_on, employee_part
from duty.written import in_words


class Status(StrEnum):
    """Where a duty stands. Spelled exactly as stored and exchanged."""

    NOT_APPLICABLE = "NOT_APPLICABLE"
    UP_TO_DATE = "UP_TO_DATE"
    DUE_SOON = "DUE_SOON"
    DUE_TODAY = "DUE_TODAY"
    OVERDUE = "OVERDUE"
    NEVER_PUBLISHED = "NEVER_PUBLISHED"
    PUBLISHED_ON_TIME = "PUBLISHED_ON_TIME"
    PUBLISHED_LATE = "PUBLISHED_LATE"


@dataclass(frozen=True)
class Due:
    """The safe day, and the last day on which publishing is arguable: the anniversary, or the first date of new
    Regulations that came in between. Neither depends on today."""

    due_on: date | None
    contested_until: date | None


@dataclass(frozen=True)
class Standing:
    """Where a duty stands and why. `days` is the due day minus the day asked about: negative once it has passed; of
    what was published late it is minus the days late.

    `contested` is true on a day that is late on the strict reading and arguable on the other. A duty that applies and
    has no `due_on` is UP_TO_DATE when the law names no day for it. `cycle` is the reporting year of a fixed day.
    `is_to_be_kept`: the day is the last on which something published has to be there still. `by_custom`: the day is
    kept by custom or policy and not set by the law, so that nothing is overdue once it has passed.
    """

    status: Status
    due_on: date | None
    contested_until: date | None
    days: int | None
    contested: bool
    applies: bool
    rule: str
    citation: Citation
    explanation: tuple[str, ...]
    cycle: Cycle | None = None
    is_to_be_kept: bool = False
    by_custom: bool = False

    @property
    def headline(self) -> str:
        """The shortest true answer: "Due in 56 days", "Overdue by 12 days"."""
        return _headline(self)

    @property
    def is_without_a_day(self) -> bool:
        """Whether the duty applies and no day is fixed for it: nothing can be said of how it stands."""
        return self.applies and self.due_on is None and self.status is Status.UP_TO_DATE


def due(duty: Duty, last: date | None, *, began_on: date | None = None, cycle: Cycle | None = None) -> Due:
    """When a duty is due again. Depends on the last publication alone, or on the first date where there was none; a
    fixed day on its `cycle` alone.

    `began_on` is the council's first day: one younger than the first date has none, and its due day is None.
    """
    if cycle is not None:
        return Due(cycle.due_on, cycle.due_on)
    if not duty.has_days:
        return Due(None, None)
    if last is None:
        return Due(None if _younger_than_the_law(duty, began_on) else duty.first_due_on, None)
    if duty.recurrence is Recurrence.REVIEW_YEARS:
        again = last_day_lenient(last, duty.years)
        return Due(again, again)
    strict = last_day(last, duty.years)
    is_arguable = duty.recurrence in (Recurrence.ROLLING_YEARS, Recurrence.PER_OBJECTIVE)
    until = last_day_lenient(last, duty.years) if is_arguable else strict
    return Due(strict, reasons.new_first_date(duty, last) or until)


def standing(
    duty: Duty,
    *,
    last: date | None,
    on: date,
    headcount: int | None = None,
    at_most: bool = False,
    began_on: date | None = None,
    cycle: str | None = None,
) -> Standing:
    """Where a duty stands on a day. `at_most`: the headcount is only an upper bound.

    `last` is the day the last publication that met the duty was made public; a correction is not one. `cycle` names the
    reporting year asked about, of a duty with a fixed day; without it the one now open counts. Raises ValueError for
    a publication after `on` (ask about a later day, or leave it out), and LookupError for a cycle there is not.
    """
    if last is not None and last > on:
        raise ValueError(f"The last publication, {in_words(last)}, is after the day asked about, {in_words(on)}.")
    which = None
    if duty.is_fixed:
        which = cycle_named(duty, cycle) if cycle else cycle_open(duty, on)
    elif cycle and duty.has_days:
        raise LookupError(f"{duty.code} runs from the last publication and has no named year. Leave the year out.")
    why_off = _why_off(duty, on=on, headcount=headcount, at_most=at_most, began_on=began_on, cycle=which)
    if why_off:
        return _off(duty.rule, duty.citation, why_off, cycle=which)
    if not duty.has_days or (duty.recurrence is Recurrence.RETAIN_YEARS and last is None):
        return _without_a_day(duty)
    if which is not None and last is not None and last >= which.opens_on:
        return _met(duty, which, published_on=last, on=on)
    when = due(duty, last, began_on=began_on, cycle=which)
    days = (when.due_on - on).days if when.due_on else None
    contested = _arguable(when, on)
    status = _status(duty, published=last is not None or which is not None, days=days)
    return Standing(
        status=status,
        due_on=when.due_on,
        contested_until=when.contested_until,
        days=days,
        contested=contested,
        applies=status is not Status.NOT_APPLICABLE,
        rule=duty.rule,
        citation=duty.citation,
        explanation=(
            *_how_the_day_is_found(duty, last, when, which),
            *reasons.where_the_day_lies(duty, on, days, contested=contested),
            *filter(
                None,
                (
                    duty.not_a_restart if last or which else "",
                    employee_part(duty, headcount, at_most=at_most),
                    reasons.size(duty, headcount, at_most=at_most, cycle=which),
                    reasons.NO_WEEKENDS,
                ),
            ),
        ),
        cycle=which,
        is_to_be_kept=duty.recurrence is Recurrence.RETAIN_YEARS,
        by_custom=_by_custom(duty, last),
    )


def judged(
    duty: Duty,
    *,
    published_on: date,
    previous: date | None,
    began_on: date | None = None,
    cycle: str | None = None,
) -> Standing:
    """Whether a publication met its due day: on time, or late by how many days. For a duty's history.

    `duty` is the row in force on the day of publication, `previous` the publication before it, `cycle` the reporting
    year it was for where the duty has fixed days. `days` is the due day minus the day of publication.
    """
    if previous is not None and previous > published_on:
        raise ValueError(f"The publication before, {in_words(previous)}, is after {in_words(published_on)}.")
    which = (cycle_named(duty, cycle) if cycle else cycle_of(duty, published_on)) if duty.is_fixed else None
    when = due(duty, previous, began_on=began_on, cycle=which)
    days = (when.due_on - published_on).days if when.due_on else None
    contested, by_custom = _arguable(when, published_on), _by_custom(duty, previous)
    next_period = reasons.NEXT_DAY_STANDS if which else reasons.NEXT_PERIOD.format(day=in_words(published_on))
    return Standing(
        status=Status.PUBLISHED_LATE if days is not None and days < 0 else Status.PUBLISHED_ON_TIME,
        due_on=when.due_on,
        contested_until=when.contested_until,
        days=days,
        contested=contested,
        applies=True,
        rule=duty.rule,
        citation=duty.citation,
        explanation=(
            *_how_the_day_is_found(duty, previous, when, which),
            reasons.how_it_was_met(published_on, days, contested=contested, by_law=not by_custom),
            next_period,
        ),
        cycle=which,
        by_custom=by_custom,
    )


def position(
    nation: str,
    code: str,
    *,
    last: date | None,
    on: date,
    headcount: int | None = None,
    began_on: date | None = None,
    cycle: str | None = None,
) -> Standing:
    """Where a duty stands on a day for a council of a nation, whatever the nation.

    A duty of another nation, and every duty in Northern Ireland, is NOT_APPLICABLE, with the reason. Raises LookupError
    for a code that no row has, or that no row had on that day.
    """
    which = Nation(nation)
    law = duties_for(which, on=on)
    known = law if isinstance(law, tuple) else ()
    for duty in (*known, *(related for related in RELATED if related.nation is which and related.in_force(on))):
        if duty.code == code:
            return standing(duty, last=last, on=on, headcount=headcount, began_on=began_on, cycle=cycle)
    try:
        elsewhere = duty_on(code, on)
    except LookupError:
        known_codes = ", ".join(duty.code for duty in known) or "none"
        raise LookupError(
            f"No duty {code} is known for {in_words(on)}. Duties known for that day: {known_codes}."
        ) from None
    if isinstance(law, OtherLaw):
        return under_another_law()
    reason = f"The duty binds councils in {elsewhere.nation.label}; councils in {which.label} have duties of their own."
    return _off(elsewhere.rule, elsewhere.citation, reason)


def under_another_law() -> Standing:
    """The standing of every duty in Northern Ireland: not applicable, because another law applies."""
    return _off(ANOTHER_LAW, SECTION_75, ANOTHER_LAW)


def _off(rule: str, citation: Citation, reason: str, *, cycle: Cycle | None = None) -> Standing:
    return Standing(
        status=Status.NOT_APPLICABLE,
        due_on=None,
        contested_until=None,
        days=None,
        contested=False,
        applies=False,
        rule=rule,
        citation=citation,
        explanation=(reason,),
        cycle=cycle,
    )


def _without_a_day(duty: Duty) -> Standing:
    return Standing(
        status=Status.UP_TO_DATE,
        due_on=None,
        contested_until=None,
        days=None,
        contested=False,
        applies=True,
        rule=duty.rule,
        citation=duty.citation,
        explanation=(f"{duty.rule} Source: {duty.citation}.", reasons.why_no_day(duty)),
    )


def _met(duty: Duty, cycle: Cycle, *, published_on: date, on: date) -> Standing:
    """The reporting year asked about has its publication."""
    late = (published_on - cycle.due_on).days
    return Standing(
        status=Status.PUBLISHED_LATE if late > 0 else Status.PUBLISHED_ON_TIME,
        due_on=cycle.due_on,
        contested_until=cycle.due_on,
        days=-late if late > 0 else (cycle.due_on - on).days,
        contested=False,
        applies=True,
        rule=duty.rule,
        citation=duty.citation,
        explanation=(
            *reasons.of_a_fixed_day(duty, cycle),
            reasons.taken_to_be_for(cycle, published_on),
            reasons.how_it_was_met(published_on, -late, contested=False),
            duty.not_a_restart,
        ),
        cycle=cycle,
    )


def _why_off(
    duty: Duty, *, on: date, headcount: int | None, at_most: bool, began_on: date | None, cycle: Cycle | None
) -> str:
    """Why the duty does not bind on a day; empty when it does."""
    if duty.recurrence is Recurrence.VOLUNTARY:
        return duty.rule
    if on < duty.effective_from:
        return f"This rule came into force on {in_words(duty.effective_from)}."
    if duty.effective_to is not None and on > duty.effective_to:
        return f"This rule was in force until {in_words(duty.effective_to)}."
    if began_on is not None and on < began_on:
        return f"The council began on {in_words(began_on)}."
    if cycle is not None and began_on is not None and cycle.ends_on < began_on:
        return f"The council began on {in_words(began_on)}, after {cycle.about}."
    return reasons.too_small(duty, headcount, at_most=at_most, cycle=cycle)


def _younger_than_the_law(duty: Duty, began_on: date | None) -> bool:
    """Whether the council began after the first date of the duty, so that the law gives it none."""
    return began_on is not None and duty.first_due_on is not None and began_on > duty.first_due_on


def _status(duty: Duty, *, published: bool, days: int | None) -> Status:
    if duty.recurrence is Recurrence.RETAIN_YEARS:
        return Status.NOT_APPLICABLE if days is not None and days < 0 else Status.UP_TO_DATE
    if days is None or (days < 0 and not published):
        return Status.NEVER_PUBLISHED
    if days < 0:
        return Status.OVERDUE
    if days == 0:
        return Status.DUE_TODAY
    return Status.DUE_SOON if days <= duty.soon_days else Status.UP_TO_DATE


def _arguable(when: Due, day: date) -> bool:
    """Whether a day is past the safe day and yet arguably in time."""
    if when.due_on is None or when.contested_until is None:
        return False
    return when.due_on < day <= when.contested_until


def _by_custom(duty: Duty, last: date | None) -> bool:
    """Whether a day is not the law's own. A first date is, even where the interval after it is a custom."""
    return last is not None and not duty.is_law


def _how_the_day_is_found(duty: Duty, last: date | None, when: Due, cycle: Cycle | None) -> tuple[str, ...]:
    """What started the clock, the rule, and the arithmetic."""
    if cycle is not None:
        return reasons.of_a_fixed_day(duty, cycle, last=last)
    if last is None:
        return reasons.of_a_first_date(duty, when.due_on)
    return reasons.of_an_interval(duty, last)


def _headline(at: Standing) -> str:
    if at.is_to_be_kept:
        return _kept(at)
    match at.status:
        case Status.NOT_APPLICABLE:
            return "Does not apply"
        case Status.DUE_TODAY:
            return "Due today"
        case Status.PUBLISHED_ON_TIME:
            return "Published on time"
        case Status.NEVER_PUBLISHED:
            return (
                f"Never published: {f'first due {in_words(at.due_on)}' if at.due_on else 'the law gives no first date'}"
            )
    if at.is_without_a_day:
        return "No fixed day"
    days = reasons.days_in_words(abs(at.days or 0))
    if at.status in (Status.UP_TO_DATE, Status.DUE_SOON):
        return f"Due in {days}"
    if at.contested:
        return f"{days} past the safe day, still arguable"
    if at.by_custom:
        past = f"{days} past the customary day"
        return past if at.status is Status.OVERDUE else f"Published {past}"
    return f"Overdue by {days}" if at.status is Status.OVERDUE else f"Published {days} late"


def _kept(at: Standing) -> str:
    """The headline of what has to stay published."""
    if at.status is Status.NOT_APPLICABLE:
        return "No longer has to be kept"
    return f"To be kept for {reasons.days_in_words(at.days)} more" if at.days else "To be kept until the end of the day"
