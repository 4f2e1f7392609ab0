"""What a chart shows: its data and nothing that is not so, in shapes, dashes and words as well as in colour."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from govuk.charts import BarChart, Level, LineChart, Mark, Period, ProgressChart, ProgressRow, Series
from govuk.charts.picture import COLOURS, DASHES, LOOKS, SHAPES, TONES
from govuk.charts.words import SIZE, figure
from tests.govuk.charts_sample import LONGEST, WELSH, bars, hard, line, marks, progress, years
from tests.govuk.charts_seen import SPACE, paths, root, texts, words

LINE, MARKER, MISSING = {"stroke": COLOURS[0], "fill": "none"}, {"fill": COLOURS[0]}, {"stroke_width": "1.25"}


def of(*found: str | int | None, **options: object) -> LineChart:
    """A bare chart of one series."""
    return line(len(found), **({"series": (Series("Places", marks(*found)),), "levels": ()} | options))


def drawn_lines(chart: LineChart) -> list[str]:
    """The stretches that are joined, of the first series."""
    return re.findall(r"M[^M]+L[^M]+", "".join(paths(chart.svg(), **LINE)))


def places_of_markers(chart: LineChart) -> list[float]:
    return [float(x) for d in paths(chart.svg(), **MARKER) for x in re.findall(r"M([\d.]+)", d)]


def contrast(colour: str, ground: str = "#fff") -> float:
    """The ratio of WCAG 2."""
    colour, ground = (
        code if len(code) == 7 else "#" + "".join(2 * sign for sign in code[1:]) for code in (colour, ground)
    )

    def light(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(colour), light(ground)))
    return (high + 0.05) / (low + 0.05)


# --- One picture for page and paper -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", hard())
def test_every_picture_says_what_it_is_and_carries_no_style_and_no_ids(name: str) -> None:
    svg = hard()[name].svg()
    first, second = list(root(svg))[:2]

    assert (first.tag, first.text) == (f"{SPACE}title", hard()[name].title)
    assert second.tag == f"{SPACE}desc"
    assert second.text
    assert root(svg).attrib["role"] == "img"
    assert root(svg).attrib["font-family"]
    assert not re.search(r"\b(style|id|href|class)=|<style|<script|&lt;", svg)


@pytest.mark.parametrize("name", hard())
def test_the_same_chart_gives_the_same_bytes_with_one_decimal_at_most(name: str) -> None:
    svg = hard()[name].svg()

    assert svg == hard()[name].svg()
    assert [d for d in paths(svg) if re.search(r"\.\d\d|e-|nan|inf", d)] == []


def test_what_people_wrote_is_never_markup() -> None:
    unkind = '<script>alert("1")</script>&'
    chart = LineChart(unkind, unkind, (Period(unkind, None, unkind),), (Series(unkind, marks(1)),), (), unkind, "")

    assert "<script" not in chart.svg() + chart.svg(320) + chart.small
    assert unkind in (root(chart.svg())[0].text or "")


def test_letters_are_large_enough_on_a_small_phone() -> None:
    on_the_screen = 320 - 2 * 15  # the margins of the page

    assert SIZE * on_the_screen / 320 >= 12


# --- Figures and their absence ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "prefix", "suffix", "written"),
    [
        ("1240", "", "", "1,240"),
        ("-0.35", "£", "", "−£0.35"),
        ("45.0", "", "%", "45.0%"),
        ("1E+6", "", " people", "1,000,000 people"),
        ("0", "", "", "0"),
    ],
)
def test_a_figure_is_written_as_people_write_it(value: str, prefix: str, suffix: str, written: str) -> None:
    assert figure(Decimal(value), prefix, suffix) == written


def test_no_line_runs_over_a_missing_figure_and_its_mark_is_hollow_and_explained() -> None:
    chart = of(1, 2, None, 4, 5)

    assert len(drawn_lines(chart)) == 2
    assert len(places_of_markers(chart)) == 4
    assert "".join(paths(chart.svg(), fill="#fff", **MISSING)).count("M") == 2  # its mark, and the same in the legend
    assert "not collected" in words(chart.svg())
    assert chart.table[1][2] == ["2020 to 2021", "not collected"]


def test_each_reason_has_a_mark_of_its_own_shape() -> None:
    reasons = ("not collected", "not yet available", "hidden to protect people")
    chart = line(3, series=(Series("a", tuple(Mark(None, why) for why in reasons)),), levels=())

    assert [each for each in words(chart.svg()) if each in reasons] == list(reasons)
    assert len({shape(0, 0, 4) for shape in SHAPES}) == len(SHAPES)


def test_a_series_without_figures_says_so_and_stands_at_no_value() -> None:
    chart = of(None, None)

    assert "no figures" in words(chart.svg())
    assert paths(chart.svg(), **MARKER) == []
    assert chart.small


def test_a_figure_that_is_not_the_last_period_s_says_which_it_is() -> None:
    assert "2 in 2019 to 2020" in " ".join(words(of(1, 2, None, suffix="").svg()))


def test_a_missing_figure_without_a_reason_still_has_words() -> None:
    assert of(1, None, series=(Series("a", (Mark(None), Mark(Decimal(1)))),)).table[1][0][1] == "no figure"


# --- Breaks, days, scales ---------------------------------------------------------------------------------------------


def test_no_line_runs_over_a_break_which_is_numbered_and_told() -> None:
    chart = of(1, 2, 3, 4, periods=years(4, broken=(2,)))

    assert len(drawn_lines(chart)) == 2
    assert "1" in words(chart.svg())
    assert chart.notes[0] == "1. Break before 2020 to 2021: the definition of the measure changed"
    assert chart.notes[0] in (root(chart.svg())[1].text or "")
    assert chart.table[0][-1] == "Break in the series before it"
    assert [row[-1] for row in chart.table[1]] == ["", "", "the definition of the measure changed", ""]


def test_points_stand_at_their_days_when_every_period_has_one() -> None:
    days = (date(2020, 1, 1), date(2021, 1, 1), date(2024, 1, 1))
    dated = of(1, 2, 3, periods=tuple(Period(str(day.year), day) for day in days))
    undated = of(1, 2, 3, periods=(Period("2020", days[0]), Period("2021"), Period("2024", days[2])))
    first, second, third = places_of_markers(dated)
    evenly = places_of_markers(undated)

    assert (third - second) / (second - first) == pytest.approx(1095 / 366, abs=0.01)
    assert evenly[1] - evenly[0] == pytest.approx(evenly[2] - evenly[1], abs=0.11)


def test_the_axis_reaches_the_day_of_the_target() -> None:
    level = Level("Target: 9", Decimal(9), date(2030, 3, 31))
    without, reaching = of(1, 2), of(1, 2, levels=(level,))

    assert max(places_of_markers(reaching)) < max(places_of_markers(without))
    assert paths(reaching.svg(), stroke_width="1.5")  # the mark of its day
    assert "Target: 9" in words(reaching.svg())


def test_a_scale_that_does_not_start_at_zero_says_so() -> None:
    assert of(40, 41).notes == ["The scale does not start at zero."]
    assert of(4, 41).notes == []


@pytest.mark.parametrize("found", [(40, 41), (-40, -41), (-5, 5), (0, 0)])
def test_bars_start_at_zero(found: tuple[int, int]) -> None:
    chart = bars(2, marks=marks(*found))

    assert "0%" in words(chart.svg())
    assert chart.notes == []


def test_bars_hang_from_the_zero_line() -> None:
    svg = bars(2, marks=marks(-4, 4)).svg()
    (zero,) = {float(y) for y in re.findall(r" ([\d.]+)L", paths(svg, stroke="#16191a", fill="none")[0])}
    down, up = re.findall(r"M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)", paths(svg, fill=COLOURS[0])[0])

    assert float(down[0]) == zero
    assert float(up[0]) + float(up[1]) == pytest.approx(zero, abs=0.11)


def test_each_bar_carries_its_figure_where_there_is_room_and_the_last_where_there_is_not() -> None:
    assert {"12.4%", "1.9%"} <= set(words(bars().svg()))
    assert "−46.1%" in words(bars(40, periods=years(40)).svg())
    assert "12.4%" not in words(bars(40, periods=years(40)).svg())


def test_a_long_unit_stands_once_over_the_plot() -> None:
    said = words(of(1, 2, suffix=" people in each 1,000").svg())

    assert said.count("people in each 1,000") == 1


# --- Nothing by colour alone ------------------------------------------------------------------------------------------


def test_series_differ_in_dash_marker_and_words() -> None:
    assert len(set(DASHES)) == len(set(COLOURS)) == len(COLOURS) < len(SHAPES)
    for wide in (640, 320):
        said = " ".join(words(hard()["three series"].svg(wide)))
        assert "Disabled staff" in said
        assert "Black, Asian and minority ethnic" in said
        assert "Disgyblion" in said


def test_a_name_too_long_for_the_picture_is_whole_in_the_table_and_the_description() -> None:
    chart = of(1, 2, series=(Series(f"{WELSH} {WELSH} {LONGEST}", marks(1, 2)),))

    assert any(each.endswith("…") for each in words(chart.svg()))
    assert chart.table[0][1] == (chart.series[0].name, "numeric")
    assert chart.series[0].name in (root(chart.svg())[1].text or "")


def test_letters_and_shapes_stand_out_from_their_ground() -> None:
    letters = {*COLOURS, *TONES.values(), *(text.fill for chart in hard().values() for text in texts(chart.svg()))}
    shapes = {
        look: max(contrast(named[key]) for key in ("fill", "stroke") if named.get(key, "none") != "none")
        for look, named in LOOKS.items()
        if look not in ("grid", "plate")
    }

    assert {colour for colour in letters if contrast(colour) < 4.5} == set()
    assert {look for look, ratio in shapes.items() if ratio < 3} == set()


# --- Progress ---------------------------------------------------------------------------------------------------------


def test_every_row_of_progress_says_its_state_in_words() -> None:
    said = words(progress().svg())

    assert {"On track", "Behind", "Moving away", "Target reached", "Just started"} <= set(said)
    assert {"Start", "Target", "Where it should be by now"} <= set(said)


def test_a_bar_beyond_its_ends_is_cut_and_carries_an_arrow() -> None:
    def of_share(share: Fraction | None) -> str:
        rows = (ProgressRow("a", share, None, "State", "bad"),)
        return "".join(paths(ProgressChart("T", "", rows).svg(), fill=TONES["bad"]))

    assert "l-8 8l8 8z" in of_share(Fraction(-1, 2))
    assert "l8 8l-8 8z" in of_share(Fraction(3, 2))
    assert "l" not in of_share(Fraction(1))
    assert of_share(None) == of_share(Fraction(0)) == ""


def test_links_of_rows_stand_in_the_table_where_they_can_be_followed() -> None:
    chart = progress()

    assert "href" not in chart.svg()
    assert (
        chart.table[1][0][0] == '<a class="govuk-link" href="/1/">Fewer unplanned school moves of disabled pupils</a>'
    )
    assert chart.table[1][4][1:3] == ["cannot be worked out", "cannot be worked out"]


def test_many_rows_come_on_paper_in_pieces_that_fit_a_page() -> None:
    pieces = progress(40).pieces(720, 900)

    assert len(pieces) == 3
    assert all(float(root(piece).attrib["height"]) <= 900 for piece in pieces)
    assert [root(piece)[0].text for piece in pieces][-1] == "Progress towards our targets, part 3 of 3"
    assert sum(words(piece).count("On track") for piece in pieces) == words(progress(40).svg(720)).count("On track")
    assert progress(2).pieces(720, 900) == [progress(2).svg(720)]


def test_five_hundred_rows_are_one_high_picture() -> None:
    assert words(progress(500).svg()).count("On track") == 84


# --- What cannot be drawn ---------------------------------------------------------------------------------------------


def test_a_chart_with_marks_that_fit_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="has 1 marks for 2 periods"):
        BarChart("T", "", years(2), "Gap", marks(1))
    with pytest.raises(ValueError, match="at least one period"):
        replace(line(), periods=())
