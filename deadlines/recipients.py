"""Who is told of a flag, and as what: the chain along which a letter falls until there is somebody to read it.

Owner, then the council's officers, then its administrators. Of what is overdue the officers hear beside the owner; and
what stays overdue is brought to the member sponsor as well, or where there is none to the administrators.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from councils.models import Membership, User
from councils.roles import ROLES, Can, Role
from deadlines.models import Arrangements, Flag, Stage, ToldAs

SEE_DRAFTS = frozenset(role for role, powers in ROLES.items() if Can.SEE_DRAFTS in powers)
ANY_ROLE = frozenset(Role.values)
ESCALATE_AFTER = Arrangements._meta.get_field("escalate_after_days").default

TEAM = frozenset({ToldAs.OFFICER, ToldAs.ADMINISTRATOR})
ABOVE = frozenset({ToldAs.SPONSOR, ToldAs.ADMINISTRATOR})


@dataclass
class People:
    """Those with a role at one council whose account is open, and what its arrangements say of long delays."""

    by_key: dict[int, User] = field(default_factory=dict)
    roles: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    escalate_after: int = ESCALATE_AFTER
    sponsor: int | None = None

    def may(self, person: int | None, roles: Collection[str]) -> bool:
        """Whether the person has one of the roles."""
        return person is not None and not self.roles.get(person, set()).isdisjoint(roles)

    def those(self, role: Role) -> list[int]:
        return sorted(key for key, held in self.roles.items() if role in held)

    @property
    def officers(self) -> list[int]:
        return self.those(Role.OFFICER)

    @property
    def administrators(self) -> list[int]:
        return self.those(Role.ADMINISTRATOR)

    def names(self, keys: Iterable[int]) -> list[str]:
        return sorted(str(self.by_key[key]) for key in keys)


def people_of(councils: Collection[int]) -> dict[int, People]:
    """The people of each council by its key: two queries, however many there are."""
    found = {key: People() for key in councils}
    roles = Membership.objects.filter(council__in=found, user__is_active=True).select_related("user")
    for held in roles.order_by("pk"):
        found[held.council_id].by_key[held.user_id] = held.user
        found[held.council_id].roles[held.user_id].add(held.role)
    for arranged in Arrangements.objects.filter(council__in=found):
        found[arranged.council_id].escalate_after = arranged.escalate_after_days
        found[arranged.council_id].sponsor = arranged.sponsor_id
    return found


def is_escalated(flag: Flag, people: People) -> bool:
    """Whether it has been overdue for as long as the council lets it be before it goes higher."""
    return flag.stage == Stage.OVERDUE and (flag.raised_on - flag.due_on).days >= people.escalate_after


def sponsor_of(flag: Flag, people: People) -> int | None:
    """The member sponsor of the thing, or of the council; None where neither has a role there."""
    named = (flag.deadline.sponsor_id, people.sponsor)
    return next((key for key in named if people.may(key, ANY_ROLE)), None)


@dataclass
class Readers:
    """Of one flag: who was told or is about to be, and as what; and whose mail server has refused it too often."""

    told: set[tuple[int, str]] = field(default_factory=set)
    out_of_reach: set[int] = field(default_factory=set)


def owed_to(flag: Flag, people: People, readers: Readers) -> dict[int, ToldAs]:
    """Who has to be told of a flag besides those who were or are about to be, and as what.

    Past somebody out of reach the letter falls on to the next. Somebody who comes later is not told of what colleagues
    were told before.
    """
    told, out_of_reach = readers.told, readers.out_of_reach
    told_as = {because for _person, because in told}
    owed: dict[int, ToldAs] = {}

    def within_reach(keys: Iterable[int]) -> list[int]:
        return [key for key in keys if key not in out_of_reach]

    owner = flag.deadline.owner_id
    has_owner = ToldAs.OWNER in told_as
    if not has_owner and owner is not None and people.may(owner, SEE_DRAFTS) and owner not in out_of_reach:
        owed[owner], has_owner = ToldAs.OWNER, True
    is_team_told = not TEAM.isdisjoint(told_as) or any(person in people.officers for person, _because in told)
    if (not has_owner or flag.stage == Stage.OVERDUE) and not is_team_told:
        officers = within_reach(people.officers)
        for key in officers or within_reach(people.administrators):
            owed.setdefault(key, ToldAs.OFFICER if officers else ToldAs.ADMINISTRATOR)
    if is_escalated(flag, people) and ABOVE.isdisjoint(told_as):
        sponsor = sponsor_of(flag, people)
        if sponsor is not None and sponsor not in out_of_reach:
            owed.setdefault(sponsor, ToldAs.SPONSOR)
        else:
            for key in within_reach(people.administrators):
                owed.setdefault(key, ToldAs.ADMINISTRATOR)
    already = {person for person, _because in told}
    return {person: because for person, because in owed.items() if person not in already}
