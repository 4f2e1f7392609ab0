"""What plain text may be: letters in UTF-8, in lines that programs can hold, that no browser takes for a page."""

import csv
import io
import re
import unicodedata

from django.utils.translation import gettext as _

from files.kinds import Refused

LONGEST_LINE = 200_000
LOOKS_LIKE = re.compile(r"\s*<[!?a-z/]|%!ps|\{\\rtf|gif8|begin:v|riff", re.IGNORECASE)
PAGE = re.compile(r"<\s*(script|html|body|svg|iframe|object|embed|\?php)\b", re.IGNORECASE)
STARTS_A_FORMULA = re.compile(r"[\s'\"]*[=@＝＠]|[\s'\"]*[+＋-](?!\s*[£$€]?[\d.,\s]*%?$)")
STARTS_A_PROGRAM = re.compile(r"[\s'\"]*[=+@-].*(\||\bdde\b|webservice|importxml|importdata)", re.IGNORECASE)


def look_at_text(content: bytes, name: str) -> tuple[bool, tuple[str, ...]]:
    """Whether it is a table (CSV), which the same letters are if they are called so and can be read as one; and
    warnings. Raises Refused."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(unknown(name), code="unknown") from None
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in set(text)):
        raise Refused(unknown(name), code="unknown")
    if LOOKS_LIKE.match(text) or PAGE.search(text):
        raise Refused(
            _("The file holds a web page, a drawing or a script. Choose a PDF, a document, a table or a picture."),
            code="page",
        )
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise Refused(_("The file has a line that is too long to be text. Save it again."), code="long_line")
    if not text.strip():
        raise Refused(_("The file is empty. Choose another one."), code="empty")
    if not name.strip().lower().endswith(".csv"):
        return False, ()
    return True, warnings_of_table(text)


def warnings_of_table(text: str) -> tuple[str, ...]:
    """Raises Refused for what no program reads as a table, and for cells that start a program where one opens it."""
    try:
        cells = {cell for row in csv.reader(io.StringIO(text, newline=""), strict=True) for cell in row}
    except csv.Error:
        raise Refused(
            _("The table cannot be read as CSV. Save it as “CSV UTF-8” and choose it again."), code="no_table"
        ) from None
    if any(STARTS_A_PROGRAM.match(cell) for cell in cells):
        raise Refused(_("A cell of the table starts a program or fetches a page. Take it out."), code="table_runs")
    if any(STARTS_A_FORMULA.match(cell) for cell in cells):
        return (_("Some cells begin like a formula (=, +, - or @). A spreadsheet may work them out when it opens."),)
    return ()


def unknown(name: str) -> str:
    if name.strip().lower().endswith((".csv", ".txt")):
        return _("The text is not in UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)” and choose it again.")
    return _(
        "The file is of a kind that is not taken. Choose a PDF, Word, Excel, ODT, ODS, CSV or text file, or a PNG or "
        "JPEG picture."
    )
