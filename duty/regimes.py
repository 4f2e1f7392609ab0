"""Each duty as dated data: who owes what, how often, from when, by which provision. A new regulation is a new row."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty.citations import (
    EMPLOYEES_2017,
    INFORMATION_2011,
    INFORMATION_2017,
    OBJECTIVES_2011,
    OBJECTIVES_2017,
    SECTION_75,
    Citation,
)
from duty.nations import Nation


class Recurrence(StrEnum):
    """How the next due day follows from what came before."""

    ROLLING_YEARS = "rolling years"
    """So many years beginning with the day of the last publication: no fixed day in the calendar."""


@dataclass(frozen=True)
class Duty:
    """One duty under one instrument. The same code has a row for each instrument that has imposed it.

    `years` is the interval; `first_due_on` the first date the instrument gives; `effective_to` the last day it was in
    force (None: still is). `threshold` is the number of employees from which the duty applies at all (None: any size);
    `employee_part_from` the number from which its part about employees does. `soon_days` is our policy, not law.
    """

    code: str
    nation: Nation
    name: str
    demands: str
    recurrence: Recurrence
    years: int
    first_due_on: date
    effective_from: date
    effective_to: date | None
    threshold: int | None
    employee_part_from: int | None
    soon_days: int
    rule: str
    not_a_restart: str
    citation: Citation

    def in_force(self, on: date) -> bool:
        """Whether this row is the law on a day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True)
class NotComputed:
    """Duties exist in this nation, but this product does not compute their dates yet. Never "nothing owed"."""

    nation: Nation
    sentence: str


@dataclass(frozen=True)
class OtherLaw:
    """The duties of the Equality Act 2010 do not apply in this nation; another law does."""

    nation: Nation
    sentence: str
    citation: Citation


_INFORMATION = "Equality information"
_INFORMATION_DEMANDS = (
    "Publish information that shows how the council meets the public sector equality duty. It must cover people who "
    "share a protected characteristic: employees, and others affected by the council's policies and practices."
)
_INFORMATION_RULE = (
    "After the first date, equality information must be published again within one year, and the year begins with the "
    "day of the last publication."
)
_INFORMATION_NOT_A_RESTART = (
    "Correcting an error, mending a typing mistake, uploading the same document again and a page's “last updated” "
    "stamp do not restart the clock."
)
_OBJECTIVES = "Equality objectives"
_OBJECTIVES_DEMANDS = (
    "Prepare and publish one or more equality objectives, each specific and measurable, that serve at least one of "
    "the three aims of the duty."
)
_OBJECTIVES_RULE = (
    "After the first date, equality objectives must be published again within four years, and the four years begin "
    "with the day of the last publication."
)
_OBJECTIVES_NOT_A_RESTART = (
    "Correcting an error, mending a typing mistake, uploading the same document again, a page's “last updated” stamp "
    "and adding a single objective to the set do not restart the clock."
)

DUTIES: tuple[Duty, ...] = (
    # England, now: SI 2017/353, in force 31 March 2017, first date 30 March 2018.
    Duty(
        code="EQ_INFO",
        nation=Nation.ENGLAND,
        name=_INFORMATION,
        demands=_INFORMATION_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=1,
        first_due_on=date(2018, 3, 30),
        effective_from=date(2017, 3, 31),
        effective_to=None,
        threshold=None,
        employee_part_from=150,
        soon_days=90,
        rule=_INFORMATION_RULE,
        not_a_restart=_INFORMATION_NOT_A_RESTART,
        citation=INFORMATION_2017,
    ),
    Duty(
        code="EQ_OBJECTIVES",
        nation=Nation.ENGLAND,
        name=_OBJECTIVES,
        demands=_OBJECTIVES_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=4,
        first_due_on=date(2018, 3, 30),
        effective_from=date(2017, 3, 31),
        effective_to=None,
        threshold=None,
        employee_part_from=None,
        soon_days=365,
        rule=_OBJECTIVES_RULE,
        not_a_restart=_OBJECTIVES_NOT_A_RESTART,
        citation=OBJECTIVES_2017,
    ),
    # England, history: SI 2011/2260, in force 10 September 2011, revoked when the 2017 Regulations came in.
    Duty(
        code="EQ_INFO",
        nation=Nation.ENGLAND,
        name=_INFORMATION,
        demands=_INFORMATION_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=1,
        first_due_on=date(2012, 1, 31),
        effective_from=date(2011, 9, 10),
        effective_to=date(2017, 3, 30),
        threshold=None,
        employee_part_from=150,
        soon_days=90,
        rule=_INFORMATION_RULE,
        not_a_restart=_INFORMATION_NOT_A_RESTART,
        citation=INFORMATION_2011,
    ),
    Duty(
        code="EQ_OBJECTIVES",
        nation=Nation.ENGLAND,
        name=_OBJECTIVES,
        demands=_OBJECTIVES_DEMANDS,
        recurrence=Recurrence.ROLLING_YEARS,
        years=4,
        first_due_on=date(2012, 4, 6),
        effective_from=date(2011, 9, 10),
        effective_to=date(2017, 3, 30),
        threshold=None,
        employee_part_from=None,
        soon_days=365,
        rule=_OBJECTIVES_RULE,
        not_a_restart=_OBJECTIVES_NOT_A_RESTART,
        citation=OBJECTIVES_2011,
    ),
)

NOT_COMPUTED_YET = "Dates for Wales and Scotland are not computed yet."
ANOTHER_LAW = (
    "The public sector equality duty of the Equality Act 2010 does not apply to councils in Northern Ireland. "
    "Another law does: section 75 of the Northern Ireland Act 1998."
)


def duties_for(nation: str, *, on: date) -> tuple[Duty, ...] | NotComputed | OtherLaw:
    """The duties of a nation's councils under the law of a day, or the reason why none is given.

    `nation` is a stored key ("england"). A day before the first regulations gives an empty tuple for England.
    """
    match Nation(nation):
        case Nation.ENGLAND:
            return tuple(duty for duty in DUTIES if duty.in_force(on))
        case Nation.NORTHERN_IRELAND:
            return OtherLaw(Nation.NORTHERN_IRELAND, ANOTHER_LAW, SECTION_75)
        case known:
            return NotComputed(known, NOT_COMPUTED_YET)


def duty_on(code: str, on: date) -> Duty:
    """The row of a duty that is the law on a day. Raises LookupError where there is none."""
    for duty in DUTIES:
        if duty.code == code and duty.in_force(on):
            return duty
    raise LookupError(f"No duty {code} is known for that day.")


def employee_part_applies(duty: Duty, headcount: int | None) -> bool | None:
    """Whether the duty's part about employees binds a council of this size. None: no such part, or size unknown."""
    if duty.employee_part_from is None or headcount is None:
        return None
    return headcount >= duty.employee_part_from


def employee_part(duty: Duty, headcount: int | None, *, at_most: bool = False) -> str:
    """What a council's size means for the part about employees, in a sentence; empty where the duty has no such part.

    Regulation 4(4): fewer than 150 employees switches off regulation 4(3)(a) only. The duty itself stays. With
    `at_most` the headcount is all that the council says of its size ("fewer than 150" is at most 149).
    """
    if duty.employee_part_from is None:
        return ""
    source = EMPLOYEES_2017 if duty.citation is INFORMATION_2017 else duty.citation
    least = duty.employee_part_from
    if headcount is None or (at_most and headcount >= least):
        return (
            f"With {least} or more employees the information must also cover employees. The number of employees is "
            f"not recorded ({source})."
        )
    if headcount >= least:
        return f"With {headcount:,} employees, the information must also cover employees ({source})."
    size = f"fewer than {headcount + 1:,} employees" if at_most else f"{headcount:,} employees, fewer than {least}"
    return (
        f"With {size}, the information need not cover employees. The duty to "
        f"publish stays, about other people affected by the council's policies and practices ({source})."
    )
