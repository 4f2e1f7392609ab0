"""The book of deadlines: how publications move the days, and what is flagged, once."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from councils.actions import NotPossible
from councils.models import Council, Record
from deadlines import actions
from deadlines.models import Deadline, Discharge, Kind
from duty.regimes import duty_on
from tests import cast
from tests.cast import STAGE_HAND

INFO = duty_on("EQ_INFO", date(2026, 1, 1))


def publish(council, code, on, **told):
    return actions.discharge(council, code, made_public_on=on, label=f"{code} {on}", by=STAGE_HAND, **told)


def due(council, code="EQ_INFO"):
    return Deadline.objects.open().get(council=council, duty=code)


def test_a_council_that_enrols_owes_each_duty_from_its_first_date(barsetshire):
    owed = Deadline.objects.open().filter(council=barsetshire)

    assert {(d.duty, d.due_on) for d in owed} == {
        ("EQ_INFO", date(2018, 3, 30)),
        ("EQ_OBJECTIVES", date(2018, 3, 30)),
        ("GPG", date(2026, 3, 30)),
    }


def test_following_a_council_again_opens_nothing_twice(barsetshire):
    actions.follow(barsetshire, on=date(2026, 2, 1), by=STAGE_HAND)

    assert Deadline.objects.filter(council=barsetshire).count() == 3


def test_no_day_is_invented_where_another_law_applies(db):
    council = cast.enrolled("elsewhere", nation="northern_ireland")

    assert Deadline.objects.filter(council=council).count() == 0


def test_a_welsh_council_owes_what_wales_asks(db):
    owed = Deadline.objects.open().filter(council=cast.enrolled("gwent", nation="wales"))

    assert {(d.duty, d.cycle, d.due_on) for d in owed} == {
        ("WAL_OBJECTIVES_REVIEW", "", date(2012, 4, 2)),
        ("WAL_SEP", "", date(2012, 4, 2)),
        ("WAL_ANNUAL_REPORT", "2024-25", date(2026, 3, 31)),
        ("WAL_EMPLOYMENT_INFO", "2024-25", date(2026, 3, 31)),
    }


def test_each_body_of_a_scottish_council_owes_its_own(db):
    owed = Deadline.objects.open().filter(council=cast.enrolled("strathshire", nation="scotland"))

    assert owed.filter(duty="SCO_MAINSTREAMING").count() == 3
    assert {d.body for d in owed.filter(duty="SCO_PAY_GAP")} == {"council", "education_authority"}
    assert (
        str(owed.get(duty="SCO_PAY_GAP", body="education_authority")) == "Gender pay gap 2027 (the education authority)"
    )


# --- Days that stand in the calendar ----------------------------------------------------------------------------------


def test_a_reporting_year_that_is_met_opens_the_next(barsetshire):
    publish(barsetshire, "GPG", date(2026, 3, 2))

    assert (due(barsetshire, "GPG").cycle, due(barsetshire, "GPG").due_on) == ("2026-27", date(2027, 3, 30))
    assert Deadline.objects.get(duty="GPG", cycle="2025-26").closed_on == date(2026, 3, 2)


def test_a_report_that_comes_late_says_which_year_it_was_for(barsetshire):
    publish(barsetshire, "GPG", date(2026, 4, 20), cycle="2025-26")

    assert due(barsetshire, "GPG").cycle == "2026-27"
    assert Discharge.objects.get().cycle == "2025-26"


def test_a_year_that_was_missed_stays_owed_when_a_later_one_is_met(db):
    council = cast.enrolled("barsetshire", on=date(2024, 6, 1))
    publish(council, "GPG", date(2025, 6, 1), cycle="2025-26")

    owed = Deadline.objects.open().filter(duty="GPG").order_by("due_on")
    assert [(d.cycle, d.due_on) for d in owed] == [("2024-25", date(2025, 3, 30)), ("2026-27", date(2027, 3, 30))]

    publish(council, "GPG", date(2025, 7, 1), cycle="2024-25")
    assert due(council, "GPG").cycle == "2026-27"


def test_each_new_reporting_year_is_opened_beside_one_that_waits(barsetshire):
    assert actions.keep_up(on=date(2026, 3, 30), by=STAGE_HAND) == 0
    assert actions.keep_up(on=date(2026, 3, 31), by=STAGE_HAND) == 1
    assert actions.keep_up(on=date(2026, 4, 1), by=STAGE_HAND) == 0

    owed = Deadline.objects.open().filter(duty="GPG").order_by("due_on")
    assert [d.cycle for d in owed] == ["2025-26", "2026-27"]


def test_what_a_predecessor_published_starts_no_clock_of_the_new_council(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))

    publish(new, "EQ_INFO", date(2023, 3, 20))

    assert not Deadline.objects.open().filter(council=new, duty="EQ_INFO").exists()


def test_an_abolished_council_is_owed_nothing_new_and_one_that_will_be_is(db):
    gone, going = cast.enrolled("goneshire"), cast.enrolled("goingshire")
    Council.objects.filter(pk=gone.pk).update(ended_on=date(2026, 3, 1))
    Council.objects.filter(pk=going.pk).update(ended_on=date(2028, 3, 31))

    actions.keep_up(on=date(2026, 4, 1), by=STAGE_HAND)

    assert [d.cycle for d in Deadline.objects.open().filter(duty="GPG", council=gone)] == ["2025-26"]
    assert Deadline.objects.open().filter(duty="GPG", council=going).count() == 2


def test_a_headcount_noted_for_a_later_year_says_nothing_of_an_earlier_one(barsetshire):
    actions.note_headcount(barsetshire, as_at=date(2026, 5, 1), count=200, on=date(2026, 5, 1), by=STAGE_HAND)

    assert {d.cycle for d in Deadline.objects.open().filter(duty="GPG")} == {"2025-26"}


def test_a_wrong_name_of_a_year_is_refused(barsetshire):
    with pytest.raises(LookupError, match='no reporting year "2025-27"'):
        publish(barsetshire, "GPG", date(2026, 4, 20), cycle="2025-27")
    assert not Discharge.objects.exists()


def test_an_older_reporting_year_entered_late_moves_nothing(barsetshire):
    publish(barsetshire, "GPG", date(2026, 3, 2))
    publish(barsetshire, "GPG", date(2023, 3, 30))

    assert due(barsetshire, "GPG").cycle == "2026-27"


def test_a_headcount_below_the_threshold_takes_the_duty_away_and_a_larger_one_brings_it_back(barsetshire):
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=249, on=date(2026, 2, 1), by=STAGE_HAND)
    assert not Deadline.objects.open().filter(duty="GPG").exists()

    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=250, on=date(2026, 2, 2), by=STAGE_HAND)
    assert due(barsetshire, "GPG").cycle == "2025-26"


def test_a_council_that_grows_owes_the_year_of_the_snapshot_that_found_it_large(barsetshire):
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=240, on=date(2026, 2, 1), by=STAGE_HAND)
    actions.note_headcount(barsetshire, as_at=date(2026, 3, 31), count=260, on=date(2026, 4, 1), by=STAGE_HAND)

    assert due(barsetshire, "GPG").cycle == "2026-27"


def test_each_morning_what_is_owed_by_then_is_opened(barsetshire):
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=240, on=date(2026, 2, 1), by=STAGE_HAND)
    barsetshire.headcounts.create(as_at=date(2027, 3, 31), count=260)

    assert actions.keep_up(on=date(2027, 3, 30), by=STAGE_HAND) == 0
    assert actions.keep_up(on=date(2027, 3, 31), by=STAGE_HAND) == 1
    assert actions.keep_up(on=date(2027, 3, 31), by=STAGE_HAND) == 0
    assert due(barsetshire, "GPG").cycle == "2027-28"


def test_withdrawing_a_reporting_year_opens_it_again(barsetshire):
    met = publish(barsetshire, "GPG", date(2026, 3, 2))

    actions.withdraw_discharge(met, because="Last year's file", on=date(2026, 3, 4), by=STAGE_HAND)

    assert (due(barsetshire, "GPG").cycle, due(barsetshire, "GPG").due_on) == ("2025-26", date(2026, 3, 30))


# --- A council that the law gives no first date -----------------------------------------------------------------------


def young():
    return cast.enrolled("newshire", started_on=date(2023, 4, 1))


def test_the_administrator_of_a_young_council_sets_its_first_date(db):
    new = young()

    actions.set_first_date(
        new, "EQ_INFO", due_on=date(2024, 3, 31), because="A year after vesting", on=date(2023, 5, 1), by=STAGE_HAND
    )

    owed = due(new)
    assert (owed.due_on, owed.contested_until, owed.is_promise) == (date(2024, 3, 31), None, False)
    assert owed.explanation == "The law gives no first date. The council set this one: A year after vesting"
    assert Record.objects.filter(event="first date set").exists()


def test_the_newest_first_date_counts_and_a_publication_ends_it(db):
    new = young()
    for day in (date(2024, 3, 31), date(2024, 1, 31)):
        actions.set_first_date(new, "EQ_INFO", due_on=day, because="So", on=date(2023, 5, 1), by=STAGE_HAND)
    assert due(new).due_on == date(2024, 1, 31)

    publish(new, "EQ_INFO", date(2024, 1, 10))

    assert due(new).due_on == date(2025, 1, 9)


@pytest.mark.parametrize("code", ["EQ_INFO", "GPG", "NONSENSE"])
def test_a_day_that_the_law_gives_is_not_set_by_anybody(barsetshire, code):
    with pytest.raises(NotPossible, match="follows from the law"):
        actions.set_first_date(
            barsetshire, code, due_on=date(2027, 1, 1), because="Later", on=date(2026, 5, 1), by=STAGE_HAND
        )


# --- Lapses -----------------------------------------------------------------------------------------------------------


def test_why_a_day_was_missed_is_kept_with_who_said_so(barsetshire):
    reason = actions.explain_lapse(
        barsetshire, "EQ_INFO", due_on=date(2025, 3, 29), because="The election period", by=STAGE_HAND
    )

    assert (reason.given_by_name, str(reason)) == ("The stage hand", "EQ_INFO, due 29 March 2025")
    assert Record.objects.filter(event="lapse explained").exists()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        barsetshire.lapse_reasons.update(because="Another reason")


def test_a_council_younger_than_the_law_has_no_first_day(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))

    assert not Deadline.objects.filter(council=new).exclude(duty="GPG").exists()
    publish(new, "EQ_INFO", date(2024, 3, 1))
    assert due(new).due_on == date(2025, 2, 28)


def test_publishing_closes_the_old_day_and_opens_the_next(barsetshire):
    publish(barsetshire, "EQ_INFO", date(2026, 3, 30))

    now = due(barsetshire)
    assert (now.opened_on, now.due_on, now.contested_until) == (
        date(2026, 3, 30), date(2027, 3, 29), date(2027, 3, 30),
    )  # fmt: skip
    closed = Deadline.objects.exclude(closed_on=None).get(duty="EQ_INFO")
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


def test_a_young_council_whose_only_publication_is_withdrawn_has_no_day(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    mistaken = publish(new, "EQ_INFO", date(2024, 3, 1))

    actions.withdraw_discharge(mistaken, because="Its predecessor's", on=date(2026, 4, 1), by=STAGE_HAND)

    assert not Deadline.objects.open().filter(council=new, duty="EQ_INFO").exists()


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
            council=barsetshire,
            kind=Kind.STATUTORY,
            duty="EQ_INFO",
            label="Again",
            armed_on=date(2026, 1, 1),
            due_on=date(2027, 1, 1),
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


def test_a_council_that_is_not_enrolled_owes_nothing_in_the_book_whatever_its_size(db):
    quiet = cast.council("quietshire")

    actions.note_headcount(quiet, as_at=date(2026, 3, 31), count=300, on=date(2026, 4, 1), by=STAGE_HAND)

    assert not Deadline.objects.exists()


def test_what_was_published_before_any_regulations_names_no_reporting_year(barsetshire):
    met = publish(barsetshire, "GPG", date(2010, 5, 1), cycle="2009-10")

    assert met.cycle == ""
