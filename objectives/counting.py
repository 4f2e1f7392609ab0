"""What may be done to figures in numbers, and to figures that are revised. The only place they change so.

One figure is added by `measuring.add_reading`.
"""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.actions import NotPossible
from councils.day import today_at
from councils.edits import held, latest, plain, rewrite
from councils.models import Council
from councils.record import Actor, act, record
from govuk.quotes import in_quotes
from objectives.editing import editable
from objectives.figures_due import expect_figures, expect_figures_of
from objectives.measuring import with_states
from objectives.models import Measure, ObjectiveSet, Reading
from objectives.refusals import AlreadyThere

Row = tuple[Measure, dict[str, Any]]
COLUMNS = tuple(field for field in Reading._meta.concrete_fields if not field.primary_key)
TABLE = Reading._meta.db_table
UNSAID = {field.attname: field.get_default() for field in COLUMNS}
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NAMED = 5  # so many rows are named in a refusal


class FiguresThere(AlreadyThere):
    """Some periods have a figure already; `rows` are the places of those rows among what was to be added."""

    def __init__(self, message: str, *, rows: Sequence[int]) -> None:
        super().__init__(message)
        self.rows = tuple(rows)


@act
def add_readings(rows: Sequence[Row], *, council: Council, by: Actor) -> int:
    """Add many figures, of one measure or of several of one council: all of them or none, in one act of the record.
    Gives how many were added. The same rows twice, as by a double click, are once.

    The number of statements is the same for any number of rows. Raises NotPossible for a measure that is there no
    more, NotAllowedNow for a baseline where its set is locked, and FiguresThere for rows whose period has a figure, or
    which say a period or a baseline twice.
    """
    council = held(council)
    rows = [(measure, with_states(told)) for measure, told in rows]
    measures = held_measures({measure.pk for measure, _told in rows}, council)
    for objective_set in sets_of_baselines(rows, measures):
        editable(objective_set)
    if is_all_there(rows):
        return 0
    for_one = {measure.pk: measure for measure, _told in rows}
    copy_in([told | {"measure_id": measure.pk} for measure, told in rows])
    counts = Counter(measure.pk for measure, _told in rows)
    figures = [{"measure": str(for_one[key]), "number": key, "figures": count} for key, count in counts.items()]
    record("readings added", by=by, council=council, of=council, after={"figures": figures})
    expect_in_each_set(measures, on=today_at(council), by=by)
    return len(rows)


def held_measures(keys: set[int], council: Council) -> list[Measure]:
    """The measures, locked, with their objectives and sets at hand."""
    found = Measure.objects.select_for_update(no_key=True, of=("self",)).filter(
        pk__in=keys, objective__objective_set__council=council
    )
    measures = list(found.select_related("objective__objective_set").order_by("pk"))
    if len(measures) != len(keys):
        raise NotPossible(_("A measure of these figures was removed meanwhile. Open the page again."))
    return measures


def sets_of_baselines(rows: Sequence[Row], measures: Sequence[Measure]) -> list[ObjectiveSet]:
    """The sets that rows with a baseline belong to, each once."""
    keys = {measure.pk for measure, told in rows if told.get("is_baseline")}
    return list({each.objective.objective_set: None for each in measures if each.pk in keys})


def is_all_there(rows: Sequence[Row]) -> bool:
    """Whether every row stands there already as it is. Raises FiguresThere where only some do, or say another thing."""
    known: dict[tuple[int, str], dict[str, Any]] = {}
    begun: set[int] = set()
    columns = [field.attname for field in COLUMNS]
    for present in Reading.objects.filter(measure__in={measure.pk for measure, _told in rows}).values(*columns):
        known[present["measure_id"], present["period"]] = present
        if present["is_baseline"]:
            begun.add(present["measure_id"])
    if all(is_the_same(known.get((measure.pk, told["period"])), told) for measure, told in rows):
        return True
    said = set(known)
    there = []
    for n, (measure, told) in enumerate(rows):
        of_period = (measure.pk, told["period"])
        if of_period in said or (told.get("is_baseline") and measure.pk in begun):
            there.append(n)
        said.add(of_period)
        if told.get("is_baseline"):
            begun.add(measure.pk)
    if there:
        raise FiguresThere(already(rows, there), rows=there)
    return False


def is_the_same(present: Mapping[str, Any] | None, told: Mapping[str, Any]) -> bool:
    return present is not None and all(present[name] == value for name, value in told.items())


def already(rows: Sequence[Row], there: Sequence[int]) -> str:
    """ "There are figures already: “2016” of “Falls”, and 3 more." """
    words = _("“%(period)s” of %(measure)s")
    named = [words % {"period": rows[n][1]["period"], "measure": in_quotes(rows[n][0].name)} for n in there[:NAMED]]
    if rest := len(there) - len(named):
        named.append(ngettext("%(count)s more", "%(count)s more", rest) % {"count": rest})
    return _("Nothing was added. There is a figure already, or two rows say the same: %(rows)s.") % {
        "rows": ", ".join(named)
    }


def copy_in(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows as the database takes them fastest. Its triggers keep the history of each as of any other row; the
    actor is told to the transaction first, because no wrapper of statements sees a COPY."""
    names = [field.attname for field in COLUMNS]  # a column's name, too, for none is called otherwise
    lines = io.StringIO()
    for told in rows:
        whole = {**UNSAID, **told}
        lines.write("\t".join([as_copied(whole[name]) for name in names]))
        lines.write("\n")
    lines.seek(0)
    with connection.cursor() as cursor:
        cursor.execute("SHOW TIME ZONE")  # any statement that is not a SELECT carries the actor into the transaction
        cursor.copy_expert(f"COPY {TABLE} ({', '.join(names)}) FROM STDIN", lines)


def as_copied(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value).translate(ESCAPED)


def expect_in_each_set(measures: Sequence[Measure], *, on: date, by: Actor) -> None:
    sets = {measure.objective.objective_set: None for measure in measures}
    for objective_set in sets:
        of_set = [measure for measure in measures if measure.objective.objective_set == objective_set]
        expect_figures_of(of_set, objective_set, on=on, by=by)


# --- Revised ----------------------------------------------------------------------------------------------------------


@act
def change_reading(reading: Reading, *, seen: int, because: str, by: Actor, **changes: Any) -> Reading:
    """Revise a figure, with the reason, which the record keeps. It needs no amendment, save for a baseline: that is
    part of what was published.

    Raises StaleEdit, NotPossible without a reason, NotAllowedNow for a baseline where the set is locked, and
    AlreadyThere for a period that has another figure, or a second baseline."""
    council, measure, reading = held_reading(reading, seen=seen, becomes_baseline=bool(changes.get("is_baseline")))
    must_say_why(because)
    others = measure.readings.exclude(pk=reading.pk)
    if (period := changes.get("period", reading.period)) != reading.period and others.filter(period=period).exists():
        raise AlreadyThere(_("There is already a figure for “%(period)s”.") % {"period": period})
    if changes.get("is_baseline") and others.filter(is_baseline=True).exists():
        raise AlreadyThere(_("This measure already has a baseline."))
    before, now = rewrite(reading, **changes)
    if now:
        record("reading changed", by=by, council=council, of=reading, before=before, after=now | {"because": because})
        expect_figures(measure, measure.objective.objective_set, on=today_at(council), by=by)
    return reading


@act
def remove_reading(reading: Reading, *, because: str, by: Actor) -> None:
    """Remove a figure that should not stand there, with the reason, which the record keeps beside the figure. Raises
    NotPossible without a reason, and NotAllowedNow for a baseline where the set is locked."""
    council, measure, reading = held_reading(reading)
    must_say_why(because)
    stood = {field.attname: plain(getattr(reading, field.attname)) for field in COLUMNS}
    before = {name: value for name, value in stood.items() if value not in (None, "", False)}
    record("reading removed", by=by, council=council, of=reading, before=before, after={"because": because})
    reading.delete()
    expect_figures(measure, measure.objective.objective_set, on=today_at(council), by=by)


def held_reading(
    reading: Reading, *, seen: int | None = None, becomes_baseline: bool = False
) -> tuple[Council, Measure, Reading]:
    """The reading as it stands, locked after its council and its measure; while a baseline may change, if it is one."""
    council = held(reading.measure.objective.objective_set.council)
    measure = latest(reading.measure)
    reading = latest(reading, seen=seen)
    if reading.is_baseline or becomes_baseline:
        editable(measure.objective.objective_set)
    return council, measure, reading


def must_say_why(because: str) -> None:
    if not because:
        raise NotPossible(_("Say why the figure is revised. The record of acts keeps the reason."))
