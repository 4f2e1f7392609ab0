"""The figures behind the charts, for everybody: on the pages, and as files of an objective, a set and an edition."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
import time_machine

from objectives import actions as objectives
from objectives import measuring
from publications import actions as publications
from publications.models import Edition
from tests.publications import public_stage as stage


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def edition(barsetshire, olivia) -> Edition:
    return stage.published_set(barsetshire, olivia)


def newer(edition: Edition, by, *, value: str = "41", of: int = 1) -> None:
    """A figure that came in after publication."""
    objective = edition.publication.objective_set.objectives.get(number=of)
    measuring.add_reading(
        objective.measures.get(), period="2024/25", ends_on=date(2025, 7, 31), value=Decimal(value),
        comparator_value=Decimal("56"), by=by,
    )  # fmt: skip


def address(edition: Edition, rest: str) -> str:
    return f"/councils/barsetshire/objectives/{edition.publication.objective_set.slug}/{rest}"


def rows(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_figures_of_an_objective_are_those_published_and_those_that_came_since(client, edition, olivia) -> None:
    newer(edition, olivia)

    told = rows(client.get(address(edition, "1/figures.csv")))

    assert [(row["whose"], row["period"], row["figure"], row["gap"]) for row in told] == [
        ("group", "2015/16", "37.5", "18.3"),
        ("comparator", "2015/16", "55.8", ""),
        ("group", "2024/25", "41", "15"),
        ("comparator", "2024/25", "56", ""),
    ]


def test_the_progress_of_a_set_is_computed_from_the_newest_figures(client, edition, olivia) -> None:
    newer(edition, olivia)

    first, second = rows(client.get(address(edition, "progress.csv")))

    assert (first["standing"], second["standing"]) == ("on_course", "cannot_say")
    assert first["signs of success"].startswith("None of 2 signs is seen")


def test_the_figures_of_an_edition_stay_as_they_were_frozen(client, edition, olivia) -> None:
    newer(edition, olivia)
    told = rows(client.get(f"{edition.get_absolute_url().rstrip('/')}.csv"))

    assert {row["period"] for row in told} == {"2015/16"}
    assert {row["objective"] for row in told} == {"1", "2"}


def test_a_removed_edition_gives_no_figures(client, edition, olivia) -> None:
    publications.remove_by_law(edition, because="A court ordered it.", on=date(2026, 5, 1), by=olivia)

    assert client.get(f"{edition.get_absolute_url().rstrip('/')}.csv").status_code == 410
    assert client.get(address(edition, "1/figures.csv")).status_code == 404


@pytest.mark.parametrize("rest", ["9/figures.csv", "0/figures.csv"])
def test_what_is_not_there_is_not_found(client, edition, rest) -> None:
    assert client.get(address(edition, rest)).status_code == 404
    assert client.get("/councils/barsetshire/objectives/another/progress.csv").status_code == 404
    assert client.get("/councils/nowhere/objectives/another/progress.csv").status_code == 404


def test_a_draft_gives_no_figures(client, barsetshire, olivia) -> None:
    draft = stage.written_set(barsetshire, olivia)

    assert client.get(f"/councils/barsetshire/objectives/{draft.slug}/progress.csv").status_code == 404


def test_files_may_be_kept_and_set_no_cookie(client, edition) -> None:
    answer = client.get(address(edition, "progress.csv"))

    assert "public" in answer["Cache-Control"]
    assert answer["ETag"]
    assert not answer.cookies


def test_the_objective_shows_its_chart_course_and_figures(client, edition, olivia) -> None:
    newer(edition, olivia)

    page = client.get(address(edition, "1/")).content.decode()

    assert page.count("<svg") == 4  # over time and the gap, each wide and narrow
    assert "Over time: Attainment" in page
    assert "Gap: Attainment" in page
    assert "On course" in page
    assert address(edition, "1/figures.csv") in page
    assert "165 of 440" in page


def test_all_objectives_stand_at_a_glance_without_those_that_were_retired(client, edition, olivia) -> None:
    newer(edition, olivia)
    second = edition.publication.objective_set.objectives.get(number=2)
    whole = client.get("/councils/barsetshire/objectives/").content.decode()
    objectives.review_objective(
        second, decided_on=date(2026, 5, 1), decision="retire", reason="Its time has passed.", by=olivia
    )

    page = client.get("/councils/barsetshire/objectives/").content.decode()

    assert "Progress: Equality objectives" in page
    assert address(edition, "progress.csv") in page
    chart = page[page.index("<svg") : page.index("</svg>")]
    assert "1. Goal 1" in chart
    assert "2. Goal 2" not in chart
    assert "2. Goal 2" in whole[whole.index("<svg") : whole.index("</svg>")]


def test_a_withdrawn_set_has_no_chart(client, edition, olivia) -> None:
    newer(edition, olivia)
    publications.withdraw(edition, because="Wrong figures.", on=date(2026, 5, 1), by=olivia)

    assert "<svg" not in client.get("/councils/barsetshire/objectives/").content.decode()
