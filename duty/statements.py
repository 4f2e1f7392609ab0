"""Wording that councils may use in their documents: our own short sentences on what the law asks, each with its source.

Nothing here is advice on a case, and nothing is copied from a statute. A wording is offered only on days on which all
that it cites is in force.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duty.citations import (
    EMPLOYEES_2017,
    EQUALITY_ACT,
    GENERAL_DUTY,
    INFORMATION_2017,
    MANNER_2017,
    NINE_CHARACTERISTICS,
    OBJECTIVES_2017,
    PAY_GAP_2017,
    RELEVANT_CHARACTERISTICS,
    SCOTLAND_EMPLOYEES,
    SCOTLAND_EQUAL_PAY,
    SCOTLAND_IMPACT,
    SCOTLAND_MAINSTREAMING,
    SCOTLAND_OUTCOMES,
    SCOTLAND_PAY_GAP,
    SCOTLAND_PROGRESS,
    WALES_EMPLOYMENT,
    WALES_IMPACT,
    WALES_INVOLVEMENT,
    WALES_OBJECTIVES,
    WALES_PAY,
    WALES_PLAN,
    WALES_REPORT,
    WALES_REVIEW,
    Citation,
    Instrument,
)
from duty.nations import Nation


def _of_the_act(provision: str, section: str) -> Citation:
    return Citation(EQUALITY_ACT, provision, f"https://www.legislation.gov.uk/ukpga/2010/15/section/{section}")


EVERYWHERE = (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND)


@dataclass(frozen=True)
class Wording:
    """A paragraph on one thing. `text` names its sources in words; `citations` say where they can be read."""

    key: str
    title: str
    text: str
    citations: tuple[Citation, ...]
    nations: tuple[Nation, ...] = EVERYWHERE

    @property
    def written(self) -> str:
        """As it goes into a narrative: the paragraph, and its sources as links of Markdown."""
        sources = "; ".join(f"[{each}]({each.address})" for each in self.citations)
        return f"{self.text} ({sources})" if sources else self.text

    def is_current(self, on: date) -> bool:
        return all(in_force(citation.instrument, on) for citation in self.citations)


def in_force(instrument: Instrument, on: date) -> bool:
    """Whether an instrument binds on a day. Of the Acts no first day is kept here: they bind for as long as we look."""
    is_begun = instrument.in_force_from is None or instrument.in_force_from <= on
    return is_begun and (instrument.in_force_to is None or on <= instrument.in_force_to)


WORDINGS = (
    Wording(
        "duty",
        "The public sector equality duty",
        "The council is bound by the public sector equality duty. In all that it does it must have due regard to the "
        "three aims of the duty. The duty is the council's own: it cannot be handed to a contractor or a partner.",
        (GENERAL_DUTY,),
    ),
    Wording(
        "aims",
        "The three aims",
        "The aims are to eliminate discrimination, harassment, victimisation and other conduct that the Act forbids; "
        "to advance equality of opportunity between people who share a protected characteristic and people who do not; "
        "and to foster good relations between them. Each aim is considered by itself.",
        (GENERAL_DUTY,),
    ),
    Wording(
        "opportunity",
        "What advancing equality of opportunity means",
        "To advance equality of opportunity the council has regard to the need to remove or reduce disadvantages, to "
        "meet needs that differ from those of other people, and to encourage people to take part in public life where "
        "few of them do. Meeting the needs of disabled people includes taking account of their impairments.",
        (_of_the_act("s.149(3) and (4)", "149"),),
    ),
    Wording(
        "relations",
        "What fostering good relations means",
        "To foster good relations the council has regard to the need to tackle prejudice and to promote understanding.",
        (_of_the_act("s.149(5)", "149"),),
    ),
    Wording(
        "due_regard",
        "Due regard",
        "Due regard is shown by how a decision is made. The effects on equality are considered before and while it is "
        "made, with an open mind, in proportion to how much the matter bears on equality, and a record is kept. How "
        "much weight they are given is then for those who decide.",
        (GENERAL_DUTY,),
    ),
    Wording(
        "characteristics",
        "The nine protected characteristics",
        "The protected characteristics are age, disability, gender reassignment, marriage and civil partnership, "
        "pregnancy and maternity, race, religion or belief, sex, and sexual orientation. Race includes colour, "
        "nationality and ethnic or national origins; religion or belief includes having none.",
        (NINE_CHARACTERISTICS,),
    ),
    Wording(
        "marriage",
        "Marriage and civil partnership",
        "Marriage and civil partnership is covered by the first aim of the duty only, eliminating discrimination. It "
        "is not one of the eight relevant characteristics for the other two aims.",
        (RELEVANT_CHARACTERISTICS,),
    ),
    Wording(
        "sex",
        "What “sex” means here",
        "In this document “sex” has the meaning that it has in the Equality Act 2010. The Supreme Court held in For "
        "Women Scotland Ltd v The Scottish Ministers [2025] UKSC 16 that this is biological sex. Gender reassignment "
        "is a protected characteristic of its own, with or without a gender recognition certificate.",
        (_of_the_act("s.11", "11"), _of_the_act("s.7", "7")),
    ),
    Wording(
        "hidden",
        "Small numbers are hidden",
        "Where few people share a characteristic, a number could tell who somebody is. Such figures are marked as "
        "hidden, together with others from which they could be worked out. Hidden does not mean none.",
        (),
    ),
    Wording(
        "declared",
        "People choose what they tell us",
        "Nobody has to tell the council about their characteristics. Figures are of those who did; “prefer not to say” "
        "and “not known” are counted apart, and the share of people who told us is given beside each table.",
        (),
    ),
    Wording(
        "england_information",
        "What England asks: information",
        "At least once a year the council publishes information that shows how it meets the duty. It covers people "
        "affected by the council's policies and practices who share a relevant protected characteristic.",
        (INFORMATION_2017,),
        (Nation.ENGLAND,),
    ),
    Wording(
        "england_employees",
        "What England asks: employees",
        "A council with 150 or more employees also publishes information about its employees who share a relevant "
        "protected characteristic.",
        (EMPLOYEES_2017,),
        (Nation.ENGLAND,),
    ),
    Wording(
        "england_objectives",
        "What England asks: objectives",
        "At least every four years the council publishes one or more equality objectives, each of them specific and "
        "measurable.",
        (OBJECTIVES_2017,),
        (Nation.ENGLAND,),
    ),
    Wording(
        "england_manner",
        "What England asks: how it is published",
        "The information is published so that the public can reach it, and may stand within another document.",
        (MANNER_2017,),
        (Nation.ENGLAND,),
    ),
    Wording(
        "england_pay",
        "What England asks: gender pay gap",
        "A council with 250 or more employees on 31 March publishes its gender pay gap within a year of that day.",
        (PAY_GAP_2017,),
        (Nation.ENGLAND,),
    ),
    Wording(
        "wales_objectives",
        "What Wales asks: objectives and plan",
        "The council publishes equality objectives with the steps towards them and how long each will take, and a "
        "Strategic Equality Plan. It reviews each objective at least every four years.",
        (WALES_OBJECTIVES, WALES_REVIEW, WALES_PLAN),
        (Nation.WALES,),
    ),
    Wording(
        "wales_involvement",
        "What Wales asks: involvement and impact",
        "The council involves people who share protected characteristics, and assesses the likely impact of what it "
        "proposes on its ability to meet the duty.",
        (WALES_INVOLVEMENT, WALES_IMPACT),
        (Nation.WALES,),
    ),
    Wording(
        "wales_report",
        "What Wales asks: annual report",
        "By 31 March each year the council reports on the year that ended on 31 March before: how it collected and "
        "used information, how well its arrangements work, and what came of its steps.",
        (WALES_REPORT,),
        (Nation.WALES,),
    ),
    Wording(
        "wales_employment",
        "What Wales asks: employment and pay",
        "Each year the council publishes information about the people it employs, and about those who apply, are "
        "trained and leave. Where pay differs it has regard to an objective about the causes, and says why if it has "
        "none.",
        (WALES_EMPLOYMENT, WALES_PAY),
        (Nation.WALES,),
    ),
    Wording(
        "scotland_mainstreaming",
        "What Scotland asks: mainstreaming",
        "At least every two years the council reports on the progress it has made in making the duty part of all that "
        "it does.",
        (SCOTLAND_MAINSTREAMING,),
        (Nation.SCOTLAND,),
    ),
    Wording(
        "scotland_outcomes",
        "What Scotland asks: outcomes",
        "At least every four years the council publishes a set of equality outcomes, and at least every two the "
        "progress towards them. It involves people who share a relevant protected characteristic.",
        (SCOTLAND_OUTCOMES, SCOTLAND_PROGRESS),
        (Nation.SCOTLAND,),
    ),
    Wording(
        "scotland_impact",
        "What Scotland asks: impact",
        "The council assesses the impact of new and revised policies and practices, and publishes the results.",
        (SCOTLAND_IMPACT,),
        (Nation.SCOTLAND,),
    ),
    Wording(
        "scotland_employees",
        "What Scotland asks: employees",
        "The council gathers information each year on the make-up, recruitment, development and retention of its "
        "employees, and uses it to meet the duty better.",
        (SCOTLAND_EMPLOYEES,),
        (Nation.SCOTLAND,),
    ),
    Wording(
        "scotland_pay",
        "What Scotland asks: pay",
        "A council with 20 or more employees publishes its gender pay gap every two years, and every four a statement "
        "on equal pay with who works in which grades and occupations.",
        (SCOTLAND_PAY_GAP, SCOTLAND_EQUAL_PAY),
        (Nation.SCOTLAND,),
    ),
)


def wordings(nation: str, *, on: date) -> tuple[Wording, ...]:
    """What councils of a nation may use on a day; nothing where another law applies."""
    return tuple(each for each in WORDINGS if nation in each.nations and each.is_current(on))


# Which wordings belong to which part; those of every part come after them.
OF_PARTS: dict[str, tuple[str, ...]] = {
    "cover": ("duty",),
    "duty": ("due_regard", "opportunity", "relations"),
    "aims": ("aims", "opportunity", "relations", "due_regard"),
    "employees": ("england_employees", "declared", "hidden", "sex"),
    "people": ("england_information", "declared", "hidden"),
    "pay_gap": ("england_pay", "scotland_pay", "wales_employment"),
    "assessments": ("due_regard", "wales_involvement", "scotland_impact"),
    "engagement": ("wales_involvement", "scotland_outcomes"),
    "objectives": ("england_objectives", "wales_objectives", "scotland_outcomes"),
    "data_notes": ("hidden", "declared", "sex", "marriage"),
}


def for_part(found: Iterable[Wording], key: str) -> list[Wording]:
    """The wordings with those first that belong to the part."""
    first = OF_PARTS.get(key, ())
    return sorted(found, key=lambda each: first.index(each.key) if each.key in first else len(first))
