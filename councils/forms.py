"""The words people type about councils and people: search, invitation, contact, headcount."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Nation
from councils.roles import WHAT_A_ROLE_IS_FOR, Role
from govuk.fields import DayField, LongTextField, Radios, WholeNumberField
from govuk.forms import Form


class Search(Form):
    """Find a council by any part of any of its names."""

    q = forms.CharField(
        label=_("Find a council"),
        help_text=_("Any part of its name, of today or of earlier, in English or Welsh"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"label_size": "m", "width": "20", "spellcheck": "false"}),
    )
    nation = forms.ChoiceField(choices=Nation.choices, required=False, widget=forms.HiddenInput)


class Invitation(Form):
    submit = _("Invite")

    name = forms.CharField(
        label=_("Full name"),
        help_text=_("As colleagues know the person. It stands in the record of what they do."),
        max_length=150,
        error_messages={"required": _("Enter the person’s name")},
        widget=forms.TextInput(attrs={"width": "20", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Work e-mail address"),
        help_text=_("The invitation goes there, and the person signs in with it."),
        max_length=254,
        error_messages={"required": _("Enter the person’s e-mail address")},
        widget=forms.EmailInput(attrs={"width": "20", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("What will they do?"),
        help_text=_("For a second role, invite the same address again."),
        choices=Role.choices,
        error_messages={"required": _("Select what they will do")},
        widget=Radios(hints={str(role): words for role, words in WHAT_A_ROLE_IS_FOR.items()}),
    )


class Contact(Form):
    submit = _("Save")

    contact = LongTextField(
        label=_("Whom may readers write to?"),
        help_text=_(
            "A team and its address, e-mail or telephone, rather than one person. It stands on the council’s page and "
            "in every publication."
        ),
        max_length=1000,
        error_messages={"required": _("Enter whom readers may write to")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": _("Load the page again")})


WHO_IS_COUNTED = {
    # SI 2017/353 regulation 2(3) counts the staff of maintained schools with their governing bodies.
    Nation.ENGLAND: _("Heads, not full-time equivalents. Leave out staff of maintained schools."),
}
UPPER_BOUNDS = {
    Nation.ENGLAND: _("For example 149, where all that is known is “fewer than 150”."),
    Nation.SCOTLAND: _("For example 19, where all that is known is “fewer than 20”."),
}


class HeadcountNote(Form):
    submit = _("Save")

    as_at = DayField(
        name=_("the day of the count"),
        label=_("On which day were they counted?"),
        help_text=_("For example, 31 3 2026. Another number for the same day replaces the first."),
    )
    count = WholeNumberField(
        label=_("How many people did the council employ?"),
        help_text=_("Heads, not full-time equivalents."),
        min_value=0,
        max_value=1_000_000,
        error_messages={
            "required": _("Enter how many people the council employed"),
            "invalid": _("The number of employees must be a whole number, like 1200"),
            "min_value": _("The number of employees must be 0 or more"),
            "max_value": _("The number of employees must be 1,000,000 or fewer"),
        },
        widget=forms.NumberInput(attrs={"width": "10"}),
    )
    is_upper_bound = forms.BooleanField(
        label=_("This is only the most it can have been"),
        help_text=_("Tick it where the exact number is not known."),
        required=False,
    )
    basis = forms.CharField(
        label=_("How was it counted? (optional)"),
        help_text=_("For example, “payroll, permanent and temporary staff, casual workers left out”."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, on: date, nation: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = Nation(nation)
        for name, hints in (("count", WHO_IS_COUNTED), ("is_upper_bound", UPPER_BOUNDS)):
            self.fields[name].help_text = hints.get(where, self.fields[name].help_text)
        day = self.fields["as_at"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = date(1974, 1, 1), on
