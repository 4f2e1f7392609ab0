"""The PDF/UA gate bites: it passes what is good, refuses what is bad, and never takes silence for a pass."""

from pathlib import Path

import pytest
from weasyprint import HTML

from tests.verapdf import EngineMissing, validate, validate_all

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="en-GB"><head><title>Annual report</title></head><body><h1>Annual report</h1>
<p>What the council did, with <a href="https://example.org/">a source</a>.</p>
<table><thead><tr><th>Year</th><th>Staff</th></tr></thead><tbody><tr><td>2025</td><td>1,200</td></tr></tbody></table>
</body></html>"""


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "good one.pdf"
    HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "bad.pdf"
    HTML(string=PAGE).write_pdf(path)
    return path


def test_a_tagged_pdf_passes_and_one_without_tags_is_refused_with_the_broken_rules(good, bad):
    passed, refused = validate_all([good, bad])

    assert passed.passed, passed
    assert passed.assertions > 100
    assert not refused.passed
    # 7.1-8: no metadata; 7.1-11: no structure tree.
    assert {"7.1-8", "7.1-11"} <= {failure.rule for failure in refused.failures}


def test_a_file_that_is_no_pdf_is_no_pass(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_text("Dear council")

    with pytest.raises(EngineMissing, match="cannot read"):
        validate(path)


def test_a_file_that_is_not_there_is_no_pass(tmp_path):
    with pytest.raises(EngineMissing):
        validate(tmp_path / "missing.pdf")
