"""What holds the steps of approval together: days, publishing, the database, words, two people at once."""

from datetime import date
from importlib import import_module
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import IntegrityError, InternalError, connections, transaction

from councils.edits import StaleEdit
from councils.models import Record
from deadlines.models import Deadline, Kind
from publications import actions, approving
from publications.approval import (
    chain_of,
    is_for,
    must_be_signed_off,
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
    CALL_IN_OVER,
    LEAD_BY,
    MONDAY,
    agreed,
    approved,
    at,
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
        import_module("publications.migrations.0009_what_is_under_way_is_signed_off").lay_out(apps, None)

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
