"""What kinds of document there are: who makes each, which duties it meets, and what it is about."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Nation
from publications.models import Kind

Codes = tuple[str, ...]
EVERYWHERE = (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND)


@dataclass(frozen=True)
class KindOfDocument:
    """`meets`: the duties it meets, by nation; `may_meet`: further ones it can meet where it says what they ask.
    `years`: how long a period it usually covers; 0 for one that covers none and is known by its title."""

    key: Kind
    purpose: Promise | str
    nations: tuple[Nation, ...]
    years: int
    meets: dict[Nation, Codes] = field(default_factory=dict)
    may_meet: dict[Nation, Codes] = field(default_factory=dict)
    is_reviewed: bool = False
    is_started_by_hand: bool = True  # a set of objectives starts under Objectives

    def duties(self, nation: str) -> Codes:
        """Those it meets and those it may meet, in that order."""
        where = Nation(nation)
        return self.meets.get(where, ()) + self.may_meet.get(where, ())


KINDS = (
    KindOfDocument(
        Kind.INFORMATION,
        _("What the council did to meet the equality duty, for whom, and with what result. Owed every year."),
        (Nation.ENGLAND,),
        years=1,
        meets={Nation.ENGLAND: ("EQ_INFO",)},
        may_meet={Nation.ENGLAND: ("GPG",)},
    ),
    KindOfDocument(
        Kind.OBJECTIVES,
        _("The set of objectives, or in Scotland outcomes. It is written under Objectives."),
        EVERYWHERE,
        years=4,
        meets={
            Nation.ENGLAND: ("EQ_OBJECTIVES",),
            Nation.WALES: ("WAL_OBJECTIVES_REVIEW",),
            Nation.SCOTLAND: ("SCO_OUTCOMES",),
        },
        is_started_by_hand=False,
    ),
    KindOfDocument(
        Kind.STRATEGIC_PLAN,
        _("The plan of regulation 14: the council, its objectives with steps and times, and its arrangements."),
        (Nation.WALES,),
        years=4,
        meets={Nation.WALES: ("WAL_SEP",)},
        may_meet={Nation.WALES: ("WAL_PAY_ACTION_PLAN",)},
    ),
    KindOfDocument(
        Kind.ANNUAL_REPORT,
        _("The report of regulation 16 on a year from April to March, with the employment information."),
        (Nation.WALES,),
        years=1,
        meets={Nation.WALES: ("WAL_ANNUAL_REPORT", "WAL_EMPLOYMENT_INFO")},
    ),
    KindOfDocument(
        Kind.MAINSTREAMING,
        _("How far the duty has become part of everything, with two years of employee information."),
        (Nation.SCOTLAND,),
        years=2,
        meets={Nation.SCOTLAND: ("SCO_MAINSTREAMING", "SCO_EMPLOYEE_INFO")},
        may_meet={Nation.SCOTLAND: ("SCO_OUTCOMES_PROGRESS", "SCO_PAY_GAP", "SCO_EQUAL_PAY")},
    ),
    KindOfDocument(
        Kind.OUTCOMES_PROGRESS,
        _("What has come of each equality outcome so far. Owed every two years."),
        (Nation.SCOTLAND,),
        years=2,
        meets={Nation.SCOTLAND: ("SCO_OUTCOMES_PROGRESS",)},
    ),
    KindOfDocument(
        Kind.EQUAL_PAY,
        _("The policy on equal pay, and who works where and at what grade by sex, disability and race."),
        (Nation.SCOTLAND,),
        years=4,
        meets={Nation.SCOTLAND: ("SCO_EQUAL_PAY",)},
        may_meet={Nation.SCOTLAND: ("SCO_PAY_GAP",)},
    ),
    KindOfDocument(
        Kind.PAY_GAP,
        _("The gender pay gap figures with what stands behind them."),
        EVERYWHERE,
        years=1,
        meets={Nation.ENGLAND: ("GPG",), Nation.SCOTLAND: ("SCO_PAY_GAP",)},
    ),
    KindOfDocument(
        Kind.WORKFORCE,
        _("Who works for the council, by protected characteristic, as a document of its own."),
        EVERYWHERE,
        years=1,
        meets={Nation.WALES: ("WAL_EMPLOYMENT_INFO",)},
        may_meet={Nation.ENGLAND: ("EQ_INFO",), Nation.SCOTLAND: ("SCO_EMPLOYEE_INFO",)},
    ),
    KindOfDocument(
        Kind.ACTION_PLAN,
        _("What will be done for the objectives, by whom and by when."),
        EVERYWHERE,
        years=1,
        may_meet={Nation.WALES: ("WAL_PAY_ACTION_PLAN",)},
    ),
    KindOfDocument(
        Kind.POLICY,
        _("An equality policy, with the day by which it is looked at again."),
        EVERYWHERE,
        years=0,
        is_reviewed=True,
    ),
    KindOfDocument(
        Kind.COMMITTEE_REPORT,
        _("A report that asks cabinet or a committee to decide or to note, made from what stands here."),
        EVERYWHERE,
        years=0,
    ),
)
KIND = {kind.key: kind for kind in KINDS}


def kinds_of(nation: str) -> list[KindOfDocument]:
    """The kinds that councils of a nation make."""
    return [kind for kind in KINDS if nation in kind.nations]


def kinds_that_meet(code: str) -> list[Kind]:
    """The kinds of document that meet a duty, the usual one first; none where the portal makes none."""
    usual = [kind.key for kind in KINDS if any(code in codes for codes in kind.meets.values())]
    others = [kind.key for kind in KINDS if any(code in codes for codes in kind.may_meet.values())]
    return [*usual, *others]
