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
from govuk.charts import ProgressChart
from objectives import actions
from objectives.checks import PARTS, RULES, about_gaps, about_objectives, about_set
from objectives.committing import grouped
from objectives.coverage import COVER
from objectives.facts import MeasureFacts, facts_of
from objectives.forms import ChangeSet, StartSet
from objectives.models import Objective, ObjectiveSet, State
from objectives.period import understood
from objectives.pictures import InPlace, at_a_glance
from objectives.plan_checks import plan_check
from objectives.querysets import replaced_by
from objectives.views.answers import address_of, answer, locked, may, person, set_of, trail, trail_to_sets


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
    shown, on = set_of(council, set_slug), today_at(council)
    found = shown.objectives.in_order().with_latest_progress(on=on).prefetch_related(*ON_A_CARD)
    objectives = list(found)
    facts = {objective.pk: facts_of(objective, on=on) for objective in objectives}
    return render(
        request,
        "objectives/objective_set.html",
        {
            "objective_set": shown,
            "understood": understood(shown.period_as_written, shown.starts_on, shown.ends_on),
            "cards": [(one, found, facts[one.pk]) for one, found in about_objectives(shown, objectives)],
            "glance": glance_of_rows(shown, objectives, facts),
            "findings": [*about_set(shown), *about_gaps(shown, objectives)],
            "plan_check": plan_check(shown),
            "commitments": grouped(shown.commitments.filter(objective=None)),
            "may_edit": shown.is_open_to_editing and may(request, Can.EDIT_OBJECTIVES),
            "trail": trail(shown),
        },
    )


ON_A_CARD = (
    "cover__pair__characteristic",
    *COVER,
    "measures__readings",
    "measures__replaces",
    "criteria",
)


def glance_of_rows(
    shown: ObjectiveSet, objectives: list[Objective], facts: dict[int, list[MeasureFacts]]
) -> ProgressChart | None:
    """The progress of all objectives; None where none has a measure yet."""
    rows = [
        InPlace(
            label=f"{objective.reference or objective.position}. {objective.title}",
            measures=facts[objective.pk],
            href=objective.get_absolute_url(),
        )
        for objective in objectives
    ]
    if not any(row.measures for row in rows):
        return None
    return at_a_glance(rows, title=_("Progress: %(title)s") % {"title": shown.title})


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


@for_council(Can.SEE_DRAFTS)
@require_GET
def what_we_check(request: HttpRequest, council: Council) -> HttpResponse:
    """Every rule of the check with its reason, an example and where it comes from, by the part it is about."""
    rules = [(rule, rule.blocks(council.nation)) for rule in RULES]
    parts = [(part, heading, [row for row in rules if row[0].part == part]) for part, heading in PARTS.items()]
    return render(
        request,
        "objectives/what_we_check.html",
        {"parts": parts, "count": len(rules), "nation": council.get_nation_display(), "trail": trail_to_sets(council)},
    )
