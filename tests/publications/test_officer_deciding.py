"""Submitting, agreeing and sending back, on the page."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from objectives import actions as objectives
from publications import actions
from publications.models import Publication, State
from publications.report.differences import differences, word_for_word
from tests import cast
from tests.publications import stories

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
HUB = reverse("officer_publication", args=REPORT)
SUBMIT = reverse("submit_publication", args=REPORT)
DECIDE = reverse("decide_publication", args=REPORT)
BACK = reverse("send_back_publication", args=REPORT)
SET = "equality-objectives-2026-to-2030"
SUBMIT_SET = reverse("submit_set", args=["barsetshire", SET])
HUB_OF_SET = reverse("officer_publication", args=["barsetshire", "equality-objectives", SET])


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def approver(client, petra):
    client.force_login(petra)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


# --- Submitting -------------------------------------------------------------------------------------------------------


def test_before_the_submit_the_page_says_what_it_means_and_who_decides(officer, barsetshire, olivia, petra):
    stories.written(barsetshire, olivia)

    page = text_of(officer.get(SUBMIT))

    assert "Nothing becomes public yet" in page
    assert "Who can decide: Petra." in page
    assert "Submit for approval" in page


def test_a_report_goes_to_the_approver(officer, barsetshire, olivia):
    stories.written(barsetshire, olivia)

    response = officer.post(SUBMIT)

    assert response.headers["Location"] == HUB
    assert Publication.objects.get().state == State.IN_REVIEW


def test_a_report_that_is_not_fit_shows_what_to_mend(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    response = officer.post(SUBMIT)

    assert response.status_code == 422
    assert "11 things stop a submission" in text_of(response)
    assert "Submit for approval" not in text_of(response)
    assert Publication.objects.get().state == State.DRAFT


def test_pressing_submit_twice_is_submitting_once(officer, barsetshire, olivia):
    stories.written(barsetshire, olivia)
    officer.post(SUBMIT)
    moment = Publication.objects.get().submitted_at

    assert officer.post(SUBMIT).headers["Location"] == HUB
    assert Publication.objects.get().submitted_at == moment


def test_what_a_colleague_submitted_is_told_so(client, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)
    client.force_login(cast.person("otto", (barsetshire, "officer")))

    response = client.post(SUBMIT)

    assert response.status_code == 409
    assert "with the approver" in text_of(response)


def test_the_submit_page_of_what_is_no_draft_leads_to_where_it_stands(officer, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)

    assert officer.get(SUBMIT).headers["Location"] == HUB


def test_the_submit_of_a_set_says_what_will_be_frozen(officer, barsetshire, olivia, petra):
    stories.whole_set(barsetshire, olivia)

    page = text_of(officer.get(SUBMIT_SET))

    assert "What will be frozen" in page
    assert "Narrow the gap" in page
    assert not Publication.objects.exists()


def test_a_set_goes_to_the_approver(officer, barsetshire, olivia):
    stories.whole_set(barsetshire, olivia)

    assert officer.post(SUBMIT_SET).headers["Location"] == HUB_OF_SET
    assert barsetshire.objective_sets.get().state == "in_review"


def test_a_set_that_is_not_fit_shows_what_to_mend(officer, barsetshire, olivia):
    objectives.start_set(barsetshire, title="Bare", by=olivia)

    response = officer.post(reverse("submit_set", args=["barsetshire", "bare"]))

    assert response.status_code == 422
    assert "The set has no objective" in text_of(response)
    assert reverse("add_objective", args=["barsetshire", "bare"]) in text_of(response)
    assert not Publication.objects.exists()


def test_pressing_submit_twice_on_a_set_is_submitting_once(officer, barsetshire, olivia):
    stories.whole_set(barsetshire, olivia)
    officer.post(SUBMIT_SET)

    assert officer.post(SUBMIT_SET).headers["Location"] == HUB_OF_SET


def test_a_set_with_the_approver_leads_to_where_it_stands(officer, barsetshire, olivia):
    actions.submit_set(stories.whole_set(barsetshire, olivia), on=stories.SUBMITTED, by=olivia)

    assert officer.get(SUBMIT_SET).headers["Location"] == HUB_OF_SET


def test_a_set_that_is_locked_without_a_publication_is_refused_with_a_sentence(officer, barsetshire, olivia):
    """A set of an older time may have been published elsewhere: it has no publication here."""
    objective_set = objectives.submit_set(stories.whole_set(barsetshire, olivia), by=olivia)

    assert officer.get(SUBMIT_SET).headers["Location"] == objective_set.get_absolute_url()
    assert officer.post(SUBMIT_SET).status_code == 409


def test_a_published_set_is_not_submitted_again(officer, barsetshire, olivia, petra):
    stories.published_set(barsetshire, olivia, petra)

    assert officer.post(SUBMIT_SET).status_code == 409


def test_the_general_address_of_a_set_leads_to_its_own_submit(officer, barsetshire, olivia, petra):
    publication = actions.submit_set(stories.whole_set(barsetshire, olivia), on=stories.SUBMITTED, by=olivia)
    actions.send_back(publication, because="More", by=petra)

    general = reverse("submit_publication", args=["barsetshire", "equality-objectives", SET])

    assert officer.get(general).headers["Location"] == SUBMIT_SET


# --- Deciding ---------------------------------------------------------------------------------------------------------


def test_the_approver_reads_what_it_is_and_agrees_to_its_digest(approver, barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)

    page = text_of(approver.get(DECIDE))
    response = approver.post(DECIDE, {"digest": report.digest})

    assert f'name="digest" value="{report.digest}"' in page
    assert "submitted by Olivia on 10 June 2026" in page
    assert response.headers["Location"] == HUB
    assert Publication.objects.get().state == State.APPROVED


@pytest.mark.parametrize("sent", [{}, {"digest": "0" * 64}])
def test_an_old_page_agrees_to_nothing(approver, barsetshire, olivia, sent):
    stories.submitted(barsetshire, olivia)

    response = approver.post(DECIDE, sent)

    assert response.status_code == 409
    assert "submitted again since you opened the page" in text_of(response)
    assert Publication.objects.get().state == State.IN_REVIEW


def test_the_author_is_told_that_another_person_decides(client, barsetshire):
    wanda = cast.person("wanda", (barsetshire, "officer"), (barsetshire, "approver"))
    report = stories.submitted(barsetshire, wanda)
    client.force_login(wanda)

    page = client.get(DECIDE)
    pressed = client.post(DECIDE, {"digest": report.digest})

    assert page.status_code == 200
    assert "You submitted this yourself; another person has to approve it." in text_of(page)
    assert "Ask for changes" not in text_of(page)
    assert pressed.status_code == 409
    assert Publication.objects.get().state == State.IN_REVIEW


def test_agreeing_twice_is_agreeing_once(approver, barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)
    approver.post(DECIDE, {"digest": report.digest})

    assert approver.post(DECIDE, {"digest": report.digest}).headers["Location"] == HUB


def test_what_another_approver_decided_meanwhile_is_said(approver, barsetshire, olivia):
    report = stories.submitted(barsetshire, olivia)
    actions.approve(report, agreed_digest=report.digest, by=cast.person("paul", (barsetshire, "approver")))

    response = approver.post(DECIDE, {"digest": report.digest})

    assert response.status_code == 409
    assert "approved and waits to be published" in text_of(response)


def test_a_draft_has_nothing_to_decide(approver, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert approver.get(DECIDE).headers["Location"] == HUB


def test_the_approver_of_a_correction_sees_what_differs_first(approver, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    report = actions.start_correction(edition.publication, what_changes="12 people were counted twice.", by=olivia)
    section = report.sections.get(key="people")
    actions.write_section(section, seen=section.version, narrative="Right now", by=olivia)
    actions.submit(report, on=stories.SUBMITTED, by=olivia)

    page = text_of(approver.get(DECIDE))

    assert "Since edition 1.0 of 10 June 2026, which the public reads now" in page
    assert page.count("The text of “People affected by our policies and practices” changed.") == 1
    assert "12 people were counted twice." in page
    assert "Right now" in page


def test_the_approver_of_a_first_edition_sees_what_is_new_since_the_year_before(approver, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024)
    report = stories.written(barsetshire, olivia)
    section = report.sections.get(key="people")
    actions.write_section(section, seen=2, narrative="New this year", by=olivia)
    actions.submit(report, on=stories.SUBMITTED, by=olivia)

    page = text_of(approver.get(DECIDE))

    assert "Since “Equality information 2024 to 2025”" in page
    assert "The text of “People affected by our policies and practices” changed." in page
    assert "Word for word the same as then: “About this document”, “Our duty”" in page


def test_asking_for_changes_needs_words(approver, barsetshire, olivia):
    stories.submitted(barsetshire, olivia)

    response = approver.post(BACK, {"because": "  "})

    assert response.status_code == 422
    assert "Enter what has to change" in text_of(response)
    assert Publication.objects.get().state == State.IN_REVIEW


@pytest.mark.parametrize("stage", ["submitted", "approved"])
def test_what_is_sent_back_opens_with_the_reason(approver, barsetshire, olivia, petra, stage):
    report = getattr(stories, stage)(barsetshire, olivia, *((petra,) if stage == "approved" else ()))

    assert report.digest in text_of(approver.get(BACK))
    response = approver.post(BACK, {"digest": report.digest, "because": "Name the source."})

    assert response.headers["Location"] == HUB
    assert Publication.objects.get().sent_back_because == "Name the source."


def test_what_changed_since_the_approver_asked_for_changes_comes_first(approver, barsetshire, olivia, petra):
    report = actions.send_back(stories.submitted(barsetshire, olivia), because="Name the source.", by=petra)
    part = report.sections.get(key="aims")
    actions.write_section(part, seen=part.version, narrative="From the census of 2021.", by=olivia)
    actions.submit(report, on=stories.SUBMITTED, by=olivia)

    shown = text_of(approver.get(DECIDE))

    assert "Petra asked for changes:" in shown
    assert "Name the source." in shown
    assert "From the census of 2021." in shown


def test_a_reason_typed_too_late_is_not_lost(approver, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra)

    response = approver.post(BACK, {"because": "Name the source."})

    assert response.status_code == 409
    assert "Name the source.</textarea>" in text_of(response)
    assert "This is published" in text_of(response)


def test_there_is_no_way_back_from_a_draft(approver, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert approver.get(BACK).headers["Location"] == HUB


# --- What differs -----------------------------------------------------------------------------------------------------


def sentences(before, now):
    return [difference.sentence for difference in differences(before, now)]


@pytest.fixture
def frozen(barsetshire, olivia):
    return stories.submitted(barsetshire, olivia).submitted


def with_part(tree, key, **changes):
    return tree | {"parts": [part | changes if part["key"] == key else part for part in tree["parts"]]}


def test_two_equal_contents_differ_in_nothing(frozen):
    assert sentences(frozen, frozen) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"narrative": "Other"}, "The text of “What we do not know yet” changed."),
        ({"narrative": "", "left_out_because": "None"}, "“What we do not know yet” is left out."),
        ({"paragraphs": ["New"]}, "What the portal fills in at “What we do not know yet” changed."),
    ],
)
def test_what_changed_in_a_part_is_said(frozen, changes, said):
    assert sentences(frozen, with_part(frozen, "gaps", **changes)) == [said]


def test_a_part_that_comes_back_is_said(frozen):
    out = with_part(frozen, "gaps", narrative="", left_out_because="None")

    assert sentences(out, frozen) == ["“What we do not know yet” is no longer left out."]


def test_parts_that_come_and_go_are_said(frozen):
    fewer = frozen | {"parts": [part for part in frozen["parts"] if part["key"] != "gaps"]}

    assert sentences(fewer, frozen) == ["“What we do not know yet” is new."]
    assert sentences(frozen, fewer) == ["“What we do not know yet” is gone."]


def test_a_new_contact_is_said(frozen):
    assert sentences(frozen, frozen | {"contact": "New"}) == ["The contact changed."]


def test_what_changed_in_objectives_is_said(barsetshire, olivia):
    before = actions.submit_set(stories.whole_set(barsetshire, olivia), on=stories.SUBMITTED, by=olivia).submitted
    one = before["objectives"][0]
    reworded = before | {"objectives": [one | {"title": "Close the gap", "owner": "Director"}]}
    set_changed = before | {"objective_set": before["objective_set"] | {"decided_by": "Full council"}}

    assert sentences(before, reworded) == ["Objective 1, “Close the gap”: changed in its title, its owner."]
    assert sentences(before, before | {"objectives": [one, one | {"number": 2}]}) == [
        "Objective 2, “Narrow the gap”, is new."
    ]
    assert sentences(before, before | {"objectives": []}) == ["Objective 1, “Narrow the gap”, is gone."]
    assert sentences(before, set_changed) == ["Who decided changed."]


def test_texts_taken_over_word_for_word_are_named(frozen):
    now = with_part(frozen, "gaps", narrative="Other")

    assert "What we do not know yet" in word_for_word(frozen, frozen)
    assert "What we do not know yet" not in word_for_word(frozen, now)
    assert word_for_word(frozen, with_part(frozen, "gaps", narrative="")) == word_for_word(frozen, now)


def test_a_first_set_has_nothing_to_be_compared_with(approver, barsetshire, olivia):
    actions.submit_set(stories.whole_set(barsetshire, olivia), on=date(2026, 6, 1), by=olivia)

    page = text_of(approver.get(reverse("decide_publication", args=["barsetshire", "equality-objectives", SET])))

    assert "there is no earlier one to compare it with" in page
