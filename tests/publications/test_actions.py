"""What may be done to publications: by whom, when, and what follows."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections

from councils import actions as councils
from councils.edits import StaleEdit
from councils.models import Record
from councils.record import SystemActor, faults
from deadlines.models import Deadline, Discharge
from objectives import actions as objectives
from objectives.refusals import AlreadyThere
from publications import actions
from publications.actions import NotReady
from publications.lifecycle import NotAllowedNow
from publications.models import Edition, Publication, Rendition, State
from publications.report.parts import parts_of_kind
from publications.report.snapshot import digest
from publications.starting import period_of
from publications.tasks import render_due
from tests import cast
from tests.publications import stories

LOADER = SystemActor("The loader")


def events():
    return list(Record.objects.order_by("number").values_list("event", flat=True))


def due_on(duty):
    return Deadline.objects.open().get(duty=duty).due_on


# --- Starting and writing ---------------------------------------------------------------------------------------------


def test_a_new_report_has_its_parts_laid_out_in_order(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    assert (report.period, report.title) == ("2025-to-2026", "Equality information 2025 to 2026")
    assert list(report.sections.order_by("position").values_list("key", flat=True)) == [
        part.key for part in parts_of_kind("equality_information")
    ]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "period"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2025, 4, 1), date(2026, 3, 31), "2025-to-2026"),
        (date(2024, 9, 1), date(2026, 8, 31), "2024-to-2026"),
    ],
)
def test_the_address_names_the_years_of_the_period(starts_on, ends_on, period):
    assert period_of(starts_on, ends_on) == period


def test_a_period_has_one_report(barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    with pytest.raises(AlreadyThere, match="already a report for 2025 to 2026"):
        stories.draft(barsetshire, olivia)


def test_another_council_may_report_on_the_same_period(barsetshire, loamshire, olivia, sam):
    stories.draft(barsetshire, olivia)

    assert stories.draft(loamshire, sam).period == "2025-to-2026"


def test_the_english_report_is_not_started_in_wales(db, olivia):
    gwynedd = cast.enrolled("gwynedd", nation="wales")

    with pytest.raises(councils.NotPossible, match="this nation"):
        stories.draft(gwynedd, olivia)


def test_a_part_keeps_what_was_written_and_the_record_says_so(barsetshire, olivia):
    section = stories.draft(barsetshire, olivia).sections.get(key="aims")

    actions.write_section(section, seen=1, narrative="Y tŷ ar Ynys Môn", by=olivia)

    section.refresh_from_db()
    assert (section.narrative, section.version) == ("Y tŷ ar Ynys Môn", 2)
    assert events()[-1] == "part written"


def test_saving_the_same_words_again_leaves_no_trace(barsetshire, olivia):
    section = stories.draft(barsetshire, olivia).sections.get(key="aims")
    before = events()

    actions.write_section(section, seen=1, narrative="", by=olivia)

    assert events() == before
    assert actions.write_section(section, seen=1, narrative="New", by=olivia).version == 2


def test_the_second_of_two_writers_is_stopped(barsetshire, olivia):
    section = stories.draft(barsetshire, olivia).sections.get(key="aims")
    actions.write_section(section, seen=1, narrative="First", by=olivia)

    with pytest.raises(StaleEdit) as stopped:
        actions.write_section(section, seen=1, narrative="Second", by=olivia)

    assert stopped.value.current.narrative == "First"


def test_nothing_is_written_while_the_approver_reads(barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="with the approver"):
        actions.write_section(report.sections.get(key="aims"), seen=2, narrative="Later", by=olivia)


# --- Submitting and deciding ------------------------------------------------------------------------------------------


def test_what_is_not_fit_is_not_submitted_and_says_why(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    with pytest.raises(NotReady) as refusal:
        actions.submit(report, on=stories.SUBMITTED, by=olivia)

    report.refresh_from_db()
    assert report.state == State.DRAFT
    assert any(finding.blocks for finding in refusal.value.findings)


def test_submitting_freezes_the_content_under_its_digest(barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    assert digest(report.submitted) == report.digest
    assert (report.state, report.submitted_by, report.submitted_by_name) == (State.IN_REVIEW, olivia, "Olivia")


def test_the_author_does_not_approve_their_own_work(barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="submitted this yourself"):
        actions.approve(report, agreed_digest=report.digest, by=olivia)


def test_an_approval_of_another_text_than_the_submitted_is_refused(barsetshire, olivia, petra):
    report = stories.submitted(barsetshire, olivia)

    with pytest.raises(NotAllowedNow, match="submitted again since"):
        actions.approve(report, agreed_digest="0" * 64, by=petra)


def test_an_approval_names_the_person_and_the_digest(barsetshire, olivia, petra):
    report = stories.approved(barsetshire, olivia, petra)

    assert (report.state, report.approved_by, report.approved_by_name) == (State.APPROVED, petra, "Petra")
    assert Record.objects.get(event="approved").after == {"digest": report.digest}


def test_the_portal_itself_may_act_where_no_account_is_behind_it(barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    report = actions.approve(report, agreed_digest=report.digest, by=LOADER)

    assert (report.approved_by, report.approved_by_name) == (None, "The loader")


@pytest.mark.parametrize("stage", [stories.submitted, stories.approved])
def test_sending_back_opens_the_draft_and_lets_an_approval_lapse(barsetshire, olivia, petra, stage):
    report = stage(barsetshire, olivia) if stage is stories.submitted else stage(barsetshire, olivia, petra)

    report = actions.send_back(report, because="Say where the figures come from.", by=petra)

    assert (report.state, report.submitted, report.digest, report.approved_by, report.approved_at) == (
        State.DRAFT, None, "", None, None,
    )  # fmt: skip
    assert (report.sent_back_because, report.sent_back_by_name) == ("Say where the figures come from.", "Petra")


def test_what_was_asked_for_stays_until_it_is_published(barsetshire, olivia, petra):
    first = stories.submitted(barsetshire, olivia)
    report = actions.send_back(first, because="More", by=petra)
    report = actions.submit(report, on=stories.SUBMITTED, by=olivia)

    assert (report.sent_back_because, report.sent_back_content) == ("More", first.submitted)

    report = actions.approve(report, agreed_digest=report.digest, by=petra)
    report = actions.publish(report, on=stories.SUBMITTED, by=petra).publication
    report.refresh_from_db()
    assert (report.sent_back_because, report.sent_back_by_name, report.sent_back_content) == ("", "", None)


def test_what_was_submitted_again_after_being_read_needs_a_new_reading(barsetshire, olivia, petra):
    report = stories.submitted(barsetshire, olivia)
    read = report.digest
    actions.send_back(report, because="More", by=petra)
    actions.write_section(report.sections.get(key="aims"), seen=2, narrative="More words", by=olivia)
    actions.submit(report, on=stories.SUBMITTED, by=olivia)

    with pytest.raises(NotAllowedNow, match="submitted again since"):
        actions.approve(report, agreed_digest=read, by=petra)


# --- Publishing -------------------------------------------------------------------------------------------------------


def test_publishing_makes_one_edition_one_discharge_and_one_wish_for_each_file(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    assert (edition.number, edition.published_on, edition.corrects) == (1, stories.PUBLISHED, None)
    assert Discharge.objects.get().made_public_on == stories.PUBLISHED
    assert set(Rendition.objects.values_list("edition", "format")) == {
        (edition.pk, form) for form in ("pdf", "html", "csv", "json")
    }
    assert due_on("EQ_INFO") == date(2027, 6, 9)


def test_the_edition_holds_what_was_approved_digest_for_digest(barsetshire, olivia, petra):
    report = stories.approved(barsetshire, olivia, petra)

    edition = actions.publish(report, on=stories.PUBLISHED, by=olivia)

    assert (edition.snapshot, edition.digest) == (report.submitted, report.digest)
    assert digest(edition.snapshot) == edition.digest


def test_the_passport_names_people_duty_next_day_and_the_head_of_the_record(barsetshire, olivia, petra):
    passport = stories.published(barsetshire, olivia, petra).passport

    assert (passport["submitted_by"], passport["approved_by"], passport["published_by"]) == (
        "Olivia",
        "Petra",
        "Olivia",
    )
    assert passport["duties"][0]["next_due_on"] == "2027-06-09"
    assert passport["record_head"] == Record.objects.get(event="published").hash


def test_publishing_twice_makes_one_edition(barsetshire, olivia, petra):
    report = stories.approved(barsetshire, olivia, petra)
    actions.publish(report, on=stories.PUBLISHED, by=olivia)

    with pytest.raises(NotAllowedNow, match="This is published"):
        actions.publish(report, on=stories.PUBLISHED, by=olivia)

    assert (Edition.objects.count(), Discharge.objects.count(), events().count("published")) == (1, 1, 1)


def publish_from_two_places(report, by) -> list[str]:
    """The same button pressed twice at the same moment, over two connections."""
    gate, answers = Barrier(2), []

    def press() -> None:
        gate.wait()
        try:
            actions.publish(Publication.objects.get(pk=report.pk), on=stories.PUBLISHED, by=by)
            answers.append("published")
        except NotAllowedNow as refusal:
            answers.append(str(refusal))
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_make_one_edition(monkeypatch):
    monkeypatch.setattr(render_due, "apply_async", lambda **_: None)
    barsetshire = cast.enrolled("barsetshire")
    olivia, petra = cast.person("olivia", (barsetshire, "officer")), cast.person("petra", (barsetshire, "approver"))
    report = stories.approved(barsetshire, olivia, petra)

    answers = publish_from_two_places(report, olivia)

    assert sorted(answers) == ["This is published. Start a correction to change it.", "published"]
    assert (Edition.objects.count(), Discharge.objects.count(), Rendition.objects.count()) == (1, 1, 4)
    assert events().count("published") == 1
    assert list(faults()) == []


def test_what_was_tampered_with_after_approval_is_not_published(barsetshire, olivia, petra):
    report = stories.approved(barsetshire, olivia, petra)
    Publication.objects.update(submitted=report.submitted | {"title": "Something else"})

    with pytest.raises(NotAllowedNow, match="not what was approved"):
        actions.publish(report, on=stories.PUBLISHED, by=olivia)


@pytest.mark.parametrize("stage", [stories.draft, stories.submitted])
def test_what_nobody_approved_is_not_published(barsetshire, olivia, stage):
    with pytest.raises(NotAllowedNow):
        actions.publish(stage(barsetshire, olivia), on=stories.PUBLISHED, by=olivia)


def test_progress_after_publication_leaves_the_edition_as_it_was(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    objective = edition.publication.objective_set.objectives.get()

    objectives.note_progress(objective, as_at=date(2026, 7, 1), rag="late", narrative="Slow", by=olivia)

    edition.refresh_from_db()
    assert edition.snapshot["objectives"][0]["progress"] == []


def test_a_set_published_in_wales_meets_the_welsh_duty(db):
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    olwen, petra = cast.person("olwen", (gwynedd, "officer")), cast.person("pedr", (gwynedd, "approver"))

    edition = stories.published_set(gwynedd, olwen, petra)

    assert [duty["code"] for duty in edition.passport["duties"]] == ["WAL_OBJECTIVES_REVIEW"]
    assert gwynedd.deadlines.open().get(duty="WAL_OBJECTIVES_REVIEW").opened_on == edition.published_on


def test_a_set_published_in_scotland_meets_the_duty_of_each_of_its_bodies(db):
    strathshire = cast.enrolled("strathshire", nation="scotland")
    orla, peigi = cast.person("orla", (strathshire, "officer")), cast.person("peigi", (strathshire, "approver"))

    stories.published_set(strathshire, orla, peigi)

    assert sorted(Discharge.objects.values_list("duty", "body")) == [
        ("SCO_OUTCOMES", "council"),
        ("SCO_OUTCOMES", "education_authority"),
        ("SCO_OUTCOMES", "licensing_board"),
    ]
