"""What the tests of dates and diary share: days as a browser sends them, and words as a reader finds them."""

import re
from datetime import date
from typing import Any

from django.urls import reverse

STEPS = ["evidence", "consultation", "drafting", "scrutiny", "cabinet", "call_in", "publication"]


def day(name: str, value: date | None) -> dict[str, Any]:
    """A day as a browser sends it: three boxes."""
    parts = (value.day, value.month, value.year) if value else ("", "", "")
    return {f"{name}-{part}": number for part, number in zip(("day", "month", "year"), parts, strict=True)}


def tried(value: date | None, **more: Any) -> dict[str, Any]:
    """A day that is tried on a date's page, with all steps ticked unless told otherwise."""
    return {"asked": "yes", "steps": STEPS} | day("published_on", value) | more


def page_of(row: Any, name: str) -> str:
    return reverse(name, args=[row.council.slug, row.pk])


def words_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def error_beside(answer: Any, field: str) -> str:
    found = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', words_of(answer))
    assert found, f"no error beside {field}"
    return re.sub("<[^>]+>", "", found[1]).strip()
