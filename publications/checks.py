"""Whether a publication is fit to be submitted: each finding says what is wrong and where to mend it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from duty.regimes import duty_on, employee_part_applies
from objectives.checks import findings as findings_on_set
from publications.committee_checks import about_committee_report
from publications.finding import Finding
from publications.models import Kind, Publication
from publications.report.parts import PART

__all__ = ["Finding", "findings"]


def findings(publication: Publication, *, on: date) -> list[Finding]:
    """Everything found, what blocks first."""
    found = list(about_all(publication))
    if publication.kind == Kind.OBJECTIVES and publication.objective_set:
        of_set = findings_on_set(publication.objective_set)
        found += [
            Finding(f.rule, f.sentence, f.blocks, f.objective, f.reason, f.example, f.part, f.measure) for f in of_set
        ]
    elif publication.kind == Kind.COMMITTEE_REPORT:
        found += about_committee_report(publication, on=on)
    else:
        found += about_report(publication, on=on)
    return sorted(found, key=lambda finding: not finding.blocks)


def about_all(publication: Publication) -> Iterator[Finding]:
    if not publication.council.contact.strip():
        yield Finding("contact", _("The council has no contact. Readers need someone to write to."), blocks=True)


def about_report(publication: Publication, *, on: date) -> Iterator[Finding]:
    if not publication.starts_on or not publication.ends_on:
        yield Finding("period", _("Say which period the report covers."), blocks=True)
    headcount = publication.council.headcount(on=on)
    employees_wanted = headcount is None or employee_part_applies(duty_on("EQ_INFO", on), headcount.count)
    if headcount is None:
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
