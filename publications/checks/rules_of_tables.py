"""What is checked in tables, links, pictures and files."""

from django.utils.translation import gettext_lazy as _

from publications.checks.rule import EVERYWHERE, FEW, PRACTICE, Rule, Topic
from publications.checks.rules_of_words import wcag

OF_TABLES = _(
    "It reads the words in a table to tell what is counted: it may take events for people, or miss people under words "
    "it does not know. It compares no table with another one or with last year’s."
)

ABOUT_TABLES = (
    Rule(
        id="table-headers",
        topic=Topic.TABLES,
        asks=_("Every column of a table has a heading"),
        sentence=_("Columns of a table without a heading"),
        reason=_("Whoever listens to a table hears a column’s heading before its figures; without one, only figures."),
        example=_("“| Age | 2025 | 2026 |” as the first line"),
        source=wcag("1.3.1"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="table-title",
        topic=Topic.TABLES,
        asks=_("Every table has a title"),
        sentence=_("A table without a title"),
        reason=_("A title says what is counted, of whom and when, also where the table is copied elsewhere."),
        example=_("“Employees by age at 31 March 2026”"),
        source=PRACTICE,
    ),
    Rule(
        id="small-counts",
        topic=Topic.TABLES,
        asks=_("No count of people below 10 is shown by group"),
        sentence=_("Counts of people below 10, by which somebody could be recognised"),
        reason=_(
            "Colleagues and neighbours can tell who the three people of a group are, and learn what else the table "
            "says of them. Show “*” or “fewer than 10”, or put groups together. It advises: where the counts are of "
            "something else, or nobody can be recognised, they may stay."
        ),
        example=_("Not “Bisexual: 3” but “Lesbian, gay or bisexual: 24”, or “fewer than 10”"),
        source=FEW,
        limits=OF_TABLES,
    ),
    Rule(
        id="small-base",
        topic=Topic.TABLES,
        asks=_("No percentage gives away a count below 10"),
        sentence=_("Percentages from which a count of people below 10 can be worked out"),
        reason=_("3% of 85 people is nobody’s secret: it is two or three people. Hide the share as the count."),
        example=_("Not “3%” of a base of 85 but “fewer than 10 people”"),
        source=FEW,
        limits=OF_TABLES,
    ),
    Rule(
        id="hidden-by-one",
        topic=Topic.TABLES,
        asks=_("What is hidden cannot be worked out from a total"),
        sentence=_("Hidden figures that can be worked out, because only one is hidden beside its total"),
        reason=_("Whoever takes the other figures from the total has the hidden one. Hide the next smallest as well."),
        example=_("Not “12, *, 30, total 46” but “12, *, *, total 46” or no total"),
        source=FEW,
        limits=_("It looks at rows and columns with one hidden figure, not at what several tables give away together."),
    ),
)

ABOUT_LINKS = (
    Rule(
        id="link-text",
        topic=Topic.LINKS,
        asks=_("The words of a link say where it leads"),
        sentence=_("Links whose words say nothing by themselves"),
        reason=_("People who listen to a page often hear its links alone, one after the other."),
        example=_("Not “click here” but “Workforce report 2026 (PDF)”"),
        source=wcag("2.4.4"),
    ),
    Rule(
        id="bare-address",
        topic=Topic.LINKS,
        asks=_("A link has words, not its address"),
        sentence=_("Web addresses that stand in the text instead of words"),
        reason=_("An address is read aloud letter by letter, and breaks the line on a telephone."),
        example=_("Not “https://www.barsetshire.example/equality” but “our equality pages”, linked"),
        source=wcag("2.4.4"),
    ),
    Rule(
        id="same-words",
        topic=Topic.LINKS,
        asks=_("The same words lead to the same address"),
        sentence=_("Links with the same words that lead to different addresses"),
        reason=_("Heard alone, they cannot be told apart."),
        example=_("“Assessment of the budget” and “Assessment of parking”, not twice “Impact assessment”"),
        source=wcag("2.4.4"),
    ),
    Rule(
        id="inner-address",
        topic=Topic.LINKS,
        asks=_("Every link can be opened from outside the council"),
        sentence=_("Links that only the council’s own network can open"),
        reason=_("Readers get an error. Put the document on the website, or add it as a file."),
        example=_("Not “http://intranet/hr/report.pdf”"),
        source=_("SI 2017/353 regulation 6: accessible to the public"),
    ),
    Rule(
        id="dead-link",
        topic=Topic.LINKS,
        asks=_("Every link leads somewhere"),
        sentence=_("Links that lead nowhere"),
        reason=_("The edition stays for ever, and its evidence should too. Link to a page that is kept."),
        example=_("Replace the address of last year’s page by “https://www.barsetshire.example/equality/2026”"),
        source=PRACTICE,
        limits=_("Links are checked when somebody asks for it. A page that forbids machines to look counts as alive."),
    ),
    Rule(
        id="link-unchecked",
        topic=Topic.LINKS,
        asks=_("Every link has been checked within the last month"),
        sentence=_("Links that are not checked yet"),
        reason=_("Whether an address still answers is not known until it is asked. Use “Check the links now”."),
        example=_("Press “Check the links now” some minutes before you submit"),
        source=PRACTICE,
    ),
)

ABOUT_PICTURES = (
    Rule(
        id="alt-text",
        topic=Topic.PICTURES,
        asks=_("Every picture has words that stand for it"),
        sentence=_("Pictures without alternative text"),
        reason=_("Whoever cannot see the picture hears these words instead; without them, nothing."),
        example=_("“Bar chart: women hold 37% of senior posts in 2026, 31% in 2022”"),
        source=wcag("1.1.1"),
        blocks_in=EVERYWHERE,
    ),
    Rule(
        id="picture-in-text",
        topic=Topic.PICTURES,
        asks=_("Pictures are files of the part, not addresses in the text"),
        sentence=_("Pictures in the text, which readers would see as a link after “!”"),
        reason=_("A picture kept elsewhere may change or vanish. Only what is kept here is frozen with the document."),
        example=_("Add the picture as a file, with alternative text such as “Bar chart: …”"),
        source=PRACTICE,
    ),
    Rule(
        id="file-title",
        topic=Topic.PICTURES,
        asks=_("Files have titles that people understand"),
        sentence=_("Files that go by their file name"),
        reason=_("“Report FINAL v3.docx” tells a reader neither what is inside nor whether it is the right one."),
        example=_("“Workforce tables 2025 to 2026”"),
        source=wcag("2.4.4"),
    ),
    Rule(
        id="colour-contrast",
        topic=Topic.PICTURES,
        asks=_("White words can be read on the council’s colour"),
        sentence=_("White on the council’s colour %(colour)s has a contrast of %(ratio)s to 1. It needs 4.5."),
        reason=_(
            "Below 4.5 to 1 many people cannot read white words on it. In documents it then fills bands and rules with "
            "black words on them, and headings are dark; on the council’s pages it is used for a line only."
        ),
        example=_("“#1d70b8” has 5.2 to 1 on white"),
        source=wcag("1.4.3"),
    ),
)
