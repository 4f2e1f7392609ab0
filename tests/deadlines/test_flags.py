"""The morning's scan: each stage once, whenever it ran, and nothing of what was past before anybody knew of it."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction
from django.utils import timezone

from councils.models import Council
from deadlines import actions, flags
from deadlines.flags import passed, raise_flags
from deadlines.models import DAYS_BEFORE, Deadline, Flag, Kind, Morning, Stage
from tests import cast
from tests.cast import STAGE_HAND

DUE = date(2026, 6, 30)
LONG_AGO = date(2020, 1, 1)


def owed(council, due_on=DUE, **told) -> Deadline:
    """A deadline that has stood in the book for years, unless told otherwise."""
    told = {"armed_on": LONG_AGO, "notice_days": 90, "label": "Check", "kind": Kind.MONITORING} | told
    number = Deadline.objects.count() + 1
    return Deadline.objects.create(
        council=council, due_on=due_on, subject_type="a.thing", subject_number=number, **told
    )  # fmt: skip


def stages(deadline, **told) -> list[tuple[str, int]]:
    return list(Flag.objects.filter(deadline=deadline, **told).order_by("pk").values_list("stage", "week"))


def days_before(days: int) -> date:
    return DUE - timedelta(days=days)


@pytest.fixture
def shire(db) -> Council:
    """A council that has used the portal for years, and owes nothing yet."""
    return cast.council("oldshire", enrolled_on=LONG_AGO)


@pytest.fixture
def running(shire) -> None:
    """The scan has run every morning until a year before."""
    Morning.objects.create(on=days_before(400))


def each_morning(first: date, last: date) -> None:
    for number in range((last - first).days + 1):
        raise_flags(on=first + timedelta(days=number))


# --- Stages -----------------------------------------------------------------------------------------------------------


def test_each_stage_is_flagged_on_its_day_and_once(shire, running):
    deadline = owed(shire, notice_days=365)

    each_morning(days_before(399), DUE + timedelta(days=22))

    raised = Flag.objects.filter(deadline=deadline).order_by("pk").values_list("stage", "week", "raised_on")
    assert list(raised) == [
        *((stage.value, 0, days_before(days)) for stage, days in DAYS_BEFORE.items()),
        *(("overdue", week, DUE + timedelta(days=7 * week - 6)) for week in (1, 2, 3, 4)),
    ]


@pytest.mark.parametrize(
    ("notice", "first"), [(365, "365_days"), (364, "180_days"), (90, "90_days"), (45, "30_days"), (0, "on_the_day")]
)
def test_people_hear_of_it_no_earlier_than_asked(shire, running, notice, first):
    deadline = owed(shire, notice_days=notice)

    each_morning(days_before(366), DUE)

    assert stages(deadline)[0] == (first, 0)


def test_nothing_is_called_overdue_on_the_last_safe_day(shire):
    deadline = owed(shire)

    raise_flags(on=DUE)
    assert stages(deadline) == [("on_the_day", 0)]
    raise_flags(on=DUE + timedelta(days=1))
    assert stages(deadline)[1:] == [("overdue", 1)]


def test_overdue_weeks_go_on_without_end(shire):
    deadline = owed(shire, date(2018, 3, 30))
    Morning.objects.create(on=date(2026, 6, 1))

    each_morning(date(2026, 6, 2), date(2026, 6, 15))

    raised = Flag.objects.filter(deadline=deadline).values_list("week", "raised_on").order_by("week")
    assert list(raised) == [(428, date(2026, 6, 6)), (429, date(2026, 6, 13))]


@pytest.mark.parametrize("change", [date(2025, 3, 30), date(2026, 3, 29), date(2031, 3, 30), date(2026, 10, 25)])
def test_the_clocks_change_no_day(shire, change):
    """A stage is a date in London, not an instant: the day of 23 or of 25 hours is a day like any other."""
    Morning.objects.create(on=change - timedelta(days=9))
    deadline = owed(shire, change)

    each_morning(change - timedelta(days=8), change + timedelta(days=8))

    raised = dict(Flag.objects.filter(deadline=deadline).values_list("raised_on", "stage"))
    assert raised == {
        change - timedelta(days=7): "7_days",
        change - timedelta(days=1): "1_day",
        change: "on_the_day",
        change + timedelta(days=1): "overdue",
        change + timedelta(days=8): "overdue",
    }


def test_the_leap_day_is_a_day(shire):
    Morning.objects.create(on=date(2028, 2, 27))
    deadline = owed(shire, date(2028, 3, 1))

    each_morning(date(2028, 2, 28), date(2028, 2, 29))

    assert Flag.objects.get(deadline=deadline).raised_on == date(2028, 2, 29)


# --- Mornings that were missed, doubled or cut short ------------------------------------------------------------------


def test_a_scan_that_runs_twice_says_it_once(shire):
    owed(shire)

    assert (len(raise_flags(on=DUE)), raise_flags(on=DUE)) == (1, [])
    assert Morning.objects.filter(on=DUE).count() == 1


@pytest.mark.parametrize("gap", [3, 9, 31, 32, 120])
def test_after_a_gap_each_stage_that_began_in_it_is_flagged_once(shire, gap):
    deadline = owed(shire)
    Morning.objects.create(on=DUE + timedelta(days=3 - gap))

    raise_flags(on=DUE + timedelta(days=3))

    missed = [(stage.value, 0) for stage, days in DAYS_BEFORE.items() if days <= 90 and days + 3 < gap]
    assert sorted(stages(deadline)) == sorted([*missed, ("overdue", 1)])


def flags_of(shire, mornings) -> set[tuple[str, str, int]]:
    """What is flagged when the scan runs so many days before the day: of a thing known for years, and of one that was
    written down 20 days before."""
    for table in (Deadline, Morning):
        table.objects.all().delete()
    Morning.objects.create(on=days_before(101))
    owed(shire, label="known")
    for days in mornings:
        if days <= 20 and not Deadline.objects.filter(label="new").exists():
            owed(shire, label="new", armed_on=days_before(20))
        raise_flags(on=days_before(days))
    return set(Flag.objects.values_list("deadline__label", "stage", "week"))


def test_the_flags_are_the_same_with_and_without_gaps(shire):
    daily = flags_of(shire, range(100, -21, -1))

    assert flags_of(shire, [80, 79, 79, 25, 2, -9, -20]) == daily
    assert flags_of(shire, [-20]) == daily
    assert {stage for label, stage, _week in daily if label == "new"} == {
        "30_days", "14_days", "7_days", "1_day", "on_the_day", "overdue",
    }  # fmt: skip


def test_a_scan_that_is_cut_short_leaves_no_half_behind(shire, monkeypatch):
    owed(shire)
    monkeypatch.setattr(flags, "NOTE_THE_MORNING", "SELECT 1 / 0")
    with pytest.raises(Exception, match="division by zero"), transaction.atomic():
        raise_flags(on=DUE)
    assert (Flag.objects.count(), Morning.objects.count()) == (0, 0)
    monkeypatch.undo()

    assert len(raise_flags(on=DUE)) == 1


def test_a_clock_that_is_set_back_raises_nothing_again(shire, running):
    owed(shire)
    each_morning(days_before(2), DUE)

    assert raise_flags(on=DUE - timedelta(days=1)) == []
    assert raise_flags(on=DUE) == []


# --- What stood in the book, and since when ---------------------------------------------------------------------------


def test_the_first_scan_of_all_flags_each_thing_in_its_present_stage_only(shire):
    soon, late, far = owed(shire), owed(shire, days_before(60)), owed(shire, DUE + timedelta(days=200))

    raise_flags(on=days_before(10))

    assert (stages(soon), stages(late), stages(far)) == ([("14_days", 0)], [("overdue", 8)], [])


@pytest.mark.parametrize("armed", [0, 1])
def test_what_came_into_the_book_with_its_stages_past_is_flagged_in_its_present_one(shire, running, armed):
    """Written down on the morning of the last scan, after it ran, or on the day itself before it runs."""
    raise_flags(on=days_before(10))
    deadline = owed(shire, armed_on=days_before(10 - armed))

    raise_flags(on=days_before(9))

    assert stages(deadline) == [("14_days", 0)]


def test_what_came_in_overdue_is_flagged_in_its_present_week(shire, running):
    raise_flags(on=days_before(10))
    deadline = owed(shire, days_before(30), armed_on=days_before(9))

    each_morning(days_before(9), days_before(1))

    assert stages(deadline) == [("overdue", 3), ("overdue", 4), ("overdue", 5)]


def test_what_was_written_just_before_midnight_and_kept_after_the_scan_is_not_lost(shire, running):
    raise_flags(on=days_before(10))
    deadline = owed(shire, armed_on=days_before(11))

    raise_flags(on=days_before(9))

    assert stages(deadline) == [("14_days", 0)]


def test_a_moved_day_arms_its_flags_again(barsetshire):
    for due_on, on in ((date(2026, 1, 10), date(2026, 1, 11)), (date(2026, 1, 20), date(2026, 1, 21))):
        actions.expect(
            barsetshire, council=barsetshire, kind=Kind.MONITORING, label="Check", due_on=due_on, by=STAGE_HAND
        )
        raise_flags(on=on)

    days = Flag.objects.filter(kind=Kind.MONITORING).order_by("due_on").values_list("due_on", flat=True)
    assert list(days) == [date(2026, 1, 10), date(2026, 1, 20)]
    assert Flag.objects.still_open().filter(kind=Kind.MONITORING).get().due_on == date(2026, 1, 20)


def test_a_deadline_that_is_opened_again_for_the_same_day_is_flagged_again(barsetshire):
    first = actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2024, 5, 1), label="A", by=STAGE_HAND)
    raise_flags(on=date(2026, 1, 11))
    mistaken = actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 1, 12), label="B", by=STAGE_HAND)
    actions.withdraw_discharge(mistaken, because="Another council's", on=date(2026, 1, 13), by=STAGE_HAND)

    raise_flags(on=date(2026, 1, 13))
    raise_flags(on=date(2026, 1, 14))

    flag = Flag.objects.still_open().overdue().get(duty=first.duty)
    assert (flag.due_on, flag.raised_on) == (date(2025, 4, 30), date(2026, 1, 13))


def test_what_was_met_is_flagged_no_more(shire, running):
    deadline = owed(shire)
    raise_flags(on=days_before(90))
    Deadline.objects.filter(pk=deadline.pk).update(closed_on=days_before(70))

    each_morning(days_before(89), DUE + timedelta(days=10))

    assert stages(deadline) == [("90_days", 0)]


def test_a_council_that_enters_its_past_late_is_flagged_for_its_present_day_alone(running):
    council = cast.enrolled("lateshire")
    today = timezone.localdate()
    for year in range(2018, today.year + 1):
        actions.enter_past(
            council, "EQ_INFO", made_public_on=date(year, 1, 31), label=f"Report {year}", by=STAGE_HAND
        )  # fmt: skip

    raise_flags(on=today)

    days = set(Flag.objects.filter(duty="EQ_INFO").values_list("due_on", flat=True))
    assert days <= {date(today.year + 1, 1, 30)}


def test_a_report_made_public_late_in_the_evening_counts_for_the_day_in_london(barsetshire):
    """23:30 in Greenwich on 29 March 2026 is half past midnight on 30 March in London, where summer began that day."""
    at = datetime(2026, 3, 29, 23, 30, tzinfo=UTC)

    actions.discharge(barsetshire, "EQ_INFO", made_public_on=timezone.localdate(at), label="R", by=STAGE_HAND)

    deadline = Deadline.objects.open().get(council=barsetshire, duty="EQ_INFO")
    assert (deadline.due_on, deadline.contested_until) == (date(2027, 3, 29), date(2027, 3, 30))


# --- Which councils ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "is_flagged"),
    [
        ({"enrolled_on": LONG_AGO}, True),
        ({"enrolled_on": DUE}, True),
        ({"enrolled_on": LONG_AGO, "ended_on": DUE}, True),
        ({"enrolled_on": DUE + timedelta(days=1)}, False),
        ({"enrolled_on": None}, False),
        ({"enrolled_on": None, "shown_as_at": date(2021, 1, 7)}, False),
        ({"enrolled_on": LONG_AGO, "ended_on": days_before(1)}, False),
    ],
    ids=["enrolled", "from today", "on its last day", "from tomorrow", "not enrolled", "an example", "ended"],
)
def test_only_councils_that_use_the_portal_are_flagged(db, told, is_flagged):
    Morning.objects.create(on=days_before(1))
    deadline = owed(cast.council("someshire", **told))

    raise_flags(on=DUE)

    assert bool(stages(deadline)) == is_flagged


def test_a_council_that_joins_is_flagged_for_present_stages_and_for_none_before_it_joined(db):
    council = cast.council("newshire", enrolled_on=days_before(10))
    deadline = owed(council)
    Morning.objects.create(on=days_before(12))

    each_morning(days_before(11), days_before(7))

    assert stages(deadline) == [("14_days", 0), ("7_days", 0)]


# --- The cost ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("councils", [1, 60])
def test_the_scan_is_three_statements_for_any_number_of_councils(db, councils, django_assert_num_queries):
    for number in range(councils):
        owed(cast.council(f"shire-{number}", enrolled_on=LONG_AGO))

    with transaction.atomic(), django_assert_num_queries(5):  # two of them a savepoint
        raised = raise_flags(on=DUE)

    assert len(raised) == councils


def test_the_days_that_are_looked_for_are_those_on_which_a_stage_began():
    found = {(one.due_on, one.stage, one.week): one for one in passed(days_before(1), DUE, oldest=days_before(20))}

    assert set(found) == {
        *((DUE + timedelta(days=days), stage, 0) for stage, days in DAYS_BEFORE.items()),
        *((days_before(7 * week - 6), Stage.OVERDUE, week) for week in (1, 2, 3)),
    }
    week_before = found[DUE + timedelta(days=7), Stage.WEEK_BEFORE, 0]
    assert (week_before.days, week_before.ends_on) == (7, DUE + timedelta(days=6))
    assert found[DUE, Stage.ON_THE_DAY, 0].ends_on == DUE + timedelta(days=1)


@pytest.mark.django_db(transaction=True)
def test_three_schedulers_at_once_raise_each_flag_once():
    council = cast.council("oldshire", enrolled_on=LONG_AGO)
    for number in range(60):
        owed(council, DUE + timedelta(days=number % 15))
    Morning.objects.create(on=days_before(3))
    gate, raised, wrong = Barrier(3), [], []

    def work() -> None:
        gate.wait()
        try:
            raised.append(raise_flags(on=DUE))
        except Exception as error:  # whatever it is, the test is to see it
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert sum(len(each) for each in raised) == Flag.objects.count() > 0
    assert Morning.objects.filter(on=DUE).count() == 1
