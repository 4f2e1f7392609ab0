"""Reporting years of duties with a fixed day: their names, what they are about, and the day each is due."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from duty.intervals import ONE_DAY, anniversary
from duty.rows import Duty, Recurrence
from duty.written import in_words

_WRITTEN = re.compile(r"(\d{4})(?:\s*(?:[-–/]|to)\s*(\d\d|\d{4}))?")
_LAST_YEAR = 2200


@dataclass(frozen=True)
class Cycle:
    """One reporting year or period of a duty with a fixed day.

    What it is about runs from `begins_on` to `ends_on` (a snapshot: one day). What is published from `opens_on` counts
    for it; `due_on` is the last day in time, that day included. `because` says why that day is not the usual one.
    """

    name: str
    begins_on: date
    ends_on: date
    opens_on: date
    due_on: date
    because: str = ""

    @property
    def about(self) -> str:
        """ "the snapshot on 31 March 2026", "the period 1 April 2024 to 31 March 2025"."""
        if self.begins_on == self.ends_on:
            return f"the snapshot on {in_words(self.begins_on)}"
        return f"the period {in_words(self.begins_on)} to {in_words(self.ends_on)}"


def cycle_due_in(duty: Duty, year: int) -> Cycle:
    """The cycle whose usual due day falls in a calendar year."""
    assert duty.first_due_on is not None  # noqa: S101 - every row with a fixed day gives its first
    usual = duty.first_due_on.replace(year=year)
    opens_on = usual.replace(year=year - duty.years) + ONE_DAY
    if duty.recurrence is Recurrence.FIXED_AFTER_SNAPSHOT:
        name, begins_on, ends_on = _two_years(year - 1), opens_on, opens_on
    elif duty.recurrence is Recurrence.FIXED_AFTER_PERIOD:
        name, begins_on, ends_on = _two_years(year - 2), anniversary(opens_on, -1), opens_on - ONE_DAY
    else:
        name, begins_on, ends_on = str(year), opens_on, usual
    unusual = next((moved for moved in duty.exceptions if moved.cycle == name), None)
    due_on = (unusual.due_on if unusual else None) or usual
    return Cycle(name, begins_on, ends_on, opens_on, due_on, unusual.because if unusual else "")


def cycle_open(duty: Duty, on: date) -> Cycle:
    """The cycle now open: the one due next that has begun, or the first there is.

    Where a moved day lets two stand open at once, the one due first.
    """
    assert duty.first_due_on is not None  # noqa: S101 - as above
    year = duty.first_due_on.year
    while True:
        cycle = cycle_due_in(duty, year)
        if on <= cycle.due_on:
            return cycle
        year += duty.years


def cycle_named(duty: Duty, name: str) -> Cycle:
    """The cycle of that name ("2025-26", "2027"). Raises LookupError, with an example, where there is none."""
    assert duty.first_due_on is not None  # noqa: S101 - as above
    years = _WRITTEN.fullmatch(name.strip())
    written = "-".join(filter(None, years.groups())) if years else ""
    for year in range(duty.first_due_on.year, _LAST_YEAR, duty.years):
        cycle = cycle_due_in(duty, year)
        if written in (cycle.name, _in_full(cycle.name)):
            return cycle
    first = (cycle_due_in(duty, duty.first_due_on.year + number * duty.years).name for number in range(3))
    raise LookupError(f'{duty.code} has no reporting year "{name}". It has {", ".join(first)} and so on.')


def cycle_after(duty: Duty, cycle: Cycle) -> Cycle:
    """The cycle that follows."""
    return cycle_due_in(duty, cycle.opens_on.year + 2 * duty.years)


def cycle_owed(duty: Duty, met: Iterable[str], *, on: date, began_on: date | None = None) -> Cycle:
    """The cycle that is owed next: the one after the newest that was met, or the one now open where none was.

    `met` holds the names of cycles. A council that began after what a cycle is about owes the first one after it.
    """
    newest = max((cycle_named(duty, name) for name in met), key=lambda cycle: cycle.opens_on, default=None)
    owed = cycle_after(duty, newest) if newest else cycle_open(duty, on)
    while began_on is not None and owed.ends_on < began_on:
        owed = cycle_after(duty, owed)
    return owed


def cycles_owed(
    duty: Duty, met: Collection[str], *, since: date, on: date, began_on: date | None = None
) -> tuple[Cycle, ...]:
    """Every reporting year that is owed on a day, oldest first.

    Those that nobody met, from the one open on `since` up to the one open now; and, where that one is met already, the
    next. A year missed stays owed until it is met. A council that began after what a year is about does not owe it.
    """
    names = {cycle_named(duty, name).name for name in met}
    now = cycle_open(duty, on)
    owed: list[Cycle] = []
    each = cycle_open(duty, min(since, on))
    while each.opens_on <= now.opens_on or not any(cycle.opens_on >= now.opens_on for cycle in owed):
        is_about_an_earlier_council = began_on is not None and each.ends_on < began_on
        if each.name not in names and not is_about_an_earlier_council:
            owed.append(each)
        each = cycle_after(duty, each)
    return tuple(owed)


def cycle_of(duty: Duty, published_on: date) -> Cycle:
    """The cycle a publication is taken to be for when nobody says: the one open on its day.

    A report that comes late is for an earlier one; whoever knows that names it.
    """
    return cycle_open(duty, published_on)


def _two_years(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"


def _in_full(name: str) -> str:
    """ "2025-2026" for "2025-26"."""
    first, _, second = name.partition("-")
    return f"{first}-{int(first) + 1}" if second else first
