"""What is checked in a document, why, and what would be better: one row for each rule, from which findings and the page
for officers are drawn. A rule's id never changes.
"""

from django.utils.translation import gettext_lazy as _

from publications.checks.rule import (
    EMPLOYEES,
    EVERYWHERE,
    FEW,
    FOUND_BY_THE_COMMISSION,
    OTHERS,
    PRACTICE,
    REACHED,
    REGULATION_4,
    WALES,
    Rule,
    Topic,
)
from publications.checks.rules_of_meetings import ABOUT_MEETINGS
from publications.checks.rules_of_tables import ABOUT_LINKS, ABOUT_PICTURES, ABOUT_TABLES
from publications.checks.rules_of_words import ABOUT_PEOPLE, ABOUT_WORDS

ABOUT_DOCUMENTS = (
    Rule(
        id="contact",
        topic=Topic.DOCUMENT,
        asks=_("The council has a contact"),
        sentence=_("The council has no contact. Readers need someone to write to."),
        reason=_("Whoever has a question, needs another format or sees a mistake has to reach somebody."),
        example=_("“Equality team, equality@barsetshire.example, 01632 960 001”"),
        source=REACHED,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="contact-way",
        topic=Topic.DOCUMENT,
        asks=_("The contact says how to reach the council"),
        sentence=_("The contact names no e-mail address, telephone number or web address."),
        reason=_("A name alone reaches nobody. People differ in whether they can write, ring or use a form."),
        example=_("Not “The equality team” but “The equality team, equality@barsetshire.example, 01632 960 001”"),
        source=REACHED,
    ),
    Rule(
        id="period",
        topic=Topic.DOCUMENT,
        asks=_("It says which period it covers"),
        sentence=_("Say which period the report covers."),
        reason=_(
            "An undated report cannot be told from last year’s. The first and last day stand on the document, beside "
            "the day on which it was made public, which is filled in when it is published."
        ),
        example=_("“1 April 2025 to 31 March 2026”"),
        source=FOUND_BY_THE_COMMISSION,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="owner",
        topic=Topic.DOCUMENT,
        asks=_("It has an owner"),
        sentence=_("Nobody is named who answers for this document."),
        reason=_("What nobody answers for is not kept right. An office stays when people move on."),
        example=_("“Head of Policy”"),
        source=PRACTICE,
    ),
    Rule(
        id="review-day",
        topic=Topic.DOCUMENT,
        asks=_("A policy has a day by which it is looked at again"),
        sentence=_("No day is set by which this is looked at again."),
        reason=_("A policy that nobody looks at grows old unseen. Of the day that is set, people are told in time."),
        example=_("“31 March 2029”, three years on"),
        source=PRACTICE,
    ),
    Rule(
        id="welsh-version",
        topic=Topic.DOCUMENT,
        asks=_("A Welsh council has a Welsh version ready"),
        sentence=_(
            "No Welsh version is known. Have it ready for the day of publication: once this is published, add it under "
            "“Other formats”."
        ),
        reason=_(
            "Where the council’s compliance notice asks for it, documents for the public are in Welsh too, and the "
            "Welsh ones are not treated less favourably."
        ),
        example=_("Publish “Cynllun Cydraddoldeb Strategol” on the same day as “Strategic Equality Plan”"),
        source=_("SI 2015/996 (Welsh Language Standards), as the council’s compliance notice applies it"),
    ),
)

ABOUT_CONTENT = (
    Rule(
        id="headcount",
        topic=Topic.CONTENT,
        asks=_("It is known how many people the council employs"),
        sentence=_("No headcount is noted, so the part on employees is treated as required."),
        reason=_("From 150 employees on, information about employees is part of the duty. Heads are counted."),
        example=_("“1,240 people on 31 March 2026, staff of maintained schools not counted”"),
        source=EMPLOYEES,
    ),
    Rule(
        id="employees",
        topic=Topic.CONTENT,
        asks=_("From 150 employees on, the part about employees is there"),
        sentence=_("“%(heading)s” cannot be left out at 150 employees or more (SI 2017/353 regulation 4)."),
        reason=_("The law names information about employees who share a protected characteristic in particular."),
        example=_("“At 31 March 2026, 58% of 1,240 employees were women and 7% had told us of a disability.”"),
        source=EMPLOYEES,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="people",
        topic=Topic.CONTENT,
        asks=_("The part about other people is there, whatever the council’s size"),
        sentence=_("“%(heading)s” cannot be left out: the law asks for it of every council."),
        reason=_(
            "Half of the councils that the Commission looked at in 2012 told of their staff only. Residents and people "
            "who use services are the other half of the duty, and it has no size below which it ends."
        ),
        example=_("“Of 412 people who used the advice service, 61 were carers and 38 needed an interpreter.”"),
        source=OTHERS,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="claimed-part-left-out",
        topic=Topic.CONTENT,
        asks=_("What a duty asks for is in the document that is said to meet it"),
        sentence=_(
            "It is said to meet “%(duty)s”, but the part with what that asks for is left out. Write the part, or take "
            "the duty off this document."
        ),
        reason=_("Once it is published the duty counts as met, and its next day is counted from then."),
        example=_("Write “Our employees”, or untick “Employment information” among the duties it meets"),
        source=_("The provision of each duty"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="day-left-to-nobody",
        topic=Topic.CONTENT,
        asks=_("Of several documents that meet a duty together, one moves its due date"),
        sentence=_(
            "It is said to meet “%(duty)s” together with other documents, but no other one is said to move the due "
            "date. Say on one of them that it meets the duty by itself."
        ),
        reason=_(
            "A duty counts as met from the day on which the document that moves its date is published. Where each of "
            "several leaves that to the others, it never does."
        ),
        example=_("Of the report and the workforce summary, the report “meets the duties by itself”"),
        source=PRACTICE,
    ),
    Rule(
        id="no-figures",
        topic=Topic.CONTENT,
        asks=_("What is said of employees and of other people rests on figures"),
        sentence=_("“%(heading)s” has no figure, table, link or file: nothing shows what it says."),
        reason=_("The duty is to publish information, and readers cannot weigh words without a figure or a source."),
        example=_("Not “We employ a diverse workforce” but “12% of our 1,240 employees are from a minority”"),
        source=REGULATION_4,
    ),
    Rule(
        id="empty-part",
        topic=Topic.CONTENT,
        asks=_("Every part is written, or left out with a reason"),
        sentence=_("“%(heading)s” is empty. Write it.%(or_leave_out)s"),
        reason=_("A heading with nothing under it looks forgotten, and the part may be one the law asks for."),
        example=_("Left out because “The council closed no service in the period”"),
        source=REGULATION_4,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="unfinished",
        topic=Topic.CONTENT,
        asks=_("Every written part is marked as finished"),
        sentence=_("“%(heading)s” is not marked as finished yet."),
        reason=_("Whoever wrote it may still be waiting for a figure. Ask, and tick the box when it is done."),
        example=_("Tick “This part is finished”"),
        source=PRACTICE,
    ),
)

ABOUT_OBJECTIVES = (
    Rule(
        id="no-objectives",
        topic=Topic.OBJECTIVES,
        asks=_("There are published objectives to report on"),
        sentence=_("No objectives are published yet, so “%(heading)s” has none to show."),
        reason=_("Readers look here for what the council promised and how far it has come."),
        example=_("Publish the set of objectives first, or say here “Our objectives are set out in …” and link them"),
        source=_("SI 2017/353 regulation 5"),
    ),
    Rule(
        id="progress",
        topic=Topic.OBJECTIVES,
        asks=_("Something was said of the progress of each objective in the period or since"),
        sentence=_("Objectives of whose progress nothing was said in the period or since"),
        reason=_(
            "An objective without a word of progress looks abandoned. “Nothing has changed” is an honest answer. In "
            "Wales the annual report must tell of each objective; in other documents it advises."
        ),
        example=_("“Amber on 31 March 2026: the scheme started late; 12 of 40 places are taken”"),
        source=_("SI 2011/1064 regulation 16(2)(d); elsewhere good practice"),
        blocks_in=WALES,
    ),
    Rule(
        id="stale-figures",
        topic=Topic.OBJECTIVES,
        asks=_("Figures that were due are in"),
        sentence=_("Figures that were due and are not in: the report would show the old ones"),
        reason=_("The council itself said how often new figures come. Until they are in, readers see older ones."),
        example=_("Enter the figure, or say why it is “not yet available”"),
        source=PRACTICE,
    ),
    Rule(
        id="small-figures",
        topic=Topic.OBJECTIVES,
        asks=_("No figure of a measure is made of a count below 10"),
        sentence=_("Figures of measures made of counts below 10, by which somebody could be recognised"),
        reason=_(
            "Readers see the count beside the share, in each period that is shown. Hide the figure, or measure a wider "
            "group. It advises: where the counts are of something else, or nobody can be recognised, they may stay."
        ),
        example=_("Not “3 of 40” but “hidden”"),
        source=FEW,
        limits=_("It looks at the counts that a share is made of, not at what several figures give away together."),
    ),
    Rule(
        id="old-table",
        topic=Topic.OBJECTIVES,
        asks=_("Tables are about the period, not about one before it"),
        sentence=_("Tables about a time before the period of the report"),
        reason=_("A table of an earlier year beside this year’s text is taken for this year’s."),
        example=_("“Employees at 31 March 2026” in a report on 2025 to 2026; an older one says in its title why"),
        source=FOUND_BY_THE_COMMISSION,
    ),
)

RULES = (
    *ABOUT_DOCUMENTS,
    *ABOUT_CONTENT,
    *ABOUT_OBJECTIVES,
    *ABOUT_MEETINGS,
    *ABOUT_WORDS,
    *ABOUT_PEOPLE,
    *ABOUT_TABLES,
    *ABOUT_LINKS,
    *ABOUT_PICTURES,
)
RULE = {rule.id: rule for rule in RULES}
