"""Measures: added, changed and removed while their set may be edited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.people_form import no_longer_here, people_who
from councils.roles import Can
from objectives import measuring
from objectives.forms import AddMeasure, ChangeMeasure
from objectives.models import Measure
from objectives.views.answers import address_of, answer, confirmed, locked, objective_of, person


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_measure(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """A measure, with its target and the figure it starts from."""
    objective = objective_of(council, set_slug, pk)
    present, people = objective.measures.order_by("position"), people_who(council, Can.SEE_DRAFTS)
    return locked(request, objective.objective_set) or answer(
        request,
        "objectives/add_measure.html",
        AddMeasure(request.POST or None, measures=present, people=people),
        save=lambda form: measuring.add_measure(objective, by=person(request), **form.told()),
        done=address_of(objective, "measures"),
        said=_("The measure is added."),
        objective_set=objective.objective_set,
        objective=objective,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_measure(request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int) -> HttpResponse:
    """What a measure says of itself, its target, and how often its figures come."""
    objective = objective_of(council, set_slug, pk)
    changed = measure_of(objective.measures.select_related("owner_account", "replaces"), measure)
    others = objective.measures.exclude(pk=changed.pk).order_by("position")
    people = people_who(council, Can.SEE_DRAFTS)
    return locked(request, objective.objective_set) or answer(
        request,
        "objectives/change_measure.html",
        ChangeMeasure.of(changed, others=others, people=people, posted=request.POST or None),
        save=lambda form: measuring.change_measure(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=address_of(objective, "measures"),
        said=_("The measure is saved."),
        objective_set=objective.objective_set,
        objective=objective,
        measure=changed,
        gone=no_longer_here(changed.owner_account, people),
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
        request,
        "objectives/remove_measure.html",
        shown | {"figures": removed.readings.count(), "signs": removed.criteria.order_by("position")},
    )


def measure_of(measures: object, number: int) -> Measure:
    """The measure among those of its objective, with the objective at hand."""
    return get_object_or_404(measures, pk=number)  # type: ignore[arg-type]  # a related manager, which has no public type
