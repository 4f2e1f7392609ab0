"""Which discharges, deadlines and flags."""

from datetime import date
from typing import Self

from django.apps import apps
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

    def open_on(self, on: date) -> Self:
        """Those that were open on a day: opened by then, and not closed yet."""
        not_closed = models.Q(closed_on=None) | models.Q(closed_on__gt=on)
        return self.filter(not_closed, models.Q(opened_on=None) | models.Q(opened_on__lte=on))

    def for_members(self) -> Self:
        """What councillors are shown: not what a regulator asked of the officers before it is answered."""
        return self.exclude(kind="compliance_notice")

    def statutory(self) -> Self:
        return self.filter(kind="statutory")

    def overdue(self, *, on: date) -> Self:
        """Open, and their last safe day has passed."""
        return self.open().filter(due_on__lt=on)

    def soonest_first(self) -> Self:
        return self.order_by("due_on", "kind", "label", "pk")

    def with_recorded(self) -> Self:
        """Each knows (`is_recorded`) whether any publication under its duty is in the book."""
        discharges = apps.get_model("deadlines", "Discharge").objects.filter(withdrawn_at=None)
        of_duty = discharges.filter(
            council=models.OuterRef("council"), body=models.OuterRef("body"), duty=models.OuterRef("duty")
        )
        return self.annotate(is_recorded=models.Exists(of_duty))

    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_type=subject._meta.label_lower, subject_number=subject.pk)


class FlagQuerySet(models.QuerySet):
    def still_open(self) -> Self:
        """Flags whose deadline nobody has met or moved since."""
        return self.filter(deadline__closed_on=None, deadline__due_on=models.F("due_on"))

    def overdue(self) -> Self:
        """Flags of days that had passed, not of days to come."""
        return self.filter(stage="overdue")
