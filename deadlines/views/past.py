"""Pages of the book of deadlines: what was published before the portal, entered and withdrawn by hand."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.actions import NotPossible
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from deadlines import actions
from deadlines.forms import MistakenEntry, PastPublication
from deadlines.models import Discharge, ListedBody
from duty.regimes import DUTIES, duties_for
from duty.written import in_words

NAMES = {duty.code: duty.name for duty in DUTIES}


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def past_publications(request: HttpRequest, council: Council) -> HttpResponse:
    on = today_at(council)
    duties = actions.duties_of(council, on=on)
    if not duties:
        page: dict[str, object] = {"why_none": why_no_days(council, on=on), "rows": rows_of(council)}
        return render(request, "deadlines/past_publications.html", page, status=409 if request.POST else 200)
    form = PastPublication(request.POST or None, duties=duties, on=on, initial={"duty": request.GET.get("duty")})
    if form.is_valid():
        told = dict(form.cleaned_data)
        try:
            met = actions.enter_past(council, told.pop("duty"), **told, by=request.user)  # type: ignore[arg-type]  # signed in
        except actions.AlreadyKnown as error:
            form.add_error("made_public_on", str(error))
        else:
            messages.success(
                request, _("Entered: “%(label)s”.") % {"label": met.label} + " " + after_entering(met, on=on)
            )
            return redirect("past_publications", council.slug)
    page = {"form": form, "rows": rows_of(council)}
    return render(request, "deadlines/past_publications.html", page, status=422 if form.errors else 200)


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_discharge(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    met = get_object_or_404(council.discharges.entered_by_hand(), pk=pk)
    on = today_at(council)
    form = MistakenEntry(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_discharge(met, because=form.cleaned_data["because"], on=on, by=request.user)  # type: ignore[arg-type]  # signed in
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            words = _("“%(label)s” no longer counts.") % {"label": met.label}
            messages.success(request, f"{words} {next_day(council, met.duty, on=on)}")
            return redirect("past_publications", council.slug)
    page = {"form": form, "met": met, "duty": name_of(met.duty)}
    return render(request, "deadlines/withdraw_discharge.html", page, status=422 if form.errors else 200)


def rows_of(council: Council) -> list[tuple[str, Discharge]]:
    """All that is known of the past, with each duty's name, newest first."""
    return [(name_of(met.duty), met) for met in council.discharges.newest_first()]


# --- In words ---------------------------------------------------------------------------------------------------------


def name_of(code: str) -> str:
    return NAMES.get(code, code)


def why_no_days(council: Council, *, on: date) -> str:
    return getattr(duties_for(council.nation, on=on), "sentence", _("No duty is known for this day."))


def after_entering(met: Discharge, *, on: date) -> str:
    follows = next_day(met.council, met.duty, on=on)
    later = met.council.discharges.standing().of_duty(met.duty).filter(made_public_on__gt=met.made_public_on)
    if later.exists():
        return _("A later publication is known, so nothing moves.") + " " + follows
    return follows


def next_day(council: Council, code: str, *, on: date) -> str:
    """By when to publish again, as the book has it now; or why it has no day."""
    name = name_of(code)
    told = {"duty": name, "next": name[:1].lower() + name[1:]}
    owed = council.deadlines.open().statutory().filter(duty=code, body=ListedBody.COUNCIL).first()
    if owed is None:
        return _("%(duty)s: no publication is known now, and the law gives no first date.") % told
    told["day"] = in_words(owed.due_on)
    if owed.opened_on is None:
        return _("%(duty)s: no publication is known now. The first was due by %(day)s.") % told
    if owed.due_on < on:
        return _("The day by which to publish your next %(next)s has passed: %(day)s.") % told
    return _("Publish your next %(next)s by %(day)s.") % told
