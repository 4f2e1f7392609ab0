"""A document as plain HTML: what a word processor gets, read as it reads it."""

import re
from html.parser import HTMLParser

import pytest

from publications.report.snapshot import Part, Table
from publications.report.word import Plain, plain_document
from tests.publications import reports

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead",
    "tbody", "tr", "th", "td", "a", "strong", "em", "br",
}  # fmt: skip
ATTRIBUTES = {
    "border", "cellpadding", "cellspacing", "width", "align", "valign", "href", "scope", "colspan", "rowspan", "start",
}  # fmt: skip
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> & “quotes” \u202e 内閣 {{ x }} {% y %}"

NARRATIVE = "Words.\n\n## A heading\n\n> Said.\n\n1. One\n2. Two"


class Reader(HTMLParser):
    """Notes what there is, and whether each element that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.stack: list[str] = []
        self.headings: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.names |= {name for name, _value in attrs}
        if tag in ("br", "meta"):
            return
        if tag in ("p", "table", "h1", "h2", "h3") and self.stack and self.stack[-1] in ("p", "h1", "h2", "h3"):
            self.faults.append(f"{tag} in {self.stack[-1]}")
        self.stack.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_data(self, data):
        if self.stack and self.stack[-1] in ("h1", "h2", "h3"):
            self.headings[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def document(content, *, is_file=False):
    return plain_document(content, is_file=is_file, is_draft=True)


def committee(**told):
    parts = (
        Part(
            "committee_background",
            "Background",
            number="2",
            narrative=NARRATIVE,
        ),
        Part(
            "committee_priorities",
            "The objectives",
            number="2.1",
            tables=(Table("Figures", ("Year", "People"), (("2025", "40"), ("2026", HOSTILE))),),
        ),
        Part("committee_policy", "Policy", number="3.1", under="3 Implications", narrative=HOSTILE),
    )
    head = {"kind": "committee_report", "parts": parts, "facts": (("Report to", "Cabinet"), ("Subject", HOSTILE))}
    return reports.content(**head | told)


DOCUMENTS = [
    pytest.param(lambda: committee(title=HOSTILE, council=HOSTILE), id="report to a meeting"),
    pytest.param(reports.content, id="annual report"),
    pytest.param(reports.set_content, id="set"),
    pytest.param(reports.long_content, id="long"),
]


@pytest.mark.parametrize("make", DOCUMENTS)
@pytest.mark.parametrize("is_file", [False, True])
def test_only_what_a_word_processor_keeps_comes_out_and_all_of_it_is_closed(make, is_file):
    seen = read(document(make(), is_file=is_file))

    assert set(seen.tags) <= ALLOWED
    assert seen.names <= ATTRIBUTES | {"lang", "charset", "name", "content"}
    assert (seen.faults, seen.stack) == ([], [])
    assert ("style" in seen.tags) is is_file


def test_headings_carry_their_numbers_as_text():
    own = read(document(committee())).headings
    given = read(document(reports.content())).headings

    assert own[1:] == ["2 Background", "A heading", "2.1 The objectives", "3 Implications", "3.1 Policy"]
    assert given[1] == "1. About this document"
    assert all(re.match(r"\d+\.(\d+)? ", heading) for heading in given[1:])


def test_objectives_keep_the_number_by_which_they_are_called_and_get_no_other():
    headings = read(document(reports.content())).headings

    assert "1. Narrow the gap between disabled pupils and others" in headings
    assert not any(re.match(r"\d+\.\d+ \d+\. ", heading) for heading in headings)


def test_a_heading_without_words_passes_its_number_to_nobody():
    reader = Plain(is_numbered=False)
    reader.feed("<h2>One</h2><h3></h3><p>Text.</p><h3>Two</h3>")

    assert "".join(reader.out) == "<h2>1. One</h2>\n<h3></h3>\n<p>Text.</p>\n<h3>1.1 Two</h3>\n"


def test_tables_have_borders_their_names_above_them_and_every_cell():
    html = document(committee())

    assert html.count('<table border="1" cellpadding="5" cellspacing="0" width="100%">') == 2
    assert re.search(r"<p><strong>Figures</strong></p>\s*<table", html)
    assert '<th align="left" valign="top" scope="col">Year</th>' in html
    assert '<td align="left" valign="top">40</td>' in html


def test_what_people_typed_stays_text():
    html = document(committee(title=HOSTILE))

    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") >= 4
    assert "内閣 {{ x }} {% y %}" in html


def test_contents_pictures_and_the_passport_to_come_are_left_out_and_links_are_whole(settings):
    settings.PUBLIC_URL = "https://psed.example"
    reader = Plain(is_numbered=True)
    reader.feed(
        '<nav><p>Contents</p></nav><section class="passport"><p>Later</p><br><section>x</section></section>'
        '<svg><title>Chart</title></svg><p>See <a href="/councils/a/">this</a>, <a href="#b">that</a> and '
        '<a href="https://x.example/?a=1&b=2">more</a></p><div>Loose <strong>words</strong></div><strong>Bold</strong>'
        "<h5>Deep</h5><ol start='3'><li>Three</li></ol><a href='mailto:a@b.example'>Mail</a>"
    )
    reader.close()
    reader.close_paragraph()
    html = "".join(reader.out)

    for gone in ("Contents", "Later", "Chart", "that</a>"):
        assert gone not in html
    assert '<a href="https://psed.example/councils/a/">this</a>, that and' in html
    assert '<a href="https://x.example/?a=1&amp;b=2">more</a>' in html
    assert "<p>Loose <strong>words</strong></p>" in html
    assert "<p><strong>Bold</strong></p>" in html
    assert "<p><strong>Deep</strong></p>" in html
    assert '<ol start="3"><li>Three</li>' in html
    assert '<p><a href="mailto:a@b.example">Mail</a></p>' in html
    assert read(html).faults == []
