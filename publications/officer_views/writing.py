"""Writing the parts of a document."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.day import today_at
from councils.edits import StaleEdit
from councils.models import Council, Record
from councils.roles import Can
from govuk.writing import onwards, status_of
from publications import actions
from publications.forms import WriteSection
from publications.lifecycle import NotAllowedNow
from publications.models import Edition, Section
from publications.officer_views.reaching import address, page, person_of, publication_of, to
from publications.officer_views.suggesting import is_asked, suggestion_for, with_suggestion
from publications.report.filling import prefilled
from publications.report.parts import PART


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "POST"])
def write_section(request: HttpRequest, council: Council, kind: str, period: str, key: str) -> HttpResponse:
    """One part: what it is for, what fills itself, last year's text, and the box to write in."""
    publication = publication_of(council, kind, period)
    section = get_object_or_404(publication.sections, key=key)
    told: dict[str, Any] = {}
    if request.method == "GET":
        if not publication.is_open_to_editing:
            return to("officer_publication", publication)
        names = ("narrative", "left_out_because", "is_done")
        told["form"] = WriteSection(
            part=PART[key], initial={name: getattr(section, name) for name in names} | {"seen": section.version}
        )
    elif is_asked(request):
        told["form"] = with_suggestion(request, section)
    else:
        told = saved_or_not(request, section)
        if told["status"] == 302:
            messages.success(request, _("“%(heading)s” is saved.") % {"heading": section.heading})
            return redirect(onwards(request, told["form"], address("officer_publication", publication)))
    told |= suggestion_for(request, section)
    told |= prefilled(key, publication, on=today_at(council))
    return page(request, "write_section", publication, section=section, part=PART[key], last=last_time(section), **told)


def saved_or_not(request: HttpRequest, section: Section) -> dict[str, Any]:
    """Try to save what was typed; gives what the page must show when it could not be, or should be looked at first."""
    form = WriteSection(request.POST, part=PART[section.key])
    if form.look_again():
        return {"form": form, "status": status_of(form)}
    if not form.is_valid():
        return {"form": form, "status": 422}
    try:
        actions.write_section(section, seen=form.cleaned_data["seen"], by=person_of(request), **form.words())
    except StaleEdit as stale:
        return stopped(request, form, stale.current)  # type: ignore[arg-type]  # what was edited is a section
    except NotAllowedNow as refusal:
        form.add_error(None, str(refusal))
        return {"form": form, "status": 409}
    return {"form": form, "status": 302}


def stopped(request: HttpRequest, form: WriteSection, current: Section) -> dict[str, Any]:
    """Both texts, and the form with what was typed and the version it would now replace."""
    typed = request.POST.copy()
    typed["seen"] = str(current.version)
    saved = (
        Record.objects.filter(subject_type=current._meta.label_lower, subject_number=current.pk).order_by("-at").first()
    )
    mine = form.words()
    return {
        "form": WriteSection(typed, part=form.part),
        "status": 409,
        "differences": [
            (form.fields[name].label, in_words(mine[name]), in_words(getattr(current, name)))
            for name in mine
            if mine[name] != getattr(current, name)
        ],
        "saved_by": saved.by_name if saved else "",
        "saved_at": saved.at if saved else None,
    }


def in_words(value: str | bool) -> str:
    return value if isinstance(value, str) else _("Yes") if value else _("No")


def last_time(section: Section) -> dict[str, str]:
    """What the council last published in this part for an earlier period: its title and text; nothing for the first."""
    before = Edition.objects.of_the_period_before(section.publication).select_related("publication").first()
    parts = before.snapshot["parts"] if before else []
    text = next((part["narrative"] for part in parts if part["key"] == section.key), "")
    return {"title": before.publication.title, "text": text} if before and text else {}
