"""How the pages inside a part reach it, whom they let in, and what they have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.edits import StaleEdit
from councils.models import Council, Record
from councils.roles import Can
from govuk.forms import Form
from publications.lifecycle import NotAllowedNow
from publications.models import Answered, Section
from publications.officer_views.reaching import address, held_by, hub_of, not_now, page, publication_of

View = Callable[..., HttpResponseBase]


def part_at(council: Council, kind: str, period: str, key: str) -> Section:
    publication = publication_of(council, kind, period)
    section = get_object_or_404(publication.sections, key=key)
    section.publication = publication
    return section


def may_write(request: HttpRequest, section: Section) -> bool:
    """Officers may write every part; a contributor those they are asked for, until they have answered."""
    asked = section.contributions.filter(person=request.user.pk, state=Answered.OPEN)
    return Can.EDIT_PUBLICATIONS in held_by(request) or asked.exists()


def in_a_part(view: View) -> View:
    """Give the view the part at its address. Of a document that is no draft a GET leads to its own page, and what is
    asked of it is refused in a sentence."""

    @wraps(view)
    def entered(
        request: HttpRequest, council: Council, kind: str, period: str, key: str, **more: Any
    ) -> HttpResponseBase:
        section = part_at(council, kind, period, key)
        if not may_write(request, section):
            raise PermissionDenied(_("You may write the parts that you are asked for. Ask an equality officer."))
        if request.method in ("GET", "HEAD") and not section.publication.is_open_to_editing:
            return redirect(hub_of(section.publication))
        try:
            return view(request, section, **more)
        except NotAllowedNow as refusal:
            return not_now(request, section.publication, refusal)

    return entered


def place(name: str, section: Section, *more: Any) -> str:
    """The address of a page about the part."""
    return address(name, section.publication, section.key, *map(str, more))


def part_page(request: HttpRequest, template: str, section: Section, *, status: int = 200, **told: Any) -> HttpResponse:
    """A page about a piece of the part, with the way back to the part."""
    told = {"section": section, "part_address": place("write_section", section)} | told
    return page(request, f"building/{template}", section.publication, status=status, **told)


def tried(form: Form, verb: Callable[[], Any], *, beside: str | None = None) -> int:
    """Do it, unless the state of the document forbids it: then the form says why and keeps what was typed. Gives how
    to answer."""
    try:
        verb()
    except NotAllowedNow as refusal:
        form.add_error(beside, str(refusal))
        return 409
    return 302


def saved_by(stale: StaleEdit) -> dict[str, Any]:
    """Who saved what an edit was stopped by, and when."""
    current = stale.current
    of_this = Record.objects.filter(subject_type=current._meta.label_lower, subject_number=current.pk)
    saved = of_this.order_by("-at").first()
    return {"saved_by": saved.by_name if saved else "", "saved_at": saved.at if saved else None}
