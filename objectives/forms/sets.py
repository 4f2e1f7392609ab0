"""What the council says of a set: its name, its period, how it was arrived at and who decided."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from duty.intervals import period_end
from duty.written import in_words
from govuk.fields import DayField, Line, Prose, WholeNumberField
from govuk.forms import Form
from objectives.forms.figures import EARLIEST, LATEST
from objectives.models import ObjectiveSet
from objectives.period import contradicts

CALLED = "equality objectives"


class SetWords(Form):
    """The editable facts of a set; only a title is needed to begin."""

    title = Line(
        label=gettext_lazy("Title of the set"),
        help_text=gettext_lazy("As it will be published, for example “Equality objectives 2026 to 2030”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the title of the set")},
    )
    called = Line(
        label=gettext_lazy("What does the council call them?"),
        help_text=gettext_lazy("For example equality objectives, equality priorities or outcomes."),
        max_length=80,
        required=False,
        error_messages={"max_length": gettext_lazy("What the council calls them must be 80 characters or fewer")},
    )
    period_as_written = Line(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy(
            "As the council writes it, for example “2026 to 2030”, “April 2026 to March 2030” or “2026/27”. "
            "Leave it empty if the set names none."
        ),
        max_length=100,
        required=False,
    )
    starts_on = DayField(
        label=gettext_lazy("First day (optional)"),
        name=gettext_lazy("the first day"),
        earliest=EARLIEST,
        latest=LATEST,
        help_text=gettext_lazy("Only if it is not plain from the period. For example, 1 4 2026."),
        required=False,
    )
    ends_on = DayField(
        label=gettext_lazy("Last day (optional)"),
        name=gettext_lazy("the last day"),
        earliest=EARLIEST,
        latest=LATEST,
        help_text=gettext_lazy("Only if it is not plain from the period. For example, 31 3 2030."),
        required=False,
    )
    rationale = Prose(
        label=gettext_lazy("How did the council arrive at these objectives?"),
        help_text=gettext_lazy(
            "The evidence, and who was asked. Readers will see this. Start a line with - for a list and leave an "
            "empty line between paragraphs."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    consulted_until = DayField(
        label=gettext_lazy("Last day of the consultation (optional)"),
        name=gettext_lazy("the last day of the consultation"),
        earliest=EARLIEST,
        latest=LATEST,
        help_text=gettext_lazy("If people were asked before the decision: the last day on which they could answer."),
        required=False,
    )
    decided_by = Line(
        label=gettext_lazy("Who decides on the set?"),
        help_text=gettext_lazy("The body or the office, for example Cabinet. Not the name of a person."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("Who decides must be 200 characters or fewer")},
    )
    decided_on = DayField(
        label=gettext_lazy("Day of the decision (optional)"),
        name=gettext_lazy("the day of the decision"),
        earliest=EARLIEST,
        latest=LATEST,
        required=False,
    )
    decision_reference = Line(
        label=gettext_lazy("Reference or web address of the decision (optional)"),
        max_length=300,
        required=False,
        error_messages={"max_length": gettext_lazy("The reference must be 300 characters or fewer")},
    )
    monitored_every_months = WholeNumberField(
        label=gettext_lazy("How often is progress monitored? (optional)"),
        help_text=gettext_lazy("In months, for example 6. The council's own promise, not a legal duty."),
        min_value=1,
        max_value=60,
        required=False,
        widget=forms.NumberInput(attrs={"width": "2", "suffix": gettext_lazy("months")}),
        error_messages={
            "invalid": gettext_lazy("How often progress is monitored must be a whole number of months, like 6"),
            "min_value": gettext_lazy("Progress is monitored every 1 month or more"),
            "max_value": gettext_lazy("Progress is monitored every 60 months or less"),
        },
    )

    def __init__(self, *args: Any, taken: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = {title.casefold() for title in taken}

    def clean_title(self) -> str:
        title = self.cleaned_data["title"]
        if title.casefold() in self.taken:
            raise forms.ValidationError(_("There is already a draft with this title. Open it, or enter another title"))
        return title

    def clean_called(self) -> str:
        return self.cleaned_data["called"] or CALLED

    def clean(self) -> None:
        """An edge of the period left empty is taken from the writing; one that is given must agree with it."""
        given = self.cleaned_data
        if {"period_as_written", "starts_on", "ends_on"} - given.keys():
            return
        period = period_end(given["period_as_written"])
        for name, edge in (("starts_on", period.starts), ("ends_on", period.ends)):
            if given[name] is None:
                given[name] = edge.day if edge else None
            elif edge and contradicts(edge, given[name]):
                words = {
                    "period": period.as_written, "read": in_words(edge.day), "given": in_words(given[name])
                }  # fmt: skip
                self.add_error(
                    name,
                    _("“%(period)s” is read as %(read)s here, which does not agree with %(given)s. Change one of them")
                    % words,
                )
        if not self.errors and given["starts_on"] and given["ends_on"] and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", _("The last day must be on or after %s") % in_words(given["starts_on"]))


class StartSet(SetWords):
    """A new set."""

    submit = gettext_lazy("Start the set")


class ChangeSet(Edit, SetWords):
    """A set that is there already."""

    @classmethod
    def about(cls, row: models.Model, posted: QueryDict | None = None) -> Self:
        form = super().about(row, posted)
        assert isinstance(row, ObjectiveSet)  # noqa: S101 - the form is about nothing else
        period = period_end(row.period_as_written)
        # Days that follow from the writing are left out, so that a changed period is read afresh.
        for name, edge in (("starts_on", period.starts), ("ends_on", period.ends)):
            if edge and edge.day == getattr(row, name):
                form.initial[name] = None
        return form
