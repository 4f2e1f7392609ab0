"""What the public reads: publications, their sections, frozen editions, the files drawn from them, and older
documents.
"""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from councils.permanence import kept_once_written, never_changed, never_deleted, never_emptied, written_once
from objectives.models import ObjectiveSet
from publications.querysets import EditionQuerySet, PublicationQuerySet, RenditionQuerySet


class Kind(models.TextChoices):
    """What is published. The stored key, with a hyphen for an underscore, is part of the address for ever."""

    INFORMATION = "equality_information", _("Equality information")
    OBJECTIVES = "equality_objectives", _("Equality objectives")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With the approver")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@pghistory.track(exclude=["submitted", "sent_back_content"])
class Publication(models.Model):
    """A document on its way to the public, and afterwards the place where its editions stand.

    `period` is the part of the address that tells one year's from the next ("2026-to-2027"). From submit to
    publication, `submitted` holds the frozen content and `digest` its SHA-256: what is agreed to is exactly what is
    published. The `sent_back_*` facts stay until then: who asked for changes sees what became of them.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    period = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    objective_set = models.OneToOneField(
        ObjectiveSet, on_delete=models.PROTECT, null=True, blank=True, related_name="publication"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    submitted = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_by_name = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_by_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_back_content = models.JSONField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    sent_back_by_name = models.CharField(max_length=200, blank=True)
    what_changes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "period"], name="a_period_is_published_once"),
            models.CheckConstraint(
                name="only_objectives_are_drawn_from_a_set",
                condition=Q(kind="equality_objectives", objective_set__isnull=False)
                | (~Q(kind="equality_objectives") & Q(objective_set=None)),
            ),
            models.CheckConstraint(
                name="what_is_submitted_is_frozen",
                condition=~Q(state__in=["in_review", "approved"]) | (Q(submitted__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="an_approval_names_its_person",
                condition=Q(approved_at=None, approved_by_name="")
                | (Q(approved_at__isnull=False) & ~Q(approved_by_name="")),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own",
                condition=Q(approved_by=None) | Q(submitted_by=None) | ~Q(approved_by=F("submitted_by")),
            ),
            models.CheckConstraint(name="a_publication_is_in_a_known_state", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of the latest edition."""
        return reverse("publication", args=[self.council.slug, self.kind_in_address, self.period])

    @property
    def kind_in_address(self) -> str:
        return self.kind.replace("_", "-")

    @property
    def is_open_to_editing(self) -> bool:
        return self.state == State.DRAFT


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


class Edition(models.Model):
    """What was made public on a day, frozen. The snapshot is the content that was approved, digest for digest; the
    passport is what publication added. Every format is drawn from these two and nothing else.

    Only a withdrawal and a removal compelled by law may be noted afterwards, each once. A correction is a new edition
    that names the one it corrects.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    schema = models.PositiveSmallIntegerField(default=1)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    passport = models.JSONField()
    published_on = models.DateField()
    published_at = models.DateTimeField()
    what_changed = models.TextField(blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)
    removed_on = models.DateField(null=True)
    removed_because = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="editions_are_numbered_once"),
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


class Rendition(models.Model):
    """A file drawn from an edition, or the wish for one: a row without a `sha256` waits to be rendered. A worker
    holds it by a lease; one that dies loses it, and the sweep hands it to the next."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"

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
