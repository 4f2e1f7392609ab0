"""The example report's PDF: asked for through the queue, verified against its hash, put where people find it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from kombu.exceptions import OperationalError

from files import store
from psed_portal.management.commands import example_report
from publications import actions as publications
from publications.models import Kind, Rendition
from publications.renditions import MANY_ATTEMPTS
from publications.starting import start_document
from tests import cast

PDF = b"%PDF-1.7 the report, as a worker drew it"


@pytest.fixture
def waiting(barsetshire, olivia, petra) -> Rendition:
    """The PDF of a report that has just been published, which nobody has rendered yet."""
    report = start_document(
        barsetshire,
        Kind.INFORMATION,
        starts_on=date(2024, 4, 1),
        ends_on=date(2025, 3, 31),
        on=date(2026, 2, 4),
        by=olivia,
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative="Words.", by=olivia)
    report = publications.submit(report, on=date(2026, 2, 4), by=olivia)
    report = publications.approve(report, agreed_digest=report.digest, by=petra)
    return publications.publish(report, on=date(2026, 2, 11), by=olivia).renditions.get(format="pdf")


def drawn(rendition: Rendition) -> None:
    """What the worker does, without drawing."""
    Rendition.objects.filter(pk=rendition.pk).update(sha256=store.keep(PDF), made_at=timezone.now(), last_error="")


@pytest.fixture
def queue(monkeypatch) -> list[str]:
    """What was put into the queue; nobody works on it unless a test says so."""
    asked: list[str] = []
    monkeypatch.setattr(example_report.render_due, "apply_async", lambda **_: asked.append("render_due"))
    return asked


@pytest.fixture(autouse=True)
def _repository_in_a_scratch_folder(settings, tmp_path):
    settings.ROOT, settings.VAR = tmp_path, tmp_path / "var"


def said(wait: float = 5) -> str:
    words = StringIO()
    call_command("example_report", wait=wait, stdout=words)
    return words.getvalue()


def test_the_worker_is_asked_and_its_file_is_copied(waiting, monkeypatch, tmp_path):
    monkeypatch.setattr(example_report.render_due, "apply_async", lambda **_: drawn(waiting))

    path = said().strip()

    assert path == "var/example/barsetshire-2024-to-2025.pdf"
    assert (tmp_path / path).read_bytes() == PDF


def test_without_a_worker_nothing_is_rendered_here(waiting, queue, monkeypatch):
    monkeypatch.setattr("publications.renditions.pdf_of", lambda edition: pytest.fail("rendered in this process"))

    with pytest.raises(CommandError, match=r"not rendered within 0\.3 seconds. Is a worker running"):
        said(wait=0.3)

    assert queue == ["render_due"]
    waiting.refresh_from_db()
    assert waiting.made_at is None


def test_a_report_that_is_there_already_asks_nobody(waiting, queue):
    drawn(waiting)

    assert said(wait=0).strip().endswith(".pdf")
    assert queue == []


def test_a_broker_that_is_down_is_said_in_one_line(waiting, monkeypatch):
    def refuses(**_):
        raise OperationalError("connection refused")

    monkeypatch.setattr(example_report.render_due, "apply_async", refuses)

    with pytest.raises(CommandError) as refused:
        said()

    assert str(refused.value).startswith("The broker at REDIS_URL does not answer")
    assert "\n" not in str(refused.value)


def test_the_reason_of_a_failed_attempt_is_told(waiting, queue):
    Rendition.objects.update(last_error="the disk is full")

    with pytest.raises(CommandError, match="the disk is full"):
        said(wait=0)


def test_a_file_that_was_given_up_is_tried_again(waiting, queue):
    Rendition.objects.update(attempts=MANY_ATTEMPTS)

    with pytest.raises(CommandError):
        said(wait=0)

    waiting.refresh_from_db()
    assert waiting.attempts == 0


def test_a_damaged_file_is_not_handed_on(waiting, queue):
    drawn(waiting)
    waiting.refresh_from_db()
    place = store.place(waiting.sha256)
    place.chmod(0o600)
    place.write_bytes(PDF[:-1])

    with pytest.raises(CommandError, match="damaged"):
        said()


def test_a_file_that_is_gone_is_said_so(waiting, queue):
    drawn(waiting)
    waiting.refresh_from_db()
    store.place(waiting.sha256).unlink()

    with pytest.raises(CommandError, match="has no file"):
        said()


def test_without_an_example_it_says_what_to_run(db):
    cast.enrolled("otherwise")

    with pytest.raises(CommandError, match=r"manage\.py load_example"):
        said()
