"""Words in a picture: how wide they are, where they wrap, and how figures are written."""

import unicodedata
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from govuk.templatetags.govuk import number

SIZE = 14
"""Of every letter, in the units of the picture: a picture 320 wide stands on 290 pixels of a phone 320 wide, where 14
are 12.7 pixels."""
LINE = 17  # from one line of text to the next; the letters' own boxes are 15.6 high
ABOVE, BELOW = 12.7, 3.0  # how far those boxes reach over and under the line that letters stand on
EM = 2048
UNKNOWN = 2870  # a letter of another font: emoji are the widest
# Advance widths of Arial and of Liberation Sans, which are the same.
REGULAR = {
    391: "'",
    455: "ijlįĵĺļłſ‘’",
    532: "|¦",
    569: " !,./:;I[\\]ft\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    682: "()-`r¡¨\u00ad²³´·¸¹ŕŗř“”{}•",
    727: '"',
    758: "ºª",
    797: "*",
    819: "°",
    961: "^",
    1024: "Jcksvxyzçýÿćĉċčķĸśŝşšŷźżžỳ",
    1139: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–€±÷≤≥≠",
    1196: "+<=>~¬×−",
    1251: "FTZ¿ßøŢŤŦŹŻŽ",
    1366: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸỲ",
    1479: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵẁẃẅ",
    1593: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    1708: "Mm¼½¾",
    1821: "%æ",
    1933: "WœŴẀẂẄ",
    2048: "ÆŒ—…‰™→←",
    2079: "@",
}
BOLD = {
    487: "'",
    569: " ,./I\\ijl\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’",
    573: "|¦",
    717: "!()-:;[]`ft¡¨\u00ad²³´·¸¹ţŧ•",
    797: "*r{}ŕŗřºª",
    819: "°",
    971: '"',
    1024: "zźżž“”",
    1139: "#$0123456789J_aceksvxy¢£¤¥§«»àáâãäåçèéêëýÿāăąćĉċčēĕėęěķĸśŝşšŷỳ–€±÷≤≥≠",
    1196: "+<=>^~¬×−",
    1251: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ",
    1366: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸỲ",
    1479: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŔŖŘŨŪŬŮŰŲ",
    1593: "GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵẁẃẅ",
    1708: "M¼½¾",
    1821: "%mæ",
    1933: "WœŴẀẂẄ",
    2048: "ÆŒ—…‰™→←@",
}


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {letter: units for units, letters in widths.items() for letter in letters}


LETTERS = {False: _by_letter(REGULAR), True: _by_letter(BOLD)}


def _units(letter: str, bold: bool) -> int:
    known = LETTERS[bold]
    if letter in known:
        return known[letter]
    if unicodedata.combining(letter):
        return 0
    return known.get(unicodedata.normalize("NFKD", letter)[0], UNKNOWN)


@lru_cache(maxsize=4096)
def width(text: str, bold: bool = False) -> float:
    """How much room a line of text takes, in units of the picture; a little more than it does, never less."""
    return sum(_units(letter, bold) for letter in text) * SIZE / EM * 1.02


@lru_cache(maxsize=1024)
def wrapped(text: str, room: float, most: int, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`: at its spaces, or inside a word too long for a line. What does not go
    into `most` lines is left out, and "…" says so."""
    lines: list[str] = []
    words = text.split()[::-1]
    line = ""
    while words:
        word = words.pop()
        longer = f"{line} {word}" if line else word
        if width(longer, bold) <= room:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.append(word)
        else:
            cut = _fitting(word, room, bold)
            lines.append(word[:cut])
            words.extend([word[cut:]] if word[cut:] else [])
        if len(lines) == most:
            rest = " ".join([*([line] if line else []), *reversed(words)])
            return (*lines[:-1], _shortened(lines[-1], room, bold) if rest else lines[-1])
    return (*lines, line) if line else tuple(lines)


def _fitting(word: str, room: float, bold: bool) -> int:
    """How many letters of a word fit, at least one."""
    return max((count for count in range(1, len(word) + 1) if width(word[:count], bold) <= room), default=1)


def _shortened(line: str, room: float, bold: bool) -> str:
    while line and width(f"{line}…", bold) > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def figure(value: Decimal, prefix: str = "", suffix: str = "") -> str:
    """1,240 · 45% · −£0.35: the sign first, then what goes before, the figure, and what goes after."""
    text = number(value)
    sign, text = ("−", text[1:]) if text.startswith("−") else ("", text)
    return f"{sign}{prefix}{text}{suffix}"


def why_missing(words: str) -> str:
    """Why there is no figure, in words; never nothing."""
    return words.strip() or _("no figure")
