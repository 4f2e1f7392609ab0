"""What publication does to a set: numbers for ever, the set before it replaced, reviews that fall due."""

from datetime import date

import pytest

from councils.record import EXAMPLE
from deadlines.models import Deadline, Discharge, Kind
from objectives import actions
from objectives.lifecycle import NotAllowedNow
from objectives.models import ObjectiveSet
from publications import actions as publications
from publications.report.standing import objectives_in_brief, sets_in_brief
from tests import cast
from tests.objectives.stage import a_set, amending, an_objective, measurable, published

DAY = date(2026, 3, 2)
FOUR_YEARS_ON = date(2030, 3, 1)


def reviews(objective) -> list[tuple[date, bool]]:
    """The days by which the objective is, or was, to be reviewed, and whether each still stands."""
    rows = Deadline.objects.about(objective).filter(kind=Kind.OBJECTIVE_REVIEW).order_by("pk")
    return [(row.due_on, row.closed_on is None) for row in rows]


def numbers(objective_set) -> dict[str, int | None]:
    return dict(objective_set.objectives.in_order().values_list("title", "number"))


@pytest.fixture
def in_force(draft, objective, olivia, petra):
    return published(draft, on=DAY, by=olivia, approver=petra)


def test_objectives_are_numbered_in_their_order_at_publication(draft, olivia, petra):
    for title in ("one", "two", "three"):
        last = an_objective(draft, title=title, by=olivia)
    actions.move_objective(last, up=True, by=olivia)

    published(draft, on=DAY, by=olivia, approver=petra)

    assert numbers(draft) == {"one": 1, "three": 2, "two": 3}


def test_an_amendment_keeps_the_numbers_and_gives_new_ones_only_to_what_is_new(in_force, olivia, petra):
    amending(in_force, by=olivia)
    fresh = an_objective(in_force, title="Fresh", by=olivia)
    actions.move_objective(fresh, up=True, by=olivia)

    published(in_force, on=date(2027, 1, 1), by=olivia, approver=petra)

    assert numbers(in_force) == {"Fresh": 2, "Fewer falls at home": 1}


def test_a_number_is_not_given_again_after_a_fresh_objective_was_removed(in_force, olivia, petra):
    amending(in_force, by=olivia)
    actions.remove_objective(an_objective(in_force, title="Changed our mind", by=olivia), by=olivia)
    an_objective(in_force, title="Fresh", by=olivia)

    published(in_force, on=date(2027, 1, 1), by=olivia, approver=petra)

    assert numbers(in_force) == {"Fewer falls at home": 1, "Fresh": 2}


def test_an_amendment_moves_neither_the_day_nor_the_reviews(in_force, objective, olivia, petra):
    amending(in_force, by=olivia)

    published(in_force, on=date(2027, 1, 1), by=olivia, approver=petra)

    assert in_force.published_on == DAY
    assert reviews(objective) == [(FOUR_YEARS_ON, True)]


def test_an_objective_that_an_amendment_adds_falls_due_with_its_set(in_force, olivia, petra):
    amending(in_force, by=olivia)
    fresh = an_objective(in_force, title="Fresh", by=olivia)

    published(in_force, on=date(2027, 1, 1), by=olivia, approver=petra)

    assert reviews(fresh) == [(FOUR_YEARS_ON, True)]


def test_an_amendment_sent_back_opens_again_as_an_amendment(in_force, olivia, petra):
    amending(in_force, by=olivia)
    publication = publications.submit_set(measurable(in_force, by=olivia), on=DAY, by=olivia)

    publications.send_back(publication, because="One more thing.", by=petra)

    assert ObjectiveSet.objects.get().state == "amending"


def test_a_first_draft_sent_back_opens_again_as_a_draft(draft, objective, olivia, petra):
    publication = publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    publications.send_back(publication, because="One more thing.", by=petra)

    assert ObjectiveSet.objects.get().state == "draft"


def test_a_set_that_ends_before_four_years_owes_its_own_review(barsetshire, olivia, petra):
    short = a_set(barsetshire, period_as_written="2026", ends_on=date(2026, 12, 31), by=olivia)
    an_objective(short, by=olivia)

    published(short, on=DAY, by=olivia, approver=petra)

    owed = Deadline.objects.open().about(short).get()
    assert (owed.due_on, owed.is_promise) == (date(2026, 12, 31), True)


def test_a_set_that_runs_four_years_owes_only_the_statutory_day(in_force):
    assert not Deadline.objects.about(in_force).exists()


def test_the_council_s_own_day_comes_before_the_set_s(draft, olivia, petra):
    objective = an_objective(draft, review_on=date(2027, 6, 30), by=olivia)

    published(draft, on=DAY, by=olivia, approver=petra)

    assert reviews(objective) == [(date(2027, 6, 30), True)]


def test_a_newer_set_supersedes_the_present_one_and_closes_its_reviews(in_force, objective, barsetshire, olivia, petra):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)

    published(newer, on=date(2028, 1, 1), by=olivia, approver=petra)

    assert newer.supersedes == in_force
    assert reviews(objective) == [(FOUR_YEARS_ON, False)]


def test_a_review_in_a_superseded_set_asks_for_no_other(in_force, objective, barsetshire, olivia, petra):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    published(newer, on=date(2028, 1, 1), by=olivia, approver=petra)

    actions.review_objective(objective, decided_on=date(2028, 2, 1), decision="keep", reason="Looking back.", by=olivia)

    assert reviews(objective) == [(FOUR_YEARS_ON, False)]


def test_an_amendment_of_a_superseded_set_asks_for_no_review(in_force, barsetshire, olivia, petra):
    newer = a_set(barsetshire, title="Newer", by=olivia)
    an_objective(newer, by=olivia)
    published(newer, on=date(2028, 1, 1), by=olivia, approver=petra)
    amending(in_force, by=olivia)
    fresh = an_objective(in_force, title="Left out by mistake", by=olivia)

    published(in_force, on=date(2028, 2, 1), by=olivia, approver=petra)

    assert reviews(fresh) == []


@pytest.mark.parametrize("decision", ["keep", "amend"])
def test_a_review_ends_one_deadline_and_opens_the_next(in_force, objective, olivia, decision):
    actions.review_objective(
        objective,
        decided_on=date(2027, 1, 1),
        decision=decision,
        reason="It works.",
        next_review_on=date(2028, 1, 1),
        by=olivia,
    )

    assert reviews(objective) == [(FOUR_YEARS_ON, False), (date(2028, 1, 1), True)]


def test_the_next_review_never_falls_after_the_set_s_own_day(in_force, objective, olivia):
    actions.review_objective(
        objective, decided_on=date(2029, 1, 1), decision="keep", reason="r", next_review_on=date(2031, 1, 1), by=olivia
    )

    assert reviews(objective)[-1] == (FOUR_YEARS_ON, True)


@pytest.mark.parametrize("decision", ["retire", "replace"])
def test_what_is_retired_or_replaced_is_reviewed_no_more(in_force, objective, olivia, decision):
    actions.review_objective(objective, decided_on=date(2027, 1, 1), decision=decision, reason="r", by=olivia)

    assert reviews(objective) == [(FOUR_YEARS_ON, False)]


def test_what_no_edition_has_is_not_reviewed(objective, in_force, olivia):
    new = an_objective(amending(in_force, by=olivia), title="New in the amendment", by=olivia)

    with pytest.raises(NotAllowedNow, match="not published yet"):
        actions.review_objective(new, decided_on=DAY, decision="keep", reason="r", by=olivia)

    assert (reviews(new), new.reviews.count()) == ([], 0)


def test_what_was_retired_and_then_kept_is_reviewed_again_and_no_longer_called_retired(in_force, objective, olivia):
    for day, decision in ((date(2027, 1, 1), "retire"), (date(2027, 6, 1), "keep")):
        actions.review_objective(objective, decided_on=day, decision=decision, reason="r", by=olivia)

    [line] = objectives_in_brief(*(sets_in_brief(in_force.council, on=date(2027, 7, 1))), None, on=date(2027, 7, 1))
    assert line.retired_on is None
    assert reviews(objective)[-1] == (FOUR_YEARS_ON, True)


def test_an_older_review_entered_late_moves_nothing(in_force, objective, olivia):
    told = {"decision": "keep", "reason": "r", "by": olivia}
    actions.review_objective(objective, decided_on=date(2028, 1, 1), next_review_on=date(2029, 1, 1), **told)

    actions.review_objective(objective, decided_on=date(2027, 1, 1), next_review_on=date(2027, 7, 1), **told)

    assert reviews(objective) == [(FOUR_YEARS_ON, False), (date(2029, 1, 1), True)]


def test_a_set_published_elsewhere_has_its_day_and_its_numbers(draft, objective):
    actions.note_published_elsewhere(draft, on=date(2016, 4, 1), is_day_assumed=True, by=EXAMPLE)

    draft.refresh_from_db()
    assert (draft.state, draft.published_on, draft.is_published_day_assumed) == ("published", date(2016, 4, 1), True)
    assert numbers(draft) == {"Fewer falls at home": 1}


# --- In Wales the law asks for a review of each objective -------------------------------------------------------------


@pytest.fixture
def welsh_set(db):
    gwent = cast.enrolled("gwent", nation="wales")
    olwen = cast.person("olwen", (gwent, "officer"))
    objective_set = actions.start_set(gwent, title="Amcanion", period_as_written="2024 to 2028", by=olwen)
    for title in ("Clear letters", "Fair recruitment"):
        actions.add_objective(objective_set, title=title, by=olwen)
    return actions.note_published_elsewhere(objective_set, on=date(2024, 4, 1), by=olwen), olwen


def test_a_welsh_review_is_owed_by_law(welsh_set):
    owed = Deadline.objects.open().filter(kind=Kind.OBJECTIVE_REVIEW).order_by("label").first()

    assert (owed.due_on, owed.contested_until, owed.is_promise) == (date(2028, 3, 31), date(2028, 4, 1), False)
    assert "regulation 4" in owed.explanation


def test_when_each_welsh_objective_has_been_reviewed_the_duty_is_met_as_of_the_earliest(welsh_set):
    objective_set, olwen = welsh_set
    first, second = objective_set.objectives.order_by("pk")
    told = {"decision": "keep", "reason": "It still holds.", "by": olwen}

    actions.review_objective(first, decided_on=date(2026, 3, 2), **told)
    assert not Discharge.objects.filter(duty="WAL_OBJECTIVES_REVIEW").exists()
    actions.review_objective(second, decided_on=date(2026, 5, 4), **told)

    assert Discharge.objects.get(duty="WAL_OBJECTIVES_REVIEW").made_public_on == date(2026, 3, 2)


def test_an_english_review_is_the_councils_own_promise_and_meets_no_duty(db):
    barset = cast.enrolled("barset")
    olga = cast.person("olga", (barset, "officer"))
    objective_set = actions.start_set(barset, title="Objectives", period_as_written="", by=olga)
    objective = actions.add_objective(objective_set, title="Clear letters", by=olga)
    actions.note_published_elsewhere(objective_set, on=date(2024, 4, 1), by=olga)
    objective.refresh_from_db()

    actions.review_objective(objective, decided_on=date(2026, 3, 2), decision="keep", reason="It holds.", by=olga)

    assert Deadline.objects.open().get(kind=Kind.OBJECTIVE_REVIEW).is_promise
    assert not Discharge.objects.exists()


def test_a_welsh_duty_is_met_too_when_the_last_objective_is_retired(welsh_set):
    objective_set, olwen = welsh_set
    first, second = objective_set.objectives.order_by("pk")

    actions.review_objective(first, decided_on=date(2026, 3, 2), decision="keep", reason="It holds.", by=olwen)
    actions.review_objective(second, decided_on=date(2026, 3, 4), decision="retire", reason="It is done.", by=olwen)

    assert Discharge.objects.get(duty="WAL_OBJECTIVES_REVIEW").made_public_on == date(2026, 3, 2)
