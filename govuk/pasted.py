"""Lists as Word, web pages and mail paste them, turned into the Markdown lists that they were meant to be."""

import re

_SPACE = r"[ \t\u00a0\u2002-\u200a]"
_NO_TAB = r"[ \u00a0\u2002-\u200a]"
# A bullet needs no space after it; a middle dot does, and an "o" (which is a Welsh word) and a dash need more.
_BULLET = re.compile(rf"{_SPACE}*(?:(?P<mark>[•●○▪■◦‣⁃∙\uf0a7\uf0b7]){_SPACE}*|(?P<dot>·){_SPACE}+)(?P<words>\S.*)")
# The tab is looked for first: two runs of spaces beside each other would be parted in every way there is.
_TABBED = re.compile(rf"{_SPACE}*(?P<mark>[o–—])(?={_NO_TAB}*\t){_SPACE}*(?P<words>\S.*)")
_SPACED = re.compile(rf"{_SPACE}*(?P<mark>[o–—]){_SPACE}+(?P<words>\S.*)")
_MARKDOWN = re.compile(r"[-*+] +\S")


def with_lists(text: str) -> str:
    """`text` with each pasted item as an item of Markdown. Another bullet below the first is a list inside it."""
    lines = re.split(r"\r\n|\r|\n", text)
    written: list[str] = []
    marks: list[str] = []  # the bullets of the lists that are open here, the outermost first
    for number, line in enumerate(lines):
        item = _item(lines, number, inside=marks)
        if item:
            mark, words = item
            del marks[marks.index(mark) + 1 if mark in marks else len(marks) :]
            if mark not in marks:
                marks.append(mark)
            written.append(f"{'  ' * (len(marks) - 1)}- {words}")
            continue
        if _MARKDOWN.match(line):
            marks = ["-"]
        elif line.strip() and marks and not line[:1].isspace() and not line[:1].islower():
            if marks != ["-"]:
                written.append("")  # what follows a pasted list on the next line is a paragraph of its own
            marks = []
        written.append(line)
    return "\n".join(written)


def _item(lines: list[str], number: int, *, inside: list[str]) -> tuple[str, str] | None:
    """The bullet and the words of a pasted item; None for any other line."""
    line = lines[number]
    found = _BULLET.fullmatch(line)
    if found:
        return found["mark"] or found["dot"], found["words"]
    found = _TABBED.fullmatch(line)
    if found:
        return found["mark"], found["words"]
    found = _SPACED.fullmatch(line)
    if found and (inside if found["mark"] == "o" else inside or _has_a_neighbour(lines, number, found["mark"])):
        return found["mark"], found["words"]
    return None


def _has_a_neighbour(lines: list[str], number: int, mark: str) -> bool:
    """Whether the line before or after is such an item too: a dash alone may open a sentence."""
    sides = range(number - 1, -1, -1), range(number + 1, len(lines))
    beside = [next((lines[each] for each in side if lines[each].strip()), "") for side in sides]
    return any((found := _SPACED.fullmatch(line)) and found["mark"] == mark for line in beside)
