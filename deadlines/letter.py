"""The letter about what has come due: its subject and its words. Who gets it, and when, is `notices`' business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Council, User
from councils.roles import Role
from deadlines.models import Deadline, Notice
from duty.written import in_words

IN_A_SUBJECT = 70
IN_THE_BOOK = 300  # what a deadline keeps of a label


@dataclass(frozen=True)
class Item:
    """One thing in the letter: what it is, and what is said of its day."""

    deadline: Deadline
    due_on: date

    @property
    def is_unrecorded(self) -> bool:
        """A duty of which the portal knows no publication: it may have been met elsewhere."""
        return bool(self.deadline.duty) and self.deadline.opened_on is None

    @property
    def label(self) -> str:
        return clipped(self.deadline.label, IN_THE_BOOK)

    @property
    def state(self) -> str:
        if self.is_unrecorded:
            return _("none recorded here, due by %(day)s")
        if self.deadline.duty:
            return _("overdue, due by %(day)s")
        return _("due for review by %(day)s")


def letter(person: User, council: Council, notices: Sequence[Notice], *, on: date) -> EmailMultiAlternatives:
    """One letter to one person that lists these things of one council. Sends nothing."""
    items = [Item(notice.flag.deadline, notice.flag.due_on) for notice in notices]
    told: dict[str, Any] = {
        "person": person,
        "council": council,
        "items": items,
        "on": on,
        "link": settings.PUBLIC_URL + settings.OFFICERS_HOME.format(slug=council.slug),
        "is_officer": council.memberships.filter(user=person, role=Role.OFFICER).exists(),
    }
    mail = EmailMultiAlternatives(
        subject(council, items), render_to_string("emails/overdue.txt", told), to=[person.email]
    )
    mail.attach_alternative(render_to_string("emails/overdue.html", told), "text/html")
    return mail


def subject(council: Council, items: Sequence[Item]) -> str:
    """ "Barsetshire: Equality information, overdue, due by 30 April 2026, and 1 more"."""
    first, more = items[0], len(items) - 1
    state = first.state % {"day": in_words(first.due_on)}
    said = f"{council}: {clipped(first.deadline.label, IN_A_SUBJECT)}, {state}"
    if more:
        said += ngettext(", and %(count)s more", ", and %(count)s more", more) % {"count": more}
    return " ".join(said.split())


def clipped(label: str, length: int) -> str:
    """A label of at most so many letters. Where something had to go it says so, and closes the quotation it cut."""
    open_quotation = label.count("“") > label.count("”")
    if len(label) <= length and not open_quotation:
        return label
    ending = "…”" if "“" in label[: length - 2] else "…"
    return label[: max(0, length - len(ending))].rstrip() + ending
