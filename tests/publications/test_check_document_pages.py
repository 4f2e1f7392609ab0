"""The pages of the checklist: findings by part with their places, the rules with reasons, and the button of links."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from publications import actions, building
from publications.checks import RULES, TOPICS, Finding, Spot, findings
from publications.models import CheckedLink
from publications.officer_views.reaching import place_of, with_places
from tests.publications import building_stage, stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
CHECK = reverse("check_publication", args=REPORT)
LINKS = reverse("check_links", args=REPORT)
RULES_PAGE = reverse("what_we_check_in_documents", args=["barsetshire"])
PAGE = "https://www.barsetshire.example/page"


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
    return unescape(response.content.decode())


def write(report, narrative, *, by, key="aims"):
    section = report.sections.get(key=key)
    return actions.write_section(section, seen=section.version, narrative=narrative, by=by)


def test_findings_stand_part_by_part_with_their_places_in_the_text(officer, barsetshire, olivia):
    report = stories.written(barsetshire, olivia, words="In 12.")
    write(report, "About 12.\n\n" + " ".join(f"[here]({PAGE}/{n})" for n in range(9)), by=olivia)
    write(report, "[insert figure] and 12.", by=olivia, key="area")

    page = text_of(officer.get(CHECK))

    part = reverse("write_section", args=[*REPORT, "aims"])
    assert '<h3 class="govuk-heading-s">What we did to meet the three aims</h3>' in page
    assert f'<a class="govuk-link" href="{part}#id_narrative">Links whose words say nothing by themselves</a>' in page
    assert page.count("“here”") == 3
    assert "– paragraph 2" in page
    assert f"“{PAGE}/0”" in page
    assert "and 6 more" in page
    assert "“[insert figure] and 12.”" in page
    assert page.index("1 thing stops a submission") < page.index("[insert figure]") < page.index("“here”")
    assert f'href="{RULES_PAGE}#link-text"' in page


def test_a_submission_with_leftovers_is_refused_with_the_places(officer, barsetshire, olivia):
    report = stories.written(barsetshire, olivia, words="In 12.")
    write(report, "Lorem ipsum.", by=olivia)

    response = officer.post(reverse("submit_publication", args=REPORT))

    assert response.status_code == 422
    assert "“Lorem ipsum.”" in response.content.decode()


@pytest.mark.parametrize(
    ("rule", "box"),
    [("employees", "id_left_out_because"), ("unfinished", "id_is_done"), ("person-named", "id_narrative")],
)
def test_each_finding_of_a_part_leads_to_its_box(barsetshire, olivia, rule, box):
    report = stories.draft(barsetshire, olivia)
    section = report.sections.get(key="aims")

    place = place_of(Finding(rule, "S", blocks=False, about=section, anchor="id_narrative"), report)

    assert place == f"{reverse('write_section', args=[*REPORT, 'aims'])}#{box}"


@pytest.mark.parametrize("rule", ["owner", "review-day", "claimed-part-left-out", "day-left-to-nobody"])
def test_what_is_said_of_the_document_is_mended_where_it_is_said(barsetshire, olivia, rule):
    report = stories.draft(barsetshire, olivia)

    assert place_of(Finding(rule, "S", blocks=False), report) == reverse("about_document", args=REPORT)
    assert place_of(Finding("welsh-version", "S", blocks=False), report) == ""


def test_a_welsh_version_is_added_among_the_other_formats_once_there_is_an_edition(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra, words="In 12.")

    place = place_of(Finding("welsh-version", "S", blocks=False), edition.publication)

    assert place == reverse("other_formats", args=REPORT)


def test_what_stands_beside_the_text_is_mended_on_its_own_page(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    section = building_stage.part(report)
    table = building_stage.table(section, olivia, rows=[["Women", "620"], ["Men", "3"]], columns=["Sex", "Employees"])
    link = building.add_link(section, text="Click here", address="https://www.b.example/1", by=olivia)
    building.add_file(section, title="all_tables", accepted=building_stage.a_file(), by=olivia)

    places = {found.rule: place_of(found, report) for found in findings(report, on=date(2026, 6, 15))}

    assert places["small-counts"] == building_stage.at("change_table", table.pk)
    assert places["link-text"] == building_stage.at("change_link", link.pk)
    assert places["file-title"] == f"{building_stage.at('write_section')}#links"


def test_words_of_a_set_are_mended_where_they_are_written(barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)
    objective, publication = objective_set.objectives.get(), actions.publication_for(objective_set)

    def place(about, anchor):
        return place_of(Finding("person-named", "S", blocks=False, about=about, anchor=anchor), publication)

    slugs = ["barsetshire", objective_set.slug]
    assert place(objective_set, "id_rationale") == f"{reverse('change_set', args=slugs)}#id_rationale"
    assert place(objective, "id_why") == f"{reverse('change_words', args=[*slugs, objective.pk])}#id_why"


def test_a_page_that_is_not_there_is_no_place_and_the_contact_has_one(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)

    assert place_of(Finding("contact-way", "S", blocks=False), report) == reverse("contact", args=["barsetshire"])
    assert place_of(Finding("colour-contrast", "S", blocks=False), report) in ("", "/officers/barsetshire/appearance/")


def test_a_spot_on_another_page_is_a_link_only_for_those_who_may_go_there(barsetshire, olivia):
    report = stories.draft(barsetshire, olivia)
    spot = Spot("One", href=reverse("contact", args=["barsetshire"]))
    found = [Finding("progress", "S", blocks=False, spots=(spot,), heading="Ours")]

    (row,) = with_places(found, report, frozenset())["advising"]

    assert row["spots"] == [{"words": "One", "where": "", "href": ""}]


def test_every_rule_is_told_with_its_reason_example_source_and_limits(officer):
    page = text_of(officer.get(RULES_PAGE))

    for rule in RULES:
        assert f'id="{rule.id}"' in page
        for text in (rule.asks, rule.reason, rule.example, rule.source, rule.limits):
            assert str(text) in page, rule.id
    assert all(f'id="topic-{topic}"' in page for topic in TOPICS)
    assert page.count(">\n  Stops a submission") or page.count("Stops a submission") >= 9


def test_the_button_asks_all_links_and_only_a_post_does(officer, barsetshire, olivia):
    report = stories.written(barsetshire, olivia, words="In 12.")
    write(report, f"[Our plan]({PAGE}) of 12", by=olivia)
    assert "Check the links now" in text_of(officer.get(CHECK))
    assert officer.get(LINKS).status_code == 405
    assert not CheckedLink.objects.exists()

    first = text_of(officer.post(LINKS, follow=True))
    CheckedLink.objects.update(checked_at="2026-06-10T09:00Z", answer="gone")
    second = text_of(officer.post(LINKS, follow=True))

    assert "1 link is being checked." in first
    assert "waiting to be checked" in first
    assert "All links were checked a moment ago." in second
    assert f"“Our plan: {PAGE}”" in second
    assert "no page there, asked on 10 June 2026" in second


def test_without_links_there_is_no_button(officer, barsetshire, olivia):
    stories.written(barsetshire, olivia, words="In 12.")

    assert "Check the links now" not in text_of(officer.get(CHECK))


def test_the_approver_sees_the_findings_briefly(client, barsetshire, olivia, petra):
    report = stories.written(barsetshire, olivia, words="In 12.")
    write(report, "Ms Ada Marsh of 12: TBC, ring 07700 900123.", by=olivia)
    actions.submit(report, on=stories.SUBMITTED, by=olivia)
    client.force_login(petra)

    page = text_of(client.get(reverse("decide_publication", args=REPORT)))

    assert "What we did to meet the three aims: 3 things" in page
    assert "<li>People who seem to be named</li>" in page
    assert f'href="{CHECK}"' in page


def test_only_those_who_see_drafts_of_this_council_ask_its_links(client, barsetshire, loamshire, olivia, cora, sam):
    stories.draft(barsetshire, olivia)
    client.force_login(sam)
    assert client.post(LINKS).status_code == 404
    client.force_login(cora)
    assert client.post(LINKS).status_code == 403


def test_the_boxes_to_which_findings_lead_are_there(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    page = text_of(officer.get(reverse("write_section", args=[*REPORT, "employees"])))

    assert all(f'id="{box}"' in page for box in ("id_narrative", "id_left_out_because", "id_is_done"))


def test_the_boxes_of_a_set_and_an_objective_are_there(officer, barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)
    slugs = ["barsetshire", objective_set.slug]

    of_set = text_of(officer.get(reverse("change_set", args=slugs)))
    words = text_of(officer.get(reverse("change_words", args=[*slugs, objective_set.objectives.get().pk])))

    assert 'id="id_rationale"' in of_set
    assert "Last day of the consultation (optional)" in of_set
    assert 'id="id_why"' in words
