"""A set made public before the running one ends takes its place on its own first day, and not before."""

from datetime import date

import pytest

from deadlines.models import Deadline
from objectives import actions as objectives
from objectives.models import ObjectiveSet
from objectives.querysets import in_place_from, replaced_by
from publications.report.content import of_report
from tests.publications import public_stage as stage

RUNNING = {"starts_on": date(2024, 4, 1), "ends_on": date(2028, 3, 31), "period_as_written": "2024 to 2028"}
COMING = {"starts_on": date(2028, 4, 1), "ends_on": date(2032, 3, 31), "period_as_written": "2028 to 2032"}
TODAY, LAST, FIRST = date(2026, 11, 22), date(2028, 3, 31), date(2028, 4, 1)


def page(client, council, monkeypatch, on, tail="objectives/") -> str:
    monkeypatch.setattr("councils.day.localdate", lambda: on)
    return client.get(f"/councils/{council.slug}/{tail}").content.decode()


@pytest.fixture
def running(barsetshire, olivia) -> ObjectiveSet:
    stage.published_set(barsetshire, olivia, on=date(2024, 4, 2), title="Running", **RUNNING)
    return ObjectiveSet.objects.get(title="Running")


@pytest.fixture
def coming(running, barsetshire, olivia) -> ObjectiveSet:
    stage.published_set(barsetshire, olivia, on=date(2026, 11, 20), title="Coming", **COMING)
    return ObjectiveSet.objects.get(title="Coming")


@pytest.mark.parametrize(("on", "title"), [(TODAY, "Running"), (LAST, "Running"), (FIRST, "Coming")])
def test_the_running_set_is_current_until_the_next_begins(coming, barsetshire, on, title):
    assert [each.title for each in barsetshire.objective_sets.current(on=on)] == [title]


@pytest.mark.parametrize("on", [TODAY, LAST, FIRST])
def test_the_two_spellings_of_replaced_agree(coming, barsetshire, olivia, on):
    stage.published_set(barsetshire, olivia, on=date(2026, 11, 21), title="Third", **COMING)

    current = set(barsetshire.objective_sets.current(on=on))

    in_rows = {
        each
        for each in barsetshire.objective_sets.published()
        if in_place_from(each) <= on and replaced_by(each, on=on) is None
    }
    assert current == in_rows
    assert {each.title for each in current} == {"Third" if on == FIRST else "Running"}


def test_a_first_set_holds_from_its_publication(barsetshire, olivia):
    stage.published_set(barsetshire, olivia, on=date(2026, 11, 20), title="First", **COMING)

    assert [each.title for each in barsetshire.objective_sets.current(on=TODAY)] == ["First"]


def test_the_public_page_says_when_the_next_begins(client, coming, barsetshire, monkeypatch):
    told = page(client, barsetshire, monkeypatch, TODAY)

    assert "Begins on 1 April 2028." in told
    assert "replaced" not in told
    assert told.index("Running") < told.index("Coming")


def test_the_council_s_page_keeps_the_running_set(client, coming, barsetshire, monkeypatch):
    told = page(client, barsetshire, monkeypatch, TODAY, "")

    assert "Goal 1 of Running" in told
    assert "Goal 1 of Coming" not in told
    assert "Begins on 1 April 2028." in told


def test_from_its_first_day_on_the_next_has_replaced_it(client, coming, barsetshire, monkeypatch):
    told = page(client, barsetshire, monkeypatch, FIRST)

    assert "This set ran from 1 April 2024 to 31 March 2028. It has been replaced." in told
    assert "Begins on" not in told


def test_one_that_was_replaced_before_it_began_says_so(client, coming, barsetshire, olivia, monkeypatch):
    stage.published_set(
        barsetshire, olivia, on=date(2026, 11, 21), title="At once", starts_on=date(2026, 11, 21), ends_on=LAST
    )

    told = page(client, barsetshire, monkeypatch, TODAY)

    assert "It was replaced before it began." in told
    assert [each.title for each in barsetshire.objective_sets.current(on=TODAY)] == ["At once"]


def test_a_report_of_that_time_has_the_objectives_in_force(coming, barsetshire, olivia):
    report = stage.written_report(barsetshire, olivia)

    content = of_report(report, as_at=TODAY)

    assert content["objective_set"]["title"] == "Running"
    assert [each["title"] for each in content["objectives"]] == ["Goal 1 of Running", "Goal 2 of Running"]


def test_the_councillors_see_the_objectives_in_force(client, cora, coming, barsetshire, monkeypatch):
    client.force_login(cora)
    monkeypatch.setattr("councils.day.localdate", lambda: TODAY)

    told = client.get("/members/barsetshire/").content.decode()

    assert "Of 2 objectives" in told
    assert "objectives/running/1/" in told
    assert "objectives/coming/1/" not in told


def test_what_falls_due_while_it_runs_is_still_owed(running, barsetshire, olivia):
    soon, last = running.objectives.in_order()
    objectives.review_objective(
        soon, decided_on=date(2025, 5, 1), decision="keep", reason="Goes on", next_review_on=date(2027, 5, 1), by=olivia
    )

    stage.published_set(barsetshire, olivia, on=date(2026, 11, 20), title="Coming", **COMING)

    assert Deadline.objects.open().about(soon).get().due_on == date(2027, 5, 1)
    assert not Deadline.objects.open().about(last).exists()  # it ends with its set, which has its successor
    assert not Deadline.objects.open().about(running).exists()


def test_a_review_while_it_runs_asks_for_the_next(coming, running, olivia):
    objective = running.objectives.first()

    objectives.review_objective(
        objective, decided_on=TODAY, decision="keep", reason="Goes on", next_review_on=date(2027, 5, 1), by=olivia
    )

    assert Deadline.objects.open().about(objective).get().due_on == date(2027, 5, 1)
