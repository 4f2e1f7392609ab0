"""What has come into a new stage is told to whom it concerns, once, although mail servers refuse and jobs run twice."""

from datetime import date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from councils.models import Membership
from deadlines import actions, flags, notices, tasks
from deadlines.models import Arrangements, Deadline, Flag, Kind, Morning, Notice
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 1, 6, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = MORNING.date()


@pytest.fixture(autouse=True)
def _mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def late(clock, barsetshire):
    """Information was last published on 1 May 2025; objectives are in time; a review is late. Nothing is so late that
    it goes higher."""
    of_few(barsetshire)
    Arrangements.objects.create(council=barsetshire, escalate_after_days=1000)
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2025, 5, 1), label="Report", by=cast.STAGE_HAND)
    actions.discharge(barsetshire, "EQ_OBJECTIVES", made_public_on=date(2025, 5, 1), label="Set", by=cast.STAGE_HAND)
    review(barsetshire, date(2026, 5, 20))
    return barsetshire


def of_few(council) -> None:
    """The council is too small to report on pay."""
    actions.note_headcount(council, as_at=date(2025, 3, 31), count=120, on=TODAY, by=cast.STAGE_HAND)


def review(council, due_on, **told):
    return actions.expect(
        council,
        council=council,
        kind=Kind.OBJECTIVE_REVIEW,
        label="Review the objective “Llwybrau”",
        due_on=due_on,
        by=cast.STAGE_HAND,
        **{"explanation": f"The council's own review date is {due_on}.", "is_promise": True} | told,
    )


def subjects() -> list[str]:
    return [letter.subject for letter in mail.outbox]


def told() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def to_morning(clock, days: int = 1) -> None:
    """Six o'clock of a later day, and the day's scan."""
    clock.move_to(MORNING + timedelta(days=(timezone.localdate() - TODAY).days + days))
    tasks.flag_overdue()


# --- Once -------------------------------------------------------------------------------------------------------------


def test_one_letter_lists_everything_that_is_new(late, olivia):
    tasks.flag_overdue()
    [letter] = mail.outbox
    assert letter.to == ["olivia@example.org"]
    assert letter.subject == (
        "Barsetshire County Council: Equality information, overdue, due by 30 April 2026, and 1 more"
    )
    assert "Equality information" in letter.body
    assert "Review the objective “Llwybrau”" in letter.body


def test_running_the_morning_job_twice_raises_one_flag_and_sends_one_letter(late, olivia):
    tasks.flag_overdue()
    tasks.flag_overdue()
    tasks.send_notices()
    assert Flag.objects.count() == 2
    assert len(mail.outbox) == 1


def test_the_next_morning_says_nothing_again(clock, late, olivia):
    tasks.flag_overdue()
    to_morning(clock)
    assert len(mail.outbox) == 1


def test_what_stays_overdue_is_told_again_each_week(clock, late, olivia):
    for _ in range(14):
        tasks.flag_overdue()
        clock.shift(timedelta(days=1))
    days = [letter.subject.rpartition(", due by ")[0].rpartition(": ")[2] for letter in mail.outbox]
    assert days[0] == "Equality information, overdue"
    assert len(mail.outbox) == 1 + 2 + 2  # each of the two in its week, twice


def test_after_a_week_without_a_job_each_thing_stands_in_one_letter_in_its_newest_stage(
    clock, barsetshire, olivia, monkeypatch
):
    monkeypatch.setattr(actions, "keep_up", lambda **_: 0)
    Deadline.objects.all().delete()
    flags.raise_flags(on=TODAY)
    review(barsetshire, TODAY + timedelta(days=40), is_promise=False)
    Deadline.objects.update(notice_days=90)
    to_morning(clock)
    mail.outbox.clear()

    to_morning(clock, 27)  # the stages of 30 and of 14 days before began in between
    [letter] = mail.outbox
    assert letter.body.count("Review the objective") == 1
    assert "It is due by 11 July 2026: 12 days are left." in letter.body
    assert set(Notice.objects.values_list("flag__stage", "sent_at__date")) == {
        ("60_days", TODAY + timedelta(days=1)),
        ("30_days", TODAY + timedelta(days=28)),
        ("14_days", TODAY + timedelta(days=28)),
    }


def test_what_becomes_late_later_is_told_alone(clock, late, olivia):
    tasks.flag_overdue()
    actions.expect(
        late, council=late, kind=Kind.MONITORING, label="Monitor", due_on=TODAY, is_promise=True, by=cast.STAGE_HAND
    )
    tasks.flag_overdue()
    assert len(mail.outbox) == 1
    to_morning(clock)
    assert subjects()[1:] == ["Barsetshire County Council: Monitor, overdue, due by 1 June 2026"]
    assert "Llwybrau" not in mail.outbox[1].body


def test_a_day_that_moved_is_told_again_in_its_new_stage(clock, late, olivia):
    tasks.flag_overdue()
    review(late, date(2026, 6, 2))
    to_morning(clock)
    assert subjects()[1:] == [
        "Barsetshire County Council: Review the objective “Llwybrau”, due today, 2 June 2026",
    ]


def test_what_comes_up_later_on_a_day_waits_for_the_next_letter(clock, late, olivia):
    tasks.flag_overdue()
    review(late, date(2026, 5, 21))
    tasks.flag_overdue()
    clock.shift(timedelta(hours=17))
    tasks.send_notices()
    assert len(mail.outbox) == 1
    to_morning(clock)
    assert len(mail.outbox) == 2


def test_the_sweep_sends_nothing_in_the_night_before_the_scan_of_the_day(clock, late, olivia):
    flags.raise_flags(on=TODAY)
    clock.move_to(MORNING + timedelta(hours=18, minutes=5))
    tasks.send_notices()
    assert mail.outbox == []
    tasks.flag_overdue()
    tasks.send_notices()
    assert len(mail.outbox) == 1


def test_the_sweep_does_not_wait_all_day_for_a_scan_that_does_not_come(clock, late, olivia):
    flags.raise_flags(on=TODAY)
    clock.move_to(MORNING + timedelta(days=1, hours=3))
    tasks.send_notices()
    assert len(mail.outbox) == 1


def test_someone_of_two_councils_gets_one_letter_with_a_part_for_each(clock, late, loamshire, olivia):
    of_few(loamshire)
    Membership.objects.create(user=olivia, council=loamshire, role="officer")
    tasks.flag_overdue()
    [letter] = mail.outbox
    assert letter.subject == (
        "2 councils: Loamshire County Council: Equality information, none recorded here, due by 30 March 2018, "
        "and 3 more"
    )
    assert letter.body.index("== Loamshire County Council ==") < letter.body.index("== Barsetshire County Council ==")


def test_after_a_night_without_a_job_everything_is_told_once(clock, late, olivia):
    tasks.flag_overdue()
    clock.shift(timedelta(hours=26))
    tasks.flag_overdue()
    tasks.flag_overdue()
    assert len(mail.outbox) == 1
    assert list(Morning.objects.order_by("on").values_list("on", flat=True)) == [TODAY, TODAY + timedelta(days=1)]


# --- Who --------------------------------------------------------------------------------------------------------------


def test_every_officer_and_nobody_else_is_told(late, olivia, petra, cora, ada, sam):
    cast.person("oscar", (late, "officer"))
    tasks.flag_overdue()
    assert sorted(letter.to[0] for letter in mail.outbox if "Barsetshire" in letter.subject) == [
        "olivia@example.org",
        "oscar@example.org",
    ]


def test_without_an_officer_the_administrators_are_told(late, ada, petra):
    tasks.flag_overdue()
    assert told() == ["ada@example.org"]


def test_an_officer_whose_account_is_closed_leaves_it_to_the_administrators(late, olivia, ada):
    olivia.is_active = False
    olivia.save()
    tasks.flag_overdue()
    assert told() == ["ada@example.org"]


def test_with_nobody_at_all_it_waits_for_the_first_officer(late):
    tasks.flag_overdue()
    assert mail.outbox == []
    cast.person("first", (late, "officer"))
    tasks.send_notices()
    assert told() == ["first@example.org"]


def test_whoever_comes_days_later_to_a_council_without_anybody_is_told_with_the_next_scan(clock, late):
    tasks.flag_overdue()
    clock.shift(timedelta(days=4))
    cast.person("first", (late, "officer"))
    tasks.send_notices()
    assert mail.outbox == []
    tasks.flag_overdue()
    assert told() == ["first@example.org"]


def test_an_officer_who_comes_later_is_not_told_what_colleagues_were(clock, late, olivia):
    tasks.flag_overdue()
    cast.person("oscar", (late, "officer"))
    to_morning(clock)
    assert told() == ["olivia@example.org"]


def test_what_was_met_before_the_letter_went_is_not_told(late, olivia):
    flags.raise_flags(on=TODAY)
    actions.close(late, kind=Kind.OBJECTIVE_REVIEW, on=TODAY, by=cast.STAGE_HAND)
    actions.discharge(late, "EQ_INFO", made_public_on=TODAY, label="R", by=cast.STAGE_HAND)
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


@pytest.fixture
def refusing_olivia(monkeypatch):
    send = EmailMultiAlternatives.send

    def refuse_olivia(letter, *args, **kwargs):
        if letter.to == ["olivia@example.org"]:
            raise OSError("mailbox full")
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse_olivia)
    return monkeypatch


def test_a_refused_letter_is_not_taken_for_sent(late, olivia, refusing):
    tasks.flag_overdue()
    assert [(n.sent_at, n.attempts, n.last_error) for n in Notice.objects.all()] == [(None, 1, "closed")] * 2


def test_a_refused_letter_is_tried_again_later_and_sent_once(clock, late, olivia, refusing):
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
    def is_ready() -> bool:
        return notices.ready(now=timezone.now()).exists()

    tasks.flag_overdue()
    clock.shift(timedelta(minutes=5))
    tasks.send_notices()
    assert not is_ready()
    clock.shift(timedelta(minutes=9))
    assert not is_ready()
    clock.shift(timedelta(minutes=1))
    assert is_ready()


def test_one_refused_reader_holds_up_no_other(late, olivia, refusing_olivia):
    cast.person("oscar", (late, "officer"))
    tasks.flag_overdue()
    assert told() == ["oscar@example.org"]


def test_whoever_lost_the_role_is_not_told_and_somebody_else_is(clock, late, olivia, ada, refusing):
    tasks.flag_overdue()
    olivia.memberships.all().delete()
    refusing.undo()
    clock.shift(timedelta(hours=1))
    tasks.send_notices()
    assert told() == ["ada@example.org"]


def test_what_was_met_between_a_refusal_and_the_next_attempt_is_not_told(clock, late, olivia, refusing):
    tasks.flag_overdue()
    actions.close(late, kind=Kind.OBJECTIVE_REVIEW, on=TODAY, by=cast.STAGE_HAND)
    refusing.undo()
    clock.shift(timedelta(hours=1))
    tasks.send_notices()
    [letter] = mail.outbox
    assert "Llwybrau" not in letter.body
    assert Notice.objects.filter(sent_at=None).count() == 1


def test_after_many_refusals_the_administrators_are_told_and_it_is_tried_once_a_day(
    clock, late, olivia, ada, refusing_olivia, caplog
):
    Deadline.objects.filter(duty="").delete()  # the review: one thing is enough
    flags.raise_flags(on=TODAY)
    Morning.objects.update(on=date(2030, 1, 1))  # no scan raises anything more
    for _ in range(notices.MOST_ATTEMPTS):
        assert mail.outbox == []
        notices.send_new(now=timezone.now())
        clock.shift(timedelta(days=1))
    assert "has not been told of 1 things" in caplog.text
    notices.send_new(now=timezone.now())
    assert told() == ["ada@example.org"]
    clock.shift(timedelta(hours=23))
    assert not notices.ready(now=timezone.now()).exists()
    refusing_olivia.undo()
    clock.shift(timedelta(hours=1))
    for _ in range(2):
        notices.send_new(now=timezone.now())
    assert told() == ["ada@example.org", "olivia@example.org"]


def test_whoever_is_still_owed_a_refused_letter_is_shown_with_what_the_server_said(clock, late, olivia, refusing):
    assert notices.troubles(late, on=TODAY) == []
    tasks.flag_overdue()
    [trouble] = notices.troubles(late, on=TODAY)
    assert (trouble.person, trouble.things, trouble.attempts, trouble.said) == (olivia, 2, 1, "closed")
    assert trouble.again_at == MORNING + timedelta(minutes=5)


def test_a_letter_that_cannot_be_written_holds_up_no_other(late, olivia, monkeypatch, caplog):
    cast.person("oscar", (late, "officer"))
    written = notices.letter

    def broken(person, *args, **kwargs):
        if person == olivia:
            raise RuntimeError("planted")
        return written(person, *args, **kwargs)

    monkeypatch.setattr(notices, "letter", broken)
    tasks.flag_overdue()
    assert told() == ["oscar@example.org"]
    assert {n.last_error for n in Notice.objects.filter(recipient=olivia)} == {"planted"}
    assert "could not be written" in caplog.text
