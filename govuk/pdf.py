"""HTML to an accessible PDF (PDF/UA-1): the one door to WeasyPrint, and nothing comes in or goes out through it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher

# About 15,000 pages of text; a report has 20 to 200. More is a mistake, and would hold a worker for minutes.
MOST_BYTES = 20 * 1024 * 1024
REPORT = ("css/report.css",)


class CannotRender(Exception):
    """This HTML will never become a PDF; the sentence says why. Trying again does not help."""


class NothingFromOutside(URLFetcher):
    """Refuses every address: no network, no files, no data in the address itself. Style sheets are given by name."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        raise PermissionError(f"refused: {url[:200]}")


def pdf(html: str, *, identifier: bytes, stylesheets: Sequence[str] = REPORT, address: str | None = None) -> bytes:
    """The PDF of `html`, drawn with our own static style sheets (names under static/, like "css/report.css").

    The same input gives the same bytes. `identifier` becomes the file's identifier: use the digest of what is drawn.
    `address` is the public address of the page, against which relative links are made whole. The HTML must carry its
    charts as inline SVG; whatever else it wants fetched (image, font, attachment, @import) raises CannotRender, and so
    does HTML over 20 MB.
    """
    size = len(html.encode("utf-8"))
    if size > MOST_BYTES:
        raise CannotRender(
            f"The document has {size / 1024 / 1024:.0f} MB of HTML; the most that is drawn is "
            f"{MOST_BYTES // 1024 // 1024} MB. Move long tables into a data file."
        )
    fetcher = NothingFromOutside()
    try:
        styles = [CSS(string=_text_of(name), url_fetcher=fetcher) for name in stylesheets]
        # Without a base, WeasyPrint would leave a relative image out with a line in the log; this one it asks us for.
        document = HTML(string=html, base_url=address or "about:blank", url_fetcher=fetcher)
        return document.write_pdf(stylesheets=styles, pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as refusal:
        raise CannotRender(f"The document asks for something outside itself. {refusal.__cause__ or refusal}") from None


def _text_of(name: str) -> str:
    found = finders.find(name) if name.endswith(".css") else None
    if not isinstance(found, str):
        raise CannotRender(f"There is no style sheet called {name} among the static files.")
    return Path(found).read_text(encoding="utf-8")
