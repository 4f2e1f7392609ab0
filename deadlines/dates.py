"""The days in a council's book as its people read them: where each stands, and what follows from another day.

Nothing here writes or reads a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council
from deadlines.diary import comes_round
from deadlines.models import Deadline, DiaryEntry, Kind
from deadlines.standing import Owed, duties_of_councils
from duty.intervals import last_day, last_day_of_months
from duty.regimes import DUTIES, Duty, duties_for
from duty.what_if import if_published
from duty.written import in_words

SOON = 90  # days; from here on a date stands out
YEARS_OF_A_REVIEW = 4
PLANNED = frozenset({Kind.STATUTORY, Kind.SET_REVIEW, Kind.OBJECTIVE_REVIEW, Kind.DOCUMENT_REVIEW, Kind.OWN_PROMISE})
"""What may go through consultation and committees, so that a plan counted back is of use."""
REVIEWS = (Kind.SET_REVIEW, Kind.OBJECTIVE_REVIEW)
CUSTOMARY = frozenset(duty.code for duty in DUTIES if not duty.is_law)
BY_CUSTOM = Q(kind=Kind.STATUTORY, duty__in=CUSTOMARY, opened_on__isnull=False)
"""Days that councils keep by custom: the law asks for the thing, and sets no more than its first date."""
BY_LAW = Q(kind=Kind.STATUTORY) & ~BY_CUSTOM | Q(kind__in=REVIEWS, is_promise=False)
"""What the law asks by a day: each duty, and in Wales the review of each objective."""


@dataclass(frozen=True)
class Dated:
    """A deadline, read `with_recorded`, as it stands on a day. `days` is negative once its day has passed."""

    deadline: Deadline
    on: date

    @property
    def days(self) -> int:
        return (self.deadline.due_on - self.on).days

    @property
    def by_custom(self) -> bool:
        """As `BY_CUSTOM` chooses them."""
        row = self.deadline
        return row.kind == Kind.STATUTORY and row.duty in CUSTOMARY and row.opened_on is not None

    @property
    def by_law(self) -> bool:
        """As `BY_LAW` chooses them."""
        kind = self.deadline.kind
        if kind == Kind.STATUTORY:
            return not self.by_custom
        return kind in REVIEWS and not self.deadline.is_promise

    @property
    def whose(self) -> str:
        """Whose day it is, in words: never statutory unless the law makes it."""
        if self.by_law:
            return _("by law")
        if self.by_custom:
            return _("by custom")
        return _("our own promise") if self.deadline.is_promise else _("asked of the council")

    @property
    def is_arguable(self) -> bool:
        until = self.deadline.contested_until
        return until is not None and self.deadline.due_on < self.on <= until

    @property
    def is_unrecorded(self) -> bool:
        """Whether its day has passed and no publication at all is known here: it may have been published elsewhere."""
        row = self.deadline
        is_first = not row.is_recorded if row.cycle else row.opened_on is None  # type: ignore[attr-defined]  # with_recorded
        return row.kind == Kind.STATUTORY and is_first and self.days < 0

    @property
    def is_usually_planned(self) -> bool:
        """Whether it goes through consultation and committees as a rule: what a duty without a fixed day of the
        calendar asks, and a new set."""
        return self.deadline.kind == Kind.SET_REVIEW or (
            self.deadline.kind == Kind.STATUTORY and not self.deadline.cycle
        )

    @property
    def headline(self) -> str:
        if self.deadline.closed_on:
            return _("Closed")
        if self.is_unrecorded:
            return _("None recorded here")
        if self.is_arguable:
            return ngettext(
                "%(days)s day past the safe day, still arguable",
                "%(days)s days past the safe day, still arguable",
                -self.days,
            ) % {"days": -self.days}
        if self.by_custom and self.days < 0:
            return customary_in_words(-self.days)
        return days_in_words(self.days)

    @property
    def colour(self) -> str:
        if self.deadline.closed_on:
            return "grey"
        if self.is_unrecorded or self.is_arguable or self.days == 0:
            return "orange"
        if self.by_custom and self.days < 0:
            return "orange"  # nothing is late: the law does not set the day
        return "red" if self.days < 0 else "yellow" if self.days <= SOON else "grey"


@dataclass(frozen=True)
class Month:
    """The dates of one month."""

    name: str
    dates: tuple[Dated, ...]


def by_month(deadlines: Iterable[Deadline], *, on: date) -> list[Month]:
    """Deadlines in order of their days, month by month."""
    dated = [Dated(deadline, on) for deadline in deadlines]
    months = groupby(dated, key=lambda each: (each.deadline.due_on.year, each.deadline.due_on.month))
    return [Month(f"{MONTHS[month]} {year}", tuple(each)) for (year, month), each in months]


def owed_as(deadline: Deadline, council: Council, *, on: date) -> Owed | None:
    """Where the duty behind a statutory deadline stands; None for any other, and for one that binds no more."""
    if deadline.kind != Kind.STATUTORY:
        return None
    owed = duties_of_councils([council], on=on)[council.pk].owed
    return next((each for each in owed if each.duty.code == deadline.duty and deadline.body in each.bodies), None)


def duty_behind(deadline: Deadline, council: Council, *, on: date) -> Duty | None:
    """The row of law behind a statutory deadline, as it is on a day."""
    law = duties_for(council.nation, on=on)
    known = law if isinstance(law, tuple) else ()
    return next((duty for duty in known if duty.code == deadline.duty), None)


def what_follows(
    deadline: Deadline, council: Council, tried_on: date, *, on: date, entry: DiaryEntry | None = None
) -> tuple[str, ...]:
    """What follows from publishing, or doing it, on another day; `entry` is the diary's, if it is about one. Raises
    ValueError, with a sentence fit for the page, for a day on which it cannot be."""
    if deadline.opened_on and tried_on < deadline.opened_on:
        raise ValueError(
            _("The day you try must be on or after %(day)s, from which the present period runs")
            % {"day": in_words(deadline.opened_on)}
        )
    if duty := duty_behind(deadline, council, on=on):
        return _by_law(deadline, duty, council, tried_on)
    return (_in_time_or_not(deadline, tried_on), *_round_again(deadline, tried_on, entry))


def _by_law(deadline: Deadline, duty: Duty, council: Council, tried_on: date) -> tuple[str, ...]:
    told = if_published(
        duty,
        on=tried_on,
        last=None if duty.is_fixed else deadline.opened_on,
        began_on=council.started_on,
        cycle=deadline.cycle or None,
    )
    if told.met.due_on is None:  # the law gives no first date, and the council set this one
        return (_in_time_or_not(deadline, tried_on), *told.explanation[1:])
    return told.explanation


def _in_time_or_not(deadline: Deadline, tried_on: date) -> str:
    days = (deadline.due_on - tried_on).days
    told = {"tried": in_words(tried_on), "due": in_words(deadline.due_on), "days": abs(days)}
    if days == 0:
        return _("%(tried)s is the due day itself, so in time.") % told
    if days > 0:
        said = ngettext(
            "%(tried)s is %(days)s day before %(due)s, so in time.",
            "%(tried)s is %(days)s days before %(due)s, so in time.",
            days,
        )
    else:
        said = ngettext("%(tried)s is %(days)s day after %(due)s.", "%(tried)s is %(days)s days after %(due)s.", -days)
    return said % told


def _round_again(deadline: Deadline, done_on: date, entry: DiaryEntry | None) -> tuple[str, ...]:
    """When a promise comes round again, if it does."""
    if deadline.kind == Kind.SET_REVIEW:
        said = _("The set that follows names its own end; its four years would end on %(day)s.")
        return (said % {"day": in_words(last_day(done_on, YEARS_OF_A_REVIEW))},)
    if deadline.kind == Kind.OBJECTIVE_REVIEW:
        said = _(
            "The next review would fall due at the latest four years on, on %(day)s; earlier if the council names a "
            "day, or together with its set."
        )
        return (said % {"day": in_words(last_day(done_on, YEARS_OF_A_REVIEW))},)
    if deadline.kind == Kind.FIGURES:
        return (_("The next day is counted from the end of the period that the figures are of, whenever they come."),)
    again = _("The next would fall due on %(day)s.")
    if entry and entry.every_months:
        return (again % {"day": in_words(comes_round(done_on, entry.every_months))},)
    if deadline.kind == Kind.MONITORING and (months := months_between(deadline)):
        return (again % {"day": in_words(last_day_of_months(done_on, months))},)
    return ()


def months_between(deadline: Deadline) -> int | None:
    """How many months a round of monitoring runs, as its first and last day say."""
    opened_on = deadline.opened_on
    if opened_on is None:
        return None
    return next((n for n in range(1, 61) if last_day_of_months(opened_on, n) == deadline.due_on), None)


def days_in_words(days: int) -> str:
    """ "Due in 12 days", "Due today", "Overdue by 3 days"."""
    if days == 0:
        return _("Due today")
    if days < 0:
        return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", -days) % {"days": f"{-days:,}"}
    return ngettext("Due in %(days)s day", "Due in %(days)s days", days) % {"days": f"{days:,}"}


def customary_in_words(days: int) -> str:
    """ "12 days past the customary day"."""
    said = ngettext("%(days)s day past the customary day", "%(days)s days past the customary day", days)
    return said % {"days": f"{days:,}"}
