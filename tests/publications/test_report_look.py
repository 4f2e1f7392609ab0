"""How a document of schema 3 looks in print: the council's colour and logo, its tables, its places to link to."""

import html as markup
import json
import re
import shlex
import subprocess
import sys

import pytest

from govuk.colours import READ, contrast
from publications.report import render
from publications.report.look import OURS, look_of
from publications.report.places import words_of
from publications.report.render import document_of, pictures_of, style_sheets
from publications.report.tables import drawn
from publications.templatetags.editions import in_short, summary_for_cover
from tests.publications import long_reports, reports


def test_a_dark_colour_is_that_of_headings_too() -> None:
    look = look_of({"colour": "#7a1f5c"})

    assert (look.band, look.on_band, look.ink) == ("#7a1f5c", "#ffffff", "#7a1f5c")


@pytest.mark.parametrize("colour", ["#ffd500", "#ffffff", "#777777", "#000000", "#ff0000", "#00aa55"])
def test_whatever_the_colour_every_word_can_be_read(colour) -> None:
    look = look_of({"colour": colour})

    assert look.band == colour
    assert contrast(look.band, look.on_band) >= READ
    assert contrast(look.ink, "#ffffff") >= READ


@pytest.mark.parametrize("colour", ["", "red", "#FFF", "#17575C", "#17575c; } * { display: none", "#17575c\n"])
def test_what_is_no_colour_is_ours(colour) -> None:
    assert look_of({"colour": colour}).band == OURS


def test_the_colour_is_in_the_printed_document() -> None:
    content = reports.content(**long_reports.branded("#7a1f5c"))

    assert "--band: #7a1f5c; --on-band: #ffffff;" in document_of(content, reports.passport(content))


def test_the_logo_is_shown_with_its_words_and_handed_over_from_the_store(monkeypatch) -> None:
    content = reports.content(**long_reports.branded(logo_sha256="ab" * 32, logo_alt="A <tower> and the sea"))
    monkeypatch.setattr(render.store, "read", lambda sha256: f"bytes of {sha256}".encode())

    html = document_of(content, reports.passport(content))

    assert '<img src="asset:logo" alt="A &lt;tower&gt; and the sea">' in html
    assert pictures_of(content) == {"logo": f"bytes of {'ab' * 32}".encode()}


def test_without_a_logo_nothing_is_asked_for() -> None:
    content = reports.content()

    assert "asset:" not in document_of(content, reports.passport(content))
    assert pictures_of(content) == {}


def test_documents_of_earlier_schemas_keep_their_style() -> None:
    assert style_sheets(1) == style_sheets(2) == ["css/report.css"]
    assert style_sheets(3) == ["css/report3.css"]


def test_a_document_is_in_its_own_language() -> None:
    content = reports.content(language="cy")

    html = document_of(content, reports.passport(content))

    assert '<html lang="cy">' in html
    assert "10 Mawrth 2026" in html


def test_the_summary_on_the_cover_is_the_first_paragraphs_the_officer_wrote() -> None:
    content = reports.content()
    content["parts"][0]["narrative"] = "First.\n\nSecond.\n\n" + "Third, which is long. " * 40

    assert summary_for_cover(content) == "First.\n\nSecond."


def test_a_document_without_a_summary_has_none_on_its_cover() -> None:
    assert summary_for_cover(reports.set_content()) == ""


def test_columns_of_figures_stand_to_the_right() -> None:
    rows = (("2024", "1,204", "37.5%", "Yes"), ("2025", "[c]", "−0.4", "12"), ("2026", "fewer than 5", "", "£3.20"))

    assert drawn(("Year", "People", "Share", "Told"), rows).numeric == (False, True, True, False)


def test_a_column_without_a_single_figure_is_text() -> None:
    assert drawn(("A", "B"), (("x", "-"), ("y", ""))).numeric == (False, False)


@pytest.mark.parametrize(
    ("columns", "size"),
    [
        (("A long heading of a column",) * 7, ""),
        (("Women",) * 12, "small"),
        (("Characteristic",) * 10, "wide"),
        (("Characteristic",) * 20, "wide small"),
    ],
)
def test_a_table_too_broad_for_a_page_is_drawn_smaller_or_lies(columns, size) -> None:
    assert drawn(columns, (("1",) * len(columns),)).size == size


def test_a_table_of_uneven_rows_is_drawn_too() -> None:
    assert drawn(("A",), (("x", "1"), ("y",))).numeric == (False, True)
    assert drawn((), ()).size == ""


def test_headings_the_council_wrote_are_places_in_the_contents() -> None:
    content = reports.content()
    content["parts"][4]["narrative"] = "## Schools & *colleges*\n\nWords.\n\n### Below\n\n## Roads"

    html = document_of(content, reports.passport(content))

    assert 'href="#aims-1">Schools &amp; colleges</a>' in html
    assert '<h3 id="aims-1" class="govuk-heading-m">Schools &amp; <em>colleges</em></h3>' in html
    assert 'href="#aims-2">Roads</a>' in html


def test_a_table_in_words_has_its_figures_to_the_right() -> None:
    html = words_of(f"| Who | How many |\n|---|---|\n| {'x' * 20} | 12 |\n| <b>y</b> | - |", "people").html

    assert '<th class="govuk-table__header govuk-table__header--numeric numeric" scope="col">How many</th>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric numeric">12</td>' in html
    assert f'<td class="govuk-table__cell breaks">{"x" * 20}</td>' in html
    assert "<b>" not in html


def test_an_address_on_paper_is_no_longer_than_a_line() -> None:
    assert in_short("https://www.example.org/") == "www.example.org"
    assert in_short("mailto:equality@example.org") == "equality@example.org"
    for host in ("www.example.org", f"{'long.' * 15}example.org"):
        assert len(in_short(f"https://{host}/{'x' * 90}/end.pdf")) <= 90
    assert in_short(f"https://www.example.org/a/{'x' * 90}/end.pdf") == "www.example.org/…/end.pdf"


def test_a_part_left_out_says_so_in_the_contents() -> None:
    content = reports.content()
    content["parts"][8]["left_out_because"] = "It stands elsewhere."

    html = re.sub(r"\s+", " ", document_of(content, reports.passport(content)))

    assert 'href="#pay_gap">Our gender pay gap (left out)</a>' in html
    assert 'class="report-section follows left-out" id="pay_gap"' in html


def test_links_of_a_part_are_printed_with_their_addresses() -> None:
    content = long_reports.small(long_reports.Kind.INFORMATION)

    html = document_of(content, reports.passport(content))

    assert '<span class="quiet where">www.example.org/…' in html
    assert "(PDF, 1.4" in html


def test_the_digest_stands_whole_in_the_passport() -> None:
    content = reports.content()
    passport = reports.passport(content)

    assert f'<span class="digest portal-anywhere">{passport["digest"]}</span>' in document_of(content, passport)


def test_the_command_in_the_passport_gives_the_digest(tmp_path) -> None:
    content = reports.content(title='\u2028 ŵ \x7f "quoted" \\ 𝄞')
    passport = reports.passport(content)
    (tmp_path / "edition.json").write_text(json.dumps({"content": content, "passport": passport}))

    found = re.search(r'<code class="command[^>]*>(.*?)</code>', document_of(content, passport), re.DOTALL)
    _python, *words = shlex.split(markup.unescape(found[1]))
    answer = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == passport["digest"]


def test_the_facts_name_the_edition_as_people_call_it() -> None:
    frozen = reports.content()

    printed = " ".join(document_of(frozen, reports.passport(frozen, edition=2, label="1.1")).split())

    assert "10 March 2026, edition 1.1" in printed
    assert "edition 2" not in printed
