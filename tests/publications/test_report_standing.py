"""What may stand beside frozen words: further readings, each with its measure, and never an unpublished baseline."""

import pytest

from publications.report.standing import by_name, readings_since


def reading(period: str, value: str = "1", *, is_baseline: bool = False) -> dict:
    return {"period": period, "value": value, "is_baseline": is_baseline}


def measure(name: str, group: str = "") -> dict:
    return {"name": name, "unit": "number", "group": group, "comparator": ""}


@pytest.mark.parametrize(
    ("frozen", "now", "shown"),
    [
        ([], [], []),
        (["2024"], ["2024", "2025"], ["2024", "2025"]),
        (["2025"], ["2024", "2025"], ["2024", "2025"]),
        (["2023", "2024"], ["2024"], ["2023", "2024"]),
    ],
)
def test_readings_for_further_periods_join_in_their_order(frozen, now, shown) -> None:
    joined = readings_since([reading(period) for period in frozen], [reading(period) for period in now])

    assert [each["period"] for each in joined] == shown


def test_a_published_figure_stays_as_published() -> None:
    assert readings_since([reading("2024", "13")], [reading("2024", "14")]) == [reading("2024", "13")]


def test_a_baseline_of_an_amendment_is_not_shown() -> None:
    assert readings_since([], [reading("2024", is_baseline=True), reading("2025")]) == [reading("2025")]


def test_measures_of_one_name_are_told_apart_by_group_and_then_by_order() -> None:
    alike = [measure("Staff", "women"), measure("Staff", "men"), measure("Staff", "women")]

    assert list(by_name(alike).values()) == alike
