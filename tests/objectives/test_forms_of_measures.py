"""What the forms about measures and figures make of what is typed."""

from decimal import Decimal

import pytest
from django import forms

from objectives.forms import AddMeasure, AddReading, ChangeMeasure
from objectives.forms.fields import Figure, FigureOrWord, Given
from objectives.models import Measure, Reading
from tests.objectives.stage import posted
from tests.timing import seconds_of

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


@pytest.mark.parametrize(
    ("unit", "written", "says"),
    [
        ("percent", "120 of 100", "no more than the second"),
        ("percent", "150", "100 per cent or less"),
        ("days", "-5", "0 or more"),
        ("percent", "57,1", "after a point, like 57.1"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words(unit, written, says):
    with pytest.raises(forms.ValidationError, match=says):
        FigureOrWord().clean(written).in_unit(unit)


@pytest.mark.parametrize(
    ("unit", "written"), [("percent", "-12.5"), ("percent", "100"), ("index", "150"), ("number", "1,240")]
)
def test_what_may_be_below_nought_or_above_a_hundred_is_taken(unit, written):
    assert FigureOrWord().clean(written).in_unit(unit).value is not None


# --- What is no figure at all -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", [Figure(), FigureOrWord()], ids=["figure", "figure or word"])
@pytest.mark.parametrize(
    "typed",
    [
        "1e5",
        "NaN",
        "-Infinity",
        "--5",
        "1,2,3",
        "½",
        "9" * 5000,
        "57 of " + "9" * 5000,
        "1" * 200_000 + "x",
        "1(" * 9999,
    ],
    ids=lambda typed: typed[:8],
)
def test_what_is_no_figure_is_refused_at_once_however_long_it_is(field, typed):
    def refuses() -> None:
        with pytest.raises(forms.ValidationError):
            field.clean(typed)

    assert seconds_of(refuses) < 1
