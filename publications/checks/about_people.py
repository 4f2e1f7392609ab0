"""What is found of single people in the words of a part: names, and addresses and numbers that belong to one person."""

import re
from collections.abc import Iterator

from publications.checks.document import Document, Part
from publications.checks.finding import Seen, Spot
from publications.checks.names import FIRST_NAMES, OFFICES

NAME = r"(?:(?:Mc|Mac|O[’'])[A-Z][a-z]{2,20}|[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?:[-’'][A-ZÀ-Þ]?[a-zß-ÿ]{1,20})?)"
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor)\b\.?[ \u00a0]"
    rf"(?P<names>(?:(?:{NAME}|[A-Z]\.?)[ \u00a0]){{0,3}}(?:{NAME}))"
)
# "contact Jane Marsh", "Report author: J. Marsh": a known first name, or an initial, then a family name.
CALLED = re.compile(
    r"\b(?:contact(?:[ ]officer)?|author|lead[ ]officer|written[ ]by|prepared[ ]by|speak[ ]to|led[ ]by|e-?mail|ring"
    rf"|telephone|call)\b:?[ \u00a0]{{1,3}}(?P<first>{NAME}|[A-Z]\.)[ \u00a0](?P<last>{NAME})",
    re.IGNORECASE,
)
MAIL = re.compile(r"(?<![\w.%+-])([A-Za-z0-9._%+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
OF_A_PERSON = re.compile(r"[a-z]{1,20}[._-][a-z]{2,20}(?:[._-][a-z]{2,20})?\d{0,3}")
MOBILE = re.compile(r"(?<![\w./£-])(?:\+44[ ]?(?:\(0\)[ ]?)?|0)7(?:[ -]?\d){9}(?![\d/-]|\.\d)")
LANDLINE = re.compile(r"(?<![\w./£-])(?:\+44[ ]?(?:\(0\)[ ]?)?|\(?0)[12](?:[ ()-]{0,2}\d){8,9}(?![\d/-]|\.\d)")
INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?"
    r"[A-D](?![A-Za-z0-9])"
)
CONTACT = "contact"


def about_people(part: Part, document: Document) -> Iterator[Seen]:
    known = known_of(document.contact)
    addresses: set[str] = set()
    for text in part.texts:
        for found in INSURANCE.finditer(text.words):
            yield Seen("national-insurance", part, Spot(f"{found[0][:2]} … {found[0][-1]}", text.where))
        for name in names_in(text.words):
            yield Seen("person-named", part, Spot(name, text.where))
        for address in personal_addresses(text.words):
            if address not in addresses and address not in known:
                addresses.add(address)
                yield Seen("personal-address", part, Spot(address, text.where))
        numbers = [MOBILE] if part.key == CONTACT else [MOBILE, LANDLINE]
        for found in (found for kind in numbers for found in kind.finditer(text.words)):
            if digits(found[0]) not in known:
                yield Seen("telephone", part, Spot(found[0], text.where))
    for link, where in part.links:
        for address in personal_addresses(link.address) if link.address.startswith("mailto:") else ():
            if address not in addresses and address not in known:
                addresses.add(address)
                yield Seen("personal-address", part, Spot(address, where))


def known_of(contact: str) -> frozenset[str]:
    """The addresses and numbers of the council's own contact, which may stand anywhere."""
    addresses = {found[0].lower() for found in MAIL.finditer(contact)}
    numbers = {digits(found[0]) for kind in (MOBILE, LANDLINE) for found in kind.finditer(contact)}
    return frozenset(addresses | numbers)


def digits(number: str) -> str:
    """A number as it is dialled at home."""
    return re.sub(r"\D", "", number.replace("+44", "0").replace("(0)", "")).replace("00", "0", 1)[:11]


def names_in(words: str) -> Iterator[str]:
    for found in TITLED.finditer(words):
        if not set(re.findall(r"[A-Za-zÀ-ÿ]+", found["names"].lower())) & OFFICES:
            yield found[0]
    for found in CALLED.finditer(words):
        first, last = found["first"], found["last"]
        is_name = first[:1].isupper() and last[:1].isupper()
        is_first = first.endswith(".") or first.lower() in FIRST_NAMES
        if is_name and is_first and last.lower() not in OFFICES:
            yield f"{first} {last}"


def personal_addresses(words: str) -> Iterator[str]:
    for found in MAIL.finditer(words):
        local = found[1].lower()
        if OF_A_PERSON.fullmatch(local) and not set(re.split(r"[._-]", local.rstrip("0123456789"))) & OFFICES:
            yield found[0].lower()
