"""Which discharges, deadlines and flags."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models

DIARY = ("document_review", "accessibility", "compliance_notice", "own_promise")
"""The kinds of the council's diary."""
OFFICERS_ONLY = (*DIARY, "approval", "contribution", "format_request")
"""What councillors are not shown: the diary, where an unpublished document stands, and who asked for a format (whoever
has the reference of a request can open its page)."""


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
        """What all councillors are shown: what the law asks, and what was published. The diary is the officers' affair:
        what a regulator asked of them, and what the council has not promised in public; so is a document on its way."""
        return self.exclude(kind__in=OFFICERS_ONLY)

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

    def in_place_of(self, closed: Any) -> Self:
        """The open ones of the same thing, or of the same duty of the same body, the soonest first."""
        of_the_same = {
            name: getattr(closed, name)
            for name in ("council_id", "body", "kind", "duty", "subject_type", "subject_number")
        }
        return self.open().filter(**of_the_same).order_by("due_on", "pk")

    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_type=subject._meta.label_lower, subject_number=subject.pk)


class FlagQuerySet(models.QuerySet):
    def still_open(self) -> Self:
        """Flags whose deadline nobody has met or moved since."""
        return self.filter(deadline__closed_on=None, deadline__due_on=models.F("due_on"))

    def overdue(self) -> Self:
        """Flags of days that had passed, not of days to come."""
        return self.filter(stage="overdue")
