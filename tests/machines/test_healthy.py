"""The containers' health checks, asked of real processes: well, away, and somebody else's."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from psed_portal import healthy
from psed_portal.embedded.places import REPOSITORY
from tests.machines.engine_room import free_port, wait_until

LONGEST = 15  # seconds; what docker-compose.yml gives a check


def code(house, what: str, **settings: str) -> int:
    asked = subprocess.run(
        [sys.executable, "-m", "psed_portal.healthy", what],
        env={**house.env, **settings},
        cwd=REPOSITORY,
        timeout=LONGEST,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in asked.stderr, asked.stderr.decode()
    return asked.returncode


def test_a_web_process_that_serves_is_well_and_one_that_is_gone_is_not(house):
    assert code(house, "web", WEB_PORT=str(house.port)) == 0
    assert code(house, "web", WEB_PORT=str(free_port())) == 1


def test_a_web_process_asked_by_a_name_that_it_does_not_serve_is_not_well(house):
    assert code(house, "web", WEB_PORT=str(house.port), PUBLIC_URL="https://other.example.org") == 1


def test_a_worker_is_well_while_it_answers_itself_over_the_broker(house, broker):
    words = ("worker", "--concurrency", "1", "--loglevel", "INFO", "--hostname", "celery@another")
    another = house.start("worker", "celery", "-A", "psed_portal", *words)
    wait_until(lambda: "ready." in another.log.read_text(), "another container's worker is up", log=another.log)
    assert code(house, "worker") == 1

    worker = house.start_worker()
    wait_until(lambda: "ready." in worker.log.read_text(), "our worker is up", log=worker.log)
    assert code(house, "worker") == 0

    broker.kill()
    assert code(house, "worker") == 1


@pytest.mark.parametrize(("age", "expected"), [(10, True), (290, True), (310, False), (None, False)])
def test_beat_is_well_while_it_writes_its_schedule(tmp_path: Path, monkeypatch, age, expected):
    monkeypatch.setattr(healthy, "BEAT_SCHEDULE", tmp_path / "schedule")
    if age is not None:
        written = tmp_path / "schedule.db"
        written.touch()
        os.utime(written, (time.time() - age,) * 2)

    assert healthy.beat() is expected


def test_a_beat_that_has_just_started_is_well(house, tmp_path: Path):
    schedule = str(tmp_path / "schedule")
    house.start("beat", "celery", "-A", "psed_portal", "beat", "--schedule", schedule, "--pidfile", "")
    wait_until(lambda: list(tmp_path.glob("schedule*")), "beat has written its schedule")

    assert code(house, "beat", BEAT_SCHEDULE=schedule) == 0
