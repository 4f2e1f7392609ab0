"""Measures and their figures: added as they become known, removed only before they are published again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from objectives import measuring
from objectives.forms import AddMeasure, AddReading
from objectives.models import Measure
from objectives.views.answers import address_of, answer, confirmed, locked, may, objective_of, person


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_measure(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """A measure, with its target and the figure it starts from."""
    objective = objective_of(council, set_slug, pk)
    present = objective.measures.order_by("position")
    return locked(request, objective.objective_set) or answer(
        request,
        "objectives/add_measure.html",
        AddMeasure(request.POST or None, measures=present),
        save=lambda form: measuring.add_measure(objective, by=person(request), **form.told()),
        done=address_of(objective, "measures"),
        said=_("The measure is added."),
        objective_set=objective.objective_set,
        objective=objective,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def remove_measure(request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int) -> HttpResponse:
    objective = objective_of(council, set_slug, pk)
    removed = measure_of(objective.measures, measure)
    if request.method == "POST":
        return confirmed(
            request,
            objective.objective_set,
            change=lambda: measuring.remove_measure(removed, by=person(request)),
            done=address_of(objective, "measures"),
            said=_("The measure is removed."),
        )
    shown = {"objective_set": objective.objective_set, "objective": objective, "measure": removed}
    return locked(request, objective.objective_set) or render(
        request, "objectives/remove_measure.html", shown | {"figures": removed.readings.count()}
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def add_reading(request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int) -> HttpResponse:
    """A newer figure. It needs no amendment; only a baseline does, for that is part of what was published."""
    objective = objective_of(council, set_slug, pk)
    measured = measure_of(objective.measures, measure)
    open_to_baseline = (
        objective.objective_set.is_open_to_editing
        and may(request, Can.EDIT_OBJECTIVES)
        and not measured.readings.filter(is_baseline=True).exists()
    )
    return answer(
        request,
        "objectives/add_reading.html",
        AddReading(request.POST or None, measure=measured, may_be_baseline=open_to_baseline),
        save=lambda form: measuring.add_reading(measured, by=person(request), **form.reading()),
        done=address_of(objective, "measures"),
        said=_("The figure is added."),
        objective_set=objective.objective_set,
        objective=objective,
        measure=measured,
    )


def measure_of(measures: object, number: int) -> Measure:
    """The measure among those of its objective, with the objective at hand."""
    return get_object_or_404(measures, pk=number)  # type: ignore[arg-type]  # a related manager, which has no public type
