"""Whether a publication is fit to be submitted: each finding says what is wrong, why it matters and where to mend it.

`rules` say what is checked and why; `about_*` when a rule speaks, over a plain `document`; `described` makes one of a
publication. Nothing here writes, reads a clock, or asks the web: what links answered is read from a row.
"""

from collections.abc import Iterator
from datetime import date

from objectives.checks import Finding as FindingOfSet
from objectives.checks import findings as findings_on_set
from publications.checks.about_document import about_colour, about_content, about_document
from publications.checks.about_links import about_files, about_links, about_same_words
from publications.checks.about_meeting import about_meeting
from publications.checks.about_objectives import about_figures, about_objectives
from publications.checks.about_people import about_people
from publications.checks.about_tables import about_tables
from publications.checks.about_words import about_words
from publications.checks.described import described
from publications.checks.document import Document
from publications.checks.finding import Finding, Seen, Spot, joined, what_blocks_first
from publications.checks.rule import TOPICS, Rule, Topic
from publications.checks.rules import RULE, RULES
from publications.models import Kind, Publication

__all__ = [
    "RULE",
    "RULES",
    "TOPICS",
    "Document",
    "Finding",
    "Rule",
    "Seen",
    "Spot",
    "Topic",
    "described",
    "findings",
    "findings_in",
]


def findings(publication: Publication, *, on: date) -> list[Finding]:
    """Everything found, what blocks first."""
    found = findings_in(described(publication, on=on))
    if publication.kind == Kind.OBJECTIVES and publication.objective_set:
        found += [of_set(each) for each in findings_on_set(publication.objective_set)]
    return what_blocks_first(found)


def findings_in(document: Document) -> list[Finding]:
    """What is found in a document as it is described."""
    return list(joined(everything(document), nation=document.nation))


def everything(document: Document) -> Iterator[Seen]:
    yield from about_document(document)
    yield from about_colour(document)
    yield from about_content(document)
    yield from about_objectives(document)
    yield from about_figures(document)
    yield from about_meeting(document)
    for part in document.written:
        for about in (about_words, about_people, about_links):
            yield from about(part, document)
        yield from about_tables(part)
        yield from about_files(part)
    yield from about_same_words(document)


def of_set(found: FindingOfSet) -> Finding:
    return Finding(
        rule=found.rule,
        sentence=found.sentence,
        blocks=found.blocks,
        about=found.objective,
        reason=found.reason,
        example=found.example,
        part=found.part,
        measure=found.measure,
        heading=found.objective.title if found.objective else "",
        is_of_set=True,
    )
