"""A publication in a form that more people can use."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.permanence import kept_once_written, never_changed, never_deleted, never_emptied
from publications.languages import ENGLISH
from publications.models.edition import Edition
from publications.models.publication import Publication


class Sort(models.TextChoices):
    """In what form. The order is that of the pages."""

    EASY_READ = "easy_read", _("Easy Read")
    LARGE_PRINT = "large_print", _("Large print")
    BSL = "bsl", _("BSL video")
    AUDIO = "audio", _("Audio")
    TRANSLATION = "translation", _("Translation")
    BRAILLE = "braille", _("Braille, on request")


class OtherFormat(models.Model):
    """A file or a link in which the same publication can be read, watched or heard; of braille, that it can be had.

    It was made for one edition, and is never changed: a newer one of the same sort and language stands before it.
    Removed only by a recorded act, with the reason; then its address says so.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="other_formats")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="other_formats")
    number = models.PositiveSmallIntegerField()
    sort = models.CharField(max_length=20, choices=Sort.choices)
    language = models.CharField(max_length=20, default=ENGLISH)
    sha256 = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    added_on = models.DateField()
    added_by_name = models.CharField(max_length=200)
    removed_on = models.DateField(null=True)
    removed_because = models.TextField(blank=True)
    removed_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="other_formats_are_numbered_once"),
            models.CheckConstraint(name="another_format_is_of_a_known_sort", condition=Q(sort__in=Sort.values)),
            models.CheckConstraint(
                name="another_format_is_a_file_or_a_link",
                condition=Q(sort="braille", sha256="", link="")
                | (~Q(sort="braille") & ((~Q(sha256="") & Q(link="")) | (Q(sha256="") & ~Q(link="")))),
            ),
            models.CheckConstraint(
                name="a_file_of_another_format_is_whole",
                condition=Q(sha256="", name="", media_type="", bytes=0)
                | (~Q(sha256="") & ~Q(name="") & ~Q(media_type="") & Q(bytes__gt=0)),
            ),
            models.CheckConstraint(
                name="a_removed_format_says_why",
                condition=Q(removed_on=None, removed_because="", removed_by_name="")
                | (Q(removed_on__isnull=False) & ~Q(removed_because="") & ~Q(removed_by_name="")),
            ),
        ]
        triggers = [
            never_changed(but=("removed_on", "removed_because", "removed_by_name")),
            kept_once_written("removed_on", "removed_because", "removed_by_name"),
            never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} of {self.publication.title}"

    def get_absolute_url(self) -> str:
        """Where it is to be had: the link, or the file's own address; empty for what is made on request."""
        if self.link or not self.sha256:
            return self.link
        publication = self.publication
        return reverse(
            "other_format",
            args=[publication.council.slug, publication.kind_in_address, publication.period, self.number],
        )
