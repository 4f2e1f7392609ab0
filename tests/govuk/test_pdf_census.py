"""Everything by which WeasyPrint fetches, tried with every kind of address: nobody is called, nothing is read.

Run this census again with each new version of WeasyPrint: the control finds a construct that began or ceased to fetch.
"""

import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from weasyprint.urls import URLFetcher

from govuk import pdf as door
from govuk.pdf import CannotRender, pdf
from tests.govuk.pdf_seen import dangers_in, everything_in, page

CANARY = "the-canary-sings-7d21"
RECT = "<title>x</title><rect width='9' height='9'/>"
# What made the fetcher run, as a body and a head; {} is the address.
FETCHES = {
    "img": ('<img src="{}" alt="x">', ""),
    "object": ('<object data="{}">x</object>', ""),
    "embed": ('<embed src="{}">', ""),
    "link to a style sheet": ("x", '<link rel="stylesheet" href="{}">'),
    "link to an attachment": ("x", '<link rel="attachment" href="{}">'),
    "anchor to an attachment": ('<a rel="attachment" href="{}">x</a>', ""),
    "@import": ("x", "<style>@import url({});</style>"),
    "background": ('<p style="background: url({})">x</p>', ""),
    "list-style-image": ('<ul style="list-style-image: url({})"><li>x</li></ul>', ""),
    "content": ("<p>x</p>", "<style>p::before {{ content: url({}) }}</style>"),
    "border-image": ('<p style="border: 9px solid; border-image: url({}) 3">x</p>', ""),
    "@font-face": ("<p>x</p>", "<style>@font-face {{ font-family: a; src: url({}) }} p {{ font-family: a }}</style>"),
    "base": ('<img src="" alt="x"><img src="more" alt="x">', '<base href="{}">'),
    "image in an SVG": (f'<svg width="9" height="9">{RECT}<image href="{{}}" width="9" height="9"/></svg>', ""),
    "SVG in an address that has an image": (
        "<img alt='x' src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
        "<image href=\"{}\" width=\"9\" height=\"9\"/></svg>'>",
        "",
    ),
    "HTML in an SVG": (
        f'<svg width="9" height="9">{RECT}<foreignObject width="9" height="9"><img src="{{}}" alt="x"/>'
        "</foreignObject></svg>",
        "",
    ),
    "background of a page": ("x", "<style>@page {{ background: url({}) }}</style>"),
    "@color-profile": ("x", "<style>@color-profile --a {{ src: url({}) }}</style>"),
}  # fmt: skip
# What looks as if it fetched, and did not.
SILENT = {
    "srcset": ('<picture><source srcset="{} 2x"></picture>', ""),
    "iframe": ('<iframe src="{}"></iframe>', ""),
    "video": ('<video poster="{}" src="{}"></video><audio src="{}"></audio>', ""),
    "input": ('<input type="image" src="{}" alt="x">', ""),
    "background of the body": ("<table background='{}'><tr><td>x</td></tr></table>", ""),
    "mask-image": ('<p style="mask-image: url({})">x</p>', ""),
    "cursor": ('<p style="cursor: url({}), auto">x</p>', ""),
    "use in an SVG": (f'<svg width="9" height="9">{RECT}<use href="{{}}#a"/></svg>', ""),
    "@import in an SVG": (f'<svg width="9" height="9">{RECT}<style>@import url({{}});</style></svg>', ""),
    "refresh": ("x", '<meta http-equiv="refresh" content="0; url={}">'),
    "script": ('<script src="{}"></script>', ""),
    "entity": ('<!DOCTYPE svg [<!ENTITY a SYSTEM "{}">]><p>&a;</p>', ""),
    "frame": ('<frameset><frame src="{}"></frameset>', ""),
}
ADDRESSES = ("file", "listener", "redirect", "data", "ftp")


class Listener(BaseHTTPRequestHandler):
    """Counts who calls. /away leads to /landed."""

    server: "Counter"

    def do_GET(self) -> None:
        self.server.hits.append(self.path)
        self.send_response(302 if self.path == "/away" else 200)
        if self.path == "/away":
            self.send_header("Location", "/landed")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Counter(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Listener)
        self.hits: list[str] = []
        self.at = f"127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def listener(socket_enabled: None) -> Iterator[Counter]:
    with Counter() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def addresses(listener: Counter, tmp_path) -> dict[str, str]:
    canary = tmp_path / "canary.svg"
    canary.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{CANARY}</title></svg>')
    return {
        "file": canary.as_uri(),
        "listener": f"http://{listener.at}/spy",
        "redirect": f"http://{listener.at}/away",
        "data": f"data:text/plain,{CANARY}",
        "ftp": f"ftp://{listener.at}/spy",
    }


def document(construct: tuple[str, str], address: str) -> str:
    return page(*(part.format(*[address] * 3) for part in construct))


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("construct", FETCHES.values(), ids=FETCHES)
def test_whatever_fetches_is_refused_before_anything_is_fetched(construct, kind, addresses, listener, caplog) -> None:
    with caplog.at_level(logging.WARNING, "security"), pytest.raises(CannotRender, match="asks for something outside"):
        pdf(document(construct, addresses[kind]), identifier=b"x", stylesheets=[])

    assert listener.hits == []
    assert {record.name for record in caplog.records if "was refused" in record.message} == {"security.pdf"}


def drawn(html: str) -> bytes | None:
    """The PDF, or None where WeasyPrint leaves something out: one of the silent ones it cannot draw at all."""
    try:
        return pdf(html, identifier=b"x", stylesheets=[])
    except CannotRender as refused:
        if "cannot be drawn whole" not in str(refused):
            raise
        return None


@pytest.mark.parametrize("construct", SILENT.values(), ids=SILENT)
def test_what_never_fetched_still_does_not(construct, addresses, listener) -> None:
    for address in addresses.values():
        if content := drawn(document(construct, address)):
            assert CANARY.encode() not in everything_in(content)
            assert dangers_in(content) == []
    assert listener.hits == []


@pytest.fixture
def _open_door(monkeypatch) -> None:
    """The fault: WeasyPrint's own fetcher in the place of ours."""

    class Anything(URLFetcher):
        refused = ()

        def __init__(self, _assets: object) -> None:
            super().__init__(timeout=5)

    monkeypatch.setattr(door, "NothingFromOutside", Anything)


@pytest.mark.usefixtures("_open_door")
@pytest.mark.parametrize("construct", FETCHES.values(), ids=FETCHES)
def test_with_another_fetcher_each_of_them_calls_out(construct, addresses, listener) -> None:
    drawn(document(construct, addresses["listener"]))  # what came is no picture, which is seen too late

    assert listener.hits


@pytest.mark.usefixtures("_open_door")
def test_with_another_fetcher_the_silent_ones_do_not(addresses, listener) -> None:
    for construct in SILENT.values():
        drawn(document(construct, addresses["listener"]))

    assert listener.hits == []


def test_a_long_address_is_logged_short(caplog) -> None:
    with caplog.at_level(logging.WARNING, "security"), pytest.raises(CannotRender):
        pdf(page(f'<img alt="x" src="data:image/png,{"A" * 100_000}">'), identifier=b"x", stylesheets=[])

    [record] = [record for record in caplog.records if record.name == "security.pdf"]
    assert len(record.getMessage()) < 300


@pytest.mark.usefixtures("_open_door")
def test_an_attached_file_and_a_strange_link_are_seen_as_dangers(addresses) -> None:
    attached = page("x", f'<link rel="attachment" href="{addresses["file"]}">')
    strange = page('<a href="javascript:alert(1)">x</a>')

    assert any("EmbeddedFile" in danger for danger in dangers_in(pdf(attached, identifier=b"x")))
    assert dangers_in(pdf(strange, identifier=b"x")) == ["link to javascript:alert(1)"]
