"""Shares and gaps of counted people, exact, and whether a published figure is the exact one rounded."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Way(StrEnum):
    """Where a measure should go: higher is better, lower is better, or it should stay as it is."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


def share(numerator: int, denominator: int) -> Fraction:
    """The exact percentage: 57 of 440 is 5700/440, which is nearly 12.95."""
    if denominator < 1:
        raise ValueError(f"A share is of at least one, not of {denominator}.")
    return Fraction(100 * numerator, denominator)


def rounded(value: Fraction, places: int = 1) -> Decimal:
    """Rounded on the exact fraction, a half away from zero: 0.05 becomes 0.1, and −0.05 becomes −0.1.

    Zero has no sign: what rounds to nothing from below is 0.0 too.
    """
    whole = int(abs(value) * Fraction(10) ** places + Fraction(1, 2))
    return Decimal(f"{-whole if value < 0 else whole}E{-places}")


def agrees(published: Decimal, exact: Fraction) -> bool:
    """Whether a published figure is the exact one, rounded to as many places as it was printed with."""
    exponent = published.as_tuple().exponent
    return isinstance(exponent, int) and published == rounded(exact, -exponent)


def gap(group: Fraction, comparator: Fraction, direction: Way) -> Fraction:
    """How far a group is behind its comparator: positive while it is worse off, negative once it has overtaken.

    Where a measure should stay as it is, neither side is the better one, and the gap is the distance.
    """
    if direction is Way.KEEP:
        return abs(group - comparator)
    return comparator - group if direction is Way.UP else group - comparator
