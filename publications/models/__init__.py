"""What the public reads: publications, their parts, frozen editions, the files drawn from them, and older documents."""

from publications.models.checked_link import CheckedLink, LinkAnswer
from publications.models.document import Document
from publications.models.edition import Edition
from publications.models.publication import Kind, Publication, State
from publications.models.rendition import Rendition
from publications.models.section import Section

__all__ = ["CheckedLink", "Document", "Edition", "Kind", "LinkAnswer", "Publication", "Rendition", "Section", "State"]
