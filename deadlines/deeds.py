"""What is to be done by a day, in the words of its page: published, reviewed, entered, or simply done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from deadlines.models import Deadline, Kind
from duty.regimes import DUTIES
from duty.rows import Recurrence
from duty.written import in_words

Words = Any  # a text, or one that is put into the reader's language later
REVIEWS = frozenset({Kind.SET_REVIEW, Kind.OBJECTIVE_REVIEW, Kind.DOCUMENT_REVIEW, Kind.ACCESSIBILITY})
REVIEWING = frozenset(
    duty.code for duty in DUTIES if duty.recurrence in (Recurrence.PER_OBJECTIVE, Recurrence.REVIEW_YEARS)
)
KEEPING = frozenset(duty.code for duty in DUTIES if duty.recurrence is Recurrence.RETAIN_YEARS)


@dataclass(frozen=True)
class Deed:
    """The words for one way of keeping a day. Those with %(day)s take the day in words."""

    by: Words
    if_it_were: Words
    plan_by: Words
    plan_on: Words
    is_arguable: Words


PUBLISHED = Deed(
    by=_("Publish by"),
    if_it_were=_("If it were published on"),
    plan_by=_("A plan for publishing by %(day)s"),
    plan_on=_("A plan for publishing on %(day)s"),
    is_arguable=_("This is the safe day. Publishing on %(day)s is arguable; after that it is late."),
)
REVIEWED = Deed(
    by=_("Review by"),
    if_it_were=_("If it were reviewed on"),
    plan_by=_("A plan for reviewing by %(day)s"),
    plan_on=_("A plan for reviewing on %(day)s"),
    is_arguable=_("This is the safe day. Reviewing on %(day)s is arguable; after that it is late."),
)
DONE = Deed(
    by=_("Due by"),
    if_it_were=_("If it were done on"),
    plan_by=_("A plan for doing it by %(day)s"),
    plan_on=_("A plan for doing it on %(day)s"),
    is_arguable=_("This is the safe day. Doing it on %(day)s is arguable; after that it is late."),
)
ANSWERED = Deed(
    by=_("Answer by"),
    if_it_were=_("If it were answered on"),
    plan_by=_("A plan for answering by %(day)s"),
    plan_on=_("A plan for answering on %(day)s"),
    is_arguable=_("This is the safe day. Answering on %(day)s is arguable; after that it is late."),
)
ENTERED = Deed(
    by=_("Enter them by"),
    if_it_were=_("If they were entered on"),
    plan_by=_("A plan for entering them by %(day)s"),
    plan_on=_("A plan for entering them on %(day)s"),
    is_arguable=_("This is the safe day. Entering them on %(day)s is arguable; after that it is late."),
)


def deed_of(deadline: Deadline) -> Deed:
    """How the day of a deadline is kept."""
    if deadline.kind in REVIEWS or deadline.duty in REVIEWING:
        return REVIEWED
    if deadline.kind == Kind.FIGURES:
        return ENTERED
    if deadline.kind == Kind.FORMAT_REQUEST:
        return ANSWERED
    if deadline.kind == Kind.STATUTORY and deadline.duty not in KEEPING:
        return PUBLISHED
    return DONE


def said_of(deadline: Deadline, tried_on: date | None) -> dict[str, str]:
    """What the page of a date says of its day: by when, whether the day after is arguable, and what the plan is for;
    `tried_on` is another day that is tried."""
    deed, until = deed_of(deadline), deadline.contested_until
    plan, planned_for = (deed.plan_on, tried_on) if tried_on else (deed.plan_by, deadline.due_on)
    return {
        "by": str(deed.by),
        "arguable": str(deed.is_arguable) % {"day": in_words(until)} if until and until > deadline.due_on else "",
        "plan": str(plan) % {"day": in_words(planned_for)},
    }
