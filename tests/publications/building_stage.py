"""What stands in the parts of a report on the stage: tables, links, a file, and a colleague who is asked."""

from typing import Any

from django.urls import reverse

from councils.models import User
from files.accepting import Accepted, accept
from publications import building
from publications.models import PartTable, Publication, Section

REPORT = ("barsetshire", "equality-information", "2025-to-2026")
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


def at(name, *more, key="aims"):
    return reverse(name, args=[*REPORT, key, *more])


def text_of(response):
    return response.content.decode()


def cells(columns=COLUMNS, rows=ROWS, **told):
    typed = {"rows": len(rows), "columns": len(columns), "title": "Employees by sex"}
    typed |= {f"head-{c}": head for c, head in enumerate(columns)}
    typed |= {f"cell-{r}-{c}": cell for r, row in enumerate(rows) for c, cell in enumerate(row)}
    return typed | told
