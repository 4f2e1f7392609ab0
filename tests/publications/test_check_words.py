"""What is found in words: many spellings that must be found, and near misses that must not."""

import pytest

from publications.checks import findings_in
from publications.checks.document import Part
from publications.checks.languages import looks_like_another
from publications.checks.reading import Link, Sort, read
from tests.publications.documents import document, part, rules, spots, written
from tests.timing import seconds_of

# --- Reading ----------------------------------------------------------------------------------------------------------

NARRATIVE = """## Who *works* here

A **bold** start, [our
plan](https://b.example/plan), and more.

- One item
- Another with [a link](mailto:a@b.example)

> Quoted.

**All bold**

| Age | All |
|-----|-----|
| 16  | 12  |

### Below

| A | B |
|---|---|
"""


def test_a_narrative_is_read_into_its_blocks_in_order():
    blocks = read(NARRATIVE).blocks

    assert [(block.sort, block.text, block.number, block.under) for block in blocks] == [
        (Sort.HEADING, "Who works here", 0, ""),
        (Sort.PARAGRAPH, "A bold start, our plan, and more.", 1, "Who works here"),
        (Sort.ITEM, "One item", 1, "Who works here"),
        (Sort.ITEM, "Another with a link", 1, "Who works here"),
        (Sort.PARAGRAPH, "Quoted.", 2, "Who works here"),
        (Sort.PARAGRAPH, "All bold", 3, "Who works here"),
        (Sort.CELL, "Age", 3, "Who works here"),
        (Sort.CELL, "All", 3, "Who works here"),
        (Sort.CELL, "16", 3, "Who works here"),
        (Sort.CELL, "12", 3, "Who works here"),
        (Sort.HEADING, "Below", 0, ""),
        (Sort.CELL, "A", 3, "Below"),
        (Sort.CELL, "B", 3, "Below"),
    ]
    assert [block.text for block in blocks if block.is_bold] == ["All bold"]
    assert [heading.level for heading in read(NARRATIVE).headings] == [2, 3]


def test_links_and_tables_are_read_with_their_words():
    reading = read(NARRATIVE)

    assert [link for link, _block in reading.links] == [
        Link("our plan", "https://b.example/plan"),
        Link("a link", "mailto:a@b.example"),
    ]
    assert [(grid.columns, grid.rows, grid.under) for grid in reading.grids] == [
        (("Age", "All"), (("16", "12"),), "Who works here"),
        (("A", "B"), (), "Below"),
    ]


def test_a_picture_is_told_from_a_link_after_an_exclamation():
    links = [link for link, _block in read("![A](https://b.example/a.png) and wow! [B](https://b.example/b)").links]

    assert [link.is_picture for link in links] == [True, False]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("## X\n\n12", "a heading"),
        ("12\n\nX", "paragraph 2"),
        ("- X", "a list"),
        ("| X | B |\n|---|---|\n| 1 | 2 |", "a table"),
        ("## H\n\n1. X", "a list under “H”"),
    ],
)
def test_each_block_knows_its_place_in_words(text, where):
    assert [block.where for block in read(text).blocks if block.text == "X"] == [where]


# --- Leftovers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Lorem ipsum dolor", "We have [insert number] staff", "[Name of the council]", "[XX]", "[date]", "in 20XX",
        "XX% of staff", "£xxx in all", "XXX people", "{{ council }}", "<<Council>>", "Insert text here",
        "Click or tap here to enter text.", "Error! Reference source not found.", "on dd/mm/yyyy", "on 00/00/0000",
        "Signed: _________ by us", "<insert chart>",
    ],
)  # fmt: skip
def test_what_was_meant_to_be_filled_in_is_found(words):
    assert "placeholder" in rules(written(f"About 12. {words}"))


@pytest.mark.parametrize(
    "words",
    [
        "[the council’s plan](https://b.example)", "Part XX of the Act", "in Schedule  XX", "size XXL", "a [sic]",
        "the XX1 bus", "xx@b.example", "[Cymraeg]", "dd and mm", "an x or two", "1/2/2026", "the naming of names",
        "ipsum", "snake_case__here", "<5 people",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_leftover_is_left_alone(words):
    assert "placeholder" not in rules(written(f"About 12. {words}"))


@pytest.mark.parametrize("words", ["tbc", "TBD", "figure to follow", "to be confirmed", "what now???"])
def test_what_is_still_open_is_found(words):
    assert rules(written(f"About 12: {words}")) == ["to-be-confirmed"]


@pytest.mark.parametrize("words", ["we confirmed it", "data that follow", "TBCs", "what now??", "stand-by"])
def test_what_is_settled_is_left_alone(words):
    assert rules(written(f"About 12: {words}")) == []


def test_a_leftover_is_told_with_the_words_around_it():
    long = "before " * 10 + "XX" + " after" * 10

    assert spots(written(long), "placeholder") == [
        "… before before before before before XX after after after after after after …"
    ]
    assert spots(written("XX"), "placeholder") == ["XX"]
    assert spots(written("b" * 60 + "-X [date] " + "a" * 60), "placeholder") == ["… [date] …"]


def test_leftovers_are_found_in_tables_links_and_files_too():
    assert spots(written("| A | B |\n|---|---|\n| [date] | 2 |"), "placeholder") == ["[date]"]
    assert spots(document(part(own_links=(Link("[date]", "https://b.example"),))), "placeholder") == ["[date]"]


# --- Law --------------------------------------------------------------------------------------------------------------


def test_superseded_law_is_told_with_the_paragraph_it_stands_in():
    (found,) = findings_in(written("One of 12.\n\nTwo.\n\nUnder SI 2011/2260 and again SI 2011/2260."))

    assert [(spot.words, spot.where) for spot in found.spots] == [("2011/2260", "paragraph 3")] * 2
    assert "Public Authorities) Regulations 2017 (SI 2017/353)" in found.here


def test_what_another_paragraph_says_of_wales_counts():
    assert rules(written("12 in Wales.\n\nThe Equality Act 2010 and the 2011 Regulations")) == []
    assert rules(written("12 in all.\n\nThe Equality Act 2010 and the 2011 Regulations")) == ["superseded-law"]


# --- Headings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "skips"),
    [((2, 3, 4), 0), ((2, 4), 1), ((3, 2, 3), 0), ((1, 3, 5), 2), ((4, 4, 2, 3), 0), ((4, 2, 4), 1), ((6,), 0)],
)
def test_a_heading_may_be_any_number_of_levels_higher_but_one_lower(levels, skips):
    document = written("\n\n".join(f"{'#' * level} H{n}\n\n12." for n, level in enumerate(levels)))

    assert len(spots(document, "heading-order")) == skips


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("**Recruitment**\n\n12 came.", True),
        ("**Recruitment:**\n\n- 12 came", True),
        ("__Recruitment__ **and pay**\n\n12 came.", True),
        ("**We had 12.**\n\nAll came.", False),
        ("**Recruitment** in 2026\n\n12 came.", False),
        ("12 came.\n\n**Recruitment**", False),
        ("**Recruitment**\n\n## Pay\n\n12", False),
        ("- **Recruitment**\n- 12 came", False),
        ("| **Pay** | 12 |\n|---|---|\n| 1 | 2 |", False),
        ("**" + "word " * 12 + "word**\n\n12 came.", False),
    ],
)
def test_a_bold_line_before_text_is_a_heading_that_is_none(text, is_one):
    assert ("bold-heading" in rules(written(text))) is is_one


# --- Languages --------------------------------------------------------------------------------------------------------

OTHERS = [
    "Mae’r cyngor wedi ymrwymo i sicrhau bod pawb yn cael eu trin yn deg ac yn gyfartal ym mhob rhan o’r sir.",
    "Tha a’ chomhairle a’ cur fàilte air na daoine uile agus tha i ag obair gus am bi seirbheis ann do gach neach.",
    "Rada chce, aby wszyscy mieszkańcy mieli równy dostęp do usług, które są dla nich ważne, i nie byli pomijani.",
    "Le conseil veut que tous les habitants de la ville aient accès aux services qui sont importants pour eux.",
    "El ayuntamiento quiere que todos los vecinos de la ciudad tengan acceso a los servicios que son importantes.",
    "Consiliul vrea ca toți locuitorii din oraș să aibă acces la serviciile care sunt importante pentru ei și familii.",
    "Der Rat will, dass alle Menschen in der Stadt Zugang zu den Diensten haben, die für sie wichtig sind und bleiben.",
    "يريد المجلس أن يحصل جميع السكان على الخدمات",
    "কাউন্সিল চায় সকল বাসিন্দা সেবা পান",
]
ENGLISH = [
    "We met Menter Caerdydd, Ysgol Gyfun Gymraeg Plasmawr, Clwb y Bont, Tŷ Hafan, Canolfan yr Urdd, Coleg y Cymoedd.",
    "Polish, Romanian, Portuguese, Gujarati, Punjabi, Urdu, Bengali, Tamil, Somali, Arabic, Farsi, Kurdish, Turkish",
    "Housing, planning, licensing, waste, leisure, parks, libraries, schools, transport, care, benefits, elections",
    "Our de facto contact at the Alliance for Women is Casa de la Paz, where we work with el Centro and la Raza.",
    "The word اردو is Urdu.",
    "Mae’r cyngor yn deg.",
    "Our slogan “Mae pawb yn cyfrif” means that everybody counts, and it hangs in each of our schools.",
    "",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_paragraph_in_another_language_is_found(text):
    assert rules(written(f"About 12.\n\n{text}")) == ["other-language"]


@pytest.mark.parametrize("text", ENGLISH)
def test_names_lists_and_single_words_are_no_other_language(text):
    assert rules(written(f"About 12.\n\n{text}")) == []


def test_a_welsh_document_is_read_as_welsh():
    welsh = written(OTHERS[0], language="cy")
    english = written(
        "We want all of the people in our county to be treated as they are, and that is for us.", language="cy"
    )

    assert rules(welsh) == []
    assert rules(english) == ["other-language"]
    assert not looks_like_another(OTHERS[0], OTHERS[0].split(), language="kw")


# --- Length -----------------------------------------------------------------------------------------------------------


def test_long_sentences_are_told_only_of_parts_with_enough_of_them():
    nine, ten = (" ".join(["Word" + " word" * 29 + " endings."] * n) for n in (9, 10))
    paragraphs = "\n\n".join(["Word" + " word" * 29 + " endings."] * 10)

    assert "long-sentences" not in rules(written(nine))
    assert "long-sentences" in rules(written(ten))
    assert rules(written(paragraphs)) == ["long-sentences"]
    assert "31 words on average" in findings_in(written(paragraphs))[0].sentence


def test_abbreviations_and_decimals_end_no_sentence():
    text = "\n\n".join("Word" + " word" * 32 + " e.g. 3.5 of No. 4 by J. Marsh." for _ in range(9))

    assert rules(written(text)) == []


# --- Speed ------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "plain": "Words that go on and say things about the council and its people. ",
    "capitals": "Mr Ada Marsh Ben Cole ",
    "brackets": "[insert ",
    "angles": "<insert ",
    "at": "a.b@",
    "dots": "a.b.c.d.",
    "digits": "07 ",
    "number": "0",
    "letters": "x",
    "underscores": "_",
    "links": "[here](https://b.example/a) ",
    "addresses": "https://b.example/",
    "bold": "**a** ",
    "stars": "*a **b ",
    "headings": "\n\n## A\n\n#### B\n\n",
    "cells": "| 1 ",
    "rows": "\n| a | 1 |",
    "law": "Equality Act 2010 Regulations 2011 ",
    "spaces": " ",
    "lists": "\n- a",
    "names": "contact Jane ",
    "insurance": "AB 12 ",
}


def seconds(text: str) -> float:
    described = document(Part(key="people", heading="People", narrative=text))
    return seconds_of(lambda: findings_in(described))


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(name):
    unit = HOSTILE[name]
    half = seconds(unit * (25_000 // len(unit)))
    whole = seconds(unit * (50_000 // len(unit)))

    assert whole < 3.2 * half + 0.4
