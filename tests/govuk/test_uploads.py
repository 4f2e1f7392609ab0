"""The box in which a file is chosen: its errors stand beside it, and it says when a file must be chosen again."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from govuk.binding import error_summary, field_html
from govuk.forms import Form
from govuk.uploads import UploadField, choose_again


def looked_at(sent):
    if sent.read() != b"good":
        raise ValidationError("The file is not good.", code="bad")
    return f"accepted {sent.name}"


class Send(Form):
    title = forms.CharField(error_messages={"required": "Enter a title"})
    file = UploadField(
        label="Choose the file",
        accepted_by=looked_at,
        endings=(".pdf", ".docx"),
        error_messages={"required": "Choose the file"},
    )
    other = UploadField(label="Another file", accepted_by=looked_at, required=False)


def sent(content=b"good", title="A title", name="report.pdf"):
    return Send({"title": title}, {"file": SimpleUploadedFile(name, content)})


def test_a_good_file_becomes_what_was_made_of_it():
    form = sent()

    assert form.is_valid()
    assert form.cleaned_data == {"title": "A title", "file": "accepted report.pdf", "other": None}


def test_the_box_is_the_design_system_s_and_the_form_sends_files():
    drawn = field_html(Send()["file"])

    assert 'class="govuk-file-upload"' in drawn
    assert 'accept=".pdf,.docx"' in drawn
    assert Send().is_multipart()


@pytest.mark.parametrize(("content", "words"), [(b"bad", "The file is not good."), (b"", "The selected file is empty")])
def test_what_is_wrong_with_a_file_stands_beside_its_box(content, words):
    form = sent(content)

    assert form.errors["file"] == [words]
    assert words in field_html(form["file"])
    assert 'href="#id_file"' in error_summary(form)


def test_without_a_file_it_says_what_to_do():
    assert Send({"title": "A"}, {}).errors == {"file": ["Choose the file"]}


def test_a_good_file_must_be_chosen_again_when_another_box_is_wrong():
    form = sent(title="", name='<b>"report".pdf')

    assert form.errors["title"] == ["Enter a title"]
    assert form.errors["file"] == [
        'Choose “<b>"report".pdf” again: browsers forget a chosen file when a page comes back'
    ]
    assert "&lt;b&gt;" in field_html(form["file"])
    assert "other" not in form.errors


def test_a_page_may_say_so_itself():
    form = sent()
    assert form.is_valid()

    choose_again(form, "file")
    choose_again(form, "file")
    choose_again(form, "other")

    assert len(form.errors["file"]) == 1
    assert list(form.errors) == ["file"]
