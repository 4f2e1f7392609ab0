"""The coverage board: what is covered, what the law closes, what has no reason, and how that reads."""

import pytest

from duty.characteristics import CHARACTERISTICS, LAWFUL_PAIRS
from objectives.coverage import Covering, board

WALES = "SI 2011/1064 regulation 3(3)"
ALL_CODES = [each.code for each in CHARACTERISTICS]


def covering(*pairs: tuple[str, str], number: int | None = None, **told) -> Covering:
    told = {"aims": tuple(dict.fromkeys(aim for _code, aim in pairs))} | told
    return Covering(number, told.pop("label", "One"), "/there/", pairs=frozenset(pairs), **told)


def row(drawn, code: str):
    return next(each for each in drawn.rows if each.code == code)


def marks(cell) -> list[str]:
    return [each.mark for each in cell.by]


def test_the_nine_stand_in_the_statutes_order_with_their_sections():
    drawn = board([], nation="england")

    assert [each.name for each in drawn.rows] == [each.name for each in CHARACTERISTICS]
    assert [each.section for each in drawn.rows][:3] == ["s.5", "s.6", "s.7"]
    assert {len(each.cells) for each in drawn.rows} == {3}


def test_exactly_two_cells_are_closed_and_say_by_which_section():
    drawn = board([covering(*LAWFUL_PAIRS)], nation="england")
    closed = [(each.code, cell.aim) for each in drawn.rows for cell in each.cells if cell.closed]

    assert closed == [("marriage_civil_partnership", "advance"), ("marriage_civil_partnership", "foster")]
    assert all("s.149(7)" in cell.closed for cell in row(drawn, "marriage_civil_partnership").cells[1:])
    assert not any(cell.is_empty for each in drawn.rows for cell in each.cells)


def test_a_cell_names_the_objectives_that_cover_it():
    drawn = board([covering(("age", "advance"), number=4), covering(("age", "advance"), number=7)], nation="england")

    assert [marks(cell) for cell in row(drawn, "age").cells] == [[], ["4", "7"], []]


def test_an_objective_without_a_number_stands_under_the_one_it_will_get():
    drawn = board([covering(number=3), covering(), covering(number=9), covering()], nation="england")

    assert [each.mark for each in drawn.marked] == ["3", "10", "9", "11"]


def test_a_printed_reference_that_is_the_mark_is_not_said_twice():
    drawn = board([covering(label="1: Un", number=1), covering(label="EO2: Dau", number=2)], nation="england")

    assert [each.words for each in drawn.marked] == ["Un", "EO2: Dau"]
    assert not drawn.has_unnumbered
    assert board([covering()], nation="england").has_unnumbered


def test_a_retired_objective_keeps_its_number_and_covers_nothing():
    drawn = board([covering(("age", "advance"), number=1, is_pursued=False), covering()], nation="wales")

    assert [each.mark for each in drawn.marked] == ["1", "2"]
    assert not row(drawn, "age").is_covered
    assert row(drawn, "age").lacks_reason


@pytest.mark.parametrize(
    ("nation", "asked", "is_duty"),
    [("wales", 9, True), ("scotland", 8, True), ("england", 9, False), ("northern_ireland", 9, False)],
)
def test_whom_a_reason_is_asked_for_is_told_by_the_nation(nation, asked, is_duty):
    drawn = board([covering()], nation=nation)

    assert (len(drawn.missing), drawn.is_duty) == (asked, is_duty)


def test_scotland_asks_nothing_about_marriage_and_civil_partnership():
    assert "marriage_civil_partnership" not in [each.code for each in board([], nation="scotland").missing]


@pytest.mark.parametrize(("nation", "counts"), [("wales", False), ("scotland", True), ("england", True)])
def test_an_objective_about_pay_covers_nothing_in_wales_alone(nation, counts):
    drawn = board([covering(("sex", "advance"), number=2, is_about_pay=True)], nation=nation)
    sex = row(drawn, "sex")

    assert (sex.is_covered, sex.lacks_reason, sex.is_only_about_pay) == (counts, not counts, not counts)
    assert marks(sex.cells[1]) == ["2"]
    assert (WALES in drawn.in_words and "pay differences" in drawn.in_words) is not counts


def test_beside_one_about_pay_another_objective_covers_sex_in_wales():
    drawn = board([covering(("sex", "advance"), is_about_pay=True), covering(("sex", "foster"))], nation="wales")

    assert row(drawn, "sex").is_covered
    assert not row(drawn, "sex").is_only_about_pay


def test_a_reason_for_the_row_or_for_each_of_its_cells_is_enough():
    whole = board([covering()], nation="wales", reasons={("age", ""): "Our plan for age covers it."})
    single = {(code, aim): "Not now." for code, aim in LAWFUL_PAIRS if code == "marriage_civil_partnership"}
    some = board([covering()], nation="wales", reasons={("age", "advance"): "Not now."} | single)

    assert not row(whole, "age").lacks_reason
    assert row(whole, "age").reason == "Our plan for age covers it."
    assert row(some, "age").lacks_reason
    assert not row(some, "marriage_civil_partnership").lacks_reason


def test_a_characteristic_named_without_an_aim_is_no_gap_and_covers_no_cell():
    drawn = board([covering(without_aim=("race",), number=1)], nation="wales")
    race = row(drawn, "race")

    assert (race.is_covered, race.is_named, race.lacks_reason) == (False, True, False)
    assert [each.mark for each in race.without_aim] == ["1"]
    assert "Race is named without an aim" in drawn.in_words


def test_the_councils_own_stand_last_unprotected_and_need_no_reason():
    ended = covering(local=frozenset({("Poverty", "advance"), ("Carers", "")}))
    drawn = board([ended], nation="wales", local=["Carers", "Ymadawyr gofal"])

    assert [each.name for each in drawn.local] == ["Carers", "Ymadawyr gofal", "Poverty"]
    assert [each.is_protected for each in drawn.local] == [False] * 3
    assert [each.is_covered for each in drawn.local] == [False, False, True]
    assert [len(each.without_aim) for each in drawn.local] == [1, 0, 0]
    assert not any(each.lacks_reason for each in drawn.local)
    assert "Carers is named without an aim" in drawn.in_words


# --- How it reads -----------------------------------------------------------------------------------------------------


def test_a_set_without_objectives_reads_so():
    told = board([], nation="england").sentences

    assert told[:2] == [
        "The set has no objective yet.",
        "So none of the 9 protected characteristics is covered.",
    ]
    assert "The law closes two cells" in told[2]


def test_aims_without_characteristics_read_so():
    told = board([covering(aims=("advance", "foster"))] * 4, nation="england").in_words

    assert "The 4 objectives serve 2 of the three aims; none serves “Eliminate discrimination" in told
    assert "None of the 9 protected characteristics is named." in told
    assert "4 objectives serve an aim without naming a characteristic." in told


def test_a_full_board_reads_in_three_sentences():
    told = board([covering(*LAWFUL_PAIRS)] * 6, nation="wales").sentences

    assert told[:2] == [
        "The 6 objectives together serve all three aims.",
        "All 9 protected characteristics are covered.",
    ]
    assert len(told) == 3


def test_gaps_are_named_and_what_the_law_asks():
    pairs = [pair for pair in LAWFUL_PAIRS if pair[0] not in ("pregnancy_maternity", "marriage_civil_partnership")]
    told = {nation: board([covering(*pairs)], nation=nation).in_words for nation in ("wales", "scotland", "england")}

    assert (
        "7 of the 9 protected characteristics are covered; no objective is for marriage and civil partnership or "
        "pregnancy and maternity."
    ) in told["wales"]
    assert (
        f"no reason is given yet for marriage and civil partnership and pregnancy and maternity ({WALES})"
        in (told["wales"])
    )
    assert "no reason is given yet for pregnancy and maternity (SSI 2012/162 regulation 4)" in told["scotland"]
    assert "It is good practice to say why" in told["england"]


def test_reasons_for_all_gaps_are_acknowledged():
    reasons = {(code, ""): "Because." for code in ALL_CODES}

    assert "says why" in board([covering(("age", "foster"))], nation="wales", reasons=reasons).sentences[-1]


def test_one_objective_reads_in_the_singular():
    assert board([covering()], nation="england").sentences[0] == "The objective serves none of the three aims yet."
    assert board([covering(*LAWFUL_PAIRS)], nation="england").sentences[0] == "The objective serves all three aims."


def test_a_reading_is_never_longer_than_six_sentences_and_never_shorter_than_three():
    sets = [
        [],
        [covering()],
        [covering(*LAWFUL_PAIRS)],
        [covering(("age", "advance"), without_aim=("sex",)), covering(aims=("foster",))],
        [covering(("sex", "advance"), is_about_pay=True)],
    ]
    lengths = {len(board(each, nation=nation).sentences) for each in sets for nation in ("wales", "england")}

    assert lengths <= {3, 4, 5, 6}
