"""Which law is cited, where it can be read, how sure we are, and how long it was in force."""

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
STATUTORY_DUTIES_WALES = Instrument(
    "Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011",
    "SI 2011/1064",
    "https://www.legislation.gov.uk/wsi/2011/1064",
    in_force_from=date(2011, 4, 6),
)
SPECIFIC_DUTIES_SCOTLAND = Instrument(
    "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012",
    "SSI 2012/162",
    "https://www.legislation.gov.uk/ssi/2012/162",
    in_force_from=date(2012, 5, 27),
)
ACCESSIBILITY_2018 = Instrument(
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
    "SI 2018/952",
    "https://www.legislation.gov.uk/uksi/2018/952",
    in_force_from=date(2018, 9, 23),
)
LOCAL_GOVERNMENT_ACT = Instrument("Local Government Act 1972", "", "https://www.legislation.gov.uk/ukpga/1972/70")
LOCAL_GOVERNMENT_SCOTLAND_ACT = Instrument(
    "Local Government (Scotland) Act 1973", "", "https://www.legislation.gov.uk/ukpga/1973/65"
)
NORTHERN_IRELAND_ACT = Instrument("Northern Ireland Act 1998", "", "https://www.legislation.gov.uk/ukpga/1998/47")


def _wales(regulation: int) -> Citation:
    return Citation(
        STATUTORY_DUTIES_WALES,
        f"regulation {regulation}",
        f"https://www.legislation.gov.uk/wsi/2011/1064/regulation/{regulation}",
    )


def _scotland(provision: str, place: str = "") -> Citation:
    where = place or provision.partition("(")[0].replace(" ", "/")
    return Citation(SPECIFIC_DUTIES_SCOTLAND, provision, f"https://www.legislation.gov.uk/ssi/2012/162/{where}")


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
PAY_GAP_2017 = Citation(
    SPECIFIC_DUTIES_2017, "regulation 3 and Schedule 1", "https://www.legislation.gov.uk/uksi/2017/353/schedule/1"
)
PAY_GAP_KEPT_2017 = Citation(
    SPECIFIC_DUTIES_2017,
    "Schedule 1",
    "https://www.legislation.gov.uk/uksi/2017/353/schedule/1",
    Confidence.GENERAL_KNOWLEDGE,
)
PAY_GAP_ACTION_PLAN = Citation(EQUALITY_ACT, "s.78A", "https://www.legislation.gov.uk/ukpga/2010/15")
WALES_OBJECTIVES = _wales(3)
WALES_REVIEW = _wales(4)
WALES_INVOLVEMENT = _wales(5)
WALES_IMPACT = _wales(8)
WALES_EMPLOYMENT = _wales(9)
WALES_PAY = Citation(
    STATUTORY_DUTIES_WALES, "regulations 11 and 12", "https://www.legislation.gov.uk/wsi/2011/1064/regulation/12"
)
WALES_PLAN = Citation(
    STATUTORY_DUTIES_WALES, "regulations 14 and 15", "https://www.legislation.gov.uk/wsi/2011/1064/regulation/14"
)
WALES_REPORT = _wales(16)
SCOTLAND_MAINSTREAMING = _scotland("regulation 3")
SCOTLAND_OUTCOMES = _scotland("regulation 4")
SCOTLAND_PROGRESS = _scotland("regulation 4(4)")
SCOTLAND_IMPACT = _scotland("regulation 5")
SCOTLAND_EMPLOYEES = _scotland("regulation 6")
SCOTLAND_PAY_GAP = _scotland("regulations 7 and 8A", "regulation/7")
SCOTLAND_EQUAL_PAY = _scotland("regulations 8 and 8A", "regulation/8")
ACCESSIBILITY_STATEMENT = Citation(
    ACCESSIBILITY_2018, "regulation 8", "https://www.legislation.gov.uk/uksi/2018/952/regulation/8"
)
BACKGROUND_PAPERS = Citation(
    LOCAL_GOVERNMENT_ACT,
    "s.100D",
    "https://www.legislation.gov.uk/ukpga/1972/70/section/100D",
    Confidence.GENERAL_KNOWLEDGE,
)
BACKGROUND_PAPERS_SCOTLAND = Citation(
    LOCAL_GOVERNMENT_SCOTLAND_ACT,
    "s.50D",
    "https://www.legislation.gov.uk/ukpga/1973/65/section/50D",
    Confidence.GENERAL_KNOWLEDGE,
)
SECTION_75 = Citation(NORTHERN_IRELAND_ACT, "s.75", "https://www.legislation.gov.uk/ukpga/1998/47/section/75")


def background_papers_law(nation: str) -> Citation:
    """What asks for a list of background papers with a report to a meeting."""
    return BACKGROUND_PAPERS_SCOTLAND if nation == Nation.SCOTLAND else BACKGROUND_PAPERS


_THE_DUTY = (
    "The council is bound by the public sector equality duty. In everything it does it must have due regard to "
    "three aims: to eliminate discrimination, harassment, victimisation and other conduct that the Equality Act "
    "2010 forbids; to advance equality of opportunity; and to foster good relations.",
    "The duty covers age, disability, gender reassignment, pregnancy and maternity, race, religion or belief, sex "
    "and sexual orientation. Marriage and civil partnership is covered by the first aim only.",
)
_THE_ACT = (GENERAL_DUTY, NINE_CHARACTERISTICS, RELEVANT_CHARACTERISTICS)

_ENGLAND_ASKS = (
    "The Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 ask the council to publish, "
    "every year, information that shows how it meets the duty, and to publish, at least every four years, one or "
    "more specific and measurable equality objectives."
)
_WALES_ASKS = (
    "The Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011 ask the council to publish equality "
    "objectives and a Strategic Equality Plan, to review each objective at least every four years, to involve "
    "people who share protected characteristics, to assess the likely impact of what it proposes, and to report "
    "every year on what it did, with information about the people it employs."
)
_SCOTLAND_ASKS = (
    "The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 ask the council to report, at least every "
    "two years, on making the duty part of everything it does, with information about its employees; to publish a "
    "set of equality outcomes at least every four years, and the progress towards them at least every two; to "
    "assess the impact of new and revised policies; and, with 20 or more employees, to publish its gender pay gap "
    "and a statement on equal pay."
)
_STATEMENTS = {
    Nation.ENGLAND: Statement(
        paragraphs=(
            *_THE_DUTY,
            _ENGLAND_ASKS,
        ),
        citations=(*_THE_ACT, INFORMATION_2017, OBJECTIVES_2017, MANNER_2017),
    ),
    Nation.WALES: Statement(
        paragraphs=(
            *_THE_DUTY,
            _WALES_ASKS,
        ),
        citations=(
            *_THE_ACT,
            WALES_OBJECTIVES,
            WALES_REVIEW,
            WALES_INVOLVEMENT,
            WALES_IMPACT,
            WALES_EMPLOYMENT,
            WALES_PLAN,
            WALES_REPORT,
        ),
    ),
    Nation.SCOTLAND: Statement(
        paragraphs=(
            *_THE_DUTY,
            _SCOTLAND_ASKS,
        ),
        citations=(
            *_THE_ACT,
            SCOTLAND_MAINSTREAMING,
            SCOTLAND_OUTCOMES,
            SCOTLAND_PROGRESS,
            SCOTLAND_IMPACT,
            SCOTLAND_EMPLOYEES,
            SCOTLAND_PAY_GAP,
            SCOTLAND_EQUAL_PAY,
        ),
    ),
}


def statement_of_duty(nation: str) -> Statement:
    """The statement of the duty for a nation's councils. Raises ValueError where another law applies."""
    which = Nation(nation)
    if which not in _STATEMENTS:
        raise ValueError(f"The public sector equality duty does not bind councils in {which.label}: {SECTION_75} does.")
    return _STATEMENTS[which]
