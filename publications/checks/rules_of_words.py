"""What is checked in the words of a document: law, leftovers, headings, language, and people who are named."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from publications.checks.rule import EVERYWHERE, PERSONAL, PRACTICE, Rule, Topic


def wcag(criterion: str) -> Promise:
    words = _("SI 2018/952 (accessibility of public sector websites); WCAG 2.2 success criterion {criterion}")
    return format_lazy(words, criterion=criterion)


OF_PERSONS = _(
    "The check knows names only after a title (“Ms Khan”) or after words like “contact”, and addresses only by their "
    "form. It cannot see a person who is described without a name. Read the text once with that question in mind."
)

ABOUT_WORDS = (
    Rule(
        id="superseded-law",
        topic=Topic.WORDS,
        asks=_("The law it cites is in force"),
        sentence=_("Law that is no longer in force: cite the %(now)s"),
        reason=_(
            "A report that cites law revoked years ago looks copied from an old one, and rests on duties that no "
            "longer exist. Where a text says itself that the law was replaced, nothing is found."
        ),
        example=_(
            "Not “Equality Act 2010 (Specific Duties) Regulations 2011” but “Equality Act 2010 (Specific Duties and "
            "Public Authorities) Regulations 2017”"
        ),
        source=_("SI 2017/353 regulation 9(1); Equality Act 2010 section 211 and Schedule 27"),
        limits=_("It knows the instruments that councils still cite most, not every repealed law."),
    ),
    Rule(
        id="placeholder",
        topic=Topic.WORDS,
        asks=_("Nothing stands in it that was meant to be filled in"),
        sentence=_("Words that were meant to be replaced"),
        reason=_("Once published, a leftover stays in the edition for ever."),
        example=_("Not “[insert figure] of our staff” but “58% of our staff”"),
        source=PRACTICE,
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="to-be-confirmed",
        topic=Topic.WORDS,
        asks=_("What is still to be confirmed says when it will be known"),
        sentence=_("Something is still to be confirmed"),
        reason=_("The edition is never changed afterwards. Say what is known, or when it will be."),
        example=_("Not “Apprentices: TBC” but “Apprentices: counted in October, published with the next report”"),
        source=PRACTICE,
    ),
    Rule(
        id="same-as-last-year",
        topic=Topic.WORDS,
        asks=_("No part is word for word that of the year before"),
        sentence=_("“%(heading)s” is word for word what it was in the last report."),
        reason=_("It may be right, but it is the first sign by which readers tell a report that nobody worked on."),
        example=_("Add at least what became of it: “Since last year 41 more people have …”"),
        source=PRACTICE,
    ),
    Rule(
        id="heading-order",
        topic=Topic.WORDS,
        asks=_("Headings go down one level at a time"),
        sentence=_("Headings that skip a level"),
        reason=_(
            "People who listen to a page jump from heading to heading. The portal closes the gap, so readers see "
            "another order than was typed."
        ),
        example=_("Under “## Recruitment” comes “### Who applied”, not “#### Who applied”"),
        source=wcag("1.3.1"),
    ),
    Rule(
        id="bold-heading",
        topic=Topic.WORDS,
        asks=_("Headings are headings, not bold lines"),
        sentence=_("Bold lines that look like headings and are none"),
        reason=_("Only real headings are in the contents, in the PDF’s bookmarks, and heard as headings."),
        example=_("Not “**Recruitment**” but “## Recruitment”"),
        source=wcag("1.3.1"),
    ),
    Rule(
        id="other-language",
        topic=Topic.WORDS,
        asks=_("All its text is in the language of the document"),
        sentence=_("Text that looks like another language"),
        reason=_(
            "A screen reader reads it aloud by the rules of the document’s language, and nobody understands it. Give a "
            "translation as a document of its own, in its own language."
        ),
        example=_("Link “Cymraeg: darllenwch yr adroddiad hwn” to a Welsh version instead of a Welsh chapter"),
        source=wcag("3.1.2"),
        limits=_("It looks at whole paragraphs, by their alphabet and by the commonest words of ten languages."),
    ),
    Rule(
        id="long-paragraph",
        topic=Topic.WORDS,
        asks=_("No paragraph is longer than 200 words"),
        sentence=_("Paragraphs of more than 200 words"),
        reason=_("Few people read to the end of it, and on a telephone it fills several screens."),
        example=_("Three paragraphs that open “In housing, …”, “In schools, …”, “In our own offices, …”; or a list"),
        source=PRACTICE,
    ),
    Rule(
        id="long-sentences",
        topic=Topic.WORDS,
        asks=_("Its sentences have fewer than 30 words on average"),
        sentence=_("The sentences of “%(heading)s” have %(words)s words on average. Most readers lose the thread."),
        reason=_("Sentences of 15 to 20 words are read by far more people, whatever their first language."),
        example=_("Two sentences where one had “and which, in addition, …”"),
        source=PRACTICE,
        limits=_("It counts words only, in parts of ten sentences or more. It does not judge how hard they are."),
    ),
)

ABOUT_PEOPLE = (
    Rule(
        id="person-named",
        topic=Topic.PEOPLE,
        asks=_("Nobody is named who need not be"),
        sentence=_("People who seem to be named"),
        reason=_(
            "A report stays public for ever, and people change their work, name or mind. Name the office. Somebody who "
            "holds public office, or agreed to be named, may be."
        ),
        example=_("Not “Ms Ada Marsh in Housing” but “the Head of Housing”"),
        source=PERSONAL,
        limits=OF_PERSONS,
    ),
    Rule(
        id="personal-address",
        topic=Topic.PEOPLE,
        asks=_("E-mail addresses are those of offices"),
        sentence=_("E-mail addresses that seem to be one person’s"),
        reason=_("When the person leaves, letters go nowhere; and the name in it is published for ever."),
        example=_("Not “ada.marsh@barsetshire.example” but “equality@barsetshire.example”"),
        source=PERSONAL,
        limits=_("It knows a person’s address by its form, first.last@ or f.last@. The council’s contact is fine."),
    ),
    Rule(
        id="telephone",
        topic=Topic.PEOPLE,
        asks=_("Telephone numbers are those of offices"),
        sentence=_("Telephone numbers that may be one person’s"),
        reason=_("A mobile or desk number belongs to a person. The council’s own contact, and helplines, are fine."),
        example=_("Not “07700 900 123” but the number of the council’s contact"),
        source=PERSONAL,
    ),
    Rule(
        id="national-insurance",
        topic=Topic.PEOPLE,
        asks=_("No National Insurance number stands in it"),
        sentence=_("National Insurance numbers"),
        reason=_("It identifies one person and can be misused. It was probably pasted with a row of a staff list."),
        example=_("Take the number out, and look for what else came with it: “AB 12 34 56 C”"),
        source=PERSONAL,
        blocks_in=EVERYWHERE,
    ),
)
