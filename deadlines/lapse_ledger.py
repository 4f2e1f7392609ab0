"""The past of a council's duties: each day by which something was asked, what came of it, and what was said about it.

Asks; writes nothing. The words of each line are in `deadlines.past_words`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from councils.models import Council, Headcount
from deadlines import past_words
from deadlines.bodies import bodies_of, bodies_owing
from deadlines.models import Discharge, FirstDate, LapseReason, ListedBody
from deadlines.querysets import DischargeQuerySet
from deadlines.standing import Duties, Owed, counts_for, duties_of_councils, size_in
from duty.citations import Citation
from duty.clock import due
from duty.history import Met, Past, history
from duty.regimes import DUTIES, Duty, duties_for, is_too_small_for
from duty.rows import Recurrence

Of = tuple[int, str, str]
"""A council's key, a duty's code and a listed body."""


@dataclass(frozen=True)
class Line:
    """One day by which a duty had to be met, and what came of it; or a publication that no day was set for.

    `met` is the publication that met it, `again` are later ones for the same reporting year. `said` is what the council
    says about a day that was missed, the newest first. `kept` is how long what was published has to stay on the
    website.
    """

    past: Past
    met: Discharge | None
    again: tuple[Discharge, ...]
    sentences: tuple[str, ...]
    outcome: past_words.Outcome
    said: tuple[LapseReason, ...] = ()
    kept: str = ""

    @property
    def is_lapse(self) -> bool:
        """Whether there is something to be explained."""
        return self.outcome.is_lapse

    @property
    def looks(self) -> tuple[object, ...]:
        """What a reader sees of it: two bodies whose lines look alike are told as one."""
        met = (self.met.label, self.met.path, self.met.is_day_assumed) if self.met else None
        return (self.past, met, self.sentences, tuple((said.because, said.given_by_name) for said in self.said))


@dataclass(frozen=True)
class History:
    """The past of one duty, newest first, of the listed bodies that share it; and where it stands now (`owed`).

    `firsts` are the first dates that the council set itself, the newest first; `unplaced` is what was said about days
    that later entries have moved.
    """

    duty: Duty
    bodies: tuple[ListedBody, ...]
    lines: tuple[Line, ...]
    is_one_of_several: bool
    on: date
    owed: Owed | None = None
    firsts: tuple[FirstDate, ...] = ()
    unplaced: tuple[LapseReason, ...] = ()

    @property
    def body_names(self) -> str:
        return ", ".join(str(body.label) for body in self.bodies) if self.is_one_of_several else ""

    @property
    def at(self) -> str:
        """What a link to this part of the page says after the hash."""
        return f"{self.duty.code.lower()}-{self.bodies[0]}".replace("_", "-")

    @property
    def has_no_first_date(self) -> bool:
        """Whether neither the law nor a publication gives the day, so that the council has to set it."""
        if self.owed is None or not self.owed.standing.applies or self.owed.met is not None or self.duty.is_fixed:
            return False
        return self.owed.standing.due_on is None or bool(self.firsts)

    @property
    def no_first_date_in_words(self) -> str:
        return past_words.no_first_date(self.duty)

    @property
    def no_first_date_and_advice(self) -> str:
        """The same for those who have to decide."""
        return past_words.no_first_date_and_advice(self.duty)

    @property
    def first_in_words(self) -> str:
        """What the council set itself, in a sentence, where it did."""
        is_met = any(line.met for line in self.lines)
        return past_words.own_first_date(self.firsts[0].due_on, on=self.on, is_met=is_met)

    @property
    def in_short(self) -> str:
        return past_words.in_short([line.outcome for line in self.lines])

    @property
    def next_in_words(self) -> str:
        return past_words.what_is_next(self.owed.standing, self.duty) if self.owed else ""

    @property
    def citations(self) -> list[Citation]:
        """Each provision by which a day was judged, the newest first."""
        return list({str(line.past.citation): line.past.citation for line in self.lines}.values())


@dataclass(frozen=True)
class Before:
    """The past of a council whose place this one took, as it stood on its last day."""

    council: Council
    until: date | None
    histories: tuple[History, ...]


@dataclass(frozen=True)
class Ledger:
    """The whole past of a council, and of those before it; `other_law` says why there is none."""

    council: Council
    on: date
    histories: tuple[History, ...]
    before: tuple[Before, ...]
    other_law: str = ""

    def line_of(self, code: str, body: str, due_on: date) -> tuple[History, Line] | None:
        """The line of a day that was missed, if there is one."""
        for one in self.histories:
            if one.duty.code == code and body in one.bodies:
                for line in one.lines:
                    if line.past.due_on == due_on and line.is_lapse:
                        return one, line
        return None


@dataclass
class _Known:
    """What the book knows of some councils, by council, duty and body."""

    met: dict[Of, list[Discharge]] = field(default_factory=lambda: defaultdict(list))
    said: dict[Of, list[LapseReason]] = field(default_factory=lambda: defaultdict(list))
    firsts: dict[Of, list[FirstDate]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[int, list[Headcount]] = field(default_factory=lambda: defaultdict(list))


def ledger(council: Council, *, on: date, discharges: DischargeQuerySet | None = None) -> Ledger:
    """The past of a council as it stood on a day: the same number of queries however long it is.

    `discharges` lets the caller add columns of its own to them.
    """
    discharges = Discharge.objects.all() if discharges is None else discharges
    predecessors = list(council.predecessors.order_by("name"))
    now = duties_of_councils([council], on=on, discharges=discharges)[council.pk]
    known = _known([council, *predecessors], discharges, on=on)
    return Ledger(
        council=council,
        on=on,
        histories=tuple(_histories(council, known, None if council.has_ended(on=on) else now, on=_last(council, on))),
        before=tuple(
            Before(one, one.ended_on, tuple(_histories(one, known, None, on=_last(one, on)))) for one in predecessors
        ),
        other_law=now.other_law,
    )


def _last(council: Council, on: date) -> date:
    """The day, or the council's last one where it ended before."""
    return min(on, council.ended_on or on)


def _known(councils: Sequence[Council], discharges: DischargeQuerySet, *, on: date) -> _Known:
    keys, known = [council.pk for council in councils if council.is_followed], _Known()
    for met in discharges.standing().filter(council__in=keys, made_public_on__lte=on).order_by("made_public_on", "pk"):
        known.met[met.council_id, met.duty, met.body].append(met)
    for said in LapseReason.objects.filter(council__in=keys).order_by("-pk"):
        known.said[said.council_id, said.duty, said.body].append(said)
    for first in FirstDate.objects.filter(council__in=keys).order_by("-pk"):
        known.firsts[first.council_id, first.duty, first.body].append(first)
    for size in Headcount.objects.filter(council__in=keys, as_at__lte=on):
        known.sizes[size.council_id].append(size)
    return known


def _histories(council: Council, known: _Known, now: Duties | None, *, on: date) -> Iterator[History]:
    law = duties_for(council.nation, on=on)
    if not council.is_followed or not isinstance(law, tuple):
        return
    for duty in law:
        if duty.has_a_clock:
            each = [_history(council, duty, body, known, now, on=on) for body in bodies_owing(council, duty)]
            yield from _together(each)


def _history(
    council: Council, duty: Duty, body: ListedBody, known: _Known, now: Duties | None, *, on: date
) -> History | None:
    """The past of one duty of one listed body; None where it does not bind and never was met."""
    of: Of = (council.pk, duty.code, body)
    # Of a duty with a fixed day each year owed is listed, the newest last: that one says what comes next.
    each_owed = [one for one in now.owed if one.duty.code == duty.code and body in one.bodies] if now else []
    owed = each_owed[-1] if each_owed else None
    is_known = bool(known.met[of])
    if not is_known and now and owed is None:
        return None
    # Of an example made from documents nothing is held against the council that they do not say.
    is_silent = council.is_historical_example and not is_known
    lines = [] if is_silent else list(_lines(council, duty, of, known, on=on))
    is_worth_telling = is_known or is_silent or (now and not lines)
    if not is_worth_telling and all(line.outcome is past_words.Outcome.NOT_BOUND for line in lines):
        return None
    placed = {line.past.due_on for line in lines if line.is_lapse}
    return History(
        duty=duty,
        bodies=(body,),
        lines=tuple(reversed(lines)),
        is_one_of_several=len(bodies_of(council)) > 1,
        on=on,
        owed=owed,
        firsts=tuple(known.firsts[of]),
        unplaced=tuple(said for said in known.said[of] if said.due_on not in placed),
    )


def _lines(council: Council, duty: Duty, of: Of, known: _Known, *, on: date) -> Iterator[Line]:
    """Each day of the past, the oldest first."""
    waiting = [met for met in known.met[of] if met.made_public_on <= on]
    told = [_told(met) for met in waiting]
    before: Discharge | None = None
    for past in history(council.nation, duty.code, told, on=on, began_on=council.started_on, since=council.enrolled_on):
        met, again = _taken(waiting, past)
        size = size_in(past.cycle, known.sizes[council.pk]) if past.cycle else None
        outcome = past_words.outcome(duty, past, is_bound=not is_too_small_for(duty, size.count if size else None))
        is_its_own = met is not None and counts_for(council, met.made_public_on)
        is_first = is_its_own and before is None and past.due_on is None
        first = known.firsts[of][0] if known.firsts[of] and is_first else None
        sentences = past_words.sentences(
            duty,
            past,
            outcome,
            size=size,
            again=[one.made_public_on for one in again],
            own_first_date=first.due_on if first else None,
            is_day_assumed=bool(met and met.is_day_assumed),
            is_counted_from_an_assumed_day=bool(before and before.is_day_assumed and not duty.is_fixed),
        )
        yield Line(
            past=past,
            met=met,
            again=again,
            outcome=outcome,
            sentences=tuple(sentences),
            said=tuple(said for said in known.said[of] if said.due_on == past.due_on) if outcome.is_lapse else (),
            kept=_kept(duty, met, on=on) if met else "",
        )
        before = met if is_its_own else before


def _told(met: Discharge) -> Met:
    return Met(met.made_public_on, met.cycle)


def _taken(waiting: list[Discharge], past: Past) -> tuple[Discharge | None, tuple[Discharge, ...]]:
    """The publication that a line of the past is about, taken out of those that wait, with the later ones for the same
    reporting year. Each that waits is told in exactly one line."""
    found = []
    for told in past.publications:
        found.append(next(met for met in waiting if _told(met) == told))
        waiting.remove(found[-1])
    return (found[0] if found else None), tuple(found[1:])


def _kept(duty: Duty, met: Discharge, *, on: date) -> str:
    """How long what was published has to stay on the website, where the law says."""
    for row in DUTIES:
        is_about_it = row.recurrence is Recurrence.RETAIN_YEARS and row.code == f"{duty.code}_RETENTION"
        if is_about_it and row.in_force(met.made_public_on) and (until := due(row, met.made_public_on).due_on):
            return past_words.how_long_kept(until, on=on)
    return ""


def _together(each: Iterable[History | None]) -> list[History]:
    """Bodies whose past looks alike, told as one."""
    alike: dict[tuple[object, ...], History] = {}
    for one in filter(None, each):
        firsts = tuple((first.due_on, first.because) for first in one.firsts)
        key = (tuple(line.looks for line in one.lines), one.next_in_words, firsts)
        alike[key] = replace(alike[key], bodies=alike[key].bodies + one.bodies) if key in alike else one
    return list(alike.values())
