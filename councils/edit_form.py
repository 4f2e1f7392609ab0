"""What every form about a thing that several people edit has in common: the version that was seen."""

from datetime import date
from typing import Any, Self, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.forms import Form
from govuk.templatetags.govuk import day


class Edit(Form):
    """Its fields have the names of the row's; `seen` says which version of the row the person read."""

    keeps_open = True
    seen: forms.Field = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Open this page again before you save"),
            "invalid": gettext_lazy("Open this page again before you save"),
        },
    )

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        """The row's present values, by the names of the form's fields."""
        return {name: getattr(row, name) for name in cls.base_fields if name != "seen"}

    @classmethod
    def version_of(cls, row: models.Model) -> Any:
        """What tells the row as it stands from the row as it stood before."""
        return row.version  # type: ignore[attr-defined]  # as edits.latest asks

    @classmethod
    def about(cls, row: models.Model, posted: QueryDict | None = None) -> Self:
        """The form for a row: filled with what stands there, or with what was posted."""
        return cls(posted, initial=cls.standing(row) | {"seen": cls.version_of(row)})

    def told(self) -> dict[str, Any]:
        """What was entered, as the action wants it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def theirs(self, current: models.Model) -> dict[str, Any]:
        """What stands there now, by the names of the form's fields."""
        return self.standing(current)

    def compare(self, current: models.Model) -> list[tuple[str, str, str]]:
        """Where what was entered differs from what was saved meanwhile: label, yours, theirs. The form now carries the
        newer version, so that saving again is a decision."""
        newer = cast(QueryDict, self.data).copy()
        newer["seen"] = str(self.version_of(current))
        self.data = newer
        theirs = self.theirs(current)
        pairs = (
            (str(field.label), in_words(field, self.cleaned_data[name]), in_words(field, theirs[name]))
            for name, field in self.fields.items()
            if name != "seen"
        )
        return [(label, yours, other) for label, yours, other in pairs if yours != other]


def in_words(field: forms.Field, value: Any) -> str:
    """A field's value as the comparison shows it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple | set):
        return "\n".join(in_words(field, each) for each in value)
    if isinstance(value, date):
        return day(value)
    if value is None:
        return ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]  # our choices are flat pairs
    return str(value)
