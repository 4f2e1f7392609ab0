"""What we owe: the officers' home."""

from datetime import date

import pytest
import time_machine

from councils import approaches
from councils.models import Council
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.flags import raise_flags
from objectives import actions as objectives
from publications import actions as publications
from publications.models import Kind
from publications.starting import start_document
from tests import cast
from tests.dashboards.stories import published_report, published_set, submitted_report

pytestmark = pytest.mark.django_db
HOME = "/officers/barsetshire/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


def page(client, person, address: str = HOME) -> str:
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_begins_with_a_sentence(client, olivia, petra, barsetshire):
    published_set(barsetshire, by=olivia, approver=petra, on=date(2025, 1, 6))
    published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    assert "1 thing is overdue." in page(client, olivia)


def test_a_duty_shows_state_safe_day_last_day_and_why(client, olivia, petra, barsetshire):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    shown = page(client, olivia)
    for words in (
        "Overdue by 32 days",
        "30 April 2026",
        "1 May 2026 is arguable",
        "The clock started on 1 May 2025",
        "How we worked out this date",
    ):
        assert words in shown


def test_a_flag_is_shown_with_its_day(client, olivia, petra, barsetshire):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    raise_flags(on=date(2026, 5, 20))
    assert "Flagged as overdue since 20 May 2026" in page(client, olivia)


def test_a_year_that_was_missed_stands_beside_the_present_one_with_its_own_date(client, olivia, barsetshire):
    deadlines.keep_up(on=date(2026, 5, 1), by=cast.STAGE_HAND)

    shown = page(client, olivia)

    missed, present = barsetshire.deadlines.open().filter(duty="GPG").order_by("due_on")
    assert "Gender pay gap 2025-26" in shown
    assert "Gender pay gap 2026-27" in shown
    for owed in (missed, present):
        assert f'href="/officers/barsetshire/dates/{owed.pk}/"' in shown


def test_what_i_answer_for_stands_under_my_name(client, olivia, barsetshire, petra):
    owed = barsetshire.deadlines.open().get(duty="EQ_INFO")
    assert ">Yours<" not in page(client, olivia)
    keeping.name_people(owed, owner=olivia, sponsor=None, by=olivia)

    assert ">Yours<" in page(client, olivia)
    assert ">Yours<" not in page(client, petra)


# --- The next step ----------------------------------------------------------------------------------------------------


def test_without_a_report_the_next_step_is_to_start_the_year_just_ended(client, olivia):
    shown = page(client, olivia)
    assert "Start the 2025 to 2026 report" in shown
    assert 'href="/officers/barsetshire/publications/start/"' in shown
    assert "Start a set of objectives" in shown


def test_with_a_report_on_that_year_the_next_one_is_offered(client, olivia, petra, barsetshire):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    assert "Start the 2026 to 2027 report" in page(client, olivia)


def test_with_reports_on_both_years_the_step_names_none(client, olivia, petra, barsetshire):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    published_report(barsetshire, by=olivia, approver=petra, on=date(2027, 4, 1))
    assert "Start the next report" in page(client, olivia)


def test_a_draft_is_continued(client, olivia, barsetshire):
    start_document(
        barsetshire,
        Kind.INFORMATION,
        starts_on=date(2025, 4, 1),
        ends_on=date(2026, 3, 31),
        on=date(2026, 3, 31),
        by=olivia,
    )
    objectives.start_set(barsetshire, title="Our aims", by=olivia)
    shown = page(client, olivia)
    assert "Continue “Equality information 2025 to 2026”" in shown
    assert "Continue “Our aims”" in shown


def test_the_approver_is_asked_to_decide_and_the_officer_sees_where_it_is(client, olivia, petra, barsetshire):
    submitted_report(barsetshire, by=olivia, on=date(2026, 5, 28))
    assert "Read “Equality information 2025 to 2026” and decide" in page(client, petra)
    shown = page(client, olivia)
    assert "See where “Equality information 2025 to 2026” is" in shown
    assert "submitted by Olivia" in shown


def test_what_is_approved_waits_to_be_published(client, olivia, petra, barsetshire):
    report = submitted_report(barsetshire, by=olivia, on=date(2026, 5, 28))
    publications.approve(report, agreed_digest=report.digest, by=petra)
    shown = page(client, olivia)
    assert "Publish “Equality information 2025 to 2026”" in shown
    assert "Approved by Petra" in shown


def test_the_approver_reads_first_what_waits_for_their_decision(client, olivia, petra, barsetshire):
    submitted_report(barsetshire, by=olivia, on=date(2026, 5, 28))
    assert "waits for your decision" in page(client, petra)
    assert "waits for your decision" not in page(client, olivia)


def test_what_was_sent_back_says_by_whom_and_why(client, olivia, petra, barsetshire):
    report = submitted_report(barsetshire, by=olivia, on=date(2026, 5, 28))
    publications.send_back(report, because="Figures for Swyddfa’r Sir are missing", by=petra)
    assert "Sent back by Petra: Figures for Swyddfa’r Sir are missing" in page(client, olivia)


def test_a_correction_under_way_is_not_the_next_step_of_the_duty(client, olivia, petra, barsetshire):
    edition = published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    publications.start_correction(edition.publication, what_changes="A figure", by=olivia)
    assert "Start the 2025 to 2026 report" in page(client, olivia)


def test_an_auditor_sees_no_step_to_take(client, barsetshire):
    shown = page(client, cast.person("audrey", (barsetshire, "auditor")))
    assert "Next step" not in shown
    assert "Note a headcount" not in shown


# --- Promises, first day ----------------------------------------------------------------------------------------------


def test_reviews_are_marked_as_the_councils_own_promise(client, olivia, petra, barsetshire):
    published_set(barsetshire, by=olivia, approver=petra, on=date(2025, 1, 6), count=1)
    shown = page(client, olivia)
    assert "Review the objective “Aim 1”" in shown
    assert "our own promise" in shown


def test_on_the_first_day_there_is_a_list_of_tasks(client, olivia):
    shown = page(client, olivia)
    assert "To begin with" in shown
    for address in ("headcount/", "contact/", "objectives/new/", "publications/start/"):
        assert f'href="/officers/barsetshire/{address}"' in shown
    assert "Somebody with another role does this." in shown


def test_after_the_first_publication_there_is_no_list_of_tasks(client, olivia, petra, barsetshire):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    assert "To begin with" not in page(client, olivia)


def test_a_welsh_council_is_told_what_is_due_in_wales(client, db):
    council = cast.enrolled("gwent", nation="wales")
    shown = page(client, cast.person("wyn", (council, "officer")), "/officers/gwent/")
    assert "Annual equality report 2024-25" in shown
    assert "it was due by 31 March 2026" in shown
    assert "Equality information" not in shown


def test_an_example_answers_as_of_its_own_day(client, db):
    council = cast.council("oldshire", shown_as_at=date(2021, 1, 7))
    deadlines.discharge(council, "EQ_INFO", made_public_on=date(2020, 2, 1), label="Then", by=cast.STAGE_HAND)
    shown = page(client, cast.person("olga", (council, "officer")), "/officers/oldshire/")
    assert "This page answers as of 7 January 2021" in shown
    assert "Due in 24 days" in shown


# --- The door ---------------------------------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_grow_with_what_is_owed(client, olivia, petra, sam, django_assert_num_queries):
    few, many = Council.objects.get(slug="barsetshire"), Council.objects.get(slug="loamshire")
    published_set(few, by=olivia, approver=petra, on=date(2025, 1, 6), count=2)
    published_set(many, by=sam, approver=petra, on=date(2025, 1, 6), count=30)
    submitted_report(few, by=olivia, on=date(2026, 5, 28))
    submitted_report(many, by=sam, on=date(2026, 5, 28))
    for person, address in ((olivia, HOME), (sam, "/officers/loamshire/")):
        client.force_login(person)
        with django_assert_num_queries(14):  # two of them: whose turn it is, and what each document meets
            client.get(address)


def test_a_stranger_finds_nothing_here(client, sam, barsetshire):
    client.force_login(sam)
    assert client.get(HOME).status_code == 404


def test_a_councillor_may_not_see_what_is_owed(client, cora):
    client.force_login(cora)
    answer = client.get(HOME)
    assert answer.status_code == 403
    assert "Ask one of its administrators" in answer.content.decode()


def test_it_takes_no_posts(client, olivia):
    client.force_login(olivia)
    assert client.post(HOME).status_code == 405


def test_it_is_kept_in_no_cache(client, olivia):
    client.force_login(olivia)
    assert "no-store" in client.get(HOME)["Cache-Control"]


def test_an_approver_is_told_of_words_that_wait_and_the_writer_is_not(client, barsetshire, olivia, petra):
    draft = approaches.write_approach(barsetshire, text="We listen.", seen=0, by=olivia)
    approaches.submit_approach(barsetshire, seen=draft.version, by=olivia)

    for person, told in ((petra, True), (olivia, False)):
        client.force_login(person)
        assert ("“Our approach” waits for your decision" in client.get("/officers/barsetshire/").text) is told
