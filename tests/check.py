"""What `./check` does once the services are up: every step is counted, and the last line is the verdict.

python -m tests.check [--fast] [pytest arguments]
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from psed_portal.embedded.places import REPOSITORY
from psed_portal.embedded.processes import tied_to_parent
from psed_portal.embedded.supervisor import say

TOOLS = Path(sys.executable).parent
RESULTS = REPOSITORY / "var" / "check"
STEP_SECONDS, TESTS_SECONDS = 600, 4500
FAST = "not browser and not worker and not slow and not page"
# What a council's own installation is told: `check --deploy` must have nothing to say about it.
PRODUCTION = {
    "PUBLIC_URL": "https://equality.example.gov.uk",
    "ALLOWED_HOSTS": "equality.example.gov.uk",
    "BEHIND_PROXY": "true",
    "ALLOW_EXAMPLE": "false",
}
# The rooms where no branch goes untested.
COVERED = ("duty", "councils", "deadlines", "objectives", "publications")
EVERY_BRANCH = "duty/*,*/access.py,*/lifecycle.py,*/actions.py"


@dataclass(frozen=True)
class Step:
    """One command that must exit with 0."""

    name: str
    command: Sequence[str | Path]
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0

    def add(self, *, passed: int = 0, failed: int = 0) -> None:
        self.passed += passed
        self.failed += failed

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


def manage(*words: str) -> list[str | Path]:
    return [sys.executable, "manage.py", *words]


def steps() -> Iterator[Step]:
    """Everything before the tests, the quick ones first."""
    python = [sys.executable, "-m"]
    for script in ("start", "check", ".ci/run", "psed_portal/embedded/set_up.sh"):
        yield Step(f"shell: {script}", ["sh", "-n", script])
    yield Step("lint", [*python, "ruff", "check", "."])
    yield Step("format", [*python, "ruff", "format", "--check", "."])
    yield Step("types", [*python, "mypy", "."])
    yield Step("design system built", manage("build_design"))
    yield Step("static files collected", manage("collectstatic", "--noinput"))
    yield Step("ready to deploy", manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION)
    yield Step("every change of a model has its migration", manage("makemigrations", "--check", "--dry-run"))
    for name in ("Dockerfile", "docker-compose.yml"):
        if (REPOSITORY / name).exists():
            schema = [*python, "check_jsonschema", "--builtin-schema", "vendor.compose-spec", name]
            yield Step(name, [TOOLS / "hadolint", name] if name == "Dockerfile" else schema)


class Run:
    """The child that runs now, ended when the person or the system asks for the end."""

    def __init__(self) -> None:
        self.child: subprocess.Popen[str] | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if self.child and self.child.poll() is None:
            self.child.send_signal(signal.SIGINT)  # pytest puts its fixtures away
        raise KeyboardInterrupt

    def __call__(self, step: Step, *, seconds: int, shown: bool = False) -> tuple[int, str]:
        """The exit code and what was printed, or with `shown`, printed as it comes."""
        self.child = subprocess.Popen(
            [str(word) for word in step.command],
            cwd=REPOSITORY,
            env={**os.environ, **step.settings},
            stdin=subprocess.DEVNULL,
            stdout=None if shown else subprocess.PIPE,
            stderr=None if shown else subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=tied_to_parent(signal.SIGTERM),
        )
        try:
            output, _ = self.child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.child.kill()
            output, _ = self.child.communicate()
            return 1, f"{output or ''}\nNot done after {seconds} seconds."
        except KeyboardInterrupt:
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(15)
            raise
        return self.child.returncode, output or ""


def check(run: Run, tally: Tally, step: Step) -> None:
    began = time.monotonic()
    try:
        code, output = run(step, seconds=STEP_SECONDS)
    except OSError as error:
        code, output = 1, str(error)
    tally.add(passed=code == 0, failed=code != 0)
    if code:
        print(output.rstrip(), flush=True)
    say(f"{'FAILED' if code else 'ok':<7}{step.name} ({time.monotonic() - began:.1f} s)")


def run_tests(run: Run, tally: Tally, words: list[str], *, fast: bool) -> None:
    """One run of pytest, counted from its own report; a run that left no report, or says less than it did, failed."""
    report = RESULTS / "pytest.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", "--durations=10", *words]
    if fast:
        command += ["-m", FAST]
    elif not words:
        command += [*(f"--cov={room}" for room in COVERED), "--cov-branch", "--cov-report="]
    code, output = run(
        Step("tests", command, {"COVERAGE_FILE": str(RESULTS / "coverage")}), seconds=TESTS_SECONDS, shown=True
    )
    found = count(report)
    tally.add(passed=found.passed, failed=found.failed)
    if code not in (0, 1) or (code == 1 and not found.failed) or not found.passed + found.failed:
        tally.add(failed=1)
        say(f"FAILED the test run itself: exit code {code}. {output.strip()}")
    say(f"{'FAILED' if found.failed else 'ok':<7}tests: {found}")


def count(report: Path) -> Tally:
    """The cases in pytest's report. One that was skipped has not passed."""
    tally = Tally()
    try:
        cases = list(ElementTree.parse(report).getroot().iter("testcase"))  # noqa: S314  # written by our own pytest
    except (OSError, ElementTree.ParseError):
        return tally
    for case in cases:
        verdicts = {child.tag for child in case} & {"failure", "error", "skipped"}
        if verdicts == {"skipped"}:
            say(f"FAILED {case.get('classname')}.{case.get('name')}: skipped")
        tally.add(passed=not verdicts, failed=bool(verdicts))
    return tally


def cover(run: Run, tally: Tally) -> None:
    command = [sys.executable, "-m", "coverage", "report", f"--include={EVERY_BRANCH}", "--fail-under=100"]
    command += ["--show-missing", "--skip-covered", "--precision=1"]
    check(
        run,
        tally,
        Step(
            "every branch of law, access, lifecycle and actions", command, {"COVERAGE_FILE": str(RESULTS / "coverage")}
        ),
    )


def main(words: list[str]) -> int:
    fast = "--fast" in words
    words = [word for word in words if word != "--fast"]
    RESULTS.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    try:
        run = Run()
        for step in steps():
            check(run, tally, step)
        run_tests(run, tally, words, fast=fast)
        if not fast and not words:
            cover(run, tally)
    except KeyboardInterrupt:
        say("Stopped before the end")
        tally.add(failed=1)
    print(tally, flush=True)
    return 0 if tally.passed and not tally.failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
