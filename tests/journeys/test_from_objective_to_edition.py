"""The whole story at the level of verbs: from a first objective to a published set and report."""

from datetime import date

import pytest

from deadlines.models import Deadline
from objectives import actions as objectives
from publications import actions as publications
from publications.models import Edition, Kind, Rendition
from publications.starting import start_document
from tests.objectives.stage import measurable


@pytest.fixture
def whole_set(barsetshire, olivia):
    objective_set = objectives.start_set(
        barsetshire,
        title="Equality objectives 2026 to 2030",
        period_as_written="2026 to 2030",
        rationale="From the census and a survey of residents.",
        decided_by="Cabinet",
        by=olivia,
    )
    objectives.add_objective(
        objective_set,
        title="Narrow the attainment gap",
        aims=["advance"],
        pairs=[("disability", "advance")],
        owner="Head of education",
        by=olivia,
    )
    return measurable(objective_set, by=olivia)


def test_a_set_becomes_an_edition_and_starts_four_years(whole_set, olivia, petra, django_capture_on_commit_callbacks):
    publication = publications.submit_set(whole_set, on=date(2026, 3, 1), by=olivia)
    publications.approve(publication, agreed_digest=publication.digest, by=petra)

    edition = publications.publish(publication, on=date(2026, 3, 2), by=olivia)

    assert edition.snapshot["objectives"][0]["title"] == "Narrow the attainment gap"
    assert edition.passport["duties"][0]["next_due_on"] == "2030-03-01"
    assert Deadline.objects.open().get(duty="EQ_OBJECTIVES").due_on == date(2030, 3, 1)
    assert Rendition.objects.get(edition=edition, format="pdf").made_at is None


def test_a_report_becomes_an_edition_and_starts_a_year(barsetshire, whole_set, olivia, petra):
    report = start_document(
        barsetshire,
        Kind.INFORMATION,
        starts_on=date(2025, 4, 1),
        ends_on=date(2026, 3, 31),
        on=date(2026, 3, 1),
        by=olivia,
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative="Words.", is_done=True, by=olivia)
    report = publications.submit(report, on=date(2026, 3, 1), by=olivia)
    report = publications.approve(report, agreed_digest=report.digest, by=petra)
    edition = publications.publish(report, on=date(2026, 3, 10), by=olivia)

    assert edition.number == 1
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2027, 3, 9)
    assert Edition.objects.get().passport["duties"][0]["code"] == "EQ_INFO"
