"""The morning job by real workers: run twice, days late, at once, and with a mail server that refuses."""

import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from deadlines import actions
from deadlines.models import Flag, Notice
from tests import cast
from tests.machines.engine_room import wait_until

MORNING, SWEEP = "deadlines.flag_overdue", "deadlines.send_notices"


def letters_to(mailbox, address: str) -> list[str]:
    return [letter for letter in mailbox.taken if f"To: {address}" in letter]


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture(autouse=True)
def _nobody_was_told_anything_before(engine_room) -> None:
    """The database is emptied after each test; the envelopes, which are there to outlive it, go with it."""
    shutil.rmtree(Path(engine_room.env["FILES_ROOT"]) / "told", ignore_errors=True)


@pytest.fixture
def late(barsetshire, olivia, today):
    """Two duties of Barsetshire were due some days ago; nobody has run the job since. It is too small for others."""
    actions.note_headcount(barsetshire, as_at=date(2025, 3, 31), count=120, on=today, by=cast.STAGE_HAND)
    for code, years in (("EQ_INFO", 1), ("EQ_OBJECTIVES", 4)):
        actions.discharge(
            barsetshire,
            code,
            made_public_on=today - timedelta(days=365 * years + 6),
            label="Report",
            by=cast.STAGE_HAND,
        )
    return barsetshire


def test_days_late_twice_and_with_a_mail_server_that_refuses_everything_is_said_once(
    house, broker, late, mailbox, today
):
    mailbox.refuses = True
    worker = house.start_worker(EMAIL_URL=mailbox.url)
    broker.send(MORNING, MORNING)
    wait_until(lambda: mailbox.refused and broker.is_idle(), "the job ran twice", log=worker.log)

    assert Flag.objects.filter(raised_on=today, due_on__lt=today, stage="overdue").count() == 2
    assert [(notice.sent_at, notice.attempts) for notice in Notice.objects.all()] == [(None, 1)] * 2
    assert "disk of the mail server is full" in Notice.objects.first().last_error
    assert mailbox.refused == 1

    mailbox.refuses = False
    Notice.objects.update(last_attempt_at=timezone.now() - timedelta(minutes=5))  # five minutes pass
    broker.send(SWEEP, MORNING, SWEEP)
    wait_until(lambda: mailbox.taken and broker.is_idle(), "the sweep ran", log=worker.log)

    [letter] = mailbox.taken
    assert "To: olivia@example.org" in letter
    assert "please look at 2 things" in letter.replace("=\n", "")
    assert not Notice.objects.filter(sent_at=None).exists()
    assert Flag.objects.count() == 2


def test_many_schedulers_at_once_say_it_once_to_each(house, broker, late, mailbox, today):
    readers = ["olivia", *(f"officer{number}" for number in range(5))]
    for name in readers[1:]:
        cast.person(name, (late, "officer"))
    broker.send(*[MORNING, SWEEP] * 6)
    workers = [house.start_worker(hands=2, EMAIL_URL=mailbox.url) for _ in range(2)]
    wait_until(lambda: mailbox.taken and broker.is_idle(), "all ran", log=workers[0].log)

    assert [len(letters_to(mailbox, f"{name}@example.org")) for name in readers] == [1] * len(readers)
    assert len(mailbox.taken) == len(readers)
    assert Flag.objects.count() == 2


def test_the_command_for_a_morning_that_was_missed_leaves_nothing_for_the_job_to_say_again(
    house, broker, late, mailbox, today
):
    missed = (today - timedelta(days=3)).isoformat()
    call_command("flag_overdue", "--on", missed, "--commit")
    call_command("flag_overdue", "--on", missed, "--commit")
    worker = house.start_worker(EMAIL_URL=mailbox.url)
    broker.send(MORNING)
    wait_until(lambda: mailbox.taken and broker.is_idle(), "the job ran", log=worker.log)

    assert set(Flag.objects.values_list("raised_on", flat=True)) == {today - timedelta(days=3)}
    assert (Flag.objects.count(), len(mailbox.taken)) == (2, 1)


def test_the_app_s_own_role_may_rehearse_and_leaves_nothing(late, as_app, today):
    told = StringIO()

    call_command("simulate", "--from", today.isoformat(), "--to", (today + timedelta(days=9)).isoformat(), stdout=told)

    assert "mail  olivia@example.org (equality officer): Barsetshire County Council" in told.getvalue()
    assert (Flag.objects.count(), Notice.objects.count()) == (0, 0)
