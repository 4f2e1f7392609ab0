"""Which of several days decides when objectives are due for review."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from duty.citations import OBJECTIVES_2017, SCOTLAND_OUTCOMES, WALES_REVIEW
from duty.intervals import last_day
from duty.nations import Nation
from duty.reviews import Because, review_due, set_due
from tests.duty.days import days, steady

# Sets


def test_a_set_whose_own_end_comes_first_is_due_on_its_own_end() -> None:
    due = set_due(date(2021, 2, 1), date(2023, 12, 31))
    assert (due.due_on, due.because, due.statutory, due.contested_until) == (
        date(2023, 12, 31),
        Because.OWN_END,
        False,
        None,
    )
    assert due.explanation == (
        "The set's own end is 31 December 2023, the council's choice.",
        "It was published on 1 February 2021, and four years beginning with that day end on 31 January 2025.",
        "The earliest of these counts: 31 December 2023.",
    )


def test_a_set_that_runs_past_its_four_years_is_due_on_the_statutory_day() -> None:
    due = set_due(date(2016, 4, 1), date(2020, 12, 31))
    assert (due.due_on, due.because, due.statutory, due.contested_until) == (
        date(2020, 3, 31),
        Because.YEARS,
        True,
        date(2020, 4, 1),
    )
    assert due.explanation[-1] == (
        "31 March 2020 is the safe day; publishing on 1 April 2020 is arguable; from 2 April 2020 it is late."
    )


def test_on_the_same_day_the_statutory_rule_is_named() -> None:
    assert set_due(date(2022, 4, 1), date(2026, 3, 31)).because is Because.YEARS


def test_a_set_without_an_end_has_its_years() -> None:
    due = set_due(date(2024, 3, 1), None, years=1)
    assert due.due_on == date(2025, 2, 28)
    assert "one year beginning with that day ends on 28 February 2025" in due.explanation[0]


def test_from_29_february_no_day_of_a_set_is_contested_in_a_common_year() -> None:
    assert set_due(date(2024, 2, 29), None, years=1).contested_until is None


def test_a_set_with_an_end_alone_is_due_on_it() -> None:
    due = set_due(None, date(2027, 3, 31))
    assert (due.due_on, due.because) == (date(2027, 3, 31), Because.OWN_END)
    assert len(due.explanation) == 1


def test_a_set_of_which_nothing_is_known_has_no_day_and_says_so() -> None:
    due = set_due(None, None)
    assert (due.due_on, due.because, due.statutory) == (None, None, False)
    assert "no day can be given" in due.explanation[0]


# Objectives


def test_the_local_review_date_wins_when_it_comes_first() -> None:
    due = review_due(date(2024, 4, 1), date(2025, 4, 1), date(2028, 3, 31))
    assert (due.due_on, due.because) == (date(2025, 4, 1), Because.LOCAL_REVIEW)
    assert due.explanation[0] == "The council's own review date is 1 April 2025."


def test_an_objective_added_in_mid_cycle_ends_with_its_set() -> None:
    due = review_due(date(2026, 4, 1), None, date(2028, 3, 31))
    assert (due.due_on, due.because) == (date(2028, 3, 31), Because.SET)


def test_an_old_objective_carried_into_a_new_set_is_due_by_its_own_years() -> None:
    due = review_due(date(2022, 4, 1), None, date(2028, 3, 31))
    assert (due.due_on, due.because, due.statutory, due.contested_until) == (
        date(2026, 3, 31),
        Because.YEARS,
        False,
        None,
    )
    assert due.explanation[0].startswith("This objective was adopted or last reviewed on 1 April 2022, and four years")


def test_after_the_day_of_its_set_an_objective_is_named_afresh() -> None:
    of_the_set, of_itself, *_ = review_due(date(2026, 4, 1), None, date(2028, 3, 31)).explanation
    assert of_the_set == "The set it belongs to is due on 31 March 2028."
    assert of_itself.startswith("This objective was")


def test_an_objective_of_which_nothing_is_known_has_no_day_and_says_so() -> None:
    assert review_due(None, None, None).explanation == (
        "No review date, adoption day or set date is known, so no day can be given.",
    )


@steady
@given(adopted=st.none() | days, local=st.none() | days, of_set=st.none() | days)
def test_the_review_day_is_the_earliest_of_those_known(
    adopted: date | None, local: date | None, of_set: date | None
) -> None:
    known = [day for day in (local, of_set, last_day(adopted, 4) if adopted else None) if day]
    assert review_due(adopted, local, of_set).due_on == min(known, default=None)


# Wales, Scotland and Northern Ireland


def test_in_wales_the_review_of_each_objective_is_the_law_s_own() -> None:
    due = review_due(date(2024, 4, 1), None, None, by_law=True)
    assert (due.due_on, due.because, due.statutory, due.contested_until, due.citation) == (
        date(2028, 3, 31),
        Because.YEARS,
        True,
        date(2028, 4, 1),
        WALES_REVIEW,
    )
    assert due.explanation == (
        "This objective was published or last reviewed on 1 April 2024, and four years beginning with that day end on "
        "31 March 2028.",
        "31 March 2028 is the safe day; reviewing on 1 April 2028 is arguable; from 2 April 2028 it is late.",
        f"The law asks for a review of each objective within four years. Source: {WALES_REVIEW}.",
    )


def test_in_wales_the_law_is_named_before_the_set_on_the_same_day() -> None:
    assert review_due(date(2024, 4, 1), None, date(2028, 3, 31), by_law=True).because is Because.YEARS
    assert review_due(date(2024, 4, 1), None, date(2028, 3, 31)).because is Because.SET


def test_in_wales_an_earlier_local_review_is_the_council_s_own_choice() -> None:
    due = review_due(date(2024, 4, 1), date(2026, 4, 1), None, by_law=True)
    assert (due.because, due.statutory, due.citation) == (Because.LOCAL_REVIEW, False, None)
    assert str(WALES_REVIEW) in due.explanation[-1]


def test_in_wales_without_a_day_of_publication_the_law_is_not_counted() -> None:
    due = review_due(None, date(2026, 4, 1), None, by_law=True)
    assert due.explanation == ("The council's own review date is 1 April 2026.",)


def test_a_published_set_has_its_four_years_by_law_in_england_and_scotland_only() -> None:
    found = {nation: set_due(date(2025, 4, 30), None, nation=nation) for nation in Nation}
    assert {nation: (due.due_on, due.statutory, due.contested_until) for nation, due in found.items()} == {
        Nation.ENGLAND: (date(2029, 4, 29), True, date(2029, 4, 30)),
        Nation.WALES: (date(2029, 4, 29), False, None),
        Nation.SCOTLAND: (date(2029, 4, 29), True, date(2029, 4, 30)),
        Nation.NORTHERN_IRELAND: (date(2029, 4, 29), False, None),
    }
    assert found[Nation.ENGLAND] == set_due(date(2025, 4, 30), None)
    assert found[Nation.ENGLAND].citation == OBJECTIVES_2017
    assert found[Nation.SCOTLAND].citation == SCOTLAND_OUTCOMES
    assert found[Nation.SCOTLAND].explanation[-1] == (
        f"The law gives a published set four years. Source: {SCOTLAND_OUTCOMES}."
    )
    assert found[Nation.WALES].explanation[-1] == (
        "The law sets no interval for a set of objectives in Wales: four years is a custom."
    )


def test_a_set_that_is_not_published_says_nothing_of_its_years() -> None:
    assert len(set_due(None, date(2027, 3, 31), nation="wales").explanation) == 1
