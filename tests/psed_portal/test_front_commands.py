"""The commands people rely on: each says in one line what it did, and the checks bite."""

import json
from datetime import date
from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from councils import invitations
from councils.models import Membership, Record, User
from deadlines.models import Flag, Notice
from files import store
from publications import renditions
from publications.models import Edition, Rendition
from tests import cast
from tests.dashboards.stories import published_report

pytestmark = pytest.mark.django_db


def said(command: str, *words: str, **options: object) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out, stderr=out, **options)
    return out.getvalue()


# --- invite -----------------------------------------------------------------------------------------------------------


def test_the_first_administrator_is_invited_and_the_council_enrolled():
    council = cast.council("firstshire")
    told = said("invite", "First@Example.org", "--council", "firstshire", "--role", "administrator")
    council.refresh_from_db()
    person = User.objects.get(email="first@example.org")
    assert council.enrolled_on
    assert council.deadlines.count() == 3
    assert Membership.objects.get(user=person).role == "administrator"
    assert person.is_invitation_waiting
    assert f"/account/password/reset/key/{invitations.user_pk_to_url_str(person)}-" in told


def test_inviting_again_enrols_nothing_and_tells_who_has_a_password(barsetshire, olivia):
    told = said("invite", olivia.email, "--council", "barsetshire", "--role", "auditor")
    assert "now uses the portal" not in told
    assert "can sign in" in told


@pytest.mark.parametrize(
    ("email", "slug", "words"),
    [("a@example.org", "nowhere", "No council"), ("not-an-address", "barsetshire", "valid email")],
)
def test_what_cannot_be_invited_is_refused_with_a_reason(barsetshire, email, slug, words):
    with pytest.raises(CommandError, match=words):
        said("invite", email, "--council", slug, "--role", "officer")


def test_a_historical_example_takes_no_invitation():
    cast.council("oldshire", shown_as_at=date(2013, 2, 12))
    with pytest.raises(CommandError, match="historical example"):
        said("invite", "a@example.org", "--council", "oldshire", "--role", "officer")


# --- flag_overdue, send_notices, render_due ---------------------------------------------------------------------------


def test_flagging_is_a_dry_run_without_commit(barsetshire):
    told = said("flag_overdue", "--on", "2026-06-01")
    assert told == "3 new flags on 2026-06-01 would be raised; nothing was changed (--commit).\n"
    assert Flag.objects.count() == 0


def test_flagging_with_commit_raises_each_flag_once(barsetshire):
    assert said("flag_overdue", "--on", "2026-06-01", "--commit") == "3 new flags on 2026-06-01: raised.\n"
    assert said("flag_overdue", "--on", "2026-06-01", "--commit") == "0 new flags on 2026-06-01: raised.\n"


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError, match="is not a day"):
        said("flag_overdue", "--on", "tomorrow")


def test_notices_are_sent_and_counted(barsetshire, olivia, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    said("flag_overdue", "--on", "2026-06-01", "--commit")
    assert said("send_notices") == "1 mail sent.\n"
    assert said("send_notices") == "0 mails sent.\n"
    assert Notice.objects.filter(sent_at=None).count() == 0


def test_a_simulation_says_what_each_morning_would_bring_and_changes_nothing(barsetshire, olivia):
    told = said("simulate", "--from", "2026-06-01", "--to", "2026-06-05", "--council", "barsetshire").splitlines()
    assert told[0] == "2026-06-01 Monday"
    assert (
        "  flag  Barsetshire County Council: Equality information, due 30 March 2018: 2985 days overdue, week 427"
        in told
    )
    assert next(line for line in told if line.startswith("  mail  ")).startswith(
        "  mail  olivia@example.org (equality officer): Barsetshire County Council: Equality information, none recorded"
    )
    assert told[-1].startswith("5 days, 2026-06-01 to 2026-06-05: ")
    assert told[-1].endswith("; nothing was changed.")
    assert (Flag.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("2026-06-02", "2026-06-01"), "--from is after --to"),
        (("2026-06-01", "2042-06-01"), "more than 15 years"),
        (("2026-06-01", "soon"), "is not a day"),
        (("2026-06-01", "2026-06-02", "--council", "nowhere"), "No council is called “nowhere”"),
    ],
)
def test_a_simulation_that_makes_no_sense_is_refused(db, words, sentence):
    with pytest.raises(CommandError, match=sentence):
        said("simulate", "--from", words[0], "--to", *words[1:])


def test_files_are_made_and_counted(barsetshire, olivia, petra, monkeypatch):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    assert said("render_due") == "4 files made.\n"
    assert said("render_due") == "0 files made.\n"


def test_a_file_that_could_not_be_made_is_told(barsetshire, olivia, petra, monkeypatch):
    def broken(edition):
        raise RuntimeError("planted")

    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    monkeypatch.setattr(renditions, "pdf_of", broken)
    assert said("render_due") == "3 files made. 1 still waits; the log says why.\n"


# --- verify_record ----------------------------------------------------------------------------------------------------


def test_a_whole_record_holds(barsetshire, loamshire):
    assert said("verify_record") == f"The record holds: {Record.objects.count()} acts in 2 chains.\n"


def test_a_changed_act_is_found(barsetshire):
    row = Record.objects.order_by("pk").first()
    with pgtrigger.ignore("councils.Record:is_never_changed"):
        Record.objects.filter(pk=row.pk).update(by_name="Somebody else")
    out = StringIO()
    with pytest.raises(CommandError, match="1 fault in the record"):
        call_command("verify_record", stdout=out, stderr=out)
    assert f"barsetshire {row.number}: was changed after it was written" in out.getvalue()


def test_a_removed_act_is_found(barsetshire, ada):
    cast.deadlines.follow(barsetshire, on=date(2026, 1, 6), by=ada)
    Record.objects.filter(chain="barsetshire").count()
    for number in range(3):
        cast.deadlines.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 1, 7 + number), label="R", by=ada)
    with pgtrigger.ignore("councils.Record:is_never_deleted"):
        Record.objects.filter(chain="barsetshire", number=2).delete()
    with pytest.raises(CommandError):
        said("verify_record")


# --- verify_editions --------------------------------------------------------------------------------------------------


@pytest.fixture
def edition(barsetshire, olivia, petra, monkeypatch) -> Edition:
    made = published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    renditions.make_waiting()
    return made


def found_in_editions() -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="1 fault in what is published"):
        call_command("verify_editions", stdout=out, stderr=out)
    return out.getvalue()


def test_whole_editions_hold(edition):
    assert said("verify_editions") == "What is published holds: 1 editions, 4 files.\n"


def test_a_changed_snapshot_is_found(edition):
    changed = edition.snapshot | {"title": "Another title"}
    with pgtrigger.ignore("publications.Edition:is_never_changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE publications_edition SET snapshot = %s", [json.dumps(changed)])
    assert "its digest differs" in found_in_editions()


def test_a_changed_passport_is_found(edition):
    with pgtrigger.ignore("publications.Edition:is_never_changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE publications_edition SET passport = %s", [json.dumps({"digest": "0" * 64})])
    assert "the passport names another digest" in found_in_editions()


def test_a_missing_edition_is_found(edition):
    with pgtrigger.ignore("publications.Edition:is_never_changed"):
        Edition.objects.update(number=2)
    assert "edition 1 is missing" in found_in_editions()


def test_a_changed_file_is_found(edition):
    path = store.place(Rendition.objects.get(format="pdf").sha256)
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.8")
    assert "does not match its content" in found_in_editions()


def test_a_missing_file_is_found(edition):
    store.place(Rendition.objects.get(format="pdf").sha256).unlink()
    assert "the file is not in the store" in found_in_editions()


def test_a_file_of_another_size_is_found(edition):
    with pgtrigger.ignore("publications.Rendition:made_at_is_written_once"):
        Rendition.objects.filter(format="pdf").update(bytes=7)
    assert "7 bytes were noted, the file has 8" in found_in_editions()
