"""Figures of financial years, and questions about them, for the tests of progress."""

from datetime import date
from fractions import Fraction

from duty.progress import Aimed, Progress, Seen, TargetKind, Way, progress

TODAY = date(2026, 5, 1)
END = date(2027, 3, 31)


def seen(year: int, value: str | None, **more: object) -> Seen:
    """The figure of the year that ends on 31 March."""
    given: dict[str, object] = {"on": date(year, 3, 31), **more}
    beside = {name: Fraction(str(given.pop(name))) for name in ("comparator", "benchmark") if name in given}
    return Seen(label=f"{year - 1} to {year}", value=None if value is None else Fraction(value), **given, **beside)


def base(year: int, value: str | None, **more: object) -> Seen:
    return seen(year, value, is_baseline=True, **more)


def to(value: str | None, way: Way = Way.UP, on: date | None = END) -> Aimed:
    return Aimed(TargetKind.VALUE, way, None if value is None else Fraction(value), on=on)


def asked(*figures: Seen, aimed: Aimed, on: date = TODAY, suffix: str = "%", prefix: str = "") -> Progress:
    return progress(figures, aimed, on=on, suffix=suffix, prefix=prefix)


ONLY = "Only the starting figure is known, so it cannot be said how far it has come."
STARTED = "It started at 51.8% (2022 to 2023) and shall reach 90% by 31 March 2027."
