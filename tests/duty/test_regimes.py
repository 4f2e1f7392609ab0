"""Which duties bind which council, and when."""

from datetime import date

import pytest

from duty.nations import Nation, read_nation
from duty.regimes import (
    OtherLaw,
    duties_for,
    duties_on,
    duty_on,
    employee_part,
    employee_part_applies,
    is_too_small_for,
    related_to,
)

TODAY = date(2026, 3, 1)
INFORMATION, OBJECTIVES = duty_on("EQ_INFO", TODAY), duty_on("EQ_OBJECTIVES", TODAY)
ENGLAND_ALL = ["EQ_INFO", "EQ_OBJECTIVES", "GPG", "GPG_RETENTION"]
WALES_ALL = [
    "WAL_OBJECTIVES_REVIEW",
    "WAL_SEP",
    "WAL_ANNUAL_REPORT",
    "WAL_EMPLOYMENT_INFO",
    "WAL_EIA_PUBLISH",
    "WAL_PAY_ACTION_PLAN",
]
SCOTLAND_SMALL = [
    "SCO_MAINSTREAMING",
    "SCO_OUTCOMES",
    "SCO_OUTCOMES_PROGRESS",
    "SCO_EMPLOYEE_INFO",
    "SCO_EIA_PUBLISH",
]
SCOTLAND_ALL = [*SCOTLAND_SMALL, "SCO_PAY_GAP", "SCO_EQUAL_PAY"]


@pytest.mark.parametrize(
    ("nation", "on", "codes"),
    [
        ("england", date(2011, 9, 9), []),
        ("england", date(2011, 9, 10), ["EQ_INFO", "EQ_OBJECTIVES"]),
        ("england", date(2017, 3, 30), ["EQ_INFO", "EQ_OBJECTIVES"]),
        ("england", date(2017, 3, 31), ENGLAND_ALL),
        ("england", TODAY, ENGLAND_ALL),
        ("wales", date(2011, 4, 5), []),
        ("wales", date(2011, 4, 6), WALES_ALL),
        ("wales", TODAY, WALES_ALL),
        ("scotland", date(2012, 5, 26), []),
        ("scotland", date(2012, 5, 27), SCOTLAND_SMALL),
        ("scotland", date(2016, 3, 17), SCOTLAND_SMALL),
        ("scotland", date(2016, 3, 18), SCOTLAND_ALL),
        ("scotland", TODAY, SCOTLAND_ALL),
    ],
)
def test_a_nation_s_duties_are_those_of_the_law_of_the_day(nation: str, on: date, codes: list[str]) -> None:
    duties = duties_for(nation, on=on)
    assert isinstance(duties, tuple)
    assert [duty.code for duty in duties] == codes


def test_a_code_means_the_row_of_the_day() -> None:
    assert duty_on("EQ_INFO", date(2017, 3, 30)).first_due_on == date(2012, 1, 31)
    assert duty_on("EQ_INFO", date(2017, 3, 31)).first_due_on == date(2018, 3, 30)


@pytest.mark.parametrize(
    ("nation", "headcount", "codes"),
    [
        ("england", 1, ["EQ_INFO", "EQ_OBJECTIVES"]),
        ("england", 249, ["EQ_INFO", "EQ_OBJECTIVES"]),
        ("england", 250, ENGLAND_ALL),
        ("england", None, ENGLAND_ALL),
        ("wales", 1, WALES_ALL),
        ("scotland", 19, SCOTLAND_SMALL),
        ("scotland", 20, SCOTLAND_ALL),
        ("northern_ireland", 900, []),
    ],
)
def test_a_council_s_size_switches_duties_on(nation: str, headcount: int | None, codes: list[str]) -> None:
    assert [duty.code for duty in duties_on(nation, headcount=headcount, on=TODAY)] == codes


@pytest.mark.parametrize(
    ("nation", "headcount", "on", "codes"),
    [
        ("england", 250, date(2026, 4, 5), ["ACCESS_STATEMENT"]),
        ("england", 250, date(2026, 4, 6), ["GPG_ACTION_PLAN", "ACCESS_STATEMENT"]),
        ("england", 249, date(2026, 4, 6), ["ACCESS_STATEMENT"]),
        ("wales", 250, date(2026, 4, 6), ["ACCESS_STATEMENT"]),
        ("scotland", None, date(2018, 9, 22), []),
        ("scotland", None, date(2018, 9, 23), ["ACCESS_STATEMENT"]),
        ("northern_ireland", 9, date(2026, 4, 6), ["ACCESS_STATEMENT"]),
    ],
)
def test_what_is_asked_beside_the_equality_duties(nation: str, headcount: int, on: date, codes: list[str]) -> None:
    related = related_to(nation, headcount=headcount, on=on)
    assert [duty.code for duty in related] == codes
    assert {duty.nation for duty in related} <= {Nation(nation)}


@pytest.mark.parametrize(("headcount", "too_small"), [(249, True), (250, False), (None, False)])
def test_only_a_council_known_to_be_smaller_is_too_small(headcount: int | None, too_small: bool) -> None:
    assert is_too_small_for(duty_on("GPG", TODAY), headcount) is too_small
    assert is_too_small_for(INFORMATION, headcount) is False


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
