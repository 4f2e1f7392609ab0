"""What is asked when something published is opened again: what was wrong, what is right, why, who decides, how much."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import Line, LongTextField, Radios
from govuk.forms import Form
from publications.changes import Why

ERROR, UPDATE = "error", "update"
SMALL, LARGE = "minor", "major"


class StartCorrection(Form):
    submit = gettext_lazy("Start the correction")

    kind = forms.ChoiceField(
        label=gettext_lazy("Is an error mended, or something added or updated?"),
        choices=[(ERROR, gettext_lazy("An error is mended")), (UPDATE, gettext_lazy("Something is added or updated"))],
        widget=Radios(
            hints={
                ERROR: gettext_lazy("It stands in the public list of corrections, and the old edition says so"),
                UPDATE: gettext_lazy("The old edition was right on its day"),
            }
        ),
        error_messages={"required": gettext_lazy("Select whether an error is mended or something is added")},
    )
    was_wrong = LongTextField(
        label=gettext_lazy("If an error is mended: what was wrong?"),
        help_text=gettext_lazy("Everybody reads this. For example: “12 people were counted twice.”"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_right = LongTextField(
        label=gettext_lazy("If an error is mended: what is right?"),
        help_text=gettext_lazy("For example: “The share of disabled employees is 7.9 per cent, not 8.4.”"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    what_changes = LongTextField(
        label=gettext_lazy("If something is added or updated: what changes?"),
        help_text=gettext_lazy("Readers see this at the head of both editions."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    because = LongTextField(
        label=gettext_lazy("How did it come about?"),
        help_text=gettext_lazy("For example: “The payroll file held leavers.” Everybody reads this in the list."),
        error_messages={"required": gettext_lazy("Enter how it came about")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decided_by = Line(
        label=gettext_lazy("Who decides on it?"),
        help_text=gettext_lazy("An office or a body, such as “Head of policy” or “Cabinet”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter who decides on it")},
    )
    size = forms.ChoiceField(
        label=gettext_lazy("How much changes?"),
        choices=[(SMALL, gettext_lazy("A little")), (LARGE, gettext_lazy("A lot"))],
        widget=Radios(
            hints={
                SMALL: gettext_lazy("A figure, a sentence or a name. Edition 1.0 is followed by 1.1"),
                LARGE: gettext_lazy("Parts, findings or objectives. Edition 1.0 is followed by 2.0"),
            }
        ),
        error_messages={"required": gettext_lazy("Select how much changes")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("kind") == ERROR:
            if not told.get("was_wrong") and "was_wrong" not in self.errors:
                self.add_error("was_wrong", _("Enter what was wrong"))
            if not told.get("is_right") and "is_right" not in self.errors:
                self.add_error("is_right", _("Enter what is right"))
        elif told.get("kind") == UPDATE and not told.get("what_changes") and "what_changes" not in self.errors:
            self.add_error("what_changes", _("Enter what changes"))
        return told

    def answers(self) -> dict[str, Any]:
        """What the action wants to know. Of a mended error readers are told what was wrong and what is right."""
        told = self.cleaned_data
        is_error = told["kind"] == ERROR
        return {
            "what_changes": "\n".join((told["was_wrong"], told["is_right"])) if is_error else told["what_changes"],
            "why": Why(
                mends_an_error=is_error,
                is_major=told["size"] == LARGE,
                was_wrong=told["was_wrong"] if is_error else "",
                is_right=told["is_right"] if is_error else "",
                because=told["because"],
                decided_by=told["decided_by"],
            ),
        }


class StartAmendment(StartCorrection):
    """The same for a set of objectives, which a council mostly amends by a decision."""

    submit = gettext_lazy("Start the amendment")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].label = _("Why does the council change it?")
        self.fields["because"].help_text = _("Everybody reads this.")
