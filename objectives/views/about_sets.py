"""Pages about sets: which there are, one with its objectives, and its facts."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from objectives import actions
from objectives.checks import about_objective, about_set
from objectives.committing import grouped
from objectives.forms import ChangeSet, StartSet
from objectives.models import State
from objectives.period import understood
from objectives.plan_checks import plan_check
from objectives.querysets import replaced_by
from objectives.views.answers import address_of, answer, locked, may, person, set_of, trail


@for_council(Can.SEE_DRAFTS)
@require_GET
def sets(request: HttpRequest, council: Council) -> HttpResponse:
    """Every set of the council, the newest first."""
    found = (
        council.objective_sets.newest_first()
        .annotate(count=Count("objectives"))
        .select_related("superseded_by__superseded_by")
    )
    replaced = {each.pk for each in found if replaced_by(each, on=today_at(council))}
    return render(request, "objectives/sets.html", {"sets": found, "replaced": replaced})


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def start_set(request: HttpRequest, council: Council) -> HttpResponse:
    drafts = council.objective_sets.filter(state=State.DRAFT).values_list("title", flat=True)
    form = StartSet(request.POST or None, initial={"called": "equality objectives"}, taken=drafts)
    return answer(
        request,
        "objectives/start_set.html",
        form,
        save=lambda form: actions.start_set(council, by=person(request), **form.cleaned_data),
        done=address_of,
        said=_("The set is started. Now add its objectives."),
    )


@for_council(Can.SEE_DRAFTS)
@require_GET
def objective_set(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """One set: its facts, and its objectives as cards in order."""
    shown = set_of(council, set_slug)
    found = shown.objectives.in_order().with_latest_progress(on=today_at(council))
    objectives = found.prefetch_related(
        "cover__pair__characteristic", "local_cover__local", "measures__readings", "criteria"
    )
    return render(
        request,
        "objectives/objective_set.html",
        {
            "objective_set": shown,
            "understood": understood(shown.period_as_written, shown.starts_on, shown.ends_on),
            "cards": [(objective, list(about_objective(objective))) for objective in objectives],
            "findings": list(about_set(shown)),
            "plan_check": plan_check(shown),
            "commitments": grouped(shown.commitments.filter(objective=None)),
            "may_edit": shown.is_open_to_editing and may(request, Can.EDIT_OBJECTIVES),
            "trail": trail(shown),
        },
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_set(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    changed = set_of(council, set_slug)
    return locked(request, changed) or answer(
        request,
        "objectives/change_set.html",
        ChangeSet.about(changed, request.POST or None),
        save=lambda form: actions.change_set(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=address_of,
        said=_("The set is saved."),
        objective_set=changed,
    )
