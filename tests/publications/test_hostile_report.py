"""What hostile people write in every field of a report: it is printed as the words it is, and nothing in it acts."""

import re
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import render_to_string

from govuk.apart import Limits
from govuk.drawing import draw
from publications.report.render import shown
from tests.govuk.pdf_seen import dangers_in, everything_in
from tests.publications import reports

CODE = re.compile(r"[a-z0-9_-]*|[\d.]+|\d{4}-\d\d-\d\d\S*|https?://\S+|[A-Z_]+")  # keys, figures, days: nobody's words
CANARY = b"root:x:0"  # how /etc/passwd begins


def hostile(listener: str) -> list[str]:
    return [
        "<script>app.alert(1)</script>",
        f"<img src='http://{listener}/a' onerror='alert(1)'>",
        f"![picture](http://{listener}/b)",
        f'"><iframe src="http://{listener}/c"></iframe>',
        "<link rel=attachment href=file:///etc/passwd>",
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        f"<style>@import url(http://{listener}/d); p {{ background: url(http://{listener}/e) }}</style>",
        f'<svg onload="alert(1)"><image href="http://{listener}/f"/></svg>',
        f'<object data="http://{listener}/g"></object><embed src="http://{listener}/h">',
        "[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](&#106;avascript:alert(1))",
        "[four](data:text/html,<script>alert(1)</script>) [five](file:///etc/passwd) [six](ftp://example.org/a)",
        "[seven](vbscript:x) [eight](//example.org/a) [nine](#nowhere) [ten](launch:calc)",
        f"<javascript:alert(1)> <file:///etc/passwd> <http://{listener}/i>",
        f"[elsewhere]: http://{listener}/j\n[elsewhere]",
        "</title></head><body>--> ]]> */ </style></script> <!-- <![CDATA[",
        "{{ settings.SECRET_KEY }} {% include 'base.html' %} ${7*7} #{7*7}",
        "'; DROP TABLE editions; -- \\0 %00 %s %n ../../etc/passwd",
        "&lt;script&gt; &#x3c;script&#x3e; \\u003cscript\\u003e &nbsp; &amp;amp;",
        "\u202eright to left\u202c \u200b\ufeff\u2028\u2029 Z̷a̸l̵g̶o̷ ﷽ 田中さん 👩‍👩‍👧‍👦 \uf8ff \U000e0041",
        "/JavaScript /JS (app.alert(1)) >> endobj /Launch /OpenAction << /S /URI /URI (file:///etc/passwd) >>",
        "=HYPERLINK('http://example.org') -1+1 @SUM(A1) +cmd|'/C calc'!A0",
        "W" * 120,
    ]


@pytest.fixture
def listener(socket_enabled: None) -> Iterator[tuple[str, list[bool]]]:
    """An address of this machine, and whoever called there."""
    called: list[bool] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    server.accept()[0].close()
                    called.append(True)
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", called
        over.set()
        thread.join()


def with_more(thing: Any, more: str) -> Any:
    """The same content with more words in every text that people write."""
    if isinstance(thing, dict):
        return {key: with_more(inner, more) for key, inner in thing.items()}
    if isinstance(thing, list):
        return [with_more(inner, more) for inner in thing]
    return f"{thing} {more}" if isinstance(thing, str) and not CODE.fullmatch(thing) else thing


def drawn(frozen: dict[str, Any]) -> bytes:
    frozen |= {"schema": 2, "council_slug": "barsetshire"}
    html = render_to_string("publications/report/v2/document.html", shown(frozen, reports.passport(frozen)))
    return draw(html, identifier=b"x", stylesheets=["css/report.css"], within=Limits(processor=600, clock=600))


def texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, dict | list):
        for inner in thing.values() if isinstance(thing, dict) else thing:
            yield from texts(inner)
    elif isinstance(thing, str):
        yield thing


@pytest.mark.slow
def test_hostile_words_in_every_field_are_printed_and_do_nothing(listener) -> None:
    address, called = listener
    words = hostile(address)
    frozen = with_more(reports.content(), "\n\n".join(words))
    reached = sum(words[0] in text for text in texts(frozen))

    content = drawn(frozen)

    assert reached > 60, "the fields that people write"
    assert dangers_in(content) == []
    assert CANARY not in everything_in(content)
    assert called == []


def test_hostile_words_in_a_short_report_are_printed_and_do_nothing(listener) -> None:
    address, called = listener
    words = " ".join(hostile(address))
    frozen = reports.content()
    frozen |= {"title": words, "council": words, "contact": words, "objectives": [], "parts": frozen["parts"][:2]}
    frozen["objective_set"] = None
    frozen["parts"][1]["narrative"] = words

    content = drawn(frozen)

    assert dangers_in(content) == []
    assert CANARY not in everything_in(content)
    assert called == []
