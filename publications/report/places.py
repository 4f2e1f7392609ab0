"""The council's words in a part with places to link to, and with their tables drawn as the portal's own are."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from govuk.prose import prose
from publications.report.cells import has_long_word
from publications.report.tables import Drawn, drawn

# All of what `prose` makes, which knows no other tables and headings than these.
HEADING = re.compile(r"<h3([^>]*)>(.*?)</h3>", re.DOTALL)
TABLE = re.compile(r'<div class="portal-scroll"([^>]*)>(<table.*?</table>)</div>', re.DOTALL)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r'<(th|td) class="([^"]*)"([^>]*)>(.*?)</\1>', re.DOTALL)


@dataclass(frozen=True)
class Place:
    id: str
    heading: str


@dataclass(frozen=True)
class Words:
    """The words as HTML, and the places of their headings of the first level."""

    html: SafeString
    places: tuple[Place, ...]


def words_of(narrative: str, key: str) -> Words:
    places: list[Place] = []

    def placed(found: re.Match[str]) -> str:
        place = Place(f"{key}-{len(places) + 1}", text_of(found[2]))
        places.append(place)
        return f'<h3 id="{place.id}"{found[1]}>{found[2]}</h3>'

    html = TABLE.sub(arranged, HEADING.sub(placed, prose(narrative, top_heading=3)))
    return Words(SafeString(html), tuple(places))


def arranged(found: re.Match[str]) -> str:
    """The table with its figures to the right, and the size that it has in print."""
    rows = [[text_of(cell[4]) for cell in CELL.finditer(row[1])] for row in ROW.finditer(found[2])]
    table = drawn(rows[0], rows[1:]) if rows else Drawn((), "")
    inside = ROW.sub(lambda row: row[0].replace(row[1], with_figures(row[1], table)), found[2])
    return f'<div class="portal-scroll arranged {table.size}"{found[1]}>{inside}</div>'


def with_figures(row: str, table: Drawn) -> str:
    place = iter(table.numeric)

    def cell(found: re.Match[str]) -> str:
        of = "header" if found[1] == "th" else "cell"
        more = f" govuk-table__{of}--numeric numeric" if next(place, False) else ""
        more += " breaks" if has_long_word(text_of(found[4])) else ""
        return f'<{found[1]} class="{found[2]}{more}"{found[3]}>{found[4]}</{found[1]}>'

    return CELL.sub(cell, row)


def text_of(html: str) -> str:
    return unescape(strip_tags(html)).strip()
