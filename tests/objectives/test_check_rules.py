"""Each rule of the check: an example in which it speaks, and one close to it in which it is silent."""

from datetime import date

import pytest

from councils.models import Nation
from objectives.checks import PARTS, RULE, RULES
from tests import cast
from tests.objectives.checked import NO_MEASURE, checked_measure, checked_set, found, noted, rules


def one(**told):
    """A set whose one objective is changed so."""
    return {"objectives": [told]}


def measured(**told):
    """A set whose one measure is changed so."""
    return one(measures=[told])


# Rule, changes of a whole set in which it speaks, changes in which it is silent.
EXAMPLES = [
    ("no-objective", {"objectives": []}, one(title="One")),
    ("rationale", {"rationale": " \n"}, {"rationale": "A survey."}),
    ("decision", {"decided_by": ""}, {"decided_by": "Cabinet"}),
    (
        "decided-too-early",
        {"decided_on": date(2026, 1, 30), "consulted_until": date(2026, 1, 31)},
        {"decided_on": date(2026, 2, 1), "consulted_until": date(2026, 1, 31)},
    ),
    (
        "decided-too-early",  # the last day is still one on which people may answer
        {"decided_on": date(2026, 1, 31), "consulted_until": date(2026, 1, 31)},
        {"decided_on": None, "consulted_until": date(2026, 1, 31)},
    ),
    ("gap-reason", {"has_reasons": False}, {}),
    ("period", {"period_as_written": ""}, {"period_as_written": "2026 to 2030"}),
    (
        "period-days",
        {"period_as_written": "over the next four years", "starts_on": None, "ends_on": None},
        {"period_as_written": "", "starts_on": None, "ends_on": None},
    ),
    ("period-too-long", {"ends_on": date(2030, 4, 1)}, {"ends_on": date(2030, 3, 31)}),
    ("vague-opening", one(title="Promote equality of opportunity"), one(title="Promoters of sport reach every ward")),
    (
        "vague-opening",
        one(title="2. “Support disabled people into work”"),
        one(title="Support for carers in each ward"),
    ),
    ("commitment-like", one(title="Continue to publish our figures", **NO_MEASURE), one(title="Continue to publish")),
    (
        "commitment-like",
        one(title="We will always listen", **NO_MEASURE),
        one(title="We will always listen", signs=("They say so",), **NO_MEASURE),
    ),
    ("repeated", {"objectives": [{"title": "Safe at home"}, {"title": "SAFE, at home."}]}, one(title="Safe at home")),
    ("aim", one(aims=[], pairs=[]), one(aims=["foster"], pairs=[])),
    (
        "characteristic-without-aim",
        one(aims=[], pairs=[], characteristics_without_aim=["age"]),
        one(pairs=[("age", "advance")]),
    ),
    ("characteristic", one(pairs=[]), one(pairs=[], characteristics_without_aim=["age"])),
    ("measure", one(**NO_MEASURE), one()),
    ("measure", one(signs=("Residents say so",), **NO_MEASURE), one(signs=("Residents say so",))),
    ("unit", measured(unit=""), measured(unit="days")),
    ("baseline", measured(baseline=None), measured(baseline={"value": 0})),
    ("baseline", measured(baseline={"state": "not_collected", "value": None}), measured(baseline={"numerator": None})),
    ("baseline", measured(baseline={"is_baseline": False}), measured(baseline={"is_baseline": True})),
    ("target", measured(target_kind="none", target_value=None), measured(target_kind="improve", target_value=None)),
    (
        "target",
        measured(target_kind="none", target_value=None, direction="keep"),
        measured(target_kind="within", target_value=40, target_upper=50, direction="keep"),
    ),
    ("target", measured(target_value=None), measured(target_kind="improve", target_value=None)),
    *(
        ("target", measured(target_kind="none", target_value=None), measured(target_kind=kind, target_value=None))
        for kind in ("narrow", "above", "benchmark", "zero")
    ),
    ("target", measured(target_kind="within", target_value=None), measured(target_kind="within", target_value=40)),
    ("target-equals-baseline", measured(target_value=41), measured(target_value=41, direction="keep")),
    ("target-against-direction", measured(target_value=40), measured(target_value=40, direction="down")),
    ("target-against-direction", measured(direction="down"), measured(direction="keep")),
    ("baseline-day", measured(baseline={"ends_on": None}), measured(baseline=None)),
    ("target-day", measured(target_on=None), measured(target_on=None, target_kind="none", target_value=None)),
    (
        "target-day",
        measured(target_on=None, target_kind="improve", target_value=None),
        measured(target_kind="improve", target_value=None),
    ),
    ("target-before-baseline", measured(target_on=date(2025, 12, 31)), measured(target_on=date(2026, 1, 1))),
    ("target-before-baseline", measured(target_on=date(2024, 1, 1)), measured(baseline={"ends_on": None})),
    ("target-beyond-period", measured(target_on=date(2030, 4, 1)), measured(target_on=date(2030, 3, 31))),
    (
        "range-without-edges",
        measured(target_kind="within", target_value=None),
        measured(target_kind="within", target_value=None, target_upper=52),
    ),
    (
        "comparator-missing",
        measured(target_kind="narrow", target_value=None),
        measured(target_kind="narrow", target_value=None, baseline={"comparator_value": 60}),
    ),
    (
        "comparator-missing",
        measured(target_kind="above", target_value=None),
        measured(target_kind="narrow", target_value=None, baseline=None),
    ),
    (
        "comparator-missing",
        measured(target_kind="benchmark", target_value=None, baseline={"comparator_value": 60}),
        measured(target_kind="benchmark", target_value=None, baseline={"benchmark_value": 60}),
    ),
    ("population", measured(group=""), measured(group="", population="All residents aged 16 to 64")),
    ("source", measured(source=" "), measured(source="Survey of residents")),
    ("rhythm", measured(every_months=None), measured(every_months=48)),
    ("measure-owner", measured(owner=""), measured(owner="", every_months=None)),
    ("judged-in-words", one(signs=("They say so",)), one(signs=("They say so",), **NO_MEASURE)),
    ("owner", one(owner=""), one(owner="Head of Skills")),
]
SPOKEN_ELSEWHERE = {"copied"}  # it needs other sets: test_check_copies


def test_nothing_is_found_where_nothing_is_missing(barsetshire, olivia):
    assert found(checked_set(barsetshire, by=olivia)) == []


@pytest.mark.parametrize(("rule", "speaks", "_silent"), EXAMPLES)
def test_a_rule_speaks_where_its_example_says(barsetshire, olivia, rule, speaks, _silent):
    assert rule in rules(checked_set(barsetshire, by=olivia, **speaks))


@pytest.mark.parametrize(("rule", "_speaks", "silent"), EXAMPLES)
def test_a_rule_is_silent_close_to_its_example(barsetshire, olivia, rule, _speaks, silent):
    assert rule not in rules(checked_set(barsetshire, by=olivia, **silent))


def test_every_rule_has_its_examples():
    assert {rule for rule, _speaks, _silent in EXAMPLES} | SPOKEN_ELSEWHERE == set(RULE)


def test_each_rule_stands_once_and_says_what_it_asks_why_and_what_is_better():
    assert len(RULE) == len(RULES)
    for rule in RULES:
        assert rule.part in PARTS
        texts = (rule.asks, rule.sentence, rule.here, rule.reason, rule.example, rule.source)
        assert all(str(text).strip() for text in texts), rule.id
        assert "“" in str(rule.example), rule.id


# --- What blocks, and where -------------------------------------------------------------------------------------------

EVERYWHERE = {
    "no-objective", "rationale", "decision", "decided-too-early", "aim", "characteristic-without-aim",
    "target-equals-baseline", "target-against-direction",
}  # fmt: skip


def test_in_england_what_the_law_asks_for_blocks_and_elsewhere_what_no_nation_can_do_without():
    blocks = {nation: {rule.id for rule in RULES if rule.blocks(nation)} for nation in Nation}

    assert blocks[Nation.ENGLAND] == EVERYWHERE | {"measure", "unit", "baseline", "target"}
    assert blocks[Nation.WALES] == blocks[Nation.SCOTLAND] == EVERYWHERE | {"gap-reason"}
    assert blocks[Nation.NORTHERN_IRELAND] == EVERYWHERE


@pytest.mark.parametrize(
    "changes", [one(**NO_MEASURE), measured(unit="", baseline=None, target_kind="none", target_value=None)]
)
@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_outside_england_an_objective_that_cannot_be_measured_is_advised_on(olivia, changes, nation):
    council = cast.enrolled(f"in-{nation}", nation=nation)

    objective_set = checked_set(council, by=olivia, **changes)

    assert rules(objective_set, blocks=True) == []
    assert set(rules(objective_set)) & {"measure", "unit"}


def test_what_the_first_measure_lacks_blocks_while_no_other_has_it(barsetshire, olivia):
    bare = {"target_kind": "none", "target_value": None, "target_on": None, "baseline": None}

    objective_set = checked_set(barsetshire, by=olivia, **one(measures=[bare, bare | {"name": "Second"}]))

    blocking = [(each.rule, each.measure.name) for each in found(objective_set) if each.blocks]
    assert blocking == [("baseline", "Disabled residents in work"), ("target", "Disabled residents in work")]
    assert rules(objective_set, blocks=False).count("baseline") == 1


def test_a_further_measure_without_a_start_or_target_is_advised_on(barsetshire, olivia):
    further = {"name": "Second", "target_kind": "none", "target_value": None, "baseline": None}

    objective_set = checked_set(barsetshire, by=olivia, **one(measures=[{}, further]))

    assert rules(objective_set, blocks=True) == []
    assert {(each.rule, each.measure.name) for each in found(objective_set)} == {
        ("baseline", "Second"),
        ("target", "Second"),
    }


def test_a_start_of_one_measure_and_a_target_of_another_make_neither_measurable(barsetshire, olivia):
    started = {"target_kind": "none", "target_value": None, "target_on": None}
    aimed = {"name": "Second", "baseline": None}

    objective_set = checked_set(barsetshire, by=olivia, **one(measures=[started, aimed]))

    assert [(each.rule, each.measure.name) for each in found(objective_set) if each.blocks] == [("baseline", "Second")]


def test_a_measure_without_a_unit_does_not_count_as_the_one_that_is_needed(barsetshire, olivia):
    further = {"name": "Second", "target_kind": "none", "target_value": None, "target_on": None, "baseline": None}

    objective_set = checked_set(barsetshire, by=olivia, **one(measures=[{"unit": ""}, further]))

    assert [(each.rule, each.measure.name) for each in found(objective_set) if each.blocks] == [
        ("baseline", "Second"),
        ("target", "Second"),
    ]
    assert "unit" in rules(objective_set, blocks=False)


def test_a_measure_that_a_newer_one_replaced_is_asked_nothing(barsetshire, olivia):
    objective_set = checked_set(barsetshire, by=olivia)
    (old,) = objective_set.objectives.get().measures.all()
    old.unit, old.target_kind, old.target_value = "", "none", None
    old.save()
    checked_measure(objective_set.objectives.get(), name="Counted anew", replaces=old, by=olivia)

    assert found(objective_set) == []


def test_a_replaced_measure_is_enough_until_the_newer_one_has_its_first_figures(barsetshire, olivia):
    objective_set = checked_set(barsetshire, by=olivia)
    objective = objective_set.objectives.get()
    checked_measure(objective, name="Anew", replaces=objective.measures.get(), baseline=None, by=olivia)

    assert [(each.rule, each.blocks) for each in found(objective_set)] == [("baseline", False)]


def test_signs_judged_in_words_are_said_not_to_be_enough(barsetshire, olivia):
    without = found(checked_set(barsetshire, by=olivia, **one(**NO_MEASURE)))
    judged = found(checked_set(barsetshire, by=olivia, **one(signs=("They say so",), **NO_MEASURE)))

    assert "judged only in words" in judged[0].here
    assert "judged only in words" not in without[0].here
    assert [each.rule for each in without] == [each.rule for each in judged] == ["measure"]


# --- The end of the set's time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "is_beyond"), [(date(2030, 2, 11), False), (date(2030, 2, 12), True)])
def test_without_an_end_of_its_own_a_set_s_time_is_four_years_from_its_decision(barsetshire, olivia, day, is_beyond):
    open_ended = {"period_as_written": "From 2026", "ends_on": None, "decided_on": date(2026, 2, 12)}

    objective_set = checked_set(barsetshire, by=olivia, **open_ended | measured(target_on=day))

    assert ("target-beyond-period" in rules(objective_set)) is is_beyond


def test_once_published_they_run_from_its_publication(barsetshire, olivia):
    told = {"period_as_written": "From 2026", "ends_on": None, "decided_on": date(2020, 1, 1)}
    objective_set = checked_set(barsetshire, by=olivia, **told | measured(target_on=date(2030, 3, 1)))

    published = noted(objective_set, on=date(2026, 3, 2), by=olivia)

    assert "target-beyond-period" not in rules(published)


def test_a_set_with_neither_end_nor_day_has_no_end_to_lie_beyond(barsetshire, olivia):
    told = {"period_as_written": "", "starts_on": None, "ends_on": None}

    assert rules(checked_set(barsetshire, by=olivia, **told | measured(target_on=date(2050, 1, 1)))) == ["period"]
