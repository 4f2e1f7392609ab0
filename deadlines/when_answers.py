"""What the public calculator answers: each duty's day from what a visitor said, in the order in which it matters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from duty.citations import GENERAL_DUTY, Citation, Confidence
from duty.clock import Standing, Status, due, standing
from duty.cycles import Cycle, cycle_after, cycle_due_in, cycle_named, cycle_open, cycle_owed
from duty.reasons import days_in_words
from duty.regimes import Duty, OtherLaw, Recurrence, duties_for, is_too_small_for, related_to
from duty.what_if import WhatIf, if_published
from duty.written import in_mid_sentence, in_words

NEVER, EARLIER = "never", "earlier"
COLOURS = {
    Status.NOT_APPLICABLE: "grey",
    Status.UP_TO_DATE: "green",
    Status.DUE_SOON: "yellow",
    Status.DUE_TODAY: "orange",
    Status.OVERDUE: "red",
    Status.NEVER_PUBLISHED: "red",  # the visitor says so, so it is known
}


@dataclass(frozen=True)
class Said:
    """What a visitor said of one duty; by default nothing, because they are not sure.

    `done` is the newest reporting year that was published, of a duty with fixed days: its name, NEVER, or EARLIER (than
    those one could choose).
    """

    last: date | None = None
    never: bool = False
    done: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.last or self.never or self.done)


@dataclass(frozen=True)
class Situation:
    """A council as a visitor describes it, and the day asked about. `planned` is a day on which they think of
    publishing."""

    nation: str
    on: date
    is_parish: bool = False
    headcount: int | None = None
    began_on: date | None = None
    planned: date | None = None
    said: Mapping[str, Said] = field(default_factory=dict)

    def said_of(self, duty: Duty) -> Said:
        return self.said.get(duty.code, Said())

    @property
    def begins_later(self) -> bool:
        return self.began_on is not None and self.began_on > self.on

    @property
    def law(self) -> tuple[Duty, ...]:
        """The duties of the nation on the day, whatever the council's size; none for a parish, which the schedule of
        the Regulations does not list."""
        found = () if self.is_parish else duties_for(self.nation, on=self.on)
        return found if isinstance(found, tuple) else ()

    @property
    def size_matters(self) -> bool:
        """Whether any duty depends on the number of employees."""
        return any(duty.threshold or duty.employee_part_from for duty in self.law)

    @property
    def beside(self) -> tuple[Duty, ...]:
        """What is asked beside the equality duties; of a parish, only what binds every public body."""
        found = related_to(self.nation, headcount=self.headcount, on=self.on)
        return tuple(duty for duty in found if duty.has_days or not self.is_parish)

    @property
    def asked_about(self) -> tuple[Duty, ...]:
        """The duties of which it matters when they were last met."""
        may_bind = (duty for duty in self.law if not is_too_small_for(duty, self.headcount))
        return tuple(duty for duty in (*may_bind, *self.beside) if duty.has_days and not duty.goes_with)


@dataclass(frozen=True)
class Answer:
    """Where one duty stands, or (`standing` is None) why that cannot be said: nobody knows when it was last met.

    `also_missed` are older reporting years without a publication, `done` the one of which the visitor says that it is,
    `before` the one of which they said nothing.
    """

    duty: Duty
    standing: Standing | None
    carried: tuple[Duty, ...] = ()
    what_if: WhatIf | None = None
    restart: str = ""
    done: Cycle | None = None
    before: Cycle | None = None
    also_missed: tuple[str, ...] = ()

    @property
    def cycle(self) -> Cycle | None:
        return self.standing.cycle if self.standing else None

    @property
    def title(self) -> str:
        told = {"duty": self.duty.name, "year": self.cycle.name if self.cycle else ""}
        return _("%(duty)s, %(year)s") % told if self.cycle else self.duty.name

    @property
    def key(self) -> str:
        """Its place on the page: "eq_info", "gpg-2026-27"."""
        return "-".join(filter(None, [self.duty.code.lower(), self.cycle.name if self.cycle else ""]))

    @property
    def question(self) -> str:
        """The name of the question that was asked about it."""
        return self.duty.code.lower()

    @property
    def day_is_called(self) -> str:
        match self.duty.recurrence:
            case Recurrence.RETAIN_YEARS:
                return _("Keep until")
            case Recurrence.PER_OBJECTIVE | Recurrence.REVIEW_YEARS:
                return _("Review by")
        return _("Publish by")

    @property
    def headline(self) -> str:
        return self.standing.headline if self.standing else _("We cannot say yet")

    @property
    def colour(self) -> str:
        at = self.standing
        if at is None:
            return "grey"
        is_milder = at.contested or (at.by_custom and at.status is Status.OVERDUE)
        return "orange" if is_milder else COLOURS[at.status]

    @property
    def due_on(self) -> date | None:
        return self.standing.due_on if self.standing else None

    @property
    def arguable_on(self) -> date | None:
        """The day after the safe one on which publishing is arguable; none where every reading gives one day."""
        at = self.standing
        is_later = at and at.contested_until and at.due_on and at.contested_until > at.due_on
        return at.contested_until if at and is_later else None

    @property
    def is_kept(self) -> bool:
        """Whether the day is not one to publish by: until then something has to stay where it is."""
        return self.duty.recurrence is Recurrence.RETAIN_YEARS

    @property
    def is_owed(self) -> bool:
        """Whether the law itself sets the day to publish by, and the council is bound by it."""
        return self.duty.is_law and not self.is_kept and bool(self.standing and self.standing.applies)

    @property
    def is_read(self) -> bool:
        """Whether somebody has read the provision for this."""
        return self.duty.citation.confidence is Confidence.VERIFIED


@dataclass(frozen=True)
class Answers:
    """The whole page: `dated` by day, those without an answer last; `undated` arise by event, or have a day only once
    it is known when something happened; `off` do not apply, with the reason."""

    situation: Situation
    dated: tuple[Answer, ...] = ()
    beside: tuple[Answer, ...] = ()
    undated: tuple[Duty, ...] = ()
    undated_beside: tuple[Duty, ...] = ()
    off: tuple[tuple[Duty, str], ...] = ()
    other_law: OtherLaw | None = None

    @property
    def general_duty(self) -> Citation:
        return GENERAL_DUTY

    @cached_property
    def days(self) -> tuple[Answer, ...]:
        """Everything with a day that has not passed: what goes into a calendar."""
        on = self.situation.on
        return tuple(answer for answer in (*self.dated, *self.beside) if answer.due_on and answer.due_on >= on)

    @cached_property
    def unknown(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.dated if answer.standing is None)

    @property
    def is_anything_said(self) -> bool:
        return any(said.anything for said in self.situation.said.values())

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What matters, most pressing first."""
        owed = [answer for answer in self.dated if answer.is_owed]
        return (*map(_pressing, filter(_is_pressing, owed)), *_next_day(owed))

    def why_on_its_day(self, answer: Answer) -> tuple[str, ...]:
        """The explanation as it reads on the due day itself: it says nothing of today, and is the same tomorrow."""
        assert answer.due_on is not None  # noqa: S101 - asked of days only
        return standing(
            answer.duty,
            last=self.situation.said_of(answer.duty).last,
            on=answer.due_on,
            headcount=self.situation.headcount,
            began_on=self.situation.began_on,
            cycle=answer.cycle.name if answer.cycle else None,
        ).explanation


def answers_to(situation: Situation) -> Answers:
    """The answer to what a visitor told. Reads no clock and no row."""
    if situation.begins_later:
        return Answers(situation)
    found = duties_for(situation.nation, on=situation.on)
    binding = [duty for duty in situation.law if not is_too_small_for(duty, situation.headcount)]
    dated = _answers(binding, situation)
    beside = _answers(situation.beside, situation)
    return Answers(
        situation,
        dated=tuple(sorted(dated, key=lambda answer: (answer.due_on or date.max, answer.standing is None))),
        beside=tuple(beside),
        undated=tuple(duty for duty in binding if not duty.goes_with and not _is_among(duty, dated)),
        undated_beside=tuple(duty for duty in situation.beside if not _is_among(duty, beside)),
        off=tuple(
            (duty, standing(duty, last=None, on=situation.on, headcount=situation.headcount).explanation[0])
            for duty in situation.law
            if is_too_small_for(duty, situation.headcount)
        ),
        other_law=found if isinstance(found, OtherLaw) else None,
    )


def may_be_never(duty: Duty) -> bool:
    """Whether it matters that it was never met: there was a first day for it."""
    return duty.recurrence not in (Recurrence.RETAIN_YEARS, Recurrence.REVIEW_YEARS)


def year_before(duty: Duty, cycle: Cycle) -> Cycle | None:
    """The reporting year before this one; none before the first."""
    year = cycle.opens_on.year
    return cycle_due_in(duty, year) if duty.first_due_on and year >= duty.first_due_on.year else None


# --- One duty ---------------------------------------------------------------------------------------------------------


def _answers(duties: Iterable[Duty], situation: Situation) -> list[Answer]:
    """What can be said of each: nothing of one that something has to set off, unless it is known to have happened."""
    found: list[Answer] = []
    for duty in duties:
        if duty.is_fixed:
            found += _of_fixed_days(duty, situation)
        elif duty.has_days and not duty.goes_with and (may_be_never(duty) or situation.said_of(duty).anything):
            found.append(_of_an_interval(duty, situation))
    return found


def _is_among(duty: Duty, answers: Iterable[Answer]) -> bool:
    return any(answer.duty == duty for answer in answers)


def _of_an_interval(duty: Duty, situation: Situation) -> Answer:
    said = situation.said_of(duty)
    carried = tuple(other for other in situation.law if other.goes_with == duty.code)
    day = situation.planned or situation.on
    if not said.anything:
        return Answer(duty, None, carried, restart=_restart(duty, day))
    at = standing(duty, last=said.last, on=situation.on, headcount=situation.headcount, began_on=situation.began_on)
    what_if = None
    if may_be_never(duty):
        what_if = if_published(duty, on=day, last=said.last, began_on=situation.began_on)
    return Answer(duty, at, carried, what_if)


def _restart(duty: Duty, day: date) -> str:
    """What can be said without knowing the last day: the one after publishing now."""
    again = due(duty, day).due_on
    told = {"day": in_words(day), "next": in_words(again) if again else ""}
    if duty.recurrence is Recurrence.PER_OBJECTIVE:
        return (
            _("An objective reviewed on %(day)s is due for its next review on %(next)s, whatever came before.") % told
        )
    return _("If you publish on %(day)s, the next falls due on %(next)s, whatever came before.") % told


def _of_fixed_days(duty: Duty, situation: Situation) -> Iterator[Answer]:
    """The reporting years still owed: the last one that is past its day, and the one that is due next."""
    said, on, began_on = situation.said_of(duty), situation.on, situation.began_on
    done = cycle_named(duty, said.done) if said.done and said.done not in (NEVER, EARLIER) else None
    owed = [cycle for cycle in _years_owed(duty, said, done, on) if began_on is None or cycle.ends_on >= began_on]
    if not owed:
        owed = [cycle_owed(duty, [done.name] if done else [], on=on, began_on=began_on)]
    past = [cycle for cycle in owed if cycle.due_on < on]
    for cycle in [*past[-1:], *owed[len(past) :]]:
        at = standing(duty, last=None, on=on, headcount=situation.headcount, began_on=began_on, cycle=cycle.name)
        day = situation.planned or on
        is_next = cycle == owed[-1]
        before = year_before(duty, cycle) if is_next and not said.done else None
        yield Answer(
            duty,
            at,
            what_if=if_published(duty, on=day, last=None, began_on=began_on, cycle=cycle.name)
            if at.applies and day >= cycle.opens_on
            else None,
            done=done if is_next else None,
            before=before if before and (began_on is None or before.ends_on >= began_on) else None,
            also_missed=() if is_next and cycle.due_on >= on else tuple(earlier.name for earlier in past[:-1]),
        )


def _years_owed(duty: Duty, said: Said, done: Cycle | None, on: date) -> list[Cycle]:
    now = cycle_open(duty, on)
    if done:
        owed = [cycle_after(duty, done)]
        while owed[-1].opens_on < now.opens_on:
            owed.append(cycle_after(duty, owed[-1]))
        return owed
    before = year_before(duty, now) if said.done in (NEVER, EARLIER) else None
    return [before, now] if before else [now]


# --- In a sentence ----------------------------------------------------------------------------------------------------


def listed(names: Iterable[str]) -> str:
    """ "one", "one and two", "one, two and three"."""
    *first, last = names
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _is_pressing(answer: Answer) -> bool:
    at = answer.standing
    return bool(at and (at.status is Status.NEVER_PUBLISHED or (at.days is not None and at.days <= 0)))


def _pressing(answer: Answer) -> str:
    at = answer.standing
    assert at is not None  # noqa: S101 - what is pressing stands somewhere
    if at.due_on is None or at.days is None:
        return _("%(duty)s: the law gives no first date to a council as young as this one.") % {"duty": answer.title}
    told = {"duty": answer.title, "day": in_words(at.due_on), "ago": days_in_words(-at.days)}
    if at.days == 0:
        return _("%(duty)s: due today, %(day)s.") % told
    if at.contested:
        return _("%(duty)s: the safe day was %(day)s, and publishing today is still arguable.") % told
    if at.status is Status.NEVER_PUBLISHED and at.days < 0:
        return _("%(duty)s: first due by %(day)s and never published.") % told
    return _("%(duty)s: due by %(day)s, %(ago)s ago.") % told


def _next_day(owed: Iterable[Answer]) -> Iterator[str]:
    ahead = [(answer.due_on, answer) for answer in owed if answer.due_on and not _is_pressing(answer)]
    if not ahead:
        return
    first = min(day for day, _answer in ahead)
    names = listed(in_mid_sentence(answer.title) for day, answer in ahead if day == first)
    yield _("The next day is %(day)s: %(duties)s.") % {"day": in_words(first), "duties": names}
