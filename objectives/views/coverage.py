"""Whom the objectives are for: of one objective, and of the whole set on its board, with the reasons for gaps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from objectives import actions, covering
from objectives.coverage import board_of
from objectives.forms import Cover, GapReasons
from objectives.views.answers import address_of, answer, locked, may, objective_of, person, set_of, trail


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_cover(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """The aims, and for whom."""
    changed = objective_of(council, set_slug, pk)
    return locked(request, changed.objective_set) or answer(
        request,
        "objectives/change_cover.html",
        Cover.of(changed, request.POST or None, on=today_at(council)),
        save=lambda form: actions.change_objective(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=address_of(changed, "cover"),
        said=_("Whom the objective is for is saved."),
        objective_set=changed.objective_set,
        objective=changed,
    )


@for_council(Can.SEE_DRAFTS)
@require_GET
def coverage(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """The board: nine characteristics and the council's own, three aims, and who is left out."""
    objective_set = set_of(council, set_slug)
    return render(
        request,
        "objectives/coverage.html",
        {
            "objective_set": objective_set,
            "board": board_of(objective_set, on=today_at(council)),
            "may_edit": objective_set.is_open_to_editing and may(request, Can.EDIT_OBJECTIVES),
            "trail": trail(objective_set, whole=True),
        },
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def gap_reasons(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """Why no objective is for some."""
    objective_set = set_of(council, set_slug)
    return locked(request, objective_set) or answer(
        request,
        "objectives/gap_reasons.html",
        GapReasons.about(objective_set, request.POST or None),
        save=lambda form: covering.give_reasons(
            objective_set, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=reverse("coverage", args=[council.slug, objective_set.slug]),
        said=_("The reasons are saved."),
        objective_set=objective_set,
    )
