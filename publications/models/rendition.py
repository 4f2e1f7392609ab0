"""The files drawn from editions."""

from django.db import models
from django.db.models import Q

from councils.permanence import never_deleted, never_emptied, written_once
from publications.models.edition import Edition
from publications.querysets import RenditionQuerySet


class Rendition(models.Model):
    """A file drawn from an edition, or the wish for one: a row without a `sha256` waits to be rendered. A worker
    holds it by a lease; one that dies loses it, and the sweep hands it to the next."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        HTML = "html", "HTML"
        CSV = "csv", "CSV"
        JSON = "json", "JSON"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="renditions")
    format = models.CharField(max_length=10, choices=Format.choices)
    language = models.CharField(max_length=5, default="en")
    sha256 = models.CharField(max_length=64, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(null=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "format", "language"], name="each_format_is_made_once"),
            models.CheckConstraint(
                name="a_made_file_is_known_by_its_hash",
                condition=Q(made_at=None, sha256="") | (Q(made_at__isnull=False) & ~Q(sha256="")),
            ),
        ]
        triggers = [written_once("made_at"), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.edition_id}.{self.format}"
