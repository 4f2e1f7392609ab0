"""The book of deadlines: how publications move the days, and what is flagged, once."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from django.utils import timezone

from councils.actions import NotPossible
from councils.models import Council, Record
from deadlines import actions
from deadlines.models import Deadline, Discharge, Flag, Kind
from duty.regimes import duty_on
from tests import cast
from tests.cast import STAGE_HAND

INFO = duty_on("EQ_INFO", date(2026, 1, 1))


def publish(council, code, on, **told):
    return actions.discharge(council, code, made_public_on=on, label=f"{code} {on}", by=STAGE_HAND, **told)


def due(council, code="EQ_INFO"):
    return Deadline.objects.open().get(council=council, duty=code)


def test_a_council_that_enrols_owes_both_duties_from_their_first_dates(barsetshire):
    owed = Deadline.objects.open().filter(council=barsetshire)

    assert {(d.duty, d.due_on) for d in owed} == {
        ("EQ_INFO", date(2018, 3, 30)),
        ("EQ_OBJECTIVES", date(2018, 3, 30)),
    }


def test_following_a_council_again_opens_nothing_twice(barsetshire):
    actions.follow(barsetshire, on=date(2026, 2, 1), by=STAGE_HAND)

    assert Deadline.objects.filter(council=barsetshire).count() == 2


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern_ireland"])
def test_no_day_is_invented_for_a_nation_the_clock_does_not_know(db, nation):
    council = cast.enrolled("elsewhere", nation=nation)

    assert Deadline.objects.filter(council=council).count() == 0


def test_a_council_younger_than_the_law_has_no_first_day(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))

    assert Deadline.objects.filter(council=new).count() == 0
    publish(new, "EQ_INFO", date(2024, 3, 1))
    assert due(new).due_on == date(2025, 2, 28)


def test_publishing_closes_the_old_day_and_opens_the_next(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    now = due(barsetshire)
    assert (now.opened_on, now.due_on, now.contested_until) == (
        date(2026, 3, 30), date(2027, 3, 29), date(2027, 3, 30),
    )  # fmt: skip
    closed = Deadline.objects.exclude(closed_on=None).get()
    assert (closed.due_on, closed.closed_on) == (date(2018, 3, 30), date(2026, 3, 30))


def test_publishing_early_pulls_the_next_day_forward(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2026, 3, 30))
    publish(barsetshire, "EQ_INFO", date(2027, 1, 31))

    assert due(barsetshire).due_on == date(2028, 1, 30)


def test_objectives_run_for_four_years(barsetshire):
    publish(barsetshire, "EQ_OBJECTIVES", date(2022, 3, 30))

    assert due(barsetshire, "EQ_OBJECTIVES").due_on == date(2026, 3, 29)


def test_an_older_publication_entered_late_moves_nothing(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2026, 3, 30))
    publish(barsetshire, "EQ_INFO", date(2025, 3, 1))

    assert due(barsetshire).due_on == date(2027, 3, 29)


def test_a_withdrawn_discharge_stays_in_the_book_and_moves_the_day_back(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2025, 3, 30))
    mistaken = publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    actions.withdraw_discharge(mistaken, because="Entered for the wrong council", on=date(2026, 4, 1), by=STAGE_HAND)

    assert due(barsetshire).due_on == date(2026, 3, 29)
    assert Discharge.objects.get(pk=mistaken.pk).withdrawn_because == "Entered for the wrong council"
    assert Record.objects.filter(event="deadline moved").exists()


def test_withdrawing_the_only_discharge_brings_the_first_date_back(barsetshire):
    mistaken = publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    actions.withdraw_discharge(mistaken, because="Not ours", on=date(2026, 4, 1), by=STAGE_HAND)

    assert due(barsetshire).due_on == date(2018, 3, 30)


def test_a_discharge_says_why_it_was_withdrawn(barsetshire):
    met = publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    with pytest.raises(IntegrityError, match="says_why"), transaction.atomic():
        actions.withdraw_discharge(met, because="", on=date(2026, 4, 1), by=STAGE_HAND)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE deadlines_discharge SET made_public_on = '2020-01-01'",
        "DELETE FROM deadlines_discharge",
        "TRUNCATE deadlines_discharge",
    ],
)
def test_the_database_refuses_to_rewrite_a_discharge(barsetshire, attack):
    publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    attack = f"SET CONSTRAINTS ALL IMMEDIATE; {attack}"
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)

    assert Discharge.objects.get().made_public_on == date(2026, 3, 30)


def test_a_discharge_is_withdrawn_once(barsetshire):
    met = publish(barsetshire, "EQ_INFO", date(2026, 3, 30))
    actions.withdraw_discharge(met, because="Once", on=date(2026, 4, 1), by=STAGE_HAND)

    with pytest.raises(NotPossible, match="was withdrawn already"):
        actions.withdraw_discharge(met, because="Twice", on=date(2026, 4, 2), by=STAGE_HAND)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Discharge.objects.filter(pk=met.pk).update(withdrawn_at=timezone.now(), withdrawn_because="Past the action")


def test_a_young_council_whose_only_publication_is_withdrawn_has_no_day_and_is_not_flagged(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    mistaken = publish(new, "EQ_INFO", date(2024, 3, 1))

    actions.withdraw_discharge(mistaken, because="Its predecessor's", on=date(2026, 4, 1), by=STAGE_HAND)

    assert Deadline.objects.get(council=new).closed_on == date(2026, 4, 1)
    assert actions.raise_flags(on=date(2026, 4, 2)) == []


def enter(council, on=date(2025, 3, 30), **told):
    return actions.enter_past(council, "EQ_INFO", made_public_on=on, label="Last year", by=STAGE_HAND, **told)


def test_what_was_published_before_the_portal_moves_the_day(barsetshire):
    met = enter(barsetshire, path="https://www.barsetshire.example/", is_day_assumed=True)

    assert (met.path, met.is_day_assumed, met.is_entered_by_hand) == ("https://www.barsetshire.example/", True, True)
    assert due(barsetshire).due_on == date(2026, 3, 29)


def test_what_is_known_already_is_not_entered_again(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2025, 3, 30))

    with pytest.raises(actions.AlreadyKnown, match="30 March 2025 is already known for this duty"):
        enter(barsetshire)


def test_what_was_withdrawn_may_be_entered_again(barsetshire):
    actions.withdraw_discharge(enter(barsetshire), because="Wrong address", on=date(2026, 4, 1), by=STAGE_HAND)

    assert enter(barsetshire).withdrawn_at is None


def test_two_open_days_for_one_duty_are_refused_by_the_database(barsetshire):
    with pytest.raises(IntegrityError, match="one_open_deadline_for_each_thing"), transaction.atomic():
        Deadline.objects.create(
            council=barsetshire, kind=Kind.STATUTORY, duty="EQ_INFO", label="Again", due_on=date(2027, 1, 1)
        )


def test_a_promise_is_never_called_statutory(barsetshire):
    with pytest.raises(IntegrityError, match="the_law_makes_no_promises"), transaction.atomic():
        Deadline.objects.open().filter(duty="EQ_INFO").update(is_promise=True)


def test_a_day_expected_again_moves_and_stays_one(barsetshire):
    for day in (date(2026, 6, 1), date(2026, 9, 1)):
        actions.expect(
            barsetshire, council=barsetshire, kind=Kind.MONITORING, label="Six months", due_on=day, by=STAGE_HAND
        )

    assert Deadline.objects.get(kind=Kind.MONITORING).due_on == date(2026, 9, 1)
    assert actions.close(barsetshire, kind=Kind.MONITORING, on=date(2026, 8, 1), by=STAGE_HAND) == 1
    assert Deadline.objects.get(kind=Kind.MONITORING).closed_on == date(2026, 8, 1)


# --- Flags ------------------------------------------------------------------------------------------------------------


def test_nothing_is_flagged_on_the_last_safe_day(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2025, 3, 30))
    publish(barsetshire, "EQ_OBJECTIVES", date(2025, 3, 30))

    assert actions.raise_flags(on=date(2026, 3, 29)) == []
    assert len(actions.raise_flags(on=date(2026, 3, 30))) == 1


def test_running_the_morning_job_twice_raises_one_flag(barsetshire):
    first = actions.raise_flags(on=date(2026, 2, 1))
    again = actions.raise_flags(on=date(2026, 2, 1))

    assert (len(first), again) == (2, [])


def test_a_job_that_runs_a_week_late_flags_the_same_things_once(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2025, 3, 30))
    publish(barsetshire, "EQ_OBJECTIVES", date(2025, 3, 30))

    actions.raise_flags(on=date(2026, 4, 6))
    actions.raise_flags(on=date(2026, 4, 7))

    assert Flag.objects.get().due_on == date(2026, 3, 29)


def test_a_moved_day_arms_its_flag_again(barsetshire):
    actions.expect(
        barsetshire, council=barsetshire, kind=Kind.MONITORING, label="Check", due_on=date(2026, 1, 10), by=STAGE_HAND
    )
    actions.raise_flags(on=date(2026, 1, 11))
    actions.expect(
        barsetshire, council=barsetshire, kind=Kind.MONITORING, label="Check", due_on=date(2026, 1, 20), by=STAGE_HAND
    )

    actions.raise_flags(on=date(2026, 1, 21))

    days = Flag.objects.filter(kind=Kind.MONITORING).order_by("due_on").values_list("due_on", flat=True)
    assert list(days) == [date(2026, 1, 10), date(2026, 1, 20)]
    assert Flag.objects.still_open().filter(kind=Kind.MONITORING).get().due_on == date(2026, 1, 20)


def test_a_deadline_that_is_opened_again_for_the_same_day_is_flagged_again(barsetshire):
    first = actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2024, 5, 1), label="A", by=STAGE_HAND)
    actions.raise_flags(on=date(2026, 1, 11))
    mistaken = actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 1, 12), label="B", by=STAGE_HAND)
    actions.withdraw_discharge(mistaken, because="Another council's", on=date(2026, 1, 13), by=STAGE_HAND)

    actions.raise_flags(on=date(2026, 1, 14))
    actions.raise_flags(on=date(2026, 1, 15))

    flag = Flag.objects.still_open().get(duty=first.duty)
    assert (flag.due_on, flag.raised_on) == (date(2025, 4, 30), date(2026, 1, 14))


def test_only_enrolled_standing_councils_are_flagged(barsetshire, db):
    example = cast.council("example", shown_as_at=date(2021, 1, 7))
    unenrolled = cast.council("quietshire")
    ended = cast.enrolled("goneshire")
    Council.objects.filter(pk=ended.pk).update(ended_on=date(2026, 1, 31))
    for council in (example, unenrolled):
        actions.rebuild(council, INFO, on=date(2026, 1, 5), by=STAGE_HAND)

    actions.raise_flags(on=date(2026, 2, 1))

    assert set(Flag.objects.values_list("council__slug", flat=True)) == {"barsetshire"}


def test_nothing_is_flagged_for_a_day_before_the_council_enrolled(barsetshire):
    assert actions.raise_flags(on=barsetshire.enrolled_on - timedelta(days=1)) == []


@pytest.mark.parametrize("councils", [1, 60])
def test_flagging_is_one_statement_for_any_number_of_councils(db, councils, django_assert_num_queries):
    for number in range(councils):
        cast.enrolled(f"shire-{number}")

    with django_assert_num_queries(1):
        raised = actions.raise_flags(on=date(2026, 2, 1))

    assert len(raised) == 2 * councils


def flag_from_many_workers(workers: int) -> None:
    gate = Barrier(workers)

    def work() -> None:
        gate.wait()
        actions.raise_flags(on=date(2026, 2, 1))
        connections.close_all()

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_three_schedulers_at_once_raise_each_flag_once():
    cast.enrolled("barsetshire")

    flag_from_many_workers(3)

    assert Flag.objects.count() == 2
