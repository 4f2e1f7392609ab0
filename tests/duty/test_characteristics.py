"""The nine, the three aims, and the 25 pairs that the Act allows."""

import pytest

from duty.characteristics import AIMS, CHARACTERISTICS, LAWFUL_PAIRS, aim, characteristic, is_lawful, why_not


def test_the_nine_carry_their_statutory_names() -> None:
    assert [each.name for each in CHARACTERISTICS] == [
        "Age",
        "Disability",
        "Gender reassignment",
        "Marriage and civil partnership",
        "Pregnancy and maternity",
        "Race",
        "Religion or belief",
        "Sex",
        "Sexual orientation",
    ]


def test_each_characteristic_has_its_own_code_and_a_line_of_help() -> None:
    assert len({each.code for each in CHARACTERISTICS}) == 9
    assert all(each.help.endswith(".") for each in CHARACTERISTICS)


def test_the_three_aims_are_those_of_section_149() -> None:
    assert [(each.key, each.code, each.reference) for each in AIMS] == [
        ("eliminate", "AIM_A", "s.149(1)(a)"),
        ("advance", "AIM_B", "s.149(1)(b)"),
        ("foster", "AIM_C", "s.149(1)(c)"),
    ]


def test_there_are_25_lawful_pairs() -> None:
    assert len(LAWFUL_PAIRS) == 25


def test_marriage_and_civil_partnership_counts_for_the_first_aim_only() -> None:
    pairs = {key for code, key in LAWFUL_PAIRS if code == "marriage_civil_partnership"}
    assert pairs == {"eliminate"}


@pytest.mark.parametrize("key", ["advance", "foster"])
def test_an_unlawful_pair_says_why_and_names_the_provision(key: str) -> None:
    assert not is_lawful("marriage_civil_partnership", key)
    sentence = why_not("marriage_civil_partnership", key)
    assert sentence is not None
    assert "s.149(7)" in sentence
    assert aim(key).name in sentence


@pytest.mark.parametrize("pair", sorted(LAWFUL_PAIRS))
def test_a_lawful_pair_needs_no_excuse(pair: tuple[str, str]) -> None:
    assert why_not(*pair) is None


def test_only_the_act_s_words_are_known() -> None:
    with pytest.raises(KeyError):
        characteristic("gender")
    with pytest.raises(ValueError, match="promote"):
        aim("promote")
