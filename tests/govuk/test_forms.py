"""Forms: words that say what to do, fields drawn by the design system, links that lead to what is wrong."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import override

from govuk import binding
from govuk.fields import Checkboxes, DayField, LongTextField, Radios, WholeNumberField
from govuk.forms import Form
from tests.govuk.page import Elements, broken_error_links, draw

PAGE = "{% load govuk crispy_forms_tags %}{% govuk_error_summary form %}{% crispy form %}"
STATUSES = [("on_track", "On track"), ("at_risk", "At risk"), ("late", "Late & late")]


class Review(Form):
    title = forms.CharField(max_length=20, error_messages={"required": "Enter the title"})
    why = LongTextField(max_length=100, error_messages={"required": "Enter the reason"})
    reviewed_on = DayField(
        name="the date of the review", label="When was it reviewed?", help_text="For example, 27 3 2026"
    )
    status = forms.ChoiceField(
        choices=STATUSES,
        widget=Radios(hints={"late": "The day has passed"}),
        error_messages={"required": "Select the status"},
    )
    people = forms.MultipleChoiceField(
        choices=[("age", "Age"), ("sex", "Sex"), ("none", "None of these")],
        widget=Checkboxes(exclusive="none"),
        error_messages={"required": "Select who it is for"},
    )
    owner = forms.ChoiceField(choices=[("", "-----"), ("1", "Olivia")], error_messages={"required": "Select the owner"})
    evidence = forms.FileField(error_messages={"required": "Select a file"})
    password = forms.CharField(widget=forms.PasswordInput, error_messages={"required": "Enter your password"})
    email = forms.EmailField(error_messages={"required": "Enter the email address"})
    share = WholeNumberField(
        max_value=100,
        error_messages={"required": "Enter the share"},
        widget=forms.NumberInput(attrs={"suffix": "%", "width": 3}),
    )
    agreed = forms.BooleanField(label="I have read it", error_messages={"required": "Tick that you have read it"})
    version = forms.CharField(widget=forms.HiddenInput, required=False)


def filled(**changes: Any) -> dict[str, Any]:
    answers = {
        "title": "Safe journeys",
        "why": "People asked",
        "reviewed_on-day": "27",
        "reviewed_on-month": "3",
        "reviewed_on-year": "2026",
        "status": "late",
        "people": ["age"],
        "owner": "1",
        "password": "secret",
        "email": "olivia@example.gov.uk",
        "share": "12",
        "agreed": "on",
    }
    return answers | changes


# --- Words ------------------------------------------------------------------------------------------------------------


def test_a_required_field_without_its_own_words_is_refused_when_the_form_is_defined() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"Silent\.title must say what to do when it is empty"):
        type("Silent", (Form,), {"title": forms.CharField()})


def test_a_field_added_later_needs_its_own_words_too() -> None:
    form = Review({})
    form.fields["extra"] = forms.CharField()

    with pytest.raises(ImproperlyConfigured, match=r"Review\.extra"):
        form.is_valid()


def test_a_counted_text_that_counts_line_breaks_twice_is_refused() -> None:
    text = forms.CharField(max_length=10, required=False, widget=forms.Textarea)

    with pytest.raises(ImproperlyConfigured, match="LongTextField"):
        type("Miscounting", (Form,), {"text": text})


def test_an_empty_form_says_everything_in_its_own_words() -> None:
    html = draw(PAGE, form=Review({}))

    assert "This field is required" not in html
    for words in ("Enter the title", "Enter the date of the review", "Select the status", "Select who it is for"):
        assert html.count(words) == 2, words


def test_a_form_of_another_package_gets_words_made_from_its_label() -> None:
    class Foreign(forms.Form):
        email = forms.EmailField(label="Email address")
        colour = forms.ChoiceField(choices=[("a", "A")], label="Colour")
        gss = forms.CharField(label="GSS code")

    html = draw(PAGE, form=Foreign({}))

    assert "This field is required" not in html
    assert html.count("Enter email address") == html.count("Select colour") == html.count("Enter GSS code") == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "x" * 21}, "Title must be 20 characters or fewer"),
        ({"share": "101"}, "Share must be 100 or fewer"),
        ({"share": "a lot"}, "Share must be a whole number, like 120"),
        ({"email": "olivia"}, "Enter an email address in the format name@example.gov.uk"),
        ({"status": "gone"}, "Select one of the choices on this page"),
    ],
)
def test_the_other_messages_say_what_to_do_too(changes: dict[str, Any], words: str) -> None:
    form = Review(filled(**changes))

    assert words in [message for messages in form.errors.values() for message in messages]


def test_a_question_as_label_is_not_bent_into_a_sentence() -> None:
    class Short(Form):
        why = forms.CharField(label="Why 100% of them?", required=False, max_length=3)

    assert Short({"why": "because"}).errors["why"] == ["Your answer must be 3 characters or fewer"]


def test_a_label_with_a_percent_sign_survives() -> None:
    class Short(Form):
        share = forms.CharField(label="Share in %", required=False, max_length=3)

    assert Short({"share": "12345"}).errors["share"] == ["Share in % must be 3 characters or fewer"]


# --- Where errors lead ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answers",
    [
        {},
        filled(**{"reviewed_on-month": "13"}),
        filled(**{"reviewed_on-year": ""}),
        filled(status="gone", people=["gone"], owner="9"),
    ],
)
def test_every_error_leads_to_an_input_that_takes_the_focus(answers: dict[str, Any]) -> None:
    html = draw(PAGE, form=Review(answers))

    assert Elements(html).all("a")
    assert broken_error_links(html) == []


def test_the_check_of_error_links_sees_one_that_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "target_of", lambda field: f"{field.auto_id}_0")

    assert "#id_status_0" in broken_error_links(draw(PAGE, form=Review({})))


def test_the_error_of_a_day_leads_to_its_first_wrong_part() -> None:
    page = Elements(draw(PAGE, form=Review(filled(**{"reviewed_on-month": "13"}))))

    assert page.all("a", href="#id_reviewed_on-month")
    wrong = [e["id"] for e in page.all("input") if "govuk-input--error" in e["class"]]
    assert wrong == ["id_reviewed_on-month"]


def test_an_error_of_the_whole_form_stands_in_the_summary_without_a_link() -> None:
    form = Review(filled())
    form.add_error(None, "Someone else saved this <b>meanwhile</b>")

    html = draw("{% load govuk %}{% govuk_error_summary form %}", form=form)

    assert "Someone else saved this &lt;b&gt;meanwhile&lt;/b&gt;" in html


def test_an_error_of_a_hidden_input_has_no_link() -> None:
    form = Review(filled())
    form.add_error("version", "Load the page again")

    html = draw("{% load govuk %}{% govuk_error_summary form %}", form=form)

    assert "Load the page again" in html
    assert "#id_version" not in html


def test_no_summary_is_drawn_when_nothing_is_wrong() -> None:
    empty = draw("{% load govuk %}{% govuk_error_summary form other absent %}", form=Review(), other=Review(filled()))

    assert "govuk-error-summary" not in draw("{% load govuk %}{% govuk_error_summary form %}", form=Review())
    assert "Select a file" in empty


def test_several_messages_of_one_field_are_all_shown_and_escaped() -> None:
    form = Review(filled())
    form.add_error("title", forms.ValidationError(["Say <more>", "Say less"]))

    assert "Say &lt;more&gt;<br>Say less" in draw("{% load govuk %}{% govuk_field form.title %}", form=form)


# --- How fields are drawn ---------------------------------------------------------------------------------------------


def test_what_was_typed_stays_in_the_form() -> None:
    html = draw(PAGE, form=Review(filled(why="a <b>\n\nb", status="late", people=["sex"])))
    page = Elements(html)

    assert page.all("input", name="title")[0]["value"] == "Safe journeys"
    assert ">a &lt;b&gt;\n\nb</textarea>" in html
    assert [e["value"] for e in page.all("input", type="radio") if "checked" in e.attributes] == ["late"]
    assert [e["value"] for e in page.all("input", name="people") if "checked" in e.attributes] == ["sex"]
    assert [e["value"] for e in page.all("option") if "selected" in e.attributes] == ["1"]
    assert page.all("input", name="reviewed_on-month")[0]["value"] == "3"
    assert "checked" in page.all("input", name="agreed")[0].attributes


def test_a_password_is_never_sent_back() -> None:
    assert "secret" not in draw(PAGE, form=Review(filled()))


def test_initial_values_are_shown() -> None:
    form = Review(initial={"reviewed_on": date(2026, 3, 9), "people": ["age", "sex"], "share": 0, "title": "A & B"})
    page = Elements(draw(PAGE, form=form))

    assert [page.all("input", name=f"reviewed_on-{part}")[0]["value"] for part in ("day", "month", "year")] == [
        "9",
        "3",
        "2026",
    ]
    assert len([e for e in page.all("input", name="people") if "checked" in e.attributes]) == 2
    assert page.all("input", name="share")[0]["value"] == "0"
    assert page.all("input", name="title")[0]["value"] == "A & B"


def test_no_input_carries_what_the_design_system_asks_not_to_use() -> None:
    page = Elements(draw(PAGE, form=Review()))

    for banned in ("maxlength", "required", "placeholder", "minlength"):
        assert [e for e in page if banned in e.attributes] == [], banned
    assert page.all("input", type="number") == []
    assert page.all("input", name="share")[0]["inputmode"] == "numeric"


def test_a_long_text_shows_how_much_room_is_left() -> None:
    html = draw("{% load govuk %}{% govuk_field form.why rows=3 %}", form=Review())
    page = Elements(html)

    assert page.all("div", **{"data-module": "govuk-character-count", "data-maxlength": "100"})
    assert "You can enter up to 100 characters" in html
    assert page.all("textarea")[0]["rows"] == "3"


def test_hints_are_tied_to_their_choice() -> None:
    page = Elements(draw("{% load govuk %}{% govuk_field form.status %}", form=Review()))
    late = page.all("input", value="late")[0]

    assert page.by_id(late["aria-describedby"])[0]["class"] == "govuk-hint govuk-radios__hint"


def test_none_of_these_unticks_the_others() -> None:
    page = Elements(draw("{% load govuk %}{% govuk_field form.people %}", form=Review()))

    assert page.all("input", value="none")[0]["data-behaviour"] == "exclusive"


def test_a_row_of_dashes_is_not_read_aloud() -> None:
    html = draw("{% load govuk %}{% govuk_field form.owner %}", form=Review())

    assert "--" not in html.replace("govuk-label--s", "")
    assert "Choose" in html


def test_attributes_of_the_widget_reach_the_input() -> None:
    class Welsh(Form):
        name = forms.CharField(
            required=False,
            widget=forms.TextInput(attrs={"lang": "cy", "autocomplete": "off", "spellcheck": "false", "class": "x"}),
        )

    box = Elements(draw("{% load govuk %}{% govuk_field form.name %}", form=Welsh())).all("input")[0]

    assert (box["lang"], box["autocomplete"], box["spellcheck"]) == ("cy", "off", "false")
    assert box["class"] == "govuk-input"


def test_a_hint_that_was_marked_safe_keeps_its_html_and_any_other_is_escaped() -> None:
    class Hinted(Form):
        one = forms.CharField(required=False, help_text="<i>typed</i>")
        two = forms.CharField(required=False, help_text=format_html("<i>{}</i>", "ours"))

    html = draw("{% load crispy_forms_tags %}{{ form|crispy }}", form=Hinted())

    assert "&lt;i&gt;typed" in html
    assert "<i>ours</i>" in html


def test_a_label_may_be_the_heading_of_the_page() -> None:
    html = draw('{% load govuk %}{% govuk_field form.title heading=True label_size="l" %}', form=Review())

    assert Elements(html).all("h1")
    assert "govuk-label--l" in html


# --- What is understood -----------------------------------------------------------------------------------------------


def test_month_names_of_the_page_s_language_are_understood() -> None:
    with override("cy"):
        assert DayField(name="y dyddiad").clean({"day": "1", "month": "Mawrth", "year": "2026"}) == date(2026, 3, 1)


class Titled(Form):
    title = forms.CharField(error_messages={"required": "Enter the title"})


def test_letters_that_nobody_sees_are_dropped() -> None:
    form = Titled(QueryDict("title=Cyd%C2%ADraddoldeb%E2%80%8B%EF%BB%BF"))

    assert form.is_valid()
    assert form.cleaned_data["title"] == "Cydraddoldeb"


def test_a_title_of_invisible_letters_is_an_empty_one() -> None:
    assert Titled(QueryDict("title=%E2%80%8B%C2%AD%C2%A0")).errors["title"] == ["Enter the title"]
