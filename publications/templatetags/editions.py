"""How editions read: what their templates ask of the frozen content."""

from typing import Any

from django import template

from objectives.coverage import Board
from publications.report.cover import board_of_content

register = template.Library()


@register.simple_tag
def coverage_board(content: dict[str, Any]) -> Board | None:
    """Whom the objectives cover; None where the content does not say."""
    return board_of_content(content)
