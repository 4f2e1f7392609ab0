"""The words people type about a characteristic that a council considers beside the nine."""

from datetime import date
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.edit_form import Edit
from councils.models import LocalCharacteristic
from govuk.fields import DayField, LongTextField
from govuk.forms import Form

FIRST_DAY = date(2000, 1, 1)  # no council is known to have decided so before the Act; a wrong century is caught


def until(field: forms.Field, on: date) -> None:
    assert isinstance(field, DayField)  # noqa: S101 - declared below
    field.earliest, field.latest = FIRST_DAY, on


class AdoptLocal(Form):
    """What was decided, by whom, on which day, and where that can be read."""

    submit: str | Promise = _("Add")

    name = forms.CharField(
        label=_("What has the council decided to consider?"),
        help_text=_("As the decision calls it, for example “Care experience”."),
        max_length=100,
        error_messages={"required": _("Enter what the council has decided to consider")},
        widget=forms.TextInput(attrs={"width": "20"}),
    )
    description = LongTextField(
        label=_("Who is meant? (optional)"),
        help_text=_("One sentence, for example “People who have been in the care of a council at any time.”"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decided_by = forms.CharField(
        label=_("Who decided it?"),
        help_text=_("The body or office, for example “Full Council” or “Cabinet”."),
        max_length=150,
        error_messages={"required": _("Enter who decided it")},
        widget=forms.TextInput(attrs={"width": "20"}),
    )
    adopted_on = DayField(
        name=_("the day of the decision"),
        label=_("On which day?"),
        help_text=_("For example, 14 7 2025"),
    )
    decision_reference = forms.CharField(
        label=_("Where can the decision be read? (optional)"),
        help_text=_("A minute or a web address, for example “Minute 42” or https://example.gov.uk/42."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until(self.fields["adopted_on"], on)


class ChangeLocal(AdoptLocal, Edit):
    """The same, for one that is noted already."""

    submit = _("Save")

    @classmethod
    def of(cls, row: LocalCharacteristic, posted: QueryDict | None, *, on: date) -> Self:
        return cls(posted, on=on, initial=cls.standing(row) | {"seen": row.version})


class EndLocal(Form):
    submit = _("End it")

    ended_on = DayField(
        name=_("the day on which it ended"),
        label=_("Since which day does the council not consider it any more?"),
        help_text=_("For example, 14 7 2025"),
    )
    because = forms.CharField(
        label=_("Why?"),
        help_text=_("For example, that the council decided otherwise, and where that can be read."),
        max_length=300,
        error_messages={"required": _("Enter why it ended")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        until(self.fields["ended_on"], on)
