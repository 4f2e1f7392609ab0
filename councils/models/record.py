"""The record of acts: who did what, when, chained row by row so that tampering shows."""

from django.db import models

from councils.permanence import never_changed, never_deleted, never_emptied


class Record(models.Model):
    """One act. No foreign keys, names copied: it must be readable when everything it speaks of is gone.

    `hash` is the SHA-256 of the canonical JSON of this row's facts and of the `previous_hash`; each council has a chain
    of its own, and the platform one. Rows are never changed and never removed, by anyone, raw SQL included.
    """

    chain = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=60)
    council_name = models.CharField(max_length=200, blank=True)
    by_number = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    subject_type = models.CharField(max_length=60)
    subject_number = models.BigIntegerField()
    subject_label = models.CharField(max_length=500)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="a_chain_counts_without_repeats")]
        triggers = [never_changed(), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}: {self.event}"
