"""Plays nine years of deadlines day by day against the oracle of tests/deadlines/test_simulation.py.

    python -m tests.tools.nine_years [--deadlines 500] [--from 2024-01-01] [--to 2032-12-31]

Not a test: a tool. All eighteen changes of the clocks, the leap days of 2024, 2028 and 2032; jobs missed, doubled and
cut short, days moved, a mail server that refuses. Works in a database of its own, made and dropped by the owner's role.
"""

import argparse
import logging
import time
from datetime import date
from tempfile import TemporaryDirectory

import pytest

from tests.tools.scan_speed import own_database, settings  # sets Django up, which the next one needs

# isort: split
from tests.deadlines.test_simulation import played


def main() -> int:
    parser = argparse.ArgumentParser(description="Play years of deadlines day by day against an oracle.")
    parser.add_argument("--deadlines", type=int, default=500)
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=date(2024, 1, 1))
    parser.add_argument("--to", dest="last", type=date.fromisoformat, default=date(2032, 12, 31))
    asked = parser.parse_args()
    logging.disable(logging.ERROR)  # every refusal is a line
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    began = time.monotonic()
    with own_database(), TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        settings.FILES_ROOT = folder
        world = played(asked.first, asked.last, deadlines=asked.deadlines, monkeypatch=monkeypatch)
        deviations = world.deviations()
    days, took = (asked.last - asked.first).days + 1, time.monotonic() - began
    print(
        f"{days:,} days, {asked.deadlines} deadlines in {took:.0f} s: "
        f"{len(world.oracle.flagged):,} flags, {len(world.server.taken):,} letters, {world.server.refused:,} refused, "
        f"{dict(world.counts)}; deviations {sum(deviations.values())} {deviations}"
    )
    return sum(deviations.values())


if __name__ == "__main__":
    raise SystemExit(min(main(), 1))
