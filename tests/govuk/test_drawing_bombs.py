"""Documents made to take everything: each ends by itself or by a limit, with a reason, and the next one is drawn."""

import logging
import time

import pytest

from govuk.apart import MB, Limits, _held
from govuk.drawing import NotDrawn, draw
from govuk.pdf import CannotRender
from tests.govuk.pdf_seen import page

ROW = "<tr><td>one</td><td>two</td><td>three</td></tr>"
BOMBS = {
    "a thousand tables inside one another": "<table><tr><td>" * 1000,
    "twenty tables inside one another": "<table><tr><td>a</td><td>" * 20,
    "a box a billion pixels wide": '<div style="width: 1e9px; border: 1px solid">x</div>' * 500,
    "a box a billion pixels high": '<div style="height: 1e9px; border: 1px solid">x</div>',
    "letters a million pixels high": '<p style="font-size: 1e6px">Words that are long</p>',
    "fifty thousand rows": f"<table>{ROW * 50_000}</table>",
    "rows that flow inside one another": '<div style="display: flex"><p>x</p>' * 60,
    "grids inside one another": '<div style="display: grid; grid-template-columns: 1fr 1fr"><p>x</p>' * 40,
    "fifty thousand counters": "".join(f'<p style="counter-increment: a{n}">x</p>' for n in range(50_000)),
    "ten thousand footnotes": '<p>x<span style="float: footnote">note</span></p>' * 10_000,
    "one word of a million letters": "w" * MB,
    "fifteen million letters": "Words and words. " * (15 * MB // 17),
}
SENTENCES = (
    "needs more than", "takes more than", "was not drawn within", "too many things inside one another",
    "was ended before the document was whole", "cannot be drawn whole",
)  # fmt: skip


def ends(bomb: str, within: Limits) -> str:
    """How it ended: drawn, or the sentence that people read."""
    try:
        return draw(page(bomb), identifier=b"x", stylesheets=[], within=within)[:5].decode()
    except (NotDrawn, CannotRender) as reason:
        return str(reason)


def assert_ends_well(bomb: str, within: Limits, caplog) -> None:
    began = time.monotonic()
    with caplog.at_level(logging.INFO, "govuk.apart"):
        end = ends(bomb, within)
    seconds = time.monotonic() - began
    told = [record.args for record in caplog.records if record.name == "govuk.apart"]
    print(f"{seconds:.1f} s, {told}: {end}")

    assert end == "%PDF-" or any(sentence in end for sentence in SENTENCES)
    assert seconds < within.clock + 5
    assert all(peak < within.memory / MB + _held() / MB for _, peak in told)
    assert ends("<p>x</p>", within) == "%PDF-"


@pytest.mark.parametrize("name", ["fifty thousand rows", "rows that flow inside one another"])
def test_what_would_take_minutes_ends_by_a_limit(name, caplog):
    assert_ends_well(BOMBS[name], Limits(memory=100 * MB, processor=1), caplog)


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_whatever_takes_everything_ends_with_a_reason(bomb, caplog):
    assert_ends_well(bomb, Limits(processor=10), caplog)
