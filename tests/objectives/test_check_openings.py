"""How a title opens: busy words that never end, and words that only look like them."""

import pytest

from objectives.checks.openings import is_like_a_commitment, vague_opening


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Promote equality of opportunity", "promote"),
        ("PROMOTING good relations", "promoting"),
        ("EO1: Raise awareness of hate crime", "raise awareness"),
        ("• Raise public awareness of our duties", "raise public awareness"),
        ("3. Continue to improve access", "continue to"),
        ("1.2) Work towards a diverse workforce", "work towards"),
        ("Objective 4 – Support disabled people into work", "support"),
        ("Supporting young carers", "supporting"),
        ("“Encourage more people to report”", "encourage"),
        ("(iv) Explore ways to reach older residents", "explore"),
        ("A. Consider the needs of carers", "consider"),
        ("Strive for fairness", "strive"),
        ("Ensure that equality is embedded in all we do", "ensure that"),
        ("Improve understanding of our communities", "improve understanding"),
        ("We will promote dignity at work", "promote"),
        ("To support families", "support"),
        ("Hyrwyddo cyfle cyfartal", "hyrwyddo"),
        ("Codi ymwybyddiaeth o droseddau casineb", "codi ymwybyddiaeth"),
        ("2) Parhau i wella mynediad", "parhau i"),
        ("3 Promote sport", "promote"),
    ],
)
def test_a_vague_opening_is_heard_behind_references_bullets_and_quotation_marks(title, opening):
    assert vague_opening(title) == opening


@pytest.mark.parametrize(
    "title",
    [
        "Promoters of sport reach every ward",
        "Promotion of women to senior posts: half of all by 2029",
        "Support for carers reaches 400 more families",
        "Support workers are paid a living wage",
        "Support: every carer has a named contact",
        "Support-worker vacancies fall",
        "Considerate contractors only",
        "Encouragement is given",
        "Explorers' club opens to girls",
        "Awareness of hate crime is raised",
        "Ensure that every bus stop has a raised kerb",
        "Continued falls in complaints",
        "Work is fair",
        "Narrow the gap at age 16",
        "Promote women into senior posts: from 37% to 45% by 2029",
        "Promote 12 per cent more women",
        "Support more residents, from 410 in 2025 to 600 in 2029",
        "Cyfle cyfartal i bawb",
        "3",
        "–",
        "",
    ],
)
def test_words_that_only_look_like_it_or_say_how_much_are_no_vague_opening(title):
    assert vague_opening(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "Continue to listen",
        "We will always listen",
        "B) The council always asks",
        "We will continue to ask",
        "Parhau i wrando",
    ],
)
def test_what_goes_on_for_ever_is_like_a_commitment(title):
    assert is_like_a_commitment(title)


@pytest.mark.parametrize("title", ["Continued service", "We will listen", "Always on time", "Parhad"])
def test_what_does_not_say_so_is_none(title):
    assert not is_like_a_commitment(title)
