"""Which discharges, deadlines and flags."""

from datetime import date
from typing import Self

from django.db import models


class DischargeQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def entered_by_hand(self) -> Self:
        """Those that no thing in the portal stands behind."""
        return self.filter(subject_type="")

    def newest_first(self) -> Self:
        return self.order_by("-made_public_on", "-pk")

    def of_duty(self, duty: str) -> Self:
        return self.filter(duty=duty).order_by("made_public_on", "pk")


class DeadlineQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(closed_on=None)

    def statutory(self) -> Self:
        return self.filter(kind="statutory")

    def overdue(self, *, on: date) -> Self:
        """Open, and their last safe day has passed."""
        return self.open().filter(due_on__lt=on)

    def soonest_first(self) -> Self:
        return self.order_by("due_on", "kind", "label", "pk")

    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_type=subject._meta.label_lower, subject_number=subject.pk)


class FlagQuerySet(models.QuerySet):
    def still_open(self) -> Self:
        """Flags whose deadline nobody has met or moved since."""
        return self.filter(deadline__closed_on=None, deadline__due_on=models.F("due_on"))
