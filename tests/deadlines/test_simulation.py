"""Day by day against an oracle that knows nothing of the scan: every stage told once to everybody it concerns, although
jobs are missed, doubled and cut short, days move, and the mail server refuses.

The oracle counts on its fingers: it asks of each single day in which stage a deadline stands. It shares no code, no SQL
and no idea of "since" with what it judges.
"""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from smtplib import SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, connection

from deadlines import flags, notices
from deadlines.models import Arrangements, Deadline, Flag, Kind, Morning, Notice
from tests import cast

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
KNOWN_STAGES = (365, 180, 90, 60, 30, 14, 7, 1, 0)


@dataclass
class Promise:
    """What the oracle knows of one deadline."""

    key: int
    council: int
    notice_days: int
    owner: str | None
    due_on: date
    known_on: date
    counted_to: date | None = None
    is_open: bool = True


@dataclass
class Oracle:
    """Says what had to be flagged, and who had to be told of it."""

    officers: dict[int, list[str]]
    sponsors: dict[int, str]
    escalate_after: int
    promises: dict[int, Promise] = field(default_factory=dict)
    flagged: set[tuple[int, date, str]] = field(default_factory=set)
    readers: dict[tuple[int, date, str], set[str]] = field(default_factory=dict)
    raised_on: dict[tuple[int, date, str], date] = field(default_factory=dict)
    last_run: date | None = None

    @staticmethod
    def stage_of(promise: Promise, day: date) -> str | None:
        left = (promise.due_on - day).days
        if left < 0:
            return f"overdue {(-left + 6) // 7}"
        begun = [stage for stage in KNOWN_STAGES if left <= stage <= promise.notice_days]
        return str(min(begun)) if begun else None

    def morning(self, on: date) -> None:
        for promise in self.promises.values():
            if not promise.is_open:
                continue
            day = promise.counted_to + ONE_DAY if promise.counted_to else promise.known_on
            if self.last_run is None:
                day = on  # before the first morning nobody was there to be told
            while day <= on:
                stage = self.stage_of(promise, day)
                if stage is not None and (promise.key, promise.due_on, stage) not in self.flagged:
                    self.flag(promise, stage, on)
                day += ONE_DAY
            promise.counted_to = on
        self.last_run = on

    def flag(self, promise: Promise, stage: str, on: date) -> None:
        key = (promise.key, promise.due_on, stage)
        is_late = stage.startswith("overdue")
        readers = {promise.owner} if promise.owner else set()
        if is_late or not readers:
            readers |= set(self.officers[promise.council])
        if is_late and (on - promise.due_on).days >= self.escalate_after:
            readers.add(self.sponsors[promise.council])
        self.flagged.add(key)
        self.readers[key] = readers
        self.raised_on[key] = on


@dataclass
class MailServer:
    """Takes letters when it is in the mood. Keeps who was told what by them, as the ledger claims."""

    dice: random.Random
    refuses: bool = False
    taken: list[tuple[date, str]] = field(default_factory=list)
    refused: int = 0
    now: datetime | None = None

    def send(self, letter: EmailMultiAlternatives, *_args: object, **_how: object) -> int:
        if self.refuses or self.dice.random() < 0.03:
            self.refused += 1
            raise SMTPServerDisconnected("not now")
        assert self.now is not None
        self.taken.append((self.now.date(), letter.to[0]))
        return 1


class World:
    """A portal of a few councils and so many deadlines, and what befalls it."""

    def __init__(self, first: date, last: date, *, deadlines: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a game, not a secret
        self.first, self.last = first, last
        self.server = MailServer(self.dice)
        monkeypatch.setattr(EmailMultiAlternatives, "send", lambda letter, *args, **how: self.server.send(letter))
        self.people: dict[str, int] = {}
        self.councils = [self.council(f"shire-{number}") for number in range(4)]
        self.oracle = Oracle(
            {council.pk: [f"{council.slug}-{n}@example.org" for n in (1, 2)] for council in self.councils},
            {council.pk: f"{council.slug}-sponsor@example.org" for council in self.councils},
            escalate_after=14,
        )
        span = (last - first).days - 40
        self.births = sorted(first + timedelta(days=max(0, self.dice.randrange(-30, span))) for _ in range(deadlines))
        self.cut_short = False
        self.counts: Counter[str] = Counter()

    def council(self, slug: str):
        council = cast.council(slug, enrolled_on=date(2020, 1, 1))
        for name, role in (("1", "officer"), ("2", "officer"), ("owner", "contributor"), ("sponsor", "councillor")):
            person = cast.person(f"{slug}-{name}", (council, role))
            self.people[person.email] = person.pk
        Arrangements.objects.create(council=council, sponsor_id=self.people[f"{slug}-sponsor@example.org"])
        return council

    def born(self, on: date) -> None:
        """A deadline comes into the book: mostly long before its day, now and then after it."""
        council = self.dice.choice(self.councils)
        owner = f"{council.slug}-owner@example.org" if self.dice.random() < 0.3 else None
        due_on = on + timedelta(days=self.dice.choice([self.dice.randrange(-60, 30), self.dice.randrange(30, 500)]))
        notice_days = self.dice.choice([0, 14, 45, 90, 180, 365])
        row = Deadline.objects.create(
            council=council, kind=Kind.ACTION, label=f"Thing {len(self.oracle.promises)}", subject_type="a.thing",
            subject_number=len(self.oracle.promises) + 1, due_on=due_on, armed_on=on, notice_days=notice_days,
            owner_id=self.people[owner] if owner else None,
        )  # fmt: skip
        self.oracle.promises[row.pk] = Promise(row.pk, council.pk, notice_days, owner, due_on, on)

    def lived(self, on: date) -> None:
        """During the day things are met, now and then, and days are moved."""
        for promise in [each for each in self.oracle.promises.values() if each.is_open]:
            fate = self.dice.random()
            over = (on - promise.due_on).days
            if fate < (0.02 if over > -10 else 0.0005) or over > 120:
                promise.is_open = False
                Deadline.objects.filter(pk=promise.key).update(closed_on=on)
                self.counts["met"] += 1
            elif fate > 0.996:
                promise.due_on += timedelta(days=self.dice.choice([-20, 7, 90]))
                promise.known_on, promise.counted_to = on, None
                Deadline.objects.filter(pk=promise.key).update(due_on=promise.due_on, armed_on=on)
                self.counts["moved"] += 1

    def night(self, on: date, monkeypatch: pytest.MonkeyPatch) -> None:
        """The morning's job and the sweeps of a day, as far as they run at all."""
        fate = self.dice.random()
        if fate < 0.06:
            self.counts["missed"] += 1
            return  # 26 hours and more go by
        if fate < 0.10:
            self.counts["cut short"] += 1
            with monkeypatch.context() as cut:
                cut.setattr(flags, "NOTE_THE_MORNING", "SELECT pg_temp.the_machine_is_gone()")
                with pytest.raises(DatabaseError):
                    flags.raise_flags(on=on)
        flags.raise_flags(on=on)
        self.oracle.morning(on)
        self.server.refuses = self.dice.random() < 0.15
        for hours in (6, *((6.1,) if fate > 0.9 else ()), 6.5, 15):
            if hours == 15:
                self.server.refuses = False
            self.server.now = datetime.combine(on, time(), LONDON) + timedelta(hours=hours)
            notices.send_new(now=self.server.now)
        if fate > 0.9:
            self.counts["doubled"] += 1
            flags.raise_flags(on=on)

    def run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        waiting = list(self.births)
        on = self.first
        while on <= self.last:
            while waiting and waiting[0] <= on:
                self.born(waiting.pop(0))
            self.night(on, monkeypatch)
            self.lived(on)
            if (on - self.first).days % 90 == 20:
                with connection.cursor() as cursor:  # all of it is one transaction, into which autovacuum cannot see
                    cursor.execute("ANALYZE")
            on += ONE_DAY

    def deviations(self) -> dict[str, int]:
        """Where what happened differs from what the oracle says."""
        raised = [
            (key, due_on, f"overdue {week}" if stage == "overdue" else stage.split("_")[0].replace("on", "0"))
            for key, due_on, stage, week in Flag.objects.values_list("deadline", "due_on", "stage", "week")
        ]
        told: dict[tuple[int, date, str], list[str]] = defaultdict(list)
        letters: dict[tuple[date, str], None] = {}
        for notice in Notice.objects.exclude(sent_at=None).select_related("flag", "recipient").iterator():
            flag = notice.flag
            stage = f"overdue {flag.week}" if flag.stage == "overdue" else flag.stage.split("_")[0].replace("on", "0")
            told[flag.deadline_id, flag.due_on, stage].append(notice.recipient.email)
            letters[notice.sent_at.astimezone(LONDON).date(), notice.recipient.email] = None
        wrong_readers = untold = 0
        for key, readers in self.oracle.readers.items():
            promise = self.oracle.promises[key[0]]
            wrong_readers += len(set(told[key]) - readers)
            is_still_owed = promise.is_open and promise.due_on == key[1]
            if is_still_owed and self.oracle.raised_on[key] < self.last - timedelta(days=4):
                untold += len(readers - set(told[key]))
        return {
            "flags that should not be": len(set(raised) - self.oracle.flagged),
            "flags that are missing": len(self.oracle.flagged - set(raised)),
            "flags raised twice": len(raised) - len(set(raised)),
            "told twice": sum(len(people) - len(set(people)) for people in told.values()),
            "told the wrong people": wrong_readers,
            "not told": untold,
            "letters that the ledger does not know": len(set(self.server.taken) - set(letters)),
            "letters that nobody got": len(set(letters) - set(self.server.taken)),
            "more than one letter a day": len(self.server.taken) - len(set(self.server.taken)),
        }


def played(first: date, last: date, *, deadlines: int, monkeypatch: pytest.MonkeyPatch, seed: int = 2026) -> World:
    world = World(first, last, deadlines=deadlines, seed=seed, monkeypatch=monkeypatch)
    world.run(monkeypatch)
    return world


def test_some_months_with_every_misfortune_deviate_in_nothing(monkeypatch):
    """Over the change of the clocks on 30 March 2025."""
    world = played(date(2025, 2, 20), date(2025, 5, 10), deadlines=40, monkeypatch=monkeypatch)

    assert set(world.deviations().values()) == {0}, world.deviations()
    assert min(world.counts[each] for each in ("missed", "cut short", "doubled", "met", "moved")) > 0
    assert world.server.refused > 0


@pytest.mark.slow
def test_a_leap_year_deviates_in_nothing(monkeypatch):
    """Both changes of the clocks and 29 February. `python -m tests.tools.nine_years` plays the nine years."""
    world = played(date(2028, 1, 1), date(2028, 12, 31), deadlines=60, monkeypatch=monkeypatch)

    assert set(world.deviations().values()) == {0}, world.deviations()


@pytest.mark.parametrize(
    ("fault", "found"),
    [("one day late", "flags that are missing"), ("told twice", "more than one letter a day")],
)
def test_the_oracle_sees_a_planted_fault(monkeypatch, fault, found):
    if fault == "one day late":
        scan = flags.raise_flags
        monkeypatch.setattr(flags, "raise_flags", lambda *, on: scan(on=on - ONE_DAY))
    else:
        hand_over = notices.hand_over
        monkeypatch.setattr(notices, "hand_over", lambda *who, **how: hand_over(*who, **how) or hand_over(*who, **how))

    world = played(date(2025, 3, 1), date(2025, 4, 15), deadlines=12, monkeypatch=monkeypatch)

    assert world.deviations()[found] > 0
    assert Morning.objects.exists()
