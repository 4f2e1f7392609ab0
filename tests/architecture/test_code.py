"""Habits of the house that a machine can see: who writes, who reads the clock, what a module says of itself."""

import ast
import re
import sys

import pytest

from tests.architecture import test_staircase
from tests.architecture.test_staircase import ROOT, STAIRS, named, sources

WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete", "update",
}  # fmt: skip
# Where rows may be written: the actions, what they are made of, and the outboxes that note what was sent or made.
WRITERS = {
    "councils/actions.py", "councils/approaches.py", "councils/characteristics.py", "councils/edits.py",
    "councils/invitations.py", "councils/record.py", "councils/register.py",
    "deadlines/actions.py", "deadlines/rebuilding.py", "deadlines/calendar_actions.py", "deadlines/keeping.py",
    "deadlines/notices.py",
    "objectives/actions.py", "objectives/committing.py", "objectives/counting.py", "objectives/covering.py",
    "objectives/doing.py",
    "objectives/editing.py", "objectives/measuring.py",
    "publications/actions.py", "publications/approving.py", "publications/arranging.py", "publications/asking.py",
    "publications/building.py", "publications/committee.py", "publications/contributing.py", "publications/formats.py",
    "publications/link_checking.py", "publications/proofs.py", "publications/proving.py", "publications/renditions.py",
    "publications/starting.py", "publications/watching.py",
}  # fmt: skip
# The edge, where the clock is read: doors and jobs; and the writers, which note when something happened.
EDGE = re.compile(r"(^|/)(\w*views(/\w+)?|tasks|management/commands/\w+|duty/__main__|councils/day)\.py$")
CLOCKS = {"now", "today", "localdate", "localtime", "today_at"}
ONLY_WHEN_EMPTY = {"localdate", "localtime"}  # with an argument they turn a moment that was given into a day or an hour


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def writes(tree: ast.AST) -> set[str]:
    """Calls that write rows. `update` with a plain argument is a dictionary's; of a query set it takes names only."""
    return {
        called(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and called(node) in WRITES
        if not (called(node) == "update" and node.args)
    }


def clocks_read(tree: ast.AST) -> set[str]:
    """Calls that ask what day or time it is, and clocks handed on without being called (`default=timezone.now`)."""
    asked = {
        called(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in CLOCKS
        if not (called(node) in ONLY_WHEN_EMPTY and node.args)
    }
    handed_on = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS - ONLY_WHEN_EMPTY
        if isinstance(node.value, ast.Name) and node.value.id in {"timezone", "datetime", "date"}
    }
    return asked | handed_on


def python_files() -> list:
    return [p for stair in STAIRS for p in sources(stair) if p.name != "__init__.py"]


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_every_module_says_what_belongs_in_it(path):
    if path.name == "apps.py":
        return
    assert ast.get_docstring(ast.parse(path.read_text()))


def where_it_is_written() -> dict[str, set[str]]:
    """Every module of every room that writes rows and is no writer."""
    readers = [p for p in python_files() if named(p) not in WRITERS]
    return {named(p): hit for p in readers if (hit := writes(ast.parse(p.read_text())))}


def where_the_clock_is_read() -> dict[str, set[str]]:
    """Every module below the edge that reads the clock."""
    told = [p for p in python_files() if named(p) not in WRITERS and not EDGE.search(named(p))]
    return {named(p): hit for p in told if (hit := clocks_read(ast.parse(p.read_text())))}


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """A house with one module in it, so that the real scan walks over a planted fault."""

    def plant(where: str, line: str) -> None:
        module = tmp_path / where
        module.parent.mkdir(parents=True)
        module.write_text(f"def planted(council, on):\n    {line}\n")

    for module in (test_staircase, sys.modules[__name__]):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    return plant


def test_only_the_writers_write():
    assert where_it_is_written() == {}
    assert [name for name in sorted(WRITERS) if not writes(ast.parse((ROOT / name).read_text()))] == []


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("dashboards/briefing.py", "Council.objects.filter(pk=1).update(name='x')"),
        ("dashboards/views.py", "Council.objects.create(slug='x')"),
        ("dashboards/actions.py", "council.delete()"),
        ("objectives/forms/measure.py", "Measure.objects.bulk_create([])"),
        ("objectives/views/progress.py", "council.save()"),
        ("objectives/models/measure.py", "Measure.objects.get_or_create(pk=1)"),
        ("publications/obligations.py", "council.save(update_fields=['name'])"),
        ("publications/report/standing.py", "Edition.objects.update_or_create(pk=1)"),
        ("publications/steps.py", "Edition.objects.bulk_update([], [])"),
        ("psed_portal/example/told.py", "council.save()"),
    ],
)
def test_a_planted_write_is_caught(planted, where, line):
    planted(where, line)

    assert list(where_it_is_written()) == [where]


def test_what_is_told_the_day_never_reads_the_clock():
    assert where_the_clock_is_read() == {}


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("dashboards/briefing.py", "return localdate()"),
        ("dashboards/next_steps.py", "return today_at(council)"),
        ("dashboards/summaries.py", "return date.today()"),
        ("objectives/forms/progress.py", "return timezone.localdate()"),
        ("objectives/models/progress.py", "return DateTimeField(default=timezone.now)"),
        ("objectives/querysets.py", "return datetime.now(UTC)"),
        ("publications/checks/about_words.py", "return timezone.localtime()"),
        ("publications/obligations.py", "return timezone.now()"),
        ("publications/report/content.py", "return localdate()"),
        ("publications/report/standing.py", "return date.today()"),
        ("publications/steps.py", "return localdate()"),
        ("duty/clock.py", "return date.today()"),
    ],
)
def test_a_planted_clock_is_caught(planted, where, line):
    planted(where, line)

    assert list(where_the_clock_is_read()) == [where]


@pytest.mark.parametrize("line", ["return localtime(on)", "now = on; return now", "return now['progress']"])
def test_a_moment_that_was_given_is_no_clock(planted, line):
    planted("publications/report/passport.py", line)

    assert where_the_clock_is_read() == {}


def test_nothing_hides_behind_signals_or_saves():
    for path in python_files():
        text = path.read_text()
        assert "django.db.models.signals" not in text, named(path)
        assert "def save(" not in text, named(path)
        assert "ordering =" not in text or "migrations" in path.parts, named(path)


# A report as one file that people keep: no page of this site, and its style has nowhere else to be.
FILES_TO_KEEP = {"templates/publications/report/file.html"}


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=\"|\son\w+=\"|javascript:", re.IGNORECASE)
    found = {
        str(p.relative_to(ROOT)): inline.findall(p.read_text())
        for p in sorted((ROOT / "templates").rglob("*.html"))
        if inline.search(p.read_text()) and "emails" not in p.parts
    }

    assert found.keys() == FILES_TO_KEEP
    assert set(found["templates/publications/report/file.html"]) == {"<style"}
    assert inline.search('<p style="color: red">')


def test_templates_trust_nobody():
    """`|safe` and `autoescape off` would let a person's words become markup."""
    trusting = [
        str(p.relative_to(ROOT))
        for p in sorted((ROOT / "templates").rglob("*.html"))
        if "|safe" in p.read_text() or "autoescape off" in p.read_text()
    ]

    assert trusting == []
