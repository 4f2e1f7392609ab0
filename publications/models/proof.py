"""Prints of drafts."""

from django.db import models
from django.db.models import Q

from publications.models.publication import Publication
from publications.querysets import RenditionQuerySet


class Proof(models.Model):
    """A PDF of a document that is not public yet, or the wish for one: of exactly the content it was asked for, known
    by its digest. It is drawn as a rendition is, shown to those who may see drafts, and taken off the list after a
    month."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="proofs")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=200)
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
            models.UniqueConstraint(fields=["publication", "digest"], name="a_draft_is_printed_once"),
            models.CheckConstraint(
                name="a_made_proof_is_known_by_its_hash",
                condition=Q(made_at=None, sha256="") | (Q(made_at__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk} of {self.publication_id}"

    @staticmethod
    def get_format_display() -> str:
        """As a rendition is called in words."""
        return "PDF"
