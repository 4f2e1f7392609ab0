"""The parts of a report to cabinet or a committee, numbered as councils number them."""

from django.utils.translation import gettext_lazy as _

from publications.report.part import PartOfReport, fills_itself, optional

COMMITTEE_PARTS = (
    fills_itself(
        "committee_decision",
        _("Decision required"),
        _("What is asked stands here from your list of recommendations. Add a sentence on why it is asked now."),
        _("what the meeting is asked to approve, to note or to recommend, each with the document it is about"),
    ),
    PartOfReport(
        "committee_background",
        _("Background"),
        _("What has led to this report, and what the equality duty asks the meeting to think about."),
    ),
    fills_itself(
        "committee_priorities",
        _("The objectives"),
        _("The objectives are filled in with their newest figures. Say what members should see in them."),
        _("each objective with its measure, its newest figure and how it stands"),
    ),
    fills_itself(
        "committee_actions",
        _("Action plan"),
        _("The actions are filled in with their owners and days. Say what matters most and what is new."),
        _("each action with who does it, by when, and how it stands"),
    ),
    optional(
        "committee_consultation",
        _("Consultation"),
        _("Who was asked, for how long, what they said, and what was changed because of it."),
    ),
    optional(
        "committee_monitoring",
        _("Monitoring arrangements"),
        _("Who looks at progress, how often, and when members hear of it."),
    ),
    optional(
        "committee_training",
        _("Training"),
        _("What employees and councillors are taught about the duty, and how many have taken part."),
    ),
    PartOfReport(
        "committee_policy",
        _("Policy"),
        _("Which plans and policies of the council this serves, and which have to change."),
    ),
    PartOfReport(
        "committee_legal",
        _("Legal"),
        _("The duty and its days are filled in. Add the advice of the monitoring officer."),
        fills_itself=_("each duty with its source, when it was last met and by when it is due"),
    ),
    PartOfReport(
        "committee_financial",
        _("Financial"),
        _("What it costs and from which budget. Say so if it costs nothing."),
    ),
    PartOfReport(
        "committee_equalities",
        _("Equalities"),
        _("Whom it helps, whom it may harm, and who is not covered. Members must have due regard to this."),
        fills_itself=_("whom the objectives cover, and the reasons for what they do not cover"),
    ),
    PartOfReport(
        "committee_risk",
        _("Risk management"),
        _("What may go wrong, how likely it is, and what is done about it."),
        fills_itself=_("what is overdue, and the objectives that are late or at risk"),
    ),
    optional(
        "committee_comments",
        _("Comments of the responsible manager"),
        _("The manager who answers for the work says in their own words whether they support it."),
    ),
    fills_itself(
        "committee_recommendations",
        _("Recommendations"),
        _("Your recommendations stand here, numbered, in the member's name. Give the reasons if the council asks."),
        _("the recommendations, numbered, in the name of the member or officer who makes them"),
    ),
    fills_itself(
        "committee_papers",
        _("Background papers"),
        _("The law asks for a list of the papers that the report rests on. The documents kept here are filled in."),
        _("the documents kept here that the report rests on, and the law on background papers"),
    ),
    fills_itself(
        "committee_appendices",
        _("Appendices"),
        _("The documents to be decided on are filled in. List the others that go with the agenda."),
        _("the documents to be decided on, with their digests"),
    ),
)
COMMITTEE = tuple(part.key for part in COMMITTEE_PARTS)
IMPLICATIONS = (
    "committee_policy", "committee_legal", "committee_financial", "committee_equalities", "committee_risk",
)  # fmt: skip

NUMBERS = {
    "committee_decision": "1",
    "committee_background": "2",
    "committee_priorities": "2.1",
    "committee_actions": "2.2",
    "committee_consultation": "2.3",
    "committee_monitoring": "2.4",
    "committee_training": "2.5",
    "committee_policy": "3.1",
    "committee_legal": "3.2",
    "committee_financial": "3.3",
    "committee_equalities": "3.4",
    "committee_risk": "3.5",
    "committee_comments": "4",
    "committee_recommendations": "5",
    "committee_papers": "6",
    "committee_appendices": "7",
}
"""Officers and minutes refer to paragraphs by number, so a part keeps its own even where another is left out."""


def number_of(key: str) -> str:
    """The number of a part; empty in documents whose parts have none."""
    return NUMBERS.get(key, "")


def group_of(key: str) -> str:
    """The heading that a part stands under, with others, where that heading is no part itself."""
    return f"3 {_('Implications')}" if key in IMPLICATIONS else ""
