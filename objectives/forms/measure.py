"""How a council will know: measures and their figures."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import DayField, Line, Radios, WholeNumberField
from govuk.forms import Form
from objectives.forms.fields import Figure
from objectives.models import Direction, Measure, TargetKind, Unit

MOST = 2_147_483_647  # what the column holds
TENTH = Decimal("0.1")
AGREES_WITHIN = Decimal("0.5")  # percentage points: what rounding to a whole per cent can make


def count(label: Any, **kwargs: Any) -> WholeNumberField:
    """A number of people or cases."""
    widget = forms.NumberInput(attrs={"width": "10"})
    return WholeNumberField(label=label, required=False, max_value=MOST, widget=widget, **kwargs)


def figure(label: Any, **kwargs: Any) -> Figure:
    return Figure(label=label, required=False, widget=forms.NumberInput(attrs={"width": "10"}), **kwargs)


class Figures(Form):
    """A figure for a period, for the group and perhaps its comparator, as published and as counted."""

    period = Line(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("As the council writes it, for example 2016, 2025/26 or March 2026."),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"width": "20"}),
    )
    ends_on = DayField(
        label=gettext_lazy("Last day of the period (optional)"),
        name=gettext_lazy("the last day of the period"),
        help_text=gettext_lazy("It puts the figures in order. For example, 31 3 2026."),
        required=False,
    )
    value = figure(
        gettext_lazy("Figure"),
        help_text=gettext_lazy(
            "As published, for example 37.5 or −0.35. A per cent may be left empty if both numbers below are given."
        ),
    )
    numerator = count(
        gettext_lazy("Number counted (optional)"),
        help_text=gettext_lazy("For example the 57 of “57 of 440”."),
        min_value=0,
    )
    denominator = count(
        gettext_lazy("Out of how many (optional)"), help_text=gettext_lazy("For example the 440."), min_value=1
    )
    comparator_value = figure(gettext_lazy("Figure of the comparator (optional)"))
    comparator_numerator = count(gettext_lazy("Number counted of the comparator (optional)"), min_value=0)
    comparator_denominator = count(gettext_lazy("Out of how many of the comparator (optional)"), min_value=1)
    as_published = forms.BooleanField(
        label=gettext_lazy("The figure stands as it was published, although the two numbers give another"),
        required=False,
    )

    is_figure_needed = True

    @property
    def unit(self) -> str:
        raise NotImplementedError

    @property
    def is_as_published_asked(self) -> bool:
        """Whether the page has to ask: a figure disagrees with its two numbers, or did and was kept."""
        errors = self.errors.as_data().values()
        return bool(self["as_published"].value()) or any(e.code == "disagrees" for each in errors for e in each)

    def clean(self) -> None:
        for prefix in ("", "comparator_"):
            self.agree(prefix)
        given = self.cleaned_data
        compared = any(given.get(f"comparator_{name}") is not None for name in ("value", "numerator", "denominator"))
        if given.get("value") is None and "value" not in self.errors and (self.is_figure_needed or self.has_figures):
            self.add_error("value", _("Enter the figure"))
        if not given.get("period") and "period" not in self.errors and (self.is_figure_needed or self.has_figures):
            self.add_error("period", _("Enter the period of the figure"))
        if compared and given.get("comparator_value") is None and "comparator_value" not in self.errors:
            self.add_error("comparator_value", _("Enter the figure of the comparator"))

    @property
    def has_figures(self) -> bool:
        names = ("value", "numerator", "denominator", "ends_on", "comparator_value", "comparator_numerator")
        given = self.cleaned_data
        return bool(given.get("period")) or any(
            given.get(name) is not None for name in (*names, "comparator_denominator")
        )

    def agree(self, prefix: str) -> None:
        """The figure and its two numbers: a per cent left empty is worked out, one that disagrees is asked about."""
        names = [f"{prefix}{name}" for name in ("value", "numerator", "denominator")]
        if any(name in self.errors for name in names):
            return
        value, numerator, denominator = (self.cleaned_data.get(name) for name in names)
        if numerator is not None and denominator is None:
            self.add_error(f"{prefix}denominator", _("Enter out of how many"))
        if numerator is None or denominator is None or self.unit != Unit.PERCENT:
            return
        share = Decimal(numerator) * 100 / Decimal(denominator)
        told = share.quantize(TENTH, ROUND_HALF_UP)
        if value is None:
            self.cleaned_data[f"{prefix}value"] = told
        elif abs(value - share) > AGREES_WITHIN and not self.cleaned_data.get("as_published"):
            words = {"value": value, "numerator": f"{numerator:,}", "denominator": f"{denominator:,}", "told": told}
            sentence = _(
                "%(value)s per cent does not agree with %(numerator)s of %(denominator)s, which is %(told)s per cent. "
                "Correct one of the three, or say below that the figure stands"
            )
            self.add_error(f"{prefix}value", forms.ValidationError(sentence % words, code="disagrees"))

    def reading(self) -> dict[str, Any]:
        """The figure as the actions want it."""
        names = ("period", "ends_on", "value", "numerator", "denominator")
        compared = ("comparator_value", "comparator_numerator", "comparator_denominator")
        return {name: self.cleaned_data.get(name) for name in (*names, *compared)}


class AddReading(Figures):
    """One more figure of a measure."""

    submit = gettext_lazy("Add the figure")

    note = Line(
        label=gettext_lazy("Note (optional)"),
        help_text=gettext_lazy("What a reader must know of this figure, for example “estimated”."),
        max_length=300,
        required=False,
    )
    is_baseline = forms.BooleanField(
        label=gettext_lazy("This is the baseline: where it stood at the start"), required=False
    )

    def __init__(self, *args: Any, measure: Measure, may_be_baseline: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        if not measure.comparator:
            for name in ("comparator_value", "comparator_numerator", "comparator_denominator"):
                del self.fields[name]
        if not may_be_baseline:
            del self.fields["is_baseline"]

    @property
    def unit(self) -> str:
        return self.measure.unit

    def reading(self) -> dict[str, Any]:
        told = {"note": self.cleaned_data["note"], "is_baseline": self.cleaned_data.get("is_baseline", False)}
        return super().reading() | told


class AddMeasure(Figures):
    """A measure with its target, and its baseline if that is known."""

    submit = gettext_lazy("Add the measure")
    is_figure_needed = False

    name = Line(
        label=gettext_lazy("What is measured?"),
        help_text=gettext_lazy("For example “Pupils who reach a good level of development at age 5”."),
        max_length=200,
        error_messages={
            "required": gettext_lazy("Enter what is measured"),
            "max_length": gettext_lazy("What is measured must be 200 characters or fewer"),
        },
    )
    unit_of_measure = forms.ChoiceField(
        label=gettext_lazy("What kind of figure is it?"),
        choices=[
            (Unit.PERCENT, gettext_lazy("Per cent")),
            (Unit.NUMBER, gettext_lazy("Number")),
            (Unit.SCORE, gettext_lazy("Score")),
        ],
        widget=Radios(hints={Unit.SCORE: gettext_lazy("Such as Progress 8, which may be below zero.")}),
        error_messages={"required": gettext_lazy("Select what kind of figure it is")},
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
    group = Line(
        label=gettext_lazy("Who is counted? (optional)"),
        help_text=gettext_lazy("For example “pupils with special educational needs”."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("Who is counted must be 200 characters or fewer")},
    )
    comparator = Line(
        label=gettext_lazy("Compared with whom? (optional)"),
        help_text=gettext_lazy("For example “all pupils” or “England”."),
        max_length=200,
        required=False,
        error_messages={"max_length": gettext_lazy("The comparator must be 200 characters or fewer")},
    )
    target_kind = forms.ChoiceField(
        label=gettext_lazy("What is the target?"),
        choices=[
            (TargetKind.VALUE, gettext_lazy("Reach a figure")),
            (TargetKind.NARROW, gettext_lazy("Narrow the gap to the comparator")),
            (TargetKind.ABOVE, gettext_lazy("Stay above the comparator")),
            (TargetKind.ZERO, gettext_lazy("No incident at all")),
            (TargetKind.NONE, gettext_lazy("No target is stated")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select what the target is")},
    )
    target_value = figure(gettext_lazy("Figure to reach"), help_text=gettext_lazy("Only if the target is a figure."))
    target_on = DayField(
        label=gettext_lazy("Day by which the target is to be met (optional)"),
        name=gettext_lazy("the day of the target"),
        help_text=gettext_lazy("For example, 31 3 2030."),
        required=False,
    )
    source = Line(
        label=gettext_lazy("Where do the figures come from? (optional)"),
        help_text=gettext_lazy("The publication or the system, so that a reader can check."),
        max_length=300,
        required=False,
        error_messages={"max_length": gettext_lazy("The source must be 300 characters or fewer")},
    )
    replaces = forms.ChoiceField(
        label=gettext_lazy("Does it replace an earlier measure? (optional)"),
        help_text=gettext_lazy("Where the way of counting changed: the earlier figures stay, and the series breaks."),
        required=False,
    )

    def __init__(self, *args: Any, measures: Iterable[Measure] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {str(measure.pk): measure for measure in measures}
        choice = self.fields["replaces"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [("", _("No")), *((key, measure.name) for key, measure in self.measures.items())]
        if not self.measures:
            del self.fields["replaces"]

    @property
    def unit(self) -> str:
        return self.cleaned_data.get("unit_of_measure", "")

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        kind, has_value = given.get("target_kind"), given.get("target_value") is not None
        if kind == TargetKind.VALUE and not has_value and "target_value" not in self.errors:
            self.add_error("target_value", _("Enter the figure to reach"))
        if kind and kind != TargetKind.VALUE and has_value:
            self.add_error("target_value", _("Select “Reach a figure” as the target, or leave this empty"))
        if not given.get("comparator") and "comparator" not in self.errors:
            if kind in (TargetKind.NARROW, TargetKind.ABOVE):
                self.add_error("comparator", _("Enter whom the group is compared with, which the target needs"))
            elif given.get("comparator_value") is not None:
                self.add_error("comparator", _("Enter whom the figures of the comparator are about"))
        known = {(measure.name, measure.group) for measure in self.measures.values()}
        if "replaces" in self.fields and not given.get("replaces") and (given.get("name"), given.get("group")) in known:
            self.add_error("name", _("The objective already has this measure for these people"))

    def told(self) -> dict[str, Any]:
        """The measure and its first figure, as the action wants them."""
        names = ("name", "direction", "group", "comparator", "target_kind", "target_value", "target_on", "source")
        given = self.cleaned_data
        return {name: given[name] for name in names} | {
            "unit": given["unit_of_measure"],
            "replaces": self.measures.get(given.get("replaces", "")),
            "readings": [self.reading() | {"is_baseline": True}] if self.has_figures else [],
        }
