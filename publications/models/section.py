"""The parts of a document."""

import pghistory
from django.db import models

from publications.models.publication import Publication


@pghistory.track()
class Section(models.Model):
    """A part of an annual publication: the officer's words, beside what the portal puts in by itself (by `key`)."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    narrative = models.TextField(blank=True)
    left_out_because = models.CharField(max_length=500, blank=True)
    is_done = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "key"], name="a_part_stands_once"),
            models.UniqueConstraint(
                fields=["publication", "position"], name="parts_stand_in_order", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self) -> str:
        return self.heading
