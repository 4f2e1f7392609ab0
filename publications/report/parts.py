"""The parts of each kind of document: what each is for, what fills itself, and whether it may be left out.

England's regulation 4 prescribes no template (SI 2017/353); the sixteen parts are what satisfies it in good order. The
parts of Wales and Scotland say which regulation asks for them (SI 2011/1064, SSI 2012/162).
"""

from django.utils.translation import gettext_lazy as _

from councils.models import Nation
from publications.models import Kind
from publications.report.committee_parts import COMMITTEE, COMMITTEE_PARTS
from publications.report.part import PartOfReport
from publications.report.part import fills_itself as _fills_itself
from publications.report.part import optional as _optional

__all__ = ["ALL", "LAID_OUT", "PART", "PartOfReport", "parts_of_kind"]

ALL = (
    _fills_itself(
        "cover",
        _("About this document"),
        _("The facts are filled in. Add a summary of a few sentences: it also stands on the cover of the PDF."),
        _("the council, the period, who answers for it, the contact and the formats"),
    ),
    _fills_itself(
        "duty",
        _("Our duty"),
        _("The statement of the duty is filled in with current citations. Add your council's own words if you wish."),
        _("the statement of the duty and its legal sources"),
    ),
    _fills_itself(
        "approval",
        _("Who approved this document"),
        _("Who agreed and when is filled in when it is published. Add what readers should know."),
        _("each step of the approval, with its day and minutes"),
    ),
    _optional(
        "area",
        _("Our area and the people who live here"),
        _("Who lives, works and visits here, by protected characteristic. A table of the census is a good start."),
    ),
    PartOfReport(
        "aims",
        _("What we did to meet the three aims"),
        _("For each aim say what the council did in the period, for whom, and what came of it. Name your evidence."),
        asked_by="SI 2017/353 reg 4(1)",
    ),
    _fills_itself(
        "objectives",
        _("Our equality objectives and progress"),
        _("The published objectives are filled in with the latest progress and figures. Add a summary if you wish."),
        _("each objective with its measures and progress"),
    ),
    PartOfReport(
        "employees",
        _("Our employees"),
        _(
            "Information about employees who share a protected characteristic: how many told you, who they are, who "
            "joined and who left."
        ),
        fills_itself=_("the headcount, and what the law asks because of it, if anything"),
        may_be_left_out=True,
        asked_by={
            Nation.ENGLAND: "SI 2017/353 reg 4(3)(a)",
            Nation.WALES: "SI 2011/1064 regs 9 and 16(2)(f)",
            Nation.SCOTLAND: "SSI 2012/162 reg 6",
        },
        also={Nation.ENGLAND: _("Required from 150 employees.")},
    ),
    PartOfReport(
        "people",
        _("People affected by our policies and practices"),
        _("Information about residents and people who use services."),
        asked_by={Nation.ENGLAND: "SI 2017/353 reg 4(3)(b)"},
        also={Nation.ENGLAND: _("Required of every council, whatever its size.")},
    ),
    _optional(
        "pay_gap",
        _("Our gender pay gap"),
        _("The figures with the day they are about, what stands behind them, and what you do about it."),
    ),
    _optional(
        "assessments",
        _("Impact assessments and what was decided"),
        _("Which proposals were assessed, what was found, what was decided and what was changed because of it."),
    ),
    _optional(
        "engagement",
        _("Whom we asked and what they said"),
        _("Which consultations were held, who was reached, what they said, and what you did with it."),
    ),
    _optional(
        "training",
        _("Training"),
        _("Who was trained in what: employees, managers, councillors. Say how many, and how many were to be."),
    ),
    _optional(
        "framework",
        _("Where we stand in the Equality Framework for Local Government"),
        _("The level in each of the four modules, when it was assessed and by whom."),
    ),
    _optional(
        "gaps",
        _("What we do not know yet"),
        _("Gaps in the information and how the council means to close them. Readers trust reports that say so."),
    ),
    _fills_itself(
        "next_dates",
        _("When the next documents are due"),
        _("The dates are filled in from the council's book of dates. Add what you plan to publish besides."),
        _("each duty of the council with its next due day"),
    ),
    _optional(
        "data_notes",
        _("Notes on the data"),
        _("How figures were counted and rounded, which are hidden and why, where they come from, what terms mean."),
    ),
    # Wales: regulation 16(2) (a) to (f), and the plan of regulations 14 and 15
    PartOfReport(
        "wales_collected",
        _("How we identify and collect information"),
        _("The steps taken in the period to identify and collect relevant information."),
        asked_by="SI 2011/1064 reg 16(2)(a)",
    ),
    PartOfReport(
        "wales_used",
        _("How we used the information"),
        _("What relevant information was used for in meeting the general duty and these duties."),
        asked_by="SI 2011/1064 reg 16(2)(b)",
    ),
    _optional(
        "wales_not_collected",
        _("What we did not collect, and why"),
        _("The reasons for not collecting relevant information that was identified but is not held."),
        "SI 2011/1064 reg 16(2)(c)",
    ),
    PartOfReport(
        "wales_effectiveness",
        _("How well our arrangements and steps work"),
        _("How effective the arrangements for information were, and the steps towards each objective."),
        asked_by="SI 2011/1064 reg 16(2)(e)",
    ),
    PartOfReport(
        "wales_council",
        _("The council and what it does"),
        _("A description of the council: its area, its functions, how it decides."),
        asked_by="SI 2011/1064 reg 14",
    ),
    PartOfReport(
        "wales_steps",
        _("The steps we take, and how long each will take"),
        _("For each objective the steps taken or planned and how long each is expected to take."),
        asked_by="SI 2011/1064 reg 3",
    ),
    PartOfReport(
        "wales_arrangements",
        _("Our arrangements"),
        _(
            "How the council monitors progress, gathers and publishes information, assesses impact, and promotes "
            "knowledge of the duties among its staff."
        ),
        asked_by="SI 2011/1064 reg 14",
    ),
    PartOfReport(
        "wales_pay",
        _("Pay differences and our action plan"),
        _("The differences found, their causes, the objective about them or the reasons for none, steps and times."),
        asked_by="SI 2011/1064 regs 11 and 12",
    ),
    # Scotland: regulations 3, 4(4), 6(3), 7 and 8
    PartOfReport(
        "scotland_mainstreaming",
        _("How the duty has become part of what we do"),
        _("Progress since the last report in making the duty part of each function. Name decisions and results."),
        asked_by="SSI 2012/162 reg 3",
    ),
    PartOfReport(
        "scotland_employees",
        _("Our employees, year by year"),
        _(
            "The yearly breakdown since the last report, two years as a rule: make-up, recruitment, development and "
            "retention of employees by relevant characteristic."
        ),
        fills_itself=_("the headcount"),
        asked_by="SSI 2012/162 reg 6(3)(a)",
    ),
    PartOfReport(
        "scotland_use",
        _("How we gather and use employee information"),
        _("Progress made in gathering and using the information to meet the duty better."),
        asked_by="SSI 2012/162 reg 6(3)(b)",
    ),
    _optional(
        "scotland_education",
        _("The education authority"),
        _("What concerns the council as an education authority, if this report is for it too."),
    ),
    _optional(
        "scotland_licensing",
        _("The licensing board"),
        _("What concerns the licensing board, if this report is for it too."),
    ),
    PartOfReport(
        "scotland_equal_pay",
        _("Our policy on equal pay"),
        _("The policy on equal pay between women and men, disabled people and others, and by race."),
        asked_by="SSI 2012/162 reg 8",
    ),
    PartOfReport(
        "scotland_segregation",
        _("Who works where, and at what grade"),
        _("Occupational segregation by sex, disability and race: concentration in grades and in occupations."),
        asked_by="SSI 2012/162 reg 8",
    ),
    # Documents of their own
    PartOfReport(
        "pay_figures",
        _("The figures"),
        _("Enter the figures as a table, with the day they are about. Say how many people were counted."),
    ),
    _optional("pay_causes", _("What stands behind the figures"), _("Why the gap is as it is, as far as is known.")),
    _optional("pay_plan", _("What we do about it"), _("Actions with who does them and by when.")),
    PartOfReport(
        "recruitment",
        _("Joining, moving on and leaving"),
        _("Applicants, training, grievances, discipline and leavers by protected characteristic, where known."),
        may_be_left_out=True,
    ),
    _fills_itself(
        "actions",
        _("The actions"),
        _("The actions beside the published objectives are filled in. Add what belongs to no objective."),
        _("each action with who does it, by when, and how it stands"),
    ),
    PartOfReport(
        "policy_purpose",
        _("Purpose and scope"),
        _("What the policy is for, whom it binds and whom it protects."),
    ),
    PartOfReport(
        "policy_commitments",
        _("What we commit to"),
        _("Each commitment in a sentence that somebody can be held to."),
    ),
    PartOfReport(
        "policy_responsibilities",
        _("Who does what"),
        _("Councillors, chief officers, managers, employees, contractors: what each is responsible for."),
    ),
    _optional(
        "policy_monitoring",
        _("How we know that it works"),
        _("What is monitored, who looks at it, and what happens when the policy is not kept."),
    ),
    # Of reports begun before these parts were laid out
    PartOfReport(
        "about",
        _("About this report and our area"),
        _("Say what the report covers and who lives, works and visits here. Two or three paragraphs are enough."),
    ),
    _fills_itself(
        "contact",
        _("Contact and other formats"),
        _("The council's contact is filled in. Say how to ask for other formats and how to comment."),
        _("the council's contact"),
    ),
    *COMMITTEE_PARTS,
)
PART = {part.key: part for part in ALL}

ENGLAND = (
    "cover", "duty", "approval", "area", "aims", "objectives", "employees", "people", "pay_gap", "assessments",
    "engagement", "training", "framework", "gaps", "next_dates", "data_notes",
)  # fmt: skip
LAID_OUT: dict[Kind, tuple[str, ...]] = {
    Kind.INFORMATION: ENGLAND,
    Kind.ANNUAL_REPORT: (
        "cover", "duty", "approval", "area", "wales_collected", "wales_used", "wales_not_collected", "objectives",
        "wales_effectiveness", "employees", "people", "assessments", "engagement", "training", "next_dates",
        "data_notes",
    ),
    Kind.STRATEGIC_PLAN: (
        "cover", "duty", "approval", "wales_council", "area", "objectives", "wales_steps", "wales_arrangements",
        "wales_pay", "engagement", "training", "next_dates", "data_notes",
    ),
    Kind.MAINSTREAMING: (
        "cover", "duty", "approval", "area", "scotland_mainstreaming", "scotland_employees", "scotland_use",
        "scotland_education", "scotland_licensing", "objectives", "pay_gap", "assessments", "engagement", "training",
        "gaps", "next_dates", "data_notes",
    ),
    Kind.OUTCOMES_PROGRESS: (
        "cover", "duty", "approval", "objectives", "engagement", "gaps", "next_dates", "data_notes",
    ),
    Kind.EQUAL_PAY: (
        "cover", "duty", "approval", "scotland_equal_pay", "scotland_segregation", "pay_gap", "next_dates",
        "data_notes",
    ),
    Kind.PAY_GAP: ("cover", "duty", "approval", "pay_figures", "pay_causes", "pay_plan", "next_dates", "data_notes"),
    Kind.WORKFORCE: ("cover", "duty", "employees", "recruitment", "pay_gap", "gaps", "data_notes"),
    Kind.ACTION_PLAN: ("cover", "approval", "objectives", "actions", "data_notes"),
    Kind.POLICY: (
        "cover", "policy_purpose", "duty", "policy_commitments", "policy_responsibilities", "policy_monitoring",
        "approval",
    ),
    Kind.COMMITTEE_REPORT: COMMITTEE,
}  # fmt: skip


def parts_of_kind(kind: str) -> tuple[PartOfReport, ...]:
    """The parts of a kind of document in their order. None of a set of objectives, which is drawn from its rows."""
    return tuple(PART[key] for key in LAID_OUT.get(Kind(kind), ()))
