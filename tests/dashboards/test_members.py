"""The councillors' briefing."""

from datetime import date

import pytest
import time_machine

from councils.models import Council
from deadlines import actions as deadlines
from deadlines import keeping
from deadlines.diary import KINDS
from objectives import actions as objectives
from publications import actions as publications
from publications.models import Publication
from tests import cast
from tests.dashboards.stories import published_report, published_set

pytestmark = pytest.mark.django_db
BRIEFING = "/members/barsetshire/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def aims(barsetshire, olivia, petra):
    """A set of five, published on 2 March 2026: late, at risk, on track, met and unreported."""
    objective_set = published_set(barsetshire, by=olivia, approver=petra, on=date(2026, 3, 2), count=5)
    for objective, rag in zip(
        objective_set.objectives.in_order(), ["late", "at_risk", "on_track", "met"], strict=False
    ):
        objectives.note_progress(
            objective, as_at=date(2026, 5, 4), rag=rag, narrative=f"Because of {objective.title}.", by=olivia
        )
    return objective_set


def page(client, person, address: str = BRIEFING) -> str:
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_headline_says_how_duties_and_objectives_stand(client, cora, aims, barsetshire, olivia, petra):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2025, 5, 1))
    shown = page(client, cora)
    assert "Publishing equality information is overdue by 32 days." in shown
    assert "Of 5 objectives, 1 late, 1 at risk, 1 not reported on, 1 on track and 1 met." in shown


def test_when_nothing_is_overdue_the_headline_says_so(client, cora, aims, barsetshire, olivia, petra):
    deadlines.discharge(barsetshire, "GPG", made_public_on=date(2026, 3, 2), label="Pay gap", by=olivia)
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    assert "Nothing that the law asks for is overdue." in page(client, cora)


def test_a_contested_day_is_not_called_overdue(client, cora, barsetshire):
    deadlines.discharge(barsetshire, "EQ_INFO", made_public_on=date(2025, 6, 1), label="R", by=cast.STAGE_HAND)
    shown = page(client, cora)
    assert "publishing today is arguably still in time" in shown
    assert "information is overdue" not in shown


def test_each_objective_stands_with_the_officers_reason_in_full(client, cora, aims):
    shown = page(client, cora)
    for number in range(1, 5):
        assert f"Because of Aim {number}." in shown
    assert "Nobody has reported on this objective yet." in shown


def test_what_goes_wrong_comes_first(client, cora, aims):
    shown = page(client, cora)
    shown = shown[shown.index("What goes wrong comes first") :]
    order = [shown.index(f"{number}. Aim {number}") for number in (1, 2, 5, 3, 4)]
    assert order == sorted(order)


def test_the_same_numbers_stand_in_a_table(client, cora, aims):
    shown = page(client, cora)
    assert "5 objectives by state" in shown
    shown = shown[shown.index("5 objectives by state") : shown.index("Progress: ")]
    assert shown.count('<th scope="col" class="govuk-table__header">') == 5


def test_unpublished_words_are_not_shown(client, cora, aims, olivia):
    publications.start_correction(Publication.objects.get(), what_changes="Words", by=olivia)
    objective = aims.objectives.in_order().first()
    objectives.change_objective(objective, seen=objective.version, title="Secret wording", by=olivia)
    objectives.add_objective(aims, title="Secret sixth", aims=["advance"], by=olivia)
    shown = page(client, cora)
    assert "Secret" not in shown
    assert "1. Aim 1" in shown


def test_a_draft_set_is_not_shown(client, cora, barsetshire, olivia):
    draft = objectives.start_set(barsetshire, title="Secret set", by=olivia)
    objectives.add_objective(draft, title="Secret aim", by=olivia)
    shown = page(client, cora)
    assert "Secret" not in shown
    assert "No equality objectives have been published here." in shown


def test_a_set_that_was_replaced_is_not_counted(client, cora, aims, barsetshire, olivia, petra):
    published_set(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 20), count=2)
    assert "Of 2 objectives, 2 not reported on." in page(client, cora)


def test_a_retired_objective_is_said_to_be_retired(client, cora, aims, olivia):
    first = aims.objectives.in_order().first()
    objectives.review_objective(first, decided_on=date(2026, 5, 10), decision="retire", reason="Reached.", by=olivia)
    shown = page(client, cora)
    assert "Of 4 objectives" in shown
    assert "1 more was retired by a review" in shown


def test_the_last_90_days_are_told(client, cora, aims, barsetshire, olivia, petra):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 5, 1))
    second = aims.objectives.in_order()[1]
    objectives.review_objective(second, decided_on=date(2026, 5, 12), decision="keep", reason="Still right.", by=olivia)
    shown = page(client, cora)
    for words in (
        "“Equality information 2025 to 2026” was published",
        "Duty met: Equality information, by “Equality information 2025 to 2026”",
        "Progress on objective 1, “Aim 1”: late",
        "Objective 2, “Aim 2”, was reviewed: keep it as it is",
        "Still right.",
    ):
        assert words in shown


def test_a_withdrawal_is_told_with_its_reason(client, cora, barsetshire, olivia, petra):
    edition = published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 1, 5))
    publications.withdraw(edition, because="It named a person.", on=date(2026, 5, 30), by=olivia)
    shown = page(client, cora)
    assert "was withdrawn" in shown
    assert "It named a person." in shown


def test_what_is_older_than_90_days_is_not_told(client, cora, barsetshire, olivia, petra):
    published_report(barsetshire, by=olivia, approver=petra, on=date(2026, 3, 3))
    assert "” was published" not in page(client, cora)


def test_the_next_dates_are_told_in_order_and_not_by_an_officers_address(client, cora, aims):
    shown = page(client, cora)
    assert "Review of objective 1, “Aim 1”" in shown
    assert "(by law)" in shown
    assert "/officers/barsetshire/objectives/" not in shown


def test_a_late_review_is_a_promise_and_not_called_statutory(client, cora, aims, olivia):
    first = aims.objectives.in_order().first()
    objectives.review_objective(
        first,
        decided_on=date(2026, 3, 10),
        decision="keep",
        reason="Right.",
        next_review_on=date(2026, 5, 20),
        by=olivia,
    )
    shown = page(client, cora)
    assert "1 thing that the council promised itself is overdue." in shown
    assert "due by 20 May 2026, overdue by 12 days" in shown


def test_a_welsh_councillor_reads_what_wales_asks(client, db):
    council = cast.enrolled("gwent", nation="wales")
    shown = page(client, cast.person("wyn", (council, "councillor")), "/members/gwent/")
    assert "Annual equality report" in shown
    assert "Nothing that the law asks" not in shown


def test_the_number_of_queries_is_the_same_at_5_and_at_40_objectives(
    client, cora, aims, loamshire, sam, petra, django_assert_num_queries
):
    many = published_set(loamshire, by=sam, approver=petra, on=date(2026, 3, 2), count=40)
    for objective in many.objectives.all():
        objectives.note_progress(objective, as_at=date(2026, 5, 4), rag="late", narrative="Because.", by=sam)
    for person, address in ((cora, BRIEFING), (sam, "/members/loamshire/")):
        client.force_login(person)
        with django_assert_num_queries(16):
            client.get(address)


def test_other_councils_cost_no_query(client, cora, aims, django_assert_num_queries):
    Council.objects.bulk_create(
        [Council(slug=f"shire-{n}", name=f"Shire {n}", nation="england", kind="district") for n in range(400)]
    )
    client.force_login(cora)
    with django_assert_num_queries(16):
        client.get(BRIEFING)


def test_a_stranger_finds_nothing_here(client, sam, barsetshire):
    client.force_login(sam)
    assert client.get(BRIEFING).status_code == 404


def test_nobody_without_an_account_comes_in(client, barsetshire):
    assert client.get(BRIEFING)["Location"].startswith("/account/login/")


def test_it_takes_no_posts(client, cora):
    client.force_login(cora)
    assert client.post(BRIEFING).status_code == 405


@pytest.mark.parametrize("kind", KINDS)
def test_the_diary_is_the_officers_affair(client, cora, barsetshire, olivia, kind):
    for title, due_on in (("Late", date(2026, 5, 1)), ("Coming", date(2026, 7, 1))):
        keeping.enter(barsetshire, kind=kind, title=f"{title} in the diary", due_on=due_on, by=olivia)

    assert "in the diary" not in page(client, cora)


def test_a_customary_day_is_not_told_as_one_of_the_law(client, db):
    gwent = cast.enrolled("gwent", nation="wales")
    deadlines.enter_past(gwent, "WAL_SEP", made_public_on=date(2024, 3, 30), label="Plan", by=cast.STAGE_HAND)

    words = " ".join(page(client, cast.person("cai", (gwent, "councillor")), "/members/gwent/").split())

    assert 'Strategic Equality Plan <span class="portal-quiet">(by custom)</span>' in words
