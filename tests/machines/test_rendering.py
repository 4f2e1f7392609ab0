"""A published report becomes a file exactly once, whatever is killed on the way: broker, worker, or everything."""

import hashlib
import os
import time
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest
from django.urls import reverse
from django.utils import timezone

from files import store
from publications.models import Edition, Rendition
from publications.renditions import MANY_ATTEMPTS
from tests.machines.engine_room import hands_of, power_off, wait_until
from tests.publications import reports, stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
PUBLISH = reverse("publish_publication", args=REPORT)
EDITION = reverse("edition", args=[*REPORT, 1])
PDF = reverse("edition_pdf", args=[*REPORT, 1])
SWEEP = "publications.render_due"
QUICK = 2  # seconds a person may be kept waiting by a broker that is gone


@pytest.fixture
def approved(barsetshire, olivia, petra):
    return stories.approved(barsetshire, olivia, petra)


@pytest.fixture
def long_report(barsetshire, olivia) -> Rendition:
    """An edition that takes a worker some seconds to draw, and waits for it."""
    frozen = reports.long_content()
    frozen["objectives"] = frozen["objectives"][:5]
    edition = Edition.objects.create(
        publication=stories.draft(barsetshire, olivia),
        number=1,
        schema=frozen["schema"],
        snapshot=frozen,
        digest=reports.digest(frozen),
        passport=reports.passport(frozen),
        published_on=stories.PUBLISHED,
        published_at=timezone.now(),
    )
    return Rendition.objects.create(edition=edition, format="pdf")


def is_made() -> bool:
    return Rendition.objects.made().exists() and not Rendition.objects.filter(made_at=None).exists()


def is_taken(attempt: int = 1) -> bool:
    return Rendition.objects.filter(attempts=attempt).exists()


def the_lease_runs_out() -> None:
    """Six minutes pass."""
    Rendition.objects.filter(made_at=None).update(leased_until=timezone.now() - timedelta(seconds=1))


def kept_files() -> list[Path]:
    """Every whole file in the store."""
    found = Path(store.place("0" * 64)).parents[2].rglob("*")
    return [path for path in found if path.is_file() and not path.name.startswith(".arriving-")]


@pytest.fixture(autouse=True)
def _an_empty_store(house) -> None:
    for path in kept_files():
        path.unlink()


def assert_made_once(attempts: int) -> None:
    made = Rendition.objects.get(format="pdf")
    content = store.read(made.sha256)
    assert made.attempts == attempts
    assert sorted(path.name for path in kept_files()) == sorted(Rendition.objects.values_list("sha256", flat=True))
    assert hashlib.sha256(content).hexdigest() == made.sha256
    assert (content[:5], content.rstrip()[-5:], len(content)) == (b"%PDF-", b"%%EOF", made.bytes)


def test_publishing_wakes_a_worker_that_draws_the_file(house, approved, officer):
    worker = house.start_worker()
    status, _ = house.post(PUBLISH, officer)

    wait_until(is_made, "the file is made", log=worker.log)

    assert status == 302
    assert_made_once(attempts=1)
    assert house.get(PDF) == (200, store.read(Rendition.objects.get(format="pdf").sha256))


def test_a_broker_killed_before_publishing_costs_time_and_no_work(house, broker, approved, officer):
    worker = house.start_worker()
    wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)
    broker.kill()
    began = time.monotonic()
    status, _ = house.post(PUBLISH, officer)
    seconds = time.monotonic() - began
    print(f"published without a broker in {seconds:.2f} s")

    assert (status, seconds < QUICK) == (302, True)
    assert house.get(EDITION)[0] == 200
    assert house.get(PDF)[0] == 404  # the page that says it is being prepared

    broker.start()
    broker.send(*[SWEEP] * 3)
    wait_until(is_made, "the same worker makes the file", log=worker.log)
    wait_until(broker.is_idle, "the further sweeps are done", log=worker.log)
    assert not worker.has_ended
    assert_made_once(attempts=1)


def test_a_broker_that_forgets_everything_loses_nothing(house, broker, approved, officer):
    house.post(PUBLISH, officer)
    assert broker.ask("llen", "celery") == 1
    broker.ask("flushall")
    worker = house.start_worker()
    wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)
    assert not is_taken()

    broker.send(SWEEP)

    wait_until(is_made, "the sweep makes the file", log=worker.log)
    assert_made_once(attempts=1)


def test_workers_lost_at_any_moment_leave_the_file_to_the_next(house, broker, long_report):
    moments = (0.05, 0.5, 1.2)
    for attempt, moment in enumerate(moments, start=1):
        broker.send(SWEEP)
        worker = house.start_worker()
        wait_until(lambda n=attempt: is_taken(n), f"worker {attempt} takes the file", log=worker.log)
        time.sleep(moment)
        power_off(worker)

        assert_nothing_to_be_had(house)
        broker.ask("flushall")
        the_lease_runs_out()

    broker.send(SWEEP)
    last = house.start_worker()
    wait_until(lambda: is_taken(len(moments) + 1), "the last worker takes the file", log=last.log)
    [hand] = hands_of(last)
    os.kill(hand, SIGKILL)
    wait_until(broker.is_idle, "another hand grows, finds the lease and leaves", log=last.log)
    assert_nothing_to_be_had(house)
    the_lease_runs_out()
    broker.send(SWEEP)

    wait_until(is_made, "the last worker makes the file", log=last.log)
    assert_made_once(attempts=MANY_ATTEMPTS)
    assert house.get(PDF)[0] == 200


def assert_nothing_to_be_had(house) -> None:
    assert not is_made()
    assert kept_files() == []
    assert house.get(PDF)[0] == 404
