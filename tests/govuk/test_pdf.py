"""The one door to WeasyPrint: the same bytes each time, accessible, and closed to everything outside."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from govuk import pdf as door
from govuk.pdf import CannotRender, pdf
from tests.govuk.pdf_seen import everything_in, page
from tests.govuk.sample import report_html

CANARY = "the-canary-sings-0f3a"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(CANARY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf(report_html(), identifier=b"digest"))) as opened:
        yield opened


# --- Closed -----------------------------------------------------------------------------------------------------------

FILE = "file:///etc/passwd"
WEB = "http://127.0.0.1:9/spy"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f'<img src="{FILE}" alt="x">', ""),
        (f'<img src="{WEB}" alt="x">', ""),
        ('<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">', ""),
        ('<img src="chart.png" alt="x">', ""),
        ('<img src="/static/img/favicon.svg" alt="x">', ""),
        (f'<object data="{FILE}">x</object>', ""),
        (f'<embed src="{FILE}">', ""),
        (f'<svg width="9" height="9"><title>x</title><image href="{FILE}" width="9" height="9"/></svg>', ""),
        (f'<a rel="attachment" href="{FILE}">x</a>', ""),
        ("<p>x</p>", f'<link rel="attachment" href="{FILE}">'),
        ("<p>x</p>", f'<link rel="stylesheet" href="{WEB}">'),
        ("<p>x</p>", f"<style>@import url({FILE});</style>"),
        ("<p>x</p>", '<style>@import "data:text/css,p{color:red}";</style>'),
        ("<p>x</p>", f"<style>p {{ background: url({WEB}) }}</style>"),
        ("<ul><li>x</li></ul>", f"<style>li {{ list-style-image: url({FILE}) }}</style>"),
        ("<p>x</p>", f'<style>p::before {{ content: url("{FILE}") }}</style>'),
        ("<p>x</p>", f'<style>@font-face {{ font-family: a; src: url("{FILE}") }} p {{ font-family: a }}</style>'),
        ("<p>x</p>", '<base href="file:///etc/"><link rel="stylesheet" href="passwd">'),
    ],
)
def test_whatever_asks_for_something_outside_becomes_no_pdf(body: str, head: str) -> None:
    with pytest.raises(CannotRender, match="asks for something outside itself"):
        pdf(page(body, head), identifier=b"x")


def test_a_fetcher_that_is_not_ours_lets_the_canary_through(canary: Path) -> None:
    html = page("<p>x</p>", f'<link rel="attachment" href="{canary.as_uri()}">')

    assert CANARY.encode() in everything_in(HTML(string=html).write_pdf())
    with pytest.raises(CannotRender):
        pdf(html, identifier=b"x")


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (
            '<svg width="9" height="9"><title>x</title><g transform="rotate(a)"><rect width="9" height="9"/></g></svg>',
            "Failed to render SVG",
        ),
        ('<p><a href="#nowhere">x</a></p>', "No anchor #nowhere"),
    ],
)
def test_a_document_is_drawn_whole_or_not_at_all(body: str, complaint: str) -> None:
    with pytest.raises(CannotRender, match=f"cannot be drawn whole: .*{complaint}"):
        pdf(page(body), identifier=b"x")


@pytest.mark.parametrize("title", ["", "<title> </title>", "<g><title>x</title></g>"])
def test_a_chart_without_a_title_of_its_own_is_refused(title: str) -> None:
    with pytest.raises(CannotRender, match="A chart has no <title>"):
        pdf(page(f'<svg width="9" height="9">{title}<rect width="9" height="9"/></svg>'), identifier=b"x")


def test_an_svg_inside_a_chart_needs_no_title() -> None:
    inner = '<svg width="9" height="9"><rect width="9" height="9"/></svg>'

    assert pdf(page(f'<svg width="9" height="9"><title>x</title>{inner}</svg>'), identifier=b"x")


def test_a_document_without_a_language_is_refused() -> None:
    with pytest.raises(CannotRender, match='Missing required "lang"'):
        pdf(page("<p>x</p>").replace(' lang="en-GB"', ""), identifier=b"x")


def test_an_svg_cannot_use_a_piece_of_another_file(canary: Path) -> None:
    svg = f'<svg width="9" height="9"><title>x</title><use href="{canary.as_uri()}#a"/></svg>'

    assert CANARY.encode() not in everything_in(pdf(page(svg), identifier=b"x"))


def test_links_out_of_the_document_are_links_and_are_not_followed() -> None:
    html = page('<p><a href="https://elsewhere.example/a">out</a> <a href="/councils/">here</a></p>')

    content = everything_in(pdf(html, identifier=b"x", address="https://equality.example/"))

    assert b"https://elsewhere.example/a" in content
    assert b"https://equality.example/councils/" in content


@pytest.mark.parametrize("name", ["../psed_portal/settings.py", "css/none.css", "/etc/passwd", "img/favicon.svg"])
def test_only_our_own_style_sheets_can_be_named(name: str) -> None:
    with pytest.raises(CannotRender, match="There is no style sheet called"):
        pdf(page("<p>x</p>"), identifier=b"x", stylesheets=[name])


def test_html_beyond_the_limit_is_refused_before_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 1024 * 1024)

    with pytest.raises(CannotRender, match="has 2 MB of HTML; the most that is drawn is 1 MB"):
        pdf(page("é" * 1024 * 1024), identifier=b"x")


# --- Pictures handed in -----------------------------------------------------------------------------------------------


def picture(kind: str = "PNG", size: int = 12) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (size, size), "#1d70b8").save(kept, kind)
    return kept.getvalue()


LOGO = '<p><img src="asset:logo" alt="Arms of Barsetshire"></p>'


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_handed_in_is_drawn_with_its_alternative_text(kind: str) -> None:
    content = pdf(page(LOGO), identifier=b"x", assets={"logo": picture(kind)})

    with pikepdf.open(BytesIO(content)) as opened:
        [image] = opened.pages[0].get_images().values()
        figures = [t for t in opened.objects if isinstance(t, pikepdf.Dictionary) and t.get("/S") == "/Figure"]
        assert (image.Width, image.Height) == (12, 12)
        assert [str(figure.Alt) for figure in figures] == ["Arms of Barsetshire"]
    assert content == pdf(page(LOGO), identifier=b"x", assets={"logo": picture(kind)})


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"%PDF-1.7", b""])
def test_a_picture_is_known_by_how_it_begins(content: bytes) -> None:
    with pytest.raises(CannotRender, match="The picture called logo is neither PNG nor JPEG"):
        pdf(page("<p>x</p>"), identifier=b"x", assets={"logo": content})


def test_a_picture_that_only_begins_well_is_refused() -> None:
    with pytest.raises(CannotRender, match="cannot be drawn whole"):
        pdf(page(LOGO), identifier=b"x", assets={"logo": picture()[:40]})


@pytest.mark.parametrize("name", ["other", "logo/../other", "Logo", "logo?x", ""])
def test_only_the_very_name_opens(name: str) -> None:
    with pytest.raises(CannotRender, match="asks for something outside itself: asset:"):
        pdf(page(f'<img src="asset:{name}" alt="x">'), identifier=b"x", assets={"logo": picture()})


@pytest.mark.parametrize("img", ['<img src="asset:logo">', '<img src="asset:logo" alt=" ">'])
def test_a_picture_without_alternative_text_is_refused(img: str) -> None:
    with pytest.raises(CannotRender, match="A picture has no alternative text"):
        pdf(page(img), identifier=b"x", assets={"logo": picture()})


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("x", '<link rel="attachment" href="asset:logo">'),
        ('<a rel="Attachment x" href="asset:logo">x</a>', ""),
        ("x", '<link rel="stylesheet" href="asset:logo">'),
    ],
)
def test_a_picture_is_looked_at_and_nothing_else(body: str, head: str) -> None:
    with pytest.raises(CannotRender):
        pdf(page(body, head), identifier=b"x", assets={"logo": picture()})


# --- What it draws ----------------------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes() -> None:
    html = page("<h1>Report</h1><p>Words</p>")

    assert pdf(html, identifier=b"a") == pdf(html, identifier=b"a")
    assert pdf(html, identifier=b"a") != pdf(html, identifier=b"b")


def test_the_report_declares_itself_accessible(report: pikepdf.Pdf) -> None:
    assert report.Root.MarkInfo.Marked
    assert report.Root.Lang == "en-GB"
    assert report.Root.ViewerPreferences.DisplayDocTitle
    with report.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Annual equality information 2025 to 2026 – Barsetshire County Council"


def test_the_report_embeds_its_fonts_and_nothing_else(report: pikepdf.Pdf) -> None:
    fonts = {
        str(thing.FontName)
        for thing in report.objects
        if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing
    }

    assert {re.sub(r"^/[A-Z]{6}\+", "", name) for name in fonts} == {
        "Liberation-Sans",
        "Liberation-Sans-Bold",
        "Liberation-Mono",
    }
    assert "/EmbeddedFiles" not in report.Root.get("/Names", {})


def test_the_report_has_an_outline_of_its_sections(report: pikepdf.Pdf) -> None:
    with report.open_outline() as outline:
        top = outline.root[0]
        assert top.title == "Annual equality information"
        assert [item.title for item in top.children][:2] == ["Contents", "The year in brief"]


def test_a_table_over_two_pages_repeats_its_header(report: pikepdf.Pdf) -> None:
    tables = [t for t in report.objects if isinstance(t, pikepdf.Dictionary) and t.get("/S") == "/THead"]

    assert len(tables) == 3  # the status table, and the staff table on each of its two pages
    assert len(report.pages) == 8
