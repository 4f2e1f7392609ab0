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

IN_ALL = "young people at the end of key stage 4"
WITH_NEEDS = "young people with special educational needs"
WITHOUT_NEEDS = "young people without special educational needs"
NATION = "young people with special educational needs in the whole nation"
OTHER_COUNTING = (
    "The way of counting changed: results of 2015 are of five good GCSEs, those of 2016 are scores, and the two are "
    "not compared."
)
# In our own words; the document lists more of each.
AMBITIONS = {
    "Ambition A: accessible services and partnerships (four of the eight commitments listed)": [
        "Work with communities, voluntary groups, businesses and the health service when buying services.",
        "Offer several ways to tell the council what its services are like.",
        "Look at what policies mean for equality, those in force as well as new ones.",
        "Ask contractors to keep to the equality statement.",
    ],
    "Ambition B: knowing communities and leading in them (one of the six commitments listed)": [
        "Learn what communities need, and shape services and digital ways together with them.",
    ],
    "Ambition C: equal treatment in employment, training and recruitment (eight of the ten commitments listed)": [
        "Aim for a workforce that looks like the community at every level.",
        "Use workforce figures when making strategies and plans.",
        "Look at what every employment policy means for equality.",
        "Follow how content and involved each group of employees is.",
        "Check that pay is equal for equal work.",
        "Act on harassment and bullying by a set procedure.",
        "Make equality a part of how employees’ work is judged.",
        "Give employees the learning they need for it.",
    ],
}


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
        note="Also holds a table of who is responsible for what. An action plan with deadlines and named posts is "
        "revised every year.",
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
    for heading, texts in AMBITIONS.items():
        committing.add_commitments(objective_set, texts=texts, heading=heading, by=EXAMPLE)
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
        reading={
            "period": "2015",
            "value": Decimal(13),
            "numerator": 57,
            "denominator": 440,
            "comparator_value": Decimal(61),
            "comparator_numerator": 1715,
            "comparator_denominator": 2811,
        },
    )
    scores = [
        add_measure(
            objective,
            name=name,
            unit="score",
            benchmark=NATION,
            target_kind="narrow",
            replaces=grades,
            note=OTHER_COUNTING,
            reading={
                "period": "2016",
                "value": Decimal(value),
                "comparator_value": Decimal(others),
                "benchmark_value": Decimal(nation),
            },
        )
        for name, value, others, nation in (
            ("Attainment 8 score", "37.5", "55.8", "36.2"),
            ("Progress 8 score", "-0.35", "0.4", "-0.38"),
        )
    ]
    know_by(objective, *scores)


def know_by(objective: Objective, attainment: Measure, progress: Measure) -> None:
    """The document's signs of success, any of which is enough, each read from the figures."""
    read_from = {
        "The gap in Attainment 8 to those without special educational needs becomes narrower": (attainment, "narrow"),
        "The gap in Progress 8 to those without special educational needs becomes narrower": (progress, "narrow"),
        "The Attainment 8 score stays above that of the nation": (attainment, "benchmark"),
        "The Progress 8 score stays above that of the nation": (progress, "benchmark"),
    }
    objective = measuring.set_criteria(objective, texts=list(read_from), logic="any", by=EXAMPLE)
    for sign in objective.criteria.order_by("position"):
        measure, condition = read_from[sign.text]
        objective.refresh_from_db()
        measuring.tie_criterion(sign, seen=objective.version, measure=measure, condition=condition, by=EXAMPLE)


def add_measure(objective: Objective, *, reading: dict[str, Any], **told: Any) -> Measure:
    """A measure with the one reading that the document gives, exactly as it gives it. It names no source, no office and
    no day."""
    return measuring.add_measure(
        objective,
        readings=[reading | {"is_baseline": True}],
        direction="up",
        population=IN_ALL,
        group=WITH_NEEDS,
        comparator=WITHOUT_NEEDS,
        by=EXAMPLE,
        **told,
    )
