"""What people tell of the past: what was published before the portal, and that an entry was a mistake."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from duty.regimes import DUTIES, Duty
from duty.written import in_words
from govuk.fields import DayField, LongTextField, Radios, WrongDay
from govuk.forms import Form

FIRST_REGULATIONS = min(duty.effective_from for duty in DUTIES)


class WebAddress(forms.URLField):
    """An address that a browser opens as a page: readers get it as a link."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class PastPublication(Form):
    submit = _("Enter it")

    duty = forms.ChoiceField(
        label=_("Which duty did it meet?"),
        error_messages={"required": _("Select which duty it met")},
        widget=Radios,
    )
    made_public_on = DayField(
        name=_("the day it was made public"),
        label=_("On which day was it made public?"),
        help_text=_("The day readers could first open it, not the day it was agreed. For example, 31 3 2025."),
    )
    is_day_assumed = forms.BooleanField(
        label=_("We only know roughly"),
        help_text=_(
            "Enter the earliest day it can have been, so that the next day does not come out too late. Readers see "
            "“day assumed” beside it."
        ),
        required=False,
    )
    label = forms.CharField(
        label=_("What was it called?"),
        help_text=_("Its title, for example “Equality information 2024 to 2025”."),
        max_length=300,
        error_messages={
            "required": _("Enter what it was called"),
            "max_length": _("What it was called must be %(limit_value)d characters or fewer"),
        },
    )
    path = WebAddress(
        label=_("Where can it be read? (optional)"),
        help_text=_("Its web address. Readers get a link to it."),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"max_length": _("The web address must be %(limit_value)d characters or fewer")},
    )

    def __init__(self, *args: Any, duties: Iterable[Duty], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        which, day = self.fields["duty"], self.fields["made_public_on"]
        assert isinstance(which, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        which.choices = [(duty.code, duty.name) for duty in duties]
        day.latest = on

    def clean_made_public_on(self) -> date:
        day: date = self.cleaned_data["made_public_on"]
        if day < FIRST_REGULATIONS:
            raise WrongDay(
                now_in_words(
                    "The day it was made public must be on or after %(day)s, when the first regulations came into force"
                )
                % {"day": in_words(FIRST_REGULATIONS)},
                code="before_the_law",
            )
        return day


class MistakenEntry(Form):
    submit = _("Withdraw it")

    because = LongTextField(
        label=_("Why does it not count?"),
        help_text=_("The reason stays beside the entry. For example, “It was another council’s”."),
        max_length=500,
        error_messages={"required": _("Enter why it does not count")},
    )
