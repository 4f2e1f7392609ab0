"""What a council's diary says of a day: what it is called in the book, how it was found, and when it comes round again.

Nothing here writes or reads a clock.
"""

from datetime import date

from django.utils.translation import gettext as _

from deadlines.models import DiaryEntry, Kind
from duty.citations import ACCESSIBILITY_STATEMENT
from duty.intervals import last_day_of_days, months_on, number_in_words
from duty.written import in_words
from govuk.quotes import in_quotes

KINDS = (Kind.DOCUMENT_REVIEW, Kind.ACCESSIBILITY, Kind.COMPLIANCE_NOTICE, Kind.OWN_PROMISE)
REPLY_DAYS = 28
"""Equality Act 2006, section 32: the authority gives its written reply within 28 days beginning with the day on which
it receives the notice."""
REPLY_CITATION = "Equality Act 2006, section 32"
YEARLY = 12


def reply_due(received_on: date) -> date:
    """The last day for the reply to a compliance notice, that of its receipt included."""
    return last_day_of_days(received_on, REPLY_DAYS)


def comes_round(done_on: date, every_months: int) -> date:
    """The same day so many months after it was done, clamped to the month's end."""
    return months_on(done_on, every_months)


def is_promise(kind: str) -> bool:
    """Whether the day is the council's own. A compliance notice sets one from outside."""
    return kind != Kind.COMPLIANCE_NOTICE


def label_of(entry: DiaryEntry) -> str:
    """What the book calls it: "Review “Equality policy”"."""
    words = {
        Kind.DOCUMENT_REVIEW: _("Review %(quoted)s"),
        Kind.ACCESSIBILITY: _("Review the accessibility statement: %(title)s"),
        Kind.COMPLIANCE_NOTICE: _("Reply to a compliance notice: %(title)s"),
        Kind.OWN_PROMISE: "%(title)s",
    }
    return words[Kind(entry.kind)] % {"title": entry.title, "quoted": in_quotes(entry.title)}


def explained(entry: DiaryEntry, *, since: date | None, due_on: date) -> str:
    """How the day was found, in sentences. `since` is the day it was last done, or the notice received."""
    if entry.kind == Kind.COMPLIANCE_NOTICE:
        return _of_a_notice(entry, since, due_on)
    said = []
    if since and entry.every_months and due_on == comes_round(since, entry.every_months):
        every = {"day": in_words(since), "months": number_in_words(entry.every_months, "month")}
        said.append(_("Last done on %(day)s, and done every %(months)s.") % every)
        if since.day != due_on.day:
            said.append(_("That month is shorter, so its last day counts."))
    else:
        said.append(_("The council set %(day)s itself.") % {"day": in_words(due_on)})
    if entry.kind == Kind.ACCESSIBILITY:
        said.append(
            _("The law asks for a regular review and names no interval (%(source)s). The interval is policy.")
            % {"source": ACCESSIBILITY_STATEMENT}
        )
    else:
        said.append(_("It is the council’s own promise, not a legal duty."))
    if entry.source:
        said.append(_("Source: %(source)s.") % {"source": entry.source.rstrip(".")})
    return " ".join(said)


def _of_a_notice(entry: DiaryEntry, received_on: date | None, due_on: date) -> str:
    said = []
    if received_on:
        counted = reply_due(received_on)
        said.append(
            _("Received on %(day)s. The reply is due within %(days)s days beginning with that day, so by %(due)s ")
            % {"day": in_words(received_on), "days": REPLY_DAYS, "due": in_words(counted)}
            + f"({REPLY_CITATION})."
        )
        if due_on != counted:
            said.append(_("The notice names another day, which counts here: %(day)s.") % {"day": in_words(due_on)})
    said.append(_("Take legal advice on the notice and on the day."))
    if entry.source:
        said.append(_("Source: %(source)s.") % {"source": entry.source.rstrip(".")})
    return " ".join(said)
