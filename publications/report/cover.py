"""Whom the objectives of an edition cover, drawn from its frozen content."""

from typing import Any

from objectives.coverage import Board, Covering, board
from publications.models import Kind


def board_of_content(content: dict[str, Any]) -> Board | None:
    """The board of a published set, with links to its objectives on the same page. None for reports, and for editions
    of a schema that did not freeze which characteristics each aim is for."""
    frozen = content["objective_set"]
    if content["kind"] != Kind.OBJECTIVES or not frozen or not frozen.get("coverage"):
        return None
    return board(
        [
            Covering(
                number=objective["number"],
                label=objective["title"],
                href=f"#objective-{objective['number']}",
                pairs=frozenset(map(tuple, objective["pairs"])),
                local=frozenset(map(tuple, objective["local"])),
                is_about_pay=objective["is_about_pay"],
                is_pursued=objective["is_pursued"],
            )
            for objective in content["objectives"]
        ],
        nation=content["nation"],
        reasons={(reason["characteristic"], reason["aim"]): reason["text"] for reason in frozen["reasons"]},
        local=frozen["local"],
    )
