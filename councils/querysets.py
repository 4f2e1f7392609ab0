"""Which councils."""

import unicodedata
from typing import Self

from django.db import models

from councils.roles import ROLES, Can


def folded(text: str) -> str:
    """The same words without accents, case or doubled spaces, so that "ynys mon" finds Ynys Môn."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").casefold().split())


class CouncilQuerySet(models.QuerySet):
    def named_like(self, words: str) -> Self:
        """Councils one of whose names, of any time and language, holds these words."""
        return self.filter(names__folded__contains=folded(words)).distinct()

    def standing(self) -> Self:
        return self.filter(ended_on=None)

    def former(self) -> Self:
        return self.exclude(ended_on=None)

    def enrolled(self) -> Self:
        return self.exclude(enrolled_on=None)

    def registered(self) -> Self:
        """Bodies of the real register: no historical examples, nothing invented."""
        return self.filter(shown_as_at=None, is_fictional=False)

    def served_by(self, user: models.Model, can: Can | None = None) -> Self:
        """Councils at which the person holds a role (that gives the power, if one is named)."""
        roles = [role for role, powers in ROLES.items() if can is None or can in powers]
        return self.filter(memberships__user=user, memberships__role__in=roles).distinct()
