"""Form fields the design system has and Django has not: a day in three parts, counted text, numbers as people type."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from govuk.cleaning import cleaned

PARTS = ("day", "month", "year")
LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c]")  # with Word's own, and the end of a page
LONGEST = 100_000
"""Characters in one narrative: some forty printed pages. A longer text is a document of its own."""
MUTATED = {
    "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "ngorffennaf": 7, "fedi": 9, "dachwedd": 11, "thachwedd": 11,
    "nhachwedd": 11, "ragfyr": 12,
}  # fmt: skip
"""Welsh months as they stand after "i", "o" and "a": "31 o Fawrth"."""


class WrongDay(ValidationError):
    """What is wrong with a day, and in which of its parts."""

    def __init__(self, message: str, *, code: str, parts: tuple[str, ...] = PARTS) -> None:
        super().__init__(message, code=code)
        self.parts = parts


class DayInput(forms.Widget):
    """Three text boxes: day, month and year."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}-{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)

    def format_value(self, value: Any) -> dict[str, str]:
        """The three texts to show: what was typed, or the parts of a date."""
        if isinstance(value, datetime) and timezone.is_aware(value):
            value = timezone.localtime(value)
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        if isinstance(value, Mapping):
            return {part: str(value.get(part) or "") for part in PARTS}
        return dict.fromkeys(PARTS, "")

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        # A bare {{ field }} would render one box that nothing reads.
        raise NotImplementedError("A day is drawn by {% govuk_field %} or {% crispy form %}, never by itself.")


class DayField(forms.Field):
    """A calendar day typed in three parts; its value is a `date` or None.

    `name` is how error messages call it, in mid-sentence: "the date of the review". `earliest` and `latest` are
    inclusive, and may be set on the field of one form (`form.fields["met_on"].latest = on`).
    """

    widget = DayInput

    def __init__(
        self, *, name: str | Promise, earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ) -> None:
        self.name, self.earliest, self.latest = name, earliest, latest
        # For forms that ask whether every required field says what to do: a day always does.
        kwargs.setdefault("error_messages", {}).setdefault("required", gettext_lazy("Enter %(name)s"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        day = self.to_python(value)
        if day is None:
            if self.required:
                raise WrongDay(
                    str(self.error_messages["required"]).replace("%(name)s", str(self.name)), code="required"
                )
            return None
        if self.earliest and day < self.earliest:
            raise WrongDay(self._says(_("must be on or after %s") % _in_words(self.earliest)), code="too_early")
        if self.latest and day > self.latest:
            raise WrongDay(self._says(_("must be on or before %s") % _in_words(self.latest)), code="too_late")
        self.run_validators(day)
        return day

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, datetime):
            return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
        if isinstance(value, date):
            return value
        typed = DayInput().format_value(value)
        missing = tuple(part for part in PARTS if not typed[part])
        if len(missing) == len(PARTS):
            return None
        if missing:
            words = {
                ("day",): _("must include a day"),
                ("month",): _("must include a month"),
                ("year",): _("must include a year"),
                ("day", "month"): _("must include a day and month"),
                ("day", "year"): _("must include a day and year"),
                ("month", "year"): _("must include a month and year"),
            }[missing]
            raise WrongDay(self._says(words), code="incomplete", parts=missing)
        return self._real_day(typed)

    def _real_day(self, typed: dict[str, str]) -> date:
        day, month, year = _number(typed["day"]), _month(typed["month"]), _number(typed["year"])
        is_short = year is not None and len(typed["year"]) != 4
        wrong = tuple(
            part
            for part, number, most in (("day", day, 31), ("month", month, 12), ("year", year, 9999))
            if number is None or not 1 <= number <= most or (part == "year" and is_short)
        )
        if is_short and wrong == ("year",):
            raise WrongDay(self._says(_("must include a year with 4 numbers")), code="year", parts=wrong)
        if not wrong and day and month and year:
            try:
                return date(year, month, day)
            except ValueError:  # 30 February: each part is fine, together they are not
                wrong = PARTS
        raise WrongDay(self._says(_("must be a real date")), code="not_real", parts=wrong or PARTS)

    def _says(self, rest: str) -> str:
        name = str(self.name)
        return f"{name[:1].upper()}{name[1:]} {rest}"


class Line(forms.CharField):
    """One line; line breaks and runs of spaces, also odd ones, that came with pasted text become single spaces."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class LongTextField(forms.CharField):
    """Several lines of text; counted when it has a `max_length`, and never longer than LONGEST.

    A browser sends two characters for a line break and counts one: they are made one before the length is checked.
    """

    widget = forms.Textarea

    def to_python(self, value: Any) -> str | None:
        if isinstance(value, str):
            value = LINE_BREAK.sub("\n", value)
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.max_length is None and value and len(value) > LONGEST:
            # With the name before the verb, for labels are questions as often as names.
            words = _(
                "The text in “%(name)s” is %(length)s characters long, and this box takes up to %(most)s. It is all "
                "still here: shorten it, or publish the long text as a document of its own and link to it"
            )
            told = {"length": _grouped(len(value)), "most": _grouped(LONGEST), "name": self.label or _("this box")}
            raise ValidationError(words % told, code="too_long")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A `maxlength` attribute cuts pasted text without a word; the count and the message tell instead.
        return {}


class LongLine(LongTextField):
    """One line that may be long, in a box that shows all of it."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class Prose(LongTextField):
    """Narrative in a small Markdown. What was pasted is cleaned; `changes` says what somebody should look at before it
    is saved, and is empty for a text that was clean. A form copies its fields, so this is about one form only."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.changes: tuple[str, ...] = ()

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        self.changes = ()
        if len(text) > LONGEST:  # refused as it is: what is counted is what stands in the box
            return text
        tidy = cleaned(text)
        self.changes = tidy.changes
        return tidy.text.strip()


class WholeNumberField(forms.IntegerField):
    """A whole number as people write it: "1,240" is 1240."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_without_separators(value))


class NumberField(forms.DecimalField):
    """A number with decimals as people write it: "1,240.50"."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(_without_separators(value))


class Radios(forms.RadioSelect):
    """Radios with a hint under some choices: `hints={"met": _("…")}`; `inline=True` for two short ones."""

    def __init__(
        self, *args: Any, hints: Mapping[str, str | Promise] | None = None, inline: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hints, self.inline = dict(hints or {}), inline


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes with hints; `exclusive` is the value that unticks all others ("none of these")."""

    def __init__(
        self, *args: Any, hints: Mapping[str, str | Promise] | None = None, exclusive: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hints, self.exclusive = dict(hints or {}), exclusive


def _grouped(count: int) -> str:
    return number_format(count, use_l10n=True, force_grouping=True)


def _without_separators(value: Any) -> Any:
    return re.sub(r"(?<=\d)[,\s](?=\d{3})", "", value.strip()) if isinstance(value, str) else value


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    """A month by number or by name, in the page's language, English or Welsh, whole or its first three letters or
    more."""
    if text.isdecimal():
        return _number(text)
    wanted = text.casefold().rstrip(".")
    if len(wanted) < 3:
        return None
    for names in (_names_of_months(), _names_of_months("en"), _names_of_months("cy")):
        found = [number for number, name in names.items() if name.startswith(wanted)]
        if len(found) == 1:
            return found[0]
    return MUTATED.get(wanted)


def _names_of_months(language: str = "") -> dict[int, str]:
    with override(language or get_language()):
        return {number: str(name).casefold() for number, name in MONTHS.items()}


def _in_words(day: date) -> str:
    return date_format(day, "j F Y")
