"""HTML that was pasted as source, reduced to its words: what acts vanishes whole, what means something is Markdown."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

# What acts or is not meant to be read: gone with all that is inside.
_WHOLE = {
    "script", "style", "iframe", "object", "applet", "svg", "math", "template", "xml", "head", "title", "noframes",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "address",
    "center", "dl", "dt", "dd", "pre", "form", "fieldset", "legend", "blockquote", "details", "summary", "caption",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "td", "th", "html", "body",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "big", "br", "button", "cite", "code", "col", "colgroup", "del", "em", "embed", "font", "hr", "i",
    "img", "input", "ins", "label", "link", "mark", "meta", "noscript", "option", "q", "s", "select", "small", "span",
    "strike", "strong", "sub", "sup", "tbody", "textarea", "tfoot", "thead", "tr", "tt", "u", "audio", "video",
    "source", "canvas", "base",
}  # fmt: skip
_KNOWN = {*_WHOLE, *_BLOCKS, *_INLINE}
# A tag without a value has no attributes that count, so that "a<b and b>c" is a sum; what acts by itself needs none.
_TAG = re.compile(
    r"(?<!\\)<(?P<close>/?)(?P<name>(?:(?:o|w|v|m|st1):)?[a-z]\w*+)"
    r"(?P<rest>[ \t\n]*+/?|(?=[ \t\n/])(?:(?<=script|iframe)|(?<=style|embed)|(?<=svg)|(?=[^<>=]*+=))"
    r"(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE,
)
# What is said to programs, of which a reader sees nothing: Office's conditions, the kind of document.
_ASIDE = re.compile(r"(?<!\\)(?:<!\[[^\]<>]*+\][ \t]*+(?:--)?>|<!doctype[^<>]*+>|<\?xml[^<>]*+>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)[ \t\n]*=[ \t\n]*(?:\"([^\"]*)\"|'([^']*)'|([^ \t\n\"'>]+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
_ACTS = {"script", "iframe", "object", "applet", "embed", "svg"}
_LINKS = {"http", "https", "mailto"}
_SIGN = re.compile(r"\s*(?:- |\d+\. )")  # of an item, with nothing after it yet
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def without_markup(text: str) -> tuple[str, list[str]]:
    """`text` without HTML, and what was done in sentences; a text in which no tag stands is given back as it is."""
    if "<" not in text or not (any(map(_is_code, _tags(text))) or _ASIDE.search(text) or _comments(text)):
        return text, []
    bare, acted = _without_what_acts(_ASIDE.sub("", _without(text, _comments(text))))
    page = _Page()
    place = 0
    for tag in _tags(bare):
        page.words(bare[place : tag.start()])
        page.tag(tag["name"].lower(), bool(tag["close"]), tag["rest"] or "")
        place = tag.end()
    page.words(bare[place:])
    said = [_("Removed a script or other active content.")] if acted or page.acted else []
    return _with_signs_for_signs(page.written()), [*said, _("Took the words out of HTML code.")]


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags that HTML or Word know: "<5 people" and "<https://…>" are words."""
    return (tag for tag in _TAG.finditer(text) if ":" in tag["name"] or tag["name"].lower() in _KNOWN)


def _is_code(tag: re.Match[str]) -> bool:
    """Whether it can be nothing but HTML: "Dear <title>" is no page."""
    return bool(tag["close"] or tag["rest"]) or tag["name"].lower() in {"br", "hr", "p", "script"}


def _comments(text: str) -> list[tuple[int, int]]:
    """Where each comment of HTML begins and ends; one that never ends is words."""
    found = []
    end = 0
    while (begin := text.find("<!--", end)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        end += 3
        found.append((begin, end))
    return found


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return "".join(text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True))


def _with_signs_for_signs(text: str) -> str:
    """`text`, in which whatever looks like a tag now (what stood on both sides of one may make another) is read as the
    words it is."""
    while any(_tags(text)) or _ASIDE.search(text) or _comments(text):
        text = re.sub(r"(?<!\\)<(?=[a-z/!?])", r"\\<", text, flags=re.IGNORECASE).replace("-->", "--\\>")
    return text


def _without_what_acts(text: str) -> tuple[str, bool]:
    """`text` without the elements that act, from tag to tag. One that is never closed loses only its tag: nothing that
    somebody wrote after it is lost."""
    folded = text.lower()
    written: list[str] = []
    place, acted = 0, False
    unclosed: set[str] = set()
    for tag in _tags(text):
        name = tag["name"].lower()
        acted = acted or name in _ACTS or bool(re.search(r"(?<![\w-])on\w+[ \t\n]*=", tag["rest"] or "", re.IGNORECASE))
        if name not in _WHOLE or tag["close"] or tag.start() < place or name in unclosed:
            continue
        end = folded.find(f"</{name}", tag.end()) if not (tag["rest"] or "").endswith("/") else -1
        if end < 0:
            unclosed.add(name)
            continue
        written.append(text[place : tag.start()])
        closed = text.find(">", end)
        place = closed + 1 if closed >= 0 else len(text)
        if written[-1][-1:] == text[place : place + 1] == " ":
            place += 1
    return "".join([*written, text[place:]]), acted


@dataclass
class _Page:
    """What has been written so far, and which elements are open."""

    out: list[str] = field(default_factory=list)
    blocks: int = 0
    lists: list[str] = field(default_factory=list)  # the indent that each list asks of what is inside
    items: list[int] = field(default_factory=list)  # how many each has so far
    marks: dict[str, int] = field(default_factory=dict)  # where what is bold or slanted began
    link: tuple[int, str] | None = None
    tables: int = 0
    is_nested: bool = False
    rows: list[list[str]] = field(default_factory=list)
    cell: int | None = None
    table_began: int = 0
    acted: bool = False

    def words(self, text: str) -> None:
        if not text:
            return
        if self.blocks:
            text = re.sub(r"[ \t\n]+", " ", text)
        if text[0] == " " and (not self.out or self.out[-1][-1:] in {"\n", " "}):
            text = text[1:]
        if not text:
            return
        # A sign that was spelled out is meant to be read, never to be a tag.
        self.out.append(_ENTITY.sub(lambda found: html.unescape(found[0]).replace("<", "\\<"), text))

    def tag(self, name: str, is_end: bool, rest: str) -> None:
        if name in _BLOCKS:
            self.blocks = max(0, self.blocks + (-1 if is_end else 1))
        if name == "br":
            self.out.append(" " if self.cell is not None else "\n")
        elif name == "hr":
            self.break_off("---")
        elif name in _MARKS:
            self.mark(_MARKS[name], is_end)
        elif name == "a":
            self.anchor(is_end, rest)
        elif name in {"ul", "ol"}:
            self.list(name, is_end)
        elif name == "li" and not is_end:
            self.item()
        elif name in {"table", "tr", "td", "th"}:
            self.table(name, is_end)
        elif name in _BLOCKS and name not in {"html", "body", "li"}:
            self.break_off("" if is_end or name[0] != "h" or not name[1:].isdigit() else "#" * int(name[1]) + " ")

    def break_off(self, then: str = "") -> None:
        """Begin a paragraph, unless one has just begun."""
        if self.cell is not None:
            self.out.append(" ")
            return
        indent = "".join(self.lists)
        has_begun = not self.out or self.out[-1] == "\n\n" + indent or _SIGN.fullmatch(self.out[-1])
        if not has_begun:
            self.out.append("\n\n" + indent)
        if then:
            self.out.append(then)

    def mark(self, mark: str, is_end: bool) -> None:
        if not is_end:
            self.marks.setdefault(mark, len(self.out))
            return
        began = self.marks.pop(mark, None)
        if began is None:
            return
        inside = "".join(self.out[began:])
        words = inside.strip()
        if words and "\n" not in words and not words.startswith("*") and not words.endswith(("*", "\\")):
            lead, tail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
            self.replace(began, f"{lead}{mark}{words}{mark}{tail}")

    def anchor(self, is_end: bool, rest: str) -> None:
        if not is_end:
            address = next((a for name, a in _attributes(rest) if name == "href"), "")
            self.acted = self.acted or _scheme(address) in {"javascript", "vbscript", "data"}
            if self.link is None:
                self.link = (len(self.out), address)
            return
        (began, address), self.link = self.link or (len(self.out), ""), None
        words = "".join(self.out[began:])
        if words.strip() and "\n" not in words.strip() and _scheme(address) in _LINKS:
            safe = quote(address, safe=":/?#@!$&'*+,;=%~-._")
            label = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words.strip())
            self.replace(began, f"[{label}]({safe})" + (" " if words.endswith(" ") else ""))

    def list(self, name: str, is_end: bool) -> None:
        if is_end:
            if self.lists:
                self.lists.pop()
                self.items.pop()
            if not self.lists:
                self.break_off()
            return
        if not self.lists:
            self.break_off()
        self.lists.append("   " if name == "ol" else "  ")
        self.items.append(0)

    def item(self) -> None:
        if self.cell is not None:
            self.out.append(" ")
            return
        if not self.lists:
            self.list("ul", False)
        self.items[-1] += 1
        sign = "- " if self.lists[-1] == "  " else f"{self.items[-1]}. "
        if self.items[-1] > 1 and self.out[-1].isspace():
            self.out.pop()  # a paragraph inside the item before it has ended
        fresh = not self.out or self.out[-1].endswith("\n")
        self.out.append(f"{'' if fresh else chr(10)}{''.join(self.lists[:-1])}{sign}")

    def table(self, name: str, is_end: bool) -> None:
        if name == "table":
            self.tables = max(0, self.tables + (-1 if is_end else 1))
            if self.tables > 1:
                self.is_nested = True
            elif self.tables == 1 and not is_end:
                self.break_off()
                self.is_nested, self.rows, self.table_began = False, [], len(self.out)
            elif is_end:
                self.end_table()
        elif self.tables != 1:
            self.out.append(" ")
        elif name == "tr":
            if not is_end:
                self.end_cell()
                self.rows.append([])
        else:
            self.end_cell()
            if not is_end:
                self.cell = len(self.out)

    def end_cell(self) -> None:
        if self.cell is None:
            return
        words = " ".join("".join(self.out[self.cell :]).split())
        del self.out[self.cell :]
        self.cell = None
        self.marks.clear()
        self.link = None
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(words)

    def end_table(self) -> None:
        """As Markdown where it is a table of two columns or more; else as paragraphs: many mails are laid out so."""
        self.end_cell()
        rows = [row for row in self.rows if any(row)]
        width = max(map(len, rows), default=0)
        self.rows = []
        if self.is_nested or width < 2:
            for words in (cell for row in rows for cell in row if cell):
                self.break_off()
                self.out.append(words)
        else:
            cells = [[cell.replace("|", "\\|") for cell in row + [""] * (width - len(row))] for row in rows]
            cells.insert(1, ["---"] * width)
            self.out.append("\n".join(f"| {' | '.join(row)} |" for row in cells))
        self.break_off()

    def replace(self, began: int, words: str) -> None:
        self.out[began:] = [words]

    def written(self) -> str:
        if self.tables:
            self.end_table()
        lines = [line.rstrip() for line in "".join(self.out).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _attributes(rest: str) -> list[tuple[str, str]]:
    return [
        (found[1].lower(), html.unescape(found[2] or found[3] or found[4] or "")) for found in _ATTRIBUTE.finditer(rest)
    ]


def _scheme(address: str) -> str:
    """The scheme, as a browser reads it: spaces and control characters inside do not hide it."""
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return ""
