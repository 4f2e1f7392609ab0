"""What a rule of the checklist is: what it asks, why, what would be better, where it comes from, and if it blocks."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Nation


class Topic(StrEnum):
    """What a rule is about: the order in which the officers' page of rules tells them."""

    DOCUMENT = "document"
    CONTENT = "content"
    OBJECTIVES = "objectives"
    MEETING = "meeting"
    WORDS = "words"
    PEOPLE = "people"
    TABLES = "tables"
    LINKS = "links"
    PICTURES = "pictures"


TOPICS = {
    Topic.DOCUMENT: _("The document as a whole"),
    Topic.CONTENT: _("What it must contain"),
    Topic.OBJECTIVES: _("Objectives, progress and figures"),
    Topic.MEETING: _("Reports to a meeting"),
    Topic.WORDS: _("Words and headings"),
    Topic.PEOPLE: _("People who could be recognised"),
    Topic.TABLES: _("Tables"),
    Topic.LINKS: _("Links"),
    Topic.PICTURES: _("Pictures, files and colours"),
}

EVERYWHERE = frozenset(Nation)
NOWHERE: frozenset[Nation] = frozenset()
WALES = frozenset({Nation.WALES})

REGULATION_4 = _("SI 2017/353 regulation 4")
EMPLOYEES = _("SI 2017/353 regulation 4(3)(a) and (4)")
OTHERS = _("SI 2017/353 regulation 4(3)(b)")
REACHED = _("SI 2017/353 regulation 6: published in a way that is accessible to the public")
PERSONAL = _("UK GDPR article 5(1)(c): no more personal data than is needed")
FEW = _("UK GDPR article 9; practice of the Equality and Human Rights Commission: counts below 10 are not shown")
PRACTICE = _("Good practice")
FOUND_BY_THE_COMMISSION = _("The Equality and Human Rights Commission’s review of 2012: undated and old information")


@dataclass(frozen=True)
class Rule:
    """One thing that is checked. `sentence` stands by itself where the finding has no place within the text; where it
    has, it is a phrase that the part's name and the places complete. `limits` says what the check cannot see."""

    id: str
    topic: Topic
    asks: Promise
    sentence: Promise
    reason: Promise
    example: Promise
    source: Promise | str
    blocks_in: frozenset[Nation] = NOWHERE
    limits: Promise | str = ""

    def blocks(self, nation: str) -> bool:
        return nation in self.blocks_in
