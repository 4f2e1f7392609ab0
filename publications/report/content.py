"""The content of a publication as it stands: what a preview shows, and what a submit freezes."""

from dataclasses import asdict
from datetime import date
from typing import Any

from councils.models import Council
from objectives.models import ObjectiveSet
from publications.models import Edition, PartMeasure, Publication
from publications.report.committee_filling import head_of
from publications.report.filling import claims_of, parts_of, with_measures
from publications.report.snapshot import (
    SCHEMA,
    Brand,
    Content,
    as_plain_facts,
    frozen_objective,
    frozen_set,
    iso,
    numbered,
    period_in_words,
    with_coverage,
)
from publications.report.standing import objectives_as_published, set_as_published, set_in_force
from publications.report.succession import public_title


def content_of(publication: Publication, *, on: date) -> dict[str, Any]:
    """The content on a day, as plain facts.

    A set is drawn from its rows. A report shows the objectives as published, never the wording of an amendment still
    being written; and the correction of an old report shows what stood on the day its first edition was frozen.
    """
    if publication.objective_set:
        return of_set(publication, publication.objective_set, on=on)
    first = publication.editions.order_by("number").first() if publication.pk else None
    return of_report(publication, as_at=frozen_on(first) if first else on)


def frozen_on(edition: Edition) -> date:
    """The day on which its content was submitted, as days may pass until it is public; that of its publication for one
    that does not tell."""
    told = edition.passport.get("submitted_on")
    return min(date.fromisoformat(told), edition.published_on) if told else edition.published_on


def of_set(publication: Publication, objective_set: ObjectiveSet, *, on: date) -> dict[str, Any]:
    objectives = numbered(list(objective_set.objectives.in_order().with_everything()))
    return framed(
        publication,
        period=objective_set.period_as_written or period_in_words(publication.starts_on, publication.ends_on),
        as_at=on,
        objective_set=asdict(with_coverage(frozen_set(objective_set), objective_set, on=on)),
        objectives=[asdict(frozen_objective(number, objective, on=on)) for number, objective in objectives],
    )


def of_report(publication: Publication, *, as_at: date) -> dict[str, Any]:
    facts, objectives = shown_in(publication, on=as_at)
    return framed(
        publication,
        period=period_in_words(publication.starts_on, publication.ends_on),
        as_at=as_at,
        objective_set={name: value for name, value in facts.items() if name not in ("starts_on", "ends_on")}
        if facts
        else None,
        objectives=[
            {name: value for name, value in objective.items() if name != "reviews"} for objective in objectives
        ],
    )


def shown_in(publication: Publication, *, on: date) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """What a document holds of the set in force: all of it where the document shows the objectives; where figures alone
    are chosen for its parts, these with the objectives they belong to; else nothing."""
    if publication.sections.filter(key="objectives", left_out_because="").exists():
        return in_force(publication.council, on=on)
    rows = PartMeasure.objects.filter(section__publication=publication)
    chosen = {str(key) for key in rows.values_list("measure_id", flat=True)}
    if not chosen:
        return None, []
    facts, objectives = in_force(publication.council, on=on)
    needed = [
        objective | {"measures": [measure for measure in objective.get("measures", ()) if measure["key"] in chosen]}
        for objective in objectives
    ]
    needed = [objective for objective in needed if objective["measures"]]
    return (facts if needed else None), needed


def in_force(council: Council, *, on: date) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """The set in force on a day and its objectives, as published; nothing where none is, or it was withdrawn."""
    found = set_in_force(council, on=on)
    if found is None:
        return None, []
    current, edition = found
    return set_as_published(current, edition), objectives_as_published(current, edition, on=on)


def measures_to_choose(publication: Publication, *, on: date) -> list[tuple[str, str, str]]:
    """Each measure of the objectives in force, whose figures may stand in a part: its key, its name, and of which
    objective it is. Editions of the first schema knew no keys: what they hold cannot be told apart."""
    _facts, objectives = in_force(publication.council, on=on)
    return [
        (measure["key"], measure["name"], f"{objective['number']}. {objective['title']}")
        for objective in objectives
        for measure in objective.get("measures", ())
        if measure["key"]
    ]


def framed(
    publication: Publication,
    *,
    period: str,
    as_at: date,
    objective_set: dict[str, Any] | None,
    objectives: list[dict[str, Any]],
) -> dict[str, Any]:
    council = publication.council
    frame = Content(
        schema=SCHEMA,
        kind=publication.kind,
        language=publication.language,
        council=council.name,
        council_slug=council.slug,
        nation=council.nation,
        is_fictional=council.is_fictional,
        title=publication.title,
        period=period,
        starts_on=iso(publication.starts_on),
        ends_on=iso(publication.ends_on),
        contact=council.contact,
        objective_set=None,
        objectives=(),
        parts=parts_of(publication, on=as_at) if publication.objective_set is None else (),
        owner=publication.owner,
        review_on=iso(publication.review_on),
        claims=claims_of(publication, on=as_at),
        supersedes=replaced_by_this(publication),
        brand=Brand(council.colour, council.logo_sha256, council.logo_alt),
        facts=head_of(publication),
    )
    plain = as_plain_facts(frame) | {"objective_set": objective_set, "objectives": objectives}
    return plain | {"parts": with_measures(plain["parts"], publication, objectives)} if plain["parts"] else plain


def replaced_by_this(publication: Publication) -> tuple[str, str] | None:
    """The public title and the address of the document that this one is said to replace."""
    if publication.supersedes is None:
        return None
    return public_title(publication.supersedes), publication.supersedes.get_absolute_url()
