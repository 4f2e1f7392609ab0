"""What a further edition is to change."""

import pghistory
from django.db import models

from publications.models.publication import Publication


@pghistory.track()
class Change(models.Model):
    """Why a published document was opened again: what was wrong, what is right, who decided. One for each publication,
    while the further edition is being made; publishing freezes it in the edition."""

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, related_name="change")
    mends_an_error = models.BooleanField()
    is_major = models.BooleanField()
    was_wrong = models.TextField(blank=True)
    is_right = models.TextField(blank=True)
    because = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.publication}: a further edition"
