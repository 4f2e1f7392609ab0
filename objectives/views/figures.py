"""The figures of measures: one at a time, in a table, in a round for a whole set; revised and removed with a reason."""

from datetime import date
from typing import Any

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
from duty.written import in_words
from objectives import counting, measuring
from objectives.forms import AddReading, ChangeReading, FigureTable, RemoveReading, Round
from objectives.lifecycle import NotAllowedNow
from objectives.models import Measure, ObjectiveSet, Reading, State
from objectives.views.answers import (
    CONFLICT,
    UNPROCESSABLE,
    address_of,
    answer,
    may,
    objective_of,
    person,
    refused,
    set_of,
)
from objectives.views.measures import measure_of


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def add_reading(request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int) -> HttpResponse:
    """A newer figure. It needs no amendment; only a baseline does, for that is part of what was published."""
    objective = objective_of(council, set_slug, pk)
    measured = measure_of(objective.measures, measure)
    open_to_baseline = (
        objective.objective_set.is_open_to_editing
        and may(request, Can.EDIT_OBJECTIVES)
        and not measured.readings.filter(is_baseline=True).exists()
    )
    return answer(
        request,
        "objectives/add_reading.html",
        AddReading(request.POST or None, measure=measured, may_be_baseline=open_to_baseline),
        save=lambda form: measuring.add_reading(measured, by=person(request), **form.reading()),
        done=address_of(objective, "measures"),
        said=lambda reading: (
            _("The figure is added.") + who_reads_it(objective.objective_set, reading.ends_on, on=today_at(council))
        ),
        objective_set=objective.objective_set,
        objective=objective,
        measure=measured,
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def change_reading(
    request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int, reading: int
) -> HttpResponse:
    """A figure that has been revised, with the reason."""
    objective = objective_of(council, set_slug, pk)
    changed = reading_of(measure_of(objective.measures, measure), reading)
    return kept_baseline(request, changed) or answer(
        request,
        "objectives/change_reading.html",
        ChangeReading.of(changed, request.POST or None),
        save=lambda form: counting.change_reading(
            changed, seen=form.cleaned_data["seen"], by=person(request), **form.told()
        ),
        done=address_of(objective, "measures"),
        said=_("The revised figure is saved."),
        objective_set=objective.objective_set,
        objective=objective,
        measure=changed.measure,
        reading=changed,
    )


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def remove_reading(
    request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int, reading: int
) -> HttpResponse:
    """A figure that should not stand there, with the reason."""
    objective = objective_of(council, set_slug, pk)
    removed = reading_of(measure_of(objective.measures, measure), reading)

    def remove(form: RemoveReading) -> Measure:
        counting.remove_reading(removed, by=person(request), **form.cleaned_data)
        return removed.measure

    return kept_baseline(request, removed) or answer(
        request,
        "objectives/remove_reading.html",
        RemoveReading(request.POST or None),
        save=remove,
        done=address_of(objective, "measures"),
        said=_("The figure is removed."),
        objective_set=objective.objective_set,
        objective=objective,
        measure=removed.measure,
        reading=removed,
    )


def reading_of(measure: Measure, number: int) -> Reading:
    """The reading, with its measure and objective at hand."""
    return get_object_or_404(measure.readings, pk=number)


def kept_baseline(request: HttpRequest, reading: Reading) -> HttpResponse | None:
    """The page that says that a published baseline stays; None where the figure may change. A form already filled in is
    answered itself, so that nothing typed is lost."""
    objective_set = reading.measure.objective.objective_set
    if not reading.is_baseline or objective_set.is_open_to_editing or request.method == "POST":
        return None
    return refused(request, objective_set, _("This figure is the baseline, which is part of what was published."))


# --- Many at once -----------------------------------------------------------------------------------------------------


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def enter_figures(request: HttpRequest, council: Council, set_slug: str, pk: int, measure: int) -> HttpResponse:
    """A table of periods for one measure, typed or pasted; nothing is saved until every row is right."""
    objective = objective_of(council, set_slug, pk)
    measured = measure_of(objective.measures, measure)
    table = FigureTable(measured, typed=request.POST if request.method == "POST" else None)
    shown = {"measure": measured, "objective": objective, "objective_set": objective.objective_set}
    page, done = "objectives/enter_figures.html", address_of(objective, "measures")
    return entered(request, council, table, page=page, done=done, shown=shown)


@for_council(Can.NOTE_PROGRESS)
@require_http_methods(["GET", "POST"])
def enter_round(request: HttpRequest, council: Council, set_slug: str) -> HttpResponse:
    """One period for all measures of a set."""
    objective_set = set_of(council, set_slug)
    measures = (
        Measure.objects.filter(objective__objective_set=objective_set, replaced_by=None)
        .select_related("objective__objective_set")
        .prefetch_related("readings")
        .order_by("objective__position", "objective", "position")
    )
    table = Round(measures, typed=request.POST if request.method == "POST" else None)
    shown = {"objective_set": objective_set}
    page, done = "objectives/enter_round.html", objective_set.get_absolute_url()
    return entered(request, council, table, page=page, done=done, shown=shown)


def who_reads_it(objective_set: ObjectiveSet, ends_on: date | None, *, on: date) -> str:
    """Whether readers see the figures now, or from when on; nothing of a set that is not public."""
    if objective_set.state != State.PUBLISHED:
        return ""
    if ends_on and ends_on > on:
        words = _("Readers see what is of a period only once it has ended; the last of these ends on %(day)s.")
        return " " + words % {"day": in_words(ends_on)}
    return " " + _("Everybody can read it now.")


def entered(
    request: HttpRequest,
    council: Council,
    table: FigureTable | Round,
    *,
    page: str,
    done: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """Show the table. When it is sent: add all its rows and go on; or show it again with what stopped them."""
    status = 200
    if table.is_valid():
        try:
            count = counting.add_readings(table.told, council=council, by=person(request))
        except counting.FiguresThere as there:
            table.refuse(there.rows, _("There is a figure for this period already"))
        except (NotAllowedNow, NotPossible) as stopped:
            status, shown = CONFLICT, shown | {"stopped": str(stopped)}
        else:
            said = ngettext("%(count)s figure is added.", "%(count)s figures are added.", count)
            ends = max((told["ends_on"] for _measure, told in table.told if told.get("ends_on")), default=None)
            read = who_reads_it(shown["objective_set"], ends, on=today_at(council))
            messages.success(
                request, said % {"count": count} + read if count else _("These figures were added already.")
            )
            return redirect(done)
    status = UNPROCESSABLE if table.errors else status
    return render(request, page, shown | {"form": table}, status=status)
