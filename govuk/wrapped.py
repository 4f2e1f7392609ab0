"""Lines as a PDF or an old mail program cuts them: put back into words and paragraphs."""

import re

_PAGE = re.compile(r"[ \t]*(?:Page (\d{1,4}) of (\d{1,4})|Tudalen (\d{1,4}) o (\d{1,4}))[ \t]*", re.IGNORECASE)
_SPLIT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-\n([^\W\d_]+)([^\s]*)( ?)")
# After these a hyphen is part of the word, wherever the line ends.
_KEEP_THEIR_HYPHEN = {
    "age", "co", "cross", "decision", "evidence", "full", "half", "high", "ill", "long", "low", "mid", "multi", "non",
    "part", "post", "pre", "self", "short", "un", "well",
}  # fmt: skip
_NO_SECOND_PART = {"and", "or", "to", "nor", "but", "a", "ac", "neu", "i"}  # "short- and long-term"
_NO_PROSE = re.compile(r"\s|[-*+•·●○▪■◦‣⁃∙–—|>#]|o\t|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s")
_ENDS = re.compile(r"[.!?:;][”’\"')\]]*$")
SHORTEST, LONGEST = 50, 120  # letters in a line of a page
RAGGED = 0.65  # of the longest line: a shorter one is the last of its paragraph
MOST = 0.6  # of the lines, and still "most"


def without_page_numbers(text: str) -> str:
    """`text` without lines that say no more than "Page 3 of 17"."""
    lines = text.split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        if not _is_page_number(line):
            kept.append(line)
        elif kept and not kept[-1].strip() and not "".join(lines[number + 1 : number + 2]).strip():
            kept.pop()  # one empty line is left of two
    return "\n".join(kept)


def _is_page_number(line: str) -> bool:
    found = _PAGE.fullmatch(line)
    page, of = (found[1] or found[3], found[2] or found[4]) if found else (0, 0)
    return 0 < int(page) <= int(of)


def with_words_joined(text: str) -> str:
    """`text` with each word whole that was split at the end of a line, on the line where it began. Only small letters
    go on with a word."""

    def joined(found: re.Match[str]) -> str:
        first, rest, sign, space = found.groups()
        if not rest[0].islower() or rest in _NO_SECOND_PART:
            return found[0]
        hyphen = "-" if first.lower() in _KEEP_THEIR_HYPHEN or f"{first}-{rest}" in whole else ""
        return f"{first}{hyphen}{rest}{sign}" + ("\n" if space else "")

    whole = set(re.findall(r"(?<![^\W\d_])[^\W\d_]+-[^\W\d_]+", text)) if "-\n" in text else set()
    return _SPLIT.sub(joined, text)


def with_lines_joined(text: str) -> str:
    """`text` with the lines of a paragraph in one, where it is plain that a page was too narrow for them.

    Plain is: three lines or more without an empty one, most of them of much the same length, and most of those stop in
    the middle of a sentence. Lists, tables, headings and quotations are never joined.
    """
    written: list[str] = []
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip() and not _NO_PROSE.match(line) and not line.endswith("\\"):
            block.append(line)
            continue
        belongs = bool(written and written[-1].strip())  # to the item or heading above it
        written += _paragraphs(block) if not belongs and _is_hard_wrapped(block) else block
        block = []
        written.append(line)
    return "\n".join(written[:-1])


def _is_hard_wrapped(lines: list[str]) -> bool:
    if len(lines) < 3:
        return False
    width = max(map(len, lines))
    full = [line for line in lines[:-1] if len(line) >= RAGGED * width]
    cut = [line for line in full if not _ENDS.search(line)]
    return SHORTEST <= width <= LONGEST and len(full) >= MOST * (len(lines) - 1) and len(cut) >= MOST * len(full)


def _paragraphs(lines: list[str]) -> list[str]:
    """The paragraphs, with an empty line between two: one ends with a short line that ends a sentence, or that is a
    heading between two sentences."""
    width = max(map(len, lines))
    found: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        is_short, begins = len(line) < RAGGED * width, lines[number + 1 : number + 2]
        is_heading = is_short and not _ENDS.search(line) and bool(begins) and begins[0][:1].isupper()
        if is_heading and found[-1] and _ENDS.search(found[-1][-1]):
            found.append([])
        found[-1].append(line)
        if begins and is_short and (is_heading or _ENDS.search(line)):
            found.append([])
    paragraphs = [" ".join(paragraph) for paragraph in found]
    return [each for paragraph in paragraphs for each in (paragraph, "")][:-1]
