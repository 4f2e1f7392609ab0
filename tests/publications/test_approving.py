"""The steps of approval: who is asked in what order, what ends the chain, what opens the draft again."""

from datetime import date, timedelta
from importlib import import_module
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import IntegrityError, InternalError, connections, transaction
from django.utils.timezone import localdate

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from councils.record import SystemActor, faults
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Kind, Notice
from deadlines.notices import owe_notices
from publications import actions, approving
from publications.approval import (
    approvals_of,
    chain_of,
    comments_of,
    is_for,
    must_be_signed_off,
    parts_in,
    rows_of,
    standing_of,
    turns_of,
    waits_of,
    who_answers,
    whom,
    why_wait,
)
from publications.approving import NotThatDecision
from publications.lifecycle import NotAllowedNow
from publications.models import Answer, Comment, Publication, SignOff, State
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import (
    CABINET_BY,
    CABINET_MET,
    CALL_IN_OVER,
    LEAD_BY,
    MINUTES,
    MONDAY,
    OFFICER_BY,
    agreed,
    approved,
    at,
    before_cabinet,
    decided,
    four_steps,
    published,
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


# --- A council that has set none --------------------------------------------------------------------------------------


def test_without_steps_one_other_person_agrees_and_no_day_is_set(barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    only = report.sign_offs.get()

    agreed(report, petra)

    report.refresh_from_db()
    assert (only.name, only.kind, only.due_on) == ("Approval", "person", None)
    assert report.state == State.APPROVED
    assert not Deadline.objects.filter(kind=Kind.APPROVAL).exists()
    assert events()[-1] == "approved"


def test_waits_alone_are_no_approval(barsetshire, olivia, petra):
    step(barsetshire, "wait", "Call-in", 5)
    report = submitted(barsetshire, olivia)

    assert [each.name for each in chain_of(report).current] == ["Approval", "Call-in"]
    assert the_turn(report) == "Approval"


def test_a_step_for_other_documents_is_not_taken(barsetshire, olivia, steps):
    barsetshire.approval_steps.filter(name="Cabinet").update(documents=["equality_objectives"])

    names = [each.name for each in chain_of(submitted(barsetshire, olivia)).current]

    assert names == ["Equalities lead", "Monitoring officer", "Call-in"]


# --- In order ---------------------------------------------------------------------------------------------------------


def test_a_submission_lays_the_steps_out_with_days_counted_forward(barsetshire, olivia, steps):
    laid = chain_of(submitted(barsetshire, olivia)).current

    assert [(each.name, each.due_on) for each in laid] == [
        ("Equalities lead", LEAD_BY),
        ("Monitoring officer", OFFICER_BY),
        ("Cabinet", CABINET_BY),
        ("Call-in", None),
    ]


def test_the_steps_are_asked_one_after_the_other_and_the_last_approves(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    turns = [the_turn(report)]
    agreed(report, petra)
    turns.append(the_turn(report))
    agreed(report, morgan)
    turns.append(the_turn(report))
    decided(report, olivia)

    assert turns == ["Equalities lead", "Monitoring officer", "Cabinet"]
    assert the_turn(report) is None
    assert (report.state, report.approved_by, report.approved_by_name) == (State.APPROVED, None, "Cabinet")
    assert [event for event in events() if event in ("step agreed", "approved")] == [
        "step agreed", "step agreed", "approved",
    ]  # fmt: skip
    assert list(faults()) == []


def test_each_turn_is_a_day_in_the_book_of_whom_it_waits_for(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    days = [day_of_approval()]
    agreed(report, petra)
    days.append(day_of_approval())
    agreed(report, morgan)
    days.append(day_of_approval())
    decided(report, olivia)

    assert days == [
        ("Equalities lead", petra, LEAD_BY),
        ("Monitoring officer", morgan, OFFICER_BY),
        ("Cabinet", olivia, CABINET_BY),
    ]
    assert not Deadline.objects.open().filter(kind=Kind.APPROVAL).exists()


def test_a_day_that_passed_while_others_had_it_is_counted_anew(barsetshire, olivia, petra, steps):
    report = submitted(barsetshire, olivia)

    agreed(report, petra, on=date(2026, 6, 15))

    assert day_of_approval()[2] == date(2026, 6, 18)


def test_whose_turn_it_is_is_told_by_the_next_morning_s_letter_and_once(barsetshire, olivia, petra, morgan, steps):
    today, tomorrow = localdate(), localdate() + timedelta(days=1)
    report = submitted(barsetshire, olivia, on=today)

    for _twice in range(2):
        raise_flags(on=tomorrow)
        owe_notices(on=tomorrow)
    told = Notice.objects.filter(flag__kind=Kind.APPROVAL).order_by("pk")
    first = [(each.recipient, each.flag.deadline.label) for each in told]
    agreed(report, petra, on=tomorrow)
    raise_flags(on=tomorrow + timedelta(days=1))
    owe_notices(on=tomorrow + timedelta(days=1))

    assert first == [(petra, f"{report.title}: Equalities lead")]
    assert [each.recipient for each in told.all()] == [petra, morgan]


def test_where_nobody_is_named_the_only_one_who_may_answers_for_the_day(barsetshire, olivia, petra):
    step(barsetshire, "person", "Equalities lead", 5)
    submitted(barsetshire, olivia)

    assert day_of_approval()[1] == petra


def test_where_several_may_answer_nobody_is_named_for_the_day(barsetshire, olivia, petra, morgan):
    step(barsetshire, "person", "Equalities lead", 5)
    submitted(barsetshire, olivia)

    assert day_of_approval()[1] is None


def test_the_day_of_a_body_is_nobody_s_when_its_author_has_left(barsetshire, olivia, petra):
    step(barsetshire, "person", "Lead", 5, petra)
    step(barsetshire, "body", "Cabinet", 5)
    report = submitted(barsetshire, olivia)
    olivia.memberships.all().delete()
    agreed(report, petra)

    assert day_of_approval()[1] is None


def test_a_set_of_objectives_goes_through_the_same_steps(barsetshire, olivia, petra, morgan, steps):
    found = actions.submit_set(stories.whole_set(barsetshire, olivia), on=MONDAY, by=olivia, at=at(MONDAY))

    assert the_turn(found) == "Equalities lead"
    agreed(found, petra)
    agreed(found, morgan)
    decided(found, olivia)
    actions.publish(found, on=CALL_IN_OVER, by=olivia)
    found.refresh_from_db()
    assert found.state == State.PUBLISHED


# --- Who may answer ---------------------------------------------------------------------------------------------------


def test_only_the_person_named_answers(barsetshire, olivia, morgan, steps):
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="Petra answers at this step, “Equalities lead”"):
        agreed(report, morgan)


def test_once_the_person_named_may_not_approve_any_more_others_answer(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    petra.memberships.all().delete()

    agreed(report, morgan)

    assert the_turn(report) == "Monitoring officer"


def test_the_portal_itself_is_bound_by_no_name(barsetshire, olivia, steps):
    report = submitted(barsetshire, olivia)

    agreed(report, SystemActor("The loader"))

    assert the_turn(report) == "Monitoring officer"


def test_the_author_is_never_the_person_of_a_step(barsetshire, petra, morgan, steps):
    petra.memberships.create(council=barsetshire, role="officer")
    report = submitted(barsetshire, petra)
    first = chain_of(report).current[0]

    assert first.person is None
    with pytest.raises(NotAllowedNow, match="submitted this yourself"):
        agreed(report, petra)
    agreed(report, morgan)
    assert the_turn(report) == "Monitoring officer"


def test_a_person_cannot_answer_for_a_body_nor_a_body_for_a_person(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    with pytest.raises(NotAllowedNow, match="waits for a person to answer: “Equalities lead”"):
        decided(report, olivia)
    agreed(report, petra)
    agreed(report, morgan)

    with pytest.raises(NotAllowedNow, match="waits for a decision of Cabinet"):
        agreed(report, petra)


def test_two_clicks_never_answer_at_two_steps(barsetshire, olivia, petra, morgan):
    step(barsetshire, "person", "First", 5)
    step(barsetshire, "person", "Second", 5)
    report = submitted(barsetshire, olivia)
    told = {"agreed_digest": report.digest, "position": 1, "by": petra}
    actions.approve(report, **told)

    with pytest.raises(NotAllowedNow, match="has been answered since"):
        actions.approve(report, **told)

    assert the_turn(report) == "Second"


def test_nobody_agrees_to_another_text_than_the_one_they_read(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="submitted again since"):
        actions.approve(report, agreed_digest="0" * 64, by=petra)
    agreed(report, petra)
    agreed(report, morgan)
    with pytest.raises(NotAllowedNow, match="submitted again since"):
        decided(report, olivia, agreed_digest="0" * 64)


# --- What a body decided ----------------------------------------------------------------------------------------------


def test_a_decision_keeps_its_day_its_minute_and_who_noted_it(barsetshire, olivia, petra, morgan, steps):
    report = before_cabinet(barsetshire, olivia, petra, morgan)

    decided(report, olivia, on=date(2026, 7, 1), decided_on=CABINET_MET)

    noted = chain_of(report).current[2]
    assert (noted.state, noted.decided_on, noted.decided_by) == (Answer.AGREED, CABINET_MET, olivia)
    assert (noted.minute_reference, noted.link) == (MINUTES["minute_reference"], MINUTES["link"])
    assert noted.digest == report.digest


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 7, 1), "must not be in the future"), (date(2026, 5, 31), "on or after 1 June 2026, when it was subm")],
)
def test_a_day_to_come_or_before_the_submission_is_refused(barsetshire, olivia, petra, morgan, steps, day, sentence):
    report = before_cabinet(barsetshire, olivia, petra, morgan)

    with pytest.raises(NotThatDecision, match=sentence) as refusal:
        decided(report, olivia, decided_on=day)

    assert refusal.value.field == "decided_on"
    assert the_turn(report) == "Cabinet"


@pytest.mark.parametrize("answer", [Answer.CONDITIONAL, Answer.CHANGES, Answer.REFUSED])
def test_any_other_answer_than_agreement_opens_the_draft(barsetshire, olivia, petra, morgan, steps, answer):
    report = before_cabinet(barsetshire, olivia, petra, morgan)

    decided(report, olivia, answer=answer, note="Add the wards.", comments={"people": "By ward, please."})

    report.refresh_from_db()
    assert (report.state, report.sent_back_by_name, report.sent_back_because) == (
        State.DRAFT, "Cabinet", "Add the wards.",
    )  # fmt: skip
    assert [(each.made_by_name, each.text) for each in comments_of(report)] == [("Cabinet", "By ward, please.")]
    assert chain_of(report).current[2].state == answer
    assert not Deadline.objects.open().filter(kind=Kind.APPROVAL).exists()


def test_what_was_agreed_on_a_condition_may_keep_its_day(barsetshire, olivia, petra, morgan, steps):
    report = before_cabinet(barsetshire, olivia, petra, morgan)
    decided(report, olivia, answer=Answer.CONDITIONAL, note="Add the wards.")
    reword(report, olivia)
    report = actions.submit(report, on=date(2026, 7, 6), by=olivia, at=at(date(2026, 7, 6)))
    agreed(report, petra, on=date(2026, 7, 7))
    agreed(report, morgan, on=date(2026, 7, 7))

    decided(report, olivia, on=date(2026, 7, 8), decided_on=CABINET_MET)

    report.refresh_from_db()
    assert report.state == State.APPROVED
    with_body = chain_of(report)
    assert must_be_signed_off(report, on=date(2026, 7, 8)) == with_body


def test_the_author_alone_needs_the_minute_and_the_link(barsetshire, olivia):
    step(barsetshire, "body", "Cabinet", 5)
    report = submitted(barsetshire, olivia)

    with pytest.raises(NotThatDecision, match="Nobody but you has agreed") as refusal:
        decided(report, olivia, link="")
    assert refusal.value.field == "minute_reference"
    assert the_turn(report) == "Cabinet"

    assert decided(report, olivia).state == State.APPROVED


def test_a_decision_that_another_person_noted_stands_for_itself(barsetshire, olivia, petra):
    step(barsetshire, "body", "Cabinet", 5)

    report = decided(submitted(barsetshire, olivia), petra, minute_reference="", link="")

    assert report.state == State.APPROVED


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


# --- Days -------------------------------------------------------------------------------------------------------------


def test_an_officer_sets_another_day_and_its_owner_is_told_of_it(barsetshire, olivia, petra, steps):
    report = submitted(barsetshire, olivia)
    first = chain_of(report).current[0]

    for _twice in range(2):
        approving.change_due_day(first, due_on=date(2026, 6, 20), seen=1, on=MONDAY, by=olivia)

    assert day_of_approval() == ("Equalities lead", petra, date(2026, 6, 20))
    assert events().count("day of a step changed") == 1


def test_the_day_of_a_later_step_changes_nobody_s_turn(barsetshire, olivia, petra, steps):
    report = submitted(barsetshire, olivia)

    approving.change_due_day(chain_of(report).current[2], due_on=date(2026, 9, 1), seen=1, on=MONDAY, by=olivia)

    assert day_of_approval() == ("Equalities lead", petra, LEAD_BY)
    assert chain_of(report).current[2].due_on == date(2026, 9, 1)


def test_a_day_that_has_passed_or_was_changed_meanwhile_is_refused(barsetshire, olivia, steps):
    first = chain_of(submitted(barsetshire, olivia)).current[0]
    with pytest.raises(NotThatDecision, match="must be today or later"):
        approving.change_due_day(first, due_on=date(2026, 5, 31), seen=1, on=MONDAY, by=olivia)
    approving.change_due_day(first, due_on=date(2026, 6, 20), seen=1, on=MONDAY, by=olivia)

    with pytest.raises(StaleEdit):
        approving.change_due_day(first, due_on=date(2026, 6, 21), seen=1, on=MONDAY, by=olivia)


def test_what_is_answered_has_no_day_any_more(barsetshire, olivia, petra, morgan, steps):
    report = agreed(submitted(barsetshire, olivia), petra)
    first, second = chain_of(report).current[:2]
    with pytest.raises(NotAllowedNow, match="Nobody waits for this step"):
        approving.change_due_day(first, due_on=date(2026, 6, 20), seen=first.version, on=MONDAY, by=olivia)
    send_back(report, morgan)

    with pytest.raises(NotAllowedNow, match="Nobody waits for this step"):
        approving.change_due_day(second, due_on=date(2026, 6, 20), seen=1, on=MONDAY, by=olivia)


# --- Publishing -------------------------------------------------------------------------------------------------------


def test_a_wait_is_counted_from_the_decision_and_holds_publication(barsetshire, olivia, petra, morgan, steps):
    report = approved(barsetshire, olivia, petra, morgan)

    with pytest.raises(NotAllowedNow, match=r"“Call-in” is not over yet\. The first day .* is 8 July 2026"):
        actions.publish(report, on=date(2026, 7, 7), by=olivia)

    assert why_wait(chain_of(report), on=CALL_IN_OVER) == ""
    assert actions.publish(report, on=CALL_IN_OVER, by=olivia).number == 1


def test_nobody_knows_when_a_wait_is_over_before_the_decision(barsetshire, olivia, steps):
    report = submitted(barsetshire, olivia)

    assert [day for _wait, day in waits_of(chain_of(report))] == [None]
    assert why_wait(chain_of(report), on=MONDAY) == ""


def test_a_wait_with_nothing_before_it_is_counted_from_the_submission(barsetshire, olivia, petra):
    step(barsetshire, "wait", "Notice of a key decision", 5)
    step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, olivia)

    assert waits_of(chain_of(report))[0][1] == date(2026, 6, 9)
    report.submitted_at = None
    assert waits_of(chain_of(report))[0][1] is None


def test_the_passport_names_who_agreed_on_which_day(barsetshire, olivia, petra, morgan, steps):
    passport = published(barsetshire, olivia, petra, morgan).passport

    told = [(each["step"], each["who"], each["decided_on"], each["minute_reference"]) for each in passport["approvals"]]
    assert told == [
        ("Equalities lead", "Petra", "2026-06-03", ""),
        ("Monitoring officer", "Morgan", "2026-06-05", ""),
        ("Cabinet", "Cabinet", "2026-06-30", "Minute 14"),
        ("Call-in", "", "2026-07-08", ""),
    ]
    assert (passport["approved_by"], passport["approved_on"]) == ("Cabinet", "2026-06-30")


def test_what_a_step_agreed_to_is_what_is_published(barsetshire, olivia, petra, morgan, steps):
    report = approved(barsetshire, olivia, petra, morgan)
    content = report.submitted | {"title": "Another"}
    other = actions.digest(content)
    Publication.objects.filter(pk=report.pk).update(submitted=content, digest=other)

    with pytest.raises(NotAllowedNow, match="not what was approved"):
        actions.publish(report, on=CALL_IN_OVER, by=olivia)


def test_what_no_step_has_seen_is_not_published(barsetshire, olivia, petra):
    report = stories.draft(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="not what was approved"):
        must_be_signed_off(report, on=MONDAY)


# --- What the database holds ------------------------------------------------------------------------------------------


def test_the_database_lets_nobody_agree_to_their_own(barsetshire, olivia):
    only = submitted(barsetshire, olivia).sign_offs.get()
    told = {"decided_on": MONDAY, "decided_at": at(MONDAY), "decided_by_name": "Olivia", "digest": "0" * 64}

    with pytest.raises(IntegrityError, match="nobody_agrees_to_their_own"):
        SignOff.objects.filter(pk=only.pk).update(state=Answer.AGREED, decided_by=olivia, **told)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"person": "olivia"}, "nobody_is_asked_about_their_own"),
        ({"state": "agreed"}, "a_decision_names_its_day_and_person"),
        ({"kind": "choir"}, "a_sign_off_is_of_a_known_kind"),
        ({"minute_reference": "14", "state": "agreed"}, "only_a_body_has_minutes|a_decision_names"),
        ({"kind": "body", "person": "petra"}, "only_a_persons_sign_off_names_one"),
        ({"state": "refused", "kind": "wait"}, "nobody_answers_at_a_wait|a_decision_names|whoever_does_not"),
    ],
)
def test_the_database_holds_the_facts_of_a_sign_off_together(barsetshire, olivia, petra, wrong, rule):
    only = submitted(barsetshire, olivia).sign_offs.get()
    if "person" in wrong:
        wrong = wrong | {"person": {"olivia": olivia, "petra": petra}[wrong["person"]]}

    with pytest.raises(IntegrityError, match=rule):
        SignOff.objects.filter(pk=only.pk).update(**wrong)


def test_what_was_said_at_a_step_stays_for_good(barsetshire, olivia, petra):
    only = agreed(submitted(barsetshire, olivia), petra).sign_offs.get()

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        SignOff.objects.filter(pk=only.pk).update(note="I never said so.")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        SignOff.objects.filter(pk=only.pk).delete()


def test_what_was_said_of_a_part_and_what_became_of_it_stay(barsetshire, olivia, petra):
    send_back(submitted(barsetshire, olivia), petra, comments={"people": "Whose figures?"})
    comment = Comment.objects.get()
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Comment.objects.update(text="Lovely.")
    approving.answer_comment(comment, answer="The census.", by=olivia)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Comment.objects.update(answer="A survey.")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        comment.delete()


def test_what_was_under_way_before_there_were_steps_has_its_one_step(barsetshire, olivia, petra):
    told = {"council": barsetshire, "kind": "equality_information", "submitted": {}, "digest": "0" * 64}
    told |= {"submitted_by": olivia, "submitted_by_name": "Olivia", "submitted_at": at(MONDAY)}
    Publication.objects.create(period="2020", state=State.IN_REVIEW, **told)
    agreement = {"approved_by": petra, "approved_by_name": "Petra", "approved_at": at(MONDAY, 15)}
    Publication.objects.create(period="2021", state=State.APPROVED, **told, **agreement)
    Publication.objects.create(period="2022", **told)

    for _twice in range(2):
        import_module("publications.migrations.0022_what_is_under_way_is_signed_off").lay_out(apps, None)

    rows = SignOff.objects.order_by("publication__period").values_list("publication__period", "state", "decided_on")
    assert list(rows) == [("2020", "waiting", None), ("2021", "agreed", MONDAY)]


# --- In words ---------------------------------------------------------------------------------------------------------


def test_a_step_says_how_it_stands(barsetshire, olivia, petra, morgan, steps):
    report = agreed(submitted(barsetshire, olivia), petra)

    under_way = [(row["state"], row["whom"], row["is_turn"]) for row in rows_of(chain_of(report))]
    send_back(report, morgan)

    assert under_way == [
        ("Agreed", "Petra", False),
        ("Now", "Morgan", True),
        ("Not yet", "Cabinet", False),
        ("By itself", "", False),
    ]
    report.refresh_from_db()
    assert [row["state"] for row in rows_of(chain_of(report))][1:3] == ["Changes asked for", "Not asked"]


def test_whom_a_step_asks_is_said_where_nobody_is_named(barsetshire, olivia, petra):
    turn = chain_of(submitted(barsetshire, olivia)).turn

    assert whom(turn) == "anybody who may approve"
    assert (is_for(turn, petra), is_for(turn, olivia), is_for(None, petra)) == (True, False, False)
    assert standing_of(turn, turn=None, is_open=True) == ("Not yet", "grey")


def test_a_body_s_step_is_for_nobody_to_agree_to(barsetshire, olivia, petra):
    step(barsetshire, "body", "Cabinet", 5)
    turn = chain_of(submitted(barsetshire, olivia)).turn

    assert who_answers(turn, [petra]) == []
    assert not is_for(turn, petra)


def test_of_several_documents_the_turns_are_found_at_once(barsetshire, olivia, petra, steps, django_assert_num_queries):
    first = submitted(barsetshire, olivia)
    second = actions.submit_set(stories.whole_set(barsetshire, olivia), on=MONDAY, by=olivia)
    draft = stories.draft(barsetshire, olivia, year=2020)

    with django_assert_num_queries(1):
        turns = turns_of([first, second, draft])
        assert turns_of([draft]) == {}

    assert {key: turn.name for key, turn in turns.items()} == dict.fromkeys([first.pk, second.pk], "Equalities lead")
    assert chain_of(Publication(council=barsetshire)).turn is None


# --- At once ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_approvers_at_once_at_one_step_one_answers():
    council = cast.enrolled("barsetshire")
    olivia = cast.person("olivia", (council, "officer"))
    approvers = [cast.person(name, (council, "approver")) for name in ("petra", "morgan")]
    step(council, "person", "First", 5)
    step(council, "person", "Second", 5)
    report = submitted(council, olivia)
    gate, refused = Barrier(2), []

    def agree(by):
        gate.wait()
        try:
            actions.approve(report, agreed_digest=report.digest, position=1, by=by)
        except NotAllowedNow as refusal:
            refused.append(str(refusal))
        finally:
            connections.close_all()

    threads = [Thread(target=agree, args=(by,)) for by in approvers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert refused == ["This step has been answered since you opened the page."]
    assert the_turn(report) == "Second"
