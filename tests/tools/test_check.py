"""The verdict of `./check` counts what happened: a skip, a crash or an empty run is never a pass."""

import subprocess
import sys

import pytest

from tests import check
from tests.check import PRODUCTION, Run, Step, Tally, count

REPORT = """<?xml version="1.0"?><testsuites><testsuite>{}</testsuite></testsuites>"""
CASE = '<testcase classname="tests.duty" name="one">{}</testcase>'


@pytest.fixture
def run(monkeypatch) -> Run:
    monkeypatch.setattr(check.signal, "signal", lambda number, action: None)  # pytest keeps its own
    return Run()


@pytest.mark.parametrize(
    ("inside", "verdict"),
    [
        ("", "1 passed, 0 failed"),
        ("<system-out>words</system-out>", "1 passed, 0 failed"),
        ('<failure message="no"/>', "0 passed, 1 failed"),
        ('<error message="no"/>', "0 passed, 1 failed"),
        ('<skipped message="no browser"/>', "0 passed, 1 failed"),
    ],
)
def test_every_case_is_counted_and_a_skip_is_no_pass(tmp_path, inside, verdict):
    report = tmp_path / "pytest.xml"
    report.write_text(REPORT.format(CASE.format(inside)))

    assert str(count(report)) == verdict


def test_a_step_counts_by_its_exit_code(run, capsys):
    tally = Tally()

    check.check(run, tally, Step("good", [sys.executable, "-c", ""]))
    check.check(run, tally, Step("bad", [sys.executable, "-c", "print('why'); raise SystemExit(3)"]))
    check.check(run, tally, Step("missing", ["/nowhere/tool"]))

    assert str(tally) == "1 passed, 2 failed"
    assert "why" in capsys.readouterr().out


@pytest.mark.parametrize("stub", ["import os; os._exit(1)", "raise SystemExit(0)", "raise SystemExit(4)"])
def test_a_run_of_tests_that_left_no_report_has_failed(run, monkeypatch, tmp_path, stub):
    monkeypatch.setattr(check, "RESULTS", tmp_path)
    started = subprocess.Popen
    monkeypatch.setattr(check.subprocess, "Popen", lambda _, **how: started([sys.executable, "-c", stub], **how))
    tally = Tally()

    check.run_tests(run, tally, [], fast=True)

    assert str(tally) == "0 passed, 1 failed"


def test_a_step_that_never_ends_is_ended(run):
    code, output = run(Step("slow", [sys.executable, "-c", "import time; time.sleep(60)"]), seconds=0.2)

    assert code == 1
    assert "Not done after" in output


def test_the_deployment_check_is_made_as_in_production():
    step = next(step for step in check.steps() if "--deploy" in step.command)

    assert step.settings is PRODUCTION
    assert step.settings["PUBLIC_URL"].startswith("https://")
