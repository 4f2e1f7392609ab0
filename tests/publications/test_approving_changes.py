"""What opens the draft again, comments on parts, and what is asked of a text that is submitted again."""

from datetime import date

import pytest

from councils.actions import NotPossible
from councils.models import Record
from deadlines.models import Deadline, Kind
from publications import actions, approving
from publications.approval import (
    approvals_of,
    chain_of,
    comments_of,
    parts_in,
    waits_of,
)
from publications.lifecycle import NotAllowedNow
from publications.models import Answer, Comment, State
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import (
    MONDAY,
    agreed,
    approved,
    at,
    four_steps,
    step,
    submitted,
)


@pytest.fixture
def morgan(barsetshire):
    return cast.person("morgan", (barsetshire, "approver"))


@pytest.fixture
def steps(barsetshire, petra, morgan):
    four_steps(barsetshire, petra, morgan)


def the_turn(publication):
    publication.refresh_from_db()
    turn = chain_of(publication).turn
    return turn.name if turn else None


def day_of_approval():
    """The one open day of an approval: its label, its owner and its day."""
    row = Deadline.objects.open().filter(kind=Kind.APPROVAL).get()
    return row.label.rpartition(": ")[2], row.owner, row.due_on


def events():
    return list(Record.objects.order_by("pk").values_list("event", flat=True))


def send_back(report, by, **told):
    return actions.send_back(report, **{"because": "Name the source.", "by": by, "at": at(date(2026, 6, 4))} | told)


def reword(report, by):
    section = report.sections.get(key="people")
    return actions.write_section(section, seen=section.version, narrative="Other words.", by=by)


# --- Passing over -----------------------------------------------------------------------------------------------------


def test_a_body_may_be_passed_over_with_a_reason_and_what_comes_after_is_asked(barsetshire, olivia, petra):
    step(barsetshire, "body", "Scrutiny", 5)
    step(barsetshire, "person", "Monitoring officer", 5, petra)
    report = submitted(barsetshire, olivia)

    approving.pass_over(report, because="Noted for information.", by=petra, at=at(MONDAY))

    first = chain_of(report).current[0]
    assert (first.state, first.note, first.decided_by) == (Answer.PASSED_OVER, "Noted for information.", petra)
    assert the_turn(report) == "Monitoring officer"
    assert "step passed over" in events()
    assert [each["step"] for each in approvals_of(chain_of(agreed(report, petra)))] == ["Monitoring officer"]


def test_the_last_step_may_be_passed_over_once_somebody_has_agreed(barsetshire, olivia, petra):
    step(barsetshire, "person", "Lead", 5, petra)
    step(barsetshire, "body", "Cabinet", 5)
    step(barsetshire, "wait", "Call-in", 5)
    report = agreed(submitted(barsetshire, olivia), petra)

    report = approving.pass_over(report, because="Delegated.", by=petra)

    assert (report.state, report.approved_by) == (State.APPROVED, petra)
    assert waits_of(chain_of(report))[0][1] == date(2026, 6, 9)  # from Petra's day: nothing was decided after it


def test_the_author_passes_nothing_over(barsetshire, olivia, petra):
    step(barsetshire, "body", "Scrutiny", 5)
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="Another person has to say"):
        approving.pass_over(report, because="Noted.", by=olivia)


def test_the_portal_itself_may_pass_a_step_over(barsetshire, olivia, petra):
    step(barsetshire, "body", "Scrutiny", 5)
    step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, olivia)

    assert approving.pass_over(report, because="Noted.", by=cast.STAGE_HAND).state == State.IN_REVIEW


def test_what_nobody_has_agreed_to_is_not_approved_by_passing_over(barsetshire, olivia, petra):
    step(barsetshire, "body", "Cabinet", 5)
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="Nobody has agreed to it yet"):
        approving.pass_over(report, because="Delegated.", by=petra)

    assert the_turn(report) == "Cabinet"


# --- Asking for changes -----------------------------------------------------------------------------------------------


def test_whose_turn_it_is_asks_for_changes_at_that_step(barsetshire, olivia, petra, steps):
    report = send_back(submitted(barsetshire, olivia), petra, comments={"people": "Whose figures?", "gaps": ""})

    asked = chain_of(report).current[0]
    assert (asked.state, asked.note, asked.decided_by) == (Answer.CHANGES, "Name the source.", petra)
    [comment] = comments_of(report)
    assert (comment.heading, comment.text, comment.round) == (
        "People affected by our policies and practices", "Whose figures?", 1,
    )  # fmt: skip
    assert not Deadline.objects.open().filter(kind=Kind.APPROVAL).exists()


def test_another_approver_may_stop_it_without_answering_for_the_step(barsetshire, olivia, morgan, steps):
    report = send_back(submitted(barsetshire, olivia), morgan)

    assert (report.state, report.sent_back_by_name) == (State.DRAFT, "Morgan")
    assert chain_of(report).current[0].state == Answer.WAITING
    assert not Deadline.objects.open().filter(kind=Kind.APPROVAL).exists()


def test_what_is_approved_may_still_be_sent_back(barsetshire, olivia, petra, morgan, steps):
    report = send_back(approved(barsetshire, olivia, petra, morgan), petra)

    assert report.state == State.DRAFT


def test_the_author_who_takes_it_back_answers_at_no_step(barsetshire, olivia, petra):
    wanda = cast.person("wanda", (barsetshire, "officer"), (barsetshire, "approver"))
    report = send_back(submitted(barsetshire, wanda), wanda)

    assert chain_of(report).current[0].state == Answer.WAITING


def test_a_comment_on_a_part_that_is_not_there_is_refused(barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotPossible, match="no such part: poems"):
        send_back(report, petra, comments={"poems": "Rhyme!"})


def test_of_a_set_each_objective_may_be_commented_on(barsetshire, olivia, petra):
    found = actions.submit_set(stories.whole_set(barsetshire, olivia), on=MONDAY, by=olivia)

    found = send_back(found, petra, comments={"objective-1": "By how much?"})

    assert [each.heading for each in comments_of(found)] == ["Objective 1, “Narrow the gap”"]
    assert parts_in(found.submitted) == []


def test_a_comment_is_dealt_with_once(barsetshire, olivia, petra):
    comment = comments_of(send_back(submitted(barsetshire, olivia), petra, comments={"people": "Whose figures?"}))[0]

    approving.answer_comment(comment, answer="The census.", by=olivia)
    approving.answer_comment(comment, answer="The census.", by=olivia)

    comment.refresh_from_db()
    assert (comment.answer, comment.answered_by_name) == ("The census.", "Olivia")
    assert events().count("comment dealt with") == 1
    with pytest.raises(NotPossible, match=r"Olivia has dealt with it already: The census\."):
        approving.answer_comment(comment, answer="A survey.", by=olivia)


def test_a_comment_is_dealt_with_while_the_draft_is_open(barsetshire, olivia, petra):
    report = send_back(submitted(barsetshire, olivia), petra, comments={"people": "Whose figures?"})
    actions.submit(report, on=MONDAY, by=olivia)

    with pytest.raises(NotAllowedNow, match="with the approver"):
        approving.answer_comment(Comment.objects.get(), answer="The census.", by=olivia)


def test_comments_of_an_edition_that_is_public_are_not_those_of_its_correction(barsetshire, olivia, petra):
    report = send_back(submitted(barsetshire, olivia), petra, comments={"people": "Whose figures?"})
    report = actions.submit(report, on=MONDAY, by=olivia)
    edition = actions.publish(agreed(report, petra), on=MONDAY, by=olivia)
    report = actions.start_correction(edition.publication, what_changes="A figure.", by=olivia)
    actions.submit(report, on=MONDAY, by=olivia)
    report = actions.send_back(report, because="Which?", comments={"gaps": "Here too?"}, by=petra)

    assert [each.text for each in comments_of(report)] == ["Here too?"]


# --- Submitting again -------------------------------------------------------------------------------------------------


def again(report, by, on=date(2026, 6, 15)):
    return actions.submit(report, on=on, by=by, at=at(on))


def test_whoever_agreed_to_the_very_same_text_is_not_asked_again(barsetshire, olivia, petra, morgan, steps):
    report = agreed(submitted(barsetshire, olivia), petra)
    report = again(send_back(report, morgan), olivia)

    first, second = chain_of(report).current[:2]
    assert (first.state, first.decided_by, first.kept_from) == (Answer.AGREED, petra, 1)
    assert (second.state, the_turn(report)) == (Answer.WAITING, "Monitoring officer")
    third = chain_of(again(send_back(report, morgan), olivia)).current[0]
    assert (third.round, third.kept_from) == (3, 1)


def test_another_text_is_asked_about_again_at_every_step(barsetshire, olivia, petra, morgan, steps):
    report = send_back(agreed(submitted(barsetshire, olivia), petra), morgan)
    reword(report, olivia)

    assert the_turn(again(report, olivia)) == "Equalities lead"


def test_the_last_step_looks_at_every_submission(barsetshire, olivia, petra, morgan, steps):
    report = again(send_back(approved(barsetshire, olivia, petra, morgan), petra), olivia)

    assert [each.state for each in chain_of(report).current[:3]] == [Answer.AGREED, Answer.AGREED, Answer.WAITING]


def test_an_agreement_of_whoever_submits_now_is_not_kept(barsetshire, olivia, petra, morgan, steps):
    petra.memberships.create(council=barsetshire, role="officer")
    report = send_back(agreed(submitted(barsetshire, olivia), petra), morgan)

    assert the_turn(again(report, petra)) == "Equalities lead"


def test_an_agreement_of_somebody_who_does_not_answer_there_any_more_is_not_kept(
    barsetshire, olivia, petra, morgan, steps
):
    report = send_back(agreed(submitted(barsetshire, olivia), petra), morgan)
    barsetshire.approval_steps.filter(name="Equalities lead").update(person=morgan)

    assert the_turn(again(report, olivia)) == "Equalities lead"
