"""Contents and passports made up for tests of how a report reads: a short one, and one as long as they get."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from duty.citations import INFORMATION_2017, statement_of_duty
from objectives.facts import Figure, MeasureFacts, ReadingFacts, with_course
from objectives.signs import Sign, Signs, settled
from publications.report.parts import parts_of_kind
from publications.report.snapshot import (
    SCHEMA,
    CommitmentGroup,
    Content,
    FrozenObjective,
    FrozenProgress,
    FrozenReason,
    FrozenSet,
    Part,
    canonical,
    digest,
)

WELSH = "Cydraddoldeb i’r gŵr â’i ŷd, y tŷ ar Ynys Môn, yr iâr wen a’r pïod"


def reading(period: str, value: str, **told: Any) -> ReadingFacts:
    return ReadingFacts(
        **{
            "period": period, "ends_on": "", "is_baseline": False, "own": known(value), "comparator": Figure(),
            "benchmark": Figure(), "gap": "", "break_before": "", "note": "",
        }
        | told
    )  # fmt: skip


def known(value: str, numerator: int | None = None, denominator: int | None = None) -> Figure:
    return Figure("known", "known", value, numerator, denominator)


def measure(
    name: str = "Pupils who reach the expected level",
    readings: int = 3,
    rows: tuple[ReadingFacts, ...] | None = None,
    **told: Any,
) -> MeasureFacts:
    told["readings"] = rows if rows is not None else tuple(
        reading(
            f"{2023 + n} to {2024 + n}", f"{37.5 + n}", own=known(f"{37.5 + n}", 150 + n, 400), is_baseline=n == 0,
            comparator=known("55.8", 1116, 2000), gap=f"{18.3 - n:.1f}", ends_on=f"{2024 + n}-08-31",
        )
        for n in range(readings)
    )  # fmt: skip
    facts = MeasureFacts(
        **{
            "key": name, "name": name, "unit": "percent", "unit_label": "per cent", "direction": "up",
            "direction_label": "Higher is better", "population": "Pupils at the county’s schools",
            "group": "Disabled pupils", "comparator": "All pupils", "benchmark": "", "target_kind": "value",
            "target_value": "50", "target_upper": "", "target_on": "2028-07-31",
            "target": "Reach 50% by 31 July 2028", "source": "School census", "rhythm": "Every year",
            "owner": "Schools data team", "note": "", "replaces": "", "replaced_by": "",
        }
        | told
    )  # fmt: skip
    return with_course(facts, on=date(2026, 3, 1))


def signs(*texts: str, logic: str = "any") -> Signs:
    return settled([Sign(text, 0, "", "", None, "", "", "") for text in texts], logic, (), on=date(2026, 3, 1))


def objective(number: int, **told: Any) -> FrozenObjective:
    return FrozenObjective(
        **{
            "number": number, "reference": "", "title": "Narrow the gap between disabled pupils and others",
            "why": "Disabled pupils do less well at each stage, and the gap has widened since 2019.",
            "aims": ("Advance equality of opportunity",), "characteristics": ("Disability",),
            "pairs": (("disability", "advance"),), "local": (("Carers", "advance"),),
            "is_about_pay": False, "is_pursued": True,
            "tags": (("People in particular", ("Pupils aged 5 to 16",)),),
            "owner": "Head of education", "member_sponsor": "Schools member",
            "signs": signs("The gap is under 10 points.", "No school is above 20."),
            "commitments": (), "measures": (measure(),),
            "progress": (
                FrozenProgress("2026-01-15", "at_risk", "At risk", "Two schools have **no** specialist teacher yet."),
                FrozenProgress("2025-06-30", "on_track", "On track", "Training began in May."),
            ),
        }
        | told
    )  # fmt: skip


def content(objectives: tuple[FrozenObjective, ...] = (), **told: Any) -> dict[str, Any]:
    """An annual report's content as it is frozen."""
    statement = statement_of_duty("england")
    parts = []
    for part in parts_of_kind("equality_information"):
        own: dict[str, Any] = {"narrative": f"What we say of *{part.heading}*.\n\n- First\n- Second"}
        if part.key == "duty":
            own = {
                "paragraphs": statement.paragraphs,
                "citations": tuple((str(c), c.address) for c in statement.citations),
            }
        parts.append(Part(key=part.key, heading=str(part.heading), **own))
    tree = Content(
        **{
            "schema": SCHEMA, "kind": "equality_information", "language": "en", "council": "Barsetshire County Council",
            "council_slug": "barsetshire", "nation": "england", "is_fictional": True,
            "title": "Equality information 2025 to 2026",
            "period": "1 April 2025 to 31 March 2026", "starts_on": "2025-04-01", "ends_on": "2026-03-31",
            "contact": "Equality team, County Hall, Barchester\nequality@example.org",
            "objective_set": FrozenSet(
                "Equality objectives 2026 to 2030", "equality objectives", "2026 to 2030",
                "From the census and a survey of residents.", "Cabinet", "2026-02-10", "Minute 14",
                (CommitmentGroup("Ambition A", ("We publish our pay gaps.",)),),
                (FrozenReason("race", "", "Few people told us."),), ("Carers",), ("The objectives serve one aim.",),
            ),
            "objectives": objectives or (objective(1), objective(2, reference="2a", measures=())),
            "parts": tuple(parts),
        }
        | told
    )  # fmt: skip
    return json.loads(canonical(asdict(tree)))


def set_content(objectives: tuple[FrozenObjective, ...] = (), **told: Any) -> dict[str, Any]:
    """The content of a published set of objectives."""
    return content(
        objectives,
        **{
            "kind": "equality_objectives",
            "title": "Equality objectives 2026 to 2030",
            "period": "2026 to 2030",
            "parts": (),
        }
        | told,
    )


def long_content() -> dict[str, Any]:
    """Thirty objectives, titles of 500 letters, Welsh letters, long tables."""
    many = tuple(
        objective(
            n,
            title=(f"{WELSH} " * 9)[:500] if n % 5 == 0 else f"Objective number {n} in plain words",
            measures=(
                measure(readings=40 if n == 7 else 4),
                measure("Counted anew", replaces="Counted of old", readings=0),
            ),
            why=f"{WELSH}. " * (1 + n % 4 * 8),
        )
        for n in range(1, 31)
    )
    frozen = content(many, title=(f"{WELSH} " * 4)[:200], council="Cyngor Sir Ynys Môn")
    rows = "\n".join(f"| {WELSH[:30]} {n} | {n * 37} | {n * 11} |" for n in range(120))
    frozen["parts"][3]["narrative"] = f"## Staff\n\n| Service | Women | Men |\n|---|---|---|\n{rows}"
    return frozen


def passport(frozen: dict[str, Any], **told: Any) -> dict[str, Any]:
    """What publication adds, as `publications.report.passport` writes it."""
    return {
        "edition": 1,
        "path": "/councils/barsetshire/publications/equality-information/2025-to-2026/editions/1/",
        "published_on": "2026-03-10",
        "published_at": "2026-03-10T09:30:00+00:00",
        "published_by": "Olivia",
        "submitted_by": "Olivia",
        "approved_by": "Petra",
        "approved_on": "2026-03-09",
        "what_changed": "",
        "digest": digest(frozen),
        "record_head": "4e1243bd22c66e76c2ba9eddc1f91394e57f9f83c1e7e6e4a1b3b6ec0b4b1f7a",
        "duties": [
            {
                "code": "EQ_INFO",
                "name": "Equality information",
                "citation": str(INFORMATION_2017),
                "headline": "Published on time",
                "explanation": ["The clock started on 11 March 2025.", "It was published on 10 March 2026: on time."],
                "was_due_on": "2026-03-10",
                "next_due_on": "2027-03-09",
                "contested_until": "2027-03-10",
            }
        ],
    } | told
