"""What the forms about measures and figures make of what is typed."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from objectives.forms import AddMeasure, AddReading, ChangeMeasure, FigureTable, Round
from objectives.forms.criteria import JudgeCriterion
from objectives.forms.fields import Figure, FigureOrWord, Given
from objectives.models import Measure, Reading, SuccessCriterion


def posted(**told: object) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in told.items():
        query[name] = str(value)
    return query


# --- A figure, or a word on why there is none ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [("£1,240.50", "1240.50"), ("−£5", "-5"), ("12 days", "12"), ("1 day", "1"), ("13 per cent", "13")],
)
def test_a_figure_is_read_with_the_unit_beside_it(typed, read):
    assert Figure().clean(typed) == Decimal(read)


@pytest.mark.parametrize(
    ("typed", "value", "counts"),
    [
        ("13", "13", (None, None)),
        ("13%", "13", (None, None)),
        ("−0.35", "-0.35", (None, None)),
        ("£1,240.50", "1240.5", (None, None)),
        ("13 (57 of 440)", "13", (57, 440)),
        ("61% [1,715 / 2,811]", "61", (1715, 2811)),
        ("57 of 440", None, (57, 440)),
        ("57/440", None, (57, 440)),
        ("57 out of 440", None, (57, 440)),
    ],
)
def test_a_figure_is_read_with_what_it_was_counted_from(typed, value, counts):
    given = FigureOrWord().clean(typed)

    assert (given.state, given.value and str(given.value.normalize())) == ("known", value)
    assert (given.numerator, given.denominator) == counts


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("not yet", "not_yet"),
        ("Not yet available.", "not_yet"),
        ("..", "not_yet"),
        ("not collected", "not_collected"),
        ("n/c", "not_collected"),
        ("hidden", "hidden"),
        ("*", "hidden"),
        ("<5", "hidden"),
        ("fewer than 10", "hidden"),
        ("[c]", "hidden"),
    ],
)
def test_a_word_says_why_there_is_no_figure(typed, state):
    assert FigureOrWord().clean(typed) == Given(state)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-", "“-” could mean nil or nothing known. Enter 0, or “not yet”, “not collected” or “hidden”"),
        ("–", "“–” could mean nil or nothing known. Enter 0, or “not yet”, “not collected” or “hidden”"),
        ("many", "Enter a figure, like 13 or 57 of 440, or why there is none: “not yet”, “not collected” or “hidden”"),
        ("5 of 0", "Enter out of how many, at least 1"),
        ("5 of 3000000000", "A count must be 2,147,483,647 or fewer"),
        ("1.23456", "A figure has 12 digits or fewer before the point, and 4 or fewer after it"),
    ],
)
def test_what_is_no_figure_is_refused_in_words(typed, message):
    with pytest.raises(forms.ValidationError) as refused:
        FigureOrWord().clean(typed)

    assert refused.value.messages == [message]


@pytest.mark.parametrize(
    "text", ["13 (57 of 440)", "−0.35", "57 of 440", "not collected", "not yet available", "hidden to protect people"]
)
def test_what_a_box_shows_is_read_as_the_same(text):
    given = FigureOrWord().clean(text)

    assert str(given) == text
    assert FigureOrWord().clean(FigureOrWord().prepare_value(given)) == given
    assert FigureOrWord().clean(given) is given


def test_an_empty_box_is_no_figure():
    assert FigureOrWord(required=False).clean(" ") is None
    assert FigureOrWord().prepare_value("typed") == "typed"
    assert Given.of(Reading(), "comparator_") is None


# --- A measure -------------------------------------------------------------------------------------------------------

MEASURE = {"name": "Falls", "unit": "percent", "direction": "down", "target_kind": "none"}


def measure(**told: object) -> AddMeasure:
    return AddMeasure(posted(**MEASURE | told))


def first_of(form: AddMeasure) -> dict:
    assert form.is_valid(), form.errors
    return form.told()["readings"][0]


def test_a_measure_needs_no_baseline():
    form = measure()

    assert form.is_valid()
    assert form.told()["readings"] == []


def test_a_measure_s_kind_of_figure_may_be_undecided():
    assert measure(unit="").is_valid()


def test_a_per_cent_that_is_only_counted_is_worked_out():
    told = first_of(measure(period="2016", value="57 of 152"))

    assert (told["value"], told["numerator"], told["denominator"]) == (Decimal("37.5"), 57, 152)


def test_a_number_that_is_counted_out_of_more_is_the_number():
    assert first_of(measure(unit="number", period="2016", value="57 of 152"))["value"] == 57


def test_a_word_stands_for_a_baseline_that_is_not_there():
    told = first_of(measure(period="2016", value="hidden"))

    assert (told["state"], told["value"]) == ("hidden", None)


@pytest.mark.parametrize(
    ("unit", "value", "message"),
    [
        ("score", "57 of 152", "Enter the figure itself: two counts only make a per cent or a number"),
        ("", "57 of 152", "Select what kind of figure it is, or enter the figure itself"),
        ("score", "£12", "The kind of figure is “score”, and this one is written in pounds"),
    ],
)
def test_a_figure_of_another_kind_is_refused(unit, value, message):
    assert measure(unit=unit, period="2016", value=value).errors["value"] == [message]


@pytest.mark.parametrize(
    ("value", "agrees"), [("37", True), ("38", True), ("37.5", True), ("38.1", False), ("36.9", False)]
)
def test_a_figure_off_by_more_than_half_a_point_is_asked_about(value, agrees):
    form = measure(period="2016", value=f"{value} (57 of 152)")

    assert form.is_valid() is agrees
    assert form.is_as_published_asked is not agrees


def test_a_figure_that_disagrees_may_stand_as_published():
    told = first_of(measure(period="2016", value="42 (57/152)", as_published="on"))

    assert (told["value"], told["numerator"]) == (42, 57)


def test_the_comparator_is_asked_about_in_the_same_way():
    form = measure(period="2016", value="42", comparator="All", comparator_value="9 (1 of 2)")

    assert "9 per cent does not agree with 1 of 2, which is 50.0 per cent" in form.errors["comparator_value"][0]


@pytest.mark.parametrize(
    ("told", "field", "message"),
    [
        ({"name": ""}, "name", "Enter what is measured"),
        ({"period": "2016"}, "value", "Enter the figure, or why there is none"),
        ({"value": "3"}, "period", "Enter the period of the figure"),
        ({"target_kind": "value"}, "target_value", "Enter the figure to reach"),
        ({"target_kind": "within"}, "target_value", "Enter the lower edge of the range"),
        ({"target_kind": "within", "target_value": "3"}, "target_upper", "Enter the upper edge of the range"),
        (
            {"target_kind": "within", "target_value": "3", "target_upper": "2"},
            "target_upper",
            "The upper edge must not be below the lower one",
        ),
        ({"target_value": "x"}, "target_value", "Enter a figure, like 37.5, £1,240.50 or 12 days"),
        ({"target_value": "3"}, "target_value", "Select “Reach a figure” as the target, or leave this empty"),
        (
            {"target_kind": "value", "target_value": "3", "target_upper": "4"},
            "target_upper",
            "Select “Stay within a range” as the target, or leave this empty",
        ),
        (
            {"target_on-day": 1, "target_on-month": 3, "target_on-year": 2030},
            "target_on",
            "Select what is to be met by this day, or leave it empty",
        ),
        ({"target_kind": "narrow"}, "comparator", "Enter whom the group is compared with, which the target needs"),
        ({"target_kind": "above"}, "comparator", "Enter whom the group is compared with, which the target needs"),
        (
            {"target_kind": "benchmark"},
            "benchmark",
            "Enter which nation or region it is set against, which the target needs",
        ),
        (
            {"period": "2016", "value": "3", "comparator_value": "4"},
            "comparator",
            "Enter whom the figures of the comparator are about",
        ),
        (
            {"period": "2016", "value": "3", "benchmark_value": "4"},
            "benchmark",
            "Enter which nation or region the figure of the benchmark is about",
        ),
        (
            {"lag_months": "4"},
            "every_months",
            "Select how often new figures come, or leave the months after it empty",
        ),
    ],
)
def test_what_is_wrong_in_a_measure_is_said_beside_its_box(told, field, message):
    assert measure(**told).errors[field] == [message]


def test_a_measure_in_money_and_one_within_a_range_are_told_as_they_were_typed():
    money = measure(unit="money", target_kind="value", target_value="£1,240.50", every_months="12", lag_months="4")
    ranged = measure(target_kind="within", target_value="40%", target_upper="60 %")

    assert money.is_valid()
    told = money.told()
    assert (told["target_value"], told["every_months"], told["lag_months"]) == (Decimal("1240.50"), 12, 4)
    assert ranged.is_valid()
    assert ranged.told()["lag_months"] == 0


def test_a_measure_sent_twice_is_asked_about_but_may_replace_the_first():
    present = [Measure(pk=7, name="Falls", group="")]

    again = AddMeasure(posted(**MEASURE), measures=present)
    newer = AddMeasure(posted(**MEASURE, replaces=7), measures=present)

    assert again.errors["name"] == ["The objective already has this measure for these people"]
    assert newer.is_valid()
    assert newer.told()["replaces"] == present[0]


def test_a_rhythm_that_is_not_among_the_usual_ones_stays():
    form = ChangeMeasure.of(Measure(pk=7, name="Falls", every_months=18), others=[], people=[])

    assert (18, "Every 18 months") in form.fields["every_months"].choices


# --- A figure --------------------------------------------------------------------------------------------------------


def test_a_later_figure_needs_its_period_and_value():
    form = AddReading(posted(), measure=Measure(unit="number"), may_be_baseline=False)

    assert dict(form.errors) == {
        "value": ["Enter the figure, or why there is none"],
        "period": ["Enter the period of the figure"],
    }


def test_a_figure_has_boxes_for_those_the_measure_is_set_against_by_their_names():
    alone = AddReading(posted(period="1", value=2), measure=Measure(unit="number"), may_be_baseline=False)
    measured = Measure(unit="number", group="Women", comparator="Men", benchmark="England")
    beside = AddReading(posted(period="1", value=2), measure=measured, may_be_baseline=False)

    assert alone.is_valid()
    assert "comparator_state" not in alone.reading()
    assert [beside[name].label for name in ("value", "comparator_value", "benchmark_value")] == [
        "Figure: Women",
        "Figure: Men",
        "Figure: England",
    ]


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
