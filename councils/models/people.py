"""People, and what they may do at which council."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from councils.models.council import Council
from councils.roles import Role

LONGEST_ADDRESS, LONGEST_NAME = 254, 150


class People(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in with an e-mail address. Only an invitation makes one."""

    email = models.EmailField(_("email address"), max_length=LONGEST_ADDRESS, unique=True)
    name = models.CharField(_("full name"), max_length=LONGEST_NAME)
    is_active = models.BooleanField(default=True)
    is_invitation_waiting = models.BooleanField(default=False)
    invitation_attempts = models.PositiveSmallIntegerField(default=0)
    invitation_tried_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)

    objects = People()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_address_is_kept_in_lower_case", condition=models.Q(email=Lower("email")))
        ]

    def __str__(self) -> str:
        """The name, or the address of somebody who has none: never longer than a name may be, for it is kept in rows
        of the record."""
        return (self.name or self.email)[:LONGEST_NAME]

    def get_full_name(self) -> str:
        return str(self)


@pghistory.track()
class Membership(models.Model):
    """One role of one person at one council. A person may hold several, at several councils."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "council", "role"], name="a_role_is_held_once"),
            models.CheckConstraint(name="a_role_is_known", condition=models.Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.council}"
