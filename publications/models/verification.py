"""What the nightly check of everything published found, and who is told."""

from django.db import models

from councils.models import User
from councils.permanence import never_changed, never_deleted, never_emptied, written_once


class Verification(models.Model):
    """One night's check: how many editions and files of which council were looked at, and what did not hold. `of` holds
    a row for each council (slug, editions, files), `faults` one for each fault (slug, text)."""

    on = models.DateField(unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    editions = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    redrawn = models.PositiveIntegerField(default=0)
    of = models.JSONField(default=list)
    faults = models.JSONField(default=list)

    class Meta:
        triggers = [never_changed(), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"What was published, checked on {self.on.isoformat()}"


class FaultLetter(models.Model):
    """One administrator who has to be told of a night's faults; sent once."""

    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="letters")
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verification", "recipient"], name="a_fault_is_told_once_a_night")
        ]
        triggers = [written_once("sent_at"), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.verification} to {self.recipient}"
