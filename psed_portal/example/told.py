"""How the invented story is told: its calendar, and the plain shapes of sets, objectives and what became of them.

Every day of the story is three numbers: years from the year of its newest report, month, day. Loaded in any year, the
story so ends shortly before the day it is loaded, and a day that has not come is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

Day = tuple[int, int, int]  # (years from the story's year, month, day)
NEWEST_REPORT = (2, 11)  # month and day on which the newest report was published
WORDS = Path(__file__).parent / "words"
YEAR_IN_WORDS = re.compile(r"\{y([+-]\d+)?\}")


@dataclass(frozen=True)
class Calendar:
    """The story as it stands on a day: `year` is that of the newest report published by then."""

    today: date

    @property
    def year(self) -> int:
        return self.today.year - ((self.today.month, self.today.day) < NEWEST_REPORT)

    def day(self, day: Day) -> date:
        years, month, number = day
        return date(self.year + years, month, number)

    def has_come(self, day: Day) -> bool:
        return self.day(day) <= self.today

    def at(self, day: date, hour: int) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(hour, 30)))

    def words(self, text: str) -> str:
        """The text with its years: "{y-1}" is the year before that of the newest report."""
        return YEAR_IN_WORDS.sub(lambda found: str(self.year + int(found[1] or 0)), text)

    def written(self, report: str, part: str) -> str:
        """What the officer wrote in a part of a report; empty where nothing was written."""
        path = WORDS / report / f"{part}.md"
        return self.words(path.read_text(encoding="utf-8")).strip() if path.exists() else ""

    @property
    def last_quarter_day(self) -> date:
        """The newest end of a quarter that is past: a review set for it is overdue, and not for long."""
        ends = [(12, 31), (9, 30), (6, 30), (3, 31)]
        days = [date(self.today.year - back, month, number) for back in (0, 1) for month, number in ends]
        return next(day for day in days if day < self.today)


@dataclass(frozen=True)
class Figure:
    """One reading: what the period is called, the day it ends, and the figures as published; without a value, `state`
    says why there is none."""

    period: str
    ends: Day
    value: str | None
    of: tuple[int, int] | None = None
    comparator: str | None = None
    benchmark: str | None = None
    state: str = "known"
    benchmark_state: str = ""
    break_before: str = ""
    note: str = ""


@dataclass(frozen=True)
class MeasureTold:
    """A measure with its baseline first. `given` are the model's own fields."""

    figures: tuple[Figure, ...]
    target_on: Day | None
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Sign:
    """A sign of success: read from the objective's measure of this place by a condition, or judged on a day."""

    text: str
    measure: int = -1
    condition: str = ""
    is_seen: bool | None = None
    evidence: str = ""
    judged: Day = (0, 1, 1)
    by: str = "con"


@dataclass(frozen=True)
class Said:
    """What somebody said of an objective on a day."""

    on: Day
    rag: str
    by: str
    words: str


@dataclass(frozen=True)
class Reviewed:
    on: Day
    decision: str
    by: str
    reason: str
    next_on: Day | None = None


@dataclass(frozen=True)
class ObjectiveTold:
    """An objective, and what became of it. `pairs` are (characteristics, aim); `is_review_overdue` asks for a review
    day that has just passed."""

    title: str
    why: str
    pairs: tuple[tuple[tuple[str, ...], str], ...]
    owner: str
    member_sponsor: str
    measures: tuple[MeasureTold, ...]
    target_groups: str = ""
    review_on: Day | None = None
    is_review_overdue: bool = False
    criteria: tuple[str | Sign, ...] = ()
    is_any_enough: bool = False
    commitments: tuple[str, ...] = ()
    progress: tuple[Said, ...] = ()
    reviews: tuple[Reviewed, ...] = ()


@dataclass(frozen=True)
class SetTold:
    """A set of objectives, from the first draft to the day it was made public."""

    title: str
    period: str
    rationale: str
    decided_by: str
    decided_on: Day
    decision_reference: str
    submitted_on: Day
    approved_on: Day
    published_on: Day
    objectives: tuple[ObjectiveTold, ...]
    commitments: tuple[str, ...] = ()
