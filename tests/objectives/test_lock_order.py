"""Two people at one moment: every action about a council waits for it before it takes anything else, so that nobody
waits for somebody who waits for them."""

import time
from collections.abc import Callable
from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction

from councils import actions as councils
from councils.edits import held
from councils.models import Record
from councils.record import faults, record
from councils.tasks import send_invitations
from deadlines import actions as deadlines
from deadlines import flags
from objectives import actions, counting, doing, measuring
from tests import cast
from tests.objectives.stage import a_measure, a_set, an_objective

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 3, 2)
HAND = cast.STAGE_HAND
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
RECORD_IS_TAKEN = """
    SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
     WHERE l.locktype = 'advisory' AND l.granted AND l.pid <> pg_backend_pid()
"""


def asked(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])


ACTS: dict[str, Callable[[Any], Any]] = {
    "invite": lambda on: councils.invite(on.council, email="n@example.org", name="N", role="officer", by=HAND),
    "headcount": lambda on: councils.note_headcount(on.council, as_at=DAY, count=1, by=HAND),
    "contact": lambda on: councils.change_contact(on.council, seen=1, contact="New", by=HAND),
    "take a role": lambda on: councils.take_role(on.membership, by=HAND),
    "discharge": lambda on: deadlines.discharge(on.council, "EQ_INFO", made_public_on=DAY, label="R", by=HAND),
    "enter past": lambda on: deadlines.enter_past(on.council, "EQ_INFO", made_public_on=DAY, label="R", by=HAND),
    "withdraw": lambda on: deadlines.withdraw_discharge(on.met, because="Mistake", on=DAY, by=HAND),
    "start a set": lambda on: actions.start_set(on.council, title="Another", by=HAND),
    "change a set": lambda on: actions.change_set(on.draft, seen=1, title="Other", by=HAND),
    "add an objective": lambda on: an_objective(on.draft, by=HAND),
    "a figure": lambda on: measuring.add_reading(on.measure, period="2026", value=1, by=HAND),
    "many figures": lambda on: counting.add_readings(
        [(on.measure, {"period": "2027", "value": 1})], council=on.council, by=HAND
    ),
    "a figure revised": lambda on: counting.change_reading(on.reading, seen=1, value=2, because="Late", by=HAND),
    "a sign judged": lambda on: measuring.judge_criterion(on.sign, is_seen=True, evidence="e", on=DAY, by=HAND),
    "progress": lambda on: actions.note_progress(on.objective, as_at=DAY, rag="met", narrative="n", by=HAND),
    "review": lambda on: actions.review_objective(on.objective, decided_on=DAY, decision="keep", reason="r", by=HAND),
    "add an action": lambda on: doing.add_action(on.objective, title="T", due_on=DAY, on=DAY, by=HAND),
    "an action done": lambda on: doing.finish_action(on.action, done_on=DAY, by=HAND),
    "amend": lambda on: actions.amend_set(on.objective.objective_set, by=HAND),
}


class Stage:
    """A council with one of everything."""

    def __init__(self) -> None:
        self.council = cast.enrolled("barsetshire")
        self.membership = cast.person("olivia", (self.council, "officer")).memberships.get()
        self.met = deadlines.discharge(
            self.council, "EQ_INFO", made_public_on=date(2026, 1, 1), label="R", by=HAND
        )  # fmt: skip
        self.draft = a_set(self.council, title="Draft", by=HAND)
        public = a_set(self.council, title="Public", by=HAND)
        self.objective = an_objective(public, by=HAND)
        self.measure = a_measure(self.objective, every_months=12, readings=[{"period": "2025", "value": 1}], by=HAND)
        self.reading = self.measure.readings.get()
        measuring.set_criteria(self.objective, texts=["Seen"], logic="all", by=HAND)
        self.sign = self.objective.criteria.get()
        actions.note_published_elsewhere(public, on=date(2026, 1, 2), by=HAND)
        self.action = doing.add_action(self.objective, title="Train", due_on=DAY, on=DAY, by=HAND)


@pytest.mark.parametrize("act", ACTS)
def test_an_action_waits_for_its_council_and_holds_nothing_meanwhile(act, monkeypatch):
    monkeypatch.setattr(send_invitations, "apply_async", lambda **_: None)
    stage, failed = Stage(), []

    def other_officer() -> None:
        try:
            ACTS[act](stage)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    other = Thread(target=other_officer)
    with transaction.atomic():
        council = held(stage.council)
        other.start()
        until = time.monotonic() + 10
        while not asked(WAITING) and other.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        assert asked(WAITING) == 1, "it did not wait for the council"
        assert asked(RECORD_IS_TAKEN) == 0
        record("tried", by=HAND, council=council, of=council)  # where the two used to wait for each other
    other.join()

    assert failed == []
    assert Record.objects.filter(event="tried").exists()
    assert list(faults()) == []


def test_what_only_points_at_a_council_need_not_wait_for_it():
    """Flags are raised, and notices written, while somebody works on the council."""
    stage, raised = Stage(), []

    def morning_job() -> None:
        raised.extend(flags.raise_flags(on=date(2031, 1, 1)))
        connections.close_all()

    with transaction.atomic():
        held(stage.council)
        job = Thread(target=morning_job)
        job.start()
        job.join(timeout=10)
        assert len(raised) >= 2
