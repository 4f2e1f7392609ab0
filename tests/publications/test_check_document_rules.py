"""Each rule of the checklist: an example in which it speaks, and one close to it in which it is silent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from councils.models import Nation
from publications.checks import RULE, RULES, TOPICS, findings_in
from publications.checks.document import Answer, Claim, File, LateFigures, Meeting, Objective, SmallFigure, Table
from publications.checks.finding import cut
from tests.publications.documents import DAY, document, part, rules, table, written

EMPLOYEES = part("58% of 1,240.", key="employees", heading="Our employees", may_be_left_out=True)
PEOPLE = part("412 people.", key="people", heading="Other people")
OBJECTIVES = part("", key="objectives", heading="Our objectives")
FEW_PEOPLE = SmallFigure("Promoted, 2025", "3 of 40", "objectives")
TITLE = "Employees at 31 March 2026"
PAGE = "https://www.barsetshire.example/page"


def told(*objectives, narrative="", **more):
    return document(replace(OBJECTIVES, narrative=narrative), tells_objectives=True, objectives=objectives, **more)


def linked(text="Our plan", address=PAGE, **answer):
    """A document with one link, which was checked yesterday and works."""
    known = Answer(**{"checked_on": DAY - timedelta(days=1)} | answer)
    return written(f"Read [{text}]({address}) of 2026.", answers={address: known})


def filed(*files, **more):
    return document(part(files=files, **more))


def dated(ends_on):
    return document(part(tables=(Table(TITLE, ("Age", "All"), (("Under 30", "300"),), ends_on=ends_on),)))


LEFT_OUT = part("", key="pay_gap", left_out_because="No time")
PAY_FIGURES = part("12.", key="pay_figures")
PAY = (Claim("GPG", "Gender pay gap"),)
COUNTS = ("Age", "Number", "Share")
BEFORE = DAY - timedelta(days=1)
# Rule, a document in which it speaks, one in which it is silent.
EXAMPLES = [
    ("contact", document(contact=" \n"), document()),
    ("contact-way", document(contact="The equality team"), document(contact="Equality team, 01632 960 001")),
    ("contact-way", document(contact="Room 12, Town Hall 1"), document(contact="www.barsetshire.example/contact")),
    ("period", document(ends_on=None), document(ends_on=None, is_report=False)),
    ("period", document(starts_on=None), document()),
    ("owner", document(owner=" "), document(owner="Head of Policy")),
    ("owner", document(owner=""), document(owner=None)),
    ("review-day", document(is_reviewed=True), document(is_reviewed=True, review_on=DAY)),
    ("review-day", document(is_reviewed=True), document()),
    ("claimed-part-left-out", document(LEFT_OUT, claims=PAY), document(part("1.", key="pay_gap"), claims=PAY)),
    ("claimed-part-left-out", document(claims=PAY), document(LEFT_OUT)),
    ("claimed-part-left-out", document(LEFT_OUT, claims=PAY), document(LEFT_OUT, PAY_FIGURES, claims=PAY)),
    ("claimed-part-left-out", document(LEFT_OUT, claims=PAY), document(LEFT_OUT, claims=(Claim("EQ_INFO", "All"),))),
    ("day-left-to-nobody", document(left_to_nobody=("Equality information",)), document()),
    ("welsh-version", document(has_welsh=False), document()),
    ("headcount", document(EMPLOYEES, headcount=None), document(headcount=None)),
    (
        "employees",
        document(replace(EMPLOYEES, left_out_because="No time")),
        document(replace(EMPLOYEES, left_out_because="A small council"), is_employees_part_owed=False),
    ),
    ("people", document(replace(PEOPLE, left_out_because="No time")), document(PEOPLE)),
    ("people", document(replace(PEOPLE, left_out_because="No time")), document(part("", left_out_because="None."))),
    ("no-figures", document(replace(EMPLOYEES, narrative="We are diverse.")), document(EMPLOYEES)),
    ("no-figures", document(replace(PEOPLE, narrative="We serve all.")), written("We serve all.")),
    (
        "no-figures",
        document(replace(PEOPLE, narrative="We serve all.")),
        document(replace(PEOPLE, narrative=f"We serve all: [our survey]({PAGE}).")),
    ),
    ("empty-part", document(part(" \n", is_needed=True)), document(part(""))),
    ("empty-part", document(part("", is_needed=True)), document(part("", is_needed=True, left_out_because="None."))),
    ("empty-part", document(part("", is_needed=True)), filed(File("Our survey"), narrative="", is_needed=True)),
    ("unfinished", document(part(is_done=False)), document(part("", is_done=False))),
    ("unfinished", document(part(is_done=False)), document(part(is_done=False, left_out_because="None."))),
    ("no-objectives", told(), told(narrative="Ours stand in the plan.")),
    ("no-objectives", told(), told(Objective("One", said_on=DAY))),
    ("no-objectives", told(), document(OBJECTIVES)),
    ("progress", told(Objective("One")), told(Objective("One", is_pursued=False))),
    ("progress", told(Objective("One"), starts_on=DAY), told(Objective("One"), starts_on=DAY + timedelta(days=1))),
    (
        "progress",
        told(Objective("One", said_on=date(2025, 3, 31))),
        told(Objective("One", said_on=date(2025, 4, 1))),
    ),
    ("progress", told(Objective("One")), told(Objective("One", said_on=date(2020, 1, 1)), since=None)),
    ("stale-figures", told(late_figures=(LateFigures("Disabled employees", DAY),)), told()),
    ("small-figures", told(small_figures=(FEW_PEOPLE,)), told(small_figures=(replace(FEW_PEOPLE, part="aims"),))),
    (
        "small-figures",
        told(small_figures=(FEW_PEOPLE,)),
        document(replace(OBJECTIVES, left_out_because="None."), small_figures=(FEW_PEOPLE,)),
    ),
    ("old-table", dated(date(2025, 3, 31)), dated(date(2025, 4, 1))),
    ("old-table", dated(date(2020, 3, 31)), dated(None)),
    ("superseded-law", written("Under SI 2011/2260 we report."), written("SI 2011/2260 was revoked in 2017.")),
    ("placeholder", written("We have [insert figure] staff."), written("We have [a plan]."),),
    ("to-be-confirmed", written("Apprentices: TBC"), written("Apprentices were confirmed.")),
    ("same-as-last-year", document(part(is_same_as_before=True)), document()),
    ("heading-order", written("## One\n\n12.\n\n#### Two\n\n12."), written("## One\n\n12.\n\n### Two\n\n12.")),
    ("bold-heading", written("**Recruitment**\n\n12 came."), written("**Note:** 12 came.\n\n12 went.")),
    (
        "other-language",
        written(
            "Mae’r cyngor yn falch o’r gwaith sydd wedi ei wneud gan ein staff yn y flwyddyn hon, ac mae hyn yn dda."
        ),
        written("The council is proud of the work that Ysgol y Gogarth and Menter Caerdydd have done with our staff."),
    ),
    ("long-paragraph", written("word " * 201), written("word " * 200)),
    ("long-sentences", written(("Word " + "word " * 29 + "ends. ") * 10), written(("Word " + "word " * 28) * 10)),
    ("person-named", written("Ms Ada Marsh leads this."), written("The Head of Housing leads this.")),
    ("personal-address", written("Write to ada.marsh@b.example"), written("Write to equality.team@b.example")),
    ("telephone", written("Ring 07700 900123."), written("Ring our helpline, 0808 157 0192.")),
    ("national-insurance", written("AB 12 34 56 C"), written("Section AB 12, row 34 56 C")),
    ("table-headers", table(("Age", ""), ("Under 30", "300")), table(("", "2026"), ("Under 30", "300"))),
    ("table-title", table(("Age", "2026"), ("Under 30", "300"), title=" "), written("| Age | 1 |\n|-|-|\n| A | 30 |")),
    ("small-counts", table(("Age", "Number"), ("Under 30", "9")), table(("Age", "Number"), ("Under 30", "10"))),
    (
        "small-base",
        table(("Faith of staff", "Share", "Base"), ("Sikh", "10%", "85")),
        table(("Faith of staff", "Share", "Base"), ("Sikh", "12%", "85")),
    ),
    (
        "hidden-by-one",
        table(("Staff", "Men", "Women", "Total"), ("Grade 1", "*", "30", "36")),
        table(("Staff", "Men", "Women", "Total"), ("Grade 1", "*", "*", "36")),
    ),
    ("link-text", linked("click here"), linked("Workforce report 2026")),
    ("bare-address", written("See www.barsetshire.example/plan for 2026."), linked()),
    (
        "same-words",
        written(f"[The plan]({PAGE}/1) of 2025, [the plan]({PAGE}/2) of 2026."),
        written(f"[The plan]({PAGE}) of 2025, [the plan]({PAGE}/#two) of 2026."),
    ),
    ("inner-address", linked(address="http://intranet/report.pdf"), linked()),
    ("dead-link", linked(is_dead=True), linked()),
    ("link-unchecked", written(f"[Our plan]({PAGE})"), linked()),
    ("link-unchecked", linked(checked_on=None), linked(checked_on=DAY - timedelta(days=31))),
    ("link-unchecked", linked(checked_on=DAY - timedelta(days=32)), written("[Write](mailto:equality@b.example) us")),
    ("alt-text", filed(File("Chart", "image/png", " ")), filed(File("Chart", "image/png", "Bars: 37% and 31%"))),
    ("alt-text", filed(File("A chart", "image/svg+xml")), filed(File("Our survey", "application/pdf"))),
    ("picture-in-text", written(f"See ![our logo]({PAGE}.png)"), linked("our logo")),
    ("file-title", filed(File("Report FINAL v3.docx")), filed(File("Workforce tables 2025 to 2026"))),
    ("file-title", filed(File("workforce_tables")), filed(File("Survey v. earlier ones"))),
    ("recommendation", document(meeting=Meeting(DAY, 0)), document(meeting=Meeting(DAY, 1))),
    ("meeting-day", document(meeting=Meeting(BEFORE, 1)), document(meeting=Meeting(DAY, 1))),
    (
        "meeting-before-consultation-ends",
        document(meeting=Meeting(DAY, 1, DAY)),
        document(meeting=Meeting(DAY, 1, BEFORE)),
    ),
    ("contact-officer", document(meeting=Meeting(DAY, 1)), document(meeting=Meeting(DAY, 1, None, "Head of Policy"))),
    ("colour-contrast", document(colour="#777777"), document(colour="#767676")),
    ("colour-contrast", document(colour="ffff00"), document(colour="")),
    ("colour-contrast", document(colour="#ffff00"), document(colour="yellow")),
]  # fmt: skip


def test_nothing_is_found_where_nothing_is_missing():
    assert rules(document(EMPLOYEES, PEOPLE)) == []


@pytest.mark.parametrize(("rule", "speaks", "_silent"), EXAMPLES)
def test_a_rule_speaks_where_its_example_says(rule, speaks, _silent):
    assert rule in rules(speaks)


@pytest.mark.parametrize(("rule", "_speaks", "silent"), EXAMPLES)
def test_a_rule_is_silent_close_to_its_example(rule, _speaks, silent):
    assert rule not in rules(silent)


def test_every_rule_has_its_examples():
    assert {rule for rule, _speaks, _silent in EXAMPLES} == set(RULE)


def test_each_rule_stands_once_and_says_what_it_asks_why_and_what_is_better():
    assert len(RULE) == len(RULES)
    assert {rule.topic for rule in RULES} == set(TOPICS)
    for rule in RULES:
        texts = (rule.asks, rule.sentence, rule.reason, rule.example, rule.source)
        assert all(str(text).strip() for text in texts), rule.id
        assert "“" in str(rule.example), rule.id


def test_what_blocks_is_what_the_law_asks_for_or_nobody_would_have_published():
    blocks = {nation: {rule.id for rule in RULES if rule.blocks(nation)} for nation in Nation}
    everywhere = {
        "contact", "period", "employees", "people", "empty-part", "placeholder", "national-insurance", "table-headers",
        "alt-text", "claimed-part-left-out", "recommendation", "meeting-before-consultation-ends",
    }  # fmt: skip

    assert blocks.pop(Nation.WALES) == everywhere | {"progress"}
    assert all(found == everywhere for found in blocks.values())


@pytest.mark.parametrize(
    ("nation", "must", "blocks"), [("england", True, False), ("wales", True, True), ("wales", False, False)]
)
def test_progress_blocks_only_where_the_law_of_the_nation_asks_the_document_for_it(nation, must, blocks):
    (found,) = findings_in(told(Objective("One"), nation=nation, must_tell_progress=must))

    assert (found.rule, found.blocks) == ("progress", blocks)


# --- How they read ----------------------------------------------------------------------------------------------------


def test_equal_findings_of_one_part_are_joined_and_the_first_three_told():
    (found,) = findings_in(written("We have 12. " + " ".join(f"[here]({PAGE}/{n})" for n in range(9)) + ".",
        answers={f"{PAGE}/{n}": Answer(checked_on=DAY) for n in range(9)}))  # fmt: skip

    assert found.rule == "link-text"
    assert [(spot.words, spot.where) for spot in found.spots] == [("here", "paragraph 1")] * 3
    assert found.more == 6
    assert found.sentence == "Links whose words say nothing by themselves, in “About us”"
    assert found.here == "Links whose words say nothing by themselves"


def test_findings_of_two_parts_stay_apart_and_name_theirs():
    found = findings_in(document(part("Ms Ada Marsh"), part("Mr Ben Cole", key="aims", heading="Our aims", about=1)))

    assert [(each.heading, each.about) for each in found] == [("About us", None), ("Our aims", 1)]


def test_what_must_be_cited_instead_keeps_findings_apart():
    found = findings_in(written("SI 2011/2260 and the Disability Equality Duty, 12."))

    assert [each.spots[0].words for each in found] == ["2011/2260", "Disability Equality Duty"]
    assert [each.here.split("cite the ")[1][:13] for each in found] == ["Equality Act "] * 2


def test_a_place_is_told_with_its_heading_and_long_words_are_cut_between_words():
    long = "Ms Ada Marsh told us of " + "very " * 40 + "much"
    (found,) = findings_in(written(f"## Training\n\n{long}"))

    assert found.spots[0].where == "paragraph 1 under “Training”"
    (paragraph,) = [each for each in findings_in(written("word " * 201)) if each.rule == "long-paragraph"]
    assert paragraph.spots[0].words.endswith("word …")
    assert len(paragraph.spots[0].words) <= 122


def test_what_has_no_space_in_it_is_cut_too():
    assert cut("https://example.org/" + "a" * 180, 120) == "https://example.org/" + "a" * 100 + " …"
    assert cut("A title of " + "long " * 30, 20) == "A title of long …"
    assert cut("Short\nenough", 20) == "Short enough"


@pytest.mark.parametrize(("may", "said"), [(True, "Write it. Or leave it out and say why."), (False, "Write it.")])
def test_only_a_part_that_may_be_left_out_is_offered_that_way(may, said):
    (found,) = findings_in(document(part("", is_needed=True, may_be_left_out=may)))

    assert found.sentence == f"“About us” is empty. {said}"


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#1d70b8", None), ("#777777", "4.4"), ("#ffffff", "1.0"), ("#808080", "3.9")]
)
def test_contrast_is_that_of_wcag_and_never_rounded_up(colour, ratio):
    said = [each.sentence for each in findings_in(document(colour=colour))]

    sentence = f"White on the council’s colour {colour} has a contrast of {ratio} to 1. It needs 4.5."
    assert said == ([sentence] if ratio else [])


def test_what_is_left_out_is_not_read():
    assert rules(document(part("Ms Ada Marsh, TBC", left_out_because="None."))) == []
