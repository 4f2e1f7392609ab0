"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.approving import Answer, ApprovalStep, Comment, SignOff, StepKind
from publications.models.change import Change
from publications.models.checked_link import CheckedLink, LinkAnswer
from publications.models.claim import Claim
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.format_request import AskedFor, FormatRequest, Outcome
from publications.models.other_format import OtherFormat, Sort
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section
from publications.models.verification import FaultLetter, Verification

__all__ = [
    "Answer",
    "ApprovalStep",
    "AskedFor",
    "Change",
    "CheckedLink",
    "Claim",
    "Comment",
    "Document",
    "Edition",
    "FaultLetter",
    "FormatRequest",
    "Kind",
    "LinkAnswer",
    "OtherFormat",
    "Outcome",
    "Publication",
    "Rendition",
    "Section",
    "SignOff",
    "Sort",
    "State",
    "StepKind",
    "Verification",
]
