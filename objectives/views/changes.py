"""The parts of an objective that several people edit: words, people, signs of success."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.edit_form import Edit
from councils.models import Council
from councils.roles import Can
from objectives import actions, measuring, telling
from objectives.forms import Criteria, People, WhoIsTold, Words
from objectives.models import Objective
from objectives.views.answers import address_of, answer, locked, objective_of, person


def change(
    request: HttpRequest, changed: Objective, form: type[Edit], *, template: str, part: str, said: str
) -> HttpResponse:
    """A part of an objective that is a set of its own columns."""
    return edited(
        request,
        changed,
        form,
        template=template,
        part=part,
        said=said,
        save=lambda form: actions.change_objective(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
    )


def edited(
    request: HttpRequest,
    changed: Objective,
    form: type[Edit],
    *,
    template: str,
    part: str,
    said: str,
    save: Callable[[Edit], Objective],
) -> HttpResponse:
    return locked(request, changed.objective_set) or answer(
        request,
        template,
        form.about(changed, request.POST or None),
        save=save,
        done=address_of(changed, part),
        said=said,
        objective_set=changed.objective_set,
        objective=changed,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_words(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """The objective itself, its reference, and why."""
    changed = objective_of(council, set_slug, pk)
    return change(
        request, changed, Words, template="objectives/change_words.html", part="words", said=_("The words are saved.")
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_people(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """Who answers for it, who is told of its dates, and when it is reviewed. While the set is locked only who is told
    can change, for no reader sees that; a form that was open before is answered itself."""
    changed = objective_of(council, set_slug, pk)
    is_whole = changed.objective_set.is_open_to_editing or "owner" in request.POST
    save = telling.change_people if is_whole else telling.name_told
    return answer(
        request,
        "objectives/change_people.html",
        (People if is_whole else WhoIsTold).about(changed, request.POST or None),
        save=lambda form: save(changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()),
        done=address_of(changed, "people"),
        said=_("Who answers for the objective is saved."),
        objective_set=changed.objective_set,
        objective=changed,
        is_whole=is_whole,
    )


@for_council(Can.EDIT_OBJECTIVES)
@require_http_methods(["GET", "POST"])
def change_criteria(request: HttpRequest, council: Council, set_slug: str, pk: int) -> HttpResponse:
    """The signs of success: all of them, or any one."""
    changed = objective_of(council, set_slug, pk)
    return edited(
        request,
        changed,
        Criteria,
        template="objectives/change_criteria.html",
        part="measures",
        said=_("The signs of success are saved."),
        save=lambda form: measuring.set_criteria(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
    )
