"""The steps of approval: who is asked in what order, and what ends the chain."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from councils.models import Record
from councils.record import SystemActor, faults
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Kind, Notice
from deadlines.notices import owe_notices
from publications import actions
from publications.approval import (
    chain_of,
    comments_of,
    must_be_signed_off,
    said_since_public,
)
from publications.approving import NotThatDecision
from publications.lifecycle import NotAllowedNow
from publications.models import Answer, State
from tests import cast
from tests.publications import approving_stage, stories
from tests.publications.approving_stage import (
    CABINET_BY,
    CABINET_MET,
    CALL_IN_OVER,
    LEAD_BY,
    MINUTES,
    MONDAY,
    OFFICER_BY,
    agreed,
    at,
    before_cabinet,
    decided,
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


def test_what_led_to_an_edition_counts_for_none_after_it(barsetshire, olivia, petra):
    """Neither as an agreement that is kept, nor as the day from which a body can have decided."""
    morgan = cast.person("morgan", (barsetshire, "approver"))
    approving_stage.four_steps(barsetshire, petra, morgan)
    report = approving_stage.approved(barsetshire, olivia, petra, morgan)
    assert [each.name for each in said_since_public(chain_of(report))] == [
        "Equalities lead",
        "Monitoring officer",
        "Cabinet",
    ]

    actions.publish(report, on=approving_stage.CALL_IN_OVER, by=olivia)

    assert said_since_public(chain_of(report)) == []
