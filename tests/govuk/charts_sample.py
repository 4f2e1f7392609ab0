"""Charts as councils might have them, and charts as nobody should: what the tests draw and measure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from govuk.charts import BarChart, Chart, Level, LineChart, Mark, Period, ProgressChart, ProgressRow, Series

WELSH = "Disgyblion ag anghenion dysgu ychwanegol a gafodd gynnig lle yn eu hysgol gymunedol leol cyn gwyliau’r haf"
LONGEST = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
Figure = str | int | None


def marks(*found: Figure, missing: str = "not collected") -> tuple[Mark, ...]:
    return tuple(Mark(None, missing) if value is None else Mark(Decimal(str(value))) for value in found)


def years(count: int, *, first: int = 2018, dated: bool = True, broken: Sequence[int] = ()) -> tuple[Period, ...]:
    return tuple(
        Period(
            f"{first + at} to {first + at + 1}",
            date(first + at + 1, 3, 31) if dated else None,
            "the definition of the measure changed" if at in broken else "",
        )
        for at in range(count)
    )


def line(count: int = 8, **options: Any) -> LineChart:
    """An ordinary chart of one series with its baseline and target."""
    found = [Decimal("37.5") + Decimal(at * 7 % 11) / 4 for at in range(count)]
    told = {
        "periods": years(count),
        "series": (Series("Offers of a local school place", marks(*map(str, found))),),
        "levels": (
            Level("Baseline: 37.5%", Decimal("37.5")),
            Level("Target: 45% by 31 March 2030", Decimal(45), date(2030, 3, 31)),
        ),
        "suffix": "%",
    } | options
    return LineChart("Pupils offered a place at their local school", "Up in most years.", **told)


def bars(count: int = 8, **options: Any) -> BarChart:
    found = [Decimal("12.4") - Decimal(at * 3) / 2 for at in range(count)]
    told: dict[str, Any] = {"periods": years(count), "marks": marks(*map(str, found)), "suffix": "%"} | options
    return BarChart("Gap in median pay", "The gap is closing.", name="Median hourly pay, men over women", **told)


def progress(count: int = 6) -> ProgressChart:
    half, wide = Fraction(1, 2), "A workforce like the county it serves, at every grade and in every service"
    unknown = "Cannot be worked out: the baseline has not been collected yet"
    kinds = (
        ProgressRow("Fewer unplanned school moves of disabled pupils", Fraction(3, 4), half, "On track", "good", "/1/"),
        ProgressRow(wide, Fraction(2, 9), half, "Behind", "warn", "/2/"),
        ProgressRow("Safe journeys after dark", Fraction(-3, 10), half, "Moving away", "bad", "/3/"),
        ProgressRow("British Sign Language at every desk", Fraction(7, 5), half, "Target reached", "met"),
        ProgressRow(WELSH, None, None, unknown, "none", "/5/"),
        ProgressRow(LONGEST, Fraction(0), Fraction(0), "Just started", "none"),
    )
    rows = tuple(kinds[at % len(kinds)] for at in range(count))
    return ProgressChart("Progress towards our targets", "Six measures.", rows)


def hard() -> dict[str, Chart]:
    """Charts that would make labels run into each other, or out of the picture."""
    three = (
        Series("Disabled staff", marks("3.1", "3.2", "3.4", None, "3.4", "3.6", "3.9", "4.0")),
        Series("Black, Asian and minority ethnic staff", marks("3.0", "3.4", None, None, "3.9", "4.0", "4.1", "4.1")),
        Series(WELSH, marks("2.9", "3.0", "3.3", "3.7", "4.0", "4.1", "4.0", "4.05")),
    )
    reasons = ("not collected", "not yet available", "hidden to protect people", WELSH, "lost", "sixth", "")
    welsh = tuple(Period(f"{WELSH} {at}") for at in range(12))
    return {
        "ordinary": line(),
        "one point": line(1),
        "forty points": line(40, periods=years(40, first=1980)),
        "three series": line(series=three, levels=(), periods=years(8, broken=(2, 5))),
        "nearly equal levels": line(
            series=(three[0],),
            levels=tuple(Level(f"Level {at} of the range", Decimal(4) + Decimal(at) / 1000) for at in range(4)),
        ),
        "target far above": line(levels=(Level("Target: 1,000,000%", Decimal(1_000_000), date(2040, 1, 1)),)),
        "target far below": line(levels=(Level(f"Targed: −0.35 {WELSH}", Decimal("-0.35")),)),
        "all equal": line(3, series=(Series("Same", marks(7, 7, 7)),), levels=()),
        "all zero": line(3, series=(Series("Nothing", marks(0, 0, 0)),), levels=()),
        "all missing": line(3, series=(Series("Nobody asked", marks(None, None, None)),), levels=()),
        "many reasons": line(
            7, series=(Series("Hidden", tuple(Mark(None, why) for why in reasons)), Series("Known", marks(*range(7))))
        ),
        "four decimals": line(4, series=(Series("Rate", marks("0.0001", "0.0002", "-0.35", "0.1234")),), levels=()),
        "millions": line(4, series=(Series("Spent", marks(1_000_000, 0, "-0.35", 998_000)),), prefix="£", suffix=""),
        "long unit": line(suffix=" people in each 1,000 residents of working age"),
        "welsh": line(12, periods=welsh, series=(Series(LONGEST, marks(*range(12))),)),
        "uneven days": line(
            5, periods=tuple(Period(f"Survey {month} of {year}", date(year, month, 1)) for year, month in
                             ((2016, 1), (2016, 2), (2016, 3), (2023, 1), (2026, 1))),
        ),
        "a break before each": line(30, periods=years(30, first=1990, broken=range(30))),
        "bars": bars(),
        "bars down": bars(6, marks=marks("-4.2", "-1", 0, None, 2, "3.5"), levels=(Level("No gap", Decimal(0)),)),
        "one bar": bars(1),
        "forty bars": bars(40, periods=years(40, first=1980, broken=(3, 20))),
        "no bars": bars(3, marks=marks(None, None, None)),
        "bars and money": bars(5, marks=marks(1_000_000, "999999.9999", 12, None, "-0.35"), prefix="£", suffix="",
                               levels=(Level("Target: £0", Decimal(0)), Level("Limit", Decimal(5)))),
        "progress": progress(),
        "forty rows": progress(40),
    }  # fmt: skip
