"""How a document looks in print in its council's own colour, so that every word of it can still be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from govuk.colours import READ, WHITE, contrast

OURS = "#17575c"
DARK = "#10383c"
"""Of headings and links where the council's colour cannot be read on white."""
BLACK = "#000000"
COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Look:
    """`band` is what is filled and ruled, `on_band` the text on it, `ink` headings and links on white. Where white
    cannot be read on the council's colour, it still fills bands and rules, with black on it; headings are dark."""

    band: str
    on_band: str
    ink: str


def look_of(brand: Mapping[str, str]) -> Look:
    """The colours of a frozen brand. Whatever is no colour is ours: what stands here goes into a style sheet."""
    band = brand.get("colour", "")
    if not COLOUR.fullmatch(band):
        band = OURS
    if contrast(band, WHITE) >= READ:
        return Look(band, WHITE, band)
    return Look(band, BLACK, DARK)
