"""What a file is called: a name that every system can save, whatever it was called before."""

import re
import unicodedata
from urllib.parse import quote

from files.kinds import FileKind

LONGEST_NAME = 100
# Letters that turn the reading direction, or that nobody sees: "invoice[turned]fdp.exe" reads "invoiceexe.pdf".
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%;,\']+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?", re.IGNORECASE)
ENDINGS = re.compile(
    r"(\.(pdf|png|jpe?g|jfif|docx?|docm|dotm|xlsx?|xlsm|xltm|odt|ods|csv|txt|text|html?|xhtml|svgz?|xml|exe|com|bat|cmd"
    r"|scr|js|mjs|vbs|ps1|php\d?|phtml|jsp|asp|aspx|sh|zip|jar|lnk|hta|msi|dll))+$",
    re.IGNORECASE,
)


def safe_name(name: str, kind: FileKind) -> str:
    """The name under which a file of this kind is saved: the last part of what it was called, without what systems
    take for more than a letter, with the one ending that belongs to what it is."""
    seen = "".join(
        " " if unicodedata.category(letter) in UNSEEN else letter for letter in unicodedata.normalize("NFC", name)
    )
    last = re.split(r"[/\\]|%2f|%5c", seen, flags=re.IGNORECASE)[-1]
    stem = " ".join(NOT_IN_NAMES.sub("-", ENDINGS.sub("", last.rstrip(". "))).split())
    stem = stem.lstrip("-.~ ")
    while len(stem) > LONGEST_NAME or len(stem.encode()) > 2 * LONGEST_NAME:
        stem = stem[:-1]
    stem = stem.rstrip("-. ") or "file"
    if RESERVED.fullmatch(stem):
        stem = f"file-{stem}"
    return f"{stem}.{kind.extension}"


def disposition(name: str, *, is_attachment: bool) -> str:
    """The Content-Disposition header: the name as it is (RFC 6266, 8187), and in plain letters for old programs."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^\w .()+-]", "-", plain)
    if plain.startswith("."):
        plain = f"file{plain}"
    return (
        f"{'attachment' if is_attachment else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
