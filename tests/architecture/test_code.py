"""Habits of the house that a machine can see: who writes, who reads the clock, what a module says of itself."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.test_staircase import ROOT, STAIRS, named, sources

WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
# Where rows may be written: the actions, what they are made of, and the outboxes that note what was sent or made.
WRITERS = {
    "actions.py", "record.py", "edits.py", "register.py", "renditions.py", "notices.py", "invitations.py",
}  # fmt: skip
READS_THE_CLOCK = {"localdate", "localtime", "now", "today"}


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def python_files() -> list:
    return [p for stair in STAIRS for p in sources(stair) if p.name != "__init__.py"]


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_every_module_says_what_belongs_in_it(path):
    if path.name == "apps.py":
        return
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("room", ["views", "forms", "querysets", "models", "lifecycle", "checks", "summaries"])
def test_only_actions_write(room):
    readers = [p for p in python_files() if room in p.stem or (room in p.parent.name and p.stem != "people")]

    assert readers
    assert {named(p): hit for p in readers if (hit := WRITES & set(calls(ast.parse(p.read_text()))))} == {}


def test_a_planted_write_in_a_view_is_caught():
    assert WRITES & set(calls(ast.parse("def view(request):\n    Council.objects.create(slug='x')\n")))


@pytest.mark.parametrize("room", ["querysets", "lifecycle", "forms", "checks", "summaries"])
def test_rules_never_read_the_clock(room):
    found = {
        named(p): hit
        for p in python_files()
        if p.stem == room and (hit := READS_THE_CLOCK & set(names(ast.parse(p.read_text()))))
    }

    assert found == {}


def test_nothing_hides_behind_signals_or_saves():
    for path in python_files():
        text = path.read_text()
        assert "django.db.models.signals" not in text, named(path)
        assert "def save(" not in text, named(path)
        assert "ordering =" not in text or "migrations" in path.parts, named(path)


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=\"|\son\w+=\"|javascript:", re.IGNORECASE)
    found = {
        str(p.relative_to(ROOT)): inline.findall(p.read_text())
        for p in sorted((ROOT / "templates").rglob("*.html"))
        if inline.search(p.read_text()) and "emails" not in p.parts
    }

    assert found == {}
    assert inline.search('<p style="color: red">')


def test_templates_trust_nobody():
    """`|safe` and `autoescape off` would let a person's words become markup."""
    trusting = [
        str(p.relative_to(ROOT))
        for p in sorted((ROOT / "templates").rglob("*.html"))
        if "|safe" in p.read_text() or "autoescape off" in p.read_text()
    ]

    assert trusting == []
