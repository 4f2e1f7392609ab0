"""Which charts are drawn of a measure, and how all objectives look at a glance."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from objectives.facts import Figure, with_course
from objectives.pictures import InPlace, at_a_glance, gap_over_time, over_time
from tests.publications import reports

ON = date(2026, 3, 1)


def test_a_measure_is_drawn_with_comparator_baseline_and_target():
    drawn = over_time(reports.measure())

    assert [series.name for series in drawn.series] == ["Disabled pupils", "All pupils"]
    assert [level.name for level in drawn.levels] == ["Baseline: 37.5%", "Target: 50%"]
    assert (drawn.prefix, drawn.suffix) == ("", "%")
    assert drawn.description == "From 37.5% (2023 to 2024) to 39.5% (2025 to 2026). Reach 50% by 31 July 2028."


def test_a_range_has_two_edges_and_a_benchmark_a_line_of_its_own():
    rows = tuple(
        replace(row, benchmark=reports.known("40"))
        for row in reports.measure(comparator="", target_kind="within", target_upper="60").readings
    )
    drawn = over_time(
        reports.measure(rows=rows, comparator="", benchmark="England", target_kind="within", target_upper="60")
    )

    assert [series.name for series in drawn.series] == ["Disabled pupils", "England"]
    assert [level.name for level in drawn.levels] == ["Baseline: 37.5%", "At least 50%", "At most 60%"]


def test_a_missing_figure_is_marked_with_its_reason_and_never_as_nought():
    first, second, third = reports.measure().readings
    hidden = replace(second, own=Figure("hidden", "hidden to protect people"), gap="")

    measure = reports.measure(rows=(first, hidden, third))

    mark = over_time(measure).series[0].marks[1]
    assert (mark.value, mark.missing) == (None, "hidden to protect people")
    assert gap_over_time(measure).marks[1].missing == "hidden to protect people"


def test_a_period_without_a_comparator_says_why_it_has_no_gap():
    first, second, third = reports.measure().readings
    unasked = replace(second, comparator=Figure(), gap="")

    assert gap_over_time(reports.measure(rows=(first, unasked, third))).marks[1].missing == "no figure"


def test_a_break_goes_into_both_pictures():
    first, second, third = reports.measure().readings
    broken = reports.measure(rows=(first, replace(second, break_before="Counted anew."), third))

    assert over_time(broken).periods[1].break_before == "Counted anew."
    assert gap_over_time(broken).periods[1].break_before == "Counted anew."


def test_a_measure_without_figures_has_no_picture_and_a_single_gap_no_course():
    assert over_time(reports.measure(readings=0)) is None
    assert gap_over_time(reports.measure(readings=0)) is None
    assert over_time(reports.measure(readings=1)) is not None
    assert gap_over_time(reports.measure(readings=1)) is None


def test_the_gap_between_per_cents_is_counted_in_points_and_one_in_money_in_pounds():
    points, pounds = gap_over_time(reports.measure()), gap_over_time(reports.measure(unit="money"))

    assert (points.name, points.suffix) == ("Gap in percentage points", "")
    assert (pounds.name, pounds.prefix) == ("Gap", "£")


def test_at_a_glance_the_worst_measure_speaks_for_an_objective():
    behind, met = reports.measure(), with_course(reports.measure(target_value="39"), on=ON)

    chart = at_a_glance([InPlace("1. Both", [met, behind], "/1/")], title="Progress")

    (row,) = chart.rows
    assert (row.state, row.tone, row.href) == ("Behind", "warn", "/1/")
    assert row.done == Fraction(16, 100)


def test_at_a_glance_an_objective_without_measure_or_course_says_so():
    uncomputed = replace(reports.measure(), course=None)

    chart = at_a_glance([InPlace("1", []), InPlace("2", [uncomputed])], title="Progress")

    assert [(row.state, row.done) for row in chart.rows] == [("No measure", None), ("Not computed", None)]
    assert at_a_glance([], title="Progress") is None


def test_the_baseline_is_not_drawn_across_a_break_and_a_replaced_measure_does_not_speak():
    first, second, third = reports.measure().readings
    broken = reports.measure(rows=(first, second, replace(third, break_before="Counted anew.")))
    replaced = replace(reports.measure(), replaced_by="Another")

    assert [level.name for level in over_time(broken).levels] == ["Target: 50%"]
    (row,) = at_a_glance([InPlace("1", [replaced])], title="Progress").rows
    assert row.state == "Not computed"
