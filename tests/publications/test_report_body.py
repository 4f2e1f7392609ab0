"""The body of a report: everything the content holds and nothing else, the same for page, preview and PDF."""

import re

import pytest
from django.template.loader import render_to_string

from objectives.facts import Figure
from publications.report.parts import parts_of_kind
from publications.report.render import body_template, shown
from publications.report.snapshot import SCHEMA
from tests.html_checker import errors_in
from tests.publications import reports

pytestmark = pytest.mark.slow


def body(content: dict, passport: dict | None = None) -> str:
    return render_to_string(body_template(content["schema"]), shown(content, passport))


def words(html: str) -> str:
    return " ".join(html.split())


def page(html: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Report</title></head><body><h1>Report</h1>{html}</body></html>'
    )


def test_a_preview_has_no_passport_and_says_when_there_will_be_one() -> None:
    html = body(reports.content())

    assert "After publication: passport." in html
    assert "SHA-256" not in html


def test_the_template_alone_is_enough_for_a_preview() -> None:
    html = render_to_string(body_template(SCHEMA), {"content": reports.content(), "passport": None})

    assert "After publication: passport." in html


def test_a_passport_tells_all_that_is_needed_to_check(settings) -> None:
    settings.PUBLIC_URL = "https://equality.example"
    content = reports.content()
    passport = reports.passport(content)

    html = words(body(content, passport))

    for told in (
        f"https://equality.example{passport['path']}", "10 March 2026", "Petra, 9 March 2026", passport["digest"],
        passport["record_head"], "Published on time", "9 March 2027. Publishing on 10 March 2027 is arguable",
        "The clock started on 11 March 2025.", "/editions/1.json", "Regulations 2017 (SI 2017/353), regulation 4",
    ):  # fmt: skip
        assert told in html


def test_a_correction_says_what_changed_and_that_it_moves_no_day() -> None:
    content = reports.content()

    html = body(content, reports.passport(content, edition=2, what_changed="One figure.", duties=[]))

    assert "One figure." in html
    assert "moves no day" in html


def test_a_part_left_out_gives_its_reason_and_nothing_else() -> None:
    content = reports.content()
    part = next(part for part in content["parts"] if part["key"] == "employees")
    part |= {"left_out_because": "We employ 90 people.", "narrative": "Old text", "paragraphs": ["Old paragraph"]}

    html = body(content)

    assert "The council left this part out: We employ 90 people." in html
    assert "Old" not in html


def test_a_part_without_words_says_so() -> None:
    content = reports.content()
    next(part for part in content["parts"] if part["key"] == "gaps")["narrative"] = ""

    assert "Nothing has been written here." in body(content)


def test_a_report_without_objectives_says_so() -> None:
    html = body(reports.content() | {"objectives": [], "objective_set": None})

    assert "no published equality objectives" in html


def test_a_set_with_little_known_of_it_is_drawn_too() -> None:
    bare = reports.objective(
        1, aims=(), characteristics=(), tags=(), owner="", member_sponsor="", signs=reports.signs(), measures=(),
        progress=(), why="",
    )  # fmt: skip
    content = reports.set_content((bare,), contact="")
    content["objective_set"] |= {"period": "", "decided_by": "", "decided_on": "", "rationale": "", "commitments": []}

    html = body(content)

    assert "Not stated" in html
    assert "None named" in html
    assert "How they were arrived at" not in html
    assert 'href="#contact"' not in html


@pytest.mark.parametrize("kind", ["content", "set_content", "long_content"])
def test_every_link_within_the_report_leads_somewhere_and_each_place_stands_once(kind) -> None:
    content = getattr(reports, kind)()
    html = body(content, reports.passport(content))

    places = [piece.split('"')[0] for piece in html.split(' id="')[1:]]
    led_to = [piece.split('"')[0] for piece in html.split('href="#')[1:]]
    assert len(places) == len(set(places))
    assert set(led_to) <= set(places)
    assert {"passport", *(f"objective-{each['number']}" for each in content["objectives"])} <= set(led_to)


def test_a_measure_is_a_table_with_the_figures_as_they_were_published() -> None:
    counted = Figure("known", "known", "13", 57, 440, "12.95")
    figures = (
        reports.reading("2015/16", "13", own=counted, is_baseline=True, note="Census day"),
        reports.reading("2016/17", "-0.35"),
        reports.reading("2017/18", "12500", break_before="Casual staff are counted from here on."),
    )
    measured = reports.measure("Staff", comparator="", group="", rows=figures)
    content = reports.set_content((reports.objective(1, measures=(measured,)),))

    html = words(re.sub(r"<[^>]+>", " ", body(content)))

    for told in (
        "13% 57 of 440, that is 12.95%", "2015/16 (baseline)", "Census day", "−0.35%", "12,500%",
        "Figures: Staff (per cent)",         "The series breaks here: Casual staff are counted from here on.",
    ):  # fmt: skip
        assert told in html
    assert "Gap (" not in html


def test_three_reasons_for_no_figure_are_told_apart() -> None:
    why = [("not_yet", "not yet available"), ("not_collected", "not collected"), ("hidden", "hidden to protect people")]
    figures = tuple(reports.reading(str(2020 + n), "", own=Figure(*each)) for n, each in enumerate(why))
    measured = reports.measure(comparator="All pupils", rows=figures)
    html = words(body(reports.set_content((reports.objective(1, measures=(measured,)),))))

    for _, told in why:
        assert told in html
    assert html.count("not known") == 3


def test_what_people_typed_is_escaped() -> None:
    sharp = "<script>alert(1)</script>"
    content = reports.content(
        (
            reports.objective(
                1, title=sharp, why=sharp, tags=((sharp, (sharp,)),), owner=sharp, signs=reports.signs(sharp, sharp)
            ),
        ),
        contact=sharp,
    )
    for part in content["parts"]:
        part["narrative"] = sharp

    html = body(content, reports.passport(content, what_changed=sharp, approved_by=sharp))

    assert "<script" not in html


def test_no_element_carries_style_or_script() -> None:
    html = body(reports.long_content())

    assert " style=" not in html
    assert "<script" not in html
    assert " onclick" not in html


def test_every_part_of_the_report_has_a_section() -> None:
    html = body(reports.content())

    for part in parts_of_kind("equality_information"):
        assert f' id="{part.key}">' in html


def test_it_is_valid_html() -> None:
    contents = {"report": reports.content(), "set": reports.set_content(), "long": reports.long_content()}

    assert errors_in({name: page(body(each, reports.passport(each))) for name, each in contents.items()}) == []
