"""Twenty kills at random moments, of a worker, its hands and what draws for them: each report becomes one file."""

import os
import random
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import pytest
from django.urls import reverse
from django.utils import timezone

from files import store
from publications.models import Edition, Rendition
from tests.machines.engine_room import children_of, hands_of, power_off, wait_until
from tests.machines.test_rendering import SWEEP, kept_files
from tests.publications import reports, stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
SEED = 2026
# A whole worker takes seconds to come back, so most of the kills are of its parts.
VICTIMS = ["worker"] * 4 + ["hand"] * 8 + ["drawing"] * 8


@pytest.fixture(autouse=True)
def _an_empty_store(house) -> None:
    for path in kept_files():
        path.unlink()


@pytest.fixture
def another_report(barsetshire, olivia):
    """One more edition that waits for its file, each time this is called. It takes a second or two to draw."""
    publication = stories.draft(barsetshire, olivia)

    def publish() -> Rendition:
        number = Edition.objects.count() + 1
        frozen = reports.content(tuple(reports.objective(n) for n in range(1, 4)), title=f"Report number {number}")
        edition = Edition.objects.create(
            publication=publication,
            number=number,
            minor=number - 1,
            schema=frozen["schema"],
            snapshot=frozen,
            digest=reports.digest(frozen),
            passport=reports.passport(frozen),
            published_on=stories.PUBLISHED,
            published_at=timezone.now(),
        )
        return Rendition.objects.create(edition=edition, format="pdf")

    return publish


def now(rendition: Rendition) -> Rendition:
    return Rendition.objects.get(pk=rendition.pk)


def drawings_of(worker) -> list[int]:
    """The children in which the hands of a worker draw."""
    return [child for hand in hands_of(worker) for child in children_of(hand)]


def kill(victim: str, worker) -> str:
    """End one of them with SIGKILL; where nothing is being drawn any more, the hand that drew. Says who it was."""
    if victim == "worker":
        power_off(worker)
        return victim
    drawing = drawings_of(worker) if victim == "drawing" else []
    with suppress(ProcessLookupError):  # it ended in the very moment
        os.kill((drawing or hands_of(worker))[0], SIGKILL)
    return "drawing" if drawing else "hand"


def is_settled(rendition: Rendition, killed: str, broker) -> bool:
    """Whoever is left has done what there was to do."""
    if killed == "worker":
        return True
    return broker.is_idle() and (killed == "hand" or bool(now(rendition).made_at or now(rendition).last_error))


def assert_one_whole_file_each_or_none(house) -> None:
    made = {rendition.sha256: rendition for rendition in Rendition.objects.made()}
    kept = {path.name for path in kept_files()}
    assert kept >= set(made)
    assert len(kept - set(made)) <= 1  # kept, and its row not yet written when the kill came: the next try finds it
    for sha256, rendition in made.items():
        assert len(store.read(sha256)) == rendition.bytes  # reading checks the hash
    for rendition in Rendition.objects.select_related("edition"):
        status, content = house.get(reverse("edition_pdf", args=[*REPORT, rendition.edition.number]))
        assert (status, content[:5] == b"%PDF-") == ((200, True) if rendition.made_at else (404, False))


def test_twenty_kills_at_random_moments_leave_each_report_drawn_once(house, broker, another_report):
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    victims = chance.sample(VICTIMS, len(VICTIMS))
    worker, waiting = house.start_worker(), another_report()
    broker.send(SWEEP)
    wait_until(lambda: now(waiting).attempts, "the worker takes the first", log=worker.log)
    began = time.monotonic()
    wait_until(lambda: now(waiting).made_at, "the first is drawn with nobody in the way", log=worker.log)
    usual = time.monotonic() - began
    waiting, fell, errors = another_report(), [], set()
    for victim in victims:
        tried = now(waiting).attempts
        broker.send(SWEEP)
        if worker.has_ended:
            worker = house.start_worker()
        wait_until(lambda w=waiting, n=tried: now(w).attempts > n, f"{victim}: the file is taken", log=worker.log)
        time.sleep(chance.uniform(0, usual * 1.1))
        killed = kill(victim, worker)
        fell.append(killed)
        wait_until(lambda w=waiting, k=killed: is_settled(w, k, broker), f"{killed}: calm again", log=worker.log)
        assert_one_whole_file_each_or_none(house)
        errors.add(now(waiting).last_error)
        if now(waiting).made_at:  # the kill came too late for this one
            waiting = another_report()
        broker.ask("flushall")
        Rendition.objects.filter(made_at=None).update(leased_until=timezone.now() - timedelta(seconds=1))
    if worker.has_ended:
        worker = house.start_worker()
    broker.send(SWEEP)
    wait_until(lambda: now(waiting).made_at, "the last file is made", log=worker.log)
    print(f"usual {usual:.1f} s; killed {fell}; {Edition.objects.count()} editions")

    assert len(fell) == 20
    assert "The drawing was ended before the document was whole (SIGKILL)." in errors
    assert_one_whole_file_each_or_none(house)
    assert {path.name for path in kept_files()} == set(Rendition.objects.made().values_list("sha256", flat=True))
    assert len(kept_files()) == Rendition.objects.made().count() == Edition.objects.count()


def test_a_drawing_does_not_outlive_the_hand_it_draws_for(house, broker, another_report):
    worker, waiting = house.start_worker(), another_report()
    broker.send(SWEEP)
    wait_until(lambda: now(waiting).attempts and drawings_of(worker), "it is being drawn", log=worker.log)
    [hand], [drawing] = hands_of(worker), drawings_of(worker)

    os.kill(hand, SIGKILL)

    wait_until(lambda: not Path(f"/proc/{drawing}").exists(), "the drawing ends too", seconds=2)


def test_a_drawing_shows_no_secret_and_holds_no_connection(house, broker, another_report):
    worker, waiting = house.start_worker(), another_report()
    broker.send(SWEEP)
    wait_until(lambda: now(waiting).attempts and drawings_of(worker), "it is being drawn", log=worker.log)
    [hand], [drawing] = hands_of(worker), drawings_of(worker)
    time.sleep(0.2)

    assert sockets_of(hand)  # to the database and to the worker
    assert sockets_of(drawing) == []
    assert shown_of(hand)
    assert shown_of(drawing) == b""


def sockets_of(pid: int) -> list[str]:
    try:
        return [to for fd in Path(f"/proc/{pid}/fd").iterdir() if (to := os.readlink(fd)).startswith("socket:")]
    except PermissionError:  # it lets nobody but root look
        return []


def shown_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().strip(b"\0")
    except PermissionError:
        return b""


def has_pango(pid: int) -> bool:
    return "libpango" in Path(f"/proc/{pid}/maps").read_text()


def test_hands_have_what_draws_in_memory_and_the_web_has_not(house, broker):
    worker = house.start_worker()
    wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)
    [hand] = hands_of(worker)
    [web] = [child for child in house.children if child.name == "web"]
    assert house.get("/")[0] == 200

    assert has_pango(hand)
    assert not any(has_pango(pid) for pid in (web.process.pid, *children_of(web.process.pid)))
