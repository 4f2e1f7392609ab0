"""What may come into the store: each file is told by its content, looked through, and taken or refused with a reason.

Nothing is changed or stripped: what is kept is what was sent, byte for byte. Nothing is opened by a program that
draws it, and no entity, link or script in it is followed: only its structure is read, with a limit to each step.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from files.kinds import EVERY_KIND, FileKind, Refused
from files.names import safe_name
from files.office import office_kind
from files.pictures import look_at_jpeg, look_at_png
from files.portable import look_at_pdf
from files.texts import look_at_text

# The harmless line that scanners take for a virus, in two pieces so that they leave this file alone.
TEST_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!", b"dex\n",
    b"\x00asm", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept, as it was sent. `warnings` are sentences about what it gives away."""

    content: bytes
    kind: FileKind
    name: str
    sha256: str
    width: int = 0
    height: int = 0
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return self.kind.media_type

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True)
class Seen:
    """What a look into a file found: what it is, how large a picture, and what its owner should know."""

    kind: FileKind
    width: int = 0
    height: int = 0
    warnings: tuple[str, ...] = ()


def accept_upload(sent: UploadedFile, *, kinds: Collection[FileKind] = EVERY_KIND, largest: int = 0) -> Accepted:
    """The file that a form brought, as `accept` takes it. Not a byte more than the limit is read."""
    largest = largest or settings.LARGEST_UPLOAD
    source: IO[bytes] = sent.file  # type: ignore[assignment]  # a file in memory or on the disk, opened for reading
    source.seek(0)
    return accept(source.read(largest + 1), name=sent.name or "", kinds=kinds, largest=largest)


def accept(content: bytes, *, name: str, kinds: Collection[FileKind] = EVERY_KIND, largest: int = 0) -> Accepted:
    """Tell what a file is and whether it may be kept; `name` is only what it is called. Raises Refused, whose sentence
    says what is wrong and what to do."""
    largest = largest or settings.LARGEST_UPLOAD
    if not content:
        raise Refused(_("The file is empty. Choose another one."), code="empty")
    if len(content) > largest:
        most = f"{largest / 1024**2:g}"
        raise Refused(_("The file must be smaller than %(most)s MB.") % {"most": most}, code="too_large")
    if TEST_VIRUS in content:
        raise Refused(_("The file is known to virus scanners. It was not taken."), code="virus")
    seen = look_at(content, name)
    if seen.kind not in kinds:
        raise Refused(
            _("The file is %(kind)s. It must be %(wanted)s.") % {"kind": seen.kind.label, "wanted": listed(kinds)},
            code="other_kind",
        )
    return Accepted(
        content=content,
        kind=seen.kind,
        name=safe_name(name, seen.kind),
        sha256=hashlib.sha256(content).hexdigest(),
        width=seen.width,
        height=seen.height,
        warnings=seen.warnings,
    )


def look_at(content: bytes, name: str) -> Seen:
    """What the first bytes say it is, if the rest bears it out."""
    if content.startswith(b"%PDF-"):
        look_at_pdf(content)
        return Seen(FileKind.PDF)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Seen(FileKind.PNG, *look_at_png(content))
    if content.startswith(b"\xff\xd8\xff"):
        return Seen(FileKind.JPEG, *look_at_jpeg(content))
    if content.startswith(b"PK\x03\x04"):
        kind, warnings = office_kind(content)
        return Seen(kind, warnings=warnings)
    if content.startswith(OLD_OFFICE):
        raise Refused(
            _(
                "The file is in an old format of Word or Excel, or is protected by a password. Save it as .docx or "
                ".xlsx without a password."
            ),
            code="old_office",
        )
    if content.startswith(PROGRAMS):
        raise Refused(_("The file is a program. Choose a document or a picture."), code="program")
    is_csv, warnings = look_at_text(content, name)
    return Seen(FileKind.CSV if is_csv else FileKind.TEXT, warnings=warnings)


def listed(kinds: Collection[FileKind]) -> str:
    """The kinds as a form names them: "PDF, Word or ODT"."""
    names = [kind.label for kind in kinds]
    if len(names) == 1:
        return names[0]
    return _("%(most)s or %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}
