"""Signs of success: seen by the figures or judged by a person, joined by "all" or "any"."""

from datetime import date
from decimal import Decimal

import pytest

from objectives.facts import of_measure
from objectives.models import Objective, SuccessCriterion
from objectives.signs import Sign, Signs, of_objective, of_plain, settled
from publications.report.snapshot import as_plain_facts
from tests.objectives.stage import a_measure, a_set, an_objective

ON = date(2026, 6, 1)


@pytest.fixture
def objective(barsetshire, olivia):
    return an_objective(a_set(barsetshire, by=olivia), by=olivia)


def signs_of(objective, *, on: date = ON) -> Signs:
    found = Objective.objects.with_everything().get(pk=objective.pk)
    measures = [of_measure(each, on=on) for each in sorted(found.measures.all(), key=lambda each: each.position)]
    return of_objective(found, measures, on=on)


def scores(objective, olivia, **told):
    """Bexley's score of 2016: behind the other pupils, ahead of the nation."""
    figures = {
        "period": "2016", "value": Decimal("37.5"), "comparator_value": Decimal("55.8"),
        "benchmark_value": Decimal("36.2"), "ends_on": date(2016, 8, 31), "is_baseline": True,
    }  # fmt: skip
    told = {"name": "Attainment 8", "unit": "score", "comparator": "others", "benchmark": "England"} | told
    return a_measure(objective, readings=[figures], by=olivia, **told)


def another_year(measure) -> None:
    """A figure after the baseline, still behind the others and ahead of the nation."""
    measure.readings.create(
        period="2017", ends_on=date(2017, 8, 31), value=Decimal(38), comparator_value=Decimal(56),
        comparator_state="known", benchmark_value=Decimal(36), benchmark_state="known",
    )  # fmt: skip


def sign(objective, text: str, **told) -> SuccessCriterion:
    position = objective.criteria.count() + 1
    return SuccessCriterion.objects.create(objective=objective, position=position, text=text, **told)


def test_a_sign_tied_to_a_measure_is_seen_when_the_figures_say_so(objective, olivia):
    measure = scores(objective, olivia)
    sign(objective, "The gap narrows", measure=measure, condition="narrow")
    sign(objective, "It stays above the nation", measure=measure, condition="benchmark")

    told = signs_of(objective)

    assert [(each.seen, each.measured_by) for each in told.each] == [(None, "Attainment 8"), (None, "Attainment 8")]
    assert "Only the starting figure is known" in told.each[1].how

    another_year(measure)

    narrower, above = signs_of(objective).each
    assert (narrower.seen, above.seen) == (True, True)
    assert "above its benchmark" in above.how


@pytest.mark.parametrize(("logic", "seen"), [("any", True), ("all", None)])
def test_any_is_met_by_one_sign_and_all_waits_for_every_one(objective, olivia, logic, seen):
    objective.criteria_logic = logic
    objective.save()
    measure = scores(objective, olivia)
    another_year(measure)
    sign(objective, "Above the nation", measure=measure, condition="benchmark")
    sign(objective, "People trust us")

    told = signs_of(objective)

    assert told.seen is seen
    assert "1 of 2 signs is seen" in told.sentence


@pytest.mark.parametrize(
    ("value", "seen"), [("45", True), ("40", None)], ids=["the target is reached", "it is on its way"]
)
def test_the_sign_that_a_target_is_met_waits_until_it_is(objective, olivia, value, seen):
    target = {"target_kind": "value", "target_value": Decimal(45), "target_on": date(2030, 8, 31)}
    measure = scores(objective, olivia, **target)
    measure.readings.create(period="2025", value=Decimal(value), ends_on=date(2025, 8, 31))
    sign(objective, "The target is met", measure=measure, condition="target")

    assert signs_of(objective).each[0].seen is seen


def test_a_missed_target_and_a_condition_that_fails_are_not_seen(objective, olivia):
    target = {"target_kind": "value", "target_value": Decimal(45), "target_on": date(2020, 8, 31)}
    measure = scores(objective, olivia, **target)
    measure.readings.create(
        period="2025",
        value=Decimal(40),
        ends_on=date(2025, 8, 31),
        comparator_value=Decimal(60),
        comparator_state="known",
    )
    sign(objective, "The target is met", measure=measure, condition="target")
    sign(objective, "Above the others", measure=measure, condition="above")

    assert [each.seen for each in signs_of(objective).each] == [False, False]


def test_a_person_judges_the_rest_with_evidence_and_a_day(objective, olivia):
    sign(
        objective, "People trust us", is_seen=True, judged_on=date(2026, 5, 4), judged_by=olivia, evidence="The survey."
    )
    sign(objective, "No complaint", is_seen=False, judged_on=date(2026, 5, 4), judged_by=olivia, evidence="Two came.")

    yes, no = signs_of(objective).each

    assert (yes.seen, yes.how, yes.evidence) == (True, "Judged as seen on 4 May 2026.", "The survey.")
    assert (no.seen, no.how) == (False, "Judged as not seen on 4 May 2026.")


def test_a_judgement_of_a_later_day_is_not_known_yet(objective, olivia):
    sign(objective, "Trust", is_seen=True, judged_on=date(2026, 5, 4), judged_by=olivia, evidence="The survey.")

    told = signs_of(objective, on=date(2026, 5, 3)).each[0]

    assert (told.seen, told.how, told.evidence) == (None, "Nobody has judged this yet.", "")


def test_without_signs_nothing_is_said(objective):
    told = signs_of(objective)

    assert (told.seen, told.sentence, told.each) == (None, "", ())


def test_the_signs_come_back_whole_from_a_frozen_edition(objective, olivia):
    sign(objective, "Above the nation", measure=scores(objective, olivia), condition="benchmark")
    told = signs_of(objective)

    assert of_plain(as_plain_facts(told)) == told


def test_a_sign_whose_measure_is_gone_is_judged_by_a_person():
    told = settled([Sign("Gone", 3, "", "target", None, "", "", "")], "all", [], on=ON)

    assert (told.each[0].seen, told.each[0].how) == (None, "Nobody has judged this yet.")
