"""How an objective goes: progress as people report it, and reviews that decide what becomes of it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from councils.models import User
from objectives.models.objective import Objective


class Rag(models.TextChoices):
    """A person's judgement, always with a reason."""

    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    LATE = "late", _("Late")
    MET = "met", _("Met")


class Decision(models.TextChoices):
    KEEP = "keep", _("Keep it as it is")
    AMEND = "amend", _("Amend it")
    REPLACE = "replace", _("Replace it in the next set")
    RETIRE = "retire", _("Retire it")


@pghistory.track()
class ProgressUpdate(models.Model):
    """What was said of an objective on a day. Dated rows that only add up; the newest is the present word."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="progress")
    as_at = models.DateField()
    rag = models.CharField(max_length=10, choices=Rag.choices)
    narrative = models.TextField()
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.as_at}: {self.get_rag_display()}"


@pghistory.track()
class Review(models.Model):
    """The decision to keep, amend, replace or retire an objective, with its reason. A review starts the objective's
    local review period again; it never starts the set's four years again."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="reviews")
    decided_on = models.DateField()
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField()
    next_review_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.decided_on}: {self.get_decision_display()}"
