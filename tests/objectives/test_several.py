"""Reading a pasted list of objectives: which beginnings are references, and that words stay as they are."""

import pytest

from objectives.forms.several import read_line, read_list


@pytest.mark.parametrize(
    ("line", "reference", "title"),
    [
        ("1. Fewer falls", "1", "Fewer falls"),
        ("1.\tFewer falls", "1", "Fewer falls"),
        ("12a) Fewer falls", "12a", "Fewer falls"),
        ("12a\tFewer falls", "12a", "Fewer falls"),
        ("EO2: Fewer falls", "EO2", "Fewer falls"),
        ("EO 2: Fewer falls", "EO 2", "Fewer falls"),
        ("3) Fewer falls", "3", "Fewer falls"),
        ("(b) Fewer falls", "b", "Fewer falls"),
        ("(ch) Llai o gwympo", "ch", "Llai o gwympo"),
        ("iv. Fewer falls", "iv", "Fewer falls"),
        ("1.3 – Fewer falls", "1.3", "Fewer falls"),
        ("1.3. Fewer falls", "1.3", "Fewer falls"),
        ("Objective 4: Fewer falls", "Objective 4", "Fewer falls"),
        ("Amcan 4 - Llai o gwympo i bobl hŷn ym Môn", "Amcan 4", "Llai o gwympo i bobl hŷn ym Môn"),
        ("• 2. Fewer falls", "2", "Fewer falls"),
        ("•Fewer falls", "", "Fewer falls"),
        ("- Fewer falls", "", "Fewer falls"),
        ("o\tFewer falls", "", "Fewer falls"),
        ("  Fewer   falls  ", "", "Fewer falls"),
    ],
)
def test_a_reference_is_parted_from_the_title(line, reference, title):
    read = read_line(line)

    assert (read.reference, read.title) == (reference, title)


@pytest.mark.parametrize(
    "line",
    [
        "12 new homes for disabled people",
        "1.5 per cent more women",
        "16 - 24 year olds in work",
        "2030: a fair city",
        "Note: this is about pay",
        "Year 7: pupils settle in",
        "A fair city",
        "o bob oed",
        "-free travel",
        "Ŵyn a chŵn",
        "3)no space",
    ],
)
def test_words_that_only_look_like_a_reference_stay(line):
    assert (read_line(line).reference, read_line(line).title) == ("", line)


def test_empty_lines_and_repeated_references_are_no_trouble():
    read = read_list("1. One\r\n\r\n  \n1. Two\nThree")

    assert [(each.reference, each.title) for each in read] == [("1", "One"), ("1", "Two"), ("", "Three")]
