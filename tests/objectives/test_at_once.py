"""Two officers at one moment on one objective: nothing happens twice, nothing is half done, and whoever comes second is
told in a sentence."""

import time
from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from councils.edits import held
from councils.models import Record
from councils.record import faults
from objectives import actions, counting, covering, measuring
from objectives.models import Measure, Objective, ObjectiveSet, Reading, SuccessCriterion
from tests import cast
from tests.objectives.stage import a_measure, a_set, address, an_objective, of_set

pytestmark = pytest.mark.django_db(transaction=True)
HAND = cast.STAGE_HAND
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


class Stage:
    """An objective with two measures, a figure, and a sign of success; and Olivia's browser."""

    def __init__(self) -> None:
        self.council = cast.enrolled("barsetshire")
        olivia = cast.person("olivia", (self.council, "officer"))
        self.browser = Client()
        self.browser.force_login(olivia)
        self.set = a_set(self.council, by=HAND)
        self.objective = an_objective(self.set, by=HAND)
        self.other = an_objective(self.set, title="Another", by=HAND)
        self.measure = a_measure(self.objective, readings=[{"period": "2025", "value": 1}], by=HAND)
        self.second = a_measure(self.objective, name="Second", by=HAND)
        measuring.set_criteria(self.objective, texts=["Seen"], logic="all", by=HAND)
        self.objective.refresh_from_db()
        self.reading, self.sign = self.measure.readings.get(), self.objective.criteria.get()

    def page(self, name: str, *more: int) -> str:
        return address(name, self.objective, *more)

    def while_in_hand(self, sent: Callable[[], Any], *, change: Callable[[], Any]) -> Any:
        """What comes of a form that is sent, and waits, while somebody makes a change."""
        answers: list[Any] = []

        def officer() -> None:
            try:
                answers.append(sent())
            except Exception as error:  # whatever it is, the test is to see it
                answers.append(error)
            finally:
                connections.close_all()

        other = Thread(target=officer)
        with transaction.atomic():
            held(self.council)
            other.start()
            until = time.monotonic() + 20
            while not waiting() and other.is_alive() and time.monotonic() < until:
                time.sleep(0.01)
            assert waiting() == 1, answers
            change()
        other.join()
        assert list(faults()) == []
        return answers[0]


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


WORDS = {"name": "Falls", "unit": "percent", "direction": "up", "target_kind": "improve"}
FORMS: dict[str, Callable[[Stage], tuple[str, dict[str, Any]]]] = {
    "a measure changed": lambda on: (on.page("change_measure", on.measure.pk), WORDS | {"seen": 1, "note": "Mine"}),
    "a measure replaced by a new one": lambda on: (
        on.page("add_measure"), WORDS | {"name": "Newer", "replaces": on.measure.pk, "note": "Mine"},
    ),
    "a measure replaced by another": lambda on: (
        on.page("change_measure", on.second.pk), WORDS | {"seen": 1, "replaces": on.measure.pk, "note": "Mine"},
    ),
    "a figure": lambda on: (on.page("add_reading", on.measure.pk), {"period": "2026", "value": "5", "note": "Mine"}),
    "figures": lambda on: (
        on.page("enter_figures", on.measure.pk),
        {"row-1-period": "2026", "row-1-value": "5", "row-1-note": "Mine"},
    ),
    "a figure revised": lambda on: (
        on.page("change_reading", on.measure.pk, on.reading.pk),
        {"seen": 1, "period": "2025", "value": "5", "note": "Mine", "because": "Late"},
    ),
    "a figure removed": lambda on: (
        on.page("remove_reading", on.measure.pk, on.reading.pk), {"because": "Mine"},
    ),
    "a sign tied": lambda on: (
        on.page("tie_criterion", on.sign.pk),
        {"seen": on.objective.version, "measure": on.measure.pk, "condition": "improve"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_whoever_writes_of_a_measure_that_goes_meanwhile_is_told_and_keeps_the_words(form):
    stage = Stage()
    there, sent = FORMS[form](stage)

    answer = stage.while_in_hand(
        lambda: stage.browser.post(there, sent), change=lambda: measuring.remove_measure(stage.measure, by=HAND)
    )

    assert answer.status_code in (409, 422)
    assert "removed" in answer.text
    assert "Mine" in answer.text or form == "a sign tied"
    assert list(Measure.objects.values_list("name", "replaces")) == [("Second", None)]
    assert (Reading.objects.count(), SuccessCriterion.objects.get().measure) == (0, None)


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("change_words", {"seen": 1, "title": "Mine"}),
        ("change_criteria", {"seen": 1, "texts": "Mine", "logic": "all"}),
        ("add_measure", WORDS | {"note": "Mine"}),
        ("objective_commitments", {"seen": 1, "texts": "Mine"}),
    ],
)
def test_whoever_writes_of_an_objective_that_goes_meanwhile_is_told_and_keeps_the_words(page, sent):
    stage = Stage()

    answer = stage.while_in_hand(
        lambda: stage.browser.post(address(page, stage.other), sent),
        change=lambda: actions.remove_objective(stage.other, by=HAND),
    )

    assert answer.status_code == 409
    assert "Somebody removed this meanwhile" in answer.text
    assert "Mine" in answer.text


@pytest.mark.parametrize("page", ["remove_objective", "move_objective"])
def test_an_objective_that_goes_meanwhile_is_not_moved_or_removed_again(page):
    stage = Stage()

    answer = stage.while_in_hand(
        lambda: stage.browser.post(address(page, stage.other), {"up": "up"}),
        change=lambda: actions.remove_objective(stage.other, by=HAND),
    )

    assert answer.status_code == 409
    assert Objective.objects.count() == 1
    assert Record.objects.filter(event="objective removed").count() == 1


def test_a_measure_is_removed_once_by_two_presses():
    stage = Stage()

    answer = stage.while_in_hand(
        lambda: stage.browser.post(stage.page("remove_measure", stage.measure.pk)),
        change=lambda: measuring.remove_measure(stage.measure, by=HAND),
    )

    assert answer.status_code == 302
    assert Record.objects.filter(event="measure removed").count() == 1


def test_of_two_saves_of_one_measure_the_second_is_shown_both_texts():
    stage = Stage()

    answer = stage.while_in_hand(
        lambda: stage.browser.post(stage.page("change_measure", stage.measure.pk), WORDS | {"seen": 1, "note": "Mine"}),
        change=lambda: measuring.change_measure(stage.measure, seen=1, note="Theirs", by=HAND),
    )

    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    assert Measure.objects.get(pk=stage.measure.pk).note == "Theirs"


def test_of_two_tables_with_one_period_the_second_is_refused_whole():
    stage = Stage()
    sent = {"row-1-period": "2026", "row-1-value": "5", "row-2-period": "2027", "row-2-value": "6"}

    answer = stage.while_in_hand(
        lambda: stage.browser.post(stage.page("enter_figures", stage.measure.pk), sent),
        change=lambda: counting.add_readings(
            [(stage.measure, {"period": "2026", "value": 7})], council=stage.council, by=HAND
        ),
    )

    assert answer.status_code == 422
    assert "Row 1: There is a figure for this period already" in answer.text
    assert stage.measure.readings.count() == 2


def test_of_two_saves_of_the_reasons_the_second_is_shown_both_texts():
    stage = Stage()
    seen = ObjectiveSet.objects.get(pk=stage.set.pk).version

    answer = stage.while_in_hand(
        lambda: stage.browser.post(of_set("gap_reasons", stage.set), {"seen": seen, "race": "Mine"}),
        change=lambda: covering.give_reasons(stage.set, seen=seen, reasons={("race", ""): "Theirs"}, by=HAND),
    )

    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
