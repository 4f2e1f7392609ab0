"""PDFs drawn where it can hurt nobody: in a child of the worker, with limits. No web process loads WeasyPrint."""

from collections.abc import Mapping, Sequence
from types import ModuleType

from govuk.apart import LIMITS, MB, Crashed, Limits, TooLate, TooMuchMemory, TooMuchWork, Unfinished, apart

ADVICE = "Long tables are better in a data file beside the document."
FIRST = '<!DOCTYPE html><html lang="en"><head><title>First</title></head><body><p>First</p></body></html>'


class NotDrawn(Exception):
    """The document was not drawn this time; the sentence says why. Another time it may be."""


def draw(
    html: str,
    *,
    identifier: bytes,
    stylesheets: Sequence[str],
    address: str | None = None,
    assets: Mapping[str, bytes] | None = None,
    within: Limits = LIMITS,
) -> bytes:
    """What `govuk.pdf.pdf` makes of the same input, byte for byte. Raises its CannotRender, or NotDrawn."""
    door = _door()

    def work() -> bytes:
        return door.pdf(html, identifier=identifier, stylesheets=stylesheets, address=address, assets=assets)

    try:
        return apart(work, refusal=door.CannotRender, within=within)
    except Unfinished as end:
        raise NotDrawn(_in_words(end, within)) from end


def warm_up() -> None:
    """Load WeasyPrint and its fonts, so that every child finds them in its memory. For a worker, before it works."""
    _door().pdf(FIRST, identifier=b"", stylesheets=[])


def _door() -> ModuleType:
    from govuk import pdf  # noqa: PLC0415 - not before something is drawn: it takes a second and 60 MB

    return pdf


def _in_words(end: Unfinished, within: Limits) -> str:
    if isinstance(end, TooMuchMemory):
        return f"The document needs more than {within.memory // MB} MB of memory to draw. {ADVICE}"
    if isinstance(end, TooMuchWork):
        return f"The document takes more than {within.processor} seconds of work to draw. {ADVICE}"
    if isinstance(end, TooLate):
        return f"The document was not drawn within {within.clock:.0f} seconds. The service may be busy. {ADVICE}"
    if isinstance(end, Crashed):
        return f"The drawing was ended before the document was whole ({end})."
    return f"The document could not be drawn: {end}"
