"""Editions of earlier schemas: drawn for ever as they were, and read anew in the present shape."""

import json
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from objectives.facts import of_plain
from publications.report.differences import differences
from publications.report.earlier import as_now
from publications.report.render import document_of, shown
from tests.publications import reports

KEPT = Path(__file__).parent / "editions"


@pytest.fixture
def first() -> dict:
    """An edition as schema 1 froze it."""
    return json.loads((KEPT / "v1.json").read_text())


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_an_edition_of_each_schema_is_drawn_byte_for_byte_as_it_was(schema):
    """What is drawn of an edition depends on its content alone: on no row and no arithmetic of today. A change that
    means to redraw published pages has to say so here."""
    kept = json.loads((KEPT / f"v{schema}.json").read_text())

    drawn = document_of(kept["content"], kept["passport"])

    assert drawn == (KEPT / f"v{schema}.html").read_text()


def test_a_planted_change_of_an_old_edition_would_be_seen(first):
    first["content"]["objectives"][0]["title"] = "Another title"
    drawn = render_to_string("publications/report/v1/document.html", shown(first["content"], first["passport"]))

    assert drawn != (KEPT / "v1.html").read_text()


def test_an_old_edition_is_read_in_the_present_shape(first):
    present = reports.content()

    content = as_now(first["content"])

    assert content.keys() == present.keys()
    assert content["objective_set"].keys() == present["objective_set"].keys()
    for objective in content["objectives"]:
        assert objective.keys() == present["objectives"][0].keys()
    measure = content["objectives"][0]["measures"][0]
    assert measure.keys() == present["objectives"][0]["measures"][0].keys()
    assert (measure["unit"], measure["direction"]) == ("percent", "up")
    facts = of_plain(measure).readings[0]
    assert (facts.own.value, facts.own.numerator, facts.own.denominator) == ("37.5", 150, 400)
    assert [(sign["text"], sign["seen"]) for sign in content["objectives"][0]["signs"]["each"]] == [
        ("The gap is under 10 points.", None),
        ("No school is above 20.", None),
    ]
    assert content["objectives"][0]["tags"] == [["People in particular", [reports.WELSH]]]


def test_the_present_shape_is_left_as_it_is():
    content = reports.content()

    assert as_now(content) is content


def test_an_old_edition_and_a_new_one_can_be_compared(first):
    told = [difference.sentence for difference in differences(first["content"], reports.content())]

    assert "Objective 1, “Narrow the gap between disabled pupils and others”: changed in" in " ".join(told)
