"""What has happened at a council before a dashboard is looked at: a published set, a published report."""

from datetime import date

from councils.models import Council, User
from objectives import actions as objectives
from objectives.models import ObjectiveSet
from publications import actions as publications
from publications.models import Edition, Kind, Publication
from publications.starting import start_document
from tests.objectives.stage import measurable


def published_set(council: Council, *, by: User, approver: User, on: date, count: int = 3) -> ObjectiveSet:
    """A set of so many objectives, "Aim 1" and so on, made public on the day."""
    objective_set = objectives.start_set(
        council, title=f"Objectives of {on.year}", rationale="A survey.", decided_by="Cabinet", by=by
    )
    for number in range(1, count + 1):
        objectives.add_objective(
            objective_set,
            title=f"Aim {number}",
            aims=["advance"],
            pairs=[("disability", "advance")],
            owner="Head of service",
            by=by,
        )
    publication = publications.submit_set(measurable(objective_set, by=by), on=on, by=by)
    publications.approve(publication, agreed_digest=publication.digest, by=approver)
    publications.publish(publication, on=on, by=by)
    objective_set.refresh_from_db()
    return objective_set


def submitted_report(council: Council, *, by: User, on: date) -> Publication:
    """A report on the financial year that ended before the day, with the approver."""
    year = on.year if on >= date(on.year, 4, 1) else on.year - 1
    report = start_document(
        council,
        Kind.INFORMATION,
        starts_on=date(year - 1, 4, 1),
        ends_on=date(year, 3, 31),
        on=date(year, 3, 31),
        by=by,
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative="Words.", is_done=True, by=by)
    return publications.submit(report, on=on, by=by)


def published_report(council: Council, *, by: User, approver: User, on: date) -> Edition:
    report = submitted_report(council, by=by, on=on)
    publications.approve(report, agreed_digest=report.digest, by=approver)
    return publications.publish(report, on=on, by=by)
