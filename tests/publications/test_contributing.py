"""Asking a colleague for a part, what they answer, and the day in the book of deadlines."""

from datetime import date

import pytest

from councils.actions import NotPossible
from councils.models import Record
from deadlines.models import Deadline, Kind
from publications import actions, contributing
from publications.lifecycle import NotAllowedNow
from publications.models import Answered, Contribution
from publications.progress import how_it_stands, in_one_sentence, parts_in_hand
from publications.report.last_time import NOTHING
from tests import cast
from tests.publications import stories
from tests.publications.building_stage import part

ON, DUE = date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def con(barsetshire):
    return cast.person("con", (barsetshire, "contributor"))


@pytest.fixture
def report(barsetshire, olivia):
    return stories.draft(barsetshire, olivia)


def asked(report, con, olivia, *, key="aims", **told) -> Contribution:
    told = {"person": con, "wanted": "The figures of training", "due_on": DUE, "on": ON} | told
    return contributing.ask(part(report, key), **told, by=olivia)


def days(council):
    return Deadline.objects.open().filter(council=council, kind=Kind.CONTRIBUTION)


def test_a_colleague_is_asked_and_the_day_stands_under_their_name(barsetshire, report, con, olivia):
    contribution = asked(report, con, olivia)

    deadline = days(barsetshire).get()
    assert (deadline.owner, deadline.due_on, deadline.is_promise) == (con, DUE, True)
    assert deadline.label == "“What we did to meet the three aims” of “Equality information 2025 to 2026”"
    assert deadline.explanation == "Olivia asked for it: The figures of training"
    assert deadline.path.endswith(f"/parts/aims/asked/{contribution.pk}/")
    assert Record.objects.get(event="asked for a part").after["person"] == "Con"


def test_asked_again_the_day_moves_and_nothing_is_doubled(barsetshire, report, con, olivia):
    first = asked(report, con, olivia)
    assert asked(report, con, olivia) == first
    assert asked(report, con, olivia, due_on=date(2026, 8, 1)) == first

    assert days(barsetshire).get().due_on == date(2026, 8, 1)
    assert Record.objects.filter(event="asked differently").count() == 1


def test_nobody_is_asked_for_yesterday(report, con, olivia):
    with pytest.raises(NotPossible, match="The day has passed"):
        asked(report, con, olivia, due_on=date(2026, 5, 31))


def test_nobody_is_asked_who_may_not_write(report, cora, olivia):
    with pytest.raises(NotPossible):
        asked(report, cora, olivia)


@pytest.mark.parametrize(
    ("state", "because", "said"),
    [
        ("done", "", "Con: done on 20 June 2026"),
        ("unchanged", "", "Con: nothing has changed, said on 20 June 2026"),
        ("cannot", "I moved to housing", "Con: cannot do it, said on 20 June 2026. I moved to housing"),
    ],
)
def test_an_answer_closes_the_day_and_reads_as_it_was_given(barsetshire, report, con, olivia, state, because, said):
    contribution = contributing.answer(
        asked(report, con, olivia), state=state, because=because, on=date(2026, 6, 20), by=con
    )

    assert not days(barsetshire).exists()
    assert how_it_stands(contribution) == said
    assert contributing.answer(
        contribution, state=state, because=because, on=date(2026, 6, 21), by=con
    ).ended_on == date(2026, 6, 20)


def test_who_cannot_do_it_says_why(report, con, olivia):
    with pytest.raises(NotPossible, match="Say why"):
        contributing.answer(asked(report, con, olivia), state="cannot", on=ON, by=con)


def test_an_answer_is_one_of_three(report, con, olivia):
    with pytest.raises(NotPossible, match="Say whether"):
        contributing.answer(asked(report, con, olivia), state="taken_back", on=ON, by=con)


def test_what_has_ended_cannot_be_answered_otherwise(report, con, olivia):
    contribution = contributing.take_back(asked(report, con, olivia), on=ON, by=olivia)

    assert how_it_stands(contribution) == "Con: asked no more since 1 June 2026"
    with pytest.raises(NotAllowedNow, match="This has ended: taken back"):
        contributing.answer(contribution, state="done", on=ON, by=con)


def test_submitting_ends_what_is_still_asked(barsetshire, con, olivia):
    report = stories.written(barsetshire, olivia)
    contribution = asked(report, con, olivia)
    actions.submit(report, on=date(2026, 6, 15), by=olivia)

    contribution.refresh_from_db()
    assert (contribution.state, contribution.ended_on) == (Answered.SUBMITTED, date(2026, 6, 15))
    assert how_it_stands(contribution) == "Con: no answer before it was submitted on 15 June 2026"
    assert not days(barsetshire).exists()
    with pytest.raises(NotAllowedNow, match="with the approver"):
        asked(report, con, olivia, key="people")


def test_councillors_are_not_shown_who_is_asked_for_a_part_of_a_draft(barsetshire, report, con, olivia):
    asked(report, con, olivia)

    assert days(barsetshire).exists()
    assert not Deadline.objects.for_members().filter(kind=Kind.CONTRIBUTION).exists()


def test_the_whole_is_told_in_one_sentence(report, con, olivia):
    actions.write_section(part(report, "aims"), seen=1, narrative="Words.", is_done=True, by=olivia)
    actions.write_section(part(report, "gaps"), seen=1, left_out_because="None", by=olivia)
    asked(report, con, olivia, key="people")
    asked(report, con, olivia, key="aims")

    parts = parts_in_hand(report, NOTHING)
    assert in_one_sentence(parts) == "6 of 16 parts are done, 1 is with others, 1 is left out."
    assert {each.section.key: each.state for each in parts if each.is_with_others} == {
        "people": "With others", "aims": "Done",
    }  # fmt: skip


def test_of_a_report_just_begun_only_what_fills_itself_is_done(report):
    assert in_one_sentence(parts_in_hand(report, NOTHING)) == "5 of 16 parts are done."
