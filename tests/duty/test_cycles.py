"""Reporting years: their names, what they are about, and the days they open and are due."""

from datetime import date, timedelta

import pytest

from duty.cycles import Cycle, cycle_after, cycle_due_in, cycle_named, cycle_of, cycle_open, cycle_owed, cycles_owed
from duty.regimes import duty_on

TODAY = date(2026, 11, 22)
PAY_GAP, REPORT = duty_on("GPG", TODAY), duty_on("WAL_ANNUAL_REPORT", TODAY)
SCOTTISH_PAY_GAP, EQUAL_PAY = duty_on("SCO_PAY_GAP", TODAY), duty_on("SCO_EQUAL_PAY", TODAY)


def test_a_snapshot_is_one_day_and_its_year_is_named_after_both_years() -> None:
    cycle = cycle_due_in(PAY_GAP, 2027)
    assert cycle == Cycle("2026-27", date(2026, 3, 31), date(2026, 3, 31), date(2026, 3, 31), date(2027, 3, 30))
    assert cycle.about == "the snapshot on 31 March 2026"


def test_a_reporting_period_ends_in_the_year_before_it_is_due() -> None:
    cycle = cycle_due_in(REPORT, 2026)
    assert cycle == Cycle("2024-25", date(2024, 4, 1), date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31))
    assert cycle.about == "the period 1 April 2024 to 31 March 2025"


@pytest.mark.parametrize(
    ("row", "year", "begins_on"), [(SCOTTISH_PAY_GAP, 2027, date(2025, 5, 1)), (EQUAL_PAY, 2029, date(2025, 5, 1))]
)
def test_a_day_in_the_calendar_has_the_years_up_to_it(row: object, year: int, begins_on: date) -> None:
    due_on = date(year, 4, 30)
    assert cycle_due_in(row, year) == Cycle(str(year), begins_on, due_on, begins_on, due_on)


def test_a_century_turns_in_the_name() -> None:
    assert cycle_named(PAY_GAP, "2099-00").due_on == date(2100, 3, 30)


def test_the_year_that_was_moved_says_why_and_the_suspended_one_keeps_its_day() -> None:
    moved, suspended = cycle_named(PAY_GAP, "2020-21"), cycle_named(PAY_GAP, "2019-20")
    assert (moved.due_on, suspended.due_on) == (date(2021, 10, 5), date(2020, 3, 30))
    assert "until 5 October 2021" in moved.because
    assert "suspended" in suspended.because
    assert cycle_named(PAY_GAP, "2021-22").because == ""


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2010, 1, 1), "2017-18"),
        (date(2018, 3, 30), "2017-18"),
        (date(2018, 3, 31), "2018-19"),
        (date(2021, 10, 5), "2020-21"),
        (date(2021, 10, 6), "2021-22"),
        (date(2026, 3, 30), "2025-26"),
        (date(2026, 3, 31), "2026-27"),
    ],
)
def test_the_open_year_is_the_one_due_next(on: date, name: str) -> None:
    assert cycle_open(PAY_GAP, on).name == cycle_of(PAY_GAP, on).name == name


@pytest.mark.parametrize(
    "written", ["2025-26", "2025/26", "2025–26", "2025-2026", "2025 - 26", " 2025 to 2026 ", "2025 / 26"]
)
def test_a_year_is_found_by_its_name_as_people_write_it(written: str) -> None:
    assert cycle_named(PAY_GAP, written).name == "2025-26"


@pytest.mark.parametrize("written", ["", "2025", "2025-27", "25-26", "2016-17", "2199-00", "next year", "2025-26-27"])
def test_a_year_there_is_not_is_refused_with_examples(written: str) -> None:
    with pytest.raises(LookupError, match=rf'GPG has no reporting year "{written}"\. It has 2017-18, 2018-19, 2019-20'):
        cycle_named(PAY_GAP, written)


def test_the_last_year_that_can_be_named_is_that_of_2199() -> None:
    assert cycle_named(PAY_GAP, "2198-99").due_on == date(2199, 3, 30)


def test_years_follow_one_another_without_a_gap() -> None:
    for row in (PAY_GAP, REPORT, SCOTTISH_PAY_GAP, EQUAL_PAY):
        cycle = cycle_open(row, date(2010, 1, 1))
        for _ in range(8):
            following = cycle_after(row, cycle)
            assert following.due_on.year - cycle.due_on.year == row.years
            assert following.opens_on.year - cycle.opens_on.year == row.years
            if not following.because and not cycle.because:
                assert following.opens_on == cycle.due_on + timedelta(days=1)
            cycle = following


@pytest.mark.parametrize(
    ("met", "on", "began_on", "name"),
    [
        ([], TODAY, None, "2026-27"),
        (["2024-25", "2025-26"], TODAY, None, "2026-27"),
        (["2025-26", "2022-23"], TODAY, None, "2026-27"),
        (["2026-27"], TODAY, None, "2027-28"),
        (["2022-23"], TODAY, None, "2023-24"),
        ([], TODAY, date(2026, 3, 31), "2026-27"),
        ([], TODAY, date(2026, 4, 1), "2027-28"),
        ([], TODAY, date(2028, 4, 1), "2029-30"),
    ],
)
def test_the_year_owed_next_follows_the_newest_one_met(
    met: list[str], on: date, began_on: date | None, name: str
) -> None:
    assert cycle_owed(PAY_GAP, met, on=on, began_on=began_on).name == name


@pytest.mark.parametrize(
    ("met", "began_on", "names"),
    [
        ([], None, ["2024-25", "2025-26", "2026-27"]),
        (["2024-25"], None, ["2025-26", "2026-27"]),
        (["2025-26"], None, ["2024-25", "2026-27"]),  # a year that was missed stays owed
        (["2024-25", "2025-26", "2026-27"], None, ["2027-28"]),  # all met: the next one
        (["2024/25", "2025-26", "2026-27", "2027-28"], None, ["2028-29"]),
        ([], date(2025, 4, 1), ["2026-27"]),
        ([], date(2027, 4, 1), ["2028-29"]),
    ],
)
def test_every_year_that_nobody_met_is_owed(met, began_on, names):
    owed = cycles_owed(PAY_GAP, met, since=date(2024, 6, 1), on=date(2026, 11, 22), began_on=began_on)

    assert [cycle.name for cycle in owed] == names


def test_what_is_owed_begins_on_the_day_itself_where_the_first_day_is_still_to_come():
    owed = cycles_owed(PAY_GAP, [], since=date(2030, 1, 1), on=date(2026, 11, 22))

    assert [cycle.name for cycle in owed] == ["2026-27"]
