"""The worked examples of both English duties, each to the day."""

import json
from datetime import date
from pathlib import Path

import pytest

from duty.clock import Standing, position

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())["vectors"]


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_a_worked_example_comes_out_to_the_day(vector: dict) -> None:
    at = position(
        vector["nation"].lower(),
        vector["duty"],
        last=day(vector["last"]),
        on=date.fromisoformat(vector["today"]),
        headcount=vector["headcount"],
    )
    assert isinstance(at, Standing)
    assert at.due_on == day(vector["due"])
    assert at.contested_until == day(vector["lenient"])
    assert at.status == vector["status"]
    assert at.days == vector["days"]
    assert at.contested is vector["contested"]
    assert at.applies


def test_no_example_is_missing() -> None:
    assert len(VECTORS) == 14
