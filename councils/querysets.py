"""Which councils, and which of what they have decided."""

import unicodedata
from datetime import date
from typing import Self

from django.db import models


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

    def alive(self, *, on: date) -> Self:
        """Those that had not been abolished by the day; the last day of a council is still its own."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gte=on))

    def enrolled(self) -> Self:
        return self.exclude(enrolled_on=None)


class LocalCharacteristicQuerySet(models.QuerySet):
    def standing(self, *, on: date) -> Self:
        """Those adopted by the day and not ended by it; the day on which one ends is no longer its own."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gt=on), adopted_on__lte=on).order_by(
            "name", "pk"
        )


class ApproachQuerySet(models.QuerySet):
    def being_written(self) -> Self:
        return self.filter(number=None)

    def published(self, *, on: date | None = None) -> Self:
        """Every version that was made public, or that was by a day; the newest first."""
        public = self.exclude(number=None).order_by("-number")
        return public.filter(published_on__lte=on) if on else public
