"""What people say about the book by hand: that an entry was a mistake, why a day was missed, a first date."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from govuk.fields import DayField, LongTextField
from govuk.forms import Form


class WebAddress(forms.URLField):
    """An address that a browser opens as a page: readers get it as a link."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class MistakenEntry(Form):
    submit = _("Withdraw it")

    because = LongTextField(
        label=_("Why does it not count?"),
        help_text=_("The reason stays beside the entry. For example, “It was another council’s”."),
        max_length=500,
        error_messages={"required": _("Enter why it does not count")},
    )


class WhyItWasMissed(Form):
    submit = _("Add the explanation")

    because = LongTextField(
        label=_("What does the council say about it?"),
        help_text=_(
            "Readers see these words beside the day, with your name. For example, “The report waited for figures that "
            "the payroll system gave only in May”."
        ),
        max_length=500,
        error_messages={"required": _("Enter what the council says about it")},
    )


class FirstDay(Form):
    submit = _("Set this date")

    due_on = DayField(
        name=_("the day by which the council publishes first"),
        label=_("By when does the council publish this first?"),
        help_text=_("The last day in time. For example, 31 3 2028."),
    )
    because = LongTextField(
        label=_("Why this day?"),
        help_text=_(
            "Readers see the reason. For example, “One year after the council began, as the Corporate Committee "
            "decided on 14 May”."
        ),
        max_length=500,
        error_messages={"required": _("Enter why it is this day")},
    )

    def __init__(self, *args: Any, earliest: date | None, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["due_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = earliest, latest
