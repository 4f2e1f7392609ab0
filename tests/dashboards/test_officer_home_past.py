"""Past publications on the officers' home: the task of the first day, and the link beside a duty never met."""

import re
from datetime import date

import pytest
import time_machine

from deadlines import actions as deadlines
from publications import actions as publications
from tests import cast

pytestmark = pytest.mark.django_db
HOME, PAST = "/officers/barsetshire/", "/officers/barsetshire/past/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-01 12:00+01:00", tick=False):
        yield


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def enter(council, on=date(2026, 3, 30), **told):
    deadlines.discharge(council, "EQ_INFO", made_public_on=on, label="Last year", by=cast.STAGE_HAND, **told)


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def task(shown: str) -> str:
    found = re.search(r'<li class="govuk-task-list__item[^>]*>(?:(?!</li>).)*Enter past publications.*?</li>', shown)
    assert found, "no such task"
    return found[0]


def test_the_first_day_has_the_task_and_it_is_done_with_the_first_entry(officer, barsetshire):
    before = task(words_of(officer.get(HOME)))
    assert f'href="{PAST}"' in before
    assert "Not yet" in before

    enter(barsetshire)

    assert "Done" in task(words_of(officer.get(HOME)))


def test_the_tasks_go_with_the_first_publication_from_here(officer, barsetshire, olivia):
    enter(barsetshire, on=date(2026, 2, 1))
    enter(barsetshire, subject=publications.list_document(barsetshire, title="A report", by=olivia))

    assert "Enter past publications" not in words_of(officer.get(HOME))


def test_a_duty_never_met_offers_to_enter_what_was_published_elsewhere(officer, barsetshire):
    link = f'href="{PAST}?duty=EQ_INFO"'
    assert link in words_of(officer.get(HOME))

    enter(barsetshire)

    shown = words_of(officer.get(HOME))
    assert link not in shown
    assert f'href="{PAST}?duty=EQ_OBJECTIVES"' in shown


def test_an_approver_is_offered_no_page_that_would_refuse_them(client, petra, barsetshire):
    client.force_login(petra)

    assert PAST not in words_of(client.get(HOME))


def test_where_nothing_is_recorded_the_page_says_only_that(officer, barsetshire):
    shown = words_of(officer.get(HOME))

    assert "No publication is recorded here. The first was due by 30 March 2018. Published elsewhere?" in shown
    assert "Never published" not in shown
    assert "things are overdue" not in shown


def test_a_councillor_is_told_no_more_than_is_known(client, cora, barsetshire):
    client.force_login(cora)

    shown = words_of(client.get("/members/barsetshire/"))

    assert "No publication of equality information is recorded here; the first was due by 30 March 2018." in shown
    assert "No publication is recorded here. The first was due by 30 March 2018." in shown
    assert "ever published" not in shown
    assert "Enter it" not in shown
