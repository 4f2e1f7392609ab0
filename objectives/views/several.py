"""Adding several objectives at once: a list is pasted, shown as it was read, and saved when it is right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.models import Council
from councils.roles import Can
from objectives import actions
from objectives.forms import AddSeveral, PasteObjectives
from objectives.models import ObjectiveSet
from objectives.views.answers import UNPROCESSABLE, address_of, answer, locked, person, set_of


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def add_several(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """The list, then how it was read; only what comes back from there is saved."""
    objective_set = set_of(council, set_slug)
    if "title-1" in request.POST:
        return saved(request, objective_set)
    form = PasteObjectives(request.POST or None)
    shown = {"objective_set": objective_set, "form": form}
    if request.method == "POST" and form.is_valid():
        found, taken = form.cleaned_data["pasted"], objective_set.objectives.values_list("title", flat=True)
        return render(
            request, "objectives/add_several_read.html", shown | {"form": AddSeveral.read(found, taken=taken)}
        )
    status = UNPROCESSABLE if request.method == "POST" else 200
    return locked(request, objective_set) or render(request, "objectives/add_several.html", shown, status=status)


def saved(request: HttpRequest, objective_set: ObjectiveSet) -> HttpResponse:
    taken = objective_set.objectives.values_list("title", flat=True)

    def add(form: AddSeveral) -> ObjectiveSet:
        actions.add_objectives(objective_set, form.told(), by=person(request))
        return objective_set

    form = AddSeveral.sent(request.POST, taken=taken)
    count = len(form.told()) if form.is_valid() else 0
    said = ngettext("%(count)s objective is added.", "%(count)s objectives are added.", count) % {"count": count}
    return answer(
        request,
        "objectives/add_several_read.html",
        form,
        save=add,
        done=address_of(objective_set, "objectives"),
        said=f"{said} {_('Fill in their parts in any order.')}",
        objective_set=objective_set,
    )
