"""Pages of the book of deadlines: what was published before the portal, entered and withdrawn by hand."""

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from councils.access import for_council
from councils.actions import NotPossible
from councils.day import today_at
from councils.models import Council
from councils.roles import Can
from deadlines import actions, history_actions
from deadlines.bodies import bodies_of
from deadlines.forms import MistakenEntry
from deadlines.models import Discharge, ListedBody
from deadlines.past_forms import Known, PastTable
from duty.regimes import DUTIES, duties_for
from duty.written import in_mid_sentence, in_words
from govuk.quotes import in_quotes

NAMES = {duty.code: duty.name for duty in DUTIES}


@for_council(Can.EDIT_PUBLICATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def past_publications(request: HttpRequest, council: Council) -> HttpResponse:
    on, typed = today_at(council), request.POST if request.method == "POST" else None
    duties = [duty for duty in actions.duties_of(council, on=on) if duty.has_a_clock]
    page: dict[str, object] = {"rows": rows_of(council), "is_several": len(bodies_of(council)) > 1}
    if not duties:
        page["why_none"] = why_no_days(council, on=on)
        return render(request, "deadlines/past_publications.html", page, status=200 if typed is None else 409)
    wants_more = typed is not None and "more" in typed
    chosen = request.GET.get("duty", "")
    table = PastTable(council, duties, on=on, typed=typed, chosen=chosen, is_asked_for_more=wants_more)
    if table.is_bound and table.is_valid(known_of(council)):
        try:
            entered = history_actions.enter_table(council, table.told, on=on, by=request.user)  # type: ignore[arg-type]  # signed in
        except history_actions.RowRefused as refusal:
            table.refuse(refusal.number, str(refusal))
        else:
            messages.success(request, after_entering(council, entered, rows=len(table.told), on=on))
            return redirect("history", council.slug)
    page |= {"form": table, "fixed": [duty for duty in duties if duty.is_fixed]}
    return render(request, "deadlines/past_publications.html", page, status=422 if table.errors else 200)


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
            words = _("%(label)s no longer counts.") % {"label": in_quotes(met.label)}
            messages.success(request, f"{words} {next_day(council, met.duty, met.body, on=on)}")
            return redirect("past_publications", council.slug)
    page = {"form": form, "met": met, "duty": name_of(met), "is_several": len(bodies_of(council)) > 1}
    return render(request, "deadlines/withdraw_discharge.html", page, status=422 if form.errors else 200)


def rows_of(council: Council) -> list[tuple[str, Discharge]]:
    """All that is known of the past, with each duty's name, newest first."""
    return [(name_of(met), met) for met in council.discharges.newest_first()]


def known_of(council: Council) -> Known:
    """What stands in the book, as the table asks it."""
    standing = council.discharges.standing().order_by("pk")
    return {(met.duty, met.made_public_on, met.body, met.cycle): met.label for met in standing}


# --- In words ---------------------------------------------------------------------------------------------------------


def name_of(met: Discharge) -> str:
    """ "Equality information", "Gender pay gap, 2024-25"."""
    name = NAMES.get(met.duty, met.duty)
    return f"{name}, {met.cycle}" if met.cycle else name


def why_no_days(council: Council, *, on: date) -> str:
    return getattr(duties_for(council.nation, on=on), "sentence", _("No duty is known for this day."))


def after_entering(council: Council, entered: Iterable[Discharge], *, rows: int, on: date) -> str:
    """What was entered, and for each duty by when to publish next."""
    newest: dict[str, Discharge] = {}
    for met in entered:
        if met.duty not in newest or met.made_public_on > newest[met.duty].made_public_on:
            newest[met.duty] = met
    sentences = [
        ngettext("Entered: %(count)d publication.", "Entered: %(count)d publications.", rows) % {"count": rows}
    ]
    for met in newest.values():
        later = council.discharges.standing().of_duty(met.duty).filter(body=met.body)
        if later.filter(made_public_on__gt=met.made_public_on).exists():
            sentences.append(_("A later publication is known, so nothing moves."))
        sentences.append(next_day(council, met.duty, met.body, on=on))
    return " ".join(sentences)


def next_day(council: Council, code: str, body: str = ListedBody.COUNCIL, *, on: date) -> str:
    """By when to publish again, as the book has it now; or why it has no day."""
    name = NAMES.get(code, code)
    told = {"duty": name, "next": in_mid_sentence(name)}
    owed = council.deadlines.open().statutory().filter(duty=code, body=body).order_by("due_on").first()
    is_met = council.discharges.standing().filter(duty=code, body=body).exists()
    if owed is None and is_met:
        return _("%(duty)s: nothing is owed of it now.") % told
    if owed is None:
        return _("%(duty)s: no publication is known now, and the law gives no first date.") % told
    told["day"] = in_words(owed.due_on)
    if not is_met and owed.cycle:
        told["year"] = owed.cycle
        return _("%(duty)s: no publication is known now. For %(year)s the day is %(day)s.") % told
    if not is_met and owed.due_on < on:
        return _("%(duty)s: no publication is known now. The first was due by %(day)s.") % told
    if not is_met:
        return _("%(duty)s: no publication is known now. Publish it by %(day)s.") % told
    if owed.due_on < on:
        return _("The day by which to publish your next %(next)s has passed: %(day)s.") % told
    return _("Publish your next %(next)s by %(day)s.") % told
