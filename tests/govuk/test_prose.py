"""Officers' narrative becomes HTML that can do no harm and keeps the page's outline."""

import re

import pytest
from markdown_it import MarkdownIt

from govuk.prose import prose


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "[press](vbscript:x)",
        "![chart](https://elsewhere.example/spy.png)",
        "![chart](data:image/svg+xml;base64,PHN2Zz4=)",
        '<a href="https://elsewhere.example" onclick="x()">press</a>',
        "<iframe src=https://elsewhere.example></iframe>",
        "<style>body{display:none}</style>",
        '[press](https://elsewhere.example "title\\" onmouseover=\\"x()")',
        "<javascript:alert(1)>",
        "|a|\n|:-:|\n|<svg onload=x()>|",
    ],
)
def test_nothing_dangerous_comes_out(text: str) -> None:
    html = prose(text)

    tags = re.findall(r"<[^>]*>", html)
    assert [
        tag
        for tag in tags
        if re.search(r"script|onerror|onclick|onload|onmouseover|style|<img|<iframe|<svg|data:", tag, re.I)
    ] == []


def test_the_second_wall_holds_when_the_first_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govuk.prose._parser", lambda: MarkdownIt("commonmark", {"html": True}))

    assert "<script" not in prose("<script>alert(1)</script>")


def test_paragraphs_lists_and_emphasis_carry_the_design_system_s_classes() -> None:
    html = prose("Some *words* and **more**.\n\n- one\n- two\n\n3. three\n4. four\n\n> said")

    assert '<p class="govuk-body">Some <em>words</em> and <strong>more</strong>.</p>' in html
    assert '<ul class="govuk-list govuk-list--bullet">' in html
    assert '<ol start="3" class="govuk-list govuk-list--number">' in html
    assert '<blockquote class="govuk-inset-text">' in html


def test_links_to_the_web_and_to_mailboxes_work_and_others_stay_text() -> None:
    html = prose("[a](https://a.example) [b](mailto:b@a.example) [c](/officers/) [d](ftp://a.example)")

    assert re.findall(r'href="([^"]*)"', html) == ["https://a.example", "mailto:b@a.example"]
    assert "[c](/officers/)" in html


@pytest.mark.parametrize(
    ("typed", "top", "levels"),
    [
        ("# One\n\n## Two\n\n# Three", 3, ["3", "4", "3"]),
        ("### One\n\n###### Two\n\n### Three", 3, ["3", "4", "3"]),
        ("## One\n\n# Two", 4, ["4", "4"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", 4, ["4", "5", "6", "6", "6"]),
    ],
)
def test_headings_begin_below_the_page_s_own_and_skip_no_level(typed: str, top: int, levels: list[str]) -> None:
    assert re.findall(r"<h(\d)", prose(typed, top_heading=top)) == levels


def test_a_table_scrolls_by_itself_and_its_alignment_needs_no_inline_style() -> None:
    html = prose("|Year|Share|\n|:-|-:|\n|2026|12%|")

    assert (
        '<div class="portal-scroll" role="region" tabindex="0" aria-label="Table"><table class="govuk-table">' in html
    )
    assert '<th class="govuk-table__header" scope="col">Year</th>' in html
    assert "style" not in html


def test_an_indented_line_and_a_line_of_dashes_are_text_not_code_and_not_a_heading() -> None:
    assert "<code>" not in prose("    four spaces\n\n```\nfence\n```\n`tick`")
    assert "<h" not in prose("A sentence\n---").replace("<hr", "")


def test_nothing_is_an_empty_string() -> None:
    assert prose("") == ""
