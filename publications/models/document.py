"""Documents that stand elsewhere."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from councils.models import Council


@pghistory.track()
class Document(models.Model):
    """A document that stands elsewhere, or stood: what it is, the day it was published if known, and its series."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=300)
    series = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=50, blank=True)
    published_on = models.DateField(null=True, blank=True)
    is_day_assumed = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    meets = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "title", "period"], name="a_document_is_listed_once")]

    def __str__(self) -> str:
        return self.title
