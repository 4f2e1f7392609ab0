"""What the check finds in a report or a set before it may be submitted."""

from datetime import date

import pytest

from councils import actions as councils
from objectives import actions as objectives
from publications import actions
from publications.checks import findings
from tests.publications import stories

DAY = date(2026, 6, 1)


def rules(publication, *, blocks=None):
    return [f.rule for f in findings(publication, on=DAY) if blocks is None or f.blocks is blocks]


def test_an_empty_report_lacks_each_part_that_must_be_written(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    missing = {f.about.key for f in findings(report, on=DAY) if f.rule == "empty-part"}

    assert missing == {
        "area",
        "aims",
        "employees",
        "people",
        "pay_gap",
        "assessments",
        "engagement",
        "training",
        "framework",
        "gaps",
        "data_notes",
    }


def test_parts_that_fill_themselves_may_stay_empty(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    empty = {f.about.key for f in findings(report, on=DAY) if f.rule == "empty-part"}
    assert not {"cover", "duty", "approval", "objectives", "next_dates"} & empty


def test_only_a_part_that_may_be_left_out_is_offered_that_way(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    said = {f.about.key: f.sentence for f in findings(report, on=DAY) if f.rule == "empty-part"}

    assert "leave it out" in said["gaps"]
    assert "leave it out" not in said["people"]


def test_a_written_report_has_nothing_that_blocks(barsetshire, olivia):
    assert rules(stories.written(barsetshire, olivia), blocks=True) == []


def test_spaces_alone_are_no_text(barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    actions.write_section(report.sections.get(key="people"), seen=2, narrative=" \n ", by=olivia)

    assert rules(report, blocks=True) == ["empty-part"]


def test_a_council_without_a_contact_publishes_nothing(barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    councils.change_contact(barsetshire, seen=barsetshire.version, contact=" ", by=olivia)
    report.refresh_from_db()

    assert rules(report, blocks=True) == ["contact"]


def test_without_a_headcount_the_employees_part_is_treated_as_required(barsetshire, olivia):
    report = stories.written(barsetshire, olivia, words="12 people.")
    actions.write_section(
        report.sections.get(key="employees"), seen=2, narrative="", left_out_because="No time", by=olivia
    )

    assert rules(report, blocks=True) == ["employees"]
    assert rules(report, blocks=False) == ["headcount"]


@pytest.mark.parametrize(("count", "blocked"), [(149, []), (150, ["employees"])])
def test_the_employees_part_may_be_left_out_below_150(barsetshire, olivia, count, blocked):
    councils.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=count, by=olivia)
    report = stories.written(barsetshire, olivia, words="12 people.")
    actions.write_section(
        report.sections.get(key="employees"), seen=2, narrative="", left_out_because="A small council", by=olivia
    )

    assert rules(report) == blocked


def test_another_part_left_out_with_a_reason_is_no_finding(barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    actions.write_section(report.sections.get(key="gaps"), seen=2, narrative="", left_out_because="None", by=olivia)

    assert rules(report, blocks=True) == []


def test_a_report_without_a_period_is_not_fit(barsetshire, olivia):
    report = stories.written(barsetshire, olivia)
    report.ends_on = None

    assert rules(report, blocks=True) == ["period"]


def test_what_blocks_comes_first(barsetshire, olivia):
    found = findings(stories.draft(barsetshire, olivia), on=DAY)

    assert [f.blocks for f in found] == sorted((f.blocks for f in found), reverse=True)


def test_a_set_brings_the_findings_of_its_objectives_with_it(barsetshire, olivia):
    objective_set = objectives.start_set(barsetshire, title="Bare", by=olivia)
    objective = objectives.add_objective(objective_set, title="One", by=olivia)

    found = findings(actions.publication_for(objective_set), on=DAY)

    assert {f.rule for f in found if f.blocks} == {"rationale", "decision", "aim", "measure"}
    assert {f.about for f in found if f.rule in ("aim", "owner", "measure")} == {objective}


def test_a_part_not_marked_as_finished_is_advice(barsetshire, olivia):
    publication = stories.written(barsetshire, olivia)
    part = publication.sections.get(key="aims")
    actions.write_section(part, seen=part.version, is_done=False, by=olivia)

    told = {finding.sentence: finding.blocks for finding in findings(publication, on=DAY) if finding.about == part}

    assert told == {"“What we did to meet the three aims” is not marked as finished yet.": False}
