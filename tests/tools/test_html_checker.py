"""The HTML checker bites: it finds planted errors in the right page, and says nothing of valid ones."""

import pytest

from tests import html_checker
from tests.html_checker import CheckerMissing, errors_in

pytestmark = pytest.mark.slow

VALID = '<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1></main></body></html>'
INVALID = VALID.replace("<h1>", '<img src="a.png"><div id="same"></div><p id="same"></p><h1>')


def test_errors_are_found_in_the_page_that_has_them_and_no_other():
    errors = errors_in({"the valid page": VALID, "the invalid page": INVALID})

    assert {error.page for error in errors} == {"the invalid page"}
    assert any("alt" in error.message for error in errors)
    assert any("Duplicate ID" in error.message for error in errors)


def test_welsh_letters_are_read_as_utf8():
    assert errors_in({"a Welsh page": VALID.replace("Page", "Tŷ’r Cyngor")}) == []


def test_a_checker_that_is_not_there_is_no_pass(monkeypatch, tmp_path):
    monkeypatch.setattr(html_checker, "JAR", tmp_path / "vnu.jar")

    with pytest.raises(CheckerMissing):
        errors_in({"the valid page": VALID})


def test_checking_no_pages_at_all_is_an_error():
    with pytest.raises(ValueError, match="no pages"):
        errors_in({})
