"""What may be done to councils and people. The only place they change, beside the import of the register."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress

from councils.edits import held, latest, rewrite
from councils.errands import after_commit
from councils.models import LONGEST_ADDRESS, LONGEST_NAME, Council, CouncilName, Headcount, Membership, User
from councils.querysets import folded
from councils.record import Actor, act, record
from councils.roles import Role
from councils.tasks import send_invitations
from files import store
from files.accepting import Accepted


class NotPossible(ValueError):
    """What was asked cannot be done; the message is a sentence fit for the page."""


@act
def add_example(
    *, slug: str, name: str, notice: str, by: Actor, names: Iterable[tuple[str, str]] = (), **told: Any
) -> Council:
    """Add a council that stands beside the register: an invented one, or one of `shown_as_at`, made from what a real
    body published at the time. `names` are (sort, name) pairs to find it by; `notice` tells readers what it is."""
    if not told.get("is_fictional") and not told.get("shown_as_at"):
        raise NotPossible("Real councils come from the register. An example is invented, or shown as at a day.")
    council = Council.objects.create(slug=slug, name=name, notice=notice, **told)
    CouncilName.objects.bulk_create(
        [CouncilName(council=council, name=known, folded=folded(known), sort=sort) for sort, known in names]
    )
    record("example added", by=by, council=council, of=council, after={"source": council.source})
    return council


@act
def enrol(council: Council, *, by: Actor, on: date) -> Council:
    """From this day the portal follows the council: duties are computed, flags raised, mail sent. Repeatable."""
    council = held(council)
    if council.is_historical_example:
        raise NotPossible(f"{council} is a historical example and cannot be enrolled.")
    if council.ended_on:
        raise NotPossible(f"{council} ended on {council.ended_on:%-d %B %Y} and cannot be enrolled.")
    if council.enrolled_on is None:
        council.enrolled_on = on
        council.save(update_fields=["enrolled_on"])
        record("enrolled", by=by, council=council, of=council, after={"enrolled_on": on.isoformat()})
    return council


@act
def invite(council: Council, *, email: str, name: str, role: str, by: Actor) -> Membership:
    """Give a person a role at the council; someone new gets an account and a letter by which to set a password.

    Repeating it changes nothing and sends the letter again to whoever has not yet set a password.
    """
    email, name = email.strip().lower(), name.strip()
    if len(email) > LONGEST_ADDRESS or len(name) > LONGEST_NAME:
        raise NotPossible("The address or the name is too long to be kept.")
    council = held(council)
    user, is_new = User.objects.get_or_create(email=email, defaults={"name": name})
    if is_new:
        user.set_unusable_password()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if not user.has_usable_password():
        user.is_invitation_waiting, user.invitation_attempts, user.invitation_tried_at = True, 0, None
        user.save(update_fields=["password", "is_invitation_waiting", "invitation_attempts", "invitation_tried_at"])
        after_commit(send_invitations)
    membership, is_given = Membership.objects.get_or_create(user=user, council=council, role=Role(role))
    if is_given:
        record("role given", by=by, council=council, of=user, after={"role": membership.role})
    return membership


@act
def open_example_account(*, email: str, name: str, password: str, by: Actor) -> User:
    """An account whose password is chosen already, for the invented people of an example: no letter goes out.

    Repeatable; another password replaces the present one. Raises NotPossible for an address that could be somebody's:
    names under ".example" belong to nobody (RFC 2606).
    """
    email = email.strip().lower()
    if not email.endswith(".example"):
        raise NotPossible(f"{email} could be somebody's address. People of an example have one that ends in .example.")
    user, is_new = User.objects.get_or_create(email=email, defaults={"name": name})
    user.set_password(password)
    user.save(update_fields=["password"])
    if is_new:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        record("example account opened", by=by, of=user)
    return user


@act
def take_role(membership: Membership, *, by: Actor) -> None:
    """End one role; effective with the next request, and repeatable. The last administrator of a council stays."""
    council = held(membership.council)
    if not council.memberships.filter(pk=membership.pk).exists():
        return
    administrators = council.memberships.filter(role=Role.ADMINISTRATOR)
    if membership.role == Role.ADMINISTRATOR and administrators.exclude(pk=membership.pk).count() == 0:
        raise NotPossible("This is the council's only administrator. Give another person the role first.")
    record("role taken", by=by, council=council, of=membership.user, before={"role": membership.role})
    membership.delete()


@act
def change_contact(council: Council, *, seen: int, contact: str, by: Actor) -> Council:
    """Change whom readers may write to. Raises StaleEdit when another save came between."""
    council = latest(council, seen=seen)
    before, now = rewrite(council, contact=contact)
    if now:
        record("contact changed", by=by, council=council, of=council, before=before, after=now)
    return council


@act
def set_appearance(
    council: Council,
    *,
    seen: int,
    colour: str,
    logo: Accepted | None = None,
    logo_alt: str = "",
    keeps_logo: bool = True,
    by: Actor,
) -> Council:
    """Set the colour and logo of the council's public pages. Without a new `logo` the present one stays, or goes when
    not `keeps_logo`. Raises StaleEdit when another save came between, and NotPossible for a logo without words."""
    council = latest(council, seen=seen)
    changes = {"colour": colour, "logo_sha256": council.logo_sha256, "logo_type": council.logo_type}
    if logo:
        changes |= {"logo_sha256": store.keep(logo.content), "logo_type": logo.media_type}
    elif not keeps_logo:
        changes |= {"logo_sha256": "", "logo_type": ""}
    changes["logo_alt"] = logo_alt if changes["logo_sha256"] else ""
    if changes["logo_sha256"] and not changes["logo_alt"]:
        raise NotPossible("A logo needs words for those who cannot see it.")
    before, now = rewrite(council, **changes)
    if now:
        record("appearance changed", by=by, council=council, of=council, before=before, after=now)
    return council


@act
def note_headcount(
    council: Council, *, as_at: date, count: int, basis: str = "", is_upper_bound: bool = False, by: Actor
) -> Headcount:
    """Note how many people the council employed on a day; noting it again for the same day replaces the number."""
    council = held(council)
    headcount, _ = Headcount.objects.update_or_create(
        council=council, as_at=as_at, defaults={"count": count, "basis": basis, "is_upper_bound": is_upper_bound}
    )
    record("headcount noted", by=by, council=council, of=headcount, after={"as_at": as_at.isoformat(), "count": count})
    return headcount
