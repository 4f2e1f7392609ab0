"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.approving import Answer, ApprovalStep, Comment, SignOff, StepKind
from publications.models.change import Change
from publications.models.checked_link import CheckedLink, LinkAnswer
from publications.models.claim import Claim
from publications.models.committee import Asked, CommitteeReport, Decided, Recommendation
from publications.models.contribution import Answered, Contribution
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.format_request import AskedFor, FormatRequest, Outcome
from publications.models.other_format import OtherFormat, Sort
from publications.models.part_of_section import Chart, PartFile, PartLink, PartMeasure, PartTable
from publications.models.proof import Proof
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section
from publications.models.verification import FaultLetter, Verification

__all__ = [
    "Answer",
    "Answered",
    "ApprovalStep",
    "Asked",
    "AskedFor",
    "Change",
    "Chart",
    "CheckedLink",
    "Claim",
    "Comment",
    "CommitteeReport",
    "Contribution",
    "Decided",
    "Document",
    "Edition",
    "FaultLetter",
    "FormatRequest",
    "Kind",
    "LinkAnswer",
    "OtherFormat",
    "Outcome",
    "PartFile",
    "PartLink",
    "PartMeasure",
    "PartTable",
    "Proof",
    "Publication",
    "Recommendation",
    "Rendition",
    "Section",
    "SignOff",
    "Sort",
    "State",
    "StepKind",
    "Verification",
]
