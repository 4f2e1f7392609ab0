"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.claim import Claim
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.format_request import AskedFor, FormatRequest, Outcome
from publications.models.other_format import OtherFormat, Sort
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section

__all__ = [
    "AskedFor",
    "Claim",
    "Document",
    "Edition",
    "FormatRequest",
    "Kind",
    "OtherFormat",
    "Outcome",
    "Publication",
    "Rendition",
    "Section",
    "Sort",
    "State",
]
