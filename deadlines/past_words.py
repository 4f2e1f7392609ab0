"""The past in neutral words: what is said of a publication, of a day that was missed, and of what comes next.

Nobody is blamed: a publication came so many days after the day by which the law asked for it. A day on which lateness
is arguable is never called late, and what is not recorded here may have been published elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from councils.models import Headcount
from duty import reasons
from duty.clock import Standing
from duty.history import Past
from duty.intervals import last_day
from duty.regimes import Duty
from duty.written import in_words


class Outcome(StrEnum):
    """What came of a day."""

    IN_TIME = "in time"
    ARGUABLE = "arguable"
    AFTER_THE_DAY = "after the day"
    FIRST_RECORDED = "first recorded"
    AFTER_A_CUSTOM = "after a custom"
    NOT_RECORDED = "not recorded"
    NOT_RECORDED_YET = "not recorded yet"
    NOT_BOUND = "not bound"
    NOT_JUDGED = "not judged"

    @property
    def words(self) -> str:
        return str(IN_WORDS[self][0])

    @property
    def colour(self) -> str:
        return IN_WORDS[self][1]

    @property
    def is_lapse(self) -> bool:
        """Whether a day of the law passed unmet, as far as is known here: the council may say what was behind it."""
        return self in (Outcome.AFTER_THE_DAY, Outcome.FIRST_RECORDED, Outcome.NOT_RECORDED)

    @property
    def may_be_a_gap(self) -> bool:
        """Whether it may look like this only because something is missing in the book."""
        return self in (Outcome.FIRST_RECORDED, Outcome.NOT_RECORDED)


IN_WORDS = {
    Outcome.IN_TIME: (gettext_lazy("In time"), "green"),
    Outcome.ARGUABLE: (gettext_lazy("Arguably in time"), "yellow"),
    Outcome.AFTER_THE_DAY: (gettext_lazy("After the day"), "orange"),
    Outcome.FIRST_RECORDED: (gettext_lazy("First one recorded here"), "grey"),
    Outcome.AFTER_A_CUSTOM: (gettext_lazy("After the customary day"), "grey"),
    Outcome.NOT_RECORDED: (gettext_lazy("None recorded here"), "grey"),
    Outcome.NOT_RECORDED_YET: (gettext_lazy("None recorded here yet"), "yellow"),
    Outcome.NOT_BOUND: (gettext_lazy("Nothing was asked"), "grey"),
    Outcome.NOT_JUDGED: (gettext_lazy("Held against no day"), "grey"),
}


def outcome(duty: Duty, past: Past, *, is_bound: bool = True) -> Outcome:
    """What came of a day. `is_bound`: the council was large enough for the duty, as far as is known."""
    # A first date is the law's own even where the interval after it is a custom; only after it is a day arguable.
    by_law = duty.is_law or past.contested_until is None
    if past.due_on is None:
        return Outcome.NOT_JUDGED
    if past.met_on is None:
        if not is_bound:
            return Outcome.NOT_BOUND
        return Outcome.NOT_RECORDED if by_law and not past.is_arguable else Outcome.NOT_RECORDED_YET
    if past.is_arguable:
        return Outcome.ARGUABLE
    if past.met_on <= past.due_on:
        return Outcome.IN_TIME
    if past.cycle is None and past.contested_until is None:
        return Outcome.FIRST_RECORDED
    return Outcome.AFTER_THE_DAY if by_law else Outcome.AFTER_A_CUSTOM


def sentences(
    duty: Duty,
    past: Past,
    outcome: Outcome,
    *,
    size: Headcount | None,
    again: Iterable[date],
    own_first_date: date | None,
    is_day_assumed: bool,
    is_counted_from_an_assumed_day: bool,
) -> Iterator[str]:
    """What is said of a day and what came of it."""
    if past.met_on is None:
        yield from _not_met(duty, past, outcome, size)
    elif past.due_on is None:
        yield from _without_a_day(past, past.met_on, own_first_date)
    else:
        yield _met(past.due_on, past.met_on, outcome)
        if outcome is Outcome.FIRST_RECORDED:
            yield _("No earlier publication is recorded here, so it may not have been the first.")
        elif outcome is Outcome.AFTER_THE_DAY and not past.cycle and past.met_on > last_day(past.due_on, duty.years):
            yield _("No publication in between is recorded here.")
    if past.cycle and past.cycle.because and past.due_on is not None:
        yield past.cycle.because
    for day in again:
        yield _("Published again on %(day)s.") % {"day": in_words(day)}
    if is_day_assumed:
        yield _("The day of publication is assumed.")
    if is_counted_from_an_assumed_day and past.due_on is not None:
        yield _("The day by which it was asked for is counted from an assumed day.")


def _met(due_on: date, met_on: date, outcome: Outcome) -> str:
    days = abs((due_on - met_on).days)
    told = {"count": f"{days:,}", "day": in_words(due_on)}
    if days == 0:
        return _("Published on the last day in time.")
    match outcome:
        case Outcome.IN_TIME:
            said = ngettext(
                "Published %(count)s day before the last day in time.",
                "Published %(count)s days before the last day in time.",
                days,
            )
        case Outcome.ARGUABLE:
            said = ngettext(
                "Published %(count)s day after the safe day, arguably in time.",
                "Published %(count)s days after the safe day, arguably in time.",
                days,
            )
        case Outcome.FIRST_RECORDED:
            said = ngettext(
                "Published %(count)s day after the first date.", "Published %(count)s days after the first date.", days
            )
        case Outcome.AFTER_A_CUSTOM:
            said = ngettext(
                "Published %(count)s day after the customary day, which the law does not set.",
                "Published %(count)s days after the customary day, which the law does not set.",
                days,
            )
        case _:
            said = ngettext(
                "Published %(count)s day after the day by which the law asked for it.",
                "Published %(count)s days after the day by which the law asked for it.",
                days,
            )
    return said % told


def _not_met(duty: Duty, past: Past, outcome: Outcome, size: Headcount | None) -> Iterator[str]:
    """A day that has passed without a publication that is recorded here."""
    if past.cycle is not None:
        if outcome is Outcome.NOT_BOUND and size is not None:
            yield reasons.too_small(duty, size.count, at_most=size.is_upper_bound, cycle=past.cycle)
            return
        yield _("No publication for %(year)s is recorded here.") % {"year": past.cycle.name}
        if duty.threshold is not None and (size is None or size.is_upper_bound):
            yield reasons.size(duty, None, at_most=False, cycle=past.cycle)
        return
    if past.is_arguable and past.contested_until is not None:
        until = {"day": in_words(past.contested_until)}
        yield _("None is recorded here yet. Publishing by the end of %(day)s is arguably in time.") % until
        return
    if past.contested_until is None:
        yield _("No publication under this duty is recorded here.")
    elif duty.is_law:
        yield _("No publication since the last one is recorded here.")
    else:
        yield _("No publication since the last one is recorded here. The day is a custom, which the law does not set.")


def _without_a_day(past: Past, met_on: date, own_first_date: date | None) -> Iterator[str]:
    """A publication that is held against no day: before the law, before the council, or the first of a new council."""
    if own_first_date is None:
        yield past.sentence
        return
    days, told = (met_on - own_first_date).days, {"day": in_words(own_first_date)}
    yield _("The law gives no first date. The council itself had set %(day)s.") % told
    if days > 0:
        said = ngettext(
            "Published %(count)s day after the day that it set.",
            "Published %(count)s days after the day that it set.",
            days,
        )
        yield said % {"count": f"{days:,}"}
    else:
        yield _("Published by the day that it set.")


def in_short(outcomes: Sequence[Outcome]) -> str:
    """How many days were kept: "3 of 4 publications came in time, 1 arguably."."""
    judged = [one for one in outcomes if one in (Outcome.IN_TIME, Outcome.ARGUABLE, Outcome.AFTER_THE_DAY)]
    if len(judged) < 2:
        return ""
    kept, arguable = judged.count(Outcome.IN_TIME), judged.count(Outcome.ARGUABLE)
    told = {"kept": kept, "all": len(judged), "arguable": arguable}
    if arguable:
        return _("%(kept)s of %(all)s publications came in time, and %(arguable)s arguably.") % told
    return _("%(kept)s of %(all)s publications came in time.") % told


def what_is_next(at: Standing, duty: Duty) -> str:
    """By when to publish next; nothing where the day has passed and stands in the table, or no day is given."""
    if not at.applies or at.due_on is None or at.days is None or at.days < 0:
        return ""
    told = {"day": in_words(at.due_on), "year": at.cycle.name if at.cycle else ""}
    if at.cycle:
        return _("Next: for %(year)s, by %(day)s.") % told
    return (_("Next: by %(day)s.") if duty.is_law else _("Next: by %(day)s, by custom.")) % told


def how_long_kept(until: date, *, on: date) -> str:
    told = {"day": in_words(until)}
    if until >= on:
        return _("It must stay on the council’s website until %(day)s.") % told
    return _("It had to stay on the council’s website until %(day)s.") % told


def own_first_date(due_on: date, *, on: date, is_met: bool) -> str:
    """What is said of the day that a council set itself, because the law gives it none."""
    told = {"day": in_words(due_on)}
    if is_met:
        return _("The council itself had set %(day)s as the day by which it publishes first.") % told
    if due_on < on:
        said = _("The council itself had set %(day)s as the day by which it publishes first.") % told
        return said + " " + _("No publication is recorded here.")
    return _("The council itself has set %(day)s as the day by which it publishes first.") % told


def no_first_date(duty: Duty) -> str:
    """That the law gives a council no first day of a duty, because it began after the one there was."""
    assert duty.first_due_on is not None  # noqa: S101 - it has one, and the council is younger
    return _("The law gives no first date to a council that began after %(day)s.") % {
        "day": in_words(duty.first_due_on)
    }


def no_first_date_and_advice(duty: Duty) -> str:
    """The same, and what to do, for those who have to set it."""
    assert duty.first_due_on is not None  # noqa: S101 - as above
    return reasons.NO_FIRST_DATE.format(first=in_words(duty.first_due_on))
