"""Days pass between submitting, agreeing and publishing: what nobody changed is the same text, digest for digest."""

from datetime import date, timedelta

import pytest

from deadlines.models import Deadline
from duty.clock import Standing, Status
from duty.regimes import duty_on
from objectives import actions as objectives
from objectives import doing
from publications import actions, committee
from publications.models import Publication
from publications.report.committee_filling import how_late, where_it_stands
from publications.report.comparing import compared
from publications.report.content import content_of, frozen_on
from publications.report.suggesting import suggested
from tests.publications import committee_stage, public_stage
from tests.publications.approving_stage import MONDAY, agreed, at, step

WEDNESDAY, FRIDAY, LATER = MONDAY + timedelta(2), MONDAY + timedelta(4), MONDAY + timedelta(30)


def sentences(before, now):
    return [each.sentence for each in compared(before, now)]


@pytest.fixture
def paper(barsetshire, olivia, petra):
    """A report to a meeting from a set that holds, with a duty that is overdue."""
    public_stage.published_set(barsetshire, olivia)
    made = committee_stage.report(barsetshire, olivia)
    committee.recommend(made, asked="note", words="how it stands", by=olivia)
    return committee_stage.written(made, olivia)


@pytest.fixture
def annual(barsetshire, olivia, petra):
    public_stage.published_set(barsetshire, olivia)
    return public_stage.written_report(barsetshire, olivia)


@pytest.fixture(params=["paper", "annual"])
def document(request):
    return request.getfixturevalue(request.param)


def reworded(document, by):
    section = document.sections.filter(left_out_because="").exclude(narrative="").first()
    actions.write_section(section, seen=section.version, narrative="Other words.", by=by)
    return f"The text of “{section.heading}” changed."


def monday_to_friday(document, by, approver):
    document = actions.submit(document, on=MONDAY, by=by, at=at(MONDAY))
    agreed(document, approver, on=WEDNESDAY)
    return actions.publish(document, on=FRIDAY, by=approver, at=at(FRIDAY))


def test_what_was_agreed_is_what_is_published_days_later(document, olivia, petra):
    edition = monday_to_friday(document, olivia, petra)

    assert edition.digest == edition.passport["digest"]
    assert (edition.passport["submitted_on"], edition.published_on) == (MONDAY.isoformat(), FRIDAY)
    days = {each["as_at"] for part in edition.snapshot["parts"] for each in part["tables"] if each["as_at"]}
    assert days <= {MONDAY.isoformat()}


def test_what_comes_back_unchanged_is_the_same_text(document, olivia, petra, barsetshire):
    step(barsetshire, "person", "Equalities lead", 5, petra)
    step(barsetshire, "body", "Cabinet", 5)
    first = agreed(actions.submit(document, on=MONDAY, by=olivia, at=at(MONDAY)), petra, on=MONDAY)
    actions.send_back(first, because="Wait for the figures.", by=petra, at=at(WEDNESDAY))

    again = actions.submit(Publication.objects.get(pk=document.pk), on=LATER, by=olivia, at=at(LATER))

    assert again.digest == first.digest
    assert [each.kept_from for each in again.sign_offs.filter(round=2).order_by("position")] == [1, None]


def test_of_what_comes_back_only_what_was_changed_is_shown(document, olivia, petra):
    first = actions.submit(document, on=MONDAY, by=olivia, at=at(MONDAY))
    before = actions.send_back(first, because="Reword it.", by=petra, at=at(WEDNESDAY)).sent_back_content
    changed = reworded(document, olivia)

    again = actions.submit(Publication.objects.get(pk=document.pk), on=LATER, by=olivia, at=at(LATER))

    assert sentences(before, again.submitted) == [changed]


def test_a_correction_differs_by_what_was_corrected_alone(document, olivia, petra):
    edition = monday_to_friday(document, olivia, petra)
    opened = actions.start_correction(edition.publication, what_changes="A word.", by=olivia)
    assert content_of(opened, on=LATER) == edition.snapshot
    changed = reworded(document, olivia)

    assert sentences(edition.snapshot, content_of(opened, on=LATER)) == [changed]


def test_what_was_said_between_submitting_and_publishing_does_not_slip_into_a_correction(
    annual, barsetshire, olivia, petra
):
    objective = barsetshire.objective_sets.get().objectives.first()
    document = actions.submit(annual, on=MONDAY, by=olivia, at=at(MONDAY))
    objectives.note_progress(objective, as_at=WEDNESDAY, rag="late", narrative="It stalled.", by=olivia)
    agreed(document, petra, on=WEDNESDAY)
    edition = actions.publish(document, on=FRIDAY, by=petra, at=at(FRIDAY))
    opened = actions.start_correction(edition.publication, what_changes="A word.", by=olivia)

    assert sentences(edition.snapshot, content_of(opened, on=LATER)) == []


def test_an_action_that_was_done_later_was_still_to_do_in_the_old_report(paper, barsetshire, olivia, petra):
    objective = barsetshire.objective_sets.get().objectives.first()
    told = {"owner": "Lead", "due_on": LATER, "on": MONDAY, "by": olivia}
    first, second = (doing.add_action(objective, title=title, **told) for title in ("Train", "Listen"))
    doing.finish_action(first, done_on=MONDAY, by=olivia)
    edition = monday_to_friday(paper, olivia, petra)

    doing.finish_action(second, done_on=WEDNESDAY, by=olivia)

    opened = actions.start_correction(edition.publication, what_changes="A word.", by=olivia)
    content = content_of(opened, on=LATER)
    rows = next(part for part in content["parts"] if part["key"] == "committee_actions")["tables"][0]["rows"]
    assert [(row[0], row[-1]) for row in rows] == [("Train", "Done"), ("Listen", "To do")]
    assert content == edition.snapshot


def test_a_table_in_which_something_changed_bears_the_new_day(paper, barsetshire, olivia, petra):
    before = actions.submit(paper, on=MONDAY, by=olivia, at=at(MONDAY)).submitted
    actions.send_back(paper, because="Say more.", by=petra, at=at(WEDNESDAY))
    objective = barsetshire.objective_sets.get().objectives.first()
    objectives.note_progress(objective, as_at=WEDNESDAY, rag="late", narrative="It stalled.", by=olivia)

    now = actions.submit(Publication.objects.get(pk=paper.pk), on=LATER, by=olivia, at=at(LATER)).submitted

    def days(content):
        return {part["key"]: each["as_at"] for part in content["parts"] for each in part["tables"]}

    assert days(before)["committee_priorities"] == days(now)["committee_legal"] == MONDAY.isoformat()
    assert days(now)["committee_priorities"] == LATER.isoformat()


def test_an_edition_that_tells_no_day_of_submission_was_frozen_when_it_was_published(annual, olivia, petra):
    edition = monday_to_friday(annual, olivia, petra)
    assert frozen_on(edition) == MONDAY

    del edition.passport["submitted_on"]

    assert frozen_on(edition) == FRIDAY


def standing(status, due_on=date(2026, 6, 30), **told):
    plain = {"contested_until": None, "days": 20, "contested": False, "rule": "", "explanation": ()}
    plain |= {"applies": status != Status.NOT_APPLICABLE, "citation": duty_on("EQ_INFO", MONDAY).citation}
    return Standing(status=status, due_on=due_on, **plain | told)


@pytest.mark.parametrize(
    ("at_present", "words"),
    [
        (standing(Status.UP_TO_DATE), "Not due yet"),
        (standing(Status.DUE_SOON), "Not due yet"),
        (standing(Status.DUE_TODAY, days=0), "Due today"),
        (standing(Status.OVERDUE), "Overdue"),
        (standing(Status.OVERDUE, contested=True), "Past the safe day, still arguable"),
        (standing(Status.OVERDUE, by_custom=True), "Past the customary day"),
        (standing(Status.UP_TO_DATE, is_to_be_kept=True), "To be kept until that day"),
        (standing(Status.NOT_APPLICABLE, is_to_be_kept=True), "No longer has to be kept"),
        (standing(Status.NOT_APPLICABLE), "Does not apply"),
        (standing(Status.UP_TO_DATE, due_on=None), "No fixed day"),
    ],
)
def test_a_duty_stands_in_words_that_are_the_same_tomorrow(at_present, words):
    assert where_it_stands(at_present) == words


def test_a_suggested_text_names_an_objective_by_the_number_it_was_published_under(barsetshire, olivia, petra):
    edition = public_stage.published_set(barsetshire, olivia)
    made = committee_stage.report(barsetshire, olivia)
    actions.start_correction(edition.publication, what_changes="The order.", by=olivia)
    second = barsetshire.objective_sets.get().objectives.get(number=2)
    objectives.move_objective(second, up=True, by=olivia)
    type(second).objects.filter(pk=second.pk).update(owner="Head of housing")

    text = suggested(made.publication, "committee_monitoring", on=LATER)

    assert "- Objective 2: Head of housing\n- Objective 1: Head of education" in text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"duty": "EQ_INFO", "opened_on": date(2025, 3, 30)}, "Overdue"),
        ({"duty": "EQ_INFO", "contested_until": date(2026, 12, 31)}, "Past the safe day, still arguable"),
        ({"duty": "WAL_SEP", "opened_on": date(2022, 4, 1)}, "Past the customary day"),
    ],
)
def test_members_read_of_a_day_that_passed_as_its_duty_stands(told, words):
    row = Deadline(kind="statutory", due_on=date(2026, 3, 30), **told)

    assert how_late(row, on=MONDAY) == words
