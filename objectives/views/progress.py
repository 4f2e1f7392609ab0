"""How an objective goes, and what reviews decide about it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from objectives import actions
from objectives.facts import facts_of
from objectives.forms import NotePlanChecked, NoteProgress, ReviewObjective
from objectives.models import Objective
from objectives.plan_checks import note_plan_checked, plan_check
from objectives.views.answers import address_of, answer, objective_of, person, refused, set_of


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def note_progress(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    objective, on = objective_of(council, set_slug, pk), today_at(council)
    measured = Objective.objects.prefetch_related("measures__readings", "measures__replaces").get(pk=pk)
    return answer(
        request,
        "objectives/note_progress.html",
        NoteProgress(request.POST or None, on=on),
        save=lambda form: actions.note_progress(objective, by=person(request), **form.cleaned_data),
        done=address_of(objective, "progress"),
        said=_("The progress is noted."),
        objective_set=objective.objective_set,
        objective=objective,
        last=objective.progress.order_by("-as_at", "-pk").first(),
        computed=[facts for facts in facts_of(measured, on=on) if facts.course],
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def review_objective(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    objective = objective_of(council, set_slug, pk)
    if objective.number is None and request.method == "GET":
        because = _("This objective is not published yet. Change it instead: a review is of what was published.")
        return refused(request, objective.objective_set, because)
    return answer(
        request,
        "objectives/review_objective.html",
        ReviewObjective(request.POST or None, on=today_at(council)),
        save=lambda form: actions.review_objective(objective, by=person(request), **form.cleaned_data),
        done=address_of(objective, "reviews"),
        said=_("The review is recorded."),
        objective_set=objective.objective_set,
        objective=objective,
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def check_plan(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """Record that the plan of a set was checked, as the council promised to do every so many months."""
    checked = set_of(council, set_slug)
    if request.method == "GET" and plan_check(checked) is None:
        return refused(request, checked, _("No check of the plan is expected for this set."))
    return answer(
        request,
        "objectives/check_plan.html",
        NotePlanChecked(request.POST or None, on=today_at(council)),
        save=lambda form: note_plan_checked(
            checked, on=form.cleaned_data["checked_on"], note=form.cleaned_data["note"], by=person(request)
        ),
        done=address_of,
        said=_("The check is recorded."),
        objective_set=checked,
        expected=plan_check(checked),
    )
