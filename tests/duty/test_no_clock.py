"""Nothing in this room knows what day it is, except the program that is asked."""

import ast
from pathlib import Path

import duty


def reads_a_clock(source: str) -> bool:
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in {"today", "now", "utcnow", "time"} for call in calls)


def test_only_the_command_reads_today_s_date() -> None:
    room = Path(duty.__file__).parent
    assert [module.name for module in sorted(room.glob("*.py")) if reads_a_clock(module.read_text())] == ["__main__.py"]


def test_the_search_for_clocks_finds_a_planted_one() -> None:
    assert reads_a_clock("from datetime import date\ndef due(): return date.today()")
