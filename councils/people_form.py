"""How a form asks for a colleague: who may be named, and the field in which one is chosen."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Council, User
from councils.roles import ROLES, Can


def people_who(council: Council, can: Can) -> list[User]:
    """The people with accounts in use who hold a power at the council, by name."""
    roles = [role for role, held in ROLES.items() if can in held]
    return people_with(council, *roles)


def people_with(council: Council, *roles: str) -> list[User]:
    """The people with accounts in use who hold one of these roles at the council, by name."""
    found = User.objects.filter(is_active=True, memberships__council=council, memberships__role__in=roles)
    return list(found.distinct().order_by("name", "email"))


class PersonField(forms.ChoiceField):
    """One of the people it is told of, or nobody; its value is a `User` or None."""

    def __init__(self, *, nobody: str | Promise = "", **kwargs: Any) -> None:
        self.nobody = nobody or gettext_lazy("Nobody in particular")
        self.people: dict[str, User] = {}
        messages = {"invalid_choice": gettext_lazy("Select somebody who has a role at this council")}
        super().__init__(required=False, error_messages=messages | kwargs.pop("error_messages", {}), **kwargs)
        self.choose_among(())

    def choose_among(self, people: Iterable[User]) -> None:
        """Offer these people. Two of one name are told apart by their addresses."""
        self.people = {str(user.pk): user for user in people}
        names = [str(user) for user in self.people.values()]
        self.choices = [
            ("", self.nobody),
            *(
                (key, f"{user} ({user.email})" if names.count(str(user)) > 1 else str(user))
                for key, user in self.people.items()
            ),
        ]

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if isinstance(value, User) else value

    def clean(self, value: Any) -> User | None:
        return self.people.get(super().clean(value))


def no_longer_here(person: User | None, people: Iterable[User]) -> str:
    """A sentence about somebody who was named and may not be any more; empty where all is well."""
    if person is None or person in people:
        return ""
    return _("%(person)s was named, and has no such role here any more. Choose somebody else, or nobody.") % {
        "person": person
    }
