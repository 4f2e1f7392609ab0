"""What a time would bring is told as it would come, and nothing of the telling stays."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.core import mail
from django.db import DatabaseError, connections

from councils.models import Council
from deadlines import rehearsal
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Flag, Kind, Morning, Notice
from tests import cast

DUE = date(2026, 6, 30)
PAST = date(2020, 1, 1)


@pytest.fixture
def shire(db) -> Council:
    return cast.council("barsetshire", enrolled_on=PAST)


def owed(council, **told) -> Deadline:
    told = {"label": "Check", "kind": Kind.MONITORING, "due_on": DUE, "armed_on": PAST, "notice_days": 14} | told
    return Deadline.objects.create(council=council, subject_number=Deadline.objects.count() + 1, **told)


def told(first, last, **of) -> list[tuple[date, list[str], list[str]]]:
    return [
        (
            day.on,
            [f"{flag.stage} {flag.week}".removesuffix(" 0") for flag in day.flags],
            [each.to for each in day.letters],
        )
        for day in rehearsal.mornings(first, last, **of)
    ]


def test_each_day_on_which_something_would_happen_is_told(shire):
    cast.person("olivia", (shire, "officer"))
    owed(shire)

    assert told(DUE - timedelta(days=20), DUE + timedelta(days=8)) == [
        (DUE - timedelta(days=14), ["14_days"], ["olivia@example.org"]),
        (DUE - timedelta(days=7), ["7_days"], ["olivia@example.org"]),
        (DUE - timedelta(days=1), ["1_day"], ["olivia@example.org"]),
        (DUE, ["on_the_day"], ["olivia@example.org"]),
        (DUE + timedelta(days=1), ["overdue 1"], ["olivia@example.org"]),
        (DUE + timedelta(days=8), ["overdue 2"], ["olivia@example.org"]),
    ]


def test_nothing_of_it_stays_and_nothing_is_sent(shire):
    cast.person("olivia", (shire, "officer"))
    owed(shire)

    assert told(DUE, DUE + timedelta(days=1))

    assert (Flag.objects.count(), Notice.objects.count(), Morning.objects.count(), mail.outbox) == (0, 0, 0, [])
    assert Deadline.objects.count() == 1


def test_while_it_lasts_the_database_refuses_to_write(shire):
    owed(shire)
    days = rehearsal.mornings(DUE, DUE)
    next(days)

    with pytest.raises(DatabaseError, match="read-only transaction"):
        shire.names.create(name="Another", folded="another", sort="other")

    assert list(days) == []
    shire.names.create(name="Another", folded="another", sort="other")


def test_what_was_told_before_is_not_told_again(shire):
    owed(shire)
    raise_flags(on=DUE - timedelta(days=7))

    assert [stages for _on, stages, _letters in told(DUE - timedelta(days=6), DUE)] == [["1_day"], ["on_the_day"]]


def test_of_a_time_gone_by_it_tells_what_was_open_then(shire):
    met = DUE - timedelta(days=3)
    owed(shire, opened_on=PAST, closed_on=met)
    owed(shire, opened_on=met, due_on=DUE + timedelta(days=9), armed_on=DUE + timedelta(days=100))
    Morning.objects.create(on=DUE + timedelta(days=50))

    assert [(on, stages) for on, stages, _letters in told(DUE - timedelta(days=8), DUE + timedelta(days=2))] == [
        (DUE - timedelta(days=8), ["14_days"]),
        (DUE - timedelta(days=7), ["7_days"]),
        (met, ["14_days"]),
        (DUE + timedelta(days=2), ["7_days"]),
    ]


def test_of_one_council_it_tells_of_no_other(shire):
    owed(shire)
    other = cast.council("loamshire", enrolled_on=PAST)
    owed(other)

    [day] = rehearsal.mornings(DUE, DUE, council=other)
    assert [flag.council for flag in day.flags] == [other]


@pytest.mark.django_db(transaction=True)
def test_it_keeps_nobody_from_working():
    """The real morning runs while the rehearsal of the same day is going on."""
    council = cast.council("barsetshire", enrolled_on=PAST)
    owed(council)
    raised = []

    def real_morning() -> None:
        raised.extend(raise_flags(on=DUE))
        connections.close_all()

    days = rehearsal.mornings(DUE, DUE + timedelta(days=1))
    next(days)
    morning = Thread(target=real_morning)
    morning.start()
    morning.join(timeout=10)

    assert len(raised) == 1
    assert len(list(days)) == 1
    assert Flag.objects.get().stage == "on_the_day"
