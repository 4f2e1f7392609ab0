"""What stands in the parts of a report on the stage: tables, links, a file, and a colleague who is asked."""

from typing import Any

from councils.models import User
from files.accepting import Accepted, accept
from publications import building
from publications.models import PartTable, Publication, Section

COLUMNS = ["Sex", "Employees", "Share"]
ROWS = [["Women", "1,240", "62.0%"], ["Men", "760", "38.0%"], ["Not known", "hidden to protect people", ""]]
PASTED = "Sex\tEmployees\tShare\nWomen\t1,240\t62.0%\nMen\t760\t38.0%\nNot known\t*\t"


def part(report: Publication, key: str = "aims") -> Section:
    section = report.sections.get(key=key)
    section.publication = report
    return section


def table(section: Section, by: User, **told: Any) -> PartTable:
    return building.add_table(
        section, **{"title": "Employees by sex", "columns": COLUMNS, "rows": ROWS, "chart": ""} | told, by=by
    )


def a_file(words: str = "Everything we counted.") -> Accepted:
    return accept(words.encode(), name="All tables.txt")
