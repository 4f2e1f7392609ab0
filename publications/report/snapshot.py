"""The frozen content of a publication: a tree of plain facts, its canonical text, and its SHA-256.

What is shown, printed and exported is drawn from this tree and the passport, and from nothing else. Dates are ISO
strings, figures the strings they were published as, so that the same tree always gives the same bytes. Whoever changes
its shape counts `SCHEMA` up and keeps the old templates.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from councils.models import Aim
from duty.written import in_words
from objectives.coverage import board_of
from objectives.facts import MeasureFacts, facts_of, iso
from objectives.models import Decision, Objective, ObjectiveSet, tags_of
from objectives.models.objective import characteristics_of
from objectives.signs import Signs, of_objective

SCHEMA = 3


@dataclass(frozen=True)
class FrozenProgress:
    as_at: str
    rag: str
    rag_label: str
    narrative: str


@dataclass(frozen=True)
class FrozenObjective:
    """`pairs` are the characteristics with the aims they are named for, by their codes; `local` the same by name for
    what the council considers beside the nine; `tags` the council's own words under the names of their kinds."""

    number: int
    reference: str
    title: str
    why: str
    aims: tuple[str, ...]
    characteristics: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    local: tuple[tuple[str, str], ...]
    is_about_pay: bool
    is_pursued: bool
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    owner: str
    member_sponsor: str
    signs: Signs
    commitments: tuple[str, ...]
    measures: tuple[MeasureFacts, ...]
    progress: tuple[FrozenProgress, ...]


@dataclass(frozen=True)
class CommitmentGroup:
    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class FrozenReason:
    """Why no objective covers a characteristic, or one aim for it (an empty `aim` is all of them)."""

    characteristic: str
    aim: str
    text: str


@dataclass(frozen=True)
class FrozenSet:
    title: str
    called: str
    period: str
    rationale: str
    decided_by: str
    decided_on: str
    decision_reference: str
    commitments: tuple[CommitmentGroup, ...]
    reasons: tuple[FrozenReason, ...]
    local: tuple[str, ...] = ()  # what the council considered beside the nine
    coverage: tuple[str, ...] = ()  # whom the objectives cover, in sentences


@dataclass(frozen=True)
class Table:
    """Cells are the texts that are shown. `chart` is the key of the picture drawn from them; empty for none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    as_at: str = ""
    source: str = ""
    note: str = ""
    chart: str = ""


@dataclass(frozen=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True)
class File:
    """A file that goes with a part, as it was uploaded; it is known by its hash. `alternative` stands for a picture."""

    title: str
    name: str
    type: str
    bytes: int
    sha256: str
    alternative: str = ""


@dataclass(frozen=True)
class Part:
    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    citations: tuple[tuple[str, str], ...] = ()
    narrative: str = ""
    left_out_because: str = ""
    tables: tuple[Table, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()  # of the objectives as published, whose charts stand in the part
    links: tuple[Link, ...] = ()
    files: tuple[File, ...] = ()
    number: str = ""  # of a numbered document: "2.1"
    under: str = ""  # the heading of several parts together, which is no part itself


@dataclass(frozen=True)
class FrozenClaim:
    """A duty that the document meets for listed bodies; with `is_part`, together with another document that moves the
    day."""

    code: str
    name: str
    citation: str
    bodies: tuple[str, ...]
    cycle: str
    is_part: bool


@dataclass(frozen=True)
class Brand:
    """How the council looks in print: its colour ("#17575c" or empty) and its logo by hash, with what it shows."""

    colour: str = ""
    logo_sha256: str = ""
    logo_alt: str = ""


@dataclass(frozen=True)
class Content:
    schema: int
    kind: str
    language: str
    council: str
    council_slug: str
    nation: str
    is_fictional: bool
    title: str
    period: str
    starts_on: str
    ends_on: str
    contact: str
    objective_set: FrozenSet | None
    objectives: tuple[FrozenObjective, ...]
    parts: tuple[Part, ...]
    owner: str = ""
    review_on: str = ""
    claims: tuple[FrozenClaim, ...] = ()
    supersedes: tuple[str, str] | None = None  # the title of the document it replaces, and its address
    brand: Brand = Brand()
    facts: tuple[tuple[str, str], ...] = ()  # at the head of the document: what a fact is called, and what it says


def canonical(tree: dict[str, Any]) -> str:
    """The one text of a tree: keys sorted, no spaces, letters as they are."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(tree: dict[str, Any]) -> str:
    """SHA-256 of the canonical text, in lower-case hexadecimal."""
    return hashlib.sha256(canonical(tree).encode()).hexdigest()


def period_in_words(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on and ends_on:
        return f"{in_words(starts_on)} to {in_words(ends_on)}"
    return in_words(starts_on or ends_on) if (starts_on or ends_on) else ""  # type: ignore[arg-type]  # one is a day


def numbered(objectives: Sequence[Objective]) -> list[tuple[int, Objective]]:
    """Objectives in their order, with the number each has, or will have from its first publication on, for ever."""
    last = max((objective.number or 0 for objective in objectives), default=0)
    given = []
    for objective in objectives:
        if objective.number is None:
            last += 1
        given.append((objective.number or last, objective))
    return given


def frozen_objective(number: int, objective: Objective, *, on: date) -> FrozenObjective:
    aims = dict(Aim.choices)
    measures = tuple(facts_of(objective, on=on))
    said = sorted((p for p in objective.progress.all() if p.as_at <= on), key=lambda p: (p.as_at, p.pk), reverse=True)
    return FrozenObjective(
        number=number,
        reference=objective.reference,
        title=objective.title,
        why=objective.why,
        aims=tuple(str(label) for key, label in aims.items() if key in objective.aims),
        characteristics=tuple(characteristic.name for characteristic in characteristics_of(objective)),
        pairs=tuple(sorted((row.pair.characteristic_id, row.pair.aim) for row in objective.cover.all())),
        local=tuple(sorted((row.local.name, row.aim) for row in objective.local_cover.all())),
        is_about_pay=objective.is_about_pay,
        is_pursued=is_pursued(objective, on=on),
        tags=tags_of(objective),
        owner=objective.owner,
        member_sponsor=objective.member_sponsor,
        signs=of_objective(objective, measures, on=on),
        commitments=tuple(c.text for c in sorted(objective.commitments.all(), key=lambda c: c.position)),
        measures=measures,
        progress=tuple(FrozenProgress(iso(p.as_at), p.rag, str(p.get_rag_display()), p.narrative) for p in said),
    )


def is_pursued(objective: Objective, *, on: date) -> bool:
    """Whether no review up to the day has retired or replaced it. Wants `reviews` prefetched."""
    made = [review for review in objective.reviews.all() if review.decided_on <= on]
    newest = max(made, key=lambda review: (review.decided_on, review.pk), default=None)
    return newest is None or newest.decision in (Decision.KEEP, Decision.AMEND)


def with_coverage(frozen: FrozenSet, objective_set: ObjectiveSet, *, on: date) -> FrozenSet:
    """The same set with whom its objectives cover, as they stand on a day."""
    board = board_of(objective_set, on=on)
    return replace(frozen, local=tuple(row.name for row in board.local), coverage=tuple(board.sentences))


def frozen_set(objective_set: ObjectiveSet) -> FrozenSet:
    general = sorted((c for c in objective_set.commitments.all() if c.objective_id is None), key=lambda c: c.position)
    reasons = sorted(objective_set.gap_reasons.all(), key=lambda reason: (reason.characteristic_id, reason.aim))
    return FrozenSet(
        title=objective_set.title,
        called=objective_set.called,
        period=objective_set.period_as_written,
        rationale=objective_set.rationale,
        decided_by=objective_set.decided_by,
        decided_on=iso(objective_set.decided_on),
        decision_reference=objective_set.decision_reference,
        commitments=tuple(
            CommitmentGroup(heading, tuple(c.text for c in under))
            for heading, under in groupby(general, key=lambda c: c.heading)
        ),
        reasons=tuple(FrozenReason(r.characteristic_id, r.aim, r.text) for r in reasons),
    )


def as_plain_facts(tree: Any) -> dict[str, Any]:
    """A frozen dataclass as JSON would give it back: dicts, lists, strings, numbers."""
    return json.loads(canonical(asdict(tree)))
