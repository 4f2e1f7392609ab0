"""`python -m duty`: what people and checks ask from a terminal."""

import json
import runpy
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

import duty
from duty.__main__ import main

Captured = pytest.CaptureFixture[str]
ASKED = "due --nation england --headcount 1200 --duty EQ_INFO --last 2025-03-30 --on 2025-10-01"


def ask(capsys: Captured, line: str) -> tuple[int, str, str]:
    code = main(line.split())
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_due_day_is_answered_as_json_with_exactly_the_promised_keys(capsys: Captured) -> None:
    code, out, err = ask(capsys, f"{ASKED} --json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer) == [
        "due_on",
        "contested_until",
        "status",
        "days",
        "contested",
        "applies",
        "rule",
        "citation",
        "explanation",
    ]
    assert (answer["due_on"], answer["contested_until"]) == ("2026-03-29", "2026-03-30")
    assert (answer["status"], answer["days"], answer["contested"]) == ("UP_TO_DATE", 179, False)
    assert "SI 2017/353" in answer["citation"]


def test_a_due_day_is_answered_in_sentences(capsys: Captured) -> None:
    code, out, _ = ask(capsys, ASKED)
    assert code == 0
    assert out.startswith("Due in 179 days\n\nThe clock started on 30 March 2025")


def test_a_new_council_is_answered_without_a_day(capsys: Captured) -> None:
    _, out, _ = ask(capsys, "due --nation england --duty EQ_INFO --began 2023-04-01 --on 2026-01-01 --json")
    answer = json.loads(out)
    assert (answer["due_on"], answer["days"], answer["status"]) == (None, None, "NEVER_PUBLISHED")


def test_without_a_day_the_question_is_about_today_in_london(capsys: Captured) -> None:
    # 23:30 in Greenwich on 28 March 2026 is still that day; a night later the clocks have gone forward.
    question = "due --nation england --duty EQ_INFO --last 2025-03-30 --json"
    with time_machine.travel(datetime(2026, 3, 28, 23, 30, tzinfo=UTC), tick=False):
        assert json.loads(ask(capsys, question)[1])["days"] == 1
    with time_machine.travel(datetime(2026, 3, 29, 23, 30, tzinfo=UTC), tick=False):
        answer = json.loads(ask(capsys, question)[1])
    assert (answer["days"], answer["contested"]) == (-1, True)


@pytest.mark.parametrize("nation", ["wales", "scotland"])
@pytest.mark.parametrize("question", ["due --duty EQ_INFO", "list"])
def test_wales_and_scotland_are_answered_not_computed_yet(capsys: Captured, nation: str, question: str) -> None:
    code, out, _ = ask(capsys, f"{question} --nation {nation} --on 2026-01-01 --json")
    assert code == 2
    assert json.loads(out) == {"error": "Dates for Wales and Scotland are not computed yet."}


def test_northern_ireland_is_answered_not_applicable(capsys: Captured) -> None:
    code, out, _ = ask(capsys, "due --nation northern-ireland --duty EQ_INFO --on 2026-01-01 --cycle 2025-26 --json")
    answer = json.loads(out)
    assert (code, answer["status"], answer["applies"], answer["due_on"]) == (0, "NOT_APPLICABLE", False, None)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("due --nation england --duty GPG --on 2026-01-01", "Dates for GPG on 1 January 2026 are not computed yet"),
        (f"{ASKED} --cycle 2025-26", "has no named cycle"),
        ("due --nation england --duty EQ_INFO --last 2026-02-01 --on 2026-01-01", "is after the day asked about"),
        ("due --nation cornwall --duty EQ_INFO", '"cornwall" is not a nation this product knows'),
        ("due --nation england --duty EQ_INFO --on 30/03/2026", "write the date as 2026-03-29"),
        ("due --nation england --duty EQ_INFO --headcount -5", "--headcount"),
        ("due --nation england --duty EQ_INFO --headcount many", "in figures"),
        ("due --nation england", "--duty"),
        ("", "due|list"),
    ],
)
def test_a_question_without_an_answer_says_why_and_fails(capsys: Captured, line: str, sentence: str) -> None:
    code, out, err = ask(capsys, line)
    assert (code, out) == (2, "")
    assert sentence in err
    code, out, err = ask(capsys, f"{line} --json")
    assert (code, err) == (2, "")
    assert list(json.loads(out)) == ["error"]


def test_a_small_council_s_duties_are_listed_with_what_its_size_changes(capsys: Captured) -> None:
    code, out, _ = ask(capsys, "list --nation england --headcount 120 --on 2026-01-01 --json")
    answer = json.loads(out)
    assert code == 0
    assert [row["code"] for row in answer["duties"]] == ["EQ_INFO", "EQ_OBJECTIVES"]
    assert "need not cover employees" in answer["duties"][0]["employee_part"]
    assert answer["duties"][1]["employee_part"] is None


def test_the_list_reads_as_text(capsys: Captured) -> None:
    _, out, _ = ask(capsys, "list --nation england --headcount 120 --on 2026-01-01")
    assert out.startswith("EQ_INFO: Equality information\n  Publish")
    assert "https://www.legislation.gov.uk/uksi/2017/353/regulation/5" in out


def test_before_the_first_regulations_the_list_is_empty_and_says_so(capsys: Captured) -> None:
    assert ask(capsys, "list --nation england --on 2010-01-01")[1] == "No duty was in force on 1 January 2010.\n"


def test_northern_ireland_s_list_names_the_other_law(capsys: Captured) -> None:
    assert "Northern Ireland Act 1998" in ask(capsys, "list --nation northern-ireland --on 2026-01-01")[1]
    answer = json.loads(ask(capsys, "list --nation northern-ireland --on 2026-01-01 --json")[1])
    assert answer["duties"] == []
    assert "Northern Ireland Act 1998" in answer["citation"]


def test_the_package_runs_as_a_program(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["duty", *ASKED.split()])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(Path(duty.__file__).with_name("__main__.py")), run_name="__main__")
    assert ended.value.code == 0
    assert "Due in 179 days" in capsys.readouterr().out
