"""Posts from people who have no session: how a form that everybody may send is told from one that another site sent.

Django's own guard against forged posts pairs a form with a cookie, and public pages set none. A forged post borrows
somebody's standing; a stranger has none to borrow. What is left is that another page makes its visitors send a form of
ours, from their addresses, without their knowing. Three things stand against that, and against machines:

- browsers say with each post where it came from, and no page can make them say otherwise: it must be here;
- the form carries a token that was signed when it was shown, for that page alone, and that is good for a day;
- it has a box that nobody sees, which programs fill in and people leave empty (in the form itself).

How often one address may send is limited by the sign-in's own counter, which is kept in the database.
"""

import hashlib
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest

SALT = "a form for people without a session"
GOOD_FOR = 24 * 3600  # seconds: a page may stay open over a night


class NotFromHere(Exception):
    """The token is no token of this page. `is_old`: it was, and the page has been open for too long."""

    def __init__(self, *, is_old: bool) -> None:
        super().__init__("This form was not shown here, or too long ago.")
        self.is_old = is_old


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the post came from one of our own pages; one that says nothing is not believed."""
    here = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    if origin := request.headers.get("Origin"):
        return origin in here
    try:
        asked_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return False
    return f"{asked_from.scheme}://{asked_from.netloc}" in here


def token_for(page: str) -> str:
    """A token for one showing of the form on a page."""
    return TimestampSigner(salt=SALT).sign(f"{page}:{secrets.token_urlsafe(16)}")


def key_of(token: str, page: str) -> str:
    """What tells this showing of the form from every other. Raises NotFromHere."""
    try:
        shown = TimestampSigner(salt=SALT).unsign(token, max_age=GOOD_FOR)
    except SignatureExpired as error:
        raise NotFromHere(is_old=True) from error
    except BadSignature as error:
        raise NotFromHere(is_old=False) from error
    if shown.rpartition(":")[0] != page:
        raise NotFromHere(is_old=False)
    return hashlib.sha256(shown.encode()).hexdigest()
