"""Contents as long and as untidy as they get: about 40 and 160 pages, and a small one of every kind of document."""

from dataclasses import replace
from typing import Any

from publications.models import Kind
from publications.report.parts import parts_of_kind
from publications.report.snapshot import Brand, File, Link, Part, Table
from tests.publications import reports
from tests.publications.reports import WELSH

BROAD = (
    "Service", "Women 2024", "Men 2024", "Women 2025", "Men 2025", "Disabled", "Not disabled", "Not told",
    "White", "Other ethnic groups", "Under 25", "Over 60",
)  # fmt: skip
BROADER = ("Directorate", *(f"Characteristic and grade {n}" for n in range(1, 12)))
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
ENDLESS = "unbroken" * 40
PARAGRAPH = (
    "The council looked at who uses each service and who does not, asked those who had stayed away, and changed what "
    "it found in the way. Where figures are small they are not printed, since people could be known by them. "
)
DEEP = "\n".join(f"{'   ' * n}- Level {n + 1} of a list: {PARAGRAPH[:60]}" for n in range(8))
MARKDOWN_TABLE = "\n".join(
    [
        f"| {' | '.join(BROAD)} |",
        f"|{'---|' * 12}",
        *(f"| Team {n} | {' | '.join(str(n * m * 7) for m in range(1, 12))} |" for n in range(1, 21)),
    ]
)


def broad(rows: int = 40, columns: tuple[str, ...] = BROAD, **told: Any) -> Table:
    """A table of 40 rows and 12 columns, of figures with gaps."""
    return Table(
        **{
            "title": f"Employees by service: {rows} services and {len(columns)} columns",
            "columns": columns,
            "rows": tuple(
                (
                    f"Service {n}" if n % 7 else WORD,
                    *("fewer than 5" if (n + m) % 11 == 0 else f"{n * m * 13:,}" for m in range(1, len(columns))),
                )
                for n in range(1, rows + 1)
            ),
            "as_at": "2026-01-31",
            "source": "Payroll",
            "note": "Figures under 5 are not printed.",
        }
        | told
    )


def narrow(rows: int = 9) -> Table:
    return Table(
        "People who live here",
        ("Group", "People", "Share"),
        tuple((f"Group {n} {WELSH[: n * 6]}", f"{n * 1234:,}", f"{n * 3.7:.1f}%") for n in range(1, rows + 1)),
        source="Census 2021",
    )


LINKS = (
    Link("Employee data in full", "https://www.example.org/documents/equality/2026/employees-by-service-and-grade.csv"),
    Link("Minutes of the cabinet", f"https://democracy.example.org/meetings/{'very-long-address-' * 8}/minutes.pdf"),
    Link("Write to us", "mailto:equality@example.org"),
)
FILES = (File("Survey of residents", "survey-of-residents.pdf", "application/pdf", 1_482_332, "0" * 64),)


def long_content(objectives: int, pages_of_words: int, tables: int, **told: Any) -> dict[str, Any]:
    """An annual report with so many objectives, words in each part and tables; the last parts left out."""
    many = tuple(
        reports.objective(
            n,
            title=(f"{WELSH} " * 9)[:500] if n % 10 == 0 else f"Make service {n} as good for disabled people as others",
            measures=tuple(
                reports.measure(f"Measure {m + 1} of objective {n}", readings=12 if n % 13 == 0 else 4, key=f"m{n}-{m}")
                for m in range(n % 3)
            ),
            why=PARAGRAPH * (1 + n % 4),
        )
        for n in range(1, objectives + 1)
    )
    words = "\n\n".join([f"### What we found\n\n{PARAGRAPH * 4}\n\n#### In short\n\n{PARAGRAPH}"] * pages_of_words)
    parts = []
    for place, part in enumerate(parts_of_kind(told.get("kind", "equality_information"))):
        frozen = Part(part.key, str(part.heading), narrative=f"{PARAGRAPH}\n\n{words}")
        if place % 5 == 3:
            frozen = replace(frozen, tables=(narrow(), *[broad()] * tables), links=LINKS, files=FILES)
        elif place % 5 == 4:
            frozen = replace(
                frozen, narrative=f"{words}\n\n### Word by word\n\n{ENDLESS}\n\n{DEEP}\n\n{MARKDOWN_TABLE}"
            )
        elif place % 5 == 2 and place > 6:
            frozen = Part(part.key, str(part.heading), left_out_because="We have no information of this kind yet.")
        elif place % 7 == 6:
            frozen = Part(part.key, str(part.heading))
        parts.append(frozen)
    parts[4] = replace(parts[4], tables=(broad(40, BROADER, title="A table that lies"), narrow(60)))
    parts[0] = Part("cover", "About this document", narrative=f"{PARAGRAPH}\n\n{WELSH}.")
    return reports.content(many, parts=tuple(parts), **told)


def forty(**told: Any) -> dict[str, Any]:
    """About 40 pages."""
    return long_content(12, 1, 1, owner="Head of policy", **told)


def hundred_and_sixty(**told: Any) -> dict[str, Any]:
    """About 160 pages, with 39 objectives."""
    return long_content(39, 8, 3, title=(f"{WELSH} " * 4)[:200], council="Cyngor Sir Ynys Môn", **told)


def small(kind: Kind, **told: Any) -> dict[str, Any]:
    """A short document of a kind, with one of everything in it."""
    one = (reports.objective(1),)
    if kind == Kind.OBJECTIVES:
        return reports.set_content(one, **told)
    parts = [
        Part(part.key, str(part.heading), narrative=f"What we say of *{part.heading}*.") for part in parts_of_kind(kind)
    ]
    parts[1] = replace(parts[1], tables=(broad(3), narrow(2)), links=LINKS, files=FILES)
    parts[-1] = Part(parts[-1].key, parts[-1].heading, left_out_because="There is nothing to say yet.")
    return reports.content(one, **{"kind": kind.value, "parts": tuple(parts), "title": str(kind.label)} | told)


def branded(colour: str = "#7a1f5c", **told: Any) -> dict[str, Any]:
    """What a council with a colour of its own adds."""
    return {"brand": Brand(colour=colour, **told)}
