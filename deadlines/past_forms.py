"""The table in which a council enters what it published before the portal: a publication a row, checked all at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _

from councils.models import Council
from deadlines.bodies import bodies_of, bodies_owing
from deadlines.forms import WebAddress
from deadlines.history_actions import PastTold
from deadlines.models import ListedBody
from deadlines.standing import counts_for
from duty.cycles import Cycle, cycle_due_in, cycle_named, cycle_of
from duty.days import read_day
from duty.regimes import DUTIES, Duty, duty_on
from duty.written import in_words
from govuk.binding import messages_of, target_of
from govuk.forms import Form

ROWS_AT_FIRST, ROWS_MORE, MOST_ROWS = 5, 5, 30
Known = Mapping[tuple[str, date, str, str], str]
"""What stands in the book: duty, day, body and reporting year, with the title."""


class WrittenDay(forms.CharField):
    """A day in one box, as people write it: "31 March 2025", "31/3/2025", "2025-03-31". What could be two days, or is
    no whole day, is refused in a sentence."""

    LONGEST = 60

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty_value=None, **kwargs)

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        if written is None:
            return None
        found = read_day(written) if len(written) <= self.LONGEST else None
        if isinstance(found, date):
            return found
        raise ValidationError(found or now_in_words("Write the day alone, for example 31 March 2025"), code="not_a_day")


class PastRow(Form):
    """One publication. A row in which nothing was typed is no row."""

    duty = forms.ChoiceField(label=_("Duty"), error_messages={"required": _("Select which duty it met")})
    made_public_on = WrittenDay(
        label=_("Made public on"), error_messages={"required": _("Enter the day it was made public")}
    )
    is_day_assumed = forms.BooleanField(label=_("Only roughly"), required=False)
    label = forms.CharField(
        label=_("Title"),
        max_length=300,
        error_messages={
            "required": _("Enter what it was called"),
            "max_length": _("What it was called must be %(limit_value)d characters or fewer"),
        },
    )
    path = WebAddress(
        label=_("Web address (optional)"),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"max_length": _("The web address must be %(limit_value)d characters or fewer")},
    )
    cycle = forms.CharField(label=_("Reporting year"), max_length=40, required=False)
    bodies = forms.MultipleChoiceField(
        label=_("For whom"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Select for whom it was published")},
    )

    def __init__(self, *args: Any, number: int, council: Council, duties: Iterable[Duty], on: date, **kwargs: Any):
        initial = {"bodies": [str(body) for body in bodies_of(council)]} | (kwargs.pop("initial", None) or {})
        super().__init__(
            *args,
            prefix=f"row-{number}",
            initial=initial,
            empty_permitted=True,
            use_required_attribute=False,
            **kwargs,
        )
        self.number, self.council, self.on = number, council, on
        which, whom = self.fields["duty"], self.fields["bodies"]
        assert isinstance(which, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(whom, forms.MultipleChoiceField)  # noqa: S101 - declared above
        which.choices = [("", _("Choose")), *((duty.code, duty.name) for duty in duties)]
        whom.choices = [(str(body), str(body.label)) for body in bodies_of(council)]
        if len(whom.choices) == 1:
            del self.fields["bodies"]
        for field in self.fields.values():
            # Thirty boxes called "Title" could not be told apart by ear.
            field.label = now_in_words("%(name)s, row %(number)d") % {"name": field.label, "number": number}

    @property
    def whom(self) -> list[dict[str, Any]]:
        """The boxes of the listed bodies; none where the council is one."""
        if "bodies" not in self.fields:
            return []
        field, chosen = self["bodies"], set(self["bodies"].value() or ())
        choices = getattr(self.fields["bodies"], "choices", ())
        return [
            {
                "at": f"{field.auto_id}{f'-{at}' if at else ''}",
                "value": value,
                "text": text,
                "is_ticked": value in chosen,
            }
            for at, (value, text) in enumerate(choices)
        ]

    def has_changed(self) -> bool:
        return any(name != "bodies" for name in self.changed_data)  # for whom says nothing without what

    @property
    def is_told(self) -> bool:
        """Whether anything was typed into it."""
        return self.is_bound and self.has_changed()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        code, day = told.get("duty"), told.get("made_public_on")
        if code and day:
            self._clean_the_day(code, day)
            if "made_public_on" not in self.errors:
                duty = duty_on(code, day)
                self._clean_the_year(duty, day, told.get("cycle", ""))
                self._clean_the_bodies(duty)
        return told

    def _clean_the_day(self, code: str, day: date) -> None:
        begins_on = min(duty.effective_from for duty in DUTIES if duty.code == code)
        if day > self.on:
            words = now_in_words("The day it was made public must be on or before %(day)s")
            self.add_error("made_public_on", words % {"day": in_words(self.on)})
        elif day < begins_on:
            words = now_in_words("The day must be on or after %(day)s, when the first regulations came into force")
            self.add_error("made_public_on", words % {"day": in_words(begins_on)})
        elif not counts_for(self.council, day):
            assert self.council.started_on is not None  # noqa: S101 - with no first day every day counts
            words = now_in_words(
                "The day must be on or after %(day)s, the council’s first day. What was published before it was "
                "another council’s"
            )
            self.add_error("made_public_on", words % {"day": in_words(self.council.started_on)})

    def _clean_the_year(self, duty: Duty, day: date, written: str) -> None:
        """The reporting year by its name. It is asked for, not guessed: a late report would pass for the next one."""
        self.cleaned_data["cycle"] = ""
        if not duty.is_fixed:
            if written:
                words = now_in_words(
                    "%(duty)s has no reporting year, because its time runs from the day it was made public. Leave this "
                    "empty"
                )
                self.add_error("cycle", words % {"duty": duty.name})
            return
        try:
            cycle = cycle_named(duty, written) if written else None
        except LookupError:
            cycle = None
        if cycle is None:
            words = now_in_words("Enter the reporting year it was for: %(years)s")
            self.add_error("cycle", words % {"years": _likely_years(duty, day)})
        elif day < cycle.opens_on:
            words = now_in_words("%(year)s begins to be reported on %(day)s, after it was made public")
            self.add_error("cycle", words % {"year": cycle.name, "day": in_words(cycle.opens_on)})
        else:
            self.cleaned_data["cycle"] = cycle.name

    def _clean_the_bodies(self, duty: Duty) -> None:
        """Only bodies that owe the duty: what is ticked from the start may be one too many."""
        owing = bodies_owing(self.council, duty)
        if "bodies" not in self.fields:
            self.cleaned_data["bodies"] = [str(body) for body in owing]
            return
        chosen = self.cleaned_data.get("bodies", [])
        self.cleaned_data["bodies"] = [body for body in chosen if body in owing]
        if chosen and not self.cleaned_data["bodies"]:
            self.add_error("bodies", now_in_words("This duty is not theirs. Select for whom else it was published"))

    @property
    def told(self) -> PastTold:
        """The row, once it has been found right."""
        told = self.cleaned_data
        return PastTold(
            number=self.number,
            duty=told["duty"],
            made_public_on=told["made_public_on"],
            label=told["label"],
            bodies=tuple(told["bodies"]),
            path=told["path"],
            cycle=told["cycle"],
            is_day_assumed=told["is_day_assumed"],
        )


def _likely_years(duty: Duty, day: date) -> str:
    """The reporting year open on a day and the one before it, with their days: one of them it will have been."""
    now = cycle_of(duty, day)
    before = cycle_due_in(duty, now.opens_on.year)
    likely: list[Cycle] = [now]
    if duty.first_due_on is not None and before.due_on >= duty.first_due_on:
        likely.insert(0, before)
    words = now_in_words("%(year)s (due by %(day)s)")
    return now_in_words(" or ").join(words % {"year": one.name, "day": in_words(one.due_on)} for one in likely)


class PastTable:
    """The rows together. `errors` is true when something is wrong, as a form's is."""

    def __init__(
        self,
        council: Council,
        duties: Sequence[Duty],
        *,
        on: date,
        typed: QueryDict | None = None,
        chosen: str = "",
        is_asked_for_more: bool = False,
    ) -> None:
        count = _number_of_rows(typed)
        told: dict[str, Any] = {"council": council, "duties": duties, "on": on}
        first = {"duty": chosen if chosen in {duty.code for duty in duties} else ""}
        self.rows = [
            PastRow(typed, number=number, initial=first if number == 1 else None, **told)
            for number in range(1, count + 1)
        ]
        self.is_whole_table_empty = False
        if is_asked_for_more:
            # Shown as they stand, and judged only when they are entered.
            as_typed = [PastRow(number=row.number, initial=_as_typed(row), **told) for row in self.rows]
            more = range(count + 1, min(count + ROWS_MORE, MOST_ROWS) + 1)
            self.rows = [*as_typed, *(PastRow(number=number, **told) for number in more)]

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def next_number(self) -> int:
        """The number of the first row there will be when more are asked for."""
        return self.count + 1

    @property
    def has_room(self) -> bool:
        return self.count < MOST_ROWS

    @property
    def is_bound(self) -> bool:
        return self.rows[0].is_bound

    def is_valid(self, known: Known) -> bool:
        """Whether every row that says something is right, and says nothing twice."""
        told = [row for row in self.rows if row.is_told]
        self.is_whole_table_empty = not told
        seen: dict[tuple[str, date, str, str], int] = {}
        for row in (row for row in told if row.is_valid()):
            for body in row.told.bodies:
                key = (row.told.duty, row.told.made_public_on, body, row.told.cycle)
                if key in known:
                    row.add_error("made_public_on", _already_known(key, known[key], row))
                    break
                if key in seen:
                    words = now_in_words("Row %(number)d says the same duty and day")
                    row.add_error("made_public_on", words % {"number": seen[key]})
                    break
                seen[key] = row.number
        return bool(told) and not self.errors

    @property
    def told(self) -> list[PastTold]:
        return [row.told for row in self.rows if row.is_told]

    def refuse(self, number: int, message: str) -> None:
        """Put a refusal of the book beside its row."""
        self.rows[number - 1].add_error("made_public_on", message)

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, each line naming its row and leading to its box."""
        if not self.is_bound:
            return []
        if self.is_whole_table_empty:
            return [
                {"text": now_in_words("Enter at least one publication"), "href": f"#{target_of(self.rows[0]['duty'])}"}
            ]
        return [
            {
                "text": now_in_words("Row %(number)d: %(message)s") % {"number": row.number, "message": message},
                "href": f"#{target_of(row[name])}",
            }
            for row in self.rows
            for name in row.fields
            for message in messages_of(row[name])
        ]


def _number_of_rows(typed: QueryDict | None) -> int:
    """How many rows the page had when it was sent; whatever else is claimed, no fewer than at first and no more than
    there may be."""
    claimed = typed.get("rows", "") if typed is not None else ""
    if not (claimed.isascii() and claimed.isdigit() and len(claimed) < 10):
        return ROWS_AT_FIRST
    return max(ROWS_AT_FIRST, min(MOST_ROWS, int(claimed)))


def _as_typed(row: PastRow) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(row.data, row.files, row.add_prefix(name))
        for name, field in row.fields.items()
    }


def _already_known(key: tuple[str, date, str, str], title: str, row: PastRow) -> str:
    told = {"day": in_words(key[1]), "label": title, "body": ListedBody(key[2]).label}
    if "bodies" in row.fields:
        words = now_in_words("%(day)s is already known for this duty of %(body)s: “%(label)s”")
    else:
        words = now_in_words("%(day)s is already known for this duty: “%(label)s”")
    return words % told
