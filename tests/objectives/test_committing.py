"""Standing promises under headings, and several objectives in one act."""

from datetime import date

import pytest

from councils.edits import StaleEdit
from councils.models import Record
from objectives import actions, committing
from objectives.lifecycle import NotAllowedNow
from objectives.models import Commitment
from publications import actions as publications
from tests.objectives.stage import measurable

DAY = date(2026, 3, 2)
AMBITIONS = {"A": ["a1", "a2"], "B": ["b1"], "C": ["c1", "c2", "c3"]}


@pytest.fixture
def ambitions(draft, olivia):
    """Three groups in three acts."""
    for heading, texts in AMBITIONS.items():
        draft = committing.add_commitments(draft, heading=heading, texts=texts, by=olivia)
    return draft


def shown(objective_set) -> list[tuple[str, str]]:
    return list(objective_set.commitments.order_by("position").values_list("heading", "text"))


def positions(objective_set) -> list[int]:
    return list(objective_set.commitments.order_by("position").values_list("position", flat=True))


def changed(objective_set, *, by, **told):
    objective_set.refresh_from_db()
    usual = {"heading": "B", "was": "B", "texts": ["b1"], "seen": objective_set.version}
    return committing.set_commitments(objective_set, by=by, **usual | told)


def test_groups_stand_in_the_order_in_which_they_came(ambitions):
    assert shown(ambitions) == [(heading, text) for heading, texts in AMBITIONS.items() for text in texts]


def test_more_for_a_group_that_is_there_go_to_its_end(ambitions, olivia):
    committing.add_commitments(ambitions, heading="A", texts=["a3"], by=olivia)

    assert shown(ambitions)[:4] == [("A", "a1"), ("A", "a2"), ("A", "a3"), ("B", "b1")]
    assert positions(ambitions) == list(range(1, 8))


def test_a_group_grows_in_its_place_and_keeps_its_rows(ambitions, olivia):
    first = ambitions.commitments.get(text="b1").pk

    changed(ambitions, texts=["b0", "b1", "b2", "b3"], heading="B, mended", by=olivia)

    assert [text for _heading, text in shown(ambitions)] == ["a1", "a2", "b0", "b1", "b2", "b3", "c1", "c2", "c3"]
    assert positions(ambitions) == list(range(1, 10))
    assert Commitment.objects.get(pk=first).heading == "B, mended"


def test_a_group_shrinks_and_without_texts_is_gone(ambitions, olivia):
    changed(ambitions, heading="C", was="C", texts=["c2"], by=olivia)
    changed(ambitions, texts=[], by=olivia)

    assert shown(ambitions) == [("A", "a1"), ("A", "a2"), ("C", "c2")]
    assert positions(ambitions) == [1, 2, 3]


def test_taking_the_heading_of_another_group_makes_the_two_one(ambitions, olivia):
    changed(ambitions, heading="A", was="C", texts=["c1"], by=olivia)

    assert shown(ambitions) == [("A", "a1"), ("A", "a2"), ("A", "c1"), ("B", "b1")]


def test_a_group_that_is_gone_meanwhile_comes_back_as_a_new_one(ambitions, olivia):
    changed(ambitions, heading="D", was=None, texts=["d1"], by=olivia)

    assert shown(ambitions)[-1] == ("D", "d1")


def test_what_stands_beside_an_objective_is_a_group_of_its_own(draft, objective, olivia):
    committing.add_commitments(draft, texts=["General."], by=olivia)
    changed(draft, objective=objective, heading="", was="", texts=["Beside."], by=olivia)

    assert [each.text for each in objective.commitments.all()] == ["Beside."]
    assert shown(draft) == [("", "General."), ("", "Beside.")]
    assert Record.objects.latest("pk").after["objective"] == objective.title


@pytest.mark.parametrize(("was", "texts"), [("B", ["b1"]), ("Z", [])])
def test_the_same_again_is_no_act(ambitions, olivia, was, texts):
    before = Record.objects.count()

    changed(ambitions, heading=was, was=was, texts=texts, by=olivia)

    assert Record.objects.count() == before


def test_a_save_from_an_older_page_is_stopped(ambitions, olivia):
    with pytest.raises(StaleEdit):
        changed(ambitions, texts=["mine"], seen=1, by=olivia)


def test_nothing_changes_while_the_set_is_with_the_approver(draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        changed(draft, texts=["b2"], by=olivia)
    with pytest.raises(NotAllowedNow):
        committing.add_commitments(draft, texts=["b2"], by=olivia)


def test_promises_without_a_heading_are_read_first(ambitions, olivia):
    committing.add_commitments(ambitions, texts=["Always."], by=olivia)

    groups = committing.grouped(ambitions.commitments.all())

    assert [heading for heading, _rows in groups] == ["", "A", "B", "C"]


# --- Several objectives -----------------------------------------------------------------------------------------------


def test_several_objectives_are_added_in_order_as_one_act(draft, objective, olivia):
    before = Record.objects.count()
    told = [{"reference": "1", "title": "Un"}, {"reference": "1", "title": "Dau"}, {"title": "Tri"}]

    added = actions.add_objectives(draft, told, by=olivia)

    assert [each.title for each in draft.objectives.in_order()] == [objective.title, "Un", "Dau", "Tri"]
    assert [each.reference for each in added] == ["1", "1", ""]
    assert Record.objects.count() == before + 1
    assert Record.objects.latest("pk").after == {"titles": ["Un", "Dau", "Tri"]}


def test_no_objective_is_no_act(draft, olivia):
    before = Record.objects.count()

    assert actions.add_objectives(draft, [], by=olivia) == []
    assert Record.objects.count() == before


def test_none_is_added_while_the_set_is_with_the_approver(draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        actions.add_objectives(draft, [{"title": "Un"}], by=olivia)
