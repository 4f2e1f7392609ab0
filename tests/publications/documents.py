"""Makers of the plain descriptions that the rules of the checklist look at."""

from datetime import date

from publications.checks import findings_in
from publications.checks.document import Document, Part, Table

DAY = date(2026, 6, 1)


def part(narrative: str = "In all 12 people.", **told) -> Part:
    return Part(**{"key": "about", "heading": "About us", "narrative": narrative} | told)


def document(*parts: Part, **told) -> Document:
    """A document in which nothing is found."""
    sound = {
        "nation": "england",
        "on": DAY,
        "starts_on": date(2025, 4, 1),
        "ends_on": date(2026, 3, 31),
        "since": date(2025, 4, 1),
        "contact": "equality@barsetshire.example",
        "headcount": 1240,
        "is_employees_part_owed": True,
    }
    return Document(**sound | told, parts=parts or (part(),))


def written(narrative: str, **told) -> Document:
    return document(part(narrative), **told)


def table(*rows: tuple[str, ...], title: str = "Employees at 31 March 2026", **told) -> Document:
    """A document with one table beside its text: the first row is that of the headings."""
    return document(part(tables=(Table(title, rows[0], rows[1:], **told),)))


def rules(document: Document) -> list[str]:
    return [found.rule for found in findings_in(document)]


def spots(document: Document, rule: str) -> list[str]:
    return [spot.words for found in findings_in(document) if found.rule == rule for spot in found.spots]
