"""The words officers and approvers type about a publication: one form for each decision."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duty.written import in_words
from govuk.fields import DayField, LongTextField, Prose, Radios
from govuk.forms import Form
from publications.actions import period_of
from publications.report.parts import PartOfReport

OTHER = "other"


def usual_periods(on: date) -> list[tuple[date, date]]:
    """The years a report is most often about, the likeliest first: the financial year just ended, the one now running,
    the one before, then calendar years."""
    running = on.year if on >= date(on.year, 4, 1) else on.year - 1
    financial = [(date(year, 4, 1), date(year + 1, 3, 31)) for year in (running - 1, running, running - 2)]
    return financial + [(date(year, 1, 1), date(year, 12, 31)) for year in (on.year - 1, on.year)]


def in_choices(starts_on: date, ends_on: date) -> str:
    words = _("%(start)s to %(end)s") % {"start": in_words(starts_on), "end": in_words(ends_on)}
    return words if starts_on.year != ends_on.year else _("Calendar year: %(period)s") % {"period": words}


class StartInformation(Form):
    """Which period the report is about. `taken` holds the periods, as in the address, that have a report already."""

    submit = gettext_lazy("Start the report")

    period = forms.ChoiceField(
        label=gettext_lazy("Which period is the report about?"),
        help_text=gettext_lazy(
            "The law fixes no period, only that no more than a year passes between publications. Most councils report "
            "on a financial year."
        ),
        widget=Radios(attrs={"label_size": "m"}),
        error_messages={"required": gettext_lazy("Select the period the report is about")},
    )
    starts_on = DayField(
        name=gettext_lazy("the first day"),
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("Only if you chose other dates. For example, 1 9 2025"),
        required=False,
    )
    ends_on = DayField(
        name=gettext_lazy("the last day"),
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Only if you chose other dates. For example, 31 8 2026"),
        required=False,
    )

    def __init__(self, *args: Any, on: date, taken: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        periods = {
            starts_on.isoformat() + "/" + ends_on.isoformat(): (starts_on, ends_on)
            for starts_on, ends_on in usual_periods(on)
        }
        self.periods = periods
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, in_choices(*days)) for key, days in periods.items()] + [(OTHER, _("Other dates"))]
        field.widget.hints = {
            key: _("There is already a report at this address.")
            for key, days in periods.items()
            if period_of(*days) in taken
        }

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("period") != OTHER:
            told["starts_on"], told["ends_on"] = self.periods.get(told.get("period", ""), (None, None))
            for name in ("starts_on", "ends_on"):  # half a day in a box that does not count stops nobody
                self.errors.pop(name, None)
            return told
        first, last = told.get("starts_on"), told.get("ends_on")
        if not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Enter the first day of the period"))
        if not last and "ends_on" not in self.errors:
            self.add_error("ends_on", _("Enter the last day of the period"))
        if first and last and last <= first:
            self.add_error("ends_on", _("The last day must be after the first day"))
        return told


class WriteSection(Form):
    """The officer's words in one part; or, where that is allowed, why it is left out."""

    submit = gettext_lazy("Save and continue")
    keeps_open = True

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Open this page again and save once more")}
    )
    narrative = Prose(
        label=gettext_lazy("Your text"),
        help_text=gettext_lazy(
            "Leave an empty line between paragraphs. Begin a line with - for a bullet and with ## for a heading; "
            "**bold** and [words](https://…) for a link work too."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    left_out_because = LongTextField(
        label=gettext_lazy("If you leave this part out, say why"),
        help_text=gettext_lazy("Readers see the reason in its place. Leave the box empty if you write the part."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_done = forms.BooleanField(
        label=gettext_lazy("I have finished this part"),
        help_text=gettext_lazy("You can still change it until the report is submitted."),
        required=False,
    )

    def __init__(self, *args: Any, part: PartOfReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if not part.is_written:
            self.fields["narrative"].label = _("Your own words (optional)")
        if not part.may_be_left_out:
            del self.fields["left_out_because"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        text, reason = told.get("narrative"), told.get("left_out_because")
        if text and reason:
            self.add_error(
                "left_out_because",
                _("Either write this part or leave it out: empty this box to keep the text, or empty the text"),
            )
        if told.get("is_done") and self.part.is_written and not text and not reason:
            self.add_error("narrative", _("Write this part before you mark it as finished"))
        return told

    def words(self) -> dict[str, Any]:
        """What the action is to write: everything but the version seen."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class AskForChanges(Form):
    submit = gettext_lazy("Send it back")

    because = LongTextField(
        label=gettext_lazy("What has to change?"),
        help_text=gettext_lazy("The officers see your words on the report's page. Name the parts you mean."),
        error_messages={"required": gettext_lazy("Enter what has to change")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class Withdraw(Form):
    submit = gettext_lazy("Withdraw this edition")

    because = LongTextField(
        label=gettext_lazy("Why is it withdrawn?"),
        help_text=gettext_lazy("Readers see the reason above the text. Do not repeat what should not be public."),
        error_messages={"required": gettext_lazy("Enter why it is withdrawn")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    met_the_duty = forms.ChoiceField(
        label=gettext_lazy("Does the duty still count as met by this publication?"),
        choices=[
            ("no", gettext_lazy("It was published by mistake: it does not count")),
            ("yes", gettext_lazy("It was published and met the duty: the clock stands")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select whether the duty still counts as met")},
    )

    def __init__(self, *args: Any, asks_about_duty: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_about_duty:
            del self.fields["met_the_duty"]

    def answers(self) -> dict[str, Any]:
        """What the action wants to know."""
        told = self.cleaned_data
        return {"because": told["because"], "met_the_duty": told.get("met_the_duty") != "no"}
