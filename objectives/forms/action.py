"""A step towards an objective: what, by when and by whom; and what became of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from councils.models import User
from councils.people_form import PersonField
from duty.written import in_words
from govuk.fields import DayField, Line, LongLine
from govuk.forms import Form
from objectives.models import Action

EARLIEST, LATEST = date(2011, 1, 1), date(2060, 12, 31)  # what the arithmetic is proved for


def reason(label: Any, *, required: Any = "", **kwargs: Any) -> LongLine:
    """A sentence or two that stay with the action."""
    return LongLine(
        label=label,
        max_length=300,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": required,
            "max_length": gettext_lazy("This must be 300 characters or fewer"),
        },
        **kwargs,
    )


class ActionWords(Form):
    """What is to be done, by when, and by whom."""

    title = LongLine(
        label=gettext_lazy("What will be done?"),
        help_text=gettext_lazy("One step, so that anybody can tell whether it was taken. Name no person."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy("Enter what will be done"),
            "max_length": gettext_lazy("What will be done must be 300 characters or fewer"),
        },
    )
    due_on = DayField(
        label=gettext_lazy("By which day?"),
        name=gettext_lazy("the day by which it will be done"),
        help_text=gettext_lazy("For example, 31 3 2027."),
        earliest=EARLIEST,
        latest=LATEST,
    )
    owner = Line(
        label=gettext_lazy("Which office does it? (optional)"),
        help_text=gettext_lazy(
            "A post, for example “Head of housing”. Without one, the office that owns the objective."
        ),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("The office must be 200 characters or fewer")},
    )
    owner_account = PersonField(
        label=gettext_lazy("Who is in that office now, and is told of the day? (optional)"),
        help_text=gettext_lazy("Told first when the day comes near. No reader sees the name."),
        nobody=gettext_lazy("Whoever is told of the objective"),
    )
    origin = Line(
        label=gettext_lazy("Where was it decided? (optional)"),
        help_text=gettext_lazy("For example “Corporate plan, page 12” or “Cabinet, 12 May 2026, minute 14”."),
        max_length=300,
        required=False,
        error_messages={"max_length": gettext_lazy("Where it was decided must be 300 characters or fewer")},
    )

    def choose_among(self, people: Iterable[User]) -> None:
        field = self.fields["owner_account"]
        assert isinstance(field, PersonField)  # noqa: S101 - declared above
        field.choose_among(people)


class AddAction(ActionWords):
    """A new action."""

    submit = gettext_lazy("Add the action")

    @classmethod
    def among(cls, people: Iterable[User], posted: QueryDict | None = None) -> Self:
        form = cls(posted)
        form.choose_among(people)
        return form


class ChangeAction(Edit, ActionWords):
    """An action that is there already, and why its day moves."""

    submit = gettext_lazy("Save")
    action: Action

    because = reason(
        gettext_lazy("If the day moves, why?"),
        help_text=gettext_lazy("The council’s record of acts keeps the reason, with both days."),
    )

    field_order = ("title", "due_on", "because")

    @classmethod
    def of(cls, action: Action, people: Iterable[User], posted: QueryDict | None = None) -> Self:
        form = cls.about(action, posted)
        form.choose_among(people)
        form.action = action
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ActionWords.base_fields} | {"because": ""}

    def clean(self) -> None:
        """A stale form is not asked for a reason: whether the day moves, it cannot know yet."""
        given = self.cleaned_data
        is_moved = given.get("due_on", self.action.due_on) != self.action.due_on
        is_fresh = given.get("seen") == self.action.version
        if is_moved and is_fresh and "because" in given and not given["because"]:
            words = _("Say why the day moves from %(day)s") % {"day": in_words(self.action.due_on)}
            self.add_error("because", words)

    def compare(self, current: models.Model) -> list[tuple[str, str, str]]:
        """The reason is of this save alone, so nobody else's stands against it."""
        asked = str(self.fields["because"].label)
        return [difference for difference in super().compare(current) if difference[0] != asked]


class FinishAction(Form):
    """That it was done."""

    submit = gettext_lazy("Note it as done")

    done_on = DayField(label=gettext_lazy("When was it done?"), name=gettext_lazy("the day it was done"))
    because = reason(
        gettext_lazy("What came of it? (optional)"),
        help_text=gettext_lazy("One or two sentences. If it was done after its day, say why."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"done_on": on}, **kwargs)
        day = self.fields["done_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = EARLIEST, on


class DropAction(Form):
    """That it will not be done."""

    submit = gettext_lazy("Drop the action")

    because = reason(
        gettext_lazy("Why will it not be done?"),
        required=gettext_lazy("Say why it will not be done"),
        help_text=gettext_lazy("For example “Cabinet moved the money to another step on 12 May 2026.”"),
    )


class ReopenAction(Form):
    """That it is to be done after all."""

    submit = gettext_lazy("Put it back")

    because = reason(
        gettext_lazy("Why is it to be done after all?"),
        required=gettext_lazy("Say why it is to be done after all"),
        help_text=gettext_lazy("For example “It was noted as done by mistake.”"),
    )
