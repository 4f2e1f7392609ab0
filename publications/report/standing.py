"""Objectives as the public may see them: worded as last published, with the progress and figures that came since."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from objectives.models import ObjectiveSet
from publications.models import Edition
from publications.report.snapshot import canonical, frozen_objective, json, numbered

Worded = dict[str, Any]


def latest_editions(sets: Sequence[ObjectiveSet], *, on: date) -> dict[int, Edition]:
    """The newest edition of each set up to the day, by the set's key."""
    editions = (
        Edition.objects.filter(publication__objective_set__in=sets, published_on__lte=on)
        .select_related("publication__council")
        .order_by("number")
    )
    return {edition.publication.objective_set_id: edition for edition in editions}  # type: ignore[misc]  # filtered: it has one


def objectives_as_published(objective_set: ObjectiveSet, edition: Edition | None, *, on: date) -> list[Worded]:
    """The set's objectives for readers: wording, aims, baseline and target from its edition; progress and readings as they
    have come in by the day. A set that was never published here (a document of its time) is shown from its rows."""
    rows = list(objective_set.objectives.in_order().with_everything())
    live = {
        number: json.loads(canonical(asdict(frozen_objective(number, objective, on=on))))
        for number, objective in numbered(rows)
    }
    if edition is None:
        return list(live.values())
    worded = []
    for frozen in edition.snapshot["objectives"]:
        now = live.get(frozen["number"], frozen)
        figures = {measure["name"]: measure["readings"] for measure in now["measures"]}
        measures = [m | {"readings": figures.get(m["name"], m["readings"])} for m in frozen["measures"]]
        worded.append(frozen | {"progress": now["progress"], "measures": measures})
    return worded
