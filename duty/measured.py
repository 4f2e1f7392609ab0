"""What is asked about a measure and answered: its figures over time, its target, and how it stands to that."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from duty.figures import Unit
from duty.shares import Way
from duty.written import in_words


class TargetKind(StrEnum):
    """What a target asks for."""

    NONE = "none"
    VALUE = "value"
    WITHIN = "within"
    IMPROVE = "improve"
    NARROW = "narrow"
    ABOVE = "above"
    BENCHMARK = "benchmark"
    ZERO = "zero"


class Standing(StrEnum):
    """How it stands. A target to come nearer to is met, missed or on its way; a rule to keep holds or fails."""

    MET = "met"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    MOVING_AWAY = "moving_away"
    MISSED = "missed"
    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True)
class Seen:
    """The figure of a period: its last day, and what the comparator and the benchmark were at the same time.

    `breaks` says that the way of counting changed before this period: nothing earlier compares with it.
    """

    label: str
    on: date | None
    value: Fraction | None
    comparator: Fraction | None = None
    benchmark: Fraction | None = None
    is_baseline: bool = False
    breaks: bool = False


@dataclass(frozen=True)
class Aimed:
    """A target. `value` is the figure to reach, or the lower edge of what to stay within; an edge may be left open."""

    kind: TargetKind
    way: Way
    value: Fraction | None = None
    upper: Fraction | None = None
    on: date | None = None


@dataclass(frozen=True)
class Progress:
    """How a measure stands, and why. `done` and `expected` are shares of the way and of the time.

    They are empty where no figure has to be reached, or where it was passed before the start. `latest` is the figure
    that was judged: the newest that is known, or the newest that has what it is compared with.
    """

    standing: Standing
    done: Fraction | None
    expected: Fraction | None
    should_be: Fraction | None
    start: Seen | None
    latest: Seen | None
    explanation: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """A figure that is known."""

    seen: Seen
    value: Fraction

    @property
    def in_brackets(self) -> str:
        """ " (2022 to 2023)", where the period has a name."""
        return f" ({self.seen.label})" if self.seen.label else ""

    @property
    def figure(self) -> str:
        """ "the figure for 2022 to 2023"."""
        return f"the figure for {self.seen.label}" if self.seen.label else "the figure"


class Course(NamedTuple):
    """The share of the way that is done, the share of the time that has passed, and the figure that goes with it."""

    done: Fraction | None = None
    expected: Fraction | None = None
    should_be: Fraction | None = None


_NO_COURSE = Course()


@dataclass(frozen=True)
class Case:
    """All that is asked about one measure, and the answers to it.

    `points` are the known figures from the start to the newest, `every` has those before the start too. `whence` says
    why progress is not counted from a baseline, `unknown` that the newest period has no figure; `without_figure` names
    a period since the start of which none is known.
    """

    points: tuple[Point, ...]
    every: tuple[Point, ...]
    aimed: Aimed
    on: date
    unit: Unit
    whence: str = ""
    unknown: str = ""
    without_figure: str = ""

    @property
    def start(self) -> Point:
        """The figure that progress is counted from."""
        return self.points[0]

    @property
    def latest(self) -> Point:
        """The newest figure that is known."""
        return self.points[-1]

    @property
    def due(self) -> bool:
        """Whether the newest figure is one of the target's day or later. Without a day of its own it never is."""
        day, has_come = self.aimed.on, self.latest.seen.on
        return day is not None and has_come is not None and has_come >= day

    @property
    def by(self) -> str:
        """ " by 31 March 2027", where the target has a day."""
        return f" by {in_words(self.aimed.on)}" if self.aimed.on else ""

    def at(self, point: Point) -> str:
        """ "51.8% (2022 to 2023)"."""
        return f"{self.unit.given(point.value)}{point.in_brackets}"

    def stood(self, point: Point) -> str:
        """ "On 31 March 2026 it was at 51.8%": a sentence about one figure, to be finished."""
        if point.seen.on is None:
            return f"The {point.figure.removeprefix('the ')} is {self.unit.given(point.value)}"
        return f"On {in_words(point.seen.on)} it was at {self.unit.given(point.value)}"

    def counted(self, standing: Standing, *sentences: str, course: Course = _NO_COURSE) -> Progress:
        """The answer where it matters what progress is counted from, and whether the deciding figure is there."""
        last = self.unknown if standing is Standing.MET else self._awaited or self.unknown
        return self._answer(standing, (self.whence, *sentences, last), self.latest, course)

    def held(self, holds: bool, *sentences: str, by: Point | None = None) -> Progress:
        """The answer for a rule to keep, as one figure decides it."""
        standing = Standing.HOLDS if holds else Standing.FAILS
        return self._answer(standing, (*sentences, self.unknown), by or self.latest)

    def unsaid(self, why: str) -> Progress:
        """The answer where the target or what it is compared with leaves no other."""
        return self._answer(Standing.CANNOT_SAY, (why, f"{self.stood(self.latest)}.", self.unknown), self.latest)

    @property
    def _awaited(self) -> str:
        day = self.aimed.on
        if day is None or self.on <= day or self.due:
            return ""
        awaited = f"The target's day, {in_words(day)}, has passed, and a figure of that day or later is awaited"
        return f"{awaited}: {self.unknown[:1].lower()}{self.unknown[1:]}" if self.unknown else f"{awaited}."

    def _answer(
        self, standing: Standing, sentences: tuple[str, ...], latest: Point, course: Course = _NO_COURSE
    ) -> Progress:
        explanation = tuple(filter(None, sentences))
        return Progress(standing, *course, self.start.seen, latest.seen, explanation)
