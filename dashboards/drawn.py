"""The councillors' pictures: all objectives of a set at a glance, and the figures of each; only what is public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from councils.models import Council
from govuk.charts import LineChart, ProgressChart
from objectives.models import ObjectiveSet
from publications.models import Edition
from publications.report.glance import first_picture, glance
from publications.report.standing import in_figures, set_as_published, with_figures


@dataclass(frozen=True)
class Glance:
    """The chart of one set, and where its figures are as a file."""

    chart: ProgressChart
    csv: str


@dataclass(frozen=True)
class Drawn:
    """`pictures` and `courses` by the key of the set and the number of the objective: the chart that speaks for it, and
    what is computed from its figures, one line a measure."""

    glances: tuple[Glance, ...]
    pictures: Mapping[tuple[int, int], LineChart]
    courses: Mapping[tuple[int, int], tuple[str, ...]]


def drawn(council: Council, sets: Sequence[ObjectiveSet], editions: Mapping[int, Edition], *, on: date) -> Drawn:
    """The pictures of the sets that hold on the day."""
    glances, pictures, courses = [], {}, {}
    with_figures(sets)
    for each in sets:
        edition = editions.get(each.pk)
        objectives = in_figures(each, edition, on=on)
        title = set_as_published(each, edition)["title"]
        chart = glance(objectives, council_slug=council.slug, set_slug=each.slug, title=title)
        if chart:
            glances.append(Glance(chart, reverse("set_progress", args=[council.slug, each.slug])))
        for objective in objectives:
            key = (each.pk, objective.number)
            if picture := first_picture(objective):
                pictures[key] = picture
            found = [(measure.name, measure.course) for measure in objective.measures]
            courses[key] = tuple(f"{name}: {course.label.lower()}" for name, course in found if course)
    return Drawn(tuple(glances), pictures, courses)
