"""What officers say where a document begins: what it is about, and what it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Nation
from deadlines.bodies import bodies_owing
from deadlines.models import ListedBody
from duty.cycles import Cycle, cycle_after, cycle_due_in, cycle_open
from duty.intervals import ONE_DAY, anniversary
from duty.regimes import Duty
from duty.written import in_words
from govuk.fields import Checkboxes, DayField, Line, Radios
from govuk.forms import Form
from publications.kinds import KindOfDocument
from publications.models import Publication
from publications.starting import Claimed, period_of

OTHER = "other"


@dataclass(frozen=True)
class Period:
    """What a document may be about: days, or a reporting year of its duty."""

    starts_on: date
    ends_on: date
    cycle: Cycle | None = None

    @property
    def key(self) -> str:
        return self.cycle.name if self.cycle else f"{self.starts_on.isoformat()}/{self.ends_on.isoformat()}"

    @property
    def in_address(self) -> str:
        return self.cycle.name if self.cycle else period_of(self.starts_on, self.ends_on)

    def __str__(self) -> str:
        if self.cycle:
            told = {"name": self.cycle.name, "about": self.cycle.about, "day": in_words(self.cycle.due_on)}
            return _("%(name)s: %(about)s, due by %(day)s") % told
        words = _("%(start)s to %(end)s") % {"start": in_words(self.starts_on), "end": in_words(self.ends_on)}
        return words if self.starts_on.year != self.ends_on.year else _("Calendar year: %(period)s") % {"period": words}


def usual_periods(kind: KindOfDocument, fixed: Duty | None, *, on: date) -> list[Period]:
    """What a document of the kind is most often about, the likeliest first. `fixed` is the duty with a fixed day that
    it meets: then its reporting years, the one now open first."""
    if fixed:
        now = cycle_open(fixed, on)
        first = fixed.first_due_on.year if fixed.first_due_on else now.due_on.year
        years = [now.due_on.year - fixed.years * n for n in (1, 2) if now.due_on.year - fixed.years * n >= first]
        cycles = [now, *(cycle_due_in(fixed, year) for year in years), cycle_after(fixed, now)]
        return [Period(cycle.begins_on, cycle.ends_on, cycle) for cycle in cycles]
    running = on.year if on >= date(on.year, 4, 1) else on.year - 1
    if kind.years == 1:
        financial = [years_from(date(year, 4, 1), 1) for year in (running - 1, running, running - 2)]
        return financial + [years_from(date(year, 1, 1), 1) for year in (on.year - 1, on.year)]
    ahead = [running, running + 1] if kind.years == 4 else []
    back = [running - kind.years, running - kind.years + 1]
    return [years_from(date(year, 4, 1), kind.years) for year in (ahead or back)]


def years_from(day: date, years: int) -> Period:
    return Period(day, anniversary(day, years) - ONE_DAY)


class StartWithPeriod(Form):
    """Which period the document is about. `taken` holds the periods, as in the address, that have one already."""

    submit = gettext_lazy("Start the document")

    period = forms.ChoiceField(
        label=gettext_lazy("Which period is it about?"),
        widget=Radios(attrs={"label_size": "m"}),
        error_messages={"required": gettext_lazy("Select the period it is about")},
    )
    starts_on = DayField(
        name=gettext_lazy("the first day"),
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("Only if you chose other dates. For example, 1 9 2025"),
        required=False,
    )
    ends_on = DayField(
        name=gettext_lazy("the last day"),
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Only if you chose other dates. For example, 31 8 2026"),
        required=False,
    )

    def __init__(
        self, *args: Any, kind: KindOfDocument, fixed: Duty | None, on: date, taken: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {period.key: period for period in usual_periods(kind, fixed, on=on)}
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, str(period)) for key, period in self.periods.items()]
        field.widget.hints = {
            key: _("You have started or published this one already.")
            for key, period in self.periods.items()
            if period.in_address in taken
        }
        if fixed:
            field.label = _("Which reporting year is it for?")
            del self.fields["starts_on"], self.fields["ends_on"]
            return
        field.choices = [*field.choices, (OTHER, _("Other dates"))]
        if "EQ_INFO" in kind.duties("england"):
            field.help_text = _(
                "The law fixes no period, only that no more than a year passes between publications. Most councils "
                "report on a financial year."
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("period") != OTHER:
            chosen = self.periods.get(told.get("period", ""))
            told |= {"starts_on": None, "ends_on": None, "cycle": None}
            if chosen:
                told |= {"starts_on": chosen.starts_on, "ends_on": chosen.ends_on, "cycle": chosen.cycle}
            for name in ("starts_on", "ends_on"):  # half a day in a box that does not count stops nobody
                self.errors.pop(name, None)
            return told
        first, last = told.get("starts_on"), told.get("ends_on")
        if not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Enter the first day of the period"))
        if not last and "ends_on" not in self.errors:
            self.add_error("ends_on", _("Enter the last day of the period"))
        if first and last and last <= first:
            self.add_error("ends_on", _("The last day must be after the first day"))
        return told

    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in ("starts_on", "ends_on", "cycle")}


class ChangePeriod(StartWithPeriod):
    """Another period for a document that was started: the one it is about now is chosen."""

    submit = gettext_lazy("Change the period")

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Open this page again and save once more")}
    )

    @classmethod
    def told(cls, publication: Publication, usual: Iterable[Period]) -> dict[str, Any]:
        """What to show before anybody typed: the period as it stands, among the `usual` ones or as other dates."""
        days = {"starts_on": publication.starts_on, "ends_on": publication.ends_on}
        same = (each.key for each in usual if (each.starts_on, each.ends_on) == tuple(days.values()))
        chosen = next(same, OTHER)
        return {"seen": publication.version, "period": chosen} | (days if chosen == OTHER else {})


class StartWithTitle(Form):
    """What a document is called that covers no period; its title becomes its address."""

    submit = gettext_lazy("Start the document")

    title = Line(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("For example, “Equal opportunities policy”. It becomes part of the address, for ever."),
        max_length=200,
        error_messages={
            "required": gettext_lazy("Enter what the document is called"),
            "max_length": gettext_lazy("What it is called must be %(limit_value)d characters or fewer"),
        },
    )
    review_on = DayField(
        name=gettext_lazy("the day of the next review"),
        label=gettext_lazy("By which day will it be looked at again?"),
        help_text=gettext_lazy("For example, 31 3 2029. You can say so later, but before it is submitted."),
        required=False,
    )

    def __init__(self, *args: Any, kind: KindOfDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not kind.is_reviewed:
            del self.fields["review_on"]

    def answers(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], "review_on": self.cleaned_data.get("review_on")}


class AboutDocument(Form):
    """What a document is: what it is called, who answers for it, which duties it meets, and what it replaces."""

    submit = gettext_lazy("Save")

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Open this page again and save once more")}
    )
    title = Line(
        label=gettext_lazy("Title"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the title of the document")},
    )
    owner = Line(
        label=gettext_lazy("Who answers for it?"),
        help_text=gettext_lazy("An office rather than a name, for example “Head of Policy”. Readers see it."),
        max_length=200,
        required=False,
    )
    review_on = DayField(
        name=gettext_lazy("the day of the next review"),
        label=gettext_lazy("By which day will it be looked at again?"),
        help_text=gettext_lazy("For example, 31 3 2029. Readers see it."),
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Which language is it written in?"),
        choices=[("en", gettext_lazy("English")), ("cy", "Cymraeg")],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select the language it is written in")},
    )
    meets = forms.MultipleChoiceField(
        label=gettext_lazy("Which duties does it meet?"),
        help_text=gettext_lazy("Tick a duty only if the document says what that duty asks for."),
        widget=Checkboxes,
        required=False,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Does it meet them by itself?"),
        choices=[
            ("whole", gettext_lazy("Yes: the next due date is counted from the day it is published")),
            ("part", gettext_lazy("No, together with other documents: one of those moves the due date")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select whether it meets the duties by itself")},
    )
    supersedes = forms.ChoiceField(
        label=gettext_lazy("Does it replace another document?"),
        help_text=gettext_lazy("Readers of that one are led here once this one is published."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        kind: KindOfDocument,
        duties: Iterable[Duty],
        publication: Publication,
        others: Iterable[Publication],
        is_public: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(other.pk): other for other in others}
        meets, supersedes = self.fields["meets"], self.fields["supersedes"]
        assert isinstance(meets, forms.MultipleChoiceField)  # noqa: S101 - declared above
        assert isinstance(supersedes, forms.ChoiceField)  # noqa: S101 - declared above
        meets.choices = [
            (f"{duty.code} {body}", in_full(duty, body, of=publication))
            for duty in duties
            for body in bodies_owing(publication.council, duty)
        ]
        supersedes.choices = [
            ("", _("No, or only the one of the period before")),
            *((key, f"{other.title} ({other.period.replace('-', ' ')})") for key, other in self.others.items()),
        ]
        unwanted = {
            "review_on": not kind.is_reviewed,
            "language": publication.council.nation != Nation.WALES,
            "meets": is_public or not meets.choices,
            "how": is_public or not meets.choices,
            "supersedes": not self.others,
        }
        for name, is_so in unwanted.items():
            if is_so:
                del self.fields[name]

    def answers(self) -> dict[str, Any]:
        """What the action is to write."""
        told = self.cleaned_data
        own = ("title", "owner", "review_on", "language")
        changes: dict[str, Any] = {name: told[name] for name in own if name in self.fields}
        if "supersedes" in self.fields:
            changes["supersedes"] = self.others.get(told["supersedes"])
        if "meets" in self.fields:
            changes |= {"claims": [claimed(key) for key in told["meets"]], "is_part": told["how"] == "part"}
        return changes


def claimed(key: str) -> Claimed:
    code, _space, body = key.partition(" ")
    return code, body


def in_full(duty: Duty, body: str, *, of: Publication) -> str:
    """A duty with its provision; with the listed body, where there are several."""
    told = f"{duty.name} ({duty.citation})"
    several = len(bodies_owing(of.council, duty)) > 1
    return f"{told}, {ListedBody(body).label}" if several else told
