"""What differs in the pieces of a part between two frozen contents: its tables, figures, links and files."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PIECES = {
    "tables": gettext_lazy("The tables of “%(heading)s” changed."),
    "measures": gettext_lazy("The figures of objectives in “%(heading)s” changed."),
    "links": gettext_lazy("The links of “%(heading)s” changed."),
    "files": gettext_lazy("The files of “%(heading)s” changed."),
}


def pieces_changed(before: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A sentence for each kind of piece that differs, with both as texts worth comparing."""
    for key, sentence in PIECES.items():
        old, new = before.get(key) or [], now.get(key) or []
        if old != new:
            yield sentence % {"heading": now["heading"]}, told(key, old), told(key, new)


def told(key: str, pieces: list[dict[str, Any]]) -> str:
    return "\n".join(line for piece in pieces for line in lines_of(key, piece))


def lines_of(key: str, piece: dict[str, Any]) -> Iterator[str]:
    match key:
        case "tables":
            yield piece["title"]
            yield from (" | ".join(row) for row in [piece["columns"], *piece["rows"]])
            facts = (piece["chart"], piece["as_at"], piece["source"], piece["note"])
            yield from filter(None, [". ".join(filter(None, facts))])
        case "measures":
            yield piece["name"]
            for reading in piece["readings"]:
                own = reading["own"]
                yield f"{reading['period']}: {own['value'] or own['state_label'] or _('no figure')}"
        case "links":
            yield f"{piece['text']} ({piece['address']})"
        case _:
            yield f"{piece['title']} ({piece['name']}, {piece['sha256'][:12]})"
            yield from filter(None, [piece.get("alternative", "")])
