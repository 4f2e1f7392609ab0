"""Tables as they are read, pasted, drawn and set beside last time's."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from objectives.exchange import FIGURE_COLUMNS
from publications.building_forms import EditTable
from publications.grid import Grid
from publications.report import cells as tables
from publications.report.render import shown as drawn_from
from tests.publications import reports
from tests.publications.building_stage import COLUMNS, PASTED, ROWS

TABLE = {
    "title": "Employees by sex",
    "columns": COLUMNS,
    "rows": ROWS,
    "as_at": "",
    "source": "",
    "note": "",
    "chart": "",
}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,240", "1240"), ("−0.35", "-0.35"), ("-3", "-3"), ("£12.50", "12.50"), ("37.5%", "37.5"), ("+4", "4"),
        ("1,24", None), ("12 of 40", None), ("", None), ("1e5", None), ("٣", None), ("9" * 40, None), ("2025/26", None),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_people_write_it(cell, value):
    assert tables.number_of(cell) == (None if value is None else Decimal(value))


def test_a_column_of_figures_may_say_why_some_are_missing():
    assert tables.columns_of_figures(ROWS) == (1, 2)
    assert tables.columns_of_figures([["Under 18", "under 18", "12"], ["Older", "18 and over", "<5"]]) == (2,)
    assert tables.columns_of_figures([["a", "*"], ["b", "n/c"]]) == ()
    assert tables.columns_of_figures([]) == ()


def test_signs_for_missing_figures_become_words_in_columns_of_figures_alone():
    told = tables.in_words([["a", "<5", "*"], ["b", "12", "see note"], ["c", "n/c", ""], ["d", "..", ""]])

    assert told == [
        ["a", "hidden to protect people", "*"], ["b", "12", "see note"], ["c", "not collected", ""],
        ["d", "not yet available", ""],
    ]  # fmt: skip


def test_a_table_is_shown_with_its_figures_told_from_texts():
    shown = tables.shown(TABLE)

    assert [cell.is_numeric for cell in shown.head] == [False, True, True]
    assert [cell.is_missing for cell in shown.rows[2]] == [False, True, False]
    assert shown.chart is None


@pytest.mark.parametrize(
    ("rows", "chart", "why"),
    [
        ([["a", "1"]], "", ""),
        ([["a", "1"], ["b", "2"]], "bars", ""),
        ([["a", "1"], ["b", "2"]], "lines", ""),
        ([["a", "x"]], "bars", "nothing to draw"),
        ([["a", "1", "2"]], "bars", "Bars show one column of figures, and this table has 2"),
        ([[str(n), "1"] for n in range(25)], "bars", "up to 24 rows"),
        ([["a", *"12345"], ["b", *"12345"]], "lines", "up to 4 columns"),
        ([["a", "1"]], "lines", "at least two rows"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused_in_a_sentence(rows, chart, why):
    columns = ["Row", *"abcde"[: len(rows[0]) - 1]]
    said = tables.why_no_chart(columns, rows, chart)

    assert why in said
    assert bool(why) == bool(said)
    drawn = tables.chart_of({"title": "T", "columns": columns, "rows": rows, "chart": chart})
    assert (drawn is not None) == (bool(chart) and not why)


def test_bars_and_lines_are_drawn_with_title_description_and_unit():
    rows = [["2024", "£1,240.50", "£900"], ["2025", "not collected", "£950"]]
    lines = tables.chart_of(TABLE | {"columns": ["Year", "Women", "Men"], "rows": rows, "chart": "lines"})
    bars = tables.chart_of(TABLE | {"columns": ["Year", "Women"], "rows": [row[:2] for row in rows], "chart": "bars"})

    for drawn in (lines, bars):
        picture = drawn.svg(640)
        assert "<title" in picture
        assert "<desc" in picture
        assert drawn.prefix == "£"
        assert "not collected" in picture


def test_this_time_stands_beside_last_time_by_name():
    before = TABLE | {"rows": [["Women", "1,200", "60.0%"], ["Men", "800", "40.0%"], ["Gone", "3", ""]]}
    one = {"columns": ["Sex", "Grade", "Number"], "rows": [["Women", "Grade 1", "4"]]}

    assert tables.side_by_side(TABLE, before)[:2] == [
        ("Women, Employees", "1,200", "1,240"), ("Women, Share", "60.0%", "62.0%"),
    ]  # fmt: skip
    assert ("Gone, Employees", "3", "") in tables.side_by_side(TABLE, before)
    assert tables.side_by_side(one, one) == [("Women, Grade 1", "4", "4")]
    texts = {"columns": ["a", "b"], "rows": [["x", "y"]]}
    assert tables.side_by_side(texts, texts) == [("x", "y", "y")]


def test_figures_of_tables_go_into_a_file_as_figures_do_and_run_nothing():
    part = {"heading": "=cmd()", "tables": [TABLE | {"title": "+bad", "source": "@SUM(1)"}]}
    rows = list(csv.reader(StringIO(tables.tables_csv({"parts": [part, {"heading": "Old", "tables": []}]}))))
    told = [dict(zip(FIGURE_COLUMNS, row, strict=True)) for row in rows]

    assert [(each["period"], each["name"], each["state"], each["figure"], each["unit"]) for each in told] == [
        ("Women", "Employees", "known", "1240", ""), ("Women", "Share", "known", "62.0", "percent"),
        ("Men", "Employees", "known", "760", ""), ("Men", "Share", "known", "38.0", "percent"),
        ("Not known", "Employees", "hidden", "", ""),
    ]  # fmt: skip
    assert {(each["objective title"], each["measure"], each["source"]) for each in told} == {
        ("'=cmd()", "'+bad", "'@SUM(1)")
    }


def test_on_paper_a_chart_stands_above_the_table_of_its_figures():
    told = reports.content()
    lines = {"title": "Leavers", "columns": ["Year", "Women"], "rows": [["2024", "3"], ["2025", "*"]], "chart": "lines"}
    told["parts"][3]["tables"] = [TABLE | lines]
    told["parts"][3]["links"] = [{"text": "Minutes", "address": "https://example.org/1"}]
    document = render_to_string("publications/report/v3/document.html", drawn_from(told, reports.passport(told)))

    assert document.index('<figure class="chart"><figcaption>Leavers') < document.index("Figures: Leavers")
    assert '<a class="govuk-link" href="https://example.org/1">Minutes</a>' in document


# --- Pasted and typed -------------------------------------------------------------------------------------------------


def test_what_a_spreadsheet_copies_becomes_a_table():
    grid = Grid.pasted(PASTED)

    assert grid.is_valid()
    assert grid.told == (COLUMNS, ROWS)


def test_a_cell_in_quotation_marks_is_one_cell_and_stray_marks_stay():
    assert Grid.pasted('Who\t"How\nmany"\nA\t1\n').columns == ["Who", "How many"]
    assert Grid.pasted('Who\tSize 12"\nA\t1\n').columns == ["Who", 'Size 12"']


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "at least two lines"),
        ("\t\t\n \n", "at least two lines"),
        ("one\ntwo", "at least two columns"),
        ("a\tb\n" + "x\t1\n" * 41, "The table has 41 rows and 2 columns, and up to 40 rows and 12 columns"),
        ("\t".join("abcdefghijklm") + "\n" + "\t".join("1234567890123"), "attach".capitalize()),
    ],
)
def test_what_cannot_be_a_table_is_refused_in_a_sentence(pasted, said):
    with pytest.raises(ValueError, match=said):
        Grid.pasted(pasted)


def test_empty_rows_and_columns_are_left_away():
    grid = Grid(["Sex", "", "Number"], [["Women", "", "4"], ["", "", ""]])

    assert grid.is_valid()
    assert grid.told == (["Sex", "Number"], [["Women", "4"]])


def test_each_fault_leads_to_its_box():
    grid = Grid(["Sex", "", "x" * 301], [["", "4", "1"], ["Men", "-", "2"]])

    assert not grid.is_valid()
    assert grid.errors == [
        {"text": "Heading 2: Enter what column 2 is about", "href": "#head-1"},
        {"text": "Heading 3: A cell must be 300 characters or fewer", "href": "#head-2"},
        {"text": "Row 1, column 1 (Sex): Enter what row 1 is about", "href": "#cell-0-0"},
        {
            "text": "Row 2, column 2: “-” could mean nil or nothing known. Enter 0, “not collected” or “hidden”",
            "href": "#cell-1-1",
        },
    ]


def test_an_empty_grid_says_what_a_table_needs():
    grid = Grid.empty()

    assert not grid.is_valid()
    assert set(grid.wrong) == {"head-0", "cell-0-0"}


def test_a_grid_has_no_more_boxes_than_are_printed_whole():
    grid = Grid.empty().with_more(rows=100, columns=100)

    assert (len(grid.rows), len(grid.columns)) == (40, 12)
    assert not grid.has_room_below
    assert not grid.has_room_beside
    typed = QueryDict("rows=9999&columns=x&head-0=A&cell-0-0=%E2%80%8B%20B")
    assert Grid.typed(typed).columns == ["A"]
    assert Grid.typed(typed).rows == [["B"]]


def test_more_rows_keep_what_was_typed_and_judge_nothing():
    form = EditTable(typed=QueryDict("rows=1&columns=2&head-0=A&cell-0-1=7&title=T&as_at-day=31&rows-more=1"))

    assert not form.is_valid()
    assert form.errors == []
    assert (len(form.grid.rows), form.grid.rows[0][1]) == (6, "7")
    assert form.about["title"].value() == "T"
    assert form.about["as_at"].value()["day"] == "31"
