"""What a withdrawal leaves behind: the word and the reason wherever the thing is read, and the duty's day."""

from datetime import date

import pytest

from deadlines.models import Deadline, Discharge
from objectives.models import ObjectiveSet
from publications import actions
from publications.report.content import of_report
from tests.publications import public_stage as stage
from tests.publications import stories

GONE = date(2026, 6, 10)


@pytest.fixture
def gone(barsetshire, olivia, petra):
    edition = stage.published_set(barsetshire, olivia)
    return actions.withdraw(edition, because="The wrong draft.", on=GONE, by=petra)


@pytest.mark.parametrize("tail", ["", "objectives/", "objectives/equality-objectives/1/"])
def test_every_page_of_a_withdrawn_set_says_so(client, gone, tail):
    told = client.get(f"/councils/barsetshire/{tail}").content.decode()

    assert "The council withdrew this on 10 June 2026" in told
    assert "The wrong draft." in told


def test_one_that_stands_says_nothing_of_it(client, barsetshire, olivia):
    stage.published_set(barsetshire, olivia)

    assert "withdrew" not in client.get("/councils/barsetshire/objectives/").content.decode()


def test_councillors_are_told_and_its_objectives_are_not_counted(client, gone, cora):
    client.force_login(cora)

    told = client.get("/members/barsetshire/").content.decode()

    assert "“Equality objectives” was withdrawn on 10 June 2026: The wrong draft." in told
    assert "Of 2 objectives" not in told


@pytest.mark.parametrize(("as_at", "is_there"), [(date(2026, 6, 9), True), (GONE, False)])
def test_a_new_report_leaves_it_out(gone, barsetshire, olivia, as_at, is_there):
    content = of_report(stage.written_report(barsetshire, olivia), as_at=as_at)

    assert bool(content["objective_set"]) is bool(content["objectives"]) is is_there


def test_what_was_published_by_mistake_met_no_duty(barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    before = Deadline.objects.open().get(duty="EQ_INFO").due_on

    actions.withdraw(edition, because="Another council's text", on=GONE, by=petra, met_the_duty=False)

    met = Discharge.objects.get()
    assert (met.withdrawn_because, bool(met.withdrawn_at)) == ("Another council's text", True)
    assert Deadline.objects.open().get(duty="EQ_INFO").due_on < before


def test_what_met_the_duty_leaves_its_day(client, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)

    actions.withdraw(edition, because="A table", on=GONE, by=petra)

    assert Discharge.objects.standing().exists()
    assert "(withdrawn since)" in client.get("/councils/barsetshire/").content.decode()


def test_the_officer_is_told_beside_the_day(client, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    client.force_login(olivia)
    assert "(withdrawn since)" not in client.get("/officers/barsetshire/").content.decode()

    actions.withdraw(edition, because="A table", on=GONE, by=petra)

    assert "(withdrawn since)" in client.get("/officers/barsetshire/").content.decode()


def test_without_a_withdrawal_the_day_stands_alone(client, barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra)

    assert "(withdrawn since)" not in client.get("/councils/barsetshire/").content.decode()


def test_a_withdrawn_correction_no_longer_corrects(client, barsetshire, olivia, petra):
    first = stories.published(barsetshire, olivia, petra)
    second = stories.corrected(first, olivia, petra, on=date(2026, 9, 1))
    actions.withdraw(second, because="It was the wrong file.", on=date(2026, 9, 2), by=petra)

    told = client.get(first.get_absolute_url()).content.decode()

    assert "There was a newer edition, and it does not stand" in told
    assert "withdrawn on 2 September 2026: It was the wrong file." in told
    assert "corrects this one" not in told


def test_the_set_s_rows_are_left_as_they_are(gone):
    assert ObjectiveSet.objects.get().state == "published"
