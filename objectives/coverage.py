"""Which characteristics and aims the objectives of a set cover, which cells the law closes, and what has no reason.

Drawn from plain inputs, so that a set as it stands and an edition as it was frozen are read the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from duty import characteristics
from duty.characteristics import AIMS, CHARACTERISTICS
from duty.nations import Nation
from objectives.coverage_words import reading
from objectives.models import Decision, Objective, ObjectiveSet

# Where reasons must be published for what no objective covers, and by which rule.
LAWS = {Nation.WALES: "SI 2011/1064 regulation 3(3)", Nation.SCOTLAND: "SSI 2012/162 regulation 4"}


@dataclass(frozen=True)
class Covering:
    """One objective as the board sees it. `local` are names of what the council considers beside the nine, each with an
    aim or "". One that a review retired or replaced is not `is_pursued`: it keeps its number and covers nothing."""

    number: int | None
    label: str
    href: str
    pairs: frozenset[tuple[str, str]] = frozenset()
    aims: tuple[str, ...] = ()
    local: frozenset[tuple[str, str]] = frozenset()
    without_aim: tuple[str, ...] = ()
    is_about_pay: bool = False
    is_pursued: bool = True


@dataclass(frozen=True)
class Marked:
    """An objective under the mark it has on the board: its number, or the one it will get when it is published."""

    mark: str
    covering: Covering

    @property
    def words(self) -> str:
        """The objective's words beside its mark; a printed reference that is the same is not said twice."""
        return self.covering.label.removeprefix(f"{self.mark}: ")


@dataclass(frozen=True)
class Cell:
    """One aim for one characteristic: covered `by` objectives, `closed` by law (says why), or empty."""

    aim: str
    aim_name: str
    by: tuple[Marked, ...] = ()
    closed: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.by and not self.closed


@dataclass(frozen=True)
class Row:
    """One characteristic. `section` is empty for the council's own, which no law protects; `code` is then empty too.

    `is_named`: some objective is for it, with an aim or without. `is_gap`: none that counts is; where some objective is
    all the same, it is about pay differences and the council Welsh. `is_asked`: the law, or good practice, wants to
    know why.
    """

    code: str
    name: str
    section: str
    cells: tuple[Cell, ...]
    without_aim: tuple[Marked, ...]
    reason: str
    is_covered: bool
    is_named: bool
    is_gap: bool
    is_asked: bool

    @property
    def is_protected(self) -> bool:
        return bool(self.section)

    @property
    def is_only_about_pay(self) -> bool:
        return self.is_gap and self.is_named

    @property
    def lacks_reason(self) -> bool:
        says_why = self.reason or all(cell.reason for cell in self.cells if not cell.closed)
        return self.is_asked and self.is_gap and not says_why


@dataclass(frozen=True)
class Board:
    """The nine in the statute's order, then the council's own; `law` is the rule that asks for reasons, if one does."""

    rows: tuple[Row, ...]
    marked: tuple[Marked, ...]
    law: str

    @property
    def protected(self) -> list[Row]:
        return [row for row in self.rows if row.is_protected]

    @property
    def local(self) -> list[Row]:
        return [row for row in self.rows if not row.is_protected]

    @property
    def missing(self) -> list[Row]:
        """The characteristics that need a sentence and have none."""
        return [row for row in self.rows if row.lacks_reason]

    @property
    def has_unnumbered(self) -> bool:
        """Whether some objective stands under a number that it has not been given yet."""
        return any(each.covering.number is None for each in self.marked)

    @property
    def is_duty(self) -> bool:
        """Whether the law asks for those sentences; elsewhere they are good practice."""
        return bool(self.law)

    @cached_property
    def sentences(self) -> list[str]:
        return reading(self)

    @property
    def in_words(self) -> str:
        return " ".join(self.sentences)


def board(
    objectives: Sequence[Covering],
    *,
    nation: str,
    reasons: Mapping[tuple[str, str], str] | None = None,
    local: Sequence[str] = (),
) -> Board:
    """The board of these objectives. `reasons` are by characteristic code and aim, "" for the whole row.

    Wales: an objective about pay differences covers no characteristic (SI 2011/1064 regulation 3(3)). Scotland: only
    the eight relevant characteristics need a reason (SSI 2012/162 regulation 4, Equality Act 2010 s.149(7)).
    """
    reasons, marked = reasons or {}, mark(objectives)
    pursued = [each for each in marked if each.covering.is_pursued]
    named = {name for each in pursued for name, _aim in each.covering.local}
    ours = [*local, *sorted(named - set(local))]
    return Board(
        rows=(
            *(protected_row(each, pursued, nation=nation, reasons=reasons) for each in CHARACTERISTICS),
            *(local_row(name, pursued) for name in ours),
        ),
        marked=marked,
        law=LAWS.get(Nation(nation), ""),
    )


def mark(objectives: Iterable[Covering]) -> tuple[Marked, ...]:
    """Each objective under its number; those without one, under the next, as the publication will give them."""
    objectives = list(objectives)
    given = max((each.number for each in objectives if each.number), default=0)
    marked = []
    for each in objectives:
        if each.number is None:
            given += 1
        marked.append(Marked(str(each.number or given), each))
    return tuple(marked)


def protected_row(
    characteristic: characteristics.Characteristic,
    pursued: Sequence[Marked],
    *,
    nation: str,
    reasons: Mapping[tuple[str, str], str],
) -> Row:
    code = characteristic.code
    cells = tuple(
        Cell(
            aim=aim.key,
            aim_name=aim.name,
            by=tuple(each for each in pursued if (code, aim.key) in each.covering.pairs),
            closed=characteristics.why_not(code, aim.key) or "",
            reason=reasons.get((code, aim.key), ""),
        )
        for aim in AIMS
    )
    undecided = tuple(each for each in pursued if code in each.covering.without_aim)
    covering = {each for cell in cells if not cell.closed for each in cell.by}
    counting = {each for each in covering | set(undecided) if nation != Nation.WALES or not each.covering.is_about_pay}
    return Row(
        code=code,
        name=characteristic.name,
        section=characteristic.section,
        cells=cells,
        without_aim=undecided,
        reason=reasons.get((code, ""), ""),
        is_covered=bool(covering & counting),
        is_named=bool(covering or undecided),
        is_gap=not counting,
        is_asked=characteristic.relevant or nation != Nation.SCOTLAND,
    )


def local_row(name: str, pursued: Sequence[Marked]) -> Row:
    """The law asks no reason for these, and closes none of their cells."""
    cells = tuple(
        Cell(aim.key, aim.name, by=tuple(each for each in pursued if (name, aim.key) in each.covering.local))
        for aim in AIMS
    )
    undecided = tuple(each for each in pursued if (name, "") in each.covering.local)
    is_covered = any(cell.by for cell in cells)
    return Row(
        code="",
        name=name,
        section="",
        cells=cells,
        without_aim=undecided,
        reason="",
        is_covered=is_covered,
        is_named=is_covered or bool(undecided),
        is_gap=False,
        is_asked=False,
    )


# --- From rows --------------------------------------------------------------------------------------------------------


COVER = ("cover__pair", "local_cover__local", "reviews")
"""What the board reads of an objective, to be prefetched."""


def board_of(
    objective_set: ObjectiveSet, *, on: date | None = None, objectives: Sequence[Objective] | None = None
) -> Board:
    """The board of a set as it stands, in a fixed number of queries. With `on`, what the council considers beside the
    nine on that day has its rows too; without, only what an objective names. `objectives` are those of the set in order
    where they are at hand, with `COVER` prefetched."""
    found = objective_set.objectives.in_order().prefetch_related(*COVER) if objectives is None else objectives
    standing = objective_set.council.local_characteristics.standing(on=on) if on else ()
    return board(
        [covering_of(each) for each in found],
        nation=objective_set.council.nation,
        reasons={(row.characteristic_id, row.aim): row.text for row in objective_set.gap_reasons.all()},
        local=[each.name for each in standing],
    )


def covering_of(objective: Objective) -> Covering:
    """An objective as the board sees it; wants `cover__pair`, `local_cover__local` and `reviews` prefetched."""
    newest = max(objective.reviews.all(), key=lambda review: (review.decided_on, review.pk), default=None)
    return Covering(
        number=objective.number,
        label=f"{objective.reference}: {objective.title}" if objective.reference else objective.title,
        href=objective.get_absolute_url(),
        pairs=frozenset((row.pair.characteristic_id, row.pair.aim) for row in objective.cover.all()),
        aims=tuple(objective.aims),
        local=frozenset((row.local.name, row.aim) for row in objective.local_cover.all()),
        without_aim=tuple(objective.characteristics_without_aim),
        is_about_pay=objective.is_about_pay,
        is_pursued=newest is None or newest.decision in (Decision.KEEP, Decision.AMEND),
    )
