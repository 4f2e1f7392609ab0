"""The council's list of steps of approval: read by whoever sees drafts, set by its administrators."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from councils.access import for_council
from councils.answers import answer, person
from councils.day import today_at
from councils.models import Council
from councils.people_form import no_longer_here, people_who
from councils.roles import Can
from deadlines.keeping import arrangements_of
from publications import arranging
from publications.approval_forms import AddStep, ChangeStep, RemoveStep
from publications.models import ApprovalStep, Kind, StepKind
from publications.officer_views.reaching import FOLDER

# The six that councils usually have, as suggestions: kind, name, what it is for.
USUAL = (
    (StepKind.PERSON, gettext_lazy("Equalities lead"), gettext_lazy("knows the evidence and the duty")),
    (StepKind.PERSON, gettext_lazy("Monitoring officer"), gettext_lazy("answers for the law")),
    (StepKind.BODY, gettext_lazy("Management team"), gettext_lazy("clears drafts")),
    (StepKind.BODY, gettext_lazy("Overview and scrutiny"), gettext_lazy("looks at it before the decision")),
    (StepKind.BODY, gettext_lazy("Cabinet"), gettext_lazy("decides, in public, with a minute")),
    (StepKind.WAIT, gettext_lazy("Call-in"), gettext_lazy("members may call the decision in before it takes effect")),
)


def usual_length(council: Council, kind: str, name: str) -> int:
    """How many working days to suggest: what the arrangements say of scrutiny, cabinet and call-in, else five."""
    arranged = arrangements_of(council)
    if kind == StepKind.WAIT:
        return arranged.call_in_working_days
    lengths = {USUAL[3][1]: arranged.scrutiny_working_days, USUAL[4][1]: arranged.cabinet_working_days}
    return {str(usual): days for usual, days in lengths.items()}.get(name, 5)


@for_council(Can.SEE_DRAFTS)
@require_GET
def approval_steps(request: HttpRequest, council: Council) -> HttpResponse:
    """The steps in order; and what usual ones are missing, for those who may set them."""
    steps, approvers = steps_of(council), people_who(council, Can.APPROVE)
    names = {step.name for step in steps}
    kinds = dict(Kind.choices)
    told: dict[str, Any] = {
        "council": council,
        "rows": [
            {
                "step": step,
                "documents": [kinds[key] for key in step.documents if key in kinds],
                "gone": no_longer_here(step.person, approvers),
            }
            for step in steps
        ],
        "is_only_waiting": bool(steps) and all(step.kind == StepKind.WAIT for step in steps),
        "usual": [each for each in USUAL if str(each[1]) not in names],
        "kinds": StepKind.choices,
        "approvers": approvers,
    }
    return render(request, f"{FOLDER}approval_steps.html", told)


def steps_of(council: Council) -> list[ApprovalStep]:
    return list(council.approval_steps.select_related("person").order_by("position"))


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def add_approval_step(request: HttpRequest, council: Council, kind: str) -> HttpResponse:
    if kind not in StepKind.values:
        raise Http404
    name = request.GET.get("name", "")[:100]
    initial = {"name": name, "working_days": usual_length(council, kind, name)}
    people = people_who(council, Can.APPROVE)
    return answer(
        request,
        f"{FOLDER}approval_step.html",
        AddStep.of(
            kind,
            request.POST if request.method == "POST" else None,
            people=people,
            nation=council.nation,
            initial=initial,
        ),
        save=lambda form: arranging.add_step(council, kind=kind, by=person(request), **form.cleaned_data),
        done=list_of(council),
        said=lambda step: _("“%(name)s” is the last step now.") % {"name": step.name},
        council=council,
        kind=StepKind(kind).label,
    )


def list_of(council: Council) -> str:
    return reverse("approval_steps", args=[council.slug])


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def change_approval_step(request: HttpRequest, council: Council, step: int) -> HttpResponse:
    changed = get_object_or_404(council.approval_steps.select_related("person"), pk=step)
    people = people_who(council, Can.APPROVE)
    return answer(
        request,
        f"{FOLDER}approval_step.html",
        ChangeStep.of_step(changed, request.POST if request.method == "POST" else None, people=people),
        save=lambda form: arranging.change_step(
            changed,
            seen=form.cleaned_data["seen"],
            on=today_at(council),
            by=person(request),
            **form.told(),
        ),
        done=list_of(council),
        said=_("The step is saved. What was submitted before keeps its steps; only who answers is changed there too."),
        council=council,
        kind=changed.get_kind_display(),
        step=changed,
        gone=no_longer_here(changed.person, people),
    )


@for_council(Can.MANAGE_PEOPLE)
@require_POST
def move_approval_step(request: HttpRequest, council: Council, step: int) -> HttpResponse:
    """One place earlier or later, by a button that says which."""
    moved = get_object_or_404(council.approval_steps, pk=step)
    arranging.move_step(moved, later=request.POST.get("direction") == "later", by=person(request))
    return redirect(f"{list_of(council)}#step-{moved.pk}")


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def remove_approval_step(request: HttpRequest, council: Council, step: int) -> HttpResponse:
    removed = council.approval_steps.filter(pk=step).first()
    if removed is None:
        if request.method == "POST":  # the second of two clicks
            return redirect(list_of(council))
        raise Http404
    return answer(
        request,
        f"{FOLDER}remove_approval_step.html",
        RemoveStep.about(removed, request.POST if request.method == "POST" else None),
        save=lambda form: arranging.remove_step(removed, seen=form.cleaned_data["seen"], by=person(request)),
        done=list_of(council),
        said=_("The step is removed. What was submitted before keeps it."),
        council=council,
        step=removed,
    )
