"""Template tags and filters of the design system: components, form fields, error summary, dates, numbers, prose."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms import BoundField
from django.template import Context
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from govuk.binding import error_summary, field_html
from govuk.components import component
from govuk.prose import prose as prose_html

register = template.Library()

SERVICE_NAME = "PSED Portal"


@register.simple_tag
def govuk(component_name: str, /, **params: Any) -> SafeString:
    """Any component: {% govuk "button" text=_("Save") %}; options inside options with two underscores.

    `label__text="Name"` is upstream's `label: {text: "Name"}`; below `attributes__` a single underscore is a hyphen.
    """
    return component(component_name, **_nested(params))


@register.simple_block_tag
def govuk_block(content: SafeString, component_name: str, /, **params: Any) -> SafeString:
    """A component around HTML: {% govuk_block "details" summaryText=… %}…{% endgovuk_block %}."""
    return component(component_name, **_nested(params), html=content)


@register.simple_tag
def govuk_field(field: BoundField, **options: Any) -> SafeString:
    """A form field with label, hint and error.

    Options: label_size ("s", "m", "l", "xl"), heading (the label is the page's h1), width ("2" … "30" or a class),
    prefix, suffix, inline, rows, classes. Each may stand in the widget's attrs instead.
    """
    return field_html(field, **options)


@register.simple_tag
def govuk_error_summary(*forms_: forms.BaseForm, more: Iterable[dict[str, Any]] = ()) -> SafeString:
    """What is wrong in these forms, linked; nothing if nothing is. First thing in the content, above the h1. A page has
    one: `more` are lines about inputs that stand in no form."""
    return error_summary(*(form for form in forms_ if form), more=more)


@register.simple_tag
def crispy_button(button: Any) -> SafeString:
    """A crispy `Submit` as the design system's button; its `css_class` may name govuk- classes."""
    classes = " ".join(part for part in str(button.field_classes).split() if part.startswith("govuk-"))
    return component(
        "button",
        text=button.value,
        name=button.name or None,
        value=button.value if button.name else None,
        classes=classes,
        preventDoubleClick=True,
    )


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A status in words on a colour: grey, green, teal, blue, purple, magenta, red, orange, yellow; none is blue."""
    return component("tag", text=text, classes=f"govuk-tag--{colour}" if colour else "")


@register.simple_tag
def summary_list(rows: Iterable[Any], classes: str = "") -> SafeString:
    """Rows of (name, value) or (name, value, address, action, hidden text) as a summary list.

    `hidden text` completes the link for those who hear it: "Change" + "the date of the review".
    """
    return component("summary-list", rows=[_row(*row) for row in rows], classes=classes)


def _row(name: str, value: Any, address: str = "", action: str = "", hidden: str = "") -> dict[str, Any]:
    row: dict[str, Any] = {"key": {"text": name}, "value": {"text": "" if value is None else value}}
    if address:
        link = {"href": address, "text": action or _("Change"), "visuallyHiddenText": hidden or str(name).lower()}
        row["actions"] = {"items": [link]}
    return row


@register.simple_tag
def fact_table(caption: str, columns: Iterable[Any], rows: Iterable[Iterable[Any]], size: str = "m") -> SafeString:
    """Figures with their names: the first cell of each row is its header; scrolls by itself on a narrow screen.

    A column is its heading, or (heading, "numeric") to stand its figures under each other.
    """
    headings = [(column, "") if isinstance(column, (str, Promise)) else tuple(column) for column in columns]
    formats = [form for _heading, form in headings]
    table = component(
        "table",
        caption=caption,
        captionClasses=f"govuk-table__caption--{size}",
        firstCellIsHeader=True,
        head=[{"text": heading, "format": form} for heading, form in headings],
        rows=[
            [{"text": "" if cell is None else cell, "format": form} for cell, form in zip(row, formats, strict=True)]
            for row in rows
        ],
    )
    opening = '<div class="portal-scroll" role="region" tabindex="0" aria-label="{}">{}</div>'
    return format_html(opening, caption, table)


@register.simple_block_tag
def way_back(content: SafeString) -> SafeString:
    """What stands before the content, inside a landmark: breadcrumbs bring their own, a back link has none."""
    if not content.strip() or "<nav" in content:
        return content
    return format_html('<nav aria-label="{}">{}</nav>', _("Back"), content)


@register.simple_tag(takes_context=True)
def page_links(context: Context, page: Page) -> SafeString:
    """Links to the other pages of a list, keeping the rest of the address; nothing for a list of one page."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    asked = context["request"].GET.copy()

    def address(number: int) -> str:
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    items = [
        {"number": number, "href": address(number), "current": number == page.number}
        if isinstance(number, int)
        else {"ellipsis": True}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    ends: dict[str, Any] = {}
    if page.has_previous():
        ends["previous"] = {"href": address(page.previous_page_number()), "text": _("Previous")}
    if page.has_next():
        ends["next"] = {"href": address(page.next_page_number()), "text": _("Next")}
    return component("pagination", items=items, landmarkLabel=_("Pages"), **ends)


@register.simple_block_tag
def page_title(content: SafeString) -> SafeString:
    """The page's title on one line, ending in the service's name whether or not the page wrote it."""
    words = " ".join(content.split())
    return SafeString(words if words.endswith(SERVICE_NAME) else f"{words} – {SERVICE_NAME}" if words else SERVICE_NAME)


@register.filter
def linked(text: str) -> SafeString:
    """Plain text with its web and e-mail addresses as links."""
    return SafeString(urlize(text, autoescape=True).replace("<a ", '<a class="govuk-link" '))


@register.filter
def day(value: date | datetime | str | None) -> str:
    """29 March 2026, of a date or of its ISO text; nothing for None."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, "j F Y")


@register.filter
def moment(value: datetime | None) -> str:
    """29 March 2026 at 2:05pm, in the portal's time zone; nothing for None."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
    return _("%(day)s at %(time)s") % {"day": date_format(local, "j F Y"), "time": clock}


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """1,240 and −0.35, with a true minus sign; nothing for None. Decimals stay as they are."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True).replace("-", "\u2212")


@register.filter
def prose(text: str | None, top_heading: int = 3) -> SafeString:
    """A small Markdown as safe HTML, headings from h3 (or the given level)."""
    return prose_html(text or "", top_heading=top_heading)


def _nested(params: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in params.items():
        inside, *path = name.split("__")
        if not path:
            result[name] = value
            continue
        place = result.setdefault(inside, {})
        before = inside
        for step in path[:-1]:
            place, before = place.setdefault(step, {}), step
        place[path[-1].replace("_", "-") if before == "attributes" else path[-1]] = value
    return result
