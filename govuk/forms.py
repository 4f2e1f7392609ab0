"""The form every screen starts from: its messages say what to do, it draws itself by the design system, and it knows
which of its texts somebody should look at before they are saved."""

import re
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.forms.utils import pretty_name
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.fields import LongTextField, Prose
from govuk.letters import whole
from govuk.uploads import ask_again

# Soft hyphen, zero-width space, word joiner, byte order mark; and control characters other than tab and what ends a
# line, with Word's line break and the end of a page.
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *(set(range(32)) - {9, 10, 11, 12, 13}), 127])
SPLIT = re.compile("\xad[ \t]*(?:\r\n|[\r\n])")  # a word that a page could not hold, as its own program split it


@dataclass(frozen=True)
class Tidied:
    """One box whose text was cleaned: what was done, and the text as it was pasted."""

    box: forms.BoundField
    changes: tuple[str, ...]
    as_pasted: str


class Form(forms.Form):
    """Explicit fields, own words. A required field without its own "required" message is refused when defined."""

    submit: str | Promise = gettext_lazy("Save and continue")
    keeps_open = False
    """Whether this is a form that one may save and go on writing in; of these, only those with narrative offer it."""
    tidied: tuple[Tidied, ...] = ()
    """What `look_again` found cleaned."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, field in getattr(cls, "declared_fields", {}).items():
            _must_be_well_worded(cls, name, field)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.data, QueryDict):
            self.data = without_invisible_letters(self.data)
        for name, field in self.fields.items():
            _word_the_rest(name, field)

    def full_clean(self) -> None:
        # Fields added in a subclass's __init__ are seen here.
        for name, field in self.fields.items():
            _must_be_well_worded(type(self), name, field)
            _word_the_rest(name, field)
        super().full_clean()
        if self.is_bound and self.errors:
            ask_again(self)

    @property
    def narratives(self) -> list[forms.BoundField]:
        """The boxes in which narrative is written, in the order of the page."""
        return [self[name] for name, field in self.fields.items() if isinstance(field, Prose)]

    @property
    def may_stay(self) -> bool:
        return self.keeps_open and bool(self.narratives)

    @property
    def is_to_stay(self) -> bool:
        """Whether the person asked to save and go on writing here."""
        return self.may_stay and "stay" in self.data

    @property
    def is_preview(self) -> bool:
        """Whether the person asked to see the narrative as readers will, and not to save."""
        return self.is_bound and "preview" in self.data and bool(self.narratives)

    @property
    def previews(self) -> list[tuple[forms.BoundField, str]]:
        """Each narrative as it would be saved; without one that is refused."""
        return [(box, self.cleaned_data[box.name]) for box in self.narratives if box.name in self.cleaned_data]

    def look_again(self) -> bool:
        """Whether somebody is to look before anything is saved: a preview was asked for, or what was pasted has been
        cleaned so that one can see it.

        From then on the boxes hold the cleaned text. Nothing else is remembered: cleaning changes a clean text no more,
        so the same form sent again is saved.
        """
        self.full_clean()
        self.tidied = tuple(
            Tidied(box, field.changes, str(box.value()))
            for box in self.narratives
            if isinstance(field := box.field, Prose) and field.changes and box.name in self.cleaned_data
        )
        if self.tidied or self.is_preview:
            shown = {**self.data} if not isinstance(self.data, QueryDict) else self.data.copy()
            for box, text in self.previews:
                shown[box.html_name] = text
            self.data = shown
        return bool(self.tidied) or self.is_preview

    @property
    def helper(self) -> FormHelper:
        """What {% crispy form %} draws around the fields: one POST form with one button."""
        return helper(self.submit)


def without_invisible_letters(typed: QueryDict) -> QueryDict:
    """What was typed, with each letter whole and without those that word processors put in and nobody sees: soft
    hyphens, zero-width spaces, byte order marks. A title made of nothing else is then empty, as it looks. Joiners stay:
    some writing needs them.
    """
    seen = typed.copy()
    for name, values in seen.lists():
        seen.setlist(name, [as_seen(value) if isinstance(value, str) else value for value in values])
    return seen


def as_seen(text: str) -> str:
    return whole(SPLIT.sub("", text).translate(INVISIBLE))


def helper(submit: str | Promise = "") -> FormHelper:
    """A form tag (method post, CSRF token; the template adds novalidate) and, with `submit`, its button."""
    drawn = FormHelper()
    if submit:
        drawn.add_input(Submit("", submit))
    return drawn


def says_nothing(message: Any) -> bool:
    """Whether a "required" message is Django's own, which does not tell what to do."""
    return message is forms.Field.default_error_messages["required"]


def what_to_do(field: forms.Field, label: str) -> str:
    """A "required" message made from a label, for forms of other packages whose words are not ours."""
    name = label[:1].lower() + label[1:] if label[1:2].islower() else label
    if isinstance(field, (forms.ChoiceField, forms.BooleanField)):
        return _("Select %(name)s") % {"name": name}
    return _("Enter %(name)s") % {"name": name}


def _must_be_well_worded(form: type, name: str, field: forms.Field) -> None:
    where = f"{form.__qualname__}.{name}"
    if field.required and says_nothing(field.error_messages["required"]):
        raise ImproperlyConfigured(
            f"{where} must say what to do when it is empty: "
            f'error_messages={{"required": _("Enter the …")}} (or "Select …"), or required=False.'
        )
    counted = isinstance(field, forms.CharField) and isinstance(field.widget, forms.Textarea) and field.max_length
    if counted and not isinstance(field, LongTextField):
        raise ImproperlyConfigured(
            f"{where} counts characters, so it must be a govuk.fields.LongTextField: browsers send two characters "
            "for each line break, and its limit would be met before the count on the page says so."
        )


def _word_the_rest(field_name: str, field: forms.Field) -> None:
    """Replace the other messages Django brings by sentences of the design system's kind; the form's own stay."""
    label = str(pretty_name(field_name) if field.label is None else field.label)
    name = _("Your answer") if not label or label.endswith("?") else label
    literal = name.replace("%", "%%")
    words = {
        "max_length": _("must be %(limit_value)d characters or fewer"),
        "min_length": _("must be %(limit_value)d characters or more"),
        "max_value": _("must be %(limit_value)s or fewer"),
        "min_value": _("must be %(limit_value)s or more"),
        "max_decimal_places": _("must have %(max)s decimal places or fewer"),
        "max_digits": _("must have %(max)s digits or fewer"),
        "max_whole_digits": _("must have %(max)s digits or fewer before the decimal point"),
    }
    for code, rest in words.items():
        field.error_messages.setdefault(code, f"{literal} {rest}")
    if isinstance(field, forms.EmailField):
        field.error_messages.setdefault("invalid", _("Enter an email address in the format name@example.gov.uk"))
    elif isinstance(field, forms.URLField):
        _instead(field, "invalid", _("Enter a web address in the format https://www.example.gov.uk"))
    elif isinstance(field, (forms.DecimalField, forms.FloatField)):
        _instead(field, "invalid", f"{name} {_('must be a number, like 12.5')}")
    elif isinstance(field, forms.IntegerField):
        _instead(field, "invalid", f"{name} {_('must be a whole number, like 120')}")
    elif isinstance(field, forms.ChoiceField):
        _instead(field, "invalid_choice", _("Select one of the choices on this page"))
    elif isinstance(field, forms.FileField):
        _instead(field, "empty", _("The selected file is empty"))


def _instead(field: forms.Field, code: str, words: str) -> None:
    defaults: dict[str, Any] = {}
    for ancestor in reversed(type(field).__mro__):
        defaults.update(vars(ancestor).get("default_error_messages", {}))
    if field.error_messages.get(code) is defaults.get(code):
        field.error_messages[code] = words
