"""The words people type on a document's way through the steps of approval: one form for each decision."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from councils.edit_form import Edit
from councils.models import User
from councils.people_form import PersonField
from deadlines.forms import WebAddress
from duty.written import in_words
from govuk.fields import Checkboxes, DayField, Line, LongTextField, Radios, WholeNumberField
from govuk.forms import Form
from publications.approval import Part
from publications.forms import AskForChanges
from publications.kinds import kinds_of
from publications.models import Answer, ApprovalStep, Kind, SignOff, StepKind

LONGEST_STEP = 120  # working days, as in the arrangements
ON_A_PART = "on-"
OPEN_AGAIN = _("Open this page again before you save")

# How each kind of step asks for its name, with an example, and for its length.
ASKED: dict[str, tuple[Any, Any, Any, Any]] = {
    StepKind.PERSON: (
        _("What is this step called?"),
        _("By the part the person plays, for example “Monitoring officer”."),
        _("How many working days does it usually take?"),
        _("Days are suggested from it when a document is submitted. An officer can change them there."),
    ),
    StepKind.BODY: (
        _("Which body decides?"),
        _("As the council calls it, for example “Cabinet” or “Overview and scrutiny”."),
        _("How many working days does it usually take?"),
        _("From handing the paper in to the decision. An officer can change the day of each document."),
    ),
    StepKind.WAIT: (
        _("What is waited for?"),
        _("For example “Call-in”."),
        _("How many working days does it last?"),
        _("Counted from the day after the decision before it. Nothing is published until they are over."),
    ),
}


class AddStep(Form):
    """A step of one kind; `ask_about` puts its questions."""

    submit = _("Add the step")

    name = Line(
        max_length=100,
        error_messages={
            "required": _("Enter what the step is called"),
            "max_length": _("The name must be %(limit_value)d characters or fewer"),
        },
    )
    person = PersonField(
        label=_("Who answers?"),
        help_text=_(
            "Whoever is named is told by mail when it is their turn. Where several may answer, the equality officers "
            "are told. Nobody answers for what they submitted themselves: then anybody else who may approve does."
        ),
        nobody=_("Anybody who may approve"),
    )
    working_days = WholeNumberField(
        min_value=0,
        max_value=LONGEST_STEP,
        widget=forms.NumberInput(attrs={"width": "3", "suffix": _("working days")}),
        error_messages={
            "required": _("Enter how many working days"),
            "invalid": _("The working days must be a whole number, like 5"),
            "min_value": _("The working days must be 0 or more"),
            "max_value": _("The working days must be %(limit_value)s or fewer"),
        },
    )
    documents = forms.MultipleChoiceField(
        label=_("Which documents go through it?"),
        help_text=_("Tick none if all do."),
        choices=Kind.choices,
        widget=Checkboxes,
        required=False,
        error_messages={"invalid_choice": _("Select documents from the list")},
    )

    def ask_about(self, kind: str, *, people: Iterable[User], nation: str, chosen: Iterable[str] = ()) -> None:
        """Put the questions of this kind of step, about the documents that councils of the nation make; and those that
        were `chosen` before, so that nothing goes unseen."""
        documents = self.fields["documents"]
        assert isinstance(documents, forms.MultipleChoiceField)  # noqa: S101 - declared above
        offered = {made.key for made in kinds_of(nation)} | set(chosen)
        documents.choices = [(key, label) for key, label in Kind.choices if key in offered]
        name, days = self.fields["name"], self.fields["working_days"]
        name.label, name.help_text, days.label, days.help_text = ASKED[kind]
        answering = self.fields["person"]
        assert isinstance(answering, PersonField)  # noqa: S101 - declared above
        answering.choose_among(people)
        if kind != StepKind.PERSON:
            del self.fields["person"]

    @classmethod
    def of(
        cls, kind: str, posted: QueryDict | None, *, people: Iterable[User], nation: str, initial: dict[str, Any]
    ) -> Self:
        form = cls(posted, initial=initial)
        form.ask_about(kind, people=people, nation=nation)
        return form


class ChangeStep(Edit, AddStep):
    """A step that is on the list already."""

    submit = _("Save")

    @classmethod
    def of_step(cls, step: ApprovalStep, posted: QueryDict | None, *, people: Iterable[User]) -> Self:
        form = cls.about(step, posted)
        form.ask_about(step.kind, people=people, nation=step.council.nation, chosen=step.documents)
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("name", "person", "working_days", "documents")}


class RemoveStep(Edit):
    """Nothing is asked; the version that was seen is told."""

    submit = _("Remove the step")

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        return {}


# --- Deciding ---------------------------------------------------------------------------------------------------------


class OnParts(Form):
    """A form with a box for each part of what was submitted."""

    def ask_about_parts(self, parts: Iterable[Part]) -> None:
        for key, heading in parts:
            self.fields[f"{ON_A_PART}{key}"] = LongTextField(
                label=heading,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def boxes_of_parts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(ON_A_PART)]

    @property
    def boxes_of_the_whole(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(ON_A_PART)]

    def comments(self) -> dict[str, str]:
        """What was typed about parts, by their keys."""
        return {
            name.removeprefix(ON_A_PART): text
            for name, text in self.cleaned_data.items()
            if name.startswith(ON_A_PART) and text
        }


class AskForChangesOnParts(AskForChanges, OnParts):
    """What has to change in the whole, and in its parts."""


class NoteDecision(OnParts):
    """What a body decided, when, and where that can be looked up."""

    submit = _("Note the decision")

    digest = forms.CharField(widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN})
    step = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN})
    answer = forms.ChoiceField(
        choices=[
            (Answer.AGREED, _("It agreed")),
            (Answer.CONDITIONAL, _("It agreed, provided that something is changed")),
            (Answer.CHANGES, _("It asked for changes before it decides")),
            (Answer.REFUSED, _("It refused")),
        ],
        widget=Radios(hints={Answer.AGREED: _("To the text exactly as it was submitted.")}),
        error_messages={"required": _("Select what was decided")},
    )
    decided_on = DayField(
        name=_("the day of the decision"),
        label=_("On which day?"),
        error_messages={"required": _("Enter the day of the decision")},
    )
    minute_reference = Line(
        label=_("Minute reference (optional)"),
        help_text=_("For example, “Minute 14” or “CAB/2026/031”. Readers see it."),
        max_length=100,
        required=False,
    )
    link = WebAddress(
        label=_("Link to the minutes (optional)"),
        help_text=_("The page of the meeting, or of the decision. Readers see it."),
        max_length=500,
        assume_scheme="https",
        required=False,
        widget=forms.URLInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
        error_messages={"max_length": _("The link must be %(limit_value)d characters or fewer")},
    )
    note = LongTextField(
        label=_("What did it ask for, or why did it refuse?"),
        help_text=_("Leave it empty if it agreed to the text as it is."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @classmethod
    def of(
        cls,
        turn: SignOff,
        posted: QueryDict | None,
        *,
        digest: str,
        parts: Iterable[Part],
        earliest: date | None,
        on: date,
    ) -> Self:
        form = cls(posted, initial={"digest": digest, "step": turn.position})
        form.fields["answer"].label = now_in_words("What did %(body)s decide?") % {"body": turn.name}
        day = form.fields["decided_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = earliest, on
        if earliest:
            words = now_in_words("Not before %(day)s, the first day on which it could decide on this text.")
            day.help_text = words % {"day": in_words(earliest)}
        form.ask_about_parts(parts)
        return form

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        answer = told.get("answer")
        if answer and answer != Answer.AGREED and not told.get("note") and "note" not in self.errors:
            self.add_error("note", now_in_words("Enter what it asked for, or why it refused"))
        if answer == Answer.AGREED and (told.get("note") or self.comments()):
            self.add_error(
                "answer",
                now_in_words(
                    "Select what was decided: you wrote what has to change, and also that the text was agreed to as "
                    "it is. Empty those boxes if it was"
                ),
            )
        return told

    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        names = ("decided_on", "minute_reference", "link", "note")
        return {name: self.cleaned_data[name] for name in names} | {
            "position": self.cleaned_data["step"],
            "agreed_digest": self.cleaned_data["digest"],
            "answer": Answer(self.cleaned_data["answer"]),
            "comments": self.comments(),
        }


class PassOver(Form):
    submit = _("Pass it over")

    step = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN})
    because = LongTextField(
        label=_("Why does it not decide on this document?"),
        help_text=_(
            "The reason stays beside the step. For example, “The chair agreed that a note for information is enough.”"
        ),
        max_length=500,
        error_messages={"required": _("Enter why the step is passed over")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DueDay(Edit):
    submit = _("Save the day")

    due_on = DayField(name=_("the day"), label=_("By which day should there be an answer?"))


class AnswerComment(Form):
    submit = _("It is dealt with")

    answer = LongTextField(
        label=_("What did you do about it?"),
        help_text=_(
            "Whoever decides next reads it beside the comment. For example, “Added the source of the figures.”"
        ),
        max_length=1000,
        error_messages={"required": _("Enter what you did about it")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
