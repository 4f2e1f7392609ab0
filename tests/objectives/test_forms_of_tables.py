"""What the tables of figures make of what is typed and pasted; and how a sign of success is judged."""

from datetime import date
from decimal import Decimal

import pytest

from objectives.forms import FigureTable, JudgeCriterion, Round
from objectives.models import Measure, SuccessCriterion
from tests.objectives.stage import posted

# --- The table -------------------------------------------------------------------------------------------------------

PLAIN = Measure(pk=1, unit="percent", name="Falls")
WITH_ALL = Measure(pk=1, unit="percent", name="Falls", comparator="All", benchmark="England")


def table(**told: object) -> FigureTable:
    names = {name.replace("__", "-"): value for name, value in told.items()}
    return FigureTable(WITH_ALL, typed=posted(**names))


def test_a_table_has_a_column_for_each_the_measure_is_set_against():
    assert FigureTable(PLAIN).headings == [
        "Period", "Last day of the period", "Figure", "What changed in the counting before it", "Note",
    ]  # fmt: skip
    assert FigureTable(WITH_ALL).headings[2:5] == ["Figure", "All", "England"]


def test_every_box_of_a_table_has_a_name_of_its_own():
    labels = [str(row[name].label) for row in FigureTable(WITH_ALL).rows for name in row.fields]

    assert "Period, row 3" in labels
    assert len(set(labels)) == len(labels)


def test_rows_without_anything_are_skipped_and_the_others_told():
    filled = table(**{
        "row-2-period": "2016", "row-2-ends_on": "31 December 2016", "row-2-value": "57/440",
        "row-2-comparator_value": "61", "row-2-benchmark_value": "n/c", "row-2-note": "e",
    })  # fmt: skip

    assert filled.is_valid()
    [(measured, told)] = filled.told
    assert measured == WITH_ALL
    assert (told["period"], str(told["ends_on"]), told["value"], told["numerator"]) == (
        "2016", "2016-12-31", Decimal("13.0"), 57,
    )  # fmt: skip
    assert (told["comparator_value"], told["benchmark_state"], told["note"]) == (61, "not_collected", "e")


def test_what_is_wrong_names_its_row_and_leads_to_its_box():
    wrong = table(**{
        "row-1-period": "2016", "row-2-value": "-", "row-2-period": "2017", "row-3-ends_on": "31 June 2016",
        "row-4-period": "2020", "row-4-value": "1", "row-4-ends_on": "1 January 1950",
    })  # fmt: skip

    assert not wrong.is_valid()
    assert {"text": "Row 1: Enter the figure, or why there is none", "href": "#id_row-1-value"} in wrong.errors
    assert [each["href"] for each in wrong.errors if each["text"].startswith("Row 4")] == ["#id_row-4-ends_on"]
    assert [each["text"][:5] for each in wrong.errors] == ["Row 1", "Row 2", "Row 3", "Row 3", "Row 3", "Row 4"]


def test_two_rows_of_one_period_are_refused():
    twice = table(**{"row-1-period": "2016", "row-1-value": "1", "row-3-period": "2016", "row-3-value": "1"})

    assert not twice.is_valid()
    assert twice.errors == [{"text": "Row 3: Row 1 is of the same period", "href": "#id_row-3-period"}]


def test_a_table_in_which_nothing_was_typed_asks_for_a_figure():
    empty = table()

    assert not empty.is_valid()
    assert empty.errors == [{"text": "Enter at least one figure", "href": "#id_row-1-period"}]


@pytest.mark.parametrize(("claimed", "rows"), [("", 6), ("12", 12), ("9999", 60), ("1", 6), ("x", 6)])
def test_a_table_has_six_rows_or_as_many_as_were_asked_for(claimed, rows):
    assert table(rows=claimed).count == rows


def test_more_rows_keep_what_was_typed_and_judge_nothing():
    more = table(**{"rows": "6", "more": "more", "row-1-value": "-", "row-1-period": "2016"})

    assert not more.is_valid()
    assert (more.errors, more.count, more.has_room, more.next_number) == ([], 12, True, 13)
    assert (more.rows[0]["period"].value(), more.rows[0]["value"].value()) == ("2016", "-")
    assert table(rows="58", more="more").count == 60


def test_pasted_lines_fill_the_table_after_what_stands_there():
    pasted = "Period\tLast day\tOwn\n2016\t31/12/2016\t13\t61\n\n2017\t31/12/2017\t14 (60 of 428)\t\t55\tNew test\te\n"
    filled = table(**{"fill": "fill", "pasted": pasted, "row-3-period": "2015"})

    assert not filled.is_valid()
    shown = [[row[name].value() for name in ("period", "value", "benchmark_value", "note")] for row in filled.rows[:3]]
    assert (filled.errors, filled.pasted, filled.count) == ([], "", 6)
    assert shown == [["2015", None, None, None], ["2016", "13", None, None], ["2017", "14 (60 of 428)", "55", "e"]]


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        (" \n", "Paste at least one line"),
        ("2016\t\t1\t2\t3\t4\t5\t6", "Line 1 has more cells than the table has columns (7)"),
        ("1\n" * 61, "The table has room for 60 rows, and these would be 61. Paste fewer"),
    ],
)
def test_a_paste_that_does_not_fit_stays_in_its_box_with_the_reason(pasted, message):
    refused = table(fill="fill", pasted=pasted)

    assert refused.errors == [{"text": message, "href": "#id_pasted"}]
    assert (refused.pasted, refused.count) == (pasted, 6)


# --- A round ---------------------------------------------------------------------------------------------------------


def a_round(**told: object) -> Round:
    return Round([PLAIN, Measure(pk=2, unit="score", name="Help", comparator="All")], typed=posted(**told))


def test_a_round_tells_the_same_period_for_each_row_that_says_something():
    whole = a_round(**{"period": "2026", "ends_on": "31/3/2026", "row-2-value": "3", "row-2-comparator_value": "*"})

    assert whole.is_valid()
    [(measured, told)] = whole.told
    assert (measured.pk, told["period"], str(told["ends_on"])) == (2, "2026", "2026-03-31")
    assert (told["value"], told["comparator_state"]) == (3, "hidden")


def test_what_is_wrong_in_a_round_names_its_measure():
    wrong = a_round(**{"ends_on": "1/1/1950", "row-2-comparator_value": "x", "row-1-note": "e"})

    assert not wrong.is_valid()
    said = [each["text"] for each in wrong.errors]
    assert said[:2] == [
        "Enter the period of the figures",
        "The last day of the period must be between 1990 and 2060",
    ]
    assert "Falls: Enter the figure, or why there is none" in said
    assert any(text.startswith("Help: Enter a figure, like 13") for text in said)


def test_a_round_without_any_figure_asks_for_one():
    empty = a_round(period="2026")

    assert not empty.is_valid()
    assert empty.errors == [{"text": "Enter at least one figure", "href": "#id_row-1-value"}]
    nothing = Round([], typed=posted(period="2026"))
    assert not nothing.is_valid()
    assert nothing.errors == [{"text": "Enter at least one figure", "href": "#id_period"}]


def test_a_judgement_needs_what_shows_it_unless_it_is_taken_back():
    told = {"judged_on-day": 1, "judged_on-month": 3, "judged_on-year": 2026}
    on = date(2026, 3, 2)

    bare = JudgeCriterion.of(SuccessCriterion(), on=on, posted=posted(verdict="seen", **told))
    back = JudgeCriterion.of(SuccessCriterion(), on=on, posted=posted(verdict="back", **told))

    assert bare.errors["evidence"] == ["Say what shows it"]
    assert back.is_valid()
    assert back.told()["is_seen"] is None
