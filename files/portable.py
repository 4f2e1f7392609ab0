"""What a PDF may hold: pages, and nothing that runs, starts a program, or hides behind a password."""

import re
import zlib

from django.utils.translation import gettext as _

from files.kinds import Refused

LAST_BYTES = 1024
LONGEST_HEAD = 4096
STEP = 64 * 1024
MOST_HIDDEN = 64 * 1024**2
"""Bytes of packed objects that are unpacked to be looked through, of the whole file."""
END_OF_ARCHIVE = b"PK\x05\x06"
LONGEST_END_OF_ARCHIVE = 65_557
ANOTHER_PAGE = re.compile(rb"<\s*(html|script|svg|\?php)", re.IGNORECASE)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Long names only: three letters stand by chance in any picture. A script is no action without /JavaScript.
RUNS = re.compile(rb"/(JavaScript|Launch|RichMedia|XFA\s*[\[\d])")
HOLDS_FILES = re.compile(rb"/EmbeddedFile")
NAME = re.compile(rb"/[^\s/<>\[\](){}%]*#[0-9A-Fa-f]{2}[^\s/<>\[\](){}%]*")
HEX_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")


def look_at_pdf(content: bytes) -> None:
    """Raises Refused for a PDF that is cut off, locked, joined with another file, or more than pages to read."""
    end = content.rfind(b"%%EOF")
    if end < 0 or len(content) - end > LAST_BYTES:
        raise Refused(_("The PDF is not complete. Save it again and choose it again."), code="pdf_cut")
    if END_OF_ARCHIVE in content[-LONGEST_END_OF_ARCHIVE:] or ANOTHER_PAGE.search(content[end:]):
        raise Refused(_("The file is a PDF and something else in one. Save the PDF again."), code="pdf_joined")
    told = plain_names(content)
    if b"/Encrypt" in told:
        raise Refused(
            _("The PDF is protected by a password or by restrictions, which keep some readers out. Save it without."),
            code="pdf_locked",
        )
    must_only_be_read(told)
    left = MOST_HIDDEN
    for begin in STREAM.finditer(content):
        head = plain_names(content[max(0, begin.start() - LONGEST_HEAD) : begin.start()])
        head = head[head.rfind(b" obj") + 1 :]
        if b"/ObjStm" in head:
            inside = objects_of(content, begin.end(), head, left)
            left -= len(inside)
            must_only_be_read(plain_names(inside))


def objects_of(content: bytes, start: int, head: bytes, most: int) -> bytes:
    """The objects that a stream packs; of a broken one as many as can be read, which is how programs take it."""
    if b"/Filter" not in head:
        return b""  # in plain sight, and looked at with the rest
    if not re.search(rb"/Filter\s*\[?\s*/(FlateDecode|Fl)\b\s*\]?\s*(/|>>)", head) or b"/Predictor" in head:
        raise Refused(
            _("The PDF is packed in an unusual way. Print it to PDF and choose that file."), code="pdf_packed"
        )
    unpacker, parts, size = zlib.decompressobj(), [], 0
    try:
        while not unpacker.eof and start < len(content):
            part = unpacker.decompress(content[start : start + STEP], most - size + 1)
            start, size = start + STEP, size + len(part)
            parts.append(part)
            if size > most:
                raise Refused(_("The PDF unpacks to far more than its own size. Save it again."), code="pdf_bomb")
    except zlib.error:
        pass
    return b"".join(parts)


def must_only_be_read(objects: bytes) -> None:
    if RUNS.search(objects):
        raise Refused(
            _("The PDF holds a script, a form that runs, or starts a program. Print it to PDF and choose that file."),
            code="pdf_runs",
        )
    if HOLDS_FILES.search(objects):
        raise Refused(_("The PDF has other files attached. Save it without them."), code="pdf_holds_files")


def plain_names(objects: bytes) -> bytes:
    """Names as programs read them: "/J#61vaScript" is "/JavaScript"."""
    return NAME.sub(lambda name: HEX_LETTER.sub(lambda pair: bytes([int(pair[1], 16)]), name[0]), objects)
