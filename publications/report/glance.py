"""All objectives of a published set at a glance, and their figures as files: as published, with what came since."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.charts import LineChart, ProgressChart
from objectives.exchange import Told
from objectives.facts import of_plain
from objectives.pictures import InPlace, at_a_glance, over_time
from objectives.signs import of_plain as signs_of_plain
from publications.report.standing import InFigures, Worded


def glance(objectives: Sequence[InFigures], *, council_slug: str, set_slug: str, title: str) -> ProgressChart | None:
    """The progress of all objectives of a set that are pursued. None where of none a course is computed: there is
    nothing to draw."""
    if not any(measure.course for objective in objectives for measure in objective.measures):
        return None
    rows = [
        InPlace(
            label=f"{objective.number}. {objective.title}",
            measures=objective.measures,
            href=reverse("public_objective", args=[council_slug, set_slug, objective.number]),
        )
        for objective in objectives
    ]
    return at_a_glance(rows, title=_("Progress: %(title)s") % {"title": title})


def first_picture(objective: InFigures) -> LineChart | None:
    """The picture that speaks for an objective in a line: its first measure's that can be drawn and is pursued."""
    pursued = sorted(objective.measures, key=lambda measure: bool(measure.replaced_by))
    return next((picture for measure in pursued if (picture := over_time(measure))), None)


def told(objective: Worded) -> Told:
    """An objective from `standing.objectives_as_published` as the files tell it, with the newest word on it."""
    newest = next(iter(objective["progress"]), None)
    return Told(
        number=objective["number"],
        reference=objective["reference"],
        title=objective["title"],
        measures=[of_plain(measure) for measure in objective["measures"]],
        signs=signs_of_plain(objective["signs"]),
        said=newest["rag_label"] if newest else "",
        said_on=newest["as_at"] if newest else "",
    )
