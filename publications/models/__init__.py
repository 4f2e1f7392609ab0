"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.change import Change
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section
from publications.models.verification import FaultLetter, Verification

__all__ = [
    "Change",
    "Document",
    "Edition",
    "FaultLetter",
    "Kind",
    "Publication",
    "Rendition",
    "Section",
    "State",
    "Verification",
]
