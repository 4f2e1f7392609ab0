"""What was made public, frozen."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from councils.permanence import kept_once_written, never_changed, never_deleted, never_emptied, written_once
from publications.models.publication import Publication
from publications.querysets import EditionQuerySet


class Edition(models.Model):
    """What was made public on a day, frozen. The snapshot is the content that was approved, digest for digest; the
    passport is what publication added. Every format is drawn from these two and nothing else.

    `number` counts the editions and is part of the address for ever; `major` and `minor` are what people read (1.0,
    1.1, 2.0). Only a withdrawal and a removal compelled by law may be noted afterwards, each once. A further edition
    names the one it follows in `corrects`; where it mends an error, it says what was wrong and what is right.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    major = models.PositiveSmallIntegerField(default=1)
    minor = models.PositiveSmallIntegerField(default=0)
    schema = models.PositiveSmallIntegerField(default=1)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    passport = models.JSONField()
    published_on = models.DateField()
    published_at = models.DateTimeField()
    what_changed = models.TextField(blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    is_correction = models.BooleanField(default=False)
    was_wrong = models.TextField(blank=True)
    is_right = models.TextField(blank=True)
    changed_because = models.TextField(blank=True)
    change_decided_by = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)
    removed_on = models.DateField(null=True)
    removed_because = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="editions_are_numbered_once"),
            models.UniqueConstraint(fields=["publication", "major", "minor"], name="editions_are_called_once"),
            models.CheckConstraint(
                name="only_a_further_edition_mends_an_error",
                condition=Q(corrects__isnull=False) | Q(is_correction=False, was_wrong="", is_right=""),
            ),
            models.CheckConstraint(
                name="a_correction_says_what_changed", condition=Q(corrects=None) | ~Q(what_changed="")
            ),
            models.CheckConstraint(
                name="a_withdrawal_says_why",
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
            ),
            models.CheckConstraint(
                name="a_removal_says_why",
                condition=Q(removed_on=None, removed_because="")
                | (Q(removed_on__isnull=False) & ~Q(removed_because="")),
            ),
        ]
        triggers = [
            never_changed(but=("withdrawn_on", "withdrawn_because", "removed_on", "removed_because")),
            kept_once_written("withdrawn_on", "withdrawn_because"),
            written_once("removed_on"),
            never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.publication.title}, edition {self.number}"

    def get_absolute_url(self) -> str:
        publication = self.publication
        return reverse(
            "edition", args=[publication.council.slug, publication.kind_in_address, publication.period, self.number]
        )

    @property
    def label(self) -> str:
        """What people call it: 1.0, 1.1, 2.0."""
        return f"{self.major}.{self.minor}"
