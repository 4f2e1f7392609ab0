"""Names in quotation marks."""

import pytest

from govuk.quotes import in_quotes


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("Fair for all", "“Fair for all”"),
        ("Yr Amgueddfa’r Sir", "“Yr Amgueddfa’r Sir”"),
        ("“Fair for all”", "“Fair for all”"),
        ("“Fair” for all", "“Fair” for all"),
        ('"Fair for all"', '"Fair for all"'),
        ("Plan of the “Teg”", "Plan of the “Teg”"),
    ],
)
def test_a_name_stands_in_one_pair(name, quoted):
    assert in_quotes(name) == quoted
