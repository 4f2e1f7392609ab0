"""Steps towards an objective: added, moved, done, dropped, put back; and what the book of deadlines holds of them."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from deadlines import flags
from deadlines.models import Deadline, Flag, Kind
from objectives import actions, doing, telling
from objectives.lifecycle import NotAllowedNow
from objectives.models import Action
from tests import cast
from tests.objectives.stage import a_set, amending, an_action, an_objective, published

DAY = date(2026, 3, 2)
DUE, LATER = date(2026, 9, 30), date(2026, 12, 31)


def days(action: Action) -> list[tuple[date, date | None]]:
    """Each deadline the action ever had: its day, and when it was closed."""
    rows = Deadline.objects.about(action).filter(kind=Kind.ACTION).order_by("pk")
    return list(rows.values_list("due_on", "closed_on"))


def told(action: Action) -> tuple[object, object]:
    deadline = Deadline.objects.open().about(action).get()
    return deadline.owner, deadline.sponsor


def last_act() -> Record:
    return Record.objects.order_by("-pk").first()


@pytest.fixture
def public(draft, objective, olivia):
    """The objective, made public before the portal was used."""
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    objective.refresh_from_db()
    return objective


# --- Adding ----------------------------------------------------------------------------------------------------------


def test_an_action_of_a_published_objective_stands_in_the_book_as_a_promise(public, barsetshire, olivia):
    action = an_action(public, origin="Cabinet, 12 May 2026.", by=olivia)

    deadline = Deadline.objects.open().about(action).get()
    assert (deadline.council, deadline.label, deadline.due_on) == (barsetshire, "Action: Train the wardens", DUE)
    assert (deadline.is_promise, deadline.duty, deadline.opened_on) == (True, "", DAY)
    assert deadline.path == public.get_absolute_url() + "#actions"
    assert deadline.explanation == (
        "A step towards objective 1. The council means to take it by 30 September 2026. Source: Cabinet, 12 May 2026."
    )


def test_people_first_hear_of_it_a_quarter_of_its_time_before(public, olivia):
    action = an_action(public, by=olivia)

    assert Deadline.objects.about(action).get().notice_days == (DUE - DAY).days // 4


def test_the_same_step_twice_is_one_and_is_recorded_once(public, olivia):
    first = an_action(public, owner="Head of housing", by=olivia)
    again = an_action(public, owner="Head of housing", by=olivia)

    assert (again, Action.objects.count(), len(days(first))) == (first, 1, 1)
    assert Record.objects.filter(event="action added").count() == 1


def test_the_same_words_for_another_day_or_another_office_are_another_step(public, olivia):
    for told_of_it in ({}, {"due_on": LATER}, {"owner": "Head of housing"}):
        an_action(public, **told_of_it, by=olivia)

    assert Action.objects.count() == 3


def test_a_step_that_was_done_may_be_taken_once_more(public, olivia):
    doing.finish_action(an_action(public, by=olivia), done_on=DAY, by=olivia)

    an_action(public, by=olivia)

    assert Action.objects.count() == 2


def test_a_long_title_is_cut_in_the_book_only(public, olivia):
    action = an_action(public, title="x" * 300, by=olivia)

    assert len(Deadline.objects.about(action).get().label) == 300
    assert len(action.title) == 300


# --- Who is told -----------------------------------------------------------------------------------------------------


def test_the_owner_of_the_action_is_told_before_the_owner_of_the_objective(public, olivia, petra, cora, barsetshire):
    con = cast.person("con", (barsetshire, "contributor"))
    telling.name_told(public, seen=1, owner_account=petra, sponsor_account=cora, by=olivia)
    public.refresh_from_db()

    assert told(an_action(public, by=olivia)) == (petra, cora)
    assert told(an_action(public, title="Mine", owner_account=con, by=olivia)) == (con, cora)


def test_a_new_owner_of_the_objective_is_told_of_its_actions_but_not_of_those_of_others(public, olivia, petra, cora):
    of_nobody, of_olivia = an_action(public, by=olivia), an_action(public, title="M", owner_account=olivia, by=olivia)
    public.refresh_from_db()

    telling.name_told(public, seen=public.version, owner_account=petra, sponsor_account=cora, by=olivia)

    assert (told(of_nobody), told(of_olivia)) == ((petra, cora), (olivia, cora))


def test_a_new_owner_of_the_objective_opens_nothing_in_a_draft(objective, olivia, petra):
    action = an_action(objective, by=olivia)

    telling.name_told(objective, seen=1, owner_account=petra, sponsor_account=None, by=olivia)

    assert days(action) == []


def test_an_owner_who_is_taken_away_is_told_no_more(public, olivia, petra):
    action = an_action(public, owner_account=petra, by=olivia)

    doing.change_action(action, seen=1, owner_account=None, on=DAY, by=olivia)

    assert told(action) == (None, None)


def test_whoever_left_the_council_is_not_named_again(public, olivia, petra, cora):
    telling.name_told(public, seen=1, owner_account=petra, sponsor_account=cora, by=olivia)
    petra.memberships.all().delete()
    cora.memberships.all().delete()
    public.refresh_from_db()

    assert told(an_action(public, by=olivia)) == (None, None)


def test_an_owner_who_left_stays_on_the_action_without_stopping_other_changes(public, olivia, petra):
    action = an_action(public, owner_account=petra, by=olivia)
    petra.memberships.all().delete()

    changed = doing.change_action(action, seen=1, title="Train all", owner_account=petra, on=DAY, by=olivia)

    assert (changed.title, changed.owner_account, told(action)) == ("Train all", petra, (None, None))


@pytest.mark.parametrize("role", ["cora", "sam"])
def test_nobody_who_may_not_see_it_can_own_it(public, olivia, role, request):
    stranger = request.getfixturevalue(role)

    with pytest.raises(NotPossible, match="has no role at this council"):
        an_action(public, owner_account=stranger, by=olivia)
    action = an_action(public, by=olivia)
    with pytest.raises(NotPossible):
        doing.change_action(action, seen=1, owner_account=stranger, on=DAY, by=olivia)


# --- Changing --------------------------------------------------------------------------------------------------------


def test_a_moved_day_needs_a_reason_and_the_record_keeps_both_days_and_it(public, olivia):
    action = an_action(public, by=olivia)
    with pytest.raises(NotPossible, match="Say why the day moves"):
        doing.change_action(action, seen=1, due_on=LATER, on=DAY, by=olivia)
    assert days(action) == [(DUE, None)]

    doing.change_action(action, seen=1, due_on=LATER, because="Two wardens are ill.", on=DAY, by=olivia)

    assert days(action) == [(LATER, None)]
    assert last_act().event == "action changed"
    assert last_act().before == {"due_on": "2026-09-30"}
    assert last_act().after == {"due_on": "2026-12-31", "because": "Two wardens are ill."}


def test_a_reason_for_a_day_that_stays_is_not_kept(public, olivia):
    action = an_action(public, by=olivia)

    doing.change_action(action, seen=1, title="Train all", because="Because.", on=DAY, by=olivia)

    assert last_act().after == {"title": "Train all"}


def test_a_moved_day_arms_itself_again_and_runs_on_from_the_day_of_the_promise(public, olivia):
    with time_machine.travel("2026-03-02 12:00", tick=False):
        action = an_action(public, due_on=date(2026, 3, 12), by=olivia)
    flags.raise_flags(on=date(2026, 3, 12))
    with time_machine.travel("2026-03-12 12:00", tick=False):
        doing.change_action(action, seen=1, due_on=date(2026, 3, 20), because="Ill.", on=date(2026, 3, 12), by=olivia)
    flags.raise_flags(on=date(2026, 3, 20))

    flagged = Flag.objects.filter(kind=Kind.ACTION, stage="on_the_day").order_by("due_on")
    assert list(flagged.values_list("due_on", flat=True)) == [date(2026, 3, 12), date(2026, 3, 20)]
    assert Deadline.objects.about(action).get().opened_on == DAY


def test_other_words_change_the_book_and_do_not_arm_it_again(public, olivia):
    with time_machine.travel("2026-03-02 12:00", tick=False):
        action = an_action(public, by=olivia)

    doing.change_action(action, seen=1, title="Train everybody", on=date(2026, 4, 1), by=olivia)

    deadline = Deadline.objects.about(action).get()
    assert (deadline.label, deadline.armed_on) == ("Action: Train everybody", DAY)


def test_a_save_that_changes_nothing_is_no_act(public, olivia):
    action = an_action(public, by=olivia)

    same = doing.change_action(action, seen=1, title=action.title, due_on=DUE, on=DAY, by=olivia)

    assert (same.version, last_act().event) == (1, "action added")


def test_a_stale_save_is_stopped(public, olivia, petra):
    action = an_action(public, by=olivia)
    doing.change_action(action, seen=1, title="Theirs", on=DAY, by=petra)

    with pytest.raises(StaleEdit):
        doing.change_action(action, seen=1, title="Mine", on=DAY, by=olivia)

    action.refresh_from_db()
    assert action.title == "Theirs"


# --- Ending and putting back -----------------------------------------------------------------------------------------


def test_done_closes_the_day_and_says_what_came_of_it(public, olivia):
    action = an_action(public, by=olivia)

    done = doing.finish_action(action, done_on=date(2026, 10, 5), because="Two were ill, so late.", by=olivia)

    assert (done.state, done.ended_on, done.ended_because) == ("done", date(2026, 10, 5), "Two were ill, so late.")
    assert days(action) == [(DUE, date(2026, 10, 5))]
    assert last_act().after == {"on": "2026-10-05", "because": "Two were ill, so late."}


def test_dropped_closes_the_day_with_the_reason(public, olivia):
    action = an_action(public, by=olivia)

    dropped = doing.drop_action(action, because="No money.", on=DAY, by=olivia)

    assert (dropped.state, dropped.ended_on, dropped.ended_because) == ("dropped", DAY, "No money.")
    assert days(action) == [(DUE, DAY)]


def test_ending_twice_in_one_way_is_once_and_in_another_is_refused(public, olivia):
    action = an_action(public, by=olivia)
    first = doing.finish_action(action, done_on=DAY, by=olivia)

    again = doing.finish_action(action, done_on=DAY, by=olivia)

    assert again.version == first.version
    assert Record.objects.filter(event="action done").count() == 1
    with pytest.raises(NotAllowedNow, match=r"This action was done on 2 March 2026\."):
        doing.drop_action(action, because="No money.", on=DAY, by=olivia)
    with pytest.raises(NotAllowedNow):
        doing.finish_action(action, done_on=DUE, by=olivia)


def test_what_was_dropped_is_neither_changed_nor_done(public, olivia):
    action = an_action(public, by=olivia)
    doing.drop_action(action, because="No money.", on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow, match="dropped"):
        doing.change_action(action, seen=1, title="Other", on=DAY, by=olivia)
    with pytest.raises(NotAllowedNow, match="dropped"):
        doing.finish_action(action, done_on=DAY, by=olivia)


def test_what_is_put_back_is_expected_again_and_the_record_keeps_how_it_ended(public, olivia):
    action = an_action(public, by=olivia)
    doing.drop_action(action, because="No money.", on=DAY, by=olivia)

    back = doing.reopen_action(action, because="There is money.", on=date(2026, 4, 1), by=olivia)
    again = doing.reopen_action(action, because="There is money.", on=date(2026, 4, 1), by=olivia)

    assert (back.state, back.ended_on, back.ended_because, again.version) == ("open", None, "", back.version)
    assert days(action) == [(DUE, DAY), (DUE, None)]
    assert last_act().before["ended_because"] == "No money."
    assert last_act().after["because"] == "There is money."


def test_the_database_holds_what_an_end_needs(public, olivia):
    action = an_action(public, by=olivia)

    for wrong in ({"state": "done"}, {"state": "dropped", "ended_on": DAY}, {"state": "lost"}, {"ended_on": DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Action.objects.filter(pk=action.pk).update(**wrong)


# --- With the set ----------------------------------------------------------------------------------------------------


def test_a_draft_s_action_is_owed_to_nobody_until_the_set_is_published(draft, objective, olivia, petra):
    action = an_action(objective, owner_account=olivia, by=olivia)
    doing.change_action(action, seen=1, due_on=LATER, because="Typing error.", on=DAY, by=olivia)
    assert days(action) == []

    published(draft, on=DAY, by=olivia, approver=petra)

    assert (days(action), told(action)[0]) == ([(LATER, None)], olivia)


def test_what_was_ended_before_publication_is_not_opened(draft, objective, olivia):
    done, dropped = an_action(objective, by=olivia), an_action(objective, title="Other", by=olivia)
    doing.finish_action(done, done_on=DAY, by=olivia)
    doing.drop_action(dropped, because="No money.", on=DAY, by=olivia)

    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    assert days(done) == days(dropped) == []


def test_actions_come_change_and_end_while_the_set_is_locked(draft, objective, olivia, petra):
    actions.submit_set(draft, by=olivia)
    action = an_action(objective, by=olivia)
    doing.change_action(action, seen=1, title="Other", on=DAY, by=olivia)
    doing.drop_action(action, because="No.", on=DAY, by=olivia)
    doing.reopen_action(action, because="Yes.", on=DAY, by=olivia)

    done = doing.finish_action(action, done_on=DAY, by=olivia)

    assert (done.title, done.state) == ("Other", "done")


def test_an_objective_added_by_an_amendment_owes_its_actions_when_that_is_published(draft, objective, olivia, petra):
    old = an_action(objective, by=olivia)
    published(draft, on=DAY, by=olivia, approver=petra)
    new = an_action(an_objective(amending(draft, by=olivia), title="New", by=olivia), by=olivia)
    assert (days(old), days(new)) == ([(DUE, None)], [])

    published(draft, on=date(2026, 4, 1), by=olivia, approver=petra)

    assert days(old) == days(new) == [(DUE, None)]
    assert Deadline.objects.about(new).get().opened_on == date(2026, 4, 1)


def test_a_set_that_another_replaces_at_once_owes_no_further_action(public, barsetshire, olivia):
    action = an_action(public, by=olivia)
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)

    actions.note_published_elsewhere(newer, on=date(2026, 6, 1), by=olivia)

    assert days(action) == [(DUE, date(2026, 6, 1))]


def test_until_a_later_set_takes_its_place_only_what_falls_due_before_is_owed(public, barsetshire, olivia):
    before, after = an_action(public, by=olivia), an_action(public, title="Later", due_on=LATER, by=olivia)
    newer = a_set(barsetshire, title="Newer", starts_on=date(2026, 11, 1), by=olivia)
    an_objective(newer, by=olivia)

    actions.note_published_elsewhere(newer, on=date(2026, 6, 1), by=olivia)

    assert (days(before), days(after)) == ([(DUE, None)], [(LATER, date(2026, 6, 1))])
    doing.change_action(before, seen=1, due_on=date(2026, 11, 1), because="Ill.", on=date(2026, 6, 2), by=olivia)
    assert days(before) == [(DUE, date(2026, 6, 2))]
    doing.change_action(before, seen=2, due_on=date(2026, 10, 31), because="Well.", on=date(2026, 6, 3), by=olivia)
    assert days(before)[1:] == [(date(2026, 10, 31), None)]


def test_an_action_added_to_a_replaced_set_is_owed_by_nobody(public, barsetshire, olivia):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    actions.note_published_elsewhere(newer, on=date(2026, 6, 1), by=olivia)

    assert days(an_action(public, on=date(2026, 6, 2), by=olivia)) == []


def test_a_draft_that_will_follow_takes_nothing_from_the_set_in_place(public, draft, barsetshire, olivia):
    a_set(barsetshire, title="Newer", supersedes=draft, by=olivia)

    assert days(an_action(public, by=olivia)) == [(DUE, None)]
