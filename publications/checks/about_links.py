"""What is found in the links of a document, and in its pictures and files."""

import ipaddress
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from publications.checks.document import Document, Part
from publications.checks.finding import Seen, Spot
from publications.checks.reading import Link

SAYS_NOTHING = frozenset(
    """click|click here|click this link|click on this link|here|this|this link|this page|this document|this report
    this website|this site|this website page|link|links|the link|page|the page|web page|webpage|website|web site
    document|the document|pdf|file|download|download here|download it here|download pdf|view|view here|view more
    view document|view online|read|read here|read it here|read more|read more here|read on|see|see here|see more
    more|more here|more info|more information|more details|more information here|further info|further information
    further details|information|info|details|learn more|find out more|find out more here|find out how|go|go here|visit
    visit here|visit website|visit our website|open|online|continue|follow this link|using this link|at this link
    via this link|at the following link|following link|the following link|yma|cliciwch yma|mwy|darllen mwy
    rhagor|rhagor o wybodaeth|darllenwch ragor""".replace("\n", "|").split("|")
)
SAYS_NOTHING = frozenset(words.strip() for words in SAYS_NOTHING)
MARKS = re.compile(r"[^\w]+")
ADDRESS = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>“”]{3,}", re.IGNORECASE)
INNER = (".local", ".internal", ".intranet", ".lan", ".corp", ".localdomain", ".home.arpa", ".sharepoint.com")
GOOD_FOR = timedelta(days=31)
LONGEST_ADDRESS = 1000
FILE_NAME = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|ods|odt|png|jpe?g|zip|txt|html?)$|_|\bv\d+$", re.IGNORECASE)


def about_links(part: Part, document: Document) -> Iterator[Seen]:
    for text in part.texts:
        for found in ADDRESS.finditer(text.words):
            yield Seen("bare-address", part, Spot(found[0].rstrip(".,;:)"), text.where))
    for link, where in part.links:
        if link.is_picture:
            yield Seen("picture-in-text", part, Spot(link.text or link.address, where))
            continue
        words = plain(link.text)
        if words in SAYS_NOTHING or not words:
            yield Seen("link-text", part, Spot(link.text or link.address, where, link.href))
        yield from about_address(part, link, where, document)


def about_address(part: Part, link: Link, where: str, document: Document) -> Iterator[Seen]:
    if not link.address.startswith(("http:", "https:")):
        return
    if is_inner(link.address):
        yield Seen("inner-address", part, Spot(link.address, where, link.href))
        return
    answer = document.answers.get(to_ask(link.address))
    if answer is None and not may_be_asked(to_ask(link.address)):
        return  # nobody could ever check it
    if answer is None or answer.checked_on is None or answer.checked_on < document.on - GOOD_FOR:
        yield Seen("link-unchecked", part, Spot(link.address, answer.words if answer else "", link.href))
    elif answer.is_dead:
        named = f"{link.text or link.address}: {link.address}"
        yield Seen("dead-link", part, Spot(named, answer.words, link.href))


def about_same_words(document: Document) -> Iterator[Seen]:
    """Over all parts: the same words with another address are told where the second stands."""
    first: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for part in document.written:
        for link, _where in part.links:
            words, address = plain(link.text), to_ask(link.address).rstrip("/")
            if not words or words in SAYS_NOTHING or link.is_picture or ADDRESS.match(link.text):
                continue
            known = first.setdefault(words, address)
            if known != address and (words, address) not in told:
                told.add((words, address))
                where = _("to %(one)s and to %(other)s") % {"one": known, "other": address}
                yield Seen("same-words", part, Spot(link.text, where, link.href))


def plain(words: str) -> str:
    return MARKS.sub(" ", words).strip().lower()


def to_ask(address: str) -> str:
    """The address without the place within the page."""
    return address.partition("#")[0]


def is_inner(address: str) -> bool:
    """Whether it can be opened only from within: a name without a dot, or a number that is not public."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(INNER)


def may_be_asked(address: str) -> bool:
    """Whether the checker takes it: a plain web address of a sane length, and not of an inner network."""
    is_sane = len(address) <= LONGEST_ADDRESS and address.isprintable()
    return is_sane and address.startswith(("http://", "https://")) and not is_inner(address)


def about_files(part: Part) -> Iterator[Seen]:
    for file in part.files:
        if file.is_picture and not file.alternative.strip():
            yield Seen("alt-text", part, Spot(file.title, href=file.href))
        if FILE_NAME.search(file.title.strip()) or not file.title.strip():
            yield Seen("file-title", part, Spot(file.title or _("a file without a title"), href=file.href))
