"""The morning job and its mail: everything new is said once, to those it concerns, whatever happens on the way."""

from datetime import date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from councils.models import Council, Membership
from deadlines import actions, notices, tasks
from deadlines.models import Flag, Notice
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 1, 6, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def late(barsetshire):
    """Information was last published on 1 May 2025; objectives are in time; a review is late."""
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2025, 5, 1), label="Report", by=cast.STAGE_HAND)
    actions.discharge(barsetshire, "EQ_OBJECTIVES", made_public_on=date(2025, 5, 1), label="Set", by=cast.STAGE_HAND)
    actions.expect(
        barsetshire,
        council=barsetshire,
        kind="objective_review",
        label="Review the objective “Llwybrau”",
        due_on=date(2026, 5, 20),
        explanation="The council's own review date is 20 May 2026.",
        is_promise=True,
        by=cast.STAGE_HAND,
    )
    return barsetshire


def subjects() -> list[str]:
    return [letter.subject for letter in mail.outbox]


# --- Once -------------------------------------------------------------------------------------------------------------


def test_one_mail_lists_everything_that_is_new(clock, late, olivia):
    tasks.flag_overdue()
    [letter] = mail.outbox
    assert letter.to == ["olivia@example.org"]
    assert letter.subject == (
        "Barsetshire County Council: Equality information, overdue, due by 30 April 2026, and 1 more"
    )
    assert "Equality information" in letter.body
    assert "Review the objective “Llwybrau”" in letter.body


def test_running_the_morning_job_twice_raises_one_flag_and_sends_one_mail(clock, late, olivia):
    tasks.flag_overdue()
    tasks.flag_overdue()
    tasks.send_notices()
    assert Flag.objects.count() == 2
    assert len(mail.outbox) == 1


def test_the_next_morning_says_nothing_again(clock, late, olivia):
    tasks.flag_overdue()
    clock.shift(timedelta(days=1))
    tasks.flag_overdue()
    assert len(mail.outbox) == 1


def test_a_week_late_it_says_the_same(clock, late, olivia):
    clock.shift(timedelta(days=7))
    tasks.flag_overdue()
    assert subjects() == ["Barsetshire County Council: Equality information, overdue, due by 30 April 2026, and 1 more"]


def test_what_becomes_late_later_is_told_alone(clock, late, olivia):
    tasks.flag_overdue()
    actions.expect(
        late,
        council=late,
        kind="monitoring",
        label="Monitor",
        due_on=date(2026, 6, 1),
        is_promise=True,
        by=cast.STAGE_HAND,
    )
    tasks.flag_overdue()
    assert len(mail.outbox) == 1
    clock.shift(timedelta(days=1))
    tasks.flag_overdue()
    assert subjects()[1:] == ["Barsetshire County Council: Monitor, due for review by 1 June 2026"]
    assert "Llwybrau" not in mail.outbox[1].body


def test_a_day_that_moved_and_passed_again_is_told_again(clock, late, olivia):
    tasks.flag_overdue()
    actions.expect(
        late, council=late, kind="objective_review", label="Review it", due_on=date(2026, 6, 2), by=cast.STAGE_HAND
    )
    clock.shift(timedelta(days=5))
    tasks.flag_overdue()
    assert len(mail.outbox) == 2
    assert "Review it" in mail.outbox[1].body


def test_the_last_lawful_day_is_not_flagged(clock, barsetshire, olivia):
    for code in ("EQ_INFO", "EQ_OBJECTIVES"):
        actions.discharge(barsetshire, code, made_public_on=date(2025, 6, 2), label="R", by=cast.STAGE_HAND)
    tasks.flag_overdue()
    assert mail.outbox == []


# --- The letter -------------------------------------------------------------------------------------------------------


def test_the_letter_says_what_is_asked_first_then_each_day_and_why(clock, late, olivia):
    tasks.flag_overdue()
    body = mail.outbox[0].body
    assert body.startswith(
        "Hello Olivia,\n\nplease look at 2 things of Barsetshire County Council whose days have passed."
    )
    for words in (
        "It was due by 30 April 2026. This is a statutory duty.",
        "The last publication was made public on 1 May 2025",
        "It was due by 20 May 2026. The council set this day itself; it is not a statutory one.",
        "The council's own review date is 20 May 2026.",
    ):
        assert words in body


def test_the_letter_has_one_link_and_nothing_from_elsewhere(clock, late, olivia, settings):
    tasks.flag_overdue()
    [letter] = mail.outbox
    [(html, kind)] = [(part.content, part.mimetype) for part in letter.alternatives]
    assert kind == "text/html"
    assert letter.body.count("http") == 1
    assert f"{settings.PUBLIC_URL}/officers/barsetshire/" in letter.body
    assert html.count("http") == 1
    assert "src=" not in html
    assert "<style" not in html


def test_an_arguable_day_is_said(clock, barsetshire, olivia):
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2025, 6, 1), label="R", by=cast.STAGE_HAND)
    tasks.flag_overdue()
    assert "Publishing up to 1 June 2026 is arguably still in time." in mail.outbox[0].body


def test_names_stand_in_the_html_as_words(clock, late, olivia):
    olivia.name = "Olivia <script> & Co"
    olivia.save()
    tasks.flag_overdue()
    assert "Olivia <script> & Co" in mail.outbox[0].body
    assert "<script>" not in mail.outbox[0].alternatives[0].content


# --- Who --------------------------------------------------------------------------------------------------------------


def test_every_officer_and_nobody_else_is_told(clock, late, olivia, petra, cora, ada, sam):
    cast.person("oscar", (late, "officer"))
    tasks.flag_overdue()
    assert sorted(letter.to[0] for letter in mail.outbox if "Barsetshire" in letter.subject) == [
        "olivia@example.org",
        "oscar@example.org",
    ]


def test_without_an_officer_the_administrators_are_told(clock, late, ada, petra):
    tasks.flag_overdue()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_an_officer_whose_account_is_closed_leaves_it_to_the_administrators(clock, late, olivia, ada):
    olivia.is_active = False
    olivia.save()
    tasks.flag_overdue()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_with_nobody_at_all_it_waits_for_the_first_officer(clock, late):
    tasks.flag_overdue()
    assert mail.outbox == []
    cast.person("first", (late, "officer"))
    tasks.send_notices()
    assert [letter.to for letter in mail.outbox] == [["first@example.org"]]


def test_someone_of_two_councils_gets_a_mail_for_each(clock, late, loamshire, olivia):
    Membership.objects.create(user=olivia, council=loamshire, role="officer")
    tasks.flag_overdue()
    assert sorted(subjects()) == [
        "Barsetshire County Council: Equality information, overdue, due by 30 April 2026, and 1 more",
        "Loamshire County Council: Equality information, none recorded here, due by 30 March 2018, and 1 more",
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"enrolled_on": None},
        {"enrolled_on": None, "shown_as_at": date(2026, 5, 31)},
        {"ended_on": date(2026, 5, 31)},
        {"enrolled_on": date(2026, 6, 2)},
    ],
    ids=["not enrolled", "historical example", "abolished", "enrolled from tomorrow"],
)
def test_a_council_that_is_not_followed_is_never_flagged_or_mailed(clock, late, olivia, told):
    Council.objects.filter(pk=late.pk).update(**told)
    tasks.flag_overdue()
    assert (Flag.objects.count(), mail.outbox) == (0, [])


def test_what_was_met_before_the_mail_went_is_not_told(clock, late, olivia):
    actions.raise_flags(on=date(2026, 6, 1))
    actions.close(late, kind="objective_review", on=date(2026, 6, 1), by=cast.STAGE_HAND)
    actions.discharge(late, "EQ_INFO", made_public_on=date(2026, 6, 1), label="R", by=cast.STAGE_HAND)
    tasks.send_notices()
    assert mail.outbox == []


# --- When the mail server refuses -------------------------------------------------------------------------------------


@pytest.fixture
def refusing(monkeypatch):
    """A server that refuses until it is mended."""

    def refuse(letter):
        raise SMTPServerDisconnected("closed")

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", refuse)
        yield patched


def test_a_refused_mail_is_not_taken_for_sent(clock, late, olivia, refusing):
    tasks.flag_overdue()
    assert [(n.sent_at, n.attempts, n.last_error) for n in Notice.objects.all()] == [(None, 1, "closed")] * 2


def test_a_refused_mail_is_tried_again_later_each_time_and_sent_once(clock, late, olivia, refusing):
    tasks.flag_overdue()
    refusing.undo()
    tasks.send_notices()
    assert mail.outbox == []
    clock.shift(timedelta(minutes=5))
    tasks.send_notices()
    tasks.send_notices()
    assert len(mail.outbox) == 1
    assert set(Notice.objects.values_list("sent_at", flat=True)) == {MORNING + timedelta(minutes=5)}


def test_the_waiting_time_doubles(clock, late, olivia, refusing):
    tasks.flag_overdue()
    clock.shift(timedelta(minutes=5))
    tasks.send_notices()
    assert not notices.ready().exists()
    clock.shift(timedelta(minutes=9))
    assert not notices.ready().exists()
    clock.shift(timedelta(minutes=1))
    assert notices.ready().exists()


def test_one_refused_reader_holds_up_no_other(clock, late, olivia, monkeypatch):
    cast.person("oscar", (late, "officer"))
    send = EmailMultiAlternatives.send

    def refuse_olivia(letter, *args, **kwargs):
        if letter.to == ["olivia@example.org"]:
            raise OSError("mailbox full")
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse_olivia)
    tasks.flag_overdue()
    assert [letter.to for letter in mail.outbox] == [["oscar@example.org"]]


def test_whoever_lost_the_role_is_not_told_and_somebody_else_is(clock, late, olivia, ada, refusing):
    tasks.flag_overdue()
    olivia.memberships.all().delete()
    refusing.undo()
    clock.shift(timedelta(hours=1))
    tasks.send_notices()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]


def test_what_was_met_between_a_refusal_and_the_next_attempt_is_not_told(clock, late, olivia, refusing):
    tasks.flag_overdue()
    actions.close(late, kind="objective_review", on=date(2026, 6, 1), by=cast.STAGE_HAND)
    refusing.undo()
    clock.shift(timedelta(hours=1))
    tasks.send_notices()
    [letter] = mail.outbox
    assert "Llwybrau" not in letter.body
    assert Notice.objects.filter(sent_at=None).count() == 1


def test_after_many_refusals_the_administrators_are_told_and_it_is_tried_once_a_day(
    clock, late, olivia, ada, monkeypatch, caplog
):
    send = EmailMultiAlternatives.send

    def refuse_olivia(letter, *args, **kwargs):
        if letter.to == ["olivia@example.org"]:
            raise OSError("mailbox full")
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse_olivia)
    for _ in range(notices.MOST_ATTEMPTS):
        assert mail.outbox == []
        tasks.flag_overdue()
        clock.shift(timedelta(days=1))
    assert "has not been told of 2 overdue" in caplog.text
    tasks.flag_overdue()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    clock.shift(timedelta(hours=23))
    assert not notices.ready().exists()
    monkeypatch.undo()
    clock.shift(timedelta(hours=1))
    tasks.send_notices()
    tasks.send_notices()
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"], ["olivia@example.org"]]
