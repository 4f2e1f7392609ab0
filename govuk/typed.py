"""What somebody typed into a form, told from what the form carried by itself, to be shown when it cannot be saved."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.utils import pretty_name
from django.http import QueryDict
from django.utils.translation import gettext as _

from govuk.fields import PARTS, DayInput
from govuk.forms import Form

CARRIED = {"csrfmiddlewaretoken", "seen", "digest", "asked", "rows", "on", "next", "preview", "stay"}
"""What stands in forms that nobody typed, beside the hidden fields that forms themselves declare."""
ROW = re.compile(r"(?:row|form)-(\d+)-(.+)")
PART_OF_A_DAY = re.compile(rf"(.+)-({'|'.join(PARTS)})")
KEY = re.compile(r"[a-z0-9_.-]*")
INPUTS = {"text", "number", "email", "url", "tel", "search"}
SHORTEST = 3  # letters; less is a number or a tick more often than a text


@dataclass(frozen=True)
class Typed:
    """One text, and the name of the box it was typed into."""

    name: str
    text: str

    @property
    def rows(self) -> int:
        """How high a box it needs."""
        return min(12, max(1, self.text.count("\n") + 1 + len(self.text) // 70))


def what_was_typed(posted: QueryDict) -> list[Typed]:
    """Every text, in the order of its form, by the name of its box. Choices, ticks and hidden values are left out where
    the forms of the portal tell them apart; where the same name stands for a text in one form and for a choice in
    another, anything that may be a text is shown."""
    boxes = declared()
    return [Typed(called(name, boxes), text) for name, text in _texts(posted) if _is_text(name, text, boxes)]


def declared() -> dict[str, list[forms.Field]]:
    """The fields of all forms of the portal, by name."""
    found: dict[str, list[forms.Field]] = defaultdict(list)
    for form in _under(Form):
        for name, field in form.base_fields.items():
            found[name].append(field)
    return found


def called(name: str, boxes: dict[str, list[forms.Field]]) -> str:
    """The box as its page names it, where all forms agree about that; or its name put into words."""
    row = ROW.fullmatch(name)
    own = row[2] if row else name
    labels = {str(field.label) for field in boxes.get(own, ()) if field.label}
    words = labels.pop() if len(labels) == 1 else pretty_name(own)
    return _("%(name)s, row %(number)s") % {"name": words, "number": int(row[1]) + 1} if row else words


def _under(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for kind in form.__subclasses__():
        yield kind
        yield from _under(kind)


def _texts(posted: QueryDict) -> Iterator[tuple[str, str]]:
    """Names and texts; the three boxes of a day are one."""
    days = set()
    for name, values in posted.lists():
        part = PART_OF_A_DAY.fullmatch(name)
        if part is None:
            yield from ((name, value) for value in values)
        elif part[1] not in days:
            days.add(part[1])
            yield part[1], " ".join(filter(None, (posted.get(f"{part[1]}-{each}", "").strip() for each in PARTS)))


def _is_text(name: str, text: str, boxes: dict[str, list[forms.Field]]) -> bool:
    if name in CARRIED or not text.strip():
        return False
    row = ROW.fullmatch(name)
    typed = {_is_typed(field) for field in boxes.get(row[2] if row else name, ())}
    if typed == {True}:
        return True
    if typed == {False} or len(text.strip()) < SHORTEST:
        return False
    return not (text.isdecimal() if typed else KEY.fullmatch(text))


def _is_typed(field: forms.Field) -> bool:
    kind = getattr(field.widget, "input_type", "")  # a password is no text to show
    return kind in INPUTS or isinstance(field.widget, (forms.Textarea, DayInput))
