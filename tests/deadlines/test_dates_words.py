"""One date's page speaks of what is done by it, and a closed one leads on; titles stand in one pair of quotes."""

from datetime import date

import pytest
import time_machine

from deadlines import actions, keeping
from deadlines.deeds import DONE, PUBLISHED, REVIEWED, deed_of, said_of
from deadlines.models import Deadline, Kind
from tests import cast
from tests.deadlines.dates_stage import page_of, tried, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def a_review(council, **told) -> Deadline:
    told = {"due_on": date(2028, 3, 18), "label": "Review the objective “One”"} | told
    return Deadline.objects.create(
        council=council, kind=Kind.OBJECTIVE_REVIEW, subject_type="x.y", subject_number=1, armed_on=date(2026, 6, 1),
        **told,
    )  # fmt: skip


# --- In words of its kind ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "duty", "deed"),
    [
        (Kind.STATUTORY, "EQ_INFO", PUBLISHED),
        (Kind.STATUTORY, "WAL_SEP", PUBLISHED),
        (Kind.STATUTORY, "WAL_OBJECTIVES_REVIEW", REVIEWED),
        (Kind.STATUTORY, "GPG_RETENTION", DONE),
        (Kind.SET_REVIEW, "", REVIEWED),
        (Kind.OBJECTIVE_REVIEW, "", REVIEWED),
        (Kind.DOCUMENT_REVIEW, "", REVIEWED),
        (Kind.ACCESSIBILITY, "", REVIEWED),
        (Kind.MONITORING, "", DONE),
        (Kind.ACTION, "", DONE),
        (Kind.COMPLIANCE_NOTICE, "", DONE),
        (Kind.OWN_PROMISE, "", DONE),
    ],
)
def test_each_kind_has_its_own_words(kind, duty, deed):
    assert deed_of(Deadline(kind=kind, duty=duty)) is deed


def test_a_day_without_a_second_reading_says_nothing_of_one():
    due_on = date(2027, 3, 29)

    assert said_of(Deadline(kind=Kind.ACTION, due_on=due_on), None)["arguable"] == ""
    assert said_of(Deadline(kind=Kind.STATUTORY, due_on=due_on, contested_until=due_on), None)["arguable"] == ""


def test_the_page_of_a_review_speaks_of_reviewing(officer, barsetshire):
    review = a_review(barsetshire, contested_until=date(2028, 3, 19))

    shown = words_of(officer.get(page_of(review, "date"), tried(date(2027, 3, 11))))

    for words in (
        "Review by",
        "Reviewing on 19 March 2028 is arguable",
        "If it were reviewed on",
        "A plan for reviewing on 11 March 2027",
    ):
        assert words in shown
    assert "ublish by" not in shown
    assert "published on" not in shown
    assert "publishing" not in shown


def test_the_page_of_a_promise_speaks_of_doing_it(officer, barsetshire):
    keeping.enter(barsetshire, kind=Kind.OWN_PROMISE, title="Look", due_on=date(2026, 9, 30), by=cast.STAGE_HAND)
    promise = Deadline.objects.open().get(kind=Kind.OWN_PROMISE)

    shown = words_of(officer.get(page_of(promise, "date"), tried(None)))

    assert "If it were done on" in shown
    assert "A plan for doing it by 30 September 2026" in shown


def test_the_page_of_a_duty_speaks_of_publishing(officer, barsetshire):
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 30), label="Now", by=cast.STAGE_HAND)
    duty = Deadline.objects.open().get(council=barsetshire, duty="EQ_INFO")

    shown = words_of(officer.get(page_of(duty, "date")))

    for words in ("Publish by", "If it were published on", "A plan for publishing by 29 March 2027"):
        assert words in shown


# --- Closed -----------------------------------------------------------------------------------------------------------


def test_a_closed_date_of_the_law_leads_to_the_history_and_to_the_next_one(officer, barsetshire):
    for day in (date(2025, 3, 30), date(2026, 3, 30)):
        actions.discharge(barsetshire, "EQ_INFO", made_public_on=day, label="Now", by=cast.STAGE_HAND)
    closed = Deadline.objects.exclude(closed_on=None).filter(duty="EQ_INFO").latest("pk")
    following = Deadline.objects.open().get(council=barsetshire, duty="EQ_INFO")

    shown = words_of(officer.get(page_of(closed, "date")))

    assert f'href="{page_of(following, "date")}">Equality information, 29 March 2027</a>' in shown
    assert '<a class="govuk-link" href="/officers/barsetshire/history/">History</a>: what came of' in shown
    assert "This date is closed" not in words_of(officer.get(page_of(following, "date")))


def test_a_closed_date_of_a_thing_leads_to_the_next_of_the_same_thing(officer, barsetshire):
    first, other = (
        keeping.enter(
            barsetshire, kind=Kind.OWN_PROMISE, title=title, since=date(2025, 9, 30), every_months=6,
            due_on=date(2026, 3, 30), by=cast.STAGE_HAND,
        )
        for title in ("Ours", "Another")
    )  # fmt: skip
    keeping.note_done(first, done_on=date(2026, 3, 30), by=cast.STAGE_HAND)
    closed, following = Deadline.objects.about(first).order_by("pk")

    shown = words_of(officer.get(page_of(closed, "date")))

    assert page_of(following, "date") in shown
    assert page_of(Deadline.objects.about(other).get(), "date") not in shown
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert "/history/" not in main


def test_a_closed_date_with_nothing_after_it_says_so(officer, barsetshire):
    closed = a_review(barsetshire, closed_on=date(2026, 5, 1))

    assert "no other has taken its place" in words_of(officer.get(page_of(closed, "date")))


# --- Quotation marks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "said", "label"),
    [
        ("Fair pay", "“Fair pay” is in the diary.", "Review “Fair pay”"),
        ("“Fair” pay", "“Fair” pay is in the diary.", "Review “Fair” pay"),
        ("“Fair pay”", "“Fair pay” is in the diary.", "Review “Fair pay”"),
    ],
)
def test_a_title_that_brings_quotation_marks_gets_no_second_pair(officer, barsetshire, title, said, label):
    typed = {"title": title, "source": "", "owner": "", "every_months": "", "due_on-day": "1", "due_on-month": "9"}

    shown = officer.post(
        "/officers/barsetshire/diary/add/document-review/", typed | {"due_on-year": "2026"}, follow=True
    )

    assert said in words_of(shown)
    assert Deadline.objects.open().get(kind=Kind.DOCUMENT_REVIEW).label == label
