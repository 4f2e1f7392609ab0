"""What may be done to the secret addresses of calendars. The only place they change."""

import hashlib
import secrets

from councils.edits import held
from councils.models import Council, User
from councils.record import act, record
from deadlines.models import CalendarAddress

BYTES = 32


def hashed(secret: str) -> str:
    """What is kept of a secret. It is long and random, so nobody can guess their way back, and no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


@act
def make_address(council: Council, *, sort: str, by: User) -> str:
    """Give a person the secret of a new calendar address, which is told this once. It replaces the one they had."""
    council = held(council)
    by.calendar_addresses.filter(council=council).delete()
    secret = secrets.token_urlsafe(BYTES)
    address = CalendarAddress.objects.create(
        user=by, council=council, sort=CalendarAddress.Sort(sort), secret_hash=hashed(secret)
    )
    record("calendar address made", by=by, council=council, of=address, after={"sort": address.sort})
    return secret


@act
def withdraw_address(council: Council, *, by: User) -> bool:
    """From now on the person's address answers no more. Repeatable; gives whether there was one."""
    council = held(council)
    address = by.calendar_addresses.filter(council=council).first()
    if address is None:
        return False
    record("calendar address withdrawn", by=by, council=council, of=address, before={"sort": address.sort})
    by.calendar_addresses.filter(council=council).delete()
    return True
