"""A document as the plainest HTML there is, so that it pastes into a word processor whole.

Only h1 to h3, paragraphs, lists, tables and links come out: no classes, scripts or pictures. Numbers of headings are
text, the names of tables stand above them, and borders are drawn by the attributes that Word honours.
"""

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from publications.report.render import body_template, shown

BLOCKS = {"p", "li", "th", "td"}
KEPT = BLOCKS | {"ul", "ol", "thead", "tbody", "tr", "strong", "em"}
LEFT_OUT = {"nav", "svg", "script", "style", "template"}
LEFT_OUT_BY_CLASS = {"passport", "govuk-visually-hidden"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}
TABLE = '<table border="1" cellpadding="5" cellspacing="0" width="100%">'
CELL = ' align="left" valign="top"'
STYLE = SafeString(
    "<style>body { font-family: Arial, sans-serif; font-size: 11pt } h1 { font-size: 18pt } h2 { font-size: 14pt } "
    "h3 { font-size: 12pt } table { border-collapse: collapse } th, td { border: 1pt solid #000000; padding: 3pt }"
    "</style>"
)
"""Of the file alone: a page of the portal may hold no style of its own."""
SPANS = ("colspan", "rowspan", "scope")
OWN_NUMBER = re.compile(r"\s*\d+\.\s")
"""Headings of objectives have the number by which everybody calls them: they get no other before it."""
EMPTY = re.compile(r"<(p|strong|em|a|li)(?: [^>]*)?>\s*</\1>")


class Plain(HTMLParser):
    """Copies what a word processor needs and nothing else. `is_numbered`: the headings have numbers already."""

    def __init__(self, *, is_numbered: bool) -> None:
        super().__init__()
        self.out: list[str] = []
        self.skipping: list[str] = []
        self.open: list[str] = []  # blocks that may hold text
        self.links: list[bool] = []
        self.is_numbered, self.first, self.second = is_numbered, 0, 0
        self.awaits_number = 0
        self.awaits_table = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if self.skipping or self.is_left_out(tag, told):
            if tag not in VOID:
                self.skipping.append(tag)
            return
        if tag == "br":
            self.out.append("<br>")
        elif tag == "table":
            self.close_paragraph()
            self.awaits_table = True
        elif tag == "caption":
            self.begin("p", "<p><strong>")
        elif tag == "a":
            self.begin_link(told.get("href") or "")
        elif re.fullmatch("h[1-6]", tag):
            self.begin_heading(int(tag[1]))
        elif tag in KEPT:
            self.begin_table()
            self.begin(tag, f"<{tag}{self.attributes(tag, told)}>")
        elif tag in ("div", "section", "figure", "dl", "dt", "dd", "blockquote", "details"):
            self.close_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:
                while self.skipping.pop() != tag:
                    pass
            return
        if tag == "table":
            self.begin_table()
            self.out.append("</table>\n")
        elif tag == "caption":
            self.end("p", "</strong></p>\n")
        elif tag == "a":
            if self.links and self.links.pop():
                self.out.append("</a>")
        elif re.fullmatch("h[1-6]", tag):
            level, self.awaits_number = int(tag[1]), 0
            self.end(tag, f"</{tag}>\n" if level < 4 else "</strong></p>\n")
        elif tag in KEPT:
            self.end(tag, f"</{tag}>" + ("\n" if tag not in ("strong", "em") else ""))
        elif tag in ("div", "section", "figure", "dl", "dt", "dd", "blockquote", "details"):
            self.close_paragraph()

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.awaits_number and data.strip():
            self.number_heading(data)
        if data.strip() and not self.open:  # text that stands in no paragraph gets one
            self.begin("loose", "<p>")
        if self.open or data.strip():
            self.out.append(escape(re.sub(r"\s+", " ", data), quote=False))

    @staticmethod
    def is_left_out(tag: str, told: dict[str, str | None]) -> bool:
        return tag in LEFT_OUT or bool(LEFT_OUT_BY_CLASS & set((told.get("class") or "").split()))

    @staticmethod
    def attributes(tag: str, told: dict[str, str | None]) -> str:
        if tag == "ol" and (told.get("start") or "").isdigit():
            return f' start="{told["start"]}"'
        if tag not in ("th", "td"):
            return ""
        return CELL + "".join(f' {name}="{escape(told[name] or "")}"' for name in SPANS if told.get(name))

    def begin(self, tag: str, text: str) -> None:
        if tag not in ("strong", "em"):
            self.close_paragraph()
            if tag in BLOCKS or tag == "loose" or tag.startswith("h"):
                self.open.append(tag)
        elif not self.open:
            self.open.append("loose")
            self.out.append("<p>")
        self.out.append(text)

    def end(self, tag: str, text: str) -> None:
        if tag not in ("strong", "em"):
            self.close_paragraph()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        self.out.append(text)

    def close_paragraph(self) -> None:
        if self.open and self.open[-1] == "loose":
            self.open.pop()
            self.out.append("</p>\n")

    def begin_table(self) -> None:
        if self.awaits_table:
            self.awaits_table = False
            self.out.append(f"{TABLE}\n")

    def begin_link(self, href: str) -> None:
        where = f"{settings.PUBLIC_URL.rstrip('/')}{href}" if href.startswith("/") else href
        is_kept = where.startswith(("https://", "http://", "mailto:"))
        self.links.append(is_kept)
        if not self.open:
            self.begin("loose", "<p>")
        if is_kept:
            self.out.append(f'<a href="{escape(where)}">')

    def begin_heading(self, level: int) -> None:
        self.begin(f"h{level}", f"<h{level}>" if level < 4 else "<p><strong>")
        self.awaits_number = level if level in (2, 3) and not self.is_numbered else 0

    def number_heading(self, words: str) -> None:
        level, self.awaits_number = self.awaits_number, 0
        if level == 2:
            self.first, self.second = self.first + 1, 0
            self.out.append(f"{self.first}. ")
        elif not OWN_NUMBER.match(words):
            self.second += 1
            self.out.append(f"{self.first}.{self.second} ")


def plain_document(content: dict[str, Any], *, is_file: bool, is_draft: bool) -> str:
    """A whole HTML document that holds nothing else."""
    text = SafeString(plain_html(content))
    told = {"content": content, "text": text, "style": STYLE if is_file else "", "is_draft": is_draft}
    return render_to_string("publications/word/document.html", told)


def plain_html(content: dict[str, Any]) -> str:
    """The content of any document as plain HTML, its title left to the page."""
    drawn = render_to_string(body_template(content["schema"]), shown(content, None) | {"printed": True})
    reader = Plain(is_numbered=any(part.get("number") for part in content["parts"]))
    reader.feed(drawn)
    reader.close()
    reader.close_paragraph()
    text = "".join(reader.out)
    while (fewer := EMPTY.sub("", text)) != text:
        text = fewer
    return re.sub(r"\n\s*\n+", "\n", text)
