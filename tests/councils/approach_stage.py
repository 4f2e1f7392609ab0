"""What the tests of a council's approach share: a draft, one with its approver, and published versions."""

from datetime import date

from councils import approaches
from councils.models import Approach, Council, User

FIRST = "We listen first.\n\n- to residents\n- to staff"
SECOND = "We listen first, and say what we heard."
PUBLISHED, REPLACED = date(2026, 3, 3), date(2026, 5, 4)


def standing(council: Council) -> int:
    """The version of what a person who opens the form reads."""
    row = council.approaches.being_written().first() or approaches.newest_of(council)
    return row.version if row else 0


def draft(council: Council, by: User, text: str = FIRST) -> Approach:
    return approaches.write_approach(council, text=text, seen=standing(council), by=by)


def submitted(council: Council, by: User, text: str = FIRST) -> Approach:
    draft(council, by, text)
    return approaches.submit_approach(council, seen=standing(council), by=by)


def published(council: Council, by: User, approver: User, text: str = FIRST, on: date = PUBLISHED) -> Approach:
    digest = submitted(council, by, text).digest
    return approaches.publish_approach(council, agreed_digest=digest, on=on, by=approver)
