"""What may be done to sets and objectives, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from councils.edits import StaleEdit
from councils.models import CharacteristicAim, Record
from objectives import actions, committing, measuring
from objectives.lifecycle import NotAllowedNow
from objectives.models import Objective, ObjectiveSet, ProgressUpdate, Review
from objectives.refusals import AlreadyThere, PublishedBefore, UnlawfulPair
from publications import actions as publications
from tests.objectives.stage import a_measure, a_set, amending, an_objective, measurable, published

DAY = date(2026, 3, 2)


def events(council) -> list[str]:
    return list(Record.objects.filter(chain=council.slug).order_by("number").values_list("event", flat=True))


def pairs_of(objective) -> set[tuple[str, str]]:
    return set(objective.cover.values_list("pair__characteristic_id", "pair__aim"))


def test_a_set_gets_an_address_of_its_title(barsetshire, olivia):
    titled = [a_set(barsetshire, title="Amcanion â llais", by=olivia).slug for _ in range(3)]

    assert titled == ["amcanion-a-llais", "amcanion-a-llais-2", "amcanion-a-llais-3"]


def test_a_title_without_letters_of_the_alphabet_still_gets_an_address(barsetshire, olivia):
    assert a_set(barsetshire, title="平等", by=olivia).slug == "objectives"


def test_a_change_of_the_set_is_recorded_before_and_after(draft, olivia):
    actions.change_set(draft, seen=1, title="New title", by=olivia)

    told = Record.objects.get(event="objective set changed")
    assert (told.before, told.after) == ({"title": "Our objectives"}, {"title": "New title"})


def test_saving_a_set_unchanged_changes_and_records_nothing(draft, olivia, barsetshire):
    actions.change_set(draft, seen=1, title="Our objectives", by=olivia)

    assert ObjectiveSet.objects.get().version == 1
    assert "objective set changed" not in events(barsetshire)


def test_the_second_of_two_saves_of_a_set_is_stopped(draft, olivia):
    actions.change_set(draft, seen=1, title="First", by=olivia)

    with pytest.raises(StaleEdit) as stale:
        actions.change_set(draft, seen=1, title="Second", by=olivia)

    assert stale.value.current.title == ObjectiveSet.objects.get().title == "First"


def test_the_second_of_two_saves_of_an_objective_is_stopped(objective, olivia):
    actions.change_objective(objective, seen=1, title="First", by=olivia)

    with pytest.raises(StaleEdit):
        actions.change_objective(objective, seen=1, why="Second", by=olivia)

    assert Objective.objects.get().why == ""


def test_a_change_of_the_pairs_alone_stops_whoever_holds_the_older_version(objective, olivia):
    actions.change_objective(objective, seen=1, aims=["advance"], pairs=[("sex", "advance")], by=olivia)

    with pytest.raises(StaleEdit):
        actions.change_objective(objective, seen=1, owner="Late", by=olivia)


def test_aims_and_pairs_changed_together_count_one_version(objective, olivia):
    actions.change_objective(objective, seen=1, aims=["foster"], pairs=[("sex", "foster")], by=olivia)

    assert Objective.objects.get().version == 2


def test_saving_an_objective_unchanged_changes_and_records_nothing(objective, olivia, barsetshire):
    actions.change_objective(objective, seen=1, title=objective.title, by=olivia)

    assert Objective.objects.get().version == 1
    assert "objective changed" not in events(barsetshire)


def test_the_second_of_two_saves_of_the_signs_of_success_is_stopped(objective, olivia):
    measuring.set_criteria(objective, texts=["First"], logic="all", seen=1, by=olivia)

    with pytest.raises(StaleEdit):
        measuring.set_criteria(objective, texts=["Second"], logic="all", seen=1, by=olivia)

    assert list(objective.criteria.values_list("text", flat=True)) == ["First"]


def test_changing_only_how_many_signs_are_needed_keeps_the_signs(objective, olivia):
    measuring.set_criteria(objective, texts=["One", "Two"], logic="all", by=olivia)
    before = set(objective.criteria.values_list("pk", flat=True))

    measuring.set_criteria(objective, texts=["One", "Two"], logic="any", by=olivia)

    objective.refresh_from_db()
    assert (set(objective.criteria.values_list("pk", flat=True)), objective.criteria_logic) == (before, "any")


def test_changing_signs_and_their_logic_together_counts_one_version(objective, olivia):
    measuring.set_criteria(objective, texts=["One"], logic="any", by=olivia)

    assert Objective.objects.get().version == 2


def test_saving_the_signs_unchanged_records_nothing(objective, olivia, barsetshire):
    measuring.set_criteria(objective, texts=[], logic="all", by=olivia)

    assert "criteria set" not in events(barsetshire)


def test_all_25_lawful_pairs_can_be_covered(draft, olivia):
    lawful = list(CharacteristicAim.objects.values_list("characteristic_id", "aim"))

    objective = an_objective(draft, aims=["eliminate", "advance", "foster"], pairs=lawful, by=olivia)

    assert len(lawful) == objective.cover.count() == 25


@pytest.mark.parametrize("aim", ["advance", "foster"])
def test_marriage_beyond_the_first_aim_is_refused_with_the_section(draft, olivia, aim):
    with pytest.raises(UnlawfulPair, match=r"s\.149\(7\)"):
        an_objective(draft, aims=[aim], pairs=[("marriage_civil_partnership", aim)], by=olivia)

    assert not draft.objectives.exists()


@pytest.mark.parametrize("pair", [("hair_colour", "advance"), ("sex", "abolish")])
def test_a_pair_the_act_does_not_know_is_refused(draft, olivia, pair):
    with pytest.raises(UnlawfulPair, match="The Act knows no aim"):
        an_objective(draft, aims=["advance"], pairs=[pair], by=olivia)


def test_characteristics_for_an_aim_the_objective_has_not_are_refused(objective, olivia):
    with pytest.raises(UnlawfulPair, match="Foster good relations"):
        actions.change_objective(objective, seen=1, aims=["advance"], pairs=[("sex", "foster")], by=olivia)

    assert pairs_of(objective) == set()


def test_an_aim_with_characteristics_under_it_cannot_be_dropped_alone(draft, olivia):
    objective = an_objective(draft, pairs=[("sex", "advance")], by=olivia)

    with pytest.raises(UnlawfulPair):
        actions.change_objective(objective, seen=1, aims=["foster"], by=olivia)

    assert Objective.objects.get().aims == ["advance"]


def test_pairs_are_exchanged_for_exactly_those_wanted(draft, olivia):
    objective = an_objective(draft, pairs=[("sex", "advance"), ("race", "advance")], by=olivia)

    actions.change_objective(
        objective, seen=1, aims=["advance"], pairs=(p for p in [("race", "advance"), ("age", "advance")]), by=olivia
    )

    assert pairs_of(objective) == {("race", "advance"), ("age", "advance")}
    assert Record.objects.get(event="objective changed").after == {"pairs": ["age / advance", "race / advance"]}


INSERT_PAIR = "INSERT INTO councils_characteristicaim (characteristic_id, aim) VALUES (%s, %s)"


@pytest.mark.parametrize("aim", ["advance", "foster"])
def test_the_database_itself_refuses_the_unlawful_pair(db, aim):
    with pytest.raises(IntegrityError, match="marriage_counts_only_for_the_first_aim"), transaction.atomic():
        connection.cursor().execute(INSERT_PAIR, ["marriage_civil_partnership", aim])


def test_the_same_insert_of_a_lawful_pair_is_accepted(db):
    CharacteristicAim.objects.filter(characteristic="sex", aim="foster").delete()

    connection.cursor().execute(INSERT_PAIR, ["sex", "foster"])

    assert CharacteristicAim.objects.count() == 25


def test_the_database_covers_no_pair_that_does_not_exist(objective):
    missing = CharacteristicAim.objects.order_by("-pk").first().pk + 1
    insert = "INSERT INTO objectives_objectivecover (objective_id, pair_id) VALUES (%s, %s)"
    cursor = connection.cursor()
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(insert, [objective.pk, missing])


def test_the_database_knows_three_aims(objective):
    with pytest.raises(IntegrityError, match="aims_are_of_the_three"), transaction.atomic():
        connection.cursor().execute("UPDATE objectives_objective SET aims = '{abolish}'")


def test_objectives_move_up_and_down_their_set(draft, olivia):
    one, _, three = (an_objective(draft, title=title, by=olivia) for title in ("one", "two", "three"))

    actions.move_objective(three, up=True, by=olivia)
    actions.move_objective(one, up=False, by=olivia)

    assert list(draft.objectives.in_order().values_list("title", flat=True)) == ["three", "one", "two"]


def test_the_first_cannot_move_up_nor_the_last_down(draft, olivia, barsetshire):
    one, two = (an_objective(draft, title=title, by=olivia) for title in ("one", "two"))

    actions.move_objective(one, up=True, by=olivia)
    actions.move_objective(two, up=False, by=olivia)

    assert list(draft.objectives.in_order().values_list("title", flat=True)) == ["one", "two"]
    assert "objective moved" not in events(barsetshire)


def test_an_objective_never_published_can_be_removed_and_the_record_keeps_its_title(objective, olivia):
    actions.remove_objective(objective, by=olivia)

    assert not Objective.objects.exists()
    assert Record.objects.get(event="objective removed").before == {"title": "Fewer falls at home"}


def test_an_objective_once_published_cannot_be_removed(draft, objective, olivia, petra):
    published(draft, on=DAY, by=olivia, approver=petra)
    amending(draft, by=olivia)
    objective.refresh_from_db()

    with pytest.raises(PublishedBefore, match="review"):
        actions.remove_objective(objective, by=olivia)


def test_measures_stand_in_the_order_they_were_added(objective, olivia):
    first, second = a_measure(objective, by=olivia), a_measure(objective, name="Help", by=olivia)

    assert (first.position, second.position) == (1, 2)


def test_a_measure_is_removed_with_its_figures(objective, olivia, barsetshire):
    measure = a_measure(objective, readings=[{"period": "2025", "value": 3}], by=olivia)

    measuring.remove_measure(measure, by=olivia)

    assert not objective.measures.exists()
    assert events(barsetshire)[-1] == "measure removed"


def test_a_second_figure_for_a_period_is_refused(objective, olivia):
    measure = a_measure(objective, readings=[{"period": "2025", "value": 3}], by=olivia)

    with pytest.raises(AlreadyThere, match="2025"):
        measuring.add_reading(measure, period="2025", value=Decimal(4), by=olivia)


def test_a_second_baseline_is_refused(objective, olivia):
    measure = a_measure(objective, readings=[{"period": "2025", "value": 3, "is_baseline": True}], by=olivia)

    with pytest.raises(AlreadyThere, match="baseline"):
        measuring.add_reading(measure, period="2026", value=Decimal(4), is_baseline=True, by=olivia)


def test_commitments_stand_beside_the_set_or_an_objective(draft, objective, olivia):
    committing.add_commitments(draft, texts=["Listen"], by=olivia)
    committing.add_commitments(draft, texts=["Answer"], objective=objective, by=olivia)

    rows = draft.commitments.order_by("position").values_list("position", "text", "objective")
    assert list(rows) == [(1, "Listen", None), (2, "Answer", objective.pk)]


def test_progress_and_figures_arrive_after_publication_too(draft, objective, olivia, petra):
    measurable(draft, by=olivia)
    measure = a_measure(objective, by=olivia)
    published(draft, on=DAY, by=olivia, approver=petra)

    actions.note_progress(objective, as_at=DAY, rag="on_track", narrative="Going well.", by=olivia)
    measuring.add_reading(measure, period="2026", value=Decimal(3), by=olivia)

    assert (objective.progress.count(), measure.readings.count()) == (1, 1)


def test_the_same_progress_sent_twice_is_noted_once(objective, olivia, petra):
    said = {"as_at": DAY, "rag": "late", "narrative": "Two posts are empty."}
    twice = {actions.note_progress(objective, by=olivia, **said).pk for _ in range(2)}
    actions.note_progress(objective, by=petra, **said)

    assert (len(twice), ProgressUpdate.objects.count()) == (1, 2)


def test_the_same_review_sent_twice_is_recorded_once(draft, objective, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    told = {"decided_on": DAY, "decision": "keep", "reason": "It works."}
    twice = {actions.review_objective(objective, by=olivia, **told).pk for _ in range(2)}

    assert (len(twice), Review.objects.count()) == (1, 1)


LOCKED_OUT = {
    "add_reading": lambda s, o, m, by: measuring.add_reading(m, period="2026", value=1, is_baseline=True, by=by),
    "change_set": lambda s, o, m, by: actions.change_set(s, seen=s.version, title="x", by=by),
    "add_objective": lambda s, o, m, by: an_objective(s, by=by),
    "change_objective": lambda s, o, m, by: actions.change_objective(o, seen=o.version, title="x", by=by),
    "move_objective": lambda s, o, m, by: actions.move_objective(o, up=True, by=by),
    "remove_objective": lambda s, o, m, by: actions.remove_objective(o, by=by),
    "add_measure": lambda s, o, m, by: a_measure(o, by=by),
    "remove_measure": lambda s, o, m, by: measuring.remove_measure(m, by=by),
    "set_criteria": lambda s, o, m, by: measuring.set_criteria(o, texts=["x"], logic="all", by=by),
    "add_commitments": lambda s, o, m, by: committing.add_commitments(s, texts=["x"], by=by),
}


@pytest.mark.parametrize("verb", LOCKED_OUT)
def test_nothing_in_a_set_changes_while_the_approver_reads_it(draft, objective, olivia, verb):
    measurable(draft, by=olivia)
    measure = a_measure(objective, by=olivia)
    publications.submit_set(draft, on=DAY, by=olivia)
    draft.refresh_from_db()

    with pytest.raises(NotAllowedNow, match="with the approver"):
        LOCKED_OUT[verb](draft, objective, measure, olivia)


@pytest.mark.parametrize("verb", LOCKED_OUT)
def test_the_same_verb_is_done_in_a_draft(draft, objective, olivia, barsetshire, verb):
    measure = a_measure(objective, by=olivia)
    an_objective(draft, title="another", by=olivia)
    before = len(events(barsetshire))

    LOCKED_OUT[verb](
        draft, Objective.objects.in_order().last() if verb == "move_objective" else objective, measure, olivia
    )

    assert len(events(barsetshire)) > before
