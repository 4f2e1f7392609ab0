"""What the rules look at: a plain description of a document, whoever describes it. No rows, no clock, no requests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from publications.checks.reading import Link, Reading, Sort, read


@dataclass(frozen=True)
class Table:
    """A table beside the text of a part. `ends_on` is the last day of what it counts, where that is known,
    `href` the page that changes it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    source: str = ""
    ends_on: date | None = None
    is_in_text: bool = False
    href: str = field(default="", compare=False)

    @property
    def all_words(self) -> Iterator[str]:
        yield from (self.title, self.note, self.source)
        yield from self.columns
        for row in self.rows:
            yield from row


@dataclass(frozen=True)
class File:
    """A file of a part; `alternative` is the text that stands for a picture."""

    title: str
    media_type: str = ""
    alternative: str = ""
    href: str = field(default="", compare=False)

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True)
class Text:
    """Words somewhere in a part, and where that is."""

    words: str
    where: str
    is_paragraph: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the document. `about` is the thing to mend, as the describer knows it, and `anchor` the box on its
    page; `is_needed`: the officer has to write it. `is_same_as_before`: word for word what stood here last time."""

    key: str
    heading: str
    narrative: str = ""
    left_out_because: str = ""
    is_done: bool = True
    is_needed: bool = False
    may_be_left_out: bool = False
    is_same_as_before: bool = False
    tables: tuple[Table, ...] = ()
    own_links: tuple[Link, ...] = ()
    files: tuple[File, ...] = ()
    about: Any = None
    anchor: str = "id_narrative"

    @cached_property
    def reading(self) -> Reading:
        return read(self.narrative)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All its words, wherever they stand."""
        found = [
            Text(block.text, block.where, block.sort in (Sort.PARAGRAPH, Sort.ITEM)) for block in self.reading.blocks
        ]
        for table in self.tables:
            where = f"“{table.title}”"
            found += [Text(words, where) for words in table.all_words if words]
        found += [Text(link.text, f"“{link.text}”") for link in self.own_links]
        found += [Text(file.title, f"“{file.title}”") for file in self.files]
        return tuple(found)

    @cached_property
    def links(self) -> tuple[tuple[Link, str], ...]:
        """All its links, each with the place."""
        return (
            *((link, block.where) for link, block in self.reading.links),
            *((link, "") for link in self.own_links),
        )

    @cached_property
    def all_tables(self) -> tuple[Table, ...]:
        """Its tables, those within the text among them."""
        within = tuple(Table(grid.under, grid.columns, grid.rows, is_in_text=True) for grid in self.reading.grids)
        return (*within, *self.tables)

    @property
    def is_empty(self) -> bool:
        return not (self.narrative.strip() or self.tables or self.files or self.own_links)


@dataclass(frozen=True)
class Objective:
    """An objective as the document will show it: when something was last said of its progress, if ever."""

    title: str
    is_pursued: bool = True
    said_on: date | None = None
    href: str = ""


@dataclass(frozen=True)
class LateFigures:
    """Figures that were due by a day and are not in; `href` leads to where they are entered."""

    label: str
    due_on: date
    href: str = ""


@dataclass(frozen=True)
class SmallFigure:
    """A figure of a measure that is made of few people, and the part in which readers see it."""

    label: str
    words: str
    part: str
    href: str = ""


@dataclass(frozen=True)
class Answer:
    """What a link's address answered when it was last asked: nothing is known while `checked_on` is None."""

    is_dead: bool = False
    checked_on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Claim:
    """A duty that the document is said to meet by itself."""

    duty: str
    name: str


@dataclass(frozen=True)
class Meeting:
    """The meeting that a document goes to, and how many recommendations it makes to it."""

    on: date
    recommendations: int
    consulted_until: date | None = None
    contact_officer: str = ""


@dataclass(frozen=True)
class Document:
    """All that is looked at. `owner` and `colour` are None where the document has no such thing to be missing;
    `is_reviewed`: it is of a kind that is looked at again by a day.

    `since` is the day from which progress counts as new: the first of the period, or that of the last report.
    `is_report`: it has parts; a set of objectives has its own rules for the rest. `has_period`: it is about one.
    `is_employees_part_owed` and `is_about_people`: the law asks this document for those parts.
    `must_tell_progress`: the law asks it for the progress of each objective. `left_to_nobody`: the duties it meets
    together with others, of which none is said to move the due date.
    """

    nation: str
    on: date
    is_report: bool = True
    has_period: bool = True
    is_about_people: bool = True
    language: str = "en"
    has_welsh: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    since: date | None = None
    owner: str | None = None
    is_reviewed: bool = False
    review_on: date | None = None
    claims: tuple[Claim, ...] = ()
    left_to_nobody: tuple[str, ...] = ()
    contact: str = ""
    colour: str | None = None
    headcount: int | None = None
    is_employees_part_owed: bool = False
    tells_objectives: bool = False
    must_tell_progress: bool = False
    meeting: Meeting | None = None
    parts: tuple[Part, ...] = ()
    objectives: tuple[Objective, ...] = ()
    late_figures: tuple[LateFigures, ...] = ()
    small_figures: tuple[SmallFigure, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def part(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)

    @property
    def written(self) -> Iterator[Part]:
        """The parts that are in the document."""
        return (part for part in self.parts if not part.left_out_because)
