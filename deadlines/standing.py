"""Where the duties of councils stand on a day, from what the book knows. Asks; writes nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from councils.models import Council, Headcount
from councils.models.council import size_between
from deadlines.bodies import bodies_owing
from deadlines.models import Discharge, FirstDate, ListedBody
from deadlines.querysets import DischargeQuerySet
from duty.clock import Standing, Status, standing
from duty.cycles import Cycle, cycles_owed
from duty.regimes import DUTIES, Duty, OtherLaw, duties_for, is_too_small_for
from duty.written import in_words

BY_CYCLE = dict[str, Discharge]


@dataclass(frozen=True)
class Owed:
    """One duty of one council: which of its listed bodies owe it like this, where it stands and when it was last met.

    `headcount` is the one that says whether the duty binds, or its part about employees does.
    """

    duty: Duty
    bodies: tuple[ListedBody, ...]
    standing: Standing
    met: Discharge | None
    headcount: Headcount | None

    @property
    def body_names(self) -> str:
        """ "the education authority, the licensing board"."""
        return ", ".join(str(body.label) for body in self.bodies)


@dataclass(frozen=True)
class Duties:
    """All duties of a council on a day, or the other law. `owed` bind and have a clock of their own; for `undated` no
    day of their own is fixed; `too_small` do not bind a council of this size."""

    council: Council
    owed: tuple[Owed, ...] = ()
    undated: tuple[Duty, ...] = ()
    too_small: tuple[Owed, ...] = ()
    other_law: str = ""


def duties_of_councils(
    councils: Sequence[Council], *, on: date, discharges: DischargeQuerySet | None = None
) -> dict[int, Duties]:
    """The duties of each followed council on the day, by its key: two queries, and one more where a council is
    young, however many there are.

    `discharges` lets the caller add columns of its own to them.
    """
    followed = [council.pk for council in councils if council.is_followed]
    met = newest_met(followed, Discharge.objects.all() if discharges is None else discharges, on=on)
    noted: dict[int, list[Headcount]] = defaultdict(list)
    for headcount in Headcount.objects.filter(council__in=followed, as_at__lte=on):
        noted[headcount.council_id].append(headcount)
    firsts = {
        (first.council_id, first.body, first.duty): first
        for first in FirstDate.objects.filter(council__in=young(councils)).order_by("pk")
    }
    return {council.pk: _duties(council, met, noted[council.pk], firsts, on=on) for council in councils}


def young(councils: Iterable[Council]) -> list[int]:
    """The keys of those that began after the first of all first dates: the law may give them none."""
    earliest = min(duty.first_due_on for duty in DUTIES if duty.first_due_on)
    began = {council.pk: council.started_on for council in councils if council.is_followed}
    return [key for key, started_on in began.items() if started_on and started_on > earliest]


def newest_met(
    councils: Iterable[int], discharges: DischargeQuerySet, *, on: date
) -> dict[tuple[int, str, str], BY_CYCLE]:
    """The newest discharges up to the day: by council, body and duty, and of each the newest for each cycle."""
    newest = (
        discharges.standing()
        .filter(council__in=list(councils), made_public_on__lte=on)
        .order_by("council", "body", "duty", "cycle", "-made_public_on", "-pk")
        .distinct("council", "body", "duty", "cycle")
    )
    found: dict[tuple[int, str, str], BY_CYCLE] = defaultdict(dict)
    for met in newest:
        found[met.council_id, met.body, met.duty][met.cycle] = met
    return found


def _duties(
    council: Council,
    met: dict[tuple[int, str, str], BY_CYCLE],
    noted: Sequence[Headcount],
    firsts: dict[tuple[int, str, str], FirstDate],
    *,
    on: date,
) -> Duties:
    if not council.is_followed:
        return Duties(council)
    law = duties_for(council.nation, on=on)
    if isinstance(law, OtherLaw):
        return Duties(council, other_law=law.sentence)
    owed: list[Owed] = []
    for duty in law:
        if duty.has_a_clock:
            each = [
                one
                for body in bodies_owing(council, duty)
                for one in _owed(council, duty, body, met.get((council.pk, body, duty.code), {}), noted, firsts, on=on)
            ]
            owed += _together(each)
    return Duties(
        council,
        owed=tuple(each for each in owed if each.standing.applies),
        undated=tuple(duty for duty in law if not duty.has_a_clock),
        too_small=tuple(each for each in owed if not each.standing.applies),
    )


def _owed(
    council: Council,
    duty: Duty,
    body: ListedBody,
    met: BY_CYCLE,
    noted: Sequence[Headcount],
    firsts: dict[tuple[int, str, str], FirstDate],
    *,
    on: date,
) -> list[Owed]:
    """One for a duty that runs from the last publication; one for each year owed of a duty with a fixed day."""
    newest = max(
        (each for each in met.values() if counts_for(council, each.made_public_on)),
        key=lambda each: (each.made_public_on, each.pk),
        default=None,
    )
    cycles: tuple[Cycle | None, ...] = (None,)
    if duty.is_fixed:
        names = [name for name, each in met.items() if name and counts_for(council, each.made_public_on)]
        cycles = years_owed(council, duty, names, noted, on=on)
    owed = []
    for cycle in cycles:
        headcount = size_in(cycle, noted) if cycle else size_between(noted, on, on)
        at = standing(
            duty,
            last=newest.made_public_on if newest and cycle is None else None,
            on=on,
            headcount=headcount.count if headcount else None,
            at_most=bool(headcount and headcount.is_upper_bound),
            began_on=council.started_on,
            cycle=cycle.name if cycle else None,
        )
        first = firsts.get((council.pk, body, duty.code))
        if first and at.applies and at.due_on is None:
            at = _by_its_own_first_date(at, first, duty, on=on)
        owed.append(Owed(duty, (body,), at, newest, headcount))
    return owed


def counts_for(council: Council, made_public_on: date) -> bool:
    """Whether a publication can have been this council's: one from before it began was another's, and starts no clock
    of its own."""
    return council.started_on is None or made_public_on >= council.started_on


def years_owed(
    council: Council, duty: Duty, met: Collection[str], noted: Sequence[Headcount], *, on: date
) -> tuple[Cycle, ...]:
    """The reporting years for which a duty with a fixed day is owed, oldest first: from the one open when the council
    began to use the portal. Years for which it is known to have been too small are not, save that one stands for "does
    not bind" where nothing else does."""
    since = min(council.enrolled_on or on, on)
    owed = cycles_owed(duty, met, since=since, on=on, began_on=council.started_on)
    binding = tuple(cycle for cycle in owed if not too_small_in(cycle, duty, noted))
    return binding or owed[-1:]


def too_small_in(cycle: Cycle, duty: Duty, noted: Sequence[Headcount]) -> bool:
    """Whether the council is known to have been too small for the duty in that reporting year."""
    headcount = size_in(cycle, noted)
    return headcount is not None and is_too_small_for(duty, headcount.count)


def size_in(cycle: Cycle, noted: Sequence[Headcount]) -> Headcount | None:
    """The headcount that decides for a reporting year. One noted after its due day says nothing of it."""
    return size_between(noted, cycle.begins_on, cycle.ends_on, latest=cycle.due_on)


def _by_its_own_first_date(at: Standing, first: FirstDate, duty: Duty, *, on: date) -> Standing:
    """A council that the law gives no first date, with the one its administrator set."""
    days = (first.due_on - on).days
    status = Status.NEVER_PUBLISHED
    if days >= 0:
        status = Status.DUE_TODAY if days == 0 else Status.DUE_SOON if days <= duty.soon_days else Status.UP_TO_DATE
    said = f"The council set {in_words(first.due_on)} as its first date: {first.because}"
    return replace(at, due_on=first.due_on, days=days, status=status, explanation=(*at.explanation, said))


def _together(each: list[Owed]) -> list[Owed]:
    """Bodies that stand alike, told as one."""
    alike: dict[tuple[object, ...], Owed] = {}
    for owed in each:
        met = (owed.met.made_public_on, owed.met.label, owed.met.path) if owed.met else None
        key = (owed.standing.cycle and owed.standing.cycle.name, owed.standing.due_on, owed.standing.status, met)
        alike[key] = replace(alike[key], bodies=alike[key].bodies + owed.bodies) if key in alike else owed
    return list(alike.values())
