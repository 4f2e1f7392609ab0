"""How a council will know: what is measured, for whom, against whom, and to what end."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from councils.models import User
from councils.people_form import PersonField
from govuk.fields import DayField, Line, Radios, WholeNumberField
from govuk.forms import Form
from objectives.fitting import NEED_BENCHMARK, NEED_COMPARATOR
from objectives.forms.fields import Figure
from objectives.forms.figures import EARLIEST, LATEST, Figures
from objectives.models import Direction, Measure, TargetKind, Unit
from objectives.wording import RHYTHMS

WITH_A_FIGURE = (TargetKind.VALUE, TargetKind.WITHIN)


def figure(label: Any, **kwargs: Any) -> Figure:
    widget = forms.TextInput(attrs={"width": "10"})
    messages = {"invalid": gettext_lazy("Enter a figure, like 37.5, £1,240.50 or 12 days")}
    return Figure(label=label, required=False, widget=widget, error_messages=messages, **kwargs)


def line(label: Any, *, most: int, called: Any, **kwargs: Any) -> Line:
    """One line that may be left empty; `called` is how its message names it."""
    messages = {"max_length": called}
    return Line(label=label, max_length=most, required=False, error_messages=messages, **kwargs)


class EarlierMeasure(forms.ChoiceField):
    """One of the objective's other measures, or none; its value is a `Measure` or None."""

    def __init__(self, **kwargs: Any) -> None:
        self.measures: dict[str, Measure] = {}
        super().__init__(required=False, **kwargs)

    def choose_among(self, measures: Iterable[Measure], *, none: str = "") -> None:
        """Offer these measures, and none, by a name of its own."""
        self.measures = {str(measure.pk): measure for measure in measures}
        self.choices = [("", none or _("No")), *((key, measure.name) for key, measure in self.measures.items())]

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, Measure) else value

    def clean(self, value: Any) -> Measure | None:
        return self.measures.get(super().clean(value))


class MeasureWords(Form):
    """What a measure says of itself. Only what is measured, which way is better and the target are needed to begin."""

    name = Line(
        label=gettext_lazy("What is measured?"),
        help_text=gettext_lazy("For example “Pupils who reach a good level of development at age 5”."),
        max_length=200,
        error_messages={
            "required": gettext_lazy("Enter what is measured"),
            "max_length": gettext_lazy("What is measured must be 200 characters or fewer"),
        },
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("What kind of figure is it?"),
        choices=[
            (Unit.PERCENT, gettext_lazy("Per cent")),
            (Unit.NUMBER, gettext_lazy("Number of people or cases")),
            (Unit.SCORE, gettext_lazy("Score")),
            (Unit.MONEY, gettext_lazy("Pounds")),
            (Unit.DAYS, gettext_lazy("Days")),
            (Unit.INDEX, gettext_lazy("Index")),
            ("", gettext_lazy("Not decided yet")),
        ],
        widget=Radios(
            hints={
                Unit.SCORE: gettext_lazy("Such as Progress 8, which may be below zero."),
                Unit.INDEX: gettext_lazy("A figure that others compute from many, such as an index of deprivation."),
            }
        ),
        required=False,
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Which way is better?"),
        choices=[
            (Direction.UP, gettext_lazy("Higher is better")),
            (Direction.DOWN, gettext_lazy("Lower is better")),
            (Direction.KEEP, gettext_lazy("It should stay as it is")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select which way is better")},
    )
    target_kind = forms.ChoiceField(
        label=gettext_lazy("What is the target?"),
        choices=[
            (TargetKind.VALUE, gettext_lazy("Reach a figure")),
            (TargetKind.WITHIN, gettext_lazy("Stay within a range")),
            (TargetKind.IMPROVE, gettext_lazy("Do better than at the start")),
            (TargetKind.NARROW, gettext_lazy("Narrow the gap to the comparator")),
            (TargetKind.ABOVE, gettext_lazy("Do better than the comparator")),
            (TargetKind.BENCHMARK, gettext_lazy("Do better than a benchmark")),
            (TargetKind.ZERO, gettext_lazy("No incident at all")),
            (TargetKind.NONE, gettext_lazy("No target is stated")),
        ],
        widget=Radios(
            hints={
                TargetKind.VALUE: gettext_lazy("For example 45% by March 2030. Enter the figure below."),
                TargetKind.WITHIN: gettext_lazy("For example between 40% and 60%. Enter both edges below."),
                TargetKind.IMPROVE: gettext_lazy("No figure is set; the start is where it is counted from."),
                TargetKind.NARROW: gettext_lazy("Say below with whom the group is compared."),
                TargetKind.ABOVE: gettext_lazy("Better, not only as good. Say below with whom the group is compared."),
                TargetKind.BENCHMARK: gettext_lazy("Such as the national figure. Name it below."),
                TargetKind.ZERO: gettext_lazy("One is already too many."),
            }
        ),
        error_messages={"required": gettext_lazy("Select what the target is")},
    )
    target_value = figure(
        gettext_lazy("Figure to reach, or lower edge of the range"),
        help_text=gettext_lazy("Only if the target is a figure or a range. For example 45, £1,240.50 or 12 days."),
    )
    target_upper = figure(gettext_lazy("Upper edge of the range"), help_text=gettext_lazy("Only for a range."))
    target_on = DayField(
        label=gettext_lazy("Day by which the target is to be met (optional)"),
        name=gettext_lazy("the day of the target"),
        help_text=gettext_lazy("For example, 31 3 2030."),
        required=False,
        earliest=EARLIEST,
        latest=LATEST,
    )
    population = line(
        gettext_lazy("Who is counted in all? (optional)"),
        help_text=gettext_lazy("For example “pupils at the end of key stage 4 in the borough’s schools”."),
        most=300,
        called=gettext_lazy("Who is counted in all must be 300 characters or fewer"),
    )
    group = line(
        gettext_lazy("For which group of them? (optional)"),
        help_text=gettext_lazy("For example “pupils with special educational needs”."),
        most=200,
        called=gettext_lazy("The group must be 200 characters or fewer"),
    )
    comparator = line(
        gettext_lazy("Compared with whom? (optional)"),
        help_text=gettext_lazy("For example “other pupils”: those to whom there is a gap."),
        most=200,
        called=gettext_lazy("The comparator must be 200 characters or fewer"),
    )
    benchmark = line(
        gettext_lazy("Which nation or region is it set against? (optional)"),
        help_text=gettext_lazy("The same group elsewhere, for example “England” or “outer London”."),
        most=200,
        called=gettext_lazy("The benchmark must be 200 characters or fewer"),
    )
    source = line(
        gettext_lazy("Where do the figures come from? (optional)"),
        help_text=gettext_lazy("The publication or the system, so that a reader can check."),
        most=300,
        called=gettext_lazy("The source must be 300 characters or fewer"),
    )
    every_months = forms.TypedChoiceField(
        label=gettext_lazy("How often do new figures come?"),
        help_text=gettext_lazy("Once the objective is published, this becomes a day by which they are promised."),
        choices=[("", gettext_lazy("Not decided")), *RHYTHMS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    lag_months = WholeNumberField(
        label=gettext_lazy("How many months after the end of the period? (optional)"),
        help_text=gettext_lazy("For example 4, where the figures of a year to March are out by the end of July."),
        min_value=0,
        max_value=60,
        required=False,
        widget=forms.NumberInput(attrs={"width": "2"}),
    )
    owner = line(
        gettext_lazy("Which office brings the figures? (optional)"),
        help_text=gettext_lazy("A post, for example “Head of housing”. Readers see it."),
        most=200,
        called=gettext_lazy("The office must be 200 characters or fewer"),
    )
    owner_account = PersonField(
        label=gettext_lazy("Who is in that office now, and is told when figures are due? (optional)"),
        help_text=gettext_lazy("Told first when the day comes near. No reader sees the name."),
        nobody=gettext_lazy("Whoever is told of the objective"),
    )
    note = line(
        gettext_lazy("What must a reader know of this measure? (optional)"),
        help_text=gettext_lazy("For example “Schools that became academies are not counted”."),
        most=500,
        called=gettext_lazy("The note must be 500 characters or fewer"),
    )
    replaces = EarlierMeasure(
        label=gettext_lazy("Does it replace an earlier measure? (optional)"),
        help_text=gettext_lazy("Where the way of counting changed: the earlier figures stay, and the series breaks."),
    )

    def choose_among(self, measures: Iterable[Measure], people: Iterable[User]) -> None:
        """Offer these measures to be replaced, and these people to be told."""
        earlier, told = self.fields["replaces"], self.fields["owner_account"]
        assert isinstance(earlier, EarlierMeasure)  # noqa: S101 - declared above
        assert isinstance(told, PersonField)  # noqa: S101 - declared above
        earlier.choose_among(measures)
        told.choose_among(people)

    def clean(self) -> Any:
        super().clean()
        self.clean_the_target()
        self.clean_those_set_against()
        given = self.cleaned_data
        if given.get("lag_months") and not given.get("every_months") and "every_months" not in self.errors:
            self.add_error("every_months", _("Select how often new figures come, or leave the months after it empty"))
        given["lag_months"] = given.get("lag_months") or 0
        return given

    def clean_the_target(self) -> None:
        """What the target needs is there, and what it does not use is empty: it would be lost in silence."""
        given, kind = self.cleaned_data, self.cleaned_data.get("target_kind")
        lower, upper = given.get("target_value"), given.get("target_upper")
        if kind in WITH_A_FIGURE and lower is None:
            is_range = kind == TargetKind.WITHIN
            self.say(
                "target_value", _("Enter the lower edge of the range") if is_range else _("Enter the figure to reach")
            )
        if kind == TargetKind.WITHIN and upper is None:
            self.say("target_upper", _("Enter the upper edge of the range"))
        if lower is not None and upper is not None and upper < lower:
            self.say("target_upper", _("The upper edge must not be below the lower one"))
        if kind and kind not in WITH_A_FIGURE and lower is not None:
            self.say("target_value", _("Select “Reach a figure” as the target, or leave this empty"))
        if kind and kind != TargetKind.WITHIN and upper is not None:
            self.say("target_upper", _("Select “Stay within a range” as the target, or leave this empty"))
        if kind == TargetKind.NONE and given.get("target_on"):
            self.say("target_on", _("Select what is to be met by this day, or leave it empty"))

    def clean_those_set_against(self) -> None:
        given, kind = self.cleaned_data, self.cleaned_data.get("target_kind")
        if kind in NEED_COMPARATOR and not given.get("comparator"):
            self.say("comparator", _("Enter whom the group is compared with, which the target needs"))
        if kind in NEED_BENCHMARK and not given.get("benchmark"):
            self.say("benchmark", _("Enter which nation or region it is set against, which the target needs"))

    def say(self, name: str, message: str) -> None:
        """An error beside a box that has none yet."""
        if name not in self.errors:
            self.add_error(name, message)


WORDS = tuple(MeasureWords.base_fields)
AT_THE_START = ("period", "ends_on", "value", "comparator_value", "benchmark_value", "as_published")
AS_ON_THE_PAGE = (*WORDS[: WORDS.index("source")], *AT_THE_START, *WORDS[WORDS.index("source") :])


class AddMeasure(MeasureWords, Figures):
    """A measure with its target, and its baseline if that is known."""

    submit = gettext_lazy("Add the measure")
    is_figure_needed = False
    field_order = AS_ON_THE_PAGE

    def __init__(
        self, *args: Any, measures: Iterable[Measure] = (), people: Iterable[User] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measures = list(measures)
        self.choose_among(self.measures, people)
        if not self.measures:
            del self.fields["replaces"]

    @property
    def unit_of_figures(self) -> str:
        return self.cleaned_data.get("unit", "")

    def clean(self) -> Any:
        given = super().clean()
        if given.get("comparator_value") and not given.get("comparator"):
            self.say("comparator", _("Enter whom the figures of the comparator are about"))
        if given.get("benchmark_value") and not given.get("benchmark"):
            self.say("benchmark", _("Enter which nation or region the figure of the benchmark is about"))
        known = {(measure.name, measure.group) for measure in self.measures}
        if "replaces" in self.fields and not given.get("replaces") and (given.get("name"), given.get("group")) in known:
            self.say("name", _("The objective already has this measure for these people"))
        return given

    def told(self) -> dict[str, Any]:
        """The measure and its first figure, as the action wants them."""
        told = {name: self.cleaned_data[name] for name in WORDS if name in self.fields}
        return told | {"readings": [self.reading() | {"is_baseline": True}] if self.has_figures else []}


class ChangeMeasure(Edit, MeasureWords):
    """A measure that is there already."""

    submit = gettext_lazy("Save")

    @classmethod
    def of(
        cls, measure: Measure, *, others: Iterable[Measure], people: Iterable[User], posted: QueryDict | None = None
    ) -> Self:
        form = cls.about(measure, posted)
        form.choose_among(others, people)
        often = form.fields["every_months"]
        assert isinstance(often, forms.TypedChoiceField)  # noqa: S101 - declared above
        if measure.every_months and measure.every_months not in RHYTHMS:
            own = (measure.every_months, _("Every %(months)s months") % {"months": measure.every_months})
            often.choices = [*often.choices, own]  # type: ignore[misc]  # a list, as declared above
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        return {name: getattr(row, name) for name in WORDS}
