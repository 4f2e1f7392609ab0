"""A Django form field as the design system's component: which one, with which parameters, and where its error leads."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from govuk.components import component
from govuk.fields import LONGEST, PARTS, DayInput
from govuk.forms import says_nothing, what_to_do

# Options of {% govuk_field %} that a form may also keep in its widget's attrs, to be drawn by {% crispy form %}.
OPTIONS = ("label_size", "heading", "width", "prefix", "suffix", "inline", "rows", "classes")
# What the design system asks not to use, or what is a parameter of its own.
DROPPED = {"id", "name", "maxlength", "minlength", "required", "placeholder", "class", "cols", "step", "min", "max"}
PASSED = ("autocomplete", "spellcheck", "inputmode", "autocapitalize", "pattern")
NEAR = 0.9  # of the longest text
WIDTHS = {"2", "3", "4", "5", "10", "20", "30"}


def messages_of(field: BoundField) -> list[str]:
    """The sentences to show beside a field; Django's "This field is required." is never one of them."""
    found = []
    for error in field.form.errors.as_data().get(field.name, []):
        if error.code == "required" and says_nothing(error.message):
            found.append(what_to_do(field.field, str(field.label)))
        else:
            found.extend(str(message) for message in error.messages)
    return found


def target_of(field: BoundField) -> str:
    """The id of the input an error link moves to: the first box of a group, the first wrong part of a day."""
    if isinstance(field.field.widget, DayInput):
        return f"{field.auto_id}-{_wrong_parts(field)[0]}"
    return field.auto_id


def error_summary(*forms_: forms.BaseForm, more: Iterable[dict[str, Any]] = ()) -> SafeString:
    """What is wrong on the page, each line a link to the input that mends it; nothing when nothing is wrong. `more` are
    lines about inputs that stand in no form."""
    lines: list[dict[str, Any]] = []
    for form in forms_:
        if not form.errors:
            continue
        lines += [{"text": str(message)} for message in form.non_field_errors()]
        for field in form:
            for message in messages_of(field):
                # A hidden input cannot take the focus.
                lines.append(
                    {"text": message} if field.is_hidden else {"text": message, "href": f"#{target_of(field)}"}
                )
    lines += more
    return component("error-summary", titleText=_("There is a problem"), errorList=lines) if lines else SafeString("")


def field_html(field: BoundField, **options: Any) -> SafeString:
    """The whole form group of a field: label, hint, error and input."""
    widget = field.field.widget
    if field.is_hidden:
        return SafeString(str(field))
    options = {name: widget.attrs[name] for name in OPTIONS if name in widget.attrs} | options
    for kinds, draw in DRAWN:
        if isinstance(widget, kinds):
            return draw(field, widget, options)
    return _draw_input(field, widget, options)


# --- One function for each component ----------------------------------------------------------------------------------


def _draw_radios(field: BoundField, widget: Any, options: dict[str, Any]) -> SafeString:
    chosen = _chosen(field, widget)
    hints = getattr(widget, "hints", {})
    items = [
        {"value": value, "text": text, "checked": value in chosen, "hint": _text_of(hints.get(value))}
        for value, text in _choices(widget)
        if value or text.strip("-")
    ]
    inline = options.get("inline", getattr(widget, "inline", False))
    params = _common(field, widget, options) | _legend(field, options) | {"items": items, "idPrefix": field.auto_id}
    return component("radios", **params | {"classes": _classes(options, "govuk-radios--inline" if inline else "")})


def _draw_checkboxes(field: BoundField, widget: Any, options: dict[str, Any]) -> SafeString:
    chosen = _chosen(field, widget)
    hints, exclusive = getattr(widget, "hints", {}), getattr(widget, "exclusive", "")
    items: list[dict[str, Any]] = []
    for value, text in _choices(widget):
        item: dict[str, Any] = {
            "value": value,
            "text": text,
            "checked": value in chosen,
            "hint": _text_of(hints.get(value)),
        }
        if exclusive and value == exclusive:
            items.append({"divider": _("or")})
            item["behaviour"] = "exclusive"
        items.append(item)
    params = _common(field, widget, options) | _legend(field, options) | {"items": items, "idPrefix": field.auto_id}
    return component("checkboxes", **params)


def _draw_one_checkbox(field: BoundField, widget: Any, options: dict[str, Any]) -> SafeString:
    item = {
        "value": "on",
        "text": str(field.label),
        "checked": bool(widget.check_test(field.value())),
        "hint": _text_of(field.help_text),
        "disabled": field.field.disabled,
    }
    params = _common(field, widget, options) | {"items": [item], "idPrefix": field.auto_id}
    return component("checkboxes", **params | {"hint": None})


def _draw_day(field: BoundField, widget: DayInput, options: dict[str, Any]) -> SafeString:
    values = widget.format_value(field.value())
    wrong = _wrong_parts(field) if field.errors else ()
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    autocomplete = widget.attrs.get("autocomplete")  # "bday" is the only one a day can have
    items = [
        {
            "name": part,
            "id": f"{field.auto_id}-{part}",
            "label": labels[part],
            "value": values[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in wrong else ""),
            "autocomplete": f"{autocomplete}-{part}" if autocomplete else None,
        }
        for part in PARTS
    ]
    params = _common(field, widget, options) | _legend(field, options)
    return component("date-input", **params | {"id": field.auto_id, "items": items, "namePrefix": field.html_name})


def _draw_textarea(field: BoundField, widget: forms.Textarea, options: dict[str, Any]) -> SafeString:
    params = _common(field, widget, options) | _label(field, options)
    params |= {"id": field.auto_id, "value": _text(field, widget), "rows": options.get("rows", 5)}
    if limit := getattr(field.field, "max_length", None) or _quiet_limit(params["value"]):
        told = _("You can enter up to %(count)s characters") % {"count": "%{count}"}
        return component("character-count", maxlength=limit, textareaDescriptionText=told, **params)
    return component("textarea", **params)


def _quiet_limit(text: str) -> int | None:
    """The limit of every long text, told and counted only where it is near: below it a count would be one more thing to
    read on a page."""
    return LONGEST if len(text) > NEAR * LONGEST else None


def _draw_select(field: BoundField, widget: Any, options: dict[str, Any]) -> SafeString:
    chosen = _chosen(field, widget)
    items = [
        # Django's row of dashes is read aloud as dashes.
        {"value": value, "text": text if value or text.strip("-") else _("Choose"), "selected": value in chosen}
        for value, text in _choices(widget)
    ]
    params = _common(field, widget, options) | _label(field, options)
    if isinstance(widget, forms.SelectMultiple):
        params["attributes"] = {**params["attributes"], "multiple": "multiple"}
    return component("select", **params | {"id": field.auto_id, "items": items})


def _draw_file(field: BoundField, widget: forms.FileInput, options: dict[str, Any]) -> SafeString:
    params = _common(field, widget, options) | _label(field, options)
    many = bool(getattr(widget, "allow_multiple_selected", False))
    return component("file-upload", **params | {"id": field.auto_id, "javascript": True, "multiple": many})


def _draw_password(field: BoundField, widget: forms.PasswordInput, options: dict[str, Any]) -> SafeString:
    params = _common(field, widget, options) | _label(field, options)
    params["classes"] = _classes(options, _width(options))
    return component("password-input", **params | {"id": field.auto_id})


def _draw_input(field: BoundField, widget: Any, options: dict[str, Any]) -> SafeString:
    params = _common(field, widget, options) | _label(field, options)
    kind = widget.input_type
    if kind == "number":
        # A spinner changes its value when the page is scrolled, and takes "e" for a number.
        kind = "text"
        decimal = isinstance(field.field, (forms.DecimalField, forms.FloatField))
        params["inputmode"] = params["inputmode"] or ("decimal" if decimal else "numeric")
        params["spellcheck"] = False
    if kind in {"email", "url"}:
        params["spellcheck"] = False
    params["classes"] = _classes(options, _width(options))
    params |= {"prefix": _text_of(options.get("prefix")), "suffix": _text_of(options.get("suffix"))}
    return component("input", **params | {"id": field.auto_id, "type": kind, "value": _text(field, widget)})


# The order matters: Django's CheckboxSelectMultiple is a RadioSelect, and RadioSelect is not a Select.
DRAWN: tuple[tuple[Any, Any], ...] = (
    (forms.CheckboxSelectMultiple, _draw_checkboxes),
    (forms.RadioSelect, _draw_radios),
    (forms.CheckboxInput, _draw_one_checkbox),
    (DayInput, _draw_day),
    (forms.Textarea, _draw_textarea),
    (forms.Select, _draw_select),
    (forms.FileInput, _draw_file),
    (forms.PasswordInput, _draw_password),
)


# --- What the components share ----------------------------------------------------------------------------------------


def _common(field: BoundField, widget: Any, options: dict[str, Any]) -> dict[str, Any]:
    messages = messages_of(field)
    params: dict[str, Any] = {
        "name": field.html_name,
        "hint": _text_of(field.help_text),
        "errorMessage": _error(messages),
        "classes": _classes(options),
        "disabled": field.field.disabled,
        "attributes": {
            name: value
            for name, value in widget.attrs.items()
            if name not in DROPPED and name not in PASSED and name not in OPTIONS and value not in (None, False)
        },
    }
    return params | {name: widget.attrs.get(name) for name in PASSED} | {"spellcheck": _spellcheck(widget)}


def _error(messages: list[str]) -> dict[str, Any] | None:
    if not messages:
        return None
    if len(messages) == 1:
        return {"text": messages[0], "visuallyHiddenText": _("Error")}
    return {
        "html": format_html_join(SafeString("<br>"), "{}", ((message,) for message in messages)),
        "visuallyHiddenText": _("Error"),
    }


def _spellcheck(widget: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(widget.attrs.get("spellcheck", "")).lower())


def _text_of(text: Any) -> dict[str, Any] | None:
    return {"text": str(text)} if text else None


def _label(field: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    size = options.get("label_size", "s")
    heading = bool(options.get("heading"))
    return {"label": {"text": str(field.label), "classes": f"govuk-label--{size}", "isPageHeading": heading}}


def _legend(field: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    size = options.get("label_size", "s")
    heading = bool(options.get("heading"))
    legend = {"text": str(field.label), "classes": f"govuk-fieldset__legend--{size}", "isPageHeading": heading}
    return {"fieldset": {"legend": legend}}


def _classes(options: dict[str, Any], *more: str) -> str:
    return " ".join(part for part in (str(options.get("classes", "")), *more) if part)


def _width(options: dict[str, Any]) -> str:
    width = str(options.get("width", ""))
    return f"govuk-input--width-{width}" if width in WIDTHS else width


def _text(field: BoundField, widget: Any) -> str:
    return str(widget.format_value(field.value()) or "") if field.value() is not None else ""


def _chosen(field: BoundField, widget: Any) -> set[str]:
    chosen = widget.format_value(field.value())
    return {str(value) for value in (chosen if isinstance(chosen, (list, tuple)) else [chosen])}


def _choices(widget: Any) -> Iterator[tuple[str, str]]:
    """Each value and its words; named groups are read in order, for the design system has none."""
    for value, text in widget.choices:
        if isinstance(text, (list, tuple)):
            yield from ((str(inner), str(words)) for inner, words in text)
        else:
            yield "" if value is None else str(value), str(text)


def _wrong_parts(field: BoundField) -> tuple[str, ...]:
    for error in field.form.errors.as_data().get(field.name, []):
        if parts := getattr(error, "parts", ()):
            return parts
    return PARTS
