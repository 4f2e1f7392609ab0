"""What the check says of objectives as councils have published them; their titles are told anew here, and short."""

from datetime import date

import pytest

from objectives.checks import RULE
from tests.objectives.checked import checked_set, found

GAP = {
    "target_kind": "narrow", "target_value": None, "target_on": None, "unit": "score", "every_months": None,
    "source": "", "group": "Pupils with special educational needs", "comparator": "Other pupils",
}  # fmt: skip
YEAR = {"period": "2016", "ends_on": date(2016, 12, 31)}
NATION = {**GAP, "target_kind": "above", "comparator": "The nation"}


def of_one(objective_set) -> dict[str, bool]:
    """Each rule that speaks of an objective, and whether it blocks."""
    return {each.rule: each.blocks for each in found(objective_set) if each.objective}


@pytest.fixture
def narrowing(barsetshire, olivia):
    """A gap at age 16, with figures of the group, of others and of the nation, and a target that names no figure."""
    attainment = {**YEAR, "value": "37.5", "comparator_value": "55.8", "benchmark_value": "36.2"}
    progress = {**YEAR, "value": "-0.35", "comparator_value": "0.4", "benchmark_value": "-0.38"}
    counted = {
        "period": "2015", "ends_on": date(2015, 12, 31), "value": 13, "numerator": 57, "denominator": 440,
        "comparator_value": 61, "comparator_numerator": 1715, "comparator_denominator": 2811,
    }  # fmt: skip
    measures = [
        {**GAP, "name": "Attainment", "baseline": attainment},
        {**GAP, "name": "Progress", "baseline": progress},
        {**NATION, "name": "Progress beside the nation", "baseline": {**progress, "comparator_value": "-0.38"}},
        {**GAP, "name": "Five good grades", "unit": "percent", "baseline": counted},
    ]
    told = {
        "title": "Narrow the gap at age 16",
        "owner": "",
        "measures": measures,
        "signs": ("It narrows", "It is above"),
    }
    return checked_set(barsetshire, objectives=[told], by=olivia)


def test_a_gap_with_baseline_comparator_and_a_relative_target_passes_and_is_advised_on_owner_source_and_dates(
    narrowing,
):
    told = of_one(narrowing)

    assert not any(told.values())
    assert set(told) == {"owner", "source", "target-day", "rhythm", "judged-in-words"}


def test_signs_in_words_alone_do_not_pass(barsetshire, olivia):
    told = {
        "title": "Lead in the community",
        "aims": ["foster"],
        "pairs": [],
        "owner": "",
        "measures": [],
        "signs": ("People understand better", "More take part", "No incident"),
    }
    told = of_one(checked_set(barsetshire, objectives=[told], by=olivia))

    assert [rule for rule, blocks in told.items() if blocks] == ["measure"]
    assert set(told) == {"measure", "characteristic", "owner"}


BARE = {"aims": [], "pairs": [], "owner": "", "measures": []}
SIX = (
    "Less loneliness among older people",
    "Know communities better and tackle discrimination",
    "Promote sport and healthier lives",
    "Encourage employers to take barriers away",
    "Support every child to do well",
    "A more diverse workforce",
)
SIX_PRIORITIES = (
    "Respect and dignity for all",
    "Engage communities in decisions",
    "Continue to empower people in their area",
    "Services built around what customers need",
    "Promote fair pay and access to learning",
    "A clear picture of local need",
)


@pytest.mark.parametrize(
    ("titles", "vague"),
    [(SIX, {"Promote", "Encourage", "Support"}), (SIX_PRIORITIES, {"Continue", "Promote"})],
)
def test_six_bare_titles_fail_each_for_want_of_a_measure_and_an_aim(barsetshire, olivia, titles, vague):
    objective_set = checked_set(barsetshire, objectives=[{**BARE, "title": title} for title in titles], by=olivia)

    said = found(objective_set)
    for title in titles:
        of_title = {each.rule: each.blocks for each in said if each.objective and each.objective.title == title}
        assert {rule for rule, blocks in of_title.items() if blocks} == {"aim", "measure"}
        assert ("vague-opening" in of_title) is (title.split()[0] in vague)
        assert "owner" in of_title
    assert "specific and measurable" in str(RULE["measure"].source)
