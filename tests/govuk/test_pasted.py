"""Lists pasted out of Word become lists, and sentences stay sentences."""

import re

import pytest

from govuk.pasted import with_lists
from govuk.prose import prose
from tests.timing import seconds_of


def skeleton(text: str) -> str:
    """The HTML of `text` without attributes and white space."""
    return re.sub(r"\s*\n\s*", "", re.sub(r"<(\w+)[^>]*>", r"<\1>", prose(text)))


@pytest.mark.parametrize(
    "bullet", ["•\t", "• ", "•", "·\t", "·      ", "·\u00a0\u00a0", "–\t", "– ", "\uf0b7\t", "o\t", "▪ "]
)
def test_a_pasted_list_is_a_list(bullet: str) -> None:
    assert skeleton(f"{bullet}First\n{bullet}Second") == "<ul><li>First</li><li>Second</li></ul>"


def test_a_list_inside_a_list_stays_inside_it() -> None:
    typed = "•\tFirst\no\tsub\n▪\tdeeper\n•\tSecond\no sub of second"

    assert skeleton(typed) == (
        "<ul><li>First<ul><li>sub<ul><li>deeper</li></ul></li></ul></li>"
        "<li>Second<ul><li>sub of second</li></ul></li></ul>"
    )


def test_dashes_below_a_bullet_are_inside_it() -> None:
    assert skeleton("• First\n– one") == "<ul><li>First<ul><li>one</li></ul></li></ul>"


def test_text_before_and_after_a_pasted_list_is_its_own() -> None:
    assert skeleton("We will:\r\n•\tFirst\r\n•\tSecond\r\nThen we stop.") == (
        "<p>We will:</p><ul><li>First</li><li>Second</li></ul><p>Then we stop.</p>"
    )


def test_a_line_that_goes_on_in_small_letters_belongs_to_its_item() -> None:
    assert skeleton("• First that is\nlong\n• Second") == "<ul><li>First that islong</li><li>Second</li></ul>"


@pytest.mark.parametrize(
    "text",
    [
        "o Gymru i Loegr",
        "Mae’r cyngor yn dod\no Gymru",
        "– said the mayor",
        "Costs rose\n– but not here.",
        "·5 of a point",
        "A sentence with a • inside",
        "- one\n- two\n\nAfter",
        "1. one\n2. two",
        "",
    ],
)
def test_what_is_no_pasted_list_is_left_alone(text: str) -> None:
    assert with_lists(text) == text


def test_a_pasted_item_is_as_harmless_as_any_text() -> None:
    assert "<script" not in prose("•\t<script>alert(1)</script>")


def test_a_line_of_tabs_takes_no_longer_than_any_other():
    tabs = "o" + "\t" * 99_990 + "\nx"

    assert with_lists(tabs).endswith("\nx")
    assert seconds_of(lambda: with_lists(tabs)) < 2
