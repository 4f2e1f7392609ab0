"""The ledger: each day of a council's past, judged by the law of its time, in words that blame nobody."""

import re
from datetime import date

import pytest

from councils.models import Council, Headcount
from deadlines import actions, history_actions
from deadlines.history_actions import PastTold
from deadlines.lapse_ledger import Ledger, ledger
from deadlines.models import Discharge
from deadlines.past_words import Outcome
from tests import cast
from tests.deadlines.past_stage import known

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


def past_of(council: Council, code: str = "EQ_INFO", *, on: date = JUNE):
    [found] = [one for one in ledger(council, on=on).histories if one.duty.code == code]
    return found


def lines(council: Council, code: str = "EQ_INFO", *, on: date = JUNE) -> list[tuple]:
    """Due day, day made public and what came of it, oldest first."""
    return [
        (line.past.due_on, line.met and line.met.made_public_on, line.outcome)
        for line in reversed(past_of(council, code, on=on).lines)
    ]


def said(council: Council, code: str = "EQ_INFO", *, on: date = JUNE) -> str:
    """All sentences about the newest line."""
    return " ".join(past_of(council, code, on=on).lines[0].sentences)


def test_ten_years_are_judged_each_by_the_law_of_its_day(barsetshire):
    days = [date(2012, 1, 31), date(2013, 1, 30), date(2014, 3, 1), date(2015, 3, 1), date(2016, 2, 29)]
    days += [date(2017, 2, 28), date(2018, 3, 30), date(2019, 3, 29), date(2020, 6, 10)]
    history_actions.enter_table(
        barsetshire,
        [PastTold(number, "EQ_INFO", day, str(day)) for number, day in enumerate(days, 1)],
        on=JUNE,
        by=cast.STAGE_HAND,
    )

    assert lines(barsetshire, on=date(2020, 7, 1)) == [
        (date(2012, 1, 31), date(2012, 1, 31), Outcome.IN_TIME),
        (date(2013, 1, 30), date(2013, 1, 30), Outcome.IN_TIME),
        (date(2014, 1, 29), date(2014, 3, 1), Outcome.AFTER_THE_DAY),
        (date(2015, 2, 28), date(2015, 3, 1), Outcome.ARGUABLE),
        (date(2016, 2, 29), date(2016, 2, 29), Outcome.IN_TIME),
        (date(2017, 2, 28), date(2017, 2, 28), Outcome.IN_TIME),
        (date(2018, 2, 27), date(2018, 3, 30), Outcome.ARGUABLE),
        (date(2019, 3, 29), date(2019, 3, 29), Outcome.IN_TIME),
        (date(2020, 3, 28), date(2020, 6, 10), Outcome.AFTER_THE_DAY),
    ]
    assert past_of(barsetshire, on=date(2020, 7, 1)).in_short == ("5 of 9 publications came in time, and 2 arguably.")
    assert {str(source)[:60] for source in past_of(barsetshire).citations} == {
        "Equality Act 2010 (Specific Duties and Public Authorities) R",
        "Equality Act 2010 (Specific Duties) Regulations 2011 (SI 201",
    }


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 11), "Published 18 days before the last day in time."),
        (date(2026, 3, 29), "Published on the last day in time."),
        (date(2026, 3, 30), "Published 1 day after the safe day, arguably in time."),
        (date(2026, 6, 9), "Published 72 days after the day by which the law asked for it."),
        (date(2027, 3, 30), "after the day by which the law asked for it. No publication in between is recorded here."),
    ],
)
def test_what_came_of_a_day_is_said_in_neutral_words(barsetshire, day, words):
    known(barsetshire, on=date(2025, 3, 30))
    known(barsetshire, on=day)

    told = said(barsetshire, on=day)
    assert words in told
    assert not re.search(r"breach|\blate\b|fail", told)


def test_the_first_one_recorded_is_not_held_against_a_date_before_anything_was_recorded(barsetshire):
    known(barsetshire, on=date(2025, 6, 1))

    assert lines(barsetshire)[0] == (date(2018, 3, 30), date(2025, 6, 1), Outcome.FIRST_RECORDED)
    assert said(barsetshire, on=date(2025, 7, 1)) == (
        "Published 2,620 days after the first date. No earlier publication is recorded here, so it may not have been "
        "the first."
    )
    assert past_of(barsetshire).in_short == ""


@pytest.mark.parametrize(
    ("on", "outcome", "words"),
    [
        (date(2026, 3, 30), Outcome.NOT_RECORDED_YET, "Publishing by the end of 30 March 2026 is arguably in time."),
        (date(2026, 3, 31), Outcome.NOT_RECORDED, "No publication since the last one is recorded here."),
    ],
)
def test_a_day_that_has_passed_unmet_stands_in_the_ledger_and_a_contested_one_is_not_called_late(
    barsetshire, on, outcome, words
):
    known(barsetshire, on=date(2025, 3, 30))

    line = past_of(barsetshire, on=on).lines[0]
    assert (line.outcome, line.is_lapse) == (outcome, outcome is Outcome.NOT_RECORDED)
    assert words in said(barsetshire, on=on)


def test_on_the_last_safe_day_nothing_has_passed_and_the_next_day_is_said(barsetshire):
    known(barsetshire, on=date(2025, 3, 30))

    assert len(past_of(barsetshire, on=date(2026, 3, 29)).lines) == 1
    assert past_of(barsetshire, on=date(2026, 3, 29)).next_in_words == "Next: by 29 March 2026."


def test_a_duty_of_which_nothing_is_recorded_says_no_more_than_that(barsetshire):
    assert said(barsetshire) == "No publication under this duty is recorded here."


def test_what_was_published_after_the_day_asked_about_or_withdrawn_is_left_out(barsetshire):
    known(barsetshire, on=date(2025, 3, 30))
    known(barsetshire, on=date(2026, 3, 30))

    assert len(lines(barsetshire, on=date(2025, 5, 1))) == 1


def test_an_assumed_day_and_what_is_counted_from_it_say_so(barsetshire):
    known(barsetshire, on=date(2025, 3, 30), is_day_assumed=True)
    known(barsetshire, on=date(2026, 4, 30))

    newest, oldest = past_of(barsetshire).lines
    assert "counted from an assumed day" in newest.sentences[-1]
    assert oldest.sentences[-1] == "The day of publication is assumed."


# --- Reporting years --------------------------------------------------------------------------------------------------


def test_pay_gaps_stand_by_their_reporting_years_the_missing_ones_too(barsetshire):
    known(barsetshire, "GPG", date(2018, 3, 20), cycle="2017-18")
    known(barsetshire, "GPG", date(2021, 9, 30), cycle="2020-21")
    known(barsetshire, "GPG", date(2021, 10, 20), cycle="2020-21")
    known(barsetshire, "GPG", date(2022, 4, 12), cycle="2021-22")

    assert lines(barsetshire, "GPG", on=date(2022, 5, 1)) == [
        (date(2018, 3, 30), date(2018, 3, 20), Outcome.IN_TIME),
        (date(2019, 3, 30), None, Outcome.NOT_RECORDED),
        (date(2020, 3, 30), None, Outcome.NOT_RECORDED),
        (date(2021, 10, 5), date(2021, 9, 30), Outcome.IN_TIME),
        (date(2022, 3, 30), date(2022, 4, 12), Outcome.AFTER_THE_DAY),
    ]
    moved = past_of(barsetshire, "GPG", on=date(2022, 5, 1)).lines[1]
    assert "until 5 October 2021" in " ".join(moved.sentences)
    assert "Published again on 20 October 2021." in moved.sentences
    assert [again.made_public_on for again in moved.again] == [date(2021, 10, 20)]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2028, 3, 19), "It must stay on the council’s website until 19 March 2028."),
        (date(2028, 3, 20), "It had to stay on the council’s website until 19 March 2028."),
    ],
)
def test_the_figures_say_how_long_they_stay_on_the_website(barsetshire, on, words):
    known(barsetshire, "GPG", date(2025, 3, 20), cycle="2024-25")

    assert past_of(barsetshire, "GPG", on=on).lines[-1].kept == words
    known(barsetshire)
    assert past_of(barsetshire, on=on).lines[-1].kept == ""


def test_a_year_in_which_the_council_was_too_small_is_not_held_against_it(barsetshire):
    Headcount.objects.create(council=barsetshire, as_at=date(2023, 3, 31), count=240)
    Headcount.objects.create(council=barsetshire, as_at=date(2024, 3, 31), count=260)
    known(barsetshire, "GPG", date(2023, 3, 20), cycle="2022-23")
    known(barsetshire, "GPG", date(2025, 3, 20), cycle="2024-25")

    assert lines(barsetshire, "GPG", on=date(2025, 4, 1))[1] == (date(2024, 3, 30), None, Outcome.NOT_BOUND)
    small = past_of(barsetshire, "GPG", on=date(2025, 4, 1)).lines[1]
    assert "this one has 240" in small.sentences[0]
    assert not small.is_lapse


def test_years_missed_since_the_council_uses_the_portal_stay_in_its_ledger(db):
    council = cast.enrolled("barset", on=date(2024, 6, 1))
    Headcount.objects.create(council=council, as_at=date(2024, 3, 31), count=900)
    both = [(date(2025, 3, 30), None, Outcome.NOT_RECORDED), (date(2026, 3, 30), None, Outcome.NOT_RECORDED)]

    assert lines(council, "GPG", on=date(2025, 3, 30)) == []
    assert lines(council, "GPG") == both
    assert [line.past.days_late for line in past_of(council, "GPG").lines] == [63, 428]
    assert past_of(council, "GPG").next_in_words == "Next: for 2026-27, by 30 March 2027."

    known(council, "GPG", date(2026, 5, 1), cycle="2025-26")
    assert lines(council, "GPG") == [both[0], (date(2026, 3, 30), date(2026, 5, 1), Outcome.AFTER_THE_DAY)]


@pytest.mark.parametrize(
    ("on", "outcome", "days_late"),
    [(date(2018, 3, 30), Outcome.NOT_RECORDED_YET, 0), (date(2018, 3, 31), Outcome.NOT_RECORDED, 50)],
)
def test_a_day_between_two_regulations_is_arguable_until_the_first_date_of_the_new_ones(db, on, outcome, days_late):
    council = cast.enrolled("barset", on=date(2016, 1, 5))
    known(council, on=date(2017, 2, 10))

    line = past_of(council, on=on).lines[0]
    assert (line.past.due_on, line.outcome, line.past.days_late) == (date(2018, 2, 9), outcome, days_late)
    assert ("Publishing by the end of 30 March 2018 is arguably in time." in said(council, on=on)) is (days_late == 0)


def test_a_year_of_unknown_size_says_that_nothing_may_have_been_due(barsetshire):
    assert "with fewer, nothing is due" in said(barsetshire, "GPG")


def test_a_duty_that_never_bound_the_council_is_not_in_its_ledger(barsetshire):
    Headcount.objects.create(council=barsetshire, as_at=date(2025, 3, 31), count=120)

    assert [one.duty.code for one in ledger(barsetshire, on=JUNE).histories] == ["EQ_INFO", "EQ_OBJECTIVES"]


def test_a_predecessor_that_a_duty_never_bound_does_not_show_it(db):
    small = cast.enrolled("smallborough", on=date(2022, 5, 1))
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    Headcount.objects.create(council=small, as_at=date(2022, 3, 31), count=90)
    Council.objects.filter(pk=small.pk).update(ended_on=date(2023, 3, 31))
    small.successors.add(new)

    [before] = ledger(new, on=JUNE).before
    assert [one.duty.code for one in before.histories] == ["EQ_INFO", "EQ_OBJECTIVES"]


def test_what_was_published_before_the_council_began_is_held_against_no_day(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    known(new, on=date(2023, 3, 1))

    assert lines(new, on=date(2023, 5, 1)) == [(None, date(2023, 3, 1), Outcome.NOT_JUDGED)]
    assert "before the council began on 1 April 2023" in said(new, on=date(2023, 5, 1))


def test_what_was_published_before_the_council_began_starts_no_clock_of_its_own(db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    known(new, on=date(2023, 3, 20), is_day_assumed=True)
    actions.set_first_date(
        new, "EQ_INFO", due_on=date(2024, 5, 1), because="A year", on=date(2023, 4, 1), by=cast.STAGE_HAND
    )
    known(new, on=date(2024, 5, 20))

    assert lines(new, on=date(2025, 5, 20)) == [
        (None, date(2023, 3, 20), Outcome.NOT_JUDGED),
        (None, date(2024, 5, 20), Outcome.NOT_JUDGED),
        (date(2025, 5, 19), None, Outcome.NOT_RECORDED_YET),
    ]
    missed, own, before = past_of(new, on=date(2025, 5, 21)).lines
    assert "The council itself had set 1 May 2024. Published 19 days after the day that it set." in " ".join(
        own.sentences
    )
    assert "had set" not in " ".join(before.sentences)
    assert "assumed" not in " ".join([*own.sentences, *missed.sentences])


@pytest.mark.parametrize("numbers", [(1, 2), (2, 1)])
def test_years_before_the_council_and_its_own_published_on_one_day_are_told_apart(db, numbers):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    rows = [
        PastTold(numbers[0], "GPG", date(2024, 4, 2), "Ours", cycle="2024-25"),
        PastTold(numbers[1], "GPG", date(2024, 4, 2), "Theirs, late", cycle="2022-23"),
        PastTold(3, "GPG", date(2024, 6, 2), "Theirs, mended", cycle="2022-23"),
        PastTold(4, "GPG", date(2021, 9, 2), "The last of theirs", cycle="2020-21"),
    ]
    history_actions.enter_table(new, rows, on=JUNE, by=cast.STAGE_HAND)

    told = [
        (line.past.cycle and line.past.cycle.name, line.met and line.met.label, line.outcome)
        for line in reversed(past_of(new, "GPG", on=date(2025, 4, 1)).lines)
    ]
    assert told == [
        ("2020-21", "The last of theirs", Outcome.NOT_JUDGED),
        ("2022-23", "Theirs, late", Outcome.NOT_JUDGED),
        ("2022-23", "Theirs, mended", Outcome.NOT_JUDGED),
        ("2024-25", "Ours", Outcome.IN_TIME),
    ]
    assert "5 October 2021" not in " ".join(past_of(new, "GPG").lines[-1].sentences)


def test_of_a_council_that_never_came_to_a_day_and_recorded_nothing_nothing_is_told(db):
    gone = cast.enrolled("goneshire", started_on=date(2021, 4, 1), on=date(2022, 5, 1))
    gone.ended_on = date(2023, 3, 29)

    assert ledger(gone, on=JUNE).histories == ()


def test_the_end_to_come_of_a_council_does_not_hide_what_is_next(db):
    soon = cast.enrolled("soonshire")
    soon.ended_on = date(2028, 3, 31)
    known(soon, on=date(2026, 3, 1))

    assert past_of(soon).next_in_words == "Next: by 28 February 2027."


# --- Other nations and bodies -----------------------------------------------------------------------------------------


def test_bodies_with_one_past_are_told_together_and_one_that_differs_apart(db):
    scotshire = cast.enrolled("scotshire", nation="scotland")
    for body in ("council", "education_authority", "licensing_board"):
        known(scotshire, "SCO_MAINSTREAMING", date(2023, 4, 28), label="Report", body=body)
    known(scotshire, "SCO_MAINSTREAMING", date(2025, 4, 20), label="Report", body="council")
    known(scotshire, "SCO_MAINSTREAMING", date(2025, 4, 20), label="Report", body="education_authority")

    apart = [one for one in ledger(scotshire, on=JUNE).histories if one.duty.code == "SCO_MAINSTREAMING"]

    assert [one.body_names for one in apart] == ["the council, the education authority", "the licensing board"]
    assert [len(one.lines) for one in apart] == [2, 2]
    assert len({one.at for one in ledger(scotshire, on=JUNE).histories}) == len(ledger(scotshire, on=JUNE).histories)


def test_a_customary_day_is_no_lapse(db):
    walshire = cast.enrolled("walshire", nation="wales")
    known(walshire, "WAL_SEP", date(2016, 3, 31))
    known(walshire, "WAL_SEP", date(2020, 10, 1))

    assert lines(walshire, "WAL_SEP")[1] == (date(2020, 3, 30), date(2020, 10, 1), Outcome.AFTER_A_CUSTOM)
    assert "which the law does not set" in said(walshire, "WAL_SEP", on=date(2021, 1, 1))
    open_line = past_of(walshire, "WAL_SEP").lines[0]
    assert (open_line.outcome, open_line.is_lapse) == (Outcome.NOT_RECORDED_YET, False)
    assert "The day is a custom, which the law does not set." in said(walshire, "WAL_SEP")
    assert past_of(walshire, "WAL_SEP", on=date(2020, 11, 1)).next_in_words == "Next: by 30 September 2024, by custom."


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern_ireland"])
def test_every_nation_has_a_ledger_or_says_why_not(db, nation):
    found = ledger(cast.enrolled("elsewhere", nation=nation), on=JUNE)

    assert bool(found.histories) is (nation != "northern_ireland")
    assert bool(found.other_law) is (nation == "northern_ireland")


def test_of_a_council_that_does_not_use_the_portal_nothing_is_said(db):
    assert ledger(cast.council("quietshire"), on=JUNE).histories == ()


def test_an_example_is_silent_of_what_its_documents_do_not_say(db):
    example = cast.council("oldshire", shown_as_at=date(2021, 1, 7))
    known(example, "EQ_OBJECTIVES", date(2016, 3, 1))

    assert past_of(example, on=date(2021, 1, 7)).lines == ()
    assert lines(example, "EQ_OBJECTIVES", on=date(2021, 1, 7))[-1] == (date(2020, 2, 29), None, Outcome.NOT_RECORDED)


# --- How much is asked of the database --------------------------------------------------------------------------------


def asked(council: Council) -> Ledger:
    return ledger(Council.objects.get(pk=council.pk), on=JUNE)


def test_fifteen_years_and_three_bodies_and_five_predecessors_ask_no_more_than_one(db, django_assert_num_queries):
    short, long = cast.enrolled("shortshire"), cast.enrolled("longshire", nation="scotland")
    known(short, on=date(2025, 3, 30))
    for year in range(2013, 2026, 2):
        for body in ("council", "education_authority", "licensing_board"):
            known(long, "SCO_MAINSTREAMING", date(year, 4, 28), body=body)
    for number in range(5):
        before = cast.enrolled(f"before-{number}", nation="scotland")
        known(before, "SCO_MAINSTREAMING", date(2023, 4, 28))
        before.successors.add(long)
    cast.council("quiet-before").successors.add(short)

    for council in (short, long):
        with django_assert_num_queries(8):
            asked(council)
    assert Discharge.objects.filter(council=long).count() == 21
