"""People who could be recognised: by name, by address, by number, and by being one of a few in a table."""

import pytest

from publications.checks import findings_in
from publications.checks.document import Table
from publications.grid import Grid
from tests.publications.documents import document, part, rules, spots, table, written

# --- Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thank you, Mr Ben Cole.", "Mr Ben Cole"),
        ("Mrs. O’Hara spoke", "Mrs. O’Hara"),
        ("led by Dr A. B. McNeil of the", "Dr A. B. McNeil"),
        ("Professor Zoë Ngô-Taylor", "Professor Zoë Ngô-Taylor"),
        ("Cllr Ada Marsh (Housing)", "Cllr Ada Marsh"),
        ("Councillor Siân Rees", "Councillor Siân Rees"),
        ("Contact Jane Marsh for more", "Jane Marsh"),
        ("Report author: J. Marsh", "J. Marsh"),
        ("contact officer:  Priya Nair", "Priya Nair"),
        ("Prepared by Tom Cole", "Tom Cole"),
    ],
)
def test_a_person_who_is_named_is_found(text, name):
    assert spots(written(f"About 12. {text}"), "person-named") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Contact Customer Services", "contact Access Barsetshire", "Contact Officer", "contact Citizens Advice",
        "Councillor Conduct Panel", "Cllr Development Charter", "Dr Martin Luther King Day", "the Ms and the Mrs",
        "MS Society", "Mr and Mrs", "contact jane marsh’s office", "Grace and Faith", "led by Grace Community Centre",
        "call Age Concern", "email Will Writing Service", "Jane Marsh", "contact Jane or us",
    ],
)  # fmt: skip
def test_an_office_or_a_name_without_a_sign_is_left_alone(text):
    assert spots(written(f"About 12. {text}."), "person-named") == []


# --- Addresses and numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "local", ["ada.marsh", "a.marsh", "Ada_Marsh", "ada-marsh", "ada.marsh2", "ada.lucy.marsh", "o.adeyemi"]
)
def test_an_address_of_one_person_is_found_once(local):
    text = f"Write to {local}@b.gov.example or [{local}](mailto:{local}@b.gov.example) by 12."

    assert spots(written(text), "personal-address") == [f"{local.lower()}@b.gov.example"]


@pytest.mark.parametrize(
    "local",
    ["equality", "equality.team", "hate.crime", "human.resources", "customer-services", "info2026", "social.value",
     "gwasanaethau.cymdeithasol", "1.2", "foi"],
)  # fmt: skip
def test_an_address_of_an_office_is_left_alone(local):
    assert rules(written(f"Write to {local}@b.gov.example by 12.")) == []


def test_an_address_that_only_a_link_holds_is_found_with_its_place():
    (found,) = findings_in(written("In all 12.\n\n[Write to us](mailto:ada.marsh@b.example)"))

    assert [(spot.words, spot.where) for spot in found.spots] == [("ada.marsh@b.example", "paragraph 2")]


@pytest.mark.parametrize(
    "number", ["07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900 123", "01632 960001", "020 7946 0001",
               "(01632) 960 001", "07700-900-123"],
)  # fmt: skip
def test_a_number_that_may_be_one_person_s_is_found(number):
    assert spots(written(f"Ring {number}, please."), "telephone") == [number]


@pytest.mark.parametrize(
    "number", ["0808 157 0192", "0300 123 4567", "08457 000 000", "12,345", "2025/26", "01/02/2026 10:30", "101",
               "1.0123456789", "£07700900123.45x", "0770090012", "ref 107700900123"],
)  # fmt: skip
def test_helplines_and_other_figures_are_left_alone(number):
    assert spots(written(f"In all {number} or so."), "telephone") == []


def test_the_council_s_own_contact_may_stand_anywhere():
    contact = "Ada.Marsh@b.example, 01632 960001, mobile 07700 900123"
    text = (
        "Write to ada.marsh@b.example, ring (01632) 960 001 or +44 7700 900123. [Or write](mailto:ada.marsh@b.example)"
    )

    assert rules(written(text, contact=contact)) == []


def test_in_the_part_on_contact_a_desk_number_is_expected_but_no_mobile():
    found = document(part("Ring 01632 960001 or 07700 900123.", key="contact"))

    assert spots(found, "telephone") == ["07700 900123"]


@pytest.mark.parametrize("number", ["AB123456C", "AB 12 34 56 C", "JT-12-34-56-D"])
def test_a_national_insurance_number_is_found_and_not_repeated(number):
    (found,) = findings_in(written(f"Row {number} of the list"))

    assert (found.rule, found.blocks) == ("national-insurance", True)
    assert [spot.words for spot in found.spots] == [f"{number[:2]} … {number[-1]}"]


@pytest.mark.parametrize(
    "number", ["GB123456C", "DA123456C", "AO123456C", "AB123456E", "XAB123456C", "AB123456CD", "ab123456c"]
)
def test_what_is_no_such_number_is_left_alone(number):
    assert rules(written(f"Row {number} of the list")) == []


# --- Small counts -----------------------------------------------------------------------------------------------------

HEADS = ("Ethnic group", "Employees", "Share", "Pay gap")


@pytest.mark.parametrize("cell", ["1", "9", " 9 "])
def test_a_count_of_people_below_ten_is_found(cell):
    assert spots(table(HEADS, ("Asian", cell, "1.2%", "3")), "small-counts") == [f"Asian, Employees: {cell.strip()}"]


@pytest.mark.parametrize("cell", ["0", "10", "1,009", "9.5", "<10", "*", "", "9%", "9 events", "£9"])
def test_other_cells_are_no_small_count(cell):
    assert spots(table(HEADS, ("Asian", cell, "20%", "3")), "small-counts") == []


@pytest.mark.parametrize(
    "heading",
    ["Share of staff", "% of staff", "Per cent", "Mean pay gap", "Average score", "Events", "Target", "Year", "FTE",
     "Days lost", "Ward", "Rate per 100"],
)  # fmt: skip
def test_figures_that_are_no_counts_of_people_are_left_alone(heading):
    assert spots(table(("Women", heading), ("Grade 1", "4")), "small-counts") == []


def test_a_row_that_counts_something_else_is_left_alone():
    found = table(("Measure", "Women", "Men"), ("Applicants", "8", "30"), ("Training sessions", "3", "4"))

    assert spots(found, "small-counts") == ["Applicants, Women: 8"]


def test_a_column_with_fractions_holds_no_counts():
    assert spots(table(("Staff", "Score"), ("Women", "7"), ("Men", "6.5")), "small-counts") == []
    assert spots(table(("Staff", "Of ten"), ("Women", "7"), ("Men", "6.5")), "small-counts") == []


@pytest.mark.parametrize(
    ("title", "labels", "is_of_people"),
    [
        ("Applicants by age", ("A", "B", "C"), True),
        ("Purchases", ("Women", "Men", "All"), True),
        ("Purchases", ("Women", "Paper", "Ink"), False),
        ("Purchases", ("Women", "Men", "Ink", "Pens", "Cards", "Glue", "Tape"), False),
        ("Purchases", ("16 to 24", "25–34", "65 and over"), True),
        ("Purchases", ("Paper", "Ink", "Pens"), False),
    ],
)
def test_a_table_is_one_of_people_by_its_title_or_by_what_its_rows_are_called(title, labels, is_of_people):
    found = table(("Sort", "Number"), *((label, "3") for label in labels), title=title)

    assert bool(spots(found, "small-counts")) is is_of_people


def test_a_table_of_shares_by_its_title_has_no_small_counts():
    assert spots(table(("Group", "2026"), ("Asian", "9"), title="Share of employees"), "small-counts") == []


def test_tables_within_the_text_are_looked_at_and_named_by_their_heading():
    (found,) = findings_in(written("## Who applied\n\n| Age | Applicants |\n|---|---|\n| 16 to 24 | 4 |"))

    assert [(spot.words, spot.where) for spot in found.spots] == [("16 to 24, Applicants: 4", "Who applied")]


# --- Shares of a small base -------------------------------------------------------------------------------------------

FAITH = ("Religion", "Share", "All")


@pytest.mark.parametrize(("share", "is_small"), [("11%", True), ("11.2%", False), ("0%", False), ("0.1%", True)])
def test_a_share_is_small_where_it_gives_fewer_than_ten(share, is_small):
    assert bool(spots(table(FAITH, ("Sikh", share, "85")), "small-base")) is is_small


def test_the_base_may_stand_in_a_row_of_its_own_or_in_the_words_of_the_table():
    by_row = table(("Religion", "2025", "2026"), ("Sikh", "4%", "20%"), ("Base", "85", "85"))
    by_title = table(("Religion", "Share"), ("Sikh", "4%"), title="Staff survey, n = 85")
    by_note = table(("Religion", "Share"), ("Sikh", "4%"), note="All who answered (85 people).")
    unknown = table(("Religion", "Share"), ("Sikh", "4%"), title="Staff survey")

    assert spots(by_row, "small-base") == ["Sikh, 2025: 4% of 85"]
    assert spots(by_title, "small-base") == spots(by_note, "small-base") == ["Sikh, Share: 4% of 85"]
    assert spots(unknown, "small-base") == []


@pytest.mark.parametrize("heading", ["Number", "Employees", "Count", "n"])
def test_the_count_beside_a_share_is_not_its_base(heading):
    assert spots(table(("Religion", heading, "Share"), ("Sikh", "120", "3.0%")), "small-base") == []


def test_a_base_below_ten_is_no_base_but_a_small_count():
    assert rules(table(FAITH, ("Sikh", "50%", "8"))) == ["small-counts"]


def test_shares_without_a_sign_are_known_by_the_title_or_heading():
    assert spots(table(("Religion", "Per cent", "Base"), ("Sikh", "4", "85")), "small-base") == [
        "Sikh, Per cent: 4 of 85"
    ]
    assert spots(table(("Group", "2026", "Base"), ("Sikh", "4", "85"), title="Share of employees"), "small-base") == [
        "Sikh, 2026: 4 of 85"
    ]


# --- What a total gives away ------------------------------------------------------------------------------------------

GRADES = ("Staff", "Men", "Women", "Not said", "Total")


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        (("A", "20", "30", "*", "54"), True),
        (("A", "20", "30", "<10", "54"), True),
        (("A", "20", "30", "fewer than 10", "54"), True),
        (("A", "20", "30", "[c]", "54"), True),
        (("A", "20", "*", "*", "54"), False),
        (("A", "20", "30", "4", "54"), False),
        (("A", "20", "30", "*", "*"), False),
        (("A", "20", "30", "*", ""), False),
        (("A", "20", "30", "*", "45"), False),
        (("A", "20", "about 30", "*", "54"), False),
        (("A", "", "", "*", "54"), False),
    ],
)
def test_one_hidden_figure_beside_its_total_can_be_worked_out(row, is_told):
    assert bool(spots(table(GRADES, row), "hidden-by-one")) is is_told


def test_the_same_holds_down_a_column_with_a_total():
    down = table(("Grade", "Women", "Share"), ("A", "30", "60%"), ("B", "*", "*"), ("All staff", "34", "100%"))
    without = table(("Grade", "Women"), ("A", "30"), ("B", "*"), ("C", "34"))

    assert spots(down, "hidden-by-one") == ["Women, B"]
    assert spots(without, "hidden-by-one") == []


# --- Shape ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heads", "row", "columns"),
    [
        (("Age", "", "All"), ("Under 30", "300", "600"), ["column 2"]),
        (("Age",), ("Under 30", "300", "600"), ["column 2", "column 3"]),
        (("Age", " "), ("Under 30", " "), []),
        ((), ("Under 30", "300"), ["column 2"]),
        (("", "All"), ("Under 30", "600"), []),
    ],
)
def test_each_column_with_figures_wants_a_heading_save_the_first(heads, row, columns):
    assert spots(table(heads, row), "table-headers") == columns


@pytest.mark.parametrize(
    "rows", [((),), ((), ()), (("Staff", "Total"), ()), (("Staff",), ("A",)), (("Staff", "Total"), ("A",))]
)
def test_tables_that_lack_rows_or_cells_are_no_trouble(rows):
    assert "table-headers" not in rules(table(*rows))


@pytest.mark.parametrize("typed", ["*", "<5", "hidden", "[c]", "fewer than 10"])
def test_what_was_hidden_in_the_boxes_of_a_table_is_found_by_its_total(typed):
    grid = Grid.pasted(f"Sex\tEmployees\nWomen\t620\nMen\t{typed}\nTotal\t640")
    assert grid.is_valid()
    columns, rows = grid.told
    kept = Table("Employees", tuple(columns), tuple(map(tuple, rows)))

    assert "hidden-by-one" in rules(document(part(tables=(kept,))))
