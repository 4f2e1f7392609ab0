"""What the council last published in each part for an earlier period, to stand beside what is written now."""

from dataclasses import dataclass
from typing import Any

from publications.models import Edition, Publication, Section
from publications.report.cells import side_by_side
from publications.report.earlier import Tree, as_now
from publications.report.filling import OWN_TABLES


@dataclass(frozen=True)
class LastTime:
    """`parts` by their keys, as they were frozen."""

    title: str
    parts: dict[str, Tree]

    def text(self, key: str) -> str:
        return self.parts[key]["narrative"] if key in self.parts else ""

    def tables(self, key: str) -> list[Tree]:
        """Those that an officer made: what the portal put in then, it puts in anew now."""
        own = str(OWN_TABLES.get(key, ""))
        return [table for table in self.parts[key]["tables"] if table["title"] != own] if key in self.parts else []

    def is_copied(self, section: Section) -> bool:
        """Whether the part still says word for word what it said last time."""
        text = section.narrative.strip()
        return bool(text) and text == self.text(section.key).strip()

    def beside(self, key: str, tables: list[dict[str, Any]]) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Each table of last time whose title stands here now, figure by figure: its name, then, now."""
        now = {table["title"].casefold(): table for table in tables}
        return [
            (old["title"], side_by_side(now[old["title"].casefold()], old))
            for old in self.tables(key)
            if old["title"].casefold() in now
        ]

    def only_then(self, key: str, tables: list[dict[str, Any]]) -> list[Tree]:
        """The tables of last time that stand here no more, or not yet."""
        now = {table["title"].casefold() for table in tables}
        return [old for old in self.tables(key) if old["title"].casefold() not in now]


NOTHING = LastTime("", {})


def last_time_of(publication: Publication) -> LastTime:
    """The newest edition about the nearest earlier period that is still shown; NOTHING where there is none."""
    editions = Edition.objects.of_the_period_before(publication).filter(removed_on=None)
    before = editions.select_related("publication").defer("passport").first()
    if before is None:
        return NOTHING
    return LastTime(before.publication.title, {part["key"]: part for part in as_now(before.snapshot)["parts"]})
