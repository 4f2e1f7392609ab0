"""The pages on which a body's decision, a day and what became of a comment are noted; publishing; the first page."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from councils.roles import Can
from deadlines.models import Deadline, Kind
from publications import actions
from publications.approval import chain_of
from publications.models import Comment, Publication, State
from publications.steps import next_step
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import (
    MINUTES,
    MONDAY,
    agreed,
    before_cabinet,
    decided,
    four_steps,
    published,
    step,
    submitted,
)

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
LIST = "/officers/barsetshire/approval/"


def address(name, *more):
    return reverse(name, args=[*REPORT, *more])


HUB, DECIDE, BACK = (address(f"{name}_publication") for name in ("officer", "decide", "send_back"))
DECISION, OVER, PUBLISH = address("note_decision"), address("pass_over_step"), address("publish_publication")


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def morgan(barsetshire):
    return cast.person("morgan", (barsetshire, "approver"))


@pytest.fixture
def steps(barsetshire, petra, morgan):
    four_steps(barsetshire, petra, morgan)


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


# --- A body's decision ------------------------------------------------------------------------------------------------


def sent(report, day=None, **told):
    day = day or localdate()
    return {
        "digest": report.digest,
        "step": "3",
        "answer": "agreed",
        "decided_on-day": day.day,
        "decided_on-month": day.month,
        "decided_on-year": day.year,
    } | told


def test_an_officer_notes_a_decision_with_its_minute(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = before_cabinet(barsetshire, olivia, petra, morgan)
    browser = signed_in(olivia)

    hub, page = text_of(browser.get(HUB)), text_of(browser.get(DECISION))
    told = sent(report, date(2026, 6, 30), **MINUTES)
    done = browser.post(DECISION, told, follow=True)

    assert "Note what Cabinet decided" in hub
    assert "You do not agree to it here: Cabinet does." in page
    assert "The decision is noted. That was the last step." in text_of(done)
    assert Publication.objects.get().state == State.APPROVED
    assert browser.post(DECISION, told).headers["Location"] == HUB  # the second of two clicks
    assert browser.get(DECISION).headers["Location"] == HUB


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"answer": ""}, "Select what was decided"),
        (
            {"decided_on-day": "31", "decided_on-month": "5", "decided_on-year": "2026"},
            "on or after 1 June 2026",
        ),
        ({"decided_on-year": "2060"}, "must be on or before"),
        ({"decided_on-day": ""}, "must include a day"),
        ({"link": "ftp://minutes"}, "Enter a web address"),
        ({"answer": "refused"}, "Enter what it asked for, or why it refused"),
        ({"note": "Change it."}, "you wrote what has to change"),
        ({"on-people": "Change it."}, "you wrote what has to change"),
        ({"digest": ""}, "Open this page again"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said_beside_its_box(
    signed_in, barsetshire, olivia, petra, morgan, steps, told, sentence
):
    report = before_cabinet(barsetshire, olivia, petra, morgan)

    response = signed_in(olivia).post(DECISION, sent(report, date(2026, 6, 30)) | told)

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert Publication.objects.get().state == State.IN_REVIEW


def test_the_author_alone_is_asked_for_minute_and_link_beside_the_box(signed_in, barsetshire, olivia):
    step(barsetshire, "body", "Cabinet", 5)
    report = submitted(barsetshire, olivia)

    page = text_of(signed_in(olivia).get(DECISION))
    response = signed_in(olivia).post(DECISION, sent(report, step="1"))

    assert "the minute reference and the link are needed" in page
    assert response.status_code == 409
    assert "Nobody but you has agreed to it here." in text_of(response)


@pytest.mark.parametrize("answer", ["agreed_with_changes", "changes_asked", "refused"])
def test_a_body_that_wants_changes_opens_the_draft(signed_in, barsetshire, olivia, petra, morgan, steps, answer):
    report = before_cabinet(barsetshire, olivia, petra, morgan)
    told = sent(report, answer=answer, note="Add the wards.", **{"on-people": "By ward."})

    page = text_of(signed_in(olivia).post(DECISION, told, follow=True))

    assert "The decision is noted, and the draft is open again." in page
    assert "Cabinet asked for changes" in page
    assert "Add the wards." in page
    assert "By ward." in page


def test_a_decision_in_the_middle_says_what_comes_next(signed_in, barsetshire, olivia, petra):
    step(barsetshire, "body", "Scrutiny", 5)
    step(barsetshire, "person", "Lead", 5, petra)
    report = submitted(barsetshire, olivia)

    page = text_of(signed_in(olivia).post(DECISION, sent(report, step="1"), follow=True))

    assert "The next step is asked now." in page


def test_a_decision_noted_too_late_is_not_lost(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = before_cabinet(barsetshire, olivia, petra, morgan)
    told = sent(report, answer="refused", note="Too thin.")
    decided(report, petra)

    response = signed_in(olivia).post(DECISION, told)

    assert response.status_code == 409
    assert "Too thin.</textarea>" in text_of(response)


def test_where_no_body_is_asked_there_is_nothing_to_note(signed_in, barsetshire, olivia, petra, steps):
    submitted(barsetshire, olivia)

    assert signed_in(olivia).get(DECISION).headers["Location"] == HUB
    assert signed_in(petra).get(OVER).headers["Location"] == HUB


def test_an_approver_passes_a_body_over_with_a_reason(signed_in, barsetshire, olivia, petra, morgan, steps):
    before_cabinet(barsetshire, olivia, petra, morgan)
    browser = signed_in(petra)

    assert f'href="{OVER}"' in text_of(browser.get(DECISION))
    assert "Pass over “Cabinet”" in text_of(browser.get(OVER))
    assert browser.post(OVER, {"step": "3", "because": ""}).status_code == 422
    page = text_of(browser.post(OVER, {"step": "3", "because": "Delegated to the director."}, follow=True))

    assert "Petra passed it over on" in page
    assert "Delegated to the director." in page
    assert Publication.objects.get().state == State.APPROVED


def test_what_cannot_be_passed_over_is_said_and_the_reason_stays(signed_in, barsetshire, olivia, petra):
    step(barsetshire, "body", "Cabinet", 5)
    submitted(barsetshire, olivia)

    response = signed_in(petra).post(OVER, {"step": "1", "because": "Delegated."})

    assert response.status_code == 409
    assert "Nobody has agreed to it yet" in text_of(response)
    assert "Delegated.</textarea>" in text_of(response)


# --- Days and comments ------------------------------------------------------------------------------------------------


def test_an_officer_changes_the_day_of_a_step(signed_in, barsetshire, olivia, petra, steps):
    report = submitted(barsetshire, olivia)
    browser, path = signed_in(olivia), address("change_due_day", 1)
    day = {"due_on-day": "1", "due_on-month": "3", "due_on-year": "2099", "seen": "1"}

    assert "Change the day of “Equalities lead”" in text_of(browser.get(path))
    past = browser.post(path, day | {"due_on-year": "2001"})
    page = text_of(browser.post(path, day, follow=True))

    assert "must be today or later" in text_of(past)
    assert "“Equalities lead” is to be answered by 1 March 2099." in page
    assert Deadline.objects.open().get(kind=Kind.APPROVAL).due_on == date(2099, 3, 1)
    stale = browser.post(path, day | {"due_on-day": "2"})
    assert "Someone else saved this" in text_of(stale)
    agreed(report, petra)
    assert browser.post(path, day | {"due_on-day": "3", "seen": "9"}).status_code == 409
    assert browser.get(address("change_due_day", 9)).headers["Location"] == HUB


def test_an_officer_deals_with_a_comment_beside_its_part(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    actions.send_back(report, because="Sources.", comments={"people": "Whose figures?", "gaps": "Which?"}, by=petra)
    browser, comment = signed_in(olivia), Comment.objects.get(part="people")
    path = address("answer_comment", comment.pk)

    part = text_of(browser.get(address("write_section", "people")))
    form = text_of(browser.get(path))
    empty = browser.post(path, {"answer": ""})
    page = text_of(browser.post(path, {"answer": "The census of 2021."}, follow=True))

    assert "Whose figures?" in part
    assert f'href="{path}"' in part
    assert "Which?" not in part
    assert "Whose figures?" in form
    assert empty.status_code == 422
    assert "Dealt with by Olivia on" in page
    assert "1 comment is left to be dealt with." in page
    assert "The census of 2021." in page
    assert browser.get(path).headers["Location"] == HUB
    assert "Olivia has dealt with it already" in text_of(browser.post(path, {"answer": "A survey."}))
    other = address("answer_comment", Comment.objects.get(part="gaps").pk)
    assert "All of them are dealt with." in text_of(browser.post(other, {"answer": "Those."}, follow=True))


def test_the_page_of_a_set_leads_to_what_was_said_of_its_objectives(signed_in, barsetshire, olivia, petra):
    objective_set = stories.whole_set(barsetshire, olivia)
    page = objective_set.get_absolute_url()
    assert "asked for changes" not in text_of(signed_in(olivia).get(page))
    found = actions.submit_set(objective_set, on=MONDAY, by=olivia)
    actions.send_back(found, because="Name the wards.", comments={"objective-1": "By how much?"}, by=petra)

    shown = text_of(signed_in(olivia).get(page))
    hub = reverse("officer_publication", args=["barsetshire", "equality-objectives", objective_set.slug])

    assert "Petra asked for changes" in shown
    assert "Name the wards." in shown
    assert f'href="{hub}"' in shown
    assert "By how much?" in text_of(signed_in(olivia).get(hub))


def test_a_comment_on_what_was_submitted_again_is_not_dealt_with(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    actions.send_back(report, because="Sources.", comments={"people": "Whose?"}, by=petra)
    actions.submit(Publication.objects.get(), on=MONDAY, by=olivia)

    response = signed_in(olivia).post(address("answer_comment", Comment.objects.get().pk), {"answer": "The census."})

    assert response.status_code == 409
    assert "The census.</textarea>" in text_of(response)


def test_a_comment_of_another_publication_is_not_found(signed_in, barsetshire, loamshire, olivia, sam):
    stories.draft(barsetshire, olivia)

    assert signed_in(olivia).get(address("answer_comment", 1)).status_code == 404


# --- Publishing -------------------------------------------------------------------------------------------------------


def test_the_publish_page_lists_who_agreed_and_waits_for_the_wait(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = before_cabinet(barsetshire, olivia, petra, morgan)
    decided(report, olivia, on=localdate())
    browser = signed_in(olivia)
    browser.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})

    page, pressed = text_of(browser.get(PUBLISH)), browser.post(PUBLISH)

    assert "Who agreed to it" in page
    assert "Morgan agreed on 5 June 2026." in page
    assert "“Call-in” is not over yet. The first day on which this may be published is" in page
    assert "Publish now" not in page
    assert pressed.status_code == 409
    assert "“Call-in” is not over yet." in text_of(pressed)
    assert "“Call-in” is not over yet." in text_of(browser.get(HUB))


def test_the_passport_shows_each_step_to_everybody(client, barsetshire, olivia, petra, morgan, steps):
    edition = published(barsetshire, olivia, petra, morgan)

    page = text_of(client.get(edition.get_absolute_url()))

    assert "Who agreed to this text" in page
    assert "Morgan, 5 June 2026" in page
    assert "30 June 2026. Minute 14" in page
    assert f'href="{MINUTES["link"]}"' in page
    assert "Over before 8 July 2026" in page


def test_one_person_s_agreement_needs_no_table(client, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    assert [each["who"] for each in edition.passport["approvals"]] == ["Petra"]
    assert "Who agreed to this text" not in text_of(client.get(edition.get_absolute_url()))


# --- Home -------------------------------------------------------------------------------------------------------------


def test_the_first_page_asks_only_whom_the_step_asks(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    home = "/officers/barsetshire/"

    assert "waits for your decision" in text_of(signed_in(petra).get(home))
    other = text_of(signed_in(morgan).get(home))
    assert "waits for your decision" not in other
    assert "At the step “Equalities lead”, by 8 June 2026" in other
    agreed(report, petra)
    agreed(report, morgan)
    assert "Note what Cabinet decided on" in text_of(signed_in(olivia).get(home))
    assert "2025 to 2026: Cabinet" in text_of(signed_in(olivia).get(home))


def test_councillors_are_not_told_where_an_unpublished_document_stands(signed_in, barsetshire, olivia, cora, steps):
    submitted(barsetshire, olivia)

    assert "Equalities lead" not in text_of(signed_in(cora).get("/members/barsetshire/"))


def test_the_next_step_is_for_whom_it_asks(barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    turn = chain_of(report).turn

    assert next_step(report, frozenset({Can.APPROVE}), turn=turn, is_asked=False) is None
