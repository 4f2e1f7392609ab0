"""Measures as plain facts: exact shares beside what was printed, gaps with their sign, figures that are not there."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal

import pytest

from objectives.facts import Course, Figure, computed, exact, of_measure, of_plain, with_course
from objectives.models import Measure
from tests.objectives.stage import a_measure, a_set, an_objective

ON = date(2026, 6, 1)


@pytest.fixture
def objective(barsetshire, olivia):
    return an_objective(a_set(barsetshire, by=olivia), by=olivia)


def fresh(measure: Measure) -> Measure:
    return Measure.objects.prefetch_related("readings", "replaces").get(pk=measure.pk)


def told(objective, olivia, *readings, **measure):
    return of_measure(fresh(a_measure(objective, readings=readings, by=olivia, **measure)), on=ON)


def test_a_printed_per_cent_stands_beside_the_exact_share_it_was_rounded_from(objective, olivia):
    bexley = {
        "period": "2015", "value": Decimal(13), "numerator": 57, "denominator": 440,
        "comparator_value": Decimal(61), "comparator_numerator": 1715, "comparator_denominator": 2811,
    }  # fmt: skip

    reading = told(objective, olivia, bexley, comparator="others").readings[0]

    assert reading.own == Figure("known", "known", "13", 57, 440, "12.95")
    assert reading.comparator == Figure("known", "known", "61", 1715, 2811, "61.01")
    assert reading.gap == "48.06"
    assert exact(reading.own) * 440 == 5700


def test_a_share_that_is_the_printed_one_to_two_decimals_is_not_said_twice(objective, olivia):
    told_exactly = {"period": "2025", "value": Decimal(71), "numerator": 1836, "denominator": 2586}

    assert told(objective, olivia, told_exactly).readings[0].own.exactly == ""


def test_a_figure_that_its_counts_do_not_give_is_computed_with_as_it_was_published(objective, olivia):
    kept = {"period": "2015", "value": Decimal(30), "numerator": 57, "denominator": 440}

    reading = told(objective, olivia, kept).readings[0]

    assert (reading.own.value, reading.own.exactly, exact(reading.own)) == ("30", "", 30)


@pytest.mark.parametrize(
    ("own", "other", "direction", "gap"),
    [
        ("37.5", "55.8", "up", "18.3"),
        ("-0.35", "0.4", "up", "0.75"),
        ("60", "55.8", "up", "-4.2"),
        ("12", "10", "down", "2"),
        ("8", "10", "keep", "2"),
    ],
)
def test_a_gap_says_how_far_the_group_is_behind(objective, olivia, own, other, direction, gap):
    figures = {"period": "2016", "value": Decimal(own), "comparator_value": Decimal(other)}

    facts = told(objective, olivia, figures, unit="score", direction=direction, comparator="others")

    assert facts.readings[0].gap == gap


@pytest.mark.parametrize("state", ["not_yet", "not_collected", "hidden"])
def test_a_missing_figure_says_why_and_has_neither_value_nor_gap(objective, olivia, state):
    figures = {"period": "2016", "state": state, "comparator_value": Decimal(3)}

    reading = told(objective, olivia, figures, comparator="others").readings[0]

    assert (reading.own.state, reading.own.value, reading.gap, exact(reading.own)) == (state, "", "", None)
    assert reading.own.state_label


def test_figures_of_periods_that_have_not_ended_are_not_known_yet(objective, olivia):
    ended, coming = ({"period": str(year), "value": Decimal(1), "ends_on": date(year, 3, 31)} for year in (2026, 2027))

    assert [reading.period for reading in told(objective, olivia, ended, coming).readings] == ["2026"]


def test_a_figure_without_a_last_day_is_never_taken_for_the_newest(objective, olivia):
    later, first, undated = (
        {"period": period, "value": Decimal(1), "ends_on": day}
        for period, day in (("b", date(2025, 1, 1)), ("a", date(2024, 1, 1)), ("?", None))
    )

    assert [r.period for r in told(objective, olivia, undated, later, first).readings] == ["?", "a", "b"]


def test_the_facts_come_back_whole_from_a_frozen_edition(objective, olivia):
    figures = {"period": "2016", "value": Decimal("37.5"), "comparator_value": Decimal("55.8"), "is_baseline": True}
    facts = told(objective, olivia, figures, comparator="others", target_kind="narrow")

    assert of_plain(json.loads(json.dumps(asdict(facts)))) == facts


def test_the_course_is_computed_against_where_the_measure_should_be_by_now(objective, olivia):
    rows = [
        {"period": "2022 to 2023", "value": Decimal("51.8"), "ends_on": date(2023, 3, 31), "is_baseline": True},
        {"period": "2025 to 2026", "value": Decimal("60.8"), "ends_on": date(2026, 3, 31)},
    ]
    target = {"target_kind": "value", "target_value": Decimal(90), "target_on": date(2027, 3, 31)}

    course = told(objective, olivia, *rows, **target).course

    assert (course.standing, course.label, course.done, course.expected) == ("behind", "Behind", "23.6", "75")
    assert "It started at 51.8% (2022 to 2023) and shall reach 90% by 31 March 2027." in course.explanation


def test_a_break_in_the_series_parts_what_was_counted_before(objective, olivia):
    rows = [
        {"period": "2024", "value": Decimal(10), "ends_on": date(2024, 3, 31), "is_baseline": True},
        {"period": "2025", "value": Decimal(50), "ends_on": date(2025, 3, 31), "break_before": "Casual staff too."},
        {"period": "2026", "value": Decimal(55), "ends_on": date(2026, 3, 31)},
    ]
    target = {"target_kind": "value", "target_value": Decimal(60), "target_on": date(2027, 3, 31)}

    course = told(objective, olivia, *rows, **target).course

    assert course.done == "50"
    assert "The way of counting changed before 2025, so progress is counted from there." in course.explanation


def test_money_and_days_are_written_with_their_signs(objective, olivia):
    figures = {"period": "2025", "value": Decimal("1240.5"), "ends_on": date(2025, 3, 31), "is_baseline": True}
    target = {"target_kind": "value", "target_value": Decimal(900), "direction": "down"}

    money = told(objective, olivia, figures, unit="money", **target)
    days = told(objective, olivia, figures, unit="days", **target)

    assert (money.target, days.target) == ("Reach £900", "Reach 900 days")
    assert "£1,240.5" in " ".join(money.course.explanation)
    assert "1,240.5 days" in " ".join(days.course.explanation)


def test_a_measure_can_be_asked_about_another_kind_of_target_than_its_own(objective, olivia):
    figures = {
        "period": "2016", "value": Decimal("37.5"), "benchmark_value": Decimal("36.2"), "ends_on": date(2016, 8, 31),
    }  # fmt: skip
    facts = told(objective, olivia, figures, unit="score", benchmark="England", target_kind="none")

    assert computed(facts, on=ON, kind="benchmark").standing == "holds"
    assert isinstance(with_course(facts, on=ON).course, Course)
