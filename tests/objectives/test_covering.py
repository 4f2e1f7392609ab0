"""Whom an objective is for beside its lawful pairs, and why nothing is for some."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from councils import characteristics
from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from objectives import actions, covering
from objectives.checks import findings
from objectives.coverage import board_of
from objectives.lifecycle import NotAllowedNow
from objectives.models import ObjectiveLocalCover
from objectives.refusals import UnlawfulPair
from publications import actions as publications
from tests import cast
from tests.objectives.stage import a_set, an_objective, measurable

DAY = date(2026, 3, 2)


@pytest.fixture
def carers(barsetshire, olivia):
    return characteristics.adopt_local(barsetshire, name="Carers", adopted_on=DAY, decided_by="Cabinet", by=olivia)


def local_of(objective) -> set[tuple[str, str]]:
    return set(objective.local_cover.values_list("local__slug", "aim"))


def last_record(council) -> Record:
    return Record.objects.filter(chain=council.slug).latest("number")


# --- Without an aim ---------------------------------------------------------------------------------------------------


def undecided(draft) -> list:
    """What the check says of characteristics without an aim."""
    return [each for each in findings(draft) if each.rule == "characteristic-without-aim"]


def test_characteristics_without_an_aim_stand_in_the_statutes_order(objective, olivia):
    changed = actions.change_objective(objective, seen=1, characteristics_without_aim=["sex", "age"], by=olivia)

    assert changed.characteristics_without_aim == ["age", "sex"]


def test_once_an_aim_names_it_a_characteristic_is_decided(draft, olivia):
    objective = an_objective(draft, characteristics_without_aim=["age", "race"], pairs=[("race", "advance")], by=olivia)
    assert objective.characteristics_without_aim == ["age"]

    changed = actions.change_objective(objective, seen=1, pairs=[("age", "advance")], by=olivia)

    assert changed.characteristics_without_aim == []


def test_what_is_none_of_the_nine_is_refused_without_an_aim_too(objective, draft, olivia):
    with pytest.raises(UnlawfulPair, match="“class” is none of the nine"):
        actions.change_objective(objective, seen=1, characteristics_without_aim=["class"], by=olivia)
    with pytest.raises(UnlawfulPair):
        an_objective(draft, characteristics_without_aim=["class"], by=olivia)


def test_an_undecided_characteristic_is_told_before_submitting(objective, draft, olivia):
    assert undecided(draft) == []

    actions.change_objective(objective, seen=1, characteristics_without_aim=["age"], by=olivia)

    (found,) = undecided(draft)
    assert (found.blocks, found.objective) == (True, objective)
    assert "names characteristics without an aim: Age" in found.sentence


# --- What the council considers beside the nine -----------------------------------------------------------------------


def test_an_objective_is_for_what_the_council_considers_for_an_aim_or_none_yet(objective, carers, olivia, barsetshire):
    actions.change_objective(objective, seen=1, local=[("carers", "")], by=olivia)
    assert local_of(objective) == {("carers", "")}
    assert last_record(barsetshire).after == {"local": ["carers"]}

    changed = actions.change_objective(objective, seen=2, local=[("carers", ""), ("carers", "advance")], by=olivia)

    assert local_of(objective) == {("carers", "advance")}
    assert changed.version == 3


def test_a_new_objective_may_have_it_from_the_start_and_a_draft_says_so_before_submitting(draft, carers, olivia):
    objective = an_objective(draft, local=[("carers", "")], by=olivia)

    assert local_of(objective) == {("carers", "")}
    (found,) = undecided(draft)
    assert found.objective == objective
    assert "without an aim: Carers" in found.sentence


def test_the_same_again_changes_nothing(objective, carers, olivia):
    actions.change_objective(objective, seen=1, local=[("carers", "advance")], by=olivia)

    assert actions.change_objective(objective, seen=2, local=[("carers", "advance")], by=olivia).version == 2


@pytest.mark.parametrize(
    ("local", "refusal", "says"),
    [
        (("poverty", "advance"), NotPossible, "does not consider “poverty”"),
        (("carers", "foster"), UnlawfulPair, "Choose the aim as well"),
        (("carers", "please"), UnlawfulPair, "knows no aim “please”"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(objective, carers, olivia, local, refusal, says):
    with pytest.raises(refusal, match=says):
        actions.change_objective(objective, seen=1, title="New", local=[local], by=olivia)

    objective.refresh_from_db()
    assert (objective.version, local_of(objective)) == (1, set())


def test_another_councils_is_unknown_here(objective, loamshire, sam, olivia):
    characteristics.adopt_local(loamshire, name="Carers", adopted_on=DAY, decided_by="Cabinet", by=sam)

    with pytest.raises(NotPossible):
        actions.change_objective(objective, seen=1, local=[("carers", "")], by=olivia)


def test_an_aim_cannot_go_while_something_is_chosen_for_it(objective, carers, olivia):
    actions.change_objective(objective, seen=1, local=[("carers", "advance")], by=olivia)

    with pytest.raises(UnlawfulPair):
        actions.change_objective(objective, seen=2, aims=["foster"], by=olivia)


def test_what_the_council_ended_stays_where_it_was_and_is_not_added_anew(draft, objective, carers, olivia):
    actions.change_objective(objective, seen=1, local=[("carers", "advance")], by=olivia)
    characteristics.end_local(carers, ended_on=DAY, because="Law now.", by=olivia)

    actions.change_objective(objective, seen=2, local=[("carers", "")], by=olivia)
    with pytest.raises(NotPossible, match="ended on 2 March 2026"):
        an_objective(draft, local=[("carers", "advance")], by=olivia)

    assert local_of(objective) == {("carers", "")}
    assert [each.name for each in board_of(draft, on=DAY).local] == ["Carers"]


def test_a_pair_stands_once_and_for_a_known_aim(objective, carers):
    ObjectiveLocalCover.objects.create(objective=objective, local=carers, aim="foster")

    for aim in ("foster", "please"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ObjectiveLocalCover.objects.create(objective=objective, local=carers, aim=aim)
    with pytest.raises(ProtectedError):
        carers.delete()


def test_its_history_is_kept(objective, carers, olivia):
    actions.change_objective(objective, seen=1, local=[("carers", "advance")], by=olivia)
    actions.change_objective(objective, seen=2, local=[], by=olivia)

    history = ObjectiveLocalCover.pgh_event_model.objects.order_by("pgh_id")
    assert [each.pgh_label for each in history] == ["insert", "delete"]


# --- Reasons for gaps -------------------------------------------------------------------------------------------------


def reasons_of(objective_set) -> dict[tuple[str, str], str]:
    return {(row.characteristic_id, row.aim): row.text for row in objective_set.gap_reasons.all()}


def test_reasons_are_made_exactly_these(draft, olivia, barsetshire):
    covering.give_reasons(draft, seen=1, reasons={("age", ""): "One.", ("sex", "foster"): " Two. "}, by=olivia)
    covering.give_reasons(
        draft, seen=2, reasons={("age", ""): "Three.", ("sex", "foster"): " ", ("race", ""): "Four."}, by=olivia
    )

    assert reasons_of(draft) == {("age", ""): "Three.", ("race", ""): "Four."}
    told = last_record(barsetshire)
    assert told.event == "reasons for gaps given"
    assert told.before == {"age": "One.", "sex / foster": "Two."}
    assert told.after == {"age": "Three.", "race": "Four."}


def test_the_same_reasons_again_are_no_act(draft, olivia):
    given = covering.give_reasons(draft, seen=1, reasons={("age", ""): "One."}, by=olivia)
    again = covering.give_reasons(draft, seen=2, reasons={("age", ""): "One."}, by=olivia)

    assert (given.version, again.version) == (2, 2)
    assert Record.objects.filter(event="reasons for gaps given").count() == 1


def test_a_save_from_an_older_page_is_stopped(draft, olivia):
    covering.give_reasons(draft, seen=1, reasons={("age", ""): "One."}, by=olivia)

    with pytest.raises(StaleEdit):
        covering.give_reasons(draft, seen=1, reasons={("age", ""): "Two."}, by=olivia)
    assert reasons_of(draft) == {("age", ""): "One."}


@pytest.mark.parametrize(
    ("cell", "says"),
    [(("marriage_civil_partnership", "foster"), r"s\.149\(7\)"), (("class", ""), "class"), (("age", "please"), "age")],
)
def test_a_cell_that_the_law_closes_or_does_not_know_takes_no_reason(draft, olivia, cell, says):
    with pytest.raises(UnlawfulPair, match=says):
        covering.give_reasons(draft, seen=1, reasons={cell: "Because."}, by=olivia)


def test_no_reason_is_given_while_the_set_is_with_the_approver(draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        covering.give_reasons(draft, seen=1, reasons={("age", ""): "One."}, by=olivia)


def gaps_of(nation: str, olivia, **told) -> list:
    council = cast.council(f"{nation}shire", nation=nation)
    objective_set = a_set(council, by=olivia)
    an_objective(objective_set, pairs=[("age", "advance")], by=olivia)
    covering.give_reasons(objective_set, seen=1, reasons={("sex", ""): "Elsewhere."}, by=olivia)
    return gaps(objective_set)


def gaps(objective_set) -> list:
    return [each for each in findings(objective_set) if each.rule == "gap-reason"]


@pytest.mark.parametrize(
    ("nation", "blocks", "is_asked_of_marriage"),
    [("wales", True, True), ("scotland", True, False), ("england", False, True)],
)
def test_gaps_without_a_reason_block_where_the_law_asks_for_one(db, olivia, nation, blocks, is_asked_of_marriage):
    (found,) = gaps_of(nation, olivia)

    assert found.blocks is blocks
    assert "disability" in found.sentence
    assert " age," not in found.sentence
    assert "sex," not in found.sentence
    assert ("marriage" in found.sentence) is is_asked_of_marriage


def test_an_empty_set_is_not_asked_for_reasons_too(draft):
    assert gaps(draft) == []


def test_a_set_in_which_everything_is_said_has_nothing_to_find(draft, objective, olivia):
    reasons = {(row.code, ""): "Because." for row in board_of(draft).missing}
    covering.give_reasons(draft, seen=1, reasons=reasons, by=olivia)

    assert gaps(draft) == []
