"""The verbs that an example needs beside the others: what each does, and what it refuses."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from councils import actions as councils
from councils.models import Record, User
from councils.tasks import send_invitations
from deadlines.models import Deadline, Discharge
from objectives import actions as objectives
from objectives.lifecycle import NotAllowedNow
from publications import actions as publications
from publications.models import Kind
from publications.starting import start_document
from tests.cast import STAGE_HAND

pytestmark = pytest.mark.slow

ALMA = {"email": "Alma@elsewhere.example", "name": "Alma", "by": STAGE_HAND}


def test_an_example_account_opens_with_its_password_and_no_letter(barsetshire):
    alma = councils.open_example_account(password="a-long-enough-password", **ALMA)
    councils.invite(barsetshire, role="officer", **ALMA)

    send_invitations()

    assert alma.email == "alma@elsewhere.example"
    assert User.objects.get(pk=alma.pk).check_password("a-long-enough-password")
    assert mail.outbox == []


def test_an_example_account_opened_again_takes_the_new_password(db):
    councils.open_example_account(password="a-long-enough-password", **ALMA)
    councils.open_example_account(password="another-long-password", **ALMA)

    assert User.objects.get().check_password("another-long-password")
    assert Record.objects.filter(event="example account opened").count() == 1


def test_an_address_that_could_be_somebody_s_gets_no_example_account(db):
    with pytest.raises(councils.NotPossible, match="could be somebody's address"):
        councils.open_example_account(email="alma@council.gov.uk", name="Alma", password="x" * 12, by=STAGE_HAND)

    assert not User.objects.exists()


def test_a_council_that_is_neither_invented_nor_of_its_time_is_no_example(db):
    with pytest.raises(councils.NotPossible, match="come from the register"):
        councils.add_example(slug="x", name="X", notice="", nation="england", kind="county", by=STAGE_HAND)


@pytest.fixture
def draft(barsetshire):
    objective_set = objectives.start_set(barsetshire, title="Objectives of 2019", by=STAGE_HAND)
    objectives.add_objective(objective_set, title="Be fair", by=STAGE_HAND)
    return objective_set


def test_a_set_published_elsewhere_has_its_day_its_numbers_and_its_reviews_but_no_edition(draft):
    noted = objectives.note_published_elsewhere(draft, on=date(2019, 5, 1), is_day_assumed=True, by=STAGE_HAND)

    assert (noted.state, noted.published_on, noted.is_published_day_assumed) == ("published", date(2019, 5, 1), True)
    assert noted.objectives.get().number == 1
    assert Deadline.objects.open().about(noted.objectives.get()).get().due_on == date(2023, 4, 30)
    assert not Discharge.objects.exists()


def test_a_newer_set_published_elsewhere_replaces_the_older(draft, barsetshire):
    older = objectives.note_published_elsewhere(draft, on=date(2019, 5, 1), by=STAGE_HAND)
    newer = objectives.start_set(barsetshire, title="Objectives of 2023", by=STAGE_HAND)
    newer = objectives.note_published_elsewhere(newer, on=date(2023, 4, 1), by=STAGE_HAND)

    assert newer.supersedes == older
    assert not Deadline.objects.open().about(older.objectives.get()).exists()


def test_a_set_is_noted_as_published_once(draft):
    objectives.note_published_elsewhere(draft, on=date(2019, 5, 1), by=STAGE_HAND)

    with pytest.raises(NotAllowedNow):
        objectives.note_published_elsewhere(draft, on=date(2020, 5, 1), by=STAGE_HAND)


def test_a_document_that_met_a_duty_moves_its_due_day(barsetshire):
    document = publications.list_document(
        barsetshire, title="Report", period="2024", published_on=date(2026, 2, 1), meets=["EQ_INFO"], by=STAGE_HAND
    )

    met = Discharge.objects.get()
    assert (met.subject_number, met.label, met.made_public_on) == (document.pk, "Report 2024", date(2026, 2, 1))
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2027, 1, 31)


def test_a_document_without_a_day_is_listed_and_meets_nothing(barsetshire):
    publications.list_document(barsetshire, title="Guide", by=STAGE_HAND)

    assert not Discharge.objects.exists()
    with pytest.raises(councils.NotPossible, match="on which day"):
        publications.list_document(barsetshire, title="Report", meets=["EQ_INFO"], by=STAGE_HAND)


def test_a_document_is_listed_once(barsetshire):
    publications.list_document(barsetshire, title="Guide", by=STAGE_HAND)

    with pytest.raises(publications.AlreadyThere, match="“Guide” is already listed"):
        publications.list_document(barsetshire, title="Guide", by=STAGE_HAND)


def test_the_moment_of_an_act_may_be_told_afterwards(barsetshire, olivia, petra):
    then = datetime(2025, 3, 3, 10, 0, tzinfo=UTC)
    report = start_document(
        barsetshire, Kind.INFORMATION, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), on=then.date(), by=olivia
    )
    for section in report.sections.all():
        publications.write_section(section, seen=1, narrative="Words.", by=olivia)
    report = publications.submit(report, on=then.date(), at=then, by=olivia)
    report = publications.approve(report, agreed_digest=report.digest, at=then, by=petra)
    edition = publications.publish(report, on=then.date(), at=then, by=olivia)

    assert (report.submitted_at, report.approved_at, edition.published_at) == (then, then, then)
    assert edition.passport["published_at"] == "2025-03-03T10:00:00+00:00"
    assert edition.passport["approved_on"] == "2025-03-03"
