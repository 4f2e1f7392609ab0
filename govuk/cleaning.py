"""Pasted narrative made ready to be saved: what Word, mail, web pages and PDFs left in it, and what was done."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.letters import plain
from govuk.markup import without_markup
from govuk.pasted import with_lists
from govuk.wrapped import with_lines_joined, with_words_joined, without_page_numbers

_ROUNDS = 6  # what one step uncovers another may still have to tidy; two rounds are usual
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)

# --- What Word leaves -------------------------------------------------------------------------------------------------

# Bullets of Word's symbol fonts stand where no alphabet has letters; another bullet is another level of the list.
_SYMBOL_BULLET = re.compile("^([ \t]*)([\uf000-\uf0ff])(?=\\s*\\S)", re.MULTILINE)
_BULLETS = {"\uf0a7": "▪", "\uf0d8": "‣", "\uf06f": "○"}
_SYMBOLS = re.compile("[\ue000-\uf8ff]")
_SYMBOLS_MEANT = {"\uf0e0": "→", "\uf0df": "←", "\uf04a": "☺", "\uf0fc": "✓", "\uf02d": "–"}
_LINK_CODE = re.compile(
    r'(?P<open>\{[ \t]*)?\bHYPERLINK[ \t]+"(?P<address>[^"\s<>]*)"(?:[ \t]+\\[a-z](?:[ \t]+"[^"\n]*")?)*[ \t]*'
    r"(?(open)\}|)"
)
_SWITCHES = r'(?:[ \t]+\\[a-z*](?:[ \t]+(?:"[^"\n]*"|MERGEFORMAT|ARABIC)(?![\w]))?)'
_CODE = re.compile(
    r"(?:\{[ \t]*)?\b(?:"
    rf"TOC{_SWITCHES}+|PAGEREF[ \t]+_\w+{_SWITCHES}*|REF[ \t]+_\w+{_SWITCHES}*|SEQ[ \t]+\w+{_SWITCHES}+"
    rf'|INCLUDEPICTURE[ \t]+"[^"\n]*"{_SWITCHES}*'
    r")[ \t]*\}?"
)
_COMMENT = re.compile(r"^[ \t]*Commented \[[A-Z]{1,4}\d{1,3}(?:R\d+)?\]:.*(?:\n|\Z)", re.MULTILINE)
_COMMENT_BELOW = re.compile(r"[ \t]*(\[[A-Z]{1,4}\d{1,3}(?:R\d+)?\])(?![ \t:.])\S.*")

# --- Cells ------------------------------------------------------------------------------------------------------------

_NOT_A_ROW = re.compile(r"[ \t]*(?:[-*+•·●○▪■◦‣⁃∙–—|>#]|o\t|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)][ \t])")


@dataclass(frozen=True)
class Cleaned:
    """A text ready to be saved, and in short sentences what somebody should look at before it is."""

    text: str
    changes: tuple[str, ...] = ()


Step = Callable[[str], tuple[str, list[str]]]


def cleaned(text: str) -> Cleaned:
    """`text` without what programs put into it when it is pasted. What is clean already stays as it is.

    Line ends, spaces and the make-up of letters are put right without a word; of the rest `changes` tells.
    """
    told: dict[str, None] = {}
    text = plain(text)
    for _round in range(_ROUNDS):
        before = text
        for step in STEPS:
            text, found = step(text)
            told.update(dict.fromkeys(found))
        text = _TRAILING.sub("", plain(text))
        if text == before:
            break
    return Cleaned(text, tuple(told))


def _symbols(text: str) -> tuple[str, list[str]]:
    """Bullets that only Word can show become bullets that the next step knows; other such signs are put in words."""
    text = _SYMBOL_BULLET.sub(lambda found: found[1] + _BULLETS.get(found[2], "•") + " ", text)
    tidy, count = _SYMBOLS.subn(lambda found: _SYMBOLS_MEANT.get(found[0], ""), text)
    return tidy, [_("Replaced or removed signs that only Word can show.")] if count else []


def _codes(text: str) -> tuple[str, list[str]]:
    """Word's field codes: of a link the address stays, of a table of contents or a cross-reference nothing."""

    def address(found: re.Match[str]) -> str:
        there, follows = found["address"], text[found.end() : found.end() + len(found["address"])]
        if not there or follows == there or there == f"mailto:{follows[: len(there) - len('mailto:')]}":
            return ""
        return f"<{there}>" + ("" if follows[:1].isspace() else " ")

    with_addresses, links = _LINK_CODE.subn(address, text)
    tidy, codes = _CODE.subn("", with_addresses)
    return tidy, [_("Removed codes that Word uses for links and page numbers.")] if links or codes else []


def _comments(text: str) -> tuple[str, list[str]]:
    """Comments in the margin, which Word pastes below the text, each after a mark that stands in the text as well. A
    mark that stands nowhere else may be the reference of an objective, and stays."""
    tidy, count = _COMMENT.subn("", text)
    lines = tidy.rstrip().split("\n")
    marks: list[str] = []
    while lines and (found := _COMMENT_BELOW.fullmatch(lines[-1])):
        marks.append(found[1])
        lines.pop()
    above = "\n".join(lines).rstrip()
    if marks and all(mark in above for mark in marks):
        known = re.compile("|".join(map(re.escape, marks)))
        tidy, count = known.sub("", above), count + len(marks)
    said = ngettext(
        "Removed %(count)d comment from the margin.", "Removed %(count)d comments from the margin.", count
    )  # fmt: skip
    return tidy, [said % {"count": count}] if count else []


def _lists(text: str) -> tuple[str, list[str]]:
    tidy = with_lists(text)
    count = len(re.findall(r"^ *- ", tidy, re.MULTILINE)) - len(re.findall(r"^ *- ", text, re.MULTILINE))
    said = ngettext(
        "Made %(count)d pasted bullet into a list.", "Made %(count)d pasted bullets into a list.", count
    )  # fmt: skip
    return tidy, [said % {"count": count}] if tidy != text and count > 0 else []


def _tables(text: str) -> tuple[str, list[str]]:
    """Lines that follow each other and have the same number of tabs are rows of a table."""
    if "\t" not in text:
        return text, []
    written: list[str] = []
    rows: list[str] = []
    count = 0
    for line in [*text.split("\n"), ""]:
        if rows and (not _is_row(line) or line.count("\t") != rows[0].count("\t")):
            count += _is_table(rows)
            written += _as_table(rows, after=written) if _is_table(rows) else rows
            rows = []
        (rows if _is_row(line) else written).append(line)
    said = ngettext("Made a table of pasted cells.", "Made %(count)d tables of pasted cells.", count)
    return "\n".join(written[:-1]), [said % {"count": count}] if count else []


def _is_row(line: str) -> bool:
    return "\t" in line.strip(" ") and bool(line.strip()) and not _NOT_A_ROW.match(line)


def _is_table(rows: list[str]) -> bool:
    """Two rows or more, and words in two cells of one; lines that begin with a tab are indented, not a table."""
    has_two = any(sum(bool(cell.strip()) for cell in row.split("\t")) > 1 for row in rows)
    return len(rows) > 1 and has_two and all(row.split("\t")[0].strip() for row in rows[1:])


def _as_table(rows: list[str], *, after: list[str]) -> list[str]:
    cells = [[cell.strip().replace("|", "\\|") for cell in row.split("\t")] for row in rows]
    cells.insert(1, ["---"] * len(cells[0]))
    table = [f"| {' | '.join(row)} |" for row in cells]
    return [*([""] if after and after[-1].strip() else []), *table, ""]


def _markup(text: str) -> tuple[str, list[str]]:
    return without_markup(text)


def _page_numbers(text: str) -> tuple[str, list[str]]:
    tidy = without_page_numbers(text)
    return tidy, [_("Removed page numbers that stood between paragraphs.")] if tidy != text else []


def _split_words(text: str) -> tuple[str, list[str]]:
    tidy = with_words_joined(text)
    return tidy, [_("Joined words that were split at line ends.")] if tidy != text else []


def _wrapped_lines(text: str) -> tuple[str, list[str]]:
    tidy = with_lines_joined(text)
    return tidy, [_("Joined lines that were broken in the middle of a paragraph.")] if tidy != text else []


STEPS: tuple[Step, ...] = (
    _markup, _symbols, _codes, _comments, _lists, _tables, _page_numbers, _split_words, _wrapped_lines,
)  # fmt: skip
