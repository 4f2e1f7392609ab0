"""The period of a set: as the council writes it, as we read it, and as the council corrects our reading."""

from datetime import date

from django.utils.translation import gettext as _

from duty.intervals import Basis, Edge, Period, number_in_words, period_end
from duty.written import CALENDAR_YEAR, FINANCIAL_YEAR, WHOLE_MONTH, in_words

DAYS_OF_A_MONTH = 31


def contradicts(edge: Edge | None, given: date) -> bool:
    """Whether a day that somebody gives cannot be the edge that the writing gives.

    A day written out is that day. A bare or financial year leaves the day within that year open, a month within that
    month; any other day that we worked out may be off by a month.
    """
    if edge is None:
        return False
    if edge.basis is Basis.STATED:
        return given != edge.day
    if edge.rule in (CALENDAR_YEAR, FINANCIAL_YEAR):
        return given.year != edge.day.year
    if edge.rule == WHOLE_MONTH:
        return (given.year, given.month) != (edge.day.year, edge.day.month)
    return abs((given - edge.day).days) > DAYS_OF_A_MONTH


def as_read(period: Period) -> str:
    """One sentence: what the writing was read as, and by which rule; or why it could not be read."""
    if not period.as_written:
        return ""
    if period.starts_on and period.ends_on:
        days = _("%(start)s to %(end)s") % {"start": in_words(period.starts_on), "end": in_words(period.ends_on)}
    elif period.starts_on:
        days = _("from %(start)s, with no end") % {"start": in_words(period.starts_on)}
    elif period.ends_on:
        days = _("until %(end)s") % {"end": in_words(period.ends_on)}
    elif period.months:
        years, rest = divmod(period.months, 12)
        length = number_in_words(period.months, "month") if rest else number_in_words(years, "year")
        days = _("%(length)s, from a day it does not give") % {"length": length}
    else:
        return " ".join(period.notes)
    rules = dict.fromkeys(edge.rule for edge in (period.starts, period.ends) if edge and edge.rule)
    because = f": {'; '.join(rules)}" if rules else ""
    return " ".join([_("We read this as %(days)s") % {"days": days} + because + ".", *period.notes])


def understood(as_written: str, starts_on: date | None, ends_on: date | None) -> str:
    """One sentence on a saved period: our reading, or the days the council gave instead of it."""
    period = period_end(as_written)
    if (starts_on, ends_on) == (period.starts_on, period.ends_on):
        return as_read(period)
    if starts_on and ends_on:
        days = _("%(start)s to %(end)s") % {"start": in_words(starts_on), "end": in_words(ends_on)}
    elif starts_on:
        days = _("from %(start)s, with no end") % {"start": in_words(starts_on)}
    elif ends_on:
        days = _("until %(end)s") % {"end": in_words(ends_on)}
    else:
        return _("No days are noted for this period.")
    return _("The council gave the days: %(days)s.") % {"days": days}
