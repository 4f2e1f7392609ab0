"""Our components say what the design system says: upstream's own examples, all of them."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from govuk import components

PACKAGE = Path(__file__).resolve().parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk"
# Of govuk-frontend 6.3.0, the version govuk-frontend-jinja 4.1.0 is a port of. Raise both together.
EXAMPLES = 657

Piece = tuple[Any, ...]


class Outline(HTMLParser):
    """HTML without what makes no difference: white space and the order of attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tidy = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self.pieces.append(("open", tag, tuple(tidy)))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(("close", tag))

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and self.pieces and self.pieces[-1][0] == "text":
            self.pieces[-1] = ("text", f"{self.pieces[-1][1]} {words}")
        elif words:
            self.pieces.append(("text", words))


def outline(html: str) -> list[Piece]:
    parser = Outline()
    parser.feed(html)
    return parser.pieces


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(PACKAGE.glob("components/*/fixtures.json")):
        fixtures = json.loads(path.read_text(encoding="utf-8"))
        for fixture in fixtures["fixtures"]:
            yield fixtures["component"], fixture


def differing(cases: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [
        f"{name}: {fixture['name']}"
        for name, fixture in cases
        if outline(components.component(name, **fixture["options"])) != outline(fixture["html"])
    ]


def test_every_example_of_the_design_system_renders_as_upstream_does() -> None:
    cases = list(examples())

    assert len(cases) == EXAMPLES
    assert differing(cases) == []


def test_the_comparison_sees_a_component_that_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [case for case in examples() if case[0] == "warning-text"]
    honest = components.component
    monkeypatch.setattr(
        components,
        "component",
        lambda name, /, **params: honest(name, **params).replace("govuk-warning-text__icon", "icon"),
    )

    assert len(differing(cases)) == len(cases) > 0


def test_a_component_that_does_not_exist_is_named_in_the_error() -> None:
    with pytest.raises(ValueError, match="no component called “buton”"):
        components.component("buton", text="Save")


def test_text_is_escaped_and_html_is_not() -> None:
    assert "&lt;b&gt;" in components.component("inset-text", text="<b>bold</b>")
    assert "<b>bold</b>" in components.component("inset-text", html="<b>bold</b>")
