"""What a row of law says: the duty, its nation and threshold, how its days recur, and which provision says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty.citations import Citation
from duty.nations import Nation


class Recurrence(StrEnum):
    """How the next due day follows from what came before."""

    ROLLING_YEARS = "rolling years"
    """So many years beginning with the day of the last publication: no fixed day in the calendar."""
    PER_OBJECTIVE = "rolling years for each objective"
    """So many years beginning with each objective's publication or last review."""
    FIXED_CALENDAR = "fixed day in the calendar"
    """The same day every so many years, whenever the last publication was."""
    FIXED_AFTER_SNAPSHOT = "fixed day after a snapshot"
    """Twelve months beginning with a snapshot day that is the same every year."""
    FIXED_AFTER_PERIOD = "fixed day after a period"
    """A fixed day in the year after the one in which a reporting period ended."""
    RETAIN_YEARS = "kept for years"
    """Something published has to stay published for so many years beginning with its publication."""
    CUSTOM_YEARS = "by custom"
    """The law sets no interval; councils keep one by custom, counted like a period of the law."""
    REVIEW_YEARS = "looked at again by policy"
    """The law says "regularly"; a policy names the interval, and the day comes round on the same date."""
    EVENT = "by event"
    """Something has to happen first: no day in the calendar."""
    VOLUNTARY = "voluntary"
    """Not law yet."""


FIXED = frozenset({Recurrence.FIXED_CALENDAR, Recurrence.FIXED_AFTER_SNAPSHOT, Recurrence.FIXED_AFTER_PERIOD})
WITHOUT_A_DAY = frozenset({Recurrence.EVENT, Recurrence.VOLUNTARY})


@dataclass(frozen=True)
class Moved:
    """What was different for one reporting year: its due day moved to another (`due_on`), or the day stayed and
    something else was decided (`due_on` is None). `because` is a sentence for the reader."""

    cycle: str
    due_on: date | None
    because: str


@dataclass(frozen=True)
class Duty:
    """One duty under one instrument. The same code has a row for each instrument that has imposed it.

    `years` is the interval; `first_due_on` the first date the instrument gives (None: it gives none); `effective_to`
    the last day it was in force (None: still is). `threshold` is the number of employees from which the duty applies
    at all (None: any size); `employee_part_from` the number from which its part about employees does. `goes_with` is
    the code of the duty whose document carries this one. `exceptions` are the years that were different. `soon_days`
    is our policy, not law.
    """

    code: str
    nation: Nation
    name: str
    demands: str
    recurrence: Recurrence
    years: int
    first_due_on: date | None
    effective_from: date
    effective_to: date | None
    soon_days: int
    rule: str
    not_a_restart: str
    citation: Citation
    threshold: int | None = None
    employee_part_from: int | None = None
    goes_with: str = ""
    exceptions: tuple[Moved, ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether this row is the law on a day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    @property
    def is_fixed(self) -> bool:
        """Whether its days stand in the calendar, each for a named reporting year."""
        return self.recurrence in FIXED

    @property
    def has_days(self) -> bool:
        """Whether it ever has a due day."""
        return self.recurrence not in WITHOUT_A_DAY

    @property
    def is_law(self) -> bool:
        """Whether the interval is the law's own, not a custom or a policy."""
        return self.recurrence not in (Recurrence.CUSTOM_YEARS, Recurrence.REVIEW_YEARS)

    @property
    def has_a_clock(self) -> bool:
        """Whether it has due days of its own: not by event, not inside another duty's document, not to be kept."""
        return self.has_days and not self.goes_with and self.recurrence is not Recurrence.RETAIN_YEARS
