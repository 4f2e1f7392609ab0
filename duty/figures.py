"""Figures as people read them: thousands commas, a true minus sign, and no more decimals than they bear."""

from dataclasses import dataclass
from fractions import Fraction

from duty.shares import rounded

_MINUS = "\u2212"
_MOST = 2
"""The decimals of a figure that was worked out. One that was given keeps up to four."""


def decimals(value: Fraction) -> int:
    """With how many decimals it is written as it was given; two for a share that no four decimals write exactly."""
    return next((places for places in range(5) if (value * 10**places).denominator == 1), _MOST)


@dataclass(frozen=True)
class Unit:
    """What stands before and after a figure: "£", "%", " days"."""

    prefix: str = ""
    suffix: str = ""

    def given(self, value: Fraction) -> str:
        """A figure as somebody stated it."""
        shown = Fraction(rounded(value, decimals(value)))
        written = rounded(shown, decimals(shown))
        return f"{_MINUS if written < 0 else ''}{self.prefix}{written.copy_abs():,f}{self.suffix}"

    def computed(self, value: Fraction, *, like: tuple[Fraction, ...], beside: Fraction) -> str:
        """A figure that was worked out, as exact as those it comes from, or as it takes to tell it from another."""
        places = min(_MOST, max(map(decimals, like)))
        while places < _MOST and value != beside and rounded(value, places) == rounded(beside, places):
            places += 1
        return self.given(Fraction(rounded(value, places)))

    def distance(self, value: Fraction) -> str:
        """How far two figures are apart, without a sign. Percentages are percentage points apart."""
        apart, least = abs(value), Fraction(1, 10**_MOST)
        if 0 < apart < least:
            return f"less than {self.distance(least)}"
        size = Fraction(rounded(apart, _MOST))
        if self.suffix != "%":
            return self.given(size)
        return Unit(self.prefix, f" percentage point{'' if size == 1 else 's'}").given(size)


def percent(part: Fraction, places: int = 0) -> str:
    """A share of a whole. Nearly nothing is not called 0%, and nearly all of it is not called 100%."""
    if 0 < part < Fraction(1, 100):
        return "less than 1%"
    if Fraction(99, 100) < part < 1:
        return "more than 99%"
    return Unit(suffix="%").given(Fraction(rounded(100 * part, places)))


def percents(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two shares side by side, with as many decimals as it takes to tell them apart, and two at most."""
    pairs = [(percent(one, places), percent(other, places)) for places in range(_MOST + 1)]
    return next((pair for pair in pairs if pair[0] != pair[1] or one == other), pairs[0])
