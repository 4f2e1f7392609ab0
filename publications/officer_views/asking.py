"""Asking a colleague for a part, and what the colleague answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from councils.access import for_council
from councils.actions import NotPossible
from councils.day import today_at
from councils.models import Council
from councils.people_form import people_who
from councils.roles import Can
from publications import contributing
from publications.building_forms import AnswerRequest, Ask
from publications.lifecycle import NotAllowedNow
from publications.models import Section
from publications.officer_views.pieces import in_a_part, part_at, part_page, place, tried
from publications.officer_views.reaching import held_by, person_of
from publications.progress import how_it_stands


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
@in_a_part
def ask_for_part(request: HttpRequest, section: Section) -> HttpResponse:
    """Who is asked, for what, by when."""
    council = section.publication.council
    on = today_at(council)
    form = Ask(request.POST if request.method == "POST" else None, people=people_who(council, Can.CONTRIBUTE), on=on)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            status = tried(form, lambda: contributing.ask(section, on=on, by=person_of(request), **form.cleaned_data))
        except NotPossible as refusal:
            form.add_error("person", str(refusal))
    if status != 302:
        intro = _(
            "They may write this part and nothing else, and the day stands among their dates. You see on the "
            "document’s page how it stands."
        )
        told = {"heading": _("Ask a colleague for this part"), "intro": intro}
        return part_page(request, "form", section, form=form, status=status, **told)
    messages.success(request, _("%(who)s is asked, and finds it under “Yours”.") % {"who": form.cleaned_data["person"]})
    return redirect(f"{place('write_section', section)}#asked")


@for_council(Can.CONTRIBUTE)
@require_http_methods(["GET", "POST"])
def contribution(request: HttpRequest, council: Council, kind: str, period: str, key: str, pk: int) -> HttpResponse:
    """What was asked of whom, how it stands, and the answer of the one who was asked."""
    section = part_at(council, kind, period, key)
    asked = section.contributions.all()
    if Can.EDIT_PUBLICATIONS not in held_by(request):
        asked = asked.filter(person=request.user.pk)
    found = get_object_or_404(asked, pk=pk)
    found.section = section
    is_theirs = found.person_id == request.user.pk
    if request.method == "POST" and not is_theirs:
        return redirect(place("contribution", section, pk))
    form = AnswerRequest(request.POST if request.method == "POST" else None)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        on = today_at(council)
        status = tried(form, lambda: contributing.answer(found, on=on, by=person_of(request), **form.cleaned_data))
        if status == 302:
            messages.success(request, _("Thank you. The officers see your answer on the document’s page."))
            return redirect(place("contribution", section, pk))
        found.refresh_from_db()
    told = {"asked": found, "how": how_it_stands(found), "form": form, "is_theirs": is_theirs}
    return part_page(request, "contribution", section, status=status, **told)


@for_council(Can.EDIT_PUBLICATIONS)
@require_POST
@in_a_part
def take_back(request: HttpRequest, section: Section, pk: int) -> HttpResponse:
    """The colleague is asked no more."""
    found = get_object_or_404(section.contributions, pk=pk)
    try:
        contributing.take_back(found, on=today_at(section.publication.council), by=person_of(request))
    except NotAllowedNow as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("%(who)s is asked no more.") % {"who": found.person_name})
    return redirect(f"{place('write_section', section)}#asked")
