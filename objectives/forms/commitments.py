"""Standing promises as a council prints them: a heading, or none, and one promise on each line."""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from govuk.fields import Line
from govuk.forms import Form
from objectives.forms.fields import Lines
from objectives.models import Commitment

LONGEST = Commitment._meta.get_field("text").max_length or 0


class Promises(Form):
    """One promise on each line."""

    texts = Lines(
        label=gettext_lazy("Commitments"),
        help_text=gettext_lazy("One on each line. Bullets that come with pasted text are removed."),
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("Enter at least one commitment")},
    )

    def clean_texts(self) -> list[str]:
        texts = self.cleaned_data["texts"]
        if self.fields["texts"].required and not texts:
            raise forms.ValidationError(_("Enter at least one commitment"))
        for text in texts:
            if len(text) > LONGEST:
                raise forms.ValidationError(
                    _("Each commitment must be %(most)d characters or fewer; this one is longer: “%(text)s…”")
                    % {"most": LONGEST, "text": text[:40]}
                )
        return texts


class AddCommitments(Promises):
    """A new group; without a heading it stands first among the set's promises."""

    submit = gettext_lazy("Add the commitments")

    heading = Line(
        label=gettext_lazy("Heading (optional)"),
        help_text=gettext_lazy("As the council prints it, for example “Ambition A: services that people can use”."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("The heading must be 200 characters or fewer")},
    )

    field_order = ("heading", "texts")

    def __init__(self, *args: Any, taken: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_heading(self) -> str:
        heading = self.cleaned_data["heading"]
        if heading in self.taken:
            raise forms.ValidationError(
                _("There is already a group with this heading. Change that one, or enter another heading")
                if heading
                else _("There is already a group without a heading. Change that one, or enter a heading")
            )
        return heading


class Group(Edit, Promises):
    """Promises that stand together; emptied, they are removed. `find` gives them as they stand."""

    submit = gettext_lazy("Save the commitments")

    def __init__(self, *args: Any, find: Callable[[], list[Commitment]], version: int, **kwargs: Any) -> None:
        self.find = find
        super().__init__(*args, initial=self.group() | {"seen": version}, **kwargs)
        self.fields["texts"].required = False
        self.fields["texts"].help_text = _(
            "One on each line. Bullets that come with pasted text are removed. Empty the box to remove them all."
        )

    def group(self) -> dict[str, Any]:
        rows = self.find()
        return {"heading": rows[0].heading if rows else "", "texts": [row.text for row in rows]}

    def theirs(self, current: models.Model) -> dict[str, Any]:
        return self.group()


class ChangeCommitments(Group, AddCommitments):
    """A group of the set, under its heading."""


class CommitmentsBeside(Group):
    """What stands beside one objective, without a heading."""
