"""The list of dates, and one date's page: how it was found, what follows from another day, a plan counted back."""

import re
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from deadlines import actions, keeping, notices
from deadlines.flags import raise_flags
from deadlines.models import Deadline, Kind, Notice
from tests import cast
from tests.deadlines.dates_stage import page_of, tried, words_of
from tests.govuk.page import broken_error_links

pytestmark = pytest.mark.django_db
LIST = "/officers/barsetshire/dates/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


@pytest.fixture
def information(barsetshire):
    """Equality information, last published on 30 March 2026: due by 29 March 2027."""
    actions.discharge(barsetshire, "EQ_INFO", made_public_on=date(2026, 3, 30), label="2025–26", by=cast.STAGE_HAND)
    return Deadline.objects.open().get(council=barsetshire, duty="EQ_INFO")


@pytest.fixture
def promise(barsetshire):
    keeping.enter(
        barsetshire,
        kind=Kind.OWN_PROMISE,
        title="Report to Cabinet",
        due_on=date(2026, 7, 10),
        by=cast.STAGE_HAND,
    )
    return Deadline.objects.open().get(kind=Kind.OWN_PROMISE)


def boxes(day: str, month: str, year: str) -> dict[str, str]:
    return {"published_on-day": day, "published_on-month": month, "published_on-year": year}


# --- The list ---------------------------------------------------------------------------------------------------------


def test_the_list_tells_what_the_law_asks_from_what_the_council_promised(officer, information, promise):
    shown = words_of(officer.get(LIST))

    law = re.search(rf'date-{information.pk}-hint" class="[^"]+">(.*?)</div>', shown)[1]
    word = re.search(rf'date-{promise.pk}-hint" class="[^"]+">(.*?)</div>', shown)[1]
    assert law == "29 March 2027 · <strong>by law</strong>"
    assert word == "10 July 2026 · our own promise"


def test_the_soonest_comes_first_under_the_name_of_its_month(officer, information, promise):
    shown = words_of(officer.get(LIST))

    assert 0 < shown.index("July 2026</h2>") < shown.index("Report to Cabinet") < shown.index("March 2027</h2>")


@pytest.mark.parametrize(
    ("show", "seen"),
    [
        ("", {"Equality information", "Equality objectives", "Report to Cabinet"}),
        ("law", {"Equality information", "Equality objectives"}),
        ("promises", {"Report to Cabinet"}),
        ("mine", {"Equality information"}),
        ("<script>", {"Equality information", "Equality objectives", "Report to Cabinet"}),
    ],
)
def test_links_choose_which_dates_are_shown(officer, olivia, information, promise, show, seen):
    keeping.name_people(information, owner=olivia, sponsor=None, by=olivia)

    shown = words_of(officer.get(LIST, {"show": show}))

    found = {
        name for name in ("Equality information", "Equality objectives", "Report to Cabinet") if f">{name}" in shown
    }
    assert found == seen


def test_a_closed_date_is_not_in_the_list(officer, barsetshire, promise):
    Deadline.objects.filter(pk=promise.pk).update(closed_on=date(2026, 5, 1))

    assert "Report to Cabinet" not in words_of(officer.get(LIST))


@pytest.mark.parametrize(
    ("show", "says"),
    [("", "No date is known yet"), ("mine", "You answer for none"), ("promises", "has promised nothing")],
)
def test_an_empty_list_says_what_to_do(officer, barsetshire, show, says):
    barsetshire.deadlines.all().delete()

    assert says in words_of(officer.get(LIST, {"show": show}))


def test_nothing_recorded_is_not_called_overdue(officer, barsetshire):
    shown = words_of(officer.get(LIST))

    unknown = Deadline.objects.open().get(duty="EQ_INFO")
    assert re.search(rf'id="date-{unknown.pk}-status">(.*?)</div>', shown)[1].count("None recorded here") == 1


def test_a_day_on_which_lateness_is_arguable_says_so(officer, barsetshire, information):
    Deadline.objects.filter(pk=information.pk).update(due_on=date(2026, 5, 31), contested_until=date(2026, 6, 1))

    assert "1 day past the safe day, still arguable" in words_of(officer.get(LIST))


def test_the_list_asks_the_same_number_of_questions_however_long(
    officer, olivia, barsetshire, information, django_assert_num_queries
):
    def enter(count):
        for number in range(count):
            keeping.enter(
                barsetshire, kind=Kind.OWN_PROMISE, title=f"{count}: {number}", due_on=date(2026, 9, 1), owner=olivia,
                by=olivia,
            )  # fmt: skip

    enter(1)
    with django_assert_num_queries(6):
        officer.get(LIST)
    enter(12)
    with django_assert_num_queries(6):
        officer.get(LIST)


# --- One date ---------------------------------------------------------------------------------------------------------


def test_a_statutory_date_says_how_it_was_found_with_its_source(officer, information):
    shown = words_of(officer.get(page_of(information, "date")))

    assert "Monday 29 March 2027" in shown
    assert "The clock started on 30 March 2026" in shown
    assert "This is the safe day. Publishing on 30 March 2027 is arguable; after that it is late." in shown
    assert 'href="https://www.legislation.gov.uk/uksi/2017/353/regulation/4"' in shown
    assert "breach" not in shown


def test_a_promise_explains_itself_and_is_never_called_statutory(officer, promise):
    shown = words_of(officer.get(page_of(promise, "date")))

    assert "Our own promise" in shown
    assert "It is the council’s own promise, not a legal duty." in shown
    assert "tatutory" not in shown


def test_publishing_early_pulls_the_next_day_forward_and_the_page_says_by_how_much(officer, information):
    shown = words_of(officer.get(page_of(information, "date"), tried(date(2027, 3, 11))))

    assert "Publishing on 11 March 2027 is 18 days before the safe day, so in time." in shown
    assert "The next falls due on 10 March 2028." in shown
    assert "A plan for publishing on 11 March 2027" in shown


def test_doing_a_promise_on_another_day_says_when_it_comes_round(officer, barsetshire):
    keeping.enter(
        barsetshire, kind=Kind.OWN_PROMISE, title="Look", since=date(2026, 3, 31), every_months=6,
        due_on=date(2026, 9, 30), by=cast.STAGE_HAND,
    )  # fmt: skip
    deadline = Deadline.objects.open().get(kind=Kind.OWN_PROMISE)

    shown = words_of(officer.get(page_of(deadline, "date"), tried(date(2026, 8, 31))))

    assert "31 August 2026 is 30 days before 30 September 2026, so in time." in shown
    assert "The next would fall due on 28 February 2027." in shown


def test_what_is_done_once_does_not_come_round(officer, promise):
    assert "The next would" not in words_of(officer.get(page_of(promise, "date"), tried(date(2026, 6, 30))))


def test_a_first_day_that_the_council_set_is_what_another_day_is_measured_against(officer, barsetshire):
    barsetshire.started_on = date(2023, 4, 1)
    barsetshire.save()
    Deadline.objects.filter(council=barsetshire).delete()
    actions.set_first_date(
        barsetshire, "EQ_INFO", due_on=date(2026, 9, 30), because="A year of work.", on=date(2026, 6, 1),
        by=cast.STAGE_HAND,
    )  # fmt: skip
    deadline = Deadline.objects.open().get(duty="EQ_INFO")

    shown = words_of(officer.get(page_of(deadline, "date"), tried(date(2026, 9, 20))))

    assert "20 September 2026 is 10 days before 30 September 2026, so in time." in shown
    assert "The next falls due on 19 September 2027." in shown


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (boxes("31", "2", "2027"), "must be a real date"),
        (boxes("1", "3", ""), "must include a year"),
        (boxes("1", "3", "9999"), "on or before 31 December 2060"),
        (boxes("1", "3", "2026"), "on or after 30 March 2026"),
        ({"steps": ["dancing"]}, "Select steps from the list"),
        (boxes("x" * 5000, "\x00", "٢٠٢٧"), "The day you try must"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_beside_its_box_and_stays_there(officer, information, typed, says):
    answer = officer.get(page_of(information, "date"), tried(None) | typed)

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert not [link for link in broken_error_links(answer.content.decode()) if link != "#main-content"]
    if typed.get("published_on-year") == "9999":
        assert 'value="9999"' in words_of(answer)


def test_the_plan_says_by_when_to_start(officer, information):
    shown = words_of(officer.get(page_of(information, "date")))

    assert "Start by 1 September 2026." in shown
    assert '1 September 2026 <a class="govuk-link" href="#plan">See the plan</a>' in shown
    for step in ("Gathering evidence", "12 weeks", "Scrutiny", "15 working days", "Call-in", "Publication"):
        assert step in shown


def test_a_step_that_is_left_out_shortens_the_plan(officer, information):
    shown = words_of(officer.get(page_of(information, "date"), tried(None, steps=["publication"])))

    assert "Start by 23 March 2027." in shown  # the 29th is Easter Monday and the 26th Good Friday
    assert "The day itself is not a working day, and does not move for that" in shown
    table = shown[shown.index("<tbody") :]
    assert "Consultation" not in table


def test_a_plan_that_is_too_late_warns_and_says_which_step_should_have_begun(officer, promise):
    shown = words_of(officer.get(page_of(promise, "date"), tried(None)))

    assert "It is too late for this plan" in shown
    assert "Consultation should have begun on" in shown


def test_a_promise_is_planned_only_through_the_steps_that_somebody_ticks(officer, promise):
    shown = words_of(officer.get(page_of(promise, "date")))

    assert "Steps on the way there" in shown
    assert "A plan for publishing" not in shown


def test_no_plan_is_counted_back_from_a_day_that_has_passed(officer, information):
    Deadline.objects.filter(pk=information.pk).update(due_on=date(2026, 5, 1), contested_until=None)

    shown = words_of(officer.get(page_of(information, "date")))

    assert "no plan can keep it. Try a day that is still to come" in shown
    assert "should have begun" not in shown


def test_a_review_that_the_law_asks_for_is_told_as_one(officer, information):
    """In Wales the law asks for the review of each objective."""
    review = Deadline.objects.create(
        council=information.council, kind=Kind.OBJECTIVE_REVIEW, subject_type="x.y", subject_number=1,
        label="Review the objective “One”", armed_on=date(2026, 6, 1), due_on=date(2027, 1, 1),
    )  # fmt: skip

    shown = words_of(officer.get(LIST, {"show": "law"}))

    assert re.search(rf'id="date-{review.pk}-hint" class="[^"]+">(.*?)</div>', shown)[1].endswith(
        "<strong>by law</strong>"
    )
    assert "Named at the objective itself" in words_of(officer.get(page_of(review, "date")))


def test_a_compliance_notice_is_not_planned_through_consultation(officer, barsetshire):
    keeping.enter(
        barsetshire, kind=Kind.COMPLIANCE_NOTICE, title="Information", since=date(2026, 5, 30),
        due_on=date(2026, 6, 26), by=cast.STAGE_HAND,
    )  # fmt: skip
    deadline = Deadline.objects.open().get(kind=Kind.COMPLIANCE_NOTICE)

    shown = words_of(officer.get(page_of(deadline, "date")))

    assert "Consultation" not in shown
    assert "Asked of the council" in shown
    assert "Take legal advice" in shown


def test_a_closed_date_is_still_there_to_be_read_and_offers_nothing_more(officer, information):
    actions.discharge(
        information.council, "EQ_INFO", made_public_on=date(2026, 5, 20), label="Again", by=cast.STAGE_HAND
    )

    shown = words_of(officer.get(page_of(information, "date")))

    assert "Closed" in shown
    assert "20 May 2026" in shown
    assert "Work it out" not in shown
    assert "Who is told, in this order" not in shown


def test_a_letter_that_was_refused_is_shown_with_what_the_server_said(officer, olivia, barsetshire):
    raise_flags(on=date(2026, 6, 1))
    notices.owe_notices(on=date(2026, 6, 1))
    Notice.objects.filter(recipient=olivia).update(
        attempts=2, last_attempt_at=timezone.now(), last_error="550 no such mailbox"
    )

    shown = officer.get(LIST).content.decode()

    assert "Letters that did not go through" in shown
    assert "Olivia: refused 2 times" in shown
    assert "550 no such mailbox" in shown
