"""The words people type about a council's approach."""

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.edit_form import Edit
from govuk.fields import LongTextField, Prose
from govuk.forms import Form


class ApproachWords(Edit):
    """The council's own words, in a small Markdown."""

    submit = _("Save")

    text = Prose(
        label=_("How does the council go about equality?"),
        help_text=_(
            "What it wants to be, how it listens, how it decides, who answers for it. Leave an empty line between "
            "paragraphs. Begin a line with - for a bullet and with ## for a heading."
        ),
        max_length=20_000,
        error_messages={"required": _("Enter how the council goes about equality")},
        widget=forms.Textarea(attrs={"rows": 16}),
    )


class SendBack(Form):
    """Why the draft goes back to those who write it."""

    submit = _("Send back")

    because = LongTextField(
        label=_("What has to change?"),
        help_text=_("The officers see it beside the draft."),
        max_length=2000,
        error_messages={"required": _("Enter what has to change")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
