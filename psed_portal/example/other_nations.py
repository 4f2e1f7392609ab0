"""Two invented councils, one in Wales and one in Scotland: their duties, and a history entered when they came late."""

from datetime import date

from councils import actions as councils
from councils.models import Council
from councils.record import EXAMPLE
from deadlines import actions as deadlines
from deadlines.bodies import bodies_owing
from psed_portal.example.people import CWMHELYG, INVERMUIR, give_roles
from psed_portal.example.told import Calendar, Day

Entered = tuple[str, Day, str]  # duty, day made public, what it was called

WELSH: tuple[Entered, ...] = (
    ("WAL_SEP", (-6, 3, 24), "Strategic Equality Plan {y-6} to {y-2}"),
    ("WAL_OBJECTIVES_REVIEW", (-6, 3, 24), "Equality objectives {y-6} to {y-2}"),
    ("WAL_ANNUAL_REPORT", (-2, 3, 18), "Annual equality report {y-4} to {y-3}"),
    ("WAL_EMPLOYMENT_INFO", (-2, 3, 18), "Annual equality report {y-4} to {y-3}"),
    ("WAL_SEP", (-2, 3, 27), "Strategic Equality Plan {y-2} to {y+2}"),
    ("WAL_OBJECTIVES_REVIEW", (-2, 3, 27), "Equality objectives {y-2} to {y+2}"),
    ("WAL_ANNUAL_REPORT", (-1, 4, 11), "Annual equality report {y-3} to {y-2}"),
    ("WAL_EMPLOYMENT_INFO", (-1, 4, 11), "Annual equality report {y-3} to {y-2}"),
    ("WAL_ANNUAL_REPORT", (0, 3, 20), "Annual equality report {y-2} to {y-1}"),
    ("WAL_EMPLOYMENT_INFO", (0, 3, 20), "Annual equality report {y-2} to {y-1}"),
)
LATE_IN_WALES = ("WAL_ANNUAL_REPORT", "WAL_EMPLOYMENT_INFO")
SCOTTISH: tuple[Entered, ...] = (
    ("SCO_OUTCOMES", (-5, 4, 26), "Equality outcomes {y-5} to {y-1}"),
    ("SCO_MAINSTREAMING", (-5, 4, 26), "Mainstreaming report {y-5}"),
    ("SCO_MAINSTREAMING", (-3, 4, 28), "Mainstreaming report {y-3}"),
    ("SCO_OUTCOMES_PROGRESS", (-3, 4, 28), "Progress on equality outcomes {y-3}"),
    ("SCO_MAINSTREAMING", (-1, 4, 24), "Mainstreaming report {y-1}"),
    ("SCO_OUTCOMES_PROGRESS", (-1, 4, 24), "Progress on equality outcomes {y-1}"),
    ("SCO_OUTCOMES", (-1, 4, 24), "Equality outcomes {y-1} to {y+3}"),
)
PAY_IN_SCOTLAND = "Gender pay gap and equal pay {year}"


def in_wales(calendar: Calendar) -> Council:
    """A county that began to use the portal this spring and entered what it had published before."""
    council = begun(calendar, CWMHELYG, "Cwmhelyg County Council", "wales", welsh="Cyngor Sir Cwmhelyg")
    enter(council, WELSH, calendar)
    for code in LATE_IN_WALES:
        deadlines.explain_lapse(
            council,
            code,
            due_on=calendar.day((-1, 3, 31)),
            because="The officer who wrote the report was ill, and nobody had been named to stand in.",
            by=EXAMPLE,
        )
    return council


def in_scotland(calendar: Calendar) -> Council:
    """A council whose one report speaks for three listed bodies: itself, the education authority and the board."""
    council = begun(calendar, INVERMUIR, "Invermuir Council", "scotland")
    enter(council, SCOTTISH, calendar)
    newest = calendar.year - (calendar.year % 2 == 0)
    for year in (newest - 4, newest - 2, newest):
        for code in ("SCO_PAY_GAP", "SCO_EQUAL_PAY") if year % 4 == 1 else ("SCO_PAY_GAP",):
            label = PAY_IN_SCOTLAND.format(year=year)
            for_each_body(council, code, calendar, made_public_on=date(year, 4, 24), label=label)
    return council


def begun(calendar: Calendar, slug: str, name: str, nation: str, *, welsh: str = "") -> Council:
    council = councils.add_example(
        slug=slug,
        name=name,
        names=[("official", name), *([("welsh", welsh)] if welsh else [])],
        nation=nation,
        kind="unitary",
        started_on=date(1996, 4, 1),
        is_fictional=True,
        notice=f"{name} does not exist. It is invented to show the duties of a council in {nation.title()}.",
        source="Invented for this portal",
        by=EXAMPLE,
    )
    give_roles(council)
    since = max(calendar.day((0, 4, 14)), date(calendar.today.year - 1, 4, 14))
    council = deadlines.follow(council, on=min(since, calendar.today), by=EXAMPLE)
    deadlines.note_headcount(
        council,
        as_at=calendar.day((-1, 3, 31)),
        count=2870,
        basis="Payroll count, invented",
        on=calendar.today,
        by=EXAMPLE,
    )
    return council


def enter(council: Council, entered: tuple[Entered, ...], calendar: Calendar) -> None:
    for code, day, label in entered:
        if calendar.has_come(day):
            for_each_body(council, code, calendar, made_public_on=calendar.day(day), label=calendar.words(label))


def for_each_body(council: Council, code: str, calendar: Calendar, *, made_public_on: date, label: str) -> None:
    duty = next(duty for duty in deadlines.duties_of(council, on=calendar.today) if duty.code == code)
    cycle = reporting_year(code, made_public_on)
    for body in bodies_owing(council, duty):
        deadlines.enter_past(
            council, code, made_public_on=made_public_on, label=label, body=body, cycle=cycle, by=EXAMPLE
        )


def reporting_year(code: str, made_public_on: date) -> str:
    """A Welsh report of one spring is about the year that ended in the spring before, however late it comes."""
    year = made_public_on.year
    return f"{year - 2}-{(year - 1) % 100:02}" if code in LATE_IN_WALES else ""
