"""One sign of success: the measure it is read from, or a judgement with its evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from govuk.quotes import in_quotes
from objectives import measuring
from objectives.forms import JudgeCriterion, TieCriterion
from objectives.models import Objective, SuccessCriterion
from objectives.views.answers import address_of, answer, locked, objective_of, person, refused


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def tie_criterion(request: HttpRequest, council: Council, set_slug: str, pk: int, criterion: int) -> HttpResponse:
    """From which measure a sign is read, and when it is seen."""
    objective = objective_of(council, set_slug, pk)
    tied = criterion_of(objective, criterion)
    measures = objective.measures.order_by("position")
    return locked(request, objective.objective_set) or answer(
        request,
        "objectives/tie_criterion.html",
        TieCriterion.of(tied, measures, request.POST or None),
        save=lambda form: measuring.tie_criterion(
            tied, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=address_of(objective, "measures"),
        said=_("How the sign of success is read is saved."),
        objective_set=objective.objective_set,
        objective=objective,
        criterion=tied,
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def judge_criterion(request: HttpRequest, council: Council, set_slug: str, pk: int, criterion: int) -> HttpResponse:
    """Whether a sign is seen, with what shows it; at any state of the set."""
    objective = objective_of(council, set_slug, pk)
    judged = criterion_of(objective, criterion)
    if judged.measure and request.method == "GET":
        words = _("This sign is read from the measure %(name)s, so nobody judges it.")
        return refused(request, objective.objective_set, words % {"name": in_quotes(judged.measure.name)})
    return answer(
        request,
        "objectives/judge_criterion.html",
        JudgeCriterion.of(judged, on=today_at(council), posted=request.POST or None),
        save=lambda form: measuring.judge_criterion(judged, by=person(request), **form.told()),
        done=address_of(objective, "measures"),
        said=_("The judgement is saved."),
        objective_set=objective.objective_set,
        objective=objective,
        criterion=judged,
    )


def criterion_of(objective: Objective, number: int) -> SuccessCriterion:
    """The sign, with its objective and measure at hand."""
    return get_object_or_404(objective.criteria.select_related("measure", "objective"), pk=number)
