"""What is checked in a report to a meeting, beside what is checked in every document."""

from django.utils.translation import gettext_lazy as _

from publications.checks.rule import EVERYWHERE, PRACTICE, Rule, Topic

ABOUT_MEETINGS = (
    Rule(
        id="recommendation",
        topic=Topic.MEETING,
        asks=_("A report to a meeting says what the meeting is asked to do"),
        sentence=_("No recommendation is made. Say what the meeting is asked to do."),
        reason=_("Members decide on recommendations. What is not recommended is not decided."),
        example=_("“That the annual report be approved for publication”"),
        source=PRACTICE,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="meeting-before-consultation-ends",
        topic=Topic.MEETING,
        asks=_("The meeting is held after the consultation has ended"),
        sentence=_("The consultation runs until %(ends)s, and the meeting is on %(meets)s. It must have ended before."),
        reason=_(
            "What people said has to be taken into account with an open mind before anything is decided; a decision "
            "before that can be set aside by a court."
        ),
        example=_("“The consultation ended on 15 January; its results are in appendix 1”, for a meeting in February"),
        source=_("The Gunning criteria for consultation"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="meeting-day",
        topic=Topic.MEETING,
        asks=_("The meeting is still to come"),
        sentence=_("The meeting was on %(day)s. Check the day, or go on if the report is put on file afterwards."),
        reason=_("A report with last year’s day on it goes to no agenda."),
        example=_("“Cabinet, 12 February 2027”"),
        source=PRACTICE,
    ),
    Rule(
        id="contact-officer",
        topic=Topic.MEETING,
        asks=_("A contact officer is named"),
        sentence=_("No contact officer is named. Members ask who can tell them more."),
        reason=_("Questions before the meeting save a decision that is put off at it."),
        example=_("“Equality and Inclusion Manager, extension 2041”"),
        source=PRACTICE,
    ),
)
