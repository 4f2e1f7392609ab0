"""What can be found in a PDF by somebody who looks: every string, every stream, and whatever would act."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

ACTS = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA", "/RichMedia", "/XFA"}
ACTIONS = {"/URI", "/GoTo"}  # what a link may do; not run, submit, fetch or go into another file
LINKS = ("http:", "https:", "mailto:")


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><head><title>Report</title>{head}</head><body>{body}</body></html>'


def everything_in(content: bytes) -> bytes:
    """Every string and every unpacked stream of a PDF: what somebody could dig out of it."""
    found = [content]
    with pikepdf.open(BytesIO(content)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_raw_bytes() if thing.get("/Subtype") == "/Image" else thing.read_bytes())
    return b"\n".join(found)


def dangers_in(content: bytes) -> list[str]:
    """Whatever in a PDF acts by itself, carries a file, or leads anywhere but to a web page or an e-mail address."""
    with pikepdf.open(BytesIO(content)) as opened:
        return sorted({danger for thing in [opened.trailer, *opened.objects] for danger in _dangers(thing)})


def _dangers(thing: pikepdf.Object) -> Iterator[str]:
    if isinstance(thing, pikepdf.Array):
        for inner in thing:
            if not _has_a_place_of_its_own(inner):
                yield from _dangers(inner)
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    kind = str(thing.get("/S", ""))
    if ("/URI" in thing or "/D" in thing) and kind and kind not in ACTIONS:
        yield f"action {kind}"
    for key, value in thing.items():
        if key in ACTS or (isinstance(value, pikepdf.Name) and str(value) in ACTS):
            yield f"{key} {value!r}"[:80]
        if key == "/URI" and not str(value).lower().startswith(LINKS):
            yield f"link to {str(value)[:80]}"
        if not _has_a_place_of_its_own(value):
            yield from _dangers(value)


def _has_a_place_of_its_own(thing: object) -> bool:
    """It comes by itself among the objects of the file."""
    return not isinstance(thing, pikepdf.Object) or thing.is_indirect
