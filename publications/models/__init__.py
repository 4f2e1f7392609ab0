"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.claim import Claim
from publications.models.committee import Asked, CommitteeReport, Outcome, Recommendation
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.proof import Proof
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section

__all__ = [
    "Asked",
    "Claim",
    "CommitteeReport",
    "Document",
    "Edition",
    "Kind",
    "Outcome",
    "Proof",
    "Publication",
    "Recommendation",
    "Rendition",
    "Section",
    "State",
]
