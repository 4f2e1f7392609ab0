"""HTML to an accessible PDF (PDF/UA-1): the one door to WeasyPrint, and nothing comes in or goes out through it."""

import logging
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# About 15,000 pages of text; a report has 20 to 200. More is a mistake, and would hold a worker for minutes.
MOST_BYTES = 20 * 1024 * 1024
REPORT = ("css/report.css",)
# Emoji and dingbats, with the signs that join or style them; private-use letters, which mean something to one font.
PICTOGRAPHS = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u20e3\ue000-\uf8ff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)

# What the font of print surely has, Welsh letters and typographers' signs among it: most documents have no other.
SURELY_HAS_SHAPE = re.compile("[\x00-\u024f\u1e80-\u1ef9\u2010-\u2027\u2030-\u203a\u20ac]")
FONT = "font-family: 'Liberation Sans', Arimo, Arial, Helvetica, sans-serif"
ADDRESS = r'\b(?:href|src|id)="[^"]*"'
SCRIPTS = {"cjk": "Chinese", "hiragana": "Japanese", "katakana": "Japanese", "hangul": "Korean", "gurmukhi": "Punjabi"}
NO_SCRIPTS = {"combining", "mathematical", "modifier"}  # how names of signs begin that belong to no script

# By how they begin, whatever the giver calls them. SVG is none of them: a chart stands in the HTML itself.
PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
ASSET = "asset:"
SVG = "{http://www.w3.org/2000/svg}"
LOG = logging.getLogger("weasyprint")
LOG.setLevel(logging.WARNING)  # that a letter has no shape is told as a warning
security = logging.getLogger("security.pdf")
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # each step of each page is not news


class CannotRender(Exception):
    """This HTML will never become a PDF; the sentence says why. Trying again does not help."""


class NothingFromOutside(URLFetcher):
    """Gives the pictures handed in with the document, by name and from memory, and refuses every other address: no
    network, no files, no data in the address itself. Style sheets are given by name elsewhere."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.assets = {f"{ASSET}{name}": (content, _type_of(name, content)) for name, content in assets.items()}
        # Inside an SVG, WeasyPrint catches even the error that should stop it; so what was asked for is kept.
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url in self.assets:
            content, kind = self.assets[url]
            return URLFetcherResponse(url, content, {"Content-Type": kind})
        asked = url[:200]
        self.refused.append(asked)
        security.warning("A document asked for something outside itself, which was refused: %r", asked)
        raise PermissionError(f"refused: {asked}")


class Complaints(logging.Handler):
    """What WeasyPrint would leave out with no more than a line in the log: a chart, a link's target, a language; and
    the letters for which it found no shape."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.made: list[str] = []
        self.shapeless: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self.thread:
            return
        if record.levelno >= logging.ERROR:
            self.made.append(record.getMessage())
        elif record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            self.shapeless.add(str(record.args[0]))


def pdf(
    html: str,
    *,
    identifier: bytes,
    stylesheets: Sequence[str] = REPORT,
    address: str | None = None,
    assets: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of `html`, drawn with our own static style sheets (names under static/, like "css/report.css").

    The same input gives the same bytes. `identifier` becomes the file's identifier: use the digest of what is drawn.
    `address` is the public address of the page, against which relative links are made whole. `assets` are PNG and JPEG
    files by name: `<img src="asset:logo" alt="…">`. The HTML must carry its charts as inline SVG; whatever else it
    wants fetched (image, font, attachment, @import) raises CannotRender, and so do HTML over 20 MB, a chart that cannot
    be drawn or has no <title>, a picture without alternative text, a link to a place that is not there, and a document
    without a language: it is drawn whole or not at all.

    It is drawn in this very process. What people wrote is drawn by `govuk.drawing.draw`: the same, with limits.
    """
    html = printable(html)
    html = said_in_words(html, shapeless_in(html))
    size = len(html.encode("utf-8"))
    if size > MOST_BYTES:
        raise CannotRender(
            f"The document has {size / 1024 / 1024:.0f} MB of HTML; the most that is drawn is "
            f"{MOST_BYTES // 1024 // 1024} MB. Move long tables into a data file."
        )
    fetcher, complaints = NothingFromOutside(assets or {}), Complaints()
    LOG.addHandler(complaints)
    try:
        styles = [CSS(string=_text_of(name), url_fetcher=fetcher) for name in stylesheets]
        # Without a base, WeasyPrint would leave a relative image out with a line in the log; this one it asks us for.
        document = HTML(string=html, base_url=address or "about:blank", url_fetcher=fetcher)
        _check(document)
        drawn = document.write_pdf(stylesheets=styles, pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError:
        drawn = b""
    except RecursionError:
        raise CannotRender("The document has too many things inside one another to be drawn.") from None
    finally:
        LOG.removeHandler(complaints)
    if fetcher.refused:
        raise CannotRender(f"The document asks for something outside itself: {', '.join(fetcher.refused)}")
    if complaints.made:
        raise CannotRender(f"The document cannot be drawn whole: {'; '.join(complaints.made)}")
    return drawn


def _check(document: HTML) -> None:
    """What can be seen before anything is drawn."""
    if any(title is None or not (title.text or "").strip() for title in _titles_of_charts(document)):
        raise CannotRender("A chart has no <title>: those who cannot see it would learn nothing of it.")
    for element in document.etree_element.iter():
        if element.tag == "img" and not element.get("alt", "").strip():
            raise CannotRender("A picture has no alternative text: those who cannot see it would learn nothing of it.")
        if "attachment" in element.get("rel", "").lower().split() and element.get("href", "").startswith(ASSET):
            raise CannotRender("A picture is to be looked at, and is not attached.")


def _type_of(name: str, content: bytes) -> str:
    for beginning, kind in PICTURES.items():
        if content.startswith(beginning):
            return kind
    raise CannotRender(f"The picture called {name} is neither PNG nor JPEG.")


def _titles_of_charts(document: HTML) -> list[Element | None]:
    charts = list(document.etree_element.iter(f"{SVG}svg"))
    inner = {nested for chart in charts for nested in chart.iter(f"{SVG}svg") if nested is not chart}
    return [chart.find(f"{SVG}title") for chart in charts if chart not in inner]


def printable(text: str) -> str:
    """The text with every pictograph as its name in brackets, "[thumbs up sign]": the fonts of print have none, and a
    letter without a shape is no accessible document. What only styles or joins pictographs goes."""
    return PICTOGRAPHS.sub(lambda found: _named(found.group()), text)


def _named(pictographs: str) -> str:
    names = (
        unicodedata.name(sign, "") for sign in pictographs if unicodedata.category(sign) in ("So", "Sk", "Cn", "Co")
    )
    return "".join(f"[{name.lower()}]" for name in names if name)


def shapeless_in(text: str) -> set[str]:
    """The letters and signs of the text for which no font of print has a shape: found by drawing one of each."""
    asked = set(SURELY_HAS_SHAPE.sub("", text))
    if not asked:
        return set()
    complaints = Complaints()
    LOG.addHandler(complaints)
    try:
        page = f'<p lang="en" style="{FONT}">{" ".join(sorted(asked))}</p>'
        HTML(string=page, base_url="about:blank", url_fetcher=NothingFromOutside({})).write_pdf()
    finally:
        LOG.removeHandler(complaints)
    return complaints.shapeless & asked


def said_in_words(text: str, shapeless: set[str]) -> str:
    """The text with words in such letters as the name of their script, "[Bengali script]": an empty box tells nobody
    that there is something to read on the web page, and makes the document inaccessible. Addresses stay as they are."""
    if not shapeless:
        return text
    one = f"[{re.escape(''.join(sorted(shapeless)))}]"
    words = re.compile(f"{ADDRESS}|{one}+(?:[ \u200b-\u200d]*{one}+)*")
    return words.sub(lambda found: _scripts_of(found[0]) if found[0][0] in shapeless else found[0], text)


def _scripts_of(words: str) -> str:
    return "".join(
        f"[{name}]" for name in dict.fromkeys(_script_of(sign) for sign in re.sub("[ \u200b-\u200d]", "", words))
    )


def _script_of(sign: str) -> str:
    name = unicodedata.name(sign, "a sign without a name").lower()
    first = name.split()[0]
    if unicodedata.category(sign)[0] not in "LM" or first in NO_SCRIPTS:
        return name
    return f"{SCRIPTS.get(first, first.title())} script"


def _text_of(name: str) -> str:
    found = finders.find(name) if name.endswith(".css") else None
    if not isinstance(found, str):
        raise CannotRender(f"There is no style sheet called {name} among the static files.")
    return Path(found).read_text(encoding="utf-8")
