"""When a duty falls due, where it stands on a day, and why, in plain sentences. The day is always passed in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty.citations import SECTION_75, Citation
from duty.intervals import ONE_DAY, last_day, last_day_lenient, number_in_words
from duty.regimes import (
    ANOTHER_LAW,
    Duty,
    NotComputed,
    OtherLaw,
    duties_for,
    employee_part,
)
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
    """The safe day, and the last day on which publishing is arguable. Neither depends on today."""

    due_on: date | None
    contested_until: date | None


@dataclass(frozen=True)
class Standing:
    """Where a duty stands and why. `days` is the due day minus the day asked about: negative once it has passed.

    `contested` is true on a day that is late on the strict reading and arguable on the other.
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

    @property
    def headline(self) -> str:
        """The shortest true answer: "Due in 56 days", "Overdue by 12 days"."""
        return _headline(self)


NO_WEEKENDS = "A weekend or a bank holiday does not move the day."
NO_FIRST_DATE = (
    "The Regulations give no first date for a council that began after {first}. Publish as soon as it can be done, and "
    "take legal advice on the day."
)


def due(duty: Duty, last_published: date | None, *, began_on: date | None = None) -> Due:
    """When a duty is due again. Depends on the last publication alone, or on the first date where there was none.

    `began_on` is the council's first day: one younger than the first date has none, and its due day is None.
    """
    if last_published is not None:
        return Due(last_day(last_published, duty.years), last_day_lenient(last_published, duty.years))
    if _younger_than_the_law(duty, began_on):
        return Due(None, None)
    return Due(duty.first_due_on, None)


def standing(
    duty: Duty,
    *,
    last: date | None,
    on: date,
    headcount: int | None = None,
    at_most: bool = False,
    began_on: date | None = None,
) -> Standing:
    """Where a duty stands on a day. `at_most`: the headcount is only an upper bound.

    `last` is the day the last publication that met the duty was made public; a correction is not one. Raises
    ValueError for a publication after `on`: ask about a later day, or leave it out.
    """
    if last is not None and last > on:
        raise ValueError(f"The last publication, {in_words(last)}, is after the day asked about, {in_words(on)}.")
    why_off = _why_off(duty, on=on, headcount=headcount, began_on=began_on)
    if why_off:
        return _off(duty.rule, duty.citation, why_off)
    when = due(duty, last, began_on=began_on)
    days = (when.due_on - on).days if when.due_on else None
    contested = last is not None and _arguable(duty, last, on)
    return Standing(
        status=_status(duty, published=last is not None, days=days),
        due_on=when.due_on,
        contested_until=when.contested_until,
        days=days,
        contested=contested,
        applies=True,
        rule=duty.rule,
        citation=duty.citation,
        explanation=(
            *_how_the_day_is_found(duty, last, when),
            *_where_the_day_lies(on, days, contested=contested),
            *filter(
                None, (duty.not_a_restart if last else "", employee_part(duty, headcount, at_most=at_most), NO_WEEKENDS)
            ),
        ),
    )


def judged(duty: Duty, *, published_on: date, previous: date | None, began_on: date | None = None) -> Standing:
    """Whether a publication met its due day: on time, or late by how many days. For a duty's history.

    `duty` is the row in force on the day of publication, `previous` the publication before it. `days` is the due day
    minus the day of publication.
    """
    if previous is not None and previous > published_on:
        raise ValueError(f"The publication before, {in_words(previous)}, is after {in_words(published_on)}.")
    when = due(duty, previous, began_on=began_on)
    days = (when.due_on - published_on).days if when.due_on else None
    contested = previous is not None and _arguable(duty, previous, published_on)
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
            *_how_the_day_is_found(duty, previous, when),
            _how_it_was_met(published_on, days, contested=contested),
            f"The next period began with {in_words(published_on)}, the day of publication.",
        ),
    )


def position(
    nation: str,
    code: str,
    *,
    last: date | None,
    on: date,
    headcount: int | None = None,
    began_on: date | None = None,
) -> Standing | NotComputed:
    """Where a duty of a nation's councils stands on a day, whatever the nation.

    Northern Ireland: NOT_APPLICABLE, with the law that applies instead. Raises LookupError for a code not known.
    """
    match duties_for(nation, on=on):
        case NotComputed() as unknown:
            return unknown
        case OtherLaw():
            return under_another_law()
        case duties:
            for duty in duties:
                if duty.code == code:
                    return standing(duty, last=last, on=on, headcount=headcount, began_on=began_on)
            known = " and ".join(duty.code for duty in duties) or "none"
            raise LookupError(
                f"Dates for {code} on {in_words(on)} are not computed yet. Duties known for that day: {known}."
            )


def under_another_law() -> Standing:
    """The standing of every duty in Northern Ireland: not applicable, because another law applies."""
    return _off(ANOTHER_LAW, SECTION_75, ANOTHER_LAW)


def _off(rule: str, citation: Citation, reason: str) -> Standing:
    return Standing(Status.NOT_APPLICABLE, None, None, None, False, False, rule, citation, (reason,))


def _younger_than_the_law(duty: Duty, began_on: date | None) -> bool:
    return began_on is not None and began_on > duty.first_due_on


def _why_off(duty: Duty, *, on: date, headcount: int | None, began_on: date | None) -> str:
    """Why the duty does not bind the council on a day; empty when it does."""
    if on < duty.effective_from:
        return f"This rule came into force on {in_words(duty.effective_from)}."
    if duty.effective_to is not None and on > duty.effective_to:
        return f"This rule was in force until {in_words(duty.effective_to)}."
    if began_on is not None and on < began_on:
        return f"The council began on {in_words(began_on)}."
    if duty.threshold is not None and headcount is not None and headcount < duty.threshold:
        return f"The duty binds councils with {duty.threshold:,} or more employees; this one has {headcount:,}."
    return ""


def _status(duty: Duty, *, published: bool, days: int | None) -> Status:
    if days is None or (days < 0 and not published):
        return Status.NEVER_PUBLISHED
    if days < 0:
        return Status.OVERDUE
    if days == 0:
        return Status.DUE_TODAY
    return Status.DUE_SOON if days <= duty.soon_days else Status.UP_TO_DATE


def _arguable(duty: Duty, last: date, day: date) -> bool:
    """Whether a day is past the safe day and yet arguably in time."""
    return (
        last_day(last, duty.years)
        < day
        <= max(
            last_day_lenient(last, duty.years), duty.first_due_on if _given_a_new_first_date(duty, last) else date.min
        )
    )


def _given_a_new_first_date(duty: Duty, last: date) -> bool:
    """Whether the due day fell between this instrument's start and its first date.

    The 2017 Regulations gave every council until 30 March 2018. Whether a due day that ran from a publication under
    the 2011 Regulations, and fell before that, survived the change is arguable.
    """
    return last < duty.effective_from <= last_day(last, duty.years) < duty.first_due_on


def _how_the_day_is_found(duty: Duty, last: date | None, when: Due) -> tuple[str, ...]:
    """What started the clock, the rule, and the arithmetic."""
    if last is None:
        if when.due_on is None:
            return (
                "Nothing has been published under this duty yet.",
                NO_FIRST_DATE.format(first=in_words(duty.first_due_on)),
            )
        return (
            "No earlier publication under this duty is known, so the first date counts.",
            f"The first date is {in_words(when.due_on)}. Source: {duty.citation}.",
        )
    length = number_in_words(duty.years, "year")
    safe, lenient = last_day(last, duty.years), last_day_lenient(last, duty.years)
    sentences = [
        f"The clock started on {in_words(last)}, when the last publication was made public.",
        f"{duty.rule} Source: {duty.citation}.",
        f"{length.capitalize()} beginning with {in_words(last)}, that day included, "
        f"{'ends' if duty.years == 1 else 'end'} at the end of {in_words(safe)}.",
        _the_readings(safe, lenient),
    ]
    if _given_a_new_first_date(duty, last):
        sentences.append(
            f"These Regulations set {in_words(duty.first_due_on)} as the first date for every council, so publishing "
            "up to that day is arguable as well."
        )
    return tuple(sentences)


def _the_readings(safe: date, lenient: date) -> str:
    late = in_words(lenient + ONE_DAY)
    if safe == lenient:
        return f"{in_words(safe)} is the last day, on every reading; from {late} it is late."
    return f"{in_words(safe)} is the safe day; publishing on {in_words(lenient)} is arguable; from {late} it is late."


def _where_the_day_lies(on: date, days: int | None, *, contested: bool) -> tuple[str, ...]:
    if days is None:
        return ()
    if days > 0:
        return (f"On {in_words(on)} there {_is_or_are(days)} left.",)
    if days == 0:
        return (f"{in_words(on)} is the due day itself: publishing on it is in time.",)
    if contested:
        return (f"{in_words(on)} is past the safe day, but publishing on it is arguably in time.",)
    return (f"On {in_words(on)} the due day is {_days(-days)} past.",)


def _how_it_was_met(published_on: date, days: int | None, *, contested: bool) -> str:
    day = in_words(published_on)
    if days is None:
        return f"It was published on {day}. No due day had been set, so it was not late."
    if contested:
        return f"It was published on {day}, {_days(-days)} after the safe day and arguably in time."
    if days < 0:
        return f"It was published on {day}, {_days(-days)} late."
    if days == 0:
        return f"It was published on {day}, the due day itself: on time."
    return f"It was published on {day}, {_days(days)} before it was due: on time."


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"


def _is_or_are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {_days(count)}"


def _headline(at: Standing) -> str:
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
    days = _days(abs(at.days or 0))
    if at.status in (Status.UP_TO_DATE, Status.DUE_SOON):
        return f"Due in {days}"
    if at.contested:
        return f"{days} past the safe day, still arguable"
    return f"Overdue by {days}" if at.status is Status.OVERDUE else f"Published {days} late"
