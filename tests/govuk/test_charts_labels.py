"""Labels of charts never run into each other and never leave the picture, whatever is drawn."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govuk.charts import BarChart, Chart, Level, LineChart, Mark, Period, ProgressChart, ProgressRow, Series
from govuk.charts.scale import axis, spread, thinned
from govuk.charts.words import width, wrapped
from tests.govuk.charts_sample import LONGEST, WELSH, hard
from tests.govuk.charts_seen import Text, faults, words

LABELS = ("2024 to 2025", "Haf 2026", "Q1", WELSH, LONGEST, "Ŵyŷ", "W" * 30, "")
VALUES = ("0", "-0.35", "1000000", "7", "7.0", "0.1234", "-1000000.1234", "37.5", "1E+6", "999999.9999")
WIDTHS = st.sampled_from((320, 640, 720))
CALM = settings(max_examples=150, deadline=None, derandomize=True)

label = st.sampled_from(LABELS)
value = st.sampled_from(VALUES).map(Decimal) | st.decimals(-2_000_000, 2_000_000, places=4)
mark = st.builds(Mark, value) | st.builds(Mark, st.none(), label)
levels = st.lists(st.builds(Level, label, value, st.none() | st.dates(date(2000, 1, 1), date(2080, 1, 1))), max_size=4)
unit = st.sampled_from(("", "%", "£", " people in each 1,000 residents of working age"))


@st.composite
def periods(draw: st.DrawFn) -> tuple[Period, ...]:
    count = draw(st.integers(1, 40))
    day, found, dated = date(2010, 3, 31), [], draw(st.booleans())
    for _at in range(count):
        day += timedelta(days=draw(st.sampled_from((0, 1, 30, 365, 366, 2000))))
        found.append(Period(draw(label), day if dated else None, draw(st.sampled_from(("", "", "", "It changed")))))
    return tuple(found)


@st.composite
def lines(draw: st.DrawFn) -> LineChart:
    over = draw(periods())
    several = st.lists(mark, min_size=len(over), max_size=len(over)).map(tuple)
    series = tuple(Series(draw(label), draw(several)) for _at in range(draw(st.integers(1, 3))))
    return LineChart("Title", "Words.", over, series, tuple(draw(levels)), draw(unit), draw(unit))


@st.composite
def bars(draw: st.DrawFn) -> BarChart:
    over = draw(periods())
    marks = tuple(draw(st.lists(mark, min_size=len(over), max_size=len(over))))
    return BarChart("Title", "Words.", over, draw(label), marks, tuple(draw(levels)), draw(unit), draw(unit))


share = st.none() | st.fractions(-3, 3)
row = st.builds(ProgressRow, label, share, share, label, st.sampled_from(("good", "warn", "bad", "none", "met")))


@given(lines(), WIDTHS)
@CALM
def test_the_labels_of_lines_keep_apart(chart: LineChart, wide: int) -> None:
    assert faults(chart.svg(wide)) == []
    assert faults(chart.small) == []


@given(bars(), WIDTHS)
@CALM
def test_the_labels_of_bars_keep_apart(chart: BarChart, wide: int) -> None:
    assert faults(chart.svg(wide)) == []
    assert faults(chart.small) == []


@given(st.lists(row, max_size=12), WIDTHS)
@CALM
def test_the_labels_of_progress_keep_apart(rows: list[ProgressRow], wide: int) -> None:
    assert faults(ProgressChart("Title", "Words.", tuple(rows)).svg(wide)) == []


@pytest.mark.parametrize("wide", [320, 640, 720])
@pytest.mark.parametrize("name", hard())
def test_the_hard_cases_keep_their_labels_apart(name: str, wide: int) -> None:
    assert faults(hard()[name].svg(wide)) == []


def test_the_check_sees_labels_that_touch_or_leave_the_picture() -> None:
    svg = hard()["ordinary"].svg(640)

    assert any("leaves" in fault for fault in faults(svg.replace('viewBox="0 0 640', 'viewBox="0 0 500')))
    assert any("is over" in fault for fault in faults(svg.replace('y="29"', 'y="40"')))
    assert not Text("a", 0, 0, 10, 10).touches(Text("b", 10, 0, 20, 10))


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(1, 60)), max_size=12))
@CALM
def test_things_pushed_apart_stay_in_order_and_inside_where_there_is_room(wanted: list[tuple[float, float]]) -> None:
    room = sum(size for _centre, size in wanted)
    centres = spread(wanted, 0, max(300, room))
    boxes = sorted(
        (centre - size / 2, centre + size / 2) for centre, (_wish, size) in zip(centres, wanted, strict=True)
    )

    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(boxes))
    assert all(top >= -1e-6 and bottom <= max(300, room) + 1e-6 for top, bottom in boxes)


def test_things_that_do_not_touch_stay_where_they_wish() -> None:
    assert spread([(50, 20), (10, 20), (90, 20)], 0, 100) == [50, 10, 90]


def test_things_that_touch_share_the_push() -> None:
    assert spread([(50, 20), (50, 20)], 0, 100) == [40, 60]


@given(st.lists(st.floats(0, 600), min_size=1, max_size=40), st.floats(1, 90), st.booleans())
@CALM
def test_the_first_and_the_last_period_are_always_named(xs: list[float], wide: float, even: bool) -> None:
    boxes = [(x, x + wide) for x in sorted(xs)]
    kept = thinned(boxes, 8, even=even)

    assert kept[0] == 0
    assert kept[-1] == len(xs) - 1
    assert kept == sorted(set(kept))


@given(st.lists(value, min_size=1, max_size=8), st.booleans())
@CALM
def test_an_axis_has_a_few_round_ticks_and_holds_every_value(found: list[Decimal], from_zero: bool) -> None:
    scale = axis(found, 5, from_zero=from_zero)

    assert scale
    assert 2 <= len(scale.ticks) <= 8
    assert all(0 <= scale.share(each) <= 1 for each in found)
    assert len({later - before for before, later in pairwise(scale.ticks)}) == 1
    assert scale.starts_at_zero or not from_zero


@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 4))
@CALM
def test_wrapped_lines_fit_their_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, most)

    assert len(lines) <= most
    assert all(width(line) <= room or len(line) == 1 for line in lines)


def test_what_does_not_fit_is_shortened_and_says_so() -> None:
    assert wrapped("one two three", width("one two"), 1) == ("one t…",)
    assert wrapped("one two three", width("one two"), 2) == ("one two", "three")
    assert wrapped(LONGEST, 60, 1)[0].endswith("…")


def test_a_figure_too_long_for_the_side_of_a_narrow_picture_goes_up_to_its_name() -> None:
    found = (Mark(Decimal("1000000000000.1234")), Mark(Decimal("1000000000000.1239")))
    chart: Chart = LineChart("T", "", (Period("a"), Period("b")), (Series("Spent", found),))

    assert "Spent: 1,000,000,000,000.1239" in words(chart.svg(320))


def test_a_share_far_beyond_the_ends_is_told_in_words() -> None:
    rows = (
        ProgressRow("a", Fraction(-3, 10), None, "Away", "bad"),
        ProgressRow("b", Fraction(7, 5), None, "Reached", "met"),
    )
    said = " ".join(words(ProgressChart("T", "", rows).svg()))

    assert "−30% of the way: worse than at the start" in said
    assert "140% of the way: beyond the target" in said
