"""Letters that print has no shape for: said in words, so that the PDF stays whole and accessible."""

import pytest

from govuk.pdf import pdf, printable, said_in_words, shapeless_in
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


# --- Letters without a shape ------------------------------------------------------------------------------------------

UNKNOWN = "\u0378"  # no font has it: it is no letter yet
ETHIOPIC = "እኩልነት"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Say সমতা here", "Say [Bengali script] here"),
        ("平等 政策。", "[Chinese script]。"),
        ("カタ平", "[Japanese script][Chinese script]"),
        ("⠓", "[braille pattern dots-125]"),
        (UNKNOWN, "[a sign without a name]"),
        (
            '<a id="x平" href="https://example.org/平">平</a>',
            '<a id="x平" href="https://example.org/平">[Chinese script]</a>',
        ),
        ("ŵ ŷ ẅ – “as ever”", "ŵ ŷ ẅ – “as ever”"),
    ],
)
def test_words_without_a_shape_are_said_by_their_script(typed, printed):
    assert said_in_words(typed, set("সমতা平等政策カタ⠓" + UNKNOWN)) == printed


def test_a_text_of_latin_letters_is_not_asked_about(monkeypatch):
    monkeypatch.setattr("govuk.pdf.HTML", None)

    assert shapeless_in("Cydraddoldeb i’r gŵr â’i ŷd – “£12 and €5”… ẁẃẅỳ") == set()


def test_only_letters_without_a_shape_are_named():
    assert shapeless_in(f"Ωμέγα, Ж, {UNKNOWN}") == {UNKNOWN}


@pytest.mark.slow
def test_letters_of_any_script_make_an_accessible_pdf_without_empty_boxes(tmp_path):
    text = f"{UNKNOWN} সমতা ਬਰਾਬਰੀ સમાનતા 平等 평등 மத ความ {ETHIOPIC} المساواة Ω Ж ŵ"
    html = PAGE.format(text).replace("<title>T", f"<title>{text}")
    file = tmp_path / "letters.pdf"

    file.write_bytes(pdf(html, identifier=b"letters"))

    assert validate(file).passed, validate(file)
    assert file.read_bytes() == pdf(html, identifier=b"letters")
