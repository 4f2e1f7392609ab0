"""The pages on which measures and their figures are written, at desk and phone width, through axe."""

from datetime import date

import pytest
from django.urls import reverse

from objectives import actions, measuring
from objectives.models import Objective
from tests.browser.eyes import Visitor


@pytest.fixture
def objective(barsetshire, olivia) -> Objective:
    """Measures of several sorts with long names, figures known and missing, and two signs of success."""
    objective_set = actions.start_set(barsetshire, title="Amcanion cydraddoldeb 2026 i 2030", by=olivia)
    objective = actions.add_objective(
        objective_set, title="Narrow the gap in attainment between pupils with and without special needs", by=olivia
    )
    figures = [
        {"period": "2024", "ends_on": date(2024, 8, 31), "value": 13, "numerator": 57, "denominator": 440,
         "comparator_value": 61, "benchmark_state": "not_yet", "is_baseline": True},
        {"period": "2025", "ends_on": date(2025, 8, 31), "state": "hidden", "note": "Few pupils"},
    ]  # fmt: skip
    measuring.add_measure(
        objective, name="Pupils who reach a good level of development by the end of the year in which they are 5",
        unit="percent", group="pupils with special educational needs", comparator="other pupils",
        benchmark="the five neighbouring counties", target_kind="narrow", every_months=12, readings=figures, by=olivia,
    )  # fmt: skip
    measuring.add_measure(objective, name="Days until a plan is made", unit="days", direction="down", by=olivia)
    return measuring.set_criteria(objective, texts=["The gap is narrower", "Parents say so"], logic="any", by=olivia)


def pages(objective: Objective) -> list[str]:
    first, plain = objective.measures.order_by("position")
    of_set = [objective.objective_set.council.slug, objective.objective_set.slug]
    of_objective = [*of_set, objective.pk]
    return [
        reverse("add_measure", args=of_objective),
        reverse("enter_round", args=of_set),
        *(reverse("enter_figures", args=[*of_objective, measure.pk]) for measure in (first, plain)),
        *(
            reverse(name, args=[*of_objective, first.pk])
            for name in ("change_measure", "add_reading", "remove_measure")
        ),
        *(
            reverse(name, args=[*of_objective, first.pk, first.readings.get(period="2025").pk])
            for name in ("change_reading", "remove_reading")
        ),
        *(
            reverse(name, args=[*of_objective, objective.criteria.get(position=1).pk])
            for name in ("tie_criterion", "judge_criterion")
        ),
    ]


def test_nothing_is_wrong_with_the_pages_about_figures(visitor: Visitor, objective):
    visitor.signs_in("olivia@example.org")
    for address in pages(objective):
        visitor.looks_at(address)

    visitor.finds_nothing_wrong()


def test_figures_are_pasted_checked_and_added_without_a_mouse(visitor: Visitor, objective):
    visitor.signs_in("olivia@example.org").looks_at(pages(objective)[2])
    visitor.types("Lines copied from a spreadsheet", "2026\t31/8/2026\t14 (60 of 428)\t-\tn/c")
    visitor.follows("Put them into the table").follows("Add the figures").looks_at()
    visitor.reads("Row 1: “-” could mean nil or nothing known.")
    visitor.types("Figure: other pupils, row 1", "61").follows("Add the figures").looks_at()
    visitor.reads("1 figure is added.")

    visitor.finds_nothing_wrong()
