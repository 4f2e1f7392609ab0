"""Reports to a meeting on the page: started, headed, filled with suggested texts, decided on, taken into Word."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from govuk.pdf import pdf
from objectives import actions as objectives
from publications import actions, committee, proofs, proving
from publications.models import CommitteeReport, Publication, Recommendation
from publications.report.render import document, draft
from tests.publications import committee_stage as stage
from tests.publications import stories
from tests.verapdf import validate_all

START = "/officers/barsetshire/publications/start/committee-report/"
HOSTILE = "<script>alert(1)</script> & “x” \u202e 内閣 {{ x }} {% y %} ' OR 1=1 --"
DAY = {"meeting_on-day": "12", "meeting_on-month": "2", "meeting_on-year": "2027"}
MEETING = DAY | {"meeting_of": "Cabinet", "report_of": stage.MEMBER}


@pytest.fixture(autouse=True)
def _it_is_june():
    with time_machine.travel("2026-06-15 10:00 +0100", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def report(barsetshire, olivia):
    return stage.about_a_draft_set(barsetshire, olivia)


def at(name, *more):
    return reverse(name, args=["barsetshire", stage.KIND, stage.AT, *more])


def text_of(response):
    return response.content.decode()


# --- Starting ---------------------------------------------------------------------------------------------------------


def test_it_is_offered_among_the_kinds(officer, barsetshire):
    assert START in text_of(officer.get("/officers/barsetshire/publications/start/"))


def test_it_is_started_about_a_set_that_was_never_submitted(officer, barsetshire, olivia):
    objective_set = stories.whole_set(barsetshire, olivia)
    assert "Equality objectives 2026 to 2030 (draft)" in text_of(officer.get(START))

    response = officer.post(START, MEETING | {"about": f"set-{objective_set.pk}", "asked": "recommend"})

    assert response.headers["Location"] == at("officer_publication")
    made = CommitteeReport.objects.get()
    assert made.about.objective_set == objective_set
    assert made.recommendations.get().asked == "recommend"


def test_it_is_started_about_no_document(officer, barsetshire):
    officer.post(START, MEETING | {"about": "none", "subject": "Training"})

    assert CommitteeReport.objects.get().about is None
    assert "No recommendation is made yet." in text_of(officer.get(at("officer_publication")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Select a document, or none"),
        ({"about": "none"}, "Enter the subject of the report"),
        ({"about": "1066"}, "Select one of the choices on this page"),
        ({"meeting_of": "", "about": "none"}, "Enter the meeting that the report goes to"),
        ({"report_of": "", "about": "none"}, "Enter who makes the report"),
        ({"meeting_on-day": "", "about": "none"}, "The day of the meeting must include a day"),
    ],
)
def test_what_is_missing_is_asked_for(officer, barsetshire, typed, said):
    response = officer.post(START, MEETING | typed)

    assert (response.status_code, Publication.objects.count()) == (422, 0)
    assert said in text_of(response)


def test_what_is_asked_of_a_document_has_to_be_chosen(officer, barsetshire, olivia):
    publication = stories.draft(barsetshire, olivia)

    assert "Select what the meeting is asked" in text_of(officer.post(START, MEETING | {"about": str(publication.pk)}))


def test_another_council_s_document_is_none_to_choose(officer, loamshire, sam):
    theirs = stories.draft(loamshire, sam)

    assert officer.post(START, MEETING | {"about": str(theirs.pk), "asked": "note"}).status_code == 422


def test_where_no_such_report_is_made_nothing_is_started(officer, barsetshire):
    barsetshire.nation = "northern_ireland"
    barsetshire.save()

    response = officer.post(START, MEETING | {"about": "none", "subject": "S"})

    assert (response.status_code, Publication.objects.count()) == (422, 0)


# --- The head ---------------------------------------------------------------------------------------------------------


def head(**told):
    return MEETING | {"seen": "1", "subject": "Objectives", "key_decision": "yes", "call_in": "no"} | told


def test_the_head_is_changed(officer, report):
    assert "Cabinet Member for Communities" in text_of(officer.get(at("committee_head")))

    officer.post(at("committee_head"), head(contact_officer=HOSTILE, wards="Abbey and Dell"))

    hub = text_of(officer.get(at("officer_publication")))
    assert "Abbey and Dell" in hub
    assert "<script>alert" not in hub
    assert CommitteeReport.objects.get().is_key_decision


def test_an_older_form_of_the_head_is_stopped_once_with_its_words_kept(officer, report, olivia):
    committee.change_head(report, seen=1, by=olivia, subject="Theirs")

    response = officer.post(at("committee_head"), head(subject="Mine"))
    assert (response.status_code, "Mine" in text_of(response)) == (409, True)
    assert 'name="seen" value="2"' in text_of(response)

    assert officer.post(at("committee_head"), head(subject="Mine", seen="2")).status_code == 302
    assert officer.post(at("committee_head"), head(subject="")).status_code == 422


def test_once_it_is_submitted_the_pages_lead_back_or_say_why(officer, report, olivia):
    row = report.recommendations.get()
    actions.submit(stage.written(report, olivia), on=stage.TODAY, by=olivia)
    one = {"asked": "note", "words": "this"}

    for name, more in (("committee_head", ()), ("recommendations", ()), ("change_recommendation", (row.pk,))):
        assert officer.get(at(name, *more)).headers["Location"] == at("officer_publication")
    assert officer.post(at("committee_head"), head(seen="2")).status_code == 409
    assert officer.post(at("recommendations"), one).status_code == 409
    assert officer.post(at("change_recommendation", row.pk), one | {"seen": "1", "place": "1"}).status_code == 409
    assert officer.post(at("drop_recommendation", row.pk)).status_code == 409


def test_no_other_document_has_a_head_or_recommendations(officer, barsetshire, olivia):
    publication = stories.draft(barsetshire, olivia)

    for name in ("committee_head", "recommendations"):
        where = reverse(name, args=["barsetshire", publication.kind_in_address, publication.period])
        assert officer.get(where).status_code == 404


# --- Recommendations --------------------------------------------------------------------------------------------------


def test_recommendations_are_added_changed_moved_and_removed(officer, report, olivia):
    assert officer.post(at("recommendations"), {"asked": "note"}).status_code == 422
    officer.post(at("recommendations"), {"asked": "note", "words": HOSTILE, "document": str(report.about_id)})
    second = Recommendation.objects.get(position=2)
    page = text_of(officer.get(at("recommendations")))
    assert "<script>alert" not in page
    assert "Recommendation 2" in text_of(officer.get(at("change_recommendation", second.pk)))

    changed = {"asked": "note", "words": "the training", "place": "1", "seen": "1"}
    assert officer.post(at("change_recommendation", second.pk), changed | {"words": ""}).status_code == 422
    assert officer.post(at("change_recommendation", second.pk), changed).status_code == 302
    assert str(Recommendation.objects.get(position=1)) == "1. Note the training"
    stale = officer.post(at("change_recommendation", second.pk), changed)
    assert (stale.status_code, "Somebody saved this meanwhile" in text_of(stale)) == (409, True)

    for _press in range(2):
        assert officer.post(at("drop_recommendation", second.pk)).headers["Location"] == at("recommendations")
    assert Recommendation.objects.count() == 1


def test_what_the_meeting_decided_is_noted(officer, report):
    row = report.recommendations.get()
    where = at("recommendation_outcome", row.pk)
    day = {"outcome_on-day": "12", "outcome_on-month": "6", "outcome_on-year": "2026"}
    assert officer.get(where).status_code == 200

    assert "Enter the day of the decision" in text_of(officer.post(where, {"seen": "1", "outcome": "agreed"}))
    future = day | {"outcome_on-year": "2027"}
    assert "must be on or before" in text_of(officer.post(where, future | {"seen": "1", "outcome": "agreed"}))
    officer.post(where, day | {"seen": "1", "outcome": "deferred", "minute": "Minute 14"})

    hub = text_of(officer.get(at("officer_publication")))
    assert "Deferred, 12 June 2026. Minute 14" in hub
    assert officer.post(where, day | {"seen": "1", "outcome": "agreed"}).status_code == 409
    officer.post(where, {"seen": "2", "outcome": "none", "outcome_on-day": "31"})
    assert Recommendation.objects.get().outcome == ""


# --- Suggested texts --------------------------------------------------------------------------------------------------


def test_a_suggested_text_goes_into_the_box_after_what_was_typed_and_nothing_is_saved(officer, report):
    where = at("write_section", "committee_legal")
    page = text_of(officer.get(where))
    assert "Use the suggested text" in page
    assert "compliance notice" in page

    taken = text_of(officer.post(where, {"narrative": "Mine first.", "seen": "1", "suggested": "1"}))
    box = taken[taken.index("<textarea") : taken.index("</textarea>")]

    assert box.index("Mine first.") < box.index("compliance notice")
    assert "Nothing is saved yet" in taken
    assert report.publication.sections.get(key="committee_legal").narrative == ""
    again = text_of(officer.post(where, {"narrative": box.split(">", 1)[1], "seen": "1", "suggested": "1"}))
    assert again.count("28 days") == taken.count("28 days")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("background", "This report puts “Equality objectives 2026 to 2030” before Cabinet."),
        ("priorities", "has 1 objective."),
        ("actions", "holds 1 actions: 0 done and 1 still to do"),
        ("monitoring", "Objective 1: Head"),
        ("policy", "carry out “Equality objectives 2026 to 2030” (2026 to 2030)"),
        ("equalities", "disability"),
        ("risk", "is at risk: Two schools lag."),
    ],
)
def test_each_part_suggests_what_stands_here(officer, report, key, said):
    assert said in text_of(officer.get(at("write_section", f"committee_{key}")))


def test_consultation_and_training_come_from_the_document(officer, barsetshire, olivia):
    publication = stories.written(barsetshire, olivia)
    made = stage.report(barsetshire, olivia, publication)
    committee.change_head(made, seen=1, subject="S", consulted_until=date(2026, 6, 1), by=olivia)

    assert "Consultation ended on 1 June 2026." in text_of(officer.get(at("write_section", "committee_consultation")))
    assert "Words. Training" in text_of(officer.get(at("write_section", "committee_training")))


def test_where_nothing_can_be_said_nothing_is_suggested(officer, barsetshire, olivia):
    stage.report(barsetshire, olivia)

    for key in ("consultation", "training", "monitoring", "policy", "financial", "priorities", "actions", "papers"):
        page = officer.get(at("write_section", f"committee_{key}"))
        assert (page.status_code, "Use the suggested text" in text_of(page)) == (200, False), key


# --- Pages, Word and PDF ----------------------------------------------------------------------------------------------


def test_every_page_of_it_is_reached_from_its_hub_to_its_public_page(officer, report, olivia, petra):
    edition = stage.published(report, olivia, petra)

    public = text_of(officer.get(edition.get_absolute_url()))
    assert "Date of the meeting" in public
    assert "3 Implications" in public
    for name in ("officer_publication", "preview_publication", "word_publication"):
        assert officer.get(at(name)).status_code == 200


def test_the_check_leads_to_where_each_thing_is_mended(officer, barsetshire, olivia):
    stage.report(barsetshire, olivia)
    page = text_of(officer.get(at("check_publication")))

    for name, more in (("recommendations", ()), ("committee_head", ()), ("write_section", ("committee_legal",))):
        assert f'href="{at(name, *more)}' in page


def test_the_plain_page_and_file_are_for_word(officer, report, olivia):
    stage.written(report, olivia)
    page, file = officer.get(at("word_publication")), officer.get(at("word_file"))

    assert "<h3>3.2 Legal</h3>" in text_of(page)
    assert "Draft, not published" in text_of(page)
    assert "style" not in text_of(page)
    assert 'filename="barsetshire-committee-report-cabinet-2027-02-12.html"' in file.headers["Content-Disposition"]
    assert "<style>" in text_of(file)
    assert "no-store" in page.headers["Cache-Control"]


def test_naughty_strings_stay_text_on_every_page(officer, report, olivia):
    committee.change_head(
        report, seen=1, by=olivia, subject=HOSTILE, meeting_of=HOSTILE, report_of=HOSTILE, wards=HOSTILE
    )
    committee.recommend(report, asked="note", words=HOSTILE, by=olivia)
    section = report.publication.sections.get(key="committee_legal")
    actions.write_section(section, seen=1, narrative=HOSTILE, by=olivia)

    names = ("officer_publication", "preview_publication", "word_publication", "recommendations", "committee_head")
    for name in names:
        page = text_of(officer.get(at(name)))
        assert ("<script>alert" in page, "内閣" in page) == (False, True), name


def queries_of(client, path):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_the_list_tells_it_apart_from_the_document_of_the_same_name(officer, report):
    page = text_of(officer.get(reverse("officer_publications", args=["barsetshire"])))

    assert f"{report.publication.title} (Committee report)</a>" in page


def test_hub_list_and_word_page_ask_as_many_queries_for_many_as_for_few(officer, report, olivia):
    objective_set = report.about.objective_set
    committee.recommend(report, asked="note", words="x", document=report.about, by=olivia)
    paths = [at(name) for name in ("officer_publication", "recommendations", "word_publication")]
    few = [queries_of(officer, path) for path in paths]
    for n in range(5):
        committee.recommend(report, asked="note", words=f"thing {n}", document=report.about, by=olivia)
        objectives.add_objective(objective_set, title=f"Objective {n}", aims=["foster"], by=olivia)

    assert [queries_of(officer, path) for path in paths] == few


@pytest.mark.slow
def test_the_report_and_its_draft_pass_verapdf_and_the_draft_says_so_on_each_page(report, olivia, petra, tmp_path):
    proof = proving.ask_for_proof(report.publication, on=stage.TODAY, by=olivia)
    assert "DRAFT of 15 June 2026, not published" in draft(proof)
    assert proofs.make_waiting() == 1
    (tmp_path / "draft.pdf").write_bytes(pdf(draft(proof), identifier=b"draft"))
    edition = stage.published(report, olivia, petra)
    (tmp_path / "report.pdf").write_bytes(pdf(document(edition), identifier=b"report"))

    verdicts = validate_all([tmp_path / "draft.pdf", tmp_path / "report.pdf"])

    assert [str(verdict) for verdict in verdicts if not verdict.passed] == []
