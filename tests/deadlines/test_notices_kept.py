"""Told once, whatever happens to the database: a backup that is restored, a crash, three schedulers, a full disk."""

import os
from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from councils.models import Membership
from deadlines import envelopes, flags, notices, post
from deadlines.envelopes import KEPT, Envelopes
from deadlines.models import Deadline, Flag, Kind, Morning, Notice
from tests import cast

MORNING = datetime(2026, 6, 1, 6, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = MORNING.date()


@pytest.fixture(autouse=True)
def _mail_is_caught(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def a_shire(*officers: str):
    council = cast.council("barsetshire", enrolled_on=date(2020, 1, 1))
    for name in officers:
        cast.person(name, (council, "officer"))
    for days in (0, 1, 7):
        Deadline.objects.create(
            council=council, kind=Kind.MONITORING, label=f"In {days} days", due_on=TODAY + timedelta(days=days),
            armed_on=date(2020, 1, 1), notice_days=30, subject_type="a.thing", subject_number=days,
        )  # fmt: skip
    return council


@pytest.fixture
def shire(db):
    return a_shire("olivia")


def morning(now=MORNING) -> int:
    flags.raise_flags(on=now.date())
    return notices.send_new(now=now)


def restore_backup_of_yesterday() -> None:
    for table in (Notice, Flag, Morning):
        table.objects.all().delete()


# --- A backup that is restored ----------------------------------------------------------------------------------------


def test_what_was_told_before_a_backup_was_restored_is_not_told_again(shire, caplog):
    morning()
    restore_backup_of_yesterday()

    assert morning(MORNING + timedelta(hours=3)) == 0

    assert len(mail.outbox) == 1
    assert set(Notice.objects.values_list("sent_at", flat=True)) == {MORNING}
    assert "was told of 3 things before" in caplog.text


def test_it_may_be_restored_days_later_and_what_is_new_is_told(shire):
    morning()
    restore_backup_of_yesterday()

    morning(MORNING + timedelta(days=1))

    [_first, second] = mail.outbox
    assert "In 0 days" in second.body  # overdue since
    assert "In 7 days" not in second.body


def test_without_the_envelopes_it_would_be_told_again(shire, monkeypatch):
    """The planted fault: this is what the envelopes are for."""
    morning()
    restore_backup_of_yesterday()
    monkeypatch.setattr(Envelopes, "posted", lambda self, person: {})

    morning(MORNING + timedelta(hours=3))

    assert len(mail.outbox) == 2


def test_another_database_in_the_same_folder_tells_its_own_people(shire):
    morning()
    restore_backup_of_yesterday()
    recorder = MigrationRecorder.Migration.objects
    recorder.update(applied=MORNING)

    assert morning(MORNING + timedelta(hours=3)) == 1


def test_a_crash_between_the_server_s_yes_and_the_commit_tells_nobody_twice(shire, monkeypatch):
    keep = post.MailServer.keep

    def then_lose_power(self, *args, **kwargs):
        keep(self, *args, **kwargs)
        raise KeyboardInterrupt

    flags.raise_flags(on=TODAY)
    monkeypatch.setattr(post.MailServer, "keep", then_lose_power)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        notices.send_new(now=MORNING)
    assert not Notice.objects.exists()
    monkeypatch.undo()

    notices.send_new(now=MORNING + timedelta(minutes=5))

    assert len(mail.outbox) == 1
    assert Notice.objects.filter(sent_at=MORNING).count() == 3


def test_a_full_disk_does_not_undo_a_letter_that_went(shire, monkeypatch, caplog):
    def full(self, *args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(Envelopes, "keep", full)

    assert morning() == 1

    assert Notice.objects.filter(sent_at=MORNING).count() == 3
    assert "could not be noted outside the database" in caplog.text


# --- The files --------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(db):
    return Envelopes()


def test_what_was_noted_is_known_to_everybody_who_asks_later(kept, olivia, sam):
    kept.keep(olivia, ["a" * 64, "b" * 64], at=MORNING)
    kept.keep(olivia, ["c" * 64], at=MORNING + timedelta(days=1))

    assert Envelopes().posted(olivia) == {
        "a" * 64: MORNING, "b" * 64: MORNING, "c" * 64: MORNING + timedelta(days=1),
    }  # fmt: skip
    assert Envelopes().posted(sam) == {}


@pytest.mark.parametrize("cut", [1, 10, 20, 31])
def test_a_line_that_a_crash_cut_off_spoils_no_other(kept, olivia, cut):
    kept.keep(olivia, ["a" * 64, "b" * 64], at=MORNING)
    file = kept.file_of(olivia)
    file.write_bytes(file.read_bytes()[:-cut])

    kept.keep(olivia, ["c" * 64], at=MORNING)

    found = kept.posted(olivia)
    assert {"a" * 64, "c" * 64} <= set(found)
    assert set(found.values()) == {MORNING}


def test_nothing_in_the_files_can_be_read_by_others(shire, settings):
    morning()
    [file] = [file for file in (settings.FILES_ROOT / "told").rglob("*") if file.is_file()]

    assert file.stat().st_mode & 0o077 == 0
    assert "olivia" not in str(file)
    assert {len(line.split()[0]) for line in file.read_text().splitlines()} == {64}


def test_old_lines_go_when_a_new_one_comes(kept, olivia):
    kept.keep(olivia, ["a" * 64], at=MORNING - KEPT - timedelta(days=1))
    kept.keep(olivia, ["b" * 64], at=MORNING - timedelta(days=1))
    kept.keep(olivia, ["c" * 64], at=MORNING)

    assert set(kept.posted(olivia)) == {"b" * 64, "c" * 64}


def test_files_of_people_who_are_told_nothing_any_more_go(kept, olivia, sam):
    for person in (olivia, sam):
        kept.keep(person, ["a" * 64], at=MORNING)
        os.utime(kept.file_of(person), (MORNING.timestamp(), MORNING.timestamp()))
    later = MORNING + KEPT + timedelta(days=1)
    os.utime(kept.file_of(sam), (later.timestamp(), later.timestamp()))

    assert envelopes.throw_away_old(now=later) == 1
    assert [kept.file_of(person).exists() for person in (olivia, sam)] == [False, True]


# --- Many at once -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("schedulers", [3, 4])
def test_many_schedulers_at_once_tell_each_person_once(schedulers):
    council = a_shire(*(f"officer{number}" for number in range(6)))
    Membership.objects.create(user=cast.person("ada"), council=council, role="administrator")
    gate, wrong = Barrier(schedulers), []

    def work() -> None:
        gate.wait()
        try:
            morning()
            morning(MORNING + timedelta(minutes=5))
        except Exception as error:  # whatever it is, the test is to see it
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(schedulers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert sorted(letter.to[0] for letter in mail.outbox) == [f"officer{number}@example.org" for number in range(6)]
    assert Notice.objects.filter(sent_at=None).count() == 0
    assert Notice.objects.count() == 6 * 3


# --- The conversation with the mail server ----------------------------------------------------------------------------


class Line:
    """A mail server at the other end of a line that may be cut."""

    opened: list["Line"] = []
    is_cut = False

    def __init__(self, **_how):
        self.taken = 0

    def open(self):
        if Line.is_cut:
            raise ConnectionRefusedError("no route")
        Line.opened.append(self)

    def close(self):
        self.is_closed = True

    def send_messages(self, messages):
        self.taken += len(messages)
        return len(messages)


@pytest.fixture
def line(monkeypatch):
    monkeypatch.setattr(Line, "opened", [])
    monkeypatch.setattr(Line, "is_cut", False)
    monkeypatch.setattr(post, "get_connection", Line)
    monkeypatch.setattr(post.smtp, "EmailBackend", Line)
    return Line


def test_many_letters_go_in_one_conversation_and_not_for_ever(db, line, monkeypatch):
    monkeypatch.setattr(post, "LETTERS_A_CONVERSATION", 3)
    a_shire(*(f"officer{number}" for number in range(7)))

    assert morning() == 7

    assert [each.taken for each in line.opened] == [3, 3, 1]
    assert all(each.is_closed for each in line.opened)


def test_where_no_server_answers_it_is_asked_once_and_nobody_waits_longer_for_it(db, line):
    a_shire("olivia", "oscar")
    line.is_cut = True
    assert morning() == 0
    assert sorted(Notice.objects.values_list("attempts", flat=True)) == [0, 0, 0, 1, 1, 1]
    line.is_cut = False

    assert notices.send_new(now=MORNING + timedelta(minutes=5)) == 2
