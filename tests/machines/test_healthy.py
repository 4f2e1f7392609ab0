"""The containers' health checks, asked of real processes: well, away, and somebody else's."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


def test_a_worker_is_well_while_it_answers_and_the_broker_does(house, broker):
    worker = house.start_worker()
    wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)
    assert code(house, "worker") == 0

    worker.end()
    assert code(house, "worker") == 1

    broker.kill()
    assert code(house, "worker") == 1


def test_another_container_s_worker_does_not_answer_for_this_one(house):
    words = ("worker", "--concurrency", "1", "--loglevel", "INFO", "--hostname", "celery@another")
    worker = house.start("worker", "celery", "-A", "psed_portal", *words)
    wait_until(lambda: "ready." in worker.log.read_text(), "the worker is up", log=worker.log)

    assert code(house, "worker") == 1


@pytest.mark.parametrize(("age", "expected"), [(10, 0), (200, 0), (301, 1), (None, 1)])
def test_beat_is_well_while_it_writes_its_schedule(house, tmp_path: Path, age, expected):
    schedule = tmp_path / "schedule"
    if age is not None:
        written = tmp_path / "schedule.db"
        written.touch()
        os.utime(written, (time.time() - age,) * 2)

    assert code(house, "beat", BEAT_SCHEDULE=str(schedule)) == expected


def test_a_beat_that_has_just_started_has_written_its_schedule(house, tmp_path: Path):
    schedule = str(tmp_path / "schedule")
    house.start("beat", "celery", "-A", "psed_portal", "beat", "--schedule", schedule, "--pidfile", "")

    wait_until(lambda: code(house, "beat", BEAT_SCHEDULE=schedule) == 0, "beat is well")
