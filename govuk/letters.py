"""Letters and spaces as they were meant, whatever program they came through; nobody sees the difference."""

import re
import unicodedata

# Windows-1252 read as Latin-1: what was a quotation mark or a dash became a control character that nobody sees.
_MISREAD = re.compile("[\x80-\x9f]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Letters are put together word by word: thousands of marks over one letter would take the whole text minutes.
_WORD = re.compile(r"\S{1,256}")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")  # with Word's own line break and the end of a page
_JOINED = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})


def whole(text: str) -> str:
    """`text` with each letter as one sign (ŵ, not w and a roof after it), and with what Windows meant by its quotation
    marks and dashes."""
    if text.isascii():
        return text
    return _WORD.sub(lambda word: unicodedata.normalize("NFC", word[0]), _MISREAD.sub(_as_windows_meant, text))


def plain(text: str) -> str:
    """`text` with letters whole, one kind of line end, one kind of space, and no two letters in one sign (ﬁ)."""
    return _SPACES.sub(" ", _LINE_ENDS.sub("\n", whole(text))).translate(_JOINED)


def _as_windows_meant(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252", errors="ignore")
