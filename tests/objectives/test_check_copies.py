"""Titles that stand word for word elsewhere: said, with whose they are, unless a review decided to go on."""

from datetime import date

import pytest

from objectives import actions
from objectives.checks.copies import folded, in_plain, plain
from objectives.models import Objective
from tests.objectives.checked import NO_MEASURE, checked_objective, checked_set, found, noted, rules
from tests.objectives.stage import amending, published

BEFORE, NOW = date(2022, 3, 1), date(2026, 3, 2)
SAME = "Llŷr’s plan: safe, at home"


def one(title=SAME, **told):
    return [{"title": title, **told}]


@pytest.fixture
def earlier(barsetshire, olivia):
    old = checked_set(barsetshire, title="Objectives 2022 to 2026", objectives=one(), by=olivia)
    return noted(old, on=BEFORE, by=olivia)


def whose(objective_set) -> list[str]:
    return [each.here for each in found(objective_set) if each.rule == "copied"]


@pytest.mark.parametrize("title", [SAME, "LLYR'S PLAN - SAFE AT HOME", "llŷrs plan; safe at home."])
def test_a_title_of_the_council_s_earlier_set_is_found_whatever_its_case_accents_and_points(
    barsetshire, olivia, earlier, title
):
    (said,) = whose(checked_set(barsetshire, objectives=one(title), by=olivia))

    assert "the council’s own “Objectives 2022 to 2026”" in said


def test_another_word_is_another_title(barsetshire, olivia, earlier):
    assert whose(checked_set(barsetshire, objectives=one(f"{SAME} tonight"), by=olivia)) == []


@pytest.mark.parametrize(
    ("decision", "is_said"), [("keep", False), ("amend", False), ("replace", True), ("retire", True)]
)
def test_one_that_a_review_keeps_may_go_on(barsetshire, olivia, earlier, decision, is_said):
    old = earlier.objectives.get()
    actions.review_objective(old, decided_on=date(2024, 1, 1), decision="retire", reason="Once.", by=olivia)
    actions.review_objective(old, decided_on=date(2025, 1, 1), decision=decision, reason="Since.", by=olivia)

    assert bool(whose(checked_set(barsetshire, objectives=one(), by=olivia))) is is_said


def test_what_another_council_has_published_is_named_with_the_council(barsetshire, loamshire, olivia, sam):
    noted(checked_set(loamshire, title="Fair Loamshire", objectives=one(), by=sam), on=BEFORE, by=sam)

    (said,) = whose(checked_set(barsetshire, objectives=one(), by=olivia))

    assert "“Fair Loamshire” of Loamshire" in said


def test_nothing_is_told_of_another_council_s_draft(barsetshire, loamshire, olivia, sam):
    checked_set(loamshire, objectives=one(), by=sam)

    assert whose(checked_set(barsetshire, objectives=one(), by=olivia)) == []


def test_nothing_is_told_of_the_words_of_another_council_s_amendment(barsetshire, loamshire, olivia, sam, petra):
    theirs = published(checked_set(loamshire, objectives=one("Old words"), by=sam), on=NOW, by=sam, approver=petra)
    theirs = amending(theirs, by=sam)
    objective = theirs.objectives.get()
    actions.change_objective(objective, seen=objective.version, title=SAME, by=sam)

    assert whose(checked_set(barsetshire, objectives=one(), by=olivia)) == []


def test_a_published_set_is_not_told_of_those_that_came_after_it(barsetshire, loamshire, olivia, sam, earlier):
    noted(checked_set(loamshire, objectives=one(), by=sam), on=NOW, by=sam)

    assert whose(earlier) == []


def test_two_of_a_set_with_the_same_words_are_no_copy_of_elsewhere(barsetshire, olivia):
    twice = checked_set(barsetshire, objectives=[*one(), *one()], by=olivia)

    assert rules(twice) == ["repeated", "repeated"]


@pytest.mark.parametrize("title", ["…", "年齢平等"])
def test_titles_without_a_plain_letter_are_compared_with_nothing(barsetshire, olivia, title):
    assert "copied" not in rules(checked_set(barsetshire, objectives=[*one(title), *one(title)], by=olivia))


def test_titles_that_fold_alike_are_plain_alike():
    for left, right in ((SAME, "LLYR'S PLAN - SAFE AT HOME"), ("ﬁne “Words”", "FINE words")):
        assert folded(left) == folded(right)
        assert plain(left) == plain(right)


@pytest.mark.parametrize("rows", [5, 50])
def test_a_check_asks_the_same_number_of_questions_however_many_objectives(
    barsetshire, olivia, django_assert_num_queries, rows
):
    told = [{"title": f"Number {n}", "measures": [{}] if n % 2 else []} for n in range(rows)]
    objective_set = checked_set(barsetshire, objectives=told, by=olivia)

    # The set, its council and its reasons; objectives, seven of their parts; titles.
    with django_assert_num_queries(12):
        assert len(found(objective_set)) == (rows + 1) // 2


def test_the_database_and_the_portal_fold_titles_alike(barsetshire, olivia):
    titles = [SAME, "Ŵ and ﬃ, ½ “×2”", "K for Kelvin", "İstanbul ß ÆØ", "Tŷ’r Cyngor – a’i staff"]
    objective_set = checked_set(barsetshire, objectives=[], by=olivia)
    for title in titles:
        checked_objective(objective_set, title=title, by=olivia, **NO_MEASURE)

    told = Objective.objects.annotate(folded=in_plain()).values_list("title", "folded")
    assert all(row == (row[0], plain(row[0])) for row in told)
