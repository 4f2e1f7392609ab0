"""Which law is cited, where it can be read, how sure we are, and which instruments must no longer be cited."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duty.nations import Nation


class Confidence(StrEnum):
    """How sure we are: the text or its official note was read, or it is common knowledge still to be read."""

    VERIFIED = "verified"
    GENERAL_KNOWLEDGE = "general knowledge"


@dataclass(frozen=True)
class Instrument:
    """An Act, or a statutory instrument with the days it came into force and, perhaps, was last in force."""

    title: str
    number: str
    address: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    revoked_by: str = ""

    def __str__(self) -> str:
        return f"{self.title} ({self.number})" if self.number else self.title


@dataclass(frozen=True)
class Citation:
    """One provision of one instrument, with the address where it can be read."""

    instrument: Instrument
    provision: str
    address: str
    confidence: Confidence = Confidence.VERIFIED

    def __str__(self) -> str:
        return f"{self.instrument}, {self.provision}"


@dataclass(frozen=True)
class Statement:
    """The statement of the duty that opens a council's report: our own short words, and what they rest on."""

    paragraphs: tuple[str, ...]
    citations: tuple[Citation, ...]


EQUALITY_ACT = Instrument("Equality Act 2010", "", "https://www.legislation.gov.uk/ukpga/2010/15")
SPECIFIC_DUTIES_2011 = Instrument(
    "Equality Act 2010 (Specific Duties) Regulations 2011",
    "SI 2011/2260",
    "https://www.legislation.gov.uk/uksi/2011/2260/made",
    in_force_from=date(2011, 9, 10),
    in_force_to=date(2017, 3, 30),
    revoked_by="SI 2017/353 reg 9(1)",
)
SPECIFIC_DUTIES_2017 = Instrument(
    "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017",
    "SI 2017/353",
    "https://www.legislation.gov.uk/uksi/2017/353",
    in_force_from=date(2017, 3, 31),
)
NORTHERN_IRELAND_ACT = Instrument("Northern Ireland Act 1998", "", "https://www.legislation.gov.uk/ukpga/1998/47")

GENERAL_DUTY = Citation(EQUALITY_ACT, "s.149(1)", "https://www.legislation.gov.uk/ukpga/2010/15/section/149")
RELEVANT_CHARACTERISTICS = Citation(
    EQUALITY_ACT, "s.149(7)", "https://www.legislation.gov.uk/ukpga/2010/15/section/149"
)
NINE_CHARACTERISTICS = Citation(EQUALITY_ACT, "s.4", "https://www.legislation.gov.uk/ukpga/2010/15/section/4")
INFORMATION_2017 = Citation(
    SPECIFIC_DUTIES_2017, "regulation 4", "https://www.legislation.gov.uk/uksi/2017/353/regulation/4"
)
EMPLOYEES_2017 = Citation(
    SPECIFIC_DUTIES_2017, "regulation 4(4)", "https://www.legislation.gov.uk/uksi/2017/353/regulation/4"
)
OBJECTIVES_2017 = Citation(
    SPECIFIC_DUTIES_2017, "regulation 5", "https://www.legislation.gov.uk/uksi/2017/353/regulation/5"
)
MANNER_2017 = Citation(
    SPECIFIC_DUTIES_2017, "regulation 6", "https://www.legislation.gov.uk/uksi/2017/353/regulation/6"
)
INFORMATION_2011 = Citation(
    SPECIFIC_DUTIES_2011, "regulation 2", "https://www.legislation.gov.uk/uksi/2011/2260/regulation/2/made"
)
OBJECTIVES_2011 = Citation(
    SPECIFIC_DUTIES_2011, "regulation 3", "https://www.legislation.gov.uk/uksi/2011/2260/regulation/3/made"
)
SECTION_75 = Citation(NORTHERN_IRELAND_ACT, "s.75", "https://www.legislation.gov.uk/ukpga/1998/47/section/75")

SUPERSEDED: dict[Instrument, Instrument] = {SPECIFIC_DUTIES_2011: SPECIFIC_DUTIES_2017}
"""Revoked instrument -> the one to cite now. A document dated before the revocation cites it rightly."""

# The Welsh regulations of the same year are "(Statutory Duties) (Wales)", are in force, and must not be caught.
_NAMED_IN_TEXT: dict[Instrument, re.Pattern[str]] = {
    SPECIFIC_DUTIES_2011: re.compile(
        r"2011\s*(?:/|No\.?\s*)\s*2260|\(?Specific\s+Duties\)?,?\s+Regulations,?\s+2011", re.IGNORECASE
    ),
}


@dataclass(frozen=True)
class Outdated:
    """A revoked instrument cited in a text, and the one that replaced it."""

    cited: Instrument
    now: Instrument

    @property
    def sentence(self) -> str:
        """What to tell the author."""
        return f"The {self.cited} were revoked by {self.cited.revoked_by}. Cite the {self.now} instead."


def outdated_citations(text: str, *, on: date) -> tuple[Outdated, ...]:
    """Revoked instruments that a text written on a day cites. A text older than the revocation is never told off."""
    return tuple(
        Outdated(cited, SUPERSEDED[cited])
        for cited, named in _NAMED_IN_TEXT.items()
        if cited.in_force_to is not None and on > cited.in_force_to and named.search(text)
    )


_ENGLAND = Statement(
    paragraphs=(
        "The council is bound by the public sector equality duty. In everything it does it must have due regard to "
        "three aims: to eliminate discrimination, harassment, victimisation and other conduct that the Equality Act "
        "2010 forbids; to advance equality of opportunity; and to foster good relations.",
        "The duty covers age, disability, gender reassignment, pregnancy and maternity, race, religion or belief, sex "
        "and sexual orientation. Marriage and civil partnership is covered by the first aim only.",
        "The Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 ask the council to publish, "
        "every year, information that shows how it meets the duty, and to publish, at least every four years, one or "
        "more specific and measurable equality objectives.",
    ),
    citations=(
        GENERAL_DUTY,
        NINE_CHARACTERISTICS,
        RELEVANT_CHARACTERISTICS,
        INFORMATION_2017,
        OBJECTIVES_2017,
        MANNER_2017,
    ),
)


def statement_of_duty(nation: str) -> Statement:
    """The statement of the duty for a nation's councils. Raises ValueError where none has been written yet."""
    if Nation(nation) is not Nation.ENGLAND:
        raise ValueError(f"The statement of the duty for {Nation(nation).label} is not written yet.")
    return _ENGLAND
