"""How an objective goes, and what a review decided about it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import DayField, LongLine, Prose, Radios
from govuk.forms import Form
from objectives.forms.figures import EARLIEST, LATEST
from objectives.models import Decision, Rag


class NoteProgress(Form):
    """One word on how it goes, and why."""

    submit = gettext_lazy("Save the progress")

    as_at = DayField(
        label=gettext_lazy("As at which day?"),
        name=gettext_lazy("the day this was so"),
        help_text=gettext_lazy("The day on which this was so, for example the end of a quarter."),
    )
    rag = forms.ChoiceField(
        label=gettext_lazy("How is it going?"),
        choices=Rag.choices,
        widget=Radios(
            hints={
                Rag.ON_TRACK: gettext_lazy("It will be met by its day if things go on as they do."),
                Rag.AT_RISK: gettext_lazy("It may not be met unless something changes."),
                Rag.LATE: gettext_lazy("It will not be met by its day, or the day has passed."),
                Rag.MET: gettext_lazy("What was wanted has been achieved."),
            }
        ),
        error_messages={"required": gettext_lazy("Select how it is going")},
    )
    narrative = Prose(
        label=gettext_lazy("Say why"),
        help_text=gettext_lazy(
            "What was done and what changed, in words a resident would understand. Name nobody. "
            "If nothing has changed since the last time, say that."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Say why: what was done, and what changed")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"as_at": on}, **kwargs)
        day = self.fields["as_at"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = EARLIEST, on


class NotePlanChecked(Form):
    """That the council looked at how its plan goes, as it promised."""

    submit = gettext_lazy("Record the check")

    checked_on = DayField(
        label=gettext_lazy("On which day was the plan checked?"),
        name=gettext_lazy("the day of the check"),
        help_text=gettext_lazy("From this day the months to the next check run. For example, 31 3 2026."),
    )
    note = LongLine(
        label=gettext_lazy("What was looked at, and by whom? (optional)"),
        help_text=gettext_lazy(
            "For example “The meeting of service managers went through all six objectives.” Name offices, not persons. "
            "It stands in the council’s record of acts."
        ),
        max_length=500,
        required=False,
        error_messages={"max_length": gettext_lazy("What was looked at must be 500 characters or fewer")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"checked_on": on}, **kwargs)
        day = self.fields["checked_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = EARLIEST, on


class ReviewObjective(Form):
    """What a review decided, and why."""

    submit = gettext_lazy("Record the review")

    decided_on = DayField(label=gettext_lazy("When was it decided?"), name=gettext_lazy("the day of the decision"))
    decision = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        choices=Decision.choices,
        widget=Radios(
            hints={
                Decision.KEEP: gettext_lazy("It goes on with the same words and targets."),
                Decision.AMEND: gettext_lazy("Its words or targets change by an amendment of the set."),
                Decision.REPLACE: gettext_lazy("It ends with this set and another follows it."),
                Decision.RETIRE: gettext_lazy("It is pursued no longer. It stays readable, with the reason."),
            }
        ),
        error_messages={"required": gettext_lazy("Select what was decided")},
    )
    reason = Prose(
        label=gettext_lazy("Give the reason"),
        help_text=gettext_lazy("The evidence, and who was asked. Readers will see this."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Enter the reason for the decision")},
    )
    next_review_on = DayField(
        label=gettext_lazy("When will it be reviewed next? (optional)"),
        name=gettext_lazy("the day of the next review"),
        help_text=gettext_lazy(
            "The council's own day. Without one, it falls due with the whole set. For example, 31 3 2028."
        ),
        required=False,
        latest=LATEST,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"decided_on": on}, **kwargs)
        day = self.fields["decided_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = EARLIEST, on

    def clean(self) -> None:
        given = self.cleaned_data
        decided_on, again_on = given.get("decided_on"), given.get("next_review_on")
        if again_on and decided_on and again_on <= decided_on:
            self.add_error("next_review_on", _("The day of the next review must be after the day of the decision"))
        elif again_on and given.get("decision") in (Decision.REPLACE, Decision.RETIRE):
            self.add_error("next_review_on", _("Leave this empty: nothing is left to review after this decision"))
