"""Whole forms drawn through Crispy: the token, the buttons, layouts, and two forms on one page."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout, Submit
from django import forms

from govuk.forms import Form, helper
from tests.govuk.page import Elements, broken_error_links, draw
from tests.govuk.test_forms import PAGE, Review


def test_a_crispy_form_posts_with_its_token_and_guards_against_double_clicks() -> None:
    page = Elements(draw(PAGE, form=Review(), csrf_token="token"))
    form, button = page.all("form")[0], page.all("button", type="submit")[0]

    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert "novalidate" in form.attributes
    assert page.all("input", name="csrfmiddlewaretoken", value="token")
    assert button["data-prevent-double-click"] == "true"


def test_the_filter_draws_the_fields_alone() -> None:
    page = Elements(draw("{% load crispy_forms_tags %}{{ form|crispy }}", form=Review(), csrf_token="token"))

    assert (page.all("form"), page.all("button", type="submit")) == ([], [])
    assert page.all("input", name="version", type="hidden")


def test_two_forms_on_one_page_share_no_id() -> None:
    first, second = Review({}, prefix="first"), Review({}, prefix="second")

    html = draw(
        "{% load govuk crispy_forms_tags %}{% govuk_error_summary first second %}{% crispy first %}{% crispy second %}",
        first=first,
        second=second,
    )
    ids = [e["id"] for e in Elements(html) if e["id"]]

    assert len(ids) == len(set(ids))
    assert broken_error_links(html) == []


def test_a_layout_groups_questions_and_buttons() -> None:
    class Grouped(Form):
        one = forms.CharField(required=False)
        two = forms.CharField(required=False)

        @property
        def helper(self) -> FormHelper:
            drawn = helper()
            drawn.layout = Layout(
                Fieldset("Both", "one", Div("two", css_class="portal-quiet")),
                HTML("<p>Sure?</p>"),
                Submit("agree", "Agree"),
                Submit("refuse", "Ask for changes", css_class="govuk-button--secondary"),
            )
            return drawn

    html = draw("{% load crispy_forms_tags %}{% crispy form %}", form=Grouped())
    buttons = Elements(html).all("button")

    assert Elements(html).all("legend")
    assert [(button["name"], button["value"]) for button in buttons] == [
        ("agree", "Agree"),
        ("refuse", "Ask for changes"),
    ]
    assert buttons[1]["class"] == "govuk-button govuk-button--secondary"


def test_a_form_that_only_reads_is_sent_by_get_without_a_token() -> None:
    class Search(Form):
        submit = "Search"
        words = forms.CharField(required=False)

        @property
        def helper(self) -> FormHelper:
            drawn = super().helper
            drawn.form_method = "get"
            return drawn

    page = Elements(draw("{% load crispy_forms_tags %}{% crispy form %}", form=Search(), csrf_token="token"))

    assert page.all("form")[0]["method"] == "get"
    assert page.all("input", name="csrfmiddlewaretoken") == []
