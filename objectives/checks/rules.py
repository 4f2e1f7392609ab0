"""What is checked, why, and what would be better: one row for each rule, from which findings and the page for officers
are drawn. A rule's id never changes.
"""

from django.utils.translation import gettext_lazy as _

from councils.models import Nation
from objectives.checks.rule import (
    EVERYWHERE,
    FOUR_YEARS,
    MANAGED,
    ONE_OR_MORE,
    PAIRS,
    PRACTICE,
    THREE_AIMS,
    Part,
    Rule,
)
from objectives.checks.rules_of_measures import ABOUT_MEASURES

ABOUT_SETS = (
    Rule(
        id="no-objective",
        part=Part.SET,
        asks=_("The set has an objective"),
        sentence=_("The set has no objective. The law asks for at least one."),
        here=_("The set has no objective. The law asks for at least one."),
        reason=_("A set that only says where its objectives stand publishes none."),
        example=_("“More disabled residents in work: from 41% in 2025 to 50% by 31 March 2029”"),
        source=ONE_OR_MORE,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="rationale",
        part=Part.SET,
        asks=_("It is said how the council arrived at the objectives"),
        sentence=_("Say how the council arrived at these objectives."),
        here=_("Say how the council arrived at these objectives."),
        reason=_("Readers can judge a choice only if they know the evidence it came from and who was asked."),
        example=_("“The census, 18 months of complaints, and twelve weeks in which 412 residents answered”"),
        source=_("Good practice; SI 2011/1064 regulation 5 and SSI 2012/162 regulation 4: people are involved"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="decision",
        part=Part.SET,
        asks=_("It is said who decided"),
        sentence=_("Say who decided on the set."),
        here=_("Say who decided on the set."),
        reason=_("The objectives are the council’s. Somebody with the power to bind it must have decided on them."),
        example=_("“Cabinet, 12 February 2026, item 7”"),
        source=_("Good practice: a decision can be traced to the meeting that took it"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="decided-too-early",
        part=Part.SET,
        asks=_("The decision came after the consultation had ended"),
        sentence=_("The decision is dated %(decided)s, but people could answer until %(until)s."),
        here=_("The decision is dated %(decided)s, but people could answer until %(until)s. Mend one of the two days."),
        reason=_(
            "A decision that is taken while people can still answer cannot have heard them. Courts have set such "
            "decisions aside."
        ),
        example=_("“Consultation until 31 January 2026; decided by Cabinet on 12 February 2026”"),
        source=_("The Gunning criteria: what people answer is conscientiously taken into account"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="gap-reason",
        part=Part.SET,
        asks=_("Where no objective covers a characteristic, the set says why"),
        sentence=_("No objective is for %(names)s, and no reason is given."),
        here=_("No objective is for %(names)s, and no reason is given. See whom the objectives cover."),
        reason=_(
            "A gap may be right, but readers must be able to tell it from one that nobody noticed. In Wales and "
            "Scotland the law asks for the reasons; in England they are good practice."
        ),
        example=_("“Our figures on pregnancy are too few to set a target by; we ask in the survey of 2027.”"),
        source=_("SI 2011/1064 regulation 3(3); SSI 2012/162 regulation 4"),
        blocks_in=frozenset({Nation.WALES, Nation.SCOTLAND}),
    ),
    Rule(
        id="period",
        part=Part.SET,
        asks=_("The set names its period"),
        sentence=_("The set names no period. Four years from publication is the most."),
        here=_("The set names no period. Four years from publication is the most."),
        reason=_("Without a period nobody can tell when the objectives run out."),
        example=_("“1 April 2026 to 31 March 2030”"),
        source=FOUR_YEARS,
    ),
    Rule(
        id="period-days",
        part=Part.SET,
        asks=_("The period has a last day"),
        sentence=_("The period “%(period)s” gives no last day."),
        here=_("The period “%(period)s” gives no last day."),
        reason=_("A length without days cannot be followed: nobody knows when it began."),
        example=_("Not “over the next four years” but “1 April 2026 to 31 March 2030”"),
        source=FOUR_YEARS,
    ),
    Rule(
        id="period-too-long",
        part=Part.SET,
        asks=_("The period is no longer than four years"),
        sentence=_("The period is longer than four years. The objectives must be published anew before it ends."),
        here=_("The period is longer than four years. The objectives must be published anew before it ends."),
        reason=_("Objectives are published, or in Wales reviewed, at intervals of no more than four years."),
        example=_("“1 April 2026 to 31 March 2030”, which is four years to the day"),
        source=FOUR_YEARS,
    ),
)

ABOUT_WORDS = (
    Rule(
        id="vague-opening",
        part=Part.WORDS,
        asks=_("It opens with what shall be different, not with what the council will be busy with"),
        sentence=_("“%(title)s” opens with “%(opening)s”, which nobody can tell the end of."),
        here=_("It opens with “%(opening)s”, which nobody can tell the end of. Say what will be different, for whom."),
        reason=_("Promoting or raising awareness never ends. What shall be different by a day can be seen."),
        example=_(
            "Not “Promote equality of opportunity” but “More disabled residents in work: from 41% in 2025 to 50% by "
            "31 March 2029”"
        ),
        source=PRACTICE,
    ),
    Rule(
        id="commitment-like",
        part=Part.WORDS,
        asks=_("What the council always does is kept as a standing commitment"),
        sentence=_("“%(title)s” reads like a standing commitment: it goes on, and nothing is measured."),
        here=_(
            "It reads like a standing commitment: it goes on, and nothing is measured. Keep it as one, or say what it "
            "shall change by when."
        ),
        reason=_("Commitments have their own place in a set, without a target. As objectives they all look failed."),
        example=_("As a commitment: “We publish every equality impact assessment within a month of the decision”"),
        source=PRACTICE,
    ),
    Rule(
        id="copied",
        part=Part.WORDS,
        asks=_("It is not carried over word for word without a review, nor taken from another council"),
        sentence=_("“%(title)s” stands word for word in %(whose)s."),
        here=_("It stands word for word in %(whose)s. Say what is still to be done, here and now."),
        reason=_(
            "What an objective asks for should come from this council’s evidence of today. An earlier objective may go "
            "on if a review decided to keep or amend it."
        ),
        example=_("“Homes offered to disabled applicants within six months: from 54% in 2025 to 70% by 31 March 2028”"),
        source=_("Good practice: review, keep, amend or retire an objective before it is published again"),
    ),
    Rule(
        id="repeated",
        part=Part.WORDS,
        asks=_("No two objectives of the set have the same words"),
        sentence=_("“%(title)s” stands twice in the set."),
        here=_("Another objective of the set has the same words."),
        reason=_("Two objectives that read the same cannot be told apart in reports."),
        example=_("“More women in senior posts …” and “More disabled people in senior posts …”"),
        source=PRACTICE,
    ),
)

ABOUT_COVER = (
    Rule(
        id="aim",
        part=Part.COVER,
        asks=_("It serves one of the three aims"),
        sentence=_("“%(title)s” serves none of the three aims. Choose at least one."),
        here=_("It serves none of the three aims. Choose at least one."),
        reason=_("An equality objective is one that helps to do any of the three things the Act names."),
        example=_("“More disabled residents in work …” advances equality of opportunity, for disabled people"),
        source=THREE_AIMS,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="characteristic-without-aim",
        part=Part.COVER,
        asks=_("Each characteristic it names is named for an aim"),
        sentence=_("“%(title)s” names characteristics without an aim: %(names)s. Say which aim each is for."),
        here=_("No aim is chosen yet for %(names)s. Say which aim each is for."),
        reason=_("The law joins the two: an aim for people who share a characteristic. Not every pair exists."),
        example=_("“Disability: advance equality of opportunity”"),
        source=PAIRS,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="characteristic",
        part=Part.COVER,
        asks=_("It names the protected characteristics it is for"),
        sentence=_("“%(title)s” names no protected characteristic."),
        here=_("It names no protected characteristic. Say who should notice the difference."),
        reason=_(
            "Readers look for what is done for people like them. A group such as carers or children is no protected "
            "characteristic by itself, but usually stands near one."
        ),
        example=_("“Children” are age; “pupils with special educational needs” are mostly disability"),
        source=_("Equality Act 2010 section 149(7); in Wales and Scotland reasons are owed for those left out"),
    ),
)

ABOUT_PEOPLE = (
    Rule(
        id="owner",
        part=Part.PEOPLE,
        asks=_("It has an owner"),
        sentence=_("“%(title)s” has no owner."),
        here=_("It has no owner. Name the office that answers for it."),
        reason=_("What nobody answers for is not done. An office stays when people move on."),
        example=_("“Head of Housing”"),
        source=MANAGED,
    ),
)

RULES = (*ABOUT_SETS, *ABOUT_WORDS, *ABOUT_COVER, *ABOUT_MEASURES, *ABOUT_PEOPLE)
RULE = {rule.id: rule for rule in RULES}
