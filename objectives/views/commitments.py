"""The standing promises of a set, under headings, and beside one objective."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from objectives import committing
from objectives.forms import AddCommitments, ChangeCommitments, CommitmentsBeside
from objectives.views.answers import address_of, answer, locked, objective_of, person, set_of


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_commitments(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """A new group of the set."""
    objective_set = set_of(council, set_slug)
    taken = objective_set.commitments.filter(objective=None).values_list("heading", flat=True)
    return locked(request, objective_set) or answer(
        request,
        "objectives/add_commitments.html",
        AddCommitments(request.POST or None, taken=taken),
        save=lambda form: committing.add_commitments(objective_set, by=person(request), **form.cleaned_data),
        done=address_of(objective_set, "commitments"),
        said=_("The commitments are added."),
        objective_set=objective_set,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_commitments(request: HttpRequest, council: Council, set_slug: str, first: int) -> HttpResponse:
    """A group of the set, by one of its promises. What was typed is kept though somebody has removed it meanwhile."""
    objective_set = set_of(council, set_slug)
    general = objective_set.commitments.filter(objective=None).order_by("position")
    one = general.filter(pk=first).first()
    if one is None and request.method == "GET":
        raise Http404
    was = one.heading if one else None
    form = ChangeCommitments(
        request.POST or None,
        find=lambda: [] if was is None else list(general.filter(heading=was)),
        version=objective_set.version,
        taken=general.exclude(heading=was).values_list("heading", flat=True),
    )
    return locked(request, objective_set) or answer(
        request,
        "objectives/change_commitments.html",
        form,
        save=lambda form: committing.set_commitments(objective_set, was=was, by=person(request), **form.cleaned_data),
        done=address_of(objective_set, "commitments"),
        said=_("The commitments are saved."),
        objective_set=objective_set,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def objective_commitments(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """What stands beside one objective."""
    objective = objective_of(council, set_slug, pk)
    beside = objective.commitments.filter(heading="").order_by("position")
    form = CommitmentsBeside(request.POST or None, find=lambda: list(beside), version=objective.objective_set.version)
    return locked(request, objective.objective_set) or answer(
        request,
        "objectives/change_commitments.html",
        form,
        save=lambda form: committing.set_commitments(
            objective.objective_set,
            objective=objective,
            heading="",
            was="",
            texts=form.cleaned_data["texts"],
            seen=form.cleaned_data["seen"],
            by=person(request),
        ),
        done=address_of(objective, "commitments"),
        said=_("The commitments are saved."),
        objective_set=objective.objective_set,
        objective=objective,
    )
