"""What a rule is, and where the law it rests on stands.

`sentence` stands by itself and names the objective (`title`) and the measure; `here` is the same beside the thing,
which need not name it. Where the law of a nation asks for what a rule is about, the rule blocks a submission there;
elsewhere it advises. The words "specific and measurable" are those of the Regulations for England alone (SI 2017/353).
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Nation


class Part(StrEnum):
    """The part of the officers' pages beside which a finding stands."""

    SET = "set"
    WORDS = "words"
    COVER = "cover"
    MEASURES = "measures"
    PEOPLE = "people"


PARTS = {
    Part.SET: _("The set"),
    Part.WORDS: _("The words of an objective"),
    Part.COVER: _("Whom it is for"),
    Part.MEASURES: _("How the council will know"),
    Part.PEOPLE: _("Who answers for it"),
}

ENGLAND = frozenset({Nation.ENGLAND})
EVERYWHERE = frozenset(Nation)
NOWHERE: frozenset[Nation] = frozenset()

ONE_OR_MORE = _("SI 2017/353 regulation 5; SI 2011/1064 regulation 3; SSI 2012/162 regulation 4")
THREE_AIMS = _("Equality Act 2010 section 149(1); SI 2017/353 regulation 5")
PAIRS = _("Equality Act 2010 section 149(1) and (7)")
MEASURABLE = _("SI 2017/353 regulation 5(3): specific and measurable")
FOUR_YEARS = _("SI 2017/353 regulation 5; SI 2011/1064 regulation 4; SSI 2012/162 regulation 4: four years")
PRACTICE = _("Good practice: what makes an objective specific and measurable (SI 2017/353 regulation 5(3))")
MANAGED = _("Good practice: objectives are kept by named offices that report on them")


@dataclass(frozen=True)
class Rule:
    """One thing that is checked. `softer` says when a rule that blocks only advises."""

    id: str
    part: Part
    asks: Promise
    sentence: Promise
    here: Promise
    reason: Promise
    example: Promise
    source: Promise
    blocks_in: frozenset[Nation] = NOWHERE
    softer: Promise | str = ""

    def blocks(self, nation: str) -> bool:
        return nation in self.blocks_in
