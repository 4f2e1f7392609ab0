"""The letter that invites a person, and the link in it by which they choose a password."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Membership, User

log = logging.getLogger(__name__)
LONGEST_WAIT = 9  # refusals after which it is tried once a day


def link_for(user: User) -> str:
    """The address at which this person, and nobody else, can set a password; good for a week and for one use."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.PUBLIC_URL}{path}"


def send_waiting() -> int:
    """Send every invitation that is due, each once; returns how many went. A refused one holds up no other: it is
    tried again, later each time and at last once a day."""
    sent = 0
    while True:
        with transaction.atomic():
            user = due().select_for_update(skip_locked=True).first()
            if user is None:
                return sent
            sent += send(user)


def due() -> QuerySet[User]:
    """People whose letter waits, and whose last refusal is long enough ago."""
    now = timezone.now()
    rested = Q(invitation_attempts=0)
    for attempts in range(1, LONGEST_WAIT):
        since = now - timedelta(minutes=5 * 2 ** (attempts - 1))
        rested |= Q(invitation_attempts=attempts, invitation_tried_at__lte=since)
    rested |= Q(invitation_attempts__gte=LONGEST_WAIT, invitation_tried_at__lte=now - timedelta(days=1))
    return User.objects.filter(rested, is_invitation_waiting=True).order_by("pk")


def send(user: User) -> bool:
    """Send one letter, to a person whose row is locked, and note what became of it."""
    roles = Membership.objects.filter(user=user).select_related("council").order_by("council__name", "role")
    letter = EmailMessage(
        subject=_("Your invitation to the PSED Portal"),
        body=render_to_string("emails/invitation.txt", {"user": user, "roles": roles, "link": link_for(user)}),
        to=[user.email],
    )
    try:
        letter.send()
    except (SMTPException, OSError) as error:
        user.invitation_attempts, user.invitation_tried_at = user.invitation_attempts + 1, timezone.now()
        user.save(update_fields=["invitation_attempts", "invitation_tried_at"])
        log.warning(
            "The mail server did not take the invitation of person %s (attempt %s): %s",
            user.pk, user.invitation_attempts, error,
        )  # fmt: skip
        return False
    user.is_invitation_waiting, user.invited_at = False, timezone.now()
    user.save(update_fields=["is_invitation_waiting", "invited_at"])
    return True
