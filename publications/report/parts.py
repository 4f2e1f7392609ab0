"""The parts of an annual report of equality information: what each is for, and whether it may be left out.

The order is that of an English report under SI 2017/353 regulation 4; the regulation itself prescribes no template.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PartOfReport:
    """`is_written`: the officer writes it. `may_be_left_out`: with a reason. `fills_itself`: what the portal puts
    in.
    """

    key: str
    heading: Promise | str
    guidance: Promise | str
    fills_itself: Promise | str = ""
    is_written: bool = True
    may_be_left_out: bool = False


PARTS = (
    PartOfReport(
        "duty",
        _("Our duty"),
        _("The statement of the duty is filled in with current citations. Add your council's own words if you wish."),
        fills_itself=_("the statement of the duty and its legal sources"),
        is_written=False,
    ),
    PartOfReport(
        "about",
        _("About this report and our area"),
        _("Say what the report covers and who lives, works and visits here. Two or three paragraphs are enough."),
    ),
    PartOfReport(
        "aims",
        _("What we did to meet the three aims"),
        _("For each aim say what the council did in the period, for whom, and what came of it. Name your evidence."),
    ),
    PartOfReport(
        "employees",
        _("Our employees"),
        _("Information about employees who share a protected characteristic. Required from 150 employees."),
        fills_itself=_("the headcount and what the law asks at that size"),
        may_be_left_out=True,
    ),
    PartOfReport(
        "people",
        _("People affected by our policies and practices"),
        _("Information about residents and people who use services. Required of every council, whatever its size."),
    ),
    PartOfReport(
        "objectives",
        _("Our equality objectives and progress"),
        _("The published objectives are filled in with the latest progress and figures. Add a summary if you wish."),
        fills_itself=_("each objective with its measures and progress"),
        is_written=False,
    ),
    PartOfReport(
        "gaps",
        _("What we do not know yet"),
        _("Gaps in the information and how the council means to close them. Readers trust reports that say so."),
        may_be_left_out=True,
    ),
    PartOfReport(
        "contact",
        _("Contact and other formats"),
        _("The council's contact is filled in. Say how to ask for other formats and how to comment."),
        fills_itself=_("the council's contact"),
        is_written=False,
    ),
)
PART = {part.key: part for part in PARTS}
