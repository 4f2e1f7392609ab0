"""The report as a PDF: accessible, the same bytes each time, with cover, contents, running heads and passport."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from govuk.apart import LIMITS
from govuk.drawing import draw
from govuk.pdf import pdf
from publications.models import Edition, Kind
from publications.report.parts import LAID_OUT
from publications.report.render import document, document_of, pdf_of, style_sheets
from tests.publications import long_reports, reports
from tests.publications import public_stage as stage
from tests.verapdf import Verdict, validate_all

pytestmark = pytest.mark.slow
KINDS = (Kind.OBJECTIVES, *LAID_OUT)


def html_of(content: dict, **told) -> str:
    return document_of(content, reports.passport(content, **told))


def drawn(content: dict, **told) -> bytes:
    return pdf(html_of(content, **told), stylesheets=style_sheets(content["schema"]), identifier=b"content")


def titles(outline: list) -> list[str]:
    return [title for item in outline for title in (item.title, *titles(item.children))]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory) -> dict[str, Verdict]:
    """What veraPDF says of each, from one start of Java."""
    folder = tmp_path_factory.mktemp("kinds")
    nothing = reports.objective(1, measures=(), progress=(), signs=reports.signs(), aims=())
    files = {kind.value: drawn(long_reports.small(kind)) for kind in KINDS} | {
        "bare": drawn(reports.set_content((nothing,), contact="")),
        "untidy": drawn(long_reports.long_content(2, 1, 1)),
        "correction": drawn(reports.content(), edition=2, what_changed="One figure.", duties=[]),
        "welsh": drawn(long_reports.small(Kind.ANNUAL_REPORT, language="cy", **long_reports.branded("#ffd500"))),
    }
    untitled = html_of(reports.content()).replace("<title>Equality information", "<title></title><x>")
    files["bad"] = pdf(untitled, identifier=b"x")
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return dict(zip(files, validate_all([folder / f"{name}.pdf" for name in files]), strict=True))


@pytest.mark.parametrize("name", [*(kind.value for kind in KINDS), "bare", "untidy", "correction", "welsh"])
def test_every_kind_of_document_passes_verapdf(verdicts, name) -> None:
    assert verdicts[name].passed, verdicts[name]


def test_a_report_of_160_pages_with_broad_tables_is_drawn_within_the_limit_of_memory() -> None:
    """Those of work and time are for a machine that has little else to do."""
    content = long_reports.hundred_and_sixty()

    made = draw(
        html_of(content),
        stylesheets=style_sheets(content["schema"]),
        identifier=b"content",
        within=replace(LIMITS, processor=600, clock=900),
    )

    assert len(pikepdf.open(BytesIO(made)).pages) > 150


def test_a_document_known_to_be_bad_does_not_pass(verdicts) -> None:
    assert not verdicts["bad"].passed


def test_the_cover_names_council_title_period_day_and_edition() -> None:
    html = html_of(reports.content(), edition=2, what_changed="One figure.", duties=[])
    cover = html[html.index('class="cover"') : html.index('class="report"')]

    for told in (
        "Barsetshire County Council", "Equality information 2025 to 2026", "1 April 2025 to 31 March 2026",
        "10 March 2026", ">2<", "One figure.", "Petra", "This council is invented.",
    ):  # fmt: skip
        assert told in cover


def test_only_an_invented_council_is_called_invented() -> None:
    assert "invented" not in html_of(reports.content(is_fictional=False))


def test_the_outline_holds_every_section_and_objective() -> None:
    with pikepdf.open(BytesIO(drawn(reports.content()))) as opened, opened.open_outline() as outline:
        named = titles(list(outline.root))

    assert named[:2] == ["Equality information 2025 to 2026", "Contents"]
    assert "Our duty" in named
    assert "1. Narrow the gap between disabled pupils and others" in named
    assert "Passport of this document" in named


def test_the_file_declares_language_title_and_author() -> None:
    with pikepdf.open(BytesIO(drawn(reports.content()))) as opened, opened.open_metadata() as metadata:
        assert opened.Root.Lang == "en-GB"
        assert metadata["dc:title"] == "Equality information 2025 to 2026 – Barsetshire County Council"
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.django_db
def test_the_same_edition_gives_the_same_bytes(barsetshire, olivia) -> None:
    edition = stage.published_report(barsetshire, olivia)

    first = pdf_of(edition)

    assert first == pdf_of(Edition.objects.get())
    assert first.startswith(b"%PDF")


@pytest.mark.django_db
def test_the_document_is_drawn_from_what_was_frozen(barsetshire, olivia) -> None:
    edition = stage.published_report(barsetshire, olivia)
    barsetshire.name = "Another name"
    barsetshire.save()

    html = document(Edition.objects.get())

    assert "Another name" not in html
    assert edition.digest in html
