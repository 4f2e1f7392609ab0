"""Requests for another format: kept, dated, answered, and forgotten as promised."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from deadlines import actions as deadlines
from deadlines import flags, keeping, notices
from deadlines.models import Deadline, Kind
from publications import actions, formats
from publications.models import FormatRequest
from publications.models.format_request import PERSONAL
from publications.report import committee_filling
from publications.tasks import erase_answered
from tests import cast
from tests.publications import committee_stage, stories

ON = date(2026, 11, 27)
DUE = date(2026, 12, 29)  # 20 working days on: neither weekends, nor Christmas, nor the day in place of Boxing Day
SECRETS = {
    "details": "18 point please, I am nearly blind",
    "name": "Pat O’Hara",
    "email": "pat@example.org",
    "address": "1 The Close, Barchester",
    "phone": "01632 960 001",
}
LIST = "/officers/barsetshire/format-requests/"


@pytest.fixture
def edition(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


def asked(edition, *, key="k", on=ON, asked_for="large_print", **person):
    return formats.ask(edition, asked_for=asked_for, person=SECRETS | person, form_key=key, on=on, by=formats.ANYBODY)


def test_a_request_is_kept_with_the_day_by_which_it_is_answered(edition, barsetshire):
    request = asked(edition)
    deadline = Deadline.objects.open().get(kind=Kind.FORMAT_REQUEST)

    assert (request.received_on, request.due_on, request.edition) == (ON, DUE, edition)
    assert (deadline.due_on, deadline.opened_on, deadline.is_promise) == (DUE, ON, True)
    assert deadline.path == f"{LIST}{request.reference}/"
    assert "within 20 working days, so by 29 December 2026" in deadline.explanation
    assert "sections 20 and 29" in deadline.explanation
    assert request.reference in deadline.label
    assert "Large print" in deadline.label


def test_the_council_s_own_number_of_days_counts(edition, barsetshire, olivia):
    keeping.arrange(barsetshire, seen=1, reply_working_days=5, by=olivia)

    assert asked(edition).due_on == date(2026, 12, 4)


def test_scotland_has_its_own_bank_holidays(db):
    scottish = cast.enrolled("scotshire", nation="scotland")

    assert formats.reply_day(scottish, on=date(2026, 11, 27)) == date(2026, 12, 30)  # Saint Andrew
    assert formats.reply_day(scottish, on=date(2026, 12, 3)) == date(2027, 1, 6)  # 1 and 4 January
    assert formats.reply_day(cast.enrolled("engshire"), on=date(2026, 12, 3)) == date(2027, 1, 5)


def test_the_same_form_sent_twice_is_one_request(edition):
    assert asked(edition) == asked(edition)
    assert Deadline.objects.open().filter(kind=Kind.FORMAT_REQUEST).count() == 1
    assert asked(edition, key="another") != asked(edition)


def test_references_can_be_read_out(edition):
    for key in range(20):
        reference = asked(edition, key=str(key)).reference
        assert len(reference) == 9
        assert set(reference) <= set(formats.LETTERS) | {"-"}
    assert not set("01AEIOU") & set(formats.LETTERS)


def test_more_than_people_can_send_are_refused_until_tomorrow(edition, monkeypatch):
    monkeypatch.setattr(formats, "MOST_A_DAY", 2)
    asked(edition, key="1")
    asked(edition, key="2")

    with pytest.raises(formats.TooMany, match="Try again tomorrow"):
        asked(edition, key="3")
    assert asked(edition, key="4", on=ON + timedelta(days=1))


def test_nobody_asks_where_nobody_reads(edition, barsetshire, olivia):
    type(barsetshire).objects.filter(pk=barsetshire.pk).update(enrolled_on=None)

    with pytest.raises(NotPossible, match="does not take requests"):
        asked(edition)


def test_nobody_asks_for_what_the_law_removed(edition, olivia):
    actions.remove_by_law(edition, because="A court order.", on=ON, by=olivia)
    edition.refresh_from_db()

    with pytest.raises(NotPossible, match="removed by law"):
        asked(edition)


# --- The answer -------------------------------------------------------------------------------------------------------


def answered(request, by, *, on=date(2026, 12, 1), seen=1, outcome="answered"):
    return formats.answer_request(request, outcome=outcome, answered_on=on, answer="Sent by post.", seen=seen, by=by)


@pytest.mark.parametrize("outcome", ["answered", "refused"])
def test_an_answer_closes_the_day(edition, olivia, outcome):
    request = answered(asked(edition), olivia, outcome=outcome)

    assert (request.outcome, request.answered_by_name) == (outcome, "Olivia")
    assert not Deadline.objects.open().filter(kind=Kind.FORMAT_REQUEST).exists()
    assert Deadline.objects.get(kind=Kind.FORMAT_REQUEST).closed_on == date(2026, 12, 1)


def test_the_second_of_two_answers_is_stopped(edition, olivia):
    request = asked(edition)
    answered(request, olivia)

    with pytest.raises(StaleEdit):
        answered(request, olivia, seen=1)


def test_after_it_was_erased_nothing_more_is_noted(edition, olivia):
    request = answered(asked(edition), olivia)
    formats.erase_answered(on=date(2027, 3, 1), by=formats.ERASER)

    with pytest.raises(NotPossible, match="has been erased"):
        answered(request, olivia, seen=3)


# --- What nobody else sees --------------------------------------------------------------------------------------------


def everything_written(request):
    rows = [*Record.objects.values(), *Deadline.objects.values(), *Deadline.pgh_event_model.objects.values()]
    return repr([*rows, *FormatRequest.pgh_event_model.objects.values()])


def test_nothing_that_tells_who_asked_stands_in_the_record_the_book_or_the_history(edition, olivia):
    request = answered(asked(edition), olivia)
    formats.erase_answered(on=date(2027, 3, 1), by=formats.ERASER)
    told = everything_written(request)

    assert FormatRequest.pgh_event_model.objects.filter(pgh_obj_id=request.pk).count() == 3
    for secret in SECRETS.values():
        assert secret not in told
    assert "Sent by post." not in repr([*Record.objects.values()])


def test_the_mail_about_the_day_tells_nothing_of_the_person(edition, olivia, settings, time_machine):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.move_to("2026-11-27T12:00:00+00:00")
    request = asked(edition)
    flags.raise_flags(on=ON)
    time_machine.move_to("2026-12-22T06:00:00+00:00")
    flags.raise_flags(on=date(2026, 12, 22))
    notices.send_new(now=timezone.now(), whole=True)
    letters = [f"{letter.subject}\n{letter.body}\n{letter.alternatives}" for letter in mail.outbox]

    assert any(request.reference in letter for letter in letters)
    for secret in SECRETS.values():
        assert not any(secret in letter for letter in letters)


def test_it_is_erased_90_days_after_the_answer_and_not_before(edition, olivia):
    request = answered(asked(edition), olivia)
    waiting = asked(edition, key="waits")
    last = date(2026, 12, 1) + formats.KEPT_AFTER_THE_ANSWER

    assert formats.erase_answered(on=last - timedelta(days=1), by=formats.ERASER) == 0
    assert formats.erase_answered(on=last, by=formats.ERASER) == 1
    assert formats.erase_answered(on=last, by=formats.ERASER) == 0

    request.refresh_from_db()
    waiting.refresh_from_db()
    assert [getattr(request, name) for name in PERSONAL] == [""] * 5
    assert (request.erased_on, request.answer) == (last, "Sent by post.")
    assert waiting.email == SECRETS["email"]
    assert Record.objects.filter(event="what told who asked was erased").count() == 1


def test_the_clock_erases_by_its_own_day(edition, olivia):
    answered(asked(edition, on=date(2020, 1, 2)), olivia, on=date(2020, 1, 3))

    assert erase_answered() == 1


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"email": "", "address": "", "phone": ""}, "can_be_answered"),
        ({"answered_on": ON}, "says_how"),
        ({"answered_on": ON - timedelta(days=1), "outcome": "answered", "answer": "x", "answered_by_name": "y"}, "how"),
        ({"erased_on": ON}, "before_the_answer"),
        ({"asked_for": "gold"}, "one_of_those"),
    ],
)
def test_the_database_refuses_what_cannot_be(edition, told, name):
    request = asked(edition)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        FormatRequest.objects.filter(pk=request.pk).update(**told)


def test_a_request_is_never_deleted(edition):
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        asked(edition).delete()


# --- The officers' pages ----------------------------------------------------------------------------------------------


@pytest.fixture
def officer(client, olivia, time_machine):
    time_machine.move_to("2026-12-02T12:00:00+00:00")
    client.force_login(olivia)
    return client


def test_an_officer_sees_who_waits_and_what_they_wrote(officer, edition):
    request = asked(edition, name='<script>alert("x")</script>')
    listed, shown = officer.get(LIST).content.decode(), officer.get(f"{LIST}{request.reference}/").content.decode()

    assert request.reference in listed
    assert SECRETS["email"] not in listed
    for name in ("details", "email", "address", "phone"):
        assert SECRETS[name] in shown
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in shown
    assert "one waits for an answer" in officer.get("/officers/barsetshire/publications/").content.decode()


@pytest.mark.parametrize("role", ["approver", "councillor", "contributor", "auditor", "administrator"])
def test_nobody_else_sees_them(client, edition, barsetshire, role):
    request = asked(edition)
    client.force_login(cast.person("somebody", (barsetshire, role)))

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{request.reference}/").status_code == 403
    pages = ["/officers/barsetshire/dates/", "/officers/barsetshire/record/", "/members/barsetshire/"]
    for page in pages:
        shown = client.get(page).content.decode()
        assert not any(secret in shown for secret in SECRETS.values()), page


def test_a_stranger_finds_nothing(client, edition, sam):
    request = asked(edition)
    client.force_login(sam)

    assert client.get(f"{LIST}{request.reference}/").status_code == 404
    assert client.get(f"/officers/loamshire/format-requests/{request.reference}/").status_code == 404


def noted(officer, request, **told):
    day = {"answered_on-day": "27", "answered_on-month": "11", "answered_on-year": "2026"}
    typed = {"seen": "1", "outcome": "answered", "answer": "Sent by post."} | day | told
    return officer.post(f"{LIST}{request.reference}/", typed)


def test_an_officer_notes_the_answer(officer, edition):
    request = asked(edition)

    answer = noted(officer, request)
    shown = officer.get(f"{LIST}{request.reference}/").content.decode()

    assert answer["Location"] == LIST
    assert "Sent by post." in shown
    assert "Note the answer" not in shown
    assert "Nobody waits for an answer" in officer.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"outcome": ""}, "Select what came of it"),
        ({"answer": ""}, "Enter how it was answered, or why it cannot be done"),
        ({"answered_on-day": "26"}, "must be on or after 27 November 2026"),
        ({"answered_on-year": "2027"}, "must be on or before"),
    ],
)
def test_what_is_missing_is_said(officer, edition, told, words):
    answer = noted(officer, asked(edition), **told)

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_two_colleagues_note_at_once_and_both_texts_are_shown(officer, edition, petra):
    request = asked(edition)
    answered(request, petra)

    answer = noted(officer, request, answer="Sent by pigeon.")

    assert answer.status_code == 409
    assert "Sent by pigeon." in answer.content.decode()
    assert "Sent by post." in answer.content.decode()


def test_after_the_erasure_the_page_says_so(officer, edition, olivia):
    request = answered(asked(edition), olivia)
    formats.erase_answered(on=date(2027, 3, 1), by=formats.ERASER)

    assert "It was erased on 1 March 2027." in officer.get(f"{LIST}{request.reference}/").content.decode()


def test_the_list_asks_the_same_number_of_queries_at_two_sizes(
    officer, edition, django_assert_max_num_queries, django_assert_num_queries
):
    asked(edition)
    officer.get(LIST)
    with django_assert_max_num_queries(40) as before:
        officer.get(LIST)
    for key in "abcdefgh":
        asked(edition, key=key)

    with django_assert_num_queries(len(before)):
        officer.get(LIST)


def test_the_public_calendar_says_nothing_of_requests(client, edition):
    request = asked(edition)

    assert request.reference not in client.get("/councils/barsetshire/dates.ics").content.decode()
    assert deadlines.notice_before(DUE, ON) == 8


def test_councillors_and_reports_to_a_meeting_are_not_shown_who_asked(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    person = {"name": "Pat", "email": "pat@example.org"}
    formats.ask(edition, asked_for="easy_read", person=person, form_key="a", on=date(2026, 6, 11), by=formats.ANYBODY)

    assert not Deadline.objects.for_members().filter(kind=Kind.FORMAT_REQUEST).exists()
    report = committee_stage.report(barsetshire, olivia)
    late = committee_filling.overdue(report, on=date(2026, 12, 1))
    assert Kind.FORMAT_REQUEST not in {each.kind for each in late}
