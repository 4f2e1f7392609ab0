"""What a document of Word, Excel or LibreOffice may hold: an archive of text and pictures that unpacks to a sane size,
and nothing that runs, is fetched from elsewhere when it is opened, or hides behind a password."""

import io
import re
import struct
import zipfile
import zlib
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from files.kinds import FileKind, Refused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 250 * 1024**2
LARGEST_LIST = 4 * 1024**2
"""Bytes of one of the lists in the archive that say what is in it."""
STEP = 256 * 1024
TYPES = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    f"{OFFICE}wordprocessingml.document.main+xml": FileKind.DOCX,
    f"{OFFICE}spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
OPEN = {kind.media_type.encode(): kind for kind in (FileKind.ODT, FileKind.ODS)}
RUNS = re.compile(r"macroenabled|vba|activex|oleobject|msword\b|ms-office\.control", re.IGNORECASE)
RUNNING_NAME = re.compile(
    r"vba|activex|oleobject|(^|/)(basic|scripts)/|\.(exe|dll|com|scr|bat|cmd|js|vbs|ps1|jar|hta|lnk|bin|docm|xlsm|xlam|html?|svgz?)$",
    re.IGNORECASE,
)
HARMLESS_BIN = re.compile(r"(printerSettings|calcChain|customProperty|wmf|thumbnail)\d*\.bin$", re.IGNORECASE)
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0")
DECLARES = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
FETCHED = ("attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk")
STARTS = re.compile(
    r"<(\w+:)?ddeLink\b|\bDDEAUTO\b|[\"'>]\s*DDE\s+[\w\"\\]|<script:|vnd\.sun\.star\.script:", re.IGNORECASE
)
HIDDEN_SHEET = re.compile(r"<(\w+:)?sheet\b[^>]*\bstate\s*=\s*[\"'](hidden|veryHidden)", re.IGNORECASE)
TRACKED = re.compile(r"<w:(ins|del|moveFrom|moveTo)\s|<text:tracked-changes\b(?![^>]*/>)")
COMMENTS = re.compile(r"(^|/)comments\d*\.xml$|(^|/)threadedComments/", re.IGNORECASE)


def office_kind(content: bytes) -> tuple[FileKind, tuple[str, ...]]:
    """What the document is, with warnings. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            must_be_a_whole_archive(content, entries)
            kind = kind_said(archive, entries)
            return kind, looked_through(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, OSError, ValueError) as error:
        raise Refused(
            _("The document is damaged or packed in an unusual way. Save it again and choose it again."), code="damaged"
        ) from error


def must_be_a_whole_archive(content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """What the list of the archive declares; the sizes are counted again when it is unpacked, for lists can lie."""
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Refused(_("The document is protected by a password. Save it without."), code="locked")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise bomb()
    if len(set(names)) != len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise zipfile.BadZipFile("names that no program writes")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise zipfile.BadZipFile("packed in another way")
    packed = sum(entry.compress_size for entry in entries)
    if packed > len(content):
        raise bomb()  # parts that overlap: each is unpacked from the same bytes


def kind_said(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> FileKind:
    """What the archive says it is, by the list that programs read: never by the name of the file."""
    names = {entry.filename: entry for entry in entries}
    if entries and entries[0].filename == "mimetype":
        kind = OPEN.get(unpacked(archive, entries[0], 200))
        if kind is None or "content.xml" not in names:
            raise not_a_document()
        return kind
    if TYPES not in names:
        raise not_a_document()
    try:
        # No entity can be declared in it: `text_of` refuses that.
        listed = ElementTree.fromstring(text_of(unpacked(archive, names[TYPES], LARGEST_LIST)))  # noqa: S314
    except ElementTree.ParseError as error:
        raise zipfile.BadZipFile("its list cannot be read") from error
    types = [each.get("ContentType", "").strip() for each in listed]
    if any(RUNS.search(each) for each in types):
        raise runs()
    kinds = {MAIN[each] for each in types if each in MAIN}
    if len(kinds) != 1:
        raise not_a_document()
    return kinds.pop()


def looked_through(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[str, ...]:
    """Unpack each part, counting, and look at it; gives what the owner should know before others read it."""
    left, warnings = MOST_UNPACKED, set()
    for entry in entries:
        name = entry.filename
        if RUNNING_NAME.search(name) and not HARMLESS_BIN.search(name):
            raise runs()
        part = unpacked(archive, entry, left)
        left -= len(part)
        if part.startswith(PROGRAMS):
            raise runs()
        if name.lower().endswith((".xml", ".rels", ".rdf", ".vml")):
            warnings |= look_at_part(name, text_of(part))
        if COMMENTS.search(name):
            warnings.add(
                _("The document has comments in it, which readers can see. Remove them first if they should not.")
            )
    return tuple(sorted(warnings))


def look_at_part(name: str, text: str) -> set[str]:
    if STARTS.search(text):
        raise runs()
    if name.endswith(".rels"):
        must_fetch_nothing(text)
    if name == "META-INF/manifest.xml" and re.search(r"encryption-data", text):
        raise Refused(_("The document is protected by a password. Save it without."), code="locked")
    found = set()
    if HIDDEN_SHEET.search(text):
        found.add(_("The workbook has hidden sheets, which readers can show. Remove them first if they should not."))
    if TRACKED.search(text):
        found.add(_("The document has tracked changes, which readers can see. Accept them first if they should not."))
    return found


def must_fetch_nothing(text: str) -> None:
    """Programs fetch a template or an object from its address as soon as the document is opened."""
    try:
        relations = ElementTree.fromstring(text)  # noqa: S314 - no entity can be declared in it: `text_of` refuses that
    except ElementTree.ParseError as error:
        raise zipfile.BadZipFile("its links cannot be read") from error
    for each in relations:
        if each.get("TargetMode", "").lower() == "external" and each.get("Type", "").endswith(FETCHED):
            raise Refused(
                _("The document fetches a template or an object from elsewhere. Save it without, for example as PDF."),
                code="fetches",
            )


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a part, as many as there really are; one that is larger than declared or allowed is refused."""
    parts, size = [], 0
    with archive.open(entry) as source:
        while part := source.read(STEP):
            size += len(part)
            if size > most or size > max(entry.file_size, 0):
                raise bomb()
            parts.append(part)
    return b"".join(parts)


def text_of(part: bytes) -> str:
    """The letters of an XML part, which declares no entity: a few of those grow to fill any memory."""
    is_wide = part.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = part.decode("utf-16" if is_wide else "utf-8-sig", errors="strict")
    if DECLARES.search(text) or "\x00" in text:
        raise Refused(
            _("The document declares entities of its own. Save it again and choose it again."), code="entities"
        )
    # Said in the first line, another encoding would be read by programs and not by us.
    said = re.match(r"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)", text)
    if said and said[1].lower() not in ("utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be"):
        raise zipfile.BadZipFile("another encoding")
    return text[text.index("?>") + 2 :] if said and "?>" in text else text


def bomb() -> Refused:
    return Refused(_("The document unpacks to far more than its own size. Save it again."), code="bomb")


def runs() -> Refused:
    return Refused(
        _("The document has macros, a program or an object in it. Save it without, as .docx, .xlsx, .odt or .ods."),
        code="runs",
    )


def not_a_document() -> Refused:
    return Refused(
        _("The file is an archive, not a document. Choose the document itself: PDF, Word, Excel, ODT or ODS."),
        code="archive",
    )
