"""The list of steps through which a council approves: added, changed, moved, removed."""

import pytest
from django.db import IntegrityError

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from deadlines.models import Deadline, Kind
from publications import actions, arranging
from publications.approval import chain_of
from publications.arranging import NameTaken
from publications.models import ApprovalStep
from tests import cast
from tests.publications.approving_stage import MONDAY, agreed, step, submitted


def names(council):
    return list(council.approval_steps.order_by("position").values_list("name", flat=True))


def events():
    return list(Record.objects.order_by("pk").values_list("event", flat=True))


def test_steps_stand_in_the_order_of_their_adding(barsetshire, ada, petra):
    step(barsetshire, "person", "Lead", 5, petra)
    step(barsetshire, "body", "Cabinet", 15)

    assert names(barsetshire) == ["Lead", "Cabinet"]


def test_the_same_step_twice_is_one_and_another_of_its_name_is_refused(barsetshire, petra):
    first = step(barsetshire, "person", "Lead", 5, petra)

    assert step(barsetshire, "person", "Lead", 5, petra) == first
    assert events().count("approval step added") == 1
    with pytest.raises(NameTaken, match="already a step “Lead”"):
        step(barsetshire, "body", "Lead", 5)


def test_only_somebody_who_may_approve_here_is_named(barsetshire, olivia, petra, sam):
    for stranger in (olivia, sam):
        with pytest.raises(NotPossible, match="no role at this council that lets them approve"):
            step(barsetshire, "person", "Lead", 5, stranger)
    lead = step(barsetshire, "person", "Lead", 5, petra)
    with pytest.raises(NotPossible, match="no role at this council that lets them approve"):
        arranging.change_step(lead, seen=1, on=MONDAY, by=petra, person=olivia)


def test_a_step_is_changed_and_the_second_of_two_is_stopped(barsetshire, ada):
    cabinet = step(barsetshire, "body", "Cabinet", 15)
    step(barsetshire, "body", "Council", 15)
    arranging.change_step(cabinet, seen=1, on=MONDAY, by=ada, name="Executive")

    with pytest.raises(StaleEdit):
        arranging.change_step(cabinet, seen=1, on=MONDAY, by=ada, name="Mayor")
    with pytest.raises(NameTaken):
        arranging.change_step(cabinet, seen=2, on=MONDAY, by=ada, name="Council")
    arranging.change_step(cabinet, seen=2, on=MONDAY, by=ada, name="Executive")

    assert names(barsetshire) == ["Executive", "Council"]
    assert events().count("approval step changed") == 1


def test_what_is_under_way_keeps_its_steps(barsetshire, olivia, petra, ada):
    lead = step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, olivia)

    arranging.change_step(lead, seen=1, on=MONDAY, by=ada, name="Head of equality", working_days=9)
    arranging.remove_step(ApprovalStep.objects.get(), seen=2, by=ada)

    assert [each.name for each in chain_of(report).current] == ["Lead"]


def test_who_answers_from_now_on_answers_for_what_waits(barsetshire, olivia, petra, ada):
    morgan = cast.person("morgan", (barsetshire, "approver"))
    lead = step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, olivia)

    arranging.change_step(lead, seen=1, on=MONDAY, by=ada, person=morgan)

    assert chain_of(report).turn.person == morgan
    assert Deadline.objects.open().get(kind=Kind.APPROVAL).owner == morgan
    agreed(report, morgan)


def test_the_author_is_not_brought_to_what_they_submitted(barsetshire, petra, ada):
    wanda = cast.person("wanda", (barsetshire, "officer"), (barsetshire, "approver"))
    lead = step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, wanda)

    arranging.change_step(lead, seen=1, on=MONDAY, by=ada, person=wanda)
    assert chain_of(report).turn.person == petra
    arranging.change_step(lead, seen=2, on=MONDAY, by=ada, person=None)
    assert chain_of(report).turn.person is None


def test_what_was_answered_stays_with_whoever_answered(barsetshire, olivia, petra, ada):
    morgan = cast.person("morgan", (barsetshire, "approver"))
    lead = step(barsetshire, "person", "Lead", 5, petra)
    step(barsetshire, "body", "Cabinet", 5)
    report = agreed(submitted(barsetshire, olivia), petra)

    arranging.change_step(lead, seen=1, on=MONDAY, by=ada, person=morgan)

    assert chain_of(report).current[0].person == petra


def test_steps_change_places_and_nothing_falls_off_the_ends(barsetshire, ada):
    first, second = step(barsetshire, "body", "One", 5), step(barsetshire, "body", "Two", 5)

    arranging.move_step(first, later=True, by=ada)
    assert names(barsetshire) == ["Two", "One"]
    arranging.move_step(first, later=True, by=ada)
    arranging.move_step(second, later=False, by=ada)
    assert names(barsetshire) == ["Two", "One"]
    arranging.move_step(first, later=False, by=ada)
    assert names(barsetshire) == ["One", "Two"]


def test_a_step_is_removed_once_and_never_unseen(barsetshire, ada):
    cabinet = step(barsetshire, "body", "Cabinet", 5)
    with pytest.raises(StaleEdit):
        arranging.remove_step(cabinet, seen=7, by=ada)

    for _twice in range(2):
        arranging.remove_step(cabinet, seen=1, by=ada)

    assert names(barsetshire) == []
    assert events().count("approval step removed") == 1


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"kind": "choir"}, "an_approval_step_is_of_a_known_kind"),
        ({"name": ""}, "an_approval_step_has_a_name"),
        ({"person": True}, "only_a_persons_step_names_one"),
    ],
)
def test_the_database_holds_a_step_together(barsetshire, petra, wrong, rule):
    cabinet = step(barsetshire, "body", "Cabinet", 5)
    if "person" in wrong:
        wrong = {"person": petra}

    with pytest.raises(IntegrityError, match=rule):
        ApprovalStep.objects.filter(pk=cabinet.pk).update(**wrong)


def test_only_what_was_submitted_last_is_brought_to_another_person(barsetshire, olivia, petra, ada):
    """A step that an earlier submission never came to still waits there, and is nobody's any more."""
    morgan = cast.person("morgan", (barsetshire, "approver"))
    step(barsetshire, "person", "Lead", 5, petra)
    officer = step(barsetshire, "person", "Officer", 5, petra)
    report = actions.send_back(submitted(barsetshire, olivia), because="A figure is wrong.", by=petra)
    arranging.remove_step(officer, seen=1, by=ada)
    report = actions.submit(report, on=MONDAY, by=olivia)
    officer = step(barsetshire, "person", "Officer", 5, petra)

    arranging.change_step(officer, seen=1, on=MONDAY, by=ada, person=morgan)

    assert report.sign_offs.get(round=1, name="Officer").person == petra
