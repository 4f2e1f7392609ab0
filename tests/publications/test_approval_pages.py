"""The pages of the steps of approval: set once, submit, see who has it, decide."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications import actions, approving, arranging
from publications.approval import chain_of
from publications.models import ApprovalStep, Comment, Publication
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import (
    MINUTES,
    MONDAY,
    agreed,
    at,
    before_cabinet,
    decided,
    four_steps,
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


# --- The list of steps ------------------------------------------------------------------------------------------------


def test_a_council_without_steps_is_told_what_it_has_and_what_is_usual(signed_in, ada, olivia, petra):
    page = text_of(signed_in(ada).get(LIST))

    assert "another person than the one who submitted it agrees" in page
    for name in ("Equalities lead", "Monitoring officer", "Management team", "Overview and scrutiny", "Cabinet"):
        assert f">{name}</a>" in page
    assert "Who may approve here: Petra." in page
    assert "Add a step" not in text_of(signed_in(olivia).get(LIST))


def test_where_nobody_may_approve_the_page_says_so(signed_in, ada):
    assert "Nobody at this council may approve yet" in text_of(signed_in(ada).get(LIST))


def test_an_administrator_adds_the_usual_steps_with_their_usual_lengths(signed_in, barsetshire, ada, petra):
    browser = signed_in(ada)
    for kind, name, days in (("person", "Monitoring officer", 5), ("body", "Cabinet", 15), ("wait", "Call-in", 5)):
        path = f"{LIST}add/{kind}/?name={name}"
        page = text_of(browser.get(path))
        assert f'value="{name}"' in page
        assert f'value="{days}"' in page
        told = {"name": name, "working_days": days, "person": petra.pk if kind == "person" else ""}
        assert browser.post(path, told).headers["Location"] == LIST

    page = text_of(browser.get(LIST))
    assert [each.name for each in barsetshire.approval_steps.order_by("position")] == [
        "Monitoring officer", "Cabinet", "Call-in",
    ]  # fmt: skip
    assert "1. Monitoring officer" in page
    assert "A person agrees: Petra" in page
    assert "Cabinet</a>" not in page.partition("Steps that councils usually have")[2]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": "", "working_days": "5"}, "Enter what the step is called"),
        ({"name": "Cabinet", "working_days": ""}, "Enter how many working days"),
        ({"name": "Cabinet", "working_days": "x"}, "must be a whole number"),
        ({"name": "Cabinet", "working_days": "500"}, "must be 120 or fewer"),
        ({"name": "Cabinet", "working_days": "5", "documents": ["poems"]}, "Select documents from the list"),
    ],
)
def test_what_is_wrong_with_a_step_is_said_beside_its_box(signed_in, barsetshire, ada, told, sentence):
    response = signed_in(ada).post(f"{LIST}add/body/", told)

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not barsetshire.approval_steps.exists()


def test_a_second_step_of_a_name_is_refused_beside_the_name(signed_in, barsetshire, ada):
    step(barsetshire, "body", "Cabinet", 5)

    response = signed_in(ada).post(f"{LIST}add/body/", {"name": "Cabinet", "working_days": "9"})

    assert response.status_code == 409
    assert "There is already a step “Cabinet”." in text_of(response)


def test_only_documents_of_the_council_s_nation_are_offered_and_what_was_chosen_stays(signed_in, barsetshire, ada):
    old = step(barsetshire, "body", "Cabinet", 5)
    arranging.change_step(old, seen=old.version, documents=["equal_pay_statement"], on=MONDAY, by=ada)
    browser = signed_in(ada)

    new, changed = text_of(browser.get(f"{LIST}add/body/")), text_of(browser.get(f"{LIST}{old.pk}/change/"))

    assert "Equality information" in new
    assert "Equal pay statement" not in new
    assert "Strategic Equality Plan" not in new + changed
    assert "Equal pay statement" in changed


def test_there_is_no_fourth_kind_of_step(signed_in, ada):
    assert signed_in(ada).get(f"{LIST}add/choir/").status_code == 404


def test_a_step_is_changed_moved_and_removed(signed_in, barsetshire, ada, petra):
    first, second = step(barsetshire, "person", "Lead", 5, petra), step(barsetshire, "body", "Cabinet", 5)
    browser = signed_in(ada)
    change = f"{LIST}{first.pk}/change/"

    assert 'value="Lead"' in text_of(browser.get(change))
    told = {
        "seen": 1,
        "name": "Head of equality",
        "working_days": "3",
        "person": "",
        "documents": "equality_objectives",
    }
    assert browser.post(change, told).headers["Location"] == LIST
    assert browser.post(change, told | {"name": "Late"}).status_code == 409
    browser.post(f"{LIST}{second.pk}/move/", {"direction": "earlier"})
    page = text_of(browser.get(LIST))
    assert page.index("1. Cabinet") < page.index("2. Head of equality")
    assert "Only for" in page
    browser.post(f"{LIST}{second.pk}/move/", {"direction": "later"})
    remove = f"{LIST}{second.pk}/remove/"
    assert "Remove “Cabinet”?" in text_of(browser.get(remove))
    seen = ApprovalStep.objects.get(pk=second.pk).version
    assert "Somebody changed this step" in text_of(browser.post(remove, {"seen": seen + 1}))
    for _twice in range(2):
        assert browser.post(remove, {"seen": seen}).headers["Location"] == LIST
    assert browser.get(remove).status_code == 404
    assert [each.name for each in barsetshire.approval_steps.all()] == ["Head of equality"]


def test_whoever_was_named_and_has_left_is_said(signed_in, barsetshire, ada, petra):
    lead = step(barsetshire, "person", "Lead", 5, petra)
    petra.memberships.all().delete()

    for path in (LIST, f"{LIST}{lead.pk}/change/"):
        assert "Petra was named, and has no such role here any more" in text_of(signed_in(ada).get(path))


def test_a_step_of_another_council_is_not_found(signed_in, loamshire, ada):
    theirs = step(loamshire, "body", "Cabinet", 5)

    for page in ("change", "remove"):
        assert signed_in(ada).get(f"{LIST}{theirs.pk}/{page}/").status_code == 404
    assert signed_in(ada).post(f"{LIST}{theirs.pk}/move/").status_code == 404


def test_waits_alone_are_said_to_be_no_approval(signed_in, barsetshire, ada):
    step(barsetshire, "wait", "Call-in", 5)

    assert "one other person has to agree first" in text_of(signed_in(ada).get(LIST))


# --- Submitting -------------------------------------------------------------------------------------------------------


def test_whoever_submits_sees_the_steps_and_their_days_first(signed_in, barsetshire, olivia, steps):
    stories.written(barsetshire, olivia)

    page = text_of(signed_in(olivia).get(address("submit_publication")))

    assert "It goes through these steps" in page
    assert "Equalities lead, Petra, by " in page
    assert "<li>Call-in</li>" in page


def test_comments_without_an_answer_are_said_before_submitting_again(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    actions.send_back(report, because="Sources.", comments={"people": "Whose?"}, by=petra)

    page = text_of(signed_in(olivia).get(address("submit_publication")))

    assert "1 comment on a part has no answer yet" in page


# --- Where it is ------------------------------------------------------------------------------------------------------


def test_the_hub_shows_who_has_it_since_when_and_by_when(signed_in, barsetshire, olivia, petra, morgan, steps):
    agreed(submitted(barsetshire, olivia), petra, on=date(2026, 6, 3))

    page = text_of(signed_in(olivia).get(HUB))

    assert "Petra agreed on 3 June 2026." in page
    assert "With Morgan since 3 June 2026" in page
    assert "By 11 June 2026." in page
    assert "By 2 July 2026." in page
    assert "5 working days after the decision." in page
    assert "Read and decide" not in page
    assert "Read and decide" in text_of(signed_in(morgan).get(HUB))
    assert "Read and decide" not in text_of(signed_in(petra).get(HUB))


def test_the_hub_shows_what_was_decided_and_when_it_may_be_published(
    signed_in, barsetshire, olivia, petra, morgan, steps
):
    decided(before_cabinet(barsetshire, olivia, petra, morgan), olivia)

    page = text_of(signed_in(olivia).get(HUB))

    assert "Decided on 30 June 2026. Minute 14." in page
    assert f'href="{MINUTES["link"]}"' in page
    assert "Noted by Olivia." in page
    assert "The first day on which it may be published is 8 July 2026." in page
    assert "It waits to be published." in page


def test_the_hub_of_a_sent_back_report_shows_what_each_step_said(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = agreed(submitted(barsetshire, olivia), petra)
    actions.send_back(report, because="Name the source.", comments={"people": "Whose?"}, by=morgan)

    page = text_of(signed_in(olivia).get(HUB))

    assert "How the last submission went" in page
    assert "Morgan asked for changes on" in page
    assert "Not asked" in page
    assert "1 comment is left to be dealt with." in page
    assert "Morgan on “People affected by our policies and practices”" in page


def test_what_was_agreed_to_already_is_said(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = actions.send_back(agreed(submitted(barsetshire, olivia), petra), because="Look.", by=morgan)
    actions.submit(report, on=MONDAY, by=olivia, at=at(MONDAY))

    assert "Not asked again: it is the same text." in text_of(signed_in(olivia).get(HUB))


def test_nobody_left_to_answer_is_said(signed_in, barsetshire, olivia, petra, morgan, steps):
    submitted(barsetshire, olivia)
    for person in (petra, morgan):
        person.memberships.all().delete()

    assert "Nobody at this council can decide on it" in text_of(signed_in(olivia).get(HUB))


def test_the_list_says_whose_turn_it_is_and_asks_no_more_questions_for_it(signed_in, barsetshire, olivia, petra, steps):
    browser, path = signed_in(olivia), reverse("officer_publications", args=["barsetshire"])
    submitted(barsetshire, olivia)
    browser.get(path)
    with CaptureQueriesContext(connection) as one:
        page = text_of(browser.get(path))
    for year in (2020, 2021, 2022):
        actions.submit(stories.written(barsetshire, olivia, year=year), on=MONDAY, by=olivia)
    with CaptureQueriesContext(connection) as four:
        browser.get(path)

    assert "Equalities lead: Petra, by 8 June 2026" in page
    assert len(four) == len(one)


def test_the_hub_asks_as_many_questions_for_eight_steps_as_for_one(signed_in, barsetshire, olivia, petra):
    browser = signed_in(olivia)
    step(barsetshire, "person", "Step 0", 5, petra)
    report = submitted(barsetshire, olivia)
    browser.get(HUB)
    with CaptureQueriesContext(connection) as one:
        browser.get(HUB)
    actions.send_back(report, because="More.", by=petra)
    for number in range(1, 8):
        step(barsetshire, "person", f"Step {number}", 5, petra)
    report.refresh_from_db()
    actions.submit(report, on=MONDAY, by=olivia)
    with CaptureQueriesContext(connection) as eight:
        browser.get(HUB)

    assert len(eight) - len(one) <= 1  # the comments, which only what was sent back can have


# --- Deciding ---------------------------------------------------------------------------------------------------------


def test_the_page_of_a_step_says_what_it_is_and_by_when(signed_in, barsetshire, olivia, petra, morgan, steps):
    report = submitted(barsetshire, olivia)
    browser = signed_in(petra)

    page = text_of(browser.get(DECIDE))
    response = browser.post(DECIDE, {"digest": report.digest, "step": "1"}, follow=True)

    assert "Equalities lead" in page
    assert "8 June 2026" in page
    assert 'name="step" value="1"' in page
    assert "The next step, “Monitoring officer”, is asked now." in text_of(response)


def test_whoever_is_not_asked_may_only_stop_it(signed_in, barsetshire, olivia, morgan, steps):
    report = submitted(barsetshire, olivia)
    browser = signed_in(morgan)

    page = text_of(browser.get(DECIDE))
    pressed = browser.post(DECIDE, {"digest": report.digest, "step": "1"})

    assert "Somebody else answers at this step, “Equalities lead”." in page
    assert 'name="digest"' not in page
    assert pressed.status_code == 409
    assert "Petra answers at this step" in text_of(pressed)


@pytest.mark.parametrize("sent", [{"step": "1"}, {}])
def test_a_second_click_answers_at_no_second_step(signed_in, barsetshire, olivia, petra, sent):
    step(barsetshire, "person", "First", 5)
    step(barsetshire, "person", "Second", 5)
    report = submitted(barsetshire, olivia)
    browser = signed_in(petra)
    browser.post(DECIDE, {"digest": report.digest} | sent)

    second = browser.post(DECIDE, {"digest": report.digest} | sent)

    assert second.status_code == (302 if sent else 409)
    assert chain_of(Publication.objects.get()).turn.name == "Second"


def test_the_approver_of_a_body_s_step_is_led_to_its_decision(signed_in, barsetshire, olivia, petra, morgan, steps):
    before_cabinet(barsetshire, olivia, petra, morgan)

    page = text_of(signed_in(petra).get(DECIDE))

    assert "It waits for a decision of Cabinet." in page
    assert f'href="{DECISION}"' in page


def test_whoever_decides_again_reads_what_became_of_the_comments(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    actions.send_back(report, because="Sources.", comments={"people": "Whose?", "gaps": "Which?"}, by=petra)
    approving.answer_comment(Comment.objects.get(part="people"), answer="The census of 2021.", by=olivia)
    actions.submit(Publication.objects.get(), on=MONDAY, by=olivia)

    page = text_of(signed_in(petra).get(DECIDE))

    assert page.index("What changed") < page.index("What became of the comments") < page.index("Your decision")
    assert "The census of 2021." in page
    assert "Nobody has said yet what was done about it." in page


def test_changes_are_asked_for_with_comments_on_parts(signed_in, barsetshire, olivia, petra):
    told = {"digest": submitted(barsetshire, olivia).digest, "on-people": "Whose figures?"}
    browser = signed_in(petra)

    assert "Comments on parts (optional)" in text_of(browser.get(BACK))
    empty = browser.post(BACK, told | {"because": ""})
    sent = browser.post(BACK, told | {"because": "Sources.", "on-gaps": " "})

    assert empty.status_code == 422
    assert "Whose figures?</textarea>" in text_of(empty)
    assert sent.headers["Location"] == HUB
    assert [(each.part, each.text) for each in Comment.objects.all()] == [("people", "Whose figures?")]


def test_comments_typed_too_late_are_not_lost(signed_in, barsetshire, olivia, petra):
    actions.send_back(submitted(barsetshire, olivia), because="More.", by=petra)

    late = signed_in(petra).post(BACK, {"because": "Sources.", "on-people": "Whose figures?"})

    assert late.status_code == 409
    assert "Whose figures?</textarea>" in text_of(late)
