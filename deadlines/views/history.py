"""Pages of the book of deadlines: a council's past, what it says about a day that was missed, and a first date."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.access import for_council
from councils.actions import NotPossible
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from deadlines import actions, history_actions, past_words
from deadlines.forms import FirstDay, WhyItWasMissed
from deadlines.lapse_ledger import ledger
from duty.intervals import anniversary
from duty.regimes import Duty
from duty.written import in_words


@for_council(Can.SEE_DRAFTS)
@require_safe
def history(request: HttpRequest, council: Council) -> HttpResponse:
    return render(request, "deadlines/history.html", {"ledger": ledger(council, on=today_at(council))})


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def explain_lapse(request: HttpRequest, council: Council, code: str, body: str, day: str) -> HttpResponse:
    found = ledger(council, on=today_at(council)).line_of(code, body, day_in(day))
    if found is None:
        raise Http404
    past, line = found
    form = WhyItWasMissed(request.POST or None)
    if form.is_valid():
        assert line.past.due_on is not None  # noqa: S101 - found by its day
        because = form.cleaned_data["because"]
        if not line.said or line.said[0].because != because:  # sent twice is said once
            history_actions.explain(
                council,
                code,
                due_on=line.past.due_on,
                bodies=past.bodies,
                because=because,
                by=request.user,  # type: ignore[arg-type]  # signed in
            )
        messages.success(request, _("The explanation stands beside the day, here and on the public page."))
        return redirect("history", council.slug)
    page = {"form": form, "past": past, "line": line}
    return render(request, "deadlines/history_explain.html", page, status=422 if form.errors else 200)


@for_council(Can.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def first_date(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    on = today_at(council)
    duty = duty_of(council, code, on=on)
    page: dict[str, object] = {
        "duty": duty,
        "firsts": council.first_dates.filter(duty=code).order_by("-pk"),
        "no_first_date": past_words.no_first_date_and_advice(duty),
    }
    if not history_actions.bodies_without_a_first_date(council, duty):
        return render(request, "deadlines/first_date.html", page, status=409)
    latest = anniversary(max(on, council.started_on or on), duty.years)
    form = FirstDay(request.POST or None, earliest=council.started_on, latest=latest)
    if form.is_valid():
        try:
            history_actions.set_first_dates(council, duty, **form.cleaned_data, on=on, by=request.user)  # type: ignore[arg-type]  # signed in
        except NotPossible as error:  # somebody entered a publication meanwhile
            form.add_error(None, str(error))
        else:
            told = {"duty": duty.name, "day": in_words(form.cleaned_data["due_on"])}
            messages.success(request, _("%(duty)s: the council publishes it first by %(day)s.") % told)
            return redirect("history", council.slug)
    return render(request, "deadlines/first_date.html", page | {"form": form}, status=422 if form.errors else 200)


def day_in(address: str) -> date:
    """The day as an address writes it: 2026-03-29."""
    try:
        return date.fromisoformat(address)
    except ValueError:
        raise Http404 from None


def duty_of(council: Council, code: str, *, on: date) -> Duty:
    """The council's duty of that code, if it has one with days of its own."""
    for duty in actions.duties_of(council, on=on):
        if duty.code == code and duty.has_a_clock:
            return duty
    raise Http404
