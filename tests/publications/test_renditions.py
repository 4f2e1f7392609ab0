"""Files are drawn once each, whoever dies on the way: broker, worker, renderer or disk."""

import errno
import io
import logging
import os
import resource
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pikepdf
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connections
from django.utils import timezone
from kombu.exceptions import OperationalError

from files import store
from govuk.apart import LIMITS, MB, Limits
from govuk.drawing import draw
from govuk.pdf import pdf
from publications import renditions, tasks
from publications.models import Rendition
from publications.renditions import LEASE, MANY_ATTEMPTS
from tests import cast
from tests.publications import stories

PAGE = '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'


@pytest.fixture(autouse=True)
def _each_edition_has_its_pdf_alone(monkeypatch):
    """What is told here of one file holds for each."""
    monkeypatch.setattr(renditions, "wishes", lambda edition: [Rendition(edition=edition, format="pdf")])


@pytest.fixture
def drawn(monkeypatch):
    """A renderer that is quick, and says how often it was asked."""
    asked = []

    def pdf_of(edition):
        asked.append(edition.pk)
        return f"PDF of edition {edition.pk}".encode()

    monkeypatch.setattr(renditions, "pdf_of", pdf_of)
    return asked


@pytest.fixture
def waiting(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra).renditions.get(format="pdf")


def refuse(reason: str):
    def pdf_of(_edition):
        raise RuntimeError(reason)

    return pdf_of


def later(**ago) -> None:
    """Let time pass over the leases."""
    Rendition.objects.exclude(leased_until=None).update(leased_until=timezone.now() - timedelta(**ago))


# --- The way it should go ---------------------------------------------------------------------------------------------


def test_a_file_that_waits_is_drawn_kept_and_shown(waiting, drawn):
    assert tasks.render_due() == 1

    waiting.refresh_from_db()
    assert store.read(waiting.sha256) == f"PDF of edition {waiting.edition_id}".encode()
    assert waiting.bytes == len(store.read(waiting.sha256))
    assert waiting.made_at is not None


def test_drawing_again_draws_nothing(waiting, drawn):
    tasks.render_due()

    assert tasks.render_due() == 0
    assert len(drawn) == 1


def test_a_report_becomes_a_pdf_with_its_pages_counted(waiting):
    assert renditions.make_waiting() == 1

    waiting.refresh_from_db()
    with pikepdf.open(io.BytesIO(store.read(waiting.sha256))) as opened:
        assert waiting.pages == len(opened.pages) > 1


@pytest.mark.parametrize("pages", [1, 2, 13])
def test_pages_are_counted_as_another_reader_counts_them(pages):
    words = "".join(f'<h1 style="break-before: page">Chapter {n}</h1><h2>Part</h2>' for n in range(pages))
    content = pdf(PAGE.format(words), identifier=b"0" * 16, stylesheets=[])

    assert renditions.pages_in(content) == len(pikepdf.open(io.BytesIO(content)).pages) == pages


def test_what_is_no_pdf_has_no_pages():
    assert renditions.pages_in(b"nothing of the kind /Count 12") == 0


def test_publishing_wakes_the_worker_when_it_is_committed(
    barsetshire, olivia, petra, monkeypatch, django_capture_on_commit_callbacks
):
    queued = []
    monkeypatch.setattr(tasks.render_due, "apply_async", lambda **told: queued.append(told))

    with django_capture_on_commit_callbacks(execute=True):
        stories.published(barsetshire, olivia, petra)
        assert queued == []

    assert queued == [{"args": (), "retry": False}]


# --- What may go wrong ------------------------------------------------------------------------------------------------


def test_a_dead_broker_costs_time_and_no_work(
    barsetshire, olivia, petra, monkeypatch, caplog, drawn, django_capture_on_commit_callbacks
):
    def nobody_there(**_told):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(tasks.render_due, "apply_async", nobody_there)
    with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True):
        edition = stories.published(barsetshire, olivia, petra)

    assert "the sweep will find the work" in caplog.text
    assert tasks.render_due() == 1  # the sweep
    assert edition.renditions.get(format="pdf").made_at is not None


def test_a_worker_that_dies_loses_its_lease_and_another_makes_the_file(waiting, drawn):
    assert renditions.claim() == waiting  # and then its process is killed

    assert renditions.make_waiting() == 0
    later(seconds=1)
    assert renditions.make_waiting() == 1
    assert len(drawn) == 1


def test_a_worker_that_was_only_slow_does_not_write_over_the_other_s_file(waiting, drawn):
    slow = renditions.claim()
    later(seconds=1)
    renditions.make_waiting()
    made = Rendition.objects.get(format="pdf")

    assert renditions.make(slow) is False
    assert Rendition.objects.get(format="pdf").made_at == made.made_at


def test_a_lease_outlives_the_worker_s_hard_limit(settings):
    assert timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT) < LEASE


def test_a_failure_is_noted_with_its_reason_and_tried_again_later(waiting, monkeypatch, drawn):
    with monkeypatch.context() as broken:
        broken.setattr(renditions, "pdf_of", refuse("The chart has no title"))
        assert renditions.make_waiting() == 0
    waiting.refresh_from_db()
    assert (waiting.attempts, waiting.last_error, waiting.made_at) == (1, "The chart has no title", None)

    assert renditions.make_waiting() == 0  # not at once
    later(seconds=1)
    assert renditions.make_waiting() == 1
    waiting.refresh_from_db()
    assert waiting.last_error == ""


def test_one_that_fails_does_not_hold_up_the_next(barsetshire, olivia, petra, monkeypatch):
    bad = stories.published(barsetshire, olivia, petra, year=2024)
    good = stories.published(barsetshire, olivia, petra, year=2025)

    def pdf_of(edition):
        if edition == bad:
            raise RuntimeError("No")
        return b"fine"

    monkeypatch.setattr(renditions, "pdf_of", pdf_of)

    assert renditions.make_waiting() == 1
    assert good.renditions.get(format="pdf").made_at is not None


def test_a_file_that_always_fails_is_never_given_up(waiting, monkeypatch, drawn):
    with monkeypatch.context() as broken:
        broken.setattr(renditions, "pdf_of", refuse("Never"))
        for _ in range(MANY_ATTEMPTS + 2):
            renditions.make_waiting()
            later(seconds=1)
    waiting.refresh_from_db()
    assert waiting.attempts == MANY_ATTEMPTS + 2
    assert list(Rendition.objects.waiting_long(attempts=MANY_ATTEMPTS)) == [waiting]

    assert renditions.make_waiting() == 1
    assert not Rendition.objects.waiting_long(attempts=MANY_ATTEMPTS).exists()


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 2), (5, 16), (6, 32), (7, 60), (30_000, 60)])
def test_a_file_that_failed_rests_longer_each_time_and_an_hour_at_most(attempts, minutes):
    assert renditions.pause(attempts) == timedelta(minutes=minutes)


def test_one_that_failed_is_tried_at_once_when_asked_for(waiting, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(renditions, "pdf_of", refuse("Never"))
        renditions.make_waiting()
    assert renditions.claim() is None

    assert renditions.retry(waiting) is True

    assert renditions.claim() == waiting


def test_one_that_is_being_drawn_is_left_to_its_worker(waiting):
    held = renditions.claim()

    assert renditions.retry(waiting) is False

    waiting.refresh_from_db()
    assert waiting.leased_until == held.leased_until


def test_a_run_takes_no_further_file_after_its_time(barsetshire, olivia, petra, monkeypatch, drawn):
    for year in (2024, 2025):
        stories.published(barsetshire, olivia, petra, year=year)
    clock = iter([0, 1, renditions.ENOUGH + 1])
    monkeypatch.setattr(renditions, "monotonic", lambda: next(clock))

    assert renditions.make_waiting() == 1
    assert Rendition.objects.filter(made_at=None, attempts=0).count() == 1


def test_a_run_ends_well_before_the_worker_is_interrupted(settings):
    assert renditions.ENOUGH <= settings.CELERY_TASK_SOFT_TIME_LIMIT / 2


def test_a_drawing_that_takes_its_whole_time_still_ends_before_that(settings):
    assert renditions.ENOUGH + LIMITS.clock < settings.CELERY_TASK_SOFT_TIME_LIMIT


def test_a_made_file_is_not_asked_for_again(waiting, drawn):
    renditions.make_waiting()

    renditions.retry(waiting)

    assert renditions.claim() is None


def test_a_long_reason_is_cut_to_what_the_row_holds(waiting, monkeypatch):
    monkeypatch.setattr(renditions, "pdf_of", refuse("x" * 2000))

    renditions.make_waiting()

    assert len(Rendition.objects.get(format="pdf").last_error) == 500


def test_a_full_disk_leaves_no_file_and_no_claim_that_there_is_one(waiting, monkeypatch, drawn, settings):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert renditions.make_waiting() == 0

    waiting.refresh_from_db()
    assert "No space left" in waiting.last_error
    assert (waiting.sha256, waiting.made_at) == ("", None)
    assert [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()] == []


def test_a_disk_that_takes_no_more_loses_nothing_and_is_used_again(barsetshire, olivia, petra, monkeypatch, settings):
    """A real refusal by the system: no file may grow beyond a size that this one has."""
    monkeypatch.setattr(renditions, "pdf_of", lambda _edition: b"%PDF-" + b"x" * 100_000)
    before = stories.published(barsetshire, olivia, petra, year=2024)
    renditions.make_waiting()
    waiting = stories.published(barsetshire, olivia, petra, year=2025).renditions.get(format="pdf")
    monkeypatch.setattr(renditions, "pdf_of", lambda _edition: b"%PDF-" + b"y" * 200_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        assert renditions.make_waiting() == 0
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    waiting.refresh_from_db()
    kept = before.renditions.get(format="pdf").sha256
    assert "File too large" in waiting.last_error
    assert [path.name for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()] == [kept]
    assert len(store.read(kept)) > 100_000

    renditions.retry(waiting)
    assert renditions.make_waiting() == 1


def test_a_worker_killed_between_the_file_and_its_row_leaves_a_file_that_the_next_finds(waiting, monkeypatch, drawn):
    class Killed(BaseException):
        pass

    def die(_content):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(renditions, "pages_in", die)
        with pytest.raises(Killed):
            renditions.make_waiting()
    waiting.refresh_from_db()
    assert waiting.made_at is None

    later(seconds=1)
    renditions.make_waiting()

    made = Rendition.objects.get()
    assert [path.name for path in store.place(made.sha256).parents[2].rglob("*") if path.is_file()] == [made.sha256]


def test_a_document_that_needs_too_much_is_noted_with_its_reason_and_the_next_is_drawn(
    barsetshire, olivia, petra, monkeypatch
):
    bad = stories.published(barsetshire, olivia, petra, year=2024)
    good = stories.published(barsetshire, olivia, petra, year=2025)
    rows = PAGE.format("<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>")
    html = {bad: rows, good: PAGE.format("<p>x</p>")}

    def pdf_of(edition):
        return draw(html[edition], identifier=b"x", stylesheets=[], within=Limits(memory=60 * MB))

    monkeypatch.setattr(renditions, "pdf_of", pdf_of)

    assert renditions.make_waiting() == 1
    assert "needs more than 60 MB of memory to draw" in bad.renditions.get(format="pdf").last_error
    assert good.renditions.get(format="pdf").made_at is not None


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_draw_each_file_once(drawn, monkeypatch):
    monkeypatch.setattr(tasks.render_due, "apply_async", lambda **_: None)
    barsetshire = cast.enrolled("barsetshire")
    olivia, petra = cast.person("olivia", (barsetshire, "officer")), cast.person("petra", (barsetshire, "approver"))
    for year in (2023, 2024, 2025):
        stories.published(barsetshire, olivia, petra, year=year)
    gate, made = Barrier(2), []

    def work():
        gate.wait()
        made.append(renditions.make_waiting())
        connections.close_all()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(made) == 3
    assert len(drawn) == len(set(drawn)) == 3


def test_what_is_wanted_in_print_is_drawn_before_all_older_files(barsetshire, olivia, petra):
    Rendition.objects.filter(edition=stories.published(barsetshire, olivia, petra, year=2024), format="pdf").update(
        attempts=1
    )
    renditions.wish_for_the_missing()
    stories.published(barsetshire, olivia, petra)

    claimed = [renditions.claim() for _each in range(3)]

    assert [(each.format, each.edition.publication.period) for each in claimed] == [
        ("pdf", "2025-to-2026"),
        ("pdf", "2024-to-2025"),
        ("html", "2024-to-2025"),
    ]


def test_a_worker_whose_time_is_over_fails_no_file(barsetshire, olivia, petra, monkeypatch):
    stories.published(barsetshire, olivia, petra)

    def too_long(_edition):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(renditions, "pdf_of", too_long)
    with pytest.raises(SoftTimeLimitExceeded):
        renditions.make_waiting()

    assert not Rendition.objects.exclude(last_error="").exists()
