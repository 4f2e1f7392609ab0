"""A council with four steps of approval, and what is said at each on a day: Petra is the equalities lead, Morgan the
monitoring officer, then Cabinet decides, then call-in runs."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from councils.models import Council, User
from publications import actions, approving, arranging
from publications.models import Answer, ApprovalStep, Edition, Publication
from tests import cast
from tests.publications import stories

MONDAY = date(2026, 6, 1)
LEAD_BY, OFFICER_BY, CABINET_BY = date(2026, 6, 8), date(2026, 6, 11), date(2026, 7, 2)
CABINET_MET = date(2026, 6, 30)
CALL_IN_OVER = date(2026, 7, 8)
MINUTES = {"minute_reference": "Minute 14", "link": "https://barsetshire.example/cabinet/14"}


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/London"))


def step(council: Council, kind: str, name: str, days: int, person: User | None = None) -> ApprovalStep:
    by = cast.STAGE_HAND
    return arranging.add_step(council, kind=kind, name=name, working_days=days, person=person, by=by)


def four_steps(council: Council, lead: User | None, officer: User | None) -> None:
    step(council, "person", "Equalities lead", 5, lead)
    step(council, "person", "Monitoring officer", 3, officer)
    step(council, "body", "Cabinet", 15)
    step(council, "wait", "Call-in", 5)


def submitted(council: Council, by: User, *, on: date = MONDAY) -> Publication:
    return actions.submit(stories.written(council, by), on=on, by=by, at=at(on))


def agreed(publication: Publication, by: User, *, on: date = MONDAY) -> Publication:
    return actions.approve(publication, agreed_digest=publication.digest, by=by, at=at(on, 14))


def decided(
    publication: Publication, by: User, *, on: date = CABINET_MET, answer: Answer = Answer.AGREED, **told: object
) -> Publication:
    told = {"agreed_digest": publication.digest, "decided_on": on, "on": on, "at": at(on, 16)} | MINUTES | told
    return approving.note_decision(publication, answer=answer, by=by, **told)


def before_cabinet(council: Council, by: User, lead: User, officer: User) -> Publication:
    """What the two persons have agreed to."""
    publication = submitted(council, by)
    agreed(publication, lead, on=date(2026, 6, 3))
    return agreed(publication, officer, on=date(2026, 6, 5))


def approved(council: Council, by: User, lead: User, officer: User) -> Publication:
    return decided(before_cabinet(council, by, lead, officer), by)


def published(council: Council, by: User, lead: User, officer: User) -> Edition:
    return actions.publish(approved(council, by, lead, officer), on=CALL_IN_OVER, by=by)
