"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.claim import Claim
from publications.models.contribution import Answer, Contribution
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.part_of_section import Chart, PartFile, PartLink, PartMeasure, PartTable
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section

__all__ = [
    "Answer", "Chart", "Claim", "Contribution", "Document", "Edition", "Kind", "PartFile", "PartLink", "PartMeasure",
    "PartTable", "Publication", "Rendition", "Section", "State",
]  # fmt: skip
