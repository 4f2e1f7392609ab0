"""Which days stand in which calendar, under which name, and in whose words."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deadlines import actions, feeds
from deadlines.models import Deadline, Kind
from objectives import actions as objectives
from publications import actions as publications
from publications.public_dates import dates_in_public
from tests import cast
from tests.publications import public_stage as stage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def public(council) -> dict:
    return {entry.title: entry for entry in feeds.public_dates(council, dates_in_public(council, on=TODAY))}


def member(council, reader) -> dict:
    dates = feeds.member_dates(council, dates_in_public(council, on=TODAY), reader=reader)
    return {entry.title: entry for entry in dates}


def officer(council, reader) -> dict:
    return {entry.title: entry for entry in feeds.officer_dates(council, reader=reader)}


def noted(council, kind: str, label: str, **told) -> Deadline:
    """A row of the council's diary."""
    return Deadline.objects.create(
        council=council, kind=kind, label=label, armed_on=TODAY, due_on=date(2026, 9, 1), **told
    )


def met(council, on: date, **told):
    return actions.enter_past(council, "EQ_INFO", made_public_on=on, label="Last year", by=cast.STAGE_HAND, **told)


INFORMATION = "Due: Equality information – Barsetshire County Council"


# --- For everybody ----------------------------------------------------------------------------------------------------


def test_the_days_the_law_sets_stand_in_the_public_calendar(barsetshire):
    met(barsetshire, date(2026, 3, 30))

    entry = public(barsetshire)[INFORMATION]

    assert entry.day == date(2027, 3, 29)
    assert "SI 2017/353" in entry.words
    assert entry.address.endswith("/councils/barsetshire/")
    assert entry.address.startswith("http")


def test_the_contested_day_is_told_apart(barsetshire):
    met(barsetshire, date(2026, 3, 30))

    said = public(barsetshire)[INFORMATION].words

    assert (
        "29 March 2027 is the safe day. Publishing on 30 March 2027 is arguable; from 31 March 2027 it is late." in said
    )
    assert "breach" not in said.lower()


def test_an_entry_says_nothing_that_is_wrong_tomorrow(barsetshire, olivia):
    stage.published_set(barsetshire, olivia)
    today = feeds.public_dates(barsetshire, dates_in_public(barsetshire, on=TODAY))

    assert today == feeds.public_dates(barsetshire, dates_in_public(barsetshire, on=TODAY + timedelta(days=900)))


def test_a_moved_day_keeps_its_name_and_gets_a_greater_number(barsetshire):
    before = public(barsetshire)[INFORMATION]
    first = met(barsetshire, date(2025, 3, 30))
    opened = public(barsetshire)[INFORMATION]
    actions.withdraw_discharge(first, because="Wrong year", on=TODAY, by=cast.STAGE_HAND)

    after = public(barsetshire)[INFORMATION]

    assert after.uid == opened.uid
    assert after.day != opened.day
    assert after.sequence > opened.sequence
    assert after.changed_at >= opened.changed_at
    assert before.uid != after.uid  # the period before was met, and the next is another event


def test_a_number_grows_with_every_change_even_within_one_second(barsetshire):
    row = barsetshire.deadlines.open().get(duty="EQ_INFO")
    numbers = []
    for day in range(1, 4):  # all in the test's one transaction, which is one moment
        Deadline.objects.filter(pk=row.pk).update(due_on=date(2027, 1, day))
        numbers.append(public(barsetshire)[INFORMATION].sequence)

    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 2**31 - 1


def test_a_number_grows_although_a_backup_lost_the_count(barsetshire):
    """Before: ten changes by June. After the backup of May, a single one in July."""
    may, june, july = (feeds.EPOCH + timedelta(days=days) for days in (2300, 2330, 2360))

    assert feeds.sequence(july, 2) > feeds.sequence(june, 10) > feeds.sequence(may, 1)


def test_numbers_stay_small_enough_for_programs_until_2088():
    assert feeds.sequence(feeds.EPOCH.replace(year=2088), 100_000) < 2**31 - 1


def test_what_was_met_disappears_and_the_next_period_is_another_event(barsetshire):
    met(barsetshire, date(2025, 3, 30))
    before = public(barsetshire)[INFORMATION]

    met(barsetshire, date(2026, 3, 11))

    after = public(barsetshire)[INFORMATION]
    assert (before.day, after.day) == (date(2026, 3, 29), date(2027, 3, 10))
    assert before.uid != after.uid


def test_a_reporting_year_is_named_once(barsetshire):
    [title] = [title for title in public(barsetshire) if "Gender pay gap" in title]

    assert title == "Due: Gender pay gap 2025-26 – Barsetshire County Council"


def test_reviews_of_what_is_published_stand_there_in_their_published_words(barsetshire, olivia):
    stage.published_set(barsetshire, olivia, title="Our goals")

    titles = public(barsetshire)

    entry = titles["Due: Review of objective 1, “Goal 1 of Our goals” – Barsetshire County Council"]
    assert entry.address.endswith("/councils/barsetshire/objectives/our-goals/1/")
    assert "it is not statutory" in entry.words


def test_the_check_of_a_published_plan_stands_there(barsetshire, olivia):
    stage.published_set(barsetshire, olivia, title="Our goals", monitored_every_months=6)

    entry = public(barsetshire)["Due: Check how the plan goes: the set “Our goals” – Barsetshire County Council"]

    assert entry.day == date(2026, 8, 1)
    assert entry.address.endswith("/councils/barsetshire/objectives/")


def test_the_end_of_a_published_set_stands_there(barsetshire, olivia):
    stage.published_set(barsetshire, olivia, title="Our goals", ends_on=date(2028, 12, 31))

    assert "Due: Review of the set “Our goals” – Barsetshire County Council" in public(barsetshire)


def test_a_published_thing_that_is_no_review_stands_there_by_its_own_name(barsetshire):
    noted(barsetshire, Kind.ACTION, "Unpublished words", subject_type="a.thing", subject_number=7)
    spoken = feeds.Spoken("action 2, “Train every manager”", "/councils/barsetshire/actions/2/")

    titles = [entry.title for entry in feeds.public_dates(barsetshire, {("a.thing", 7): spoken})]

    assert "Due: action 2, “Train every manager” – Barsetshire County Council" in titles


def test_a_draft_is_not_there(barsetshire, olivia):
    stage.written_set(barsetshire, olivia, title="Secret plans")

    assert not [title for title in public(barsetshire) if "Secret plans" in title]


def test_an_amendment_that_is_being_written_is_not_there(barsetshire, olivia):
    """A review that is decided meanwhile copies the words of the row, which are the amendment's."""
    edition = stage.published_set(barsetshire, olivia, title="Our goals")
    objective = edition.publication.objective_set.objectives.get(number=1)
    publications.start_correction(edition.publication, what_changes="Words", by=olivia)
    objectives.change_objective(objective, seen=objective.version, title="Unpublished words", by=olivia)
    objective.refresh_from_db()
    objectives.review_objective(objective, decided_on=TODAY, decision="keep", reason="r", by=olivia)
    assert barsetshire.deadlines.open().filter(label__contains="Unpublished words").exists()

    said = public(barsetshire)

    assert not [entry for entry in said.values() if "Unpublished" in entry.title + entry.words]
    assert "Due: Review of objective 1, “Goal 1 of Our goals” – Barsetshire County Council" in said


def test_words_that_an_amendment_changed_change_the_event_in_place(barsetshire, olivia):
    edition = stage.published_set(barsetshire, olivia, title="Our goals")
    [before] = [entry for title, entry in public(barsetshire).items() if "objective 1," in title]
    objective = edition.publication.objective_set.objectives.get(number=1)
    publications.start_correction(edition.publication, what_changes="Words", by=olivia)
    objectives.change_objective(objective, seen=objective.version, title="Better words", by=olivia)
    approved = publications.submit_set(edition.publication.objective_set, on=TODAY, by=olivia)
    stage.publish(approved, on=TODAY, by=olivia)

    [after] = [entry for title, entry in public(barsetshire).items() if "objective 1," in title]

    assert "Better words" in after.title
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.changed_at > before.changed_at


def test_what_was_withdrawn_is_not_there(barsetshire, olivia):
    edition = stage.published_set(barsetshire, olivia, title="Our goals")
    publications.withdraw(edition, because="A mistake", on=TODAY, by=olivia)

    assert not [title for title in public(barsetshire) if "Our goals" in title]


def test_what_the_law_compelled_to_be_removed_is_not_there(barsetshire, olivia):
    edition = stage.published_set(barsetshire, olivia, title="Our goals")
    publications.remove_by_law(edition, because="A court's order", on=TODAY, by=olivia)

    assert not [title for title in public(barsetshire) if "Our goals" in title]


@pytest.mark.parametrize("kind", feeds.DIARY)
def test_the_council_s_diary_is_not_for_everybody(barsetshire, kind):
    noted(barsetshire, kind, "Reply to the commission")

    assert not [title for title in public(barsetshire) if "commission" in title]


def test_nobody_is_named_in_public(barsetshire, olivia):
    barsetshire.deadlines.update(owner=olivia, sponsor=olivia)

    assert not [entry for entry in public(barsetshire).values() if "Olivia" in str(entry) or "Yours" in entry.title]


def test_a_council_that_does_not_use_the_portal_has_no_dates(db):
    elsewhere = cast.council("elsewhere")
    noted(elsewhere, Kind.STATUTORY, "Equality information", duty="EQ_INFO")

    assert public(elsewhere) == {}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "not using this portal"),
        ({"shown_as_at": date(2017, 4, 1)}, "historical example"),
        ({"enrolled_on": date(2026, 1, 5)}, ""),
    ],
)
def test_a_council_without_a_calendar_says_why(db, told, sentence):
    assert sentence in feeds.why_no_calendar(cast.council("elsewhere", **told))
    assert bool(sentence) == bool(feeds.why_no_calendar(cast.council("other", **told)))


def test_a_rule_that_is_no_longer_known_is_asked_by_law_all_the_same(barsetshire):
    row = barsetshire.deadlines.open().get(duty="EQ_INFO")
    row.due_on, row.contested_until = date(2009, 1, 1), None
    row.save()

    assert public(barsetshire)[INFORMATION].words == "Asked by law."


# --- For those who sign in --------------------------------------------------------------------------------------------


def test_an_officer_sees_all_that_is_owed_in_the_officers_words(barsetshire, olivia):
    stage.published_set(barsetshire, olivia, title="Our goals")
    noted(barsetshire, Kind.COMPLIANCE_NOTICE, "Reply to the commission", path="/officers/barsetshire/diary/1/")

    said = officer(barsetshire, olivia)

    assert len(said) == barsetshire.deadlines.open().count()
    assert "Due: Review the objective “Goal 1 of Our goals” – Barsetshire County Council" in said
    notice = said["Due: Reply to the commission – Barsetshire County Council"]
    assert notice.address.endswith("/officers/barsetshire/diary/1/")
    assert said[INFORMATION].address.endswith("/officers/barsetshire/")


def test_an_address_elsewhere_stays_as_it_is(barsetshire, olivia):
    noted(barsetshire, Kind.OWN_PROMISE, "Plan", path="https://www.barsetshire.example/plan")

    assert officer(barsetshire, olivia)["Due: Plan – Barsetshire County Council"].address == (
        "https://www.barsetshire.example/plan"
    )


def test_what_is_one_s_own_is_marked_and_says_why(barsetshire, olivia, petra):
    noted(barsetshire, Kind.OWN_PROMISE, "Plan", owner=olivia, sponsor=petra)
    title = "Yours, due: Plan – Barsetshire County Council"

    assert "It stands under your name." in officer(barsetshire, olivia)[title].words
    assert "You are its member sponsor." in officer(barsetshire, petra)[title].words


def test_the_same_thing_has_the_same_name_in_every_calendar(barsetshire, olivia):
    assert public(barsetshire)[INFORMATION].uid == officer(barsetshire, olivia)[INFORMATION].uid


def test_a_councillor_sees_what_is_public_and_their_own(barsetshire, olivia, cora):
    stage.published_set(barsetshire, olivia, title="Our goals")
    stage.written_set(barsetshire, olivia, title="Secret plans")
    noted(barsetshire, Kind.COMPLIANCE_NOTICE, "Reply to the commission")
    noted(barsetshire, Kind.OWN_PROMISE, "Speak in the chamber", sponsor=cora)

    said = member(barsetshire, cora)

    assert set(said) == {*public(barsetshire), "Yours, due: Speak in the chamber – Barsetshire County Council"}


def test_the_objectives_a_councillor_sponsors_are_marked_in_published_words(barsetshire, olivia, cora):
    stage.published_set(barsetshire, olivia, title="Our goals")
    barsetshire.deadlines.filter(kind=Kind.OBJECTIVE_REVIEW).update(sponsor=cora, label="Unpublished")

    said = member(barsetshire, cora)

    assert "Yours, due: Review of objective 1, “Goal 1 of Our goals” – Barsetshire County Council" in said
    assert not [title for title in said if "Unpublished" in title]


# --- What it costs ----------------------------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_depend_on_how_much_is_owed(barsetshire, loamshire, olivia, sam):
    stage.published_set(barsetshire, olivia, many=1)
    stage.published_set(loamshire, sam, many=9)
    counts = []
    for council, reader in ((barsetshire, olivia), (loamshire, sam)):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            public(council)
            member(council, reader)
            officer(council, reader)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= 15
