"""Starting a document of any kind, and saying what it is, in the browser's words."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from publications import starting
from publications.kinds import KINDS
from publications.models import Kind, Publication
from tests import cast
from tests.publications import stories

ABOUT = reverse("about_document", args=["barsetshire", "equality-information", "2025-to-2026"])


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, barsetshire, olivia):
    client.force_login(olivia)
    return client


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def start_page(kind: str, slug: str = "barsetshire") -> str:
    return reverse("start_document", args=[slug, kind])


def test_each_kind_of_the_nation_is_offered_with_what_it_meets(officer):
    page = text_of(officer.get(reverse("start_publication", args=["barsetshire"])))

    for kind in KINDS:
        offered = "england" in kind.nations and kind.is_started_by_hand
        assert (f'href="{start_page(kind.key.replace("_", "-"))}"' in page) is offered
    assert "Meets: Equality information" in page


@pytest.mark.parametrize("kind", ["equality-objectives", "mainstreaming-report", "policy_", "nothing", "pay_gap"])
def test_what_is_not_started_here_is_not_found(officer, kind):
    assert officer.get(start_page(kind)).status_code == 404


def test_a_report_with_a_fixed_day_asks_for_its_reporting_year(client, db):
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    client.force_login(cast.person("olwen", (gwynedd, "officer")))
    there = start_page("annual-equality-report", "gwynedd")

    page = text_of(client.get(there))
    assert "2024-25: the period 1 April 2024 to 31 March 2025, due by 31 March 2026" in page
    assert "First day" not in page
    client.post(there, {"period": "2024-25"})

    assert Publication.objects.get().period == "2024-25"
    assert "You have started or published this one already." in text_of(client.get(there))


def test_a_policy_asks_for_its_title_and_the_day_of_its_review(officer):
    typed = {"title": "Dignity at work", "review_on-day": "31", "review_on-month": "3", "review_on-year": "2029"}

    officer.post(start_page("policy"), typed)

    policy = Publication.objects.get()
    assert (policy.period, policy.review_on) == ("dignity-at-work", date(2029, 3, 31))


def test_a_title_that_is_too_long_is_told_so_by_its_name(officer):
    there = reverse("start_document", args=["barsetshire", "policy"])
    answer = officer.post(there, {"title": "x" * 201})

    assert "What it is called must be 200 characters or fewer" in text_of(answer, 422)


def test_a_title_that_is_taken_is_refused_beside_its_box(officer):
    officer.post(start_page("policy"), {"title": "Dignity at work"})

    page = text_of(officer.post(start_page("policy"), {"title": "Dignity at work"}), 422)

    assert "There is a document of this kind with that title." in page
    assert 'value="Dignity at work"' in page
    assert Publication.objects.count() == 1


def test_every_kind_offers_likely_periods(officer):
    for kind in KINDS:
        if "england" in kind.nations and kind.is_started_by_hand and kind.years:
            assert 'type="radio"' in text_of(officer.get(start_page(kind.key.replace("_", "-"))))


def test_a_plan_of_four_years_looks_ahead_and_a_report_of_two_looks_back(client, db):
    for nation, kind, period in (
        ("wales", "strategic-equality-plan", "1 April 2026 to 31 March 2030"),
        ("scotland", "mainstreaming-report", "1 April 2024 to 31 March 2026"),
    ):
        council = cast.enrolled(nation, nation=nation)
        client.force_login(cast.person(f"o-{nation}", (council, "officer")))

        assert period in text_of(client.get(start_page(kind, nation)))


def answered(**typed):
    return {"seen": "1", "title": "Equality information 2025 to 2026", "owner": "", "how": "whole", "meets": []} | typed


def test_what_a_document_is_stands_on_its_page_with_the_way_to_change_it(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    page = text_of(officer.get(reverse("officer_publication", args=["barsetshire", *hub_of(report)])))

    assert "Who answers for it" in page
    assert "Head of Policy" in page
    assert f'href="{ABOUT}"' in page
    assert "which duties it meets" in page


def hub_of(report):
    return report.kind_in_address, report.period


def test_saying_who_answers_and_what_it_meets(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    officer.post(ABOUT, answered(owner="Head of Policy", meets=["EQ_INFO council"], how="part"))

    report.refresh_from_db()
    assert (report.owner, report.claims.get().is_part) == ("Head of Policy", True)


def test_a_duty_that_the_kind_cannot_meet_is_refused(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    assert officer.post(ABOUT, answered(meets=["EQ_OBJECTIVES council"])).status_code == 422
    assert report.claims.get().duty == "EQ_INFO"


def test_a_stale_save_changes_nothing_and_keeps_what_was_typed(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    starting.change_about(report, seen=1, owner="First", by=olivia)

    page = text_of(officer.post(ABOUT, answered(owner="Second")), 409)

    assert 'value="Second"' in page
    assert 'name="seen" value="2"' in page
    report.refresh_from_db()
    assert report.owner == "First"


def test_words_that_come_after_the_submit_are_refused(officer, barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    assert "Nothing in it can change" in text_of(officer.post(ABOUT, answered(seen=str(report.version))), 409)
    assert officer.get(ABOUT).status_code == 302


def test_a_document_says_which_one_it_replaces(officer, barsetshire, olivia, petra):
    old = stories.published(barsetshire, olivia, petra, year=2024).publication
    report = stories.draft(barsetshire, olivia)

    officer.post(ABOUT, answered(meets=["EQ_INFO council"], supersedes=str(old.pk)))

    report.refresh_from_db()
    assert report.supersedes == old


def test_after_its_first_edition_the_duties_are_not_asked_for(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    stories.actions.start_correction(edition.publication, what_changes="A figure", by=olivia)

    assert "Which duties does it meet?" not in text_of(officer.get(ABOUT))


def test_a_set_of_objectives_says_what_it_is_elsewhere(officer, barsetshire, olivia, petra):
    stories.published_set(barsetshire, olivia, petra)
    publication = Publication.objects.get(kind=Kind.OBJECTIVES)

    there = reverse("about_document", args=["barsetshire", "equality-objectives", publication.period])
    assert officer.get(there).status_code == 404


def test_only_in_wales_the_language_is_asked(client, officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)
    assert "Which language" not in text_of(officer.get(ABOUT))
    gwynedd = cast.enrolled("gwynedd", nation="wales")
    olwen = cast.person("olwen", (gwynedd, "officer"))
    policy = starting.start_document(gwynedd, "policy", title="Polisi", on=date(2026, 6, 1), by=olwen)
    client.force_login(olwen)
    there = reverse("about_document", args=["gwynedd", "policy", policy.period])

    page = text_of(client.get(there))
    assert "Cymraeg" in page
    client.post(there, answered(title="Polisi", language="cy"))

    policy.refresh_from_db()
    assert policy.language == "cy"
