"""Every row of the law, figure by figure: who changes one changes it here as well, with the law in hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from duty.citations import Confidence
from duty.nations import Nation
from duty.regimes import DUTIES, RELATED
from duty.rows import Duty, Recurrence

E, W, S = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND
ROLLING, EACH, CALENDAR = Recurrence.ROLLING_YEARS, Recurrence.PER_OBJECTIVE, Recurrence.FIXED_CALENDAR
SNAPSHOT, PERIOD, KEPT = Recurrence.FIXED_AFTER_SNAPSHOT, Recurrence.FIXED_AFTER_PERIOD, Recurrence.RETAIN_YEARS
CUSTOM, REVIEW = Recurrence.CUSTOM_YEARS, Recurrence.REVIEW_YEARS
EVENT, VOLUNTARY = Recurrence.EVENT, Recurrence.VOLUNTARY
SI_2011, SI_2017 = "SI 2011/2260", "SI 2017/353"
WALES_2011, SCOTLAND_2012 = "SI 2011/1064", "SSI 2012/162"

# Nation, code, recurrence, years, first date, in force from and to, threshold, days of "due soon", provision.
ROWS = [
    (E, "EQ_INFO", ROLLING, 1, "2012-01-31", "2011-09-10", "2017-03-30", None, 90, SI_2011, "regulation 2"),
    (E, "EQ_OBJECTIVES", ROLLING, 4, "2012-04-06", "2011-09-10", "2017-03-30", None, 365, SI_2011, "regulation 3"),
    (E, "EQ_INFO", ROLLING, 1, "2018-03-30", "2017-03-31", None, None, 90, SI_2017, "regulation 4"),
    (E, "EQ_OBJECTIVES", ROLLING, 4, "2018-03-30", "2017-03-31", None, None, 365, SI_2017, "regulation 5"),
    (E, "GPG", SNAPSHOT, 1, "2018-03-30", "2017-03-31", None, 250, 90, SI_2017, "regulation 3 and Schedule 1"),
    (E, "GPG_RETENTION", KEPT, 3, None, "2017-03-31", None, 250, 90, SI_2017, "Schedule 1"),
    (E, "GPG_ACTION_PLAN", VOLUNTARY, 1, None, "2026-04-06", None, 250, 90, "", "s.78A"),
    (W, "WAL_OBJECTIVES_REVIEW", EACH, 4, "2012-04-02", "2011-04-06", None, None, 365, WALES_2011, "regulation 4"),
    (W, "WAL_SEP", CUSTOM, 4, "2012-04-02", "2011-04-06", None, None, 365, WALES_2011, "regulations 14 and 15"),
    (W, "WAL_ANNUAL_REPORT", PERIOD, 1, "2013-03-31", "2011-04-06", None, None, 90, WALES_2011, "regulation 16"),
    (W, "WAL_EMPLOYMENT_INFO", PERIOD, 1, "2013-03-31", "2011-04-06", None, None, 90, WALES_2011, "regulation 9"),
    (W, "WAL_EIA_PUBLISH", EVENT, 0, None, "2011-04-06", None, None, 90, WALES_2011, "regulation 8"),
    (W, "WAL_PAY_ACTION_PLAN", CUSTOM, 4, "2012-04-02", "2011-04-06", None, None, 365, WALES_2011,
     "regulations 11 and 12"),
    (S, "SCO_MAINSTREAMING", ROLLING, 2, "2013-04-30", "2012-05-27", None, None, 180, SCOTLAND_2012, "regulation 3"),
    (S, "SCO_OUTCOMES", ROLLING, 4, "2013-04-30", "2012-05-27", None, None, 365, SCOTLAND_2012, "regulation 4"),
    (S, "SCO_OUTCOMES_PROGRESS", ROLLING, 2, "2015-04-30", "2012-05-27", None, None, 180, SCOTLAND_2012,
     "regulation 4(4)"),
    (S, "SCO_EMPLOYEE_INFO", ROLLING, 2, "2013-04-30", "2012-05-27", None, None, 180, SCOTLAND_2012, "regulation 6"),
    (S, "SCO_EIA_PUBLISH", EVENT, 0, None, "2012-05-27", None, None, 90, SCOTLAND_2012, "regulation 5"),
    (S, "SCO_PAY_GAP", CALENDAR, 2, "2017-04-30", "2016-03-18", None, 20, 90, SCOTLAND_2012, "regulations 7 and 8A"),
    (S, "SCO_EQUAL_PAY", CALENDAR, 4, "2017-04-30", "2016-03-18", None, 20, 90, SCOTLAND_2012, "regulations 8 and 8A"),
    *((nation, "ACCESS_STATEMENT", REVIEW, 1, None, "2018-09-23", None, None, 90, "SI 2018/952", "regulation 8")
      for nation in Nation),
]  # fmt: skip


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_told(row: Duty) -> tuple[object, ...]:
    return (
        row.nation, row.code, row.recurrence, row.years, iso(row.first_due_on), iso(row.effective_from),
        iso(row.effective_to), row.threshold, row.soon_days, row.citation.instrument.number, row.citation.provision,
    )  # fmt: skip


def test_the_rows_are_these_and_no_others() -> None:
    told = [as_told(row) for row in (*DUTIES, *RELATED)]
    assert sorted(told, key=repr) == sorted(ROWS, key=repr)


def test_the_related_ones_take_no_part_in_where_a_council_stands() -> None:
    assert {row.code for row in RELATED} == {"GPG_ACTION_PLAN", "ACCESS_STATEMENT"}
    assert not {row.code for row in RELATED} & {row.code for row in DUTIES}


def test_only_england_s_information_has_a_part_for_employers_of_150() -> None:
    with_a_part = {(row.code, row.employee_part_from) for row in DUTIES if row.employee_part_from is not None}
    assert with_a_part == {("EQ_INFO", 150)}


def test_two_duties_go_into_another_one_s_document() -> None:
    assert {(row.code, row.goes_with) for row in DUTIES if row.goes_with} == {
        ("WAL_PAY_ACTION_PLAN", "WAL_SEP"),
        ("SCO_EMPLOYEE_INFO", "SCO_MAINSTREAMING"),
    }


def test_only_the_pay_gap_had_years_that_were_different() -> None:
    exceptions = {
        (row.code, moved.cycle, iso(moved.due_on), moved.because) for row in DUTIES for moved in row.exceptions
    }
    assert {exception[:3] for exception in exceptions} == {("GPG", "2019-20", None), ("GPG", "2020-21", "2021-10-05")}
    assert all("coronavirus" in because for *_, because in exceptions)


def test_what_is_not_read_word_by_word_says_so() -> None:
    unsure = {row.code for row in DUTIES if row.citation.confidence is not Confidence.VERIFIED}
    assert unsure == {"GPG_RETENTION"}


@pytest.mark.parametrize("row", [*DUTIES, *RELATED], ids=lambda row: f"{row.nation}-{row.code}-{row.effective_from}")
def test_a_row_speaks_in_sentences(row: Duty) -> None:
    assert row.name[0].isupper()
    for text in filter(None, (row.demands, row.rule, row.not_a_restart)):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "breach" not in text.lower()
    assert bool(row.not_a_restart) is (row.has_days)
    assert (row.years > 0) is (row.recurrence is not EVENT)


@pytest.mark.parametrize(
    ("recurrence", "is_fixed", "has_days", "is_law", "has_a_clock"),
    [
        (ROLLING, False, True, True, True),
        (EACH, False, True, True, True),
        (CALENDAR, True, True, True, True),
        (SNAPSHOT, True, True, True, True),
        (PERIOD, True, True, True, True),
        (KEPT, False, True, True, False),
        (CUSTOM, False, True, False, True),
        (REVIEW, False, True, False, True),
        (EVENT, False, False, True, False),
        (VOLUNTARY, False, False, True, False),
    ],
)
def test_what_a_recurrence_means(
    recurrence: Recurrence, is_fixed: bool, has_days: bool, is_law: bool, has_a_clock: bool
) -> None:
    (row, *_) = (row for row in (*DUTIES, *RELATED) if row.recurrence is recurrence and not row.goes_with)
    assert (row.is_fixed, row.has_days, row.is_law, row.has_a_clock) == (is_fixed, has_days, is_law, has_a_clock)


def test_a_duty_inside_another_one_s_document_has_no_clock_of_its_own() -> None:
    assert not [row.code for row in DUTIES if row.goes_with and row.has_a_clock]


def test_a_row_is_the_law_from_its_first_day_to_its_last() -> None:
    (old,) = (row for row in DUTIES if row.code == "EQ_INFO" and row.effective_to is not None)
    days = (date(2011, 9, 9), date(2011, 9, 10), date(2017, 3, 30), date(2017, 3, 31))
    assert [old.in_force(day) for day in days] == [False, True, True, False]


def test_one_instrument_follows_the_other_without_a_gap_or_an_overlap() -> None:
    for code in ("EQ_INFO", "EQ_OBJECTIVES"):
        rows = sorted((duty for duty in DUTIES if duty.code == code), key=lambda duty: duty.effective_from)
        for earlier, later in pairwise(rows):
            assert earlier.effective_to is not None
            assert earlier.effective_to + timedelta(days=1) == later.effective_from
        assert rows[-1].effective_to is None
