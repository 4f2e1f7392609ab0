"""Why something asked of sets and objectives is not done; each says it in a sentence fit for the page."""

from django.utils.translation import gettext as _

from duty import characteristics


class UnlawfulPair(ValueError):
    """s.149(7) does not allow the aim for this characteristic; the message is a sentence fit for the page."""


class PublishedBefore(ValueError):
    """What was published stays; the message says what to do instead."""


class AlreadyThere(ValueError):
    """What would be added stands there already; the message is a sentence fit for the page."""


def why_not(characteristic: str, aim: str) -> str:
    """Why the Act does not allow the pair, whether or not it knows the two."""
    try:
        reason = characteristics.why_not(characteristic, aim)
    except (KeyError, ValueError):
        reason = None
    return reason or _("The Act knows no aim “%(aim)s” for “%(characteristic)s”.") % {
        "aim": aim,
        "characteristic": characteristic,
    }
