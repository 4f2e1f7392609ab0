"""What is typed about the pieces of a part: tables, figures of objectives, links, files, and who is asked for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import User
from councils.people_form import PersonField
from files.accepting import accept_upload
from files.kinds import EVERY_KIND
from govuk.fields import Checkboxes, DayField, Line, LongTextField, Radios
from govuk.forms import Form
from govuk.uploads import UploadField
from publications.grid import Grid
from publications.models import Answered, Chart, PartTable

EARLIEST, LATEST = date(1990, 1, 1), date(2060, 12, 31)


def seen_field() -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": gettext_lazy("Open this page again and save once more")},
    )


class AboutTable(Form):
    """What stands around a table."""

    submit = gettext_lazy("Save the table")

    seen = seen_field()
    title = Line(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What the table shows, of whom and of when. For example: Employees by sex, March 2026."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the title of the table")},
    )
    chart = forms.ChoiceField(
        label=gettext_lazy("Chart above the table"),
        choices=[
            (Chart.NONE, gettext_lazy("No chart")),
            (Chart.BARS, gettext_lazy("Bars, one for each row")),
            (Chart.LINES, gettext_lazy("Lines over time, one for each column of figures")),
        ],
        widget=Radios(
            hints={
                Chart.BARS: gettext_lazy("For one column of figures."),
                Chart.LINES: gettext_lazy("Where the rows are years or months, in order. Up to 4 columns of figures."),
            }
        ),
        required=False,
    )
    as_at = DayField(
        label=gettext_lazy("The day the figures are about (optional)"),
        name=gettext_lazy("the day the figures are about"),
        help_text=gettext_lazy("For example, 31 3 2026."),
        required=False,
        earliest=EARLIEST,
        latest=LATEST,
    )
    source = Line(
        label=gettext_lazy("Source (optional)"),
        help_text=gettext_lazy("For example: payroll, census 2021, survey of residents."),
        max_length=300,
        required=False,
    )
    note = LongTextField(
        label=gettext_lazy("Note (optional)"),
        help_text=gettext_lazy("What readers must know: how many people told you, what was rounded, what is hidden."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EditTable:
    """A table on its page: what stands around it, its boxes, and what was pasted."""

    def __init__(self, table: PartTable | None = None, *, typed: QueryDict | None = None) -> None:
        self.paste_error, self.pasted = "", ""
        self.is_judged = typed is not None and not {"fill", "rows-more", "columns-more", "start"} & set(typed)
        if typed is None:
            self.grid = Grid.of(table.columns, table.rows) if table else Grid.empty()
            facts = ("title", "chart", "as_at", "source", "note")
            self.about = AboutTable(
                initial={name: getattr(table, name) for name in facts} | {"seen": table.version} if table else {}
            )
            return
        self.grid = Grid.typed(typed) if "rows" in typed else Grid.empty()
        if self.is_judged:
            self.about = AboutTable(typed)
            return
        if "fill" in typed:
            self._fill(typed.get("pasted", ""))
        else:
            self.grid = self.grid.with_more(
                rows=5 if "rows-more" in typed else 0, columns=1 if "columns-more" in typed else 0
            )
        bare = AboutTable(typed)
        self.about = AboutTable(
            initial={name: box.widget.value_from_datadict(bare.data, {}, name) for name, box in bare.fields.items()}
        )

    def _fill(self, pasted: str) -> None:
        try:
            self.grid = Grid.pasted(pasted)
        except ValueError as wrong:
            self.paste_error, self.pasted = str(wrong), pasted

    def is_valid(self) -> bool:
        return all([self.is_judged, self.about.is_valid(), self.grid.is_valid()])

    @property
    def told(self) -> dict[str, Any]:
        columns, rows = self.grid.told
        about = {name: value for name, value in self.about.cleaned_data.items() if name != "seen"}
        return about | {"columns": columns, "rows": rows}

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong with its boxes and what was pasted; what is wrong around them `about` says."""
        if self.paste_error:
            return [{"text": self.paste_error, "href": "#id_pasted"}]
        return self.grid.errors if self.is_judged else []


class ChooseMeasures(Form):
    submit = gettext_lazy("Save and continue")

    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Which belong in this part?"),
        help_text=gettext_lazy("Each stands in the part with its chart. Untick all to take them out."),
        widget=Checkboxes,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Select figures from the list")},
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], hints: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["measures"]
        box.choices = list(choices)  # type: ignore[attr-defined]  # a field of choices, declared above
        box.widget.hints = hints


class WriteLink(Form):
    submit = gettext_lazy("Save the link")

    seen = seen_field()
    text = Line(
        label=gettext_lazy("What readers find there"),
        help_text=gettext_lazy("The words of the link. For example: Minutes of Cabinet, 10 February 2026."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter what readers find there")},
    )
    address = forms.URLField(
        label=gettext_lazy("Web address"),
        help_text=gettext_lazy("It begins with https:// or http://."),
        max_length=500,
        assume_scheme="https",
        error_messages={"required": gettext_lazy("Enter the web address")},
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if text.casefold().startswith(("http://", "https://", "www.")):
            raise forms.ValidationError(
                _("Enter words that say what readers find there: an address is read out letter by letter")
            )
        return text

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Enter a web address that begins with https:// or http://"))
        return address


class AddFile(Form):
    submit = gettext_lazy("Add the file")

    title = Line(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What readers find in it. For example: Employees by grade and sex, all tables."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the title of the file")},
    )
    file = UploadField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "PDF, Word, Excel, ODT, ODS, CSV, plain text, PNG or JPEG, up to 20 MB. It is published as it is: look "
            "through it for names, comments and hidden sheets first."
        ),
        accepted_by=accept_upload,
        endings=[f".{kind.extension}" for kind in EVERY_KIND],
        error_messages={"required": gettext_lazy("Select a file")},
    )
    alternative = Line(
        label=gettext_lazy("If it is a picture, what it shows"),
        help_text=gettext_lazy(
            "These words stand for a PNG or JPEG for whoever cannot see it. For example: Bar chart, women hold 37% of "
            "senior posts in 2026 and 31% in 2022. Leave it empty for any other file."
        ),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        file = told.get("file")
        if file is None or "alternative" not in told:
            return told
        if not file.media_type.startswith("image/"):
            told["alternative"] = ""
        elif not told["alternative"]:
            self.add_error("alternative", _("Enter what the picture shows, for readers who cannot see it"))
        return told


class Ask(Form):
    submit = gettext_lazy("Ask for it")

    person = PersonField(
        label=gettext_lazy("Who is asked"),
        help_text=gettext_lazy("People who are contributors or equality officers here."),
        nobody=gettext_lazy("Choose"),
    )
    wanted = LongTextField(
        label=gettext_lazy("What is wanted"),
        help_text=gettext_lazy("A sentence is enough. For example: the figures of training to 31 March, by service."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Enter what is wanted")},
    )
    due_on = DayField(
        label=gettext_lazy("By when"),
        name=gettext_lazy("the day by which it is wanted"),
        latest=LATEST,
    )

    def __init__(self, *args: Any, people: Iterable[User], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choose_among(people)  # type: ignore[attr-defined]  # a PersonField, declared above
        self.fields["due_on"].earliest = on  # type: ignore[attr-defined]  # a DayField, declared above
        self.fields["due_on"].help_text = _("For example, %(day)s. They are reminded before it.") % {
            "day": f"{on.day} {on.month} {on.year + 1}"
        }

    def clean_person(self) -> User:
        person = self.cleaned_data["person"]
        if person is None:
            raise forms.ValidationError(_("Select who is asked"))
        return person


class AnswerRequest(Form):
    """How it ended, in the words of the one who was asked."""

    submit = gettext_lazy("Send the answer")

    state = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=[
            (Answered.DONE, gettext_lazy("It is done")),
            (Answered.UNCHANGED, gettext_lazy("Nothing has changed since last time")),
            (Answered.CANNOT, gettext_lazy("I cannot do it")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select how it stands")},
    )
    because = LongTextField(
        label=gettext_lazy("Anything the officers should know"),
        help_text=gettext_lazy("If you cannot do it, say why, and who could."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("state") == Answered.CANNOT and not told.get("because"):
            self.add_error("because", _("Enter why you cannot do it"))
        return told
