"""The letter that invites a person, and the link in it by which they choose a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Membership, User


def link_for(user: User) -> str:
    """The address at which this person, and nobody else, can set a password; good for a week and for one use."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.PUBLIC_URL}{path}"


def send_waiting() -> int:
    """Send every invitation that waits, each once; returns how many went. A refused one waits for the next sweep."""
    sent = 0
    while True:
        with transaction.atomic():
            user = User.objects.select_for_update(skip_locked=True).filter(is_invitation_waiting=True).first()
            if user is None:
                return sent
            roles = Membership.objects.filter(user=user).select_related("council").order_by("council__name", "role")
            EmailMessage(
                subject=_("Your invitation to the PSED Portal"),
                body=render_to_string("emails/invitation.txt", {"user": user, "roles": roles, "link": link_for(user)}),
                to=[user.email],
            ).send()
            user.is_invitation_waiting, user.invited_at = False, timezone.now()
            user.save(update_fields=["is_invitation_waiting", "invited_at"])
            sent += 1
