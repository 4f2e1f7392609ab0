"""Officers' narrative: a small Markdown turned into safe HTML."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from govuk.pasted import with_lists

# Two walls: the parser drops HTML as it reads, and whatever came out is cut to this list.
ALLOWED = {
    **dict.fromkeys(("p", "ul", "ol", "li", "strong", "em", "blockquote", "br", "hr"), frozenset({"class"})),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), frozenset({"class"})),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), frozenset({"class"})),
    **dict.fromkeys(("th", "td"), frozenset({"class", "scope"})),
    "div": frozenset({"class", "tabindex", "role", "aria-label"}),
    "a": frozenset({"class", "href"}),
}
ALLOWED["ol"] = frozenset({"class", "start"})
SCHEMES = {"http", "https", "mailto"}
CLASSES = {
    "paragraph_open": "govuk-body",
    "bullet_list_open": "govuk-list govuk-list--bullet",
    "ordered_list_open": "govuk-list govuk-list--number",
    "blockquote_open": "govuk-inset-text",
    "link_open": "govuk-link",
    "table_open": "govuk-table",
    "thead_open": "govuk-table__head",
    "tbody_open": "govuk-table__body",
    "tr_open": "govuk-table__row",
    "th_open": "govuk-table__header",
    "td_open": "govuk-table__cell",
    "hr": "govuk-section-break govuk-section-break--m govuk-section-break--visible",
}
HEADING_SIZES = {"h2": "l", "h3": "m", "h4": "s", "h5": "s", "h6": "s"}


DEEPEST = 100
"""Levels of lists and quotations in each other. What is inside a deeper one the parser would leave out unsaid."""
_MANY_QUOTES = re.compile(r"^(?:[ \t]*>){10,}", re.MULTILINE)

_LONE_BRACKET = re.compile(r"(?<!\\)\[(?![^\[\]\n]*\]\()")
MOST_LONE_BRACKETS = 500
"""Brackets that open no link. The parser looks for the end of each in each other, so more are read as signs."""


class WebLinksOnly(MarkdownIt):
    """Markdown in which only links with a scheme of ours are links; others stay the text they were."""

    def validateLink(self, url: str) -> bool:
        return urlsplit(url).scheme.lower() in SCHEMES


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = WebLinksOnly("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    parser.disable(["html_block", "html_inline", "image", "code", "fence", "backticks", "lheading"])
    parser.add_render_rule("table_open", _scrolling_table)
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _scrolling_table(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    opening = renderer.renderToken(tokens, index, options, env)
    return f'<div class="portal-scroll" role="region" tabindex="0" aria-label="{escape(_("Table"))}">{opening}'


def tokens_of(text: str) -> list[Token]:
    """`text` as it is read: for those who look at its structure, which is then the one that readers get."""
    return _parser().parse(_within_bounds(with_lists(text or "")))


def prose(text: str, *, top_heading: int = 3) -> SafeString:
    """`text` as HTML: paragraphs, lists (also pasted), tables, quotations, links, headings not above `top_heading`."""
    parser = _parser()
    tokens = tokens_of(text)
    _shift_headings(tokens, top_heading)
    for token in _all(tokens):
        name = token.tag if token.type == "heading_open" else token.type
        if token.type == "heading_open":
            token.attrs["class"] = f"govuk-heading-{HEADING_SIZES[name]}"
        elif token.type in CLASSES:
            token.attrs["class"] = CLASSES[name]
        if token.type == "th_open":
            token.attrs["scope"] = "col"
        token.attrs.pop("style", None)  # column alignment is written as inline style, which our policy forbids
        token.attrs.pop("title", None)
    html = parser.renderer.render(tokens, parser.options, {})
    return SafeString(
        nh3.clean(
            html,
            tags=set(ALLOWED),
            attributes={"*": set(), **{tag: set(names) for tag, names in ALLOWED.items()}},
            url_schemes=SCHEMES,
            link_rel=None,
        )
    )


def _within_bounds(text: str) -> str:
    """`text` without what nobody writes and the parser takes minutes over, or leaves out."""
    if text.count("[") - text.count("](") > MOST_LONE_BRACKETS:
        text = _LONE_BRACKET.sub(r"\\[", text)
    return _MANY_QUOTES.sub("> " * 9, text)


def _shift_headings(tokens: list[Token], top: int) -> None:
    """Headings keep their order but start at `top` and skip no level, so that the page's outline holds."""
    typed = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    levels = iter(_without_gaps(typed, top))
    level = top
    for token in tokens:
        if token.type == "heading_open":
            level = next(levels)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"


def _without_gaps(typed: list[int], top: int) -> list[int]:
    above: list[int] = []
    levels = []
    for level in typed:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        levels.append(min(top + len(above) - 1, 6))
    return levels


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
