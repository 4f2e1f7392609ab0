"""A narrative as the checklist sees it: its blocks in order, its headings, links and tables, read by the same parser
that readers' pages are drawn with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from markdown_it.token import Token

from govuk.prose import tokens_of


class Sort(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


@dataclass(frozen=True)
class Link:
    """A link by its words and its address; `is_picture` where somebody tried to place a picture."""

    text: str
    address: str
    is_picture: bool = False
    href: str = field(default="", compare=False)  # of the page that changes it, where it stands beside the text


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item of a list or cell, in plain words. `number` counts the paragraphs of the part, and
    `under` is the heading it stands under."""

    sort: Sort
    text: str
    number: int = 0
    level: int = 0
    under: str = ""
    links: tuple[Link, ...] = ()
    is_bold: bool = False

    @property
    def where(self) -> str:
        """Its place in words, to go after an excerpt."""
        match self.sort:
            case Sort.HEADING:
                return _("a heading")
            case Sort.PARAGRAPH:
                place = _("paragraph %(number)s") % {"number": self.number}
            case Sort.ITEM:
                place = _("a list")
            case Sort.CELL:
                place = _("a table")
        return _("%(place)s under “%(heading)s”") % {"place": place, "heading": self.under} if self.under else place


@dataclass(frozen=True)
class Grid:
    """A table within the text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    under: str = ""


@dataclass(frozen=True)
class Reading:
    blocks: tuple[Block, ...] = ()
    grids: tuple[Grid, ...] = ()

    @property
    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.sort is Sort.HEADING]

    @property
    def links(self) -> Iterator[tuple[Link, Block]]:
        return ((link, block) for block in self.blocks for link in block.links)


@dataclass
class _Page:
    """What has been read so far, and what is open."""

    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    lists: int = 0
    level: int = 0
    under: str = ""
    paragraphs: int = 0
    rows: list[list[str]] = field(default_factory=list)
    is_cell: bool = False

    def token(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "heading_open":
                self.level = int(token.tag[1])
            case "heading_close":
                self.level = 0
            case "table_open":
                self.rows = []
            case "tr_open":
                self.rows.append([])
            case "th_open" | "td_open":
                self.is_cell = True
            case "th_close" | "td_close":
                self.is_cell = False
            case "table_close":
                self.grids.append(Grid(tuple(self.rows[0]), tuple(map(tuple, self.rows[1:])), self.under))
            case "inline":
                self.words(token.children or [])

    def words(self, children: Sequence[Token]) -> None:
        text, links, is_bold = inline(children)
        if self.level:
            self.under = text
            self.blocks.append(Block(Sort.HEADING, text, level=self.level, links=links))
            return
        if self.is_cell:
            self.rows[-1].append(text)
            sort = Sort.CELL
        elif self.lists:
            sort = Sort.ITEM
        else:
            sort = Sort.PARAGRAPH
            self.paragraphs += 1
        if text or links:
            self.blocks.append(Block(sort, text, self.paragraphs, 0, self.under, links, is_bold))


def read(text: str) -> Reading:
    page = _Page()
    for token in tokens_of(text):
        page.token(token)
    return Reading(tuple(page.blocks), tuple(page.grids))


def inline(children: Sequence[Token]) -> tuple[str, tuple[Link, ...], bool]:
    """The words of one line of the parser, its links, and whether all of it is bold."""
    written: list[str] = []
    links: list[Link] = []
    opened: tuple[int, str, bool] | None = None
    bold, is_all_bold = 0, True
    for child in children:
        match child.type:
            case "text":
                written.append(child.content)
                is_all_bold = is_all_bold and (bold > 0 or not child.content.strip())
            case "softbreak" | "hardbreak":
                written.append(" ")
            case "strong_open" | "strong_close":
                bold += child.nesting
            case "link_open":
                is_picture = bool(written) and written[-1].endswith("!")
                opened = (len(written), str(child.attrs.get("href", "")), is_picture)
            case "link_close" if opened:
                begun, address, is_picture = opened
                links.append(Link(" ".join("".join(written[begun:]).split()), address, is_picture))
                opened = None
    text = " ".join("".join(written).split())
    return text, tuple(links), is_all_bold and bool(text)
