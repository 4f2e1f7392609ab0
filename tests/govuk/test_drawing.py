"""A document drawn in a child of the worker: the same bytes, or a reason that an officer can read."""

import subprocess
import sys
from pathlib import Path

import pytest

from govuk import drawing
from govuk.apart import MB, Crashed, Limits, Unfinished
from govuk.drawing import NotDrawn, draw
from govuk.pdf import REPORT, CannotRender, pdf
from tests.govuk.pdf_seen import page
from tests.govuk.sample import report_html

ROOT = Path(__file__).resolve().parents[2]
ROWS = page(f"<table>{'<tr><td>x</td></tr>' * 20_000}</table>")


def drawn(html: str, **told) -> bytes:
    return draw(html, **{"identifier": b"x", "stylesheets": []} | told)


def test_the_bytes_are_those_that_are_drawn_without_a_child():
    html = report_html()

    assert draw(html, identifier=b"x", stylesheets=REPORT) == pdf(html, identifier=b"x")


def test_what_can_never_be_drawn_says_so():
    with pytest.raises(CannotRender, match="A chart has no <title>"):
        drawn(page('<svg width="9" height="9"></svg>'))


def test_what_needs_too_much_memory_ends_with_a_reason_and_the_next_is_drawn():
    limits = Limits(memory=60 * MB)
    with pytest.raises(NotDrawn, match="needs more than 60 MB of memory to draw"):
        drawn(ROWS, within=limits)

    assert drawn(page("<p>x</p>"), within=limits).startswith(b"%PDF-")


def test_what_takes_too_much_work_ends_with_a_reason_and_the_next_is_drawn():
    limits = Limits(processor=1)
    with pytest.raises(NotDrawn, match="takes more than 1 seconds of work to draw"):
        drawn(ROWS, within=limits)

    assert drawn(page("<p>x</p>"), within=limits).startswith(b"%PDF-")


def test_what_takes_too_long_ends_with_a_reason():
    with pytest.raises(NotDrawn, match="was not drawn within 1 seconds"):
        drawn(ROWS, within=Limits(clock=0.6))


def test_things_inside_one_another_without_end_can_never_be_drawn():
    with pytest.raises(CannotRender, match="too many things inside one another"):
        drawn(page("<div>" * 1500))


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (Crashed("SIGKILL"), "The drawing was ended before the document was whole (SIGKILL)."),
        (Unfinished("list index out of range"), "The document could not be drawn: list index out of range"),
    ],
)
def test_other_ends_are_told_as_they_are(monkeypatch, end, words):
    def ends(*_work, **_told):
        raise end

    monkeypatch.setattr(drawing, "apart", ends)
    with pytest.raises(NotDrawn) as told:
        drawn(page("<p>x</p>"))
    assert str(told.value) == words


# --- Who has WeasyPrint in memory -------------------------------------------------------------------------------------


def loaded(program: str) -> str:
    """What a fresh process prints that runs this after Django is set up."""
    begin = "import sys, django; django.setup()\n"
    end = "\nprint('weasyprint' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", begin + program + end], capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_the_web_process_never_loads_weasyprint():
    serve = "import psed_portal.wsgi\nfrom django.urls import get_resolver\nget_resolver().url_patterns"

    assert loaded(serve) == "False"


def test_the_clock_never_loads_weasyprint():
    assert loaded("from psed_portal.celery import app\napp.loader.import_default_modules()") == "False"


def test_a_worker_loads_it_before_it_grows_hands():
    begin = "from psed_portal.celery import app\napp.loader.import_default_modules()\n"
    signal = "from celery.signals import worker_init\nworker_init.send(sender=None)"

    assert loaded(begin + signal) == "True"


def test_drawing_once_leaves_no_thread_that_a_fork_would_lose():
    """Pango works with threads of its own; one that lived on would be missing in every child."""
    count = "from govuk import drawing\ndrawing.warm_up()\nimport os; assert len(os.listdir('/proc/self/task')) == 1"

    assert loaded(count) == "True"
