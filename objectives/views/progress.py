"""How an objective goes, and what reviews decide about it."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from objectives import actions
from objectives.forms import NoteProgress, ReviewObjective
from objectives.views.answers import address_of, answer, objective_of, person


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def note_progress(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    objective = objective_of(council, set_slug, pk)
    return answer(
        request,
        "objectives/note_progress.html",
        NoteProgress(request.POST or None, on=council.shown_as_at or localdate()),
        save=lambda form: actions.note_progress(objective, by=person(request), **form.cleaned_data),
        done=address_of(objective, "progress"),
        said=_("The progress is noted."),
        objective_set=objective.objective_set,
        objective=objective,
        last=objective.progress.order_by("-as_at", "-pk").first(),
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def review_objective(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    objective = objective_of(council, set_slug, pk)
    return answer(
        request,
        "objectives/review_objective.html",
        ReviewObjective(request.POST or None, on=council.shown_as_at or localdate()),
        save=lambda form: actions.review_objective(objective, by=person(request), **form.cleaned_data),
        done=address_of(objective, "reviews"),
        said=_("The review is recorded."),
        objective_set=objective.objective_set,
        objective=objective,
    )
