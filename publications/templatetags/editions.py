"""How editions read: what their templates ask of the frozen content."""

from dataclasses import asdict, is_dataclass
from typing import Any
from urllib.parse import quote

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from files.kinds import kind_of_media_type
from govuk.excerpt import beginning
from objectives.coverage import Board
from publications.report.cells import Shown, shown, tables_as_rows
from publications.report.cover import board_of_content
from publications.report.look import look_of
from publications.report.places import Words, words_of
from publications.report.tables import drawn

register = template.Library()


@register.simple_tag
def coverage_board(content: dict[str, Any]) -> Board | None:
    """Whom the objectives cover; None where the content does not say."""
    return board_of_content(content)


@register.filter
def has_figures(content: dict[str, Any]) -> bool:
    """Whether there is anything for the file of figures: of objectives, or of tables in parts."""
    return bool(content["objectives"]) or next(iter(tables_as_rows(content)), None) is not None


@register.simple_tag
def look_in_print(content: dict[str, Any]) -> SafeString:
    """The council's colours for the style sheet of a printed document. It is no page: nothing forbids style in it."""
    look = look_of(content["brand"])
    return format_html(
        "<style>:root {{ --band: {}; --on-band: {}; --ink: {}; }}</style>", look.band, look.on_band, look.ink
    )


@register.simple_tag
def summary_for_cover(content: dict[str, Any]) -> str:
    """The first paragraphs of what the officer wrote of the document; empty where nothing is."""
    own = next((part["narrative"] for part in content["parts"] if part["key"] == "cover"), "")
    return beginning(own, about=500)[0] if own.strip() else ""


@register.simple_tag
def words_of_part(part: dict[str, Any]) -> Words:
    """What the council wrote in a part, with its places to link to."""
    return words_of(part["narrative"], part["key"])


@register.simple_tag
def table_size(table: Any) -> str:
    """Which size a table has in print, by the class that the style sheet knows."""
    told = plain(table)
    return drawn(told["columns"], told["rows"]).size


@register.filter
def size_of_title(title: str) -> str:
    """The class of a title on a cover, so that the longest one goes on it too."""
    return "longest" if len(title) > 110 else "long" if len(title) > 55 else "short"


@register.filter
def in_short(address: str) -> str:
    """A web address as it is read on paper: without what every one begins with, and no longer than a line."""
    plain = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
    host, slash, path = plain.partition("/")
    if len(plain) <= 70 or not slash:
        return plain
    if len(host) > 45:
        return f"{host}/…"
    end = path[-(66 - len(host)) :]
    return f"{host}/…/{end.partition('/')[2] or end}"


@register.simple_tag
def table_shown(table: Any) -> Shown:
    """A table in cells that know whether they are figures, with its chart; frozen, or about to be."""
    return shown(plain(table))


def plain(table: Any) -> dict[str, Any]:
    return asdict(table) if is_dataclass(table) and not isinstance(table, type) else table


@register.filter
def file_path(file: dict[str, Any]) -> str:
    """Where a file of a part stands below its edition's address."""
    return f"files/{file['sha256'][:12]}/{quote(file['name'], safe='')}"


@register.filter
def file_kind(media_type: str) -> str:
    """ "PDF"."""
    return kind_of_media_type(media_type).label
