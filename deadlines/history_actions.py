"""What may be said of a council's past: its earlier publications in one table, why a day was missed, a first date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held
from councils.models import Council
from councils.record import Actor, act, record
from deadlines import actions
from deadlines.bodies import bodies_owing
from deadlines.models import Discharge, FirstDate, LapseReason, ListedBody
from deadlines.rebuilding import last_met
from duty.clock import due
from duty.regimes import Duty


@dataclass(frozen=True)
class PastTold:
    """One publication of the past as somebody told it. `number` is its row in the table, `bodies` are the listed
    bodies it was for, `cycle` the reporting year where the duty has a fixed day."""

    number: int
    duty: str
    made_public_on: date
    label: str
    bodies: tuple[str, ...] = (ListedBody.COUNCIL,)
    path: str = ""
    cycle: str = ""
    is_day_assumed: bool = False


class RowRefused(ValueError):
    """One row of the table cannot be entered, so none was; the message is a sentence fit for the page."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


@act
def enter_table(council: Council, rows: Sequence[PastTold], *, on: date, by: Actor) -> list[Discharge]:
    """Enter by hand everything that was published before the portal, or past it: all of it or nothing.

    Raises RowRefused for what the book knows already. The newest goes first, so that the days come out once: an older
    one entered after it moves nothing.
    """
    council = held(council)
    entered = []
    for row in sorted(rows, key=lambda row: (row.made_public_on, -row.number), reverse=True):
        for body in row.bodies:
            try:
                met = actions.enter_past(
                    council,
                    row.duty,
                    made_public_on=row.made_public_on,
                    label=row.label,
                    path=row.path,
                    body=body,
                    cycle=row.cycle,
                    is_day_assumed=row.is_day_assumed,
                    by=by,
                )
            except actions.AlreadyKnown as known:
                raise RowRefused(row.number, str(known)) from known
            entered.append(met)
    actions.rebuild_all(council, on=on, by=by)  # each entry looked at the book as of its own day
    record("history entered", by=by, council=council, of=council, after={"rows": len(rows), "entries": len(entered)})
    return entered


@act
def explain(
    council: Council, code: str, *, due_on: date, bodies: Iterable[str], because: str, by: Actor
) -> list[LapseReason]:
    """Say why a day was missed, once for all the listed bodies that missed it together."""
    council = held(council)
    return [
        actions.explain_lapse(council, code, due_on=due_on, because=because, body=body, by=by)
        for body in dict.fromkeys(bodies)
    ]


@act
def set_first_dates(
    council: Council, duty: Duty, *, due_on: date, because: str, on: date, by: Actor
) -> list[FirstDate]:
    """Set by when each listed body publishes first that the law gives no first date. The same day and reason twice, as
    by a double click, is one. Raises NotPossible where the law, or a publication, gives the day for all of them."""
    council = held(council)
    bodies = bodies_without_a_first_date(council, duty)
    if not bodies:
        raise NotPossible(_("The day of this duty follows from the law. It cannot be set."))
    newest = {first.body: first for first in council.first_dates.filter(duty=duty.code).order_by("pk")}
    return [
        first
        if (first := newest.get(body)) and (first.due_on, first.because) == (due_on, because)
        else actions.set_first_date(council, duty.code, due_on=due_on, because=because, on=on, body=body, by=by)
        for body in bodies
    ]


def bodies_without_a_first_date(council: Council, duty: Duty) -> list[ListedBody]:
    """The listed bodies whose first day neither the law nor a publication gives."""
    if duty.is_fixed or not duty.has_a_clock:
        return []
    return [
        body
        for body in bodies_owing(council, duty)
        if due(duty, last_met(council, duty, body), began_on=council.started_on).due_on is None
    ]
