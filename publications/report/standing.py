"""Objectives as the public may see them: worded as last published, with the progress and figures that came since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from councils.models import Council
from objectives.facts import Figure, MeasureFacts, of_measure, of_plain, with_course
from objectives.models import FigureState, Measure, Objective, ObjectiveSet, Rag, Review
from objectives.querysets import in_place_from, replaced_by
from objectives.signs import Sign, settled
from publications.models import Edition
from publications.report.earlier import as_now
from publications.report.snapshot import as_plain_facts, frozen_objective, frozen_set, iso, numbered

Worded = dict[str, Any]


@dataclass(frozen=True)
class InBrief:
    """One objective in a list: its published title, the newest word on it up to the day, and whether it was retired."""

    number: int
    title: str
    rag: str
    rag_label: str
    said_on: date | None
    said: str
    retired_on: date | None


def latest_editions(sets: Sequence[ObjectiveSet], *, on: date) -> dict[int, Edition]:
    """The newest edition of each set up to the day, by the set's key. Of the sets that have none, what their words are
    drawn from instead is fetched."""
    editions = (
        Edition.objects.filter(publication__objective_set__in=sets)
        .latest_of_each(on=on)
        .select_related("publication__council")
        .defer("passport")
    )
    found = {edition.publication.objective_set_id: edition for edition in editions}
    if unpublished := [each for each in sets if each.pk not in found]:
        prefetch_related_objects(unpublished, "commitments", "gap_reasons")
    return found  # type: ignore[return-value]  # filtered: each has a set


def sets_in_brief(council: Council, *, on: date) -> list[ObjectiveSet]:
    """The sets that had been made public by the day, newest first, with all that a list of their objectives shows. One
    of which the newest edition was removed by law is not among them: nothing may be read of it."""
    objectives = Objective.objects.in_order().with_latest_progress(on=on)
    return list(
        council.objective_sets.published()
        .filter(published_on__lte=on)
        .exclude(pk__in=removed_sets(council, on=on))
        .newest_first()
        .select_related("superseded_by__superseded_by")
        .prefetch_related(Prefetch("objectives", objectives), "objectives__reviews")
    )


def removed_sets(council: Council, *, on: date) -> Any:
    """The keys of the sets of which the newest edition was removed by law."""
    newest = Edition.objects.of_council(council).filter(publication__objective_set__isnull=False).latest_of_each(on=on)
    return newest.exclude(removed_on=None).values("publication__objective_set")


def set_in_force(council: Council, *, on: date) -> tuple[ObjectiveSet, Edition | None] | None:
    """The set that holds on a day, with the edition that tells of it; None where there is none that may be told of:
    its edition was withdrawn, or removed by law."""
    current = council.objective_sets.current(on=on).newest_first().first()
    if current is None:
        return None
    edition = latest_editions([current], on=on).get(current.pk)
    return (current, edition) if may_be_told(edition, on=on) else None


def may_be_told(edition: Edition | None, *, on: date) -> bool:
    return not was_withdrawn(edition, on=on) and not (edition and edition.removed_on)


def is_current(objective_set: ObjectiveSet, *, on: date) -> bool:
    """Whether a set that was public by the day held on it: begun, and not replaced yet."""
    since = in_place_from(objective_set)
    return bool(since and since <= on) and replaced_by(objective_set, on=on) is None


def was_withdrawn(edition: Edition | None, *, on: date) -> bool:
    return bool(edition and edition.withdrawn_on and edition.withdrawn_on <= on)


def set_as_published(objective_set: ObjectiveSet, edition: Edition | None) -> Worded:
    """What the set says of itself, and the days of its period, as in its edition; from its rows where there is none."""
    if edition is None:
        days = {"starts_on": iso(objective_set.starts_on), "ends_on": iso(objective_set.ends_on)}
        return as_plain_facts(frozen_set(objective_set)) | days
    content = as_now(edition.snapshot)
    return content["objective_set"] | {"starts_on": content["starts_on"], "ends_on": content["ends_on"]}


def published_titles(objective_set: ObjectiveSet, edition: Edition | None) -> list[Worded]:
    """The number and title of each objective as in the set's edition; from its rows where there is none."""
    if edition is None:
        rows = numbered(list(objective_set.objectives.in_order()))
        return [{"number": number, "title": objective.title} for number, objective in rows]
    return [{"number": told["number"], "title": told["title"]} for told in edition.snapshot["objectives"]]


def objectives_in_brief(objective_set: ObjectiveSet, edition: Edition | None, *, on: date) -> list[InBrief]:
    """A line for each objective of a set from `sets_in_brief`."""
    rows = dict(numbered(list(objective_set.objectives.all())))
    if edition is None:
        titles = {number: objective.title for number, objective in rows.items()}
    else:
        titles = {frozen["number"]: frozen["title"] for frozen in edition.snapshot["objectives"]}
    return [in_brief(number, title, rows.get(number), on=on) for number, title in titles.items()]


def in_brief(number: int, title: str, objective: Any, *, on: date) -> InBrief:
    # The newest review decides: one that keeps an objective after all takes an earlier retirement back.
    retired = [r.decided_on for r in reviews_of(objective, on=on)[:1] if r.decision == "retire"] if objective else []
    rag = objective.rag or "" if objective else ""
    return InBrief(
        number=number,
        title=title,
        rag=rag,
        rag_label=str(Rag(rag).label) if rag else "",
        said_on=objective.said_on if objective else None,
        said=(objective.said or "") if objective else "",
        retired_on=retired[0] if retired else None,
    )


def reviews_of(objective: Objective, *, on: date) -> list[Review]:
    """The reviews up to the day, newest first. Wants `reviews` prefetched."""
    made = [review for review in objective.reviews.all() if review.decided_on <= on]
    return sorted(made, key=lambda review: (review.decided_on, review.pk), reverse=True)


@dataclass(frozen=True)
class InFigures:
    """One objective with its measures as published and the figures that came since; what a chart of all is drawn
    from."""

    number: int
    title: str
    measures: tuple[MeasureFacts, ...]


def with_figures(sets: Sequence[ObjectiveSet]) -> None:
    """Fetch the measures of sets from `sets_in_brief`, for `in_figures`: two queries however many there are."""
    measures = Measure.objects.select_related("replaces").order_by("position")
    prefetch_related_objects(sets, Prefetch("objectives__measures", measures), "objectives__measures__readings")


def in_figures(objective_set: ObjectiveSet, edition: Edition | None, *, on: date) -> list[InFigures]:
    """The objectives of a set that are pursued on the day. Wants `with_figures`."""
    rows = dict(numbered(list(objective_set.objectives.all())))
    brief = {each.number: each for each in objectives_in_brief(objective_set, edition, on=on)}
    pursued = {number: each.title for number, each in brief.items() if each.retired_on is None}
    live = {number: [of_measure(each, on=on) for each in row.measures.all()] for number, row in rows.items()}
    if edition is None:
        return [InFigures(number, title, tuple(live[number])) for number, title in pursued.items()]
    frozen = {each["number"]: each["measures"] for each in as_now(edition.snapshot)["objectives"]}
    return [
        InFigures(
            number,
            title,
            tuple(measures_since(frozen[number], [as_plain_facts(m) for m in live.get(number, [])], on=on)),
        )
        for number, title in pursued.items()
    ]


def objectives_as_published(
    objective_set: ObjectiveSet, edition: Edition | None, *, on: date, only: int | None = None
) -> list[Worded]:
    """The set's objectives for readers: wording, aims, baseline and target from its edition; progress, later readings
    and reviews as they have come in by the day. A set that was never published here (a document of its time) is shown
    from its rows. With `only`, what came since is worked out for the objective of that number alone."""
    rows = dict(numbered(list(objective_set.objectives.in_order().with_everything())))
    wanted = {number for number in rows if only in (None, number)}
    live = {number: as_plain_facts(frozen_objective(number, rows[number], on=on)) for number in wanted}
    reviews = {number: reviews_of(row, on=on) for number, row in rows.items()}
    if edition is None:
        return [
            live.get(number, {"number": number, "title": row.title}) | {"reviews": reviews[number]}
            for number, row in rows.items()
        ]
    return [
        frozen | since(frozen, live.get(frozen["number"]), on=on) | {"reviews": reviews.get(frozen["number"], [])}
        for frozen in as_now(edition.snapshot)["objectives"]
    ]


def since(frozen: Worded, now: Worded | None, *, on: date) -> Worded:
    """Of an objective as it stands now, what may be shown beside its frozen words: progress, further readings with the
    course they make, and what was judged of its signs."""
    if now is None:
        return {}
    told = measures_since(frozen["measures"], now["measures"], on=on)
    signs = settled(judged_since(frozen["signs"], now["signs"]), frozen["signs"]["logic"], told, on=on)
    return {
        "is_pursued": now["is_pursued"],
        "progress": now["progress"],
        "measures": [as_plain_facts(measure) for measure in told],
        "signs": as_plain_facts(signs),
    }


def measures_since(frozen: Sequence[Worded], now: Sequence[Worded], *, on: date) -> list[MeasureFacts]:
    """The published measures with the figures that came since, and the course that these make."""
    same = by_key if all(measure["key"] for measure in frozen) else by_name
    live = same(now)
    measures = [
        of_plain(measure | {"readings": readings_since(measure["readings"], readings_of(live.get(key), measure))})
        for key, measure in same(frozen).items()
    ]
    # Where an earlier schema froze no target to compute with, nothing is computed.
    return [with_course(measure, on=on) if measure.course else measure for measure in measures]


def judged_since(frozen: Worded, now: Worded) -> list[Sign]:
    """The published signs with what people have judged of the same words since. A judgement that the edition holds
    stands until another one is known: the correction of an old report does not know those of later days."""
    newer = {sign["text"]: sign for sign in now["each"] if not sign["measure"] and sign["seen"] is not None}
    judgement = ("seen", "judged_on", "evidence")
    return [
        Sign(**sign | {name: newer[sign["text"]][name] for name in judgement if sign["text"] in newer})
        if not sign["measure"]
        else Sign(**sign)
        for sign in frozen["each"]
    ]


def by_key(measures: Sequence[Worded]) -> dict[Any, Worded]:
    return {measure["key"]: measure for measure in measures}


def readings_of(live: Worded | None, frozen: Worded) -> list[Worded]:
    """The figures of a measure that may stand under its published words. An amendment being written may be changing who
    is counted or set beside them: figures of others are left out until it is published."""
    if live is None or any(live[name] != frozen[name] for name in ("unit", "group")):
        return []
    hidden: Worded = {}
    if any(live[name] != frozen[name] for name in ("comparator", "direction")):
        hidden |= {"comparator": NO_FIGURE, "gap": ""}
    if live["benchmark"] != frozen["benchmark"]:
        hidden |= {"benchmark": NO_FIGURE}
    return [reading | hidden for reading in live["readings"]]


NO_FIGURE = as_plain_facts(Figure())


def by_name(measures: Sequence[Worded]) -> dict[tuple[str, str, str, str, int], Worded]:
    """Measures by what tells them apart; those that nothing does, by their order."""
    found: dict[tuple[str, str, str, str, int], Worded] = {}
    for measure in measures:
        alike = (measure["name"], measure["unit"], measure["group"], measure["comparator"])
        found[*alike, sum(key[:4] == alike for key in found)] = measure
    return found


def readings_since(frozen: Sequence[Worded], now: Sequence[Worded]) -> list[Worded]:
    """Published readings as published, and those for further periods among them, in order. What was not available yet
    is told once it is known. A baseline that no edition has shown belongs to an amendment still being written."""
    published = {r["period"]: r for r in frozen if r["is_baseline"] or r["own"]["state"] != FigureState.NOT_YET}
    awaited = {reading["period"]: reading for reading in frozen if reading["period"] not in published}
    known = {r["period"]: r for r in now if r["period"] not in published and not r["is_baseline"]}
    told = [*published.values(), *(awaited | known).values()]
    return sorted(told, key=lambda reading: reading["ends_on"])
