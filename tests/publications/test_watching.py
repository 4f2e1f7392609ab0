"""The night's check: what it finds, what is kept of it, who is told, and that it is done and told once."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pgtrigger
import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from councils.models import Council
from files import store
from files.accepting import accept
from publications import actions, building, formats, renditions, tasks, verifying, watching
from publications.models import Edition, FaultLetter, Publication, Rendition, Verification
from publications.report import drawn
from tests import cast
from tests.files import corpus
from tests.publications import stories

KEPT = Path(__file__).parent / "editions"
NIGHT = date(2026, 7, 1)


@pytest.fixture
def edition(barsetshire, olivia, petra, monkeypatch):
    made = stories.published(barsetshire, olivia, petra)
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    renditions.make_waiting()
    return made


@pytest.fixture
def damaged(edition):
    """A file of it is gone."""
    store.place(edition.renditions.get(format="pdf").sha256).unlink()
    return edition


def kept_edition(schema: int, publication: Publication, number: int) -> Edition:
    """One of the editions that are kept as files for tests, in the database, with its page."""
    told = json.loads((KEPT / f"v{schema}.json").read_text())
    edition = Edition.objects.create(
        publication=publication, number=number, major=number, minor=0, schema=schema, snapshot=told["content"],
        digest=told["passport"]["digest"], passport=told["passport"], published_on=date(2026, 3, 10),
        published_at=timezone.now(), what_changed="x", corrects=Edition.objects.filter(number=number - 1).first(),
    )  # fmt: skip
    Rendition.objects.bulk_create(renditions.wishes(edition))
    return edition


# --- What it finds ----------------------------------------------------------------------------------------------------


def test_a_label_that_does_not_follow_is_found(edition, olivia, petra):
    stories.corrected(edition, olivia, petra, on=NIGHT)
    with pgtrigger.ignore("publications.Edition:is_never_changed"):
        Edition.objects.filter(number=2).update(major=0, minor=9)

    (found,) = verifying.faults_of_editions()

    assert "it is called 0.9, which does not follow 1.0." in found.text
    assert found.council == "barsetshire"


def test_every_kept_schema_is_drawn_as_it_was(barsetshire, db, monkeypatch):
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    publication = Publication.objects.create(council=barsetshire, kind="equality_information", period="2026", title="x")
    for number, schema in enumerate((1, 2), start=1):
        kept_edition(schema, publication, number)
    renditions.make_waiting()
    out = StringIO()

    call_command("compare_editions", stdout=out)
    call_command("compare_editions", "--schema", "1", stdout=out)

    assert out.getvalue() == "Drawn as they were: 2 editions.\nDrawn as they were: 1 editions.\n"


@pytest.mark.parametrize("schema", [1, 2])
def test_a_template_that_draws_an_old_edition_otherwise_is_found(barsetshire, monkeypatch, schema):
    """The planted fault: a heading of the body says something else than when the page was kept."""
    monkeypatch.setattr(renditions, "pdf_of", lambda edition: b"%PDF-1.7")
    publication = Publication.objects.create(council=barsetshire, kind="equality_information", period="2026", title="x")
    kept_edition(schema, publication, 1)
    renditions.make_waiting()
    whole = drawn.render_to_string
    monkeypatch.setattr(drawn, "render_to_string", lambda *a: whole(*a).replace("Permanent address", "Address"))
    out = StringIO()

    with pytest.raises(CommandError, match="1 edition drawn otherwise"):
        call_command("compare_editions", stderr=out)

    assert "Permanent address" in out.getvalue()
    assert "is drawn otherwise than when it was published" in out.getvalue()


def damage(edition: Edition, **columns: object) -> None:
    """What only the owner of the database can do to what was published."""
    with pgtrigger.ignore("publications.Edition:is_never_changed"):
        Edition.objects.filter(pk=edition.pk).update(**columns)


def drawn_always(monkeypatch) -> None:
    monkeypatch.setattr(watching, "NIGHTS", 1)


@pytest.mark.parametrize("content", [{}, [], "gone", {"parts": "none"}, {"parts": [{"files": [{}]}], "schema": 3}])
def test_a_content_beyond_recognition_is_named_and_hides_no_other_fault(
    barsetshire, olivia, petra, edition, ada, monkeypatch, content
):
    drawn_always(monkeypatch)
    other = stories.published(barsetshire, olivia, petra, year=2024, on=NIGHT)
    renditions.make_waiting()
    store.place(other.renditions.get(format="csv").sha256).unlink()
    damage(edition, snapshot=content)

    told = [fault["text"] for fault in watching.watch(on=NIGHT).faults]

    assert any("its digest differs" in text for text in told)
    assert any("does not say which files go with it" in text for text in told)
    assert any("cannot be drawn any more" in text or "is drawn otherwise" in text for text in told)
    assert any(str(other.publication) in text and "not in the store" in text for text in told)
    assert watching.send_fault_letters() == 1


def test_a_passport_that_is_none_is_named(edition):
    damage(edition, passport=["nothing"])

    (found,) = verifying.faults_of_editions()

    assert "the passport names another digest" in found.text


def test_faults_of_every_sort_are_named_in_one_night_and_told_in_one_letter(edition, olivia, petra, ada, monkeypatch):
    drawn_always(monkeypatch)
    second = stories.corrected(edition, olivia, petra, on=NIGHT)
    renditions.make_waiting()
    damage(edition, snapshot=edition.snapshot | {"title": "Another title"})
    damage(second, digest="0" * 64)
    store.place(second.renditions.get(format="csv").sha256).unlink()
    changed = store.place(second.renditions.get(format="json").sha256)
    changed.chmod(0o600)
    content = bytearray(changed.read_bytes())
    content[100] ^= 1
    changed.write_bytes(bytes(content))

    watching.watch(on=NIGHT)
    watching.send_fault_letters()

    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    for words in (
        "edition 1: the content is not what was published: its digest differs.",
        "edition 2: the content is not what was published: its digest differs.",
        "edition 2: the passport names another digest.",
        "edition 2, CSV: the file is not in the store",
        "edition 2, JSON: ",
        "does not match its content",
    ):
        assert words in letter.body.replace("\n", " "), words


def test_a_page_that_cannot_be_read_is_a_fault_of_files_alone(edition):
    store.place(edition.renditions.get(format="html").sha256).unlink()

    assert list(verifying.faults_of_drawing(verifying.kept_pages())) == []
    assert len(list(verifying.faults_of_files())) == 1


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_a_quiet_night_is_kept_and_nobody_is_written_to(edition, ada):
    night = watching.watch(on=NIGHT)

    assert (night.editions, night.files, night.faults) == (1, 4, [])
    assert night.of == [{"slug": "barsetshire", "editions": 1, "files": 4}]
    assert watching.send_fault_letters() == 0
    assert mail.outbox == []


def test_a_night_is_checked_once(damaged, ada):
    assert watching.watch(on=NIGHT) is not None
    assert watching.watch(on=NIGHT) is None
    assert (Verification.objects.count(), FaultLetter.objects.count()) == (1, 1)


def test_of_two_at_once_the_second_keeps_nothing(damaged, ada):
    first = watching.watch(on=NIGHT)

    second = watching.kept([], on=NIGHT, began=timezone.now(), redrawn=0)

    assert second is None
    assert Verification.objects.get() == first
    assert FaultLetter.objects.count() == 1


def test_within_a_week_every_edition_is_drawn_anew_once(edition):
    nights = [watching.watch(on=NIGHT + timedelta(days=n)) for n in range(7)]

    assert sum(night.redrawn for night in nights) == 1


def test_an_edition_drawn_otherwise_is_found_within_the_week(edition, monkeypatch):
    whole = drawn.render_to_string
    monkeypatch.setattr(drawn, "render_to_string", lambda *a: whole(*a).replace("Permanent address", "Address"))

    nights = [watching.watch(on=NIGHT + timedelta(days=n)) for n in range(7)]

    assert [len(night.faults) for night in nights].count(1) == 1


def test_the_clock_s_task_checks_the_night(damaged, ada):
    assert tasks.verify_published() == 1
    assert tasks.verify_published() == 0
    assert tasks.send_fault_letters() == 1


# --- Who is told ------------------------------------------------------------------------------------------------------


def test_each_administrator_of_the_council_is_told_once(damaged, ada, olivia, loamshire):
    cast.person("leo", (loamshire, "administrator"))
    watching.watch(on=NIGHT)

    assert [watching.send_fault_letters() for _ in range(2)] == [1, 0]

    (letter,) = mail.outbox
    assert letter.to == [ada.email]
    assert "the file is not in the store" in letter.body
    assert "/officers/barsetshire/record/" in letter.body


def test_a_letter_that_is_refused_is_sent_later_and_once(damaged, ada, monkeypatch):
    watching.watch(on=NIGHT)

    def refuse(*_args):
        raise OSError("No route")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert watching.send_fault_letters() == 0

    assert FaultLetter.objects.get().attempts == 1
    assert watching.send_fault_letters() == 1
    assert len(mail.outbox) == 1


def test_of_last_night_nobody_is_told_when_the_next_is_over(damaged, ada):
    watching.watch(on=NIGHT)
    watching.watch(on=NIGHT + timedelta(days=1))

    assert watching.send_fault_letters() == 1
    assert FaultLetter.objects.get(sent_at=None).verification.on == NIGHT


def test_who_looks_after_the_council_no_more_is_not_told(damaged, ada):
    watching.watch(on=NIGHT)
    ada.memberships.all().delete()

    assert watching.send_fault_letters() == 0
    assert mail.outbox == []
    assert FaultLetter.objects.get().sent_at is not None


def test_before_the_first_night_nothing_is_sent(db):
    assert watching.send_fault_letters() == 0


# --- The record's page ------------------------------------------------------------------------------------------------


def record_of(client, person, slug="barsetshire"):
    client.force_login(person)
    return " ".join(client.get(reverse("record", args=[slug])).content.decode().split())


def test_the_record_says_that_all_holds(client, edition, ada):
    assert "has not been checked yet" in record_of(client, ada)
    watching.watch(on=NIGHT)

    assert "1 edition and 4 files hold." in record_of(client, ada)


def test_the_record_names_the_faults_of_its_own_council(client, damaged, ada, loamshire):
    lena = cast.person("lena", (loamshire, "auditor"))
    watching.watch(on=NIGHT)

    assert "not everything holds" in record_of(client, ada)
    assert "the file is not in the store" in record_of(client, ada)
    assert "all 0 editions and 0 files hold." in record_of(client, lena, "loamshire")


def test_what_goes_with_the_parts_the_logo_and_other_formats_are_checked_too(barsetshire, olivia, petra, monkeypatch):
    logo = store.keep(b"a logo")
    Council.objects.filter(pk=barsetshire.pk).update(logo_sha256=logo, logo_type="image/png", logo_alt="A swan")
    barsetshire.refresh_from_db()
    report = stories.written(barsetshire, olivia)
    tables = accept(b"One, two\n", name="All tables.txt")
    building.add_file(report.sections.get(key="aims"), title="All tables", accepted=tables, by=olivia)
    report = actions.submit(report, on=NIGHT, by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)
    made = actions.publish(report, on=NIGHT, by=olivia)
    easy = accept(corpus.pdf(), name="Easy.pdf")
    formats.add_format(made, sort="easy_read", file=easy, on=NIGHT, by=olivia)
    assert list(verifying.faults_of_files()) == []

    store.place(logo).unlink()
    store.place(formats.store.keep(tables.content)).write_bytes(b"Three")
    store.place(store.keep(corpus.pdf())).unlink()

    told = [each.text for each in verifying.faults_of_files()]
    assert len(told) == 3
    assert "All tables.txt" in told[0]
    assert "the logo: the file is not in the store" in told[1]
    assert "Easy.pdf: the file is not in the store" in told[2]
