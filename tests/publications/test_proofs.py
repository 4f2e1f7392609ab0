"""PDFs of drafts: asked for, drawn once by the worker, shown to those who may see drafts, gone after a month."""

from datetime import date, timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.urls import reverse
from django.utils import timezone

from councils.models import Record
from files import store
from publications import actions, proofs, proving, tasks
from publications.lifecycle import NotAllowedNow
from publications.models import Proof, Publication
from publications.renditions import MANY_ATTEMPTS
from publications.report import render
from publications.starting import publication_for
from tests.publications import committee_stage as stage
from tests.publications import stories

ON = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def drawn(monkeypatch):
    """A renderer that is quick, and says what it was asked."""
    asked = []

    def pdf_of_draft(proof):
        asked.append(proof.digest)
        return f"%PDF of {proof.digest}".encode()

    monkeypatch.setattr(proofs, "pdf_of_draft", pdf_of_draft)
    return asked


@pytest.fixture
def draft(barsetshire, olivia):
    return stories.draft(barsetshire, olivia)


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def at(name, publication):
    return reverse(name, args=[publication.council.slug, publication.kind_in_address, publication.period])


def refuse(_proof):
    raise RuntimeError("no ink")


# --- The verb ---------------------------------------------------------------------------------------------------------


def test_the_same_draft_is_printed_once_and_a_changed_one_anew(draft, olivia, drawn):
    first = proving.ask_for_proof(draft, on=ON, by=olivia)
    assert proving.ask_for_proof(draft, on=ON, by=olivia) == first
    actions.write_section(draft.sections.get(key="aims"), seen=1, narrative="New words.", by=olivia)
    second = proving.ask_for_proof(draft, on=ON, by=olivia)

    assert tasks.render_due() == 2
    assert drawn == [first.digest, second.digest]
    assert Record.objects.filter(event="print of the draft asked for").count() == 2


def test_what_was_submitted_is_what_is_printed(barsetshire, olivia):
    publication = stories.submitted(barsetshire, olivia)

    assert proving.ask_for_proof(publication, on=ON, by=olivia).digest == publication.digest


def test_a_set_never_submitted_is_printed_too(barsetshire, olivia):
    proof = proving.ask_for_proof(publication_for(stories.whole_set(barsetshire, olivia)), on=ON, by=olivia)

    assert proof.publication.objective_set.title == "Equality objectives 2026 to 2030"


def test_there_is_none_of_what_is_published(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    with pytest.raises(NotAllowedNow):
        proving.ask_for_proof(edition.publication, on=ON, by=olivia)


# --- The worker -------------------------------------------------------------------------------------------------------


def test_a_failure_is_noted_and_tried_again_and_asking_again_tries_at_once(draft, olivia, monkeypatch):
    proof = proving.ask_for_proof(draft, on=ON, by=olivia)
    with monkeypatch.context() as broken:
        broken.setattr(proofs, "pdf_of_draft", refuse)
        assert proofs.make_waiting() == 0
    proof.refresh_from_db()
    assert (proof.last_error, proof.attempts, proof.sha256) == ("no ink", 1, "")
    assert proofs.make_waiting() == 0

    proving.ask_for_proof(draft, on=ON, by=olivia)

    assert proofs.make_waiting() == 1
    proof.refresh_from_db()
    assert store.read(proof.sha256).startswith(b"%PDF of")


def test_two_workers_never_draw_the_same_and_a_late_one_changes_nothing(draft, olivia):
    proof = proving.ask_for_proof(draft, on=ON, by=olivia)
    taken = proofs.claim()

    assert (taken, proofs.claim()) == (proof, None)
    assert proofs.make(taken) is True
    assert proofs.make(taken) is False


def test_a_print_leaves_the_list_after_thirty_days_and_its_file_may_stay(draft, olivia):
    proving.ask_for_proof(draft, on=ON, by=olivia)
    proofs.make_waiting()
    Proof.objects.update(asked_at=timezone.now() - timedelta(days=29))
    proofs.make_waiting()
    assert Proof.objects.count() == 1

    Proof.objects.update(asked_at=timezone.now() - timedelta(days=31))
    proofs.make_waiting()

    assert Proof.objects.count() == 0


# --- The pages --------------------------------------------------------------------------------------------------------


def test_the_page_asks_shows_the_state_refreshes_and_gives_the_file(officer, draft):
    assert "Make a PDF of the draft" in officer.get(at("draft_pdf", draft)).content.decode()
    assert officer.get(at("draft_pdf_file", draft)).status_code == 404

    response = officer.post(at("make_draft_pdf", draft))
    assert response.headers["Location"] == at("draft_pdf", draft)
    waiting = officer.get(at("draft_pdf", draft))
    assert (waiting.headers["Refresh"], "is being prepared" in waiting.content.decode()) == ("5", True)
    proofs.make_waiting()
    made = officer.get(at("draft_pdf", draft))
    assert "Refresh" not in made.headers
    assert "Open the PDF of the draft" in made.content.decode()

    file = officer.get(at("draft_pdf_file", draft))
    assert file.content.startswith(b"%PDF")
    assert {"private", "no-store"} <= set(file.headers["Cache-Control"].split(", "))
    assert "draft-barsetshire-" in file.headers["Content-Disposition"]


def test_failures_are_told_with_their_reason(officer, draft, olivia, monkeypatch):
    monkeypatch.setattr(proofs, "pdf_of_draft", refuse)
    officer.post(at("make_draft_pdf", draft))
    proofs.make_waiting()
    page = officer.get(at("draft_pdf", draft))
    assert ("The reason: no ink" in page.content.decode(), page.headers["Refresh"]) == (True, "5")

    Proof.objects.update(attempts=MANY_ATTEMPTS)

    page = officer.get(at("draft_pdf", draft))
    assert ("could not be drawn yet" in page.content.decode(), "Refresh" in page.headers) == (True, False)


def test_a_file_that_cannot_be_read_leads_back_with_a_sentence(officer, draft):
    officer.post(at("make_draft_pdf", draft))
    proofs.make_waiting()
    store.place(Proof.objects.get().sha256).unlink()

    page = officer.get(at("draft_pdf_file", draft), follow=True)

    assert "The file cannot be read" in page.content.decode()


def test_who_may_see_drafts_may_read_it_but_not_ask(client, petra, cora, draft):
    client.force_login(petra)
    assert "An officer can make one" in client.get(at("draft_pdf", draft)).content.decode()
    assert client.post(at("make_draft_pdf", draft)).status_code == 403
    client.force_login(cora)
    assert client.get(at("draft_pdf_file", draft)).status_code == 403


def test_once_it_is_published_there_is_no_draft(officer, barsetshire, olivia, petra):
    publication = stories.submitted(barsetshire, olivia)
    officer.post(at("make_draft_pdf", publication))
    proofs.make_waiting()
    actions.approve(publication, agreed_digest=publication.digest, by=petra)
    actions.publish(Publication.objects.get(pk=publication.pk), on=ON, by=olivia)

    assert "no draft any more" in officer.get(at("draft_pdf", publication)).content.decode()
    assert officer.get(at("draft_pdf_file", publication)).status_code == 404
    assert officer.post(at("make_draft_pdf", publication)).status_code == 409


def test_the_hub_and_the_preview_lead_to_word_and_pdf(officer, barsetshire, olivia):
    publication = stage.report(barsetshire, olivia).publication

    for name in ("officer_publication", "preview_publication"):
        page = officer.get(at(name, publication)).content.decode()
        assert at("word_publication", publication) in page
        assert at("draft_pdf", publication) in page


def test_a_content_asked_for_again_is_the_one_the_page_shows(officer, draft, olivia, petra):
    first = proving.ask_for_proof(draft, on=ON, by=olivia)
    section = draft.sections.get(key="aims")
    before = section.narrative
    section = actions.write_section(section, seen=1, narrative="New words.", by=olivia)
    second = proving.ask_for_proof(draft, on=ON, by=olivia)
    proofs.make_waiting()
    actions.write_section(section, seen=section.version, narrative=before, by=olivia)

    again = proving.ask_for_proof(draft, on=ON, by=petra)

    assert (again, again.asked_by_name, again.asked_at > second.asked_at) == (first, "Petra", True)
    assert officer.get(at("draft_pdf", draft)).context["proof"] == first


def test_editions_and_drafts_share_one_time(monkeypatch):
    until = []
    for made in (tasks.renditions, tasks.proofs):
        monkeypatch.setattr(made, "make_waiting", lambda *, stop_at: until.append(stop_at) or 0)

    tasks.render_due()

    assert until[0] == until[1]


def test_a_worker_whose_time_is_over_fails_no_draft(draft, olivia, monkeypatch):
    proving.ask_for_proof(draft, on=ON, by=olivia)

    def too_long(_proof):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(proofs, "pdf_of_draft", too_long)
    with pytest.raises(SoftTimeLimitExceeded):
        proofs.make_waiting()

    assert Proof.objects.get().last_error == ""


def test_a_draft_shows_the_logo_that_was_handed_in(draft, olivia):
    proof = proving.ask_for_proof(draft, on=ON, by=olivia)
    proof.content["brand"] |= {"logo_sha256": "a" * 64, "logo_alt": "The county's swan"}

    page = render.draft(proof)

    assert 'src="asset:logo" alt="The county&#x27;s swan"' in page
    assert "cover with-logo" in page
