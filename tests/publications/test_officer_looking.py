"""The list, the hub, the check and the preview: pages that change nothing."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from objectives import actions as objectives
from publications import actions
from publications.checks import Finding
from publications.models import State
from publications.officer_views.reaching import place_of
from publications.report.content import content_of
from publications.steps import next_step, state_of_part
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
SET = ("barsetshire", "equality-objectives", "equality-objectives-2026-to-2030")
LIST = reverse("officer_publications", args=["barsetshire"])
HUB = reverse("officer_publication", args=REPORT)


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def button_of(response):
    """The page's one main action."""
    page = text_of(response)
    assert page.count('data-module="govuk-button"') <= 1
    start = page.find('class="govuk-button"')
    return page[start:].split(">", 1)[1].split("<", 1)[0].strip() if start >= 0 else ""


# --- The list ---------------------------------------------------------------------------------------------------------


def test_an_empty_list_says_what_to_do(officer):
    page = text_of(officer.get(LIST))

    assert "Nothing is published or in preparation yet" in page
    assert "Start a document" in page
    assert "<table" not in page


def test_whoever_cannot_write_is_not_asked_to_start(client, petra):
    client.force_login(petra)

    assert "Start a document" not in text_of(client.get(LIST))


def test_drafts_come_before_what_is_published(officer, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024)
    stories.draft(barsetshire, olivia)

    page = text_of(officer.get(LIST))

    assert page.index("In preparation") < page.index("2025 to 2026") < page.index(">Published<")
    assert "Edition 1" in page


def test_one_being_corrected_stands_in_both_lists(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    actions.start_correction(edition.publication, what_changes="A table", by=olivia)

    page = text_of(officer.get(LIST))

    assert "Being corrected" in page
    assert page.count(f'href="{HUB}"') == 2


def test_other_councils_publications_are_not_listed(officer, loamshire, sam):
    stories.draft(loamshire, sam)

    assert "Nothing is published or in preparation" in text_of(officer.get(LIST))


def queries_of(client, path):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_of(client.get(path))
    return len(asked)


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(officer, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2020)
    stories.draft(barsetshire, olivia, year=2021)
    officer.get(LIST)
    short = queries_of(officer, LIST)

    for year in range(2010, 2020):
        stories.published(barsetshire, olivia, petra, year=year)
    stories.draft(barsetshire, olivia, year=2022)

    assert queries_of(officer, LIST) == short


# --- The hub ----------------------------------------------------------------------------------------------------------


def test_parts_show_how_far_they_are(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    actions.write_section(report.sections.get(key="area"), seen=1, narrative="x", by=olivia)
    actions.write_section(report.sections.get(key="aims"), seen=1, narrative="x", is_done=True, by=olivia)
    actions.write_section(report.sections.get(key="gaps"), seen=1, left_out_because="None", by=olivia)

    said = {section.key: state_of_part(section)[0] for section in report.sections.all()}

    assert said == {
        "cover": "Fills itself", "duty": "Fills itself", "approval": "Fills itself", "area": "In progress",
        "aims": "Done", "objectives": "Fills itself", "employees": "Not started", "people": "Not started",
        "pay_gap": "Not started", "assessments": "Not started", "engagement": "Not started", "training": "Not started",
        "framework": "Not started", "gaps": "Left out", "next_dates": "Fills itself", "data_notes": "Not started",
    }  # fmt: skip
    page = text_of(officer.get(HUB))
    assert all(words in page for words in said.values())
    assert "Filled in for you: each objective with its measures and progress" in page


def test_only_those_who_may_write_are_led_into_the_parts(client, barsetshire, olivia, petra):
    stories.draft(barsetshire, olivia)
    address = reverse("write_section", args=[*REPORT, "aims"])

    client.force_login(olivia)
    assert address in text_of(client.get(HUB))
    client.force_login(petra)
    assert address not in text_of(client.get(HUB))


@pytest.mark.parametrize(
    ("stage", "officers", "approvers"),
    [
        ("draft", "Check and submit", ""),
        ("submitted", "", "Read and decide"),
        ("approved", "Publish", "Publish"),
        ("published", "See the public page", "See the public page"),
    ],
)
def test_the_one_next_step_depends_on_the_state_and_the_person(
    client, barsetshire, olivia, petra, stage, officers, approvers
):
    more = (petra,) if stage in ("approved", "published") else ()
    getattr(stories, stage)(barsetshire, olivia, *more)

    for person, wanted in ((olivia, officers), (petra, approvers)):
        client.force_login(person)
        assert button_of(client.get(HUB)) == wanted


def test_a_withdrawn_one_offers_no_step_but_says_why(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    actions.withdraw(edition, because="A wrong table", on=date(2026, 6, 10), by=olivia)

    response = officer.get(HUB)

    assert button_of(response) == ""
    assert "A wrong table" in text_of(response)


def test_the_officer_sees_who_has_it_and_since_when(officer, barsetshire, olivia, petra):
    stories.submitted(barsetshire, olivia)

    page = text_of(officer.get(HUB))

    assert "With the approver since 10 June 2026 at 10:00am, when Olivia submitted it" in page
    assert "Who can decide: Petra." in " ".join(page.split())


def test_when_nobody_can_approve_the_page_says_what_to_do(officer, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)

    assert "Ask an administrator to give another person the role of approver" in text_of(officer.get(HUB))


def test_one_who_submitted_is_not_named_among_those_who_decide(client, barsetshire, petra):
    wanda = cast.person("wanda", (barsetshire, "officer"), (barsetshire, "approver"))
    stories.submitted(barsetshire, wanda)
    client.force_login(wanda)

    assert "Who can decide: Petra." in " ".join(text_of(client.get(HUB)).split())


def test_what_the_approver_said_stands_on_the_page(officer, barsetshire, olivia, petra):
    actions.send_back(stories.submitted(barsetshire, olivia), because="Name the source.\nAnd the day.", by=petra)

    page = text_of(officer.get(HUB))

    assert "Petra asked for changes" in page
    assert "Name the source.<br>And the day." in page
    assert "Changes asked for" in page


def test_a_published_one_links_to_each_of_its_editions(officer, barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)
    second = stories.corrected(first, olivia, petra, on=date(2026, 6, 10))

    page = text_of(officer.get(HUB))

    assert first.get_absolute_url() in page
    assert second.get_absolute_url() in page
    assert "12 people were counted twice." in page


def test_a_set_s_page_shows_the_set_instead_of_parts(officer, barsetshire, olivia):
    publication = actions.submit_set(stories.whole_set(barsetshire, olivia), on=date(2026, 6, 10), by=olivia)

    page = text_of(officer.get(reverse("officer_publication", args=SET)))

    assert "Narrow the gap" in page
    assert "Parts of the report" not in page
    assert publication.state == State.IN_REVIEW


def test_a_set_never_submitted_is_at_home_on_its_own_page(officer, barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)

    response = officer.get(reverse("officer_publication", args=SET))

    assert response.headers["Location"] == objective_set.get_absolute_url()


def test_the_hub_asks_the_same_number_of_questions_however_much_it_shows(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    officer.get(HUB)
    short = queries_of(officer, HUB)

    for _ in range(3):
        edition = stories.corrected(edition, olivia, petra, on=date(2026, 6, 10))
        edition.publication.refresh_from_db()

    assert queries_of(officer, HUB) == short


def test_an_administrator_may_look_but_has_no_step(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    assert next_step(report, frozenset()) is None


# --- The check --------------------------------------------------------------------------------------------------------


def test_each_finding_leads_to_the_part_that_mends_it(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    page = text_of(officer.get(reverse("check_publication", args=REPORT)))

    assert "11 things stop a submission" in page
    assert reverse("write_section", args=[*REPORT, "people"]) in page
    assert "Continue to submit" not in page


def test_a_sound_report_leads_on_to_the_submit(officer, barsetshire, olivia):
    stories.written(barsetshire, olivia)

    page = text_of(officer.get(reverse("check_publication", args=REPORT)))

    assert "Nothing stops a submission" in page
    assert "Continue to submit" in page


def test_a_finding_is_no_link_for_those_who_may_not_mend_it(client, barsetshire, olivia, petra):
    stories.draft(barsetshire, olivia)
    client.force_login(petra)

    page = text_of(client.get(reverse("check_publication", args=REPORT)))

    assert reverse("write_section", args=[*REPORT, "people"]) not in page
    assert "is empty" in page


def test_the_findings_of_a_set_lead_to_the_objective_they_are_about(officer, barsetshire, olivia):
    objective_set = objectives.start_set(barsetshire, title="Bare", by=olivia)
    objective = objectives.add_objective(objective_set, title="One", by=olivia)

    page = text_of(officer.get(reverse("check_publication", args=["barsetshire", "equality-objectives", "bare"])))

    for name in ("change_cover", "change_people", "add_measure"):
        assert reverse(name, args=["barsetshire", "bare", objective.pk]) in page
    assert reverse("change_set", args=["barsetshire", "bare"]) in page


def test_a_finding_that_no_page_mends_is_a_sentence_without_a_link(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    assert place_of(Finding("period", "Say which period.", blocks=True), report) == ""


# --- The preview ------------------------------------------------------------------------------------------------------


def test_a_draft_s_preview_shows_the_draft_and_says_that_it_is_not_public(officer, barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    actions.write_section(report.sections.get(key="aims"), seen=1, narrative="About **us**.", by=olivia)

    response = officer.get(reverse("preview_publication", args=REPORT))

    assert "Preview: not public" in text_of(response)
    assert "About <strong>us</strong>." in text_of(response)
    assert response.context["content"] == content_of(report, on=date(2026, 6, 10))
    assert text_of(response).count("<h1") == 1


def test_the_preview_of_a_submitted_one_is_what_was_submitted(client, barsetshire, olivia, petra):
    report = stories.submitted(barsetshire, olivia)
    barsetshire.contact = "Someone new"
    barsetshire.save()
    client.force_login(petra)

    response = client.get(reverse("preview_publication", args=REPORT))

    assert response.context["content"] == report.submitted
    assert "exactly what was submitted" in text_of(response)


def test_the_preview_of_a_published_one_is_its_newest_edition(officer, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    response = officer.get(reverse("preview_publication", args=REPORT))

    assert response.context["content"] == edition.snapshot
    assert "As published" in text_of(response)


def test_a_set_can_be_previewed_before_it_was_ever_submitted(officer, barsetshire, olivia):
    stories.whole_set(barsetshire, olivia)

    assert "Narrow the gap" in text_of(officer.get(reverse("preview_publication", args=SET)))


@pytest.mark.parametrize("name", ["officer_publication", "check_publication", "preview_publication"])
@pytest.mark.parametrize("stage", ["draft", "submitted", "approved", "published"])
def test_looking_leaves_everything_as_it_was(officer, barsetshire, olivia, petra, name, stage):
    more = (petra,) if stage in ("approved", "published") else ()
    getattr(stories, stage)(barsetshire, olivia, *more)
    before = barsetshire.publications.values().get()

    text_of(officer.get(reverse(name, args=REPORT)))

    assert barsetshire.publications.values().get() == before
