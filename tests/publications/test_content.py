"""What a report says of objectives: as published, and as they stood on the day the report was first made public."""

from datetime import date

import pytest

from objectives import actions as objectives
from objectives.models import Measure
from publications import actions as publications
from publications import building
from publications.models import Kind, Publication
from publications.report.content import content_of
from publications.starting import start_document
from publications.templatetags.editions import has_figures
from tests.objectives.stage import measurable


@pytest.fixture
def published_set(barsetshire, olivia, petra):
    objective_set = objectives.start_set(
        barsetshire, title="Objectives", rationale="Evidence.", decided_by="Cabinet", by=olivia
    )
    objectives.add_objective(objective_set, title="As published", aims=["foster"], by=olivia)
    measurable(objective_set, by=olivia)
    return made_public(publications.submit_set(objective_set, on=date(2026, 2, 1), by=olivia), petra, date(2026, 2, 2))


def made_public(publication: Publication, approver, on: date) -> Publication:
    publications.approve(publication, agreed_digest=publication.digest, by=approver)
    publications.publish(publication, on=on, by=approver)
    publication.refresh_from_db()
    return publication


def report_of(council, by) -> Publication:
    report = start_document(
        council, Kind.INFORMATION, starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31), on=date(2026, 3, 31), by=by
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative="Words.", by=by)
    return report


def note(objective_set, on: date, by) -> None:
    objective = objective_set.objectives.get()
    objectives.note_progress(objective, as_at=on, rag="on_track", narrative=f"Said on {on}", by=by)


def test_a_report_never_shows_the_words_of_an_amendment_still_being_written(barsetshire, published_set, olivia):
    publications.start_correction(published_set, what_changes="A clearer title", by=olivia)
    objective = published_set.objective_set.objectives.get()
    objectives.change_objective(objective, seen=objective.version, title="Not public yet", by=olivia)

    content = content_of(report_of(barsetshire, olivia), on=date(2026, 3, 1))

    assert [objective["title"] for objective in content["objectives"]] == ["As published"]


def test_the_correction_of_a_report_shows_what_stood_when_it_was_first_published(
    barsetshire, published_set, olivia, petra
):
    note(published_set.objective_set, date(2026, 2, 20), olivia)
    report = made_public(
        publications.submit(report_of(barsetshire, olivia), on=date(2026, 3, 1), by=olivia), petra, date(2026, 3, 2)
    )
    note(published_set.objective_set, date(2026, 8, 1), olivia)
    publications.start_correction(report, what_changes="A wrong figure", by=olivia)
    report.refresh_from_db()

    content = content_of(report, on=date(2026, 9, 1))

    said = [progress["narrative"] for progress in content["objectives"][0]["progress"]]
    assert said == ["Said on 2026-02-20"]


def test_a_report_of_a_council_without_objectives_says_nothing_of_them(barsetshire, olivia):
    content = content_of(report_of(barsetshire, olivia), on=date(2026, 3, 1))

    assert (content["objective_set"], content["objectives"]) == (None, [])


def test_the_same_content_always_has_the_same_digest(barsetshire, published_set, olivia):
    report = report_of(barsetshire, olivia)

    assert content_of(report, on=date(2026, 3, 1)) == content_of(report, on=date(2026, 3, 1))


# --- Which documents hold the objectives ------------------------------------------------------------------------------


def test_a_document_without_objectives_freezes_none(barsetshire, published_set, olivia):
    policy = start_document(barsetshire, Kind.POLICY, title="Policy", on=date(2026, 3, 1), by=olivia)

    content = content_of(policy, on=date(2026, 3, 1))

    assert (content["objective_set"], content["objectives"]) == (None, [])
    assert not has_figures(content)


def test_a_report_that_leaves_them_out_freezes_none(barsetshire, published_set, olivia):
    report = report_of(barsetshire, olivia)
    report.sections.filter(key="objectives").update(left_out_because="They stand elsewhere.", narrative="")

    assert content_of(report, on=date(2026, 3, 1))["objectives"] == []


def test_of_figures_chosen_for_a_part_only_these_are_frozen_with_their_objective(barsetshire, published_set, olivia):
    policy = start_document(barsetshire, Kind.POLICY, title="Policy", on=date(2026, 3, 1), by=olivia)
    measure = Measure.objects.filter(objective__objective_set=published_set.objective_set).first()
    building.choose_measures(policy.sections.first(), measures=[measure], by=olivia)

    content = content_of(policy, on=date(2026, 3, 1))

    assert [[told["key"] for told in each["measures"]] for each in content["objectives"]] == [[str(measure.pk)]]
    assert content["objective_set"]["title"] == "Objectives"
    assert content["parts"][0]["measures"] == content["objectives"][0]["measures"]
    assert has_figures(content)


def test_tables_of_parts_alone_make_a_file_of_figures(barsetshire, olivia):
    policy = start_document(barsetshire, Kind.POLICY, title="Policy", on=date(2026, 3, 1), by=olivia)
    content = content_of(policy, on=date(2026, 3, 1))
    table = {"title": "Staff", "columns": ["Service", "Women"], "rows": [["Schools", "12"]]}
    content["parts"][0]["tables"] = [table | {"as_at": "", "source": "", "note": "", "chart": ""}]

    assert has_figures(content)
