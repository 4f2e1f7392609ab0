"""The pages of standing promises, and of several objectives at once."""

from datetime import date

import pytest

from objectives import committing
from publications import actions as publications
from tests.govuk.page import Elements
from tests.objectives.stage import address, broken_links, measurable, of_set

DAY = date(2026, 3, 2)
TWENTY_FOUR = {"Ambition A": 8, "Ambition B": 6, "Ambition C": 10}


@pytest.fixture
def addresses(draft, olivia) -> dict[str, str]:
    """Where a group is added, and where the one that is there is changed."""
    committing.add_commitments(draft, texts=["We listen."], by=olivia)
    draft.refresh_from_db()
    first = draft.commitments.get().pk
    return {
        "add_commitments": of_set("add_commitments", draft),
        "change_commitments": of_set("change_commitments", draft, first),
    }


# --- Standing commitments ---------------------------------------------------------------------------------------------


def test_twenty_four_promises_stand_under_their_three_headings(officer, draft):
    for heading, count in TWENTY_FOUR.items():
        texts = "\r\n".join(f"• {heading} number {n}" for n in range(1, count + 1))
        officer.post(of_set("add_commitments", draft), {"heading": heading, "texts": texts})

    page = officer.get(draft.get_absolute_url()).text

    assert draft.commitments.count() == 24
    assert page.index("Ambition A</h3>") < page.index("Ambition B</h3>") < page.index("Ambition C</h3>")
    assert "Standing promises, not scored." in page


def test_a_group_is_changed_and_emptied(officer, addresses, draft):
    there = addresses["change_commitments"]
    assert "We listen." in officer.get(there).text

    officer.post(there, {"seen": draft.version, "heading": "Always", "texts": "We listen.\nWe answer."})
    assert draft.commitments.filter(heading="Always").count() == 2

    response = officer.post(there, {"seen": draft.version + 1, "heading": "Always", "texts": ""})
    assert (response.status_code, draft.commitments.count()) == (302, 0)
    assert officer.get(there).status_code == 404


def test_a_second_save_of_promises_is_stopped_and_loses_neither(officer, addresses, draft, petra):
    seen = draft.version
    committing.set_commitments(draft, heading="", was="", texts=["Theirs."], seen=seen, by=petra)

    response = officer.post(addresses["change_commitments"], {"seen": seen, "heading": "", "texts": "Mine."})

    assert response.status_code == 409
    assert "Petra saved it on" in response.text
    assert "Theirs." in response.text
    assert "Mine." in response.text


def test_what_was_typed_for_a_group_that_is_gone_can_still_be_saved(officer, addresses, draft, petra):
    seen = draft.version
    committing.set_commitments(draft, heading="", was="", texts=[], seen=seen, by=petra)

    stopped = officer.post(addresses["change_commitments"], {"seen": seen, "heading": "", "texts": "Mine."})
    officer.post(addresses["change_commitments"], {"seen": seen + 1, "heading": "", "texts": "Mine."})

    assert stopped.status_code == 409
    assert [each.text for each in draft.commitments.all()] == ["Mine."]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"heading": "", "texts": "More."}, "There is already a group without a heading"),
        ({"heading": "New", "texts": " "}, "Enter at least one commitment"),
        ({"heading": "New", "texts": "•"}, "Enter at least one commitment"),
        ({"heading": "New", "texts": "x" * 501}, "Each commitment must be 500 characters or fewer"),
        ({"heading": "New", "texts": "x\n" * 61}, "There are 61 lines, and 60 is the most"),
        ({"heading": "x" * 201, "texts": "More."}, "The heading must be 200 characters or fewer"),
    ],
)
def test_what_is_wrong_with_promises_is_said_beside_the_box(officer, addresses, draft, sent, says):
    response = officer.post(addresses["add_commitments"], sent)

    assert response.status_code == 422
    assert says in response.text
    assert broken_links(response.text) == []
    assert draft.commitments.count() == 1


def test_a_heading_that_stands_is_not_given_twice(officer, addresses, draft, olivia):
    committing.add_commitments(draft, heading="Ours", texts=["a"], by=olivia)

    for there in (addresses["add_commitments"], addresses["change_commitments"]):
        page = officer.post(there, {"seen": 9, "heading": "Ours", "texts": "x"}).text
        assert "There is already a group with this heading" in page


def test_promises_stand_beside_one_objective(officer, objective):
    there = address("objective_commitments", objective)
    assert "Add standing commitments" in officer.get(objective.get_absolute_url()).text

    page = officer.post(there, {"seen": 1, "texts": "We call back."}, follow=True).text

    assert "We call back." in page
    assert [each.text for each in objective.commitments.all()] == ["We call back."]


# --- Several at once --------------------------------------------------------------------------------------------------


def test_a_list_is_read_shown_and_only_then_saved(officer, draft):
    there = of_set("add_several", draft)

    read = officer.post(there, {"pasted": "1. Llai o gwympo i bobl hŷn\r\n\r\n1. Tai gwell\r\nOur staff"})
    assert (read.status_code, draft.objectives.count()) == (200, 0)
    fields = {each["name"]: each["value"] for each in Elements(read.text).all("input")}
    assert [fields[f"reference-{n}"] for n in (1, 2, 3)] == ["1", "1", ""]
    assert "Llai o gwympo i bobl hŷn</textarea>" in read.text

    sent = {"reference-1": "1", "title-1": "Llai o gwympo", "reference-2": "", "title-2": "", "title-3": "Our staff"}
    done = officer.post(there, sent, follow=True)

    assert [(each.reference, each.title) for each in draft.objectives.in_order()] == [
        ("1", "Llai o gwympo"),
        ("", "Our staff"),
    ]
    assert "2 objectives are added." in done.text


def test_what_is_there_twice_is_pointed_out_and_allowed_when_confirmed(officer, draft, objective):
    there = of_set("add_several", draft)
    sent = {"title-1": "FEWER falls at home.", "title-2": "New", "title-3": "new"}

    read = officer.post(there, {"pasted": "\n".join(sent.values())}).text
    assert "The set already has this objective." in read
    assert read.count("This line is in the list more than once.") == 2

    stopped = officer.post(there, sent)
    assert (stopped.status_code, draft.objectives.count()) == (422, 1)
    assert "Empty them, or confirm that you want them so" in stopped.text
    assert broken_links(stopped.text) == []

    assert officer.post(there, sent | {"confirmed": "on"}).status_code == 302
    assert draft.objectives.count() == 4


def test_sending_the_same_list_twice_adds_it_once(officer, draft):
    status = [officer.post(of_set("add_several", draft), {"title-1": "New"}).status_code for _ in range(2)]

    assert (status, draft.objectives.count()) == ([302, 422], 1)


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("", "Paste the objectives, one on each line"),
        (" \n•\n", "Paste the objectives, one on each line"),
        ("An objective\n" * 61, "There are 61 lines, and 60 is the most at once"),
    ],
)
def test_what_cannot_be_read_is_said(officer, draft, pasted, says):
    response = officer.post(of_set("add_several", draft), {"pasted": pasted})

    assert response.status_code == 422
    assert says in response.text


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"title-1": ""}, "Enter at least one objective"),
        ({"title-1": "x" * 501}, "The objective must be 500 characters or fewer"),
        ({"title-1": "One", "title-2": "", "reference-2": "2"}, "clear its reference as well"),
        ({"title-1": "One", "reference-1": "x" * 21}, "The reference must be 20 characters or fewer"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_beside_it(officer, draft, sent, says):
    response = officer.post(of_set("add_several", draft), sent)

    assert response.status_code == 422
    assert says in response.text
    assert broken_links(response.text) == []
    assert not draft.objectives.exists()


def test_sixty_lines_fit_and_no_more_are_taken_by_hand(officer, draft):
    sent = {f"title-{n}": f"Objective {n}" for n in range(1, 80)}

    assert officer.post(of_set("add_several", draft), sent).status_code == 302
    assert draft.objectives.count() == 60


def test_a_list_sent_while_the_set_was_submitted_is_kept_and_not_saved(officer, draft, objective, olivia):
    publications.submit_set(measurable(draft, by=olivia), on=DAY, by=olivia)

    response = officer.post(of_set("add_several", draft), {"title-1": "New"})

    assert response.status_code == 409
    assert "New</textarea>" in response.text
    assert draft.objectives.count() == 1
