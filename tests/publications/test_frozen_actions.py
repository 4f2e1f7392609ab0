"""The actions and days that the portal puts into a document: named as published, and the same text on another day."""

from datetime import date

import pytest

from deadlines.models import Deadline
from deadlines.models import Kind as DeadlineKind
from objectives import doing
from publications import actions
from publications.models import Kind
from publications.report.content import content_of
from publications.starting import start_document
from tests.publications import committee_stage
from tests.publications import public_stage as stage

DAY = date(2026, 3, 1)


@pytest.fixture
def edition(barsetshire, olivia):
    made = stage.published_set(barsetshire, olivia)
    for objective in made.publication.objective_set.objectives.all():
        doing.add_action(
            objective, title=f"Act {objective.number}", owner="Lead", due_on=date(2026, 9, 1), on=DAY, by=olivia
        )
    return made


@pytest.fixture
def plan(barsetshire, olivia):
    told = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31), "on": DAY}
    return start_document(barsetshire, Kind.ACTION_PLAN, **told, by=olivia)


def rows_of(publication, key, *, on=DAY) -> list[list[str]]:
    part = next(part for part in content_of(publication, on=on)["parts"] if part["key"] == key)
    return [row for table in part["tables"] for row in table["rows"]]


def being_amended(edition, olivia) -> None:
    """A new wording and a further objective, which nobody has agreed to yet."""
    opened = actions.start_correction(edition.publication, what_changes="A new wording.", by=olivia)
    first = opened.objective_set.objectives.get(number=1)
    opened.objective_set.objectives.filter(pk=first.pk).update(title="Not agreed to yet")
    first.pk, first.number, first.position, first.title = None, None, 99, "Not public yet"
    first.save()
    doing.add_action(first, title="A secret", owner="Lead", due_on=date(2026, 9, 1), on=DAY, by=olivia)


def test_actions_stand_under_the_published_titles(edition, plan, olivia):
    being_amended(edition, olivia)

    assert [row[:2] for row in rows_of(plan, "actions")] == [
        ["Act 1", "Goal 1 of Equality objectives"],
        ["Act 2", "Goal 2 of Equality objectives"],
    ]


def test_a_report_to_a_meeting_names_them_as_published_too(edition, barsetshire, olivia):
    being_amended(edition, olivia)
    report = committee_stage.report(barsetshire, olivia).publication

    assert [row[1] for row in rows_of(report, "committee_actions")] == [
        "Goal 1 of Equality objectives",
        "Goal 2 of Equality objectives",
    ]


@pytest.mark.parametrize("way", ["withdraw", "remove_by_law"])
def test_actions_of_a_set_that_is_withdrawn_or_removed_stand_nowhere(edition, plan, barsetshire, olivia, way):
    getattr(actions, way)(edition, because="The wrong draft.", on=DAY, by=olivia)
    report = committee_stage.report(barsetshire, olivia).publication

    assert rows_of(plan, "actions") == []
    assert rows_of(report, "committee_actions") == []


def test_the_same_text_on_another_day_is_the_same_text(edition, plan, barsetshire, olivia):
    report = stage.written_report(barsetshire, olivia)

    for made in (plan, report):
        assert content_of(made, on=DAY)["parts"] == content_of(made, on=date(2026, 3, 9))["parts"]


def test_a_correction_tells_the_days_that_were_open_when_its_first_edition_was_made_public(barsetshire, olivia):
    report = stage.published_report(barsetshire, olivia, on=date(2026, 3, 10)).publication
    day = Deadline.objects.open().get(council=barsetshire, kind=DeadlineKind.STATUTORY, duty="EQ_OBJECTIVES")
    before = rows_of(report, "next_dates", on=date(2026, 3, 10))
    Deadline.objects.filter(pk=day.pk).update(closed_on=date(2026, 5, 1))

    assert rows_of(report, "next_dates", on=date(2026, 6, 1)) == before != []
