"""The duties as dated rows, and what is said where there are none."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from duty.nations import Nation, read_nation
from duty.regimes import DUTIES, NotComputed, OtherLaw, duties_for, duty_on, employee_part, employee_part_applies

TODAY = date(2026, 3, 1)
INFORMATION, OBJECTIVES = duty_on("EQ_INFO", TODAY), duty_on("EQ_OBJECTIVES", TODAY)


@pytest.mark.parametrize(
    ("on", "first_dates"),
    [
        (date(2011, 9, 9), []),
        (date(2011, 9, 10), [date(2012, 1, 31), date(2012, 4, 6)]),
        (date(2017, 3, 30), [date(2012, 1, 31), date(2012, 4, 6)]),
        (date(2017, 3, 31), [date(2018, 3, 30), date(2018, 3, 30)]),
        (TODAY, [date(2018, 3, 30), date(2018, 3, 30)]),
    ],
)
def test_england_s_duties_are_those_of_the_law_of_the_day(on: date, first_dates: list[date]) -> None:
    duties = duties_for("england", on=on)
    assert isinstance(duties, tuple)
    assert [duty.first_due_on for duty in duties] == first_dates


def test_one_instrument_follows_the_other_without_a_gap_or_an_overlap() -> None:
    for code in ("EQ_INFO", "EQ_OBJECTIVES"):
        rows = sorted((duty for duty in DUTIES if duty.code == code), key=lambda duty: duty.effective_from)
        for earlier, later in pairwise(rows):
            assert earlier.effective_to is not None
            assert earlier.effective_to + timedelta(days=1) == later.effective_from
        assert rows[-1].effective_to is None


@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_wales_and_scotland_read_not_computed_and_never_nothing_owed(nation: str) -> None:
    answer = duties_for(nation, on=TODAY)
    assert isinstance(answer, NotComputed)
    assert answer.nation == nation
    assert answer.sentence == "Dates for Wales and Scotland are not computed yet."


def test_in_northern_ireland_another_law_applies() -> None:
    answer = duties_for("northern_ireland", on=TODAY)
    assert isinstance(answer, OtherLaw)
    assert "Northern Ireland Act 1998" in answer.sentence


def test_a_duty_not_known_on_a_day_is_refused() -> None:
    with pytest.raises(LookupError, match="No duty EQ_INFO is known"):
        duty_on("EQ_INFO", date(2010, 1, 1))
    with pytest.raises(LookupError, match="No duty NOTHING is known"):
        duty_on("NOTHING", TODAY)


@pytest.mark.parametrize(("headcount", "applies"), [(149, False), (150, True), (None, None)])
def test_fewer_than_150_employees_switch_the_employee_part_off(headcount: int | None, applies: bool | None) -> None:
    assert employee_part_applies(INFORMATION, headcount) is applies


def test_objectives_have_no_employee_part() -> None:
    assert employee_part_applies(OBJECTIVES, 10) is None
    assert employee_part(OBJECTIVES, 10) == ""


@pytest.mark.parametrize(
    ("headcount", "words"),
    [
        (149, "need not cover employees. The duty to publish stays"),
        (1200, "With 1,200 employees, the information must also cover employees"),
        (None, "The number of employees is not recorded"),
    ],
)
def test_the_sentence_about_employees_names_the_provision(headcount: int | None, words: str) -> None:
    assert words in employee_part(INFORMATION, headcount)
    assert "regulation 4(4)" in employee_part(INFORMATION, headcount)


def test_a_council_that_only_gives_an_upper_bound_is_not_told_an_exact_number() -> None:
    assert "With fewer than 150 employees, the information need not" in employee_part(INFORMATION, 149, at_most=True)
    assert "not recorded" in employee_part(INFORMATION, 200, at_most=True)


def test_the_old_regulations_are_cited_for_the_employee_part_of_their_time() -> None:
    assert "SI 2011/2260" in employee_part(duty_on("EQ_INFO", date(2013, 1, 1)), 100)


@pytest.mark.parametrize(
    ("written", "nation"),
    [
        ("England", Nation.ENGLAND),
        ("WALES", Nation.WALES),
        (" northern-ireland ", Nation.NORTHERN_IRELAND),
        ("Northern Ireland", Nation.NORTHERN_IRELAND),
        ("northern_ireland", Nation.NORTHERN_IRELAND),
    ],
)
def test_a_nation_is_read_as_people_write_it(written: str, nation: Nation) -> None:
    assert read_nation(written) is nation


def test_an_unknown_nation_is_refused_with_advice() -> None:
    with pytest.raises(ValueError, match="Write england, wales, scotland or northern-ireland"):
        read_nation("Cornwall")


def test_nations_have_a_label_for_the_page() -> None:
    assert [nation.label for nation in Nation] == ["England", "Wales", "Scotland", "Northern Ireland"]
