"""Measures that change, and signs of success that are read from them or judged."""

from datetime import date

import pytest

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from objectives import actions, measuring
from objectives.lifecycle import NotAllowedNow
from objectives.models import Measure, SuccessCriterion
from tests import cast
from tests.objectives.stage import a_measure, an_objective

DAY = date(2026, 3, 2)


def last_act() -> Record:
    return Record.objects.order_by("-pk").first()


@pytest.fixture
def measure(objective, olivia) -> Measure:
    return a_measure(objective, comparator="All", benchmark="England", target_kind="improve", by=olivia)


@pytest.fixture
def sign(objective, olivia) -> SuccessCriterion:
    measuring.set_criteria(objective, texts=["Fewer falls", "Calmer nights"], logic="any", by=olivia)
    objective.refresh_from_db()
    return objective.criteria.get(position=1)


def tied(sign, measure, condition, by) -> SuccessCriterion:
    sign.objective.refresh_from_db()
    return measuring.tie_criterion(sign, seen=sign.objective.version, measure=measure, condition=condition, by=by)


# --- Measures --------------------------------------------------------------------------------------------------------


def test_a_measure_is_changed_and_the_record_says_how(measure, olivia):
    changed = measuring.change_measure(measure, seen=1, name="Bad falls", every_months=12, by=olivia)

    assert (changed.name, changed.version) == ("Bad falls", 2)
    assert (last_act().event, last_act().before) == ("measure changed", {"name": "Falls", "every_months": None})


def test_saving_a_measure_unchanged_records_nothing(measure, olivia):
    measuring.change_measure(measure, seen=1, name="Falls", by=olivia)

    assert last_act().event == "measure added"


def test_the_second_of_two_saves_of_a_measure_is_stopped(measure, olivia):
    measuring.change_measure(measure, seen=1, name="Bad falls", by=olivia)

    with pytest.raises(StaleEdit):
        measuring.change_measure(measure, seen=1, name="Slips", by=olivia)


def test_a_measure_is_changed_only_while_its_set_may_be_edited(draft, measure, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        measuring.change_measure(measure, seen=1, name="Bad falls", by=olivia)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"target_kind": "narrow", "comparator": ""}, "The target needs somebody with whom the group is compared."),
        ({"target_kind": "benchmark", "benchmark": ""}, "The target needs a benchmark: a nation or a region."),
    ],
)
def test_a_target_keeps_those_it_is_set_against(measure, olivia, changes, because):
    with pytest.raises(NotPossible, match=because):
        measuring.change_measure(measure, seen=1, by=olivia, **changes)


@pytest.mark.parametrize(
    ("condition", "changes"),
    [("narrow", {"comparator": ""}), ("benchmark", {"benchmark": ""}), ("target", {"target_kind": "none"})],
)
def test_a_measure_keeps_what_a_sign_of_success_is_read_from(measure, sign, olivia, condition, changes):
    tied(sign, measure, condition, olivia)

    with pytest.raises(NotPossible, match="The sign of success “Fewer falls” is read from it"):
        measuring.change_measure(measure, seen=1, by=olivia, **changes)
    assert measuring.change_measure(measure, seen=1, name="Other", by=olivia).name == "Other"


@pytest.mark.parametrize("name", ["comparator", "benchmark"])
def test_those_that_figures_are_about_are_not_taken_away(measure, olivia, name):
    measuring.add_reading(measure, period="2025", value=3, **{f"{name}_value": 4}, by=olivia)

    with pytest.raises(NotPossible, match=f"There are figures of the {name}"):
        measuring.change_measure(measure, seen=1, **{name: ""}, by=olivia)


def test_a_measure_replaces_neither_itself_nor_what_replaces_it_nor_another_objective_s(measure, draft, olivia):
    newer = a_measure(measure.objective, name="Newer", replaces=measure, by=olivia)
    newest = a_measure(measure.objective, name="Newest", replaces=newer, by=olivia)
    strange = a_measure(an_objective(draft, title="Other", by=olivia), by=olivia)

    for replaced in (measure, newest):
        with pytest.raises(NotPossible, match="cannot replace itself"):
            measuring.change_measure(measure, seen=1, replaces=replaced, by=olivia)
    with pytest.raises(NotPossible, match="of the same objective"):
        measuring.change_measure(measure, seen=1, replaces=strange, by=olivia)
    other = a_measure(measure.objective, name="Another", by=olivia)
    assert measuring.change_measure(other, seen=1, replaces=newest, by=olivia).replaces == newest


def test_a_ring_of_replaced_measures_is_walked_once(measure, olivia):
    newer = a_measure(measure.objective, name="Newer", replaces=measure, by=olivia)
    Measure.objects.filter(pk=measure.pk).update(replaces=newer)
    other = a_measure(measure.objective, name="Another", by=olivia)

    assert measuring.change_measure(other, seen=1, replaces=newer, by=olivia).replaces == newer


def test_only_somebody_who_may_see_a_measure_is_told_of_it(measure, objective, olivia, petra):
    stranger = cast.person("stranger")

    with pytest.raises(NotPossible):
        measuring.change_measure(measure, seen=1, owner_account=stranger, by=olivia)
    with pytest.raises(NotPossible):
        a_measure(objective, name="Other", owner_account=stranger, by=olivia)
    assert measuring.change_measure(measure, seen=1, owner_account=petra, by=olivia).owner_account == petra
    assert measuring.change_measure(measure, seen=2, owner_account=petra, note="n", by=olivia).note == "n"


def test_a_measure_that_goes_leaves_its_signs_to_be_judged(measure, sign, olivia):
    tied(sign, measure, "improve", olivia)

    measuring.remove_measure(measure, by=olivia)

    sign.refresh_from_db()
    assert (sign.measure, sign.condition) == (None, "")
    assert last_act().before == {"name": "Falls", "signs untied": 1}


# --- A figure --------------------------------------------------------------------------------------------------------


def test_the_same_figure_twice_is_one(measure, olivia):
    first = measuring.add_reading(measure, period="2025", value=3, note="n", by=olivia)
    again = measuring.add_reading(measure, period="2025", value=3, note="n", by=olivia)

    assert (first, measure.readings.count()) == (again, 1)


# --- Signs of success ------------------------------------------------------------------------------------------------


def test_signs_whose_words_stay_keep_their_measure_and_judgement(measure, sign, objective, olivia):
    tied(sign, measure, "improve", olivia)
    judged = objective.criteria.get(position=2)
    measuring.judge_criterion(judged, is_seen=True, evidence="The survey", on=DAY, by=olivia)

    texts = ["New", "Calmer nights", "Fewer falls", "Newer"]
    measuring.set_criteria(objective, texts=texts, logic="all", by=olivia)

    signs = list(objective.criteria.order_by("position"))
    assert [each.text for each in signs] == texts
    assert (signs[1].pk, signs[1].evidence, signs[2].pk, signs[2].measure) == (
        judged.pk,
        "The survey",
        sign.pk,
        measure,
    )
    measuring.set_criteria(objective, texts=["Fewer falls"], logic="all", by=olivia)
    assert objective.criteria.get().measure == measure


def test_a_sign_is_tied_to_a_measure_and_untied_again(measure, sign, objective, olivia):
    tied(sign, measure, "narrow", olivia)
    sign.refresh_from_db()
    assert (sign.measure, sign.condition) == (measure, "narrow")
    assert last_act().after == {"sign": "Fewer falls", "measure": "Falls", "condition": "narrow"}
    acts = Record.objects.count()
    assert tied(sign, measure, "narrow", olivia).condition == "narrow"
    assert Record.objects.count() == acts

    tied(sign, None, "narrow", olivia)
    sign.refresh_from_db()
    assert (sign.measure, sign.condition) == (None, "")


def test_a_judgement_goes_when_a_measure_comes(measure, sign, olivia):
    measuring.judge_criterion(sign, is_seen=True, evidence="The survey", on=DAY, by=olivia)

    sign = tied(sign, measure, "improve", olivia)

    assert (sign.is_seen, sign.evidence, sign.judged_on, sign.judged_by) == (None, "", None, None)


def test_tying_from_an_older_page_is_stopped(measure, sign, objective, olivia):
    with pytest.raises(StaleEdit):
        measuring.tie_criterion(sign, seen=objective.version - 1, measure=measure, condition="improve", by=olivia)


@pytest.mark.parametrize(
    ("condition", "because"),
    [
        ("narrow", "is compared with nobody"),
        ("above", "is compared with nobody"),
        ("benchmark", "has no benchmark"),
        ("target", "has no target"),
        ("", "Say what must be so"),
    ],
)
def test_a_sign_is_not_read_from_what_a_measure_has_not(objective, sign, olivia, condition, because):
    bare = a_measure(objective, name="Bare", by=olivia)

    with pytest.raises(NotPossible, match=because):
        tied(sign, bare, condition, olivia)


def test_a_sign_is_not_read_from_another_objective_s_measure(draft, sign, olivia):
    strange = a_measure(an_objective(draft, title="Other", by=olivia), by=olivia)

    with pytest.raises(NotPossible, match="of the same objective"):
        tied(sign, strange, "improve", olivia)


def test_a_sign_is_judged_at_any_state_with_evidence_and_taken_back(draft, sign, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    judged = measuring.judge_criterion(sign, is_seen=False, evidence="The survey", on=DAY, by=olivia)
    assert (judged.is_seen, judged.judged_on, judged.judged_by) == (False, DAY, olivia)
    acts = Record.objects.count()
    measuring.judge_criterion(sign, is_seen=False, evidence="The survey", on=DAY, by=olivia)
    assert Record.objects.count() == acts

    back = measuring.judge_criterion(sign, is_seen=None, evidence="ignored", on=DAY, by=olivia)
    assert (back.is_seen, back.evidence, back.judged_on, back.judged_by) == (None, "", None, None)


def test_a_judgement_needs_evidence_and_a_sign_that_is_not_computed(measure, sign, olivia):
    with pytest.raises(NotPossible, match="Say what shows it"):
        measuring.judge_criterion(sign, is_seen=True, evidence="", on=DAY, by=olivia)
    tied(sign, measure, "improve", olivia)
    with pytest.raises(NotPossible, match="read from the measure “Falls”"):
        measuring.judge_criterion(sign, is_seen=True, evidence="e", on=DAY, by=olivia)
