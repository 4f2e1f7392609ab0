"""Makers of reports to a meeting, by the same verbs the pages use."""

from datetime import date
from typing import Any

from councils.models import Council, User
from objectives import actions as objectives
from objectives import doing
from publications import actions, committee
from publications.models import CommitteeReport, Kind, Publication
from publications.starting import publication_for
from tests.publications import stories

TODAY = date(2026, 6, 15)
MEETING = date(2027, 2, 12)
AT = "cabinet-2027-02-12"
MEMBER = "Cabinet Member for Communities"


def report(council: Council, by: User, about: Publication | None = None, **told: Any) -> CommitteeReport:
    head = {"meeting_of": "Cabinet", "meeting_on": MEETING, "report_of": MEMBER, "on": TODAY, "by": by}
    if about is None:
        head["subject"] = "Equality in Barsetshire"
    made = committee.start_report(council, about=about, **head | told)
    return made.committee


def about_a_draft_set(council: Council, by: User) -> CommitteeReport:
    """About a set that was never submitted, with progress and an action that is late."""
    objective_set = stories.whole_set(council, by)
    objective = objective_set.objectives.get()
    doing.add_action(
        objective, title="Train managers", owner="Head of HR", due_on=date(2026, 9, 1), on=date(2026, 3, 2), by=by
    )
    objectives.note_progress(objective, as_at=date(2026, 6, 1), rag="at_risk", narrative="Two schools lag.", by=by)
    return report(council, by, publication_for(objective_set), asked="approve")


def written(made: CommitteeReport, by: User) -> Publication:
    publication = made.publication
    for section in publication.sections.all():
        words = f"What we say of {section.heading}.\n\n- First\n- Second\n\n| Year | People |\n|---|---|\n| 2025 | 40 |"
        actions.write_section(section, seen=section.version, narrative=words, is_done=True, by=by)
    committee.change_head(
        CommitteeReport.objects.get(pk=made.pk), seen=made.version, by=by, subject=publication.title, wards="All",
        contact_officer="Policy officer, policy@example.org",
    )  # fmt: skip
    return Publication.objects.get(pk=publication.pk)


def published(made: CommitteeReport, by: User, approver: User):
    publication = actions.submit(written(made, by), on=TODAY, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=TODAY, by=by)


KIND = Kind.COMMITTEE_REPORT.replace("_", "-")
