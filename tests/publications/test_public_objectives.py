"""Published objectives: worded as published, with the progress that came since, and old sets clearly dated."""

from datetime import date

import pytest
import time_machine

from councils.models import Council
from objectives import actions as objectives
from objectives import measuring
from objectives.models import Objective, ObjectiveSet
from publications import actions as publications
from publications.models import Edition
from tests import cast
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-22 12:00", tick=False):
        yield


@pytest.fixture
def edition(barsetshire, olivia) -> Edition:
    return stage.published_set(barsetshire, olivia)


def sets_page(client, council: Council) -> str:
    answer = client.get(f"/councils/{council.slug}/objectives/")
    assert answer.status_code == 200
    return answer.content.decode()


def objective_page(client, edition: Edition, number: int) -> str:
    council, kept = edition.publication.council, edition.publication.objective_set
    answer = client.get(f"/councils/{council.slug}/objectives/{kept.slug}/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def row(edition: Edition, number: int) -> Objective:
    return edition.publication.objective_set.objectives.get(number=number)


# --- Sets ----------------------------------------------------------------------------------------------------------


def test_the_current_set_shows_its_objectives_progress_and_commitments(client, barsetshire, edition, olivia) -> None:
    objectives.note_progress(row(edition, 2), as_at=date(2026, 6, 1), rag="late", narrative="One *school*.", by=olivia)

    page = sets_page(client, barsetshire)

    assert "Goal 1 of Equality objectives" in page
    assert "No progress reported here" in page
    assert "1 June 2026" in page
    assert "One <em>school</em>." in page
    assert "We publish our pay gaps" in page
    assert "It is due for review by 1 February 2030." in page


def test_an_old_set_says_when_it_ran_and_that_it_was_replaced(client, barsetshire, olivia) -> None:
    years = {"starts_on": date(2016, 1, 1), "ends_on": date(2020, 12, 31)}
    stage.published_set(barsetshire, olivia, on=date(2016, 2, 1), title="The old ones", **years)
    stage.published_set(barsetshire, olivia, on=date(2026, 2, 2), title="The new ones")

    page = sets_page(client, barsetshire)

    assert "This set ran from 2016 to 2020. It has been replaced." in page
    assert page.index("The new ones") < page.index("The old ones")
    assert "Overdue" not in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"starts_on": date(2016, 4, 1), "ends_on": date(2020, 3, 31)}, "ran from 1 April 2016 to 31 March 2020."),
        ({"starts_on": None, "ends_on": None}, "This set has been replaced."),
    ],
)
def test_a_replaced_set_is_dated_as_well_as_is_known(client, barsetshire, olivia, told, sentence) -> None:
    stage.published_set(barsetshire, olivia, on=date(2016, 2, 1), title="The old ones", **told)
    stage.published_set(barsetshire, olivia, on=date(2026, 2, 2), title="The new ones")

    assert sentence in sets_page(client, barsetshire)


@pytest.mark.parametrize(
    ("published_on", "ends_on", "status", "sentence"),
    [
        (date(2022, 11, 23), None, "Current", "It is due for review by 22 November 2026."),
        (date(2022, 11, 22), None, "Past the safe day", "a replacement by 22 November 2026 is arguably in time."),
        (date(2022, 11, 21), None, "Overdue for review by 2 days", "It was due for review by 20 November 2026."),
        (date(2024, 1, 1), date(2026, 11, 21), "Overdue for review by 1 day", "Its period ended on 21 November 2026."),
        (date(2024, 1, 1), date(2026, 11, 22), "Current", "It is due for review by 22 November 2026."),
    ],
)
def test_where_a_set_that_nothing_replaced_stands_in_time(
    client, barsetshire, published_on, ends_on, status, sentence
) -> None:
    ObjectiveSet.objects.create(
        council=barsetshire, slug="s", title="S", published_on=published_on, ends_on=ends_on, state="published"
    )

    page = sets_page(client, barsetshire)

    assert status in page
    assert sentence in page


def test_a_draft_is_nowhere(client, barsetshire, olivia) -> None:
    written = stage.written_set(barsetshire, olivia, title="Secret plans")

    assert "Secret plans" not in sets_page(client, barsetshire)
    assert client.get(f"/councils/barsetshire/objectives/{written.slug}/1/").status_code == 404
    publications.submit_set(written, on=date(2026, 11, 1), by=olivia)
    assert "Secret plans" not in sets_page(client, barsetshire)
    assert client.get(f"/councils/barsetshire/objectives/{written.slug}/1/").status_code == 404


def test_a_set_is_found_under_its_own_council_only(client, barsetshire, loamshire, edition) -> None:
    slug = edition.publication.objective_set.slug

    assert client.get(f"/councils/barsetshire/objectives/{slug}/2/").status_code == 200
    assert client.get(f"/councils/loamshire/objectives/{slug}/2/").status_code == 404
    assert client.get(f"/councils/barsetshire/objectives/{slug}/3/").status_code == 404
    assert client.get("/councils/barsetshire/objectives/another/2/").status_code == 404


def test_a_list_of_sets_needs_as_many_queries_at_two_sizes(
    client, barsetshire, loamshire, olivia, sam, django_assert_max_num_queries
) -> None:
    stage.published_set(barsetshire, olivia, many=1)
    for year in range(2010, 2026, 4):
        stage.published_set(loamshire, sam, many=6, on=date(year, 2, 2), title=f"Objectives {year}")
    counted = {}
    for council in (barsetshire, loamshire):
        with django_assert_max_num_queries(12) as caught:
            sets_page(client, council)
        counted[council.slug] = len(caught)

    assert counted["barsetshire"] == counted["loamshire"]


# --- One objective --------------------------------------------------------------------------------------------------


def test_an_objective_says_what_for_whom_and_how_it_is_measured(client, edition) -> None:
    page = objective_page(client, edition, 1)

    for words in (
        "Because of reason 1.", "Advance equality of opportunity", "Disability", "Head of education",
        "The objective is met when any one of these is seen:", "37.5%", "165 of 440", "55.8", "18.3",
        "2015/16 (baseline)",         "Gap (percentage points)", "Narrow the gap by 31 July 2029", "We listen, 1",
    ):  # fmt: skip
        assert words in page


def test_later_figures_progress_and_reviews_stand_beside_the_published_words(client, edition, olivia) -> None:
    objective = row(edition, 1)
    measuring.add_reading(
        objective.measures.get(), period="2025/26", ends_on=date(2026, 7, 31), value="41.5", numerator=57,
        denominator=440, by=olivia,
    )  # fmt: skip
    objectives.note_progress(objective, as_at=date(2026, 9, 1), rag="met", narrative="It worked.", by=olivia)
    objectives.review_objective(objective, decided_on=date(2026, 10, 1), decision="keep", reason="Go on.", by=olivia)

    page = objective_page(client, edition, 1)

    for words in ("57 of 440", "41.5", "It worked.", "1 October 2026: Keep it as it is", "Go on."):
        assert words in page


def test_what_was_retired_says_so(client, barsetshire, edition, olivia) -> None:
    objectives.review_objective(
        row(edition, 1), decided_on=date(2026, 10, 1), decision="retire", reason="Done.", by=olivia
    )

    page = sets_page(client, barsetshire)

    assert "Retired" in page
    assert "1 October 2026" in page


def test_an_amendment_under_way_shows_nothing_of_itself(client, barsetshire, edition, olivia) -> None:
    publications.start_correction(edition.publication, what_changes="Sharper words.", by=olivia)
    kept, objective = edition.publication.objective_set, row(edition, 1)
    kept.refresh_from_db()
    objectives.change_set(kept, seen=kept.version, title="Not yet this title", ends_on=date(2027, 1, 1), by=olivia)
    objectives.change_objective(objective, seen=objective.version, title="Not yet these words", by=olivia)
    objectives.add_objective(kept, title="Not yet this one", by=olivia)
    measuring.set_criteria(objective, texts=["Not yet this sign"], logic="all", by=olivia)
    measuring.remove_measure(objective.measures.get(), by=olivia)
    measuring.add_measure(
        objective, name="Attainment", unit="percent", group="Disabled pupils", comparator="All pupils", by=olivia,
        readings=[{"period": "2016/17", "is_baseline": True, "value": "99.9", "ends_on": date(2017, 7, 31)}],
    )  # fmt: skip

    shown = sets_page(client, barsetshire) + objective_page(client, edition, 1)

    assert "Not yet" not in shown
    assert "99.9" not in shown
    assert "37.5" in shown
    assert "It is due for review by 1 February 2030." in shown


def test_once_published_the_amendment_is_what_is_read(client, edition, olivia) -> None:
    publications.start_correction(edition.publication, what_changes="Sharper words.", by=olivia)
    objective = row(edition, 1)
    objectives.change_objective(objective, seen=objective.version, title="Sharper words", by=olivia)
    kept = ObjectiveSet.objects.get()
    stage.publish(publications.submit_set(kept, on=date(2026, 11, 2), by=olivia), on=date(2026, 11, 3), by=olivia)

    page = objective_page(client, edition, 1)

    assert "Sharper words" in page
    assert "As published, edition 1.1" in page


def test_a_break_in_the_series_is_said_in_words(client, barsetshire, olivia) -> None:
    written = stage.written_set(barsetshire, olivia, many=1)
    objective = written.objectives.get()
    measuring.add_measure(objective, name="Counted anew", unit="number", replaces=objective.measures.get(), by=olivia)
    day = date(2026, 2, 2)
    edition = stage.publish(publications.submit_set(written, on=day, by=olivia), on=day, by=olivia)

    page = objective_page(client, edition, 1)

    assert "“Counted anew” replaces the measure “Attainment”." in page
    assert "do not compare figures across the change" in page
    assert "No figure has been published yet." in page


def test_a_set_never_published_here_is_shown_from_its_rows(client) -> None:
    council = cast.council("worcester-example", shown_as_at=date(2013, 2, 12))
    kept = ObjectiveSet.objects.create(
        council=council, slug="priorities", title="Equality priorities", called="equality priorities",
        published_on=date(2013, 2, 12), state="published", decided_by="Cabinet",
    )  # fmt: skip
    for n in range(1, 7):
        Objective.objects.create(objective_set=kept, position=n, title=f"Priority {n}")

    page = sets_page(client, council)

    assert "Period: not stated" in page
    assert page.count("Priority ") == 6
    answer = client.get("/councils/worcester-example/objectives/priorities/6/")
    assert "Priority 6" in answer.content.decode()
    assert "No measure is stated." in answer.content.decode()


def test_neighbours_lead_through_the_set(client, edition) -> None:
    first, second = objective_page(client, edition, 1), objective_page(client, edition, 2)

    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second
