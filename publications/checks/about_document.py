"""What is found in the document as a whole, and in what it must contain."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from govuk.colours import READ, WHITE, colour_of, contrast
from publications.checks.document import Document, Part
from publications.checks.finding import Seen

# An e-mail address, a telephone number, or a web address.
A_WAY = re.compile(r"\S@\S|\d(?:[\s()/-]{0,3}\d){5}|\b(?:https?://|www\.)\S")
ON_FIGURES = ("employees", "people")
# Of duties that a document meets by some of its parts: those of which at least one has to be there.
MET_IN = {
    "GPG": ("pay_gap", "pay_figures"),
    "WAL_EMPLOYMENT_INFO": ("employees",),
    "WAL_PAY_ACTION_PLAN": ("wales_pay", "actions"),
    "SCO_EMPLOYEE_INFO": ("scotland_employees", "employees"),
    "SCO_OUTCOMES_PROGRESS": ("objectives",),
    "SCO_PAY_GAP": ("pay_gap", "pay_figures"),
    "SCO_EQUAL_PAY": ("scotland_equal_pay", "pay_gap"),
}


def about_document(document: Document) -> Iterator[Seen]:
    """Contact, period, owner, and the other language."""
    contact = document.contact.strip()
    if not contact:
        yield Seen("contact")
    elif not A_WAY.search(contact):
        yield Seen("contact-way")
    if document.is_report and document.has_period and not (document.starts_on and document.ends_on):
        yield Seen("period")
    if document.owner is not None and not document.owner.strip():
        yield Seen("owner")
    if document.is_reviewed and document.review_on is None:
        yield Seen("review-day")
    if not document.has_welsh:
        yield Seen("welsh-version")


def about_content(document: Document) -> Iterator[Seen]:
    """Which parts must be there, and with what."""
    if not document.is_report:
        return
    if document.headcount is None and document.part("employees"):
        yield Seen("headcount")
    yield from about_claims(document)
    for part in document.parts:
        if part.left_out_because:
            yield from left_out(part, document)
        elif part.is_empty:
            if part.is_needed:
                or_so = _(" Or leave it out and say why.") if part.may_be_left_out else ""
                yield Seen("empty-part", part, told={"or_leave_out": or_so})
        else:
            yield from written(part)


def about_claims(document: Document) -> Iterator[Seen]:
    """Whether what each duty asks for is in the document that is said to meet it, and some document moves its day."""
    for name in document.left_to_nobody:
        yield Seen("day-left-to-nobody", told={"duty": name})
    for claim in document.claims:
        parts = [part for key in MET_IN.get(claim.duty, ()) if (part := document.part(key))]
        if claim.duty in MET_IN and all(part.left_out_because for part in parts):
            yield Seen("claimed-part-left-out", next(iter(parts), None), told={"duty": claim.name})


def left_out(part: Part, document: Document) -> Iterator[Seen]:
    if part.key == "employees" and document.is_employees_part_owed:
        yield Seen("employees", part)
    if part.key == "people" and document.is_about_people:
        yield Seen("people", part)


def written(part: Part) -> Iterator[Seen]:
    if not part.is_done:
        yield Seen("unfinished", part)
    if part.key in ON_FIGURES and not has_figures(part):
        yield Seen("no-figures", part)
    if part.is_same_as_before:
        yield Seen("same-as-last-year", part)


def has_figures(part: Part) -> bool:
    if part.all_tables or part.files or part.links:
        return True
    return any(letter.isdigit() for letter in part.narrative)


def about_colour(document: Document) -> Iterator[Seen]:
    """Whether white can be read on the council's colour."""
    try:
        colour = colour_of(document.colour or "")
    except ValueError:
        return
    ratio = contrast(colour, WHITE)
    if ratio < READ:
        # Rounded down: 4.49 must not read as the 4.5 it fails.
        yield Seen("colour-contrast", told={"colour": document.colour, "ratio": f"{int(ratio * 10) / 10:.1f}"})
