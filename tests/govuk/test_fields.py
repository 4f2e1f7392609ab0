"""Days, counted text and numbers, as people type them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import get_resolver

from govuk.binding import field_html
from govuk.fields import (
    LONGEST,
    DayField,
    DayInput,
    Line,
    LongLine,
    LongTextField,
    NumberField,
    WholeNumberField,
    WrongDay,
)
from govuk.forms import Form
from govuk.typed import declared


def field(**options: object) -> DayField:
    return DayField(name="the date of the review", **options)


def typed(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("29", "3", "2026"), date(2026, 3, 29)),
        (("1", "01", "2024"), date(2024, 1, 1)),
        (("29", "2", "2024"), date(2024, 2, 29)),
        (("5", "March", "2026"), date(2026, 3, 5)),
        (("5", "mar", "2026"), date(2026, 3, 5)),
        (("5", "Sept.", "2026"), date(2026, 9, 5)),
    ],
)
def test_a_real_day_becomes_a_date(parts: tuple[str, str, str], expected: date) -> None:
    assert field().clean(typed(*parts)) == expected


@pytest.mark.parametrize(
    ("parts", "message", "wrong"),
    [
        (("", "", ""), "Enter the date of the review", ("day", "month", "year")),
        (("29", "", "2026"), "The date of the review must include a month", ("month",)),
        (("", "", "2026"), "The date of the review must include a day and month", ("day", "month")),
        (("29", "3", ""), "The date of the review must include a year", ("year",)),
        (("29", "13", "2026"), "The date of the review must be a real date", ("month",)),
        (("32", "3", "2026"), "The date of the review must be a real date", ("day",)),
        (("0", "0", "2026"), "The date of the review must be a real date", ("day", "month")),
        (("30", "2", "2026"), "The date of the review must be a real date", ("day", "month", "year")),
        (("29", "ma", "2026"), "The date of the review must be a real date", ("month",)),
        (("-1", "3", "2026"), "The date of the review must be a real date", ("day",)),
        (("29", "3", "26"), "The date of the review must include a year with 4 numbers", ("year",)),
        (("29", "Smarch", "26"), "The date of the review must be a real date", ("month", "year")),
        (("32", "13", "x"), "The date of the review must be a real date", ("day", "month", "year")),
        (("29", "3", "20266"), "The date of the review must be a real date", ("year",)),
        (("29", "3", "0000"), "The date of the review must be a real date", ("year",)),
    ],
)
def test_a_wrong_day_says_what_is_wrong_and_where(
    parts: tuple[str, str, str], message: str, wrong: tuple[str, ...]
) -> None:
    with pytest.raises(WrongDay) as raised:
        field().clean(typed(*parts))

    assert raised.value.messages == [message]
    assert raised.value.parts == wrong


def test_an_optional_day_may_be_left_empty() -> None:
    assert field(required=False).clean(typed()) is None


def test_limits_include_their_own_day() -> None:
    limited = field(earliest=date(2026, 1, 1), latest=date(2026, 3, 31))

    assert limited.clean(typed("1", "1", "2026")) == date(2026, 1, 1)
    assert limited.clean(typed("31", "3", "2026")) == date(2026, 3, 31)
    with pytest.raises(WrongDay, match="The date of the review must be on or after 1 January 2026"):
        limited.clean(typed("31", "12", "2025"))
    with pytest.raises(WrongDay, match="The date of the review must be on or before 31 March 2026"):
        limited.clean(typed("1", "4", "2026"))


def test_a_limit_on_one_form_is_not_a_limit_on_the_next() -> None:
    class Meeting(forms.Form):
        met_on = DayField(name="the day of the meeting")

    first = Meeting()
    first.fields["met_on"].latest = date(2026, 1, 1)

    assert Meeting().fields["met_on"].latest is None


def test_a_day_starts_from_a_date_and_shows_again_what_was_typed() -> None:
    shown = DayInput().format_value

    assert shown(date(2026, 3, 9)) == typed("9", "3", "2026")
    assert shown(datetime(2026, 3, 28, 23, 30, tzinfo=ZoneInfo("America/New_York"))) == typed("29", "3", "2026")
    assert shown(typed("x", "", "2026")) == typed("x", "", "2026")
    assert shown(None) == typed()


def test_a_day_knows_whether_it_was_changed() -> None:
    same = field().has_changed(date(2026, 3, 9), typed("09", "3", "2026"))
    other = field().has_changed(date(2026, 3, 9), typed("10", "3", "2026"))
    broken = field().has_changed(date(2026, 3, 9), typed("x", "3", "2026"))

    assert (same, other, broken) == (False, True, True)


def test_a_day_refuses_to_be_drawn_as_one_box() -> None:
    class Meeting(forms.Form):
        met_on = DayField(name="the day of the meeting")

    with pytest.raises(NotImplementedError, match="govuk_field"):
        str(Meeting()["met_on"])


def test_a_line_break_counts_as_one_character() -> None:
    text = LongTextField(max_length=3)

    assert text.clean("a\r\nb") == "a\nb"
    with pytest.raises(ValidationError):
        text.clean("a\r\nbc")


def test_pasted_text_is_never_cut_by_the_browser() -> None:
    assert "maxlength" not in LongTextField(max_length=10).widget.attrs
    assert "maxlength" in forms.CharField(max_length=10, widget=forms.Textarea).widget.attrs


def test_no_box_of_any_form_is_cut_by_the_browser() -> None:
    """`maxlength` on an input drops the end of what is pasted without a word."""
    assert get_resolver().url_patterns  # every form is loaded with the pages
    boxes = {name: field for name, fields in declared().items() for field in fields if not field.widget.is_hidden}
    form = type("All", (forms.Form,), dict(boxes))()

    assert len(boxes) > 50
    assert [field.name for field in form if " maxlength=" in field_html(field)] == []


def test_odd_spaces_and_line_breaks_of_one_line_become_single_spaces() -> None:
    for one in (Line(), LongLine()):
        assert one.clean(" Pobl\u00a0\u2009hŷn\x0byn\r\nLloegr ") == "Pobl hŷn yn Lloegr"


def test_the_letters_of_what_is_typed_are_whole_and_a_split_word_is_one() -> None:
    class Called(Form):
        title = Line(required=False)

    form = Called(QueryDict("title=Pobl+hy%CC%82n+a%C2%AD%0D%0Anhwedd+Lloegr%C2%92s"))

    assert form.is_valid()
    assert form.cleaned_data["title"] == "Pobl hŷn anhwedd Lloegr’s"


def test_every_long_text_has_an_end_and_says_so_kindly() -> None:
    text = LongTextField(label="Why?")

    assert text.clean("a" * LONGEST) == "a" * LONGEST
    with pytest.raises(ValidationError, match="is 100,001 characters long, and this box takes up to 100,000"):
        text.clean("a" * (LONGEST + 1))


def test_numbers_may_have_thousands_separators() -> None:
    assert WholeNumberField().clean("1,240") == 1240
    assert WholeNumberField().clean("12 400") == 12400
    assert NumberField().clean(" 1,240.50 ") == Decimal("1240.50")
    with pytest.raises(ValidationError):
        WholeNumberField().clean("1,24")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Ionawr", 1),
        ("chwef", 2),
        ("Mawrth", 3),
        ("Fawrth", 3),
        ("Ebrill", 4),
        ("Mai", 5),
        ("fai", 5),
        ("MEHEFIN", 6),
        ("Gorff", 7),
        ("Awst", 8),
        ("Medi", 9),
        ("Hydref", 10),
        ("Tach.", 11),
        ("ragfyr", 12),
        ("Mar", 3),
    ],
)
def test_a_month_may_be_written_in_welsh_whatever_the_language_of_the_page(written: str, month: int) -> None:
    assert field().clean(typed("28", written, "2026")) == date(2026, month, 28)
