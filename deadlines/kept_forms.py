"""What people tell of what the council keeps by its own hand: lengths of steps, who answers for a day, the diary."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from councils.edit_form import Edit
from councils.models import User
from councils.people_form import PersonField
from deadlines.diary import YEARLY, comes_round, reply_due
from deadlines.keeping import expected, people_of
from deadlines.models import Arrangements, Deadline, DiaryEntry, Kind
from deadlines.plans import steps_of
from duty.backwards import Unit
from govuk.fields import Checkboxes, DayField, Line, WholeNumberField
from govuk.forms import Form

Words = Any  # a text, or one that is put into the reader's language later
EARLIEST, LATEST = date(2011, 1, 1), date(2060, 12, 31)  # what the arithmetic is proved for
LONGEST_INTERVAL = 120  # months
MOST_WEEKS, MOST_WORKING_DAYS, LONGEST_PATIENCE = 52, 120, 365


class DateTried(Form):
    """A day on which it might be published, and the steps on the way there. Asked in the address, so it can be kept
    and sent on."""

    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    published_on = DayField(
        name=_("the day you try"),
        help_text=_("For example, 11 3 2027. Leave it empty to plan for the due day itself."),
        earliest=EARLIEST,
        latest=LATEST,
        required=False,
    )
    steps = forms.MultipleChoiceField(
        label=_("Steps on the way there"),
        help_text=_("Those that this one needs. A plan is counted back through them; without any there is no plan."),
        widget=Checkboxes,
        required=False,
        error_messages={"invalid_choice": _("Select steps from the list")},
    )

    def __init__(
        self,
        *args: Any,
        arrangements: Arrangements,
        if_it_were: Words,
        is_planned: bool,
        taking: Collection[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        steps, day = self.fields["steps"], self.fields["published_on"]
        day.label = if_it_were
        assert isinstance(steps, forms.MultipleChoiceField)  # noqa: S101 - declared above
        steps.choices = [(step.key, step.name) for step in steps_of(arrangements) if step.length]
        steps.initial = list(taking)
        if not is_planned or not steps.choices:
            del self.fields["steps"]
            day.help_text = _("For example, 11 3 2027.")

    @property
    def taking(self) -> Collection[str]:
        """The steps to be taken: those ticked, or at first those that are usual."""
        if "steps" not in self.fields:
            return ()
        return self.cleaned_data.get("steps", ()) if self.is_bound else self.fields["steps"].initial


class PeopleOfADate(Edit):
    """Who is told before others. A date counts no versions: who is named is what was seen."""

    submit = _("Save")

    seen = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": _("Open this page again before you save")}
    )
    owner = PersonField(
        label=_("Who answers for it?"),
        help_text=_("This person is told first. Without anybody, the council’s equality officers are told."),
        nobody=_("Nobody: the equality officers"),
    )
    sponsor = PersonField(
        label=_("To which councillor is a long delay brought?"),
        nobody=_("The one named in the arrangements"),
    )

    @classmethod
    def version_of(cls, row: models.Model) -> str:
        assert isinstance(row, Deadline)  # noqa: S101 - the form is about nothing else
        return people_of(row)

    @classmethod
    def among(
        cls, people: Iterable[User], councillors: Iterable[User], row: Deadline, posted: QueryDict | None = None
    ) -> Self:
        form = cls.about(row, posted)
        choose(form, "owner", people)
        choose(form, "sponsor", councillors)
        return form


def choose(form: forms.Form, name: str, people: Iterable[User]) -> None:
    field = form.fields[name]
    assert isinstance(field, PersonField)  # noqa: S101 - declared so in each of these forms
    field.choose_among(people)


# --- Arrangements -----------------------------------------------------------------------------------------------------


class Length(WholeNumberField):
    """How long a step takes; 0 where the council does not take it."""

    def __init__(self, *, step: Words, unit: str, **kwargs: Any) -> None:
        most = MOST_WEEKS if unit == Unit.WEEKS else MOST_WORKING_DAYS
        suffix = _("weeks") if unit == Unit.WEEKS else _("working days")

        def named(sentence: Words) -> Words:
            """Seven boxes stand in a row: what is wrong names the step it is about."""
            return format_lazy(sentence, step=step, unit=suffix)

        super().__init__(
            label=step,
            min_value=0,
            max_value=most,
            widget=forms.NumberInput(attrs={"width": "3", "suffix": suffix}),
            error_messages={
                "required": named(_("{step}: enter how long it takes, or 0 if the council does not take this step")),
                "invalid": named(_("{step} must be a whole number of {unit}, like 12")),
                "min_value": named(_("{step} must be 0 {unit} or more")),
                "max_value": named(_("{step} must be %(limit_value)s {unit} or fewer")),
            },
            **kwargs,
        )


class ArrangementsForm(Edit):
    """The lengths that a plan is counted back with, and what happens when a day is long past."""

    submit = _("Save")

    evidence_weeks = Length(
        step=_("Gathering evidence"), unit=Unit.WEEKS, help_text=_("Figures, complaints, earlier consultations.")
    )
    consultation_weeks = Length(
        step=_("Consultation"), unit=Unit.WEEKS, help_text=_("Twelve weeks is the usual length for the public.")
    )
    drafting_weeks = Length(step=_("Analysis and drafting"), unit=Unit.WEEKS)
    scrutiny_working_days = Length(
        step=_("Scrutiny"), unit=Unit.WORKING_DAYS, help_text=_("From the papers going out to the committee’s views.")
    )
    cabinet_working_days = Length(
        step=_("Cabinet"), unit=Unit.WORKING_DAYS, help_text=_("From the papers going out to the decision.")
    )
    call_in_working_days = Length(
        step=_("Call-in"), unit=Unit.WORKING_DAYS, help_text=_("How long members have to call the decision in.")
    )
    publication_working_days = Length(step=_("Publication"), unit=Unit.WORKING_DAYS)
    reply_working_days = WholeNumberField(
        label=_("Within how many working days is a request for another format answered?"),
        help_text=_("For example, for Easy Read or braille. The person who asks is told the day."),
        min_value=1,
        max_value=MOST_WORKING_DAYS,
        widget=forms.NumberInput(attrs={"width": "3", "suffix": _("working days")}),
        error_messages={
            "required": _("Enter within how many working days a request is answered"),
            "invalid": _("The working days until a request is answered must be a whole number, like 20"),
            "min_value": _("The working days until a request is answered must be 1 or more"),
            "max_value": _("The working days until a request is answered must be %(limit_value)s or fewer"),
        },
    )
    escalate_after_days = WholeNumberField(
        label=_("After how many days is something overdue brought to the sponsor?"),
        help_text=_("Calendar days after the due day."),
        min_value=1,
        max_value=LONGEST_PATIENCE,
        widget=forms.NumberInput(attrs={"width": "3", "suffix": _("days")}),
        error_messages={
            "required": _("Enter after how many days the sponsor is told"),
            "invalid": _("The days until the sponsor is told must be a whole number, like 14"),
            "min_value": _("The days until the sponsor is told must be 1 or more"),
            "max_value": _("The days until the sponsor is told must be %(limit_value)s or fewer"),
        },
    )
    sponsor = PersonField(
        label=_("Which councillor is the sponsor?"),
        help_text=_("Told of what is long overdue, unless a date names somebody else."),
        nobody=_("Nobody: the administrators are told"),
    )

    @classmethod
    def among(
        cls, councillors: Iterable[User], row: Arrangements, posted: QueryDict | None = None
    ) -> "ArrangementsForm":
        form = cls.about(row, posted)
        choose(form, "sponsor", councillors)
        return form


# --- The diary --------------------------------------------------------------------------------------------------------

ASKED: dict[str, dict[str, tuple[Words, Words]]] = {
    Kind.DOCUMENT_REVIEW: {
        "title": (_("Which document?"), _("Its title, for example “Equality, diversity and inclusion policy”.")),
        "source": (_("Where is it? (optional)"), _("A web address or a reference.")),
        "since": (_("When was it last reviewed? (optional)"), _("For example, 31 3 2026.")),
        "due_on": (
            _("When is it due to be looked at again? (optional)"),
            _("Leave it empty to count it from the last review."),
        ),
    },
    Kind.ACCESSIBILITY: {
        "title": (_("Of which website or app?"), _("For example “www.barsetshire.example”.")),
        "source": (_("Where does the statement stand? (optional)"), _("Its web address.")),
        "since": (_("When was the statement last reviewed? (optional)"), _("For example, 23 9 2026.")),
        "due_on": (
            _("When is the next review due? (optional)"),
            _("Leave it empty to count it from the last review: once a year, on the same day."),
        ),
    },
    Kind.COMPLIANCE_NOTICE: {
        "title": (_("What is the notice about?"), _("For example “Equality information 2025 to 2026”.")),
        "source": (_("Its reference (optional)"), _("As printed on the notice, and where the letter is kept.")),
        "since": (
            _("On which day did the council receive it?"),
            _("The reply is due within 28 days, and this day is the first of them. For example, 1 6 2026."),
        ),
        "due_on": (
            _("Which day does the notice itself name for the reply? (optional)"),
            _("Only if it names another day than the 28th."),
        ),
    },
    Kind.OWN_PROMISE: {
        "title": (_("What did the council promise?"), _("For example “Report progress on the objectives to Cabinet”.")),
        "source": (_("Where did it promise that? (optional)"), _("For example “Cabinet, 12 May 2026, minute 14”.")),
        "since": (_("When was it last done? (optional)"), _("For example, 31 3 2026.")),
        "due_on": (_("By which day is it due? (optional)"), _("Leave it empty to count it from the last time.")),
    },
}


class EntryWords(Form):
    """Something with a day; its questions depend on its kind."""

    title = Line(
        max_length=200,
        error_messages={
            "required": _("Enter what it is called"),
            "max_length": _("What it is called must be %(limit_value)d characters or fewer"),
        },
    )
    source = Line(
        max_length=300,
        required=False,
        error_messages={"max_length": _("The source must be %(limit_value)d characters or fewer")},
    )
    since = DayField(name=_("the day it was last done"), earliest=date(1990, 1, 1), required=False)
    every_months = WholeNumberField(
        label=_("How often does it come round? (optional)"),
        help_text=_("In months, for example 12. Leave it empty if it is done once."),
        min_value=1,
        max_value=LONGEST_INTERVAL,
        required=False,
        widget=forms.NumberInput(attrs={"width": "3", "suffix": _("months")}),
        error_messages={
            "invalid": _("How often it comes round must be a whole number of months, like 12"),
            "min_value": _("How often it comes round must be 1 month or more"),
            "max_value": _("How often it comes round must be %(limit_value)s months or fewer"),
        },
    )
    due_on = DayField(name=_("the due day"), earliest=date(1990, 1, 1), latest=LATEST, required=False)
    owner = PersonField(
        label=_("Who answers for it? (optional)"),
        help_text=_("This person is told first."),
        nobody=_("Nobody: the equality officers"),
    )

    def ask_about(self, kind: str, *, people: Iterable[User], on: date) -> None:
        """Put the questions of this kind, to be answered on a day."""
        self.kind = kind
        for name, (label, hint) in ASKED[kind].items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        since, often = self.fields["since"], self.fields["every_months"]
        assert isinstance(since, DayField)  # noqa: S101 - declared above
        since.latest = on
        choose(self, "owner", people)
        if kind == Kind.COMPLIANCE_NOTICE:
            since.required, since.name = True, _("the day on which the council received it")
            del self.fields["every_months"]
        elif kind == Kind.ACCESSIBILITY:
            often.label, often.help_text = _("How often is it reviewed?"), _("In months. Once a year is the policy.")
            often.required = True
            often.error_messages["required"] = _("Enter how often it is reviewed, for example 12")
            self.initial.setdefault("every_months", YEARLY)

    def clean(self) -> None:
        """A day that was left empty is counted from the last time."""
        given = self.cleaned_data
        if {"since", "due_on"} - given.keys() or ("every_months" in self.fields and "every_months" not in given):
            return
        since, due_on = given["since"], given["due_on"]
        if due_on is None:
            given["due_on"] = self.counted(since, given.get("every_months"))
            if given["due_on"] is None:
                words = now_in_words(
                    "Enter the day by which it is due, or both the last time and how often it comes round"
                )
                self.add_error("due_on", ValidationError(words, code="no_day"))
        elif since and due_on <= since:
            earlier = self.fields["since"]
            assert isinstance(earlier, DayField)  # noqa: S101 - declared above
            words = now_in_words("The due day must be after %(day)s") % {"day": earlier.name}
            self.add_error("due_on", ValidationError(words, code="order"))

    def counted(self, since: date | None, every_months: int | None) -> date | None:
        if since and self.kind == Kind.COMPLIANCE_NOTICE:
            return reply_due(since)
        return comes_round(since, every_months) if since and every_months else None


class AddEntry(EntryWords):
    """A new entry."""

    submit = _("Add it to the diary")

    @classmethod
    def of(cls, kind: str, posted: QueryDict | None = None, *, people: Iterable[User], on: date) -> Self:
        form = cls(posted)
        form.ask_about(kind, people=people, on=on)
        return form


class ChangeEntry(Edit, EntryWords):
    """An entry that is there already."""

    submit = _("Save")

    @classmethod
    def of(cls, entry: DiaryEntry, posted: QueryDict | None = None, *, people: Iterable[User], on: date) -> Self:
        form = cls.about(entry, posted)
        form.ask_about(entry.kind, people=people, on=on)
        stands = form.initial
        # A day that follows from the others is left out, so that it is counted afresh when they change.
        if stands["due_on"] and stands["due_on"] == form.counted(stands["since"], stands["every_months"]):
            stands["due_on"] = None
        return form

    @classmethod
    def standing(cls, row: models.Model) -> dict[str, Any]:
        assert isinstance(row, DiaryEntry)  # noqa: S101 - the form is about nothing else
        present = expected(row)
        since = (present and present.opened_on) or row.last_done_on
        stands = {name: getattr(row, name) for name in ("title", "source", "every_months", "owner")}
        return stands | {"since": since, "due_on": present and present.due_on}


class Done(Form):
    """That it was done."""

    submit = _("Note it")

    done_on = DayField(name=_("the day it was done"), label=_("On which day was it done?"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"done_on": on}, **kwargs)
        day = self.fields["done_on"]
        assert isinstance(day, DayField)  # noqa: S101 - declared above
        day.earliest, day.latest = date(1990, 1, 1), on


class End(Form):
    """Why it is owed no more."""

    submit = _("End it")

    because = Line(
        label=_("Why is it owed no more?"),
        help_text=_("The reason stays beside the entry. For example, “The policy was replaced by the new strategy.”"),
        max_length=300,
        error_messages={
            "required": _("Enter why it is owed no more"),
            "max_length": _("The reason must be %(limit_value)d characters or fewer"),
        },
    )
