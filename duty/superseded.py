"""Law that was once rightly cited and is no more: what it was, until when, what stands in its place, and how people
write it. The finder tells a text that rests on it from one that says itself that it is gone."""

import re
from dataclasses import dataclass
from datetime import date

from duty.citations import SPECIFIC_DUTIES_2011, SPECIFIC_DUTIES_2017, Confidence


@dataclass(frozen=True)
class Superseded:
    """An instrument, or a duty by its old name. `until` is the last day on which it was law; `now` what to cite. Some
    are `only_near` other words: "the 2011 Regulations" are many things."""

    name: str
    until: date
    now: str
    because: str
    spellings: tuple[str, ...]
    only_near: str = ""
    never_with: str = ""
    confidence: Confidence = Confidence.VERIFIED

    @property
    def sentence(self) -> str:
        """What to tell the author."""
        return f"{self.name}: {self.because}. Cite the {self.now} instead."


@dataclass(frozen=True)
class Mention:
    """One place in a text where something superseded is cited: the words, and where they begin."""

    words: str
    at: int
    superseded: Superseded


_GAP = r"[\s\u00a0]{1,4}"
_THE_ACT = "Equality Act 2010"
_PUBLIC_DUTY = "Equality Act 2010, section 149 (the public sector equality duty)"
_BEFORE_THE_ACT = date(2010, 9, 30)  # its main provisions came into force on 1 October 2010 (SI 2010/2317)
_BEFORE_THE_DUTY = date(2011, 4, 4)  # section 149 on 5 April 2011 (SI 2011/1066)
_REPEALED = "repealed by the Equality Act 2010"
_REVOKED = "revoked by the Equality Act 2010"
_ONE_DUTY = "replaced on 5 April 2011 by one duty for all characteristics"


def _act(name: str, *spellings: str, now: str = _THE_ACT, until: date = _BEFORE_THE_ACT) -> Superseded:
    return Superseded(name, until, now, _REPEALED, spellings, confidence=Confidence.GENERAL_KNOWLEDGE)


def _regulations(name: str, *spellings: str, now: str = _THE_ACT, until: date = _BEFORE_THE_ACT) -> Superseded:
    return Superseded(name, until, now, _REVOKED, spellings, confidence=Confidence.GENERAL_KNOWLEDGE)


def _number(year: int, number: int) -> str:
    """SI 2011/2260, S.I. 2011 No. 2260, 2011 no 2260; and the end of an address at legislation.gov.uk."""
    return rf"\b{year}{_SLASH}{number}\b"


_SLASH = r"(?:[ \u00a0]{0,2}/[ \u00a0]{0,2}|,?[ \u00a0]{1,2}No\.?[ \u00a0]{0,2})"
_SPECIFIC = rf"\(?Specific{_GAP}Duties\)?,?"

SPECIFIC_DUTIES = Superseded(
    name=str(SPECIFIC_DUTIES_2011),
    until=date(2017, 3, 30),
    now=str(SPECIFIC_DUTIES_2017),
    because=f"revoked by {SPECIFIC_DUTIES_2011.revoked_by}",
    spellings=(
        _number(2011, 2260),
        rf"(?:Equality{_GAP}Act{_GAP}2010{_GAP})?{_SPECIFIC}{_GAP}Regulations,?{_GAP}(?:\(?of{_GAP})?\(?2011\b\)?",
    ),
)
THE_2011_REGULATIONS = Superseded(
    name=SPECIFIC_DUTIES.name,
    until=SPECIFIC_DUTIES.until,
    now=SPECIFIC_DUTIES.now,
    because=SPECIFIC_DUTIES.because,
    spellings=(rf"\b2011{_GAP}Regulations\b", rf"\bRegulations{_GAP}of{_GAP}2011\b"),
    only_near=rf"Specific{_GAP}Duties|Equality{_GAP}Act",
    never_with=r"Wales|Welsh|Statutory|1064|Scot",
)
MISNAMED_2017 = Superseded(
    name="“(Specific Duties) Regulations 2017” is no instrument",
    until=date.min,
    now=str(SPECIFIC_DUTIES_2017),
    because="the name is that of the Regulations of 2011 with another year",
    spellings=(rf"Equality{_GAP}Act{_GAP}2010{_GAP}{_SPECIFIC}{_GAP}Regulations,?{_GAP}\(?2017\b\)?",),
)

SUPERSEDED: tuple[Superseded, ...] = (
    SPECIFIC_DUTIES,
    THE_2011_REGULATIONS,
    MISNAMED_2017,
    Superseded(
        "The gender equality duty (Equality Act 2006, Part 4)",
        _BEFORE_THE_DUTY,
        _PUBLIC_DUTY,
        _ONE_DUTY,
        (
            rf"\bGender{_GAP}Equality{_GAP}Dut(?:y|ies)\b",
            rf"\bEquality{_GAP}Act{_GAP}2006,?{_GAP}(?:\w{{1,12}}{_GAP}){{0,4}}gender{_GAP}(?:equality{_GAP})?duty\b",
        ),
    ),
    Superseded(
        "The disability equality duty (Disability Discrimination Act 2005)",
        _BEFORE_THE_DUTY,
        _PUBLIC_DUTY,
        _ONE_DUTY,
        (rf"\bDisability{_GAP}Equality{_GAP}Dut(?:y|ies)\b",),
    ),
    Superseded(
        "The race equality duty (Race Relations (Amendment) Act 2000)",
        _BEFORE_THE_DUTY,
        _PUBLIC_DUTY,
        _ONE_DUTY,
        (rf"\bRace{_GAP}Equality{_GAP}Dut(?:y|ies)\b",),
    ),
    _act(
        "The Race Relations (Amendment) Act 2000",
        rf"\bRace{_GAP}Relations{_GAP}\(?Amendment\)?{_GAP}Act\b(?:{_GAP}2000\b)?",
        now=_PUBLIC_DUTY,
        until=_BEFORE_THE_DUTY,
    ),
    _act("The Race Relations Act 1976", rf"\bRace{_GAP}Relations{_GAP}Act\b(?!{_GAP}19[0-68-9])(?:{_GAP}1976\b)?"),
    _act("The Sex Discrimination Act 1975", rf"\bSex{_GAP}Discrimination{_GAP}Act\b(?:{_GAP}1975\b)?"),
    _act("The Equal Pay Act 1970", rf"\bEqual{_GAP}Pay{_GAP}Act\b(?:{_GAP}1970\b)?"),
    _act(
        "The Disability Discrimination Acts 1995 and 2005",
        rf"\bDisability{_GAP}Discrimination{_GAP}Acts?\b(?:{_GAP}(?:1995|2005)\b)?",
        rf"\bDDA{_GAP}(?:1995|2005)\b",
    ),
    _regulations(
        "The Employment Equality Regulations of 2003 and 2006",
        rf"\bEmployment{_GAP}Equality{_GAP}\(?(?:Religion{_GAP}or{_GAP}Belief|Sexual{_GAP}Orientation|Age)\)?{_GAP}"
        rf"Regulations\b(?:{_GAP}200[36]\b)?",
        _number(2003, 1660),
        _number(2003, 1661),
        _number(2006, 1031),
    ),
    _regulations(
        "The Equality Act (Sexual Orientation) Regulations 2007",
        rf"\bEquality{_GAP}Act{_GAP}\(?Sexual{_GAP}Orientation\)?{_GAP}Regulations\b(?:{_GAP}2007\b)?",
        _number(2007, 1263),
    ),
    _regulations(
        "The statutory duties orders and regulations of 2001 to 2006",
        _number(2001, 3458),
        _number(2005, 2966),
        _number(2006, 2930),
        rf"\bPublic{_GAP}Authorities\){_GAP}\(Statutory{_GAP}Duties\){_GAP}(?:Order|Regulations){_GAP}200[0-6]\b",
        now=_PUBLIC_DUTY,
        until=_BEFORE_THE_DUTY,
    ),
    Superseded(
        "The Data Protection Act 1998",
        date(2018, 5, 24),
        "Data Protection Act 2018 and the UK GDPR",
        "repealed by the Data Protection Act 2018",
        (rf"\bData{_GAP}Protection{_GAP}Act,?{_GAP}\(?1998\b\)?",),
        confidence=Confidence.GENERAL_KNOWLEDGE,
    ),
)

_FINDS = tuple(
    (
        each,
        re.compile("|".join(each.spellings), re.IGNORECASE),
        re.compile(each.only_near, re.IGNORECASE) if each.only_near else None,
        re.compile(each.never_with, re.IGNORECASE) if each.never_with else None,
    )
    for each in SUPERSEDED
)
_FAR = 400  # letters around a mention in which its sentence is looked for
_NEAR = 160  # letters around a mention in which the words it needs must stand
# The end of a sentence: not that of "No." or "S.I.".
_END = re.compile(r"(?<=[a-z0-9)\]”\"’]{2})[.!?][)”\"’]{0,2}\s+(?=[A-Z“\"‘(])|\n\s*\n")
_GOES_ON = re.compile(r"\s*(?:They|These|Those|It|This|Both|Since|All)\b")
SAYS_IT_IS_GONE = re.compile(
    r"\b(?:revoke[sd]?|revoking|repeal(?:s|ed|ing)?|replac(?:e[sd]?|ing)|supersed(?:e[sd]?|ing)|former(?:ly)?"
    r"|previous(?:ly)?|predecessors?|no\s{1,3}longer|ceased|bring(?:s|ing)?\s{1,3}together|brought\s{1,3}together"
    r"|consolidat(?:e[sd]?|ing)|harmonis(?:e[sd]?|ing)|re-?enact(?:s|ed|ing)?|in\s{1,3}place\s{1,3}of"
    r"|instead\s{1,3}of|at\s{1,3}that\s{1,3}time|historic(?:al|ally)?|used\s{1,3}to|then\s{1,3}in\s{1,3}force"
    r"|separate\s{1,3}duties|merg(?:e[sd]?|ing)|disodl\w*|diddym\w*)\b",
    re.IGNORECASE,
)


def superseded_in(text: str, *, on: date) -> tuple[Mention, ...]:
    """Where a text written on a day rests on law that was no longer in force then, in the order of the text.

    Nothing is told of a mention whose own sentence (or the next one, where it goes on about it) says that the law was
    revoked, replaced or is a thing of the past. One place is told once, by what is found first.
    """
    found: dict[int, Mention] = {}
    for superseded, spelled, near, never in _FINDS:
        if on <= superseded.until or (never and never.search(text)):
            continue
        for match in spelled.finditer(text):
            if near and not near.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
                continue
            if not SAYS_IT_IS_GONE.search(_around(text, match.start(), match.end())):
                found.setdefault(match.end(), Mention(" ".join(match[0].split()), match.start(), superseded))
    return tuple(sorted(found.values(), key=lambda mention: mention.at))


def _around(text: str, begin: int, end: int) -> str:
    """The sentence in which a mention stands, with the next where that goes on about it."""
    first, last = max(0, begin - _FAR), min(len(text), end + _FAR)
    for stop in _END.finditer(text, first, begin):
        first = stop.end()
    ends = [stop.end() for stop in _END.finditer(text, end, last)]
    if not ends:
        return text[first:last]
    goes_on = _GOES_ON.match(text, ends[0])
    return text[first : (ends[1] if len(ends) > 1 else last) if goes_on else ends[0]]
