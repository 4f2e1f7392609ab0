"""The cast of every story, all invented: Olivia the officer, Petra the approver, Cora the councillor, Ada the
administrator, Con the contributor, Audrey the auditor, all of Barsetshire; and Sam, officer of Loamshire."""

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress

from councils.models import Council, Membership, User
from councils.record import SystemActor
from deadlines import actions as deadlines

PASSWORD = "a-long-enough-password"
STAGE_HAND = SystemActor("The stage hand")
ROLES = {
    "olivia": "officer",
    "petra": "approver",
    "cora": "councillor",
    "ada": "administrator",
    "con": "contributor",
    "audrey": "auditor",
}


def council(slug: str = "barsetshire", **told: Any) -> Council:
    """A council on the register, not enrolled: an English county that began long ago unless told otherwise."""
    told = {
        "name": f"{slug.title()} County Council",
        "nation": "england",
        "kind": "county",
        "started_on": date(1974, 4, 1),
        "contact": "Equality team, equality@example.org",
    } | told
    return Council.objects.create(slug=slug, **told)


def enrolled(slug: str = "barsetshire", *, on: date = date(2026, 1, 5), **told: Any) -> Council:
    """A council that uses the portal."""
    return deadlines.follow(council(slug, **told), on=on, by=STAGE_HAND)


def person(name: str, *roles: tuple[Council, str]) -> User:
    """Someone with an account, and these roles. Signs in with PASSWORD."""
    user = User.objects.create(email=f"{name}@example.org", name=name.title())
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for where, role in roles:
        Membership.objects.create(user=user, council=where, role=role)
    return user
