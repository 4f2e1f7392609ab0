"""A council's past as everybody reads it: neutral words, the council's explanation, and what cannot be known."""

import re
from datetime import date

import pytest
import time_machine

from councils.models import Council
from deadlines import actions, history_actions
from duty.regimes import duty_on
from tests import cast
from tests.cast import STAGE_HAND
from tests.deadlines.past_stage import known, read, words_of

pytestmark = pytest.mark.django_db
HISTORY = "/councils/barsetshire/history/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


def test_everybody_reads_how_each_day_was_met_in_neutral_words(client, barsetshire):
    known(barsetshire, on=date(2025, 3, 30), label="The report", path="https://www.barsetshire.example/2025")
    known(barsetshire, on=date(2026, 5, 20), is_day_assumed=True)

    answer = client.get(HISTORY)

    shown = read(answer)
    assert "Published 52 days after the day by which the law asked for it. The day of publication is assumed." in shown
    assert "as known to this portal on 1 June 2026" in shown
    assert 'href="https://www.barsetshire.example/2025">The report</a>' in words_of(answer)
    assert not re.search(r"breach|\blate\b|overdue|fail", shown.casefold())
    assert "Explain it" not in shown


def test_the_newest_explanation_is_read_beside_the_day_and_the_older_ones_are_not(client, barsetshire):
    known(barsetshire, on=date(2025, 3, 30))
    for because in ("First words", "Second words"):
        actions.explain_lapse(barsetshire, "EQ_INFO", due_on=date(2026, 3, 29), because=because, by=STAGE_HAND)

    shown = read(client.get(HISTORY))
    assert "The council says: Second words (The stage hand, 1 June 2026)" in shown
    assert "First words" not in shown


def test_an_arguable_day_is_not_called_late(client, barsetshire):
    known(barsetshire, on=date(2025, 3, 30))
    with time_machine.travel("2026-03-30 12:00+01:00", tick=False):
        shown = read(client.get(HISTORY))

    assert "None recorded here yet" in shown
    assert "Publishing by the end of 30 March 2026 is arguably in time." in shown


def test_the_page_is_kept_by_caches_and_sets_no_cookie(client, barsetshire):
    answer = client.get(HISTORY)

    assert "s-maxage" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get(HISTORY, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.post(HISTORY).status_code == 405


def test_of_a_council_that_does_not_use_the_portal_we_cannot_say(client, db):
    cast.council("quietshire")

    shown = read(client.get("/councils/quietshire/history/"))
    assert "This council is not using this portal, so we cannot say." in shown
    assert "Asked for by" not in shown
    assert client.get("/councils/nowhere/history/").status_code == 404


def test_in_northern_ireland_another_law_is_named(client, db):
    cast.enrolled("ulstershire", nation="northern_ireland")

    assert "section 75" in read(client.get("/councils/ulstershire/history/"))


def test_an_example_is_read_as_of_its_day(client, db):
    example = cast.council("oldshire", shown_as_at=date(2021, 1, 7))
    known(example, "EQ_OBJECTIVES", date(2016, 3, 1), label="Objectives 2016 to 2020")

    shown = read(client.get("/councils/oldshire/history/"))
    assert "as known to this portal on 7 January 2021" in shown
    assert "The documents shown here do not say when this was published." in shown
    assert "No publication since the last one is recorded here." in shown


def test_an_example_older_than_the_law_says_that_none_was_in_force(client, db):
    cast.council("oldshire", shown_as_at=date(2010, 1, 7))

    assert "No duty to publish was in force on 7 January 2010." in read(client.get("/councils/oldshire/history/"))


@pytest.fixture
def newshire(db) -> Council:
    old, new = cast.enrolled("oldborough"), cast.enrolled("newshire", started_on=date(2023, 4, 1))
    known(old, on=date(2022, 3, 1), label="Oldborough’s report")
    Council.objects.filter(pk=old.pk).update(ended_on=date(2023, 3, 31))
    old.successors.add(new)
    return new


def test_a_reorganised_council_shows_its_predecessor_and_the_first_date_it_set(client, newshire):
    history_actions.set_first_dates(
        newshire, duty_on("EQ_INFO", date(2026, 1, 1)), due_on=date(2027, 3, 31), because="As decided",
        on=date(2026, 6, 1), by=STAGE_HAND,
    )  # fmt: skip

    shown = read(client.get("/councils/newshire/history/"))

    assert "The law gives no first date to a council that began after 30 March 2018." in shown
    assert "31 March 2027: As decided (set by The stage hand on 1 June 2026)" in shown
    assert "Next: by 31 March 2027." in shown
    assert "Before 1 April 2023: Oldborough County Council" in shown
    assert "Oldborough’s report" in shown
    assert "take legal advice" not in shown


def test_an_ended_council_s_history_stops_on_its_last_day_and_leads_to_its_successor(client, newshire):
    answer = client.get("/councils/oldborough/history/")

    assert "This council was abolished. Its last day was 31 March 2023." in read(answer)
    assert 'href="/councils/newshire/history/">Newshire County Council</a>' in words_of(answer)
    assert "Next:" not in read(answer)


def test_the_number_of_queries_does_not_grow_with_the_past_or_the_bodies(client, django_assert_num_queries):
    cast.enrolled("shortshire")
    long = cast.enrolled("longshire", nation="scotland")
    for year in range(2013, 2026):
        for body in ("council", "education_authority", "licensing_board"):
            known(long, "SCO_MAINSTREAMING", date(year, 4, 28), body=body)

    for slug in ("shortshire", "longshire"):
        with django_assert_num_queries(9):
            client.get(f"/councils/{slug}/history/")
