"""What is found in the words of a part: law that is gone, leftovers, headings, language, length."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, pairwise

from duty.superseded import superseded_in
from publications.checks.document import Document, Part
from publications.checks.finding import Seen, Spot
from publications.checks.languages import looks_like_another
from publications.checks.reading import Sort

LEFT_OVER = re.compile(
    r"""lorem\s{1,3}ipsum
    | \[\s{0,2}(?:insert|add|enter|complete|delete|update|tbc|tbd|x{2,}|name|date|figure|number|council|year|link)\b
      [^\]\n]{0,120}\]
    | <\s{0,2}(?:insert|add|enter)\b[^>\n]{0,120}>
    | \{\{[^{}\n]{0,60}\}\} | <<\s?\w{1,40}\s?>>
    | \b(?:insert|enter|add|type)\s{1,2}(?:your\s{1,2})?text\s{1,2}here\b
    | \bclick\s{1,2}or\s{1,2}tap\s{1,2}(?:here\s{1,2})?to\s{1,2}enter\b
    | \bError!\s{1,2}(?:Reference\s{1,2}source|Bookmark)\s{1,2}not\b
    | \b(?:dd|00)/(?:mm|00)/(?:yy(?:yy)?|00(?:00)?)\b
    | (?<![\w./@-])(?:20|£)?x{2,8}\b(?![./@-]\w)
    | (?<!_)_{5,}""",
    re.IGNORECASE | re.VERBOSE,
)
ROMAN = re.compile(
    r"\b(?:part|chapter|schedule|article|title|annex|appendix|section|volume|table|figure)\s+$", re.IGNORECASE
)
STILL_OPEN = re.compile(
    r"\bTB[CDA]\b|\bto\s{1,2}be\s{1,2}(?:confirmed|advised|inserted|supplied)\b"
    r"|\b(?:figures?|data|numbers?)\s{1,2}to\s{1,2}follow\b|\?{3,}",
    re.IGNORECASE,
)
AROUND = 40
MOST_WORDS_OF_A_PARAGRAPH = 200
MOST_WORDS_OF_A_SENTENCE = 30
FEWEST_SENTENCES = 10
END_OF_SENTENCE = re.compile(r"(?<=\w\w)[.!?][)”’\"]?\s+(?=[A-Z“\"‘(])")
LONGEST_HEADING = 12


def about_words(part: Part, document: Document) -> Iterator[Seen]:
    yield from about_law(part, on=document.on)
    yield from about_leftovers(part)
    yield from about_headings(part)
    yield from about_paragraphs(part, language=document.language)


def about_law(part: Part, *, on: date) -> Iterator[Seen]:
    """Read over all the words of the part at once: what one paragraph names tells which Regulations the next means."""
    texts = part.texts
    ends = list(accumulate(len(text.words) + 2 for text in texts))
    for mention in superseded_in("\n\n".join(text.words for text in texts), on=on):
        where = texts[bisect_right(ends, mention.at)].where
        yield Seen("superseded-law", part, Spot(mention.words, where), told={"now": mention.superseded.now})


def about_leftovers(part: Part) -> Iterator[Seen]:
    for text in part.texts:
        for found in LEFT_OVER.finditer(text.words):
            if not ROMAN.search(text.words, max(0, found.start() - 12), found.start()):
                yield Seen("placeholder", part, Spot(around(text.words, found), text.where))
        for found in STILL_OPEN.finditer(text.words):
            yield Seen("to-be-confirmed", part, Spot(around(text.words, found), text.where))


def around(words: str, found: re.Match[str]) -> str:
    """What was found with some words on both sides."""
    first, last = max(0, found.start() - AROUND), min(len(words), found.end() + AROUND)
    if first:
        first = words.find(" ", first, found.start()) + 1 or found.start()
    if last < len(words):
        cut = words.rfind(" ", found.end(), last)
        last = cut if cut >= 0 else found.end()
    return f"{'… ' if first else ''}{words[first:last]}{' …' if last < len(words) else ''}"


def about_headings(part: Part) -> Iterator[Seen]:
    for above, below in pairwise(part.reading.headings):
        if below.level > above.level + 1:
            yield Seen("heading-order", part, Spot(below.text, f"{'#' * above.level} → {'#' * below.level}"))
    for block, after in pairwise(part.reading.blocks):
        looks_so = block.sort is Sort.PARAGRAPH and block.is_bold and not block.text.endswith((".", "!", "?", ","))
        if looks_so and after.sort is not Sort.HEADING and len(block.text.split()) <= LONGEST_HEADING:
            yield Seen("bold-heading", part, Spot(block.text, block.where))


def about_paragraphs(part: Part, *, language: str) -> Iterator[Seen]:
    sentences = words_in_all = 0
    for block in part.reading.blocks:
        if block.sort not in (Sort.PARAGRAPH, Sort.ITEM):
            continue
        words = block.text.split()
        if looks_like_another(block.text, words, language=language):
            yield Seen("other-language", part, Spot(block.text, block.where))
        if block.sort is Sort.ITEM:
            continue
        if len(words) > MOST_WORDS_OF_A_PARAGRAPH:
            yield Seen("long-paragraph", part, Spot(block.text, block.where))
        sentences += len(END_OF_SENTENCE.findall(block.text)) + 1
        words_in_all += len(words)
    if sentences >= FEWEST_SENTENCES and words_in_all >= sentences * MOST_WORDS_OF_A_SENTENCE:
        yield Seen("long-sentences", part, told={"words": words_in_all // sentences})
