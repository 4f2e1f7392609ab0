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


PROMISED = ["due_on", "contested_until", "status", "days", "contested", "applies", "rule", "citation", "explanation"]


def test_a_due_day_is_answered_as_json_with_the_promised_keys_first(capsys: Captured) -> None:
    code, out, err = ask(capsys, f"{ASKED} --json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer) == [*PROMISED, "code", "cycle", "address", "confidence"]
    assert (answer["due_on"], answer["contested_until"]) == ("2026-03-29", "2026-03-30")
    assert (answer["status"], answer["days"], answer["contested"]) == ("UP_TO_DATE", 179, False)
    assert (answer["code"], answer["cycle"], answer["confidence"]) == ("EQ_INFO", None, "verified")
    assert answer["address"] == "https://www.legislation.gov.uk/uksi/2017/353/regulation/4"
    assert "SI 2017/353" in answer["citation"]


def test_a_due_day_is_answered_in_sentences(capsys: Captured) -> None:
    code, out, _ = ask(capsys, ASKED)
    assert code == 0
    assert out.startswith("Due in 179 days\n\nThe clock started on 30 March 2025")


def test_json_keeps_every_letter_and_is_indented(capsys: Captured) -> None:
    _, out, _ = ask(capsys, f"{ASKED} --json")
    assert out.startswith('{\n  "due_on"')
    assert "“last updated”" in out


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


# Each recurrence, asked without a publication, with one before the reporting year, inside it, and after its day.
@pytest.mark.parametrize(
    ("line", "due_on", "contested_until", "status", "days", "cycle"),
    [
        # A year or years from the last publication
        ("england EQ_INFO 2026-11-22", "2018-03-30", None, "NEVER_PUBLISHED", -3159, None),
        ("england EQ_INFO 2017-06-01", "2018-03-30", None, "UP_TO_DATE", 302, None),
        ("england eq_info 2026-03-31 --last 2025-03-30", "2026-03-29", "2026-03-30", "OVERDUE", -2, None),
        ("england EQ_OBJECTIVES 2028-02-28 --last 2024-02-29", "2028-02-28", "2028-02-29", "DUE_TODAY", 0, None),
        ("scotland SCO_OUTCOMES 2024-02-28 --last 2020-02-28", "2024-02-27", "2024-02-28", "OVERDUE", -1, None),
        ("scotland SCO_MAINSTREAMING 2027-04-23 --last 2025-04-24", "2027-04-23", "2027-04-24", "DUE_TODAY", 0, None),
        ("scotland SCO_EMPLOYEE_INFO 2015-04-30 --last 2013-04-30", "2015-04-29", "2015-04-30", "OVERDUE", -1, None),
        ("scotland SCO_OUTCOMES_PROGRESS 2015-03-01", "2015-04-30", None, "DUE_SOON", 60, None),
        ("wales WAL_OBJECTIVES_REVIEW 2028-04-01 --last 2024-04-01", "2028-03-31", "2028-04-01", "OVERDUE", -1, None),
        # The day after a snapshot
        ("england GPG 2026-03-31", "2027-03-30", "2027-03-30", "UP_TO_DATE", 364, "2026-27"),
        ("england GPG 2026-03-31 --cycle 2025-26", "2026-03-30", "2026-03-30", "OVERDUE", -1, "2025-26"),
        ("england GPG 2026-05-01 --cycle 2025/26 --last 2025-03-30", "2026-03-30", "2026-03-30", "OVERDUE", -32,
         "2025-26"),
        ("england GPG 2026-03-01 --cycle 2025-2026 --last 2025-03-31", "2026-03-30", "2026-03-30",
         "PUBLISHED_ON_TIME", 29, "2025-26"),
        ("england GPG 2026-05-01 --cycle 2025-26 --last 2026-03-30", "2026-03-30", "2026-03-30", "PUBLISHED_ON_TIME",
         -32, "2025-26"),
        ("england GPG 2026-05-01 --cycle 2025-26 --last 2026-04-10", "2026-03-30", "2026-03-30", "PUBLISHED_LATE",
         -11, "2025-26"),
        ("england GPG 2021-06-01 --cycle 2020-21", "2021-10-05", "2021-10-05", "UP_TO_DATE", 126, "2020-21"),
        ("england GPG 2021-06-01", "2021-10-05", "2021-10-05", "UP_TO_DATE", 126, "2020-21"),
        ("england GPG 2021-10-06 --cycle 2020-21", "2021-10-05", "2021-10-05", "OVERDUE", -1, "2020-21"),
        ("england GPG 2022-01-01 --cycle 2020-21 --last 2021-10-05", "2021-10-05", "2021-10-05",
         "PUBLISHED_ON_TIME", -88, "2020-21"),
        # The day after a reporting period
        ("wales WAL_ANNUAL_REPORT 2026-04-01", "2027-03-31", "2027-03-31", "UP_TO_DATE", 364, "2025-26"),
        ("wales WAL_ANNUAL_REPORT 2026-04-01 --cycle 2024-25", "2026-03-31", "2026-03-31", "OVERDUE", -1, "2024-25"),
        ("wales WAL_ANNUAL_REPORT 2024-05-01 --cycle 2022-23 --last 2024-04-11", "2024-03-31", "2024-03-31",
         "PUBLISHED_LATE", -11, "2022-23"),
        ("wales WAL_EMPLOYMENT_INFO 2026-03-31 --last 2025-03-31", "2026-03-31", "2026-03-31", "DUE_TODAY", 0,
         "2024-25"),
        ("wales WAL_EMPLOYMENT_INFO 2026-03-31 --last 2025-04-01", "2026-03-31", "2026-03-31", "PUBLISHED_ON_TIME", 0,
         "2024-25"),
        # The day in the calendar
        ("scotland SCO_PAY_GAP 2026-11-22 --last 2025-04-30", "2027-04-30", "2027-04-30", "UP_TO_DATE", 159, "2027"),
        ("scotland SCO_PAY_GAP 2025-06-01 --cycle 2025 --last 2025-05-10", "2025-04-30", "2025-04-30",
         "PUBLISHED_LATE", -10, "2025"),
        ("scotland SCO_EQUAL_PAY 2026-11-22", "2029-04-30", "2029-04-30", "UP_TO_DATE", 890, "2029"),
        ("scotland SCO_EQUAL_PAY 2029-04-30 --cycle 2029", "2029-04-30", "2029-04-30", "DUE_TODAY", 0, "2029"),
        ("scotland SCO_PAY_GAP 2016-04-01", "2017-04-30", "2017-04-30", "UP_TO_DATE", 394, "2017"),
        # Kept, customary, looked at again, by event
        ("england GPG_RETENTION 2027-03-19 --last 2024-03-20", "2027-03-19", "2027-03-19", "UP_TO_DATE", 0, None),
        ("england GPG_RETENTION 2027-03-20 --last 2024-03-20", "2027-03-19", "2027-03-19", "NOT_APPLICABLE", -1, None),
        ("england GPG_RETENTION 2027-03-20", None, None, "UP_TO_DATE", None, None),
        ("wales WAL_SEP 2028-04-01 --last 2024-04-01", "2028-03-31", "2028-03-31", "OVERDUE", -1, None),
        ("wales WAL_PAY_ACTION_PLAN 2028-03-31 --last 2024-04-01", "2028-03-31", "2028-03-31", "DUE_TODAY", 0, None),
        ("england ACCESS_STATEMENT 2026-09-23 --last 2025-09-23", "2026-09-23", "2026-09-23", "DUE_TODAY", 0, None),
        ("northern-ireland ACCESS_STATEMENT 2026-09-24 --last 2025-09-23", "2026-09-23", "2026-09-23", "OVERDUE", -1,
         None),
        ("england ACCESS_STATEMENT 2026-09-23", None, None, "NEVER_PUBLISHED", None, None),
        ("wales WAL_EIA_PUBLISH 2026-09-23", None, None, "UP_TO_DATE", None, None),
        ("scotland SCO_EIA_PUBLISH 2026-09-23 --last 2026-09-01", None, None, "UP_TO_DATE", None, None),
        ("england GPG_ACTION_PLAN 2026-09-23", None, None, "NOT_APPLICABLE", None, None),
    ],
)  # fmt: skip
def test_every_recurrence_is_answered(
    capsys: Captured, line: str, due_on: str, contested_until: str, status: str, days: int, cycle: str
) -> None:
    nation, duty_code, on, *rest = line.split()
    words = f"due --nation {nation} --duty {duty_code} --on {on} {' '.join(rest)} --json"
    code, out, _ = ask(capsys, words)
    answer = json.loads(out)
    assert code == 0
    assert (answer["due_on"], answer["contested_until"]) == (due_on, contested_until)
    assert (answer["status"], answer["days"], answer["cycle"]) == (status, days, cycle)
    assert answer["applies"] is (status != "NOT_APPLICABLE")
    assert answer["explanation"]


def test_northern_ireland_is_answered_not_applicable(capsys: Captured) -> None:
    code, out, _ = ask(capsys, "due --nation northern-ireland --duty EQ_INFO --on 2026-01-01 --cycle 2025-26 --json")
    answer = json.loads(out)
    assert (code, answer["status"], answer["applies"], answer["due_on"]) == (0, "NOT_APPLICABLE", False, None)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("due --nation england --duty GPG --on 2012-01-01", "No duty GPG is known for 1 January 2012"),
        ("due --nation england --duty GPG --cycle 2016-17", "It has 2017-18, 2018-19, 2019-20 and so on."),
        ("due --nation scotland --duty SCO_EQUAL_PAY --cycle 2027", "It has 2017, 2021, 2025 and so on."),
        ("due --nation wales --duty WAL_SEP --cycle 2024-25", "WAL_SEP runs from the last publication"),
        ("due --nation england --duty EQ_INFO --last 1899-12-31", "write a date from 1900 to 2199, not 1899"),
        ("due --nation england --duty EQ_INFO --on 2200-01-01", "write a date from 1900 to 2199, not 2200"),
        (f"{ASKED} --cycle 2025-26", "has no named year. Leave the year out."),
        ("due --nation england --duty EQ_INFO --last 2026-02-01 --on 2026-01-01", "is after the day asked about"),
        ("due --nation cornwall --duty EQ_INFO", '"cornwall" is not a nation this product knows'),
        ("due --nation england --duty EQ_INFO --on 30/03/2026", "write the date as 2026-03-29"),
        ("due --nation england --duty EQ_INFO --headcount -5", "--headcount"),
        ("due --nation england --duty EQ_INFO --headcount many", "in figures"),
        ("due --nation england", "The following arguments are required: --duty. See python -m duty --help."),
        ("due --duty EQ_INFO", "The following arguments are required: --nation. See python -m duty --help."),
        ("", "due|list"),
        # No option is guessed from its first letters.
        ("--hel", "due|list"),
        ("due --nat england --duty EQ_INFO", "--nation"),
        ("list --nation england --head 120", "Unrecognized arguments: --head 120"),
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
    assert [row["code"] for row in answer["related"]] == ["ACCESS_STATEMENT"]
    assert "need not cover employees" in answer["duties"][0]["employee_part"]
    assert answer["duties"][1]["employee_part"] is None


def test_a_listed_duty_says_all_that_its_row_says(capsys: Captured) -> None:
    answer = json.loads(ask(capsys, "list --nation scotland --on 2026-01-01 --json")[1])
    rows = {row["code"]: row for row in answer["duties"]}
    pay_gap = rows["SCO_PAY_GAP"]
    assert [
        pay_gap[key] for key in ("recurrence", "years", "threshold", "first_due_on", "confidence", "goes_with")
    ] == [
        "fixed day in the calendar",
        2,
        20,
        "2017-04-30",
        "verified",
        None,
    ]
    assert rows["SCO_EMPLOYEE_INFO"]["goes_with"] == "SCO_MAINSTREAMING"
    assert rows["SCO_EIA_PUBLISH"]["first_due_on"] is None


@pytest.mark.parametrize(
    ("asked", "count"), [("wales --headcount 120", 6), ("scotland --headcount 19", 5), ("england --headcount 250", 4)]
)
def test_the_list_holds_exactly_the_duties_that_are_on(capsys: Captured, asked: str, count: int) -> None:
    answer = json.loads(ask(capsys, f"list --nation {asked} --on 2026-11-22 --json")[1])
    assert len(answer["duties"]) == count


def test_the_list_reads_as_text_and_sets_what_is_related_apart(capsys: Captured) -> None:
    _, out, _ = ask(capsys, "list --nation england --headcount 120 --on 2026-01-01")
    paragraphs = out.strip().split("\n\n")
    assert out.startswith("EQ_INFO: Equality information\n  Publish")
    assert "https://www.legislation.gov.uk/uksi/2017/353/regulation/5" in out
    assert [paragraph.partition(":")[0] for paragraph in paragraphs] == [
        "EQ_INFO",
        "EQ_OBJECTIVES",
        "Beside the equality duties",
        "ACCESS_STATEMENT",
    ]


def test_before_the_first_regulations_the_list_is_empty_and_says_so(capsys: Captured) -> None:
    assert ask(capsys, "list --nation england --on 2010-01-01")[1] == "No duty was in force on 1 January 2010.\n"


def test_northern_ireland_s_list_names_the_other_law(capsys: Captured) -> None:
    text = ask(capsys, "list --nation northern-ireland --on 2026-01-01")[1]
    assert text.startswith("The public sector equality duty of the Equality Act 2010 does not apply")
    assert "No duty was in force" not in text
    answer = json.loads(ask(capsys, "list --nation northern-ireland --on 2026-01-01 --json")[1])
    assert answer["duties"] == []
    assert "Northern Ireland Act 1998" in answer["citation"]


def test_without_words_of_its_own_it_answers_those_of_the_command_line(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["duty", *ASKED.split()])
    assert main() == 0
    assert capsys.readouterr().out.startswith("Due in 179 days")


def test_the_package_runs_as_a_program(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["duty", *ASKED.split()])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(Path(duty.__file__).with_name("__main__.py")), run_name="__main__")
    assert ended.value.code == 0
    assert "Due in 179 days" in capsys.readouterr().out
