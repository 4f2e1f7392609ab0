"""Whatever is told in whatever order, the book, the ledger and what stands on the day agree on what is missed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from councils.models import Council, Headcount
from deadlines import actions, history_actions
from deadlines.bodies import bodies_owing
from deadlines.history_actions import PastTold
from deadlines.lapse_ledger import ledger
from deadlines.models import Deadline, Discharge
from deadlines.standing import counts_for, duties_of_councils
from duty.cycles import cycle_due_in, cycle_of
from duty.regimes import duty_on
from tests import cast

pytestmark = pytest.mark.django_db
STEPS = 10
BEGAN = (None, date(1974, 4, 1), date(2019, 4, 1), date(2023, 4, 1))
SIZES = (10, 19, 20, 149, 240, 249, 250, 300)
AGO = (0, 0, 1, 30, 200, 400, 800, 1500)


@pytest.mark.parametrize("nation", ["england", "wales", "scotland"])
@pytest.mark.parametrize("began_on", BEGAN, ids=str)
def test_every_day_missed_stands_in_the_ledger_and_can_be_explained(nation, began_on):
    chance = random.Random(f"{nation} {began_on}")  # noqa: S311 - the same story each time, and no secret
    on = date(2024, 1, 10) + timedelta(chance.randrange(300))
    council = actions.follow(cast.council("barset", nation=nation, started_on=began_on), on=on, by=cast.STAGE_HAND)
    told: list[str] = []
    for _ in range(STEPS):
        on += timedelta(chance.randrange(90))
        told.append(f"{on}: {something_happens(council, chance, on=on)}")
        actions.keep_up(on=on, by=cast.STAGE_HAND)
        wrong = [*missed_but_not_in_the_ledger(council, on=on), *told_otherwise_on_the_day(council, on=on)]
        assert not wrong, "\n".join([*told, *wrong])


def something_happens(council: Council, chance: random.Random, *, on: date) -> str:
    """A publication is entered, an entry is withdrawn, a headcount noted, a first date set, or nothing."""
    match chance.choice(["enter", "enter", "enter", "withdraw", "size", "first date", "nothing"]):
        case "enter":
            return enter(council, chance, on=on)
        case "withdraw":
            standing = list(Discharge.objects.standing().filter(council=council).order_by("pk"))
            if standing:
                met = chance.choice(standing)
                actions.withdraw_discharge(met, because="Mistaken", on=on, by=cast.STAGE_HAND)
                return f"withdrawn {met.duty} {met.body} {met.made_public_on} {met.cycle}"
        case "size":
            as_at, count = on - timedelta(chance.randrange(900)), chance.choice(SIZES)
            if not Headcount.objects.filter(council=council, as_at=as_at).exists():
                actions.note_headcount(council, on=on, by=cast.STAGE_HAND, as_at=as_at, count=count, basis="")
                return f"{count} employees on {as_at}"
        case "first date":
            for duty in actions.duties_of(council, on=on):
                if history_actions.bodies_without_a_first_date(council, duty):
                    due_on = on + timedelta(chance.randrange(120))
                    history_actions.set_first_dates(
                        council, duty, due_on=due_on, because="So", on=on, by=cast.STAGE_HAND
                    )
                    return f"{duty.code} first by {due_on}"
    return "nothing"


def enter(council: Council, chance: random.Random, *, on: date) -> str:
    duty = chance.choice([duty for duty in actions.duties_of(council, on=on) if duty.has_a_clock])
    day = on - timedelta(chance.choice(AGO))
    if not duty.in_force(day) or not counts_for(council, day):
        return "nothing"
    owing = bodies_owing(council, duty)
    bodies = tuple(chance.sample(owing, chance.randint(1, len(owing))))
    cycle = ""
    if duty.is_fixed:
        now = cycle_of(duty, day)
        cycle = chance.choice([now, now, cycle_due_in(duty, now.opens_on.year)]).name
    row = PastTold(1, duty.code, day, "Known", bodies, cycle=cycle)
    try:
        history_actions.enter_table(council, [row], on=on, by=cast.STAGE_HAND)
    except history_actions.RowRefused:
        return "nothing"
    return f"entered {row}"


def missed_but_not_in_the_ledger(council: Council, *, on: date) -> Iterator[str]:
    """Each open deadline of the law whose day has passed, and that the ledger does not list as it is."""
    asked = ledger(council, on=on)
    for row in Deadline.objects.open().statutory().filter(council=council, due_on__lt=on):
        found = [
            (one, line)
            for one in asked.histories
            if one.duty.code == row.duty and row.body in one.bodies
            for line in one.lines
            if line.met is None and (line.past.due_on, name_of(line.past.cycle)) == (row.due_on, row.cycle)
        ]
        if row.explanation:  # the council's own first date is told above the table and is no day of the law
            own = [one.firsts[0].due_on for one in asked.histories if one.duty.code == row.duty and one.firsts]
            if found or row.due_on not in own:
                yield f"own first date: {row} {row.due_on} {own}"
            continue
        if len(found) != 1:
            yield f"{len(found)} lines in the ledger: {row} {row.due_on}"
            continue
        [(_, line)] = found
        is_arguable = row.contested_until is not None and on <= row.contested_until
        is_custom = not duty_on(row.duty, on).is_law and row.contested_until is not None
        days_late = 0 if is_arguable else (on - row.due_on).days
        if (line.past.contested_until, line.past.days_late) != (row.contested_until, days_late):
            yield f"another day: {row} {row.due_on} {row.contested_until}, ledger {line.past}"
        can_be_explained = asked.line_of(row.duty, row.body, row.due_on) is not None
        if can_be_explained is (is_arguable or is_custom):
            yield f"can be explained: {can_be_explained}: {row} {row.due_on}"


def told_otherwise_on_the_day(council: Council, *, on: date) -> Iterator[str]:
    """Where the book and what stands on the day say different things of what is owed."""
    stands = {
        (owed.duty.code, str(body), owed.standing.due_on, owed.standing.contested_until, name_of(owed.standing.cycle))
        for owed in duties_of_councils([council], on=on)[council.pk].owed
        if owed.standing.due_on is not None
        for body in owed.bodies
    }
    rows = Deadline.objects.open().statutory().filter(council=council)
    book = set(rows.values_list("duty", "body", "due_on", "contested_until", "cycle"))
    yield from (f"only in the book: {row}" for row in book - stands)
    yield from (f"only on the day: {row}" for row in stands - book)


def name_of(cycle) -> str:
    return cycle.name if cycle else ""
