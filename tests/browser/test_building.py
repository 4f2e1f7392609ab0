"""A part written by keyboard: text, a pasted table with its chart, a link, and a colleague who is asked."""

import pytest
from django.urls import reverse

from publications import building
from tests import cast
from tests.browser.eyes import Visitor
from tests.publications import stories
from tests.publications.building_stage import PASTED, a_file, part, table

REPORT = ("barsetshire", "equality-information", "2025-to-2026")


@pytest.fixture
def report(barsetshire, olivia, petra):
    stories.published(barsetshire, olivia, petra, year=2024)
    cast.person("con", (barsetshire, "contributor"))
    return stories.draft(barsetshire, olivia)


def at(name, *more):
    return reverse(name, args=[*REPORT, "aims", *more])


def test_a_part_is_built_without_a_mouse(visitor: Visitor, report):
    visitor.signs_in("olivia@example.org").looks_at(at("write_section"))
    visitor.types("Your text", "We trained 40 managers.").follows("Save and stay on this page")
    visitor.follows("Add a table").looks_at()
    visitor.types("Cells copied from a spreadsheet", PASTED).follows("Put it into a table").looks_at()
    visitor.types("Title", "Employees by sex").types("Row 3, column 2", "-").follows("Save the table").looks_at()
    visitor.reads("could mean nil or nothing known")
    visitor.types("Row 3, column 2", "hidden").follows("Save the table").looks_at()
    visitor.reads("hidden to protect people").follows("Add a link").looks_at()
    visitor.types("What readers find there", "Minutes").types("Web address", "https://example.org/1")
    visitor.follows("Save the link").looks_at().follows("Ask a colleague").looks_at()
    visitor.reaches("Who is asked", kinds="select")
    visitor.page.keyboard.press("ArrowDown")
    visitor.types("What is wanted", "The figures of training")
    visitor.types("Day", "1").types("Month", "7").types("Year", "2030").follows("Ask for it").looks_at()
    visitor.reads("The figures of training")

    visitor.finds_nothing_wrong()


def test_nothing_is_wrong_with_the_pages_inside_a_part(visitor: Visitor, report, olivia):
    section = part(report)
    it = table(section, olivia)
    table(section, olivia, title="A table as wide as there may be, of services and of the people in them",
          columns=["Service", *(f"Column {n} with a long heading" for n in range(2, 13))],
          rows=[[f"Service number {n} of the council", *("1,234" for _c in range(11))] for n in range(40)])  # fmt: skip
    table(section, olivia, title="Leavers by year", columns=["Year", "Women", "Men"], chart="lines",
          rows=[["2023", "12", "9"], ["2024", "11", "not collected"], ["2025", "8", "7"]])  # fmt: skip
    building.add_link(section, text="Minutes of Cabinet", address="https://example.org/" + "a" * 150, by=olivia)
    building.add_file(section, title="All tables", accepted=a_file(), by=olivia)
    wide = section.tables.get(position=2)
    visitor.signs_in("olivia@example.org")
    for address in (
        at("write_section"), at("change_table", it.pk), at("change_table", wide.pk), at("add_file"),
        at("choose_measures"), at("remove_piece", "tables", it.pk), reverse("officer_publication", args=REPORT),
        reverse("preview_publication", args=REPORT),
    ):  # fmt: skip
        visitor.looks_at(address)

    visitor.finds_nothing_wrong()
