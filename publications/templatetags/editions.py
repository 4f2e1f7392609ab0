"""How editions read: what their templates ask of the frozen content."""

from dataclasses import asdict, is_dataclass
from typing import Any
from urllib.parse import quote

from django import template

from files.kinds import kind_of_media_type
from objectives.coverage import Board
from publications.report.cells import Shown, shown
from publications.report.cover import board_of_content

register = template.Library()


@register.simple_tag
def coverage_board(content: dict[str, Any]) -> Board | None:
    """Whom the objectives cover; None where the content does not say."""
    return board_of_content(content)


@register.simple_tag
def table_shown(table: Any) -> Shown:
    """A table in cells that know whether they are figures, with its chart; frozen, or about to be."""
    return shown(asdict(table) if is_dataclass(table) and not isinstance(table, type) else table)


@register.filter
def file_path(file: dict[str, Any]) -> str:
    """Where a file of a part stands below its edition's address."""
    return f"files/{file['sha256'][:12]}/{quote(file['name'], safe='')}"


@register.filter
def file_kind(media_type: str) -> str:
    """ "PDF"."""
    return kind_of_media_type(media_type).label
