"""Whether a publication is fit to be submitted: each finding says what is wrong and where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duty.regimes import duty_on, employee_part_applies
from objectives.checks import findings as findings_on_set
from objectives.models import Measure, Objective
from publications.kinds import KIND
from publications.models import Kind, Publication, Section
from publications.report.parts import PART


@dataclass(frozen=True)
class Finding:
    """`about` is the thing to mend (a section, an objective), or None for the publication as a whole; `measure` is one
    of the objective's measures, `part` a part of its page. `reason` says why it matters, `example` what is better."""

    rule: str
    sentence: str
    blocks: bool
    about: Section | Objective | None = None
    reason: str = ""
    example: str = ""
    part: str = ""
    measure: Measure | None = None


def findings(publication: Publication, *, on: date) -> list[Finding]:
    """Everything found, what blocks first."""
    found = list(about_all(publication))
    if publication.kind == Kind.OBJECTIVES and publication.objective_set:
        of_set = findings_on_set(publication.objective_set)
        found += [
            Finding(f.rule, f.sentence, f.blocks, f.objective, f.reason, f.example, f.part, f.measure) for f in of_set
        ]
    else:
        found += about_report(publication, on=on)
    return sorted(found, key=lambda finding: not finding.blocks)


def about_all(publication: Publication) -> Iterator[Finding]:
    if not publication.council.contact.strip():
        yield Finding("contact", _("The council has no contact. Readers need someone to write to."), blocks=True)


def about_report(publication: Publication, *, on: date) -> Iterator[Finding]:
    if KIND[Kind(publication.kind)].years and not (publication.starts_on and publication.ends_on):
        yield Finding("period", _("Say which period the report covers."), blocks=True)
    headcount = publication.council.headcount(on=on)
    is_information = publication.kind == Kind.INFORMATION
    employees_wanted = is_information and (
        headcount is None or employee_part_applies(duty_on("EQ_INFO", on), headcount.count)
    )
    if headcount is None and is_information:
        yield Finding(
            "headcount", _("No headcount is noted, so the part on employees is treated as required."), blocks=False
        )
    for section in publication.sections.order_by("position"):
        part = PART[section.key]
        is_empty = not section.narrative.strip()
        if section.left_out_because and section.key == "employees" and employees_wanted:
            yield Finding(
                "employees",
                _("“%(heading)s” cannot be left out at 150 employees or more (SI 2017/353 regulation 4).")
                % {"heading": section.heading},
                blocks=True,
                about=section,
            )
        elif part.is_written and is_empty and not section.left_out_because:
            sentence = (
                _("“%(heading)s” is empty. Write it, or leave it out and say why.")
                if part.may_be_left_out
                else _("“%(heading)s” is empty. Write it.")
            )
            yield Finding("empty-part", sentence % {"heading": section.heading}, blocks=True, about=section)
        elif section.narrative.strip() and not section.is_done:
            sentence = _("“%(heading)s” is not marked as finished yet.")
            yield Finding("unfinished", sentence % {"heading": section.heading}, blocks=False, about=section)
