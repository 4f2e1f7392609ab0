"""Makers of sets and reports in every state, by the same verbs the pages use."""

from datetime import date

from councils.models import Council, User
from objectives import actions as objectives
from objectives.models import ObjectiveSet
from publications import actions
from publications.models import Edition, Kind, Publication
from publications.starting import start_document
from tests.objectives.stage import measurable

SUBMITTED = date(2026, 6, 1)
PUBLISHED = date(2026, 6, 10)


def draft(council: Council, by: User, *, year: int = 2025) -> Publication:
    """A report of the financial year, its parts empty."""
    days = {"starts_on": date(year, 4, 1), "ends_on": date(year + 1, 3, 31), "on": date(year + 1, 3, 31)}
    return start_document(council, Kind.INFORMATION, owner="Head of Policy", by=by, **days)


def written(council: Council, by: User, *, year: int = 2025, words: str = "Words.") -> Publication:
    publication = draft(council, by, year=year)
    for section in publication.sections.all():
        actions.write_section(section, seen=1, narrative=f"{words} {section.heading}", is_done=True, by=by)
    return publication


def submitted(council: Council, by: User, *, year: int = 2025, words: str = "Words.") -> Publication:
    return actions.submit(written(council, by, year=year, words=words), on=SUBMITTED, by=by)


def approved(council: Council, by: User, approver: User, *, year: int = 2025) -> Publication:
    publication = submitted(council, by, year=year)
    return actions.approve(publication, agreed_digest=publication.digest, by=approver)


def published(
    council: Council, by: User, approver: User, *, year: int = 2025, on: date = PUBLISHED, words: str = "Words."
) -> Edition:
    publication = submitted(council, by, year=year, words=words)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)


def corrected(edition: Edition, by: User, approver: User, *, on: date) -> Edition:
    """The edition after that one, with one part written anew."""
    publication = actions.start_correction(edition.publication, what_changes="12 people were counted twice.", by=by)
    section = publication.sections.get(key="aims")
    actions.write_section(section, seen=section.version, narrative="The right words.", by=by)
    publication = actions.submit(publication, on=on, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)


def whole_set(council: Council, by: User, *, title: str = "Equality objectives 2026 to 2030") -> ObjectiveSet:
    """A set that the check lets pass, with one objective."""
    objective_set = objectives.start_set(
        council, title=title, period_as_written="2026 to 2030", rationale="A survey.", decided_by="Cabinet", by=by
    )
    objectives.add_objective(
        objective_set, title="Narrow the gap", aims=["advance"], pairs=[("disability", "advance")], owner="Head", by=by
    )
    return measurable(objective_set, by=by)


def published_set(council: Council, by: User, approver: User, *, on: date = PUBLISHED) -> Edition:
    publication = actions.submit_set(whole_set(council, by), on=on, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)
