"""The figures of a measure, one period at a time: added, revised and removed."""

from datetime import date
from typing import Any, Self

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.edit_form import Edit
from duty.shares import rounded
from govuk.fields import DayField, Line, LongLine
from govuk.forms import Form
from objectives.forms.fields import FigureOrWord, Given
from objectives.models import WHO, Measure, Reading, Unit
from objectives.wording import counted, plain

FIGURES = tuple(f"{who}value" for who in WHO)
EARLIEST, LATEST = date(1990, 1, 1), date(2060, 12, 31)


def figure_box(label: Any, **kwargs: Any) -> FigureOrWord:
    return FigureOrWord(label=label, required=False, widget=forms.TextInput(attrs={"width": "20"}), **kwargs)


def note_box(**kwargs: Any) -> Line:
    return Line(
        label=gettext_lazy("Note (optional)"),
        max_length=300,
        required=False,
        error_messages={"max_length": gettext_lazy("The note must be 300 characters or fewer")},
        **kwargs,
    )


def break_box(**kwargs: Any) -> Line:
    return Line(
        label=gettext_lazy("If the way of counting changed before this period, what changed? (optional)"),
        max_length=300,
        required=False,
        error_messages={"max_length": gettext_lazy("What changed must be 300 characters or fewer")},
        **kwargs,
    )


class Figures(Form):
    """The figures of one period: the group's own, and those it is set against."""

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
        help_text=gettext_lazy(
            "It puts the figures in order, and the day on which the next are due is counted from it. For example, "
            "31 3 2026."
        ),
        required=False,
        earliest=EARLIEST,
        latest=LATEST,
    )
    value = figure_box(
        gettext_lazy("Figure"),
        help_text=gettext_lazy(
            "As published: 13, or −0.35; or counted: 57 of 440; or both: 13 (57 of 440). If there is none, say why: "
            "“not yet”, “not collected”, or “hidden” where a small number could tell who somebody is."
        ),
    )
    comparator_value = figure_box(gettext_lazy("Figure of the comparator (optional)"))
    benchmark_value = figure_box(gettext_lazy("Figure of the benchmark (optional)"))
    as_published = forms.BooleanField(
        label=gettext_lazy("The figure stands as it was published, although the two numbers give another"),
        required=False,
    )

    is_figure_needed = True

    @property
    def unit_of_figures(self) -> str:
        raise NotImplementedError

    @property
    def is_as_published_asked(self) -> bool:
        """Whether the page has to ask: a figure disagrees with its two numbers, or did and was kept."""
        errors = self.errors.as_data().values()
        return bool(self["as_published"].value()) or any(e.code == "disagrees" for each in errors for e in each)

    @property
    def has_figures(self) -> bool:
        names = ("period", "ends_on", *FIGURES)
        return any(self.cleaned_data.get(name) for name in names)

    def clean(self) -> Any:
        for name in FIGURES:
            self.settle(name)
        if self.is_figure_needed or self.has_figures:
            self.ask_for("value", _("Enter the figure, or why there is none"))
            self.ask_for("period", _("Enter the period of the figure"))
        return self.cleaned_data

    def ask_for(self, name: str, message: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)

    def settle(self, name: str) -> None:
        """A figure in the measure's unit; one that disagrees with its two numbers is asked about."""
        given = self.cleaned_data.get(name)
        if given is None:
            return
        unit = self.unit_of_figures
        try:
            given = self.cleaned_data[name] = given.in_unit(unit)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)
            return
        if unit == Unit.PERCENT and given.is_off and not self.cleaned_data.get("as_published"):
            sentence = _(
                "%(value)s per cent does not agree with %(counts)s, which is %(told)s per cent. Correct one of the "
                "three, or say that the figure stands"
            )
            words = {
                "value": plain(given.value),
                "counts": counted(given.numerator, given.denominator),
                "told": rounded(given.share, 1),
            }
            self.add_error(name, forms.ValidationError(sentence % words, code="disagrees"))

    def reading(self) -> dict[str, Any]:
        """The figures as the actions want them."""
        told = {name: self.cleaned_data.get(name) for name in ("period", "ends_on")}
        return told | of_figures({name: self.cleaned_data.get(name) for name in FIGURES if name in self.fields})


def of_figures(given: dict[str, Given | None]) -> dict[str, Any]:
    """What stands in boxes of figures, as the columns of a reading."""
    told: dict[str, Any] = {}
    for name, figure in given.items():
        who = name.removesuffix("value")
        told[f"{who}state"] = str(figure.state) if figure else ""
        for part in ("value", "numerator", "denominator"):
            told[f"{who}{part}"] = getattr(figure, part) if figure else None
    return told


def only_those_of(form: forms.Form, measure: Measure) -> None:
    """Leave the boxes that the measure has somebody for, called by their names."""
    whom = {"value": measure.group, "comparator_value": measure.comparator, "benchmark_value": measure.benchmark}
    for name, called in whom.items():
        if name != "value" and not called:
            del form.fields[name]
        elif called:
            form.fields[name].label = _("Figure: %(who)s") % {"who": called}


class AddReading(Figures):
    """One more figure of a measure."""

    submit = gettext_lazy("Add the figure")

    break_before = break_box(
        help_text=gettext_lazy("The figures before it are then not compared with those from it on.")
    )
    note = note_box(help_text=gettext_lazy("What a reader must know of this figure, for example “estimated”."))
    is_baseline = forms.BooleanField(
        label=gettext_lazy("This is the baseline: where it stood at the start"), required=False
    )

    def __init__(self, *args: Any, measure: Measure, may_be_baseline: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        only_those_of(self, measure)
        if not may_be_baseline:
            del self.fields["is_baseline"]

    @property
    def unit_of_figures(self) -> str:
        return self.measure.unit

    def reading(self) -> dict[str, Any]:
        names = ("note", "break_before")
        told = {name: self.cleaned_data[name] for name in names}
        return super().reading() | told | {"is_baseline": self.cleaned_data.get("is_baseline", False)}


def reason(label: Any) -> LongLine:
    return LongLine(
        label=label,
        help_text=gettext_lazy("The council’s record of acts keeps the reason, with both figures."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say why"),
            "max_length": gettext_lazy("The reason must be 300 characters or fewer"),
        },
    )


class ChangeReading(Edit, Figures):
    """A figure that was published once and has been revised."""

    submit = gettext_lazy("Save the revised figure")
    measure: Measure

    break_before = break_box(
        help_text=gettext_lazy("The figures before it are then not compared with those from it on.")
    )
    note = note_box(help_text=gettext_lazy("What a reader must know of this figure, for example “revised in May”."))
    because = reason(gettext_lazy("Why is it revised?"))

    @classmethod
    def of(cls, reading: Reading, posted: QueryDict | None = None) -> Self:
        form = cls.about(reading, posted)
        form.measure = reading.measure
        only_those_of(form, reading.measure)
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, Reading)  # noqa: S101 - it is about nothing else
        figures = {f"{who}value": Given.of(row, who) for who in WHO}
        names = ("period", "ends_on", "break_before", "note")
        is_kept = any(figure and figure.is_off for figure in figures.values())
        told = {name: getattr(row, name) for name in names}
        return told | figures | {"as_published": is_kept and row.measure.unit == Unit.PERCENT, "because": ""}

    @property
    def unit_of_figures(self) -> str:
        return self.measure.unit

    def told(self) -> dict[str, Any]:
        names = ("because", "break_before", "note")
        return self.reading() | {name: self.cleaned_data[name] for name in names}

    def compare(self, current: models.Model) -> list[tuple[str, str, str]]:
        """The reason is of this save alone, so nobody else's stands against it."""
        asked = str(self.fields["because"].label)
        return [difference for difference in super().compare(current) if difference[0] != asked]


class RemoveReading(Form):
    """That a figure should not stand there."""

    submit = gettext_lazy("Remove the figure")

    because = reason(gettext_lazy("Why is it removed?"))
