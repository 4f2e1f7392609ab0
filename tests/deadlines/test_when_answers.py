"""What the public calculator answers, without a page: years done and missed, new councils, what comes first."""

import json
from datetime import date
from pathlib import Path

import pytest

from deadlines.when_answers import EARLIER, NEVER, Answers, Said, Situation, answers_to, listed
from duty.clock import Status
from duty.nations import Nation, read_nation

ON = date(2026, 11, 22)
VECTORS = json.loads((Path(__file__).parents[1] / "duty" / "vectors.json").read_text())["vectors"]


def england(on: date = ON, **said: Said) -> Answers:
    return answers_to(
        Situation(Nation.ENGLAND, on, headcount=1200, said={code.upper(): told for code, told in said.items()})
    )


def stands(answers: Answers, code: str) -> list[tuple[str, Status | None, date | None]]:
    return [
        (answer.title, answer.standing and answer.standing.status, answer.due_on)
        for answer in answers.dated
        if answer.duty.code == code
    ]


# --- As the worked examples have it -----------------------------------------------------------------------------------


def is_asked_of_the_open_year(vector: dict) -> bool:
    return not vector["status"].startswith("PUBLISHED") and not (vector.get("cycle") and vector["last"])


@pytest.mark.parametrize("vector", [*filter(is_asked_of_the_open_year, VECTORS)], ids=lambda vector: vector["id"])
def test_it_says_what_the_worked_example_says(vector):
    on, last = date.fromisoformat(vector["today"]), vector["last"]
    said = {} if vector.get("cycle") else {vector["duty"]: Said(date.fromisoformat(last)) if last else Said(never=True)}
    answers = answers_to(Situation(read_nation(vector["nation"]), on, headcount=vector["headcount"], said=said))

    found = [answer for answer in (*answers.dated, *answers.beside) if answer.duty.code == vector["duty"]]

    if vector["status"] == Status.NOT_APPLICABLE:
        assert not found
        return
    (answer,) = [answer for answer in found if not vector.get("cycle") or answer.cycle.name == vector["cycle"]]
    assert answer.standing.status == vector["status"]
    assert answer.due_on == date.fromisoformat(vector["due"])
    assert answer.standing.days == vector["days"]
    assert answer.standing.contested == vector["contested"]


# --- Reporting years --------------------------------------------------------------------------------------------------


def test_of_a_fixed_day_nothing_need_be_said():
    assert stands(england(), "GPG") == [("Gender pay gap, 2026-27", Status.UP_TO_DATE, date(2027, 3, 30))]


def test_and_the_year_before_is_named_without_calling_it_late():
    (answer,) = [answer for answer in england().dated if answer.duty.code == "GPG"]

    assert answer.before.name == "2025-26"
    assert england().sentences == ("The next day is 30 March 2027: gender pay gap, 2026-27.",)


def test_a_year_that_is_done_leads_to_the_next():
    answers = england(gpg=Said(done="2026-27"))

    assert stands(answers, "GPG") == [("Gender pay gap, 2027-28", Status.UP_TO_DATE, date(2028, 3, 30))]
    assert next(a for a in answers.dated if a.duty.code == "GPG").done.name == "2026-27"


@pytest.mark.parametrize("done", [EARLIER, NEVER, "2024-25"])
def test_a_year_that_was_missed_stands_beside_the_one_that_is_due(done):
    assert stands(england(gpg=Said(done=done)), "GPG") == [
        ("Gender pay gap, 2025-26", Status.OVERDUE, date(2026, 3, 30)),
        ("Gender pay gap, 2026-27", Status.UP_TO_DATE, date(2027, 3, 30)),
    ]


def test_of_many_missed_years_the_newest_has_a_place_of_its_own_and_the_others_are_named():
    missed, due = [a for a in england(gpg=Said(done="2021-22")).dated if a.duty.code == "GPG"]

    assert missed.cycle.name == "2025-26"
    assert missed.also_missed == ("2022-23", "2023-24", "2024-25")
    assert due.also_missed == ()


def test_before_the_first_year_none_was_missed():
    assert [name for name, _status, _due in stands(england(date(2018, 1, 1), gpg=Said(done=NEVER)), "GPG")] == [
        "Gender pay gap, 2017-18"
    ]


def test_the_year_that_the_pandemic_moved_is_due_on_its_moved_day():
    on = date(2021, 6, 1)

    assert stands(england(on), "GPG")[0][2] == date(2021, 10, 5)
    assert [due for _name, _status, due in stands(england(on, gpg=Said(done="2019-20")), "GPG")] == [date(2021, 10, 5)]
    assert [due for _name, _status, due in stands(england(on, gpg=Said(done="2020-21")), "GPG")] == [date(2022, 3, 30)]


def test_a_council_owes_no_year_that_was_over_before_it_began():
    situation = Situation(Nation.ENGLAND, ON, headcount=1200, began_on=date(2026, 4, 1), said={"GPG": Said(done=NEVER)})

    assert stands(answers_to(situation), "GPG") == [("Gender pay gap, 2027-28", Status.UP_TO_DATE, date(2028, 3, 30))]


def test_publishing_before_a_year_has_begun_is_not_imagined():
    (answer,) = [a for a in england(gpg=Said(done="2026-27")).dated if a.duty.code == "GPG"]

    assert answer.what_if is None


# --- Intervals --------------------------------------------------------------------------------------------------------


def test_what_nobody_knows_comes_last_and_is_not_in_the_calendar():
    answers = england(eq_objectives=Said(date(2024, 1, 9)))

    assert [answer.key for answer in answers.dated] == ["gpg-2026-27", "eq_objectives", "eq_info"]
    assert [answer.key for answer in answers.unknown] == ["eq_info"]
    assert [answer.key for answer in answers.days] == ["gpg-2026-27", "eq_objectives"]


def test_a_council_younger_than_the_first_date_has_none():
    situation = Situation(Nation.ENGLAND, ON, began_on=date(2023, 4, 1), said={"EQ_INFO": Said(never=True)})
    answers = answers_to(situation)

    assert stands(answers, "EQ_INFO") == [("Equality information", Status.NEVER_PUBLISHED, None)]
    assert (
        answers.sentences[0] == "Equality information: the law gives no first date to a council as young as this one."
    )


def test_what_must_stay_published_is_never_called_the_next_day():
    answers = england(gpg_retention=Said(date(2024, 1, 10)))
    kept = next(answer for answer in answers.dated if answer.is_kept)

    assert (kept.due_on, kept.day_is_called) == (date(2027, 1, 9), "Keep until")
    assert "9 January" not in " ".join(answers.sentences)


def test_a_custom_is_not_called_the_law_s_day():
    situation = Situation(Nation.WALES, ON, said={"WAL_SEP": Said(date(2020, 4, 1))})
    answers = answers_to(situation)
    plan = next(answer for answer in answers.dated if answer.duty.code == "WAL_SEP")

    assert plan.due_on == date(2024, 3, 31)
    assert not plan.is_owed
    assert "Strategic Equality Plan" not in " ".join(answers.sentences)
    assert [duty.code for duty in plan.carried] == ["WAL_PAY_ACTION_PLAN"]


def test_what_goes_into_another_document_has_no_answer_of_its_own():
    answers = answers_to(Situation(Nation.SCOTLAND, ON, said={"SCO_MAINSTREAMING": Said(date(2025, 4, 30))}))

    assert not stands(answers, "SCO_EMPLOYEE_INFO")
    report = next(answer for answer in answers.dated if answer.duty.code == "SCO_MAINSTREAMING")
    assert [duty.code for duty in report.carried] == ["SCO_EMPLOYEE_INFO"]
    assert [duty.code for duty in answers.undated] == ["SCO_EIA_PUBLISH"]


def test_a_rule_that_nobody_has_read_is_told_so():
    answers = england(gpg_retention=Said(date(2024, 1, 10)), eq_info=Said(date(2026, 3, 30)))

    assert {answer.duty.code: answer.is_read for answer in answers.dated} == {
        "EQ_INFO": True,
        "EQ_OBJECTIVES": True,
        "GPG": True,
        "GPG_RETENTION": False,
    }


# --- Sentences --------------------------------------------------------------------------------------------------------


def test_what_is_past_comes_before_what_is_next():
    answers = england(eq_info=Said(date(2025, 3, 30)), eq_objectives=Said(date(2023, 3, 31)), gpg=Said(done="2025-26"))

    assert answers.sentences == (
        "Equality information: due by 29 March 2026, 238 days ago.",
        "The next day is 30 March 2027: equality objectives and gender pay gap, 2026-27.",
    )


def test_names_are_joined_as_in_a_sentence():
    assert listed(["one"]) == "one"
    assert listed(["one", "two", "three"]) == "one, two and three"


def test_a_custom_that_has_passed_is_neither_overdue_nor_red():
    told = Situation(Nation.WALES, ON, said={"WAL_SEP": Said(last=date(2020, 3, 30))})
    [plan] = [answer for answer in answers_to(told).dated if answer.duty.code == "WAL_SEP"]

    assert (plan.headline, plan.colour) == ("968 days past the customary day", "orange")
    assert "Strategic Equality Plan" not in " ".join(answers_to(told).sentences)
