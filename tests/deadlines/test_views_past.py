"""Past publications: what a council published before the portal is entered in one table, counts, and is withdrawn."""

import re
from datetime import date

import pytest
import time_machine

from councils.models import Record
from deadlines import actions
from deadlines.models import Deadline, Discharge
from deadlines.past_forms import MOST_ROWS
from publications import actions as publications
from tests import cast
from tests.deadlines.past_stage import ROW, error_beside, known, read, table, words_of

pytestmark = pytest.mark.django_db
PAST = "/officers/barsetshire/past/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def enter(client, *rows, address=PAST, **changed):
    return client.post(address, table(*(rows or (ROW | changed,))), follow=True)


# --- Entering ---------------------------------------------------------------------------------------------------------


def test_on_the_first_day_nothing_is_known_and_every_dated_duty_is_offered(officer):
    shown = words_of(officer.get(PAST))

    assert "Nothing yet." in shown
    offered = re.search(r'<select[^>]*id="id_row-1-duty".*?</select>', shown)[0]
    assert re.findall(r'value="(\w+)"', offered) == ["EQ_INFO", "EQ_OBJECTIVES", "GPG"]


def test_several_are_entered_at_once_by_the_officer_and_empty_rows_are_not_looked_at(officer, barsetshire):
    answer = enter(
        officer,
        ROW | {"path": "https://www.barsetshire.example/?year=2026&part=1"},
        {},
        {"duty": "EQ_OBJECTIVES", "made_public_on": "5/4/2023", "label": "Objectives", "is_day_assumed": "on"},
        {"duty": "GPG", "made_public_on": "2026-03-12", "label": "Pay gap", "cycle": "2025/26"},
    )

    assert answer.redirect_chain == [("/officers/barsetshire/history/", 302)]
    met = Discharge.objects.order_by("duty").values_list(
        "duty", "made_public_on", "label", "path", "is_day_assumed", "cycle"
    )
    assert list(met) == [
        ("EQ_INFO", date(2026, 3, 30), ROW["label"], "https://www.barsetshire.example/?year=2026&part=1", False, ""),
        ("EQ_OBJECTIVES", date(2023, 4, 5), "Objectives", "", True, ""),
        ("GPG", date(2026, 3, 12), "Pay gap", "", False, "2025-26"),
    ]  # fmt: skip
    assert Record.objects.filter(event="duty met", by_name="Olivia").count() == 3
    assert Record.objects.get(event="history entered").after == {"rows": 3, "entries": 3}
    assert 'href="https://www.barsetshire.example/?year=2026&amp;part=1"' in words_of(officer.get(PAST))


def test_the_message_says_by_when_to_publish_next(officer):
    shown = read(enter(officer, ROW, {"duty": "EQ_OBJECTIVES", "made_public_on": "30 March 2026", "label": "Ours"}))

    assert "Entered: 2 publications." in shown
    assert "Publish your next equality information by 29 March 2027." in shown
    assert "Publish your next equality objectives by 29 March 2030." in shown


def test_the_message_says_when_that_day_has_passed(officer):
    shown = read(enter(officer, made_public_on="30 March 2024"))

    assert "The day by which to publish your next equality information has passed: 29 March 2025." in shown


def test_an_earlier_one_moves_nothing_and_says_so(officer, barsetshire):
    enter(officer)

    shown = read(enter(officer, made_public_on="30 March 2025"))

    assert "A later publication is known, so nothing moves. Publish your next equality information by 29 March" in shown
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2027, 3, 29)


def test_the_present_deadline_comes_out_once_whatever_the_order_of_the_rows(officer):
    enter(officer, *(ROW | {"made_public_on": f"30 March {year}"} for year in (2022, 2024, 2026, 2023, 2025)))

    days = Deadline.objects.filter(duty="EQ_INFO").order_by("due_on").values_list("due_on", "closed_on")
    assert list(days) == [(date(2018, 3, 30), date(2026, 3, 30)), (date(2027, 3, 29), None)]


def test_a_reporting_year_entered_moves_the_day_to_the_next_one(officer):
    shown = read(enter(officer, duty="GPG", made_public_on="12 March 2026", cycle="2025-26"))

    assert "Publish your next gender pay gap by 30 March 2027." in shown


def test_a_duty_that_no_longer_binds_is_owed_no_more(officer, barsetshire):
    actions.note_headcount(
        barsetshire, as_at=date(2025, 3, 31), count=120, is_upper_bound=False, basis="", on=date(2026, 6, 1),
        by=cast.STAGE_HAND,
    )  # fmt: skip

    assert "Gender pay gap: nothing is owed of it now." in read(
        enter(officer, duty="GPG", made_public_on="12 March 2025", cycle="2024-25")
    )


def test_a_day_known_roughly_says_so(officer):
    enter(officer, is_day_assumed="on")

    assert Discharge.objects.get().is_day_assumed
    assert "30 March 2026 (day assumed)" in read(officer.get(PAST))


def test_a_day_under_the_first_regulations_counts_too(officer):
    enter(officer, made_public_on="10 September 2011")

    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2012, 9, 9)


def test_an_address_without_its_scheme_is_taken_as_https(officer):
    enter(officer, path="www.barsetshire.example/equality")

    assert Discharge.objects.get().path == "https://www.barsetshire.example/equality"


def test_a_link_chooses_the_duty_of_the_first_row_which_alone_is_no_row(officer):
    address = f"{PAST}?duty=EQ_OBJECTIVES"
    shown = words_of(officer.get(address))
    assert shown.count('value="EQ_OBJECTIVES" selected') == 1
    assert 'action="/officers/barsetshire/past/?duty=EQ_OBJECTIVES"' in shown

    answer = officer.post(address, table({"duty": "EQ_OBJECTIVES"}, ROW), follow=True)

    assert [met.duty for met in Discharge.objects.all()] == ["EQ_INFO"]
    assert answer.redirect_chain[0][0] == "/officers/barsetshire/history/"


def test_a_link_to_a_duty_there_is_not_chooses_nothing(officer):
    assert " selected" not in words_of(officer.get(f"{PAST}?duty=WAL_SEP")).replace('value="" selected', "")


def test_what_is_typed_never_becomes_markup(officer):
    enter(officer, label="<b>Bold</b>")

    shown = words_of(officer.get(PAST))
    assert "<b>Bold" not in shown
    assert "&lt;b&gt;Bold" in shown


# --- More rows, without scripts ---------------------------------------------------------------------------------------


def test_more_rows_keep_all_that_was_typed_and_judge_nothing(officer):
    half = {"duty": "GPG", "made_public_on": "march", "label": "Half <i>written</i>", "is_day_assumed": "on"}

    answer = officer.post(PAST, table(half, {}, {"path": "nowhere"}) | {"more": "more"})

    shown = words_of(answer)
    assert answer.status_code == 200
    assert 'name="rows" value="10"' in shown
    assert 'name="row-10-label"' in shown
    for kept in ('value="march"', 'value="Half &lt;i&gt;written&lt;/i&gt;"', 'value="nowhere"', 'value="GPG" selected'):
        assert kept in shown
    assert re.search(r'id="id_row-1-is_day_assumed"[^>]* checked', shown)
    assert "There is a problem" not in shown
    assert not Discharge.objects.exists()


def test_the_rows_come_to_an_end(officer):
    shown = words_of(officer.post(PAST, table(count=MOST_ROWS - 2) | {"more": "more"}))

    assert f'name="rows" value="{MOST_ROWS}"' in shown
    assert 'name="more"' not in shown


@pytest.mark.parametrize(("claimed", "shown"), [("100000", MOST_ROWS), ("-1", 5), ("²", 5), ("", 5), ("7", 7)])
def test_a_number_of_rows_nobody_can_have_is_put_right(officer, claimed, shown):
    answer = officer.post(PAST, table() | {"rows": claimed})

    assert f'name="rows" value="{shown}"' in words_of(answer)


# --- What is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "box", "words"),
    [
        ({"duty": ""}, "duty", "Select which duty it met"),
        ({"duty": "WAL_SEP"}, "duty", "Select one of the choices on this page"),
        ({"label": " "}, "label", "Enter what it was called"),
        ({"label": "x" * 301}, "label", "What it was called must be 300 characters or fewer"),
        ({"made_public_on": " "}, "made_public_on", "Enter the day it was made public"),
        ({"made_public_on": "March 2026"}, "made_public_on", "is missing the day"),
        ({"made_public_on": "31/2/2026"}, "made_public_on", "is not a day in the calendar"),
        ({"made_public_on": "yesterday"}, "made_public_on", "is another day every day"),
        ({"made_public_on": "3" * 5000}, "made_public_on", "Write the day alone, for example 31 March 2025"),
        ({"made_public_on": "2 June 2026"}, "made_public_on", "must be on or before 1 June 2026"),
        (
            {"made_public_on": "9 September 2011"},
            "made_public_on",
            "must be on or after 10 September 2011, when the first regulations came into force",
        ),
        (
            {"duty": "GPG", "made_public_on": "1 March 2017", "cycle": "2016-17"},
            "made_public_on",
            "must be on or after 31 March 2017",
        ),
        (
            {"duty": "GPG", "made_public_on": "12 April 2025"},
            "cycle",
            "Enter the reporting year it was for: 2024-25 (due by 30 March 2025) or 2025-26 (due by 30 March 2026)",
        ),
        (
            {"duty": "GPG", "made_public_on": "12 March 2018", "cycle": "the first"},
            "cycle",
            "Enter the reporting year it was for: 2017-18 (due by 30 March 2018)",
        ),
        (
            {"duty": "GPG", "made_public_on": "12 March 2025", "cycle": "2025-26"},
            "cycle",
            "2025-26 begins to be reported on 31 March 2025, after it was made public",
        ),
        ({"cycle": "2025-26"}, "cycle", "Equality information has no reporting year"),
        ({"path": "not an address"}, "path", "Enter a web address in the format"),
        ({"path": "javascript:alert(1)"}, "path", "Enter a web address in the format"),
        ({"path": f"https://barsetshire.example/{'x' * 300}"}, "path", "The web address must be 300 characters or"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_by_row_and_nothing_is_saved(officer, wrong, box, words):
    answer = officer.post(PAST, table(ROW, ROW | {"made_public_on": "1 March 2025"} | wrong))

    assert answer.status_code == 422
    assert words in error_beside(answer, f"row-2-{box}")
    shown = words_of(answer)
    assert re.search(rf'<a href="#id_row-2-{box}">Row 2: [^<]*', shown)
    assert "<title>Error: Past publications – Barsetshire County Council" in shown
    assert f'value="{ROW["label"]}"' in shown
    assert not Discharge.objects.exists()


def test_what_came_before_the_council_was_another_s_and_is_refused(client, db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    client.force_login(cast.person("nia", (new, "officer")))
    address = "/officers/newshire/past/"

    answer = client.post(address, table(ROW | {"made_public_on": "31 March 2023"}))
    assert (
        "The day must be on or after 1 April 2023, the council’s first day. What was published before it was another "
        "council’s"
    ) in error_beside(answer, "row-1-made_public_on")
    assert not Discharge.objects.exists()
    client.post(address, table(ROW | {"made_public_on": "1 April 2023"}))
    assert Discharge.objects.get().made_public_on == date(2023, 4, 1)


def test_an_empty_table_is_refused(officer):
    answer = officer.post(PAST, table())

    assert answer.status_code == 422
    assert '<a href="#id_row-1-duty">Enter at least one publication</a>' in words_of(answer)


def test_what_the_book_knows_is_said_and_nothing_is_entered_twice(officer, barsetshire):
    known(barsetshire)

    answer = officer.post(PAST, table(ROW | {"label": "Once more"}, ROW | {"made_public_on": "1 March 2025"}))

    assert answer.status_code == 422
    assert "30 March 2026 is already known for this duty: “Last year”" in error_beside(answer, "row-1-made_public_on")
    assert Discharge.objects.count() == 1


def test_a_row_that_says_what_another_row_says_is_refused(officer):
    answer = officer.post(PAST, table(ROW, {}, ROW | {"label": "Once more"}))

    assert "Row 1 says the same duty and day" in error_beside(answer, "row-3-made_public_on")


def test_what_a_colleague_entered_in_the_meantime_is_refused_by_the_book_itself(officer, barsetshire, monkeypatch):
    known(barsetshire)
    monkeypatch.setattr("deadlines.views.past.known_of", lambda council: {})  # read just before the colleague saved

    answer = officer.post(PAST, table(ROW | {"made_public_on": "1 April 2026"}, ROW))

    assert "is already known for this duty" in error_beside(answer, "row-2-made_public_on")
    assert Discharge.objects.count() == 1


def test_two_duties_may_be_met_on_one_day(officer):
    enter(officer, ROW, ROW | {"duty": "EQ_OBJECTIVES"})

    assert Discharge.objects.count() == 2


def test_what_came_from_the_portal_is_told_apart_and_not_withdrawn_here(officer, barsetshire, olivia):
    publications.list_document(
        barsetshire, title="A report", published_on=date(2025, 3, 1), meets=["EQ_INFO"], by=olivia
    )
    met = Discharge.objects.get()

    assert "From the portal" in words_of(officer.get(PAST))
    assert f"{PAST}{met.pk}/withdraw/" not in words_of(officer.get(PAST))
    assert officer.get(f"{PAST}{met.pk}/withdraw/").status_code == 404


# --- The doors --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["list", "withdraw"])
def address(request, barsetshire) -> str:
    return PAST if request.param == "list" else f"{PAST}{known(barsetshire).pk}/withdraw/"


def test_a_stranger_finds_nothing_and_others_are_refused(client, address, sam, cora, petra):
    client.force_login(sam)
    assert client.get(address).status_code == 404
    for person in (cora, petra):
        client.force_login(person)
        assert client.get(address).status_code == 403
        assert client.post(address, table(ROW) | {"because": "Mine"}).status_code == 403
    client.logout()
    assert client.get(address)["Location"].startswith("/account/login/")


def test_other_methods_are_refused(officer, address):
    assert officer.delete(address).status_code == 405


def test_another_councils_entry_is_not_found(officer, loamshire):
    theirs = known(loamshire)

    assert officer.post(f"{PAST}{theirs.pk}/withdraw/", {"because": "Mine"}).status_code == 404
    assert Discharge.objects.standing().count() == 1


def test_the_number_of_queries_does_not_grow_with_the_past(client, olivia, sam, loamshire, django_assert_num_queries):
    for day in range(1, 29):
        known(loamshire, on=date(2026, 2, day))
    for person, address in ((olivia, PAST), (sam, "/officers/loamshire/past/")):
        client.force_login(person)
        with django_assert_num_queries(5):
            client.get(address)
