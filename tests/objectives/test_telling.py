"""Who is told of an objective's dates: the people in its offices just now, whom no reader sees."""

import re
from datetime import date

import pytest

from councils.actions import NotPossible
from councils.models import Record
from deadlines.models import Deadline, Kind
from objectives import actions, plan_checks, telling
from publications import actions as publications
from tests.objectives.stage import address, measurable, published

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def review(objective, draft, olivia, petra) -> Deadline:
    """The review of the objective, expected since its set was published."""
    published(draft, on=DAY, by=olivia, approver=petra)
    return Deadline.objects.open().get(kind=Kind.OBJECTIVE_REVIEW)


def save(client, objective, **typed):
    objective.refresh_from_db()
    return client.post(address("change_people", objective), {"seen": objective.version} | typed, follow=True)


def test_an_officer_names_who_is_told_beside_the_offices(officer, objective, petra, cora):
    shown = save(officer, objective, owner="Head of housing", owner_account=petra.pk, sponsor_account=cora.pk).text

    objective.refresh_from_db()
    assert (objective.owner, objective.owner_account, objective.sponsor_account) == ("Head of housing", petra, cora)
    assert "of a long delay, Cora" in shown
    told = Record.objects.get(event="objective changed")
    assert told.after == {"owner": "Head of housing", "owner_account": "Petra", "sponsor_account": "Cora"}


def test_the_review_is_told_to_them_from_its_publication_on(objective, draft, olivia, petra, cora):
    telling.change_people(objective, seen=1, owner_account=petra, sponsor_account=cora, by=olivia)

    published(draft, on=DAY, by=olivia, approver=petra)

    review = Deadline.objects.open().get(kind=Kind.OBJECTIVE_REVIEW)
    assert (review.owner, review.sponsor) == (petra, cora)


def test_people_leave_while_the_set_is_published_and_another_is_told_at_once(officer, objective, review, petra):
    page = officer.get(address("change_people", objective)).text
    assert "The set is not open to editing" in page
    assert 'name="owner"' not in page

    save(officer, objective, owner_account=petra.pk, sponsor_account="")

    review.refresh_from_db()
    assert review.owner == petra


def test_naming_nobody_takes_the_name_away_from_the_review_too(officer, objective, review, petra):
    for person in (petra.pk, ""):
        save(officer, objective, owner_account=person, sponsor_account="")

    review.refresh_from_db()
    assert review.owner is None


def test_the_offices_cannot_be_changed_past_the_lock(officer, objective, draft, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    response = save(officer, objective, owner="Somebody else", owner_account=olivia.pk)

    assert response.status_code == 409
    assert "Somebody else" in response.text
    objective.refresh_from_db()
    assert (objective.owner, objective.owner_account) == ("", None)


def test_a_second_save_of_who_is_told_is_stopped_and_shows_both(officer, objective, review, petra, olivia):
    objective.refresh_from_db()
    telling.name_told(objective, seen=objective.version, owner_account=petra, sponsor_account=None, by=petra)

    stopped = officer.post(address("change_people", objective), {"seen": objective.version, "owner_account": olivia.pk})

    assert stopped.status_code == 409
    assert re.search(r'portal-stale__text"><?p?>?Olivia', stopped.text)
    assert re.search(r'portal-stale__text"><?p?>?Petra', stopped.text)


def test_only_people_of_the_council_can_be_named(officer, objective, sam, cora, olivia):
    for stranger in (sam, cora):
        assert save(officer, objective, owner="", owner_account=stranger.pk).status_code == 422
    assert "Sam" not in officer.get(address("change_people", objective)).text
    objective.refresh_from_db()
    assert objective.owner_account is None


def test_the_action_refuses_a_stranger_where_a_review_is_open(objective, review, sam, olivia):
    objective.refresh_from_db()
    with pytest.raises(NotPossible, match="no role at this council"):
        telling.name_told(objective, seen=objective.version, owner_account=sam, sponsor_account=None, by=olivia)

    objective.refresh_from_db()
    assert objective.owner_account is None


def test_saving_what_stands_is_no_act(objective, review, olivia):
    objective.refresh_from_db()
    telling.name_told(objective, seen=objective.version, owner_account=None, sponsor_account=None, by=olivia)

    assert not Record.objects.filter(event="objective changed").exists()


def test_whoever_left_is_named_so_that_another_is_chosen(officer, objective, petra, olivia):
    telling.change_people(objective, seen=1, owner_account=petra, by=olivia)
    petra.memberships.all().delete()

    assert "Petra was told until now" in officer.get(address("change_people", objective)).text


def test_whoever_was_named_for_a_check_of_the_plan_is_told_of_the_next(objective, draft, olivia, petra):
    actions.change_set(draft, seen=draft.version, monitored_every_months=6, by=olivia)
    draft.refresh_from_db()
    published(draft, on=DAY, by=olivia, approver=petra)
    Deadline.objects.open().filter(kind=Kind.MONITORING).update(owner=petra)

    plan_checks.note_plan_checked(draft, on=date(2026, 6, 30), note="", by=olivia)

    assert Deadline.objects.open().get(kind=Kind.MONITORING).owner == petra
