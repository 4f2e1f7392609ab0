"""What is pasted from Word, mail, web pages and PDFs is cleaned; what is clean, and what is Welsh, stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govuk.cleaning import cleaned
from govuk.prose import prose
from tests.timing import seconds_of

WORD_LIST = "We will:\r\n\uf0b7\tlisten to carers\r\no\tin the north\r\n\uf0b7\treport each year\r\nThen we review."
WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
<body lang=EN-GB><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
<h2>Our <i>workforce</i></h2>
<p class=MsoNormal><span style='font-size:12.0pt'>We asked <b>412&nbsp;people </b>in M&ocirc;n.<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>carers</p>
<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>parents</p>
</body></html>"""
OUTLOOK = """<table width="600" cellpadding="0"><tr><td><p>Dear Olivia,</p>
<p>The figures are <a href="https://barsetshire.example/figures?a=1&amp;b=(2)">here</a>.</p>
<table><tr><td>footer</td></tr></table></td></tr></table>"""
WEB = """<div class="content"><ul><li>One</li><li>Two<ol><li><p>first</p></li><li>second</li></ol></li></ul>
<table><thead><tr><th>Year</th><th>Share</th></tr></thead><tbody><tr><td>2024</td><td>8.4% | est.</td></tr></tbody>
</table><p>Write to <a href="mailto:eq@barsetshire.example">us</a> or
<a href="javascript:steal()">press</a>.</p></div>"""
PDF = """The council has four equality objectives for the next four years and will re-
port on each of them once a year. They were chosen after a consultation to
which more than four hundred residents, employees and local groups replied
in 2025. Most of them asked for less and for simpler reporting, so that the
ofﬁcers’ time goes to the work.
The long-term aim is that nobody is worse off because of who they are, and a
short-
and long-term plan says how the council will come to that, step by step, and
who answers for it."""
TAKEN_OUT = "Took the words out of HTML code."
LETTERS = "Replaced or removed signs that only Word can show."
TWO_BULLETS = "Made 2 pasted bullets into a list."
ACTIVE = "Removed a script or other active content."

PASTES = {
    "a list out of Word": (
        WORD_LIST,
        "We will:\n- listen to carers\n  - in the north\n- report each year\n\nThen we review.",
        ("Made 3 pasted bullets into a list.",),
    ),
    "bullets of other symbol fonts": ("\uf0d8 First\n\uf0d8 Second", "- First\n- Second", (TWO_BULLETS,)),
    "a sign only Word can show": ("From A \uf0e0 B\uf099", "From A → B", (LETTERS,)),
    "cells out of Word": (
        "Figures\nGroup\t2024\t2025\nWomen\t10\t\nMen | all\t12\t14\nThey rose.",
        "Figures\n\n| Group | 2024 | 2025 |\n| --- | --- | --- |\n"
        "| Women | 10 |  |\n| Men \\| all | 12 | 14 |\n\nThey rose.",
        ("Made a table of pasted cells.",),
    ),
    "two tables": (
        "a\tb\nc\td\n\ne\tf\tg\nh\ti\tj",
        "| a | b |\n| --- | --- |\n| c | d |\n\n\n| e | f | g |\n| --- | --- | --- |\n| h | i | j |",
        ("Made 2 tables of pasted cells.",),
    ),
    "a field code in braces": (
        'See { HYPERLINK "https://a.example" \\l "top" } now',
        "See <https://a.example> now",
        ("Removed codes that Word uses for links and page numbers.",),
    ),
    "a field code before its words": (
        'Ask HYPERLINK "mailto:eq@a.example"eq@a.example',
        "Ask eq@a.example",
        ("Removed codes that Word uses for links and page numbers.",),
    ),
    "a table of contents": (
        'TOC \\o "1-3" \\h \\z \\u\nAims PAGEREF _Toc12 \\h',
        "Aims",
        ("Removed codes that Word uses for links and page numbers.",),
    ),
    "comments in the margin": (
        "We ask[JS1] people.\nEach year[JS2R1].\n\n[JS1]Who?\n[JS2R1]Really?",
        "We ask people.\nEach year.",
        ("Removed 2 comments from the margin.",),
    ),
    "a comment as Word prints it": (
        "We ask.\nCommented [JS1]: who?\nThen we act.",
        "We ask.\nThen we act.",
        ("Removed 1 comment from the margin.",),
    ),
    "a page out of Word as code": (
        WORD_PAGE,
        "## Our *workforce*\n\nWe asked **412 people** in Môn.\n\n- carers\n\n- parents",
        (TAKEN_OUT, TWO_BULLETS),
    ),
    "a mail laid out by tables": (
        OUTLOOK,
        "Dear Olivia, The figures are [here](https://barsetshire.example/figures?a=1&b=%282%29). footer",
        (TAKEN_OUT,),
    ),
    "lists, a table and links out of the web": (
        WEB,
        "- One\n- Two\n  1. first\n  2. second\n\n| Year | Share |\n| --- | --- |\n| 2024 | 8.4% \\| est. |\n\n"
        "Write to [us](mailto:eq@barsetshire.example) or press.",
        (ACTIVE, TAKEN_OUT),
    ),
    "a little code in a text": ("One<br>Two\n\n- a <b>bold</b> item", "One\nTwo\n\n- a **bold** item", (TAKEN_OUT,)),
    "a script": ("Before <script>alert('<p>')</script> after", "Before after", (ACTIVE, TAKEN_OUT)),
    "a script that never ends": ("Before <script>and what follows", "Before and what follows", (ACTIVE, TAKEN_OUT)),
    "an image that acts": ("A <img src=x onerror=alert(1)> B", "A B", (ACTIVE, TAKEN_OUT)),
    "a drawing that acts": ("A <svg/onload=x()><text>no</text></svg> B", "A B", (ACTIVE, TAKEN_OUT)),
    "a frame and a style": ("A <iframe src=x>no</iframe><style>p{}</style>B", "A B", (ACTIVE, TAKEN_OUT)),
    "a link that acts by entities": ('<a href="java&#115;cript:x()">press</a>', "press", (ACTIVE, TAKEN_OUT)),
    "a tag made of two halves": ("<scr<b></b>ipt>x", "\\<script>x", (TAKEN_OUT,)),
    "tags spelled out": ("<p>Type &lt;b&gt; &amp; go</p>", "Type \\<b> & go", (TAKEN_OUT,)),
    "a comment of HTML": ("A <!-- secret <b> --> B", "A  B", (TAKEN_OUT,)),
    "a page of a PDF": (
        PDF,
        "The council has four equality objectives for the next four years and will report on each of them once a year. "
        "They were chosen after a consultation to which more than four hundred residents, employees and local groups "
        "replied in 2025. Most of them asked for less and for simpler reporting, so that the officers’ time goes to "
        "the work.\n\nThe long-term aim is that nobody is worse off because of who they are, and a short- and "
        "long-term plan says how the council will come to that, step by step, and who answers for it.",
        ("Joined words that were split at line ends.", "Joined lines that were broken in the middle of a paragraph."),
    ),
    "words split at line ends": (
        "A long-\nterm plan, consul-\ntation, and co-\nordination.",
        "A long-term\nplan, consultation,\nand co-ordination.",
        ("Joined words that were split at line ends.",),
    ),
    "numbers of pages": (
        "It ends.\n\nPage 3 of 17\n\nIt begins.\nTudalen 4 o 17\nMore.",
        "It ends.\n\nIt begins.\nMore.",
        ("Removed page numbers that stood between paragraphs.",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PASTES)
def test_what_was_pasted_becomes_what_was_meant(kind: str) -> None:
    pasted, meant, changes = PASTES[kind]

    assert (cleaned(pasted).text.strip(), cleaned(pasted).changes) == (meant, changes)


@pytest.mark.parametrize("kind", PASTES)
def test_what_is_clean_stays_as_it_is(kind: str) -> None:
    once = cleaned(PASTES[kind][0])

    assert cleaned(once.text) == type(once)(once.text)


@pytest.mark.parametrize(
    "text",
    [
        "Pobl hŷn a’r ŵyn – “â pharch” i’r tŷ, gweinyddiaeth Ynys Môn…",
        "Fewer than <5 people; 5 < 7 and 8 > 3; a<b and b>c",
        "See <https://a.example> and <eq@a.example>",
        "Dear <title> <name> of <address>",
        "- one\n  - two\n\n1. three\n2. four\n\n> said\n\n## Heading\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
        "1.\tOne\n2.\tTwo\n3.\tThree",
        "\tindented\n\tindented too",
        "one\ttab alone",
        "[EO1] Fewer falls\n[EO2] More ramps, as [EO1] says",
        "As [EO1] says.\n\n[EO1]: Fewer falls",
        "Men-\nWomen",
        "Page 3 says more.\nPage 18 of 17",
        "Mae’r cyngor yn dod\no Gymru",
        "The first line says one whole thing about what the council has done.\n"
        "The second line says another whole thing about what it means to do.\n"
        "The third line ends what the council wanted to say about all of it.",
        "A short address\n12 High Street\nBarchester\nBA1 2CD",
        "The TOC of the report; a REF number; HYPERLINK as a word",
        "`code` \\<b> stays",
    ],
)
def test_what_was_meant_so_is_left_alone(text: str) -> None:
    assert cleaned(text) == type(cleaned(""))(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("w\u0302yn a thy\u0302", "ŵyn a thŷ"),
        ("one\u00a0two\u2009three\u202ffour", "one two three four"),
        ("line\r\nbreaks\rof\x0ball\x0ckinds\u2028here", "line\nbreaks\nof\nall\nkinds\nhere"),
        ("trailing  \nspaces\t\n", "trailing\nspaces\n"),
        ("the council\x92s \x93plan\x94 \x96 now\x85", "the council’s “plan” – now…"),
        ("nothing here\x81", "nothing here"),
        ("oﬃce, ﬁgures, ﬂow, oﬀ", "office, figures, flow, off"),
        ("a" + "\u0302\u0323" * 400, None),
    ],
)
def test_what_nobody_sees_is_put_right_without_a_word(typed: str, kept: str | None) -> None:
    tidy = cleaned(typed)

    assert tidy.changes == ()
    assert kept is None or tidy.text == kept


PIECES = [
    "<script>", "</script>", "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "</li>", "<ol>", "<h2>", "<br>",
    "<table>", "<tr>", "<td>", "</td>", "</table>", '<a href="https://a.b">', "</a>", "&lt;", "&nbsp;", "<!--", "-->",
    "<svg onload=x>", "<![if x]>", "<!doctype x>", "<scr", "ipt>", "<", '"', "'", "\uf0b7\t", "\uf0e0", "• ", "o\t",
    "– ", "o ", "·  ", "- ", "* ", "1.\t", "\t", "\n", "\n\n", "\x0b", "\u00a0", " ", "-\n", "low", "Up", "ﬁ", "\x92",
    "w\u0302", "[JS1]", "\n[JS1]x", "\nCommented [JS1]: x", 'HYPERLINK "https://a"', "{ ", "}", "TOC \\o", "\\", "|",
    "#", "Page 1 of 2", "some longer words that make a long line of a page which is wide", ".",
    "and so they go on for a while to the end of the line here, and",
]  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map("".join))
def test_cleaning_twice_is_cleaning_once(pasted: str) -> None:
    once = cleaned(pasted)

    assert cleaned(once.text) == type(once)(once.text)


# --- Long texts, and texts made to be slow ----------------------------------------------------------------------------

SIZE = 20_000
ORDINARY = (
    "The council asked **residents** what they thought of [services](https://a.example). " * 6 + "\n\n- one\n- two\n\n"
)
SLOW = [
    "[", "*", "*a ", "_a", "[a]", "[](", "![", ">", "> ", "- ", "1. ", "|", "|a|b|\n|-|-|\n", "<", "<a ", "<a =",
    '<a "\'', "<b>", "<b>x</b>", "<p>a", "<ul><li>", "<table><tr><td>x", "<script>", "<svg></svg>", "<!--", "<![",
    "&lt;", "`", "\\", "[a]: b\n", "– a\n\n", "– a\n— a\n", "• a\n", "# a\n", "a-\n", "abc-\ndef ", "[A1]x\n", "a\tb\n",
    "\t", " ", "{ ", "TOC \\o ", 'HYPERLINK "', "Commented [", "w\u0302", "\u0302\u0323", "ŵ", "\n", "\uf0b7\t a\n",
]  # fmt: skip


def seconds(text: str) -> float:
    return seconds_of(lambda: prose(text)) + seconds_of(lambda: cleaned(text))


def of_size(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


@pytest.fixture(scope="module")
def usual() -> float:
    return seconds(of_size(ORDINARY))


@pytest.mark.parametrize("piece", SLOW, ids=repr)
def test_no_text_takes_much_longer_than_an_ordinary_one_of_its_length(piece: str, usual: float) -> None:
    """What grows with the square of its length would take some thousand times as long."""
    assert seconds(of_size(piece)) < 30 * usual


def test_nothing_is_lost_inside_many_quotations_and_lists() -> None:
    assert "deep inside" in prose(">" * 1000 + " deep inside")
    assert "deep inside" in prose(
        "\n".join("  " * level + "- item" for level in range(40)) + "\n" + " " * 80 + "- deep inside"
    )
