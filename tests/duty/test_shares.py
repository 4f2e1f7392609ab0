"""Shares and gaps, exact, and published figures held against them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.shares import Way, agrees, gap, rounded, share
from tests.duty.days import steady

figures = st.fractions(min_value=-(10**9), max_value=10**9)


def test_a_share_is_exact() -> None:
    assert share(57, 440) == Fraction(5700, 440)


@pytest.mark.parametrize("denominator", [0, -1])
def test_nothing_is_a_share_of_nobody(denominator: int) -> None:
    with pytest.raises(ValueError, match=f"not of {denominator}"):
        share(0, denominator)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("0.049999", 1, "0.0"),
        ("-0.049999", 1, "0.0"),
        ("12.5", 0, "13"),
        ("-12.5", 0, "-13"),
        ("48.0567", 2, "48.06"),
        ("1250", -2, "1.3E+3"),
        ("12345678901234567890123456789012345.67", 1, "12345678901234567890123456789012345.7"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, written: str) -> None:
    assert str(rounded(Fraction(value), places)) == written


def test_one_place_is_what_is_rounded_to_unless_said() -> None:
    assert str(rounded(share(57, 440))) == "13.0"


@pytest.mark.parametrize(
    ("published", "exact", "same"),
    [
        ("13", share(57, 440), True),
        ("13.0", share(57, 440), True),
        ("12.95", share(57, 440), True),
        ("12.9", share(57, 440), False),
        ("12", share(57, 440), False),
        ("61", share(1715, 2811), True),
        ("61.01", share(1715, 2811), True),
        ("-0.35", Fraction("-0.35"), True),
        ("-0.4", Fraction("-0.35"), True),
        ("-0", Fraction("-0.2"), True),
        ("NaN", Fraction(0), False),
        ("Infinity", Fraction(0), False),
    ],
)
def test_a_published_figure_agrees_as_far_as_it_was_printed(published: str, exact: Fraction, same: bool) -> None:
    assert agrees(Decimal(published), exact) is same


@steady
@given(figures, st.integers(min_value=-3, max_value=12))
def test_what_is_rounded_agrees_with_what_it_comes_from(value: Fraction, places: int) -> None:
    published = rounded(value, places)
    assert agrees(published, value)
    assert abs(Fraction(published) - value) <= Fraction(1, 2) / Fraction(10) ** places
    assert rounded(-value, places) == -published


@pytest.mark.parametrize(
    ("group", "comparator", "way", "behind"),
    [
        (share(57, 440), share(1715, 2811), Way.UP, "48.06"),
        (Fraction("37.5"), Fraction("55.8"), Way.UP, "18.30"),
        (Fraction("-0.35"), Fraction("0.4"), Way.UP, "0.75"),
        (Fraction("0.4"), Fraction("-0.35"), Way.UP, "-0.75"),
        (Fraction(12), Fraction(8), Way.DOWN, "4.00"),
        (Fraction(8), Fraction(12), Way.DOWN, "-4.00"),
        (Fraction(8), Fraction(12), Way.KEEP, "4.00"),
        (Fraction(12), Fraction(8), Way.KEEP, "4.00"),
    ],
)
def test_a_gap_is_positive_while_the_group_is_worse_off(
    group: Fraction, comparator: Fraction, way: Way, behind: str
) -> None:
    assert str(rounded(gap(group, comparator, way), 2)) == behind
