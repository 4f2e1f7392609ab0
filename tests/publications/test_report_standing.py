"""What may stand beside frozen words: further readings, each with its measure, and never an unpublished baseline."""

import pytest

from publications.report.standing import by_name, judged_since, readings_of, readings_since


def reading(period: str, value: str = "1", *, is_baseline: bool = False, state: str = "known") -> dict:
    return {
        "period": period, "value": value, "is_baseline": is_baseline, "ends_on": f"{period}-12-31",
        "own": {"state": state},
    }  # fmt: skip


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


def test_what_was_not_available_yet_is_told_once_it_is_known() -> None:
    assert readings_since([reading("2024", "", state="not_yet")], [reading("2024", "14")]) == [reading("2024", "14")]
    assert readings_since([reading("2024", "", state="hidden")], [reading("2024", "14")])[0]["own"] == {
        "state": "hidden"
    }


def test_a_published_figure_that_was_removed_stays_in_its_place() -> None:
    joined = readings_since([reading("2023"), reading("2025")], [reading("2023"), reading("2024")])

    assert [each["period"] for each in joined] == ["2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({}, ("18", "36")),
        ({"comparator": "Others"}, ("", "36")),
        ({"direction": "down"}, ("", "36")),
        ({"benchmark": "London"}, ("18", "")),
    ],
)
def test_a_later_figure_of_another_is_left_out_until_the_amendment_is_published(changed, left) -> None:
    words = {"unit": "score", "group": "g", "comparator": "c", "direction": "up", "benchmark": "England"}
    live = {**words, **changed, "readings": [{"gap": "18", "benchmark": {"value": "36"}, "comparator": {}}]}

    (shown,) = readings_of(live, words)

    assert (shown["gap"], shown["benchmark"]["value"]) == left
    assert readings_of(live | {"unit": "percent"}, words) == readings_of(None, words) == []


def sign(text: str, seen: bool | None, measure: int = 0) -> dict:
    return {
        "text": text, "measure": measure, "measured_by": "", "condition": "", "seen": seen, "how": "",
        "evidence": "Words." if seen is not None else "", "judged_on": "2026-05-04" if seen is not None else "",
    }  # fmt: skip


def test_a_judgement_that_an_edition_holds_stands_until_another_is_known() -> None:
    frozen = {"each": [sign("Kept", True), sign("Changed", True), sign("New", None), sign("Counted", None, measure=1)]}
    now = {"each": [sign("Kept", None), sign("Changed", False), sign("New", True), sign("Counted", True, measure=1)]}

    assert [each.seen for each in judged_since(frozen, now)] == [True, False, True, None]
