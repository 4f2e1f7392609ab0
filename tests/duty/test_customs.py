"""A day that the law does not set: kept by custom or policy, never late; and names inside a sentence."""

from datetime import date

import pytest

from duty.clock import Standing, Status, judged, standing
from duty.regimes import RELATED, duty_on
from duty.written import in_mid_sentence

ON = date(2026, 11, 22)
PLAN = duty_on("WAL_SEP", ON)
STATEMENT = next(duty for duty in RELATED if duty.code == "ACCESS_STATEMENT")


def plan(last: date | None, on: date = ON) -> Standing:
    return standing(PLAN, last=last, on=on)


@pytest.mark.parametrize(
    ("on", "headline"),
    [
        (date(2024, 3, 28), "Due in 1 day"),
        (date(2024, 3, 29), "Due today"),
        (date(2024, 3, 30), "1 day past the customary day"),
        (ON, "968 days past the customary day"),
    ],
)
def test_a_custom_that_has_passed_is_not_called_overdue(on: date, headline: str) -> None:
    at = plan(date(2020, 3, 30), on)
    assert (at.headline, at.by_custom) == (headline, True)


def test_a_policy_is_no_more_than_a_custom() -> None:
    at = standing(STATEMENT, last=date(2024, 2, 1), on=date(2025, 2, 3))
    assert (at.headline, at.by_custom) == ("2 days past the customary day", True)


def test_the_first_date_of_a_custom_is_the_law_s_own() -> None:
    at = plan(None)
    assert (at.status, at.by_custom) == (Status.NEVER_PUBLISHED, False)


def test_a_day_of_the_law_is_none_of_custom() -> None:
    assert not standing(duty_on("EQ_INFO", ON), last=date(2020, 3, 30), on=ON).by_custom


def test_what_came_after_a_customary_day_did_not_come_late() -> None:
    at = judged(PLAN, published_on=date(2024, 4, 26), previous=date(2020, 3, 30))
    assert (at.headline, at.by_custom) == ("Published 28 days past the customary day", True)
    assert not [sentence for sentence in at.explanation if "late" in sentence]
    assert judged(PLAN, published_on=date(2024, 3, 1), previous=date(2020, 3, 30)).headline == "Published on time"


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Equality information", "equality information"),
        ("Gender pay gap, 2024-25", "gender pay gap, 2024-25"),
        ("Strategic Equality Plan", "Strategic Equality Plan"),
        ("", ""),
    ],
)
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert in_mid_sentence(name) == inside
