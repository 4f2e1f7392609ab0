"""The kinds of file that are taken in: how each is called, named and served. What is none of them is refused."""

from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A file cannot be taken in; the message is a sentence that says why, and what to do."""


@dataclass(frozen=True)
class Facts:
    extension: str
    media_type: str
    label: str
    opens_in_browser: bool = False


class FileKind(Enum):
    """Decided by what is in the file, never by its name or by what the browser says of it."""

    PDF = Facts("pdf", "application/pdf", "PDF", opens_in_browser=True)
    PNG = Facts("png", "image/png", "PNG", opens_in_browser=True)
    JPEG = Facts("jpg", "image/jpeg", "JPEG", opens_in_browser=True)
    DOCX = Facts("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word")
    XLSX = Facts("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel")
    ODT = Facts("odt", "application/vnd.oasis.opendocument.text", "ODT")
    ODS = Facts("ods", "application/vnd.oasis.opendocument.spreadsheet", "ODS")
    CSV = Facts("csv", "text/csv", "CSV")
    TEXT = Facts("txt", "text/plain", "Plain text")

    @property
    def media_type(self) -> str:
        return self.value.media_type

    @property
    def extension(self) -> str:
        return self.value.extension

    @property
    def label(self) -> str:
        return self.value.label

    @property
    def opens_in_browser(self) -> bool:
        """Whether a browser shows it by itself; all others are handed over to be saved."""
        return self.value.opens_in_browser


DOCUMENTS = (FileKind.PDF, FileKind.DOCX, FileKind.ODT, FileKind.XLSX, FileKind.ODS, FileKind.CSV, FileKind.TEXT)
PICTURES = (FileKind.PNG, FileKind.JPEG)
EVERY_KIND = (*DOCUMENTS, *PICTURES)


def kind_of_media_type(media_type: str) -> FileKind:
    """The kind that is served under this type. Raises LookupError for a type that nothing is served under."""
    for kind in FileKind:
        if kind.media_type == media_type:
            return kind
    raise LookupError(media_type)
