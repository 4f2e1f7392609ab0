"""Past publications: what a council published before the portal is entered, counts, and is withdrawn by hand."""

import re
from datetime import date

import pytest
import time_machine

from councils.models import Record
from deadlines import actions
from deadlines.models import Deadline, Discharge
from publications import actions as publications
from tests import cast

pytestmark = pytest.mark.django_db
PAST = "/officers/barsetshire/past/"
TYPED = {
    "duty": "EQ_INFO",
    "made_public_on-day": "30",
    "made_public_on-month": "March",
    "made_public_on-year": "2026",
    "label": "Gwybodaeth am gydraddoldeb 2025–26",
    "path": "https://www.barsetshire.example/equality?year=2026&part=1",
}


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def enter(client, **typed):
    return client.post(PAST, TYPED | typed, follow=True)


def known(council, on=date(2026, 3, 30), **told):
    told = {"label": "Last year", "by": cast.STAGE_HAND} | told
    return actions.discharge(council, "EQ_INFO", made_public_on=on, **told)


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def error_beside(answer, field: str) -> str:
    found = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', words_of(answer))
    assert found, f"no error beside {field}"
    return found[1]


# --- Entering ---------------------------------------------------------------------------------------------------------


def test_on_the_first_day_nothing_is_known_and_both_duties_are_offered(officer, barsetshire):
    shown = words_of(officer.get(PAST))

    assert "Nothing yet." in shown
    assert {"EQ_INFO", "EQ_OBJECTIVES"} <= set(re.findall(r'name="duty"[^>]*value="(\w+)"', shown))


def test_what_was_published_before_is_entered_by_the_officer_and_listed(officer, barsetshire, olivia):
    shown = words_of(enter(officer))

    met = Discharge.objects.get()
    assert (met.duty, met.made_public_on, met.label, met.path, met.is_day_assumed) == (
        "EQ_INFO", date(2026, 3, 30), TYPED["label"], TYPED["path"], False,
    )  # fmt: skip
    assert Record.objects.filter(event="duty met", by_name="Olivia").exists()
    assert 'href="https://www.barsetshire.example/equality?year=2026&amp;part=1"' in shown
    for words in ("Equality information", "30 March 2026", "Entered by hand"):
        assert words in shown


def test_the_message_says_by_when_to_publish_next(officer):
    assert "Publish your next equality information by 29 March 2027." in words_of(enter(officer))
    assert "Publish your next equality objectives by 29 March 2030." in words_of(enter(officer, duty="EQ_OBJECTIVES"))


def test_the_message_says_when_that_day_has_passed(officer):
    shown = words_of(enter(officer, **{"made_public_on-year": "2024"}))

    assert "The day by which to publish your next equality information has passed: 29 March 2025." in shown


def test_an_earlier_one_moves_nothing_and_says_so(officer, barsetshire):
    enter(officer)

    shown = words_of(enter(officer, **{"made_public_on-year": "2025"}))

    assert "A later publication is known, so nothing moves. Publish your next equality information by 29 March" in shown
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2027, 3, 29)
    assert Discharge.objects.count() == 2


def test_a_later_day_of_the_other_duty_is_not_mistaken_for_one_of_this(officer):
    enter(officer, duty="EQ_OBJECTIVES")

    assert "nothing moves" not in words_of(enter(officer, **{"made_public_on-year": "2025"}))


def test_a_day_known_roughly_says_so(officer):
    shown = words_of(enter(officer, is_day_assumed="on"))

    assert Discharge.objects.get().is_day_assumed
    assert "30 March 2026 (day assumed)" in shown


def test_a_day_under_the_first_regulations_counts_too(officer):
    day = {"made_public_on-day": "10", "made_public_on-month": "9", "made_public_on-year": "2011"}
    enter(officer, **day)

    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2012, 9, 9)


def test_an_address_without_its_scheme_is_taken_as_https(officer):
    enter(officer, path="www.barsetshire.example/equality")

    assert Discharge.objects.get().path == "https://www.barsetshire.example/equality"


def test_without_an_address_the_title_stands_alone(officer):
    shown = words_of(enter(officer, path=""))

    assert f'<th scope="row" class="govuk-table__header">{TYPED["label"]}</th>' in shown


def test_a_link_may_choose_the_duty(officer):
    shown = words_of(officer.get(f"{PAST}?duty=EQ_OBJECTIVES"))

    assert re.search(r'value="EQ_OBJECTIVES"[^>]* checked', shown)


def test_what_is_typed_never_becomes_markup(officer):
    shown = words_of(enter(officer, label="<b>Bold</b>"))

    assert "<b>Bold" not in shown
    assert "&lt;b&gt;Bold" in shown


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"duty": ""}, "duty", "Select which duty it met"),
        ({"duty": "WALES"}, "duty", "Select one of the choices on this page"),
        ({"label": " "}, "label", "Enter what it was called"),
        ({"label": "x" * 301}, "label", "What it was called must be 300 characters or fewer"),
        ({"made_public_on-day": ""}, "made_public_on", "The day it was made public must include a day"),
        ({"made_public_on-day": "31", "made_public_on-month": "2"}, "made_public_on", "must be a real date"),
        (
            {"made_public_on-month": "6", "made_public_on-day": "2"},
            "made_public_on",
            "must be on or before 1 June 2026",
        ),
        (
            {"made_public_on-day": "9", "made_public_on-month": "9", "made_public_on-year": "2011"},
            "made_public_on",
            "must be on or after 10 September 2011, when the first regulations came into force",
        ),
        ({"path": "not an address"}, "path", "Enter a web address in the format"),
        ({"path": "javascript:alert(1)"}, "path", "Enter a web address in the format"),
        ({"path": "ftp://files.barsetshire.example/report"}, "path", "Enter a web address in the format"),
        (
            {"path": f"https://barsetshire.example/{'x' * 300}"},
            "path",
            "The web address must be 300 characters or fewer",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_is_kept(officer, wrong, field, words):
    answer = officer.post(PAST, TYPED | wrong)

    assert answer.status_code == 422
    assert words in error_beside(answer, field)
    assert "There is a problem" in words_of(answer)
    assert "<title>Error: Past publications – Barsetshire County Council" in words_of(answer)
    kept = "label" if field != "label" else "made_public_on-year"
    assert f'value="{TYPED[kept]}"' in words_of(answer)
    assert not Discharge.objects.exists()


def test_the_same_duty_and_day_twice_is_refused_in_a_sentence(officer):
    enter(officer)

    answer = officer.post(PAST, TYPED | {"label": "Once more"})

    assert answer.status_code == 422
    assert f"30 March 2026 is already known for this duty: “{TYPED['label']}”." in error_beside(
        answer, "made_public_on"
    )
    assert Discharge.objects.count() == 1


def test_both_duties_may_be_met_on_one_day(officer):
    enter(officer)
    enter(officer, duty="EQ_OBJECTIVES")

    assert Discharge.objects.count() == 2


def test_what_came_from_the_portal_is_told_apart_and_not_withdrawn_here(officer, barsetshire, olivia):
    publications.list_document(
        barsetshire, title="A report", published_on=date(2025, 3, 1), meets=["EQ_INFO"], by=olivia
    )
    met = Discharge.objects.get()

    assert "From the portal" in words_of(officer.get(PAST))
    assert f"{PAST}{met.pk}/withdraw/" not in words_of(officer.get(PAST))
    assert officer.get(f"{PAST}{met.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize(
    ("nation", "words"),
    [
        ("wales", "Dates for Wales and Scotland are not computed yet."),
        ("scotland", "Dates for Wales and Scotland are not computed yet."),
        ("northern_ireland", "section 75 of the Northern Ireland Act 1998"),
    ],
)
def test_where_no_dates_are_computed_the_page_says_so_and_takes_nothing(client, db, nation, words):
    council = cast.enrolled("elsewhere", nation=nation)
    client.force_login(cast.person("wyn", (council, "officer")))

    shown = client.get("/officers/elsewhere/past/")
    assert words in words_of(shown)
    assert 'name="duty"' not in words_of(shown)
    assert client.post("/officers/elsewhere/past/", TYPED).status_code == 409
    assert not Discharge.objects.exists()


def test_an_example_of_a_day_before_the_law_is_told_that_no_duty_is_known(client, db):
    council = cast.council("oldshire", shown_as_at=date(2010, 1, 7))
    client.force_login(cast.person("olga", (council, "officer")))

    assert "No duty is known for this day." in words_of(client.get("/officers/oldshire/past/"))


# --- The morning job --------------------------------------------------------------------------------------------------


def test_a_council_that_entered_its_past_is_not_flagged(officer, barsetshire, loamshire):
    enter(officer)
    enter(officer, duty="EQ_OBJECTIVES")

    actions.raise_flags(on=date(2026, 6, 2))

    assert set(barsetshire.flags.all()) == set()
    assert loamshire.flags.count() == 2  # which has entered nothing


# --- Withdrawing ------------------------------------------------------------------------------------------------------


@pytest.fixture
def mistaken(barsetshire):
    known(barsetshire, on=date(2026, 2, 1), label="The right one")
    return known(barsetshire, label="Mistaken")


def test_a_mistaken_entry_is_withdrawn_with_its_reason_and_the_day_moves_back(officer, mistaken):
    address = f"{PAST}{mistaken.pk}/withdraw/"
    assert "Mistaken" in words_of(officer.get(address))

    shown = words_of(officer.post(address, {"because": "It was Loamshire’s"}, follow=True))

    assert "“Mistaken” no longer counts. Publish your next equality information by 31 January 2027." in shown
    assert "Withdrawn on 1 June 2026: It was Loamshire’s" in shown
    assert address not in shown
    assert Record.objects.filter(event="discharge withdrawn", by_name="Olivia").exists()


def test_after_a_withdrawal_the_right_one_may_be_entered_for_the_same_day(officer, mistaken):
    officer.post(f"{PAST}{mistaken.pk}/withdraw/", {"because": "Wrong title"})
    enter(officer)

    assert Discharge.objects.standing().get(made_public_on=date(2026, 3, 30)).label == TYPED["label"]


def test_the_only_one_withdrawn_leaves_the_first_date(officer, barsetshire):
    only = known(barsetshire)

    shown = words_of(officer.post(f"{PAST}{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "Equality information: no publication is known now. The first was due by 30 March 2018." in shown


def test_a_council_younger_than_the_law_is_told_that_it_has_no_day_again(client, db):
    new = cast.enrolled("newshire", started_on=date(2023, 4, 1))
    client.force_login(cast.person("nia", (new, "officer")))
    only = known(new)

    shown = words_of(client.post(f"/officers/newshire/past/{only.pk}/withdraw/", {"because": "Not ours"}, follow=True))

    assert "no publication is known now, and the law gives no first date." in shown


@pytest.mark.parametrize(
    ("because", "words"),
    [("  ", "Enter why it does not count"), ("x" * 501, "must be 500 characters or fewer")],
)
def test_without_a_fit_reason_nothing_is_withdrawn(officer, mistaken, because, words):
    answer = officer.post(f"{PAST}{mistaken.pk}/withdraw/", {"because": because})

    assert answer.status_code == 422
    assert words in error_beside(answer, "because")
    assert because in answer.content.decode()
    assert Discharge.objects.standing().count() == 2


def test_a_second_withdrawal_is_refused_in_a_sentence(officer, mistaken):
    address = f"{PAST}{mistaken.pk}/withdraw/"
    officer.post(address, {"because": "Once"})

    answer = officer.post(address, {"because": "Twice"})

    assert answer.status_code == 422
    assert "“Mistaken” was withdrawn already." in words_of(answer)
    assert Discharge.objects.get(pk=mistaken.pk).withdrawn_because == "Once"


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
        assert client.post(address, TYPED | {"because": "Mine"}).status_code == 403
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
