"""Reports to a meeting: what may be done to them."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from councils.edits import StaleEdit
from councils.models import Record
from publications import actions, committee
from publications.actions import NotReady
from publications.checks import findings
from publications.lifecycle import NotAllowedNow
from publications.models import CommitteeReport, Publication, Recommendation
from publications.report.committee_parts import IMPLICATIONS
from publications.report.content import content_of
from publications.starting import publication_for
from tests import cast
from tests.publications import committee_stage as stage
from tests.publications import stories


@pytest.fixture
def report(barsetshire, olivia):
    return stage.about_a_draft_set(barsetshire, olivia)


def words_of(report):
    return [str(row) for row in report.recommendations.order_by("position")]


def part(report, key, on=stage.TODAY):
    content = content_of(Publication.objects.get(pk=report.publication_id), on=on)
    return next(part for part in content["parts"] if part["key"] == key)


# --- Starting ---------------------------------------------------------------------------------------------------------


def test_its_address_is_made_of_body_and_day_and_a_second_one_is_numbered(barsetshire, olivia):
    first, second, third = (stage.report(barsetshire, olivia).publication for _n in range(3))

    assert first.period == "cabinet-2027-02-12"
    assert (second.period, third.period) == ("cabinet-2027-02-12-2", "cabinet-2027-02-12-3")


@pytest.mark.parametrize("name", ["内閣", "!!!", "C" * 200])
def test_a_body_of_any_name_has_an_address(barsetshire, olivia, name):
    publication = stage.report(barsetshire, olivia, meeting_of=name).publication

    assert publication.period.endswith("-2027-02-12")
    assert publication.period[0] != "-"


def test_a_report_about_a_document_asks_for_it_first_and_takes_its_name(report):
    assert report.publication.title == report.about.title == "Equality objectives 2026 to 2030"
    assert words_of(report) == ["1. Approve “Equality objectives 2026 to 2030”"]
    assert report.wards == "All"


def test_a_set_never_submitted_becomes_a_row_that_its_submit_then_uses(barsetshire, olivia, report):
    about = report.about
    assert about.claims.get().duty == "EQ_OBJECTIVES"

    submitted = actions.submit_set(about.objective_set, on=stage.TODAY, by=olivia)

    assert submitted.pk == about.pk
    assert submitted.claims.count() == 1


def test_a_report_about_no_document_meets_no_duty_and_asks_nothing_yet(barsetshire, olivia):
    report = stage.report(barsetshire, olivia)

    assert (report.about, words_of(report), report.publication.claims.count()) == (None, [], 0)


def test_a_report_may_be_about_what_is_published(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    report = stage.report(barsetshire, olivia, edition.publication, asked="note", subject="The annual report")

    assert report.publication.title == "The annual report"
    assert words_of(report)[0].startswith("1. Note “")
    assert f"(SHA-256 {edition.digest[:12]}…)" in part(report, "committee_decision")["tables"][0]["rows"][0][3]
    assert edition.digest in part(report, "committee_appendices")["paragraphs"][0]


# --- The head ---------------------------------------------------------------------------------------------------------


def test_the_head_changes_with_its_subject_and_its_address_stays(report, olivia):
    changed = committee.change_head(report, seen=1, by=olivia, subject="Objectives", meeting_on=date(2027, 3, 1))

    assert (changed.meeting_on, changed.version) == (date(2027, 3, 1), 2)
    publication = Publication.objects.get(pk=report.publication_id)
    assert (publication.title, publication.period) == ("Objectives", stage.AT)
    assert Record.objects.filter(event="head of the report").count() == 1


def test_a_head_that_stays_the_same_writes_nothing(report, olivia):
    committee.change_head(report, seen=1, by=olivia, subject=report.publication.title, meeting_of="Cabinet")

    assert Record.objects.filter(event="head of the report").count() == 0


def test_an_older_form_of_the_head_is_stopped_even_where_only_the_subject_changed(report, olivia):
    committee.change_head(report, seen=1, by=olivia, subject="Mine")

    with pytest.raises(StaleEdit):
        committee.change_head(report, seen=1, by=olivia, subject="Yours")


def test_nothing_is_changed_once_it_is_submitted(report, olivia):
    actions.submit(stage.written(report, olivia), on=stage.TODAY, by=olivia)
    row = report.recommendations.get()

    for verb in (
        lambda: committee.change_head(report, seen=2, by=olivia, subject="Mine"),
        lambda: committee.recommend(report, asked="note", words="this", by=olivia),
        lambda: committee.change_recommendation(row, seen=1, words="this", by=olivia),
        lambda: committee.move_recommendation(row, to=1, by=olivia),
        lambda: committee.drop_recommendation(row, by=olivia),
    ):
        with pytest.raises(NotAllowedNow):
            verb()


# --- Recommendations --------------------------------------------------------------------------------------------------


def test_recommendations_are_numbered_changed_moved_and_dropped(report, olivia):
    second = committee.recommend(report, asked="note", words="the training", by=olivia)
    third = committee.recommend(report, asked="recommend", words="the policy", document=report.about, by=olivia)

    committee.change_recommendation(second, seen=1, words="the training done", by=olivia)
    committee.change_recommendation(second, seen=2, words="the training done", by=olivia)
    committee.move_recommendation(third, to=1, by=olivia)
    assert words_of(report) == [
        "1. Recommend to Council the policy",
        "2. Approve “Equality objectives 2026 to 2030”",
        "3. Note the training done",
    ]

    committee.move_recommendation(third, to=1, by=olivia)
    committee.drop_recommendation(third, by=olivia)
    committee.drop_recommendation(third, by=olivia)
    committee.move_recommendation(third, to=2, by=olivia)
    assert words_of(report)[0].startswith("1. Approve")
    assert words_of(report)[1] == "2. Note the training done"


def test_a_place_beyond_the_list_is_its_end(report, olivia):
    committee.recommend(report, asked="note", words="the training", by=olivia)
    committee.move_recommendation(report.recommendations.get(position=1), to=99, by=olivia)

    assert words_of(report)[0] == "1. Note the training"


def test_an_older_form_of_a_recommendation_is_stopped(report, olivia):
    row = report.recommendations.get()
    committee.change_recommendation(row, seen=1, words="mine", by=olivia)

    with pytest.raises(StaleEdit):
        committee.change_recommendation(row, seen=1, words="yours", by=olivia)


def test_what_the_meeting_decided_is_noted_even_when_published_and_taken_back(report, olivia, petra):
    stage.published(report, olivia, petra)
    row = report.recommendations.get()

    row = committee.note_outcome(
        row, seen=1, outcome="amended", outcome_on=stage.MEETING, minute="Minute 14", by=olivia
    )
    assert (row.get_outcome_display(), row.minute) == ("Agreed with changes", "Minute 14")
    committee.note_outcome(row, seen=2, outcome="amended", outcome_on=stage.MEETING, minute="Minute 14", by=olivia)
    row = committee.note_outcome(row, seen=2, outcome="", outcome_on=stage.MEETING, minute="x", by=olivia)
    assert (row.outcome, row.outcome_on, row.minute, row.version) == ("", None, "", 3)


def test_a_recommendation_that_was_decided_on_is_not_dropped(report, olivia):
    row = report.recommendations.get()
    committee.note_outcome(row, seen=1, outcome="agreed", outcome_on=stage.MEETING, by=olivia)

    with pytest.raises(NotAllowedNow):
        committee.drop_recommendation(row, by=olivia)
    assert Recommendation.objects.count() == 1


# --- What is filled in ------------------------------------------------------------------------------------------------


def test_the_head_is_frozen_as_facts(report):
    facts = dict(content_of(report.publication, on=stage.TODAY)["facts"])

    assert facts["Report to"] == "Cabinet"
    assert facts["Date of the meeting"] == "12 February 2027"
    assert facts["Report of"] == stage.MEMBER
    assert (facts["Key decision"], "Contact officer" in facts) == ("No", False)


def test_parts_are_numbered_and_the_implications_stand_under_one_heading(report):
    parts = content_of(report.publication, on=stage.TODAY)["parts"]

    assert [each["number"] for each in parts][:3] == ["1", "2", "2.1"]
    assert [each["number"] for each in parts if each["under"] == "3 Implications"] == [
        "3.1",
        "3.2",
        "3.3",
        "3.4",
        "3.5",
    ]


def test_a_draft_set_stands_in_it_with_measure_figure_and_state(report):
    table = part(report, "committee_priorities")["tables"][0]

    assert table["rows"][0][:2] == ["1", "Narrow the gap"]
    assert table["rows"][0][5] == "At risk"
    assert "(draft)" in part(report, "committee_decision")["tables"][0]["rows"][0][3]
    assert part(report, "committee_actions")["tables"][0]["rows"][0][2] == "Head of HR"


def test_a_submitted_set_stands_in_it_as_it_was_submitted_with_its_digest(report, olivia):
    publication = actions.submit_set(report.about.objective_set, on=stage.TODAY, by=olivia)

    assert part(report, "committee_priorities")["tables"][0]["rows"][0][1] == "Narrow the gap"
    assert publication.digest in part(report, "committee_appendices")["paragraphs"][0]


def test_a_published_set_stands_in_any_report_as_it_was_published(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    report = stage.report(barsetshire, olivia)

    assert part(report, "committee_priorities")["tables"][0]["rows"][0][1] == "Narrow the gap"
    assert part(report, "committee_equalities")["paragraphs"]
    assert edition.publication.get_absolute_url() in part(report, "committee_papers")["links"][0]["address"]
    actions.remove_by_law(edition, because="A court's order", on=stage.TODAY, by=petra)
    assert part(report, "committee_priorities")["tables"] == []


def test_the_legal_days_come_from_the_book_and_what_is_overdue_stands_under_risk(barsetshire, olivia, report):
    legal = part(report, "committee_legal")["tables"][0]["rows"]
    risk = part(report, "committee_risk")["tables"][0]["rows"]

    assert [row[0] for row in legal] == ["Equality objectives"]
    assert any(row[0] == "Objective 1: Narrow the gap" for row in risk)
    assert any(
        (row[1], row[2][:10]) == ("Overdue", "Was due by")
        for row in part(report, "committee_risk", date(2026, 9, 20))["tables"][0]["rows"]
    )


def test_where_nothing_is_late_risk_says_so(barsetshire, olivia):
    report = stage.report(barsetshire, olivia)
    barsetshire.deadlines.all().delete()

    assert "Nothing is overdue" in part(report, "committee_risk")["paragraphs"][0]
    assert part(report, "committee_decision")["tables"] == part(report, "committee_actions")["tables"] == []
    assert part(report, "committee_recommendations")["paragraphs"] == []


def test_the_recommendations_stand_in_the_member_s_name(report, olivia):
    committee.recommend(report, asked="recommend", words="the policy.", by=olivia)

    assert part(report, "committee_recommendations")["paragraphs"] == [
        "Cabinet Member for Communities recommends that Cabinet:",
        "1. approve “Equality objectives 2026 to 2030”.",
        "2. recommend to Council the policy.",
    ]


@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_each_nation_has_its_report_and_its_law_on_background_papers(olivia, nation):
    council = cast.enrolled(nation, nation=nation)
    papers = part(stage.report(council, olivia), "committee_papers")

    assert ("Scotland" in papers["citations"][0][0]) == (nation == "scotland")


# --- The check --------------------------------------------------------------------------------------------------------


def rules(report, on=stage.TODAY):
    return {(found.rule, found.blocks) for found in findings(Publication.objects.get(pk=report.publication_id), on=on)}


def test_a_new_report_lacks_its_implications_and_its_words(barsetshire, olivia):
    report = stage.report(barsetshire, olivia)

    assert {("recommendation", True), ("empty-part", True), ("contact-officer", False)} <= rules(report)
    with pytest.raises(NotReady) as refused:
        actions.submit(report.publication, on=stage.TODAY, by=olivia)
    empty = {found.about.key for found in refused.value.findings if found.rule == "empty-part"}
    assert len(empty & set(IMPLICATIONS)) == 5


def test_a_consultation_that_outlasts_the_meeting_blocks_and_a_past_meeting_advises(report, olivia):
    stage.written(report, olivia)
    assert rules(report) == set()

    report = CommitteeReport.objects.get(pk=report.pk)
    committee.change_head(report, seen=report.version, subject="S", consulted_until=date(2027, 2, 12), by=olivia)

    assert rules(report) == {("meeting-before-consultation-ends", True)}
    assert rules(report, on=date(2027, 2, 13)) == {("meeting-before-consultation-ends", True), ("meeting-day", False)}


def test_a_part_left_out_with_a_reason_passes_and_one_unfinished_is_noted(report, olivia):
    stage.written(report, olivia)
    training, policy = (report.publication.sections.get(key=f"committee_{name}") for name in ("training", "policy"))
    actions.write_section(training, seen=2, narrative="", left_out_because="None held", is_done=False, by=olivia)
    actions.write_section(policy, seen=2, is_done=False, by=olivia)

    assert rules(report) == {("unfinished", False)}


def test_published_it_is_an_edition_like_any_other_and_moves_no_day(report, olivia, petra):
    days = sorted(report.publication.council.deadlines.values_list("due_on", "closed_on"))
    edition = stage.published(report, olivia, petra)

    assert edition.snapshot["facts"][0] == ["Report to", "Cabinet"]
    assert edition.passport["duties"] == []
    assert sorted(report.publication.council.deadlines.values_list("due_on", "closed_on")) == days


def test_a_document_that_is_drawn_from_a_set_is_the_set_s_own(barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)

    assert committee.on_its_way(publication_for(objective_set), on=stage.TODAY).pk
    assert committee.on_its_way(publication_for(objective_set), on=stage.TODAY).claims.count() == 1


def test_pressed_twice_a_recommendation_is_one(barsetshire, olivia):
    made = stage.report(barsetshire, olivia)
    told = {"asked": "note", "words": "the figures", "by": olivia}

    assert committee.recommend(made, **told) == committee.recommend(made, **told)
    assert committee.recommend(made, **told | {"asked": "approve"}).position == 2


@pytest.mark.parametrize("level", [3, 4])
def test_figures_chosen_for_a_part_are_drawn_in_it(barsetshire, olivia, petra, level):
    edition = stories.published_set(barsetshire, olivia, petra)
    measure = edition.snapshot["objectives"][0]["measures"][0]
    told = {"part": {"key": "committee_risk", "narrative": "", "measures": (measure,)}, "level": level}

    page = render_to_string("publications/report/v3/committee_part.html", told)

    assert f'<h{level} class="govuk-heading-s">{measure["name"]}</h{level}>' in page
    assert "Nothing has been written here." not in page
