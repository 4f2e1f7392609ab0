"""Each duty as dated data: who owes what, how often, from when, by which provision. A new regulation is a new row.

The rows stand by nation in `duty.england`, `duty.wales` and `duty.scotland`; what a row says is told in `duty.rows`.
"""

from dataclasses import dataclass
from datetime import date

from duty.citations import (
    ACCESSIBILITY_STATEMENT,
    EMPLOYEES_2017,
    INFORMATION_2017,
    SECTION_75,
    Citation,
)
from duty.england import ACTION_PLAN, ENGLAND
from duty.nations import Nation
from duty.rows import Duty, Recurrence
from duty.scotland import SCOTLAND
from duty.wales import WALES

__all__ = ["DUTIES", "RELATED", "Duty", "OtherLaw", "Recurrence", "duties_for", "duties_on", "duty_on", "related_to"]

DUTIES: tuple[Duty, ...] = ENGLAND + WALES + SCOTLAND

ACCESS_STATEMENT: tuple[Duty, ...] = tuple(
    Duty(
        code="ACCESS_STATEMENT",
        nation=nation,
        name="Accessibility statement",
        demands="Keep the accessibility statement of each website and mobile application under regular review.",
        recurrence=Recurrence.REVIEW_YEARS,
        years=1,
        first_due_on=None,
        effective_from=date(2018, 9, 23),
        effective_to=None,
        soon_days=90,
        rule=(
            "The statement must be reviewed regularly. The Regulations name no interval; once a year is the policy "
            "counted here."
        ),
        not_a_restart="Correcting a typing mistake is not a review.",
        citation=ACCESSIBILITY_STATEMENT,
    )
    for nation in Nation
)

RELATED: tuple[Duty, ...] = (ACTION_PLAN, *ACCESS_STATEMENT)
"""What is asked beside the equality duties, or may be one day. None of it takes part in where a council stands."""


@dataclass(frozen=True)
class OtherLaw:
    """The specific duties of the Equality Act 2010 do not apply to this kind of body; the sentence says what does."""

    nation: Nation
    sentence: str
    citation: Citation


ANOTHER_LAW = (
    "The public sector equality duty of the Equality Act 2010 does not apply to councils in Northern Ireland. "
    "Another law does: section 75 of the Northern Ireland Act 1998."
)


def duties_for(nation: str, *, on: date) -> tuple[Duty, ...] | OtherLaw:
    """The duties of a nation's councils under the law of a day, or the other law that applies.

    `nation` is a stored key ("england"). A day before the first regulations gives an empty tuple.
    """
    which = Nation(nation)
    if which is Nation.NORTHERN_IRELAND:
        return OtherLaw(which, ANOTHER_LAW, SECTION_75)
    return tuple(duty for duty in DUTIES if duty.nation is which and duty.in_force(on))


def duties_on(nation: str, *, headcount: int | None, on: date) -> tuple[Duty, ...]:
    """The duties that bind a council of this size on a day. With no headcount known, all that may."""
    found = duties_for(nation, on=on)
    if isinstance(found, OtherLaw):
        return ()
    return tuple(duty for duty in found if not is_too_small_for(duty, headcount))


def related_to(nation: str, *, headcount: int | None, on: date) -> tuple[Duty, ...]:
    """What is asked of the council beside the equality duties."""
    return tuple(
        duty
        for duty in RELATED
        if duty.nation is Nation(nation) and duty.in_force(on) and not is_too_small_for(duty, headcount)
    )


def is_too_small_for(duty: Duty, headcount: int | None) -> bool:
    """Whether a council of this size is below the duty's threshold. Unknown is not below."""
    return duty.threshold is not None and headcount is not None and headcount < duty.threshold


def duty_on(code: str, on: date) -> Duty:
    """The row of a duty that is the law on a day. Raises LookupError where there is none."""
    for duty in (*DUTIES, *RELATED):
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
