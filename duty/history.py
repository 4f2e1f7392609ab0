"""The whole history of one duty: each publication judged by the law of its own day, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duty import reasons
from duty.citations import Citation
from duty.clock import Standing, judged, standing
from duty.cycles import Cycle, cycle_after, cycle_due_in, cycle_named, cycle_of, cycle_open
from duty.nations import Nation
from duty.regimes import DUTIES, RELATED
from duty.rows import Duty, Recurrence
from duty.written import in_words


@dataclass(frozen=True)
class Met:
    """The duty was met on a day; `cycle` names the reporting year it was for, where somebody said."""

    made_public_on: date
    cycle: str = ""


@dataclass(frozen=True)
class Past:
    """One due day of the past, and what came of it.

    `days_late` counts from the safe day and is 0 in time, where lateness is arguable, and where nothing was judged
    (`due_on` is None). Of what was not published (`met_on` is None) it counts the days so far. `publications` are those
    it is about: the one that met it, and later ones for the same reporting year.
    """

    due_on: date | None
    contested_until: date | None
    met_on: date | None
    cycle: Cycle | None
    days_late: int
    is_arguable: bool
    sentence: str
    citation: Citation
    publications: tuple[Met, ...] = ()


def history(
    nation: str,
    code: str,
    met: Sequence[Met],
    *,
    on: date,
    began_on: date | None = None,
    since: date | None = None,
) -> tuple[Past, ...]:
    """What is known of a duty's past as it stood on a day, oldest first; publications after that day are left out.

    A rolling duty has an entry for each publication, because each restarts the clock, and one for the period now open
    once its day has passed. A duty with fixed days has an entry for each reporting year whose day has passed, from the
    first that was met, or from the one open on `since` (the day from which somebody looks after it) if that is earlier;
    where neither is known, for the last one alone. What came before the Regulations or before the council is shown, not
    judged, and starts nothing. Every publication stands in exactly one entry. A duty without due days has no history,
    and neither has one that another nation's councils owe. Raises LookupError for a code or a reporting year there is
    not.
    """
    rows = [duty for duty in (*DUTIES, *RELATED) if duty.code == code]
    if not rows:
        raise LookupError(f"No duty {code} is known.")
    rows = sorted((row for row in rows if row.nation is Nation(nation)), key=lambda row: row.effective_from)
    if not rows or not rows[0].has_days or rows[0].recurrence is Recurrence.RETAIN_YEARS:
        return ()
    known = sorted((one for one in met if one.made_public_on <= on), key=lambda one: one.made_public_on)
    if rows[0].is_fixed:
        return tuple(_year_by_year(rows, known, on, began_on, since))
    return tuple(_one_by_one(rows, known, on, began_on))


def _one_by_one(rows: list[Duty], met: list[Met], on: date, began_on: date | None) -> Iterator[Past]:
    """A rolling duty: every publication is judged by the one before it, and starts the next period."""
    last: date | None = None
    for one in met:
        row = _law_of(rows, one.made_public_on)
        if row is None:
            yield _before_the_law(rows[0], one)
        elif began_on is not None and one.made_public_on < began_on:
            yield _before_the_council(row, one, began_on)
        else:
            yield _judged(row, [one], judged(row, published_on=one.made_public_on, previous=last, began_on=began_on))
            last = one.made_public_on
    now = _law_of(rows, on)
    if now is None:
        return
    at = standing(now, last=last, on=on, began_on=began_on)
    if at.days is not None and at.days < 0:
        yield _still_open(now, at, last, on)


def _year_by_year(
    rows: list[Duty], met: list[Met], on: date, began_on: date | None, since: date | None
) -> Iterator[Past]:
    """A duty with fixed days: the first publication for a reporting year meets it; years nobody met are named."""
    row = rows[-1]
    by_cycle: dict[str, list[Met]] = {}
    first = None if since is None else cycle_open(row, since)
    for one in met:
        if _law_of(rows, one.made_public_on) is None:
            yield _before_the_law(rows[0], one)
            continue
        cycle = cycle_named(row, one.cycle) if one.cycle else cycle_of(row, one.made_public_on)
        if began_on is not None and one.made_public_on < began_on:
            yield _before_the_council(row, one, began_on, cycle)
            continue
        by_cycle.setdefault(cycle.name, []).append(one)
        first = cycle if first is None else min(first, cycle, key=lambda known: known.opens_on)
    asked = first or _last_passed(row, on)
    while asked is not None and (by_cycle or asked.due_on < on):
        for_it = by_cycle.pop(asked.name, [])
        if began_on is not None and asked.ends_on < began_on:
            yield from (_for_a_year_before_the_council(row, asked, one, began_on) for one in for_it)
        elif for_it:
            at = judged(row, published_on=for_it[0].made_public_on, previous=None, cycle=asked.name)
            yield _judged(row, for_it, at)
        elif asked.due_on < on:
            yield _not_recorded(row, asked, on)
        asked = cycle_after(row, asked)


def _law_of(rows: list[Duty], day: date) -> Duty | None:
    return next((row for row in rows if row.in_force(day)), None)


def _last_passed(row: Duty, on: date) -> Cycle | None:
    """The last reporting year whose day has passed, if any has."""
    assert row.first_due_on is not None  # noqa: S101 - every row with a fixed day gives its first
    years = range(row.first_due_on.year, on.year + 1, row.years)
    passed = [cycle for cycle in (cycle_due_in(row, year) for year in years) if cycle.due_on < on]
    return passed[-1] if passed else None


def _before_the_law(row: Duty, one: Met) -> Past:
    return _not_judged(
        row,
        one,
        f"It was published on {in_words(one.made_public_on)}, before these Regulations came into force on "
        f"{in_words(row.effective_from)}. It is shown here and not judged.",
    )


def _before_the_council(row: Duty, one: Met, began_on: date, cycle: Cycle | None = None) -> Past:
    return _not_judged(
        row,
        one,
        f"It was published on {in_words(one.made_public_on)}, before the council began on {in_words(began_on)}. It is "
        "shown here and not judged.",
        cycle,
    )


def _for_a_year_before_the_council(row: Duty, cycle: Cycle, one: Met, began_on: date) -> Past:
    return _not_judged(
        row,
        one,
        f"It was published on {in_words(one.made_public_on)} for {cycle.name}. The council began on "
        f"{in_words(began_on)}, after {cycle.about}: it is shown here and not judged.",
        cycle,
    )


def _not_judged(row: Duty, one: Met, sentence: str, cycle: Cycle | None = None) -> Past:
    return Past(
        due_on=None,
        contested_until=None,
        met_on=one.made_public_on,
        cycle=cycle,
        days_late=0,
        is_arguable=False,
        sentence=sentence,
        citation=row.citation,
        publications=(one,),
    )


def _judged(row: Duty, met: Sequence[Met], at: Standing) -> Past:
    """A publication and its due day, with later ones for the same reporting year."""
    day, *again = (one.made_public_on for one in met)
    sentences = [] if at.due_on is None else [_was_due(row, at)]
    sentences.append(reasons.how_it_was_met(day, at.days, contested=at.contested, by_law=_is_the_laws_own(row, at)))
    sentences += [f"It was published again on {in_words(later)}." for later in again]
    late = -at.days if at.days is not None and at.days < 0 and not at.contested else 0
    return Past(
        due_on=at.due_on,
        contested_until=at.contested_until,
        met_on=day,
        cycle=at.cycle,
        days_late=late,
        is_arguable=at.contested,
        sentence=" ".join(sentences),
        citation=at.citation,
        publications=tuple(met),
    )


def _was_due(row: Duty, at: Standing) -> str:
    """Which day it was, and why that day where it was not the usual one."""
    assert at.due_on is not None  # noqa: S101 - only asked where there is a day
    if at.cycle is not None:
        because = f" {at.cycle.because}" if at.cycle.because else ""
        return f"The last day in time for {at.cycle.name} was {in_words(at.due_on)}.{because}"
    if at.contested_until is None:
        return f"The first date was {in_words(at.due_on)}."
    return f"The {'safe' if row.is_law else 'customary'} day was {in_words(at.due_on)}."


def _is_the_laws_own(row: Duty, at: Standing) -> bool:
    """Whether the law itself sets the day: a first date does, even where the interval after it is a custom."""
    return row.is_law or at.contested_until is None


def _not_recorded(row: Duty, cycle: Cycle, on: date) -> Past:
    """A reporting year whose day has passed without a publication that is recorded here."""
    return Past(
        due_on=cycle.due_on,
        contested_until=cycle.due_on,
        met_on=None,
        cycle=cycle,
        days_late=(on - cycle.due_on).days,
        is_arguable=False,
        sentence=" ".join(filter(None, (f"No publication for {cycle.name} is recorded here.", cycle.because))),
        citation=row.citation,
    )


def _still_open(row: Duty, at: Standing, last: date | None, on: date) -> Past:
    """The period now open, whose day has passed."""
    assert at.days is not None  # noqa: S101 - it has passed
    since = f"since {in_words(last)}" if last else "under this duty"
    passed = f"{reasons.days_in_words(-at.days)} past on {in_words(on)}{', and still arguable' if at.contested else ''}"
    return Past(
        due_on=at.due_on,
        contested_until=at.contested_until,
        met_on=None,
        cycle=None,
        days_late=0 if at.contested else -at.days,
        is_arguable=at.contested,
        sentence=f"No publication {since} is recorded here. {_was_due(row, at)[:-1]}, {passed}.",
        citation=at.citation,
    )
