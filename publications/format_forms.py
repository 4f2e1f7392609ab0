"""The words people type about other formats: officers who offer one, anybody who asks for one, and what came of it."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from files.accepting import accept_upload
from files.kinds import DOCUMENTS, FileKind
from govuk.fields import DayField, Line, LongTextField, Radios
from govuk.forms import Form
from govuk.uploads import UploadField
from publications.languages import ENGLISH, LANGUAGES
from publications.models import AskedFor, Outcome, Sort
from publications.models.format_request import PERSONAL

LINKS_ONLY = {Sort.BSL, Sort.AUDIO}
IN_SHORT = (FileKind.PDF, FileKind.DOCX, FileKind.ODT, FileKind.XLSX, FileKind.ODS, FileKind.CSV, FileKind.TEXT)
SCHEMES = ("https", "http")


def language_choices() -> list[tuple[str, Any]]:
    """English first, then every other by its English name."""
    named = ((code, f"{english} – {own}") for code, (own, english) in LANGUAGES.items())
    return [(ENGLISH, gettext_lazy("English")), *sorted(named, key=lambda pair: pair[1])]


class AddFormat(Form):
    """One format of the present edition: a file, or a link to where it is."""

    submit = gettext_lazy("Add it")

    sort = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Sort.choices,
        widget=Radios(
            hints={
                Sort.EASY_READ: gettext_lazy("Short sentences with pictures, for people with learning disabilities."),
                Sort.LARGE_PRINT: gettext_lazy("18 point or larger."),
                Sort.BSL: gettext_lazy("A link to a video in British Sign Language."),
                Sort.AUDIO: gettext_lazy("A link to a recording."),
                Sort.BRAILLE: gettext_lazy("Readers are told that they can ask for it. No file, no link."),
            }
        ),
        error_messages={"required": gettext_lazy("Select what it is")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"),
        choices=language_choices(),
        initial=ENGLISH,
        error_messages={"required": gettext_lazy("Select the language")},
    )
    file = UploadField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "PDF, Word, Excel, ODT, ODS, CSV or plain text, smaller than 20 MB. It is kept as it is."
        ),
        accepted_by=lambda sent: accept_upload(sent, kinds=DOCUMENTS),
        endings=[f".{kind.extension}" for kind in IN_SHORT],
        required=False,
    )
    link = forms.URLField(
        label=gettext_lazy("Or the web address where it is"),
        help_text=gettext_lazy("For example, https://www.example.gov.uk/bsl-video"),
        max_length=500,
        assume_scheme="https",
        required=False,
    )

    def clean_link(self) -> str:
        link = self.cleaned_data["link"]
        if link and urlsplit(link).scheme not in SCHEMES:
            raise forms.ValidationError(_("Enter a web address that begins with https://"), code="invalid")
        return link

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        sort, file, link = told.get("sort"), told.get("file"), told.get("link")
        if sort == Sort.TRANSLATION and told.get("language") == ENGLISH:
            self.add_error("language", _("Select the language that it was translated into"))
        if self.has_error("file") or self.has_error("link") or not sort:
            return told
        if sort == Sort.BRAILLE:
            if file or link:
                self.add_error("sort", _("Braille is made on request. Take out the file and the link"))
        elif sort in LINKS_ONLY and not link:
            self.add_error("link", _("Enter the web address of the recording"))
        elif file and link:
            self.add_error("link", _("Choose a file or enter a web address, not both"))
        elif not file and not link:
            self.add_error("file", _("Choose the file, or enter a web address"))
        return told


class RemoveFormat(Form):
    submit = gettext_lazy("Remove it")

    because = LongTextField(
        label=gettext_lazy("Why is it removed?"),
        help_text=gettext_lazy("Readers who have its address see the reason."),
        max_length=500,
        error_messages={"required": gettext_lazy("Enter why it is removed")},
    )


class AskForFormat(Form):
    """What a person who needs another format is asked: which, and how to be reached. Nothing else."""

    submit = gettext_lazy("Send the request")

    asked_for = forms.ChoiceField(
        label=gettext_lazy("Which format do you need?"),
        choices=AskedFor.choices,
        widget=Radios(hints={AskedFor.EASY_READ: gettext_lazy("Short sentences with pictures.")}),
        error_messages={"required": gettext_lazy("Select which format you need")},
    )
    details = LongTextField(
        label=gettext_lazy("Which language, or what else should we know? (optional)"),
        help_text=gettext_lazy("For example, the size of print. You need not tell us anything about yourself."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = Line(
        label=gettext_lazy("Your name (optional)"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = Line(
        label=gettext_lazy("Telephone number"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "width": "20"}),
    )
    address = LongTextField(
        label=gettext_lazy("Postal address"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"autocomplete": "street-address", "rows": 4}),
    )
    leave_empty = forms.CharField(
        label=gettext_lazy("Leave this box empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    token = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Open this page again before you send the request")},
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and sum(letter.isdecimal() for letter in phone) < 5:
            raise forms.ValidationError(_("Enter a telephone number, like 01632 960 001"), code="invalid")
        return phone

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            words = _("Leave the last box empty: it is there to stop programs that fill in every box")
            raise forms.ValidationError(words, code="filled")
        return ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        ways = ("email", "phone", "address")
        if not any(told.get(way) for way in ways) and not any(self.has_error(way) for way in ways):
            words = _("Enter an email address, a telephone number or a postal address, so that we can reach you")
            self.add_error("email", words)
        in_words: dict[str, str] = {
            AskedFor.TRANSLATION: _("Enter which language"),
            AskedFor.OTHER: _("Enter what you need"),
        }
        wanted = in_words.get(told.get("asked_for", ""))
        if wanted and not told.get("details") and not self.has_error("details"):
            self.add_error("details", wanted)
        return told

    def told(self) -> dict[str, Any]:
        """What the action wants."""
        person = {name: self.cleaned_data[name] for name in PERSONAL}
        return {"asked_for": self.cleaned_data["asked_for"], "person": person}


class AnswerRequest(Edit):
    """What came of a request."""

    keeps_open = False
    submit = gettext_lazy("Save")

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=Outcome.choices,
        widget=Radios(),
        error_messages={"required": gettext_lazy("Select what came of it")},
    )
    answered_on = DayField(
        name=gettext_lazy("the day of the answer"),
        label=gettext_lazy("When was the person told?"),
        help_text=gettext_lazy("For example, 27 11 2026."),
    )
    answer = LongTextField(
        label=gettext_lazy("How was it answered, or why can it not be done?"),
        help_text=gettext_lazy(
            "For example, “Sent in Easy Read by e-mail.” Write no names and addresses: this stays when they are erased."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Enter how it was answered, or why it cannot be done")},
    )

    def between(self, received_on: date, on: date) -> "AnswerRequest":
        day = self.fields["answered_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = received_on, on
        return self
