"""HTML to an accessible PDF (PDF/UA-1): the one door to WeasyPrint, and nothing comes in or goes out through it."""

import logging
import re
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

# About 15,000 pages of text; a report has 20 to 200. More is a mistake, and would hold a worker for minutes.
MOST_BYTES = 20 * 1024 * 1024
REPORT = ("css/report.css",)
# Emoji and dingbats, with the signs that join or style them; private-use letters, which mean something to one font.
PICTOGRAPHS = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u20e3\ue000-\uf8ff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)

SVG = "{http://www.w3.org/2000/svg}"
LOG = logging.getLogger("weasyprint")
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # each step of each page is not news


class CannotRender(Exception):
    """This HTML will never become a PDF; the sentence says why. Trying again does not help."""


class NothingFromOutside(URLFetcher):
    """Refuses every address: no network, no files, no data in the address itself. Style sheets are given by name."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        # Inside an SVG, WeasyPrint catches even the error that should stop it; so what was asked for is kept.
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        self.refused.append(url[:200])
        raise PermissionError(f"refused: {url[:200]}")


class Complaints(logging.Handler):
    """What WeasyPrint would leave out with no more than a line in the log: a chart, a link's target, a language."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.thread = threading.get_ident()
        self.made: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.made.append(record.getMessage())


def pdf(html: str, *, identifier: bytes, stylesheets: Sequence[str] = REPORT, address: str | None = None) -> bytes:
    """The PDF of `html`, drawn with our own static style sheets (names under static/, like "css/report.css").

    The same input gives the same bytes. `identifier` becomes the file's identifier: use the digest of what is drawn.
    `address` is the public address of the page, against which relative links are made whole. The HTML must carry its
    charts as inline SVG; whatever else it wants fetched (image, font, attachment, @import) raises CannotRender, and so
    do HTML over 20 MB, a chart that cannot be drawn or has no <title>, a link to a place that is not there, and a
    document without a language: it is drawn whole or not at all.
    """
    html = printable(html)
    size = len(html.encode("utf-8"))
    if size > MOST_BYTES:
        raise CannotRender(
            f"The document has {size / 1024 / 1024:.0f} MB of HTML; the most that is drawn is "
            f"{MOST_BYTES // 1024 // 1024} MB. Move long tables into a data file."
        )
    fetcher, complaints = NothingFromOutside(), Complaints()
    LOG.addHandler(complaints)
    try:
        styles = [CSS(string=_text_of(name), url_fetcher=fetcher) for name in stylesheets]
        # Without a base, WeasyPrint would leave a relative image out with a line in the log; this one it asks us for.
        document = HTML(string=html, base_url=address or "about:blank", url_fetcher=fetcher)
        if any(title is None or not (title.text or "").strip() for title in _titles_of_charts(document)):
            raise CannotRender("A chart has no <title>: those who cannot see it would learn nothing of it.")
        drawn = document.write_pdf(stylesheets=styles, pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError:
        drawn = b""
    finally:
        LOG.removeHandler(complaints)
    if fetcher.refused:
        raise CannotRender(f"The document asks for something outside itself: {', '.join(fetcher.refused)}")
    if complaints.made:
        raise CannotRender(f"The document cannot be drawn whole: {'; '.join(complaints.made)}")
    return drawn


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


def _text_of(name: str) -> str:
    found = finders.find(name) if name.endswith(".css") else None
    if not isinstance(found, str):
        raise CannotRender(f"There is no style sheet called {name} among the static files.")
    return Path(found).read_text(encoding="utf-8")
