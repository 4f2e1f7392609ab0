"""The diary: four kinds of things with a day are entered, each once; its pages and their doors."""

import re
from datetime import date

import pytest
import time_machine

from councils.models import Record
from deadlines import keeping
from deadlines.diary import comes_round, reply_due
from deadlines.models import Deadline, DiaryEntry, Kind
from tests import cast
from tests.deadlines.dates_stage import day, error_beside, page_of, words_of
from tests.govuk.page import broken_error_links

pytestmark = pytest.mark.django_db
DIARY = "/officers/barsetshire/diary/"
TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def policy(barsetshire, olivia):
    """Looked at every year, last on 31 March 2026."""
    return keeping.enter(
        barsetshire, kind=Kind.DOCUMENT_REVIEW, title="Equality policy", since=date(2026, 3, 31), every_months=12,
        due_on=date(2027, 3, 31), owner=olivia, by=olivia,
    )  # fmt: skip


@pytest.fixture
def notice(barsetshire, olivia):
    return keeping.enter(
        barsetshire, kind=Kind.COMPLIANCE_NOTICE, title="Information", since=date(2026, 5, 30),
        due_on=date(2026, 6, 26), by=olivia,
    )  # fmt: skip


def typed(since: date | None = None, due_on: date | None = None, **more) -> dict[str, object]:
    return (
        {"title": "Adroddiad i’r Cabinet", "source": "", "owner": ""}
        | day("since", since)
        | day("due_on", due_on)
        | more
    )


def add(client, kind: str, **told):
    return client.post(f"{DIARY}add/{kind}/", typed(**told), follow=True)


# --- Adding -----------------------------------------------------------------------------------------------------------


def test_a_document_comes_round_on_the_same_day_so_many_months_on(officer, olivia):
    shown = words_of(add(officer, "document-review", since=date(2026, 3, 31), every_months="6", owner=olivia.pk))

    entry = DiaryEntry.objects.get()
    deadline = Deadline.objects.open().get(kind=Kind.DOCUMENT_REVIEW)
    assert deadline.due_on == date(2026, 9, 30)
    assert (deadline.label, deadline.owner, deadline.is_promise) == ("Review “Adroddiad i’r Cabinet”", olivia, True)
    assert deadline.path == page_of(entry, "diary_entry")
    assert "That month is shorter, so its last day counts." in deadline.explanation
    assert "It is due by 30 September 2026." in shown


def test_an_accessibility_statement_is_looked_at_again_after_a_year_by_policy(officer):
    assert 'value="12"' in words_of(officer.get(f"{DIARY}add/accessibility/"))

    add(officer, "accessibility", since=date(2025, 9, 23), every_months="12")

    deadline = Deadline.objects.open().get(kind=Kind.ACCESSIBILITY)
    assert deadline.due_on == date(2026, 9, 23)
    assert "names no interval" in deadline.explanation
    assert "SI 2018/952" in deadline.explanation
    assert "statutory" not in deadline.explanation


def test_the_reply_to_a_notice_is_due_on_the_28th_day_that_of_receipt_included(officer):
    add(officer, "compliance-notice", since=date(2026, 6, 1))

    deadline = Deadline.objects.open().get(kind=Kind.COMPLIANCE_NOTICE)
    assert deadline.due_on == date(2026, 6, 28)  # a Sunday, and not moved for that
    assert not deadline.is_promise
    assert "Equality Act 2006, section 32" in deadline.explanation
    assert "Take legal advice" in deadline.explanation
    assert deadline.notice_days >= 28  # heard of from the first week on, not only in the last quarter of the time
    assert DiaryEntry.objects.get().last_done_on is None


def test_a_notice_that_names_another_day_is_due_on_that(officer):
    add(officer, "compliance-notice", since=date(2026, 6, 1), due_on=date(2026, 7, 10))

    deadline = Deadline.objects.open().get(kind=Kind.COMPLIANCE_NOTICE)
    assert deadline.due_on == date(2026, 7, 10)
    assert "The notice names another day, which counts here: 10 July 2026." in deadline.explanation


def test_a_promise_is_marked_as_one_and_says_where_it_was_made(officer):
    add(officer, "own-promise", due_on=date(2026, 12, 31), source="Cabinet, 12 May 2026, minute 14.")

    deadline = Deadline.objects.open().get(kind=Kind.OWN_PROMISE)
    assert deadline.is_promise
    assert "It is the council’s own promise, not a legal duty." in deadline.explanation
    assert "Source: Cabinet, 12 May 2026, minute 14." in deadline.explanation


def test_a_day_that_has_passed_is_taken_with_a_warning(officer):
    shown = words_of(add(officer, "own-promise", due_on=date(2026, 5, 1)))

    assert "Its day, 1 May 2026, has passed already, so it shows as overdue." in shown


@pytest.mark.parametrize(
    ("kind", "told", "field", "says"),
    [
        ("own-promise", {"title": " "}, "title", "Enter what it is called"),
        ("own-promise", {"title": "x" * 201}, "title", "must be 200 characters or fewer"),
        ("own-promise", {}, "due_on", "Enter the day by which it is due, or both the last time and how often"),
        ("own-promise", {"since": date(2026, 3, 31)}, "due_on", "Enter the day by which it is due"),
        ("own-promise", {"since": date(2026, 6, 2)}, "since", "must be on or before 1 June 2026"),
        (
            "own-promise",
            {"since": date(2026, 3, 1), "due_on": date(2026, 3, 1)},
            "due_on",
            "after the day it was last done",
        ),
        ("own-promise", {"every_months": "0"}, "every_months", "How often it comes round must be 1 month or more"),
        ("own-promise", {"every_months": "121"}, "every_months", "comes round must be 120 months or fewer"),
        ("own-promise", {"every_months": "yearly"}, "every_months", "must be a whole number of months, like 12"),
        ("own-promise", {"due_on": date(2061, 1, 1)}, "due_on", "must be on or before 31 December 2060"),
        ("own-promise", {"due_on": date(2026, 9, 1), "owner": "99999"}, "owner", "Select somebody who has a role"),
        ("own-promise", {"due_on": date(2026, 9, 1), "source": "x" * 301}, "source", "source must be 300 characters"),
        ("compliance-notice", {}, "since", "Enter the day on which the council received it"),
        ("accessibility", {"since": date(2026, 3, 1)}, "every_months", "Enter how often it is reviewed"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_box_and_nothing_is_lost(officer, kind, told, field, says):
    answer = add(officer, kind, **{"title": "Kept “words” – ŵ"} | told)

    assert answer.status_code == 422
    assert says in error_beside(answer, field)
    if "title" not in told:
        assert "Kept “words” – ŵ" in words_of(answer)
    assert not [link for link in broken_error_links(answer.content.decode()) if link != "#main-content"]
    assert not DiaryEntry.objects.exists()


def test_a_double_click_enters_it_once(officer):
    for _ in range(2):
        answer = add(officer, "own-promise", due_on=date(2026, 12, 31))

    assert answer.status_code == 200
    assert DiaryEntry.objects.count() == 1
    assert Record.objects.filter(event="diary entry made").count() == 1


def test_another_day_for_the_same_thing_is_refused_and_leads_to_the_one_there_is(officer):
    add(officer, "own-promise", due_on=date(2026, 12, 31))

    answer = add(officer, "own-promise", due_on=date(2026, 11, 30))

    assert answer.status_code == 409
    assert "is in the diary already. Change that entry instead." in words_of(answer)
    assert DiaryEntry.objects.count() == 1


def test_what_has_ended_may_be_entered_anew(barsetshire, officer, policy, olivia):
    keeping.end_entry(policy, because="Replaced.", on=TODAY, by=olivia)

    add(officer, "document-review", title="Equality policy", due_on=date(2026, 12, 31))

    assert DiaryEntry.objects.count() == 2


def test_the_action_takes_no_stranger_as_owner(barsetshire, olivia, sam):
    with pytest.raises(keeping.NotPossible, match="no role at this council"):
        keeping.enter(barsetshire, kind=Kind.OWN_PROMISE, title="T", due_on=TODAY, owner=sam, by=olivia)


def test_there_are_four_kinds_and_no_other(officer):
    assert officer.get(f"{DIARY}add/statutory/").status_code == 404
    assert officer.get(f"{DIARY}add/set-review/").status_code == 404


def test_the_arithmetic_of_the_diary():
    assert comes_round(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert comes_round(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert comes_round(date(2025, 9, 23), 12) == date(2026, 9, 23)
    assert reply_due(date(2024, 2, 2)) == date(2024, 2, 29)


# --- Pages and doors --------------------------------------------------------------------------------------------------


def test_an_empty_diary_says_what_to_do_and_offers_the_four_kinds(officer, barsetshire):
    shown = words_of(officer.get(DIARY))

    assert "Nothing is due from the diary. Add what the council has promised" in shown
    assert len(re.findall(rf'href="{DIARY}add/', shown)) == 4


def test_the_diary_lists_the_soonest_first(officer, policy, notice):
    shown = words_of(officer.get(DIARY))

    assert shown.index("Information") < shown.index("Equality policy")
    assert "Olivia answers for it" in shown


def test_the_times_before_stand_on_the_entry_s_page(officer, policy, olivia):
    keeping.note_done(policy, done_on=date(2026, 5, 31), by=olivia)

    shown = words_of(officer.get(page_of(policy, "diary_entry")))

    assert "The times before" in shown
    assert "31 March 2027" in shown


def test_the_diary_asks_the_same_number_of_questions_however_long(
    officer, barsetshire, olivia, django_assert_num_queries
):
    for count in (1, 8):
        for number in range(count):
            keeping.enter(
                barsetshire, kind=Kind.OWN_PROMISE, title=f"{count}: {number}", due_on=date(2026, 9, 1), owner=olivia,
                by=olivia,
            )  # fmt: skip
        with django_assert_num_queries(6):
            officer.get(DIARY)


NAMES = ["diary_entry", "change_diary_entry", "diary_entry_done", "end_diary_entry"]


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_finds_nothing_and_a_councillor_may_not(client, sam, cora, policy, name):
    client.force_login(sam)
    assert client.get(page_of(policy, name)).status_code == 404
    assert client.get(f"/officers/loamshire/diary/{policy.pk}/").status_code == 404
    client.force_login(cora)
    assert client.get(page_of(policy, name)).status_code == 403


def test_an_auditor_reads_the_diary_and_changes_nothing(client, barsetshire, policy):
    client.force_login(cast.person("audrey", (barsetshire, "auditor")))

    assert client.get(DIARY).status_code == 200
    assert "Note it as done" not in words_of(client.get(page_of(policy, "diary_entry")))
    for name in NAMES[1:]:
        assert client.post(page_of(policy, name)).status_code == 403
    assert client.get(f"{DIARY}add/own-promise/").status_code == 403


def test_the_pages_for_reading_take_no_post(officer, policy):
    assert officer.post(DIARY).status_code == 405
    assert officer.post(page_of(policy, "diary_entry")).status_code == 405
    assert officer.delete(page_of(policy, "change_diary_entry")).status_code == 405
