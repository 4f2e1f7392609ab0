"""The words officers and approvers type about a publication: one form for each decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import LongTextField, Prose, Radios
from govuk.forms import Form
from publications.report.parts import PartOfReport


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

    def __init__(self, *args: Any, part: PartOfReport, only_text: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if only_text:  # whoever is asked for a part says how it stands on a page of its own
            del self.fields["is_done"]
        if not part.is_written:
            self.fields["narrative"].label = _("Your own words (optional)")
        if only_text or not part.may_be_left_out:
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
