"""Publishing and what follows from it, on the page."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from deadlines.models import Discharge
from publications import actions, renditions
from publications.models import Edition, Rendition
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
HUB = reverse("officer_publication", args=REPORT)
PUBLISH = reverse("publish_publication", args=REPORT)
DONE = reverse("publication_done", args=REPORT)
SET = ("barsetshire", "equality-objectives", "equality-objectives-2026-to-2030")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False) as clock:
        yield clock


@pytest.fixture
def officer(client, olivia):
    """Olivia, signed in and just now asked for her password again."""
    client.force_login(olivia)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


# --- Publishing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["get", "post"])
def test_whoever_publishes_gives_the_password_once_more(client, barsetshire, olivia, petra, verb):
    stories.approved(barsetshire, olivia, petra)
    client.force_login(olivia)

    response = getattr(client, verb)(PUBLISH)

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not Edition.objects.exists()


def test_after_the_password_the_page_opens(client, barsetshire, olivia, petra):
    stories.approved(barsetshire, olivia, petra)
    client.force_login(olivia)
    asked = client.get(PUBLISH).headers["Location"]

    response = client.post(asked, {"password": cast.PASSWORD, "next": PUBLISH}, follow=True)

    assert "Publish now" in text_of(response)


def test_the_page_says_what_becomes_public_where_and_what_it_means(officer, barsetshire, olivia, petra, settings):
    stories.published(barsetshire, olivia, petra, year=2024, on=date(2025, 6, 30))
    stories.approved(barsetshire, olivia, petra)

    page = text_of(officer.get(PUBLISH))

    assert f"{settings.PUBLIC_URL}/councils/barsetshire/publications/equality-information/2025-to-2026/" in page
    assert "exactly as Petra agreed to it on 10 June 2026" in page
    assert "Published on time" in page
    assert "moves the next due date to <strong>9 June 2027</strong>" in page
    assert "Publishing later, by 29 June 2026, would be in time too" in page


def test_a_set_s_page_names_the_duty_that_objectives_meet(officer, barsetshire, olivia, petra):
    publication = actions.submit_set(stories.whole_set(barsetshire, olivia), on=date(2026, 6, 10), by=olivia)
    actions.approve(publication, agreed_digest=publication.digest, by=petra)

    page = text_of(officer.get(reverse("publish_publication", args=SET)))

    assert "It meets the duty “Equality objectives”" in page
    assert "moves the next due date to <strong>9 June 2030</strong>" in page


def test_a_first_publication_known_here_is_not_called_late(officer, barsetshire, olivia, petra):
    stories.approved(barsetshire, olivia, petra)

    page = text_of(officer.get(PUBLISH))

    assert "No earlier publication is recorded here" in page
    assert "Enter it first" in page
    assert "days late" not in page
    assert "moves the next due date to <strong>9 June 2027</strong>" in page


def test_the_page_says_when_it_is_late(officer, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024, on=date(2025, 5, 30))
    stories.approved(barsetshire, olivia, petra)

    page = text_of(officer.get(PUBLISH))

    assert "Published 12 days late" in page
    assert "would be in time too" not in page


def test_on_a_contested_day_the_page_does_not_say_late(officer, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024, on=date(2025, 6, 10))
    stories.approved(barsetshire, olivia, petra)

    page = text_of(officer.get(PUBLISH))

    assert "1 day past the safe day, still arguable" in page
    assert "late</strong>" not in page


def test_pressing_the_button_publishes(officer, barsetshire, olivia, petra):
    stories.approved(barsetshire, olivia, petra)

    response = officer.post(PUBLISH)

    assert response.headers["Location"] == DONE
    assert Edition.objects.get().published_on == date(2026, 6, 10)


def test_a_double_click_publishes_once_and_both_lead_to_the_same_page(officer, barsetshire, olivia, petra):
    stories.approved(barsetshire, olivia, petra)

    answers = [officer.post(PUBLISH).headers["Location"] for _ in range(2)]

    assert answers == [DONE, DONE]
    assert (Edition.objects.count(), Discharge.objects.count(), Rendition.objects.count()) == (1, 1, 4)


def test_one_that_someone_else_published_in_between_leads_to_the_same_page(
    officer, barsetshire, olivia, petra, monkeypatch
):
    """The second click passes the view's own look at the state, and is stopped by the action."""
    report = stories.approved(barsetshire, olivia, petra)
    publish = actions.publish

    def second(publication, **told):
        publish(report, **told)
        return publish(publication, **told)

    monkeypatch.setattr(actions, "publish", second)

    assert officer.post(PUBLISH).headers["Location"] == DONE
    assert Edition.objects.count() == 1


def test_what_was_sent_back_in_between_is_not_published(officer, barsetshire, olivia, petra):
    actions.send_back(stories.approved(barsetshire, olivia, petra), because="Wait", by=petra)

    response = officer.post(PUBLISH)

    assert response.status_code == 409
    assert "This is a draft" in text_of(response)
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("stage", "where"), [("submitted", HUB), ("published", DONE)])
def test_the_publish_page_of_another_state_leads_on(officer, barsetshire, olivia, petra, stage, where):
    getattr(stories, stage)(barsetshire, olivia, *((petra,) if stage == "published" else ()))

    assert officer.get(PUBLISH).headers["Location"] == where


def test_a_correction_s_page_says_that_no_day_moves(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    report = actions.start_correction(edition.publication, what_changes="12 counted twice.", by=olivia)
    section = report.sections.get(key="aims")
    actions.write_section(section, seen=section.version, narrative="Right", by=olivia)
    report = actions.submit(report, on=date(2026, 6, 10), by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)

    page = text_of(officer.get(PUBLISH))

    assert "Edition 1.1, exactly as Petra agreed" in page
    assert "A correction leaves the due date where it is." in page
    assert "The text of “What we did to meet the three aims” changed." in page


def test_a_welsh_council_reads_which_welsh_duty_its_set_meets(client, db):
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    olwen, pedr = cast.person("olwen", (gwynedd, "officer")), cast.person("pedr", (gwynedd, "approver"))
    publication = actions.submit_set(stories.whole_set(gwynedd, olwen), on=date(2026, 6, 10), by=olwen)
    actions.approve(publication, agreed_digest=publication.digest, by=pedr)
    client.force_login(olwen)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})

    page = text_of(client.get(reverse("publish_publication", args=["gwynedd", *SET[1:]])))

    assert "Review of equality objectives" in page


# --- Done -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def edition(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


def test_the_page_gives_the_addresses_to_copy(officer, edition, settings):
    page = text_of(officer.get(DONE))

    assert f"{settings.PUBLIC_URL}{edition.publication.get_absolute_url()}" in page
    assert f"{settings.PUBLIC_URL}{edition.get_absolute_url()}" in page


def test_while_the_pdf_is_being_prepared_the_page_asks_again_by_itself(officer, edition):
    response = officer.get(DONE)

    assert "being prepared" in text_of(response)
    assert response.headers["Refresh"] == "5"


def test_when_the_pdf_is_there_the_page_links_to_it_with_its_size_and_rests(officer, edition):
    Rendition.objects.update(made_at=timezone.now(), sha256="a" * 64, pages=12, bytes=348_160)

    response = officer.get(DONE)

    assert f'href="{edition.get_absolute_url()[:-1]}.pdf"' in text_of(response)
    assert "PDF, 12 pages, 348 KB" in text_of(response)
    assert "Refresh" not in response.headers


def test_the_link_to_the_pdf_is_the_public_one(edition):
    arguments = ("barsetshire", "equality-information", "2025-to-2026", 1)

    assert f"{edition.get_absolute_url()[:-1]}.pdf" == reverse("edition_pdf", args=arguments)


def test_a_try_that_failed_is_told_with_its_reason(officer, edition):
    Rendition.objects.update(attempts=1, last_error="No space left", leased_until=timezone.now())

    response = officer.get(DONE)

    assert "one try failed, and it is tried again by itself" in text_of(response)
    assert "The reason: No space left" in text_of(response)
    assert "Refresh" in response.headers


@pytest.mark.parametrize("reason", ["No space left", ""])
def test_a_pdf_that_failed_often_says_so_and_can_be_asked_for_at_once(officer, edition, reason):
    past = timezone.now() - timedelta(hours=1)
    Rendition.objects.update(attempts=renditions.MANY_ATTEMPTS, last_error=reason, leased_until=past)

    response = officer.get(DONE)
    pressed = officer.post(DONE)

    assert "could not be drawn yet; it is tried again" in text_of(response)
    assert reason in text_of(response)
    assert "Refresh" not in response.headers
    assert pressed.headers["Location"] == DONE
    assert Rendition.objects.get(format="pdf").attempts == 0


def test_a_late_try_under_way_is_being_prepared(officer, edition):
    ahead = timezone.now() + timedelta(minutes=3)
    Rendition.objects.update(attempts=renditions.MANY_ATTEMPTS, leased_until=ahead)

    assert "being prepared" in text_of(officer.get(DONE))


def test_before_publication_there_is_nothing_to_be_done_with(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert officer.get(DONE).headers["Location"] == HUB


def test_a_withdrawn_one_is_not_announced(officer, edition, olivia):
    actions.withdraw(edition, because="Wrong", on=date(2026, 6, 10), by=olivia)

    page = text_of(officer.get(DONE))

    assert "is withdrawn" in page
    assert "committee report" not in page
