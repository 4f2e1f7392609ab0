"""What the checks say of a set, and that they are silent when all is said."""

from datetime import date

import pytest

from objectives import actions, measuring
from objectives.checks import findings
from tests.objectives.stage import a_measure, a_set, an_objective

BASELINE = {"period": "2025", "value": 12, "is_baseline": True}


def rules(objective_set) -> list[tuple[str, bool]]:
    return [(finding.rule, finding.blocks) for finding in findings(objective_set)]


@pytest.fixture
def whole(barsetshire, olivia):
    """A set of which nothing is missing."""
    objective_set = a_set(barsetshire, period_as_written="2026 to 2030", by=olivia)
    objective = an_objective(objective_set, owner="Head of housing", by=olivia)
    target = {"target_kind": "value", "target_value": 5, "target_on": date(2030, 3, 31)}
    a_measure(objective, readings=[BASELINE], by=olivia, **target)
    return objective_set


def test_nothing_is_found_in_a_whole_set(whole):
    assert findings(whole) == []


def test_an_empty_set_with_a_title_alone_lacks_everything_and_what_blocks_comes_first(barsetshire, olivia):
    bare = actions.start_set(barsetshire, title="Bare", by=olivia)

    assert rules(bare) == [("rationale", True), ("decision", True), ("no-objective", True), ("period", False)]


def test_an_objective_with_a_title_alone_lacks_aim_owner_and_measure(whole, olivia):
    an_objective(whole, title="Bare", aims=[], by=olivia)

    assert rules(whole) == [("aim", True), ("owner", False), ("measure", False)]


def test_a_sign_of_success_makes_an_objective_measurable_without_a_figure(whole, olivia):
    objective = an_objective(whole, owner="Head of housing", by=olivia)
    measuring.set_criteria(objective, texts=["Residents say so"], logic="all", by=olivia)

    assert rules(whole) == []


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"target_kind": "zero", "target_on": date(2030, 1, 1)}, "baseline"),
        ({"readings": [BASELINE]}, "target"),
        ({"readings": [BASELINE], "target_kind": "zero"}, "target-day"),
    ],
)
def test_a_measure_needs_a_start_a_target_and_a_day(whole, olivia, told, rule):
    a_measure(whole.objectives.get(), name="Help in time", by=olivia, **told)

    assert rules(whole) == [(rule, False)]


def test_a_measure_that_should_stay_as_it_is_needs_no_target(whole, olivia):
    a_measure(whole.objectives.get(), direction="keep", readings=[BASELINE], by=olivia)

    assert rules(whole) == []


def test_each_finding_names_its_objective_and_has_a_shorter_sentence_for_its_own_page(whole, olivia):
    an_objective(whole, title="Bare", aims=[], by=olivia)

    for finding in findings(whole):
        assert finding.objective.title == "Bare"
        assert "Bare" in finding.sentence
        assert "Bare" not in finding.here


def test_checking_asks_as_few_questions_for_many_objectives_as_for_one(whole, olivia, django_assert_max_num_queries):
    for n in range(12):
        a_measure(an_objective(whole, title=f"Number {n}", by=olivia), by=olivia)

    with django_assert_max_num_queries(4):
        findings(whole)
