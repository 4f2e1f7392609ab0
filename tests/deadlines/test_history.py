"""The history page: what officers read and say of the past, and the first date that an administrator sets."""

from datetime import date

import pytest
import time_machine

from councils.actions import NotPossible
from councils.models import Council, Record
from deadlines import actions, history_actions
from deadlines.models import Deadline, FirstDate, LapseReason
from duty.regimes import duty_on
from tests import cast
from tests.cast import STAGE_HAND
from tests.deadlines.past_stage import error_beside, known, read, words_of

pytestmark = pytest.mark.django_db
HISTORY = "/officers/barsetshire/history/"
LAPSE = f"{HISTORY}EQ_INFO/council/2026-03-29/"
INFO = duty_on("EQ_INFO", date(2026, 1, 1))


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def missed(barsetshire) -> Council:
    """The information of 2026 came after its day."""
    known(barsetshire, on=date(2025, 3, 30))
    known(barsetshire, on=date(2026, 5, 20))
    return barsetshire


# --- Reading it -------------------------------------------------------------------------------------------------------


def test_the_whole_past_is_read_with_what_came_of_each_day(officer, missed):
    shown = read(officer.get(HISTORY))

    assert "Published 52 days after the day by which the law asked for it." in shown
    assert "Next: by 19 May 2027." in shown
    assert "No publication under this duty is recorded here." in shown  # of the objectives
    assert "Explain it : Equality information, 29 March 2026" in shown


def test_who_may_not_write_reads_the_same_without_the_links(client, missed, petra):
    client.force_login(petra)

    shown = words_of(client.get(HISTORY))
    assert "52 days after" in shown
    assert LAPSE not in shown
    assert "/past/" not in shown


def test_an_officer_of_a_council_under_another_law_reads_that(client, db):
    client.force_login(cast.person("nora", (cast.enrolled("ulstershire", nation="northern_ireland"), "officer")))

    assert "section 75" in read(client.get("/officers/ulstershire/history/"))


def test_an_example_older_than_the_law_reads_that_no_duty_is_known(client, db):
    client.force_login(cast.person("olga", (cast.council("oldshire", shown_as_at=date(2010, 1, 7)), "officer")))

    assert "No duty is known for this day." in read(client.get("/officers/oldshire/history/"))


def test_the_history_asks_the_same_of_the_database_for_five_years_and_fifteen(
    client, olivia, sam, barsetshire, loamshire, django_assert_num_queries
):
    for year in range(2012, 2027):
        known(loamshire, on=date(year, 3, 1))
        actions.explain_lapse(loamshire, "EQ_INFO", due_on=date(year, 2, 28), because="Words", by=STAGE_HAND)
        if year > 2021:
            known(barsetshire, on=date(year, 3, 1))
    for person, address in ((olivia, HISTORY), (sam, "/officers/loamshire/history/")):
        client.force_login(person)
        with django_assert_num_queries(11):
            client.get(address)


# --- Saying why -------------------------------------------------------------------------------------------------------


def test_an_officer_says_why_a_day_was_missed_and_it_stands_beside_it(officer, missed):
    assert "52 days after" in read(officer.get(LAPSE))

    shown = read(officer.post(LAPSE, {"because": "The figures\ncame <late>."}, follow=True))

    assert "The council says: The figures came &lt;late&gt;. (Olivia, 1 June 2026)" in shown
    assert "Explain it in other words" in shown
    assert Record.objects.get(event="lapse explained").by_name == "Olivia"


def test_a_year_missed_two_years_ago_is_still_there_to_be_explained(client, db):
    council = cast.enrolled("barset", on=date(2024, 6, 1))
    client.force_login(cast.person("ola", (council, "officer")))

    for day in ("2025-03-30", "2026-03-30"):
        assert client.get(f"/officers/barset/history/GPG/council/{day}/").status_code == 200
    assert client.get("/officers/barset/history/GPG/council/2024-03-30/").status_code == 404


def test_new_words_stand_first_and_the_old_ones_stay_for_colleagues(officer, missed):
    for because in ("First words", "Second words"):
        officer.post(LAPSE, {"because": because})

    shown = read(officer.get(HISTORY))
    assert "The council says: Second words" in shown
    assert "It said before: First words" in shown


def test_the_same_words_sent_twice_are_said_once(officer, missed):
    officer.post(LAPSE, {"because": "Once"})
    officer.post(LAPSE, {"because": "Once"})

    assert LapseReason.objects.count() == 1


@pytest.mark.parametrize(
    ("because", "words"),
    [(" ", "Enter what the council says about it"), ("x" * 501, "must be 500 characters or fewer")],
)
def test_without_fit_words_nothing_is_said(officer, missed, because, words):
    answer = officer.post(LAPSE, {"because": because})

    assert answer.status_code == 422
    assert words in error_beside(answer, "because")
    assert because in answer.content.decode()
    assert not LapseReason.objects.exists()


@pytest.mark.parametrize(
    "there", ["EQ_INFO/council/2026-03-30", "EQ_INFO/council/spring", "EQ_INFO/licensing_board/2026-03-29",
              "GPG/council/2026-03-29", "NO_DUTY/council/2026-03-29"]
)  # fmt: skip
def test_of_a_day_that_was_not_missed_nothing_can_be_said(officer, missed, there):
    assert officer.post(f"{HISTORY}{there}/", {"because": "Words"}).status_code == 404


def test_a_day_on_which_lateness_is_arguable_asks_for_no_explanation(officer, barsetshire):
    known(barsetshire, on=date(2025, 3, 30))
    known(barsetshire, on=date(2026, 3, 30))

    assert officer.get(LAPSE).status_code == 404


def test_bodies_that_missed_a_day_together_explain_it_together(client, db):
    scotshire = cast.enrolled("scotshire", nation="scotland")
    client.force_login(cast.person("shona", (scotshire, "officer")))
    address = "/officers/scotshire/history/SCO_MAINSTREAMING/licensing_board/2013-04-30/"

    client.post(address, {"because": "Published on the old website"})

    assert sorted(LapseReason.objects.values_list("body", flat=True)) == [
        "council",
        "education_authority",
        "licensing_board",
    ]
    assert read(client.get("/officers/scotshire/history/")).count("Published on the old website") == 1


def test_words_about_a_day_that_later_entries_moved_are_kept_for_colleagues(officer, missed):
    officer.post(LAPSE, {"because": "We thought so"})
    known(missed, on=date(2026, 3, 1))

    shown = read(officer.get(HISTORY))
    assert "The council says" not in shown
    assert "29 March 2026: We thought so (Olivia, 1 June 2026)" in shown


# --- The first date of a new council ----------------------------------------------------------------------------------


@pytest.fixture
def newshire(db) -> Council:
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    old = cast.enrolled("oldborough")
    known(old, on=date(2022, 3, 1), label="Oldborough’s report")
    Council.objects.filter(pk=old.pk).update(ended_on=date(2023, 3, 31))
    old.successors.add(new)
    cast.council("quietborough").successors.add(new)
    return new


@pytest.fixture
def administrator(client, newshire):
    client.force_login(cast.person("nia", (newshire, "administrator")))
    return client


FIRST = "/officers/newshire/first-date/EQ_INFO/"
MARCH = {"due_on-day": "31", "due_on-month": "3", "due_on-year": "2027", "because": "As the committee decided"}


def test_a_new_council_sees_its_predecessors_and_that_the_law_gives_no_first_date(administrator):
    shown = read(administrator.get("/officers/newshire/history/"))

    assert "The Regulations give no first date for a council that began after 30 March 2018." in shown
    assert "Before 1 April 2023: Oldborough County Council" in shown
    assert "Shown as it stood on 31 March 2023, its last day." in shown
    assert "Oldborough’s report" in shown
    assert "28 February 2023" in shown  # its day that had passed by then
    assert "Before 1 April 2023: Quietborough County Council It did not use this portal, so we cannot say" in shown
    assert "Set by when the council publishes first : Equality information" in shown


def test_its_administrator_sets_the_first_date_which_is_owed_recorded_and_shown(administrator, newshire):
    assert "no first date" in read(administrator.get(FIRST))

    shown = read(administrator.post(FIRST, MARCH, follow=True))

    assert "Equality information: the council publishes it first by 31 March 2027." in shown
    assert "31 March 2027: As the committee decided (set by Nia on 1 June 2026)" in shown
    assert Deadline.objects.open().get(council=newshire, duty="EQ_INFO").due_on == date(2027, 3, 31)
    assert Record.objects.get(event="first date set").by_name == "Nia"


def test_another_first_date_replaces_it_and_the_first_stays_to_be_read(administrator, newshire):
    administrator.post(FIRST, MARCH)
    administrator.post(FIRST, MARCH | {"due_on-year": "2026", "because": "Sooner"})

    shown = read(administrator.get("/officers/newshire/history/"))
    assert "The council itself had set 31 March 2026" in shown
    assert "No publication is recorded here." in shown
    assert "31 March 2026: Sooner" in shown
    assert "31 March 2027: As the committee decided" in shown


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 4, 12), "had set 31 March 2026. Published 12 days after the day that it set."),
        (date(2026, 3, 31), "had set 31 March 2026. Published by the day that it set."),
    ],
)
def test_the_first_publication_is_held_against_the_day_that_the_council_set_and_is_no_lapse(
    administrator, newshire, day, words
):
    administrator.post(FIRST, MARCH | {"due_on-year": "2026"})
    known(newshire, on=day)

    shown = read(administrator.get("/officers/newshire/history/"))
    assert words in shown
    assert "Held against no day" in shown
    assert administrator.get(FIRST).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "box", "words"),
    [
        ({"because": " "}, "because", "Enter why it is this day"),
        ({"due_on-day": ""}, "due_on", "must include a day"),
        ({"due_on-year": "2023"}, "due_on", "must be on or after 1 April 2023"),
        ({"due_on-year": "2028"}, "due_on", "must be on or before 1 June 2027"),
    ],
)
def test_a_wrong_first_date_is_said_beside_its_box_and_kept(administrator, wrong, box, words):
    answer = administrator.post(FIRST, MARCH | wrong)

    assert answer.status_code == 422
    assert words in error_beside(answer, box)
    assert not FirstDate.objects.exists()


def test_where_the_law_gives_the_day_none_can_be_set(client, barsetshire, ada):
    client.force_login(ada)
    address = "/officers/barsetshire/first-date/EQ_INFO/"

    assert client.post(address, MARCH).status_code == 409
    assert "It cannot be set." in read(client.get(address))
    assert client.get("/officers/barsetshire/first-date/GPG/").status_code == 409
    assert client.get("/officers/barsetshire/first-date/GPG_RETENTION/").status_code == 404
    assert client.get("/officers/barsetshire/first-date/WAL_SEP/").status_code == 404
    with pytest.raises(NotPossible, match="follows from the law"):
        history_actions.set_first_dates(
            barsetshire, INFO, due_on=date(2027, 1, 1), because="b", on=date(2026, 6, 1), by=ada
        )


def test_a_publication_entered_in_the_meantime_makes_the_first_date_needless(administrator, newshire, monkeypatch):
    def too_late(*_given, **_told):
        raise NotPossible("The day of this duty follows from the law. It cannot be set.")

    monkeypatch.setattr(history_actions, "set_first_dates", too_late)

    answer = administrator.post(FIRST, MARCH)

    assert answer.status_code == 422
    assert "It cannot be set." in read(answer)


def test_the_same_first_date_twice_is_one_and_another_is_another(administrator, newshire):
    for _click in range(2):
        assert administrator.post(FIRST, MARCH).status_code == 302
    assert FirstDate.objects.count() == 1

    administrator.post(FIRST, MARCH | {"because": "Another reason"})
    administrator.post(FIRST, MARCH)  # back again: the newest counts, so this is said anew
    assert FirstDate.objects.count() == 3


def test_a_new_scottish_council_sets_it_for_all_its_bodies(client, db):
    new = cast.enrolled("newscotshire", nation="scotland", started_on=date(2025, 4, 1))
    client.force_login(cast.person("nia", (new, "administrator")))

    client.post("/officers/newscotshire/first-date/SCO_MAINSTREAMING/", MARCH)

    assert FirstDate.objects.count() == 3
    assert read(client.get("/officers/newscotshire/history/")).count("31 March 2027: As the committee decided") == 1


# --- The doors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "refused"),
    [(HISTORY, ["cora"]), (LAPSE, ["cora", "petra", "ada"]), ("/officers/barsetshire/first-date/EQ_INFO/", ["olivia"])],
)
def test_a_stranger_finds_nothing_and_others_are_refused(client, request, missed, sam, address, refused):
    client.force_login(sam)
    assert client.get(address).status_code == 404
    for name in refused:
        client.force_login(request.getfixturevalue(name))
        assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address)["Location"].startswith("/account/login/")


def test_other_methods_are_refused(client, missed, olivia, ada):
    client.force_login(olivia)
    assert client.post(HISTORY).status_code == 405
    assert client.delete(LAPSE).status_code == 405
    client.force_login(ada)
    assert client.delete("/officers/barsetshire/first-date/EQ_INFO/").status_code == 405
