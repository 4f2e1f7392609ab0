"""A document on its way: somebody leaves, sends back late, or withdraws what readers see meanwhile."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from deadlines.models import Deadline, Discharge
from publications import actions
from publications.models import Comment, Publication, State
from publications.officer_views import deciding
from tests import cast
from tests.publications import stories
from tests.publications.approving_stage import MONDAY, agreed, at, step, submitted

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
HUB, DECIDE, BACK, SUBMIT, WITHDRAW = (
    reverse(f"{name}_publication", args=REPORT) for name in ("officer", "decide", "send_back", "submit", "withdraw")
)


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-10 10:00 +0100", tick=False):
        yield


@pytest.fixture
def morgan(barsetshire):
    return cast.person("morgan", (barsetshire, "approver"))


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def text_of(response, status=200):
    assert response.status_code == status
    return " ".join(response.content.decode().split())


# --- Somebody leaves --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["without a role", "without an account"])
def test_a_step_of_somebody_who_left_is_with_everybody_who_may_approve(
    signed_in, barsetshire, olivia, petra, morgan, how
):
    step(barsetshire, "person", "Monitoring officer", 3, morgan)
    report = submitted(barsetshire, olivia)
    assert "With Morgan since" in text_of(signed_in(olivia).get(HUB))
    if how == "without a role":
        morgan.memberships.all().delete()
    else:
        morgan.is_active = False
        morgan.save()

    assert "With anybody who may approve since" in text_of(signed_in(olivia).get(HUB))
    page = text_of(signed_in(petra).get(DECIDE))
    assert "With anybody who may approve since" in page
    signed_in(petra).post(DECIDE, {"digest": report.digest, "step": "1"})
    report.refresh_from_db()
    assert (report.state, report.approved_by) == (State.APPROVED, petra)


@pytest.mark.parametrize("how", ["without a role", "without an account", "with another role"])
def test_what_waited_for_somebody_who_left_stands_on_the_first_page_of_who_may_answer(
    signed_in, barsetshire, olivia, petra, morgan, how
):
    step(barsetshire, "person", "Monitoring officer", 3, morgan)
    report = submitted(barsetshire, olivia)
    first_page = reverse("officer_home", args=["barsetshire"])
    decide = f"Read “{report.title}” and decide"
    assert decide not in text_of(signed_in(petra).get(first_page))
    every_page = reverse("officer_publications", args=["barsetshire"])
    assert "Monitoring officer: Morgan, by" in text_of(signed_in(petra).get(every_page))
    if how == "without an account":
        morgan.is_active = False
        morgan.save()
    else:
        morgan.memberships.all().delete()
    if how == "with another role":
        barsetshire.memberships.create(user=morgan, role="officer")

    assert decide in text_of(signed_in(petra).get(first_page))
    assert "Monitoring officer, by" in text_of(signed_in(petra).get(every_page))


def test_whoever_submits_is_not_told_to_wait_for_themselves_or_for_somebody_who_left(
    signed_in, barsetshire, petra, morgan
):
    barsetshire.memberships.create(user=petra, role="officer")
    step(barsetshire, "person", "Equalities lead", 5, petra)
    step(barsetshire, "person", "Monitoring officer", 3, morgan)
    stories.written(barsetshire, petra)
    page = text_of(signed_in(petra).get(SUBMIT))
    assert "Equalities lead, anybody else who may approve, by" in page
    assert "Monitoring officer, Morgan, by" in page

    morgan.memberships.all().delete()

    assert "Monitoring officer, anybody else who may approve, by" in text_of(signed_in(petra).get(SUBMIT))


def test_where_bodies_alone_decide_nobody_is_missed(signed_in, barsetshire, olivia):
    step(barsetshire, "body", "Cabinet", 5)
    stories.written(barsetshire, olivia)
    assert "Nobody else at this council can approve yet" not in text_of(signed_in(olivia).get(SUBMIT))

    step(barsetshire, "person", "Monitoring officer", 3)

    assert "Nobody else at this council can approve yet" in text_of(signed_in(olivia).get(SUBMIT))


@pytest.mark.parametrize("place", ["9" * 5000, "-1", "1.5", "one", "²"])
def test_a_step_of_a_strange_number_is_the_first(signed_in, barsetshire, olivia, petra, place):
    report = submitted(barsetshire, olivia)

    assert signed_in(petra).post(DECIDE, {"digest": report.digest, "step": place}).headers["Location"] == HUB
    report.refresh_from_db()
    assert report.state == State.APPROVED


# --- Sending back -----------------------------------------------------------------------------------------------------


def submitted_again(older, by):
    section = older.sections.get(key="people")
    actions.write_section(section, seen=section.version, narrative="With its source.", by=by)
    return actions.submit(Publication.objects.get(pk=older.pk), on=date(2026, 6, 9), by=by)


def test_words_about_an_older_text_send_back_no_newer_one(signed_in, barsetshire, olivia, petra, morgan):
    older = submitted(barsetshire, olivia)
    assert f'name="digest" value="{older.digest}"' in text_of(signed_in(petra).get(BACK))
    actions.send_back(older, because="Name the source.", by=morgan, at=at(MONDAY, 15))
    newer = submitted_again(older, olivia)

    typed = {"digest": older.digest, "because": "The source?", "on-people": "Which?"}
    page = text_of(signed_in(petra).post(BACK, typed), 409)

    assert "This was submitted again since you opened the page." in page
    assert "Which?" in page
    newer.refresh_from_db()
    assert (newer.state, Comment.objects.count()) == (State.IN_REVIEW, 0)
    assert f'name="digest" value="{newer.digest}"' in page
    assert signed_in(petra).post(BACK, typed | {"digest": newer.digest}).headers["Location"] == HUB


def test_sending_back_twice_is_sending_back_once(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    typed = {"digest": report.digest, "because": "Name the source.", "on-people": "Which?"}

    answers = [signed_in(petra).post(BACK, typed).headers["Location"] for _twice in range(2)]

    assert answers == [HUB, HUB]
    assert Comment.objects.count() == 1


def test_who_sends_back_second_reads_that_the_draft_is_open_already(signed_in, barsetshire, olivia, petra, morgan):
    report = submitted(barsetshire, olivia)
    actions.send_back(report, because="Name the source.", by=morgan)

    page = text_of(signed_in(petra).post(BACK, {"digest": report.digest, "because": "Shorten it."}), 409)

    assert "Morgan has asked for changes already, and the draft is open." in page
    assert "Shorten it.</textarea>" in page


def test_who_sends_back_second_is_asked_once_more_about_a_text_never_seen(
    signed_in, barsetshire, olivia, petra, morgan
):
    older = submitted(barsetshire, olivia)
    typed = {"digest": older.digest, "because": "Shorten it."}
    actions.send_back(older, because="Name the source.", by=morgan)
    page = text_of(signed_in(petra).post(BACK, typed), 409)
    assert 'name="digest" value=""' in page
    newer = submitted_again(older, olivia)

    assert "This was submitted again" in text_of(signed_in(petra).post(BACK, typed | {"digest": ""}), 409)
    newer.refresh_from_db()
    assert newer.state == State.IN_REVIEW


def test_a_reason_that_was_forgotten_does_not_bring_an_unread_text_with_it(
    signed_in, barsetshire, olivia, petra, morgan
):
    older = submitted(barsetshire, olivia)
    actions.send_back(older, because="Name the source.", by=morgan)
    submitted_again(older, olivia)

    page = text_of(signed_in(petra).post(BACK, {"digest": older.digest, "because": ""}), 422)

    assert f'name="digest" value="{older.digest}"' in page


def test_the_second_of_two_clicks_at_once_is_no_error(signed_in, barsetshire, olivia, petra, monkeypatch):
    report = submitted(barsetshire, olivia)
    read_before_the_first = Publication.objects.get()
    typed = {"digest": report.digest, "because": "Name the source."}
    signed_in(petra).post(BACK, typed)
    monkeypatch.setattr(deciding, "publication_of", lambda *_address: read_before_the_first)

    assert signed_in(petra).post(BACK, typed).headers["Location"] == HUB


def test_a_further_comment_with_the_same_reason_is_not_taken_as_said(signed_in, barsetshire, olivia, petra):
    report = submitted(barsetshire, olivia)
    typed = {"digest": report.digest, "because": "Name the source."}
    signed_in(petra).post(BACK, typed)

    assert "Whose?</textarea>" in text_of(signed_in(petra).post(BACK, typed | {"on-people": "Whose?"}), 409)


def test_who_answers_for_somebody_who_left_is_named_beside_the_step(signed_in, barsetshire, olivia, petra, morgan):
    step(barsetshire, "person", "Monitoring officer", 3, morgan)
    morgan.memberships.all().delete()
    report = submitted(barsetshire, olivia)
    told = Deadline.objects.get(kind="approval").explanation

    signed_in(petra).post(BACK, {"digest": report.digest, "because": "Name the source."})

    assert "with anybody who may approve" in str(told)
    said = report.sign_offs.get()
    assert (said.state, said.decided_by_name) == ("changes_asked", "Petra")


# --- Withdrawing while a correction is on its way ---------------------------------------------------------------------


@pytest.fixture
def opened(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra, on=date(2026, 6, 10))
    return actions.start_correction(edition.publication, what_changes="A table let people be recognised.", by=olivia)


def on_its_way(publication, state, by, approver):
    if state != State.DRAFT:
        publication = actions.submit(publication, on=date(2026, 6, 10), by=by)
    return agreed(publication, approver) if state == State.APPROVED else publication


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.APPROVED])
def test_what_readers_see_is_withdrawn_at_once_and_its_correction_goes_on(
    signed_in, opened, barsetshire, olivia, petra, state
):
    publication = on_its_way(opened, state, olivia, petra)
    barsetshire.memberships.create(user=petra, role="officer")
    officer = signed_in(petra)
    assert "Withdraw edition 1.0, which readers see now" in text_of(officer.get(HUB))
    assert "A withdrawal cannot be taken back" in text_of(officer.get(WITHDRAW))

    officer.post(WITHDRAW, {"because": "People can be recognised.", "met_the_duty": "yes"})

    publication.refresh_from_db()
    assert (publication.state, publication.editions.get().withdrawn_on) == (state, date(2026, 6, 10))
    assert "Withdraw edition" not in text_of(officer.get(HUB))
    assert officer.get(WITHDRAW).headers["Location"] == HUB
    mended = corrected_on(publication, olivia, petra)
    assert (mended.number, mended.passport["duties"]) == (2, [])


def corrected_on(publication, by, approver):
    if publication.state == State.DRAFT:
        publication = actions.submit(publication, on=date(2026, 6, 12), by=by)
    if publication.state == State.IN_REVIEW:
        publication = actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=date(2026, 6, 12), by=approver)


def test_where_it_never_met_its_duty_the_correction_that_is_on_its_way_does(opened, olivia, petra):
    publication = on_its_way(opened, State.IN_REVIEW, olivia, petra)
    actions.withdraw(
        publication.editions.get(), because="The wrong file.", on=date(2026, 6, 11), by=petra, met_the_duty=False
    )
    assert not Discharge.objects.standing().exists()
    publication.refresh_from_db()

    mended = corrected_on(publication, olivia, petra)

    assert [met["code"] for met in mended.passport["duties"]] == ["EQ_INFO"]
    assert Discharge.objects.standing().get().made_public_on == date(2026, 6, 12)
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on == date(2027, 6, 11)


def test_a_click_on_an_old_page_does_not_withdraw_the_correction(signed_in, opened, barsetshire, olivia, petra):
    barsetshire.memberships.create(user=petra, role="officer")
    assert 'name="edition" value="1"' in text_of(signed_in(petra).get(WITHDRAW))
    mended = corrected_on(on_its_way(opened, State.APPROVED, olivia, petra), olivia, petra)

    typed = {"edition": "1", "because": "People can be recognised.", "met_the_duty": "yes"}
    page = text_of(signed_in(petra).post(WITHDRAW, typed), 409)

    assert "This edition has been replaced by a newer one." in page
    mended.refresh_from_db()
    assert mended.withdrawn_on is None


def test_what_was_removed_by_law_is_not_offered_to_be_withdrawn(signed_in, opened, olivia):
    actions.remove_by_law(opened.editions.get(), because="A court ordered it.", on=date(2026, 6, 10), by=olivia)

    assert "Withdraw edition" not in text_of(signed_in(olivia).get(HUB))
    assert signed_in(olivia).get(WITHDRAW).headers["Location"] == HUB
