"""A council's words on its approach: written, submitted, agreed to by another person, and never changed afterwards."""

from datetime import timedelta

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from councils import approaches
from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.lifecycle import MOVES, Move, State, after, state_of
from councils.models import Approach, Record
from tests import cast
from tests.cast import STAGE_HAND
from tests.councils import approach_stage as stage
from tests.councils.approach_stage import FIRST, PUBLISHED, REPLACED, SECOND

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    found = Record.objects.filter(event__startswith="approach").order_by("number")
    return [event.removeprefix("approach ") for event in found.values_list("event", flat=True)]


# --- The grid ---------------------------------------------------------------------------------------------------------

ALLOWED = {
    (State.DRAFT, Move.WRITE): State.DRAFT,
    (State.DRAFT, Move.SUBMIT): State.IN_REVIEW,
    (State.IN_REVIEW, Move.SEND_BACK): State.DRAFT,
    (State.IN_REVIEW, Move.PUBLISH): State.PUBLISHED,
}


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", State)
def test_each_move_in_each_state_leads_on_or_says_why_not(state, move):
    if (state, move) in ALLOWED:
        assert after(state, move) == ALLOWED[state, move]
    else:
        with pytest.raises(NotPossible, match=r"^This is .*\.$"):
            after(state, move)


def test_there_is_no_move_beside_the_grid():
    assert {(state, move) for move, states in MOVES.items() for state in states} == set(ALLOWED)


# --- Written ----------------------------------------------------------------------------------------------------------


def test_a_draft_begins_from_nothing(barsetshire, olivia):
    draft = stage.draft(barsetshire, olivia, f"  {FIRST}\n")

    assert (draft.text, draft.number, draft.writers, draft.written_by_name) == (FIRST, None, [olivia.pk], "Olivia")
    assert str(draft) == "Our approach, draft"
    assert acts() == ["begun"]


def test_the_same_words_twice_are_once(barsetshire, olivia):
    for _click in range(2):
        approaches.write_approach(barsetshire, text=FIRST, seen=0, by=olivia)

    assert acts() == ["begun"]


def test_everybody_who_writes_in_it_is_remembered(barsetshire, olivia, ada):
    stage.draft(barsetshire, olivia)
    stage.draft(barsetshire, ada, SECOND)

    draft = barsetshire.approaches.get()
    assert draft.writers == sorted([olivia.pk, ada.pk])
    assert acts() == ["begun", "written"]
    assert Record.objects.get(event="approach written").before == {"text": FIRST}


def test_two_who_begin_at_once_do_not_lose_each_other_s_words(barsetshire, olivia, ada):
    stage.draft(barsetshire, olivia)

    with pytest.raises(StaleEdit) as stopped:
        approaches.write_approach(barsetshire, text=SECOND, seen=0, by=ada)

    assert stopped.value.current.text == FIRST
    assert barsetshire.approaches.get().text == FIRST


def test_whoever_began_from_words_that_were_replaced_meanwhile_is_stopped(barsetshire, olivia, petra, ada):
    seen = stage.published(barsetshire, olivia, petra).version
    stage.published(barsetshire, olivia, petra, SECOND)

    with pytest.raises(StaleEdit):
        approaches.write_approach(barsetshire, text="Others.", seen=seen, by=ada)


def test_the_database_too_keeps_one_draft(barsetshire, olivia):
    draft = stage.draft(barsetshire, olivia)
    draft.pk = None

    with pytest.raises(IntegrityError, match="one_approach_is_being_written"), transaction.atomic():
        draft.save(force_insert=True)


@pytest.mark.parametrize("text", ["", "  \n ", "- \n- ", "**"])
def test_words_that_say_nothing_are_refused(barsetshire, olivia, text):
    with pytest.raises(approaches.NotThoseWords, match="Enter how the council goes about equality"):
        approaches.write_approach(barsetshire, text=text, seen=0, by=olivia)


def test_words_that_are_public_already_are_no_new_version(barsetshire, olivia, petra):
    public = stage.published(barsetshire, olivia, petra)

    with pytest.raises(approaches.NotThoseWords, match="public already"):
        approaches.write_approach(barsetshire, text=FIRST, seen=public.version, by=olivia)


def test_the_portal_itself_may_write_too_and_is_named(barsetshire):
    stage.draft(barsetshire, STAGE_HAND)
    draft = stage.draft(barsetshire, STAGE_HAND, SECOND)

    assert (draft.writers, draft.written_by, draft.written_by_name) == ([], None, "The stage hand")


# --- Submitted and sent back ------------------------------------------------------------------------------------------


def test_what_is_submitted_cannot_be_changed(barsetshire, olivia):
    stage.submitted(barsetshire, olivia)

    with pytest.raises(NotPossible, match="with the approver"):
        stage.draft(barsetshire, olivia, SECOND)


def test_submitting_twice_is_once(barsetshire, olivia):
    seen = stage.draft(barsetshire, olivia).version
    for _click in range(2):
        approaches.submit_approach(barsetshire, seen=seen, by=olivia)

    assert acts() == ["begun", "submitted"]


def test_a_submission_by_another_page_is_refused_when_it_is_submitted_already(barsetshire, olivia):
    draft = stage.submitted(barsetshire, olivia)

    with pytest.raises(NotPossible, match="with the approver"):
        approaches.submit_approach(barsetshire, seen=draft.version, by=olivia)


def test_only_what_was_read_is_submitted(barsetshire, olivia, ada):
    seen = stage.draft(barsetshire, olivia).version
    stage.draft(barsetshire, ada, SECOND)

    with pytest.raises(StaleEdit):
        approaches.submit_approach(barsetshire, seen=seen, by=olivia)


def test_a_draft_that_says_what_is_public_is_not_submitted(barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)
    stage.draft(barsetshire, olivia, SECOND)

    with pytest.raises(NotPossible, match="what is public already"):
        stage.submitted(barsetshire, olivia, FIRST)


def test_without_a_draft_there_is_nothing_to_submit_or_send_back_or_publish(barsetshire, olivia, petra):
    for refused in (
        lambda: approaches.submit_approach(barsetshire, seen=0, by=olivia),
        lambda: approaches.send_back_approach(barsetshire, because="x", by=petra),
        lambda: approaches.publish_approach(barsetshire, agreed_digest="", on=PUBLISHED, by=petra),
    ):
        with pytest.raises(NotPossible, match="There is no draft any more"):
            refused()


def test_what_is_sent_back_opens_again_with_the_reason_once(barsetshire, olivia, petra):
    stage.submitted(barsetshire, olivia)
    for _click in range(2):
        draft = approaches.send_back_approach(barsetshire, because="Say who answers for it", by=petra)

    assert (draft.submitted_at, draft.digest, draft.sent_back_by_name) == (None, "", "Petra")
    assert stage.submitted(barsetshire, olivia, SECOND).digest == approaches.digest_of(SECOND)
    assert acts() == ["begun", "submitted", "sent back", "written", "submitted"]


def test_a_draft_that_was_not_submitted_is_not_sent_back(barsetshire, olivia, petra):
    stage.draft(barsetshire, olivia)

    with pytest.raises(NotPossible, match="has to be submitted first"):
        approaches.send_back_approach(barsetshire, because="x", by=petra)


# --- Published --------------------------------------------------------------------------------------------------------


def test_what_another_person_agrees_to_is_public_from_that_day(barsetshire, olivia, petra):
    public = stage.published(barsetshire, olivia, petra)

    assert (public.number, public.published_on, public.approved_by_name) == (1, PUBLISHED, "Petra")
    assert (str(public), state_of(public)) == ("Our approach, version 1", State.PUBLISHED)
    assert acts() == ["begun", "submitted", "published"]
    assert not barsetshire.approaches.published(on=PUBLISHED - timedelta(days=1)).exists()


def test_a_newer_version_takes_its_place_and_the_older_stays(barsetshire, olivia, petra):
    stage.published(barsetshire, olivia, petra)
    stage.published(barsetshire, olivia, petra, SECOND, on=REPLACED)

    assert [(each.number, each.text) for each in barsetshire.approaches.published(on=REPLACED)] == [
        (2, SECOND),
        (1, FIRST),
    ]


def test_agreeing_twice_is_once(barsetshire, olivia, petra):
    digest = stage.submitted(barsetshire, olivia).digest
    first, second = (
        approaches.publish_approach(barsetshire, agreed_digest=digest, on=PUBLISHED, by=petra) for _click in range(2)
    )

    assert first == second
    assert acts().count("published") == 1


@pytest.fixture
def both(barsetshire):
    """Somebody who writes and may approve."""
    return cast.person("bo", (barsetshire, "officer"), (barsetshire, "approver"))


def agree(council, by, digest: str | None = None) -> Approach:
    draft = council.approaches.being_written().get()
    return approaches.publish_approach(council, agreed_digest=digest or draft.digest, on=PUBLISHED, by=by)


def test_nobody_approves_their_own_words(barsetshire, both):
    stage.submitted(barsetshire, both)

    with pytest.raises(NotPossible, match=r"yourself\. Another person has to approve it\."):
        agree(barsetshire, both)


def test_nobody_approves_words_they_had_a_part_in(barsetshire, olivia, both):
    stage.draft(barsetshire, both)
    stage.submitted(barsetshire, olivia, SECOND)

    with pytest.raises(NotPossible, match="Another person has to approve it"):
        agree(barsetshire, both)


def test_nobody_approves_what_they_submitted_for_another(barsetshire, olivia, both):
    stage.draft(barsetshire, olivia)
    stage.submitted(barsetshire, both)

    with pytest.raises(NotPossible, match="Another person has to approve it"):
        agree(barsetshire, both)


@pytest.mark.parametrize("who", ["ada", "sam"])
def test_nobody_approves_without_the_power(barsetshire, olivia, who, request):
    stage.submitted(barsetshire, olivia)

    with pytest.raises(NotPossible, match="no role at this council that lets them approve it"):
        agree(barsetshire, request.getfixturevalue(who))


def test_only_what_was_read_is_agreed_to(barsetshire, olivia, petra):
    seen = stage.submitted(barsetshire, olivia).digest
    approaches.send_back_approach(barsetshire, because="More", by=petra)
    stage.submitted(barsetshire, olivia, SECOND)

    with pytest.raises(NotPossible, match="submitted again since you opened the page"):
        agree(barsetshire, petra, seen)


def test_what_was_changed_behind_the_actions_is_not_published(barsetshire, olivia, petra):
    stage.submitted(barsetshire, olivia)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE councils_approach SET text = 'other'")

    with pytest.raises(NotPossible, match="not what was submitted"):
        agree(barsetshire, petra)


# --- For ever ---------------------------------------------------------------------------------------------------------

ATTACKS = [
    "UPDATE councils_approach SET text = 'other'",
    "UPDATE councils_approach SET number = NULL, published_on = NULL, approved_by_id = NULL, approved_by_name = ''",
    "UPDATE councils_approach SET approved_by_name = 'Nobody'",
    "DELETE FROM councils_approach",
    "TRUNCATE councils_approach",
]


@pytest.fixture
def public(barsetshire, olivia, petra):
    public = stage.published(barsetshire, olivia, petra)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no check that is still to be made
    return public


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_sql_changes_what_was_published(public, attack):
    with pytest.raises(InternalError, match="pgtrigger: Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)

    assert Approach.objects.get().text == FIRST


@pytest.mark.parametrize("attack", ATTACKS[:-1])
def test_without_the_triggers_the_same_sql_would_change_it(public, attack):
    """The planted control: it is the trigger that refuses, not the wording of the test."""
    with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)

        assert cursor.rowcount == 1
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ("text = ''", "an_approach_says_something"),
        ("digest = ''", "a_submitted_approach_has_its_digest"),
        ("number = 1", "a_published_approach_was_submitted_and_approved"),
        ("published_on = '2026-03-03'", "a_published_approach_was_submitted_and_approved"),
        (
            "number = 1, published_on = '2026-03-03', approved_by_id = written_by_id, approved_by_name = 'Olivia'",
            "nobody_approves_their_own_approach",
        ),
    ],
)
def test_the_database_holds_what_the_actions_promise(barsetshire, olivia, changes, constraint):
    stage.submitted(barsetshire, olivia)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE councils_approach SET {changes}")  # noqa: S608 - our own words


def test_a_number_is_given_once(public):
    public.pk = None

    with pytest.raises(IntegrityError, match="approaches_are_numbered_once"), transaction.atomic():
        public.save(force_insert=True)


def test_of_a_draft_every_text_is_kept_in_its_history(barsetshire, olivia):
    stage.draft(barsetshire, olivia)
    stage.draft(barsetshire, olivia, SECOND)

    kept = Approach.pgh_event_model.objects.order_by("pgh_id").values_list("text", flat=True)
    assert list(kept) == [FIRST, SECOND]
