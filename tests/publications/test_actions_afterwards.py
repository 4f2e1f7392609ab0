"""What may be done after a first edition, and with sets and documents: amend, correct, withdraw, list."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils import actions as councils
from councils.models import Record
from councils.record import faults
from deadlines.models import Deadline, Discharge
from objectives import actions as objectives
from objectives.models import State as StateOfSet
from objectives.refusals import AlreadyThere
from publications import actions
from publications.actions import NotReady
from publications.lifecycle import NotAllowedNow
from publications.models import Document, Publication, Rendition, State
from publications.report.snapshot import digest
from tests.objectives.stage import measurable
from tests.publications import stories


def events():
    return list(Record.objects.order_by("number").values_list("event", flat=True))


def due_on(duty):
    return Deadline.objects.open().get(duty=duty).due_on


# --- Sets of objectives -----------------------------------------------------------------------------------------------


def test_a_set_is_published_as_an_edition_and_starts_four_years(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)

    objective_set = barsetshire.objective_sets.get()
    assert edition.publication.objective_set == objective_set
    assert (objective_set.state, objective_set.published_on) == (StateOfSet.PUBLISHED, stories.PUBLISHED)
    assert objective_set.objectives.get().number == 1
    assert due_on("EQ_OBJECTIVES") == date(2030, 6, 9)


def test_a_set_that_is_not_fit_leaves_no_publication_behind(barsetshire, olivia):
    objective_set = objectives.start_set(barsetshire, title="Bare", by=olivia)

    with pytest.raises(NotReady):
        actions.submit_set(objective_set, on=stories.SUBMITTED, by=olivia)

    assert not Publication.objects.exists()


def test_a_set_sent_back_is_open_to_editing_again(barsetshire, olivia, petra):
    publication = actions.submit_set(stories.whole_set(barsetshire, olivia), on=stories.SUBMITTED, by=olivia)

    actions.send_back(publication, because="More", by=petra)

    assert barsetshire.objective_sets.get().state == StateOfSet.DRAFT


def test_a_set_submitted_again_is_the_same_publication(barsetshire, olivia, petra):
    objective_set = stories.whole_set(barsetshire, olivia)
    first = actions.submit_set(objective_set, on=stories.SUBMITTED, by=olivia)
    actions.send_back(first, because="More", by=petra)

    again = actions.submit_set(objective_set, on=stories.SUBMITTED, what_changes="A word", by=olivia)

    assert (again.pk, again.what_changes) == (first.pk, "A word")


def test_an_amendment_is_a_further_edition_and_moves_no_day(barsetshire, olivia, petra):
    edition = stories.published_set(barsetshire, olivia, petra)
    publication = actions.start_correction(edition.publication, what_changes="A second objective.", by=olivia)
    objective_set = barsetshire.objective_sets.get()
    objectives.add_objective(objective_set, title="More women in senior posts", aims=["advance"], by=olivia)
    publication = actions.submit_set(measurable(objective_set, by=olivia), on=date(2027, 1, 4), by=olivia)
    actions.approve(publication, agreed_digest=publication.digest, by=petra)

    amended = actions.publish(publication, on=date(2027, 1, 5), by=olivia)

    objective_set.refresh_from_db()
    assert (amended.number, amended.what_changed, amended.corrects) == (2, "A second objective.", edition)
    assert [o["number"] for o in amended.snapshot["objectives"]] == [1, 2]
    assert objective_set.published_on == stories.PUBLISHED
    assert due_on("EQ_OBJECTIVES") == date(2030, 6, 9)
    assert Discharge.objects.count() == 1


# --- Corrections and withdrawals --------------------------------------------------------------------------------------


def test_a_correction_is_edition_2_and_moves_no_due_day(barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)

    second = stories.corrected(first, olivia, petra, on=date(2026, 9, 1))

    assert (second.number, second.corrects, second.what_changed) == (2, first, "12 people were counted twice.")
    assert second.passport["duties"] == []
    assert due_on("EQ_INFO") == date(2027, 6, 9)
    assert Discharge.objects.count() == 1


def test_the_corrected_edition_stays_word_for_word(barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)

    stories.corrected(first, olivia, petra, on=date(2026, 9, 1))

    first.refresh_from_db()
    assert digest(first.snapshot) == first.digest
    assert "The right words." not in str(first.snapshot)


def test_while_a_correction_is_written_the_edition_stands(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    actions.start_correction(edition.publication, what_changes="A wrong table", by=olivia)

    assert list(Publication.objects.public()) == [edition.publication]
    assert edition.publication.editions.count() == 1


def test_a_draft_cannot_be_corrected(barsetshire, olivia):
    with pytest.raises(NotAllowedNow, match="This is a draft"):
        actions.start_correction(stories.draft(barsetshire, olivia), what_changes="x", by=olivia)


def test_a_withdrawn_edition_stays_with_its_day_and_reason(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    actions.withdraw(edition, because="A table let people be recognised.", on=date(2026, 7, 1), by=petra)

    edition.refresh_from_db()
    assert (edition.withdrawn_on, edition.withdrawn_because) == (date(2026, 7, 1), "A table let people be recognised.")
    assert edition.publication.state == State.WITHDRAWN
    assert events()[-1] == "withdrawn"


def test_an_edition_is_withdrawn_once(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    actions.withdraw(edition, because="Wrong", on=date(2026, 7, 1), by=petra)

    with pytest.raises(NotAllowedNow, match="withdrawn on 1 July 2026"):
        actions.withdraw(edition, because="Wrong again", on=date(2026, 7, 2), by=petra)


def test_an_edition_that_was_replaced_is_not_withdrawn(barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)
    stories.corrected(first, olivia, petra, on=date(2026, 9, 1))

    with pytest.raises(NotAllowedNow, match="replaced by a newer one"):
        actions.withdraw(first, because="Wrong", on=date(2026, 9, 2), by=petra)


def test_what_was_withdrawn_can_be_put_right_by_a_further_edition(barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)
    actions.withdraw(first, because="Wrong", on=date(2026, 7, 1), by=petra)

    second = stories.corrected(first, olivia, petra, on=date(2026, 9, 1))

    assert (second.number, second.publication.state) == (2, State.PUBLISHED)


# --- Files and the record ---------------------------------------------------------------------------------------------


def test_a_file_that_failed_is_tried_at_once_when_asked_for(
    barsetshire, olivia, petra, django_capture_on_commit_callbacks
):
    drawn = stories.published(barsetshire, olivia, petra).renditions.get(format="pdf")
    Rendition.objects.update(attempts=5, last_error="No memory")

    with django_capture_on_commit_callbacks() as queued:
        actions.draw_again(drawn, by=olivia)

    drawn.refresh_from_db()
    assert (drawn.attempts, drawn.last_error, len(queued)) == (0, "", 1)


@pytest.mark.parametrize(
    "state",
    [{"made_at": timezone.now(), "sha256": "a" * 64}, {"leased_until": timezone.now() + timedelta(days=1)}],
    ids=["made", "being drawn"],
)
def test_a_file_that_is_made_or_being_drawn_is_not_asked_for_again(barsetshire, olivia, petra, state):
    drawn = stories.published(barsetshire, olivia, petra).renditions.get(format="pdf")
    Rendition.objects.update(**state)

    actions.draw_again(drawn, by=olivia)

    assert "file asked for again" not in events()


def test_every_step_of_a_story_stands_in_an_unbroken_record(barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)
    stories.corrected(first, olivia, petra, on=date(2026, 9, 1))

    told = [event for event in events() if event != "part written"]
    assert told[-9:] == [
        "document started", "submitted", "approved", "duty met", "published",
        "correction started", "submitted", "approved", "published",
    ]  # fmt: skip
    assert list(faults()) == []


# --- Documents that stand elsewhere ---------------------------------------------------------------------------------


def test_an_older_document_is_listed_and_meets_its_duty_from_its_own_day(barsetshire, olivia):
    document = actions.list_document(
        barsetshire, title="Annual report", period="2024", published_on=date(2026, 2, 1), meets=["EQ_INFO"], by=olivia
    )

    met = Discharge.objects.get()
    assert (met.made_public_on, met.label, met.subject_number) == (date(2026, 2, 1), "Annual report 2024", document.pk)
    assert due_on("EQ_INFO") == date(2027, 1, 31)


def test_a_document_of_an_unknown_day_is_listed_and_meets_nothing(barsetshire, olivia):
    actions.list_document(barsetshire, title="Workforce summary", series="Summaries", by=olivia)

    assert Document.objects.get().published_on is None
    assert not Discharge.objects.exists()


def test_a_duty_is_not_met_on_no_day(barsetshire, olivia):
    with pytest.raises(councils.NotPossible, match="Say on which day"):
        actions.list_document(barsetshire, title="Annual report", meets=["EQ_INFO"], by=olivia)


def test_a_document_is_listed_once(barsetshire, olivia):
    actions.list_document(barsetshire, title="Annual report", period="2024", by=olivia)

    with pytest.raises(AlreadyThere, match="already listed"):
        actions.list_document(barsetshire, title="Annual report", period="2024", by=olivia)
