"""The worked examples of all three nations, each to the day, asked of the clock and of the program."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from duty.__main__ import main
from duty.clock import position

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())["vectors"]
each_of_them = pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@each_of_them
def test_a_worked_example_comes_out_to_the_day(vector: dict) -> None:
    at = position(
        vector["nation"].lower(),
        vector["duty"],
        last=day(vector["last"]),
        on=date.fromisoformat(vector["today"]),
        headcount=vector["headcount"],
        cycle=vector.get("cycle"),
    )
    assert at.due_on == day(vector["due"])
    assert at.contested_until == day(vector["lenient"])
    assert at.status == vector["status"]
    assert at.days == vector["days"]
    assert at.contested is vector["contested"]
    assert at.applies is (vector["status"] != "NOT_APPLICABLE")


@each_of_them
def test_the_program_answers_a_worked_example_the_same(vector: dict, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["due", "--nation", vector["nation"], "--duty", vector["duty"], "--on", vector["today"], "--json"]
    words += ["--headcount", str(vector["headcount"])]
    words += ["--last", vector["last"]] if vector["last"] else []
    words += ["--cycle", vector["cycle"]] if "cycle" in vector else []
    assert main(words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["due_on"] == vector["due"]
    assert answer["contested_until"] == vector["lenient"]
    assert [answer[key] for key in ("status", "days", "contested")] == [
        vector[key] for key in ("status", "days", "contested")
    ]


def test_no_example_is_missing() -> None:
    assert Counter(vector["nation"] for vector in VECTORS) == {"England": 18, "Wales": 4, "Scotland": 5}
