"""Figures as people read them."""

from fractions import Fraction

import pytest

from duty.figures import Unit, percent, percents


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit(), "1234567", "1,234,567"),
        (Unit(suffix="%"), "51.80", "51.8%"),
        (Unit("£"), "-1234.5", "−£1,234.5"),
        (Unit(suffix=" days"), "0.1234", "0.1234 days"),
        (Unit(), "5700/440", "12.95"),
        (Unit(), "-1/1000000", "0"),
    ],
)
def test_a_given_figure_keeps_its_decimals(unit: Unit, value: str, written: str) -> None:
    assert unit.given(Fraction(value)) == written


@pytest.mark.parametrize(
    ("value", "like", "beside", "written"),
    [
        ("80.4565", ("51.8", "90"), "60.8", "80.5"),
        ("80.4565", ("51.812", "90"), "60.8", "80.46"),
        ("36.6", ("13", "61"), "20", "37"),
        ("36.6", ("13", "61"), "37", "36.6"),
        ("36.99", ("13", "61"), "37", "36.99"),
        ("36.9999", ("13", "61"), "37", "37"),
        ("37", ("13", "61"), "37", "37"),
    ],
)
def test_a_computed_figure_is_as_exact_as_it_takes(value: str, like: tuple[str], beside: str, written: str) -> None:
    given = tuple(map(Fraction, like))
    assert Unit().computed(Fraction(value), like=given, beside=Fraction(beside)) == written


@pytest.mark.parametrize(
    ("unit", "value", "written"),
    [
        (Unit(suffix="%"), "-18.3", "18.3 percentage points"),
        (Unit(suffix="%"), "1", "1 percentage point"),
        (Unit(suffix="%"), "0.001", "less than 0.01 percentage points"),
        (Unit(suffix=" days"), "-1200", "1,200 days"),
        (Unit("£"), "0.001", "less than £0.01"),
        (Unit(), "0", "0"),
        (Unit(), "0.01", "0.01"),
    ],
)
def test_a_distance_has_no_sign_and_percentages_are_points_apart(unit: Unit, value: str, written: str) -> None:
    assert unit.distance(Fraction(value)) == written


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("0", "0%"),
        ("0.001", "less than 1%"),
        ("0.01", "1%"),
        ("0.235", "24%"),
        ("0.99", "99%"),
        ("0.999", "more than 99%"),
        ("1", "100%"),
        ("1.2", "120%"),
    ],
)
def test_nearly_nothing_is_not_nothing_and_nearly_all_is_not_all(part: str, written: str) -> None:
    assert percent(Fraction(part)) == written


@pytest.mark.parametrize(
    ("one", "other", "written"),
    [
        ("0.24", "0.75", ("24%", "75%")),
        ("0.746", "0.754", ("74.6%", "75.4%")),
        ("0.75001", "0.75002", ("75%", "75%")),
        ("0.5", "0.5", ("50%", "50%")),
    ],
)
def test_two_shares_are_told_apart(one: str, other: str, written: tuple[str, str]) -> None:
    assert percents(Fraction(one), Fraction(other)) == written
