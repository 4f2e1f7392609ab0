"""Where councils' duties stand, what else is due, since when it is flagged: added up from several rooms.

Nothing here writes or reads a clock; every question takes the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council
from deadlines.bodies import bodies_of
from deadlines.dates import SOON, Dated, days_in_words
from deadlines.models import Deadline, Discharge, Flag, ListedBody
from deadlines.standing import Duties, Owed, duties_of_councils
from duty.clock import Standing, Status
from duty.regimes import Duty, Recurrence
from duty.written import in_mid_sentence, in_words
from publications.obligations import about_employees, with_withdrawals

COLOURS = {
    Status.NOT_APPLICABLE: "grey",
    Status.UP_TO_DATE: "green",
    Status.DUE_SOON: "yellow",
    Status.DUE_TODAY: "orange",
    Status.OVERDUE: "red",
    Status.NEVER_PUBLISHED: "orange",  # not known to be late: it may have been published elsewhere
}


Key = tuple[str, str, str]  # duty, body and reporting year


@dataclass(frozen=True)
class DutyRow:
    """One duty of one council: where it stands on the day, the last time it was met, and why, in sentences.

    Not known: an example made from documents of its time that do not say when the duty was met. Nothing is held
    against anybody for that.
    """

    duty: Duty
    standing: Standing
    last: Discharge | None
    explanation: tuple[str, ...]
    is_known: bool = True
    bodies: str = ""
    body: str = ListedBody.COUNCIL

    @property
    def key(self) -> Key:
        """What tells it apart in the book: a year that was missed stands beside the present one."""
        cycle = self.standing.cycle
        return self.duty.code, self.body, cycle.name if cycle else ""

    @property
    def due_on(self) -> date | None:
        return self.standing.due_on if self.is_known else None

    @property
    def days(self) -> int | None:
        return self.standing.days if self.is_known else None

    @property
    def is_overdue(self) -> bool:
        """Late on every reading. A day on which lateness is arguable is not called late, nor is a duty of which
        nothing is recorded: the council may have published elsewhere. Nor is a day of custom that has passed."""
        late = self.days is not None and self.days < 0 and not self.standing.contested
        return late and not self.is_unrecorded and not self.is_past_custom

    @property
    def is_unrecorded(self) -> bool:
        """Whether the day has passed, or is not given, and no publication is recorded here."""
        is_past_in_calendar = self.last is None and self.standing.cycle is not None and (self.days or 0) < 0
        return self.is_known and (self.standing.status == Status.NEVER_PUBLISHED or is_past_in_calendar)

    @property
    def is_past_custom(self) -> bool:
        """Whether only a customary day has passed, which the law does not set."""
        return self.standing.by_custom and self.days is not None and self.days < 0

    @property
    def is_soon(self) -> bool:
        return self.days is not None and 0 <= self.days <= SOON

    @property
    def headline(self) -> str:
        if self.is_unrecorded:
            return _("None recorded here")
        return self.standing.headline if self.is_known else _("Not known from the documents shown here")

    @property
    def colour(self) -> str:
        if not self.is_known:
            return "grey"
        is_milder = self.standing.contested or self.is_past_custom
        return "orange" if is_milder or self.is_unrecorded else COLOURS[self.standing.status]


@dataclass(frozen=True)
class Standings:
    """The duties of a council on a day; or none, and the sentence that says why none is shown."""

    council: Council
    rows: tuple[DutyRow, ...]
    sentence: str = ""

    @property
    def overdue(self) -> tuple[DutyRow, ...]:
        return tuple(row for row in self.rows if row.is_overdue)

    @property
    def arguable(self) -> tuple[DutyRow, ...]:
        return tuple(row for row in self.rows if row.standing.contested)

    @property
    def unrecorded(self) -> tuple[DutyRow, ...]:
        """Owed, and no publication is recorded here."""
        return tuple(row for row in self.rows if row.is_unrecorded)

    @property
    def soon(self) -> tuple[DutyRow, ...]:
        return tuple(row for row in self.rows if row.is_soon)


@dataclass(frozen=True)
class Promise:
    """An open deadline that no duty makes: a review, a round of monitoring. `days` is negative once it has passed."""

    deadline: Deadline
    days: int
    flagged_on: date | None

    @property
    def is_overdue(self) -> bool:
        return self.days < 0

    @property
    def colour(self) -> str:
        return "red" if self.days < 0 else "yellow" if self.days <= SOON else "grey"

    @property
    def headline(self) -> str:
        return days_in_words(self.days)


@dataclass(frozen=True)
class SameDay:
    """Promises of one kind that fall on one day, so that a page tells them in one line."""

    promises: tuple[Promise, ...]

    @property
    def first(self) -> Promise:
        return self.promises[0]

    @property
    def count(self) -> int:
        return len(self.promises)


@dataclass(frozen=True)
class Owing:
    """What a council owes, by law and by its own word. By duty, body and year, `dated` gives the deadline in the book,
    and `flagged` the day since when it has been flagged as overdue. `dates` are all of them, the soonest first."""

    standings: Standings
    dated: dict[Key, Deadline]
    flagged: dict[Key, date]
    promises: tuple[Promise, ...]
    dates: tuple[Dated, ...] = ()

    def of_owner(self, person: int | None) -> list[Dated]:
        """What one person answers for."""
        return [dated for dated in self.dates if person and dated.deadline.owner_id == person]

    @property
    def days(self) -> list[SameDay]:
        """The promises in order of their days."""
        by_day = groupby(self.promises, key=lambda promise: (promise.deadline.due_on, promise.deadline.kind))
        return [SameDay(tuple(promises)) for _day, promises in by_day]

    @property
    def sentences(self) -> list[str]:
        """The page's first words: what is overdue, what is arguable or not recorded, what comes soon."""
        return owing_in_words(self)


def standings(council: Council, *, on: date) -> Standings:
    """Where each duty of one council stands on the day."""
    return standings_of([council], on=on)[council.pk]


def standings_of(councils: Sequence[Council], *, on: date) -> dict[int, Standings]:
    """Where the duties of these councils stand, by the council's key: three queries, whatever their number."""
    found = duties_of_councils(councils, on=on, discharges=with_withdrawals(on=on))
    return {council.pk: _standings(council, found[council.pk], on=on) for council in councils}


def _standings(council: Council, duties: Duties, *, on: date) -> Standings:
    if not council.is_followed:
        return Standings(council, (), _("This council is not using this portal, so we cannot say how it stands."))
    if council.has_ended(on=on) and council.ended_on:
        told = _("The council ended on %(day)s and owes nothing since.") % {"day": in_words(council.ended_on)}
        return Standings(council, (), told)
    if duties.other_law:
        return Standings(council, (), duties.other_law)
    several = len(bodies_of(council)) > 1
    rows = tuple(_row(council, owed, several=several) for owed in duties.owed)
    return Standings(council, rows, "" if rows else _("No duty is known for this day."))


def _row(council: Council, owed: Owed, *, several: bool) -> DutyRow:
    at, duty = owed.standing, owed.duty
    is_known = owed.met is not None or not council.is_historical_example
    size = about_employees(duty, owed.headcount)
    why = tuple(sentence for sentence in at.explanation if sentence != size) if is_known else (duty.rule,)
    bodies = owed.body_names if several else ""
    return DutyRow(duty, at, owed.met, (*why, *filter(None, [size])), is_known, bodies, owed.bodies[0])


def key_in_book(deadline: Deadline) -> Key:
    return deadline.duty, deadline.body, deadline.cycle


def owing(council: Council, *, on: date) -> Owing:
    """What the council owes on the day, and since when what is overdue has been flagged."""
    deadlines = list(Deadline.objects.open_on(on).filter(council=council).with_recorded().soonest_first())
    flags: dict[int, date] = {}
    for key, day in Flag.objects.still_open().overdue().filter(council=council).values_list("deadline", "raised_on"):
        flags[key] = min(day, flags.get(key, day))
    return Owing(
        standings=standings(council, on=on),
        dated={key_in_book(deadline): deadline for deadline in deadlines if deadline.duty},
        flagged={
            key_in_book(deadline): flags[deadline.pk]
            for deadline in deadlines
            if deadline.duty and deadline.pk in flags
        },
        promises=tuple(
            Promise(deadline, (deadline.due_on - on).days, flags.get(deadline.pk))
            for deadline in deadlines
            if not deadline.duty
        ),
        dates=tuple(Dated(deadline, on) for deadline in deadlines),
    )


# --- In words ---------------------------------------------------------------------------------------------------------


def owing_in_words(owed: Owing) -> list[str]:
    at = owed.standings
    overdue = len(at.overdue) + sum(promise.is_overdue for promise in owed.promises)
    soon = len(at.soon) + sum(0 <= promise.days <= SOON for promise in owed.promises)
    late = ngettext("%(count)s thing is overdue", "%(count)s things are overdue", overdue) % {"count": overdue}
    coming = ngettext("%(count)s is due within %(days)s days", "%(count)s are due within %(days)s days", soon) % {
        "count": soon,
        "days": SOON,
    }
    if overdue and soon:
        said = [_("%(late)s, %(coming)s.") % {"late": late, "coming": coming}]
    elif overdue:
        said = [_("%(late)s.") % {"late": late}]
    elif soon:
        nothing = _("Nothing else is overdue, %(coming)s.") if at.unrecorded else _("Nothing is overdue, %(coming)s.")
        said = [nothing % {"coming": coming}]
    elif at.unrecorded:
        said = [_("Nothing else is overdue, and nothing else is due within %(days)s days.") % {"days": SOON}]
    elif at.rows or owed.promises:
        said = [_("Nothing is overdue, and nothing is due within %(days)s days.") % {"days": SOON}]
    else:
        said = []
    return [*map(unrecorded_in_words, at.unrecorded), *said, *map(arguable_in_words, at.arguable)] + (
        [at.sentence] if at.sentence else []
    )


def duties_in_words(at: Standings) -> list[str]:
    """What a councillor reads first about the duties: what is overdue, arguable, or not recorded here."""
    if at.sentence:
        return [at.sentence]
    said = [*map(overdue_in_words, at.overdue), *map(arguable_in_words, at.arguable)]
    return [*said, *map(unrecorded_in_words, at.unrecorded)] or [_("Nothing that the law asks for is overdue.")]


def overdue_in_words(row: DutyRow) -> str:
    """ "Publishing equality information is overdue by 12 days."."""
    days = -(row.days or 0)
    if row.duty.recurrence is Recurrence.PER_OBJECTIVE:
        said = ngettext(
            "The review of the equality objectives is overdue by %(days)s day.",
            "The review of the equality objectives is overdue by %(days)s days.",
            days,
        )
    else:
        said = ngettext(
            "Publishing %(duty)s is overdue by %(days)s day.", "Publishing %(duty)s is overdue by %(days)s days.", days
        )
    return said % {"duty": in_mid_sentence(row.duty.name), "days": f"{days:,}"}


def arguable_in_words(row: DutyRow) -> str:
    return _("%(duty)s: the safe day has passed, but publishing today is arguably still in time.") % {
        "duty": row.duty.name
    }


def unrecorded_in_words(row: DutyRow) -> str:
    told: dict[str, str] = {"duty": in_mid_sentence(row.duty.name)}
    if row.due_on is None:
        return _("No publication of %(duty)s is recorded here, and the law gives no first date.") % told
    if row.standing.cycle:
        told |= {"year": row.standing.cycle.name, "day": in_words(row.due_on)}
        return _("No publication of %(duty)s %(year)s is recorded here; it was due by %(day)s.") % told
    said = _("No publication of %(duty)s is recorded here; the first was due by %(day)s.")
    if row.duty.recurrence is Recurrence.PER_OBJECTIVE:
        said = _("No review of the equality objectives is recorded here; the first was due by %(day)s.")
    return said % (told | {"day": in_words(row.due_on)})
