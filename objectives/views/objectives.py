"""Pages about one objective: adding, reading, moving and removing it."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from objectives import actions
from objectives.checks import Finding, Part, about_objectives
from objectives.facts import facts_of
from objectives.forms import AddObjective
from objectives.models import Action, Objective
from objectives.signs import of_objective
from objectives.views.actions import what_we_do
from objectives.views.answers import (
    address_of,
    answer,
    confirmed,
    locked,
    may,
    objective_of,
    person,
    refused,
    set_of,
    trail,
)


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_objective(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    objective_set = set_of(council, set_slug)
    taken = objective_set.objectives.values_list("title", "reference") if request.method == "POST" else ()
    return locked(request, objective_set) or answer(
        request,
        "objectives/add_objective.html",
        AddObjective(request.POST or None, taken=taken),
        save=lambda form: actions.add_objective(objective_set, by=person(request), **form.cleaned_data),
        done=address_of,
        said=_("The objective is added. Fill in its parts in any order."),
        objective_set=objective_set,
    )


@for_council(Can.SEE_DRAFTS)
@require_GET
def objective(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """One objective, part by part."""
    objective_set, on = set_of(council, set_slug), today_at(council)
    found = objective_set.objectives.with_latest_progress(on=on).with_everything()
    found = found.select_related("owner_account", "sponsor_account")
    steps = Prefetch("actions", Action.objects.select_related("owner_account"))
    shown = get_object_or_404(found.prefetch_related("progress__noted_by", "reviews__reviewed_by", steps), pk=pk)
    (_shown, found_here), *_others = about_objectives(objective_set, [shown])
    return render(
        request,
        "objectives/objective.html",
        {
            "objective_set": objective_set,
            "objective": shown,
            **how_we_know(shown, on=on),
            "commitments": sorted(shown.commitments.all(), key=lambda commitment: commitment.position),
            "doing": what_we_do(shown, on=on),
            "on": on,
            "findings": by_part(found_here),
            "findings_of_measures": by_measure(found_here),
            "may_edit": objective_set.is_open_to_editing and may(request, Can.EDIT_OBJECTIVES),
            "trail": trail(objective_set, whole=True),
        },
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_POST
def move_objective(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """One place up or down, by a button that says which."""
    moved = objective_of(council, set_slug, pk)
    up = request.POST.get("direction") != "down"
    return confirmed(
        request,
        moved.objective_set,
        change=lambda: actions.move_objective(moved, up=up, by=person(request)),
        done=address_of(moved.objective_set, f"objective-{moved.pk}"),
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def remove_objective(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    removed = objective_of(council, set_slug, pk)
    objective_set = removed.objective_set
    if request.method == "POST":
        return confirmed(
            request,
            objective_set,
            change=lambda: actions.remove_objective(removed, by=person(request)),
            done=address_of(objective_set),
            said=_("The objective is removed."),
        )
    if removed.number is not None:
        because = _("A published objective cannot be removed. Record a review that retires it instead.")
        return refused(request, objective_set, because)
    return locked(request, objective_set) or render(
        request, "objectives/remove_objective.html", {"objective_set": objective_set, "objective": removed}
    )


def how_we_know(shown: Objective, *, on: date) -> dict[str, Any]:
    """The measures and signs of success, each row with what is told of it."""
    rows = sorted(shown.measures.all(), key=lambda measure: measure.position)
    facts = facts_of(shown, on=on, with_coming=True)
    signs = of_objective(shown, facts, on=on)
    criteria = sorted(shown.criteria.all(), key=lambda criterion: criterion.position)
    return {
        "measures": list(zip(rows, facts, strict=True)),
        "signs": signs,
        "criteria": list(zip(criteria, signs.each, strict=True)),
    }


def by_part(found: list[Finding]) -> dict[str, list[Finding]]:
    """What the checks say, by the part of the page it is about; of single measures, see `by_measure`."""
    return {part: [each for each in found if each.part == part and each.measure is None] for part in Part}


def by_measure(found: list[Finding]) -> dict[int, list[Finding]]:
    """What they say of single measures, by the measure's key."""
    measures = {each.measure.pk: each.measure for each in found if each.measure}
    return {pk: [each for each in found if each.measure == measure] for pk, measure in measures.items()}
