"""All objectives of a published set at a glance, and their figures as files: as published, with what came since."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.charts import LineChart, ProgressChart
from objectives.exchange import Told
from objectives.facts import MeasureFacts, of_plain
from objectives.pictures import InPlace, at_a_glance, over_time
from objectives.signs import of_plain as signs_of_plain
from publications.report.standing import Worded, retired_on


def measures_of(objective: Worded) -> list[MeasureFacts]:
    return [of_plain(measure) for measure in objective["measures"]]


def glance(
    objectives: Sequence[Worded], *, council_slug: str, set_slug: str, title: str, on: date
) -> ProgressChart | None:
    """The progress of all objectives of a set, from `standing.objectives_as_published`; those that a review retired are
    left out. None where none has a measure: there is nothing to draw."""
    pursued = [objective for objective in objectives if retired_on(objective) is None]
    if not any(objective["measures"] for objective in pursued):
        return None
    rows = [
        InPlace(
            label=f"{objective['number']}. {objective['title']}",
            measures=measures_of(objective),
            href=reverse("public_objective", args=[council_slug, set_slug, objective["number"]]),
        )
        for objective in pursued
    ]
    return at_a_glance(rows, title=_("Progress: %(title)s") % {"title": title}, on=on)


def first_picture(objective: Worded) -> LineChart | None:
    """The picture that speaks for an objective in a line: its first measure's that can be drawn."""
    return next((picture for measure in measures_of(objective) if (picture := over_time(measure))), None)


def told(objective: Worded) -> Told:
    """An objective as the files tell it, with the newest word on it."""
    newest = next(iter(objective["progress"]), None)
    return Told(
        number=objective["number"],
        reference=objective["reference"],
        title=objective["title"],
        measures=measures_of(objective),
        signs=signs_of_plain(objective["signs"]),
        said=newest["rag_label"] if newest else "",
        said_on=newest["as_at"] if newest else "",
    )
