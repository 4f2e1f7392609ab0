"""The councillors' pictures: the same charts as the public sees, computed from published words and all figures."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from objectives import measuring
from publications import actions as publications
from tests.publications import public_stage as stage

BRIEFING = "/members/barsetshire/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


def page(client, person) -> str:
    client.force_login(person)
    answer = client.get(BRIEFING)
    assert answer.status_code == 200
    return answer.content.decode()


def test_councillors_see_all_objectives_at_a_glance_and_the_figures_of_each(client, barsetshire, olivia, cora):
    edition = stage.published_set(barsetshire, olivia)
    measure = edition.publication.objective_set.objectives.get(number=1).measures.get()
    measuring.add_reading(
        measure, period="2024/25", ends_on=date(2025, 7, 31), value=Decimal(41), comparator_value=Decimal(56), by=olivia
    )

    shown = page(client, cora)

    assert "Progress: Equality objectives" in shown
    assert f"/councils/barsetshire/objectives/{edition.publication.objective_set.slug}/progress.csv" in shown
    assert "Attainment: on course" in shown
    assert "Attainment: cannot be computed" in shown
    assert shown.count("<svg") == 2 + 2  # at a glance, wide and narrow; a small one for each of two


def test_a_figure_of_an_amendment_still_being_written_is_not_drawn(client, barsetshire, olivia, cora):
    edition = stage.published_set(barsetshire, olivia)
    publications.start_correction(edition.publication, what_changes="A target.", by=olivia)
    objective = edition.publication.objective_set.objectives.get(number=1)
    measuring.add_measure(objective, name="Not public yet", unit="number", by=olivia, readings=[{
        "period": "2025", "value": Decimal(1),
    }])  # fmt: skip

    assert "Not public yet" not in page(client, cora)


def test_without_measures_no_picture_is_drawn(client, barsetshire, olivia, cora):
    assert "<svg" not in page(client, cora)
