"""Who is told of a day, in which order, and who was told of it already. Asks; writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines.models import DAYS_BEFORE, Deadline, Flag, Notice, Stage, ToldAs
from deadlines.recipients import ANY_ROLE, SEE_DRAFTS, people_of


@dataclass(frozen=True)
class Link:
    """One place in the chain: as what somebody is told, who that is now, and when it is their turn."""

    told_as: ToldAs
    names: str
    sentence: str


@dataclass(frozen=True)
class Told:
    """One stage that was told: to how many people the mail server took it, and which refused."""

    flag: Flag
    sent: int
    waiting: int
    refused: tuple[Notice, ...]

    @property
    def stage(self) -> str:
        """ "30 days before", "week 3 after the day"."""
        if self.flag.stage == Stage.OVERDUE:
            return _("week %(week)s after the day") % {"week": self.flag.week}
        return str(self.flag.get_stage_display())


def chain(deadline: Deadline) -> list[Link]:
    """Who is told, first to last, with the names of today: two queries."""
    people = people_of({deadline.council_id})[deadline.council_id]
    officers, administrators = people.officers, people.administrators
    links: list[Link] = []

    def tell(told_as: ToldAs, keys: Iterable[int], sentence: str) -> None:
        links.append(Link(told_as, ", ".join(people.names(keys)), sentence))

    if has_owner := deadline.owner_id is not None and people.may(deadline.owner_id, SEE_DRAFTS):
        tell(ToldAs.OWNER, [deadline.owner_id], _("Answers for it, and is told first."))
    if officers:
        beside = _("Told once its day has passed, beside whoever answers for it.")
        tell(ToldAs.OFFICER, officers, beside if has_owner else _("Told first."))
        tell(ToldAs.ADMINISTRATOR, administrators, _("Told if no letter reaches those above."))
    else:
        beside = _("Told once its day has passed, beside whoever answers for it: there is no equality officer.")
        alone = _("Told first: there is no equality officer.")
        tell(ToldAs.ADMINISTRATOR, administrators, beside if has_owner else alone)
    days = people.escalate_after
    sponsor = next((key for key in (deadline.sponsor_id, people.sponsor) if people.may(key, ANY_ROLE)), None)
    if sponsor is None:
        nobody = ngettext(
            "No councillor is named. When its day is %(days)s day past, the administrators are told.",
            "No councillor is named. When its day is %(days)s days past, the administrators are told.",
            days,
        )
        tell(ToldAs.SPONSOR, [], nobody % {"days": days})
    else:
        said = ngettext("Told when its day is %(days)s day past.", "Told when its day is %(days)s days past.", days)
        tell(ToldAs.SPONSOR, [sponsor], said % {"days": days})
    return links


def stages_to_come(deadline: Deadline, *, on: date) -> list[tuple[date, str]]:
    """The days before and on the due day on which people will still hear of it, in order."""
    coming = [
        (deadline.due_on - timedelta(days=days), str(stage.label))
        for stage, days in DAYS_BEFORE.items()
        if days <= deadline.notice_days
    ]
    return [(day, words) for day, words in coming if day > on]


def told_already(deadline: Deadline) -> list[Told]:
    """What was told of a day so far, the newest first: two queries."""
    notices = Prefetch("notices", Notice.objects.select_related("recipient").order_by("pk"))
    flags = deadline.flags.prefetch_related(notices).order_by("-raised_on", "due_on", "-week", "-pk")
    return [_told(flag, list(flag.notices.all())) for flag in flags]


def _told(flag: Flag, notices: Sequence[Notice]) -> Told:
    unsent = [notice for notice in notices if notice.sent_at is None]
    refused = tuple(notice for notice in unsent if notice.last_error)
    return Told(flag, len(notices) - len(unsent), len(unsent) - len(refused), refused)
