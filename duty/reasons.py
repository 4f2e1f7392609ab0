"""The sentences in which a date explains itself: what started the clock, the rule, the arithmetic, what it ignores."""

from datetime import date

from duty.cycles import Cycle
from duty.intervals import ONE_DAY, last_day, last_day_lenient, number_in_words
from duty.regimes import Duty, Recurrence
from duty.written import in_words

NO_WEEKENDS = "A weekend or a bank holiday does not move the day."
NO_FIRST_DATE = (
    "The Regulations give no first date for a council that began after {first}. Publish as soon as it can be done, and "
    "take legal advice on the day."
)
NEXT_PERIOD = "The next period began with {day}, the day of publication."
NEXT_DAY_STANDS = "The next due day stands in the calendar, whenever this one was met."


def of_a_first_date(duty: Duty, first_due_on: date | None) -> tuple[str, ...]:
    """Nothing was published yet: the first date counts, where there is one."""
    if first_due_on is not None:
        return (
            "No earlier publication under this duty is known, so the first date counts.",
            f"The first date is {in_words(first_due_on)}. Source: {duty.citation}.",
        )
    nothing = "Nothing has been published under this duty yet."
    if duty.first_due_on is None:
        return (nothing, f"{duty.rule} Source: {duty.citation}.")
    return (nothing, NO_FIRST_DATE.format(first=in_words(duty.first_due_on)))


def of_an_interval(duty: Duty, last: date) -> tuple[str, ...]:
    """So many years beginning with the last publication, or a custom counted like that."""
    length = number_in_words(duty.years, "year")
    safe, lenient = last_day(last, duty.years), last_day_lenient(last, duty.years)
    started = f"The clock started on {in_words(last)}, when {_what_started_it(duty)}."
    rule = f"{duty.rule} Source: {duty.citation}."
    if duty.recurrence is Recurrence.REVIEW_YEARS:
        return (started, rule, f"{length.capitalize()} after {in_words(last)} is {in_words(lenient)}.")
    arithmetic = (
        f"{length.capitalize()} beginning with {in_words(last)}, that day included, "
        f"{'ends' if duty.years == 1 else 'end'} at the end of {in_words(safe)}."
    )
    first = new_first_date(duty, last)
    match duty.recurrence:
        case Recurrence.RETAIN_YEARS:
            what_it_is = f"{in_words(safe)} is the last day on which it must be there."
        case Recurrence.CUSTOM_YEARS:
            what_it_is = "That day is a custom, not a day that the law sets."
        case _ if first:
            what_it_is = f"{in_words(safe)} is the safe day."
        case _:
            what_it_is = the_readings(safe, lenient)
    if first is None:
        return (started, rule, arithmetic, what_it_is)
    so_arguable = (
        f"These Regulations set {in_words(first)} as the first date for every council, so publishing up to that day is "
        f"arguable; from {in_words(first + ONE_DAY)} it is late."
    )
    return (started, rule, arithmetic, what_it_is, so_arguable)


def _what_started_it(duty: Duty) -> str:
    match duty.recurrence:
        case Recurrence.PER_OBJECTIVE:
            return "the objective was published or last reviewed"
        case Recurrence.RETAIN_YEARS:
            return "the figures were published"
        case Recurrence.REVIEW_YEARS:
            return "it was last reviewed"
        case _:
            return "the last publication was made public"


def of_a_fixed_day(duty: Duty, cycle: Cycle, *, last: date | None = None) -> tuple[str, ...]:
    """A day that stands in the calendar, for one reporting year."""
    sentences = [f"The reporting year asked about is {cycle.name}: {cycle.about}."]
    sentences.append(f"{duty.rule} Source: {duty.citation}.")
    if cycle.because:
        sentences.append(cycle.because)
    sentences.append(
        f"So the last day in time is {in_words(cycle.due_on)}, that day included; from "
        f"{in_words(cycle.due_on + ONE_DAY)} it is late."
    )
    if last is not None and last < cycle.opens_on:
        sentences.append(f"What was published on {in_words(last)} was for an earlier reporting year.")
    return tuple(sentences)


def taken_to_be_for(cycle: Cycle, published_on: date) -> str:
    """A publication does not say which reporting year it is for: which one it was counted for is said instead."""
    return f"What was published on {in_words(published_on)} is taken to be for {cycle.name}."


def the_readings(safe: date, lenient: date) -> str:
    """The safe day, the arguable one where there is one, and the first late one."""
    late = in_words(lenient + ONE_DAY)
    if safe == lenient:
        return f"{in_words(safe)} is the last day, on every reading; from {late} it is late."
    return f"{in_words(safe)} is the safe day; publishing on {in_words(lenient)} is arguable; from {late} it is late."


def new_first_date(duty: Duty, last: date) -> date | None:
    """The first date of this instrument, where the due day fell between its start and that date: never before the
    anniversary.

    The 2017 Regulations gave every council until 30 March 2018. Whether a due day that ran from a publication under
    the 2011 Regulations, and fell before that, survived the change is arguable.
    """
    if duty.first_due_on is None:
        return None
    is_between = last < duty.effective_from <= last_day(last, duty.years) < duty.first_due_on
    return duty.first_due_on if is_between else None


def where_the_day_lies(duty: Duty, on: date, days: int | None, *, contested: bool) -> tuple[str, ...]:
    """How far the day asked about is from the due day."""
    if days is None:
        return ()
    if duty.recurrence is Recurrence.RETAIN_YEARS and days < 0:
        return (f"That day is {days_in_words(-days)} past: the law no longer asks for it to be there.",)
    if duty.recurrence is Recurrence.RETAIN_YEARS and days == 0:
        return (f"{in_words(on)} is that last day itself.",)
    if days > 0:
        return (f"On {in_words(on)} there {_is_or_are(days)} left.",)
    if days == 0:
        return (f"{in_words(on)} is the due day itself: publishing on it is in time.",)
    if contested:
        return (f"{in_words(on)} is past the safe day, but publishing on it is arguably in time.",)
    return (f"On {in_words(on)} the due day is {days_in_words(-days)} past.",)


def how_it_was_met(published_on: date, days: int | None, *, contested: bool, by_law: bool = True) -> str:
    """Whether a publication came in time. `days`: the due day minus the day of publication. Without `by_law` the day is
    a custom or a policy, and nothing is called late."""
    day = in_words(published_on)
    if days is None:
        return f"It was published on {day}. No due day had been set, so it was not late."
    if contested:
        return f"It was published on {day}, {days_in_words(-days)} after the safe day and arguably in time."
    if days < 0 and not by_law:
        return f"It was published on {day}, {days_in_words(-days)} after that day, which the law does not set."
    if days < 0:
        return f"It was published on {day}, {days_in_words(-days)} late."
    if days == 0:
        return f"It was published on {day}, the due day itself: on time."
    return f"It was published on {day}, {days_in_words(days)} before it was due: on time."


def why_no_day(duty: Duty) -> str:
    """Why a duty that applies has no due day."""
    if duty.recurrence is Recurrence.RETAIN_YEARS:
        return "No publication is known, so there is nothing that has to stay published."
    return "No clock runs: something has to happen first."


def too_small(duty: Duty, headcount: int | None, *, at_most: bool, cycle: Cycle | None) -> str:
    """Why a council of this size is not bound; empty when it is, or may be. An upper bound at or above the threshold
    says nothing."""
    if duty.threshold is None or headcount is None or headcount >= duty.threshold:
        return ""
    has = f"fewer than {headcount + 1:,}" if at_most else f"{headcount:,}"
    return f"The duty binds councils with {duty.threshold:,} or more employees{_when(cycle)}; this one has {has}."


def size(duty: Duty, headcount: int | None, *, at_most: bool, cycle: Cycle | None) -> str:
    """What a duty with a threshold says about the council's size when it binds, or may bind."""
    if duty.threshold is None:
        return ""
    binds = f"The duty binds councils with {duty.threshold:,} or more employees{_when(cycle)}"
    if headcount is None or at_most:
        return f"{binds}. The number of employees is not recorded; with fewer, nothing is due."
    return f"{binds}; this one has {headcount:,}."


def _when(cycle: Cycle | None) -> str:
    """ " on 31 March 2025", " at some time from 1 May 2025 to 30 April 2027"."""
    if cycle is None:
        return ""
    if cycle.begins_on == cycle.ends_on:
        return f" on {in_words(cycle.begins_on)}"
    return f" at some time from {in_words(cycle.begins_on)} to {in_words(cycle.ends_on)}"


def days_in_words(count: int) -> str:
    """ "1 day", "1,204 days"."""
    return f"{count:,} day{'' if count == 1 else 's'}"


def _is_or_are(count: int) -> str:
    return f"{'is' if count == 1 else 'are'} {days_in_words(count)}"
