"""A plan counted back from a due day: when each step has to begin and end so that the day is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duty.intervals import ONE_DAY
from duty.reasons import days_in_words
from duty.written import in_words

LONGEST_REST = 60
"""No calendar of working days has a longer run of days off; one that has is broken."""


class Unit(StrEnum):
    """What a step's length is counted in."""

    WEEKS = "weeks"
    """Whole weeks of seven days, weekends and bank holidays among them: consultation."""
    WORKING_DAYS = "working_days"
    """Days on which the council works: committee steps, call-in, publication."""


@dataclass(frozen=True)
class Step:
    """One step on the way to publication. A length of 0 says that the council does not take it."""

    key: str
    name: str
    length: int
    unit: str

    def __post_init__(self) -> None:
        if self.length < 0:
            raise ValueError(f"A step lasts no fewer than 0 {self.unit}, not {self.length}.")
        if self.unit not in tuple(Unit):
            raise ValueError(f'A step is counted in weeks or working_days, not in "{self.unit}".')


@dataclass(frozen=True)
class PlannedStep:
    """A step with its first and last day, both included."""

    step: Step
    starts_on: date
    ends_on: date

    @property
    def key(self) -> str:
        """The step's key."""
        return self.step.key

    @property
    def name(self) -> str:
        """The step's name."""
        return self.step.name


@dataclass(frozen=True)
class Plan:
    """Every step in the order of doing, the day to start by, and by how many days that has been missed."""

    due_on: date
    steps: tuple[PlannedStep, ...]
    start_by: date
    is_too_late: bool
    days_short: int
    sentences: tuple[str, ...]


def count_back(due_on: date, steps: Sequence[Step], *, on: date, is_working_day: Callable[[date], bool]) -> Plan:
    """The latest plan that keeps a due day. `steps` stand in the order of doing; `on` is the day the plan is made.

    The last step ends on the due day: the statutory day never moves, and where a step of working days would end on a
    day off it ends on the working day before. Each step ends just before the next begins, days off aside. N weeks are
    exactly N times seven days, as `intervals.last_day_of_weeks` counts them.
    """
    planned: list[PlannedStep] = []
    free_until = due_on
    for step in reversed([step for step in steps if step.length]):
        placed = _placed(step, free_until, is_working_day)
        planned.insert(0, placed)
        free_until = placed.starts_on - ONE_DAY
    start_by = planned[0].starts_on if planned else due_on
    short = max(0, (on - start_by).days)
    return Plan(due_on, tuple(planned), start_by, short > 0, short, _sentences(planned, start_by, due_on, on))


def _placed(step: Step, free_until: date, is_working_day: Callable[[date], bool]) -> PlannedStep:
    """A step that ends on the last day it may."""
    if step.unit == Unit.WEEKS:
        return PlannedStep(step, free_until - timedelta(weeks=step.length) + ONE_DAY, free_until)
    ends_on = starts_on = _working_day_before(free_until, is_working_day)
    for _ in range(step.length - 1):
        starts_on = _working_day_before(starts_on - ONE_DAY, is_working_day)
    return PlannedStep(step, starts_on, ends_on)


def _working_day_before(day: date, is_working_day: Callable[[date], bool]) -> date:
    """The day itself if it is a working day, or the last one before it."""
    for back in range(LONGEST_REST):
        candidate = day - timedelta(days=back)
        if is_working_day(candidate):
            return candidate
    raise ValueError(f"There is no working day in the {LONGEST_REST} days up to {in_words(day)}.")


def _sentences(planned: list[PlannedStep], start_by: date, due_on: date, on: date) -> tuple[str, ...]:
    if on < start_by:
        return (f"Start by {in_words(start_by)}.",)
    if on == start_by:
        return (f"Start today, {in_words(start_by)}: there is no day to spare.",)
    if due_on < on:
        short = f"The due day, {in_words(due_on)}, has passed: no plan can keep it."
        return (short, *_behind(planned, on))
    short = (
        f"It is too late for this plan: it would have had to start on {in_words(start_by)}, "
        f"{days_in_words((on - start_by).days)} ago. Shorten a step, leave one out, or choose a later day."
    )
    return (short, *_behind(planned, on))


def _behind(planned: list[PlannedStep], on: date) -> tuple[str, ...]:
    """Which steps should already have begun, and which of them should be over."""
    sentences = []
    for one in planned:
        if one.starts_on == one.ends_on < on:
            sentences.append(f"{one.name} should have been done on {in_words(one.ends_on)}.")
        elif one.ends_on < on:
            sentences.append(
                f"{one.name} should have begun on {in_words(one.starts_on)} and ended on {in_words(one.ends_on)}."
            )
        elif one.starts_on < on:
            sentences.append(f"{one.name} should have begun on {in_words(one.starts_on)}.")
    return tuple(sentences)
