"""What a visitor tells the public calculator: about the council, and when each duty was last met."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from deadlines.when_answers import EARLIER, NEVER, Said, Situation, may_be_never, year_before
from duty.cycles import Cycle, cycle_named, cycle_open
from duty.nations import Nation
from duty.regimes import DUTIES, RELATED, Duty, Recurrence
from duty.written import in_mid_sentence, in_words
from govuk.fields import DayField, DayInput, Radios, WholeNumberField, WrongDay
from govuk.forms import Form

MORE = ("began", "on", "planned")  # questions that few need
WHOLE_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MOST_EMPLOYEES = 1_000_000
UNSURE = "unsure"


class Place(TextChoices):
    """Where the council is. A parish is asked for by itself: the Regulations do not list it."""

    ENGLAND = Nation.ENGLAND.value, _("England")
    PARISH = "parish", _("England, a parish or town council")
    WALES = Nation.WALES.value, _("Wales")
    SCOTLAND = Nation.SCOTLAND.value, _("Scotland")
    NORTHERN_IRELAND = Nation.NORTHERN_IRELAND.value, _("Northern Ireland")


class DayInAddress(DayInput):
    """Three text boxes; in an address that was passed on the day stands in one piece ("eq_info=2025-03-30")."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        typed = super().value_from_datadict(data, files, name)
        whole = str(data.get(name) or "").strip()
        if any(typed.values()) or not whole or whole == NEVER:
            return typed
        if found := WHOLE_DAY.fullmatch(whole):
            return {"year": found[1], "month": found[2].lstrip("0"), "day": found[3].lstrip("0")}
        return {**typed, "day": whole}  # shown, and refused, in the first box


class NeverBox(forms.CheckboxInput):
    """A tick; in an address that was passed on it stands in the place of the day ("eq_info=never")."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return bool(super().value_from_datadict(data, files, name)) or data.get(name.removesuffix("-never")) == NEVER


class PlaceField(forms.ChoiceField):
    def to_python(self, value: Any) -> str:
        return "_".join(str(value or "").casefold().replace("-", " ").replace("_", " ").split())


class YearRadios(Radios):
    """Without a choice in the address, "I am not sure" is the one chosen."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return super().value_from_datadict(data, files, name) or UNSURE


class YearField(forms.ChoiceField):
    """The newest reporting year that was published. One older than the choices becomes one of them: an address made
    years ago still says what it said."""

    def __init__(self, duty: Duty, *, on: date, asked: str, **kwargs: Any) -> None:
        self.duty, self.now = duty, cycle_open(duty, on)
        recent = [cycle for cycle in (self.now, year_before(duty, self.now)) if cycle]
        older = self.named(asked)
        if older and older.opens_on < recent[-1].opens_on:
            recent.append(older)
        years: list[tuple[str, Any]] = [(cycle.name, self.words(cycle)) for cycle in recent]
        if len(recent) > 1:
            years.append((EARLIER, _("Only an earlier one")))
        choices = [*years, (NEVER, _("None yet")), (UNSURE, _("I am not sure"))]
        super().__init__(choices=choices, widget=YearRadios, required=False, **kwargs)

    def named(self, written: str) -> Cycle | None:
        try:
            return cycle_named(self.duty, written)
        except LookupError:
            return None

    def words(self, cycle: Cycle) -> str:
        told = {"year": cycle.name, "about": cycle.about, "day": in_words(cycle.due_on)}
        if self.duty.recurrence is Recurrence.FIXED_CALENDAR:
            return now_in_words("The one due by %(day)s") % told
        return now_in_words("%(year)s: %(about)s, due by %(day)s") % told

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        cycle = self.named(text)
        return cycle.name if cycle else text

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return "" if text == UNSURE else text


def a_day(name: str | Promise, **kwargs: Any) -> DayField:
    return DayField(name=name, widget=DayInAddress, required=False, **kwargs)


class AboutTheCouncil(Form):
    """The first step: enough to say which duties there are."""

    nation = PlaceField(
        label=_("Where is the council?"),
        choices=Place.choices,
        error_messages={
            "required": _("Select where the council is"),
            "invalid_choice": _("Select where the council is"),
        },
        widget=Radios,
    )
    employees = WholeNumberField(
        label=_("How many employees does it have? (optional)"),
        help_text=_(
            "Some duties begin with a number of employees. Count people, not full-time equivalents; in England leave "
            "out the staff of maintained schools, whom the law counts with their governing bodies. Leave it empty if "
            "you do not know: you then see every duty that may apply."
        ),
        min_value=1,
        max_value=MOST_EMPLOYEES,
        required=False,
        widget=forms.NumberInput(attrs={"width": "5"}),
        error_messages={
            "invalid": _("Number of employees must be a whole number, like 1,200"),
            "min_value": _("Number of employees must be 1 or more"),
            "max_value": _("Number of employees must be 1,000,000 or fewer"),
        },
    )
    began = a_day(
        _("the council’s first day"),
        label=_("If the council is new, on which day did it begin? (optional)"),
        help_text=_("The day on which it took over from the councils before it. For example, 1 4 2023."),
    )
    on = a_day(
        _("the day to ask about"),
        label=_("Ask as of another day? (optional)"),
        help_text=_("Leave it empty to ask as of today."),
        earliest=date(2011, 1, 1),
        latest=date(2060, 12, 31),
    )
    planned = a_day(
        _("the day on which you would publish"),
        label=_("Thinking of publishing on a certain day? (optional)"),
        help_text=_("We say what would follow from it. Leave it empty to see what follows from publishing today."),
        latest=date(2060, 12, 31),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def as_of(self) -> date:
        """The day asked about: what was typed, or today."""
        return self.cleaned_data.get("on") or self.today

    def clean_planned(self) -> date | None:
        day: date | None = self.cleaned_data["planned"]
        if day and day < self.as_of:
            told = {"day": in_words(self.as_of)}
            raise WrongDay(
                now_in_words("The day on which you would publish must be on or after %(day)s") % told, code="past"
            )
        return day

    @property
    def has_more(self) -> bool:
        """Whether any of the questions that few need was answered, or answered wrongly."""
        return any(self.cleaned_data.get(name) or name in self.errors for name in MORE) if self.is_bound else False

    def situation(self, said: Mapping[str, Said] | None = None) -> Situation:
        """What was told, as far as it could be understood. Needs a nation."""
        told, where = self.cleaned_data, Place(self.cleaned_data["nation"])
        return Situation(
            nation=Nation.ENGLAND if where is Place.PARISH else Nation(where.value),
            on=self.as_of,
            is_parish=where is Place.PARISH,
            headcount=told.get("employees"),
            began_on=told.get("began"),
            planned=told.get("planned"),
            said=said or {},
        )


class LastPublished(Form):
    """The second step: for each duty when it was last met. Nothing has to be answered."""

    def __init__(self, *args: Any, situation: Situation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.situation = situation
        self.duties = () if situation.begins_later else situation.asked_about
        for duty in self.duties:
            name = field_of(duty)
            if duty.is_fixed:
                asked = str(self.data.get(name) or "")
                self.fields[name] = YearField(duty, on=situation.on, asked=asked, label=which_year(duty))
                continue
            self.fields[name] = a_day(
                last_day_of(duty),
                label=when_last(duty),
                help_text=hint_of(duty),
                earliest=first_day_of(duty),
                latest=situation.on,
            )
            if may_be_never(duty):
                self.fields[f"{name}-never"] = forms.BooleanField(
                    label=never_yet(duty), required=False, widget=NeverBox
                )

    def questions(self) -> Iterator[tuple[Duty, BoundField, BoundField | None]]:
        """Each duty with its question, and the tick beside it where there is one."""
        for duty in self.duties:
            name = field_of(duty)
            yield duty, self[name], self[f"{name}-never"] if f"{name}-never" in self.fields else None

    def clean(self) -> dict[str, Any]:
        for duty in self.duties:
            name = field_of(duty)
            day = None if duty.is_fixed else self.cleaned_data.get(name)
            if day and self.cleaned_data.get(f"{name}-never"):
                told = {"what": last_day_of(duty)}
                self.add_error(
                    name, ValidationError(now_in_words("Enter %(what)s, or tick the box under it, not both") % told)
                )
            elif day and self.situation.began_on and day < self.situation.began_on:
                self.add_error(name, self._of_another_council(duty))
        return self.cleaned_data

    def _of_another_council(self, duty: Duty) -> WrongDay:
        assert self.situation.began_on is not None  # noqa: S101 - asked only then
        words = now_in_words(
            "%(what)s must be on or after %(day)s, the council’s first day. What was published before it was another "
            "council’s"
        )
        what = str(last_day_of(duty))
        told = {"what": what[:1].upper() + what[1:], "day": in_words(self.situation.began_on)}
        return WrongDay(words % told, code="another_council")

    def said(self) -> dict[str, Said]:
        """What was told of each duty; those of which nothing was are left out."""
        told = self.cleaned_data
        found = {}
        for duty in self.duties:
            name = field_of(duty)
            if duty.is_fixed:
                said = Said(done=told[name])
            else:
                said = Said(last=told[name], never=bool(told.get(f"{name}-never")))
            if said.anything:
                found[duty.code] = said
        return found


def read(asked: QueryDict, *, today: date) -> tuple[AboutTheCouncil, LastPublished | None]:
    """The two steps from one address. The first is unbound where nothing we know was asked; the second is there once it
    is known which nation's duties to ask about, even if something else is still wrong."""
    about = AboutTheCouncil(asked if is_asked(asked) else None, today=today)
    about.is_valid()
    if "nation" not in getattr(about, "cleaned_data", {}):
        return about, None
    return about, LastPublished(asked, situation=about.situation())


ABOUT = tuple(AboutTheCouncil.declared_fields)
KNOWN = frozenset((*ABOUT, *(duty.code.lower() for duty in (*DUTIES, *RELATED))))


def is_asked(asked: Iterable[str]) -> bool:
    """Whether an address asks anything of us; what others hang on an address does not count."""
    return any(key in KNOWN or key.rpartition("-")[0] in KNOWN for key in asked)


def tidy(about: AboutTheCouncil, published: LastPublished, **instead: date | None) -> str:
    """The shortest address that asks the same, to be passed on: only what was filled in, each day in one piece.
    `instead` changes an answer about the council: `on=None` asks as of today."""
    told = [(name, (about.cleaned_data | instead).get(name)) for name in ABOUT]
    for code, said in published.said().items():
        told.append((code.lower(), said.last or said.done or NEVER))
    return urlencode([(name, value) for name, value in told if value])


# --- The words of a question ------------------------------------------------------------------------------------------


def field_of(duty: Duty) -> str:
    return duty.code.lower()


def first_day_of(duty: Duty) -> date:
    """The first day on which the duty could be met: when the first regulations that impose it came into force."""
    return min(row.effective_from for row in (*DUTIES, *RELATED) if row.code == duty.code)


def when_last(duty: Duty) -> str:
    told = {"duty": duty.name}
    match duty.recurrence:
        case Recurrence.PER_OBJECTIVE:
            return now_in_words("%(duty)s: day of the oldest review or publication") % told
        case Recurrence.RETAIN_YEARS:
            return now_in_words("%(duty)s: day on which the newest figures were published") % told
        case Recurrence.REVIEW_YEARS:
            return now_in_words("%(duty)s: day of the last review") % told
    return now_in_words("%(duty)s: day of the last publication") % told


def hint_of(duty: Duty) -> str:
    match duty.recurrence:
        case Recurrence.PER_OBJECTIVE:
            return now_in_words("Each objective has a day of its own. Give the one that was looked at longest ago.")
        case Recurrence.RETAIN_YEARS:
            return now_in_words("We say until when they must stay where they are.")
        case Recurrence.REVIEW_YEARS:
            return ""
    return now_in_words("For example, 30 3 2025. Leave it empty if you are not sure.")


def never_yet(duty: Duty) -> str:
    told = {"duty": duty.name}
    if duty.recurrence is Recurrence.PER_OBJECTIVE:
        return now_in_words("The council has no equality objectives yet")
    return now_in_words("%(duty)s: never published yet") % told


def which_year(duty: Duty) -> str:
    return now_in_words("%(duty)s: the last one that was published") % {"duty": duty.name}


def last_day_of(duty: Duty) -> str:
    """How an error calls the day, in mid-sentence."""
    told = {"duty": in_mid_sentence(duty.name)}
    if duty.recurrence in (Recurrence.PER_OBJECTIVE, Recurrence.REVIEW_YEARS):
        return now_in_words("the day of the last review (%(duty)s)") % told
    return now_in_words("the day of the last publication (%(duty)s)") % told
