"""What somebody typed, told from what a form carried by itself."""

import pytest
from django import forms
from django.http import QueryDict
from django.urls import get_resolver

from govuk.fields import DayField
from govuk.forms import Form
from govuk.typed import CARRIED, Typed, declared, what_was_typed


class Walk(Form):
    """Names that no other form has."""

    x_walked_on = DayField(name="the day of the walk", label="When did you walk?")
    x_how_far = forms.IntegerField(label="How far?", required=False)
    x_with_whom = forms.ChoiceField(label="With whom?", choices=[("cat", "The cat")], required=False)
    x_secret = forms.CharField(widget=forms.PasswordInput, required=False)
    x_version = forms.CharField(widget=forms.HiddenInput, required=False)


class Ride(Form):
    """The same name for a text here and for a choice there."""

    x_how_far = forms.IntegerField(label="How far did you ride?", required=False)
    x_both = forms.CharField(required=False)


class Choice(Form):
    x_both = forms.ChoiceField(choices=[("1", "One")], required=False)


def typed(written: str) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in what_was_typed(QueryDict(written))]


def test_a_day_is_one_text():
    day = "x_walked_on-day=31&x_walked_on-month=Mawrth&x_walked_on-year="

    assert typed(day) == [("When did you walk?", "31 Mawrth")]


def test_choices_secrets_and_hidden_values_are_left_out():
    assert typed("x_with_whom=cat&x_secret=open+sesame&x_version=a-long-text&seen=12&csrfmiddlewaretoken=abc") == []


def test_a_short_number_that_was_typed_is_kept():
    assert typed("x_how_far=7") == [("X how far", "7")]


@pytest.mark.parametrize(("text", "is_shown"), [("“Head” of it", True), ("cat", True), ("1234", False), ("ab", False)])
def test_a_name_that_is_a_text_in_one_form_and_a_choice_in_another_is_shown_if_it_may_be_a_text(text, is_shown):
    assert bool(what_was_typed(QueryDict(f"x_both={text}"))) is is_shown


@pytest.mark.parametrize(
    ("text", "is_shown"), [("A text.", True), ("foster_good", False), ("age", False), ("No", False)]
)
def test_of_what_no_form_declares_only_words_are_shown(text, is_shown):
    assert bool(what_was_typed(QueryDict(f"x_unknown={text}"))) is is_shown


def test_a_row_of_a_table_is_named_with_its_number():
    assert typed("row-2-x_how_far=70") == [("X how far, row 3", "70")]


def test_every_value_of_a_name_is_shown_in_order():
    assert typed("x_unknown=The+1st&x_unknown=The+2nd") == [("X unknown", "The 1st"), ("X unknown", "The 2nd")]


@pytest.mark.parametrize(("text", "rows"), [("one", 1), ("one\ntwo", 2), ("x" * 141, 3), ("\n" * 99, 12)])
def test_a_box_is_as_high_as_its_text(text, rows):
    assert Typed("Name", text).rows == rows


def test_no_form_asks_for_a_text_under_a_name_that_counts_as_carried():
    assert get_resolver().url_patterns  # every form is loaded with the pages
    boxes = declared().items()
    asked = {name for name, fields in boxes if any(isinstance(field.widget, forms.Textarea) for field in fields)}
    assert asked
    assert asked & CARRIED == set()
