"""A figure hidden to protect people stands in nothing that a reader can get, nor can it be worked out from the rest."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from objectives import counting, measuring
from objectives.models import Reading
from publications import actions, building, renditions
from publications.models import Rendition
from publications.report.render import document
from publications.report.word import plain_document
from tests.publications import public_stage as stage

TOLD = "61.4"
HIDDEN = ("73.1937", "73.19", "73.2", "4,391", "4391", "5,999", "5999")
"""What is hidden: the figure, as it could be rounded, and the counts behind it."""
GAP = ("6.8063", "6.81")
"""How far it was behind the comparator of 80."""


@pytest.fixture(autouse=True)
def _only_the_files_that_are_read_here(monkeypatch):
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")


@pytest.fixture
def hiding(barsetshire, olivia):
    """A set with a figure that was entered, seen to be of too few people, and hidden before anything was published."""
    written = stage.written_set(barsetshire, olivia, many=1)
    objective = written.objectives.get()
    measure = objective.measures.get()
    seen = {"comparator_value": Decimal(80), "benchmark_value": Decimal(70)}
    measuring.add_reading(measure, period="2024", ends_on=date(2024, 7, 31), value=Decimal(TOLD), **seen, by=olivia)
    reading = measuring.add_reading(
        measure, period="2025", ends_on=date(2025, 7, 31), value=Decimal("73.1937"), numerator=4391,
        denominator=5999, **seen, by=olivia,
    )  # fmt: skip
    counting.change_reading(
        reading, seen=reading.version, because="Too few people.", by=olivia, state="hidden", value=None,
        numerator=None, denominator=None,
    )  # fmt: skip
    return written


@pytest.fixture
def editions(barsetshire, olivia, hiding):
    """The set, and a report that tells of it and has a table in which two figures are hidden."""
    of_set = stage.publish(actions.submit_set(hiding, on=date(2026, 2, 2), by=olivia), on=date(2026, 2, 2), by=olivia)
    report = stage.written_report(barsetshire, olivia)
    section = report.sections.get(key="employees")
    building.add_table(
        section, title="Employees by faith", columns=["Faith", "People"], chart="bars", note="", source="Payroll",
        rows=[["Christian", "412"], ["Muslim", "<5"], ["Jewish", "*"], ["None", "388"]], by=olivia,
    )  # fmt: skip
    return of_set, stage.publish(
        actions.submit(report, on=date(2026, 3, 10), by=olivia), on=date(2026, 3, 10), by=olivia
    )


def pages_for(edition) -> dict[str, str]:
    """Every address at which the public reads of the edition and its objectives."""
    publication = edition.publication
    at = [publication.council.slug, publication.kind_in_address, publication.period]
    named = {name: reverse(name, args=[*at, edition.number]) for name in ("edition", "edition_csv", "edition_json")}
    return named | {
        "page": reverse("edition_html", args=[*at, edition.number]),
        "newest": reverse("publication", args=at),
        "compared": reverse("compare_editions", args=at),
        "council": reverse("council", args=at[:1]),
        "history": reverse("council_history", args=at[:1]),
        "objectives": reverse("public_objectives", args=at[:1]),
    }


@time_machine.travel("2026-04-01 10:00 +0100", tick=False)
def test_a_hidden_figure_stands_in_no_format(client, editions, hiding):
    renditions.make_waiting()
    assert Rendition.objects.filter(made_at=None).count() == 0
    read = {}
    for edition in editions:
        read |= {
            (edition.pk, name): client.get(address, follow=True).getvalue().decode() if name.startswith("edition_")
            else "".join(part.decode() for part in client.get(address, follow=True))
            for name, address in pages_for(edition).items()
        }  # fmt: skip
        read[edition.pk, "PDF"] = document(edition)
        read[edition.pk, "Word"] = plain_document(edition.snapshot, is_file=True, is_draft=True)
    for name in ("public_objective", "objective_figures", "set_progress"):
        number = [] if name == "set_progress" else [1]
        answer = client.get(reverse(name, args=["barsetshire", hiding.slug, *number]))
        assert answer.status_code == 200
        read[0, name] = answer.content.decode()

    told = [name for name, text in read.items() if TOLD in text]
    assert {name for _edition, name in told} >= {"edition", "edition_csv", "edition_json", "page", "PDF", "Word"}
    for name, text in read.items():
        words = unescape(text)
        for secret in (*HIDDEN, *GAP):
            assert not re.search(rf"(?<![\d.,a-f]){re.escape(secret)}(?![\da-f])", words), f"{secret} in {name}"


def test_what_was_hidden_is_kept_nowhere_that_is_published_from(hiding):
    row = Reading.objects.get(period="2025")

    assert (row.state, row.value, row.numerator, row.denominator) == ("hidden", None, None, None)
