"""What the invented county keeps beside its reports: pay gaps entered by hand, arrangements, a diary, and actions."""

from datetime import timedelta

from councils.models import Council, User
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.models import Kind
from duty.intervals import last_day_lenient, months_on
from objectives import doing
from psed_portal.example.told import Calendar, Day

# The gender pay gap, each by 30 March: the day made public, counted from the story's year. One came late.
PAY_GAPS: tuple[Day, ...] = ((-6, 3, 12), (-5, 3, 22), (-4, 3, 15), (-3, 3, 27), (-2, 4, 8), (-1, 3, 19), (0, 3, 12))
LATE_PAY_GAP: Day = (-2, 3, 30)
WHY_LATE = "The payroll was moved to a new supplier in February, and the figures had to be checked by hand."
STATEMENT_REVIEWED: Day = (-1, 9, 14)
PROGRESS_TOLD: Day = (-1, 10, 20)
# By the objective's number: the step, the office, and in how many days from today it is due.
STEPS = (
    (2, "Write to every house where an incident was reported, in plain words", "Community safety team", 20),
    (2, "Ask people who reported an incident how the answer was", "Community safety team", 75),
    (4, "Check the thirty most used letters with readers who use screen readers", "Customer services", 41),
)


def tell_pay_gaps(council: Council, calendar: Calendar, by: User) -> None:
    """Figures that stand on the council's own website, entered by hand, and why one came late."""
    for day in filter(calendar.has_come, PAY_GAPS):
        published_on = calendar.day(day)
        first, second = published_on.year - 1, published_on.year % 100
        deadlines.enter_past(
            council,
            "GPG",
            made_public_on=published_on,
            label=f"Gender pay gap {first} to {published_on.year}",
            cycle=f"{first}-{second:02}",
            by=by,
        )
    deadlines.explain_lapse(council, "GPG", due_on=calendar.day(LATE_PAY_GAP), because=WHY_LATE, by=by)


def tell_what_is_kept(council: Council, calendar: Calendar, people: dict[str, User]) -> None:
    """Arrangements, a diary of two entries, and steps towards two of the present objectives."""
    olivia = people["olivia"]
    seen = keeping.arrangements_of(council).version
    keeping.arrange(council, seen=seen, sponsor=people["cora"], escalate_after_days=21, by=olivia)
    reviewed_on, told_on = calendar.day(STATEMENT_REVIEWED), calendar.day(PROGRESS_TOLD)
    while last_day_lenient(reviewed_on, 1) < calendar.today:
        reviewed_on = last_day_lenient(reviewed_on, 1)
    while months_on(told_on, 6) < calendar.today:
        told_on = months_on(told_on, 6)
    keeping.enter(
        council,
        kind=Kind.ACCESSIBILITY,
        title="Accessibility statement of the council’s website",
        since=reviewed_on,
        due_on=last_day_lenient(reviewed_on, 1),
        every_months=12,
        by=olivia,
    )
    keeping.enter(
        council,
        kind=Kind.OWN_PROMISE,
        title="Tell the scrutiny committee how the objectives go",
        source="Promised to the scrutiny committee when the present objectives were agreed",
        since=told_on,
        due_on=months_on(told_on, 6),
        every_months=6,
        by=olivia,
    )
    current = council.objective_sets.current(on=calendar.today).newest_first().first()
    for number, title, office, days in STEPS:
        assert current is not None  # noqa: S101 - the story publishes one
        doing.add_action(
            current.objectives.get(number=number),
            title=title,
            owner=office,
            due_on=calendar.today + timedelta(days=days),
            on=calendar.today,
            by=olivia,
        )
