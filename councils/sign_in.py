"""How signing in works here: by e-mail, and only for people who were invited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.safestring import SafeString


class InvitationOnly(DefaultAccountAdapter):
    """Nobody makes an account for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactor(DefaultMFAAdapter):
    """Draws the QR code as an element of the page: the content security policy allows no `data:` images."""

    def build_totp_svg(self, url: str) -> str:
        _prolog, _, svg = super().build_totp_svg(url).rpartition("?>")
        return SafeString(svg.strip())
