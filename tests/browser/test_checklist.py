"""The checklist before publishing, with much to say: by eye, at two widths, through axe."""

import pytest

from publications import actions
from tests import cast
from tests.publications import stories

PAGE = "https://www.barsetshire.example/page"
TABLE = "| Staff | Men | Women | Total |\n|---|---|---|---|\n| Grade 1 | 4 | 30 | 34 |\n| Grade 2 | * | 30 | 46 |"
FULL = f"""## Who works here

Ms Ada Marsh of 12, [here]({PAGE}/1), [here]({PAGE}/2), [here]({PAGE}/3), [read more]({PAGE}/4): TBC.

#### Figures

{TABLE}

**A bold line**

Under SI 2011/2260 we write to ada.marsh@barsetshire.example and {PAGE}/a-very-long-address/that-goes-on/and-on/2026.
"""


@pytest.fixture
def report(db):
    council = cast.enrolled("barsetshire", name="Barsetshire County Council")
    olivia = cast.person("olivia", (council, "officer"))
    report = stories.written(council, olivia, words="In 12.")
    for key in ("area", "employees", "people"):
        section = report.sections.get(key=key)
        actions.write_section(section, seen=section.version, narrative=FULL, by=olivia)
    section = report.sections.get(key="aims")
    actions.write_section(section, seen=section.version, narrative="[insert figure]", by=olivia)
    return report


def test_forty_findings_can_be_read_and_followed(visitor, report):
    there = "/officers/barsetshire/publications/"
    visitor.signs_in("olivia@example.org")
    visitor.looks_at(f"{there}equality-information/2025-to-2026/check/").reads("1 thing stops a submission")
    visitor.follows("Check the links now").looks_at().reads("links are being checked")
    visitor.looks_at(f"{there}what-we-check/").reads("What we check in documents, and why")
    visitor.finds_nothing_wrong()
