"""An invented district council on its first day here: enrolled, staffed, and with everything still to be entered."""

from datetime import date

from councils import actions as councils
from councils.models import Council
from councils.record import EXAMPLE
from deadlines import actions as deadlines
from psed_portal.example.people import LOAMSHIRE, give_roles
from psed_portal.example.told import Calendar

NAME = "Loamshire District Council"
NOTICE = "Loamshire is not a real district. Its council and people are invented to show a council's first day here."


def load(calendar: Calendar) -> Council:
    council = councils.add_example(
        slug=LOAMSHIRE,
        name=NAME,
        names=[("official", NAME), ("short", "Loamshire")],
        nation="england",
        kind="district",
        started_on=date(1974, 4, 1),
        is_fictional=True,
        notice=NOTICE,
        source="Invented for this portal",
        by=EXAMPLE,
    )
    give_roles(council)
    return deadlines.follow(council, on=calendar.today, by=EXAMPLE)
