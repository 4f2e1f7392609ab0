"""Letters that print has no shape for: said in words, so that the PDF stays whole and accessible."""

import pytest

from govuk.pdf import pdf, printable
from tests.verapdf import validate

PAGE = '<html lang="en-GB"><head><title>T</title></head><body><h1>{}</h1></body></html>'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Well done 👍", "Well done [thumbs up sign]"),
        ("\u2713 done \u2764\ufe0f", "[check mark] done [heavy black heart]"),
        ("Llŷn, Môn, £5 – “yes” · 50 %", "Llŷn, Môn, £5 – “yes” · 50 %"),
        ("bullet \uf0b7", "bullet "),
    ],
)
def test_pictographs_are_said_in_words(typed, printed):
    assert printable(typed) == printed


@pytest.mark.slow
def test_a_title_with_pictographs_makes_an_accessible_pdf(tmp_path):
    file = tmp_path / "t.pdf"
    file.write_bytes(pdf(PAGE.format("Well done 👍 ❤️"), identifier=b"0" * 16))

    assert validate(file).passed
