"""A fifth real body: two objectives, one of them with figures as exact as the document gives them."""

from datetime import date
from decimal import Decimal
from typing import Any

from councils.models import Council
from councils.record import EXAMPLE
from duty.written import in_words
from objectives import actions as objectives
from objectives import committing, measuring
from objectives.models import Measure, Objective, ObjectiveSet
from psed_portal.example.bodies import add_body, make_public, start_set
from publications import actions as publications

WITH_NEEDS = "young people with special educational needs"
WITHOUT_NEEDS = "young people without special educational needs"
NATION = "national average for young people with special educational needs"


def bexley() -> Council:
    """Criteria joined by "or", figures below zero, relative targets, and a series that breaks with a new measure."""
    assumed = date(2017, 3, 31)
    council = add_body(
        slug="bexley-2017-example",
        body="London Borough of Bexley",
        short="Bexley",
        kind="london_borough",
        started_on=date(1965, 4, 1),
        is_start_assumed=True,
        shown_as_at=assumed,
        source="Equality policy of the council (text of a PDF), without a date",
        more=(
            f"The policy has no date. Its newest figures are of 2016 and it names the Regulations that came into force "
            f"on {in_words(assumed)}, so we assume that day."
        ),
    )
    publications.list_document(
        council,
        title="Equality policy",
        published_on=assumed,
        is_day_assumed=True,
        note="Also holds three ambitions with standing commitments, on services, communities and employment, and a "
        "table of who is responsible for what. An action plan with deadlines and named posts is revised every year.",
        by=EXAMPLE,
    )
    objective_set = start_set(
        council,
        title="Key measurable objectives",
        called="key measurable objectives",
        period="over the next four years",
        rationale=(
            "Part of the council's equality policy, which draws on research, figures and what the public said. The "
            "Bexley Equality Partnership brings in the view of residents and follows how it goes."
        ),
    )
    strengthen_communities(objective_set)
    narrow_the_gap(objective_set)
    make_public(objective_set, on=assumed, is_day_assumed=True)
    return council


def strengthen_communities(objective_set: ObjectiveSet) -> None:
    objective = objectives.add_objective(
        objective_set,
        title="Lead in the community, and make communities stronger",
        reference="A",
        aims=["foster"],
        by=EXAMPLE,
    )
    measuring.set_criteria(
        objective,
        texts=[
            "Residents understand better what they are entitled to and what is asked of them",
            "Taking part in public life becomes more common",
            "Tension between communities leads to no incident",
        ],
        logic="any",
        by=EXAMPLE,
    )
    committing.add_commitments(
        objective_set,
        objective=objective,
        texts=[
            "Put more work into good relations.",
            "Put on events at which residents of all groups meet.",
            "Help residents to tackle shared problems side by side.",
            "Back projects that residents run, and plan them with those who run them.",
        ],
        by=EXAMPLE,
    )


def narrow_the_gap(objective_set: ObjectiveSet) -> None:
    objective = objectives.add_objective(
        objective_set,
        title="Narrow the gap in attainment at age 16 between young people with and without special educational needs",
        reference="B",
        aims=["advance"],
        pairs=[("disability", "advance")],
        tags=[("group", "Young people with special educational needs")],
        by=EXAMPLE,
    )
    grades = add_measure(
        objective,
        name="Five or more GCSEs at grades A* to C",
        unit="percent",
        year=2015,
        value="13",
        of=(57, 440),
        against="61",
        against_of=(1715, 2811),
        source="Results of 2015; from 2016 attainment is measured in other ways",
    )
    # The same two scores are set against two comparators: other young people in the borough, and the nation.
    near: dict[str, Any] = {"comparator": WITHOUT_NEEDS, "target_kind": "narrow", "replaces": grades}
    nation: dict[str, Any] = {"comparator": NATION, "target_kind": "above"}
    for name, value, others, country in (
        ("Attainment 8 score", "37.5", "55.8", "36.2"),
        ("Progress 8 score", "-0.35", "0.4", "-0.38"),
    ):
        add_measure(objective, name=name, unit="score", year=2016, value=value, against=others, **near)
        against_nation = f"{name}, against the nation"
        add_measure(objective, name=against_nation, unit="score", year=2016, value=value, against=country, **nation)
    measuring.set_criteria(
        objective,
        texts=[
            "The scores of young people with special educational needs come closer to those of the others",
            "Their scores stay above the national average for young people with such needs",
        ],
        logic="any",
        by=EXAMPLE,
    )


def add_measure(
    objective: Objective,
    *,
    year: int,
    value: str,
    against: str,
    of: tuple[int, int] | tuple[None, None] = (None, None),
    against_of: tuple[int, int] | tuple[None, None] = (None, None),
    comparator: str = WITHOUT_NEEDS,
    source: str = "Results of 2016",
    **told: Any,
) -> Measure:
    """A measure with the one reading that the document gives, exactly as it gives it."""
    baseline = {
        "period": str(year),
        "ends_on": date(year, 12, 31),
        "is_baseline": True,
        "value": Decimal(value),
        "numerator": of[0],
        "denominator": of[1],
        "comparator_value": Decimal(against),
        "comparator_numerator": against_of[0],
        "comparator_denominator": against_of[1],
    }
    return measuring.add_measure(
        objective, readings=[baseline], group=WITH_NEEDS, comparator=comparator, source=source, by=EXAMPLE, **told
    )
