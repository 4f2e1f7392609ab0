"""How a measure stands to a rule to keep, to any step the right way, and to no target at all."""

from datetime import date
from fractions import Fraction

import pytest

from duty.progress import Aimed, Progress, Seen, Standing, TargetKind, Way
from duty.shares import share
from tests.duty.seen import END, ONLY, asked, base, seen, to

# Rules to keep


@pytest.mark.parametrize(
    ("lower", "upper", "value", "standing", "rule", "where"),
    [
        ("40", "60", "40", Standing.HOLDS, "between 40% and 60%", ", as it shall be"),
        ("40", "60", "60", Standing.HOLDS, "between 40% and 60%", ", as it shall be"),
        ("40", "60", "63", Standing.FAILS, "between 40% and 60%", ", 3 percentage points above that"),
        ("40", "60", "39", Standing.FAILS, "between 40% and 60%", ", 1 percentage point below that"),
        ("40", None, "99", Standing.HOLDS, "at 40% or above", ", as it shall be"),
        ("40", None, "39", Standing.FAILS, "at 40% or above", ", 1 percentage point below that"),
        (None, "60", "1", Standing.HOLDS, "at 60% or below", ", as it shall be"),
        (None, "60", "61", Standing.FAILS, "at 60% or below", ", 1 percentage point above that"),
        (None, None, "61", Standing.CANNOT_SAY, "", ""),
        ("60", "40", "50", Standing.CANNOT_SAY, "", ""),
    ],
)
def test_a_range_to_stay_within_has_its_edges_inside(
    lower: str | None, upper: str | None, value: str, standing: Standing, rule: str, where: str
) -> None:
    edges = [None if edge is None else Fraction(edge) for edge in (lower, upper)]
    found = asked(seen(2026, value), aimed=Aimed(TargetKind.WITHIN, Way.UP, *edges))
    assert found.standing is standing
    if rule:
        assert found.explanation == (f"It shall stay {rule}.", f"On 31 March 2026 it was at {value}%{where}.")


def test_a_range_that_cannot_be_kept_says_what_is_wrong_with_it() -> None:
    turned = Aimed(TargetKind.WITHIN, Way.KEEP, Fraction(60), Fraction(40))
    assert asked(seen(2026, "50"), aimed=turned).explanation[0] == (
        "The lower edge of the range is above its upper edge."
    )
    empty = Aimed(TargetKind.WITHIN, Way.KEEP)
    assert asked(seen(2026, "50"), aimed=empty).explanation[0] == "The range to stay within is not stated."


@pytest.mark.parametrize(("value", "standing"), [("50", Standing.HOLDS), ("50.1", Standing.FAILS)])
def test_a_figure_to_keep_holds_while_it_is_the_same(value: str, standing: Standing) -> None:
    found = asked(base(2023, "50"), seen(2026, value), aimed=to("50", Way.KEEP))
    assert found.standing is standing
    assert found.explanation[0] == "It shall stay at 50%."


def compared(kind: TargetKind, way: Way, *values: tuple[str, str | None]) -> Progress:
    name = "comparator" if kind is TargetKind.ABOVE else "benchmark"
    figures = [
        seen(2020 + number, value, **({} if other is None else {name: other}))
        for number, (value, other) in enumerate(values)
    ]
    return asked(*figures, aimed=Aimed(kind, way))


@pytest.mark.parametrize("kind", [TargetKind.ABOVE, TargetKind.BENCHMARK])
@pytest.mark.parametrize(
    ("way", "other", "standing", "where"),
    [
        (Way.UP, "49", Standing.HOLDS, "1 percentage point above"),
        (Way.UP, "50", Standing.FAILS, "level with"),
        (Way.UP, "51", Standing.FAILS, "1 percentage point below"),
        (Way.DOWN, "49", Standing.FAILS, "1 percentage point above"),
        (Way.DOWN, "50", Standing.FAILS, "level with"),
        (Way.DOWN, "51", Standing.HOLDS, "1 percentage point below"),
    ],
)
def test_better_than_another_figure(kind: TargetKind, way: Way, other: str, standing: Standing, where: str) -> None:
    found = compared(kind, way, ("10", "10"), ("50", other))
    name = "comparator" if kind is TargetKind.ABOVE else "benchmark"
    assert found.standing is standing
    assert found.explanation == (
        f"It shall be {'above' if way is Way.UP else 'below'} its {name}.",
        f"On 31 March 2021 it was at 50%, {where} its {name}, {other}%.",
    )


def test_the_newest_figure_that_has_another_beside_it_is_compared() -> None:
    found = compared(TargetKind.BENCHMARK, Way.UP, ("50", "40"), ("30", None))
    assert found.standing is Standing.HOLDS
    assert found.latest is not None
    assert found.latest.label == "2019 to 2020"
    assert found.explanation[-1] == "There is no benchmark beside the figure for 2020 to 2021 yet."


def test_without_another_figure_nothing_is_compared() -> None:
    found = compared(TargetKind.ABOVE, Way.UP, ("50", None))
    assert (found.standing, found.explanation[0]) == (
        Standing.CANNOT_SAY,
        "No period has both a figure and a comparator.",
    )


@pytest.mark.parametrize("kind", [TargetKind.ABOVE, TargetKind.BENCHMARK, TargetKind.IMPROVE])
def test_what_should_stay_as_it_is_cannot_be_better(kind: TargetKind) -> None:
    found = asked(base(2023, "1"), seen(2024, "2"), aimed=Aimed(kind, Way.KEEP))
    assert found.standing is Standing.CANNOT_SAY
    assert "whether a higher or a lower figure is better" in found.explanation[0]


@pytest.mark.parametrize(
    ("figures", "standing", "sentence"),
    [
        ((base(2023, "4"), seen(2024, "0"), seen(2025, "0")), Standing.HOLDS, "Every one of them is."),
        ((base(2023, "0"),), Standing.HOLDS, "Every one of them is."),
        ((base(2023, "4"), seen(2024, "3"), seen(2025, "0")), Standing.FAILS,
         "Of 2, 1 is not, the newest of these 3 (2023 to 2024)."),
        ((seen(2023, "4"), seen(2024, "3")), Standing.FAILS, "Of 2, 2 are not, the newest of these 3 (2023 to 2024)."),
        ((base(2023, "4"),), Standing.CANNOT_SAY, ONLY),
    ],
)  # fmt: skip
def test_zero_holds_while_every_figure_since_the_baseline_is_zero(
    figures: tuple[Seen, ...], standing: Standing, sentence: str
) -> None:
    found = asked(*figures, aimed=Aimed(TargetKind.ZERO, Way.DOWN), suffix="")
    assert (found.standing, found.explanation[-1]) == (standing, sentence)


# Any step the right way

STEPS = [
    ("40", 2026, Standing.ON_COURSE),
    ("40", 2027, Standing.MET),
    ("30", 2026, Standing.BEHIND),
    ("30", 2027, Standing.MISSED),
    ("20", 2026, Standing.MOVING_AWAY),
    ("20", 2027, Standing.MISSED),
]


@pytest.mark.parametrize(("latest", "year", "standing"), STEPS)
@pytest.mark.parametrize(("way", "sign"), [(Way.UP, ""), (Way.DOWN, "-")])
def test_an_improvement(latest: str, year: int, standing: Standing, way: Way, sign: str) -> None:
    figures = base(2023, f"{sign}30"), seen(year, f"{sign}{latest}")
    assert asked(*figures, aimed=Aimed(TargetKind.IMPROVE, way, on=END)).standing is standing


@pytest.mark.parametrize(("latest", "year", "standing"), STEPS)
def test_a_gap_to_narrow(latest: str, year: int, standing: Standing) -> None:
    figures = base(2023, "30", comparator="60"), seen(year, latest, comparator="60")
    assert asked(*figures, aimed=Aimed(TargetKind.NARROW, Way.UP, on=END)).standing is standing


def test_an_improvement_says_its_size() -> None:
    rise, fall = Aimed(TargetKind.IMPROVE, Way.UP, on=END), Aimed(TargetKind.IMPROVE, Way.DOWN)
    figures = base(2023, "30"), seen(2026, "40")
    assert asked(*figures, aimed=rise).explanation == (
        "It started at 30% (2022 to 2023) and shall rise by 31 March 2027.",
        "On 31 March 2026 it was at 40%, 10 percentage points better than when it started.",
    )
    assert asked(*figures, aimed=fall).explanation == (
        "It started at 30% (2022 to 2023) and shall fall.",
        "On 31 March 2026 it was at 40%, 10 percentage points worse than when it started.",
    )
    same = asked(base(2023, "30"), seen(2026, "30"), aimed=fall)
    assert same.explanation[-1] == "On 31 March 2026 it was at 30%, the same as when it started."


@pytest.mark.parametrize("kind", [TargetKind.IMPROVE, TargetKind.NARROW])
def test_a_start_alone_shows_no_step(kind: TargetKind) -> None:
    found = asked(base(2023, "30", comparator="60"), aimed=Aimed(kind, Way.UP, on=END))
    assert (found.standing, found.explanation[-1]) == (Standing.CANNOT_SAY, ONLY)


def narrowing(way: Way, before: tuple[str, str], now: tuple[str, str], on: date | None = date(2026, 3, 31)) -> Progress:
    start = base(2023, before[0], comparator=before[1])
    return asked(start, seen(2026, now[0], comparator=now[1], on=on), aimed=Aimed(TargetKind.NARROW, way, on=END))


@pytest.mark.parametrize(
    ("way", "before", "now", "standing", "sentences"),
    [
        (Way.UP, ("37.5", "55.8"), ("40", "52"), Standing.ON_COURSE,
         ("It was 12 percentage points behind it: the gap has narrowed by 6.3 percentage points.",)),
        (Way.UP, ("-0.35", "0.4"), ("-0.5", "0.4"), Standing.MOVING_AWAY,
         ("It was 0.9 percentage points behind it: the gap has widened by 0.15 percentage points.",)),
        (Way.DOWN, ("9", "5"), ("4", "5"), Standing.ON_COURSE,
         ("It was 1 percentage point ahead of it: the gap has narrowed by 3 percentage points.",
          "The group has overtaken its comparator since it started.")),
        (Way.UP, ("9", "5"), ("4", "5"), Standing.ON_COURSE,
         ("It was 1 percentage point behind it: the gap has narrowed by 3 percentage points.",
          "The group has fallen behind its comparator since it started.")),
        (Way.UP, ("4", "5"), ("9", "5"), Standing.MOVING_AWAY,
         ("It was 4 percentage points ahead of it: the gap has widened by 3 percentage points.",
          "The group has overtaken its comparator since it started.")),
        (Way.UP, ("4", "5"), ("5", "5"), Standing.ON_COURSE,
         ("It was level with it: the gap has narrowed by 1 percentage point.",)),
        (Way.UP, ("4", "5"), ("5", "6"), Standing.BEHIND,
         ("It was 1 percentage point behind it: the gap is as wide as it was.",)),
        (Way.KEEP, ("4", "5"), ("8", "6"), Standing.MOVING_AWAY,
         ("It was 2 percentage points away from it: the gap has widened by 1 percentage point.",)),
    ],
)  # fmt: skip
def test_a_gap_is_told_with_its_side(
    way: Way, before: tuple[str, str], now: tuple[str, str], standing: Standing, sentences: tuple[str, ...]
) -> None:
    found = narrowing(way, before, now)
    assert found.standing is standing
    first, *rest = sentences
    assert found.explanation[1:] == (f"On 31 March 2026 it{first[2:]}", *rest)
    assert narrowing(way, before, now, on=None).explanation[1] == f"Now it is{first[6:]}"


def test_a_gap_says_where_it_started() -> None:
    start = Seen("2015", date(2015, 8, 31), share(57, 440), share(1715, 2811), is_baseline=True)
    found = asked(start, seen(2026, "40", comparator="50"), aimed=Aimed(TargetKind.NARROW, Way.UP))
    assert found.explanation[0] == (
        "It started 48.06 percentage points behind its comparator (2015), and the gap shall narrow."
    )


def test_a_gap_that_never_was_cannot_narrow() -> None:
    found = narrowing(Way.UP, ("5", "5"), ("6", "6"))
    assert found.standing is Standing.CANNOT_SAY
    assert found.explanation[-1] == "There was no gap then and there is none now."
    assert narrowing(Way.UP, ("5", "5"), ("5", "6")).standing is Standing.MOVING_AWAY


@pytest.mark.parametrize(("first", "last", "period"), [(False, True, "2022 to 2023"), (True, False, "2025 to 2026")])
def test_a_gap_needs_its_comparator_at_both_ends(first: bool, last: bool, period: str) -> None:
    beside = {"comparator": "60"}
    figures = base(2023, "30", **(beside if first else {})), seen(2026, "40", **(beside if last else {}))
    found = asked(*figures, aimed=Aimed(TargetKind.NARROW, Way.UP))
    assert found.standing is Standing.CANNOT_SAY
    assert found.explanation[0] == (
        f"There is no comparator beside the figure for {period}, so the gap cannot be followed."
    )


# Nothing to say


def test_without_a_target_the_figure_is_given_and_nothing_is_judged() -> None:
    found = asked(base(2023, "30"), seen(2026, "40"), aimed=Aimed(TargetKind.NONE, Way.UP))
    assert (found.standing, found.explanation) == (
        Standing.CANNOT_SAY,
        ("No target is stated.", "On 31 March 2026 it was at 40%."),
    )


@pytest.mark.parametrize("figures", [(), (base(2023, None),)])
@pytest.mark.parametrize("kind", list(TargetKind))
def test_without_a_figure_nothing_can_be_said(figures: tuple[Seen, ...], kind: TargetKind) -> None:
    found = asked(*figures, aimed=Aimed(kind, Way.UP, Fraction(1)))
    none = ("No target is stated.",) if kind is TargetKind.NONE else ()
    assert found == Progress(
        Standing.CANNOT_SAY,
        None, None, None, None, None,
        (*none, "No figure is known, so it cannot be said how it stands."),
    )  # fmt: skip
