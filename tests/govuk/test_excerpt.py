"""The beginning of a long text: whole paragraphs, at least one, none that only announces the next."""

import pytest

from govuk.excerpt import beginning

LONG = "x" * 50


@pytest.mark.parametrize(
    ("text", "begins", "is_whole"),
    [
        ("", "", True),
        ("One.\n\nTwo.", "One.\n\nTwo.", True),
        (f"{LONG}\n\n{LONG}\n\n{LONG}", f"{LONG}\n\n{LONG}", False),
        (f"{LONG * 4}\n\nTwo.", LONG * 4, False),
        (f"One.\n \t\n\n{LONG}", f"One.\n\n{LONG}", True),
        (f"One.\n\nWe do:\n\n- {LONG * 3}", "One.", False),
        (f"One.\n\n## Then\n\n{LONG * 3}", "One.", False),
        (f"We do:\n\n- {LONG * 3}\n\nTwo.", f"We do:\n\n- {LONG * 3}", False),
        ("## Only\n\n## Headings:", "## Only\n\n## Headings:", True),
        (f"## First\n\n{LONG * 3}", f"## First\n\n{LONG * 3}", True),
    ],
)
def test_a_text_begins_with_whole_paragraphs(text, begins, is_whole):
    assert beginning(text, about=110) == (begins, is_whole)
