"""One objective: its words, who answers for it, and the signs of success."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from councils.people_form import PersonField, people_who, people_with
from councils.roles import Can, Role
from govuk.fields import DayField, Line, LongLine, Prose, Radios
from govuk.forms import Form
from objectives.forms.fields import Lines
from objectives.forms.figures import EARLIEST, LATEST
from objectives.models import CriteriaLogic, Objective, SuccessCriterion


class ObjectiveTitle(Form):
    """What an objective is called."""

    title = LongLine(
        label=gettext_lazy("What does the council want to achieve?"),
        help_text=gettext_lazy("The objective in one sentence, as it will be published."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Enter the objective in one sentence"),
            "max_length": gettext_lazy("The objective must be 500 characters or fewer"),
        },
    )
    reference = Line(
        label=gettext_lazy("Reference (optional)"),
        help_text=gettext_lazy("The number or letter the council prints, if any, for example 3 or EO2."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"width": "10"}),
        error_messages={"max_length": gettext_lazy("The reference must be 20 characters or fewer")},
    )


class AddObjective(ObjectiveTitle):
    """A new objective; its title is enough to begin."""

    submit = gettext_lazy("Add the objective")

    def __init__(self, *args: Any, taken: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = set(taken)

    def clean(self) -> None:
        if (self.cleaned_data.get("title"), self.cleaned_data.get("reference")) in self.taken:
            self.add_error("title", _("The set already has this objective with this reference"))


class Words(Edit, ObjectiveTitle):
    """What is wanted, and why."""

    why = Prose(
        label=gettext_lazy("Why this objective? (optional)"),
        help_text=gettext_lazy(
            "The inequality it answers and how the council knows. Start a line with - for a list and leave an empty "
            "line between paragraphs."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class WhoIsTold(Edit):
    """Which accounts are told of what falls due: the people in the offices just now, whom no reader sees."""

    owner_account = PersonField(
        label=gettext_lazy("Who is in that office now, and is told of its dates?"),
        help_text=gettext_lazy("Told first when the review comes near. No reader sees the name."),
        nobody=gettext_lazy("Nobody: the equality officers"),
    )
    sponsor_account = PersonField(
        label=gettext_lazy("Which councillor is told of a long delay?"),
        help_text=gettext_lazy("No reader sees the name."),
        nobody=gettext_lazy("The one named in the council’s arrangements"),
    )

    @classmethod
    def about(cls, row: models.Model, posted: QueryDict | None = None) -> Self:
        form = super().about(row, posted)
        assert isinstance(row, Objective)  # noqa: S101 - the form is about nothing else
        council = row.objective_set.council
        for name, people in (
            ("owner_account", people_who(council, Can.SEE_DRAFTS)),
            ("sponsor_account", people_with(council, Role.COUNCILLOR)),
        ):
            field = form.fields[name]
            assert isinstance(field, PersonField)  # noqa: S101 - declared above
            field.choose_among(people)
        return form


class People(WhoIsTold):
    """Who answers for an objective, and when the council means to look at it again."""

    owner = Line(
        label=gettext_lazy("Which office answers for it?"),
        help_text=gettext_lazy("A post, for example “Head of housing”. Readers see it, so give no person's name."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("The office must be 200 characters or fewer")},
    )
    member_sponsor = Line(
        label=gettext_lazy("Which elected member's office sponsors it? (optional)"),
        help_text=gettext_lazy("For example “Cabinet member for communities”."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("The member's office must be 200 characters or fewer")},
    )
    review_on = DayField(
        label=gettext_lazy("When will the council review it? (optional)"),
        name=gettext_lazy("the day of the review"),
        help_text=gettext_lazy(
            "The council's own day. Without one, the review falls due with the whole set, at the latest four years "
            "after publication. For example, 31 3 2028."
        ),
        required=False,
        earliest=EARLIEST,
        latest=LATEST,
    )

    field_order = ("owner", "owner_account", "member_sponsor", "sponsor_account", "review_on")


class Criteria(Edit):
    """The signs by which success will be known."""

    texts = Lines(
        label=gettext_lazy("Signs of success"),
        help_text=gettext_lazy("One on each line. Bullets that come with pasted text are removed."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    logic = forms.ChoiceField(
        label=gettext_lazy("When is the objective met?"),
        choices=[
            (CriteriaLogic.ALL, gettext_lazy("When all of these are seen")),
            (CriteriaLogic.ANY, gettext_lazy("When any one of these is seen")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select whether all signs are needed or any one")},
    )

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, Objective)  # noqa: S101 - the form is about nothing else
        return {
            "texts": list(row.criteria.order_by("position").values_list("text", flat=True)),
            "logic": row.criteria_logic,
        }

    def clean_texts(self) -> list[str]:
        texts = self.cleaned_data["texts"]
        most = SuccessCriterion._meta.get_field("text").max_length or 0
        for text in texts:
            if len(text) > most:
                raise forms.ValidationError(
                    _("Each sign must be %(most)d characters or fewer; this one is longer: “%(text)s…”")
                    % {"most": most, "text": text[:40]}
                )
        return texts
