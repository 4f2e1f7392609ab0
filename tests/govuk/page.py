"""What the tests ask of a rendered page: its elements, in order, with their attributes."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.template import engines

# Settings under which a page of this room can be drawn by itself.
ALONE: dict[str, Any] = {
    "ROOT_URLCONF": "tests.govuk.urls",
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
}
FOCUSABLE = {"input", "select", "textarea", "button"}


@dataclass
class Element:
    """One opening tag."""

    tag: str
    attributes: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def is_focusable(self) -> bool:
        hidden = self.tag == "input" and self["type"] == "hidden"
        return (
            self.tag in FOCUSABLE and not hidden and "disabled" not in self.attributes
        ) or "tabindex" in self.attributes


class Elements(HTMLParser):
    """The elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))

    def __iter__(self) -> Iterator[Element]:
        return iter(self.found)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [e for e in self.found if e.tag == tag and all(e[name] == value for name, value in attributes.items())]

    def by_id(self, wanted: str) -> list[Element]:
        return [element for element in self.found if element["id"] == wanted]


def draw(template: str, **context: Any) -> str:
    return engines["django"].from_string(template).render(context)


def broken_error_links(html: str) -> list[str]:
    """The links of error summaries that do not lead to one element that can take the focus."""
    page = Elements(html)
    links = [e["href"] for e in page.all("a") if e["href"].startswith("#")]
    return [href for href in links if [e.is_focusable for e in page.by_id(href[1:])] != [True]]
