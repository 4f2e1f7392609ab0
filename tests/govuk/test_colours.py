"""Contrast as WCAG 2.2 computes it, by pairs whose values are known."""

import pytest

from govuk.colours import BLACK, READ, SEEN, WHITE, colour_of, contrast, luminance


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#949494", "#ffffff", 3.03),
        ("#959595", "#ffffff", 2.99),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#ffffff", 1.37),
        ("#ffff00", "#000000", 19.56),
        ("#1d70b8", "#ffffff", 5.17),
        ("#17575c", "#ffffff", 8.22),
    ],
)
def test_known_pairs(one, other, known):
    assert contrast(one, other) == pytest.approx(known, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_the_lightness_of_white_and_black():
    assert luminance(WHITE) == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast(BLACK, WHITE) > 19
    assert (READ, SEEN) == (4.5, 3.0)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#17575C", "#17575c"), (" 17575c ", "#17575c"), ("#abc", "#aabbcc"), ("FFF", "#ffffff")],
)
def test_a_colour_is_read_as_people_write_it(typed, kept):
    assert colour_of(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "#", "red", "#12345", "#1234567", "#ggg", "#fff;}", "url(x)", "#ff\u0660", "#fff\n}"]
)
def test_what_is_no_colour_is_refused(typed):
    with pytest.raises(ValueError):
        colour_of(typed)
